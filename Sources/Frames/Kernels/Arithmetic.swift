public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"

  @inline(__always)
  func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .divided: left / right
    }
  }

  /// The unit of a result; nil when the units cannot be combined (`% + £`).
  public func unit(_ left: String, _ right: String) -> String? {
    switch self {
    case .plus, .minus:
      if left == right { return self == .minus && left == "%" ? "pp" : left }
      if Set([left, right]) == ["%", "pp"] { return "%" }
      // A plain number takes the unit of what it meets.
      if left.isEmpty || right.isEmpty {
        let unit = left.isEmpty ? right : left
        return self == .minus && unit == "%" ? "pp" : unit
      }
      return nil
    case .times:
      if left.isEmpty || right.isEmpty { return left.isEmpty ? right : left }
      return "\(left) × \(right)"
    case .divided:
      if left == right { return "" }
      if right.isEmpty { return left }
      return left.isEmpty ? "1 / \(right)" : "\(left) / \(right)"
    }
  }
}

/// Arithmetic row by row: unknown in, unknown out; division by zero is missing.
///
/// Numbers give numbers; with an estimate on either side the result carries a unit, worked out once
/// a pair of measures. A period moves by whole numbers of its own lengths.
///
/// - Throws: `FrameError.unitsDiffer` when two units meet that cannot be added.
public func arithmetic(
  _ left: Operand,
  _ operation: ArithmeticOperator,
  _ right: Operand,
  count: Int
) throws(FrameError) -> Column {
  if left.type == .period { return moved(left, operation, right, count: count) }
  let one = left.column(count: count)
  let other = right.column(count: count)
  guard let here = one.numbers, let there = other.numbers else {
    return .missing(.number, count: count)
  }
  let presence = here.presence.combined(with: there.presence)
  let numbers = computed(here, operation, there, presence)
  guard one.type == .estimate || other.type == .estimate else { return .number(numbers) }

  let isNegation =
    if case .number(0) = left, operation == .minus { true } else { false }
  let (leftMeasures, leftCodes) = one.measures
  let (rightMeasures, rightCodes) = other.measures
  var pairs: [Int: Int] = [:]
  // Measures of rows whose units cannot be combined and that have no result either.
  var standIns: [Int: Int] = [:]
  var measures: [Measure] = []
  var codes: [Int] = []
  codes.reserveCapacity(count)
  for row in 0..<count {
    let pair = leftCodes[row] * rightMeasures.count + rightCodes[row]
    if let code = pairs[pair] {
      codes.append(code)
      continue
    }
    let (a, b) = (leftMeasures[leftCodes[row]], rightMeasures[rightCodes[row]])
    // A minus sign alone is a difference from 0 that differs from nothing.
    let unit = isNegation ? b.unit : operation.unit(a.unit, b.unit)
    if unit == nil {
      // A row without a result mixes nothing, and its measure may be a stand-in.
      guard !presence.isKnown(row) else { throw FrameError.unitsDiffer(a.unit, b.unit) }
      if let code = standIns[leftCodes[row]] {
        codes.append(code)
      } else {
        standIns[leftCodes[row]] = measures.count
        codes.append(measures.count)
        measures.append(a)
      }
      continue
    }
    var measure = one.type == .estimate ? a : b
    measure.unit = unit ?? a.unit
    measure.counts = nil
    measure.multiplier = 1
    // Products and quotients have decimals of their own.
    if operation == .times || operation == .divided { measure.decimals = nil }
    pairs[pair] = measures.count
    codes.append(measures.count)
    measures.append(measure)
  }
  let isSum = operation == .plus || operation == .minus
  return .estimate(
    EstimateColumn(
      point: isSum ? asPublished(numbers, one.publishedDecimals, other.publishedDecimals) : numbers,
      measures: measures,
      measureCodes: Codes(codes, bound: max(1, measures.count)),
      decimals: isSum ? finerDecimals(one, other, count: count) : nil
    )
  )
}

/// A sum or difference has the decimals of its finer part: 62 and 62.2 differ by 0.2.
private func finerDecimals(_ left: Column, _ right: Column, count: Int) -> [UInt8]? {
  let one = left.publishedDecimals
  let other = right.publishedDecimals
  guard let one, let other else {
    // A plain number takes the decimals it meets; an estimate worked out here has its own.
    let plain = one == nil ? left : right
    return plain.type == .estimate ? nil : one ?? other
  }
  // The mark of unknown decimals is the greatest code, so it wins.
  return (0..<count).map { max(one[$0], other[$0]) }
}

/// Where both parts are published with known decimals, a sum has no digits beyond the finer of them.
private func asPublished(_ sum: NumberColumn, _ left: [UInt8]?, _ right: [UInt8]?) -> NumberColumn {
  guard let left, let right else { return sum }
  if case .scaled(_, let scale) = sum.storage,
    zip(left, right).allSatisfy({ Int(max($0, $1)) >= scale })
  {
    return sum
  }
  var values = sum.doubles
  for row in values.indices {
    let decimals = max(left[row], right[row])
    // The mark of unknown decimals is the greatest code, so it wins.
    guard decimals != EstimateColumn.unknownDecimals else { continue }
    values[row] = roundedHalfAway(values[row], decimals: Int(decimals))
  }
  return NumberColumn(values, presence: sum.presence)
}

