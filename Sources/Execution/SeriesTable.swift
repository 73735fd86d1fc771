import Frames
import Plans

/// Values put into series: for each the rows in order of their periods.
struct SeriesTable {
  /// For each series its rows, earliest period first; rows without a period are left out.
  private let series: [[Int]]
  private let periods: PeriodColumn
  private let values: Column
  private let numbers: NumberColumn
  /// A row whose series has another row of the same period, if any.
  let repeatedRow: Int?

  init(grouping: Grouping, periods: PeriodColumn, values: Column) {
    self.periods = periods
    self.values = values
    numbers = values.numbers ?? .unknown(count: values.count)
    var repeated: Int?
    let codes = periods.codes.values
    let stretches = periods.stretchNumbers
    series = grouping.rowsOfGroups.map { rows in
      let known = rows.filter { periods.presence.isKnown($0) }
      let sorted = known.sorted { codes[$0] != codes[$1] ? codes[$0] < codes[$1] : $0 < $1 }
      for (one, other) in zip(sorted, sorted.dropFirst())
      where stretches[codes[one]] == stretches[codes[other]] {
        repeated = repeated ?? other
      }
      return sorted
    }
    repeatedRow = repeated
  }

  func column(
    _ function: SeriesFunction,
    _ parameters: [Operand],
    _ footnotes: inout [Footnote]
  ) throws(PlanError) -> Column {
    switch function {
    case .prev, .next:
      let steps = try wholeNumber(parameters.first, of: function) ?? 1
      return shifted(rows(stepsBack: function == .prev ? steps : -steps))
    case .change, .percentChange:
      return try changes(asPercent: function == .percentChange)
    case .streak: return .number(streaks())
    case .indexTo: return .number(try indices(to: parameters.first))
    case .runningSum: return runningSums()
    case .rollingMean:
      let count = try wholeNumber(parameters.first, of: function) ?? 1
      return rollingMeans(count)
    case .latestKnownPeriod, .firstKnownPeriod:
      return .period(ends(latest: function == .latestKnownPeriod))
    }
  }

  private func wholeNumber(
    _ parameter: Operand?,
    of function: SeriesFunction
  ) throws(PlanError) -> Int? {
    guard let parameter else { return nil }
    guard case .number(let value) = parameter, let whole = Int(exactly: value),
      (1...10_000).contains(whole)
    else {
      throw PlanError(
        code: "value-4",
        message: "\(function.rawValue) takes a whole number of periods, 1 or more"
      )
    }
    return whole
  }

  // MARK: Steps

  /// Months from one figure of a series to the next: the indicator's frequency, else the
  /// commonest distance between neighbours, else the periods' own length.
  private func step(of rows: [Int], inDays: Bool) -> Int? {
    if !inDays, case .estimate(let estimates) = values, let first = rows.first,
      let months = estimates.measure(first).frequencyInMonths
    {
      return months
    }
    var distances: [Int: Int] = [:]
    for (one, other) in zip(rows, rows.dropFirst()) {
      guard let here = periods[one], let there = periods[other], here.kind == there.kind else {
        continue
      }
      let distance =
        PeriodPlace(there, inDays: inDays).position - PeriodPlace(here, inDays: inDays).position
      if distance > 0 { distances[distance, default: 0] += 1 }
    }
    // With one distance alone a yearly figure that skipped a year would pass for a yearly step;
    // pooled and rolling years may follow one another closer than their length.
    if distances.values.reduce(0, +) == 1, let period = rows.first.flatMap({ periods[$0] }),
      let months = period.monthCount, months >= 12, !inDays, let distance = distances.keys.first
    {
      return min(months, distance)
    }
    return distances.max { one, other in
      one.value != other.value ? one.value < other.value : one.key > other.key
    }?.key
  }

