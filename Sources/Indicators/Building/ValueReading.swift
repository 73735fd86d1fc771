import Frames

/// Reads the number cells of one table into estimates.
struct ValueReader {
  /// Bounds of hidden counts, by row.
  private(set) var notes: [Int: String] = [:]
  /// The unit that stands beside all numbers of an indicator, where its catalogue names none.
  private(set) var printedUnits: [Int: String] = [:]
  private let indicator: [Int]
  private let indicators: [Indicator]
  private let markers = MarkerTable()
  private let rowCount: Int
  private var reportedUnits: Set<Int> = []

  init(
    _ reader: inout TableReader,
    _ indicator: [Int],
    _ indicators: [Indicator]
  ) {
    self.indicator = indicator
    self.indicators = indicators
    rowCount = reader.rowCount
  }

  private struct NumberCells {
    var values: [Double]
    var presence: [Presence]
    var decimals: [UInt8]
    var states: [ValueState]
  }

  mutating func estimates(
    _ periodStates: [ValueState]?,
    _ reader: inout TableReader
  ) -> EstimateColumn {
    guard var point = cells("value", &reader) else {
      return EstimateColumn(point: .unknown(count: rowCount))
    }
    var lower = cells("lower", &reader)
    var upper = cells("upper", &reader)
    var numerator = cells("numerator", &reader)
    var denominator = cells("denominator", &reader)
    readStates(&point, &reader)
    for row in 0..<rowCount where point.presence[row] == .suppressed {
      // A hidden figure has no parts: they would give it away.
      lower?.presence[row] = .suppressed
      upper?.presence[row] = .suppressed
      numerator?.presence[row] = .suppressed
      denominator?.presence[row] = .suppressed
    }
    if let periodStates {
      for row in 0..<rowCount { point.states[row].formUnion(periodStates[row]) }
    }
    let hasStates = point.states.contains { !$0.isEmpty }
    return EstimateColumn(
      point: column(point),
      lower: lower.map(column),
      upper: upper.map(column),
      numerator: numerator.map(column),
      denominator: denominator.map(column),
      decimals: point.decimals,
      states: hasStates ? point.states : nil
    )
  }

  /// Another number column, such as the 99.8% limits.
  mutating func limits(_ name: String, _ reader: inout TableReader) -> NumberColumn? {
    cells(name, &reader).map(column)
  }

  private func column(_ cells: NumberCells) -> NumberColumn {
    let known = PresenceColumn(cells.presence)
    // More decimals than a scaled number has: no need to try each value.
    if zip(cells.decimals, cells.presence).contains(where: { $0 > 9 && $1.isKnown }) {
      return NumberColumn(cells.values, presence: known)
    }
    return NumberColumn(cells.values, scaledWithin: known)
  }

  /// Each distinct text is read once; nil when the column is absent or empty throughout.
  private mutating func cells(_ name: String, _ reader: inout TableReader) -> NumberCells? {
    guard let column = reader.column(name), column.presence.knownCount > 0 || name == "value" else {
      return nil
    }
    let read = EntryNumbers(column.dictionary, markers)
    let codes = column.knownCodes
    var result = NumberCells(
      values: codes.map { $0 < 0 ? 0 : read.values[$0] },
      presence: codes.map { $0 < 0 ? .missing : read.presence[$0] },
      decimals: codes.map { $0 < 0 ? EstimateColumn.unknownDecimals : read.decimals[$0] },
      states: codes.map { $0 < 0 ? [] : read.states[$0] }
    )
    var notNumbers: [Int] = []
    if !read.others.isEmpty {
      if name == "value" { findUnits(codes, read) }
      let isOther = read.values.indices.map { read.others[$0] != nil }
      for (row, code) in codes.enumerated() where code >= 0 && isOther[code] {
        switch read.others[code] {
        case .number(let number):
          if let million = millions(number, row) {
            result.values[row] = million
            result.decimals[row] = 0
          }
          if name == "value" { checkUnit(number, row, &reader) }
        case .marker(let marker): if name == "value" { notes[row] = marker.note }
        case .text: notNumbers.append(row)
        case nil: break
        }
      }
    }
    if let first = notNumbers.first {
      let cells = reader[name]
      let shown = notNumbers.prefix(3).map { "\"\(cells[$0] ?? "")\" (row \(reader.line($0)))" }
      let count = notNumbers.count
      reader.report(
        "data-4",
        row: first,
        cell: cells[first],
        "'\(name)' has \(count) \(count == 1 ? "cell that is not a number" : "cells that are not numbers"): "
          + shown.joined(separator: ", ") + (count > 3 ? " …" : "")
          + "; put the words in note, or declare a marker"
      )
    }
    return result
  }

  /// Units of indicators that have none, where each of their numbers says it: `45%`, `£3,400`.
  ///
  /// Pounds and millions of pounds together are pounds.
  private mutating func findUnits(_ codes: [Int], _ read: EntryNumbers) {
    var found: [Int: Set<String>] = [:]
    for (row, code) in codes.enumerated() where code >= 0 && read.presence[code].isKnown {
      let position = indicator[row]
      guard indicators.indices.contains(position), indicators[position].measure.unit.isEmpty else {
        continue
      }
      guard case .number(let number)? = read.others[code], let unit = number.unit else {
        found[position, default: []].insert("")
        continue
      }
      found[position, default: []].insert(unit)
    }
    for (position, units) in found {
      if units == ["£", "£ million"] {
        printedUnits[position] = "£"
      } else if units.count == 1, let unit = units.first, !unit.isEmpty {
        printedUnits[position] = unit
      }
    }
  }

  private func unit(_ row: Int) -> String? {
    guard indicators.indices.contains(indicator[row]) else { return nil }
    return printedUnits[indicator[row]] ?? indicators[indicator[row]].measure.unit
  }

