public import Frames

/// When the years of a workspace start.
public struct ReportingCalendar: Sendable, Hashable {
  /// 1 to 12; 4 is April.
  public var financialYearStartMonth: Int
  public var academicYearStartMonth: Int

  public init(financialYearStartMonth: Int = 4, academicYearStartMonth: Int = 9) {
    self.financialYearStartMonth = financialYearStartMonth
    self.academicYearStartMonth = academicYearStartMonth
  }
}

/// What must be hidden before results leave the workspace.
public struct DisclosurePolicy: Sendable, Hashable {
  /// Counts from 1 to one less than this are hidden by `protect`.
  public var below: Int?
  /// Counts are rounded to multiples of this.
  public var round: Int?
  /// Output of results needs `protect` first.
  public var isRequiredOnExport: Bool

  public init(below: Int? = nil, round: Int? = nil, isRequiredOnExport: Bool = false) {
    self.below = below
    self.round = round
    self.isRequiredOnExport = isRequiredOnExport
  }
}

/// What a data package says about itself, as read from `datapackage.json`.
public struct PackageDescription: Sendable, Hashable {
  public var name: String
  public var title: String?
  /// Code or name of the place that the package proposes as home.
  public var home: String?
  /// Nil keeps the calendar of the workspace underneath.
  public var calendar: ReportingCalendar?
  /// Decimals to show where nothing else is known.
  public var decimals: Int?
  public var disclosure: DisclosurePolicy?
  /// The edition of the package's own settings, `cvq.version`.
  public var version: Int

  /// The newest `cvq.version` that is understood.
  public static let newestVersion = 1

  public init(
    name: String,
    title: String? = nil,
    home: String? = nil,
    calendar: ReportingCalendar? = nil,
    decimals: Int? = nil,
    disclosure: DisclosurePolicy? = nil,
    version: Int = PackageDescription.newestVersion
  ) {
    self.name = name
    self.title = title
    self.home = home
    self.calendar = calendar
    self.decimals = decimals
    self.disclosure = disclosure
    self.version = version
  }
}

/// One table of a data package as a reader met it: all text, an empty cell missing.
public struct ResourceTable: Sendable {
  /// Which resource it is: `observations`, `indicators`, `places`.
  public let name: String
  /// What messages call it.
  public let fileName: String
  public let frame: Frame
  /// Line of the first row in its file; 2 under a heading in the first line.
  public let firstRowLine: Int
  /// Which of several stacked sources it belongs to; figures and catalogue fields of a lower
  /// number stand.
  public let source: Int
  /// The folder whose files are read as one: of two figures for one key in them neither stands; nil
  /// where a source of a lower number stands.
  public var folder: Int?
  /// Came out of a publisher's file: two figures for one key are refused and counted there, and
  /// are an error in a data package.
  public let isPublishers: Bool
  /// The line of a row in its file; nil where rows follow one another line by line.
  public internal(set) var lineOfRow: (@Sendable (Int) -> Int)?
  /// Rows of the file that could not become figures, with the reason.
  var refusals: [(reason: String, count: Int)] = []
  /// Places stand under parents, so that one place may be there under several.
  var hasParents = false

  /// A table whose cells of `missingValues`, as the package declares them, are missing in every column.
  ///
  /// They go before numbers and markers.
  public init(
    name: String,
    fileName: String,
    frame: Frame,
    firstRowLine: Int = 2,
    source: Int = 0,
    isPublishers: Bool = false,
    missingValues: [String] = []
  ) {
    self.name = name
    self.fileName = fileName
    self.frame = frame.without(Set(missingValues.map(trimmedText)))
    self.firstRowLine = firstRowLine
    self.source = source
    self.isPublishers = isPublishers
  }
}

extension ResourceTable {
  /// The line of a row in its file, counted from 1 with the heading.
  func line(_ row: Int) -> Int { lineOfRow.map { $0(row) } ?? firstRowLine + row }
}

extension Frame {
  /// The frame with cells of these texts missing.
  fileprivate func without(_ texts: Set<String>) -> Frame {
    guard texts.contains(where: { !$0.isEmpty }) else { return self }
    return Frame(
      unchecked: schema,
      columns: columns.map { column in
        guard case .text(let text) = column else { return column }
        return .text(text.without { texts.contains(trimmedText($0)) })
      },
      rowCount: rowCount
    )
  }
}
