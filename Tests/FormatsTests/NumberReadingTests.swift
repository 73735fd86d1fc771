import Frames
import TestFiles
import Testing

@testable import Formats

private func value(_ text: String) -> Double? {
  switch readNumber(Array(text.utf8))?.magnitude {
  case .exact(let mantissa, let decimals)?: Double(mantissa) / powerOfTen(decimals)
  case .floating(let value)?: value
  case nil: nil
  }
}

@Suite struct NumberReadingTests {
  @Test func `numbers agree with the standard library`() {
    var numbers = SeededNumbers(11)
    for _ in 0..<4000 {
      let whole = String(UInt64.random(in: 0..<1_000_000_000, using: &numbers))
      let digits = Int.random(in: 0..<12, using: &numbers)
      var text = (Bool.random(using: &numbers) ? "-" : "") + whole
      if digits > 0 {
        text +=
          "." + (0..<digits).map { _ in String(Int.random(in: 0...9, using: &numbers)) }.joined()
      }
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        text += "e\(Int.random(in: -20...20, using: &numbers))"
      }
      guard let read = readNumber(Array(text.utf8)) else {
        Issue.record("not read: \(text)")
        continue
      }
      guard !read.hasDust else { continue }
      #expect(value(text) == Double(text), "\(text)")
      let plain = Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { plainNumber($0, bytes.count) } ?? (0, -1)
      }
      if plain.1 >= 0 { #expect(Double(plain.0) / powerOfTen(plain.1) == Double(text), "\(text)") }
    }
  }

  @Test func `doubles printed in full read back the same or as what they were`() {
    var numbers = SeededNumbers(12)
    for _ in 0..<4000 {
      let bits = UInt64.random(in: 0..<(0x7FF << 52), using: &numbers)
      let double = Double(bitPattern: bits)
      let text = double.description
      guard double != 0, let read = readNumber(Array(text.utf8)), !read.hasDust else { continue }
      #expect(value(text) == double, "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "1.", "1..2", "--1", "1-", "00", "01", "-01", "1 000", "1e", "1e+",
    "e5",
    "1e99999", ".5e", "nan", "inf", "Infinity", "-inf", "0x10", "1_000", "١", "1,2,3", ",123",
    "1,234,56", "1234,567", "0,5", "1.2.3", "£", "%", "5%%", "££5", "5£", "1e400",
    "123456789012345678901234567890", "12b", "1,000e3", "- 5", "+12345678",
  ])
  func `this is no number`(_ text: String) {
    #expect(readNumber(Array(text.utf8)) == nil)
    let bytes = Array(text.utf8) + [0]
    let plain = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { plainNumber($0, bytes.count - 1) } ?? (0, -1)
    }
    #expect(plain.1 < 0)
  }

  @Test(arguments: [
    ("75.39999999999999", 75.4), ("0.30000000000000004", 0.3), ("-1.1000000000000001", -1.1),
    ("33.333333333333336", 33.333333333333336), ("-1.512178901234", -1.512178901234),
  ])
  func `digits that a program left are rounded away and no others`(_ text: String, _ want: Double) {
    #expect(value(text) == want)
  }

  @Test func `thousands read quickly as they read slowly`() {
    var numbers = SeededNumbers(13)
    let pieces = ["1", "12", "123", "1234", ",", ",", "-", ".", "0", "5", ",000", ",123"]
    var groupedCount = 0
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      let (mantissa, decimals) = Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { groupedNumber($0, bytes.count) } ?? (0, -1)
      }
      guard decimals >= 0 else { continue }
      groupedCount += 1
      #expect(value(text) == Double(mantissa) / powerOfTen(decimals), "\(text)")
      #expect(readNumber(Array(text.utf8))?.hasGroups == true)
    }
    #expect(groupedCount > 30)
  }

  @Test func `decimals are those written`() {
    #expect(readNumber(Array("1.50".utf8))?.decimals == 2)
    #expect(readNumber(Array("1,335".utf8))?.decimals == 0)
    #expect(readNumber(Array("3.60E-05".utf8))?.decimals == 7)
  }

  @Test func `a comma can be the decimal mark`() {
    #expect(
      readNumber(Array("1,5".utf8), mark: .comma)?.magnitude == .exact(mantissa: 15, decimals: 1)
    )
    #expect(readNumber(Array("1.5".utf8), mark: .comma) == nil)
  }
}
