import Testing

import Syntax

@Suite struct CompletenessTests {
  @Test(arguments: [
    "", "get all", "get all | trend\n", "get \"Employment", "get all | where (a = \"x",
    "get all | sort", "get all )", "\"\"\"\nnote\n\"\"\"", "get all # |",
  ])
  func `these run when Enter is pressed`(_ text: String) {
    #expect(completeness(of: SourceText(text)) == .complete)
  }

  @Test(arguments: [
    ("get all |", "after '|' comes a step"),
    ("get all |  # why\n\n", "after '|' comes a step"),
    ("get all | keep place,", "after ',' comes one more"),
    ("get all | where (value > 3", "the '(' opened here is not closed"),
    ("get all | where (value >\n", "the '(' opened here is not closed"),
    ("\"\"\"\nnote", "the note opened here is not closed with \"\"\""),
  ])
  func `these go on`(_ text: String, _ reason: String) {
    #expect(completeness(of: SourceText(text)) == .incomplete(reason: reason))
  }
}
