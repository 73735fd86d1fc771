import Testing

@testable import Statistics

struct PublishedEstimatesTests {
  @Test func `the test uses the standard errors behind the limits`() throws {
    let z95 = try normalMultiple(level: 0.95)
    let first = ConfidenceInterval(lower: 10 - 3 * z95, upper: 10 + 3 * z95)
    let second = ConfidenceInterval(lower: 2 - 4 * z95, upper: 2 + 4 * z95)
    let test = try publishedEstimatesTest(10, first, 2, second)
    #expect(isClose(test.z, 8.0 / 5, 1e-13))
    #expect(isClose(test.pValue, 2 * Normal.upperTail(1.6), 1e-12))
  }

  @Test func `intervals without width test nothing`() {
    let point = ConfidenceInterval(lower: 1, upper: 1)
    #expect(throws: StatisticError.undefined("both intervals have no width")) {
      try publishedEstimatesTest(1, point, 1, point)
    }
  }
}
