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
      if left.isEmpty || right.isEmpty { return left.isEmpty ? right : left }
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
  let numbers = computed(here.doubles, operation, there.doubles, presence)
  guard one.type == .estimate || other.type == .estimate else { return .number(numbers) }

  let (leftMeasures, leftCodes) = one.measures
  let (rightMeasures, rightCodes) = other.measures
  var pairs: [Int: Int] = [:]
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
    guard let unit = operation.unit(a.unit, b.unit) else {
      throw FrameError.unitsDiffer(a.unit, b.unit)
    }
    var measure = one.type == .estimate ? a : b
    measure.unit = unit
    measure.counts = nil
    measure.multiplier = 1
    // Products and quotients have decimals of their own.
    if operation == .times || operation == .divided { measure.decimals = nil }
    pairs[pair] = measures.count
    codes.append(measures.count)
    measures.append(measure)
  }
  return .estimate(
    EstimateColumn(
      point: numbers,
      measures: measures,
      measureCodes: Codes(codes, bound: max(1, measures.count)),
      decimals: operation == .plus || operation == .minus
        ? coarserDecimals(one, other, count: count) : nil
    )
  )
}

/// A sum or difference is as coarse as its coarser part.
private func coarserDecimals(_ left: Column, _ right: Column, count: Int) -> [UInt8]? {
  let one = left.publishedDecimals
  let other = right.publishedDecimals
  guard let one, let other else { return one ?? other }
  return (0..<count).map { row in
    let (a, b) = (one[row], other[row])
    if a == EstimateColumn.unknownDecimals { return b }
    if b == EstimateColumn.unknownDecimals { return a }
    return max(a, b)
  }
}

private func computed(
  _ left: [Double],
  _ operation: ArithmeticOperator,
  _ right: [Double],
  _ presence: PresenceColumn
) -> NumberColumn {
  var values = left
  switch operation {
  case .plus: for row in values.indices { values[row] = left[row] + right[row] }
  case .minus: for row in values.indices { values[row] = left[row] - right[row] }
  case .times: for row in values.indices { values[row] = left[row] * right[row] }
  case .divided: for row in values.indices { values[row] = left[row] / right[row] }
  }
  if !presence.isAllKnown {
    for row in values.indices where !presence.isKnown(row) { values[row] = 0 }
  }
  return NumberColumn(values, presence: presence)
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
