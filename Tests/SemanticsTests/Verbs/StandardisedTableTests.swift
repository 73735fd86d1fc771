import Execution
import Frames
import Indicators
import Plans
import Semantics
import Syntax
import Testing

/// What `standardise` computes, on the fixture.
@Suite struct `The table of standardised rates` {
  private func result(
    _ script: String,
    _ workspace: Workspace? = nil
  ) throws -> (frame: Frame, notes: [String]) {
    let result = try LocalBackend().run(Fixture.table(script, workspace).plan)
    return (result.frame, result.footnotes.map(\.text))
  }

  private func value(_ frame: Frame, row: Int = 0) -> Double? {
    guard case .estimate(let estimates)? = frame["value"] else { return nil }
    return estimates.point[row]
  }

  /// Seven bands of 70,000 with the given events.
  private func workspace(_ events: [String]) throws -> Workspace {
    let ages = ["0-14", "15-29", "30-44", "45-59", "60-74", "75-89", "90+"]
    return try Fixture.workspace(
      moreRows: zip(ages, events).map { age, count in
        ["alcohol", "Derby", "2023/24", "Age", age, count, count, "70000"]
      }
    )
  }

  private let derby = #"get "Alcohol mortality" for Derby by age | standardise to ESP2013"#

  @Test func `one row a series, with bands and events`() throws {
    let (frame, notes) = try result(
      #"get "Alcohol mortality" for home, England by age since 2020/21 | standardise to ESP2013"#
    )
    #expect(frame.rowCount == 10)
    #expect(frame["bands"]?.displayText(0) == "7")
    #expect(frame["age"] == nil)
    #expect(
      notes.contains("directly standardised to ESP2013; 95% limits by Dobson with Byar")
    )
  }

  @Test func `equal rates in all bands are the rate of any standard`() throws {
    let (frame, _) = try result(derby, workspace(Array(repeating: "14", count: 7)))
    #expect(abs((value(frame) ?? 0) - 20) < 1e-9)
    #expect(frame["events"]?.displayText(0) == "98")
  }

  @Test func `below ten events there is no rate`() throws {
    let (nine, notes) = try result(derby, workspace(["0", "1", "2", "3", "2", "1", "0"]))
    #expect(value(nine) == nil)
    #expect(nine["events"]?.displayText(0) == "9")
    #expect(notes.contains("too few events: 1 row with fewer than 10"))
    let (ten, _) = try result(derby, workspace(["0", "1", "2", "3", "2", "1", "1"]))
    #expect(value(ten) != nil)
  }

  @Test func `an unknown count is not nought`() throws {
    let (frame, notes) = try result(derby, workspace(["", "10", "20", "30", "20", "10", "5"]))
    #expect(value(frame) == nil)
    #expect(frame["events"]?.displayText(0) != "95")
    #expect(notes.contains { $0.contains("a count or the people of an age band are not known") })
  }

  @Test func `bands taken away by a step are listed`() throws {
    let script = #"get "Alcohol mortality" by age | where age != "90+" | standardise to ESP2013"#
    let error = #expect(throws: PlanError.self) { try result(script) }
    #expect(error?.message == "no age band covers 90+ of ESP2013")
    #expect(error?.notes.first?.hasPrefix("bands here: ") == true)
  }

  @Test func `figures without counts cannot be weighed`() throws {
    let ages = ["0-14", "15-29", "30-44", "45-59", "60-74", "75-89", "90+"]
    let bare = try Fixture.workspace(
      moreRows: ages.map { ["injury", "Derby", "2023/24", "Age", $0, "12"] }
    )
    let script = #"get "Injury admissions" for Derby by age | standardise to ESP2013"#
    let error = #expect(throws: PlanError.self) { try result(script, bare) }
    #expect(
      error?.message.hasPrefix("standardise needs the numerator and the denominator") == true
    )
  }

  @Test func `finer bands are put together in those of the standard`() throws {
    let fine = ["0-4", "5-14", "15-29", "30-44", "45-59", "60-74", "75-89", "90+"]
    let (frame, _) = try result(
      #"get "Alcohol mortality" for Derby by Bands | standardise to ESP2013"#,
      Fixture.workspace(
        moreGroups: fine.map { ["Bands", "age", $0] },
        moreRows: zip(fine, ["4", "10", "14", "14", "14", "14", "14", "14"]).map { age, count in
          [
            "alcohol", "Derby", "2023/24", "Bands", age, count, count,
            age == "0-4" ? "20000" : age == "5-14" ? "50000" : "70000",
          ]
        }
      )
    )
    #expect(abs((value(frame) ?? 0) - 20) < 1e-9)
    #expect(frame["bands"]?.displayText(0) == "8")
  }

  @Test func `shuffled rows give the same rates`() throws {
    let script = #"get "Alcohol mortality" for home, England by age"#
    let (one, _) = try result(script + " | standardise to ESP2013 | sort place, period")
    let (other, _) = try result(
      script + " | sort value desc | standardise to ESP2013 | sort place, period"
    )
    for row in 0..<one.rowCount { #expect(value(one, row: row) == value(other, row: row)) }
  }
}
