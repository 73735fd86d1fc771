extension Layout {
  /// The template of the World Health Organization's Health Equity Assessment Toolkit.
  static let heat: Layout = {
    var layout = Layout(
      "heat",
      title: "WHO HEAT template",
      Signature([["indicator", "indicatorname"], ["dimension"], ["subgroup"], ["estimate"]]),
      [
        ColumnRule(.indicatorName, "indicatorname", "indicator"),
        ColumnRule(.indicatorCode, "indicatorabbr"), ColumnRule(.placeName, "setting"),
        ColumnRule(.placeCode, "iso3"), ColumnRule(.period, "date", "year"),
        ColumnRule(.dimension, "dimension"), ColumnRule(.group, "subgroup"),
        ColumnRule(.groupOrder, "subgrouporder"), ColumnRule(.isOrdered, "ordereddimension"),
        ColumnRule(.figure("value"), "estimate"), ColumnRule(.standardError, "se"),
        ColumnRule(.figure("lower"), "cilb"), ColumnRule(.figure("upper"), "ciub"),
        ColumnRule(.figure("denominator"), "population"), ColumnRule(.average, "settingaverage"),
        ColumnRule(.catalogue("polarity"), "favourableindicator"),
        ColumnRule(.catalogue("multiplier"), "indicatorscale"),
        ColumnRule(.figure("source"), "source"), ColumnRule(.figure("note"), "flag"),
      ]
    )
    // Survey estimates: their counts are grossed up, so no interval comes from them.
    layout.constants = [("counts", "estimated")]
    layout.hasUnitInName = true
    layout.isOneSurvey = true
    return layout
  }()
}
