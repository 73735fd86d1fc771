/// What the first bytes of a source say: where its text starts, or that it is no table of text.
struct Opening {
  var encoding = TextEncoding.utf8
  /// Where the text starts, after a byte-order mark.
  var start = 0
}

/// Looks at the first bytes.
///
/// - Throws: `FormatError.otherKind` for archives, spreadsheets, web pages and the like.
func opening(of source: ByteSource) throws(FormatError) -> Opening {
  var head = [UInt8](repeating: 0, count: min(1024, source.byteCount))
  var failure: FormatError?
  head.withUnsafeMutableBytes { target in
    do throws(FormatError) {
      _ = try source.read(at: 0, into: target)
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  for kind in binaryKinds where head.starts(with: kind.start) {
    throw FormatError.otherKind(name: source.name, reason: kind.reason)
  }
  if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Opening(encoding: .utf8, start: 3) }
  if head.starts(with: [0xFF, 0xFE]) { return Opening(encoding: .utf16LittleEndian, start: 2) }
  if head.starts(with: [0xFE, 0xFF]) { return Opening(encoding: .utf16BigEndian, start: 2) }
  return Opening()
}

/// Refuses text that is another kind of file; `text` is its decoded start.
func refuseOtherText(_ text: ArraySlice<UInt8>, name: String) throws(FormatError) {
  let start = text.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }.prefix(64)
  let lower = String(
    decoding: start.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
    as: UTF8.self
  )
  let reason: String? =
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") || lower.hasPrefix("<head") {
      "a web page, not a table: save the file behind the link"
    } else if lower.hasPrefix("<?xml") || lower.hasPrefix("<!doctype") {
      "XML, not a table of text"
    } else if lower.hasPrefix("{") {
      "JSON, not CSV"
    } else if lower.hasPrefix("%pdf-") {
      "a PDF document, not a table of text"
    } else if lower.hasPrefix("{\\rtf") {
      "a word processor's document, not a table of text"
    } else {
      nil
    }
  if let reason { throw FormatError.otherKind(name: name, reason: reason) }
}

private let binaryKinds: [(start: [UInt8], reason: String)] = [
  ([0x1F, 0x8B], "compressed with gzip: unpack it first"),
  ([0x50, 0x4B, 0x03, 0x04], "a zip archive or a spreadsheet (.xlsx, .ods), not CSV"),
  ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive, not CSV"),
  ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word file (.xls, .doc): save it as CSV"),
  ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard: unpack it first"),
  ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz: unpack it first"),
  ([0x42, 0x5A, 0x68, 0x39], "compressed with bzip2: unpack it first"),
  ([0x50, 0x41, 0x52, 0x31], "a Parquet file, not CSV"),
  ([0x41, 0x52, 0x52, 0x4F, 0x57, 0x31], "an Arrow file, not CSV"),
  (Array("SQLite format 3\0".utf8), "an SQLite database, not CSV"),
  ([0x7F, 0x45, 0x4C, 0x46], "a program, not a table of text"),
  ([0x89, 0x50, 0x4E, 0x47], "a picture, not a table of text"),
]

/// Whether a source with invalid UTF-8 is Windows-1252 (`data.md` §8).
///
/// It is when every byte is legal there, and when bytes that are no UTF-8 are not outnumbered by
/// characters that are: a damaged UTF-8 file would otherwise turn into other letters throughout.
func isWindows1252(_ source: ByteSource, start: Int) throws(FormatError) -> Bool {
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  var offset = start
  var checker = UTF8Checker()
  var invalid = 0
  while offset < source.byteCount {
    var failure: FormatError?
    var isLegal = true
    buffer.withUnsafeMutableBytes { target in
      do throws(FormatError) {
        let count = try source.read(at: offset, into: target)
        offset += count
        let block = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[0..<count])
        isLegal = block.allSatisfy { windows1252Scalar($0) != nil && $0 != 0 }
        var rest = block
        while isLegal, let bad = checker.firstInvalid(rest) {
          invalid += 1
          rest = UnsafeRawBufferPointer(rebasing: rest[(bad + 1)...])
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    guard isLegal else { return false }
  }
  if checker.isInside { invalid += 1 }
  return invalid >= checker.multiByteCount
}
