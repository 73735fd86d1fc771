/// Numbers, one a row: whole mantissas with one decimal scale where every value fits, else doubles.
///
/// Rows that are not known hold 0.
public struct NumberColumn: Sendable {
  public enum Storage: Sendable {
    /// The value of a row is its mantissa divided by ten to the power of `scale`.
    case scaled([Int32], scale: Int)
    case floating([Double])
  }
  public let storage: Storage
  public let presence: PresenceColumn

  public init(storage: Storage, presence: PresenceColumn) {
    self.storage = storage
    self.presence = presence
  }

  /// Doubles as they are; a value that is not finite becomes missing.
  ///
  /// What stands under an unknown is set to 0, so that sums need not look.
  public init(_ values: [Double], presence: PresenceColumn) {
    var clean = values
    if !presence.isAllKnown {
      for row in clean.indices where !presence.isKnown(row) { clean[row] = 0 }
    }
    guard clean.contains(where: { !$0.isFinite }) else {
      self.init(storage: .floating(clean), presence: presence)
      return
    }
    var known = Array(repeating: Presence.known, count: values.count)
    for row in clean.indices where !clean[row].isFinite {
      clean[row] = 0
      known[row] = .missing
    }
    self.init(storage: .floating(clean), presence: presence.combined(with: PresenceColumn(known)))
  }

  /// A column of the given numbers, scaled when that is exact; nil is missing.
  public init(_ values: [Double?]) {
    var builder = NumberColumnBuilder()
    for value in values {
      if let value { builder.append(value) } else { builder.append(unknown: .missing) }
    }
    self = builder.finish()
  }

  /// The given numbers, scaled when that is exact; what stands under an unknown is set to 0.
  public init(_ values: [Double], scaledWithin presence: PresenceColumn) {
    // Counts are whole, and a column of them needs no look at decimals.
    if let whole = NumberColumn.wholeNumbers(values, presence) {
      self.init(storage: .scaled(whole, scale: 0), presence: presence)
      return
    }
    var builder = NumberColumnBuilder()
    for row in values.indices {
      if presence.isKnown(row) {
        builder.append(values[row])
      } else {
        builder.append(unknown: presence[row])
      }
    }
    self = builder.finish()
  }

  private static func wholeNumbers(_ values: [Double], _ presence: PresenceColumn) -> [Int32]? {
    var whole: [Int32] = []
    whole.reserveCapacity(values.count)
    for row in values.indices {
      guard presence.isKnown(row) else {
        whole.append(0)
        continue
      }
      guard let narrow = Int32(exactly: values[row]) else { return nil }
      whole.append(narrow)
    }
    return whole
  }

  public var count: Int {
    switch storage {
    case .scaled(let mantissas, _): mantissas.count
    case .floating(let values): values.count
    }
  }

  public subscript(row: Int) -> Double? {
    presence.isKnown(row) ? raw(row) : nil
  }

  /// The stored number, 0 when it is not known.
  public func raw(_ row: Int) -> Double {
    switch storage {
    case .scaled(let mantissas, let scale): Double(mantissas[row]) / powerOfTen(scale)
    case .floating(let values): values[row]
    }
  }

  /// All numbers as doubles, 0 where not known.
  public var doubles: [Double] {
    switch storage {
    case .scaled(let mantissas, let scale):
      if scale == 0 { return mantissas.map { Double($0) } }
      let power = powerOfTen(scale)
      return mantissas.map { Double($0) / power }
    case .floating(let values): return values
    }
  }

  public func gathered(_ rows: [Int]) -> NumberColumn {
    let storage: Storage =
      switch self.storage {
      case .scaled(let mantissas, let scale):
        .scaled(rows.map { $0 < 0 ? 0 : mantissas[$0] }, scale: scale)
      case .floating(let values): .floating(rows.map { $0 < 0 ? 0 : values[$0] })
      }
    return NumberColumn(storage: storage, presence: presence.gathered(rows))
  }

  public static func concatenated(_ parts: [NumberColumn]) -> NumberColumn {
    let presence = PresenceColumn.concatenated(parts.map(\.presence))
    if case .scaled(_, let scale)? = parts.first?.storage {
      var mantissas: [Int32] = []
      for part in parts {
        guard case .scaled(let more, scale) = part.storage else {
          return NumberColumn(storage: .floating(parts.flatMap(\.doubles)), presence: presence)
        }
        mantissas.append(contentsOf: more)
      }
      return NumberColumn(storage: .scaled(mantissas, scale: scale), presence: presence)
    }
    return NumberColumn(storage: .floating(parts.flatMap(\.doubles)), presence: presence)
  }

  public func with(presence: PresenceColumn) -> NumberColumn {
    NumberColumn(storage: storage, presence: presence)
  }

