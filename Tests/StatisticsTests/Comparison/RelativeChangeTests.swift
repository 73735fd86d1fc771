import Testing

@testable import Statistics

struct RelativeChangeTests {
  @Test func `change is a share of the first figure`() throws {
    #expect(try relativeChange(from: 80, to: 100) == 0.25)
    #expect(try relativeChange(from: -80, to: -100) == -0.25)
    #expect(try relativeChange(from: 80, to: 0) == -1)
    #expect(isClose(try compoundAnnualChange(from: 100, to: 121, years: 2), 0.1, 1e-14))
  }

  @Test func `there is no share of nothing nor across it`() {
    #expect(throws: StatisticError.undefined("the first figure is 0")) {
      try relativeChange(from: 0, to: 5)
    }
    #expect(throws: StatisticError.self) { try relativeChange(from: -5, to: 5) }
    #expect(throws: StatisticError.self) { try compoundAnnualChange(from: 0, to: 5, years: 2) }
    #expect(throws: StatisticError.self) { try compoundAnnualChange(from: 1, to: 5, years: 0) }
  }
}
