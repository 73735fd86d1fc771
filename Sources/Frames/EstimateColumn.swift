/// Estimates, one a row, as a struct of arrays: the point with its limits, counts, unit and state.
///
/// A number with a unit is an estimate of which only the point is known. A part that no row has
/// takes no memory.
public struct EstimateColumn: Sendable {
  public var point: NumberColumn
  /// 95% limits.
  public var lower: NumberColumn?
  public var upper: NumberColumn?
  public var numerator: NumberColumn?
  public var denominator: NumberColumn?
  /// The measures that occur; a row's is `measures[measureCodes[row]]`.
  public var measures: [Measure]
  public var measureCodes: Codes
  /// Decimals of each point as published; `EstimateColumn.unknownDecimals` where not known.
  public var decimals: [UInt8]?
  public var states: [ValueState]?

  public static let unknownDecimals: UInt8 = 255

  public init(
    point: NumberColumn,
    lower: NumberColumn? = nil,
    upper: NumberColumn? = nil,
    numerator: NumberColumn? = nil,
    denominator: NumberColumn? = nil,
    measures: [Measure] = [],
    measureCodes: Codes? = nil,
    decimals: [UInt8]? = nil,
    states: [ValueState]? = nil
  ) {
    self.point = point
    self.lower = lower
    self.upper = upper
    self.numerator = numerator
    self.denominator = denominator
    self.measures = measures.isEmpty ? [Measure()] : measures
    self.measureCodes = measureCodes ?? .narrow(Array(repeating: 0, count: point.count))
    self.decimals = decimals
    self.states = states
  }

  public var count: Int { point.count }
  public var presence: PresenceColumn { point.presence }

  public func measure(_ row: Int) -> Measure { measures[measureCodes[row]] }

  public func state(_ row: Int) -> ValueState { states.map { $0[row] } ?? [] }

  /// Decimals as published, nil where not known.
  public func publishedDecimals(_ row: Int) -> Int? {
    guard let decimals, decimals[row] != EstimateColumn.unknownDecimals else { return nil }
    return Int(decimals[row])
  }

  public func gathered(_ rows: [Int]) -> EstimateColumn {
    EstimateColumn(
      point: point.gathered(rows),
      lower: lower?.gathered(rows),
      upper: upper?.gathered(rows),
      numerator: numerator?.gathered(rows),
      denominator: denominator?.gathered(rows),
      measures: measures,
      measureCodes: measureCodes.gathered(rows),
      decimals: decimals.map { all in
        rows.map { $0 < 0 ? EstimateColumn.unknownDecimals : all[$0] }
      },
      states: states.map { all in rows.map { $0 < 0 ? [] : all[$0] } }
    )
  }

  public static func concatenated(_ parts: [EstimateColumn]) -> EstimateColumn {
    var measures: [Measure] = []
    var numbers: [Measure: Int] = [:]
    var codes: [Int] = []
    for part in parts {
      let map = part.measures.map { measure in
        if let number = numbers[measure] { return number }
        numbers[measure] = measures.count
        measures.append(measure)
        return measures.count - 1
      }
      codes.append(contentsOf: part.measureCodes.values.map { map[$0] })
    }
    func joined(_ path: KeyPath<EstimateColumn, NumberColumn?>) -> NumberColumn? {
      guard parts.contains(where: { $0[keyPath: path] != nil }) else { return nil }
      return .concatenated(
        parts.map { $0[keyPath: path] ?? .unknown(count: $0.count) }
      )
    }
    return EstimateColumn(
      point: .concatenated(parts.map(\.point)),
      lower: joined(\.lower),
      upper: joined(\.upper),
      numerator: joined(\.numerator),
      denominator: joined(\.denominator),
      measures: measures,
      measureCodes: Codes(codes, bound: max(1, measures.count)),
      decimals: parts.contains { $0.decimals != nil }
        ? parts.flatMap {
          $0.decimals ?? Array(repeating: EstimateColumn.unknownDecimals, count: $0.count)
        } : nil,
      states: parts.contains { $0.states != nil }
        ? parts.flatMap { $0.states ?? Array(repeating: [], count: $0.count) } : nil
    )
  }

  public var byteCount: Int {
    let parts = [lower, upper, numerator, denominator].compactMap { $0?.byteCount }.reduce(0, +)
    return point.byteCount + parts + measureCodes.byteCount + (decimals?.count ?? 0)
      + (states?.count ?? 0)
  }
}

extension NumberColumn {
  /// Rows that are all unknown for the same reason.
  public static func unknown(count: Int, reason: Presence = .missing) -> NumberColumn {
    NumberColumn(
      storage: .scaled(Array(repeating: 0, count: count), scale: 0),
      presence: PresenceColumn(codes: Array(repeating: reason.rawValue, count: count))
    )
  }
}

extension EstimateColumn {
  /// The state words of a row, joined with `;`; `known` when there is nothing else to say.
  public func stateWords(_ row: Int) -> String {
    var words: [String] = []
    switch presence[row] {
    case .known: break
    case .missing: words.append("missing")
    case .suppressed: words.append("suppressed")
    case .notApplicable: words.append("not_applicable")
    case .roundsToZero: words.append("rounds_to_zero")
    }
    let state = state(row)
    if state.contains(.provisional) { words.append("provisional") }
    if state.contains(.revised) { words.append("revised") }
    if state.contains(.estimated) { words.append("estimated") }
    if state.contains(.unreliable) { words.append("unreliable") }
    if state.contains(.break) { words.append("break") }
    return words.isEmpty ? "known" : words.joined(separator: ";")
  }
}
