import Execution
import Frames
import Indicators
import Plans
import Semantics
import Syntax
import Testing

/// What `gap` computes, on the fixture.
@Suite struct `The table of gaps` {
  private func result(
    _ script: String,
    _ workspace: Workspace? = nil
  ) throws -> (frame: Frame, notes: [String]) {
    let result = try LocalBackend().run(Fixture.table(script, workspace).plan)
    return (result.frame, result.footnotes.map(\.text))
  }

  private func column(_ name: String, _ frame: Frame) -> [String] {
    (0..<frame.rowCount).map { frame[name]?.displayText($0) ?? "?" }
  }

  @Test func `the total is looked up for the same place and period`() throws {
    let (frame, notes) = try result(
      #"get "Good level of development" for home, England by "free school meals" in latest | gap"#
    )
    #expect(column("reference", frame) == ["65", "65", "65", "65"])
    #expect(column("gap", frame) == ["-13", "3", "-13", "3"])
    #expect(column("behind", frame).first == "20")
    #expect(notes.contains("the total contains each group"))
  }

  @Test func `the rows of a named reference go and are counted`() throws {
    let (frame, notes) = try result(
      #"get "Healthy life expectancy" for home by sex in latest | gap against "Male""#
    )
    #expect(column("sex", frame) == ["Female"])
    #expect(column("gap", frame) == ["2"])
    #expect(notes.contains("1 row of 'Male' is the reference"))
    #expect(notes.contains("no limits are known: 1 row not tested"))
  }

  @Test func `a reference that a step took away is found in the workspace`() throws {
    let (frame, _) = try result(
      #"get "Healthy life expectancy" by sex in latest | where sex = "Female" | gap against Male"#
    )
    #expect(column("gap", frame) == ["2"])
  }

  @Test func `detached rows are set against each other only`() throws {
    let (frame, _) = try result(
      #"get "Healthy life expectancy" by sex in latest | add value = value * 2 | gap against Male"#
    )
    #expect(column("gap", frame) == ["4"])
    let (alone, notes) = try result(
      #"get "Healthy life expectancy" by sex in latest | add value = value * 2"#
        + #" | where sex = "Female" | gap against Male"#
    )
    #expect(column("gap", alone).allSatisfy { Double($0) == nil })
    #expect(notes.contains { $0.hasPrefix("no figure of 'Male' for the place and period: 1 row") })
  }

  @Test func `behind follows the good direction`() throws {
    let (frame, _) = try result(
      #"get "Injury admissions" for England by deprivation in latest | gap"#
    )
    let gaps = column("gap", frame).compactMap(Double.init)
    let behind = column("behind", frame).compactMap(Double.init)
    #expect(gaps.count == 10 && behind.count == 10)
    for (gap, behind) in zip(gaps, behind) { #expect((gap > 0) == (behind > 0)) }
    let (turned, _) = try result(
      #"get "Injury admissions" for England by deprivation in latest | add polarity = "higher" | gap"#
    )
    #expect(column("behind", turned).compactMap(Double.init) == behind.map { $0 == 0 ? 0 : -$0 })
  }

  @Test func `without a good direction nobody is behind`() throws {
    let (frame, notes) = try result(
      #"get "Resident profile working age" by ethnicity | gap against "White British""#
    )
    #expect(column("behind", frame).allSatisfy { Double($0) == nil })
    #expect(notes.contains("no good direction is set: 4 rows neither ahead nor behind"))
  }

  @Test func `unknown groups stay and are named`() throws {
    let (frame, notes) = try result(#"get "Covid cases" by ethnicity | gap"#)
    #expect(column("ethnicity", frame).contains("Unknown"))
    #expect(notes.contains("'Unknown' is kept: people whose ethnicity is not known, 1 row"))
    #expect(notes.contains("5 rows of counts: groups differ by their size too"))
  }

  @Test func `significant and p say the same`() throws {
    let (frame, notes) = try result(#"get all for home, England by any | gap"#)
    guard case .yesNo(let words)? = frame["significant"], case .number(let p)? = frame["p"],
      case .number(let adjusted)? = frame["p_adjusted"]
    else {
      Issue.record("no tests")
      return
    }
    var tested = 0
    for row in 0..<frame.rowCount {
      guard let isSignificant = words[row] else { continue }
      tested += 1
      let found = try #require(p[row])
      #expect((found < 0.05) == isSignificant)
      #expect((adjusted[row] ?? 0) >= found - 1e-15)
    }
    #expect(tested > 20)
    #expect(notes.contains { $0.hasPrefix("\(tested) tests: about ") })
  }

  @Test func `the order of the rows is no matter`() throws {
    let script = #"get "Injury admissions" for home, England by deprivation"#
    let (one, _) = try result(script + " | gap | sort place, period, deprivation")
    let (other, _) = try result(script + " | sort value | gap | sort place, period, deprivation")
    #expect(column("gap", one) == column("gap", other))
    #expect(column("p_adjusted", one) == column("p_adjusted", other))
  }

  @Test func `a hidden total hides the gap`() throws {
    let workspace = try Fixture.workspace(moreRows: [
      ["covid", "Derby", "2021/22", "", "", "", "", "", "suppressed"],
      ["covid", "Derby", "2021/22", "Ethnicity", "Asian", "40"],
    ])
    let (frame, _) = try result(#"get "Covid cases" for Derby by ethnicity | gap"#, workspace)
    #expect(frame["gap"]?.presence[0] == .suppressed)
    #expect(frame["reference"]?.presence[0] == .suppressed)
  }
}
