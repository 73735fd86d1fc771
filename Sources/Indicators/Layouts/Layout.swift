public import Frames

/// A publisher's way of laying out figures: recognised by its headings, turned into the tables of
/// a data package by one reader for all of them (`LayoutReader`).
///
/// A layout holds rules and no loops, so that one can be checked by reading it.
public struct Layout: Sendable {
  public internal(set) var name: String
  /// What it is called in the load report: `own CSV`.
  public internal(set) var title: String
  var signature: Signature
  /// What its headings mean; the first rule that fits a heading counts.
  var columns: [ColumnRule]
  /// What its rows become.
  var kind = Kind.figures
  /// Words for everybody in a column of groups, folded.
  var totals: Set<String> = [
    "all", "total", "persons", "everyone", "all people", "all ages", "both sexes",
  ]
  /// How a group begins, folded, that is everybody where it alone begins so and no group has one of
  /// those words: `All pupils`.
  var totalBeginnings: [String] = []
  /// Facts about every indicator of such a file, by column of the catalogue, where no column of the
  /// file says them.
  var constants: [(column: String, text: String)] = []
  /// What a mapping says of every indicator, before any column.
  var mappedFacts: [(column: String, text: String)] = []
  /// Such files may leave out the place and the date of their one survey: the place is called
  /// after the file then, and the figures are undated.
  var isOneSurvey = false
  /// What a mapping says of every row, by role, before any column.
  var mappedRows: [(role: ColumnRole, text: String)] = []
  /// Columns, folded, that say again what others say, or are no part of the figures.
  var drop: Set<String> = []
  /// Which columns name the place of a row, by the word in its level column.
  var levels: [LevelRule] = []
  /// Words in a note, folded, by which an empty value is suppressed.
  var suppressingNotes: [String] = []
  /// Names may stand in an extra pair of quotation marks.
  var hasInnerQuotes = false
  /// Headings, folded, of columns that each hold the groups of one dimension.
  var groupHeadings: Set<String> = []
  /// Figures spread over columns; nil where each row is one figure.
  var wide: WideRules?
  /// Contents by which a file of these headings is recognised as damaged.
  var refusals: [RefusalRule] = []
  /// What the load report says of every such file.
  var remarks: [String] = []
  /// Names end in their unit, in brackets.
  var hasUnitInName = false

  enum Kind: Sendable, Equatable {
    case figures
    /// A table of a data package under other headings: indicators, places, neighbours.
    case resource(String)
  }

  init(_ name: String, title: String, _ signature: Signature, _ columns: [ColumnRule]) {
    self.name = name
    self.title = title
    self.signature = signature
    self.columns = columns
  }

  /// What must be among the folded headings, and what must not.
  struct Signature: Sendable {
    /// One of each list is there.
    var required: [[String]]
    var forbidden: Set<String> = []
    /// The required ones are all there are.
    var isWhole = false

    init(_ required: [[String]], without forbidden: Set<String> = [], isWhole: Bool = false) {
      self.required = required
      self.forbidden = forbidden
      self.isWhole = isWhole
    }
  }

  /// Places by level: national rows have their code in one column, regional rows in another.
  struct LevelRule: Sendable {
    let words: Set<String>
    let code: String
    let name: String
  }

  /// A column whose cells, folded, begin so in files that cannot be read right.
  struct RefusalRule: Sendable {
    let role: ColumnRole
    let beginnings: [String]
    let sentence: String
  }

  /// Whether a mapping says what a column of this role would say.
  func isMapped(_ role: ColumnRole) -> Bool {
    if case .catalogue(let name) = role { return mappedFacts.contains { $0.column == name } }
    return mappedRows.contains { $0.role == role }
  }

  /// How many required columns the headings have; nil when it is not this layout.
  func score(_ headings: Set<String>) -> Int? {
    guard headings.isDisjoint(with: signature.forbidden),
      signature.required.allSatisfy({ !headings.isDisjoint(with: $0) }),
      !signature.isWhole || headings.count == signature.required.count
    else { return nil }
    return signature.required.count
  }
}

/// Figures spread over columns: which are numerators, which values, which filters.
struct WideRules: Sendable {
  /// Beginnings and ends of folded headings, the separators taken out.
  struct Affixes: Sendable {
    let beginnings: [String]
    let ends: [String]
  }
  let counts: Affixes
  let values: Affixes
  let denominators: Affixes
  let filters: Affixes
}

/// A heading with what its cells are.
struct ColumnRule: Sendable {
  /// Folded, the likeliest first.
  let headings: [String]
  let role: ColumnRole

  init(_ role: ColumnRole, _ headings: String...) {
    self.role = role
    self.headings = headings
  }

  init(_ role: ColumnRole, any headings: [String]) {
    self.role = role
    self.headings = headings
  }
}

/// What the cells of a column are.
enum ColumnRole: Sendable, Hashable {
  case indicatorCode, indicatorName
  case placeCode, placeName
  /// Three digits of the former education codes.
  case educationCode
  /// What kind of place the row is about.
  case level
  /// A place in which the row's place lies.
  case parent
  case period
  /// The kind of year, or the month or quarter, beside a year: `Academic year`, `Q1`.
  case periodKind
  /// A column of `observations` that goes over as it stands: value, lower, note.
  case figure(String)
  /// A marker letter or prose beside the value.
  case status
  case standardError
  /// Groups of one dimension, which has this name. A scope where it is the same all through an
  /// indicator.
  case scope(String)
  /// Groups of one dimension that a heading names.
  case filter(String)
  case dimension, group, groupOrder, isOrdered
  /// The whole's figure beside each group's.
  case average
  /// A column of the catalogue, where it is the same all through each indicator.
  case catalogue(String)
  /// A column of the resource that goes over under this name.
  case column(String)
}

/// A file as read: all text, its name, and what earlier sources call their indicators.
public struct LayoutInput: Sendable {
  public let frame: Frame
  public let fileName: String
  public let firstRowLine: Int
  public let source: Int
  /// Codes of indicators in earlier sources, by folded name, other name and code.
  public let knownCodes: [String: String]
  /// The line of a row in its file; nil where rows follow one another line by line.
  public let lineOfRow: (@Sendable (Int) -> Int)?

  public init(
    frame: Frame,
    fileName: String,
    firstRowLine: Int,
    source: Int,
    knownCodes: [String: String],
    lineOfRow: (@Sendable (Int) -> Int)? = nil
  ) {
    self.frame = frame
    self.fileName = fileName
    self.firstRowLine = firstRowLine
    self.source = source
    self.knownCodes = knownCodes
    self.lineOfRow = lineOfRow
  }
}

/// What a file became.
public struct LayoutReading: Sendable {
  public let title: String
  public let tables: [ResourceTable]
  /// Columns that have a meaning here, and those kept under their own headings.
  public internal(set) var usedCount = 0
  public internal(set) var plain: [String] = []
  /// What the load report says of readings that could change a result.
  public internal(set) var remarks: [String] = []
}

public enum LayoutError: Error, Sendable, Hashable {
  /// The headings fit no layout.
  case unrecognised
  /// The headings fit two layouts equally well.
  case ambiguous([String])
  /// The headings fit and something that figures need is not there.
  case incomplete(title: String, missing: [String])
  case unusable(String)
  /// Figures one under another would take more memory than is allowed.
  case noMemory(MemoryShortage)
}
