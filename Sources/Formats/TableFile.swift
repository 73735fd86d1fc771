/// A table from a file of whatever format, and what its format adds to say.
public struct TableReading: Sendable {
  public var table: CSVTable
  /// Sheets and tables of the file that were not read, and the like, a sentence each.
  public var remarks: [String] = []
  /// Names of the sheets in sight that were not read.
  public var otherSheets: [String] = []
  /// Line of the first row in its file or sheet; 1 where records have no lines.
  public var firstRowLine: Int { table.report.headingLine + 1 }
}

/// Reads a table from a file of any format that is read (`data.md` §10): separated text, JSON Lines,
/// a JSON array of objects, XLSX, ODS, an SQLite database; text and JSON also packed with gzip.
///
/// The format is told by content, never by name. Whatever the format, cells are text that one reader
/// types, so that a table reads the same from each of them.
///
/// - Parameters:
///   - source: The file.
///   - part: The sheet or the table of it to read; nil for the first sheet with a heading row, or
///     the only table.
///   - options: How it is read.
/// - Returns: The table, and what its format adds to say.
/// - Throws: `FormatError`.
public func readTable(
  _ source: ByteSource,
  part: String? = nil,
  options: CSVOptions = CSVOptions()
) throws(FormatError) -> TableReading {
  let format = try FileFormat(of: source)
  if let part, format != .archive, format != .sqlite {
    throw FormatError.refused(name: source.name, reason: "is one table and has no part '\(part)'")
  }
  switch format {
  case .text: return TableReading(table: try readCSV(source, options: options))
  case .json: return TableReading(table: try readJSONTable(source, options: options))
  case .gzip:
    let unpacked = try ByteSource(unpacking: source)
    switch try FileFormat(of: unpacked) {
    case .text: return TableReading(table: try readCSV(unpacked, options: options))
    case .json: return TableReading(table: try readJSONTable(unpacked, options: options))
    case .gzip, .archive, .sqlite:
      throw FormatError.refused(
        name: source.name,
        reason: "is packed twice, or packs what is no text: unpack it first"
      )
    }
  case .archive: return try readSpreadsheet(source, sheet: part, options: options)
  case .sqlite: return try readSQLiteTable(source, table: part, options: options)
  }
}
