internal import Frames
internal import Plans

/// Works out expressions over the columns of one frame, a whole column at a time.
struct ExpressionEvaluator {
  let frame: Frame

  /// The value of an expression: a column, or a constant left as one.
  func operand(_ expression: Expression) throws(PlanError) -> Operand {
    switch expression {
    case .column(let name):
      guard let column = frame[name] else { throw PlanError.noColumn(name) }
      return .column(column)
    case .number(let value): return .number(value)
    case .text(let text): return .text(text)
    case .period(let period): return .period(period)
    case .yesNo(let value): return .yesNo(value)
    case .unknown(let reason, let type): return .unknown(reason, type)
    case .part(let inner, let part):
      return .column(try column(inner).part(part))
    case .call(let function, let arguments):
      var columns: [Column] = []
      for argument in arguments { columns.append(try column(argument)) }
      return .column(try function.evaluate(columns, frame.rowCount))
    case .arithmetic(let left, let operation, let right):
      return .column(try arithmetic(left, operation, right))
    case .conditional(let test, let then, let otherwise):
      return .column(try conditional(test, then, otherwise))
    case .comparison, .and, .or, .not, .like, .contains, .among, .within, .state, .isTotal:
      return .column(
        .yesNo(
          YesNoColumn(
            try holds(expression),
            presence: PresenceColumn(knownCount: frame.rowCount)
          )
        )
      )
    }
  }

  func column(_ expression: Expression) throws(PlanError) -> Column {
    try operand(expression).column(count: frame.rowCount)
  }

  /// For each row whether the condition holds; never unknown (`language.md` §6).
  func holds(_ expression: Expression) throws(PlanError) -> [Bool] {
    let count = frame.rowCount
    switch expression {
    case .comparison(let left, let test, let right):
      return compare(try operand(left), test, try operand(right), count: count)
    case .and(let left, let right):
      let one = try holds(left)
      let other = try holds(right, where: one)
      return one.indices.map { one[$0] && other[$0] }
    case .or(let left, let right):
      let one = try holds(left)
      let other = try holds(right, where: one.map { !$0 })
      return one.indices.map { one[$0] || other[$0] }
    case .not(let inner):
      return try holds(inner).map { !$0 }
    case .like(let left, let right):
      return try matchingText(left, right) { like($0, pattern: $1) }
    case .contains(let left, let right):
      return try matchingText(left, right) { contains($0, text: $1) }
    case .among(let inner, let options):
      let value = try operand(inner)
      var result = Array(repeating: false, count: count)
      for option in options {
        let equal = compare(value, .equal, try operand(option), count: count)
        for row in 0..<count where equal[row] { result[row] = true }
      }
      return result
    case .within(let inner, let first, let last):
      return try isWithin(inner, first, last)
    case .state(let inner, let test):
      let column = try column(inner)
      return (0..<count).map { column.passes(test, row: $0) }
    case .isTotal(let name):
      guard case .yesNo(let bits)? = frame[Field.totalMarker(of: name)] else {
        return Array(repeating: false, count: count)
      }
      return (0..<count).map { bits.raw($0) }
    case .yesNo(let value):
      return Array(repeating: value, count: count)
    case .column, .number, .text, .period, .unknown, .part, .call, .arithmetic, .conditional:
      guard case .yesNo(let bits) = try column(expression) else {
        return Array(repeating: false, count: count)
      }
      return (0..<count).map { bits.raw($0) }
    }
  }

  /// For each of some rows whether the condition holds; false for the others.
  ///
  /// What a row that is out already would make of it is not asked where that could be refused:
  /// pounds and percentages that never meet need not add up.
  func holds(_ expression: Expression, where asked: [Bool]) throws(PlanError) -> [Bool] {
    guard expression.mayBeRefused, asked.contains(false) else { return try holds(expression) }
    let rows = asked.indices.filter { asked[$0] }
    guard !rows.isEmpty else { return asked }
    let found = try ExpressionEvaluator(frame: frame.rows(rows, for: expression)).holds(expression)
    var result = Array(repeating: false, count: frame.rowCount)
    for (position, row) in rows.enumerated() { result[row] = found[position] }
    return result
  }

