import Frames

/// Reads one sheet of an XLSX or ODS file as a table.
///
/// The sheet is the one asked for, else the first visible one with a heading row of three cells or
/// more (`data.md` §8), else the first with any. Hidden sheets are never chosen and always named.
///
/// - Throws: `FormatError`, with the row of the sheet where there is one.
func readSpreadsheet(
  _ source: ByteSource,
  sheet: String?,
  options: CSVOptions
) throws(FormatError) -> TableReading {
  let archive = try ZipArchive(source)
  let sheets: any SheetSource
  if let type = archive.member("mimetype") {
    let word = String(decoding: try archive.start(of: type, 200), as: UTF8.self)
    guard word.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") else {
      throw FormatError.refused(
        name: source.name,
        reason: "is no spreadsheet, but \(word.prefix(60).filter { $0 > " " })"
      )
    }
    sheets = try OpenDocumentSheets(archive)
  } else if archive.members.contains(where: { $0.name.hasPrefix("word/") }) {
    throw FormatError.refused(name: source.name, reason: "is a Word document, no spreadsheet")
  } else {
    sheets = try WorkbookSheets(archive)
  }
  return try choose(sheets, source.name, sheet: sheet, options: options)
}

/// The sheets of a file, each read when it is asked for.
private protocol SheetSource {
  var names: [(name: String, isHidden: Bool)] { get }
  func grid(_ index: Int) throws(FormatError) -> SheetGrid?
}

private struct WorkbookSheets: SheetSource {
  private let archive: ZipArchive
  private let workbook: Workbook

  init(_ archive: ZipArchive) throws(FormatError) {
    self.archive = archive
    workbook = try Workbook(archive)
  }

  var names: [(name: String, isHidden: Bool)] {
    workbook.sheets.map { ($0.name, $0.isHidden) }
  }

  func grid(_ index: Int) throws(FormatError) -> SheetGrid? {
    let sheet = workbook.sheets[index]
    guard let member = sheet.member else { return nil }
    let reader = WorksheetReader(workbook, name: "\(archive.name), sheet '\(sheet.name)'")
    try readXML(member, in: archive, reader)
    return reader.grid
  }
}

private struct OpenDocumentSheets: SheetSource {
  private let archive: ZipArchive
  private let content: ZipArchive.Member
  let names: [(name: String, isHidden: Bool)]

  init(_ archive: ZipArchive) throws(FormatError) {
    self.archive = archive
    if let manifest = archive.member("META-INF/manifest.xml") {
      let reader = ManifestReader()
      try readXML(manifest, in: archive, reader)
      guard !reader.isEncrypted else {
        throw FormatError.refused(
          name: archive.name,
          reason: "is protected by a password: save it without one"
        )
      }
    }
    guard let content = archive.member("content.xml") else {
      throw FormatError.refused(name: archive.name, reason: "has no content.xml")
    }
    self.content = content
    let reader = OpenDocumentReader(archive.name, wanted: nil)
    try readXML(content, in: archive, reader)
    names = reader.sheets.map { ($0.name, $0.isHidden) }
  }

  func grid(_ index: Int) throws(FormatError) -> SheetGrid? {
    let reader = OpenDocumentReader(archive.name, wanted: index)
    try readXML(content, in: archive, reader)
    return reader.grid
  }
}

private final class ManifestReader: XMLHandler {
  var isEncrypted = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if name == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: XMLName) throws(FormatError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {}
}

/// How many sheets are looked at for figures; one behind them must be named.
private let mostSheets = 64

