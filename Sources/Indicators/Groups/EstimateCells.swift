import Frames
import Statistics

/// Estimates collected cell by cell, each with a measure of its own.
struct EstimateCells {
  private var point = NumberColumnBuilder()
  private var lower: [Double?] = []
  private var upper: [Double?] = []
  private var measures: [Measure] = []
  private var numbers: [Measure: Int] = [:]
  private var codes: [Int] = []
  private var decimals: [UInt8] = []
  private var states: [ValueState] = []

  mutating func append(
    _ value: Double?,
    interval: ConfidenceInterval? = nil,
    measure: Measure,
    decimals: Int? = nil,
    presence: Presence = .missing,
    state: ValueState = []
  ) {
    if let value, value.isFinite {
      // Turning a sign must not leave −0.
      point.append(value == 0 ? 0 : value)
    } else {
      point.append(unknown: presence.isKnown ? .missing : presence)
    }
    let limits = value == nil ? nil : interval
    lower.append(limits?.lower)
    upper.append(limits?.upper)
    let number = numbers[measure] ?? measures.count
    if number == measures.count {
      numbers[measure] = number
      measures.append(measure)
    }
    codes.append(number)
    self.decimals.append(decimals.map { UInt8(clamping: $0) } ?? EstimateColumn.unknownDecimals)
    states.append(state)
  }

  mutating func finish() -> EstimateColumn {
    let hasLimits = lower.contains { $0 != nil }
    return EstimateColumn(
      point: point.finish(),
      lower: hasLimits ? NumberColumn(lower) : nil,
      upper: hasLimits ? NumberColumn(upper) : nil,
      measures: measures,
      measureCodes: Codes(codes, bound: max(1, measures.count)),
      decimals: decimals.contains { $0 != EstimateColumn.unknownDecimals } ? decimals : nil,
      states: states.contains { !$0.isEmpty } ? states : nil
    )
  }
}

/// A difference of two published figures without digits beyond the finer of their decimals: 61.4
/// less 60.8 is 0.6.
func publishedDifference(_ difference: Double, _ one: Int?, _ other: Int?) -> Double {
  guard let one, let other else { return difference }
  return roundedHalfAway(difference, decimals: max(one, other))
}
