import TestSupport
import Testing

/// The examples on the pages: each runs, and what stands below it is what it says.
@Suite struct `Examples on the pages` {
  /// Where the files lie that examples read.
  static let folder = "scripts/examples"

  /// Pages that are followed in the folder of the repository itself.
  static let pagesAtRoot: Set = ["docs/data/simulated.md", "docs/howto/your-own-council.md"]

  /// The pages of functions have a test of their own.
  static var pages: [String] {
    ["README.md"]
      + Repository.files(below: "docs", ending: ".md").filter { !$0.hasPrefix("docs/functions/") }
  }

  static var pagesWithExamples: [String] {
    pages.filter { path in
      FencedBlock.all(in: Repository.text(path) ?? "").contains { isExample($0.kind) }
    }
  }

  private static func isExample(_ kind: String) -> Bool {
    kind == "cvq" || kind == "cvq wrong" || kind == "session"
  }

  @Test func `the first page and every verb's page have examples`() {
    let found = Self.pagesWithExamples
    #expect(found.contains("README.md"))
    #expect(found.count { $0.hasPrefix("docs/verbs/") } >= 17)
  }

  @Test(arguments: pagesWithExamples)
  func `runs, and shows what the page says`(path: String) throws {
    let page = try #require(Repository.text(path))
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let blocks = FencedBlock.all(in: page)
    var changes: [(content: Range<Int>, text: String)] = []
    for (index, block) in blocks.enumerated() where Self.isExample(block.kind) {
      let place = "\(path), line \(block.content.lowerBound)"
      if block.kind == "session" {
        let now = try Transcript.conversation(block.text, hasBanner: false)
        changes.append((block.content, now))
        if !Repository.isRecording { #expect(trimmed(block.text) == trimmed(now), "\(place)") }
        continue
      }
      let folder = Self.pagesAtRoot.contains(path) ? "." : Self.folder
      let (now, isWrong) = try Transcript.page(block.text, folder: folder)
      let isShown =
        index + 1 < blocks.count && blocks[index + 1].kind == "text"
        && isNext(blocks[index + 1], after: block, in: lines)
      #expect(isWrong == (block.kind == "cvq wrong"), "\(place): \(now)")
      guard isShown else { continue }
      let shown = blocks[index + 1]
      changes.append((shown.content, now))
      if !Repository.isRecording { #expect(trimmed(shown.text) == trimmed(now), "\(place)") }
    }
    guard Repository.isRecording else { return }
    for change in changes.reversed() {
      lines.replaceSubrange(
        change.content,
        with: trimmed(change.text).split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
      )
    }
    let now = lines.joined(separator: "\n")
    if now != page { #expect(Repository.write(now, to: path)) }
  }

  /// Whether only blank lines stand between the two.
  private func isNext(_ second: FencedBlock, after first: FencedBlock, in lines: [String]) -> Bool {
    lines[(first.content.upperBound + 1)..<(second.content.lowerBound - 1)].allSatisfy(\.isEmpty)
  }

  /// Without blank lines at the end, which pages leave out.
  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
