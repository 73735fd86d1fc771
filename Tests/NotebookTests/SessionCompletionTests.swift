import Foundation
import Notebook
import Semantics
import Testing

@Suite struct SessionCompletionTests {
  private func texts(_ text: String, folder: URL? = nil) throws -> [String] {
    let session = try Session(
      SessionSettings(baseFolder: folder.map { $0.path + "/" } ?? "", isPrompt: true)
    )
    return session.completions(before: text).candidates.map(\.text)
  }

  @Test func `words of the language and names of the data, inside quotes too`() throws {
    #expect(try texts("get all | comp").contains("compare"))
    #expect(try texts("get \"Total rec").first == "\"Total recorded crime\"")
    #expect(try texts("get all for Cov").first == "Coventry")
    #expect(try texts("get all by eth").contains("ethnicity"))
    #expect(try texts("get all | where direction = \"imp").isEmpty)
    #expect(try texts("get all | compare | where direction = \"imp") == ["\"improved\""])
  }

  @Test func `a line that starts with a bar goes on from the last answer`() throws {
    var session = try Session(SessionSettings(isPrompt: true))
    let query = try #require(try session.prepare("get all in latest | compare").first)
    _ = try session.run(query)
    let found = session.completions(before: "| where dir").candidates.map(\.text)
    #expect(found.contains("direction"))
    #expect(session.completions(before: "| where dir").replacedCount == 3)
  }

  @Test func `files after the words that open them`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cvq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "more"),
      withIntermediateDirectories: true
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["visits.csv", "note.txt", "own.cvq", ".hidden.csv", "more/inner.csv"] {
      try Data().write(to: folder.appending(path: name))
    }
    #expect(try texts("from \"", folder: folder) == ["\"more/", "\"visits.csv\""])
    #expect(try texts("from \"vis", folder: folder) == ["\"visits.csv\""])
    #expect(try texts("get all | join \"VIS", folder: folder) == ["\"visits.csv\""])
    #expect(try texts("from \"more/", folder: folder) == ["\"more/inner.csv\""])
    #expect(try texts("use \"coventry\", \"vis", folder: folder) == ["\"visits.csv\""])
    #expect(try texts("use \"c", folder: folder) == ["\"coventry\""])
    #expect(try texts("include \"", folder: folder) == ["\"more/", "\"own.cvq\""])
    #expect(try texts("get all | where place = \"vis", folder: folder) == [])
  }

  @Test func `commands, topics of help, homes`() throws {
    #expect(try texts(".co") == [".columns"])
    #expect(try texts(".help comp").contains("compare"))
    #expect(try texts(".set ho") == ["home"])
    #expect(try texts(".set home Cov").first == "Coventry")
  }
}

@Suite struct BannerTests {
  @Test(arguments: [40, 60, 80, 100, 120])
  func `no line is wider than the screen and no word is broken`(width: Int) throws {
    let session = try Session(SessionSettings(isPrompt: true))
    let wide = session.banner(ScreenStyle(width: 1000), version: "0.1")
    let lines = session.banner(ScreenStyle(width: width), version: "0.1")
    #expect(lines.allSatisfy { $0.count <= width })
    let words = { (lines: [String]) in
      Set(lines.flatMap { $0.split { " ·".contains($0) } }.map(String.init))
    }
    #expect(words(lines) == words(wide))
  }
}

@Suite struct HelpExamplesTests {
  @Test(arguments: [60, 80, 90])
  func `a wide answer is shown as it looks on this screen, none of it cut off`(width: Int) throws {
    var session = try Session(SessionSettings(isPrompt: true))
    for topic in ["compare", "benchmark", "trend", "headline"] {
      let result = session.command(".help \(topic)", style: ScreenStyle(width: width), after: nil)
      guard case .text(let lines) = result else {
        Issue.record("no page on \(topic)")
        continue
      }
      let tables = lines.filter { $0.hasSuffix("…") && !$0.contains(":") && $0.hasPrefix("     ") }
      #expect(tables.isEmpty, "\(topic): \(tables)")
    }
  }
}
