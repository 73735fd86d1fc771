import Frames
import Plans
import Syntax

extension Verb {
  static let describe = Verb(
    name: "describe",
    summary: "One row a column: type, known, missing, least, greatest.",
    usage: "describe",
    examples: [#"get "Recorded crime" | describe"#],
    adds: [
      ColumnNote("column", .text, "the column that the row is about"),
      ColumnNote("type", .text, "what it holds"),
      ColumnNote("known", .number, "how many of its values are known"),
      ColumnNote("missing", .number, "how many nobody has"),
      ColumnNote("suppressed", .number, "how many may not be said"),
      ColumnNote("least", .text, "the least known value"),
      ColumnNote("greatest", .text, "the greatest known value"),
      ColumnNote("example", .text, "one of the values"),
    ],
    expand: expandDescribe
  )
}

/// The columns of a description, in order.
private let descriptionFields: [Field] = [
  Field(name: "column", type: .text),
  Field(name: "type", type: .text),
  Field(name: "known", type: .number),
  Field(name: "missing", type: .number),
  Field(name: "suppressed", type: .number),
  Field(name: "least", type: .text),
  Field(name: "greatest", type: .text),
  Field(name: "example", type: .text),
]

private func expandDescribe(_ call: Call) throws(Diagnostic) -> Table {
  let table = try call.table()
  let names = table.fields.filter(\.isShown).map(\.name)
  let procedure = Procedure(
    name: "describe",
    inputs: Set(names),
    passesColumnsOn: false
  ) { (frame) throws(PlanError) -> SourceReading in
    let columns = names.compactMap { name in frame[name].map { ColumnSummary(name, $0) } }
    return SourceReading(frame: description(columns), footnotes: columns.compactMap(\.footnote))
  }
  var result = table
  result.plan = .apply(table.plan, procedure, call.origin)
  for field in table.fields { result.lost[foldedColumnName(field.name)] = "describe" }
  for field in descriptionFields { result.lost[foldedColumnName(field.name)] = nil }
  result.fields = descriptionFields
  result.closedWords = ["type": ["text", "number", "period", "yes/no", "estimate"]]
  result.judgementColumns = ["known", "missing", "suppressed"]
  result.detach("rows are the columns that describe tells of")
  return result
}

private func description(_ columns: [ColumnSummary]) -> Frame {
  func numbers(_ count: (ColumnSummary) -> Int) -> Column {
    .number(NumberColumn(columns.map { Double(count($0)) }))
  }
  func texts(_ text: (ColumnSummary) -> String?) -> Column {
    .text(TextColumn(columns.map(text)))
  }
  return Frame(
    unchecked: Schema(descriptionFields),
    columns: [
      texts(\.name), texts(\.type), numbers(\.known), numbers(\.missing), numbers(\.suppressed),
      texts(\.least), texts(\.greatest), texts(\.example),
    ],
    rowCount: columns.count
  )
}

/// What there is to say about a column as a whole.
private struct ColumnSummary {
  let name: String
  let type: String
  let known: Int
  /// Not known and not suppressed, whatever the reason.
  let missing: Int
  let suppressed: Int
  /// Nil where nothing is known, or where units are mixed.
  var least: String?
  var greatest: String?
  /// The first known value.
  let example: String?
  var footnote: Footnote?

  init(_ name: String, _ column: Column) {
    self.name = name
    type = ColumnSummary.word(column.type)
    let rows = (0..<column.count).filter { column.presence.isKnown($0) }
    known = rows.count
    suppressed = column.presence.count(of: .suppressed)
    missing = column.count - known - suppressed
    example = rows.first.map { ColumnSummary.text(column, $0) }
    if case .estimate(let estimates) = column {
      let units = Set(rows.map { estimates.measure($0).unit })
      if units.count > 1 {
        let named = units.sorted().map { $0.isEmpty ? "none" : $0 }
        let few = named.prefix(5).joined(separator: ", ") + (named.count > 5 ? " …" : "")
        footnote = Footnote(
          .method,
          "\(name) has \(units.count) units (\(few)), so it has no least and no greatest"
        )
        return
      }
    }
    guard let first = rows.first else { return }
    var (low, high) = (first, first)
    for row in rows.dropFirst() {
      if ColumnSummary.isLess(column, row, low) { low = row }
      if ColumnSummary.isLess(column, high, row) { high = row }
    }
    least = ColumnSummary.text(column, low)
    greatest = ColumnSummary.text(column, high)
  }

  private static func word(_ type: ColumnType) -> String {
    switch type {
    case .text: "text"
    case .number: "number"
    case .period: "period"
    case .yesNo: "yes/no"
    case .estimate: "estimate"
    }
  }

  /// The order of the language: texts by their folded form, periods by start, no before yes.
  private static func isLess(_ column: Column, _ left: Int, _ right: Int) -> Bool {
    switch column {
    case .text(let texts):
      let folds = texts.dictionary.foldNumbers
      return folds[texts.codes[left]] < folds[texts.codes[right]]
    case .number(let numbers): return numbers.raw(left) < numbers.raw(right)
    case .estimate(let estimates): return estimates.point.raw(left) < estimates.point.raw(right)
    case .yesNo(let bits): return !bits.raw(left) && bits.raw(right)
    case .period(let periods):
      guard let one = periods[left], let other = periods[right] else { return false }
      return one < other
    }
  }

  /// A known value as a screen shows it: with its unit, and thousands set apart.
  private static func text(_ column: Column, _ row: Int) -> String {
    guard case .estimate(let estimates) = column else { return column.displayText(row) }
    let value = estimates.point.raw(row)
    let decimals = estimates.measure(row).decimals ?? estimates.publishedDecimals(row)
    let number =
      decimals.map { roundedText(value, decimals: $0, grouping: true) }
      ?? exactText(value)
    let unit = estimates.measure(row).unit
    guard let first = unit.first else { return number }
    if unit == "%" { return number + unit }
    guard first == "£" || first == "€" || first == "$" else { return "\(number) \(unit)" }
    let sign = number.hasPrefix("-") ? "-" : ""
    return "\(sign)\(first)\(number.dropFirst(sign.count))\(unit.dropFirst())"
  }
}
