import Testing

import Syntax

@Suite struct CompletionPointTests {
  private func accepted(_ text: String) -> Set<GrammarTerminal> {
    let source = SourceText(text)
    return Set(completionPoint(in: source, at: source.count).accepted)
  }

  @Test func `an empty line takes a verb or a statement`() {
    #expect(accepted("") == [.verb, .statement])
    #expect(accepted("get all\n").isSuperset(of: [.verb, .statement]))
  }

  @Test(arguments: [
    ("get ", [GrammarTerminal.indicator, .word("all"), .word("for"), .word("by"), .symbol(.bar)]),
    ("get all for ", [.place, .word("each"), .word("all")]),
    ("get all in ", [.period]),
    ("get all by ", [.dimension, .word("any")]),
    ("get all | ", [.verb]),
    ("get all | where ", [.value, .word("not"), .word("if")]),
    ("get all | where value ", [.operation, .word("is"), .word("in"), .word("and")]),
    ("get all | where value is ", [.state, .word("not")]),
    ("get all | sort value ", [.word("desc"), .symbol(.comma)]),
    ("get all | chart ", [.chartKind, .word("of"), .word("title")]),
    ("get all | to ", [.format, .text]),
    ("get all | join ", [.table]),
    ("get all | keep ", [.column]),
    ("get all | headline ", [.word("of"), .word("by"), .word("with"), .symbol(.bar), .lineEnd]),
    ("get all | trend using ", [.method]),
    ("get all | take ", [.number]),
    ("get all | where (value >\n", [.value]),
    ("let ", [.newName]),
    ("let x = ", [.verb, .value, .word("places")]),
  ])
  func `what may follow`(_ text: String, _ needed: [GrammarTerminal]) {
    let found = accepted(text)
    #expect(Set(needed).subtracting(found) == [], "\(found)")
  }

  @Test func `the word being typed is what a candidate replaces`() {
    let source = SourceText("get all | wh value")
    let found = completionPoint(in: source, at: 12)
    #expect(found.replacing == SourceRange(10, 12))
    #expect(found.accepted == [.verb])
    let open = SourceText("get \"Empl")
    #expect(completionPoint(in: open, at: 9).replacing == SourceRange(4, 9))
    #expect(completionPoint(in: open, at: 9).accepted.contains(.indicator))
  }

  @Test func `the step and the compared column are known`() {
    let source = SourceText("get all in latest | compare | where direction = ")
    let found = completionPoint(in: source, at: source.count)
    #expect(found.verb == "where")
    #expect(found.compared?.text == "direction")
    #expect(found.steps.map(\.verb.text) == ["get", "compare"])
    let list = SourceText("get all | where rating in (\"better\", ")
    #expect(completionPoint(in: list, at: list.count).compared?.text == "rating")
  }

  @Test(arguments: ["get all # wh", "\"\"\"\nnote wh", "\"\"\"note\"\"\""])
  func `nothing is offered in comments and notes`(_ text: String) {
    #expect(accepted(text) == [])
  }
}
