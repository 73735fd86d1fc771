import Frames
import Plans

/// Works out aggregates over the groups of one frame.
struct AggregateEvaluator {
  let frame: Frame
  let expressions: ExpressionEvaluator

  init(frame: Frame) {
    self.frame = frame
    expressions = ExpressionEvaluator(frame: frame)
  }

  /// One value a group.
  func column(
    _ aggregation: Aggregation,
    over grouping: Grouping
  ) throws(PlanError) -> Column {
    try column(aggregation.function, aggregation.arguments, over: grouping)
  }

  func column(
    _ function: AggregateFunction,
    _ arguments: [Expression],
    over grouping: Grouping
  ) throws(PlanError) -> Column {
    switch function {
    case .count: return try count(arguments.first, grouping)
    case .percent:
      guard let condition = arguments.first else { return .missing(.estimate, count: 0) }
      return try percent(condition, grouping)
    default: break
    }
    guard let first = arguments.first else {
      return .missing(.number, count: grouping.groupCount)
    }
    let values = try expressions.column(first)
    switch function {
    case .count, .percent: return values
    case .countDistinct: return .number(NumberColumn(distinctCounts(values, grouping)))
    case .sum, .sumKnown, .mean, .simpleMean, .median, .quantile, .stdev:
      return try numeric(function, values, arguments, grouping)
    case .min, .max:
      try refuseMixedUnits(function, values, grouping)
      return extremes(values, grouping, greatest: function == .max)
    case .first, .last:
      return ends(values, grouping, last: function == .last)
    case .list: return .text(lists(values, grouping))
    case .slope, .correlation:
      guard arguments.count == 2 else { return .missing(.number, count: grouping.groupCount) }
      let other = try expressions.column(arguments[1])
      return .number(regression(function, values, other, grouping))
    }
  }

  /// "3 missing, 1 suppressed left out of mean", one line an aggregate that skipped any.
  func footnotes(_ aggregations: [Aggregation]) throws(PlanError) -> [Footnote] {
    var lines: [Footnote] = []
    for aggregation in aggregations {
      switch aggregation.function {
      case .count, .percent, .first, .last, .list: continue
      case .countDistinct, .sum, .sumKnown, .mean, .simpleMean, .median, .quantile, .min, .max,
        .stdev,
        .slope, .correlation:
        break
      }
      guard let argument = aggregation.arguments.first else { continue }
      let presence = try expressions.column(argument).presence
      let suppressed = presence.count(of: .suppressed)
      let missing = presence.count - presence.knownCount - suppressed
      let parts = [
        missing > 0 ? "\(missing) missing" : nil,
        suppressed > 0 ? "\(suppressed) suppressed" : nil,
      ].compactMap { $0 }
      if parts.isEmpty { continue }
      let unknown = parts.joined(separator: ", ")
      let line =
        aggregation.function == .sum
        ? "\(unknown) among the parts of sum, which is unknown there; sum_known adds the rest"
        : "\(unknown) left out of \(aggregation.function.rawValue)"
      if !lines.contains(where: { $0.text == line }) { lines.append(Footnote(.unknowns, line)) }
    }
    return lines
  }

  // MARK: Counting

  private func count(_ argument: Expression?, _ grouping: Grouping) throws(PlanError) -> Column {
    var counts = Array(repeating: 0.0, count: grouping.groupCount)
    guard let argument else {
      for group in grouping.groupOfRow { counts[group] += 1 }
      return .number(NumberColumn(counts.map(Optional.some)))
    }
    let counted: [Bool]
    if try isCondition(argument) {
      counted = try expressions.holds(argument)
    } else {
      let presence = try expressions.column(argument).presence
      counted = (0..<frame.rowCount).map { presence.isKnown($0) }
    }
    for row in counted.indices where counted[row] { counts[grouping.groupOfRow[row]] += 1 }
    return .number(NumberColumn(counts.map(Optional.some)))
  }

  private func isCondition(_ expression: Expression) throws(PlanError) -> Bool {
    switch expression {
    case .comparison, .and, .or, .not, .like, .contains, .among, .within, .state, .isTotal, .yesNo:
      return true
    case .column, .number, .text, .period, .unknown, .part, .call, .arithmetic, .conditional:
      return try expressions.operand(expression).type == .yesNo
    }
  }

  /// Rows where the condition holds in a hundred, with the fraction behind it.
  private func percent(_ condition: Expression, _ grouping: Grouping) throws(PlanError) -> Column {
    let holds = try expressions.holds(condition)
    var totals = Array(repeating: 0.0, count: grouping.groupCount)
    var counts = totals
    for row in holds.indices {
      totals[grouping.groupOfRow[row]] += 1
      if holds[row] { counts[grouping.groupOfRow[row]] += 1 }
    }
    return .estimate(
      EstimateColumn(
        point: NumberColumn(
          zip(counts, totals).map { $0 / $1 * 100 },
          presence: PresenceColumn(knownCount: counts.count)
        ),
        numerator: NumberColumn(counts.map(Optional.some)),
        denominator: NumberColumn(totals.map(Optional.some)),
        measures: [Measure(unit: "%", multiplier: 100, counts: .people)]
      )
    )
  }

