import Foundation
import Notebook
import Plans
import TestSupport
import Testing

/// The pages of `docs/functions`: every function has one, and every example on them is true.
///
/// With the environment variable `CVQ_RECORD` set the answers on the pages are written anew; the
/// difference is then read before it is kept.
@Suite struct `Pages of functions` {
  @Test(arguments: functionNames)
  func `every example shows its answer`(name: String) throws {
    let path = "docs/functions/\(name).md"
    let page = try #require(Repository.text(path), "\(name) has no page")
    var lines = page.components(separatedBy: "\n")
    var examples = 0
    var place = 0
    while let start = lines[place...].firstIndex(of: "```cvq") {
      let end = try #require(lines[start...].firstIndex(of: "```"))
      let script = lines[(start + 1)..<end].joined(separator: "\n")
      let textStart = try #require(lines[end...].firstIndex(of: "```text"), "no answer: \(script)")
      let isNext = lines[(end + 1)..<textStart].allSatisfy { $0.isEmpty }
      #expect(isNext, "no answer: \(script)")
      let textEnd = try #require(lines[textStart...].firstIndex(of: "```"))
      let shown = Array(lines[(textStart + 1)..<textEnd])
      let found = try answerLines(script)
      examples += 1
      if ProcessInfo.processInfo.environment["CVQ_RECORD"] != nil {
        lines.replaceSubrange((textStart + 1)..<textEnd, with: found)
        place = textStart + found.count + 2
      } else {
        #expect(found == shown, "page of \(name): \(script)")
        place = textEnd + 1
      }
    }
    #expect(examples >= 2, "a page shows an answer and an error")
    for section in ["## Example", "## Missing values", "## Errors", "## See also"] {
      #expect(lines.contains(section), "page of \(name) lacks \(section)")
    }
    let usage = try #require(FunctionCatalogue.entry(named: name)).usage
    #expect(lines.contains("`\(usage)`"), "page of \(name) lacks `\(usage)`")
    let written = lines.joined(separator: "\n")
    if written != page {
      try written.write(
        toFile: "\(Repository.root)/\(path)",
        atomically: true,
        encoding: .utf8
      )
    }
  }

  @Test func `no page is of a function that does not exist`() {
    let pages = Repository.entries("docs/functions").filter { $0.hasSuffix(".md") }
    #expect(Set(pages) == Set(functionNames.map { "\($0).md" }))
  }

  @Test func `pages lead to pages that exist`() throws {
    for name in functionNames {
      let page = try #require(Repository.text("docs/functions/\(name).md"))
      for part in page.components(separatedBy: "](").dropFirst() {
        let target = part.prefix { $0 != ")" }
        #expect(
          functionNames.contains { "\($0).md" == target },
          "page of \(name) leads to \(target)"
        )
      }
    }
  }
}

private let functionNames = FunctionCatalogue.entries.map(\.name).sorted()

/// The answer of a script as it is shown, or what is said when it fails.
private func answerLines(_ script: String) throws -> [String] {
  var text: String
  do {
    text = try Answers.answer(script).text(ScreenStyle(width: 100))
  } catch is Failure {
    text = try Answers.failure(script).text
  }
  while text.hasSuffix("\n") { text.removeLast() }
  return text.components(separatedBy: "\n")
}
