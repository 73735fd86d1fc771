import Formats
import Indicators

/// A path as far as it names a file, and the part of the file that the rest names: the sheet
/// `Table 2` of `book.xlsx/Table 2`, the table `rates` of `figures.sqlite/rates`.
struct TablePath {
  let file: String
  let part: String?

  init(_ path: String) {
    if FileKind(of: path) == .none {
      var end = path.endIndex
      while let slash = path[..<end].lastIndex(of: "/") {
        end = slash
        switch FileKind(of: String(path[..<end])) {
        case .none: continue
        case .folder: break
        case .file:
          file = String(path[..<end])
          part = String(path[path.index(after: end)...])
          return
        }
        break
      }
    }
    file = path
    part = nil
  }
}

/// Opens a table of text from a path, whatever its format; `use` and `from` both read so.
///
/// - Parameters:
///   - path: A file, or a sheet or table of one behind a slash.
///   - name: The same as it was written.
///   - options: How it is read.
/// - Returns: The table, and what its format adds to say.
/// - Throws: `FormatError`.
func openTable(
  _ path: String,
  named name: String,
  options: CSVOptions
) throws(FormatError) -> TableReading {
  let place = TablePath(path)
  return try readTable(openFile(place, named: name), part: place.part, options: options)
}

/// The file of a path, called as it was written, without its part.
func openFile(_ place: TablePath, named name: String) throws(FormatError) -> ByteSource {
  let fileName = place.part.map { String(name.dropLast($0.count + 1)) } ?? name
  return try ByteSource(path: place.file, name: fileName)
}

/// The tables of an SQLite database that are called as those of a data package are (`data.md` §1).
///
/// - Returns: Nil when the file is no database, or the path names one table of it.
/// - Throws: `FormatError`, also when no table is called so.
func openResources(
  _ path: String,
  named name: String,
  number: Int,
  options: CSVOptions
) throws(FormatError) -> [ResourceTable]? {
  guard TablePath(path).part == nil else { return nil }
  let source = try ByteSource(path: path, name: name)
  guard try isDatabase(source) else { return nil }
  let (names, tables) = try readSQLite(source, options: options) { table, _ in
    resourceNames.contains(table.lowercased())
  }
  guard !tables.isEmpty else {
    throw FormatError.refused(
      name: name,
      reason: "has no table called observations or as another part of a workspace; "
        + (names.isEmpty
          ? "it has no tables"
          : "it has " + names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
            + "; one of them opens with  from \"\(name)/\(names[0])\"")
    )
  }
  return tables.map { table in
    ResourceTable(
      name: table.name.lowercased(),
      fileName: "\(name), table '\(table.name)'",
      frame: table.table.frame,
      firstRowLine: 1,
      source: number
    )
  }
}

private let resourceNames: Set<String> = [
  "observations", "indicators", "targets", "breaks", "places", "peer_groups", "dimensions",
  "neighbours", "standards", "published_headlines",
]
