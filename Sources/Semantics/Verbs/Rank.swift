import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let rank = Verb(
    name: "rank",
    summary: "Where does each place stand?",
    usage: "rank",
    examples: [
      #"get "Crime rate" for home, each neighbours in latest | rank | where place = $home"#
    ],
    needs: [.indicator, .place, .period, .value],
    adds: [
      ColumnNote("rank", .number, "1 is best; the highest where no direction is good"),
      ColumnNote("of", .number, "how many places are ranked"),
      ColumnNote("quartile", .number, "1 is the best quarter; missing for fewer than 4 places"),
      ColumnNote("rank_lower", .number, "lower end of the rank's 95% range"),
      ColumnNote("rank_upper", .number, "upper end of the rank's 95% range"),
    ],
    expand: expandRank
  )
}

/// Above so many rows the ranges of ranks are worked out only when a step names them.
private let mostRowsWithRanges = 100_000

private let rangeColumns: Set<String> = ["rank_lower", "rank_upper"]

private func expandRank(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .rank = call.step.body else { return table }
  try call.requireFigures(and: [.place, .period], in: table)
  if case .attached(let workspace, let request) = table.attachment, request.places.count == 1 {
    let name = workspace.places[request.places[0]].name
    throw Diagnostic(
      code: "needs-2",
      message: "rank sets places in order and here is one, \(name): add  for home, each neighbours"
        + "  to get",
      range: call.step.verb.range,
      notes: ["to set it against one other place:   benchmark against England"]
    )
  }
  let inputs = Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  let workspace = call.scope.workspace
  let areNamed = call.mentioned.map { !$0.isDisjoint(with: rangeColumns.map(foldedColumnName)) }
  try table.add(Verb.rank.adds, by: call)
  table.judgementColumns = ["rank", "of"]
  let procedure = Procedure(
    name: "rank",
    inputs: inputs
  ) { (frame, wanted) throws(PlanError) -> SourceReading in
    var ranges: RankRanges = areNamed == true ? .always : .upToRows(mostRowsWithRanges)
    if let wanted, wanted.isDisjoint(with: rangeColumns) { ranges = .never }
    return rankTable(frame, workspace: workspace, ranges: ranges)
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  return table
}
