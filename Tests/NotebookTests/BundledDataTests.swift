import CBundledData
import Notebook
import TestSupport
import Testing

@Suite struct `The bundled workspace` {
  @Test func `is the folder in the repository, byte for byte`() throws {
    let folder = "datasets/coventry"
    let count = cvq_bundled_file_count()
    #expect(count == Repository.entries(folder).count)
    for index in 0..<count {
      let name = String(cString: cvq_bundled_file_name(index))
      let bytes = UnsafeBufferPointer(
        start: cvq_bundled_file_bytes(index),
        count: cvq_bundled_file_size(index)
      )
      let file = try #require(Repository.bytes("\(folder)/\(name)"), "\(name)")
      #expect(bytes.elementsEqual(file), "\(name) in the program is not the file; build again")
    }
  }
}

@Suite struct `The pages inside the program` {
  /// Folders and files of `docs` that are about how the program is built.
  private static let others = [
    "README.md", "architecture.md", "changelog.md", "howto/add-a-verb.md", "performance.md",
    "style.md",
  ]

  @Test func `are those of docs, byte for byte`() throws {
    let paths = Repository.files(below: "docs", ending: ".md").map { String($0.dropFirst(5)) }
      .filter { path in !Self.others.contains { path.hasPrefix($0) } }
    let names = (0..<cvq_bundled_page_count()).compactMap { index in
      cvq_bundled_page_name(index).map { String(cString: $0) }
    }
    #expect(
      names == paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) },
      "a page came or went; scripts/embed writes the list anew"
    )
    for (index, name) in names.enumerated() {
      let bytes = UnsafeBufferPointer(
        start: cvq_bundled_page_bytes(index),
        count: cvq_bundled_page_size(index)
      )
      let file = try #require(Repository.bytes("docs/\(name)"), "\(name)")
      #expect(bytes.elementsEqual(file), "\(name) in the program is not the file; build again")
    }
  }
}
