import Frames
import Plans
import Syntax

extension ExpressionChecker {
  /// A call of a scalar function: its constants are tried out before any row is read, so that a
  /// wrong one is shown where it stands; where all arguments are constants the answer is one too.
  func folded(
    _ function: ScalarFunction,
    _ checked: [Typed],
    _ type: ColumnType,
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    let call = Typed(.call(function, checked.map(\.expression)), type)
    guard checked.contains(where: { $0.constant != nil }) else { return call }
    // What is not known beforehand is missing here, and functions judge known arguments only.
    let columns = checked.map { argument in
      (argument.constant?.operand ?? .unknown(.missing, argument.type)).column(count: 1)
    }
    let result: Column
    do throws(PlanError) {
      result = try function.evaluate(columns, 1)
    } catch {
      throw Diagnostic(
        code: error.code,
        message: error.message,
        range: range,
        notes: error.notes
      )
    }
    guard checked.allSatisfy({ $0.constant != nil }), result.count == 1, type != .estimate else {
      return call
    }
    guard let constant = result.firstConstant else {
      return Typed(.unknown(result.presence[0], type), type)
    }
    return Typed(constant)
  }
}

extension Constant {
  fileprivate var operand: Operand {
    switch self {
    case .number(let value): .number(value)
    case .text(let text): .text(text)
    case .period(let period): .period(period)
    case .yesNo(let value): .yesNo(value)
    }
  }
}

extension Column {
  /// The first row's value where it is known; an estimate is more than a constant can hold.
  fileprivate var firstConstant: Constant? {
    switch self {
    case .text(let column): column[0].map { .text($0) }
    case .number(let column): column[0].map { .number($0) }
    case .period(let column): column[0].map { .period($0) }
    case .yesNo(let column): column[0].map { .yesNo($0) }
    case .estimate: nil
    }
  }
}
