import Formats
import Frames

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Feeds bytes to one reader of files, as `scripts/fuzz csv`, `json` and `archive` run it.
///
/// The properties are those of any file: no trap, and either a message or a table whose columns are
/// equally long and whose rows are those counted. SQLite is fuzzed by its makers, and left out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer hands over `count` bytes that live during the call.
  let bytes = UnsafeBufferPointer(start: start, count: count)
  guard let first = bytes.first else { return 0 }
  target.run(first, Array(bytes.dropFirst()))
  return 0
}

/// A reader, fed by the first byte, which chooses among its options or entrances, and the rest.
enum Target: String {
  case csv, json, archive

  func run(_ choice: UInt8, _ bytes: [UInt8]) {
    switch self {
    case .csv: fuzzCSV(choice, bytes)
    case .json: fuzzJSON(choice, bytes)
    case .archive: fuzzArchive(choice, bytes)
    }
  }
}

private let target: Target = {
  let name = getenv("CVQ_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = Target(rawValue: name) else {
    preconditionFailure("CVQ_FUZZ_TARGET names no target: '\(name)'")
  }
  return target
}()

/// Takes a reading, or the message that stands for it, and holds it to its promises.
@discardableResult
func checked(_ read: () throws(FormatError) -> CSVTable) -> Result<CSVTable, FormatError> {
  do throws(FormatError) {
    let table = try read()
    let frame = table.frame
    precondition(frame.columns.allSatisfy { $0.count == frame.rowCount }, "ragged columns")
    precondition(table.report.rowsRead == frame.rowCount, "rows that are not counted")
    return .success(table)
  } catch {
    precondition(!error.message.isEmpty, "a failure without a word")
    return .failure(error)
  }
}
