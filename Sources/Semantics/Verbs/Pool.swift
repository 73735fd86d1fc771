import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let pool = Verb(
    name: "pool",
    summary: "Several periods as one.",
    usage: "pool number",
    simplest: "pool 3",
    examples: [#"get "First-time entrants" since 2010/11 | pool 3"#],
    needs: [.indicator, .place, .period, .value],
    expand: expandPool
  )
}

private func expandPool(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .pool(let number) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  let count = try call.whole(number, atLeast: 2, "periods")
  try call.requirePeriods(count, in: table)
  let lookup = seriesLookup(of: table)
  let inputs = table.seriesInputs
  let keys = Set(table.seriesKeys)
  try table.narrow(
    keeping: { field in
      keys.contains(field.name) || field.isOfIndicator || field.role == .period
        || field.role == .value || field.name == "year"
    },
    adding: [],
    by: call
  )
  table.judgementColumns = ["value"]
  table.detach("value was pooled over \(count) periods by pool")
  let kept = Set(table.fields.map(\.name))
  let procedure = Procedure(
    name: "pool",
    inputs: inputs
  ) { (frame) throws(PlanError) -> SourceReading in
    do throws(SeriesRefusal) {
      return try pooledTable(frame, lookup: lookup, of: count, keeping: kept)
    } catch {
      throw PlanError(error)
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  return table
}