  /// For each row the row of its series a number of steps earlier, or -1.
  private func rows(stepsBack steps: Int) -> [Int] {
    var result = Array(repeating: -1, count: values.count)
    for rows in series {
      let inDays = countsInDays(rows)
      guard let step = step(of: rows, inDays: inDays) else { continue }
      var rowOfPlace: [PeriodPlace: Int] = [:]
      for row in rows {
        if let period = periods[row] { rowOfPlace[PeriodPlace(period, inDays: inDays)] = row }
      }
      for row in rows {
        guard let period = periods[row] else { continue }
        var place = PeriodPlace(period, inDays: inDays)
        place.position -= step * steps
        if let found = rowOfPlace[place] { result[row] = found }
      }
    }
    return result
  }

  /// Whether a series is one of days or weeks, whose periods months are too coarse to tell apart.
  ///
  /// Days that stand for a month, all at its end or on one day of it, count in months.
  private func countsInDays(_ rows: [Int]) -> Bool {
    var dayOfMonth: Int?
    var (isOneDay, isMonthEnd) = (true, true)
    for row in rows {
      guard let period = periods[row], period.monthCount == nil, period.kind != .census else {
        continue
      }
      let day = period.start.components.day
      if let other = dayOfMonth, other != day { isOneDay = false }
      dayOfMonth = day
      if period.dayCount > 1 || period.start.advanced(by: 1).components.day != 1 {
        isMonthEnd = false
      }
    }
    return dayOfMonth != nil && !isOneDay && !isMonthEnd
  }

  /// The values of other rows, -1 for missing; a row keeps its own unit, found or not.
  private func shifted(_ rows: [Int]) -> Column {
    let found = values.gathered(rows)
    guard case .estimate(var estimates) = found, case .estimate(let own) = values else {
      return found
    }
    estimates.measureCodes = own.measureCodes.gathered(
      rows.indices.map { rows[$0] < 0 ? $0 : rows[$0] }
    )
    return .estimate(estimates)
  }

  /// Results along the series; where there is none a row's own reason stands, else missing.
  private func explained(_ results: [Double?], reasons: PresenceColumn) -> NumberColumn {
    let column = NumberColumn(results)
    guard !reasons.isAllKnown else { return column }
    let presence = results.indices.map { row -> Presence in
      if results[row] != nil { return .known }
      return reasons.isKnown(row) ? .missing : reasons[row]
    }
    return column.with(presence: PresenceColumn(presence))
  }

  /// Where a period stands among those of its kind, in months or in days.
  private struct PeriodPlace: Hashable {
    let kind: Period.Kind
    let length: Int
    var position: Int

    init(_ period: Period, inDays: Bool) {
      kind = period.kind
      length = inDays ? period.dayCount : period.monthCount ?? 0
      position = inDays ? period.start.number : period.startMonthIndex
    }
  }

  private func isBreak(_ row: Int) -> Bool {
    guard case .estimate(let estimates) = values else { return false }
    return estimates.state(row).contains(.break)
  }

  // MARK: Changes

  private func changes(asPercent: Bool) throws(PlanError) -> Column {
    var before = rows(stepsBack: 1)
    for row in before.indices where isBreak(row) { before[row] = -1 }
    let previous = shifted(before)
    let difference: Column
    do throws(FrameError) {
      difference = try arithmetic(.column(values), .minus, .column(previous), count: values.count)
    } catch {
      throw .unexpected(error)
    }
    guard asPercent else { return difference }
    guard let rise = difference.numbers, let base = previous.numbers else {
      return .missing(.estimate, count: values.count)
    }
    let percent = (0..<values.count).map { row -> Double? in
      guard rise.presence.isKnown(row) else { return nil }
      let (from, to) = (base.raw(row), numbers.raw(row))
      // From zero, or across it, a percentage says nothing.
      guard from != 0, from.sign == to.sign || to == 0 else { return nil }
      return rise.raw(row) / from.magnitude * 100
    }
    return .estimate(
      EstimateColumn(
        point: explained(percent, reasons: rise.presence),
        measures: [Measure(unit: "%")]
      )
    )
  }

