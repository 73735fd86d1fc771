import Formats
import Frames
import TestFiles

/// Feeds bytes to the readers of files, as `scripts/fuzz files` runs it.
///
/// The first byte chooses the reader: separated text, JSON, the XML of a sheet of either kind in an
/// archive that is sound, or whatever the bytes look like. The properties are those of any file: no
/// trap, and either a message or a table whose columns are equally long and whose rows are those
/// counted. SQLite is fuzzed by its makers, and left out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  // SAFETY: libFuzzer hands over `count` bytes that live during the call.
  let all = UnsafeBufferPointer(start: start, count: count)
  guard let choice = all.first else { return 0 }
  let bytes = Array(all.dropFirst())
  var options = CSVOptions()
  if choice & 0x80 != 0 { options.typing = .allText }
  do throws(FormatError) {
    let table: CSVTable
    // Digits, so that seeds can be written by hand.
    switch choice & 0x7F {
    case UInt8(ascii: "0"):
      table = try readCSV(ByteSource(name: "file", bytes: bytes), options: options)
    case UInt8(ascii: "1"):
      table = try readJSONTable(ByteSource(name: "file", bytes: bytes), options: options)
    case UInt8(ascii: "2"):
      let book = WorkbookBytes(rows: "").members.map {
        $0.name == "xl/worksheets/sheet1.xml" ? ZipMember($0.name, bytes) : $0
      }
      table = try read(zipBytes(book), options)
    case UInt8(ascii: "3"):
      let mimetype = "application/vnd.oasis.opendocument.spreadsheet"
      table = try read(
        zipBytes([ZipMember("mimetype", mimetype), ZipMember("content.xml", bytes)]),
        options
      )
    default: table = try read(bytes, options)
    }
    let frame = table.frame
    precondition(frame.columns.allSatisfy { $0.count == frame.rowCount }, "ragged columns")
    precondition(table.report.rowsRead == frame.rowCount, "rows that are not counted")
  } catch {
    precondition(!error.message.isEmpty, "a failure without a word")
  }
  return 0
}

private func read(_ bytes: [UInt8], _ options: CSVOptions) throws(FormatError) -> CSVTable {
  try readTable(ByteSource(name: "file", bytes: bytes), options: options).table
}
