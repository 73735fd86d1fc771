extension Layout {
  /// Subnational indicators (Office for National Statistics); `201820` is pooled years there.
  static let subnationalIndicators = Layout(
    "ons_subnational",
    title: "ONS subnational indicators",
    Signature([
      ["areacd"], ["areanm"], ["geography"], ["indicator"], ["period"], ["value"],
    ]),
    [
      ColumnRule(.placeCode, "areacd"), ColumnRule(.placeName, "areanm"),
      ColumnRule(.level, "geography"), ColumnRule(.period, "period"),
      ColumnRule(.indicatorName, "indicator"), ColumnRule(.catalogue("theme"), "category"),
      ColumnRule(.catalogue("unit"), "unit", "measure"), ColumnRule(.figure("value"), "value"),
      ColumnRule(.figure("lower"), "lowerci", "lci95"),
      ColumnRule(.figure("upper"), "upperci", "uci95"), ColumnRule(.status, "status"),
    ]
  )
}
