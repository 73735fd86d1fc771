/// A parsed script: its text, its tokens and its statements.
///
/// The tree is lossless: `tokens` with their trivia spell the source byte for byte, and every node
/// carries the range it came from. Statements that did not parse are absent and have a diagnostic.
public struct ScriptSyntax: Sendable {
  public let source: SourceText
  public let tokens: [Token]
  public let statements: [StatementSyntax]
  public let diagnostics: [Diagnostic]

  public init(
    source: SourceText,
    tokens: [Token],
    statements: [StatementSyntax],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.tokens = tokens
    self.statements = statements
    self.diagnostics = diagnostics
  }
}

/// One statement of a script (`language.md` §4, production `statement`).
public struct StatementSyntax: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// `cvq 1` on the first line.
    case edition(NumberSyntax)
    case use([NameSyntax])
    case letQuery(name: NameSyntax, PipelineSyntax)
    case letPlaces(name: NameSyntax, [PlaceSyntax])
    case letExpression(name: NameSyntax, ExpressionSyntax)
    case param(name: NameSyntax, ExpressionSyntax, label: NameSyntax?)
    case include(NameSyntax)
    case defQuery(name: NameSyntax, parameters: [NameSyntax], PipelineSyntax)
    case defExpression(name: NameSyntax, parameters: [NameSyntax], ExpressionSyntax)
    /// The text between the triple quotes, unprocessed.
    case note(String)
    case query(PipelineSyntax)
    /// A statement that starts with `|`: at the prompt it continues the last answer.
    case continuation(PipelineSyntax)
  }
  public let kind: Kind
  public let range: SourceRange

  public init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A word, a quoted text or a `$reference`, with the spelling already taken apart.
public struct NameSyntax: Sendable, Hashable {
  public enum Style: Sendable, Hashable {
    case bare
    case backtick
    case quoted
    /// `$name`; `text` is without the dollar sign.
    case reference
  }
  public let text: String
  public let style: Style
  public let range: SourceRange

  public init(text: String, style: Style, range: SourceRange) {
    self.text = text
    self.style = style
    self.range = range
  }
}

public struct NumberSyntax: Sendable, Hashable {
  public let value: Double
  /// Written with a `%` sign, as in `70%`; `value` is then 70.
  public let isPercent: Bool
  /// The digits as typed.
  public let text: String
  public let range: SourceRange

  public init(value: Double, isPercent: Bool, text: String, range: SourceRange) {
    self.value = value
    self.isPercent = isPercent
    self.text = text
    self.range = range
  }
}

public struct PipelineSyntax: Sendable, Hashable {
  public let steps: [StepSyntax]
  public let range: SourceRange

  public init(steps: [StepSyntax], range: SourceRange) {
    self.steps = steps
    self.range = range
  }
}

/// One step of a pipeline: the verb's word and what follows it.
public struct StepSyntax: Sendable, Hashable {
  public let verb: NameSyntax
  public let body: StepBodySyntax
  public let range: SourceRange

  public init(verb: NameSyntax, body: StepBodySyntax, range: SourceRange) {
    self.verb = verb
    self.body = body
    self.range = range
  }
}

