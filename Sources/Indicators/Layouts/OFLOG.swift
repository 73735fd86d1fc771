extension Layout {
  /// Measures of the Office for Local Government.
  static let oflog: Layout = {
    var layout = Layout(
      "oflog",
      title: "Office for Local Government",
      Signature([
        ["financialyear"], ["localauthoritycode"], ["measure"], ["code"], ["value"],
      ]),
      [
        ColumnRule(.period, "financialyear"), ColumnRule(.placeCode, "localauthoritycode"),
        ColumnRule(.placeName, "localauthorityname"), ColumnRule(.level, "entityname"),
        ColumnRule(.parent, "region"), ColumnRule(.indicatorName, "measure"),
        ColumnRule(.indicatorCode, "code"), ColumnRule(.figure("value"), "value"),
        ColumnRule(.catalogue("polarity"), "rankorder"),
      ]
    )
    layout.constants = [("year_type", "financial")]
    return layout
  }()
}
