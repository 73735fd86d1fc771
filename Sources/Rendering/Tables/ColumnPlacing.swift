import Frames

/// Where each column of an answer goes: into the caption, the table or the count line.
struct ColumnPlacing {
  /// Columns of the answer; quiet and hidden ones are not counted.
  let shownCount: Int
  /// In the caption, in order.
  var caption: [ColumnText] = []
  /// Caption columns that are among the shown ones, so that the count line can name them.
  var captionNames: [String] = []
  var unknownNames: [String] = []
  var table: [ColumnText] = []
  /// The one unit of all values, printed behind the indicator's name.
  var captionUnit: String?
  /// Positions in `table` of columns that are never dropped.
  var kept: Set<Int> = []

  init(_ frame: Frame, _ options: TableOptions) {
    let judgement = Set(options.judgementColumns.map(foldedColumnName))
    let movement = Set(options.movementColumns.map(foldedColumnName))
    let signed = Set(options.signedColumns.map(foldedColumnName))
    let notes = Dictionary(
      options.headingNotes.map { (foldedColumnName($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    let all = zip(frame.schema.fields, frame.columns).filter { !$0.0.isQuiet }
    shownCount = all.count { $0.0.isShown }
    var columns: [ColumnText] = []
    for (field, column) in all {
      let isConstant = frame.rowCount > 0 && isConstant(column)
      // Dropped from sight, a key still says what the rows are about.
      guard field.isShown || field.role.isKey && isConstant else { continue }
      let folded = foldedColumnName(field.name)
      var text = ColumnText(
        field,
        column,
        level: options.level,
        sign: movement.contains(folded) ? .movement : signed.contains(folded) ? .signed : .plain
      )
      text.note = notes[folded] ?? ""
      columns.append(text)
    }
    func isJudgement(_ text: ColumnText) -> Bool {
      judgement.contains(foldedColumnName(text.field.name))
    }
    var rest: [ColumnText] = []
    for text in columns {
      if text.field.isShown, frame.rowCount > 0, text.field.role != .value,
        !text.field.role.isKey, !isJudgement(text),
        text.column.presence.count(of: .missing) == frame.rowCount
      {
        unknownNames.append(text.name)
      } else {
        rest.append(text)
      }
    }
    var constants: [Bool] = rest.map { text in
      if !text.field.isShown { return true }
      guard frame.rowCount > 0, text.field.role != .value, !isJudgement(text),
        isConstant(text.column)
      else { return false }
      return frame.rowCount > 1 || text.field.role == .indicator
    }
    // A table of keys alone would say nothing, and one of no columns less.
    let isTold = { (text: ColumnText) in text.field.isShown && !text.field.role.isKey }
    if !zip(rest, constants).contains(where: { isTold($0.0) && !$0.1 }) {
      for position in rest.indices where isTold(rest[position]) { constants[position] = false }
    }
    if !zip(rest, constants).contains(where: { !$0.1 }) {
      for position in rest.indices where rest[position].field.isShown {
        constants[position] = false
      }
    }
    caption = zip(rest, constants).filter(\.1).map(\.0)
    captionNames = caption.filter(\.field.isShown).map(\.name)
    table = zip(rest, constants).filter { !$0.1 }.map(\.0)
    placeUnit()
    keep(isJudgement)
  }

  /// A single indicator's unit stands beside its name and nowhere else.
  private mutating func placeUnit() {
    sayLongUnitsOnce()
    guard caption.contains(where: { $0.field.role == .indicator }) else { return }
    let values = table.filter {
      $0.column.type == .estimate && $0.unitPlace == .heading && $0.sign == .plain
    }
    let main = values.filter { $0.field.role == .value || $0.hasLimits }
    let units = Set((main.isEmpty ? values : main).map(\.commonUnit))
    guard units.count == 1, let unit = units.first.flatMap({ $0 }) else { return }
    captionUnit = unit
    for position in table.indices
    where table[position].unitPlace == .heading && table[position].commonUnit == unit {
      table[position].unitPlace = .caption
    }
  }

  /// Of several columns with units in their cells the first says units in words, the others only
  /// where theirs is another.
  private mutating func sayLongUnitsOnce() {
    let mixed = table.indices.filter {
      table[$0].column.type == .estimate && table[$0].unitPlace == .cells && !table[$0].isFraction
    }
    guard let first = mixed.first(where: { table[$0].sign == .plain && table[$0].hasSeveralUnits }),
      case .estimate(let said) = table[first].column
    else { return }
    for position in mixed where position != first {
      guard case .estimate(let estimates) = table[position].column else { continue }
      let isSaid = (0..<estimates.count).allSatisfy { row in
        let unit = estimates.measure(row).unit
        return NumberStyle.isShort(unit) || unit == said.measure(row).unit
          || !estimates.presence.isKnown(row)
      }
      table[position].omitsLongUnits = isSaid
    }
  }

  /// The value with its limits, the keys and the judgement stay, whatever the width.
  private mutating func keep(_ isJudgement: (ColumnText) -> Bool) {
    for (position, text) in table.enumerated()
    where text.field.role.isKey || text.field.role == .value || text.hasLimits || isJudgement(text)
    {
      kept.insert(position)
    }
    if !table.contains(where: { $0.field.role.isKey }), !table.isEmpty { kept.insert(0) }
    if !kept.contains(where: { table[$0].isNumeric }),
      let first = table.firstIndex(where: \.isNumeric)
    {
      kept.insert(first)
    }
  }
}

/// Whether all rows are known and would print alike.
func isConstant(_ column: Column) -> Bool {
  let count = column.count
  guard count > 0, column.presence.isAllKnown else { return false }
  switch column {
  case .text(let texts):
    let first = texts.codes[0]
    return (1..<max(1, count)).allSatisfy { texts.codes[$0] == first }
  case .period(let periods):
    let first = periods.dictionary[periods.codes[0]].label
    return (1..<max(1, count)).allSatisfy { periods.dictionary[periods.codes[$0]].label == first }
  case .yesNo(let bits): return (1..<max(1, count)).allSatisfy { bits.raw($0) == bits.raw(0) }
  case .number(let numbers):
    return (1..<max(1, count)).allSatisfy { numbers.raw($0) == numbers.raw(0) }
  case .estimate(let estimates):
    func same(_ part: NumberColumn?, _ row: Int) -> Bool {
      guard let part else { return true }
      return part[row] == part[0]
    }
    return (1..<max(1, count)).allSatisfy { row in
      estimates.point.raw(row) == estimates.point.raw(0)
        && estimates.measure(row) == estimates.measure(0)
        && estimates.state(row) == estimates.state(0)
        && same(estimates.lower, row) && same(estimates.upper, row)
        && same(estimates.numerator, row) && same(estimates.denominator, row)
    }
  }
}
