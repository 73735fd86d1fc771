import Testing

@testable import Statistics

struct ElementaryTests {
  @Test func `sums keep what rounding would lose`() {
    #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
    #expect(compensatedSum([]) == 0)
    #expect(compensatedSum([.infinity, 1]) == .infinity)
    #expect(compensatedSum([.infinity, -.infinity]).isNaN)
  }

  @Test func `an offset costs no digits of the variance`() {
    let values = [4.0, 7, 13, 16]
    #expect(sampleVariance(values) == 30)
    #expect(sampleVariance(values.map { $0 + 1e9 }) == 30)
    #expect(sampleVariance([5]).isNaN)
    #expect(arithmeticMean([]).isNaN)
  }

  @Test func `levels are shares or percentages`() throws {
    #expect(try confidenceLevel(0.95) == 0.95)
    #expect(try confidenceLevel(95) == 0.95)
    #expect(isClose(try normalMultiple(level: 95), 1.959963984540054, 1e-15))
    #expect(isClose(try normalMultiple(level: 0.998), 3.090232306167814, 1e-15))
    for level in [0.5, 1, 100, 89.9, -1, .nan, .infinity] {
      #expect(throws: StatisticError.self) { try confidenceLevel(level) }
    }
  }
}
