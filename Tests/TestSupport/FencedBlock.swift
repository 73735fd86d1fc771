/// A block between fences on a Markdown page.
public struct FencedBlock: Sendable {
  /// What stands behind the opening fence: `cvq`, `cvq wrong`, `text`, `session`.
  public let kind: String
  /// The lines of the page between the fences.
  public let content: Range<Int>
  public let text: String

  /// All blocks of a page, in its order.
  public static func all(in page: String) -> [FencedBlock] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [FencedBlock] = []
    var open: (fence: Substring, kind: String, start: Int)?
    for (index, line) in lines.enumerated() {
      let fence = line.prefix { $0 == "`" }
      guard fence.count >= 3 else { continue }
      if let opened = open {
        guard line == opened.fence else { continue }
        let content = opened.start..<index
        blocks.append(
          FencedBlock(
            kind: opened.kind,
            content: content,
            text: lines[content].map { $0 + "\n" }.joined()
          )
        )
        open = nil
      } else {
        open = (fence, String(line.dropFirst(fence.count)), index + 1)
      }
    }
    return blocks
  }
}
