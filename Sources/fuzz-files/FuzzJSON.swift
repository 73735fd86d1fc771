import Formats

/// Reads JSON Lines or an array as a table, or the text as one value.
///
/// Bits of the choice: all text; one value as `datapackage.json` is read, or as a table.
func fuzzJSON(_ choice: UInt8, _ bytes: [UInt8]) {
  if choice & 2 != 0 {
    do throws(JSONError) {
      _ = try readJSON(bytes, leavingOut: choice & 1 == 0 ? nil : "fields")
    } catch {
      precondition(!error.reason.isEmpty && error.offset <= bytes.count, "a place outside the text")
    }
    return
  }
  var options = CSVOptions()
  if choice & 1 != 0 { options.typing = .allText }
  checked { () throws(FormatError) in
    try readJSONTable(ByteSource(name: "file", bytes: bytes), options: options)
  }
}
