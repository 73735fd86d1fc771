import Testing

@testable import Statistics

struct RunsAnalysisTests {
  @Test func `runs and crossings agree with qicharts2`() throws {
    try checkRows(of: "anhoej_runs", count: 34) { row in
      let id = row["case_id"]
      let values = row.numbers("values")
      let centre: Double
      if row["chart"] == "run" {
        centre = try median(of: values)
      } else {
        // qicharts2 takes 3 / 1.128 where the NHS takes its rounded 2.66.
        let chart = try xmrChart(values, factor: 3 / 1.128)
        centre = chart.centre[0]
        expectClose(chart.lower[0], row.number("lcl") ?? .nan, 1e-12, scale: 1, "\(id) lower")
        expectClose(chart.upper[0], row.number("ucl") ?? .nan, 1e-12, scale: 1, "\(id) upper")
        let outside = values.indices.filter { chart.isOutside($0) }.map { Double($0 + 1) }
        #expect(outside == row.numbers("sigma_signals"), "\(id) outside")
      }
      expectClose(centre, row.number("centre"), 1e-12, "\(id) centre")
      let got = try runsAnalysis(of: values, around: centre)
      #expect(Double(got.useful) == row.number("n_useful"), "\(id) useful")
      #expect(got.longestRun.map { Double($0) } == row.number("longest_run"), "\(id) run")
      #expect(
        got.longestRunLimit.map { Double($0) } == row.number("longest_run_max"),
        "\(id) run limit"
      )
      #expect(got.crossings.map { Double($0) } == row.number("n_crossings"), "\(id) crossings")
      #expect(
        got.crossingsLimit.map { Double($0) } == row.number("n_crossings_min"),
        "\(id) crossings limit"
      )
      #expect(got.isSignal == row.flag("runs_signal"), "\(id) signal")
    }
  }

  @Test func `the longest run is named by its places`() throws {
    let runs = try runsAnalysis(of: [1, 9, 9, 9, 1, .nan, 1, 5, 1, 9], around: 5)
    #expect(runs.longestRun == 3)
    #expect(runs.longestRunPlaces == 4...8)
    #expect(runs.useful == 8)
    #expect(runs.crossings == 3)
  }

  @Test func `each segment of a chart has runs of its own`() throws {
    let chart = try xmrChart([1, 2, 1, 2, 1, 2, 11, 12, 11, 12, 11, 12], breaks: [6])
    let runs = try chart.runsAnalyses()
    #expect(runs.map(\.crossings) == [5, 5])
    #expect(runs[1].longestRunPlaces?.lowerBound ?? 0 >= 6)
    let whole = try xmrChart(chart.values)
    #expect(try whole.runsAnalyses()[0].crossings == 1)
  }
}
