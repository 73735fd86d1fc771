import Frames

/// One column while it is read: numbers until a cell is none, then text.
final class ColumnReader {
  enum Cells {
    case numbers(NumberCells)
    case text(TextCells)
    /// Turned out to be text after rows whose spelling was not kept: to be read once more.
    case toBeReadAsText
  }
  let position: Int
  let heading: String
  let hint: CSVOptions.ColumnHint
  private(set) var cells: Cells
  private var rows = 0

  init(position: Int, heading: String, hint: CSVOptions.ColumnHint, cells: Cells) {
    self.position = position
    self.heading = heading
    self.hint = hint
    self.cells = cells
  }

  /// Whether its cells are texts so far.
  var isOfTexts: Bool {
    if case .text = cells { true } else { false }
  }

  func reserve(_ rows: Int) {
    switch take() {
    case .numbers(var numbers):
      numbers.reserve(rows)
      cells = .numbers(numbers)
    case .text(var text):
      text.reserve(rows)
      cells = .text(text)
    case .toBeReadAsText: break
    }
  }

  /// Takes the present batch of rows; false when a column holds more texts than can be told apart.
  func take(_ reader: RowReader) -> Bool {
    let count = reader.rowCount
    defer { rows += count }
    switch take() {
    case .numbers(var numbers):
      // Nothing is lost by calling cells empty that held nothing, not even an empty text.
      let isAllEmpty = numbers.isAllEmpty && !numbers.hasEmptyTexts
      let fits = numbers.append(
        reader.bytes,
        reader.cells,
        column: position,
        width: reader.width,
        rows: count
      )
      if fits {
        cells = .numbers(numbers)
        return true
      }
      guard rows == 0 || isAllEmpty else { return true }
      return append(TextCells(emptyRows: rows), reader)
    case .text(let text): return append(text, reader)
    case .toBeReadAsText: return true
    }
  }

  private func append(_ text: consuming TextCells, _ reader: RowReader) -> Bool {
    var text = text
    let fits = text.append(
      reader.bytes,
      reader.cells,
      column: position,
      width: reader.width,
      rows: reader.rowCount
    )
    cells = .text(text)
    return fits
  }

  /// Moves the cells out, so that they are changed in place and never copied.
  private func take() -> Cells {
    let taken = cells
    cells = .toBeReadAsText
    return taken
  }

  /// Decides at the end of the text whether numbers are numbers; false when the column has to be
  /// read again as text.
  func settle() -> Bool {
    switch cells {
    case .text: return true
    case .toBeReadAsText: return false
    case .numbers(let numbers):
      if numbers.hasNumbers { return true }
      if numbers.isAllEmpty {
        cells = hint == .number ? cells : .text(TextCells(emptyRows: rows))
        return true
      }
      if hint == .number { return true }
      cells = .toBeReadAsText
      return false
    }
  }

  /// Starts again as text.
  func restartAsText() {
    rows = 0
    cells = .text(TextCells())
  }
}

/// A column when all is read.
struct FinishedColumn {
  var column: Column
  var unit = ""
  var decimals: [UInt8] = []
  var flags: [(row: Int, state: ValueState)] = []
  var markers: [ReadReport.MarkerCount] = []
  var repairs: [String] = []
}

extension ColumnReader {
  func finished(_ options: CSVOptions) -> FinishedColumn {
    switch take() {
    case .numbers(let numbers): finished(numbers)
    case .text(let text): finished(text, options)
    case .toBeReadAsText:
      // Unreachable after `settle` and a second reading; an empty column is the honest answer.
      FinishedColumn(column: .missing(.text, count: rows))
    }
  }

  private func finished(_ numbers: NumberCells) -> FinishedColumn {
    var result = FinishedColumn(column: .number(numbers.finished()))
    result.unit = numbers.unit?.text ?? ""
    result.decimals = numbers.decimals
    result.flags = numbers.flags
    result.markers = merged(
      numbers.found.map { ($0.text, $0.meaning, $0.count) }
    )
    func tell(_ count: Int, _ words: String) {
      if count > 0 { result.repairs.append("'\(heading)': \(words) in \(cellCount(count))") }
    }
    tell(numbers.groupedCount, "commas between thousands were taken off")
    tell(numbers.plusCount, "a plus sign was taken off")
    tell(numbers.dustCount, "digits beyond the sixth decimal that a program left were rounded away")
    if !result.unit.isEmpty { result.repairs.append("'\(heading)': \(result.unit) is its unit") }
    return result
  }

