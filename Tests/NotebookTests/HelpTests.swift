import Frames
import Notebook
import TestSupport
import Testing

@Suite struct `Help at the prompt` {
  private static func lines(_ asked: String, width: Int = 100) throws -> [String] {
    var session = try Session(SessionSettings())
    let style = ScreenStyle(width: width)
    guard case .text(let lines) = session.command(".help \(asked)", style: style, after: nil) else {
      Issue.record("'.help \(asked)' was refused")
      return []
    }
    return lines
  }

  private static func text(_ asked: String) throws -> String {
    try lines(asked).joined(separator: "\n")
  }

  @Test func `the overview names verbs, commands and functions`() throws {
    let text = try Self.text("")
    for word in ["standardise", ".why", "rolling_mean", "within"] { #expect(text.contains(word)) }
  }

  @Test func `a verb: how it is written, what it needs, what it adds, an example`() throws {
    let lines = try Self.lines("gap")
    #expect(lines.first == "gap [against group]")
    #expect(lines.contains("  How far is each group behind?"))
    #expect(
      lines.contains { $0.hasPrefix("  needs") && $0.hasSuffix("groups (get … by …), value") }
    )
    #expect(lines.contains { $0.contains("behind") && $0.hasSuffix("+ is behind") })
    #expect(lines.contains { $0.hasPrefix("  example   get \"Good level") })
    #expect(!lines.contains("indicators"))
  }

  @Test func `a verb shows the words of its columns, its methods and its quiet columns`() throws {
    let text = try Self.text("compare")
    #expect(text.contains("using     significance, the usual one, precision"))
    #expect(text.contains("can't say"))
    #expect(text.contains("(shown when named)"))
  }

  @Test func `an American spelling leads to the verb`() throws {
    #expect(try Self.lines("summarize") == Self.lines("summarise"))
  }

  @Test func `a function: how it is called and what it works on`() throws {
    let lines = try Self.lines("rolling_mean")
    #expect(lines.first == "rolling_mean(x, n)")
    #expect(lines.contains("  works on  a series, by period"))
    #expect(try Self.lines("Rolling mean").first == lines.first)
  }

  @Test(arguments: [
    ("wilson", "Wilson score interval   statistic wilson", "Wilson (1927)"),
    ("sii", "Slope and relative index of inequality   statistic slope_index", "Low and Low (2004)"),
    ("life expectancy", "Life expectancy   statistic life_expectancy", "Chiang"),
  ])
  func `a statistic by name or other name: summary, terms, source, formula`(
    asked: String,
    title: String,
    source: String
  ) throws {
    let lines = try Self.lines(asked)
    #expect(lines.first == title)
    #expect(lines.contains { $0.hasPrefix("  takes") })
    #expect(lines.contains { $0.hasPrefix("  gives") })
    #expect(lines.contains { $0.hasPrefix("  not for") })
    #expect(lines.joined(separator: " ").contains(source))
    #expect(lines.contains { $0.hasPrefix("  formula   docs/statistics/") })
  }

  @Test func `one name of a verb, a function and a statistic answers for all`() throws {
    let lines = try Self.lines("rank")
    for start in ["rank", "rank(x)", "Ranks"] {
      #expect(lines.contains { $0 == start || $0.hasPrefix("\(start) ") }, "\(start)")
    }
  }

  @Test(arguments: ["why", ".why", ".WHY"])
  func `a prompt command, with its dot or without`(asked: String) throws {
    #expect(try Self.lines(asked) == [".why   all footers of the last answer"])
  }

  @Test(arguments: [
    ("behind", ["gap"]), ("worse", ["compare", "benchmark"]),
    ("average", ["summarise", "mean", "simple_mean"]), ("compare over time", ["compare", "trend"]),
    ("falling behind england", ["benchmark", "gap"]), ("small numbers", ["pool", "protect"]),
    ("filter", ["where"]), ("export", ["to"]), ("percentages", ["percent", "summarise"]),
    ("lag", ["prev"]), ("the future", ["forecast"]), ("deprivation", ["inequality"]),
    ("cant_say", ["headline"]), ("can't say", ["compare"]), ("p_adjusted", ["compare"]),
    ("for", ["get"]),
  ])
  func `words of another kind lead to the right ones`(asked: String, expected: [String]) throws {
    let lines = try Self.lines(asked)
    for name in expected {
      #expect(lines.contains { $0.hasPrefix("  \(name)  ") }, "\(name) for '\(asked)'")
    }
  }

  @Test func `the likest comes first, with a reason and an example`() throws {
    let lines = try Self.lines("behind")
    #expect(lines[0].hasPrefix("  gap "))
    #expect(lines[1].hasSuffix("behind: per cent worse than the reference; + is behind"))
    #expect(lines[2].contains("| gap"))
    #expect(try Self.lines("compare over time")[0].hasPrefix("  compare "))
    #expect(try Self.text("filter").contains("here it is   where value > 70"))
  }

  @Test func `a subject leads to its indicators, with codes and a query`() throws {
    let lines = try Self.lines("smoking", width: 200)
    let expected = try Answers.rows(
      #"from indicators | where indicator contains "smoking" | keep code, indicator"#
    )
    #expect(!expected.isEmpty)
    #expect(lines.contains("indicators"))
    for row in expected {
      #expect(lines.contains { line in row.allSatisfy { line.contains($0) } }, "\(row)")
    }
    #expect(lines.contains { $0.trimmingPrefix { $0 == " " }.hasPrefix("get \"") })
  }

  @Test func `the query that is offered for indicators is answered`() throws {
    for asked in ["smoking", "crime", "poverty", "employment"] {
      let line = try #require(try Self.lines(asked).last)
      let query = String(line.trimmingPrefix { $0 == " " })
      #expect(query.hasPrefix("get \""))
      var session = try Session(SessionSettings())
      for prepared in try session.prepare(query) {
        #expect(try session.run(prepared).frame.rowCount > 0, "\(query)")
      }
    }
  }

  @Test func `a slip of the finger is named`() throws {
    let lines = try Self.lines("benchmrk")
    #expect(lines[0] == "nothing here is called 'benchmrk'; the words there are:   .help")
    #expect(lines[1].hasPrefix("  similar: benchmark"))
  }

  @Test func `a text of any kind is answered, without its controls`() throws {
    for asked in ["\u{1B}[2J", "\"", "*", "\\", "%", ".", "…", String(repeating: "x", count: 9999)]
    {
      let text = try Self.text(asked)
      #expect(!text.isEmpty)
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test(arguments: [40, 60, 100])
  func `texts keep to the width of the screen; queries stay whole`(width: Int) throws {
    for asked in ["", "inequality", "wilson", "worse", "smoking"] {
      for line in try Self.lines(asked, width: width) where line.count > width {
        let isQuery = line.contains("get ") || line.contains(" | ")
        #expect(isQuery, "\(line)")
      }
    }
  }
}
