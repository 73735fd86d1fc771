import Frames
import Notebook
import TestSupport
import Testing

@testable import simulate

/// What was planted is found again by one line of the language, on the committed folder.
@Suite struct `Truths in the language` {
  private let truths: [PlantedTruth]

  init() throws {
    truths = PlantedTruths(try Simulated.package.get().simulation).all
  }

  private func answer(_ query: String) throws -> Answer {
    try Answers.answer(
      query,
      settings: SessionSettings(
        baseFolder: Repository.root.hasSuffix("/") ? Repository.root : Repository.root + "/",
        use: "datasets/simulated"
      )
    )
  }

  private func column(_ name: String, _ answer: Answer) throws -> [String] {
    let column = try #require(answer.frame[name], "\(name)")
    return (0..<answer.frame.rowCount).map { column.displayText($0) }
  }

  private func limits(_ name: String, _ answer: Answer, row: Int) throws -> (Double, Double) {
    let column = try #require(answer.frame[name])
    guard case .estimate(let values) = column else {
      Issue.record("\(name) is no column of estimates")
      return (.nan, .nan)
    }
    return (try #require(values.lower?[row]), try #require(values.upper?[row]))
  }

  @Test func `trend finds the councils that worsen, and few that do not`() throws {
    let answer = try answer(#"get "excess-weight" for each Simland | trend"#)
    let words = zip(try column("place", answer), try column("trend", answer))
    let planted = Set(truths.filter { $0.name == "trend" }.map(\.place))
    #expect(planted.count == 12)
    let worsening = Set(words.filter { $0.1 == "worsening" }.map { $0.0 })
    let found = worsening.intersection(planted).count
    // Their mean power is 0.979: fewer than 10 of 12 would have a chance of 2 in 1,000.
    #expect(found >= 10)
    // 42 at 5%: more than 7 false alarms have a chance below 2 in 1,000.
    let falseAlarms = words.count { $0.1 != "no significant trend" && !planted.contains($0.0) }
    #expect(falseAlarms <= 7)
  }

  @Test func `spc finds the step in the month of its planting`() throws {
    let answer = try answer(#"get "missed-bins" | spc"#)
    let step = try #require(truths.first { $0.name == "step" })
    let signals = zip(try column("period", answer), try column("signal", answer))
    #expect(signals.first { $0.1 == "shift" }?.0 == step.from)
  }

  @Test func `funnel raises the alarm for the outlier`() throws {
    let answer = try answer(
      #"get "falls-admissions" for each Simland in 2025/26 | funnel against Simland"#
    )
    let outlier = try #require(truths.first { $0.name == "outlier" }?.place)
    let flags = Array(zip(try column("place", answer), try column("flag", answer)))
    #expect(flags.first { $0.0 == outlier }?.1 == "alarm")
    // 53 others at 0.2%: two false alarms have a chance below 1 in 100.
    #expect(flags.count { $0.0 != outlier && $0.1 == "alarm" } <= 1)
  }

  @Test func `inequality finds the gap that widens`() throws {
    let answer = try answer(#"get "school-readiness" for home by deprivation | inequality"#)
    let first = try limits("sii", answer, row: 0)
    let last = try limits("sii", answer, row: answer.frame.rowCount - 1)
    #expect(first.0 > 0)
    #expect(last.0 > first.1)
  }

  @Test func `gap finds disabled pupils behind everybody`() throws {
    let answer = try answer(
      #"get "persistent-absence" for home by disability in latest | gap"#
    )
    let groups = zip(
      try column("disability", answer),
      try column("significant", answer)
    )
    #expect(groups.first { $0.0 == "Disabled" }?.1 == "yes")
  }

  @Test func `compare finds the fall of absence`() throws {
    let answer = try answer(#"get "persistent-absence" in latest | compare"#)
    #expect(try column("direction", answer) == ["improved"])
    #expect(try column("significant", answer) == ["yes"])
  }

  @Test func `standardise tells excess deaths from an old population`() throws {
    let answer = try answer(
      #"get "deaths" for Simland, Ironvale, Saltstrand by age in latest | standardise to "ESP2013""#
    )
    #expect(try column("place", answer) == ["Simland", "Ironvale", "Saltstrand"])
    let everybody = try limits("value", answer, row: 0)
    #expect(try limits("value", answer, row: 1).0 > everybody.1)
    let older = try limits("value", answer, row: 2)
    #expect(older.0 < everybody.1 && older.1 > everybody.0)
  }
}
