import Frames
import Plans

extension AggregateEvaluator {
  /// Sums, means and quantiles of numbers or estimates, one a group.
  func numeric(
    _ function: AggregateFunction,
    _ values: Column,
    _ arguments: [Expression],
    _ grouping: Grouping
  ) throws(PlanError) -> Column {
    guard let numbers = values.numbers else {
      return .missing(.number, count: grouping.groupCount)
    }
    try refuseMixedUnits(function, values, grouping)
    try refuseMixedIndicators(function, values, grouping)
    switch function {
    case .sum:
      try refuseRates(values, grouping)
      try refuseOverlap(function, numbers, grouping)
      return describe(sums(numbers, grouping, needsAll: true), like: values, grouping)
    case .sumKnown:
      try refuseOverlap(function, numbers, grouping)
      return describe(sums(numbers, grouping, needsAll: false), like: values, grouping)
    case .simpleMean:
      return describe(means(numbers, grouping), like: values, grouping)
    case .mean:
      guard case .estimate(let estimates) = values else {
        return .number(means(numbers, grouping))
      }
      return .estimate(try weightedMeans(estimates, grouping))
    case .median:
      return describe(quantiles(numbers, grouping, 0.5), like: values, grouping)
    case .quantile:
      guard case .number(let p)? = arguments.last, (0...1).contains(p) else {
        throw PlanError(
          code: "value-3",
          message: "quantile(x, p) takes a number from 0 to 1",
          notes: ["the upper quartile:   quantile(value, 0.75)"]
        )
      }
      return describe(quantiles(numbers, grouping, p), like: values, grouping)
    default:
      return describe(deviations(numbers, grouping), like: values, grouping)
    }
  }

  // MARK: Refusals

  func refuseMixedUnits(
    _ function: AggregateFunction,
    _ values: Column,
    _ grouping: Grouping
  ) throws(PlanError) {
    guard case .estimate(let estimates) = values, estimates.measures.count > 1 else { return }
    var unitOfGroup: [String?] = Array(repeating: nil, count: grouping.groupCount)
    var units: [String] = []
    for row in 0..<estimates.count where estimates.presence.isKnown(row) {
      let unit = estimates.measure(row).unit
      let group = grouping.groupOfRow[row]
      if let other = unitOfGroup[group], other != unit {
        for word in [other, unit] where !units.contains(word) { units.append(word) }
      }
      unitOfGroup[group] = unit
    }
    guard !units.isEmpty else { return }
    let words = units.prefix(3).map(unitWord).joined(separator: ", ")
    throw PlanError(
      code: "unit-2",
      message: "these groups mix units (\(words)), so \(function.article) means nothing",
      notes: [
        "to count results instead:   headline by objective      to average each:   … by indicator"
      ]
    )
  }

  private func refuseMixedIndicators(
    _ function: AggregateFunction,
    _ values: Column,
    _ grouping: Grouping
  ) throws(PlanError) {
    guard case .estimate = values, let field = frame.schema.first(.indicator),
      case .text(let names)? = frame[field.name]
    else { return }
    var first = Array(repeating: -1, count: grouping.groupCount)
    for row in 0..<frame.rowCount where values.presence.isKnown(row) {
      let group = grouping.groupOfRow[row]
      if first[group] < 0 { first[group] = row }
      guard let one = names[first[group]], let other = names[row], one != other else { continue }
      throw PlanError(
        code: "unit-3",
        message: "these groups mix indicators (\(one), \(other)), so \(function.article) "
          + "means nothing",
        notes: ["for each by itself:   … by indicator"]
      )
    }
  }

