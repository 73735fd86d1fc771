import Frames
import Semantics
import Syntax
import Testing

/// The descriptions that checker, help and completion share.
@Suite struct `Descriptions of verbs` {
  @Test func `there is one for each verb of the grammar, in alphabetical order`() {
    let names = VerbRegistry.verbs.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names) == Set(Vocabulary.verbs))
  }

  @Test(arguments: VerbRegistry.verbs.map(\.name))
  func `says what it is for, and its examples parse`(name: String) throws {
    let verb = try #require(VerbRegistry.verb(named: name))
    #expect(verb.summary.hasSuffix(".") || verb.summary.hasSuffix("?"))
    #expect(verb.usage.hasPrefix(name))
    for example in verb.examples {
      #expect(parse(SourceText(example)).diagnostics.isEmpty, "\(example)")
    }
    #expect(Set(verb.adds.map(\.name)).count == verb.adds.count)
    for note in verb.adds where !note.words.isEmpty { #expect(note.type == .text) }
  }

  @Test(arguments: [
    ("direction", "compare"), ("rating", "benchmark against England"), ("rank", "rank"),
    ("behind", "gap"), ("sii", "inequality"), ("trend", "trend"), ("signal", "spc"),
    ("flag", "funnel against England"), ("basis", "forecast 3"), ("directional", "headline"),
    ("significant", "compare"), ("events", "standardise to \"ESP2013\""),
  ])
  func `a column that is not there yet is told its verb`(column: String, step: String) throws {
    let failure = try Fixture.failure("get all | keep \(column)")
    #expect(
      failure.message
        == "'\(column)' does not exist yet; it comes from \(step): put  | \(step)  before this step"
    )
  }

  @Test func `what a verb says it adds is what it adds`() throws {
    let scripts = [
      "compare": "get all | compare", "gap": #"get "Covid cases" by ethnicity | gap"#,
      "benchmark": "get all | benchmark against England, target",
      "rank": "get all for all | rank", "trend": "get all | trend", "spc": "get all | spc",
      "funnel": #"get "Injury admissions" for each England | funnel against England"#,
      "forecast": "get all | forecast 3", "headline": "get all as at 2019/20 | headline",
      "inequality": #"get "Injury admissions" by deprivation | inequality all"#,
      "standardise": #"get "Alcohol mortality" by age | standardise to ESP2013"#,
    ]
    for (name, script) in scripts.sorted(by: { $0.key < $1.key }) {
      let verb = try #require(VerbRegistry.verb(named: name))
      let table = try Fixture.table(script)
      for note in verb.adds {
        let field = try #require(table.schema.field(note.name), "\(name) \(note.name)")
        #expect(field.type == note.type, "\(name) \(note.name)")
        #expect(field.isQuiet == note.isQuiet, "\(name) \(note.name)")
        if !note.words.isEmpty {
          #expect(table.closedWords[note.name] == note.words, "\(name) \(note.name)")
        }
      }
    }
  }

  @Test func `waiting inside a def is shown where the def is used`() throws {
    let text = "get all | drawn(5)"
    var scope = try Fixture.scope(text)
    let script = parse(SourceText("def drawn(n) = where value > n | chart"))
    guard case .defQuery(let name, let parameters, let body)? = script.statements.first?.kind else {
      Issue.record("the definition does not parse")
      return
    }
    scope.definitions = [
      Definition(
        name: name,
        parameters: parameters,
        body: body.range,
        kind: .steps,
        in: script,
        order: 0
      )
    ]
    guard case .query(let query)? = parse(SourceText(text)).statements.first?.kind else {
      Issue.record("the query does not parse")
      return
    }
    let table = try scope.check(query)
    #expect(table.pending.map { scope.source.text(in: $0.range) } == ["drawn(5)"])
  }
}
