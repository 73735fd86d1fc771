import Frames

/// One published figure, as text.
struct Row {
  var indicator: String
  var place: Int
  var period: String
  /// Pairs of dimension and group; none for the total.
  var groups: [(dimension: String, group: String)] = []
  var value = ""
  var lower = ""
  var upper = ""
  var numerator = ""
  var denominator = ""
  var states: [String] = []
  var note = ""

  static let columns = [
    "indicator_id", "place_code", "period", "dimension", "group", "dimension_2", "group_2",
    "value", "lower", "upper", "numerator", "denominator", "state", "note",
  ]

  func cells(_ country: Country) -> [String] {
    let first = groups.first
    let second = groups.count > 1 ? groups[1] : nil
    return [
      indicator, country.code(place), period, first?.dimension ?? "", first?.group ?? "",
      second?.dimension ?? "", second?.group ?? "", value, lower, upper, numerator, denominator,
      states.joined(separator: ";"), note,
    ]
  }

  /// Hides the figure and all that it was made from.
  mutating func suppress() {
    value = "[c]"
    (lower, upper, numerator, denominator) = ("", "", "", "")
    states = []
  }
}

/// A table as comma-separated text with a heading.
func csv(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in [columns] + rows {
    for (position, cell) in row.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      let needsQuotes = cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }
      if needsQuotes {
        bytes.append(0x22)
        for byte in cell.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        bytes.append(0x22)
      } else {
        bytes += cell.utf8
      }
    }
    bytes.append(0x0A)
  }
  return bytes
}

func text(_ value: Double, _ decimals: Int) -> String { roundedText(value, decimals: decimals) }
