import Frames

/// One cell as displayable text, in the three parts that alignment needs.
struct CellText: Hashable {
  /// An arrow; aligned at the left of the column.
  var lead = ""
  /// Up to the decimal point; aligned at its right.
  var before = ""
  var after = ""
  var marks: CellMarks = []

  var text: String { lead + before + after }
}

/// The signs in a cell that a legend explains.
struct CellMarks: OptionSet, Hashable {
  let rawValue: UInt16

  static let missing = CellMarks(rawValue: 1)
  static let suppressed = CellMarks(rawValue: 2)
  static let notApplicable = CellMarks(rawValue: 4)
  static let roundsToZero = CellMarks(rawValue: 8)
  static let emptyText = CellMarks(rawValue: 16)
  static let provisional = CellMarks(rawValue: 32)
  static let revised = CellMarks(rawValue: 64)
  static let estimated = CellMarks(rawValue: 128)
  static let unreliable = CellMarks(rawValue: 256)
  static let `break` = CellMarks(rawValue: 512)

  /// `– missing`, `p provisional`, in a fixed order.
  func explained(_ glyphs: Glyphs) -> [String] {
    let all: [(CellMarks, String)] = [
      (.missing, glyphs.missing + " missing"), (.suppressed, "c suppressed"),
      (.notApplicable, "n/a not applicable"), (.roundsToZero, "low rounds to zero"),
      (.emptyText, "\"\" empty text"), (.provisional, "p provisional"), (.revised, "r revised"),
      (.estimated, "e estimated"), (.unreliable, "u unreliable"),
      (.break, "b break in the series"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension CellText {
  init(unknown reason: Presence, glyphs: Glyphs) {
    let (text, mark): (String, CellMarks) =
      switch reason {
      case .missing, .known: (glyphs.missing, .missing)
      case .suppressed: ("c", .suppressed)
      case .notApplicable: ("n/a", .notApplicable)
      case .roundsToZero: ("low", .roundsToZero)
      }
    self.init(before: text, marks: mark)
  }

  /// `p`, `r`, `e`, `u`, `b` after a figure.
  mutating func mark(_ state: ValueState) {
    guard !state.isEmpty else { return }
    let all: [(ValueState, String, CellMarks)] = [
      (.provisional, "p", .provisional), (.revised, "r", .revised),
      (.estimated, "e", .estimated), (.unreliable, "u", .unreliable), (.break, "b", .break),
    ]
    let letters = all.filter { state.contains($0.0) }
    guard !letters.isEmpty else { return }
    after += " " + letters.map(\.1).joined()
    for (_, _, mark) in letters { marks.insert(mark) }
  }
}
