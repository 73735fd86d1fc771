import Frames
import Notebook
import Rendering
import TestSupport
import Testing

@Suite struct `Help at the prompt` {
  /// Opened once: help changes no session.
  private static let session = Result { try Session(SessionSettings()) }

  private static func lines(
    _ asked: String,
    width: Int = 100,
    level: DrawingLevel = .full
  ) throws -> [String] {
    var session = try session.get()
    let style = ScreenStyle(width: width, level: level)
    guard case .text(let lines) = session.command(".help \(asked)", style: style, after: nil) else {
      Issue.record("'.help \(asked)' was refused")
      return []
    }
    return lines
  }

  private static func text(_ asked: String) throws -> String {
    try lines(asked).joined(separator: "\n")
  }

  @Test func `the overview names verbs, statements, commands, functions and other pages`() throws {
    let text = try Self.text("")
    for word in ["standardise", "include", ".why", "rolling_mean", "within", "glossary"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    ("compare", "verbs/compare.md", "compare [to period]"),
    ("rolling_mean", "functions/rolling_mean.md", "rolling_mean(x, n)"),
    ("let", "statements/let.md", "let name = "),
    ("wilson", "statistics/wilson.md", "Wilson score interval   statistic wilson"),
    ("glossary", "glossary.md", "Glossary"),
    ("language", "language/README.md", "The language on one page"),
  ])
  func `a word prints its page`(asked: String, page: String, heading: String) throws {
    let lines = try Self.lines(asked)
    #expect(lines.first?.hasPrefix(heading) == true)
    let page = try #require(Repository.text("docs/\(page)"))
    for block in FencedBlock.all(in: page) where block.kind.hasPrefix("cvq") {
      for line in block.text.split(separator: "\n") { #expect(lines.contains("    \(line)")) }
    }
    for line in page.split(separator: "\n") where line.hasPrefix("## ") {
      #expect(lines.contains(String(line.dropFirst(3))), "\(line)")
    }
    let text = lines.joined(separator: "\n")
    for mark in ["](", "**", "```", "\n#", "|---"] { #expect(!text.contains(mark), "\(mark)") }
  }

  @Test func `every verb, statement, function and statistic has its page inside`() throws {
    let folders = ["verbs", "statements", "functions", "statistics"]
    for folder in folders {
      for name in Repository.entries("docs/\(folder)") where name != "not-yet.md" {
        let word = name.dropLast(3)
        let asked = "\(folder == "statistics" ? "statistic" : folder.dropLast()) \(word)"
        let lines = try Self.lines(asked)
        #expect(lines.contains("Example"), "\(asked)")
        #expect(lines.count > 8, "\(asked)")
      }
    }
  }

  @Test func `an American spelling leads to the verb`() throws {
    #expect(try Self.lines("summarize") == Self.lines("summarise"))
  }

  @Test func `upper case and spaces do not matter`() throws {
    let lines = try Self.lines("rolling_mean")
    #expect(try Self.lines("Rolling mean") == lines)
    #expect(try Self.lines("rolling_mean(x, n)").first == lines.first)
    #expect(try Self.lines("Life expectancy").first?.hasSuffix("statistic life_expectancy") == true)
    #expect(try Self.lines("sii").first?.hasSuffix("statistic slope_index") == true)
    #expect(try Self.lines("why the headline differs").first?.hasPrefix("Why a computed") == true)
  }

  @Test func `one name of several prints the first page and says how to get the others`() throws {
    let lines = try Self.lines("rank")
    #expect(lines.first?.hasPrefix("rank") == true)
    #expect(lines.contains { $0.hasPrefix("  .help function rank  ") })
    #expect(lines.contains { $0.hasPrefix("  .help statistic rank  ") })
    #expect(try Self.lines("function rank").first == "rank(x)")
    #expect(try Self.lines("rank(x)").first == "rank(x)")
    #expect(try Self.lines("statistic rank").first?.hasSuffix("statistic rank") == true)
  }

  @Test func `an answer stands below its query, and a message does not repeat it`() throws {
    let lines = try Self.lines("compare")
    let query = try #require(
      lines.firstIndex(of: #"    get "Crime rate" in latest | compare to 2019/20"#)
    )
    #expect(lines[query + 1].hasPrefix("    Coventry · Total recorded crime"))
    let wrong = #"    get "Crime rate" | compare using guesswork"#
    #expect(lines.count { $0 == wrong } == 1)
  }

  @Test func `a screen of plain letters gets no others`() throws {
    for asked in ["compare", "wilson", "language"] {
      let lines = try Self.lines(asked, level: .ascii)
      #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, "\(asked)")
    }
  }

  @Test func `a word that nothing is called after leads to the pages that speak of it`() throws {
    let lines = try Self.lines("overdispersed counts")
    #expect(!lines[0].hasPrefix("nothing here is called"))
    let found = try Self.lines("Donner")
    #expect(found[0] == "pages that speak of it")
    #expect(found.contains { $0.hasPrefix("  .help ") })
    for line in found.dropFirst() where line.hasPrefix("  .help ") {
      let name = line.split(separator: " ")[1]
      #expect(try Self.text(String(name)).contains("Donner"), "\(name)")
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
    ("for", ["get"]), ("comment", ["notes"]), ("variable", ["let", "param"]),
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
    #expect(lines.last == "a page on each:   .help gap")
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

  @Test(arguments: [40, 60, 80, 100])
  func `texts keep to the width of the screen; queries stay whole`(width: Int) throws {
    let asked = ["", "inequality", "compare", "wilson", "worse", "smoking", "glossary", "language"]
    for asked in asked {
      for line in try Self.lines(asked, width: width) where line.count > width {
        let isQuery = ["get ", "from ", "use ", "let ", " | ", "| ", "  wilson "]
          .contains { line.contains($0) }
        #expect(isQuery, "\(asked): \(line)")
      }
    }
  }
}
