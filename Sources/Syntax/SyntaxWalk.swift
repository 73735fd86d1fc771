/// Ways through a tree for those who look for one thing in it: expressions and names.
extension ExpressionSyntax {
  /// The expressions directly inside, in the order of the text.
  public var children: [ExpressionSyntax] {
    switch kind {
    case .number, .text, .period, .endpointPeriod, .yesNo, .missing, .suppressed, .name, .reference:
      []
    case .call(_, let arguments): arguments
    case .part(let whole, _): [whole]
    case .negated(let operand), .not(let operand), .bracketed(let operand): [operand]
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .comparison(let left, _, let right): [left, right]
    case .like(let left, let right, _), .contains(let left, let right, _): [left, right]
    case .within(let left, .list(let items), _): [left] + items
    case .within(let left, .bound, _), .within(let left, .span, _): [left]
    case .state(let operand, _, _): [operand]
    case .conditional(let condition, let consequence, let alternative):
      [condition, consequence, alternative]
    }
  }

  /// Visits the expression and all below it; the parser limits how deep that goes.
  public func visit(_ body: (ExpressionSyntax) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

extension StepBodySyntax {
  /// The expressions of the step, in the order of the text.
  public var expressions: [ExpressionSyntax] {
    switch self {
    case .from(_, let arguments): arguments ?? []
    case .where(let condition): [condition]
    case .add(let assignments, _), .summarise(let assignments, _, _):
      assignments.map(\.expression)
    case .sort(let keys): keys.map(\.expression)
    case .call(let arguments): arguments ?? []
    case .get, .keep, .drop, .rename, .take, .pivot, .unpivot, .join, .append, .compare, .headline,
      .trend, .spc, .rank, .benchmark, .funnel, .gap, .inequality, .standardise, .pool, .forecast,
      .protect, .chart, .to, .describe, .check, .explain:
      []
    }
  }
}

extension StatementSyntax {
  /// The steps of a query, also of one kept with `let` or `def`.
  public var pipeline: PipelineSyntax? {
    switch kind {
    case .query(let pipeline), .continuation(let pipeline), .letQuery(_, let pipeline),
      .defQuery(_, _, let pipeline):
      pipeline
    case .edition, .use, .letPlaces, .letExpression, .param, .include, .defExpression, .note: nil
    }
  }

  /// All expressions of the statement that are not inside another.
  public var expressions: [ExpressionSyntax] {
    switch kind {
    case .letExpression(_, let expression), .param(_, let expression, _),
      .defExpression(_, _, let expression):
      [expression]
    case .query, .continuation, .letQuery, .defQuery:
      pipeline?.steps.flatMap(\.body.expressions) ?? []
    case .edition, .use, .letPlaces, .include, .note: []
    }
  }
}
