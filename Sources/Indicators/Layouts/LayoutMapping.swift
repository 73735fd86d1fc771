public import Frames

/// What `NAME.mapping.csv` says of `NAME.csv`: which of its columns mean what, and what holds for
/// every row.
public struct LayoutMapping: Sendable {
  private var columns: [(heading: String, meaning: String)] = []
  private var constants: [(meaning: String, text: String)] = []
  /// What the sheet of a workbook is called that has the figures.
  public private(set) var sheet: String?
  private let fileName: String

  /// Columns of a data package's observations and catalogue, which are what a mapping may name.
  private static let figures: Set<String> = [
    "value", "lower", "upper", "lower_99_8", "upper_99_8", "numerator", "denominator", "state",
    "note", "source", "published_progress", "dimension_2", "group_2", "dimension_3", "group_3",
  ]
  private static let catalogue: Set<String> = [
    "unit", "polarity", "multiplier", "value_type", "counts", "decimals", "year_type",
    "pooled_years", "frequency", "tolerance", "objective", "theme", "priority", "directorate",
    "kind", "definition", "data_source", "owner", "uri", "neighbours", "scored", "rationale",
    "caveats", "methodology", "other_names", "indicator_full_name",
  ]

  /// Reads `column, means, value`, a row each.
  ///
  /// - Throws: `LayoutError.unusable` with the row that says nothing known, or something twice.
  public init(_ frame: Frame, fileName: String) throws(LayoutError) {
    self.fileName = fileName
    func cells(_ name: String) -> LayoutCells? {
      guard case .text(let text)? = frame[name] else { return nil }
      return LayoutCells(text)
    }
    guard let meanings = cells("means") else {
      throw LayoutError.unusable("\(fileName) has no column 'means' (it has: column, means, value)")
    }
    let (headings, values) = (cells("column"), cells("value"))
    var said: Set<String> = []
    for row in 0..<frame.rowCount {
      guard let word = meanings[row] else { continue }
      if foldedText(word) == "sheet" {
        sheet = values?[row]
        continue
      }
      let known = LayoutMapping.names.first { foldedColumnName($0) == foldedColumnName(word) }
      guard let known else {
        let similar = nearestWord(to: word, among: LayoutMapping.names)
        throw LayoutError.unusable(
          "\(fileName) says '\(word)', which is no column of figures"
            + (similar.map { "; similar: '\($0)'" } ?? "")
        )
      }
      guard said.insert(known).inserted else {
        throw LayoutError.unusable("\(fileName) says twice what the \(known) is")
      }
      if let heading = headings?[row] {
        guard !columns.contains(where: { $0.heading == heading }) else {
          throw LayoutError.unusable("\(fileName) says twice what the column '\(heading)' means")
        }
        columns.append((heading, known))
      } else if let value = values?[row] {
        constants.append((known, value))
      }
    }
  }

  private static let names =
    [
      "indicator_id", "indicator", "place_code", "place", "period", "dimension", "group", "level",
    ] + figures.sorted() + catalogue.sorted()

  private static func role(_ meaning: String) -> ColumnRole {
    switch meaning {
    case "indicator_id": .indicatorCode
    case "indicator": .indicatorName
    case "place_code": .placeCode
    case "place": .placeName
    case "period": .period
    case "dimension": .dimension
    case "group": .group
    case "level": .level
    default: figures.contains(meaning) ? .figure(meaning) : .catalogue(meaning)
    }
  }

  /// - Throws: `LayoutError.unusable` where the file has no column that it names.
  func check(_ headings: [String]) throws(LayoutError) {
    let known = Set(headings.map(foldedColumnName))
    for (heading, _) in columns where !known.contains(foldedColumnName(heading)) {
      throw LayoutError.unusable(
        "\(fileName) names the column '\(heading)', which is not there"
          + (nearestWord(to: heading, among: headings).map { "; similar: '\($0)'" } ?? "")
      )
    }
  }

  /// Whether it says what columns mean; constants alone complete a layout that is known.
  var hasColumns: Bool { !columns.isEmpty }

  /// A layout of its own; nil where only constants are said, which complete a known one.
  var layout: Layout? {
    get throws(LayoutError) {
      guard !columns.isEmpty else { return nil }
      var layout = Layout(
        "mapping",
        title: "mapped columns",
        Layout.Signature([]),
        columns.map { ColumnRule(LayoutMapping.role($0.meaning), foldedColumnName($0.heading)) }
      )
      addConstants(to: &layout)
      return layout
    }
  }

  func addConstants(to layout: inout Layout) {
    for (meaning, text) in constants {
      switch LayoutMapping.role(meaning) {
      case .catalogue(let name): layout.mappedFacts.append((name, text))
      case let role: layout.mappedRows.append((role, text))
      }
    }
  }
}

/// A mapping for a file that no layout fits, filled in as far as headings are certain: the text of
/// `NAME.mapping.csv`.
///
/// - Parameters:
///   - headings: Of the file.
///   - numbers: Those over nothing but numbers and markers; a single one is the value.
/// - Returns: Its lines.
public func proposedMapping(
  ofHeadings headings: [String],
  numbers: [String] = []
) -> [String] {
  let likely: [(meaning: String, headings: Set<String>)] = [
    ("place", ["place", "area", "areaname", "localauthority", "council", "areanm", "laname"]),
    ("place_code", ["placecode", "areacode", "areacd", "gsscode", "newlacode", "ladcd"]),
    ("period", ["period", "year", "timeperiod", "date", "month", "quarter", "financialyear"]),
    ("indicator", ["indicator", "measure", "metric", "indicatorname", "measurename"]),
    ("value", ["value", "outturn", "figure", "actual", "rate", "percentage", "percent"]),
    ("numerator", ["numerator"]), ("denominator", ["denominator", "population"]),
    ("lower", ["lower", "lowerci", "lci"]), ("upper", ["upper", "upperci", "uci"]),
    ("unit", ["unit", "units"]), ("note", ["note", "notes", "comment"]),
  ]
  var lines = ["column,means,value"]
  for (meaning, names) in likely {
    let found = headings.first { names.contains(foldedColumnName($0)) }
    if let found = found ?? (meaning == "value" && numbers.count == 1 ? numbers.first : nil) {
      lines.append("\(quoted(found)),\(meaning),")
    } else if ["place", "period", "value"].contains(meaning),
      meaning != "place" || !headings.contains(where: { foldedColumnName($0).hasSuffix("code") })
    {
      lines.append("…,\(meaning),")
    }
  }
  return lines
}

private func quoted(_ text: String) -> String {
  guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
  return "\""
    + text.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}
