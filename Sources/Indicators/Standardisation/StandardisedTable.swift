public import Frames
import Statistics

/// Why a table as a whole cannot be standardised.
public struct StandardisationFailure: Error, Sendable, Hashable {
  public let message: String
  public let notes: [String]
}

/// One row for each series without its age bands, the value weighted by a standard population.
///
/// - Parameters:
///   - frame: Rows of age bands with numerators and denominators.
///   - age: The column of the bands.
///   - standard: The standard population.
/// - Returns: The rows with `value` replaced and `bands` and `events` added. A value is missing
///   below 10 events and where a count or the people of a band are not known.
/// - Throws: `StandardisationFailure` when no row has numerator and denominator, and when the bands
///   of no series fit the standard.
public func standardisedTable(
  _ frame: Frame,
  age: String,
  standard: StandardPopulation
) throws(StandardisationFailure) -> SourceReading {
  guard let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name],
    case .text(let ages)? = frame[age]
  else { return SourceReading(frame: frame) }
  let keys = frame.schema.fields.indices.filter {
    frame.schema.fields[$0].role.isKey && frame.schema.fields[$0].name != age
  }
  let grouping = Grouping(keys.map { frame.columns[$0] }, rowCount: frame.rowCount)
  var findings = StandardisationFindings(standard: standard)
  var rates: [StandardisedRate] = []
  var cells = EstimateCells()
  for rows in grouping.rowsOfGroups {
    let figures = bandFigures(rows, ages, values, &findings)
    let rate = StandardisedRate(figures, standard)
    let measure = rows.first.map { values.measure($0) } ?? Measure()
    let (unit, isUsual) = rateMeasure(measure)
    let scaled = rate.rate?.scaled(by: unit.multiplier)
    cells.append(
      scaled?.value,
      interval: measure.counts == .estimated ? nil : scaled?.interval,
      measure: unit,
      presence: rate.presence,
      state: rows.reduce(into: ValueState()) { $0.formUnion(values.state($1)) }
    )
    findings.add(rate, measure, isUsual: isUsual)
    rates.append(rate)
  }
  // A step that drops rows leaves their bands in the dictionary.
  let present = Set((0..<ages.count).compactMap { ages[$0] })
  try findings.refuse(rates, bands: ages.dictionary.entries.filter(present.contains))

  let added = ["bands", "events"]
  let kept = frame.schema.fields.indices.filter { at in
    let name = frame.schema.fields[at].name
    return name != age && !added.contains(name)
  }
  let columns = kept.map { at -> Column in
    frame.schema.fields[at].name == field.name
      ? .estimate(cells.finish()) : frame.columns[at].gathered(grouping.firstRows)
  }
  return SourceReading(
    frame: Frame(
      unchecked: Schema(
        kept.map { frame.schema.fields[$0] } + added.map { Field(name: $0, type: .number) }
      ),
      columns: columns + [
        .number(NumberColumn(rates.map { Optional(Double($0.bands)) })),
        .number(NumberColumn(rates.map(\.events))),
      ],
      rowCount: grouping.groupCount
    ),
    footnotes: findings.footnotes
  )
}

/// The age bands among the rows of a series; the total and groups that are no ages are left out.
private func bandFigures(
  _ rows: [Int],
  _ ages: TextColumn,
  _ values: EstimateColumn,
  _ findings: inout StandardisationFindings
) -> [BandFigure] {
  var figures: [BandFigure] = []
  for row in rows {
    guard let name = ages[row] else { continue }
    let events = values.numerator?[row]
    guard let band = AgeBand(reading: name) else {
      findings.leaveOut(name, events: events)
      continue
    }
    if band.from == 0, band.to == nil { continue }
    let isHidden =
      values.presence[row] == .suppressed || values.numerator?.presence[row] == .suppressed
    figures.append(
      BandFigure(
        name: name,
        ages: band,
        events: events,
        people: values.denominator?[row],
        presence: isHidden ? .suppressed : .missing
      )
    )
  }
  return figures
}

/// Unit and multiplier of the rate: the indicator's own, per 100,000 where it has none.
private func rateMeasure(_ measure: Measure) -> (Measure, isUsual: Bool) {
  var result = measure
  // Numerators go into the rate; a standardised value has limits but no counts of its own.
  result.counts = nil
  if measure.unit == "%" {
    result.multiplier = 100
    return (result, false)
  }
  if foldedText(measure.unit).hasPrefix("per "), measure.multiplier > 0 { return (result, false) }
  result.unit = "per 100,000"
  result.multiplier = 100_000
  result.decimals = nil
  return (result, true)
}
