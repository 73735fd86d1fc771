#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rows of a table, some hundred at a time, as places of cells in a buffer.
///
/// Blank rows and repeated heading rows are dropped and counted, notes after the last row set
/// aside, rows of a wrong width refused with their line.
final class RowReader {
  /// Cells of a batch, row by row, `width` each; valid until the next batch.
  private(set) var cells: UnsafeMutablePointer<CellSpan>
  private(set) var rowCount = 0
  let width: Int
  /// The buffer that the places count from.
  var bytes: UnsafePointer<UInt8> { UnsafePointer(buffer) }

  private(set) var counts = Counts()
  private(set) var lines: LineMap

  private let name: String
  private let head: CSVHead
  private let origin: RowOrigin
  private let mostAbsentCells: Int
  private let scanner: RecordScanner
  private let namedWidth: Int
  /// Bytes of the heading row without its line end.
  private let headingLength: Int
  private let readsNotesAsRows: Bool
  private let batchRows: Int
  private var stream: ByteStream
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The bytes not yet scanned are `at ..< end`.
  private var at = 0
  private var end = 0
  private var line: Int
  private var toSkip: Int
  private var previousWasBlank = false
  private var isFinished = false

  /// Longest record that is read; beyond it a quote has most likely been left open.
  static let longestRecord = 128 << 20
  /// Bytes read at a time.
  static let blockSize = 1 << 20

  /// Cells of rows that are shorter than the heading row, beyond which a file is refused: each of
  /// them costs memory though the file does not hold it.
  ///
  /// Tests make it smaller.
  @TaskLocal static var mostAbsentCells = 1 << 28

  init(
    _ stream: ByteStream,
    head: CSVHead,
    origin: RowOrigin,
    readsNotesAsRows: Bool,
    blockSize: Int
  ) {
    self.stream = stream
    self.origin = origin
    mostAbsentCells = RowReader.mostAbsentCells
    self.head = head
    self.readsNotesAsRows = readsNotesAsRows
    name = stream.source.name
    scanner = RecordScanner(separator: head.separator)
    width = head.headings.count
    namedWidth = max(1, width - head.unnamedAtEnd)
    headingLength = head.rowBytes.count - head.rowBytes.reversed().prefix(while: isLineEnd).count
    batchRows = max(1, min(1024, (1 << 16) / max(1, width)))
    // A small file needs no large buffer: fresh memory is dear.
    capacity = max(64, min(blockSize, stream.source.byteCount * 3 + 64))
    buffer = .allocate(capacity: capacity + RecordScanner.padding)
    cells = .allocate(capacity: batchRows * width)
    line = head.firstRowLine
    toSkip = head.rowsStart
    lines = LineMap(firstLine: head.firstRowLine)
  }

  deinit {
    buffer.deallocate()
    cells.deallocate()
  }

  /// Rows of the whole text at the length of those of the first batch, with a little to spare.
  var expectedRows: Int {
    guard counts.rows > 0, !stream.isAtEnd else { return counts.rows }
    let perRow = Double(at) / Double(counts.rows)
    let expected = Int(Double(stream.source.byteCount) / max(1, perRow) * 1.02)
    // Short rows at the top of a large file must not claim memory for rows that never come.
    return min(expected, 1 << 22)
  }

  /// Bytes of the source that were read so far.
  var bytesRead: Int { stream.offset }

  /// The same without a bound, for what memory they would take; good after the first batch.
  var likelyRows: Int {
    guard counts.rows > 0, !stream.isAtEnd else { return counts.rows }
    return Int(Double(stream.source.byteCount) / max(1, Double(at) / Double(counts.rows)))
  }

  /// Line of a row of the present batch, for messages.
  func line(ofBatchRow row: Int) -> Int { lines.line(of: counts.rows - rowCount + row) }

  /// Reads the next batch; false when there is none.
  func next() throws(ReadInterrupt) -> Bool {
    rowCount = 0
    guard !isFinished else { return false }
    filling: while rowCount < batchRows {
      if at >= end {
        // The places of rows already in the batch must stay true.
        if rowCount > 0 { return true }
        guard try refill() else { break filling }
        continue
      }
      guard let record = takePlainRows() else { continue }
      switch record.ending {
      case .incomplete:
        if rowCount > 0 { return true }
        guard try refill() else { break filling }
        continue
      case .unclosedQuote(let place), .textAfterQuote(let place):
        let opened = line + lineBreaks(buffer, at, place)
        throw .failed(quoteError(record.ending, opened, name))
      case .whole: break
      }
      try take(record, cells + rowCount * width)
    }
    isFinished = rowCount == 0
    return rowCount > 0
  }

