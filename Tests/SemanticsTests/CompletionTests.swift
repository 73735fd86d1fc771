import Frames
import Indicators
import Semantics
import Syntax
import TestSupport
import Testing

@Suite struct `What may stand at the cursor` {
  private func list(_ text: String) throws -> CompletionList {
    let source = SourceText(text)
    return completions(in: source, at: source.count, scope: try Fixture.scope(text))
  }

  private func texts(_ text: String) throws -> [String] { try list(text).candidates.map(\.text) }

  // MARK: What is offered where

  @Test func `a query starts with get or from`() throws {
    #expect(try texts("").prefix(2) == ["get", "from"])
    #expect(try texts("").contains("cvq 1") && texts("").contains("let"))
    #expect(try !texts("get all\n").contains("cvq 1"))
    #expect(try texts("cvq ") == ["1"])
  }

  @Test func `after a bar no other start is offered, and verbs that lack something come last`()
    throws
  {
    let verbs = try texts("get all | ")
    #expect(!verbs.contains("get") && verbs.contains("compare"))
    let gap = try #require(verbs.firstIndex(of: "gap"))
    let trend = try #require(verbs.firstIndex(of: "trend"))
    #expect(trend < gap)
  }

  @Test func `indicators come with code and unit, quoted where needed`() throws {
    let first = try #require(try list("get emp").candidates.first)
    #expect(
      first
        == Completion(
          text: "\"Employment rate\"",
          label: "Employment rate",
          detail: "employment-rate · %",
          kind: .what
        )
    )
    #expect(try texts("get \"Empl") == ["\"Employment rate\""])
  }

  @Test func `the start of a name goes before a word in it, that before a part, then one slip`()
    throws
  {
    let crime = try texts("get crime").filter { $0.hasPrefix("\"") }
    #expect(crime == ["\"Crime rate\"", "\"Recorded crime\""])
    #expect(try texts("get ployment").contains("\"Employment rate\""))
    #expect(try texts("get emploiment").contains("\"Employment rate\""))
    #expect(try !texts("get zzzz").contains("\"Employment rate\""))
  }

  @Test func `places come with their level`() throws {
    let places = try list("get \"Crime rate\" for ").candidates
    #expect(places.prefix(3).map(\.text) == ["home", "region", "neighbours"])
    #expect(places.contains { $0.text == "England" && $0.detail == "country" })
    #expect(places.contains { $0.text == "\"West Midlands region\"" && $0.kind == .where })
    // The workforce has no crime rate.
    #expect(!places.contains { $0.label == "Coventry City Council workforce" })
    #expect(try texts("get all for each ").contains("England"))
    #expect(try !texts("get all for each ").contains("Derby"))
  }

  @Test func `the periods are those of the indicators and places chosen`() throws {
    #expect(try texts(#"get "Life expectancy" in "#).contains("2021-23"))
    #expect(try !texts(#"get "Life expectancy" in "#).contains("2019/20"))
    #expect(
      try texts(#"get "Covid cases" for Coventry since "#).filter { $0.contains("/") }
        == ["2020/21"]
    )
    #expect(try !texts("get all as at ").contains("latest"))
    #expect(try texts("get all in latest | compare to ").contains("2019/20"))
  }

  @Test func `groups are those the indicators have`() throws {
    #expect(try texts(#"get "Healthy life expectancy" by "#).contains("sex"))
    #expect(try !texts(#"get "Healthy life expectancy" by "#).contains("ethnicity"))
    #expect(
      try texts(#"get "Good level of development" by "#).contains("\"free school meals\"")
    )
    #expect(
      try texts(#"get "Healthy life expectancy" by sex | gap against "#).prefix(2)
        == ["Male", "Female"]
    )
    #expect(
      try texts(#"get "Alcohol mortality" by age | standardise to "#).contains("ESP2013")
    )
  }

  @Test func `columns are those the steps before leave, with their types`() throws {
    let columns = try list("get all | benchmark against England | keep ").candidates
    #expect(columns.contains { $0.text == "rating" && $0.detail == "text" && $0.kind == .column })
    #expect(columns.contains { $0.text == "objective" })
    #expect(try !texts("get all | keep ").contains("rating"))
    #expect(try !texts("get all | summarise n = count() by place | keep ").contains("value"))
    #expect(
      try texts(#"get "Crime rate" for home, region | pivot place | keep "#)
        .contains("`West Midlands region`")
    )
    #expect(
      try texts(#"get "Crime rate" for home, region | pivot place | keep "West"#)
        == ["\"West Midlands region\""]
    )
  }

  @Test func `of a pivot that waits only what was beside its columns is offered`() throws {
    let text =
      #"get "Covid cases" by ethnicity | protect | keep place, ethnicity, value "#
      + "| pivot ethnicity of value | keep "
    #expect(try list(text).candidates.map(\.text) == ["place"])
  }

  @Test func `after protect and chart only what may follow is offered`() throws {
    #expect(
      try texts(#"get "Covid cases" by ethnicity | protect | "#)
        == ["keep", "drop", "rename", "sort", "take", "pivot", "chart", "to", "explain"]
    )
    #expect(try texts(#"get "Recorded crime" | chart line | "#) == ["to", "explain"])
    #expect(try !texts(#"get "Covid cases" | protect below 5 "#).contains("below"))
    #expect(try texts(#"get "Covid cases" | protect below 5 "#).contains("round"))
  }

  @Test func `words that are verbs elsewhere are columns only where there is one`() throws {
    #expect(try !texts("get all | where ").contains("trend"))
    #expect(try texts("get all | trend | where ").contains("trend"))
    #expect(try !texts("get all | sort ").contains("rank"))
  }

  @Test func `a comparison offers the words of its column`() throws {
    #expect(
      try texts("get all | compare | where direction = ").prefix(3)
        == ["\"improved\"", "\"same\"", "\"worse\""]
    )
    #expect(
      try texts("get all | benchmark against target | where rating in (\"on target\", ")
        .contains("\"off target\"")
    )
    #expect(try texts("get all | where objective = \"Glob") == ["\"Globally connected\""])
    #expect(
      try texts(#"get "Covid cases" by ethnicity | where ethnicity != "#).contains("\"Unknown\"")
    )
    #expect(try texts("get all | where period in ").contains("latest"))
    #expect(try texts("get all | where year = ").contains("2019/20"))
  }

  @Test func `functions, references, methods, formats and parts have their places`() throws {
    #expect(try texts("get all | add x = per").contains("percent_change("))
    #expect(try texts("get all | summarise n = ").contains("count("))
    #expect(try texts("let floor = 5\nget all | where value > $").contains("$floor"))
    #expect(try texts("get all | trend using ") == ["chi_squared", "mann_kendall"])
    #expect(try texts("get all | to c").first == "csv")
    #expect(try texts("get all | where value.l") == ["lower"])
    #expect(try texts("get all | where period.") == ["start", "end", "label", "kind"])
    #expect(try texts("get all | where value is mi") == ["missing"])
  }

  @Test func `what a script defines above is known below`() throws {
    let text = """
      let peers = places Derby, Leeds
      let crime = get "Crime rate" for each peers | rename value as crimes
      get "Recorded crime" for each peers | join
      """
    #expect(try texts(text + " ").first == "crime")
    #expect(try texts(text + " crime | keep cri").contains("crimes"))
    #expect(try texts("let peers = places Derby, Leeds\nget all for pe").first == "peers")
    #expect(try texts("def worst(n) = where value < n | take 5\nget all | wor").contains("worst("))
  }

  @Test func `nothing right of the cursor is needed or read`() throws {
    let whole = #"get "Crime rate" for home | sort value desc | nonsense"#
    for cut in [4, 24, 30, 35] {
      let cursor = SourceText(whole)
      let before = String(whole.prefix(cut))
      let here = completions(in: cursor, at: cut, scope: try Fixture.scope(whole))
      #expect(try here == list(before))
    }
  }

  @Test(arguments: [
    "get all # wh", "\"\"\"\nget ", "\"\"\"\nnote\"\"\"", "get all | keep place # and ",
  ])
  func `comments and notes get nothing`(text: String) throws {
    #expect(try texts(text).isEmpty)
  }

  @Test func `a wrong step earlier does not silence the rest`() throws {
    #expect(try texts("get all | sort nothing | keep pla").contains("place"))
  }

  // MARK: Over the forty queries

  /// Whether two spellings are one name: quotes, backticks, case and `_` aside.
  private func name(_ text: String) -> String {
    foldedName(text.filter { !"\"`“”".contains($0) })
  }

  /// Whether a place goes by another name of its own here.
  private func isOtherName(_ text: String, of offered: [Completion], _ scope: Scope) -> Bool {
    guard case .one(let place) = scope.workspace.findPlaces(name(text)) else { return false }
    return offered.contains { $0.label == scope.workspace.places[place].name }
  }

  @Test(arguments: 1...40)
  func `at every word the next one is offered, or things of its kind`(number: Int) throws {
    let source = SourceText(fortyQueries[number - 1])
    let scope = try Fixture.scope(fortyQueries[number - 1])
    let tokens = parse(source).tokens
    for token in tokens {
      switch token.kind {
      case .newline, .end, .note: continue
      default: break
      }
      // The columns of a pivot that waits for its figures are open.
      if number == 36, token.range.lowerBound > source.count - 70 { continue }
      let text = source.text(in: token.range)
      let start = token.range.lowerBound
      // With a space, so that the word before counts as whole.
      let before = SourceText(source.text(in: SourceRange(0, start)) + (start == 0 ? "" : " "))
      let point = completionPoint(in: before, at: before.count)
      let offered = completions(in: before, at: before.count, scope: scope).candidates
      let isOffered = offered.contains { candidate in
        let words = candidate.text.split(separator: " ")
        return candidate.text == text || candidate.text == text + "("
          || (words.count > 1 && words.first.map(String.init) == text)
          || (text.count > 1 && name(candidate.text) == name(text))
      }
      if isOffered { continue }
      switch token.kind {
      case .number:
        // Numbers are one's own.
        #expect(
          point.accepted.contains(.number) || point.accepted.contains(.value)
            || point.accepted.contains(.period),
          "\(text)"
        )
      case .period:
        #expect(offered.contains { $0.kind == .when } || point.accepted.contains(.value), "\(text)")
      case .text:
        // One's own texts: labels, files, patterns with a star.
        #expect(
          point.accepted.contains(.text) || point.accepted.contains(.value)
            || point.accepted.contains(.table)
            || (text.contains("*") && offered.contains { $0.kind == .what })
            || isOtherName(text, of: offered, scope),
          "\(text)"
        )
      case .symbol(.minus): #expect(point.accepted.contains(.value), "\(text)")
      case .word, .backtickName:
        #expect(point.accepted.contains(.newName), "\(text) at \(start): \(offered.map(\.text))")
      default:
        Issue.record("\(text) at \(start) is not among \(offered.map(\.text))")
      }
    }
  }

  @Test(arguments: 1...40)
  func `what is offered parses on`(number: Int) throws {
    let source = SourceText(fortyQueries[number - 1])
    let scope = try Fixture.scope(fortyQueries[number - 1])
    for token in parse(source).tokens {
      if token.kind == .end || token.kind == .newline || token.kind == .note { continue }
      let start = token.range.lowerBound
      let before = source.text(in: SourceRange(0, start)) + (start == 0 ? "" : " ")
      let offered = completions(
        in: SourceText(before),
        at: before.utf8.count,
        scope: scope
      )
      for candidate in offered.candidates {
        let text = before + candidate.text + " "
        let extended = SourceText(text)
        let wrong = parse(extended).diagnostics.filter { diagnostic in
          // What is only unfinished is wrong after its last word, or at the bracket still open.
          let isAtEnd =
            diagnostic.range.lowerBound >= extended.count - 1
            || (diagnostic.range.upperBound >= extended.count - 1
              && diagnostic.message.hasPrefix("after ")
              && !diagnostic.message.contains(", not "))
          return !isAtEnd && extended.text(in: diagnostic.range) != "("
        }
        #expect(wrong.isEmpty, "\(text)")
        if !wrong.isEmpty { return }
      }
    }
  }

  @Test func `any prefix of any query is answered`() throws {
    for query in fortyQueries {
      let source = SourceText(query)
      let scope = try Fixture.scope(query)
      for cursor in stride(from: 0, through: source.count, by: 7) {
        let list = completions(in: source, at: cursor, scope: scope)
        #expect(list.replacing.upperBound == cursor)
        #expect(Set(list.candidates.map(\.text)).count == list.candidates.count)
      }
    }
  }
}
