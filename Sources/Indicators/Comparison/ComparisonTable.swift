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
  let comparisons = (0..<frame.rowCount).map { row -> FigureComparison? in
    let position = index.positionOfRow[row]
    guard position >= 0 else { return nil }
    return compareFigure(
      at: position,
      in: index.series[index.seriesOfRow[row]],
      measure: values.measure(row),
      method: method,
      standingAt: date
    )
  }
  let added = columns(of: comparisons, values)
  let replaced = Set(comparisonFields.map(\.name))
  let kept = frame.schema.fields.indices.filter { !replaced.contains(frame.schema.fields[$0].name) }
  let schema = Schema(kept.map { frame.schema.fields[$0] } + comparisonFields)
  let result = Frame(
    unchecked: schema,
    columns: kept.map { frame.columns[$0] } + added,
    rowCount: frame.rowCount
  )
  return SourceReading(frame: result, footnotes: footnotes(of: comparisons))
}

private func columns(of comparisons: [FigureComparison?], _ values: EstimateColumn) -> [Column] {
  let differences = values.measures.map(\.ofDifference)
  func estimates(
    _ number: (FigureComparison) -> Double?,
    measures: [Measure],
    codes: Codes? = nil,
    decimals: [UInt8]? = nil
  ) -> Column {
    .estimate(
      EstimateColumn(
        point: NumberColumn(comparisons.map { $0.flatMap(number) }),
        measures: measures,
        measureCodes: codes,
        decimals: decimals
      )
    )
  }
  func published(_ decimals: (Int, FigureComparison) -> Int?) -> [UInt8] {
    comparisons.enumerated().map { row, comparison in
      comparison.flatMap { decimals(row, $0) }.map { UInt8(clamping: $0) }
        ?? EstimateColumn.unknownDecimals
    }
  }
  let baseDecimals = published { $1.base?.decimals }
  let changeDecimals = published { row, comparison in
    let decimals = [values.publishedDecimals(row), comparison.base?.decimals].compactMap { $0 }
    return decimals.max()
  }
  let p = comparisons.map { $0?.p }
  return [
    .period(PeriodColumn(comparisons.map { $0?.base?.period })),
    baseColumn(comparisons, values, decimals: baseDecimals),
    estimates(
      \.change,
      measures: differences,
      codes: values.measureCodes,
      decimals: changeDecimals
    ),
    estimates(\.percentChange, measures: [Measure(unit: "%")]),
    estimates(\.improvement, measures: [Measure(unit: "%")]),
    .text(
      TextColumn(
        comparisons.map { Optional(($0?.direction ?? .notAvailable).rawValue) }
      )
    ),
    .yesNo(YesNoColumn(comparisons.map { $0?.isSignificant })),
    .number(NumberColumn(p)),
    .number(NumberColumn(adjusted(p))),
  ]
}

/// The base as an estimate, with its limits where they are known.
private func baseColumn(
  _ comparisons: [FigureComparison?],
  _ values: EstimateColumn,
  decimals: [UInt8]
) -> Column {
  let limits = comparisons.map { $0?.base?.interval }
  let hasLimits = limits.contains { $0 != nil }
  return .estimate(
    EstimateColumn(
      point: NumberColumn(comparisons.map { $0?.base?.value }),
      lower: hasLimits ? NumberColumn(limits.map { $0?.lower }) : nil,
      upper: hasLimits ? NumberColumn(limits.map { $0?.upper }) : nil,
      measures: values.measures,
      measureCodes: values.measureCodes,
      decimals: decimals
    )
  )
}

private func adjusted(_ p: [Double?]) -> [Double?] {
  guard let adjusted = try? adjustedPValues(p.map { $0 ?? .nan }) else { return p }
  return adjusted.map { $0.isNaN ? nil : $0 }
}

// MARK: Footers

private func footnotes(of comparisons: [FigureComparison?]) -> [Footnote] {
  var lines: [Footnote] = []
  let decided = comparisons.compactMap { $0 }.filter {
    $0.outcome.method != .none && $0.outcome.direction != .notAvailable
  }
  func count(_ test: (FigureComparison) -> Bool) -> Int { decided.count(where: test) }

  let same = decided.filter { $0.direction == .same }
  let rules: [(String, [ChangeMethod])] = [
    ("significance", [.squareAndAdd, .equivalence]), ("overlap of limits", [.overlap]),
    ("tolerance", [.tolerance]), ("precision", [.publishedPrecision]),
  ]
  let parts = rules.compactMap { name, methods -> String? in
    let number = same.count { methods.contains($0.outcome.method) }
    return number > 0 ? "\(number) by \(name)" : nil
  }
  if !parts.isEmpty { lines.append(Footnote(.method, "same: " + parts.joined(separator: ", "))) }

  let byPrecision = count { $0.outcome.method == .publishedPrecision }
  if byPrecision > 0 {
    lines.append(Footnote(.method, "no limits are known: \(byPrecision) by precision"))
  }
  let tested = count { $0.isSignificant != nil }
  if tested > 20 {
    let chance = Int((Double(tested) * 0.05).rounded())
    lines.append(
      Footnote(.chance, "\(tested) tests: about \(chance) would look significant by chance")
    )
  }
  let otherKind = comparisons.count { $0?.isOtherKind == true }
  if otherKind > 0 {
    lines.append(
      Footnote(
        .time,
        "\(otherKind) compared with a period of another kind but the same length"
      )
    )
  }
  let shared = count { $0.outcome.method == .overlap }
  if shared > 0 {
    lines.append(
      Footnote(.independence, "pooled or overlapping periods share figures: \(shared) compared")
    )
  }
  let broken = comparisons.count { $0?.outcome.reason == .definitionChanged }
  if broken > 0 {
    lines.append(Footnote(.time, "\(broken) can't say: the series breaks between the two figures"))
  }
  let without = comparisons.count { $0.map { $0.direction == .notAvailable } ?? true }
  if without > 0 {
    lines.append(
      Footnote(.unknowns, "\(without) not available: no figure, or none to compare it with")
    )
  }
  return lines
}
