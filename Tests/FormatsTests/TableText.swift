import Frames
import Testing

@testable import Formats

/// A table in one line: `name:type|cells of a row|…`; `·` missing, `c` suppressed, `z` not
/// applicable, `k` rounds to zero, each in angle brackets.
func tableText(_ table: CSVTable) -> String {
  let heads = table.frame.schema.fields.map { field in
    let letter =
      switch field.type {
      case .text: "t"
      case .number: "n"
      case .period: "p"
      case .yesNo: "y"
      case .estimate: "e"
      }
    return "\(field.name):\(letter)"
  }
  var lines = [heads.joined(separator: ",")]
  for row in 0..<table.frame.rowCount {
    lines.append(table.frame.columns.map { cellText($0, row) }.joined(separator: ","))
  }
  return lines.joined(separator: "|")
}

func cellText(_ column: Column, _ row: Int) -> String {
  switch column.presence[row] {
  case .missing: return "<·>"
  case .suppressed: return "<c>"
  case .notApplicable: return "<z>"
  case .roundsToZero: return "<k>"
  case .known: break
  }
  switch column {
  case .text(let text): return text[row] ?? "?"
  case .number(let numbers): return exactText(numbers.raw(row))
  case .period(let periods): return "P" + (periods[row]?.label ?? "?")
  case .yesNo(let values): return values.raw(row) ? "yes" : "no"
  case .estimate(let estimates): return exactText(estimates.point.raw(row))
  }
}

/// What reading gives: the table in one line, or `!` and the message.
func outcome(_ text: String, _ options: CSVOptions = CSVOptions()) -> String {
  outcome(Array(text.utf8), options)
}

func outcome(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) -> String {
  do throws(FormatError) {
    return tableText(try readCSV(ByteSource(name: "f.csv", bytes: bytes), options: options))
  } catch {
    return "!" + error.message
  }
}

func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws(FormatError) -> CSVTable {
  try readCSV(ByteSource(name: "f.csv", bytes: Array(text.utf8)), options: options)
}

/// A reader of split years and quarters, enough to type a column.
let splitYears: @Sendable (String) -> Period? = { text in
  let parts = text.split(separator: "/")
  guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let first = Int(parts[0]),
    let second = Int(parts[1]), second == (first + 1) % 100
  else { return nil }
  return .splitYear(first)
}
