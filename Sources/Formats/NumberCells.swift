import Frames

/// A column that has held numbers and markers only, so far.
struct NumberCells {
  /// What a cell that is no plain number turned out to be.
  enum Outcome {
    case number(CellNumber)
    case marker(MarkerList.Meaning)
    case text
  }
  /// A marker met in this column.
  struct Found {
    var bytes: [UInt8]
    var text: String
    var meaning: MarkerList.Meaning
    var count: Int
  }

  private let markers: MarkerList
  private let mark: DecimalMark
  private let keepsDecimals: Bool
  private var mantissas: [Int32] = []
  private var scale = 0
  private var doubles: [Double] = []
  private var isWide = false
  /// Empty while all rows are known.
  private var presence: [UInt8] = []
  private(set) var decimals: [UInt8] = []
  private(set) var count = 0

  private(set) var hasNumbers = false
  /// Whether an empty cell stood in quotes: among texts it is one of them.
  private(set) var hasEmptyTexts = false
  private(set) var unit: CellNumber.Unit?
  private(set) var found: [Found] = []
  private(set) var flags: [(row: Int, state: ValueState)] = []
  private(set) var groupedCount = 0
  private(set) var plusCount = 0
  private(set) var dustCount = 0

  init(markers: MarkerList, mark: DecimalMark, keepsDecimals: Bool) {
    self.markers = markers
    self.mark = mark
    self.keepsDecimals = keepsDecimals
  }

  /// Whether every row so far was an empty cell.
  var isAllEmpty: Bool { !hasNumbers && found.isEmpty }

  mutating func reserve(_ rows: Int) { mantissas.reserveCapacity(rows) }

