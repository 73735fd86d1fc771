import Frames
import TestFiles
import Testing

struct NumberTextTests {
  @Test func `exact text reads back bit for bit and has no exponent`() {
    var generator = SeededNumbers(9)
    for round in 0..<5000 {
      let value = round % 2 == 0 ? generator.anyDouble() : generator.decimal(digits: 12)
      let text = exactText(value)
      #expect(Double(text)?.bitPattern == (value == 0 ? 0 : value).bitPattern)
      #expect(text.utf8.allSatisfy { "-.0123456789".utf8.contains($0) })
      #expect(!text.hasSuffix(".0") && !text.hasPrefix("."))
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (71.5, "71.5"), (-3, "-3"), (1e21, "1000000000000000000000"),
    (1.5e-7, "0.00000015"), (-2.5e17, "-250000000000000000"), (1e16, "10000000000000000"),
    (9_007_199_254_740_992, "9007199254740992"), (.nan, ""), (.infinity, ""),
  ])
  func `exact text is plain`(value: Double, text: String) {
    #expect(exactText(value) == text)
  }

  @Test(arguments: [
    (715, 1, "71.5"), (-715, 1, "-71.5"), (710, 1, "71"), (5, 3, "0.005"), (0, 4, "0"),
    (-7, 0, "-7"), (Int64.min, 2, "-92233720368547758.08"), (1000, 3, "1"),
  ])
  func `a mantissa prints without zeros behind the point`(
    mantissa: Int64,
    scale: Int,
    text: String
  ) {
    #expect(exactText(mantissa: mantissa, scale: scale) == text)
  }

  @Test(arguments: [
    (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (0.285, 2, "0.29"), (1.005, 2, "1.01"),
    (0.5, 0, "1"), (-0.5, 0, "-1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.04, 1, "0.0"),
    (0, 2, "0.00"), (-0.0, 1, "0.0"), (71, 1, "71.0"), (9.995, 2, "10.00"),
    (1e20, 0, "1" + "00000000000000000000"),
    (0.499_999_999_999_999_94, 0, "0"), (1.499_999_999_999_999_8, 0, "1"),
    (1_234_567_890_123.4567, 3, "1234567890123.457"),
    (9_999_999_999_999.996, 2, "10000000000000.00"),
  ])
  func `halves round away from zero, judged on the decimal people see`(
    value: Double,
    decimals: Int,
    text: String
  ) {
    #expect(roundedText(value, decimals: decimals) == text)
  }

  /// Rounds the digits of a text as one does on paper.
  private func roundedOnPaper(_ text: String, decimals: Int) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let fraction = Array((parts.count > 1 ? String(parts[1]) : "").utf8.map { Int($0) - 48 })
    var digits = parts[0].utf8.map { Int($0) - 48 }
    digits += (0..<decimals).map { $0 < fraction.count ? fraction[$0] : 0 }
    if decimals < fraction.count, fraction[decimals] >= 5 {
      var place = digits.count - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 { digits[place] += 1 } else { digits.insert(1, at: 0) }
    }
    let isZero = digits.allSatisfy { $0 == 0 }
    var result = digits.map(String.init).joined()
    if decimals > 0 { result.insert(".", at: result.index(result.endIndex, offsetBy: -decimals)) }
    return isNegative && !isZero ? "-" + result : result
  }

  @Test func `rounding agrees with rounding the digits on paper`() {
    var generator = SeededNumbers(10)
    for _ in 0..<5000 {
      // Ending in 5 often, so that halves are met.
      let mantissa = Int64(generator.below(20_000_000) - 10_000_000) * 10 + 5
      let value = Double(mantissa) / powerOfTen(generator.below(8))
      for decimals in 0...6 {
        let text = roundedText(value, decimals: decimals)
        #expect(text == roundedOnPaper(exactText(value), decimals: decimals))
        #expect(Double(text) == roundedHalfAway(value, decimals: decimals))
      }
    }
  }

  @Test(arguments: [
    (999.0, "999"), (1000, "1,000"), (-1_234_567.5, "-1,234,568"), (0, "0"), (100_000, "100,000"),
  ])
  func `thousands are set apart with commas when asked`(value: Double, text: String) {
    #expect(roundedText(value, decimals: 0, grouping: true) == text)
  }

  @Test func `grouping leaves the decimals alone`() {
    #expect(roundedText(12_345.6789, decimals: 4, grouping: true) == "12,345.6789")
  }
}
