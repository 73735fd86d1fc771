public import Frames
public import Indicators
public import Plans
public import Syntax

/// A checked query: the plan that computes it and all that is known of it beforehand.
public struct Table: Sendable {
  public var plan: Plan
  /// Columns in order, the quiet and the hidden ones too.
  public var fields: [Field]
  public var attachment: Attachment
  /// Columns that a step took away, by folded name, and the verb that did.
  public var lost: [String: String]
  /// Columns whose words form a closed list, by column name.
  public var closedWords: [String: [String]]
  /// Whether a step may have dropped rows since `get`.
  public var hasDroppedRows: Bool
  /// Columns that the latest analysis verb made: the last to be left out on a narrow screen.
  public var judgementColumns: Set<String>
  /// Where the result goes when the query ends in `to`.
  public var destination: Destination?
  public var warnings: [Diagnostic]
  /// What the query is about where no column says it: its only place, its only as-at.
  public var subject: [String]
  /// Steps whose computation is not built (`later-1`): the query is right and cannot run yet.
  public var pending: [Diagnostic]
  /// Whether a pending step's figures became columns, so that nobody knows them all.
  ///
  /// `fields` are then those that may be left beside them; steps that follow are taken as they
  /// are, but for where `to` sends the result.
  public var isOpen: Bool
  /// Whether figures of groups went into it, shown or spread over columns.
  public var hasGroups: Bool
  /// Whether `protect` has hidden its small cells.
  public var isProtected: Bool
  /// Whether `chart` shows it, so that only `to` may follow.
  public var isCharted: Bool
  /// Whether a step has given `value` another unit than the catalogue does.
  var hasOtherUnit = false
  /// The steps that led here, for `explain`.
  var steps: [TakenStep]
  /// What steps gave that had to be worked out while checking, such as those before a pivot.
  var earlierTrace: [StepTrace]

  public init(plan: Plan, fields: [Field], attachment: Attachment) {
    self.plan = plan
    self.fields = fields
    self.attachment = attachment
    lost = [:]
    closedWords = [:]
    hasDroppedRows = false
    judgementColumns = []
    destination = nil
    warnings = []
    subject = []
    pending = []
    isOpen = false
    isProtected = false
    isCharted = false
    if case .attached(_, let request) = attachment {
      hasGroups = request.breakdown != .totals
    } else {
      hasGroups = false
    }
    steps = []
    earlierTrace = []
  }

  /// The unit that all figures of `value` share; nil where they differ, a step has changed it, or
  /// nobody knows before they are read.
  var knownUnit: String? {
    guard case .attached(let workspace, let request) = attachment, !hasOtherUnit,
      let first = request.indicators.first, workspace.indicators.indices.contains(first)
    else { return nil }
    let unit = workspace.indicators[first].measure.unit
    for position in request.indicators.dropFirst()
    where workspace.indicators[position].measure.unit != unit {
      return nil
    }
    return unit
  }

  public var schema: Schema { Schema(fields) }

  /// The measure of an indicator table, if it still has one.
  public var valueField: Field? { fields.first { $0.role == .value } }

  /// Columns that identify a row.
  public var keyFields: [Field] { fields.filter(\.role.isKey) }

  /// Whether the columns of `language.md` §2.1 are there, hidden ones included.
  public var isIndicatorTable: Bool {
    valueField != nil && fields.contains { $0.role == .indicator }
  }
}

/// Whether verbs may look beyond the rows of the table (`language.md` §2.1).
///
/// Indirect: a workspace is a large value, and a table is copied at every step.
public indirect enum Attachment: Sendable {
  /// `value` is as the workspace has it.
  case attached(Workspace, SliceRequest)
  /// Only the rows here; the words say why.
  case detached(String)
}

/// What a last step `to` asks for.
public struct Destination: Sendable, Hashable {
  /// `csv`, `json` …; nil means by the ending of the path.
  public let format: String?
  /// Nil prints.
  public let path: String?

  public init(format: String?, path: String?) {
    self.format = format
    self.path = path
  }
}

extension Table {
  /// Makes quiet columns that a step names visible.
  mutating func show(_ names: some Sequence<String>) {
    let folded = Set(names.map(foldedColumnName))
    for index in fields.indices where folded.contains(foldedColumnName(fields[index].name)) {
      fields[index].isQuiet = false
      fields[index].isHidden = false
    }
  }

  mutating func detach(_ reason: String) {
    if case .attached = attachment { attachment = .detached(reason) }
  }

  /// The columns that make a series: the key without period and as-at.
  var seriesKeys: [String] {
    fields.filter { $0.role.isKey && $0.role != .period && $0.role != .asAt }.map(\.name)
  }
}
