import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let spc = Verb(
    name: "spc",
    summary: "Is it more than the usual ups and downs?",
    usage: "spc [using p|u|c|xmr]",
    examples: [#"get "Delayed transfers of care" since Apr 2017 | spc using xmr"#],
    needs: [.indicator, .place, .period, .value],
    adds: [
      ColumnNote("centre", .estimate, "the centre line"),
      ColumnNote("lower_limit", .estimate, "three sigma below it"),
      ColumnNote("upper_limit", .estimate, "three sigma above it"),
      ColumnNote("signal", .text, words: ["outside limits", "shift", "none"], "what stands out"),
    ],
    methods: ["p", "u", "c", "xmr"],
    expand: expandSPC
  )
}

/// Fewer points than this make no control chart.
private let leastPoints = 12

private func expandSPC(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .spc(let using) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  let word = try call.method(using, among: Verb.spc.methods)
  let kind = word.flatMap { ControlChartKind(rawValue: $0) }
  try call.requirePeriods(leastPoints, in: table)
  let lookup = seriesLookup(of: table)
  let procedure = Procedure(
    name: "spc",
    inputs: table.seriesInputs
  ) { (frame) throws(PlanError) -> SourceReading in
    do throws(SeriesRefusal) {
      return try controlChartTable(frame, lookup: lookup, using: kind)
    } catch {
      throw PlanError(error)
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  try table.add(Verb.spc.adds, by: call)
  table.judgementColumns = ["signal", "centre"]
  return table
}

extension Call {
  /// Refuses a query that asks for too few periods; what the data lack shows when they are read.
  func requirePeriods(_ least: Int, in table: Table) throws(Diagnostic) {
    guard let most = table.mostPeriods, most.count < least else { return }
    throw Diagnostic(
      code: "needs-11",
      message: "\(step.verb.text) needs \(least) periods or more, and get asks for \(most.count) "
        + "(\(most.words))",
      range: step.verb.range,
      notes: ["a longer run:   get … since …"]
    )
  }
}