  public var byteCount: Int {
    switch storage {
    case .scaled(let mantissas, _): mantissas.count * 4 + presence.byteCount
    case .floating(let values): values.count * 8 + presence.byteCount
    }
  }
}

extension NumberColumn {
  /// One number on every row, scaled where that is exact; missing when it is not finite.
  static func constant(_ value: Double, count: Int) -> NumberColumn {
    guard value.isFinite else { return .unknown(count: count) }
    let presence = PresenceColumn(knownCount: count)
    if let (mantissa, scale) = shortestDecimal(value), let narrow = Int32(exactly: mantissa) {
      return NumberColumn(
        storage: .scaled(Array(repeating: narrow, count: count), scale: scale),
        presence: presence
      )
    }
    return NumberColumn(
      storage: .floating(Array(repeating: value, count: count)),
      presence: presence
    )
  }
}

/// Ten to a power from 0 to 22, exact in a double; powers outside are clamped.
public func powerOfTen(_ exponent: Int) -> Double {
  powersOfTen[min(max(exponent, 0), 22)]
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// Collects numbers, keeps them scaled while every value fits, and widens once when one does not.
public struct NumberColumnBuilder: Sendable {
  private var mantissas: [Int32] = []
  private var scale = 0
  private var doubles: [Double]?
  private var presence: [UInt8] = []

  public init() {}

  public var count: Int { presence.count }

  /// Appends a double; its shortest decimal form decides whether it fits the scale.
  public mutating func append(_ value: Double) {
    guard value.isFinite else {
      append(unknown: .missing)
      return
    }
    if let (mantissa, decimals) = shortestDecimal(value) {
      append(mantissa: mantissa, decimals: decimals)
    } else {
      widen()
      doubles?.append(value)
      presence.append(0)
    }
  }

  /// Appends `mantissa / 10^decimals`, as a reader met it.
  public mutating func append(mantissa: Int64, decimals: Int) {
    presence.append(0)
    if doubles != nil {
      doubles?.append(exactQuotient(mantissa, decimals))
      return
    }
    if decimals > scale, !rescale(to: decimals) {
      widen()
      doubles?.append(exactQuotient(mantissa, decimals))
      return
    }
    let (product, overflow) = mantissa.multipliedReportingOverflow(
      by: wholePowerOfTen(scale - decimals)
    )
    if !overflow, let narrow = Int32(exactly: product) {
      mantissas.append(narrow)
    } else {
      widen()
      doubles?.append(exactQuotient(mantissa, decimals))
    }
  }

  public mutating func append(unknown reason: Presence) {
    presence.append(reason.rawValue)
    if doubles != nil { doubles?.append(0) } else { mantissas.append(0) }
  }

  /// Brings all mantissas to a finer scale; false when one of them would not fit.
  private mutating func rescale(to decimals: Int) -> Bool {
    guard decimals <= 9 else { return false }
    let factor = wholePowerOfTen(decimals - scale)
    var finer = mantissas
    for row in finer.indices {
      let (product, overflow) = Int64(finer[row]).multipliedReportingOverflow(by: factor)
      guard !overflow, let narrow = Int32(exactly: product) else { return false }
      finer[row] = narrow
    }
    mantissas = finer
    scale = decimals
    return true
  }

  private mutating func widen() {
    guard doubles == nil else { return }
    let power = powerOfTen(scale)
    doubles = mantissas.map { Double($0) / power }
    mantissas = []
  }

  public consuming func finish() -> NumberColumn {
    let presence = PresenceColumn(codes: presence)
    if let doubles { return NumberColumn(storage: .floating(doubles), presence: presence) }
    return NumberColumn(storage: .scaled(mantissas, scale: scale), presence: presence)
  }
}

private func exactQuotient(_ mantissa: Int64, _ decimals: Int) -> Double {
  Double(mantissa) / powerOfTen(decimals)
}

func wholePowerOfTen(_ exponent: Int) -> Int64 {
  var power: Int64 = 1
  for _ in 0..<min(max(exponent, 0), 18) { power *= 10 }
  return power
}

/// The decimals that all the values need, nil when one of them has no short decimal form.
public func commonDecimals(_ values: [Double]) -> Int? {
  var decimals = 0
  for value in values {
    guard let own = shortestDecimal(value)?.decimals else { return nil }
    decimals = max(decimals, own)
  }
  return decimals
}

/// Mantissa and decimals of the shortest decimal that reads back as `value`, if it has at most
/// nine decimals and a mantissa of at most 15 digits.
public func shortestDecimal(_ value: Double) -> (mantissa: Int64, decimals: Int)? {
  guard value.magnitude < 1e15 else { return nil }
  for decimals in 0...9 {
    let scaled = (value * powerOfTen(decimals)).rounded()
    guard scaled.magnitude < 9e15 else { return nil }
    if scaled / powerOfTen(decimals) == value { return (Int64(scaled), decimals) }
  }
  return nil
}
