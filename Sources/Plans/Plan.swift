public import Frames

/// What to compute, as a tree of twelve operators: the closed waist between verbs and back-ends.
///
/// Every operator keeps its origin, the step of the query it came from, so that footers and errors
/// can name it in the user's own words.
public indirect enum Plan: Sendable {
  /// The named columns of a source.
  case scan(any FrameSource, columns: [String], Origin)
  /// Rows for which every condition holds, tested left to right.
  case filter(Plan, where: [Condition], Origin)
  /// One column an expression, replacing all columns of the input.
  case project(Plan, [NamedExpression], Origin)
  /// One row a group; with `rollup` also a row for each leading key and one for everything.
  case aggregate(Plan, by: [String], [Aggregation], rollup: Bool, Origin)
  /// Adds columns worked out along series or over groups; rows stay as they are.
  case window(Plan, [WindowMeasure], Origin)
  /// Every row of the left, with the columns of the right row that has the same key.
  case join(Plan, Plan, on: [String], Origin)
  case sort(Plan, [SortKey], Origin)
  /// The first rows of each group.
  case limit(Plan, count: Int, by: [String], Origin)
  case union([Plan], Origin)
  /// One column for each value of `names`; one row for each combination of the other keys.
  case pivot(Plan, names: String, values: [String], keys: [String], Origin)
  /// One row for each of the columns.
  case unpivot(Plan, columns: [String], into: String, Origin)
  /// A procedure of the domain on the whole table.
  case apply(Plan, Procedure, Origin)

  public var origin: Origin {
    switch self {
    case .scan(_, _, let origin), .filter(_, _, let origin), .project(_, _, let origin),
      .aggregate(_, _, _, _, let origin), .window(_, _, let origin), .join(_, _, _, let origin),
      .sort(_, _, let origin), .limit(_, _, _, let origin), .union(_, let origin),
      .pivot(_, _, _, _, let origin), .unpivot(_, _, _, let origin), .apply(_, _, let origin):
      origin
    }
  }

  /// The plans this one reads.
  public var inputs: [Plan] {
    switch self {
    case .scan: []
    case .filter(let plan, _, _), .project(let plan, _, _), .aggregate(let plan, _, _, _, _),
      .window(let plan, _, _), .sort(let plan, _, _), .limit(let plan, _, _, _),
      .pivot(let plan, _, _, _, _), .unpivot(let plan, _, _, _), .apply(let plan, _, _):
      [plan]
    case .join(let left, let right, _, _): [left, right]
    case .union(let plans, _): plans
    }
  }
}

/// The step of a query that an operator came from.
public struct Origin: Sendable, Hashable {
  /// The verb as written.
  public let verb: String
  /// UTF-8 offsets in the script.
  public let lowerBound: Int
  public let upperBound: Int

  public init(verb: String, lowerBound: Int, upperBound: Int) {
    self.verb = verb
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }
}

/// One condition of a filter, with the words it was written in.
public struct Condition: Sendable {
  public let expression: Expression
  public let text: String
  /// The column and constant of a plain `column = "constant"`, for the footer when no row is left.
  public let comparedColumn: String?

  public init(_ expression: Expression, text: String, comparedColumn: String? = nil) {
    self.expression = expression
    self.text = text
    self.comparedColumn = comparedColumn
  }
}

/// A column to make: the field it will have and how it is worked out.
public struct NamedExpression: Sendable {
  public let field: Field
  public let expression: Expression

  public init(_ field: Field, _ expression: Expression) {
    self.field = field
    self.expression = expression
  }
}

public struct SortKey: Sendable {
  public let expression: Expression
  public let isDescending: Bool

  public init(_ expression: Expression, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}

/// A computation of the domain that takes a whole table and gives a whole table.
///
/// Procedures keep the operators closed while comparisons and statistics stay open: a back-end
/// hands over the rows and takes rows back.
public struct Procedure: Sendable {
  public let name: String
  /// Columns it reads; nil when it may read any.
  public let inputs: Set<String>?
  /// Whether the columns it does not read are columns of its result too.
  public let passesColumnsOn: Bool
  /// Columns of the result that later steps or the answer use; nil when all of them may be.
  ///
  /// Rewriting a plan finds them. A column that is not wanted has to be there all the same, but
  /// what it costs to work out can be saved.
  public private(set) var wanted: Set<String>?
  private let work: @Sendable (Frame, _ wanted: Set<String>?) throws(PlanError) -> SourceReading

  public init(
    name: String,
    inputs: Set<String>? = nil,
    passesColumnsOn: Bool = true,
    run: @escaping @Sendable (Frame) throws(PlanError) -> SourceReading
  ) {
    self.init(
      name: name,
      inputs: inputs,
      passesColumnsOn: passesColumnsOn
    ) { (frame, _) throws(PlanError) -> SourceReading in
      try run(frame)
    }
  }

  /// A procedure that leaves out what nobody wants of its result.
  public init(
    name: String,
    inputs: Set<String>? = nil,
    passesColumnsOn: Bool = true,
    run: @escaping @Sendable (Frame, _ wanted: Set<String>?) throws(PlanError) -> SourceReading
  ) {
    self.name = name
    self.inputs = inputs
    self.passesColumnsOn = passesColumnsOn
    wanted = nil
    work = run
  }

  public func run(_ frame: Frame) throws(PlanError) -> SourceReading { try work(frame, wanted) }

  /// The same procedure for whoever uses only these columns of its result.
  public func wanting(_ columns: Set<String>?) -> Procedure {
    var procedure = self
    procedure.wanted = columns
    return procedure
  }
}

/// A query that failed on the data.
public struct PlanError: Error, Sendable, Hashable {
  public let code: String
  public let message: String
  public let notes: [String]
  public var origin: Origin?

  public init(code: String, message: String, notes: [String] = [], origin: Origin? = nil) {
    self.code = code
    self.message = message
    self.notes = notes
    self.origin = origin
  }

  /// What a step makes would take more memory than is allowed.
  public init(_ shortage: MemoryShortage) {
    self.init(
      code: "memory-1",
      message: "this step needs \(shortage.words)",
      notes: [
        "fewer rows or columns before it need less:   where …   keep …", shortage.wayOut,
      ]
    )
  }

  /// The answer is wanted no more.
  public static let stopped = PlanError(code: "stop-1", message: "stopped")

  public func at(_ origin: Origin) -> PlanError {
    guard self.origin == nil else { return self }
    var located = self
    located.origin = origin
    return located
  }
}
