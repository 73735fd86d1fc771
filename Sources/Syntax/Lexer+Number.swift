/// Numbers (`language.md` §3): digits, at most one point, at most one `%`.
extension Lexer {
  mutating func numberOrPeriod() -> Token.Kind {
    let start = position
    let end = digitsEnd(from: start)
    if end - start == 4, let year = integer(start, end) {
      if let kind = periodStartingWithYear(year, from: start, to: end) { return kind }
    }
    return number(from: start, to: end)
  }

  private mutating func number(from start: Int, to wholeEnd: Int) -> Token.Kind {
    var end = wholeEnd
    if source.byte(at: end) == UInt8(ascii: "."), isDigit(at: end + 1) {
      end = digitsEnd(from: end + 1)
    }
    let digits = text(from: start, to: end).filter { $0 != "." }.drop { $0 == "0" }
    if !isBoundary(at: end) {
      var runEnd = wordEnd(from: end)
      // `1e-6` is one slip, not three.
      let last = source.byte(at: runEnd - 1).map { $0 | 0x20 }
      if last == UInt8(ascii: "e"), runEnd == end + 1,
        let sign = source.byte(at: runEnd), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"),
        isDigit(at: runEnd + 1)
      {
        runEnd = digitsEnd(from: runEnd + 1)
      }
      position = runEnd
      return refuseLetters(in: SourceRange(start, runEnd))
    }
    if source.byte(at: end) == UInt8(ascii: "%") { end += 1 }
    position = end
    guard digits.count <= 15 else {
      return refuse(
        "this number has \(digits.count) digits; numbers are kept exactly up to 15",
        code: "number-2",
        range: SourceRange(start, end),
        replacement: nil
      )
    }
    return .number
  }

  private mutating func refuseLetters(in range: SourceRange) -> Token.Kind {
    let typed = source.text(in: range)
    if let value = Double(typed), value.isFinite, value.rounded() == value, abs(value) < 1e15 {
      let written = String(Int(value))
      return refuse(
        "numbers are written out in digits:  \(written)",
        code: "number-1",
        range: range,
        replacement: written
      )
    }
    if typed.contains(where: { $0 == "e" || $0 == "E" }),
      typed.allSatisfy({ $0.isNumber || "eE.+-".contains($0) })
    {
      return refuse(
        "numbers are written out in digits: \(typed.shortened) is none",
        code: "number-1",
        range: range,
        replacement: nil
      )
    }
    return refuse(
      "a number runs into letters here: '\(typed.shortened)'; such a name goes in quotes",
      code: "number-1",
      range: range,
      replacement: nil
    )
  }

  // MARK: For numbers and periods

  mutating func refuse(
    _ message: String,
    code: String,
    range: SourceRange,
    replacement: String?
  ) -> Token.Kind {
    let fixes = replacement.map { [Fix("write \($0)", replacing: range, with: $0)] } ?? []
    diagnostics.append(Diagnostic(code: code, message: message, range: range, fixes: fixes))
    return .invalid
  }

  /// The number in a short run of digits.
  func integer(_ start: Int, _ end: Int) -> Int? {
    guard end > start, end - start <= 4 else { return nil }
    return Int(text(from: start, to: end))
  }
}

extension String {
  /// At most forty characters, fit for a message.
  var shortened: String {
    count > 40 ? String(prefix(39)) + "…" : self
  }
}