  private func arithmetic(
    _ left: Expression,
    _ operation: ArithmeticOperator,
    _ right: Expression
  ) throws(PlanError) -> Column {
    let one = try operand(left)
    let other = try operand(right)
    do throws(FrameError) {
      return try Frames.arithmetic(one, operation, other, count: frame.rowCount)
    } catch .unitsDiffer(let first, let second) {
      let verb = operation == .plus ? "added" : "subtracted"
      throw PlanError(
        code: "unit-1",
        message: "\(unitWord(first)) and \(unitWord(second)) cannot be \(verb)",
        notes: ["each unit by itself:   where unit = \"\(first)\""]
      )
    } catch {
      throw PlanError.unexpected(error)
    }
  }

  private func conditional(
    _ test: Expression,
    _ then: Expression,
    _ otherwise: Expression
  ) throws(PlanError) -> Column {
    let choice = try holds(test)
    let count = frame.rowCount
    // Each answer is worked out for its own rows where the other rows could be refused.
    let isApart = then.mayBeRefused || otherwise.mayBeRefused
    let rows = [true, false].map { wanted in choice.indices.filter { choice[$0] == wanted } }
    let parts: [Column] =
      if isApart {
        [
          try ExpressionEvaluator(frame: frame.rows(rows[0], for: then)).column(then),
          try ExpressionEvaluator(frame: frame.rows(rows[1], for: otherwise)).column(otherwise),
        ]
      } else {
        [try column(then), try column(otherwise)]
      }
    let both: Column
    do throws(FrameError) {
      both = try Column.concatenated(parts)
    } catch {
      throw PlanError(
        code: "type-4",
        message: "the two answers of 'if' are of different types, so they cannot share a column"
      )
    }
    guard isApart else {
      return both.gathered((0..<count).map { choice[$0] ? $0 : count + $0 })
    }
    var places = Array(repeating: 0, count: count)
    for (position, row) in rows.joined().enumerated() { places[row] = position }
    return both.gathered(places)
  }

  private func matchingText(
    _ left: Expression,
    _ right: Expression,
    _ match: (TextColumn, String) -> [Bool]
  ) throws(PlanError) -> [Bool] {
    let none = Array(repeating: false, count: frame.rowCount)
    guard case .text(let texts) = try column(left) else { return none }
    switch try operand(right) {
    case .text(let pattern): return match(texts, pattern)
    case .column(.text(let patterns)):
      return (0..<frame.rowCount).map { row in
        guard let text = texts[row], let pattern = patterns[row] else { return false }
        return match(TextColumn([text]), pattern).first ?? false
      }
    default: return none
    }
  }

  private func isWithin(
    _ inner: Expression,
    _ first: Expression,
    _ last: Expression
  ) throws(PlanError) -> [Bool] {
    let value = try operand(inner)
    let low = try operand(first)
    let high = try operand(last)
    let count = frame.rowCount
    switch (value, low, high) {
    case (.column(.period(let periods)), .period(let from), .period(let to)):
      return within(periods, first: from, last: to)
    case (.column(.period(let periods)), _, _):
      guard case .period(let from) = low.column(count: count),
        case .period(let to) = high.column(count: count)
      else { return Array(repeating: false, count: count) }
      return (0..<count).map { row in
        guard let period = periods[row], let start = from[row], let end = to[row] else {
          return false
        }
        return start == end
          ? period.lies(within: start) : period.lies(from: start, to: end)
      }
    default:
      let above = compare(value, .greaterOrEqual, low, count: count)
      let below = compare(value, .lessOrEqual, high, count: count)
      return (0..<count).map { above[$0] && below[$0] }
    }
  }
}

extension Expression {
  /// Whether some rows could make it fail: sums of units, functions of values.
  var mayBeRefused: Bool {
    switch self {
    case .column, .number, .text, .period, .yesNo, .unknown, .isTotal: false
    case .call: true
    case .arithmetic(let left, let operation, let right):
      operation == .plus || operation == .minus || left.mayBeRefused || right.mayBeRefused
    case .part(let inner, _), .not(let inner), .state(let inner, _): inner.mayBeRefused
    case .comparison(let left, _, let right), .and(let left, let right), .or(let left, let right),
      .like(let left, let right), .contains(let left, let right):
      left.mayBeRefused || right.mayBeRefused
    case .among(let inner, let options):
      inner.mayBeRefused || options.contains(where: \.mayBeRefused)
    case .within(let inner, let first, let last):
      inner.mayBeRefused || first.mayBeRefused || last.mayBeRefused
    case .conditional(let test, let then, let otherwise):
      test.mayBeRefused || then.mayBeRefused || otherwise.mayBeRefused
    }
  }
}

