public import Frames

/// A column of a file: one heading, and a cell a row that is a text, a number, yes or no, or absent.
struct FlatColumn {
  enum Cells {
    case text(TextColumn)
    case period(PeriodColumn)
    case number(NumberColumn)
    /// A part of an estimate, left out where the point is suppressed.
    case part(NumberColumn, of: PresenceColumn)
    case yesNo(YesNoColumn)
    case unit(EstimateColumn)
    case state(EstimateColumn)
    case empty
  }
  enum Cell {
    case absent
    case text(String)
    case number(NumberColumn)
    case yesNo(Bool)
  }
  let heading: String
  let cells: Cells
  /// The estimate whose number it is: its measure says how many decimals are shown.
  var estimate: EstimateColumn?

  func cell(_ row: Int) -> Cell {
    switch cells {
    case .text(let column): column[row].map { .text($0) } ?? .absent
    case .period(let column): column[row].map { .text($0.label) } ?? .absent
    case .number(let column): column.presence.isKnown(row) ? .number(column) : .absent
    case .part(let column, let presence):
      presence[row] != .suppressed && column.presence.isKnown(row) ? .number(column) : .absent
    case .yesNo(let column): column[row].map { .yesNo($0) } ?? .absent
    case .unit(let column):
      column.measures[column.measureCodes[row]].unit.isEmpty
        ? .absent : .text(column.measures[column.measureCodes[row]].unit)
    case .state(let column): .text(stateWords(column.presence[row], column.state(row)))
    case .empty: .absent
    }
  }
}

/// The columns of a file that holds cells alone: an estimate as its seven parts, where asked for,
/// and as its number elsewhere (`language.md` §11).
func flatColumns(
  _ frame: Frame,
  estimateParts: (String) -> Bool
) -> [FlatColumn] {
  zip(frame.schema.fields, frame.columns).flatMap { field, column -> [FlatColumn] in
    switch column {
    case .text(let text): return [FlatColumn(heading: field.name, cells: .text(text))]
    case .period(let periods): return [FlatColumn(heading: field.name, cells: .period(periods))]
    case .number(let numbers): return [FlatColumn(heading: field.name, cells: .number(numbers))]
    case .yesNo(let values): return [FlatColumn(heading: field.name, cells: .yesNo(values))]
    case .estimate(let estimates):
      let point = FlatColumn(
        heading: field.name,
        cells: .number(estimates.point),
        estimate: estimates
      )
      guard estimateParts(field.name) else { return [point] }
      let parts: [(NumberColumn?, isShown: Bool)] = [
        (estimates.lower, true), (estimates.upper, true), (estimates.numerator, false),
        (estimates.denominator, false),
      ]
      let headings = estimatePartHeadings(field.name)
      return [point]
        + zip(headings.dropFirst(), parts).map { heading, part in
          FlatColumn(
            heading: heading,
            cells: part.0.map { .part($0, of: estimates.presence) } ?? .empty,
            estimate: part.isShown ? estimates : nil
          )
        }
        + zip(headings.suffix(2), [FlatColumn.Cells.unit(estimates), .state(estimates)]).map {
          FlatColumn(heading: $0, cells: $1)
        }
    }
  }
}

/// Writes a frame as JSON Lines: an object a row, each on a line of its own.
///
/// The members are the columns of CSV, so that rows are flat: an estimate is seven members where
/// asked for, and its number elsewhere. Unknown is `null`; yes and no are `true` and `false`.
///
/// - Throws: What `emit` throws.
public func writeJSONLines<Failure: Error>(
  _ frame: Frame,
  estimateParts: (String) -> Bool = { _ in false },
  to emit: (_ bytes: [UInt8]) throws(Failure) -> Void
) throws(Failure) {
  let columns = flatColumns(frame, estimateParts: estimateParts)
  let names = columns.enumerated().map { position, column in
    var name: [UInt8] = position == 0 ? [] : [UInt8(ascii: ",")]
    appendJSONString(column.heading, to: &name)
    name.append(UInt8(ascii: ":"))
    return name
  }
  var bytes: [UInt8] = []
  for row in 0..<frame.rowCount {
    bytes.append(UInt8(ascii: "{"))
    for position in columns.indices {
      bytes += names[position]
      switch columns[position].cell(row) {
      case .absent: bytes += "null".utf8
      case .text(let text): appendJSONString(text, to: &bytes)
      case .number(let column): appendKnownNumber(column, row, to: &bytes)
      case .yesNo(let isYes): bytes += (isYes ? "true" : "false").utf8
      }
    }
    bytes += [UInt8(ascii: "}"), 0x0A]
    if bytes.count >= 1 << 16 {
      try emit(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
  if !bytes.isEmpty { try emit(bytes) }
}
