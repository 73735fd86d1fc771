import Semantics
import Syntax
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

  @Test func `every verb has its page, and every page its verb`() throws {
    let verbs = Set(VerbRegistry.verbs.map(\.name))
    let pages = Self.pages(in: "docs/verbs").subtracting(["not-yet"])
    #expect(verbs.subtracting(pages).sorted() == [], "verbs without a page")
    #expect(pages.subtracting(verbs).sorted() == [], "no such verbs")
  }

  @Test func `one page says which verbs wait`() throws {
    let pending = try Self.pendingVerbs
    guard let notYet = Repository.text("docs/verbs/not-yet.md") else {
      #expect(pending.isEmpty, "no page says what waits")
      return
    }
    for verb in VerbRegistry.verbs.map(\.name) {
      let isListed = ["`", " "].contains { notYet.contains("\n| `\(verb)\($0)") }
      #expect(isListed == pending.contains(verb), "docs/verbs/not-yet.md about \(verb)")
      if let page = Repository.text("docs/verbs/\(verb).md") {
        let saysSo = page.contains("**It is not built yet**")
        #expect(saysSo == pending.contains(verb), "docs/verbs/\(verb).md")
      }
    }
  }

  @Test func `every statement has its page, and every page its statement`() throws {
    // Places and notes start with other words; the edition's line is on the page of notes.
    let statements = Set(Vocabulary.statements + ["places", "notes"])
    #expect(Self.pages(in: "docs/statements") == statements)
    for name in statements {
      let page = try #require(Repository.text("docs/statements/\(name).md"))
      #expect(page.hasPrefix("# \(name)\n"), "\(name)")
      let headings = ["Example", "Parameters", "Errors", "See also"]
      #expect(Self.headings(of: page) == headings, "\(name)")
      let examples = FencedBlock.all(in: page).filter { $0.kind == "cvq" }
      #expect(!examples.isEmpty, "\(name)")
    }
  }

  @Test func `verb pages answer in the same order`() throws {
    let headings = [
      "Example", "Rows", "Columns", "Groups", "Missing values", "Parameters", "Errors", "See also",
    ]
    for name in Repository.entries("docs/verbs") where name != "not-yet.md" {
      let page = try #require(Repository.text("docs/verbs/\(name)"))
      #expect(page.hasPrefix("# \(name.dropLast(3))\n"), "\(name)")
      #expect(Self.headings(of: page) == headings, "\(name)")
    }
  }

  /// Names of the pages in a folder.
  private static func pages(in folder: String) -> Set<String> {
    Set(Repository.entries(folder).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) })
  }

  private static func headings(of page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  @Test func `the registry is in alphabetical order and has no word twice`() {
    let names = VerbRegistry.verbs.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
  }
}
