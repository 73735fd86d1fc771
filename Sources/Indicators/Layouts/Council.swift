extension Layout {
  /// The generic own CSV: a period, a value, and a place or an indicator (`data.md` §3); also what
  /// an answer of ours was written as, `value_lower` and its like.
  static let council = Layout(
    "council",
    title: "own CSV",
    Signature([
      periodHeadings, ["value"],
      indicatorHeadings + codeHeadings + placeHeadings + placeCodeHeadings,
    ]),
    [
      ColumnRule(.period, any: periodHeadings),
      ColumnRule(.indicatorName, any: indicatorHeadings),
      ColumnRule(.indicatorCode, any: codeHeadings), ColumnRule(.placeName, any: placeHeadings),
      ColumnRule(.placeCode, any: placeCodeHeadings), ColumnRule(.level, "areatype"),
      ColumnRule(.dimension, "equalitydimension", "dimension", "inequality"),
      ColumnRule(.group, "equalitygroup", "group"),
      ColumnRule(.catalogue("unit"), "unit", "units", "valueunit"),
      ColumnRule(.figure("value"), "value"),
      ColumnRule(.figure("lower"), "lowerci", "lower", "lowerlimit", "valuelower"),
      ColumnRule(.figure("upper"), "upperci", "upper", "upperlimit", "valueupper"),
      ColumnRule(.figure("lower_99_8"), "lower998"), ColumnRule(.figure("upper_99_8"), "upper998"),
      ColumnRule(.figure("numerator"), "numerator", "valuenumerator"),
      ColumnRule(.figure("denominator"), "denominator", "valuedenominator"),
      ColumnRule(.figure("state"), "state", "valuestate"), ColumnRule(.status, "status"),
      ColumnRule(.figure("note"), "note", "notes"), ColumnRule(.figure("source"), "source"),
      ColumnRule(.figure("published_progress"), "publishedprogress"),
      ColumnRule(.figure("dimension_2"), "dimension2"), ColumnRule(.figure("group_2"), "group2"),
      ColumnRule(.figure("dimension_3"), "dimension3"), ColumnRule(.figure("group_3"), "group3"),
    ] + catalogueHeadings.map { ColumnRule(.catalogue($0), foldedHeading($0)) }
  )

  private static let periodHeadings = ["period", "year", "timeperiod"]
  private static let indicatorHeadings = ["indicator", "indicatorname", "measure"]
  private static let codeHeadings = ["indicatorid", "code"]
  private static let placeHeadings = ["place", "placename", "areaname", "area"]
  private static let placeCodeHeadings = ["placecode", "areacode", "gsscode"]
  /// What goes to the catalogue when it is constant within each indicator.
  private static let catalogueHeadings = [
    "objective", "theme", "priority", "directorate", "polarity", "counts", "kind", "decimals",
    "tolerance", "frequency", "year_type", "multiplier", "value_type", "pooled_years",
  ]
  private static func foldedHeading(_ name: String) -> String {
    String(name.filter { $0 != "_" })
  }
}
