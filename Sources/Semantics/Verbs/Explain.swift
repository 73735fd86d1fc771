import Frames
import Plans
import Syntax

extension Verb {
  static let explain = Verb(
    name: "explain",
    summary: "Says in plain words how the result was made.",
    usage: "explain",
    examples: ["get all in latest | compare | explain"],
    adds: [
      ColumnNote("step", .number, "which step of the query"),
      ColumnNote("does", .text, "what it does, in plain words"),
      ColumnNote("rows", .number, "how many rows come out of it"),
    ],
    expand: expandExplain
  )
}

/// The columns of an explanation, in order.
private let explanationFields: [Field] = [
  Field(name: "step", type: .number),
  Field(name: "does", type: .text),
  Field(name: "rows", type: .number),
]

private func expandExplain(_ call: Call) throws(Diagnostic) -> Table {
  let table = try call.table()
  let evaluate = call.scope.evaluate
  // The same columns are asked for as without `explain`, so that the same is done.
  let plan = Rewriter.rewrite(
    table.plan,
    keeping: Set(table.fields.filter { !$0.isQuiet }.map(\.name))
  )
  let steps = table.steps
  let earlierTrace = table.earlierTrace
  let procedure = Procedure(
    name: "explain",
    inputs: [],
    passesColumnsOn: false
  ) { (_) throws(PlanError) -> SourceReading in
    let trace = earlierTrace + (try evaluate(plan)).trace
    return SourceReading(frame: explanation(of: steps, trace))
  }
  let nothing = MemorySource(name: "explain", frame: .empty(Schema([])))
  var result = table
  result.plan = .apply(.scan(nothing, columns: [], call.origin), procedure, call.origin)
  for field in table.fields { result.lost[foldedColumnName(field.name)] = "explain" }
  for field in explanationFields { result.lost[foldedColumnName(field.name)] = nil }
  result.fields = explanationFields
  result.closedWords = [:]
  result.judgementColumns = ["does"]
  result.earlierTrace = []
  result.detach("rows are the steps that explain tells of")
  return result
}

/// One row a step: its number, what it does, and the rows that come out of it.
private func explanation(of steps: [TakenStep], _ trace: [StepTrace]) -> Frame {
  var sentences: [String?] = []
  var rowCounts: [Double?] = []
  var said: Set<Footnote> = []
  var rowsIn: Int?
  for (number, step) in steps.enumerated() {
    let own = trace.filter { $0.origin == step.origin }
    let rowsOut = own.last?.rowCount ?? rowsIn
    var parts = step.sentences(after: steps[..<number])
    if let change = step.rowChange(from: rowsIn, to: rowsOut) { parts.append(change) }
    for footnote in own.flatMap(\.footnotes)
    where said.insert(footnote).inserted && !step.tells(footnote) {
      parts.append(footnote.text + ".")
    }
    sentences.append(parts.joined(separator: " "))
    rowCounts.append(rowsOut.map { Double($0) })
    rowsIn = rowsOut
  }
  return Frame(
    unchecked: Schema(explanationFields),
    columns: [
      .number(NumberColumn(steps.indices.map { Double($0 + 1) })),
      .text(TextColumn(sentences)),
      .number(NumberColumn(rowCounts)),
    ],
    rowCount: steps.count
  )
}
