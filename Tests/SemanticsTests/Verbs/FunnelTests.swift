import Execution
import Frames
import Plans
import Semantics
import Syntax
import Testing

@Suite struct `Funnel` {
  @Test func `gives its limits and its flag`() throws {
    let table = try Fixture.table(
      #"get "Injury admissions" for each England in latest | funnel against England"#
    )
    #expect(
      table.shownNames.suffix(7) == [
        "centre", "lower_95", "upper_95", "lower_998", "upper_998", "flag", "rating",
      ]
    )
  }

  @Test(
    arguments: [
      (#"get "Injury admissions" for home, England | funnel against England"#, "needs-8"),
      (#"get "Employment rate" for each England | funnel against England"#, "needs-12"),
      (#"get "Injury admissions" for each England | funnel against "Eng*""#, nil),
      (#"get "Injury admissions" for each England | funnel against "*e*""#, "needs-8"),
      (#"get "Injury admissions" for each England | funnel against Nowhere"#, "name-17"),
      (#"get "Injury admissions" for each England | funnel against England using both"#, "value-6"),
    ] as [(String, String?)]
  )
  func `refuses what it cannot do`(script: String, code: String?) throws {
    guard let code else {
      #expect(try Fixture.table(script).pending.isEmpty)
      return
    }
    #expect(try Fixture.failure(script).code == code)
  }

  @Test func `alarm is a word of its flag`() throws {
    let failure = try Fixture.failure(
      """
      get "Injury admissions" for each England | funnel against England | where flag = "alarmed"
      """
    )
    #expect(failure.message.contains("similar: \"alarm\""))
  }

  private func limits(_ query: String) throws -> (
    limits: [Double], flags: [String], notes: [String]
  ) {
    let result = try LocalBackend().run(Fixture.table(query).plan)
    let limits = ["lower_95", "upper_95", "lower_998", "upper_998"].compactMap { name -> Double? in
      guard case .estimate(let estimates)? = result.frame[name] else { return nil }
      return estimates.point[0]
    }
    func texts(_ name: String) -> [String] {
      guard case .text(let texts)? = result.frame[name] else { return [] }
      return (0..<result.frame.rowCount).map { texts[$0] ?? "–" }
    }
    let flags = zip(texts("flag"), texts("rating")).map { "\($0), \($1)" }
    return (limits, flags, result.footnotes.map(\.text))
  }

  private func isClose(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-7 * abs($1) }
  }

  // The figures of these four are those of scripts/reference/ranking_answers.py.

  @Test func `people: plain limits and flags are those of another program`() throws {
    let found = try limits(
      #"get "KS2 RWM expected" for each England in 2024 | funnel against England using plain"#
    )
    #expect(isClose(found.limits, [65.1510423, 67.8424819, 64.3748752, 68.6055822]))
    let (alarm, alert, similar) = ("alarm, worse", "alert, worse", "within limits, similar")
    #expect(
      found.flags == [
        alarm, alarm, alarm, alert, similar, similar, similar, alarm, alarm, alarm, alert, similar,
      ]
    )
    #expect(
      found.notes == [
        "limits for chance round England: exact binomial, 95% and 99.8%",
        "places vary more than chance, dispersion 18.9; using adjusted allows for it",
      ]
    )
  }

  @Test func `events: plain limits and flags are those of another program`() throws {
    let found = try limits(
      #"get "Crime rate" for each England in 2024/25 | funnel against England using plain"#
    )
    #expect(isClose(found.limits, [104.46721, 106.535283, 103.874171, 107.13333]))
    let (alarm, similar) = ("alarm, better", "within limits, similar")
    #expect(
      found.flags == [
        alarm, alarm, alarm, alarm, similar, similar, similar, alarm, alarm, alarm, alarm, similar,
      ]
    )
  }

  @Test func `limits are adjusted unasked when places vary more than chance`() throws {
    for method in ["", " using adjusted"] {
      let people = try limits(
        #"get "KS2 RWM expected" for each England in 2024 | funnel against England"# + method
      )
      #expect(isClose(people.limits, [60.3198707, 72.4084242, 56.672006, 75.6539372]))
      #expect(people.flags.allSatisfy { $0 == "within limits, similar" })
      #expect(
        people.notes.contains(
          "limits adjusted for overdispersion (Spiegelhalter), dispersion 18.9"
        )
      )
      let events = try limits(
        #"get "Crime rate" for each England in 2024/25 | funnel against England"# + method
      )
      #expect(isClose(events.limits, [99.0738784, 112.342932, 95.5475869, 116.489075]))
    }
  }

  @Test func `the other good direction swaps better and worse`() throws {
    let query = #"get "KS2 RWM expected" for each England in 2024"#
    let found = try limits(
      query + #" | add polarity = "lower" | funnel against England using plain"#
    )
    #expect(found.flags.first == "alarm, better")
    let none = try limits(
      query + #" | add polarity = "none" | funnel against England using plain"#
    )
    #expect(none.flags.first == "alarm, lower")
  }

  @Test func `wholes are shown and not judged`() throws {
    let found = try limits(
      #"get "Crime rate" for each England, England in 2024/25 | funnel against England"#
    )
    #expect(found.flags.last == "–, not available")
    #expect(found.notes.contains("not judged: England contains others here"))
  }

  @Test func `too few places with counts are found when it runs`() throws {
    let table = try Fixture.table(
      """
      get "Crime rate" for each England in 2024/25 | where place in ("Derby", "Leeds")
      | funnel against England
      """
    )
    #expect {
      try LocalBackend().run(table.plan)
    } throws: { error in
      (error as? PlanError)?.code == "needs-8"
        && (error as? PlanError)?.message.hasSuffix("and here are 2") == true
    }
  }
}
