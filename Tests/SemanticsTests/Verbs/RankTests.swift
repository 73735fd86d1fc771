import Execution
import Frames
import Plans
import Semantics
import Syntax
import Testing

@Suite struct `Rank` {
  /// A query's answer as rows of the named columns; numbers shortest, missing as a dash.
  static func rows(
    _ query: String,
    _ columns: [String],
    keeping wanted: Set<String>? = nil
  ) throws -> (rows: [String], footnotes: [String]) {
    let table = try Fixture.table(query)
    let result = try LocalBackend().run(Rewriter.rewrite(table.plan, keeping: wanted))
    let rows = (0..<result.frame.rowCount).map { row in
      columns.map { name -> String in
        switch result.frame[name] {
        case .text(let texts)?: texts[row] ?? "–"
        case .number(let numbers)?: numbers[row].map { "\(Int($0))" } ?? "–"
        case .estimate(let estimates)?: estimates.point[row].map { "\($0)" } ?? "–"
        case .period(let periods)?: periods[row]?.label ?? "–"
        case .yesNo(let flags)?: flags[row].map { $0 ? "yes" : "no" } ?? "–"
        case nil: "none"
        }
      }.joined(separator: " ")
    }
    return (rows, result.footnotes.map(\.text))
  }

  private static let all = ["place", "value", "rank", "quartile", "rank_lower", "rank_upper"]

  /// Whether rows agree with another program's: figures, ranks and quarters to the last digit, ends
  /// of ranges, which both draw, within one rank and in most rows just so.
  private func agree(_ found: [String], _ expected: [String]) -> Bool {
    var apart = 0
    for (one, other) in zip(found, expected) {
      let (mine, theirs) = (one.split(separator: " "), other.split(separator: " "))
      guard mine.count == theirs.count, mine.dropLast(2) == theirs.dropLast(2) else { return false }
      for (end, expected) in zip(mine.suffix(2), theirs.suffix(2)) {
        guard let end = Int(end), let expected = Int(expected), abs(end - expected) <= 1 else {
          return false
        }
        apart += end == expected ? 0 : 1
      }
    }
    return found.count == expected.count && apart <= found.count / 3
  }

  @Test func `gives its columns`() throws {
    let table = try Fixture.table(#"get "Crime rate" for home, each neighbours in latest | rank"#)
    #expect(
      table.shownNames.suffix(5) == ["rank", "of", "quartile", "rank_lower", "rank_upper"]
    )
    #expect(table.pending.isEmpty)
  }

  // The figures of these three are those of scripts/reference/ranking_answers.py.

