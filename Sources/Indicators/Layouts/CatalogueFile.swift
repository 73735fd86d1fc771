extension Layout {
  /// A catalogue on its own: codes or names with polarity, unit and the like, and no figures.
  static let catalogue: Layout = {
    var layout = Layout(
      "catalogue",
      title: "catalogue",
      Signature(
        [
          ["indicatorid", "code", "indicator", "indicatorname", "measure"],
          [
            "polarity", "unit", "units", "objective", "theme", "priority", "counts", "kind",
            "valuetype", "decimals", "tolerance", "frequency", "scored", "yeartype", "othernames",
          ],
        ],
        without: ["value", "observation", "estimate", "timeperiod", "financialyear"]
      ),
      [
        ColumnRule(.indicatorCode, "indicatorid", "code"),
        ColumnRule(.indicatorName, "indicator", "indicatorname", "measure"),
        ColumnRule(.column("unit"), "unit", "units"),
      ]
    )
    layout.kind = .resource("indicators")
    return layout
  }()
}
