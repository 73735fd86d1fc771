import Notebook
import Semantics
import Syntax

extension Scenario {
  /// A script from text to checked plans, on the bundled workspace; nothing of it is run.
  static let checkScript = Scenario(
    name: "check-script",
    size: "parse and check 10 lines, bundled workspace",
    runs: 21,
    repeats: 200
  ) {
    let session = try Session(SessionSettings())
    return {
      let source = SourceText(script)
      let tree = parse(source)
      let scope = session.scope(source)
      var columns = 0
      if let first = tree.diagnostics.first { throw Usage("the script: \(first.message)") }
      for statement in tree.statements {
        guard case .query(let query) = statement.kind else { continue }
        columns += try scope.check(query).fields.count
      }
      return Double(columns)
    }
  }
}

/// Ten lines, three queries.
///
/// No pivot: its columns are data, so checking it would run a query.
private let script = """
  cvq 1
  get all as at 2019/20
  | compare
  | where direction = "worse"
  | keep indicator, base_period, base, period, value, improvement
  | sort improvement
  get "Recorded crime" since 2019/20
  | add number = change(value), per_cent = percent_change(value)
  get "Employment rate" for home, region, England
  | add computed = from_parts(value) | where computed is known
  """