  /// Rates over different wholes do not add up; shares of one whole do.
  private func refuseRates(_ values: Column, _ grouping: Grouping) throws(PlanError) {
    guard case .estimate(let estimates) = values else { return }
    // A share made here is in % and of one whole; published rates carry their multiplier.
    let isRate = estimates.measures.map {
      $0.multiplier != 1 && ($0.unit == "%" || $0.unit.hasPrefix("per "))
    }
    guard isRate.contains(true) else { return }
    for rows in grouping.rowsOfGroups {
      let rates = rows.filter {
        estimates.presence.isKnown($0) && isRate[estimates.measureCodes[$0]]
      }
      let wholes = Set(rates.map { estimates.denominator?[$0] })
      if rates.count > 1, wholes.count != 1 || wholes.contains(nil) {
        throw PlanError(
          code: "unit-4",
          message: "rates over different denominators do not add up",
          notes: ["the counts behind them:   sum(numerator)      combined:   mean(value)"]
        )
      }
    }
  }

  // MARK: Sums and means

  private func sums(
    _ numbers: NumberColumn,
    _ grouping: Grouping,
    needsAll: Bool
  ) -> NumberColumn {
    let (totals, counts) = totals(numbers, grouping)
    var presence = counts.map { $0 > 0 ? Presence.known : .missing }
    if needsAll, !numbers.presence.isAllKnown {
      for row in 0..<numbers.count {
        let group = grouping.groupOfRow[row]
        presence[group] = presence[group].combined(with: numbers.presence[row])
      }
    }
    return masked(totals, presence)
  }

  private func means(_ numbers: NumberColumn, _ grouping: Grouping) -> NumberColumn {
    let (totals, counts) = totals(numbers, grouping)
    return masked(
      zip(totals, counts).map { $0 / Double($1) },
      counts.map { $0 > 0 ? .known : .missing }
    )
  }

  /// Sum and count of the known values of each group; scaled numbers add up exactly, doubles with
  /// compensation.
  private func totals(
    _ numbers: NumberColumn,
    _ grouping: Grouping
  ) -> (totals: [Double], counts: [Int]) {
    var counts = Array(repeating: 0, count: grouping.groupCount)
    for row in 0..<numbers.count where numbers.presence.isKnown(row) {
      counts[grouping.groupOfRow[row]] += 1
    }
    switch numbers.storage {
    case .scaled(let mantissas, let scale):
      // 2^31 rows of 31-bit mantissas still fit; a frame holds fewer.
      var sums = Array(repeating: Int64(0), count: grouping.groupCount)
      for row in mantissas.indices { sums[grouping.groupOfRow[row]] &+= Int64(mantissas[row]) }
      return (sums.map { Double($0) / powerOfTen(scale) }, counts)
    case .floating(let values):
      var sums = Array(repeating: 0.0, count: grouping.groupCount)
      var lost = sums
      for row in values.indices {
        let group = grouping.groupOfRow[row]
        // Neumaier (1974): keep what the addition loses.
        let sum = sums[group] + values[row]
        lost[group] +=
          sums[group].magnitude >= values[row].magnitude
          ? (sums[group] - sum) + values[row] : (values[row] - sum) + sums[group]
        sums[group] = sum
      }
      let totals = zip(sums, lost).map { $0 + $1 }
      // Decimals add up to a decimal, as they do where they are stored scaled.
      guard let decimals = commonDecimals(values) else { return (totals, counts) }
      return (totals.map { roundedHalfAway($0, decimals: decimals) }, counts)
    }
  }