  @Test func `low is good: ranks and ranges are those of another program`() throws {
    let query = #"get "Crime rate" for each England in 2024/25 | rank"#
    let found = try Self.rows(query, Self.all)
    #expect(
      agree(
        found.rows,
        [
          "Coventry 100.5 1 1 1 4", "Birmingham 101.5 3 1 2 6", "Derby 102.5 5 2 3 8",
          "Leicester 103.5 7 3 5 10", "Southampton 104.5 9 3 7 11", "Peterborough 105.5 11 4 9 12",
          "Bolton 106.5 12 4 11 12", "Luton 100.5 1 1 1 4", "Oldham 101.5 3 1 2 6",
          "Sheffield 102.5 5 2 3 8", "Leeds 103.5 7 3 5 10", "Walsall 104.5 9 3 7 11",
        ]
      )
    )
    #expect(found.footnotes == ["ranges of ranks: 10,000 draws within the figures' 95% limits"])
  }

  @Test func `high is good: ranks and ranges are those of another program`() throws {
    let found = try Self.rows(#"get "KS2 RWM expected" for each England in 2024 | rank"#, Self.all)
    #expect(
      agree(
        found.rows,
        [
          "Coventry 61.5 11 4 9 12", "Birmingham 62.5 9 3 7 12", "Derby 63.5 7 3 5 10",
          "Leicester 64.5 5 2 3 8", "Southampton 65.5 3 1 2 6", "Peterborough 66.5 2 1 1 4",
          "Bolton 67.5 1 1 1 2", "Luton 61.5 11 4 9 12", "Oldham 62.5 9 3 7 12",
          "Sheffield 63.5 7 3 5 10", "Leeds 64.5 5 2 3 8", "Walsall 65.5 3 1 2 6",
        ]
      )
    )
  }

  @Test func `small counts are drawn from their own distribution`() throws {
    let query = #"get "Injury admissions" for each England in 2024/25 | rank"#
    let found = try Self.rows(query, Self.all).rows
    #expect(
      agree(
        found,
        [
          "Coventry 97.0 1 1 1 11", "Birmingham 101.0 3 1 1 12", "Derby 105.0 5 2 1 12",
          "Leicester 109.0 7 3 1 12", "Southampton 113.0 9 3 2 12", "Peterborough 117.0 11 4 2 12",
          "Bolton 121.0 12 4 3 12", "Luton 97.0 1 1 1 11", "Oldham 101.0 3 1 1 12",
          "Sheffield 105.0 5 2 1 12", "Leeds 109.0 7 3 1 12", "Walsall 113.0 9 3 2 12",
        ]
      )
    )
  }

  @Test func `the other good direction turns the ranks round`() throws {
    let query = #"get "Crime rate" for each England in 2024/25"#
    let columns = ["place", "rank", "quartile"]
    let lower = try Self.rows(query + " | rank", columns).rows
    let higher = try Self.rows(query + #" | add polarity = "higher" | rank"#, columns).rows
    #expect(lower.first == "Coventry 1 1")
    #expect(higher.first == "Coventry 11 4")
    #expect(higher.contains("Bolton 1 1"))
    let none = try Self.rows(query + #" | add polarity = "none" | rank"#, columns)
    #expect(none.rows == higher)
    #expect(none.footnotes.contains("no direction is good, so 1 is the highest: Crime rate"))
  }

  @Test func `rows in another order have the same ranks and ranges`() throws {
    let query = #"get "Crime rate", "KS2 RWM expected" for each England since 2023"#
    let columns = ["indicator", "place", "period"] + Self.all.dropFirst() + ["of"]
    let plain = try Self.rows(query + " | rank", columns).rows
    for order in ["place desc", "value", "value desc", "period desc"] {
      let sorted = try Self.rows(query + " | sort \(order) | rank", columns).rows
      #expect(sorted != plain)
      #expect(sorted.sorted() == plain.sorted())
    }
  }

  @Test func `wholes and averages are shown and not ranked`() throws {
    let query = #"get "Crime rate" for all in 2024/25 | rank"#
    let found = try Self.rows(query, ["place", "rank", "of"])
    #expect(found.rows.contains("England – –"))
    #expect(found.rows.contains("West Midlands region – –"))
    #expect(found.rows.contains("Statistical neighbours – –"))
    #expect(found.rows.contains("Bolton 12 12"))
    #expect(
      found.footnotes.contains("not ranked: England, West Midlands region contain others here")
    )
    #expect(
      found.footnotes.contains("not ranked: Statistical neighbours is an average of places")
    )
    // Without its councils the region is a place among others.
    let others = try Self.rows(
      #"get "Crime rate" for "West Midlands region", Derby, Leeds in 2024/25 | rank"#,
      ["place", "rank", "quartile"]
    )
    #expect(others.rows == ["West Midlands region 3 –", "Derby 1 –", "Leeds 2 –"])
  }

  @Test func `two places are ranked without quarters`() throws {
    let query = #"get "Crime rate" for Coventry, Derby in 2024/25 | rank"#
    #expect(
      try Self.rows(query, ["place", "rank", "of", "quartile"]).rows
        == ["Coventry 1 2 –", "Derby 2 2 –"]
    )
  }

  @Test func `ranges are worked out only for who wants them`() throws {
    let query = #"get "Crime rate" for each England in 2024/25 | rank | keep place, rank"#
    let table = try Fixture.table(query)
    func wanted(_ plan: Plan) -> [Set<String>?] {
      if case .apply(_, let procedure, _) = plan, procedure.name == "rank" {
        return [procedure.wanted]
      }
      return plan.inputs.flatMap(wanted)
    }
    #expect(wanted(table.plan) == [nil])
    let rewritten = wanted(Rewriter.rewrite(table.plan, keeping: nil))
    #expect(rewritten.count == 1)
    #expect(rewritten.first??.contains("rank") == true)
    #expect(rewritten.first??.contains("rank_lower") == false)
    let unranged = try LocalBackend().run(Rewriter.rewrite(table.plan, keeping: nil))
    #expect(unranged.footnotes.isEmpty)
    let ranged = try Self.rows(
      #"get "Crime rate" for each England in 2024/25 | rank | where rank_upper < 5"#,
      ["place", "rank"],
      keeping: ["place", "rank"]
    )
    #expect(ranged.rows == ["Coventry 1", "Luton 1"])
  }

  @Test func `home's rank is among all of them`() throws {
    let query =
      #"get "Crime rate" for home, each neighbours in latest | rank | where place = $home"#
    #expect(try Self.rows(query, ["place", "rank", "of"]).rows == ["Coventry 1 4"])
  }

  @Test func `one place cannot be put in order`() throws {
    let failure = try Fixture.failure(#"get "Crime rate" in latest | rank"#)
    #expect(failure.code == "needs-2")
    #expect(failure.message.contains("add  for home, each neighbours"))
    #expect(failure.message.contains("Coventry"))
  }

  @Test func `needs places`() throws {
    let failure = try Fixture.failure(
      #"get "Crime rate" for all | summarise value = max(value) by indicator, period | rank"#
    )
    #expect(failure.message == "rank needs a column 'place'; summarise took it away")
  }
}