private func computed(
  _ left: NumberColumn,
  _ operation: ArithmeticOperator,
  _ right: NumberColumn,
  _ presence: PresenceColumn
) -> NumberColumn {
  switch operation {
  case .plus: return sum(left, 1, right, presence)
  case .minus: return sum(left, -1, right, presence)
  case .times, .divided: break
  }
  var values = left.doubles
  let others = right.doubles
  if operation == .times {
    for row in values.indices { values[row] *= others[row] }
  } else {
    for row in values.indices { values[row] /= others[row] }
  }
  return NumberColumn(values, presence: presence)
}

// MARK: Decimal sums

/// `left + sign × right`, as people add decimals: 0.2 − 0.7 is −0.5, however both are stored.
private func sum(
  _ left: NumberColumn,
  _ sign: Int64,
  _ right: NumberColumn,
  _ presence: PresenceColumn
) -> NumberColumn {
  if let exact = scaledSum(left, sign, right, presence) { return exact }
  var values = left.doubles
  let others = right.doubles
  for row in values.indices { values[row] = decimalSum(values[row], sign, others[row]) }
  return NumberColumn(values, presence: presence)
}

/// The sum of two scaled columns at their finer scale; nil when one of them is not scaled.
private func scaledSum(
  _ left: NumberColumn,
  _ sign: Int64,
  _ right: NumberColumn,
  _ presence: PresenceColumn
) -> NumberColumn? {
  guard case .scaled(let ones, let oneScale) = left.storage,
    case .scaled(let others, let otherScale) = right.storage,
    (0...9).contains(oneScale), (0...9).contains(otherScale)
  else { return nil }
  let scale = max(oneScale, otherScale)
  // 31 bits times 10^9 stay below 2^61, so the sum of two fits.
  let oneFactor = wholePowerOfTen(scale - oneScale)
  let otherFactor = sign * wholePowerOfTen(scale - otherScale)
  var sums = Array(repeating: Int64(0), count: ones.count)
  var isNarrow = true
  for row in sums.indices where presence.isKnown(row) {
    sums[row] = Int64(ones[row]) * oneFactor + Int64(others[row]) * otherFactor
    if Int32(exactly: sums[row]) == nil { isNarrow = false }
  }
  if isNarrow {
    return NumberColumn(
      storage: .scaled(sums.map { Int32(truncatingIfNeeded: $0) }, scale: scale),
      presence: presence
    )
  }
  let power = powerOfTen(scale)
  return NumberColumn(sums.map { Double($0) / power }, presence: presence)
}

/// The sum of two doubles, rounded once where both have a short decimal form.
private func decimalSum(_ one: Double, _ sign: Int64, _ other: Double) -> Double {
  let plain = one + Double(sign) * other
  if one == one.rounded(), other == other.rounded() { return plain }
  guard let (mantissa, decimals) = shortestDecimal(one),
    let (otherMantissa, otherDecimals) = shortestDecimal(other)
  else { return plain }
  let scale = max(decimals, otherDecimals)
  let (left, overflow) = mantissa.multipliedReportingOverflow(by: wholePowerOfTen(scale - decimals))
  let (right, otherOverflow) = otherMantissa.multipliedReportingOverflow(
    by: sign * wholePowerOfTen(scale - otherDecimals)
  )
  let (sum, sumOverflow) = left.addingReportingOverflow(right)
  // Beyond 2^53 the whole number itself would be rounded.
  guard !overflow, !otherOverflow, !sumOverflow, sum.magnitude <= 1 << 53 else { return plain }
  return Double(sum) / powerOfTen(scale)
}

private func moved(
  _ left: Operand,
  _ operation: ArithmeticOperator,
  _ right: Operand,
  count: Int
) -> Column {
  guard case .period(let periods) = left.column(count: count),
    let steps = right.column(count: count).numbers, operation == .plus || operation == .minus
  else { return .missing(.period, count: count) }
  let sign = operation == .plus ? 1 : -1
  return .period(
    PeriodColumn(
      (0..<count).map { row in
        guard let period = periods[row], let step = steps[row], let whole = Int(exactly: step)
        else { return nil }
        guard whole.magnitude < 100_000 else { return nil }
        return period.moved(by: sign * whole)
      }
    )
  )
}

extension Column {
  /// Measures and their codes; a plain number column has the one measure without a unit.
  var measures: (measures: [Measure], codes: Codes) {
    guard case .estimate(let estimates) = self else {
      return ([Measure()], .narrow(Array(repeating: 0, count: count)))
    }
    return (estimates.measures, estimates.measureCodes)
  }

  var publishedDecimals: [UInt8]? {
    guard case .estimate(let estimates) = self else { return nil }
    return estimates.decimals
  }
}