  /// Rates combined through their counts, else weighted by denominator (`language.md` §9).
  private func weightedMeans(
    _ estimates: EstimateColumn,
    _ grouping: Grouping
  ) throws(PlanError) -> EstimateColumn {
    var points: [Double?] = []
    var numerators: [Double?] = []
    var denominators: [Double?] = []
    var measureRows: [Int] = []
    for rows in grouping.rowsOfGroups {
      let used = rows.filter { estimates.presence.isKnown($0) }
      measureRows.append(used.first ?? rows.first ?? -1)
      let below = used.compactMap { estimates.denominator?[$0] }
      let above = used.compactMap { estimates.numerator?[$0] }
      let whole = compensatedSum(below)
      if used.isEmpty {
        points.append(nil)
        numerators.append(nil)
        denominators.append(nil)
      } else if used.count == 1, below.count < 1 {
        points.append(estimates.point[used[0]])
        numerators.append(above.first)
        denominators.append(nil)
      } else if below.count == used.count, whole <= 0 {
        // Nobody to be a share of: there is no rate, and nothing to refuse either.
        points.append(nil)
        numerators.append(above.count == used.count ? compensatedSum(above) : nil)
        denominators.append(whole)
      } else if below.count == used.count, above.count == used.count {
        let part = compensatedSum(above)
        points.append(part / whole * estimates.measure(used[0]).multiplier)
        numerators.append(part)
        denominators.append(whole)
      } else if below.count == used.count {
        let weighted = zip(used, below).map { estimates.point.raw($0) * $1 }
        points.append(compensatedSum(weighted) / whole)
        numerators.append(nil)
        denominators.append(whole)
      } else {
        throw PlanError(
          code: "mean-1",
          message: "mean combines rates through their numerators and denominators, and "
            + "\(used.count - below.count) of \(counted(used.count, "figure")) here have none",
          notes: ["an average that weighs every figure alike:   simple_mean(value)"]
        )
      }
    }
    return EstimateColumn(
      point: NumberColumn(points),
      numerator: NumberColumn(numerators),
      denominator: NumberColumn(denominators),
      measures: estimates.measures,
      measureCodes: estimates.measureCodes.gathered(measureRows)
    )
  }

  private func compensatedSum(_ values: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let next = sum + value
      lost += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + lost
  }

  // MARK: Spread

  /// Quantiles of type 7 (Hyndman & Fan, 1996), the default of R and spreadsheets.
  private func quantiles(_ numbers: NumberColumn, _ grouping: Grouping, _ p: Double) -> NumberColumn
  {
    let values = numbers.doubles
    return NumberColumn(
      grouping.rowsOfGroups.map { rows -> Double? in
        let sorted = rows.filter { numbers.presence.isKnown($0) }.map { values[$0] }.sorted()
        guard let last = sorted.indices.last else { return nil }
        let position = p * Double(last)
        let below = Int(position)
        guard below < last else { return sorted[last] }
        return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
      }
    )
  }

  /// Standard deviation with n - 1, in two passes; missing for fewer than two values.
  private func deviations(_ numbers: NumberColumn, _ grouping: Grouping) -> NumberColumn {
    let values = numbers.doubles
    return NumberColumn(
      grouping.rowsOfGroups.map { rows -> Double? in
        let known = rows.filter { numbers.presence.isKnown($0) }
        guard known.count >= 2 else { return nil }
        let mean = compensatedSum(known.map { values[$0] }) / Double(known.count)
        let squares = known.map { (values[$0] - mean) * (values[$0] - mean) }
        return (compensatedSum(squares) / Double(known.count - 1)).squareRoot()
      }
    )
  }

  // MARK: Results

  private func masked(_ values: [Double], _ presence: [Presence]) -> NumberColumn {
    NumberColumn(
      zip(values, presence).map { $1.isKnown ? $0 : 0 },
      presence: PresenceColumn(presence)
    )
  }

  /// Numbers with the unit of the values they came from; plain numbers stay plain.
  private func describe(
    _ numbers: NumberColumn,
    like values: Column,
    _ grouping: Grouping
  ) -> Column {
    guard case .estimate(let estimates) = values else { return .number(numbers) }
    var rows = grouping.firstRows
    for row in (0..<estimates.count).reversed() where estimates.presence.isKnown(row) {
      rows[grouping.groupOfRow[row]] = row
    }
    return .estimate(
      EstimateColumn(
        point: numbers,
        measures: estimates.measures.map { measure in
          var plain = measure
          plain.counts = nil
          plain.multiplier = 1
          return plain
        },
        measureCodes: estimates.measureCodes.gathered(rows)
      )
    )
  }
}

extension AggregateFunction {
  /// For "so an average means nothing".
  var article: String {
    switch self {
    case .mean, .simpleMean: "an average"
    case .sum, .sumKnown: "a sum"
    case .median: "a median"
    case .quantile: "a quantile"
    case .min: "a least value"
    case .max: "a greatest value"
    case .stdev: "a spread"
    case .count, .countDistinct, .first, .last, .percent, .list, .slope, .correlation: rawValue
    }
  }
}
