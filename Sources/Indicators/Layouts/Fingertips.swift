extension Layout {
  /// A download from Fingertips (Office for Health Improvement and Disparities).
  static let fingertips: Layout = {
    var layout = Layout(
      "fingertips",
      title: "Fingertips download",
      Signature([
        ["indicatorid"], ["indicatorname"], ["areacode"], ["sex"], ["age"], ["categorytype"],
        ["category"], ["timeperiod"], ["value"],
      ]),
      [
        ColumnRule(.indicatorCode, "indicatorid"), ColumnRule(.indicatorName, "indicatorname"),
        ColumnRule(.placeCode, "areacode"), ColumnRule(.placeName, "areaname"),
        ColumnRule(.level, "areatype"), ColumnRule(.parent, "parentname"),
        ColumnRule(.period, "timeperiod"),
        ColumnRule(.scope("Sex"), "sex"), ColumnRule(.scope("Age"), "age"),
        ColumnRule(.dimension, "categorytype"), ColumnRule(.group, "category"),
        ColumnRule(.figure("value"), "value"),
        ColumnRule(.figure("lower"), "lowerci95.0limit"),
        ColumnRule(.figure("upper"), "upperci95.0limit"),
        ColumnRule(.figure("lower_99_8"), "lowerci99.8limit"),
        ColumnRule(.figure("upper_99_8"), "upperci99.8limit"),
        ColumnRule(.figure("numerator"), "count"),
        ColumnRule(.figure("denominator"), "denominator"),
        ColumnRule(.figure("note"), "valuenote"),
        ColumnRule(.catalogue("pooled_years"), "timeperiodrange"),
      ]
    )
    // A sort key, 20190000, which the label of the period says better, and a second name.
    layout.drop = ["timeperiodsortable", "parentcode"]
    layout.suppressingNotes = ["suppressed"]
    layout.hasInnerQuotes = true
    layout.remarks = ["no polarity in this layout"]
    return layout
  }()
}