  /// Takes a batch of cells; false at the first that is neither a number nor a marker.
  ///
  /// The column is then of no further use.
  mutating func append(
    _ bytes: UnsafePointer<UInt8>,
    _ cells: UnsafePointer<CellSpan>,
    column: Int,
    width: Int,
    rows: Int
  ) -> Bool {
    // SAFETY: the batch holds `rows * width` cells whose places lie within `bytes`.
    for row in 0..<rows {
      let cell = cells[row &* width &+ column]
      if cell.length == 0 {
        if cell.isQuoted { hasEmptyTexts = true }
        appendUnknown(.missing)
        continue
      }
      let (mantissa, decimals) = plainNumber(bytes + cell.start, cell.length, point: mark)
      if decimals >= 0 {
        guard take(unit: .none) else { return false }
        appendExact(mantissa, decimals)
        if keepsDecimals { self.decimals.append(UInt8(truncatingIfNeeded: decimals)) }
        continue
      }
      guard appendOther(bytes, cell) else { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func take(unit: CellNumber.Unit) -> Bool {
    if self.unit == unit { return true }
    guard self.unit == nil else { return false }
    self.unit = unit
    hasNumbers = true
    return true
  }

  private mutating func appendOther(_ bytes: UnsafePointer<UInt8>, _ cell: CellSpan) -> Bool {
    if mark == .point {
      let (mantissa, decimals) = groupedNumber(bytes + cell.start, cell.length)
      if decimals >= 0 {
        guard take(unit: .none) else { return false }
        groupedCount += 1
        appendExact(mantissa, decimals)
        if keepsDecimals { self.decimals.append(UInt8(truncatingIfNeeded: decimals)) }
        return true
      }
    }
    for index in found.indices where found[index].bytes.count == cell.length {
      let isSame = found[index].bytes.withUnsafeBufferPointer { known in
        known.elementsEqual(UnsafeBufferPointer(start: bytes + cell.start, count: cell.length))
      }
      if isSame {
        found[index].count += 1
        appendUnknown(found[index].meaning)
        return true
      }
    }
    switch NumberCells.outcome(cellBytes(bytes, cell), markers: markers, mark: mark) {
    case .text: return false
    case .marker(let meaning):
      let raw = cellBytes(bytes, cell)
      let text = String(decoding: trimmed(raw[...]), as: UTF8.self)
      guard !text.isEmpty else {
        if cell.isQuoted { hasEmptyTexts = true }
        appendUnknown(.missing)
        return true
      }
      // Spellings beyond a sensible number are counted, not told apart, to bound the search.
      if found.count < 64 {
        found.append(Found(bytes: raw, text: text, meaning: meaning, count: 1))
      }
      appendUnknown(meaning)
      return true
    case .number(let number):
      guard take(unit: number.unit) else { return false }
      if number.hasGroups { groupedCount += 1 }
      if number.hasPlus { plusCount += 1 }
      if number.hasDust { dustCount += 1 }
      if !number.state.isEmpty { flags.append((count, number.state)) }
      switch number.magnitude {
      case .exact(let mantissa, let decimals): appendExact(mantissa, decimals)
      case .floating(let value): appendFloating(value)
      }
      if keepsDecimals {
        decimals.append(UInt8(clamping: min(number.decimals, 254)))
      }
      return true
    }
  }

  /// What one cell is, apart from its column.
  static func outcome(_ raw: [UInt8], markers: MarkerList, mark: DecimalMark) -> Outcome {
    let text = String(decoding: trimmed(raw[...]), as: UTF8.self)
    if text.isEmpty { return .marker(.unknown(.missing)) }
    if let meaning = markers.meaning(text) { return .marker(meaning) }
    if let number = readNumber(raw, mark: mark) { return .number(number) }
    return .text
  }

  private mutating func appendUnknown(_ meaning: MarkerList.Meaning) {
    if meaning == .unreliable { flags.append((count, .unreliable)) }
    appendUnknown(meaning.presence)
  }

  private mutating func appendUnknown(_ reason: Presence) {
    if presence.isEmpty {
      presence.reserveCapacity(mantissas.capacity)
      presence.append(contentsOf: repeatElement(0, count: count))
    }
    presence.append(reason.rawValue)
    if isWide { doubles.append(0) } else { mantissas.append(0) }
    if keepsDecimals { decimals.append(255) }
    count &+= 1
  }

  @inline(__always)
  private mutating func appendExact(_ mantissa: Int64, _ decimals: Int) {
    if !isWide, decimals <= scale {
      let (product, overflow) = mantissa.multipliedReportingOverflow(
        by: wholePowers[scale &- decimals]
      )
      if !overflow, let narrow = Int32(exactly: product) {
        mantissas.append(narrow)
        finishKnown()
        return
      }
    }
    appendExactSlowly(mantissa, decimals)
  }

  private mutating func appendExactSlowly(_ mantissa: Int64, _ decimals: Int) {
    var mantissa = mantissa
    var decimals = decimals
    // The scale is the finest that a value needs, whatever the order of the rows.
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    if !isWide {
      if decimals > scale, !rescale(to: decimals) { widen() }
      if !isWide {
        let (product, overflow) = mantissa.multipliedReportingOverflow(
          by: wholePowers[scale - decimals]
        )
        if !overflow, let narrow = Int32(exactly: product) {
          mantissas.append(narrow)
          finishKnown()
          return
        }
        widen()
      }
    }
    doubles.append(Double(mantissa) / powerOfTen(decimals))
    finishKnown()
  }

  private mutating func appendFloating(_ value: Double) {
    if !isWide { widen() }
    doubles.append(value)
    finishKnown()
  }

  @inline(__always)
  private mutating func finishKnown() {
    if !presence.isEmpty { presence.append(0) }
    count &+= 1
  }

  private mutating func rescale(to decimals: Int) -> Bool {
    guard decimals <= 9 else { return false }
    let factor = wholePowers[decimals - scale]
    let limit = Int64(Int32.max) / factor
    guard mantissas.allSatisfy({ Int64($0).magnitude <= UInt64(limit) }) else { return false }
    let narrow = Int32(truncatingIfNeeded: factor)
    for row in mantissas.indices { mantissas[row] = mantissas[row] &* narrow }
    scale = decimals
    return true
  }

  private mutating func widen() {
    let power = powerOfTen(scale)
    doubles = mantissas.map { Double($0) / power }
    mantissas = []
    isWide = true
  }

  func finished() -> NumberColumn {
    NumberColumn(
      storage: isWide ? .floating(doubles) : .scaled(mantissas, scale: scale),
      presence: presence.isEmpty
        ? PresenceColumn(knownCount: count) : PresenceColumn(codes: presence)
    )
  }
}

private let wholePowers: [Int64] = (0..<19).map { exponent in
  (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
}