extension Frame {
  /// Some rows of the columns that an expression names.
  fileprivate func rows(_ rows: [Int], for expression: Expression) -> Frame {
    var wanted: Set<Int> = []
    expression.forEachColumn { name in
      if let index = schema.index(of: name) { wanted.insert(index) }
      if let index = schema.index(of: Field.totalMarker(of: name)) { wanted.insert(index) }
    }
    let indices = schema.fields.indices.filter { wanted.contains($0) }
    return Frame(
      unchecked: Schema(indices.map { schema.fields[$0] }),
      columns: indices.map { columns[$0].gathered(rows) },
      rowCount: rows.count
    )
  }
}

/// How messages call a unit.
func unitWord(_ unit: String) -> String { unit.isEmpty ? "plain numbers" : unit }

extension PlanError {
  static func noColumn(_ name: String) -> PlanError {
    PlanError(code: "name-5", message: "there is no column '\(name)' here")
  }

  /// A broken promise between two steps of ours: said, never trapped.
  static func unexpected(_ error: FrameError) -> PlanError {
    switch error {
    case .unreadable(let words): PlanError(code: "data-0", message: words)
    case .duplicateColumn(let name):
      PlanError(code: "name-8", message: "two columns would both be called '\(name)'")
    case .noColumn(let name): .noColumn(name)
    case .mixedTypes:
      PlanError(code: "type-5", message: "columns of different types cannot follow one another")
    case .unequalLengths(let column, _, _):
      PlanError(code: "fault-1", message: "a fault of cvq: column '\(column)' lost its rows")
    case .unitsDiffer(let one, let other):
      PlanError(
        code: "unit-1",
        message: "\(unitWord(one)) and \(unitWord(other)) cannot be combined"
      )
    }
  }
}

extension Column {
  func passes(_ test: StateTest, row: Int) -> Bool {
    switch test {
    case .missing: return presence[row].countsAsMissing
    case .suppressed: return presence[row] == .suppressed
    case .known: return presence.isKnown(row)
    case .provisional: return state(row).contains(.provisional)
    case .revised: return state(row).contains(.revised)
    case .estimated: return state(row).contains(.estimated)
    case .unreliable: return state(row).contains(.unreliable)
    case .break: return state(row).contains(.break)
    }
  }

  private func state(_ row: Int) -> ValueState {
    guard case .estimate(let estimates) = self else { return [] }
    return estimates.state(row)
  }

  /// A part as a column of its own; what no row has is missing.
  func part(_ part: ValuePart) -> Column {
    switch self {
    case .estimate(let estimates):
      let numbers: NumberColumn?
      switch part {
      case .lower: numbers = estimates.lower
      case .upper: numbers = estimates.upper
      case .numerator: numbers = estimates.numerator
      case .denominator: numbers = estimates.denominator
      case .unit:
        return .text(TextColumn((0..<count).map { Optional(estimates.measure($0).unit) }))
      case .state:
        return .text(TextColumn((0..<count).map { Optional(estimates.stateWords($0)) }))
      case .start, .end, .label, .kind:
        return .missing(part.type, count: count)
      }
      return numbers.map { .number($0) } ?? .missing(.number, count: count)
    case .period(let periods):
      switch part {
      case .start:
        return .period(PeriodColumn((0..<count).map { periods[$0].map { .day($0.start) } }))
      case .end: return .period(PeriodColumn((0..<count).map { periods[$0].map { .day($0.end) } }))
      case .label: return .text(TextColumn((0..<count).map { periods[$0]?.label }))
      case .kind: return .text(TextColumn((0..<count).map { periods[$0]?.kind.word }))
      case .lower, .upper, .numerator, .denominator, .unit, .state:
        return .missing(part.type, count: count)
      }
    case .text, .number, .yesNo:
      return .missing(part.type, count: count)
    }
  }
}