/// What each verb takes (`language.md` §4, production `verb`).
public enum StepBodySyntax: Sendable, Hashable {
  case get(GetSyntax)
  case from(table: NameSyntax, arguments: [ExpressionSyntax]?)
  case `where`(ExpressionSyntax)
  case add([AssignmentSyntax], by: [NameSyntax])
  case keep([NameSyntax])
  case drop([NameSyntax])
  case rename([RenameSyntax])
  case summarise([AssignmentSyntax], by: [NameSyntax], withTotals: Bool)
  case sort([SortKeySyntax])
  case take(NumberSyntax, by: [NameSyntax])
  case pivot(NameSyntax, of: [NameSyntax])
  case unpivot([NameSyntax], as: NameSyntax)
  case join(table: NameSyntax, on: [NameSyntax])
  case append(table: NameSyntax)
  case compare(to: PeriodExpressionSyntax?, using: NameSyntax?)
  case headline(of: NameSyntax?, by: [NameSyntax], withTotals: Bool)
  case trend(using: NameSyntax?)
  case spc(using: NameSyntax?)
  case rank
  case benchmark(against: [PlaceSyntax], using: NameSyntax?)
  case funnel(against: NameSyntax, using: NameSyntax?)
  case gap(against: NameSyntax?)
  case inequality(all: Bool, against: NameSyntax?, using: NameSyntax?)
  case standardise(to: NameSyntax)
  case pool(NumberSyntax)
  case forecast(NumberSyntax, using: NameSyntax?)
  case protect([ProtectClauseSyntax])
  case chart(ChartSyntax)
  case to(format: NameSyntax?, path: NameSyntax?)
  case describe
  case check
  case explain
  /// A `def` used as a step.
  case call(arguments: [ExpressionSyntax]?)
}

public struct GetSyntax: Sendable, Hashable {
  /// What was asked for; nil when the clause is absent, which means `all`.
  public enum Things: Sendable, Hashable {
    case all(SourceRange)
    case named([NameSyntax])
  }
  public enum Breakdown: Sendable, Hashable {
    case any(SourceRange)
    case dimensions([NameSyntax])
  }
  public let things: Things?
  public let places: [PlaceSyntax]?
  public let when: WhenSyntax?
  public let breakdown: Breakdown?

  public init(
    things: Things?,
    places: [PlaceSyntax]?,
    when: WhenSyntax?,
    breakdown: Breakdown?
  ) {
    self.things = things
    self.places = places
    self.when = when
    self.breakdown = breakdown
  }
}

/// `all`, a name, or `each` name.
public struct PlaceSyntax: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case all
    case named(NameSyntax)
    case each(NameSyntax)
  }
  public let kind: Kind
  public let range: SourceRange

  public init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

public struct WhenSyntax: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case within([PeriodExpressionSyntax])
    case between(PeriodExpressionSyntax, PeriodExpressionSyntax)
    case since(PeriodExpressionSyntax)
    case last(NumberSyntax)
    case asAt([PeriodExpressionSyntax])
  }
  public let kind: Kind
  public let range: SourceRange

  public init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A period where one is expected: a literal, `latest`, `first` or `$name`, moved by whole periods.
public struct PeriodExpressionSyntax: Sendable, Hashable {
  public enum Base: Sendable, Hashable {
    case literal(PeriodLiteral)
    case latest
    case first
    case reference(NameSyntax)
  }
  public let base: Base
  /// `+ 1` or `- 2`; 0 when absent.
  public let shift: Int
  public let range: SourceRange

  public init(base: Base, shift: Int, range: SourceRange) {
    self.base = base
    self.shift = shift
    self.range = range
  }
}

/// A period as written in a query (`language.md` §3); the years are checked to follow one another.
public enum PeriodLiteral: Sendable, Hashable {
  /// `2019`
  case year(Int)
  /// `2019/20`, named by its first year.
  case splitYear(Int)
  /// `2019/20 (academic year)`: which kind of split year is meant, where there are several.
  case yearOfKind(first: Int, SplitYearKind)
  /// `2019 Q1`
  case quarter(year: Int, quarter: Int)
  /// `2019/20 Q1`
  case splitYearQuarter(year: Int, quarter: Int)
  case month(year: Int, month: Int)
  case day(year: Int, month: Int, day: Int)
  /// `2017-19`
  case pooledYears(first: Int, last: Int)
  /// `2016/17-18/19`, named by the first years of the two split years.
  case pooledSplitYears(first: Int, last: Int)
  /// `Year to Jan 2020`
  case rollingYear(endYear: Int, endMonth: Int)
  /// `2021 Census`
  case census(Int)
}

public struct AssignmentSyntax: Sendable, Hashable {
  /// The name given with `name =`; nil for a bare aggregate in `summarise`, such as `count()`.
  public let name: NameSyntax?
  public let expression: ExpressionSyntax
  public let range: SourceRange

