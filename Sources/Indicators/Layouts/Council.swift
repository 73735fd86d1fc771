import Frames

extension Layout {
  /// The generic own CSV: a period, a value, and a place or an indicator (`data.md` §3); also what
  /// an answer of ours was written as, `value_lower` and its like.
  static let council: Layout = {
    var layout = Layout(
      "council",
      title: "own CSV",
      Signature(
        [
          periodHeadings, valueHeadings,
          indicatorHeadings + codeHeadings + placeHeadings + placeCodeHeadings,
        ],
        without: ["timeidentifier"]
      ),
      [ColumnRule(.period, any: periodHeadings)] + otherRules
    )
    layout.groupHeadings = groupHeadings
    return layout
  }()

  /// The same where a year and its quarter or month stand in two columns.
  static let councilQuarters: Layout = {
    var layout = council
    layout.name = "council_quarters"
    layout.title = "own CSV, parts of a year"
    layout.signature.required.insert(["quarter", "month"], at: 1)
    layout.signature.required[0] = yearHeadings
    layout.signature.forbidden.formUnion(["period", "timeperiod"])
    layout.columns[0] = ColumnRule(.period, any: yearHeadings)
    layout.columns.insert(ColumnRule(.periodKind, "quarter", "month"), at: 1)
    return layout
  }()

  private static let otherRules =
    [
      ColumnRule(.indicatorName, any: indicatorHeadings),
      ColumnRule(.indicatorCode, any: codeHeadings), ColumnRule(.placeName, any: placeHeadings),
      ColumnRule(.placeCode, any: placeCodeHeadings), ColumnRule(.level, "areatype"),
      ColumnRule(.dimension, "equalitydimension", "dimension", "inequality"),
      ColumnRule(.group, "equalitygroup", "group"),
      ColumnRule(.catalogue("unit"), "unit", "units", "valueunit"),
      ColumnRule(.figure("value"), any: valueHeadings),
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

  static let indicatorHeadings = [
    "indicator", "indicatorname", "measure", "measurename", "kpi", "metric",
    "performanceindicator",
  ]
  static let placeHeadings = [
    "place", "placename", "areaname", "area", "localauthority", "localauthorityname", "laname",
    "council",
  ]
  static let placeCodeHeadings = [
    "placecode", "areacode", "gsscode", "onscode", "localauthoritycode", "ladcode",
  ]
  private static let yearHeadings = ["year", "financialyear"]
  private static let periodHeadings =
    ["period", "timeperiod"] + yearHeadings + ["date", "month", "quarter"]
  private static let valueHeadings = ["value", "outturn", "actual"]
  private static let codeHeadings = ["indicatorid", "code", "indicatorcode", "measurecode"]
  /// Headings that can name nothing but groups of people or households.
  private static let groupHeadings: Set<String> = [
    "sex", "gender", "age", "ageband", "agegroup", "ethnicity", "ethnicgroup", "disability",
    "religion", "sexualorientation", "deprivation", "deprivationdecile", "deprivationquintile",
    "imddecile", "imdquintile", "freeschoolmeals", "tenure", "householdtype",
  ]
  /// What goes to the catalogue when it is constant within each indicator.
  private static let catalogueHeadings = [
    "objective", "theme", "priority", "directorate", "polarity", "counts", "kind", "decimals",
    "tolerance", "frequency", "year_type", "multiplier", "value_type", "pooled_years",
  ]
  private static func foldedHeading(_ name: String) -> String {
    String(name.filter { $0 != "_" })
  }

  /// The same with a rule for each column that holds the groups of one dimension, named by its
  /// heading: `Sex`; in an answer that was written by us each that stands between period and value.
  func namingGroups(of headings: [String]) -> Layout {
    guard !groupHeadings.isEmpty else { return self }
    let folded = headings.map(foldedColumnName)
    let known = Set(columns.flatMap(\.headings) + ["asat"])
    let others = folded.indices.filter { !known.contains(folded[$0]) }
    var layout = self
    if folded.contains("valuestate") {
      let first = folded.firstIndex(of: "period") ?? folded.count
      let last = folded.firstIndex(of: "value") ?? 0
      for at in others where first < at && at < last {
        layout.columns.append(ColumnRule(.filter(headings[at]), folded[at]))
      }
    } else {
      for at in others where groupHeadings.contains(folded[at]) {
        layout.columns.append(ColumnRule(.scope(headings[at]), folded[at]))
      }
    }
    return layout
  }
}
