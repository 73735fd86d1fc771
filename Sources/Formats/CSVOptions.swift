public import Frames

/// How a CSV file is read.
public struct CSVOptions: Sendable {
  public enum Typing: Sendable {
    /// A column is numbers or periods when all its cells are, else text.
    case detect
    /// Every column is text as it stands; only empty cells are missing.
    case allText
  }
  /// What is known of a column before it is read.
  public enum ColumnHint: Sendable {
    case none
    /// Text as it stands: a code, a state, a note.
    case text
    /// A column of markers alone is a column of numbers too.
    case number
  }

  public var markers: MarkerList
  public var typing: Typing
  /// Reads one label as a period of the language, nil when it is none.
  ///
  /// Without it nothing is typed as a period. It is asked once for each distinct text.
  public var periodReader: (@Sendable (String) -> Period?)?
  /// Which columns to keep, by position, of the headings given; nil result or closure: all.
  public var wantedColumns: (@Sendable ([String]) -> Set<Int>?)?
  /// A hint for each heading; columns beyond the hints have none.
  public var columnHints: (@Sendable ([String]) -> [ColumnHint])?
  /// Whether prose may stand before the heading row; off for the resources of a data package.
  public var searchesHeading: Bool
  /// Whether the decimals of each number as written are kept (`CSVTable.decimals`).
  public var keepsDecimals: Bool
  /// What a copy of the table in columns is kept for, where copies are kept; nil for none.
  ///
  /// Two readings of one file with the same purpose must have the same options.
  public var snapshotPurpose: String?
  /// What the rows come from, where another reader has made text of them.
  var origin = RowOrigin.text

  public init(
    markers: MarkerList = .standard,
    typing: Typing = .detect,
    periodReader: (@Sendable (String) -> Period?)? = nil,
    wantedColumns: (@Sendable ([String]) -> Set<Int>?)? = nil,
    columnHints: (@Sendable ([String]) -> [ColumnHint])? = nil,
    searchesHeading: Bool = true,
    keepsDecimals: Bool = false
  ) {
    self.markers = markers
    self.typing = typing
    self.periodReader = periodReader
    self.wantedColumns = wantedColumns
    self.columnHints = columnHints
    self.searchesHeading = searchesHeading
    self.keepsDecimals = keepsDecimals
  }

  /// Keeps the columns with these headings, found as the language finds column names.
  public static func wanting(_ names: [String]) -> @Sendable ([String]) -> Set<Int>? {
    let exact = Set(names)
    let folded = Set(names.map(foldedColumnName))
    return { headings in
      Set(
        headings.indices.filter {
          exact.contains(headings[$0]) || folded.contains(foldedColumnName(headings[$0]))
        }
      )
    }
  }
}

/// A table as it was read, and what was met on the way.
public struct CSVTable: Sendable {
  /// The wanted columns, in the order of the file.
  public let frame: Frame
  /// All headings of the file, also those of columns that were not wanted.
  public let headings: [String]
  /// For each column of the frame its position in the file.
  public let positions: [Int]
  /// Units taken off numbers, by heading: `%`, `£`.
  public let units: [String: String]
  /// Decimals of each row as written, by heading, for number columns when asked for; 255 where
  /// there is no number.
  public let decimals: [String: [UInt8]]
  /// Flags that stood beside numbers: `12.3 [p]`.
  public let flags: [CellFlag]
  public var report: ReadReport
}

/// A flag beside a number.
public struct CellFlag: Sendable, Hashable {
  public let heading: String
  public let row: Int
  public let state: ValueState
}

/// What reading met; every figure is counted.
public struct ReadReport: Sendable {
  /// A marker met in a column, as spelt.
  public struct MarkerCount: Sendable, Hashable {
    public let heading: String
    public let text: String
    public let meaning: MarkerList.Meaning
    public let count: Int
  }

  public var rowsRead = 0
  public var blankRows = 0
  /// Rows equal to the heading row.
  public var repeatedHeadings = 0
  /// Rows whose last cells are absent; those cells are missing.
  public var shortRows = 0
  /// Rows with empty cells beyond the headings.
  public var wideRows = 0
  public var encoding = TextEncoding.utf8
  public var hasByteOrderMark = false
  public var separator: UInt8 = 0x2C
  public var headingLine = 1
  /// Lines before the heading row.
  public var skippedLines: [String] = []
  /// Lines after the last row, at most the first hundred.
  public var closingLines: [String] = []
  public var markers: [MarkerCount] = []
  /// What was read otherwise than it stands, a sentence each.
  public var repairs: [String] = []
  var lines = LineMap(firstLine: 2)

  /// The file's own words around its table: lines before and after it.
  public var note: String { (skippedLines + closingLines).joined(separator: "\n") }

  /// The line of the file where a row starts.
  public func fileLine(ofRow row: Int) -> Int { lines.line(of: row) }
}
