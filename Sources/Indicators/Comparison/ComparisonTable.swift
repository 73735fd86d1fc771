public import Frames
import Statistics

/// The columns that `compare` adds, in order.
public let comparisonFields: [Field] = [
  Field(name: "base_period", type: .period),
  Field(name: "base", type: .estimate),
  Field(name: "change", type: .estimate),
  Field(name: "percent_change", type: .estimate),
  Field(name: "improvement", type: .estimate),
  Field(name: "direction", type: .text),
  Field(name: "significant", type: .yesNo),
  Field(name: "p", type: .number, isQuiet: true),
  Field(name: "p_adjusted", type: .number, isQuiet: true),
]

/// Sets each row beside its base: the previous known figure, or the one that stood at a date.
///
/// Rows are kept in order. Needs a period and a value column; the caller has checked that.
public func comparisonTable(
  _ frame: Frame,
  lookup: SeriesLookup,
  method: ComparisonMethod,
  standingAt date: Period?
) -> SourceReading {
  let index = SeriesIndex(frame, lookup: lookup)
  guard let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name]
  else { return SourceReading(frame: frame) }
  var made = ComparedRows(count: frame.rowCount)
  for row in 0..<frame.rowCount {
    let position = index.positionOfRow[row]
    guard position >= 0 else {
      made.append(nil)
      continue
    }
    made.append(
      compareFigure(
        at: position,
        in: index.series[index.seriesOfRow[row]],
        measure: values.measure(row),
        method: method,
        standingAt: date
      )
    )
  }
  let replaced = Set(comparisonFields.map(\.name))
  let kept = frame.schema.fields.indices.filter { !replaced.contains(frame.schema.fields[$0].name) }
  let schema = Schema(kept.map { frame.schema.fields[$0] } + comparisonFields)
  let result = Frame(
    unchecked: schema,
    columns: kept.map { frame.columns[$0] } + made.columns(values, periods: index.periods),
    rowCount: frame.rowCount
  )
  return SourceReading(frame: result, footnotes: made.tally.footnotes)
}
