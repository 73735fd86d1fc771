extension Layout {
  /// Explore Local Statistics (Office for National Statistics).
  static let localStatistics = Layout(
    "ons_els",
    title: "Explore Local Statistics",
    Signature([
      ["areacd"], ["areanm"], ["period"], ["indicator"], ["value", "observation"],
    ]),
    [
      ColumnRule(.placeCode, "areacd"), ColumnRule(.placeName, "areanm"),
      ColumnRule(.level, "geography", "areatype"), ColumnRule(.period, "period"),
      ColumnRule(.indicatorName, "indicator"),
      ColumnRule(.figure("value"), "observation", "value"),
      ColumnRule(.figure("lower"), "lci95", "lci", "lower"),
      ColumnRule(.figure("upper"), "uci95", "uci", "upper"),
      ColumnRule(.status, "status", "observationstatus"),
      ColumnRule(.catalogue("unit"), "unit", "measure"), ColumnRule(.figure("note"), "note"),
    ]
  )
}