  private func distinctCounts(_ values: Column, _ grouping: Grouping) -> [Double?] {
    let distinct = Grouping([values], rowCount: frame.rowCount)
    var counts = Array(repeating: 0.0, count: grouping.groupCount)
    var seen: Set<Int> = []
    for row in 0..<frame.rowCount where values.presence.isKnown(row) {
      let group = grouping.groupOfRow[row]
      if seen.insert(group * distinct.groupCount + distinct.groupOfRow[row]).inserted {
        counts[group] += 1
      }
    }
    return counts.map(Optional.some)
  }

  // MARK: Ends and lists

  private func extremes(_ values: Column, _ grouping: Grouping, greatest: Bool) -> Column {
    let order = sortedRows(
      by: [SortColumn(values, isDescending: greatest)],
      rowCount: frame.rowCount
    )
    var rows = Array(repeating: -1, count: grouping.groupCount)
    for row in order where values.presence.isKnown(row) {
      if rows[grouping.groupOfRow[row]] < 0 { rows[grouping.groupOfRow[row]] = row }
    }
    return values.gathered(rows)
  }

  /// First or last known value, in the order of periods where the table has them, else of rows.
  private func ends(_ values: Column, _ grouping: Grouping, last: Bool) -> Column {
    var order = Array(0..<frame.rowCount)
    if last { order.reverse() }
    if let field = frame.schema.first(.period), let periods = frame[field.name] {
      let sorted = sortedRows(
        by: [SortColumn(periods, isDescending: false)],
        rowCount: frame.rowCount
      )
      // A row without a period is neither first nor last while another has one.
      let placed = sorted.filter { periods.presence.isKnown($0) }
      let unplaced = order.filter { !periods.presence.isKnown($0) }
      order = (last ? placed.reversed() : placed) + unplaced
    }
    var rows = Array(repeating: -1, count: grouping.groupCount)
    for row in order where values.presence.isKnown(row) {
      if rows[grouping.groupOfRow[row]] < 0 { rows[grouping.groupOfRow[row]] = row }
    }
    return values.gathered(rows)
  }

  /// Distinct known values in table order, joined with commas.
  private func lists(_ values: Column, _ grouping: Grouping) -> TextColumn {
    let distinct = Grouping([values], rowCount: frame.rowCount)
    var seen: Set<Int> = []
    var parts = Array(repeating: [String](), count: grouping.groupCount)
    for row in 0..<frame.rowCount where values.presence.isKnown(row) {
      let group = grouping.groupOfRow[row]
      if seen.insert(group * distinct.groupCount + distinct.groupOfRow[row]).inserted {
        parts[group].append(values.displayText(row))
      }
    }
    return TextColumn(parts.map { $0.isEmpty ? nil : $0.joined(separator: ", ") })
  }

  // MARK: Least squares

  /// Slope or correlation over the rows where both are known; a period counts in years.
  private func regression(
    _ function: AggregateFunction,
    _ y: Column,
    _ x: Column,
    _ grouping: Grouping
  ) -> NumberColumn {
    let (ys, xs) = (regressionValues(y), regressionValues(x))
    let known = y.presence.combined(with: x.presence)
    let rows = grouping.rowsOfGroups
    return NumberColumn(
      rows.map { rows -> Double? in
        let used = rows.filter { known.isKnown($0) }
        guard used.count >= 2 else { return nil }
        let count = Double(used.count)
        // Centred, so that years far from zero lose no digits.
        let meanX = used.reduce(0) { $0 + xs[$1] } / count
        let meanY = used.reduce(0) { $0 + ys[$1] } / count
        var (sxx, sxy, syy) = (0.0, 0.0, 0.0)
        for row in used {
          let (dx, dy) = (xs[row] - meanX, ys[row] - meanY)
          sxx += dx * dx
          sxy += dx * dy
          syy += dy * dy
        }
        if function == .slope { return sxx > 0 ? sxy / sxx : nil }
        return sxx > 0 && syy > 0 ? sxy / (sxx * syy).squareRoot() : nil
      }
    )
  }

  private func regressionValues(_ column: Column) -> [Double] {
    if case .period(let periods) = column {
      let years = periods.dictionary.map(\.years)
      return periods.codes.values.map { years.isEmpty ? 0 : years[$0] }
    }
    return column.numbers?.doubles ?? Array(repeating: 0, count: column.count)
  }
}
