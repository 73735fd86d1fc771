/// Columns that every file of Explore Education Statistics (Department for Education) has.
private let educationIdentity = [
  ColumnRule(.period, "timeperiod"), ColumnRule(.periodKind, "timeidentifier"),
  ColumnRule(.level, "geographiclevel"),
]

private let educationLevels = [
  Layout.LevelRule(words: ["national", "country"], code: "countrycode", name: "countryname"),
  Layout.LevelRule(words: ["regional", "region"], code: "regioncode", name: "regionname"),
  Layout.LevelRule(
    words: ["localauthority", "la", "local authority"],
    code: "newlacode",
    name: "laname"
  ),
  Layout.LevelRule(words: ["local authority district"], code: "ladcode", name: "ladname"),
  Layout.LevelRule(words: ["ward"], code: "wardcode", name: "wardname"),
  Layout.LevelRule(
    words: ["parliamentary constituency"],
    code: "pconcode",
    name: "pconname"
  ),
]

private let educationTotals = ["all ", "total "]

/// Breakdowns that stand in two columns: what is broken down, and into which group.
private let pairs = [
  ColumnRule(.dimension, "breakdowntopic", "characteristictopic", "characteristicgroup"),
  ColumnRule(.group, "breakdown", "characteristic"),
]

extension Layout {
  /// One indicator and its value a row.
  static let exploreEducationLong: Layout = {
    var layout = Layout(
      "dfe_long",
      title: "Explore Education Statistics, one figure a row",
      Signature([
        ["timeperiod"], ["timeidentifier"], ["geographiclevel"], ["indicator", "measure"],
        ["value"],
      ]),
      educationIdentity + pairs + [
        ColumnRule(.indicatorName, "indicator", "measure"), ColumnRule(.figure("value"), "value"),
        ColumnRule(.educationCode, "oldlacode"),
        ColumnRule(.catalogue("unit"), "unit", "indicatorunit"),
        ColumnRule(.scope("Sex"), "sex", "gender"),
      ]
    )
    layout.levels = educationLevels
    layout.totalBeginnings = educationTotals
    return layout
  }()

  /// A column for each indicator.
  static let exploreEducationWide: Layout = {
    var layout = Layout(
      "dfe_wide",
      title: "Explore Education Statistics, an indicator a column",
      Signature(
        [["timeperiod"], ["timeidentifier"], ["geographiclevel"]],
        without: ["value"]
      ),
      educationIdentity + pairs + [ColumnRule(.educationCode, "oldlacode")]
    )
    layout.levels = educationLevels
    layout.totalBeginnings = educationTotals
    layout.wide = WideRules(
      counts: .init(beginnings: ["t_", "number_", "count_"], ends: ["_count", "_number"]),
      values: .init(
        beginnings: ["pt_", "rate_", "percent_", "percentage_", "pct_"],
        ends: ["_percent", "_percentage", "_rate", "_pct"]
      ),
      denominators: .init(beginnings: ["population"], ends: ["_population"]),
      filters: .init(
        beginnings: ["breakdown", "characteristic"],
        ends: ["_type", "_group", "sex", "gender", "age", "ethnicity"]
      )
    )
    return layout
  }()
}