  /// Takes rows about which there is nothing to decide, straight into the batch.
  ///
  /// - Returns: The first record that is no such row; nil when the batch or the buffer is at its end.
  private func takePlainRows() -> ScannedRecord? {
    let (buffer, end, isLast) = (UnsafePointer(buffer), end, stream.isAtEnd)
    let isRecords = origin == .records
    let countsBreaks = origin == .text
    let mayBePlain = isRecords || (!previousWasBlank && counts.notes.isEmpty)
    // Moved out for the loop, so that it is changed in place.
    var lines = self.lines
    self.lines = LineMap(firstLine: lines.firstLine)
    var (at, line, row, taken) = (self.at, line, counts.rows, rowCount)
    defer {
      self.lines = lines
      self.at = at
      self.line = line
      counts.rows = row
      rowCount = taken
    }
    while taken < batchRows, at < end {
      let record = scanner.scan(
        buffer,
        from: at,
        to: end,
        isLast: isLast,
        cells: cells + taken * width,
        room: width
      )
      guard case .whole = record.ending, record.cellCount == width, mayBePlain else {
        return record
      }
      if !isRecords {
        let first = buffer[at]
        // As long as the heading row and its line end; `<`, `=`, `>`: perhaps the mark of a merge.
        guard !record.isBlank, !(0...2).contains(record.next - at - headingLength),
          first < 0x3C || first > 0x3E, width > 1
        else { return record }
      }
      lines.append(row: row, line: line)
      at = record.next
      line += 1 + (countsBreaks ? record.innerBreaks : 0)
      row += 1
      taken += 1
    }
    return nil
  }

  /// Decides what a whole record is: a row, blank, a note, a repeated heading row, an error.
  private func take(
    _ record: ScannedRecord,
    _ target: UnsafeMutablePointer<CellSpan>
  ) throws(ReadInterrupt) {
    let start = at
    let recordLine = line
    at = record.next
    line += 1 + (origin == .text ? record.innerBreaks : 0)
    if origin == .records {
      if record.cellCount != width { try fit(record, target, recordLine) }
      return keep(recordLine)
    }
    if record.isBlank {
      counts.blankRows += 1
      previousWasBlank = true
      return
    }
    if record.cellCount == 1, width > 1, isSpace(target[0]) {
      counts.blankRows += 1
      previousWasBlank = true
      return
    }
    if origin == .text { try refuseConflictMark(start, recordLine) }
    if isHeadingRow(start, record.next) {
      counts.repeatedHeadings += 1
      return
    }
    if isNote(record, target) {
      if counts.notes.isEmpty { counts.noteLine = recordLine }
      if counts.notes.count < 100 {
        counts.notes.append(
          String(decoding: cellBytes(UnsafePointer(buffer), target[0]), as: UTF8.self)
        )
      }
      return
    }
    if !counts.notes.isEmpty {
      guard readsNotesAsRows else { throw .notesAreRows }
    }
    if record.cellCount != width { try fit(record, target, recordLine) }
    keep(recordLine)
  }

  private func keep(_ recordLine: Int) {
    lines.append(row: counts.rows, line: recordLine)
    counts.rows += 1
    rowCount += 1
    previousWasBlank = false
  }

  /// Fills up short rows and looks at what wide ones hold.
  private func fit(
    _ record: ScannedRecord,
    _ target: UnsafeMutablePointer<CellSpan>,
    _ recordLine: Int
  ) throws(ReadInterrupt) {
    if record.cellCount > width {
      guard !record.hasContentBeyond else {
        throw .failed(
          .malformed(name: name, line: recordLine, reason: widthText(record.cellCount))
        )
      }
      counts.wideRows += 1
      return
    }
    for column in record.cellCount..<width {
      target[column] = CellSpan(start: 0, length: 0, flags: 0)
    }
    counts.absentCells += width - record.cellCount
    guard counts.absentCells <= mostAbsentCells else {
      throw .failed(
        .tooLarge(
          name: name,
          line: recordLine,
          reason: "the rows so far lack more cells than \(mostAbsentCells)"
        )
      )
    }
    guard record.cellCount < namedWidth else { return }
    if origin != .text {
      counts.shortRows += 1
      return
    }
    if record.endsText {
      throw .failed(
        .malformed(
          name: name,
          line: recordLine,
          reason: widthText(record.cellCount) + "; the file ends there and may be cut short"
        )
      )
    }
    if counts.shortRows == 0 {
      counts.shortWidth = record.cellCount
      counts.shortLine = recordLine
    } else if counts.shortWidth != record.cellCount {
      throw .failed(
        .malformed(
          name: name,
          line: recordLine,
          reason: widthText(record.cellCount)
            + ", and line \(counts.shortLine) has \(counts.shortWidth)"
        )
      )
    }
    if record.cellCount == 1, width > 2 {
      throw .failed(
        .malformed(name: name, line: recordLine, reason: widthText(record.cellCount))
      )
    }
    counts.shortRows += 1
  }

