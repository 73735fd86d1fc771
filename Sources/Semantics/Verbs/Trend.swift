import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let trend = Verb(
    name: "trend",
    summary: "Is it a real trend?",
    usage: "trend [using chi_squared|mann_kendall]",
    examples: ["get all | trend | summarise count() by objective, trend"],
    needs: [.indicator, .place, .period, .value],
    adds: [
      ColumnNote("periods", .number, "how many figures were tested"),
      ColumnNote("first", .estimate, "the first of them"),
      ColumnNote("latest", .estimate, "the last of them"),
      ColumnNote("change", .estimate, "latest less first"),
      ColumnNote("trend", .text, words: trendWords, "what the test found"),
      ColumnNote("p", .number, "p-value of the test, two-sided"),
      ColumnNote("method", .text, "the test used"),
      ColumnNote("reason", .text, "why nothing can be said"),
      ColumnNote("line", .text, "the figures as a small line"),
      ColumnNote("slope", .estimate, isQuiet: true, "change from one figure to the next, all told"),
    ],
    methods: ["chi_squared", "mann_kendall"],
    expand: expandTrend
  )
}

private let trendWords = [
  "improving", "worsening", "increasing", "decreasing", "no significant trend", "can't say",
]

private func expandTrend(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .trend(let using) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  let word = try call.method(using, among: Verb.trend.methods)
  let method = word.flatMap { TrendMethod(rawValue: $0) } ?? .automatic
  try call.requirePeriods(leastPoints, in: table)
  let lookup = seriesLookup(of: table)
  let inputs = table.seriesInputs
  let keys = Set(table.seriesKeys)
  try table.narrow(
    keeping: { keys.contains($0.name) || $0.isOfIndicator },
    adding: Verb.trend.adds,
    by: call
  )
  let added = Set(Verb.trend.adds.map(\.name))
  let kept = Set(table.fields.map(\.name)).subtracting(added)
  let procedure = Procedure(
    name: "trend",
    inputs: inputs
  ) { (frame) throws(PlanError) -> SourceReading in
    trendTable(frame, lookup: lookup, method: method, keeping: kept)
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  table.judgementColumns = ["trend", "change"]
  table.detach("each series was made one row by trend")
  return table
}

/// A trend is of so many figures.
private let leastPoints = 5

extension Table {
  /// The columns by which a series is found and its figures read, whatever of them is shown.
  var seriesInputs: Set<String> {
    Set(fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  }
}

extension PlanError {
  /// A refusal of the domain as a failed query.
  init(_ refusal: SeriesRefusal) {
    self.init(code: refusal.code, message: refusal.message, notes: refusal.notes)
  }
}
