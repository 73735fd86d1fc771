import TestSupport
import Testing

@Suite struct Pages {
  static var paths: [String] {
    ["README.md"] + Repository.files(below: "docs", ending: ".md")
  }

  @Test(arguments: paths)
  func `links lead to files that are there`(path: String) throws {
    let text = try #require(Repository.text(path))
    let folder = path.split(separator: "/").dropLast()
    for link in links(in: text) where !link.contains("://") && !link.hasPrefix("#") {
      var parts = folder.map(String.init)
      for part in link.prefix(while: { $0 != "#" }).split(separator: "/") {
        if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
      }
      let target = parts.joined(separator: "/")
      #expect(
        Repository.bytes(target) != nil || !Repository.entries(target).isEmpty,
        "\(path) links to \(link)"
      )
    }
  }

  @Test(arguments: paths)
  func `names no machine's folder`(path: String) throws {
    let text = try #require(Repository.text(path))
    for folder in ["/work/", "/tmp/", "/home/", "/root/", "/opt/", "/Users/"] {
      #expect(!text.contains(folder), "\(path) holds \(folder)")
    }
  }

  @Test func `the pages of the front door are there`() {
    for path in [
      "README.md", "docs/README.md", "docs/language/README.md", "docs/command-line.md",
      "docs/glossary.md", "docs/errors.md", "docs/architecture.md", "docs/style.md",
      "docs/changelog.md", "docs/why-the-headline-differs.md", "docs/howto/add-a-verb.md",
    ] {
      #expect(Repository.text(path) != nil, "\(path)")
    }
  }

  @Test func `every page can be reached from the first`() throws {
    var reached: Set<String> = []
    var open = ["README.md"]
    while let path = open.popLast() {
      guard reached.insert(path).inserted, let text = Repository.text(path) else { continue }
      let folder = path.split(separator: "/").dropLast()
      for link in links(in: text) where !link.contains("://") {
        var parts = folder.map(String.init)
        for part in link.prefix(while: { $0 != "#" }).split(separator: "/") {
          if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        let target = parts.joined(separator: "/")
        if target.hasSuffix(".md") {
          open.append(target)
        } else if target.hasPrefix("docs/") {
          open += Repository.files(below: target, ending: ".md")
        }
      }
    }
    let lost = Pages.paths.filter { !reached.contains($0) }
    #expect(lost == [], "no page links to these")
  }

  /// Targets of `[text](target)`, outside blocks between fences.
  private func links(in text: String) -> [String] {
    var isCode = false
    var links: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode else { continue }
      var rest = line
      while let start = rest.firstRange(of: "](") {
        rest = rest[start.upperBound...]
        guard let end = rest.firstIndex(of: ")") else { break }
        links.append(String(rest[..<end]))
      }
    }
    return links
  }
}
