import CBundledData

/// The pages of `docs` inside the program.
///
/// Nothing is read before help is asked for.
enum HelpPages {
  /// Paths within `docs`, such as `verbs/compare.md`, in the order of their bytes.
  static let paths: [String] = (0..<cvq_bundled_page_count()).compactMap { index in
    cvq_bundled_page_name(index).map { String(cString: $0) }
  }

  /// The text of a page in Markdown; nil when there is none at that path.
  static func text(_ path: String) -> String? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    return withBytes(index) { String(decoding: $0, as: UTF8.self) }
  }

  /// What a page is headed with, without reading the rest of it.
  static func title(_ path: String) -> String? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    return withBytes(index) { bytes in
      let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
      return PageInline.plain(line.drop { $0 == "#" || $0 == " " })
    }
  }

  /// Pages in which all of some words stand, those that have them oftenest first.
  ///
  /// - Parameters:
  ///   - words: In lower case. A word counts where it starts one of the page: `disclos` is in
  ///     `disclosure`.
  ///   - limit: How many pages at most.
  /// - Returns: Their paths; none for words of fewer than three bytes.
  static func speaking(of words: [String], limit: Int) -> [String] {
    let needles = words.map { Array($0.utf8) }.filter { $0.count >= 3 }
    guard needles.count == words.count, !needles.isEmpty else { return [] }
    let found = paths.indices.map { index in
      (index, withBytes(index) { bytes in needles.map { count(of: $0, in: bytes) }.min() ?? 0 })
    }
    return found.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.prefix(limit).map { paths[$0.0] }
  }

  private static func withBytes<Result>(
    _ index: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    // SAFETY: the bytes are constant data of the program and as many as the size says.
    body(
      UnsafeBufferPointer(
        start: cvq_bundled_page_bytes(index),
        count: cvq_bundled_page_size(index)
      )
    )
  }

  private static func count(of word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for index in bytes.indices {
      let byte = lower(bytes[index])
      if !isInside, byte == word[0], index + word.count <= bytes.count,
        word.indices.allSatisfy({ lower(bytes[index + $0]) == word[$0] })
      {
        count += 1
      }
      isInside = (0x61...0x7A).contains(byte) || byte >= 0x80
    }
    return count
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