  /// Moves the same way running: 3 after three rises, -3 after three falls, 0 when level or new.
  private func streaks() -> NumberColumn {
    let before = rows(stepsBack: 1)
    var result: [Double?] = Array(repeating: nil, count: values.count)
    for rows in series {
      for row in rows {
        if isBreak(row) {
          result[row] = numbers.presence.isKnown(row) ? 0 : nil
          continue
        }
        let previous = before[row]
        guard previous >= 0, let here = numbers[row], let there = numbers[previous] else {
          continue
        }
        let running = result[previous] ?? 0
        if here > there {
          result[row] = max(running, 0) + 1
        } else if here < there {
          result[row] = min(running, 0) - 1
        } else {
          result[row] = 0
        }
      }
    }
    return explained(result, reasons: numbers.presence)
  }

  /// 100 times the value over that of the given period; missing across a break.
  private func indices(to parameter: Operand?) throws(PlanError) -> NumberColumn {
    guard case .period(let wanted)? = parameter else {
      throw PlanError(
        code: "period-5",
        message: "index_to takes a period, the one that counts as 100",
        notes: ["for example   index_to(value, 2019/20)"]
      )
    }
    // Once an entry: the same label may be spelt in several ways.
    let isWanted = periods.dictionary.map { $0.isSame(as: wanted) }
    let codes = periods.codes.values
    var result: [Double?] = Array(repeating: nil, count: values.count)
    for rows in series {
      guard let place = rows.firstIndex(where: { isWanted[codes[$0]] }),
        let base = numbers[rows[place]], base != 0
      else { continue }
      // Outwards from the base, until a break ends what can be compared with it.
      for row in rows[place...] {
        if row != rows[place], isBreak(row) { break }
        result[row] = numbers[row].map { $0 / base * 100 }
      }
      if isBreak(rows[place]) { continue }
      for row in rows[..<place].reversed() {
        result[row] = numbers[row].map { $0 / base * 100 }
        if isBreak(row) { break }
      }
    }
    return explained(result, reasons: numbers.presence)
  }

  // MARK: Running

  /// Sums from the first row on; unknown from the first unknown on.
  private func runningSums() -> Column {
    var result: [Double?] = Array(repeating: nil, count: values.count)
    var reasons = Array(repeating: Presence.missing, count: values.count)
    let decimals = commonDecimals(numbers.doubles)
    for rows in series {
      var sum = 0.0
      var reason = Presence.known
      for row in rows {
        reason = reason.combined(with: numbers.presence[row])
        reasons[row] = reason
        guard reason.isKnown else { continue }
        sum += numbers.raw(row)
        // Decimals add up to a decimal; rounded each time, so that nothing builds up.
        if let decimals { sum = roundedHalfAway(sum, decimals: decimals) }
        result[row] = sum
      }
    }
    return withUnits(explained(result, reasons: PresenceColumn(reasons)))
  }

  /// The mean of a value and the ones before it, one step apart each; missing in the first rows,
  /// across a gap, and across a break.
  private func rollingMeans(_ count: Int) -> Column {
    let before = rows(stepsBack: 1)
    let decimals = commonDecimals(numbers.doubles)
    var result: [Double?] = Array(repeating: nil, count: values.count)
    for row in result.indices {
      var (sum, used, current) = (0.0, 0, row)
      while used < count, current >= 0, let value = numbers[current] {
        sum += value
        used += 1
        if used < count, isBreak(current) { break }
        current = before[current]
      }
      if let decimals { sum = roundedHalfAway(sum, decimals: decimals) }
      if used == count { result[row] = sum / Double(count) }
    }
    return withUnits(explained(result, reasons: numbers.presence))
  }

  private func withUnits(_ result: NumberColumn) -> Column {
    guard case .estimate(let estimates) = values else { return .number(result) }
    return .estimate(
      EstimateColumn(
        point: result,
        measures: estimates.measures,
        measureCodes: estimates.measureCodes
      )
    )
  }

  // MARK: Ends

  private func ends(latest: Bool) -> PeriodColumn {
    var result: [Period?] = Array(repeating: nil, count: values.count)
    for rows in series {
      let known = rows.filter { numbers.presence.isKnown($0) }
      let end = (latest ? known.last : known.first).flatMap { periods[$0] }
      for row in rows { result[row] = end }
    }
    return PeriodColumn(result)
  }
}
