public import Frames
import Statistics

/// Ranks of each group's values, 1 for the best: the highest, or the lowest where lower is better.
///
/// Ties share the better rank, and the ranks after them are left out: 1, 2, 2, 4. An unknown value
/// has no rank and keeps its reason.
///
/// - Throws: `PlanError` when a group mixes units or good directions.
public func ranksAcross(_ values: Column, _ grouping: Grouping) throws(PlanError) -> Column {
  guard let numbers = values.numbers else { return .missing(.number, count: values.count) }
  try refuseMixtures(values, grouping, "a rank")
  var result = Array(repeating: 0.0, count: numbers.count)
  for rows in grouping.rowsOfGroups {
    let known = rows.filter { numbers.presence.isKnown($0) }
    var lowestFirst = false
    if case .estimate(let estimates) = values, let first = known.first {
      lowestFirst = estimates.measure(first).polarity == .lowerIsBetter
    }
    let ranked = ranks(of: known.map { numbers.raw($0) }, descending: !lowestFirst)
    for (row, rank) in zip(known, ranked) { result[row] = rank }
  }
  return .number(NumberColumn(result, presence: numbers.presence))
}

/// The band of each value, 1 for the lowest, so that every band holds about as many rows, or as
/// much weight.
///
/// A row's band is where its lower edge falls: `floor(n × weight below it ÷ all weight) + 1`; ties
/// stay together. With equal weights this is the rule of PHEindicatormethods. Missing where a group
/// has fewer known values than bands, and in rows whose value or weight is unknown.
///
/// - Throws: `PlanError` for mixed units and for a weight below zero.
public func quantileBands(
  _ values: Column,
  count: Int,
  weights: NumberColumn?,
  _ grouping: Grouping
) throws(PlanError) -> Column {
  guard let numbers = values.numbers else { return .missing(.number, count: values.count) }
  try refuseMixtures(values, grouping, "a band")
  var presence = numbers.presence
  if let weights { presence = presence.combined(with: weights.presence) }
  var result: [Double?] = Array(repeating: nil, count: numbers.count)
  for rows in grouping.rowsOfGroups {
    let known = rows.filter { presence.isKnown($0) }
    for row in known {
      guard let weight = weights?.raw(row), weight < 0 else { continue }
      throw PlanError(
        code: "value-21",
        message: "quantile_band takes weights of 0 or more, and here one is \(exactText(weight))"
      )
    }
    guard known.count >= count else { continue }
    let sorted = known.sorted { one, other in
      let (a, b) = (numbers.raw(one), numbers.raw(other))
      return a != b ? a < b : one < other
    }
    let total = known.reduce(0) { $0 + (weights?.raw($1) ?? 1) }
    guard total > 0 else { continue }
    var (below, here) = (0.0, 0.0)
    for (place, row) in sorted.enumerated() {
      if place > 0, numbers.raw(sorted[place - 1]) != numbers.raw(row) {
        below += here
        here = 0
      }
      here += weights?.raw(row) ?? 1
      // A hair, so that sums of decimals that miss an edge by rounding alone count as on it.
      let edge = (Double(count) * below / total + 1e-9).rounded(.down)
      result[row] = min(Double(count), edge + 1)
    }
  }
  let bands = NumberColumn(result)
  let reasons = (0..<numbers.count).map { row -> Presence in
    presence.isKnown(row) ? (result[row] == nil ? .missing : .known) : presence[row]
  }
  return .number(bands.with(presence: PresenceColumn(reasons)))
}

/// Values of two units have no order, and with two good directions neither has a first.
private func refuseMixtures(
  _ values: Column,
  _ grouping: Grouping,
  _ what: String
) throws(PlanError) {
  guard case .estimate(let estimates) = values, estimates.measures.count > 1 else { return }
  var measures: [Measure?] = Array(repeating: nil, count: grouping.groupCount)
  for row in 0..<estimates.count where estimates.presence.isKnown(row) {
    let measure = estimates.measure(row)
    let group = grouping.groupOfRow[row]
    guard let other = measures[group] else {
      measures[group] = measure
      continue
    }
    if other.unit != measure.unit {
      let words = [other.unit, measure.unit].map { $0.isEmpty ? "plain numbers" : $0 }
      throw PlanError(
        code: "unit-2",
        message: "these groups mix units (\(words.joined(separator: ", "))), so \(what) means "
          + "nothing",
        notes: ["each indicator by itself:   … by indicator, period"]
      )
    }
    if what == "a rank", other.polarity != measure.polarity {
      throw PlanError(
        code: "unit-5",
        message: "these groups mix indicators of which some should rise and others should not, so "
          + "a rank means nothing",
        notes: ["each indicator by itself:   … by indicator, period"]
      )
    }
  }
}
