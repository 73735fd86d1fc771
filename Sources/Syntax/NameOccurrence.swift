/// A name in a script and the part it plays there.
///
/// What is a word in the text and no occurrence is a word of the language.
public struct NameOccurrence: Sendable, Hashable {
  public enum Role: Sendable, Hashable {
    /// The verb of a step, in its canonical spelling.
    case verb
    /// A closed word of the language: a kind of chart, a format, a method.
    case word
    /// A column in a list, where quotes and backticks mean the same.
    case column
    case table
    /// An indicator, a reference group or a standard.
    case thing
    case place
    /// A column or value inside an expression.
    case operand
    /// A function, or a step made with `def`.
    case function
    case part
    /// A name that the script makes up.
    case new
    /// A path, a title or a label.
    case text
  }
  public let name: NameSyntax
  public let role: Role

  public init(_ name: NameSyntax, _ role: Role) {
    self.name = name
    self.role = role
  }
}

extension StatementSyntax {
  /// Every name of the statement with its role.
  public var names: [NameOccurrence] {
    var found: [NameOccurrence] = []
    func add(_ names: [NameSyntax], _ role: NameOccurrence.Role) {
      found += names.map { NameOccurrence($0, role) }
    }
    switch kind {
    case .use(let sources): add(sources, .text)
    case .letQuery(let name, _), .letExpression(let name, _): add([name], .new)
    case .letPlaces(let name, let places):
      add([name], .new)
      found += places.flatMap(\.names)
    case .param(let name, _, let label):
      add([name], .new)
      add(label.map { [$0] } ?? [], .text)
    case .include(let path): add([path], .text)
    case .defQuery(let name, let parameters, _), .defExpression(let name, let parameters, _):
      add([name] + parameters, .new)
    case .edition, .note, .query, .continuation: break
    }
    for step in pipeline?.steps ?? [] { found += step.names }
    for expression in expressions { found += expression.names }
    return found
  }
}

extension PlaceSyntax {
  var names: [NameOccurrence] {
    switch kind {
    case .all: []
    case .named(let name), .each(let name): [NameOccurrence(name, .place)]
    }
  }
}

extension PeriodExpressionSyntax {
  var names: [NameOccurrence] {
    if case .reference(let name) = base { [NameOccurrence(name, .operand)] } else { [] }
  }
}

extension WhenSyntax {
  var names: [NameOccurrence] {
    switch kind {
    case .within(let periods), .asAt(let periods): periods.flatMap(\.names)
    case .between(let first, let last): first.names + last.names
    case .since(let period): period.names
    case .last: []
    }
  }
}

extension GetSyntax {
  var names: [NameOccurrence] {
    var found: [NameOccurrence] = []
    if case .named(let names) = things { found += names.map { NameOccurrence($0, .thing) } }
    found += places?.flatMap(\.names) ?? []
    found += when?.names ?? []
    if case .dimensions(let names) = breakdown {
      found += names.map { NameOccurrence($0, .column) }
    }
    return found
  }
}

extension ChartSyntax {
  var names: [NameOccurrence] {
    let columns = [of, across, colour, split].compactMap { $0 }
    return (kind.map { [NameOccurrence($0, .word)] } ?? [])
      + columns.map { NameOccurrence($0, .column) }
      + (title.map { [NameOccurrence($0, .text)] } ?? [])
  }
}

extension ExpressionSyntax {
  /// Names of the expression and of all below it.
  public var names: [NameOccurrence] {
    var found: [NameOccurrence] = []
    visit { expression in
      switch expression.kind {
      case .name(let name), .reference(let name): found.append(NameOccurrence(name, .operand))
      case .call(let name, _): found.append(NameOccurrence(name, .function))
      case .part(_, let name): found.append(NameOccurrence(name, .part))
      case .within(_, .bound(let bound), _): found += bound.names
      case .within(_, .span(let first, let last), _): found += first.names + last.names
      default: break
      }
    }
    return found
  }
}

extension BoundSyntax {
  var names: [NameOccurrence] {
    if case .period(let period) = self { period.names } else { [] }
  }
}

extension StepSyntax {
  /// The verb and the names after it that stand outside expressions.
  public var names: [NameOccurrence] {
    if case .call = body { return [NameOccurrence(verb, .function)] }
    return [NameOccurrence(verb, .verb)] + body.names
  }
}

extension StepBodySyntax {
  var names: [NameOccurrence] {
    var found: [NameOccurrence] = []
    func add(_ names: [NameSyntax], _ role: NameOccurrence.Role) {
      found += names.map { NameOccurrence($0, role) }
    }
    func add(_ name: NameSyntax?, _ role: NameOccurrence.Role) {
      if let name { found.append(NameOccurrence(name, role)) }
    }
    switch self {
    case .get(let get): found += get.names
    case .from(let table, _), .append(let table): add(table, .table)
    case .add(let assignments, let groups), .summarise(let assignments, let groups, _):
      add(assignments.compactMap(\.name), .new)
      add(groups, .column)
    case .keep(let columns), .drop(let columns): add(columns, .column)
    case .rename(let renamings):
      add(renamings.map(\.from), .column)
      add(renamings.map(\.to), .new)
    case .take(_, let groups): add(groups, .column)
    case .pivot(let column, let values): add([column] + values, .column)
    case .unpivot(let columns, let name):
      add(columns, .column)
      add(name, .new)
    case .join(let table, let keys):
      add(table, .table)
      add(keys, .column)
    case .compare(let base, let method):
      found += base?.names ?? []
      add(method, .word)
    case .headline(let column, let groups, _):
      add(column, .column)
      add(groups, .column)
    case .trend(let method), .spc(let method), .forecast(_, let method): add(method, .word)
    case .benchmark(let places, let method):
      found += places.flatMap(\.names)
      add(method, .word)
    case .funnel(let place, let method):
      add(place, .place)
      add(method, .word)
    case .gap(let reference): add(reference, .thing)
    case .inequality(_, let reference, let method):
      add(reference, .thing)
      add(method, .word)
    case .standardise(let standard): add(standard, .thing)
    case .chart(let chart): found += chart.names
    case .to(let format, let path):
      add(format, .word)
      add(path, .text)
    case .where, .sort, .rank, .pool, .protect, .describe, .check, .explain, .call: break
    }
    return found
  }
}
