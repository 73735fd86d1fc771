import Execution
import Frames
import Notebook
import Plans
import Semantics
import Syntax
import TestSupport
import Testing

/// A group's name is one place: its published figure first, else its members' counts together.
@Suite struct `The average of a group` {
  private let simulated = "use \"\(Repository.root)/datasets/simulated\"\n"

  private func rows(_ script: String) throws -> [[String]] { try Answers.rows(script) }

  @Test func `a target of neighbours is their pooled level where none is published`() throws {
    // The bundled workspace has a place of the same name, which has no figure among these.
    let names = try rows(
      simulated + #"get "school-readiness" in 2025/26 | benchmark against target"#
        + "| keep target, rating, benchmark_value, margin"
    )
    #expect(names.count == 1)
    #expect(names[0][0] == "At least the level of Simland and of statistical neighbours")
    #expect(["on target", "off target"].contains(names[0][1]))
    let each = try rows(
      simulated + #"get "school-readiness" in 2025/26 | benchmark against Simland, neighbours"#
        + "| keep benchmark, benchmark_value, margin"
    )
    // All must be met: the hardest of the two is the one that the target shows.
    let hardest = each.min { (Double($0[2]) ?? 0) < (Double($1[2]) ?? 0) }
    #expect(hardest?[1] == names[0][2])
  }

  @Test func `the name of such a group means its members too`() throws {
    let query = simulated + #"get "school-readiness" in 2025/26 | benchmark against "#
    let named = try rows(query + "\"statistical neighbours\" | keep benchmark_value, rating")
    let own = try rows(query + "neighbours | keep benchmark_value, rating")
    #expect(named == own)
    #expect(named.first?.first?.isEmpty == false)
  }

  @Test func `a published average goes before the members`() throws {
    let found = try rows(
      #"get "neet-not-known-16-17" in 2023 | benchmark against target"#
        + "| keep benchmark_value, benchmark_period"
    )
    let published = try rows(
      #"get "neet-not-known-16-17" for England, "Statistical neighbours" in 2023 | keep value"#
    )
    #expect(found.count == 1)
    #expect(published.contains { $0.first == found[0][0] })
  }

  @Test func `a funnel lies round the pooled level of home's own list`() throws {
    let found = try rows(
      simulated + #"get "Pupils persistently absent" for each Simland in latest"#
        + "| funnel against neighbours | keep place, centre, flag"
    )
    let centre = try rows(
      simulated + #"get "Pupils persistently absent" in latest | benchmark against neighbours"#
        + "| keep benchmark_value"
    )
    #expect(found.count == 54)
    #expect(Set(found.map { $0[1] }).count == 1)
    #expect(found.first?[1] == centre.first?.first)
  }

  @Test func `a place published without its country is said to be no country`() throws {
    for query in [
      #"get "Economic inactivity*" for home, National"#,
      #"get "Economic inactivity*" | benchmark against National"#,
    ] {
      #expect(
        try Answers.answer(query).footnotes.map(\.text).contains(
          "National is a place of its own here: what it covers is not stated, and it is not taken "
            + "for England"
        ),
        "\(query)"
      )
    }
    #expect(
      try !Answers.answer(#"get "Economic inactivity*" for home, England"#).footnotes
        .contains { $0.text.contains("a place of its own") }
    )
  }

  @Test func `each home is the next level down that has figures of what is asked`() throws {
    let crime = try Answers.answer("get \"Share of the city's total recorded crime\" for each home")
    #expect(
      crime.footnotes.contains { $0.text.hasPrefix("each home: ") && $0.text.contains("ward") }
    )
    let life = try Answers.answer(
      #"get "Life expectancy at birth" for each home by sex in latest | benchmark against home"#
    )
    #expect(life.frame.rowCount == 6)
    #expect(life.footnotes.map(\.text).contains("each home: 3 MSOAs of Coventry"))
  }
}
