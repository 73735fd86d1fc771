import Notebook
import TestSupport
import Testing

/// The scripts of `scripts/examples`: they run as they are, from their own folder.
@Suite struct `Example scripts` {
  static let folder = "scripts/examples"

  static var names: [String] {
    Repository.entries(folder).filter { $0.hasSuffix(".cvq") }
  }

  @Test func `there are some`() {
    #expect(Self.names.count >= 5)
  }

  @Test(arguments: names)
  func `runs, and each table has rows`(name: String) throws {
    let script = try #require(Repository.text("\(Self.folder)/\(name)"))
    #expect(script.contains("\ncvq 1\n") || script.hasPrefix("cvq 1\n"), "no edition line")
    var session = try Session(
      SessionSettings(baseFolder: "\(Repository.root)/\(Self.folder)/")
    )
    let queries = try session.prepare(script)
    #expect(!queries.isEmpty)
    for query in queries {
      let answer = try session.run(query)
      #expect(Answers.shape(of: answer).rowCount > 0, "\(query.text)")
      #expect(answer.text(Transcript.style).contains("row"), "\(query.text)")
    }
  }
}
