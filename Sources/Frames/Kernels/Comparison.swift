/// The six comparisons of the language.
///
/// Two-valued: with an unknown all but `!=` are false.
public enum ComparisonTest: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The test with its sides exchanged.
  var mirrored: ComparisonTest {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Whether the test holds for an order of -1, 0 or 1.
  @inline(__always)
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// Compares row by row; operands of different types are never equal and never in order.
public func compare(
  _ left: Operand,
  _ test: ComparisonTest,
  _ right: Operand,
  count: Int
) -> [Bool] {
  // `!=` is the exact opposite of `=`, unknowns included.
  if test == .notEqual { return compare(left, .equal, right, count: count).map { !$0 } }
  switch (left, right) {
  case (.unknown, _), (_, .unknown):
    return Array(repeating: false, count: count)
  case (.column(let column), .text), (.column(let column), .period), (.column(let column), .number),
    (.column(let column), .yesNo):
    return compare(column, test, constant: right)
  case (.text, .column(let column)), (.period, .column(let column)), (.number, .column(let column)),
    (.yesNo, .column(let column)):
    return compare(column, test.mirrored, constant: left)
  case (.column(let one), .column(let other)):
    return compare(one, test, other)
  default:
    return compare(left.column(count: count), test, right.column(count: count))
  }
}

// MARK: A column against a constant

private func compare(_ column: Column, _ test: ComparisonTest, constant: Operand) -> [Bool] {
  let none = Array(repeating: false, count: column.count)
  switch (column, constant) {
  case (.text(let text), .text(let wanted)):
    // Once an entry, then a look-up a row.
    let folded = foldedText(wanted)
    let results = text.dictionary.entries.map { test.holds(order(foldedText($0), folded)) }
    return lookedUp(results, codes: text.codes, presence: text.presence)
  case (.period(let periods), .period(let wanted)):
    let results = periods.dictionary.map { test.holds(order($0, wanted)) }
    return lookedUp(results, codes: periods.codes, presence: periods.presence)
  case (.yesNo(let bits), .yesNo(let wanted)):
    return (0..<bits.count).map {
      bits.presence.isKnown($0) && test.holds(order(bits.raw($0), wanted))
    }
  case (.number, .number(let wanted)), (.estimate, .number(let wanted)):
    guard let numbers = column.numbers else { return none }
    return compared(numbers.doubles, numbers.presence) { test.holds(order($0, wanted)) }
  default:
    return none
  }
}

private func lookedUp(_ results: [Bool], codes: Codes, presence: PresenceColumn) -> [Bool] {
  guard !results.isEmpty else { return Array(repeating: false, count: codes.count) }
  var holds: [Bool]
  switch codes {
  case .narrow(let codes): holds = codes.map { results[Int($0)] }
  case .medium(let codes): holds = codes.map { results[Int($0)] }
  case .wide(let codes): holds = codes.map { results[Int($0)] }
  }
  if !presence.isAllKnown {
    for row in holds.indices where !presence.isKnown(row) { holds[row] = false }
  }
  return holds
}

private func compared(
  _ values: [Double],
  _ presence: PresenceColumn,
  _ test: (Double) -> Bool
) -> [Bool] {
  var holds = values.map(test)
  if !presence.isAllKnown {
    for row in holds.indices where !presence.isKnown(row) { holds[row] = false }
  }
  return holds
}

// MARK: A column against a column

private func compare(_ left: Column, _ test: ComparisonTest, _ right: Column) -> [Bool] {
  let known = left.presence.combined(with: right.presence)
  switch (left, right) {
  case (.text(let one), .text(let other)):
    let oneFolded = one.dictionary.entries.map(foldedText)
    let otherFolded = other.dictionary.entries.map(foldedText)
    return (0..<one.count).map {
      known.isKnown($0)
        && test.holds(order(oneFolded[one.codes[$0]], otherFolded[other.codes[$0]]))
    }
  case (.period(let one), .period(let other)):
    return (0..<one.count).map { row in
      guard known.isKnown(row), let here = one[row], let there = other[row] else { return false }
      // Neither of two columns names the other's years, so both sides have to agree.
      let isSame = here.isSame(as: there) && there.isSame(as: here)
      return test.holds(isSame ? 0 : orderOfDays(here, there))
    }
  case (.yesNo(let one), .yesNo(let other)):
    return (0..<one.count).map {
      known.isKnown($0) && test.holds(order(one.raw($0), other.raw($0)))
    }
  default:
    guard let one = left.numbers, let other = right.numbers else {
      return Array(repeating: false, count: left.count)
    }
    let here = one.doubles
    let there = other.doubles
    return here.indices.map {
      known.isKnown($0) && test.holds(order(here[$0], there[$0]))
    }
  }
}

// MARK: Orders

private func order(_ left: Double, _ right: Double) -> Int {
  left == right ? 0 : left < right ? -1 : 1
}

private func order(_ left: Bool, _ right: Bool) -> Int {
  left == right ? 0 : right ? -1 : 1
}

private func order(_ left: String, _ right: String) -> Int {
  left == right ? 0 : left < right ? -1 : 1
}

/// A period is equal to a constant when it covers the same days or goes by its name.
private func order(_ left: Period, _ constant: Period) -> Int {
  left.isSame(as: constant) ? 0 : orderOfDays(left, constant)
}

private func orderOfDays(_ left: Period, _ right: Period) -> Int {
  if left.start != right.start { return left.start < right.start ? -1 : 1 }
  return left.end < right.end ? -1 : 1
}

/// Periods within a span: of one period by `lies(within:)`, else by start and end.
public func within(_ column: PeriodColumn, first: Period, last: Period) -> [Bool] {
  let isOne = first == last
  let results = column.dictionary.map { period in
    isOne
      ? period.lies(within: first) : period.lies(from: first, to: last)
  }
  return lookedUp(results, codes: column.codes, presence: column.presence)
}

// MARK: Patterns

/// Text like a pattern in which `*` stands for any run of letters, none included.
public func like(_ column: TextColumn, pattern: String) -> [Bool] {
  let pieces = Pattern(pattern)
  let results = column.dictionary.entries.map { pieces.matches(foldedText($0)) }
  return lookedUp(results, codes: column.codes, presence: column.presence)
}

/// Text that holds another text, as the language compares text.
public func contains(_ column: TextColumn, text: String) -> [Bool] {
  let wanted = Array(foldedText(text).utf8)
  let results = column.dictionary.entries.map { entry in
    firstRange(of: wanted, in: Array(foldedText(entry).utf8), from: 0) != nil
  }
  return lookedUp(results, codes: column.codes, presence: column.presence)
}

/// A pattern taken apart at its stars; matching is linear, whatever the number of stars.
public struct Pattern: Sendable {
  private let pieces: [[UInt8]]

  /// Takes a pattern apart, folded as the texts will be that it is matched with.
  public init(_ text: String, fold: (String) -> String = foldedText) {
    pieces = fold(text).split(separator: "*", omittingEmptySubsequences: false)
      .map { Array($0.utf8) }
  }

  public func matches(_ folded: String) -> Bool {
    let text = Array(folded.utf8)
    guard let first = pieces.first, let last = pieces.last else { return text.isEmpty }
    guard pieces.count > 1 else { return text == first }
    guard text.count >= first.count + last.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    var position = first.count
    let end = text.count - last.count
    for piece in pieces.dropFirst().dropLast() {
      guard let found = firstRange(of: piece, in: text, from: position),
        found + piece.count <= end
      else { return false }
      position = found + piece.count
    }
    return position <= end
  }
}

private func firstRange(of wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
  guard !wanted.isEmpty else { return start }
  guard text.count >= wanted.count + start else { return nil }
  var position = start
  while position + wanted.count <= text.count {
    if text[position] == wanted[0], text[position..<position + wanted.count].elementsEqual(wanted) {
      return position
    }
    position += 1
  }
  return nil
}
