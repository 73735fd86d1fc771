import CLibraryLoad
import Frames

/// A table of an SQLite database.
public struct SQLiteTable: Sendable {
  public let name: String
  public let table: CSVTable
}

/// Reads tables of an SQLite database, which is opened read-only and in which nothing is run but
/// the reading of tables.
///
/// Views and virtual tables are left out: they are programs, and this is a reader of data.
///
/// - Parameters:
///   - source: A file.
///   - options: How cells are typed; names of columns are the headings.
///   - isWanted: Whether a table of this name is read, of all that there are.
/// - Returns: The names of all tables, and those that are wanted.
/// - Throws: `FormatError`.
public func readSQLite(
  _ source: ByteSource,
  options: CSVOptions,
  wanting isWanted: (_ name: String, _ all: [String]) -> Bool
) throws(FormatError) -> (names: [String], tables: [SQLiteTable]) {
  let database = try SQLiteDatabase(source)
  let names = try database.tableNames()
  var tables: [SQLiteTable] = []
  for name in names where isWanted(name, names) {
    let bytes = try database.rows(of: name, keepsEmptyTexts: options.typing == .detect)
    let table = try readRows(
      bytes,
      name: "\(source.name), table '\(name)'",
      origin: .records,
      options: options
    )
    tables.append(SQLiteTable(name: name, table: table))
  }
  return (names, tables)
}

/// The table asked for, or the only one.
func readSQLiteTable(
  _ source: ByteSource,
  table: String?,
  options: CSVOptions
) throws(FormatError) -> TableReading {
  let (names, tables) = try readSQLite(source, options: options) { name, all in
    table.map { $0.lowercased() == name.lowercased() } ?? (all.count == 1)
  }
  if let found = tables.first { return TableReading(table: found.table) }
  if let table {
    throw FormatError.refused(
      name: source.name,
      reason: "has no table '\(table)'; it has " + quoted(names)
    )
  }
  throw FormatError.refused(
    name: source.name,
    reason: names.isEmpty
      ? "has no tables"
      : "has \(names.count) tables: \(quoted(names)); one is read as \"\(source.name)/\(names[0])\""
  )
}

private final class SQLiteDatabase {
  private let name: String
  private let library: cll_sqlite
  private let database: cll_sqlite_database

  init(_ source: ByteSource) throws(FormatError) {
    let library = try Libraries.sqlite.required(for: source.name)
    guard let path = source.path else {
      throw FormatError.refused(name: source.name, reason: "is a database within another file")
    }
    self.library = library
    name = source.name
    var opened: cll_sqlite_database?
    let readOnly: Int32 = 0x1
    guard library.open(path, &opened, readOnly, nil) == 0, let opened else {
      _ = library.close(opened)
      throw FormatError.cannotOpen(name: source.name, reason: "SQLite does not open it")
    }
    database = opened
    _ = library.busy_timeout(opened, 2000)
    // No text or row beyond what is read of any other file.
    _ = library.limit(opened, 0, Int32(RowText.largest))
    try run("PRAGMA trusted_schema = OFF")
    try run("PRAGMA cell_size_check = ON")
  }

  deinit { _ = library.close(database) }

  private func failure() -> FormatError {
    let reason = library.error_text(database).map { String(cString: $0) } ?? "it is damaged"
    return .refused(name: name, reason: "cannot be read as a database: \(reason)")
  }

  private func run(_ query: String) throws(FormatError) {
    let statement = try prepared(query)
    defer { _ = library.finalize(statement) }
    while library.step(statement) == 100 {}
  }

  private func prepared(_ query: String) throws(FormatError) -> cll_sqlite_statement {
    var statement: cll_sqlite_statement?
    guard library.prepare(database, query, -1, &statement, nil) == 0, let statement else {
      throw failure()
    }
    return statement
  }

  /// Tables with rows of their own, in the order of their making.
  func tableNames() throws(FormatError) -> [String] {
    let statement = try prepared(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        + " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
    )
    defer { _ = library.finalize(statement) }
    var names: [String] = []
    while true {
      let outcome = library.step(statement)
      guard outcome == 100 else {
        guard outcome == 101 else { throw failure() }
        return names
      }
      if let text = library.column_text(statement, 0) { names.append(String(cString: text)) }
    }
  }

  /// All rows of a table as text, the names of its columns first.
  func rows(of table: String, keepsEmptyTexts: Bool) throws(FormatError) -> [UInt8] {
    let doubled = table.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    let statement = try prepared("SELECT * FROM \"\(doubled)\"")
    defer { _ = library.finalize(statement) }
    let place = "\(name), table '\(table)'"
    var text = RowText(keepsEmptyTexts: keepsEmptyTexts)
    let columns = library.column_count(statement)
    for column in 0..<columns {
      let heading = library.column_name(statement, column).map { String(cString: $0) } ?? ""
      guard heading.contains(where: { !$0.isWhitespace }) else {
        throw FormatError.refused(name: place, reason: "has a column without a name")
      }
      text.append(heading)
    }
    text.endRow()
    while true {
      if Cancellation.isRequested { throw FormatError.stopped(name: name) }
      let outcome = library.step(statement)
      guard outcome == 100 else {
        guard outcome == 101 else { throw failure() }
        return text.bytes
      }
      for column in 0..<columns { try append(statement, column, place, &text) }
      text.endRow()
      guard text.bytes.count <= RowText.largest else {
        throw FormatError.refused(
          name: place,
          reason: "holds more than \(RowText.largest >> 20) MB"
        )
      }
    }
  }

  private func append(
    _ statement: cll_sqlite_statement,
    _ column: Int32,
    _ place: String,
    _ text: inout RowText
  ) throws(FormatError) {
    func refused(_ reason: String) -> FormatError {
      let heading = library.column_name(statement, column).map { String(cString: $0) } ?? ""
      return .wrongRow(name: place, row: text.rows, reason: "'\(heading)' \(reason)")
    }
    switch library.column_type(statement, column) {
    case 1: text.append(String(library.column_whole(statement, column)))
    case 2:
      let number = library.column_number(statement, column)
      guard number.isFinite else { throw refused("holds a number without end") }
      text.append(exactText(number))
    case 3:
      guard let start = library.column_text(statement, column) else {
        throw refused("holds a text that is too long")
      }
      // SAFETY: SQLite keeps as many bytes at `start` until the next step.
      let bytes = UnsafeBufferPointer(
        start: start,
        count: Int(library.column_bytes(statement, column))
      )
      var checker = UTF8Checker()
      guard !bytes.contains(0) else { throw refused("holds a NUL character, which no text has") }
      guard checker.firstInvalid(UnsafeRawBufferPointer(bytes)) == nil, !checker.isInside else {
        throw refused("holds bytes that are no UTF-8 text")
      }
      text.append(bytes)
    case 4: throw refused("holds a picture or other bytes that are no text")
    default: text.appendMissing()
    }
  }
}
