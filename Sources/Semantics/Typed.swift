import Frames
import Plans
import Syntax

/// A checked expression with its type.
struct Typed {
  let expression: Plans.Expression
  let type: ColumnType
  /// The column it is, when it is one and nothing else.
  var column: String?
  /// The value it is, when it is known before any row is read.
  var constant: Constant?
  /// Its unit, where the catalogue settles it before any row is read.
  var unit: String?
  /// How a percentage was written out, as `70%`.
  var percentage: String?

  init(
    _ expression: Plans.Expression,
    _ type: ColumnType,
    column: String? = nil,
    constant: Constant? = nil
  ) {
    self.expression = expression
    self.type = type
    self.column = column
    self.constant = constant
  }

  init(_ constant: Constant) {
    self.init(constant.expression, constant.type, constant: constant)
  }

  /// The unit of a number without one.
  var plainUnit: String? { type == .number && percentage == nil ? "" : nil }

  var isNumeric: Bool { type == .number || type == .estimate }

  /// How messages call it: `'value' is an estimate`.
  func described(_ words: String) -> String {
    if let column { return "'\(column)' is \(type.word)" }
    return "\(words) is \(type.word)"
  }
}

/// Aggregates and series functions found inside expressions, to be worked out in a step of their
/// own under names that no column can have.
struct Lifted {
  enum Place {
    /// `add`, `where`, `sort`: over groups or the whole table, repeated on each row.
    case window(by: [String])
    /// `summarise`: one value a group.
    case aggregate
  }
  let place: Place
  private(set) var measures: [WindowMeasure] = []
  private(set) var aggregations: [Aggregation] = []

  init(_ place: Place) {
    self.place = place
  }

  mutating func add(window measure: WindowMeasure) { measures.append(measure) }
  mutating func add(_ aggregation: Aggregation) { aggregations.append(aggregation) }

  /// A name that no query can spell.
  mutating func nextName() -> String { "\u{1}\(measures.count + aggregations.count)" }
}
