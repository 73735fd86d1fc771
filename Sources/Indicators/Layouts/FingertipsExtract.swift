extension Layout {
  /// Figures of Fingertips as its programs exchange them: codes of indicators and places, no names.
  static let fingertipsExtract: Layout = {
    var layout = Layout(
      "fingertips_extract",
      title: "Fingertips extract",
      Signature([
        ["indicatorid"], ["areacode"], ["sexid"], ["ageid"], ["year"], ["lowerci"], ["upperci"],
      ]),
      [
        ColumnRule(.indicatorCode, "indicatorid"), ColumnRule(.placeCode, "areacode"),
        ColumnRule(.period, "year"), ColumnRule(.scope("Sex"), "sex"),
        ColumnRule(.scope("Age"), "age"), ColumnRule(.dimension, "categorytype"),
        ColumnRule(.group, "category"), ColumnRule(.figure("value"), "value"),
        ColumnRule(.figure("lower"), "lowerci"), ColumnRule(.figure("upper"), "upperci"),
        ColumnRule(.figure("numerator"), "count"),
        ColumnRule(.figure("denominator"), "denominator"),
      ]
    )
    // Numbers of what the columns beside them name.
    layout.drop = ["sexid", "ageid", "categorytypeid", "categoryid"]
    layout.hasInnerQuotes = true
    let swapped = "Category and CategoryType are swapped: the type holds the names of groups"
    layout.refusals = [
      RefusalRule(
        role: .dimension,
        beginnings: ["most deprived", "least deprived", "second most deprived"],
        sentence: swapped
      )
    ]
    layout.remarks = [
      "Year is the first year of each period, read as a calendar year where no catalogue has "
        + "year_type",
      "no polarity in this layout",
    ]
    return layout
  }()
}
