/// What a table is drawn for; together with the frame it decides every character.
public struct TableOptions: Sendable {
  public enum RowLimit: Sendable, Hashable {
    /// Up to 40 rows in full; of more, the first 20 and the last 5.
    case ends
    case all
  }
  /// Cells across the screen.
  public var width: Int
  public var level: DrawingLevel
  /// What the caption starts with: `1`, `from 2`, `Coventry`.
  public var titleParts: [String]
  /// Columns of the verb just used; they are neither dropped nor moved to the caption.
  public var judgementColumns: Set<String>
  /// Columns whose numbers say which way something went: `▲ 2.1`.
  public var movementColumns: Set<String>
  /// Columns of differences: `+2.1 pp`.
  public var signedColumns: Set<String>
  /// Text after a heading, such as a sparkline's scale.
  public var headingNotes: [String: String]
  public var rowLimit: RowLimit
  /// How long it took, `9 ms`; nil where nobody asks.
  public var elapsed: String?
  /// What the count line ends with, such as `.why` at a prompt.
  public var hint: String?

  public init(
    width: Int,
    level: DrawingLevel = .full,
    titleParts: [String] = [],
    judgementColumns: Set<String> = [],
    movementColumns: Set<String> = ["change"],
    signedColumns: Set<String> = [
      "difference", "margin", "percent_change", "improvement", "gap", "behind",
    ],
    headingNotes: [String: String] = [:],
    rowLimit: RowLimit = .ends,
    elapsed: String? = nil,
    hint: String? = nil
  ) {
    self.width = width
    self.level = level
    self.titleParts = titleParts
    self.judgementColumns = judgementColumns
    self.movementColumns = movementColumns
    self.signedColumns = signedColumns
    self.headingNotes = headingNotes
    self.rowLimit = rowLimit
    self.elapsed = elapsed
    self.hint = hint
  }

  var glyphs: Glyphs { Glyphs(level: level) }

  /// Narrower, a table is no table any more.
  static let leastTableWidth = 40
  static let fullRows = 40
  static let firstRows = 20
  static let lastRows = 5
}

/// A table ready for the screen; no line is wider than asked, none holds a control character.
public struct TableText: Sendable, Hashable {
  /// What all rows have in common; empty when there is nothing to say.
  public var caption: [String]
  /// Headings and rows, or records.
  public var rows: [String]
  /// How many rows and columns there are, and where the columns not shown are; never empty.
  public var countLines: [String]
  /// What the marks on the screen mean; empty when there are none.
  public var legend: [String]

  /// All lines in reading order.
  public var lines: [String] { caption + rows + countLines + legend }
}
