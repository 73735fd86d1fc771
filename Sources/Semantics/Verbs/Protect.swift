import Frames
public import Indicators
import Plans
public import Syntax

extension Verb {
  static let protect = Verb(
    name: "protect",
    summary: "Hides small counts so that nobody can be found.",
    usage: "protect [below n] [round n]",
    examples: [
      #"get "Covid cases" by ethnicity | protect below 8 round 5 | pivot ethnicity"#
    ],
    needs: [.indicator, .place, .period, .value],
    expand: expandProtect
  )
}

private func expandProtect(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .protect(let clauses) = call.step.body else { return table }
  try call.requireFigures(in: table)
  var below = call.scope.workspace.disclosure.below
  var round = call.scope.workspace.disclosure.round
  for clause in clauses {
    switch clause {
    case .below(let number): below = try call.whole(number, atLeast: 2, "people after below")
    case .round(let number): round = try call.whole(number, atLeast: 2, "people after round")
    }
  }
  guard below != nil || round != nil else {
    throw Diagnostic(
      code: "needs-13",
      message: "how small is too small? the workspace has no rule of its own:   protect below 8",
      range: call.step.range,
      fixes: [Fix("write protect below 8", replacing: call.step.range, with: "protect below 8")]
    )
  }
  table.isProtected = true
  table.awaitComputation(call, today: "totals are safe to send on: get … without by")
  return table
}

extension Table {
  /// Whether the workspace's policy forbids to send this off as it is (`policy-1`).
  ///
  /// Groups are what gives people away; totals, and tables that `protect` has gone over, may leave.
  ///
  /// - Parameters:
  ///   - workspace: Whose policy counts.
  ///   - range: The step that sends the result off, or the query.
  /// - Returns: What to say, or nil when the table may leave.
  public func needsProtection(_ workspace: Workspace, at range: SourceRange) -> Diagnostic? {
    guard workspace.disclosure.isRequiredOnExport, !isProtected,
      hasGroups || !groupFields.isEmpty
    else { return nil }
    return Diagnostic(
      code: "policy-1",
      message: "\(workspace.title) lets figures of groups leave only through protect",
      range: range,
      notes: [
        "totals may leave:   get … without by",
        "put  | protect  before this step" + (protectIsPending ? ", once it is built" : ""),
      ]
    )
  }

  /// Whether nothing computes `protect` yet, so that the way out must be another.
  private var protectIsPending: Bool { true }
}