  /// Millions of pounds in pounds, where that is what the indicator is in.
  ///
  /// Such a number in an indicator of thousands of pounds is told as a second unit.
  private func millions(_ number: ReadNumber, _ row: Int) -> Double? {
    guard number.unit == "£ million", let unit = unit(row), isPounds(unit) else { return nil }
    return number.value * 1_000_000
  }

  /// `£`, and `£ per head`.
  private func isPounds(_ unit: String) -> Bool { unit == "£" || unit.hasPrefix("£ per ") }

  /// A unit printed beside the number must be the indicator's.
  private mutating func checkUnit(
    _ number: ReadNumber,
    _ row: Int,
    _ reader: inout TableReader
  ) {
    guard let printed = number.unit, let unit = unit(row), printed != unit,
      // £3,400 beside the unit £000 is a figure in it; £1.2m is not.
      printed != "£" || !unit.hasPrefix("£") || unit == "£ million",
      printed != "£ million" || !isPounds(unit),
      reportedUnits.insert(indicator[row]).inserted
    else { return }
    let code = indicators[indicator[row]].code
    reader.report(
      "data-15",
      isError: false,
      row: row,
      cell: printed,
      unit.isEmpty
        ? "\(code) has '\(printed)' beside some of its numbers and not beside others "
          + "(row \(reader.line(row)))"
        : "\(code) has two units: '\(unit)' and '\(printed)' (row \(reader.line(row)))"
    )
  }

  // MARK: The state column

  private struct StateCell {
    var presences: [Presence] = []
    var flags: ValueState = []
    var unknownWord: String?
  }

  private mutating func readStates(_ point: inout NumberCells, _ reader: inout TableReader) {
    let cells = reader["state"]
    guard let column = cells.column else { return }
    let read = column.dictionary.entries.map { entry -> StateCell in
      var cell = StateCell()
      for word in listParts(entry) {
        if let presence = Presence(stateWord: word) {
          cell.presences.append(presence)
        } else if let flag = ValueState(word: word) {
          cell.flags.formUnion(flag)
        } else if foldedText(word) != "known" {
          cell.unknownWord = word
        }
      }
      return cell
    }
    var dropped: [Int] = []
    var differing: [Int] = []
    defer {
      reader.warn(
        "data-12",
        of: dropped,
        "a state of no figure beside a number",
        "the number was not kept"
      )
      reader.warn(
        "data-12",
        of: differing,
        "one mark in the value and another state",
        "the mark stands"
      )
    }
    for row in 0..<rowCount where column.presence.isKnown(row) {
      let cell = read[column.codes[row]]
      if let word = cell.unknownWord {
        reader.report(
          "data-4",
          row: row,
          cell: word,
          "'state' in row \(reader.line(row)) is \"\(word)\", which is no state"
        )
      }
      point.states[row].formUnion(cell.flags)
      guard let stated = cell.presences.first else { continue }
      let line = reader.line(row)
      if cell.presences.count > 1 {
        let words = cell.presences.compactMap(\.stateWord).joined(separator: " and ")
        reader.report("data-12", row: row, cell: cells[row], "row \(line) is both \(words)")
        continue
      }
      let word = stated.stateWord ?? ""
      switch point.presence[row] {
      case .known:
        let shown = reader["value"][row] ?? ""
        point.values[row] = 0
        point.decimals[row] = EstimateColumn.unknownDecimals
        point.presence[row] = stated
        if reader.table.isPublishers {
          dropped.append(row)
        } else {
          reader.report(
            "data-12",
            row: row,
            "row \(line) is \(word) but shows \(shown); the number was not kept"
          )
        }
      case .missing: point.presence[row] = stated
      case .suppressed, .notApplicable, .roundsToZero:
        if point.presence[row] != stated, reader.table.isPublishers {
          differing.append(row)
        } else if point.presence[row] != stated {
          let printed = point.presence[row].stateWord ?? ""
          reader.report(
            "data-12",
            row: row,
            "row \(line) is \(word) and its value says \(printed)"
          )
        }
      }
    }
  }
}

/// The entries of a column of figures, each read once, side by side.
private struct EntryNumbers {
  var values: [Double]
  var presence: [Presence]
  var decimals: [UInt8]
  var states: [ValueState]
  /// What is more than a number or a marker: units beside numbers, notes of markers, other texts.
  var others: [Int: ReadCell] = [:]

  init(_ dictionary: StringDictionary, _ markers: MarkerTable) {
    let count = dictionary.count
    values = Array(repeating: 0, count: count)
    presence = Array(repeating: .missing, count: count)
    decimals = Array(repeating: EstimateColumn.unknownDecimals, count: count)
    states = Array(repeating: [], count: count)
    guard let packed = dictionary.packed else {
      for (entry, text) in dictionary.entries.enumerated() { take(entry, markers.read(text)) }
      return
    }
    // Nearly all cells are plain numbers, and no text is made of them.
    let plain = plainNumbers(packed)
    for entry in 0..<count {
      if let number = plain[entry] {
        values[entry] = number.value
        presence[entry] = .known
        decimals[entry] = number.decimals
      } else {
        take(entry, markers.read(packed[entry]))
      }
    }
  }

  private mutating func take(_ entry: Int, _ cell: ReadCell) {
    switch cell {
    case .number(let number):
      values[entry] = number.value
      presence[entry] = .known
      decimals[entry] = UInt8(truncatingIfNeeded: min(number.decimals, 254))
      states[entry] = number.state
      if number.unit != nil { others[entry] = cell }
    case .marker(let marker):
      presence[entry] = marker.presence
      states[entry] = marker.state
      if marker.note != nil { others[entry] = cell }
    case .text: others[entry] = cell
    }
  }
}
