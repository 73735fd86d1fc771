import Frames

/// Reads a table of separated text (`data.md` §5, §8).
///
/// Typing covers the whole file: the types do not depend on the order of the rows. A column that
/// turns out to be text after many numbers is read a second time.
///
/// - Throws: `FormatError`, with the line of the file where there is one.
public func readCSV(
  _ source: ByteSource,
  options: CSVOptions = CSVOptions()
) throws(FormatError) -> CSVTable {
  guard let purpose = options.snapshotPurpose, let store = SnapshotStore.current else {
    return try readCSV(source, options: options, blockSize: RowReader.blockSize)
  }
  if let table = store.table(of: source, purpose) { return table }
  let table = try readCSV(source, options: options, blockSize: RowReader.blockSize)
  store.keep(table, of: source, purpose)
  return table
}

/// The same with the size of a block, which changes nothing in what is read.
package func readCSV(
  _ source: ByteSource,
  options: CSVOptions,
  blockSize: Int
) throws(FormatError) -> CSVTable {
  // Rows that another reader has made text of start with what their first heading starts with.
  var start = options.origin == .text ? try opening(of: source) : Opening()
  let hasMark = start.start > 0
  var readsNotesAsRows = options.origin == .records
  while true {
    do throws(ReadInterrupt) {
      var reading = try CSVReading(
        source,
        start,
        options,
        readsNotesAsRows: readsNotesAsRows,
        blockSize: blockSize
      )
      return try reading.run(hasByteOrderMark: hasMark)
    } catch {
      switch error {
      case .failed(let failure): throw failure
      case .notesAreRows: readsNotesAsRows = true
      case .notUTF8(let offset): start = try otherEncoding(source, start, offset, hasMark)
      }
    }
  }
}

/// The headings of a table, of which nothing else is read.
public func csvHeadings(
  _ source: ByteSource,
  options: CSVOptions = CSVOptions()
) throws(FormatError) -> [String] {
  var start = try opening(of: source)
  let hasMark = start.start > 0
  while true {
    do throws(ReadInterrupt) {
      return try readHead(source, start, options).headings
    } catch {
      switch error {
      case .failed(let failure): throw failure
      case .notesAreRows: preconditionFailure("the head of a table holds no closing notes")
      case .notUTF8(let offset): start = try otherEncoding(source, start, offset, hasMark)
      }
    }
  }
}

/// Windows-1252, when the file can be that.
private func otherEncoding(
  _ source: ByteSource,
  _ start: Opening,
  _ offset: Int,
  _ hasMark: Bool
) throws(FormatError) -> Opening {
  if !hasMark, try isWindows1252(source, start: start.start) {
    return Opening(encoding: .windows1252, start: 0)
  }
  let (line, character) = position(of: offset, in: source, encoding: .utf8)
  throw FormatError.notText(
    name: source.name,
    line: line,
    character: character,
    reason: "the bytes here are no UTF-8 character, and the file is not Windows-1252 either"
  )
}

