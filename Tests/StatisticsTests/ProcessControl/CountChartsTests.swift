import Testing

@testable import Statistics

struct CountChartsTests {
  private static func chart(_ row: VectorRow) throws -> ControlChart {
    let counts = row.numbers("counts")
    let denominators = row.numbers("denominators")
    let breaks = row.numbers("breaks").map { Int($0) }
    switch row["kind"] {
    case "p": return try proportionChart(counts: counts, of: denominators, breaks: breaks)
    case "u": return try rateChart(counts: counts, over: denominators, breaks: breaks)
    default: return try countChart(counts, breaks: breaks)
    }
  }

  @Test func `p, u and c charts agree with limits in 50 digits`() throws {
    for row in try FixtureFile("count_charts", count: 11).rows {
      let chart = try Self.chart(row)
      let columns = [
        (chart.centre, "centre"), (chart.lower, "lower"), (chart.upper, "upper"),
      ]
      for (got, name) in columns {
        let expected = row.numbers(name)
        #expect(got.count == expected.count)
        for i in expected.indices {
          expectClose(got[i], expected[i], 1e-13, scale: 1, "\(row["label"]) \(name) \(i)")
        }
      }
    }
  }

  @Test func `printed examples come out as printed`() throws {
    let rows = try FixtureFile("count_charts", count: 11).rows
    // Montgomery (2012), examples 7.1 and 7.3.
    let juice = try Self.chart(rows[0])
    #expect(abs(juice.centre[0] - 0.2313) < 5e-5)
    #expect(abs(juice.upper[0] - 0.4102) < 5e-5)
    #expect(abs(juice.lower[0] - 0.0524) < 5e-5)
    #expect(juice.values.indices.filter { juice.isOutside($0) } == [14, 22])
    let boards = try Self.chart(rows[1])
    #expect(abs(boards.centre[0] - 19.85) < 5e-3)
    #expect(abs(boards.upper[0] - 33.22) < 1e-2)
    #expect(abs(boards.lower[0] - 6.48) < 1e-2)
    #expect(boards.values.indices.filter { boards.isOutside($0) } == [5, 19])
  }

  @Test func `a point without a count has no limits to judge it by`() throws {
    let chart = try proportionChart(counts: [3, .nan, 5], of: [10, 10, .nan])
    #expect(chart.centre == [0.3, 0.3, 0.3])
    #expect(chart.upper[2].isNaN)
    #expect(!chart.isOutside(1) && !chart.isOutside(2))
    #expect(chart.segments[0].known == 1)
  }

  @Test func `nobody, everybody and no events leave no variation`() throws {
    #expect(try proportionChart(counts: [0, 0], of: [5, 9]).segments[0].note == .noVariation)
    #expect(try proportionChart(counts: [5, 9], of: [5, 9]).segments[0].note == .noVariation)
    let quiet = try countChart([0, 0, 0])
    #expect(quiet.segments[0].note == .noVariation)
    #expect(quiet.upper == [0, 0, 0])
    #expect(!quiet.isOutside(0))
  }

  @Test func `counting the others mirrors a p chart`() throws {
    let counts: [Double] = [3, 9, 14, 2, 8]
    let sizes: [Double] = [20, 25, 31, 18, 40]
    let yes = try proportionChart(counts: counts, of: sizes)
    let no = try proportionChart(counts: zip(sizes, counts).map { $0 - $1 }, of: sizes)
    for i in counts.indices {
      #expect(isClose(yes.upper[i], 1 - no.lower[i], 1e-13))
      #expect(isClose(yes.lower[i], 1 - no.upper[i], 1e-13, scale: 1))
    }
  }
}