  private func widthText(_ count: Int) -> String {
    "the row has \(count) cell\(count == 1 ? "" : "s") and the heading row \(namedWidth)"
  }

  /// A lone cell where rows have three or more, or a lone first cell after a blank row: prose, if
  /// no row follows.
  private func isNote(_ record: ScannedRecord, _ target: UnsafeMutablePointer<CellSpan>) -> Bool {
    guard !readsNotesAsRows, width > 1 else { return false }
    if record.cellCount == 1 { return width > 2 || previousWasBlank || !counts.notes.isEmpty }
    guard previousWasBlank || !counts.notes.isEmpty, width > 2, record.cellCount >= width else {
      return false
    }
    guard target[0].length > 0, !record.hasContentBeyond else { return false }
    for column in 1..<width where target[column].length > 0 { return false }
    return true
  }

  private func isSpace(_ cell: CellSpan) -> Bool {
    guard !cell.isQuoted else { return false }
    for place in cell.start..<cell.start + cell.length
    where buffer[place] != 0x20 && buffer[place] != 0x09 {
      return false
    }
    return true
  }

  /// The heading row again, whatever ends its line.
  private func isHeadingRow(_ start: Int, _ next: Int) -> Bool {
    let after = next - start - headingLength
    guard after >= 0, after <= 2 else { return false }
    // SAFETY: the record's bytes, at least as many as the heading row has, lie within the buffer.
    let isSame = head.rowBytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp($0, buffer + start, headingLength) == 0 } ?? false
    }
    return isSame && (next - after..<next).allSatisfy { isLineEnd(buffer[$0]) }
  }

  /// `<<<<<<<`, `=======`, `>>>>>>>` at the start of a row: a merge left unfinished.
  private func refuseConflictMark(_ start: Int, _ recordLine: Int) throws(ReadInterrupt) {
    let first = buffer[start]
    guard first == 0x3C || first == 0x3D || first == 0x3E, end - start >= 7 else { return }
    for place in start..<start + 7 where buffer[place] != first { return }
    throw .failed(
      .malformed(
        name: name,
        line: recordLine,
        reason: "an unfinished merge left its mark here; two versions of the file are mixed"
      )
    )
  }

  /// Moves what is left to the start of the buffer and reads on; false at the end of the text.
  private func refill() throws(ReadInterrupt) -> Bool {
    guard !stream.isAtEnd else { return false }
    if at > 0 {
      // SAFETY: both ranges lie within the buffer; `update` copes with their overlap.
      buffer.update(from: buffer + at, count: end - at)
      end -= at
      at = 0
    }
    if end * 2 > capacity { try grow() }
    repeat {
      let room = UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
      end += try stream.read(into: room)
      if toSkip > 0 {
        let skipped = min(toSkip, end)
        buffer.update(from: buffer + skipped, count: end - skipped)
        end -= skipped
        toSkip -= skipped
      }
    } while (toSkip > 0 || end == 0) && !stream.isAtEnd
    for place in 0..<RecordScanner.padding { buffer[end + place] = 0x0A }
    return end > 0 || !stream.isAtEnd
  }

  private func grow() throws(ReadInterrupt) {
    guard capacity < RowReader.longestRecord else {
      throw .failed(
        .tooLarge(
          name: name,
          line: line,
          reason: "the row is longer than \(RowReader.longestRecord >> 20) MB; "
            + "a quotation mark may be left open"
        )
      )
    }
    let larger = UnsafeMutablePointer<UInt8>.allocate(
      capacity: capacity * 2 + RecordScanner.padding
    )
    larger.update(from: buffer, count: end)
    buffer.deallocate()
    buffer = larger
    capacity *= 2
  }
}

private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