/// Finds the heading row, in as much of the text as that takes.
private func readHead(
  _ source: ByteSource,
  _ start: Opening,
  _ options: CSVOptions
) throws(ReadInterrupt) -> CSVHead {
  var size = 1 << 13
  while true {
    var stream = ByteStream(source, encoding: start.encoding, start: start.start)
    var text = [UInt8](repeating: 0, count: min(size, source.byteCount * 3 + 64))
    var filled = 0
    var failure: ReadInterrupt?
    text.withUnsafeMutableBytes { target in
      do throws(ReadInterrupt) {
        while filled + 16 <= target.count, !stream.isAtEnd {
          filled += try stream.read(
            into: UnsafeMutableRawBufferPointer(rebasing: target[filled...])
          )
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    text.removeLast(text.count - filled)
    do throws(FormatError) {
      let head = try findHead(
        text,
        isWhole: stream.isAtEnd,
        isSearching: options.searchesHeading && options.origin != .records,
        origin: options.origin,
        name: source.name
      )
      if let head { return head }
      guard size < RowReader.longestRecord, !stream.isAtEnd else {
        throw FormatError.tooLarge(
          name: source.name,
          line: 1,
          reason: "the heading row is longer than \(RowReader.longestRecord >> 20) MB"
        )
      }
    } catch {
      throw .failed(error)
    }
    size *= 8
  }
}

/// One attempt at a file under one assumption about its encoding.
private struct CSVReading {
  /// How many readings are told one by one; a file may have some for each of its columns.
  private static let mostRepairs = 100

  private let source: ByteSource
  private let start: Opening
  private let options: CSVOptions
  private let readsNotesAsRows: Bool
  private let blockSize: Int
  private let head: CSVHead
  private var columns: [ColumnReader] = []
  private var repairs: [String] = []

  init(
    _ source: ByteSource,
    _ start: Opening,
    _ options: CSVOptions,
    readsNotesAsRows: Bool,
    blockSize: Int
  ) throws(ReadInterrupt) {
    self.blockSize = blockSize
    self.source = source
    self.start = start
    self.options = options
    self.readsNotesAsRows = readsNotesAsRows
    head = try readHead(source, start, options)
    repairs = head.repairs
  }

  private func rows() -> RowReader {
    RowReader(
      ByteStream(source, encoding: start.encoding, start: start.start),
      head: head,
      origin: options.origin,
      readsNotesAsRows: readsNotesAsRows,
      blockSize: blockSize
    )
  }

  mutating func run(hasByteOrderMark: Bool) throws(ReadInterrupt) -> CSVTable {
    let mark = try decimalMark()
    let wanted = options.wantedColumns?(head.headings) ?? Set(head.headings.indices)
    let hints = options.columnHints?(head.headings) ?? []
    let firstUnnamed = head.headings.count - head.unnamedAtEnd
    for (position, heading) in head.headings.enumerated()
    where wanted.contains(position) || position >= firstUnnamed || isOptional(position) {
      let hint = hints.indices.contains(position) ? hints[position] : .none
      let isText = options.typing == .allText || hint == .text
      let numbers = NumberCells(
        markers: options.markers,
        mark: mark,
        keepsDecimals: options.keepsDecimals
      )
      columns.append(
        ColumnReader(
          position: position,
          heading: heading,
          hint: hint,
          cells: isText ? .text(TextCells()) : .numbers(numbers)
        )
      )
    }
    let reader = rows()
    try read(reader, columns)
    let again = columns.filter { !$0.settle() }
    if !again.isEmpty {
      for column in again { column.restartAsText() }
      try read(rows(), again)
    }
    do throws(FormatError) {
      try source.checkUnchanged()
    } catch {
      throw .failed(error)
    }
    return table(reader, wanted, firstUnnamed, hasByteOrderMark)
  }

  private func read(_ reader: RowReader, _ columns: [ColumnReader]) throws(ReadInterrupt) {
    var isFirst = true
    var batches = 0
    let before = MemoryBudget.current == nil ? 0 : MemoryBudget.residentBytes()
    while try reader.next() {
      if Cancellation.isRequested { throw .failed(.stopped(name: source.name)) }
      batches += 1
      if isFirst || batches.isMultiple(of: 16) {
        if let failure = memoryFailure(
          reader,
          of: source,
          columns: columns,
          since: before,
          isFirst: isFirst
        ) {
          throw .failed(failure)
        }
      }
      for column in columns where !column.take(reader) {
        throw .failed(
          .tooLarge(
            name: source.name,
            line: reader.line(ofBatchRow: 0),
            reason: "'\(column.heading)' holds too many different texts"
          )
        )
      }
      if isFirst {
        isFirst = false
        let expected = reader.expectedRows
        if expected > reader.rowCount { for column in columns { column.reserve(expected) } }
      }
    }
  }

  private mutating func decimalMark() throws(ReadInterrupt) -> DecimalMark {
    guard head.separator == 0x3B, options.typing == .detect else { return .point }
    let mark = try findDecimalMark(rows(), options.markers)
    if mark == .comma { repairs.append("a comma is the decimal mark of its numbers") }
    return mark
  }

  private func table(
    _ reader: RowReader,
    _ wanted: Set<Int>,
    _ firstUnnamed: Int,
    _ hasByteOrderMark: Bool
  ) -> CSVTable {
    let counts = reader.counts
    var report = ReadReport()
    report.rowsRead = counts.rows
    report.blankRows = counts.blankRows
    report.repeatedHeadings = counts.repeatedHeadings
    report.shortRows = counts.shortRows
    report.wideRows = counts.wideRows
    report.encoding = start.encoding
    report.hasByteOrderMark = hasByteOrderMark
    report.separator = head.separator
    report.headingLine = head.headingLine
    report.skippedLines = head.skippedLines
    report.closingLines = counts.notes
    report.lines = reader.lines
    report.repairs = repairs + rowRepairs(counts)
    var fields: [Field] = []
    var kept: [Column] = []
    var positions: [Int] = []
    var units: [String: String] = [:]
    var decimals: [String: [UInt8]] = [:]
    var flags: [CellFlag] = []
    var dropped = 0
    var places: [String: Int] = [:]
    for column in columns {
      let finished = column.finished(options)
      if column.position >= firstUnnamed || isOptional(column.position) {
        if finished.column.presence.knownCount == 0, finished.markers.isEmpty {
          if column.position >= firstUnnamed { dropped += 1 }
          continue
        }
        report.repairs.append(
          "column \(column.position + 1) has no heading; it is called '\(column.heading)'"
        )
        guard wanted.contains(column.position) else { continue }
      }
      if let name = nameBefore(column.heading), let twin = places[name],
        isSame(kept[twin], finished.column)
      {
        report.repairs.append(
          "'\(column.heading)' holds the same as '\(name)'; one of them was kept"
        )
        continue
      }
      places[column.heading] = fields.count
      fields.append(Field(name: column.heading, type: finished.column.type))
      kept.append(finished.column)
      positions.append(column.position)
      if !finished.unit.isEmpty { units[column.heading] = finished.unit }
      if !finished.decimals.isEmpty { decimals[column.heading] = finished.decimals }
      flags += finished.flags.map {
        CellFlag(heading: column.heading, row: $0.row, state: $0.state)
      }
      report.markers += finished.markers
      report.repairs += finished.repairs
    }
    if dropped > 0 {
      report.repairs.append(
        "\(dropped) empty column\(dropped == 1 ? "" : "s") without a heading at the end"
      )
    }
    let most = CSVReading.mostRepairs
    if report.repairs.count > most {
      let more = report.repairs.count - most
      report.repairs = report.repairs.prefix(most) + ["and \(more) more readings of this kind"]
    }
    let schema = Schema(fields)
    return CSVTable(
      frame: Frame(unchecked: schema, columns: kept, rowCount: counts.rows),
      headings: head.headings,
      positions: positions,
      units: units,
      decimals: decimals,
      flags: flags,
      report: report
    )
  }

  /// Columns of a sheet that have no heading are left out when they are empty: they set others apart.
  private func isOptional(_ position: Int) -> Bool {
    options.origin == .sheet && head.unnamed.contains(position)
  }

  private func rowRepairs(_ counts: RowReader.Counts) -> [String] {
    var result: [String] = []
    func tell(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { result.append("\(count) \(count == 1 ? one : many)") }
    }
    tell(counts.blankRows, "blank row left out", "blank rows left out")
    tell(
      counts.repeatedHeadings,
      "repeated heading row left out",
      "repeated heading rows left out"
    )
    if options.origin == .text {
      tell(
        counts.shortRows,
        "row has \(counts.shortWidth) cells; the absent ones are missing",
        "rows have \(counts.shortWidth) cells; the absent ones are missing"
      )
    }
    tell(
      counts.wideRows,
      "row has empty cells beyond the headings",
      "rows have empty cells beyond the headings"
    )
    tell(
      counts.notes.count,
      options.origin == .text
        ? "line after the last row is a note" : "row after the last one is a note",
      options.origin == .text
        ? "lines after the last row are notes" : "rows after the last one are notes"
    )
    if start.encoding != .utf8 { result.append("read as \(start.encoding.rawValue)") }
    return result
  }

  /// `notes` of `notes (2)`, under which a heading that stands twice is read the second time.
  private func nameBefore(_ heading: String) -> String? {
    guard heading.hasSuffix(")"), let open = heading.range(ofLast: " (") else { return nil }
    return String(heading[..<open])
  }

  private func isSame(_ left: Column, _ right: Column) -> Bool {
    guard left.presence == right.presence else { return false }
    switch (left, right) {
    case (.text(let a), .text(let b)):
      return a.dictionary.entries == b.dictionary.entries && a.codes == b.codes
    case (.number(let a), .number(let b)): return a.doubles == b.doubles
    case (.period(let a), .period(let b)):
      return a.dictionary == b.dictionary && a.codes == b.codes
    default: return false
    }
  }
}