private func choose(
  _ sheets: any SheetSource,
  _ file: String,
  sheet: String?,
  options: CSVOptions
) throws(FormatError) -> TableReading {
  let names = sheets.names
  if let sheet {
    guard
      let index = names.firstIndex(where: { $0.name == sheet })
        ?? names.firstIndex(where: { $0.name.lowercased() == sheet.lowercased() })
    else {
      throw FormatError.refused(
        name: file,
        reason: "has no sheet '\(sheet)'; it has " + quoted(names.map(\.name))
      )
    }
    guard let rows = try candidate(sheets, index, file, options) else {
      throw FormatError.refused(name: file, reason: "has no heading row in sheet '\(sheet)'")
    }
    return try read(rows, index, names, options: options)
  }
  let visible = names.indices.filter { !names[$0].isHidden }
  guard !visible.isEmpty else {
    throw FormatError.refused(
      name: file,
      reason: names.isEmpty
        ? "has no sheets" : "has hidden sheets alone: " + quoted(names.map(\.name))
    )
  }
  var second: (rows: Candidate, index: Int)?
  for index in visible.prefix(mostSheets) {
    guard let rows = try candidate(sheets, index, file, options) else { continue }
    if rows.headings >= 3 { return try read(rows, index, names, options: options) }
    if rows.headings > second?.rows.headings ?? 0 { second = (rows, index) }
  }
  guard let second else {
    throw FormatError.refused(
      name: file,
      reason: "has no heading row in "
        + (visible.count == 1
          ? "its sheet "
          : visible.count > mostSheets
            ? "the first \(mostSheets) of its sheets " : "any of its sheets ")
        + quoted(visible.map { names[$0].name })
    )
  }
  return try read(second.rows, second.index, names, options: options)
}

/// A sheet in which a heading row was found.
private struct Candidate {
  var name: String
  var text: RowText
  /// How many headings are named.
  var headings: Int
  var remarks: [String]
}

/// Nil for a sheet without a heading row.
private func candidate(
  _ sheets: any SheetSource,
  _ index: Int,
  _ file: String,
  _ options: CSVOptions
) throws(FormatError) -> Candidate? {
  guard var grid = try sheets.grid(index), !grid.rows.isEmpty else { return nil }
  var remarks = grid.spreadMerges()
  if grid.formulasWithoutValue > 0 {
    remarks.append(
      "formulas without a saved value read as empty: \(cellCount(grid.formulasWithoutValue))"
    )
  }
  if grid.hiddenRows > 0 {
    remarks.append(
      "\(grid.hiddenRows) hidden \(grid.hiddenRows == 1 ? "row was" : "rows were") read too"
    )
  }
  let text = try grid.rowText()
  var options = options
  options.origin = .sheet
  do throws(FormatError) {
    let headings = try csvHeadings(ByteSource(name: grid.name, bytes: text.bytes), options: options)
    let named = headings.enumerated().count { $1 != unnamedHeading($0) }
    guard named > 0 else { return nil }
    return Candidate(name: grid.name, text: text, headings: named, remarks: remarks)
  } catch {
    if case .stopped = error { throw error }
    return nil
  }
}

private func read(
  _ rows: Candidate,
  _ index: Int,
  _ names: [(name: String, isHidden: Bool)],
  options: CSVOptions
) throws(FormatError) -> TableReading {
  let table = try readRows(rows.text.bytes, name: rows.name, origin: .sheet, options: options)
  var remarks = rows.remarks
  let others = names.indices.filter { $0 != index && !names[$0].isHidden }
  let hidden = names.indices.filter { names[$0].isHidden }
  if !others.isEmpty {
    remarks.insert(
      "sheet '\(names[index].name)' was read; not read: " + quoted(others.map { names[$0].name }),
      at: 0
    )
  }
  if !hidden.isEmpty {
    remarks.append(
      "hidden \(hidden.count == 1 ? "sheet" : "sheets") not read: "
        + quoted(hidden.map { names[$0].name })
    )
  }
  return TableReading(
    table: table,
    remarks: remarks,
    otherSheets: others.map { names[$0].name }
  )
}

/// `'a', 'b' and 3 more`.
func quoted(_ names: [String]) -> String {
  names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    + (names.count > 8 ? " and \(names.count - 8) more" : "")
}
