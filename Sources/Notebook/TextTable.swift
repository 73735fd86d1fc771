import Formats
import Frames

/// A file as text in columns, whatever its format.
struct TextTable {
  var frame: Frame
  var firstRowLine = 2
  var lineOfRow: (@Sendable (Int) -> Int)?
  /// What was read otherwise than it stands.
  var repairs: [String] = []
  var otherSheets: [String] = []

  /// Reads a file, or one sheet or table of it.
  init(_ source: ByteSource, part: String? = nil) throws(OpeningFailure) {
    do throws(FormatError) {
      // Longer ones are figures, a row at a time.
      let longestList = 64 << 20
      if source.name.lowercased().hasSuffix(".json"), source.byteCount <= longestList,
        let lists = neighbourLists(try source.readAllText(limit: longestList))
      {
        frame = lists
        return
      }
      var options = CSVOptions()
      options.typing = .allText
      options.snapshotPurpose = "layout"
      let reading = try readTable(source, part: part, options: options)
      let table = reading.table
      let pointed = table.report.separator == 0x3B ? withPoints(table.frame) : nil
      frame = pointed ?? table.frame
      firstRowLine = reading.firstRowLine
      lineOfRow = { [report = table.report] in report.fileLine(ofRow: $0) }
      repairs = reading.remarks + table.report.repairs
      if pointed != nil { repairs.append("a comma is the decimal mark of its numbers") }
      otherSheets = reading.otherSheets
    } catch {
      throw OpeningFailure(error)
    }
  }

  /// Reads the file of a path, called as it was written; `sheet` where the path names no part.
  init(_ path: String, name: String, sheet: String? = nil) throws(OpeningFailure) {
    let place = TablePath(path)
    let source: ByteSource
    do throws(FormatError) {
      source = try openFile(place, named: name)
    } catch {
      throw OpeningFailure(error)
    }
    try self.init(source, part: place.part ?? sheet)
  }
}
