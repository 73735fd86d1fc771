import Semantics
import TestSupport
import Testing

/// Files past 400 lines that hold one long list and no second idea.
private let longFiles: Set<String> = [
  "Tests/FormatsTests/CSVReaderTests.swift",
  "Tests/SemanticsTests/FixtureWorkspace.swift",
  "Tests/RenderingTests/Tables/TableGoldenTests.swift",
  "Tests/SemanticsTests/WrongQueries.swift",
  "Tests/SyntaxTests/WrongPrograms.swift",
  "Sources/Syntax/SyntaxTree.swift",
]

@Suite struct House {
  static var swiftFiles: [String] {
    ["Sources", "Tests"].flatMap { Repository.files(below: $0, ending: ".swift") }
  }

  @Test func `files hold one idea: 400 lines at most, but for lists`() throws {
    let files = House.swiftFiles
    #expect(files.count > 100)
    for path in files where !longFiles.contains(path) {
      let count = try #require(Repository.text(path)).count { $0 == "\n" }
      #expect(count <= 400, "\(path) has \(count) lines")
    }
  }

  @Test func `the files named as long are there`() {
    for path in longFiles {
      #expect(Repository.text(path) != nil, "\(path) is gone, and leaves the list too")
    }
  }

  /// Verbs that are checked and that nothing computes yet, by their files.
  static var pendingVerbs: Set<String> {
    get throws {
      var pending: Set<String> = []
      for path in Repository.files(below: "Sources/Semantics/Verbs", ending: ".swift") {
        let text = try #require(Repository.text(path))
        guard text.contains(".awaitComputation(") else { continue }
        for match in text.matches(of: /= Verb\(\s+name: "([a-z]+)"/) {
          pending.insert(String(match.output.1))
        }
      }
      return pending
    }
  }

  @Test func `the verbs that wait say so when they are asked`() throws {
    let pending = try Self.pendingVerbs
    for verb in VerbRegistry.verbs {
      for example in verb.examples where try Answers.isPending(example) {
        #expect(pending.contains(verb.name), "\(example)")
      }
    }
  }

  @Test func `every verb that works has its page, and every page its verb`() throws {
    let verbs = Set(VerbRegistry.verbs.map(\.name))
    let pending = try Self.pendingVerbs
    let pages = Set(
      Repository.entries("docs/verbs").filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    )
    #expect(verbs.subtracting(pending).subtracting(pages).sorted() == [], "verbs without a page")
    #expect(pages.subtracting(verbs).subtracting(["not-yet"]).sorted() == [], "no such verbs")
    if let notYet = Repository.text("docs/verbs/not-yet.md") {
      for verb in verbs {
        let isListed = ["`", " "].contains { notYet.contains("\n| `\(verb)\($0)") }
        #expect(isListed == pending.contains(verb), "docs/verbs/not-yet.md about \(verb)")
      }
    } else {
      #expect(pending.isEmpty, "no page says what waits")
    }
  }

  @Test func `verb pages answer in the same order`() throws {
    let headings = [
      "Example", "Rows", "Columns", "Groups", "Missing values", "Parameters", "Errors", "See also",
    ]
    for name in Repository.entries("docs/verbs") where name != "not-yet.md" {
      let page = try #require(Repository.text("docs/verbs/\(name)"))
      #expect(page.hasPrefix("# \(name.dropLast(3))\n"), "\(name)")
      let found = page.split(separator: "\n").filter { $0.hasPrefix("## ") }
        .map { String($0.dropFirst(3)) }
      #expect(found == headings, "\(name)")
    }
  }

  @Test func `the registry is in alphabetical order and has no word twice`() {
    let names = VerbRegistry.verbs.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }
}
