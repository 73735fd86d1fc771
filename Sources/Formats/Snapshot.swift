import Frames

/// A table as it was read, in columns, and back.
enum Snapshot {
  /// - Returns: nil for a table with columns of a type that no file gives.
  static func bytes(of table: CSVTable) -> [UInt8]? {
    var writer = SnapshotWriter()
    writer.put(table.frame.rowCount)
    writer.put(table.headings)
    writer.put(table.positions)
    writer.put(table.units.count)
    for heading in table.units.keys.sorted() {
      writer.put(heading)
      writer.put(table.units[heading] ?? "")
    }
    writer.put(table.decimals.count)
    for heading in table.decimals.keys.sorted() {
      writer.put(heading)
      writer.put(table.decimals[heading] ?? [])
    }
    writer.put(table.flags.count)
    for flag in table.flags {
      writer.put(flag.heading)
      writer.put(flag.row)
      writer.put(Int(flag.state.rawValue))
    }
    put(table.report, &writer)
    writer.put(table.frame.columns.count)
    for (field, column) in zip(table.frame.schema.fields, table.frame.columns) {
      writer.put(field.name)
      guard put(column, &writer) else { return nil }
    }
    return writer.bytes
  }

  static func table(_ reader: inout SnapshotReader) -> CSVTable? {
    guard let rowCount = reader.number(), rowCount >= 0, let headings = reader.texts(),
      let positions = reader.numbers(Int.self), let unitCount = reader.number()
    else { return nil }
    var units: [String: String] = [:]
    for _ in 0..<max(0, unitCount) {
      guard let heading = reader.text(), let unit = reader.text() else { return nil }
      units[heading] = unit
    }
    guard let decimalCount = reader.number() else { return nil }
    var decimals: [String: [UInt8]] = [:]
    for _ in 0..<max(0, decimalCount) {
      guard let heading = reader.text(), let digits = reader.numbers(UInt8.self),
        digits.count == rowCount
      else { return nil }
      decimals[heading] = digits
    }
    guard let flagCount = reader.number() else { return nil }
    var flags: [CellFlag] = []
    for _ in 0..<max(0, flagCount) {
      guard let heading = reader.text(), let row = reader.number(), let state = reader.number(),
        let code = UInt8(exactly: state)
      else { return nil }
      flags.append(CellFlag(heading: heading, row: row, state: ValueState(rawValue: code)))
    }
    guard let report = report(&reader), let columnCount = reader.number() else { return nil }
    var fields: [Field] = []
    var columns: [Column] = []
    for _ in 0..<max(0, columnCount) {
      guard let name = reader.text(), let column = column(&reader), column.count == rowCount
      else { return nil }
      fields.append(Field(name: name, type: column.type))
      columns.append(column)
    }
    guard reader.isAtEnd else { return nil }
    return CSVTable(
      frame: Frame(unchecked: Schema(fields), columns: columns, rowCount: rowCount),
      headings: headings,
      positions: positions,
      units: units,
      decimals: decimals,
      flags: flags,
      report: report
    )
  }

  // MARK: The report

  private static func put(_ report: ReadReport, _ writer: inout SnapshotWriter) {
    writer.put([
      report.rowsRead, report.blankRows, report.repeatedHeadings, report.shortRows,
      report.wideRows, report.hasByteOrderMark ? 1 : 0, Int(report.separator), report.headingLine,
    ])
    writer.put(report.encoding.rawValue)
    writer.put(report.skippedLines)
    writer.put(report.closingLines)
    writer.put(report.repairs)
    writer.put(report.markers.count)
    for marker in report.markers {
      writer.put(marker.heading)
      writer.put(marker.text)
      switch marker.meaning {
      case .unknown(let presence): writer.put(Int(presence.rawValue))
      case .unreliable: writer.put(255)
      }
      writer.put(marker.count)
    }
    writer.put(report.lines.firstLine)
    writer.put(report.lines.rows)
    writer.put(report.lines.starts)
  }

  private static func report(_ reader: inout SnapshotReader) -> ReadReport? {
    guard let counts = reader.numbers(Int.self), counts.count == 8,
      let encoding = reader.text().flatMap(TextEncoding.init(rawValue:)),
      let separator = UInt8(exactly: counts[6]), let skipped = reader.texts(),
      let closing = reader.texts(), let repairs = reader.texts(), let markerCount = reader.number()
    else { return nil }
    var report = ReadReport()
    report.rowsRead = counts[0]
    report.blankRows = counts[1]
    report.repeatedHeadings = counts[2]
    report.shortRows = counts[3]
    report.wideRows = counts[4]
    report.hasByteOrderMark = counts[5] == 1
    report.separator = separator
    report.headingLine = counts[7]
    report.encoding = encoding
    report.skippedLines = skipped
    report.closingLines = closing
    report.repairs = repairs
    for _ in 0..<max(0, markerCount) {
      guard let heading = reader.text(), let text = reader.text(), let code = reader.number(),
        let count = reader.number()
      else { return nil }
      let presence = UInt8(exactly: code).flatMap(Presence.init(rawValue:))
      report.markers.append(
        ReadReport.MarkerCount(
          heading: heading,
          text: text,
          meaning: presence.map { .unknown($0) } ?? .unreliable,
          count: count
        )
      )
    }
    guard let firstLine = reader.number(), let rows = reader.numbers(UInt32.self),
      let starts = reader.numbers(UInt32.self), rows.count == starts.count
    else { return nil }
    report.lines = LineMap(firstLine: firstLine, rows: rows, starts: starts)
    return report
  }