  private func finished(_ text: consuming TextCells, _ options: CSVOptions) -> FinishedColumn {
    if options.typing == .allText {
      return FinishedColumn(column: .text(text.asMet()))
    }
    let count = text.dictionary.count
    var entries = (0..<count).map { text.dictionary.text($0) }
    let empty = text.emptyCode.map(Int.init)
    let isDetecting = options.typing == .detect && hint != .text
    if isDetecting, let periods = periods(entries, empty, options) {
      return finished(text, periods: periods, entries, empty, options)
    }
    var presences = [Presence](repeating: .known, count: count)
    var markers: [(String, MarkerList.Meaning, Int)] = []
    if let empty { presences[empty] = .missing }
    if isDetecting {
      var counts: [Int]?
      for code in 0..<count where code != empty {
        guard let first = entries[code].utf8.first, first == 0x5B || entries[code].utf8.count <= 32,
          let meaning = options.markers.meaningInText(entries[code])
        else { continue }
        presences[code] = meaning.presence
        let all = counts ?? text.entryCounts()
        counts = all
        markers.append((entries[code], meaning, all[code]))
      }
    }
    let known = (0..<count).filter { presences[$0] == .known }
    var map = [UInt32](repeating: 0, count: count)
    if known.count == count {
      let (dictionary, order) = StringDictionary.sorting(entries)
      entries = []
      for code in 0..<count { map[code] = UInt32(truncatingIfNeeded: order[code]) }
      return make(text, dictionary, map, presences, markers)
    }
    let (dictionary, order) = StringDictionary.sorting(known.map { entries[$0] })
    for (place, code) in known.enumerated() { map[code] = UInt32(truncatingIfNeeded: order[place]) }
    return make(text, dictionary, map, presences, markers)
  }

  private func make(
    _ text: consuming TextCells,
    _ dictionary: StringDictionary,
    _ map: [UInt32],
    _ presences: [Presence],
    _ markers: [(String, MarkerList.Meaning, Int)]
  ) -> FinishedColumn {
    let (codes, presence) = text.recoded(map, presences, distinct: dictionary.count)
    var result = FinishedColumn(
      column: .text(TextColumn(dictionary: dictionary, codes: codes, presence: presence))
    )
    result.markers = merged(markers)
    return result
  }

  /// The period of each entry when every entry is a period or a marker, and one at least a period.
  private func periods(
    _ entries: [String],
    _ empty: Int?,
    _ options: CSVOptions
  ) -> [Period?]? {
    guard let read = options.periodReader else { return nil }
    var result = [Period?](repeating: nil, count: entries.count)
    var hasPeriods = false
    for code in entries.indices where code != empty {
      if let period = read(entries[code]) {
        result[code] = period
        hasPeriods = true
      } else if !isMarkerOrEmpty(entries[code], options) {
        return nil
      }
    }
    return hasPeriods ? result : nil
  }

  private func isMarkerOrEmpty(_ entry: String, _ options: CSVOptions) -> Bool {
    let text = trimmedText(entry)
    return text.isEmpty || options.markers.meaning(text) != nil
  }

  private func finished(
    _ text: consuming TextCells,
    periods: [Period?],
    _ entries: [String],
    _ empty: Int?,
    _ options: CSVOptions
  ) -> FinishedColumn {
    var presences = [Presence](repeating: .known, count: entries.count)
    var markers: [(String, MarkerList.Meaning, Int)] = []
    let counts = text.entryCounts()
    for code in entries.indices where periods[code] == nil {
      let spelt = trimmedText(entries[code])
      guard code != empty, let meaning = options.markers.meaning(spelt) else {
        presences[code] = .missing
        continue
      }
      presences[code] = meaning.presence
      markers.append((spelt, meaning, counts[code]))
    }
    let distinct = Array(Set(periods.compactMap { $0 })).sorted()
    var numbers: [Period: UInt32] = [:]
    for (number, period) in distinct.enumerated() { numbers[period] = UInt32(number) }
    let map = periods.map { $0.flatMap { numbers[$0] } ?? 0 }
    let (codes, presence) = text.recoded(map, presences, distinct: distinct.count)
    var result = FinishedColumn(
      column: .period(PeriodColumn(dictionary: distinct, codes: codes, presence: presence))
    )
    result.markers = merged(markers)
    return result
  }

  /// One count for each spelling, in the order of the spellings.
  private func merged(_ found: [(String, MarkerList.Meaning, Int)]) -> [ReadReport.MarkerCount] {
    var counts: [String: (MarkerList.Meaning, Int)] = [:]
    for (text, meaning, count) in found {
      counts[text] = (meaning, (counts[text]?.1 ?? 0) + count)
    }
    return counts.keys.sorted().compactMap { text in
      counts[text].map {
        ReadReport.MarkerCount(heading: heading, text: text, meaning: $0.0, count: $0.1)
      }
    }
  }

  private func trimmedText(_ text: String) -> String {
    String(decoding: trimmed(Array(text.utf8)[...]), as: UTF8.self)
  }
}

/// `1 cell` or `3 cells`.
func cellCount(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
