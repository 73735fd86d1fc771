public import Frames

/// What `check` looks for (`language.md` §8.4).
public enum CheckRule: String, Sendable, Hashable, CaseIterable {
  case spelling = "spelling variants"
  case duplicateKey = "duplicate key"
  case twoLabels = "same days, two labels"
  case `break` = "break in the series"
  case limits = "value outside its limits"
  case rounding = "value off its parts by more than rounding"
  case overlappingPools = "overlapping pooled periods"
  case progress = "published against computed progress"
  case offByHundred = "unit looks off by 100"
}

/// Something odd that a rule found.
public struct CheckFinding: Sendable, Hashable {
  public let rule: CheckRule
  /// The row it is about; nil when it is about a whole column.
  public let row: Int?
  public let found: String

  public init(_ rule: CheckRule, row: Int?, _ found: String) {
    self.rule = rule
    self.row = row
    self.found = found
  }
}

/// The columns of what `check` gives, in order.
public let checkFields: [Field] = [
  Field(name: "rule", type: .text),
  Field(name: "indicator", type: .text, role: .indicator),
  Field(name: "place", type: .text, role: .place),
  Field(name: "period", type: .period, role: .period),
  Field(name: "found", type: .text),
]

/// Everything odd in the rows of a table: by rule, then in the order of the rows.
///
/// Rules that need an indicator, a place, a period or a value stay silent without them.
public func checkFindings(_ frame: Frame, lookup: SeriesLookup) -> [CheckFinding] {
  let rows = CheckedRows(frame, lookup: lookup)
  let findings =
    spellingFindings(rows) + duplicateKeyFindings(rows) + twoLabelFindings(rows)
    + breakFindings(rows) + limitFindings(rows) + roundingFindings(rows)
    + overlappingPoolFindings(rows) + progressFindings(rows) + offByHundredFindings(rows)
  return findings
}

/// The findings as a table with the columns of `checkFields`.
public func checkTable(_ frame: Frame, lookup: SeriesLookup) -> SourceReading {
  let findings = checkFindings(frame, lookup: lookup)
  let rows = findings.map { $0.row ?? -1 }
  func column(_ role: FieldRole, _ type: ColumnType) -> Column {
    guard let field = frame.schema.first(role), let column = frame[field.name],
      column.type == type
    else { return .missing(type, count: rows.count) }
    return column.gathered(rows)
  }
  let result = Frame(
    unchecked: Schema(checkFields),
    columns: [
      .text(TextColumn(findings.map { Optional($0.rule.rawValue) })),
      column(.indicator, .text), column(.place, .text), column(.period, .period),
      .text(TextColumn(findings.map { Optional($0.found) })),
    ],
    rowCount: findings.count
  )
  return SourceReading(frame: result, footnotes: footnotes(findings, frame))
}

private func footnotes(_ findings: [CheckFinding], _ frame: Frame) -> [Footnote] {
  let count = roundedText(Double(frame.rowCount), decimals: 0, grouping: true)
  let checked = "checked \(count) row\(frame.rowCount == 1 ? "" : "s")"
  let parts = CheckRule.allCases.compactMap { rule -> String? in
    let number = findings.count { $0.rule == rule }
    return number > 0 ? "\(number) \(rule.rawValue)" : nil
  }
  var lines = [
    Footnote(
      .rows,
      parts.isEmpty ? "\(checked): nothing odd" : "\(checked): " + parts.joined(separator: ", ")
    )
  ]
  let roles: [(FieldRole, String)] = [
    (.indicator, "indicator"), (.place, "place"), (.period, "period"), (.value, "value"),
  ]
  let absent = roles.filter { frame.schema.first($0.0) == nil }.map(\.1)
  if !absent.isEmpty {
    lines.append(
      Footnote(
        .method,
        "without \(absent.joined(separator: ", ")) some rules have nothing to check"
      )
    )
  }
  return lines
}
