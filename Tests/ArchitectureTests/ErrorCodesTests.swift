import TestSupport
import Testing

@Suite struct `Error codes` {
  /// Codes that messages of the language carry, as the sources spell them.
  static var codes: Set<String> {
    get throws {
      var codes: Set<String> = []
      for floor in ["Syntax", "Semantics", "Notebook", "Plans", "Execution"] {
        for path in Repository.files(below: "Sources/\(floor)", ending: ".swift") {
          let text = try #require(Repository.text(path))
          for match in text.matches(of: /code: "([a-z]+-[0-9]+)"/) {
            codes.insert(String(match.output.1))
          }
        }
      }
      return codes
    }
  }

  private func family(_ code: String) -> String { String(code.prefix { $0 != "-" }) }

  @Test func `the page explains every family of codes`() throws {
    let page = try #require(Repository.text("docs/errors.md"))
    let codes = try Self.codes
    #expect(codes.count > 80)
    for family in Set(codes.map(family)).sorted() {
      #expect(page.contains("`\(family)`"), "docs/errors.md says nothing about \(family)-…")
    }
  }

  @Test func `the page shows one message at least of most families`() throws {
    let page = try #require(Repository.text("docs/errors.md"))
    let shown = Set(page.matches(of: /\[([a-z]+)-[0-9]+\]/).map { String($0.output.1) })
    #expect(shown.count >= 15, "\(shown.sorted())")
    #expect(shown.isSubset(of: Set(try Self.codes.map(family))))
  }
}
