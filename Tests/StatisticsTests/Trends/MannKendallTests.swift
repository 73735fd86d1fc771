import Testing

@testable import Statistics

struct MannKendallTests {
  @Test func `the Mann–Kendall test and Sen's slope agree with R`() throws {
    try checkRows(of: "mann_kendall", count: 36) { row in
      let values = row.list("values").compactMap { $0 }
      let id = row["case_id"]
      if values.count < 3 {
        #expect(throws: StatisticError.self, "\(id)") { try mannKendallTest(values) }
      } else if row.number("varS") == 0 {
        #expect(throws: StatisticError.undefined("all values are equal"), "\(id)") {
          try mannKendallTest(values)
        }
      } else {
        let got = try mannKendallTest(values)
        expectClose(got.score, row.number("S"), 1e-12, "\(id) S")
        expectClose(got.variance, row.number("varS"), 1e-12, "\(id) variance")
        expectClose(got.z, row.number("z"), 1e-12, scale: 1, "\(id) z")
        expectClose(got.normalPValue, row.number("p_normal"), 1e-12, "\(id) p")
        expectClose(got.tau, row.number("tau_trend"), 1e-12, scale: 1, "\(id) tau")
        expectClose(got.tau, row.number("tau_kendall"), 1e-5, scale: 1, "\(id) tau, Kendall")
        // Kendall's single-precision z costs these two rows another digit in the tail.
        let isTail = ["mk012", "mk030"].contains(id)
        expectClose(
          got.normalPValue,
          row.number("p_kendall"),
          isTail ? 2e-5 : 1e-5,
          "\(id) p, Kendall"
        )
        expectClose(got.score, row.number("S_kendall"), 1e-5, scale: 1, "\(id) S, Kendall")
        expectClose(got.variance, row.number("varS_kendall"), 1e-5, "\(id) variance, Kendall")
        #expect((got.method == .exact) == (values.count <= 10 && Set(values).count == values.count))
      }
      guard values.count >= 2 else {
        #expect(throws: StatisticError.self, "\(id)") { try theilSenLine(values) }
        return
      }
      let line = try theilSenLine(values)
      let scale = values.map(abs).max() ?? 1
      expectClose(line.slope, row.number("sen_slope"), 1e-12, scale: scale, "\(id) slope")
      expectClose(
        line.interval?.lower,
        row.number("sen_lower95"),
        1e-12,
        scale: scale,
        "\(id) lower"
      )
      expectClose(
        line.interval?.upper,
        row.number("sen_upper95"),
        1e-12,
        scale: scale,
        "\(id) upper"
      )
    }
  }

  @Test func `exact probabilities are those of counting all orders`() throws {
    // All orders of five values, counted here; 1 rise in 120 reaches the highest score.
    let five = orders(of: [1, 2, 3, 4, 5])
    for values in [[1.0, 2, 3, 4, 5], [2, 1, 3, 4, 5], [1, 3, 2, 5, 4], [5, 4, 2, 3, 1]] {
      let got = try mannKendallTest(values)
      let beyond = five.count { abs(score(of: $0)) >= abs(got.score) }
      #expect(isClose(got.pValue, Double(beyond) / Double(five.count), 1e-14))
      #expect(got.method == .exact)
    }
    #expect(isClose(try mannKendallTest([1, 2, 3, 4, 5]).pValue, 2.0 / 120, 1e-14))
    // Kendall (1975), table 1: n = 10, S = 21 has probability 0.036 on one side.
    let ten = try mannKendallTest([3, 1, 2, 6, 4, 5, 8, 10, 7, 9])
    #expect(ten.score == 31)
    #expect(isClose(ten.pValue, 0.0046, 0.1))
  }

  @Test func `turning the series round turns the sign and nothing else`() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 4...14, using: &generator)).map { _ in
        Double(Int.random(in: 0...9, using: &generator))
      }
      guard Set(values).count > 1 else { continue }
      let forwards = try mannKendallTest(values)
      let backwards = try mannKendallTest(values.reversed())
      #expect(forwards.score == -backwards.score)
      #expect(forwards.pValue == backwards.pValue)
      #expect(forwards.pValue > 0 && forwards.pValue <= 1)
    }
  }

  private func score(of values: [Double]) -> Double {
    var score = 0.0
    for i in values.indices {
      for j in values.indices where j > i {
        score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0
      }
    }
    return score
  }

  private func orders(of values: [Double]) -> [[Double]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { i in
      var rest = values
      let first = rest.remove(at: i)
      return orders(of: rest).map { [first] + $0 }
    }
  }
}
