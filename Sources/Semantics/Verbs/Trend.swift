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
  _ = try call.method(using, among: Verb.trend.methods)
  let keys = Set(table.seriesKeys)
  try table.narrow(
    keeping: { keys.contains($0.name) || $0.isOfIndicator },
    adding: Verb.trend.adds,
    by: call
  )
  table.judgementColumns = ["trend", "change"]
  table.detach("each series was made one row by trend")
  table.awaitComputation(
    call,
    today: "add moves = streak(value)   counts moves the same way running"
  )
  return table
}
