import Frames

extension WorkspaceDraft {
  func readPeriods(
    _ positions: [Int],
    _ reader: inout TableReader
  ) -> (PeriodColumn, states: [ValueState]?, notes: [Int: String]) {
    let labels = reader["period"]
    guard let column = labels.column, !indicators.isEmpty else {
      return (PeriodColumn(Array(repeating: nil, count: reader.rowCount)), nil, [:])
    }
    // The labels of each indicator, each once, with a row that has it.
    let codes = labels.codes(reader.rowCount)
    let pairs = KeyNumbering(
      [
        KeyNumbering.Part(positions, bound: indicators.count),
        KeyNumbering.Part(orNone: codes, bound: column.dictionary.count),
      ],
      rowCount: reader.rowCount
    )
    var labelsOf: [[(text: String, row: Int, pair: Int)]] = Array(
      repeating: [],
      count: indicators.count
    )
    for (pair, row) in pairs.firstRows.enumerated() {
      guard let label = labels[row] else { continue }
      labelsOf[positions[row]].append((label, row, pair))
    }
    let emptyRows = codes.indices.filter { codes[$0] < 0 }
    if let first = emptyRows.first {
      let more = emptyRows.count > 1 ? " and \(emptyRows.count - 1) more" : ""
      reader.report("data-5", row: first, "'period' is empty in row \(reader.line(first))\(more)")
    }

    var readings = [ReadPeriod?](repeating: nil, count: pairs.count)
    // Rules are few: looking through them costs less than a table of them.
    var readers: [PeriodColumnReader] = []
    var trouble = PeriodTrouble()
    for (indicator, labels) in labelsOf.enumerated() where !labels.isEmpty {
      let rules = indicators[indicator].periodRules
      let known = readers.firstIndex { $0.rules == rules }
      if known == nil { readers.append(PeriodColumnReader(rules: rules)) }
      do {
        let read = try readers[known ?? readers.count - 1].read(labels.map(\.text))
        for (label, reading) in zip(labels, read) { readings[label.pair] = reading }
      } catch {
        trouble.add(error, labels.map { ($0.text, $0.row) })
      }
    }
    trouble.report(to: &reader, catalogue: catalogueFile ?? "indicators.csv")

    let hasStates = readings.contains { $0.map { !$0.state.isEmpty } ?? false }
    var notes: [Int: String] = [:]
    var states: [ValueState] = []
    let isMarked = hasStates || readings.contains { $0?.note != nil }
    for row in 0..<(isMarked ? reader.rowCount : 0) {
      let reading = readings[pairs.numbers[row]]
      states.append(reading?.state ?? [])
      if let note = reading?.note { notes[row] = note }
    }
    let periods = PeriodColumn(readings.map { $0?.period }).gathered(pairs.numbers)
    return (periods, states.isEmpty ? nil : states, notes)
  }
}

/// Period labels that could not be read, gathered over all indicators for one message each.
private struct PeriodTrouble {
  private var unread: [(label: String, row: Int, refusal: PeriodRefusal?)] = []
  private var undecided: [(labels: [String], senses: [String], row: Int)] = []

  mutating func add(_ error: PeriodColumnError, _ labels: [(text: String, row: Int)]) {
    switch error {
    case .unreadable(let cells):
      for cell in cells {
        let row = labels.first { $0.text == cell.label }?.row ?? labels.first?.row ?? 0
        unread.append((cell.label, row, cell.refusal))
      }
    case .undecided(let texts, let senses):
      let row = labels.first { texts.contains($0.text) }?.row ?? 0
      undecided.append((texts, senses, row))
    }
  }

  func report(to reader: inout TableReader, catalogue: String) {
    if let first = unread.first {
      let shown = unread.prefix(3).map { cell in
        "\"\(cell.label)\" (row \(reader.line(cell.row))"
          + (cell.refusal.map { ", \($0.words)" } ?? "") + ")"
      }
      let cells =
        unread.count == 1
        ? "1 cell that is not a period" : "\(unread.count) cells that are not periods"
      reader.report(
        "data-5",
        row: first.row,
        cell: first.label,
        "'period' has \(cells): " + shown.joined(separator: ", ") + (unread.count > 3 ? " …" : "")
      )
    }
    for column in undecided {
      let shown = column.labels.prefix(4).joined(separator: ", ")
      reader.report(
        "data-5",
        row: column.row,
        cell: column.labels.first,
        "'period' can be \(column.senses.joined(separator: " or ")): \(shown); "
          + "say which: year_type in \(catalogue)"
      )
    }
  }
}