  public init(name: NameSyntax?, expression: ExpressionSyntax, range: SourceRange) {
    self.name = name
    self.expression = expression
    self.range = range
  }
}

public struct RenameSyntax: Sendable, Hashable {
  public let from: NameSyntax
  public let to: NameSyntax

  public init(from: NameSyntax, to: NameSyntax) {
    self.from = from
    self.to = to
  }
}

public struct SortKeySyntax: Sendable, Hashable {
  public let expression: ExpressionSyntax
  public let isDescending: Bool

  public init(expression: ExpressionSyntax, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}

public enum ProtectClauseSyntax: Sendable, Hashable {
  case below(NumberSyntax)
  case round(NumberSyntax)
}

public struct ChartSyntax: Sendable, Hashable {
  public let kind: NameSyntax?
  public let of: NameSyntax?
  public let across: NameSyntax?
  public let colour: NameSyntax?
  public let split: NameSyntax?
  public let title: NameSyntax?

  public init(
    kind: NameSyntax?,
    of: NameSyntax?,
    across: NameSyntax?,
    colour: NameSyntax?,
    split: NameSyntax?,
    title: NameSyntax?
  ) {
    self.kind = kind
    self.of = of
    self.across = across
    self.colour = colour
    self.split = split
    self.title = title
  }
}

/// An expression (`language.md` §4, production `expr`).
///
/// Chains of one precedence are flat lists, so that a long sum is not a deep tree; real nesting
/// (brackets, `not`, `if`, calls, unary minus) is limited to 200 by the parser.
public struct ExpressionSyntax: Sendable, Hashable {
  public indirect enum Kind: Sendable, Hashable {
    case number(NumberSyntax)
    case text(String)
    case period(PeriodLiteral)
    /// `latest` or `first` where a period is compared.
    case endpointPeriod(isLatest: Bool)
    case yesNo(Bool)
    case missing
    case suppressed
    /// A column, or a word that only the checker can place.
    case name(NameSyntax)
    case reference(NameSyntax)
    case call(NameSyntax, [ExpressionSyntax])
    case part(ExpressionSyntax, NameSyntax)
    case negated(ExpressionSyntax)
    case not(ExpressionSyntax)
    /// `first op next op next …`, one precedence, left to right.
    case chain(ExpressionSyntax, [LinkSyntax])
    case comparison(ExpressionSyntax, ComparisonOperator, ExpressionSyntax)
    case like(ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    case contains(ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    case within(ExpressionSyntax, SetSyntax, isNegated: Bool)
    case state(ExpressionSyntax, StateWord, isNegated: Bool)
    case conditional(if: ExpressionSyntax, then: ExpressionSyntax, else: ExpressionSyntax)
    case bracketed(ExpressionSyntax)
  }
  public let kind: Kind
  public let range: SourceRange

  public init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

public struct LinkSyntax: Sendable, Hashable {
  public let operation: ChainOperator
  public let operand: ExpressionSyntax

  public init(operation: ChainOperator, operand: ExpressionSyntax) {
    self.operation = operation
    self.operand = operand
  }
}

public enum ChainOperator: String, Sendable, Hashable {
  case or, and
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}

public enum ComparisonOperator: String, Sendable, Hashable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// What stands after `in`.
public enum SetSyntax: Sendable, Hashable {
  /// `("a", "b")`
  case list([ExpressionSyntax])
  /// `2019/20`, `latest`, `-2`
  case bound(BoundSyntax)
  /// `a to b`
  case span(BoundSyntax, BoundSyntax)
}

public enum BoundSyntax: Sendable, Hashable {
  case number(NumberSyntax)
  case period(PeriodExpressionSyntax)

  public var range: SourceRange {
    switch self {
    case .number(let number): number.range
    case .period(let period): period.range
    }
  }
}

/// The words that may follow `is`.
public enum StateWord: String, Sendable, Hashable, CaseIterable {
  case missing, suppressed, known, total, provisional, revised, estimated, unreliable
  case `break`
}