  // MARK: Columns

  private static func put(_ column: Column, _ writer: inout SnapshotWriter) -> Bool {
    switch column {
    case .text(let texts):
      writer.put(0)
      writer.put(texts.dictionary.entries)
      put(texts.codes, &writer)
    case .number(let numbers):
      switch numbers.storage {
      case .scaled(let mantissas, let scale):
        writer.put(1)
        writer.put(scale)
        writer.put(mantissas)
      case .floating(let values):
        writer.put(2)
        writer.put(values)
      }
    case .period(let periods):
      writer.put(3)
      writer.put(periods.dictionary.count)
      for period in periods.dictionary {
        writer.put(period.start.number)
        writer.put(period.end.number)
        writer.put(Int(period.kind.rawValue))
        writer.put(period.label)
      }
      put(periods.codes, &writer)
    case .yesNo, .estimate: return false
    }
    put(column.presence, &writer)
    return true
  }

  private static func column(_ reader: inout SnapshotReader) -> Column? {
    switch reader.number() {
    case 0:
      guard let entries = reader.texts(), let codes = codes(&reader, below: entries.count),
        let presence = presence(&reader, count: codes.count, dictionary: entries.count)
      else { return nil }
      let dictionary = StringDictionary(inOrderGiven: entries)
      return .text(TextColumn(dictionary: dictionary, codes: codes, presence: presence))
    case 1:
      guard let scale = reader.number(), (0...22).contains(scale),
        let mantissas = reader.numbers(Int32.self),
        let presence = presence(&reader, count: mantissas.count)
      else { return nil }
      return .number(
        NumberColumn(storage: .scaled(mantissas, scale: scale), presence: presence)
      )
    case 2:
      guard let values = reader.numbers(Double.self),
        let presence = presence(&reader, count: values.count)
      else { return nil }
      return .number(NumberColumn(storage: .floating(values), presence: presence))
    case 3:
      guard let count = reader.number(), count >= 0 else { return nil }
      var dictionary: [Period] = []
      for _ in 0..<count {
        guard let start = reader.number(), let end = reader.number(), let code = reader.number(),
          let kind = UInt8(exactly: code).flatMap(Period.Kind.init(rawValue:)),
          let label = reader.text()
        else { return nil }
        dictionary.append(
          Period(start: Day(number: start), end: Day(number: end), kind: kind, label: label)
        )
      }
      guard let codes = codes(&reader, below: count),
        let presence = presence(&reader, count: codes.count, dictionary: count)
      else { return nil }
      return .period(PeriodColumn(dictionary: dictionary, codes: codes, presence: presence))
    default: return nil
    }
  }

  private static func put(_ codes: Codes, _ writer: inout SnapshotWriter) {
    switch codes {
    case .narrow(let codes):
      writer.put(1)
      writer.put(codes)
    case .medium(let codes):
      writer.put(2)
      writer.put(codes)
    case .wide(let codes):
      writer.put(4)
      writer.put(codes)
    }
  }

  /// Codes that all stand for an entry; unknown rows of an empty dictionary have code 0.
  private static func codes(_ reader: inout SnapshotReader, below bound: Int) -> Codes? {
    let bound = max(1, bound)
    switch reader.number() {
    case 1:
      guard let codes = reader.numbers(UInt8.self), Int(codes.max() ?? 0) < bound else {
        return nil
      }
      return .narrow(codes)
    case 2:
      guard let codes = reader.numbers(UInt16.self), Int(codes.max() ?? 0) < bound else {
        return nil
      }
      return .medium(codes)
    case 4:
      guard let codes = reader.numbers(UInt32.self), Int(codes.max() ?? 0) < bound else {
        return nil
      }
      return .wide(codes)
    default: return nil
    }
  }

  private static func put(_ presence: PresenceColumn, _ writer: inout SnapshotWriter) {
    guard !presence.isAllKnown else {
      writer.put([UInt8]())
      return
    }
    writer.put((0..<presence.count).map { presence[$0].rawValue })
  }

  private static func presence(
    _ reader: inout SnapshotReader,
    count: Int,
    dictionary: Int? = nil
  ) -> PresenceColumn? {
    guard let codes = reader.numbers(UInt8.self) else { return nil }
    if codes.isEmpty {
      guard dictionary != 0 || count == 0 else { return nil }
      return PresenceColumn(knownCount: count)
    }
    guard codes.count == count, dictionary != 0 || !codes.contains(0) else { return nil }
    return PresenceColumn(codes: codes)
  }
}
