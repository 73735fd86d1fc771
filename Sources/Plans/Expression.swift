public import Frames

/// A typed expression over the columns of one table.
public indirect enum Expression: Sendable {
  case column(String)
  case number(Double)
  case text(String)
  case period(Period)
  case yesNo(Bool)
  case unknown(Presence, ColumnType)
  case part(Expression, ValuePart)
  case call(ScalarFunction, [Expression])
  case arithmetic(Expression, ArithmeticOperator, Expression)
  case comparison(Expression, ComparisonTest, Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)
  /// Text against a pattern in which `*` stands for any letters.
  case like(Expression, Expression)
  case contains(Expression, Expression)
  case among(Expression, [Expression])
  /// A period within another, or from the start of one to the end of the other.
  case within(Expression, first: Expression, last: Expression)
  case state(Expression, StateTest)
  /// A row that `with totals` made for this key column.
  case isTotal(String)
  case conditional(Expression, then: Expression, else: Expression)
}

/// What can be asked of a value with a dot.
public enum ValuePart: String, Sendable, Hashable, CaseIterable {
  case lower, upper, numerator, denominator, unit, state
  case start, end, label, kind

  /// Parts of an estimate; the others are parts of a period.
  public var isOfEstimate: Bool {
    switch self {
    case .lower, .upper, .numerator, .denominator, .unit, .state: true
    case .start, .end, .label, .kind: false
    }
  }

  public var type: ColumnType {
    switch self {
    case .lower, .upper, .numerator, .denominator: .number
    case .unit, .state, .label, .kind: .text
    case .start, .end: .period
    }
  }
}

public enum StateTest: String, Sendable, Hashable, CaseIterable {
  case missing, suppressed, known, provisional, revised, estimated, unreliable
  case `break`
}

extension Expression {
  /// Calls `visit` with every column named anywhere in the expression.
  public func forEachColumn(_ visit: (String) -> Void) {
    switch self {
    case .column(let name): visit(name)
    case .number, .text, .period, .yesNo, .unknown: break
    case .isTotal(let name): visit(name)
    case .part(let inner, _), .not(let inner), .state(let inner, _): inner.forEachColumn(visit)
    case .call(_, let arguments): for argument in arguments { argument.forEachColumn(visit) }
    case .arithmetic(let left, _, let right), .comparison(let left, _, let right),
      .and(let left, let right), .or(let left, let right), .like(let left, let right),
      .contains(let left, let right):
      left.forEachColumn(visit)
      right.forEachColumn(visit)
    case .among(let inner, let options):
      inner.forEachColumn(visit)
      for option in options { option.forEachColumn(visit) }
    case .within(let inner, let first, let last):
      inner.forEachColumn(visit)
      first.forEachColumn(visit)
      last.forEachColumn(visit)
    case .conditional(let test, let then, let otherwise):
      test.forEachColumn(visit)
      then.forEachColumn(visit)
      otherwise.forEachColumn(visit)
    }
  }
}
