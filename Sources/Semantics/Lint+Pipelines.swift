import Frames
import Syntax

/// What is known of the rows that a query gives.
struct PipelineFacts {
  /// Whether a step has put them in an order, or may have.
  var isSorted = false
  /// Folded names of the columns that hold groups of people; empty when there are none, when small
  /// cells have been hidden, or when the rows are no longer about groups.
  var groups: Set<String> = []
}

extension Linter {
  /// Looks at the steps in turn.
  ///
  /// - Parameters:
  ///   - pipeline: The steps of a query.
  ///   - isOpen: Whether rows flow in that are not known here.
  /// - Returns: What is known of the rows behind the last step.
  mutating func checkPipeline(_ pipeline: PipelineSyntax, isOpen: Bool = false) -> PipelineFacts {
    var facts = PipelineFacts(isSorted: isOpen)
    for (position, step) in pipeline.steps.enumerated() {
      switch step.body {
      case .get(let get): checkPeriods(get)
      case .where(let condition) where position == 1:
        if case .get(let get) = pipeline.steps[0].body {
          checkPlaces(condition, in: step, after: pipeline.steps[0], get)
        }
      case .take where !facts.isSorted: warnings.append(.takeWithoutSort(step.verb.range))
      case .to where !facts.groups.isEmpty: warnings.append(.exportWithoutProtect(step))
      default: break
      }
      facts = self.facts(after: step, from: facts)
    }
    return facts
  }

  private func facts(after step: StepSyntax, from before: PipelineFacts) -> PipelineFacts {
    var facts = before
    switch step.body {
    case .get(let get):
      switch get.breakdown {
      case .any: facts.groups = ["dimension", "group"]
      case .dimensions(let names): facts.groups = Set(names.map { foldedColumnName($0.text) })
      case nil: break
      }
    case .from(let table, _):
      facts = tables[foldedColumnName(table.text)] ?? facts
    case .join(let table, _), .append(let table):
      facts.groups.formUnion(tables[foldedColumnName(table.text)]?.groups ?? [])
    case .rename(let renamings):
      for renaming in renamings where facts.groups.contains(foldedColumnName(renaming.from.text)) {
        facts.groups.insert(foldedColumnName(renaming.to.text))
      }
    case .summarise(_, let columns, _), .headline(_, let columns, _):
      facts.isSorted = false
      if facts.groups.isDisjoint(with: columns.map { foldedColumnName($0.text) }) {
        facts.groups = []
      }
    case .inequality: facts.groups = []
    case .protect: facts.groups = []
    case .sort: facts.isSorted = true
    case .call:
      guard let body = steps[foldedColumnName(step.verb.text)] else {
        // A step from elsewhere may do either.
        return PipelineFacts(isSorted: true)
      }
      // A `def` knows only those before it, so this ends.
      for step in body.steps { facts = self.facts(after: step, from: facts) }
    case .where, .add, .keep, .drop, .take, .pivot, .unpivot, .compare, .trend, .spc, .rank,
      .benchmark, .funnel, .gap, .standardise, .pool, .forecast, .chart, .to, .describe, .check,
      .explain:
      break
    }
    return facts
  }

  // MARK: After get

  private mutating func checkPeriods(_ get: GetSyntax) {
    guard let when = get.when, case .within(let periods) = when.kind,
      let latest = periods.first(where: { $0.base == .latest })
    else { return }
    warnings.append(.inLatest(when.range, isOnly: periods.count == 1 && latest.shift == 0))
  }

  /// Places that a condition picks right after `get`, where `for` would have fetched them.
  private mutating func checkPlaces(
    _ condition: ExpressionSyntax,
    in step: StepSyntax,
    after first: StepSyntax,
    _ get: GetSyntax
  ) {
    let isEveryPlace = get.places.map { $0.contains { $0.kind == .all } } ?? true
    guard isEveryPlace else { return }
    var parts = [condition]
    if case .chain(let left, let links) = condition.kind,
      links.allSatisfy({ $0.operation == .and })
    {
      parts = [left] + links.map(\.operand)
    }
    for part in parts {
      guard let places = pickedPlaces(part) else { continue }
      let isWhole = parts.count == 1
      warnings.append(
        .placesInCondition(
          part.range,
          written: places,
          fix: isWhole ? clause(places, for: step, after: first, get) : nil
        )
      )
    }
  }

  /// The places of `place = "…"` or `place in ("…", …)`, as `for` takes them.
  private func pickedPlaces(_ condition: ExpressionSyntax) -> String? {
    let values: [ExpressionSyntax]
    let column: ExpressionSyntax
    switch condition.kind {
    case .comparison(let left, .equal, let right): (column, values) = (left, [right])
    case .within(let left, .list(let items), isNegated: false): (column, values) = (left, items)
    default: return nil
    }
    guard case .name(let name) = column.kind, foldedColumnName(name.text) == "place" else {
      return nil
    }
    var places: [String] = []
    for value in values {
      switch value.kind {
      case .text(let text) where !text.contains("*"): places.append(words(value.range))
      case .reference(let name) where foldedColumnName(name.text) == "home": places.append("home")
      case .reference: places.append(words(value.range))
      default: return nil
      }
    }
    return places.joined(separator: ", ")
  }

  private func words(_ range: SourceRange) -> String { script.source.text(in: range) }

  /// The change that turns the condition into a clause; nil where a comment stands between.
  private func clause(
    _ places: String,
    for step: StepSyntax,
    after first: StepSyntax,
    _ get: GetSyntax
  ) -> Fix? {
    let between = words(SourceRange(first.range.upperBound, step.range.lowerBound))
    guard !between.contains("#") else { return nil }
    let title = "write for \(places)"
    let tail = SourceRange(first.range.upperBound, step.range.upperBound)
    guard let all = get.places else {
      return Fix(title, replacing: tail, with: " for \(places)")
    }
    guard all.count == 1, let range = all.first?.range else { return nil }
    return Fix(
      title: title,
      edits: [
        Edit(range: range, replacement: places), Edit(range: tail, replacement: ""),
      ]
    )
  }
}

extension Diagnostic {
  fileprivate static func takeWithoutSort(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-4",
      message: "take keeps the rows that come first, and no step before it sorts them",
      range: range,
      notes: ["the five largest:   sort value desc | take 5"]
    )
  }

  fileprivate static func inLatest(_ range: SourceRange, isOnly: Bool) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-6",
      message: "latest moves when new figures arrive, so this script will answer differently",
      range: range,
      notes: isOnly ? ["what stood at a date stays:   as at 2019/20"] : []
    )
  }

  fileprivate static func exportWithoutProtect(_ step: StepSyntax) -> Diagnostic {
    let start = SourceRange(step.range.lowerBound, step.range.lowerBound)
    return Diagnostic(
      severity: .warning,
      code: "lint-7",
      message: "figures of groups leave here, and no step has hidden the small ones",
      range: step.range,
      notes: ["before it:   protect"],
      fixes: [Fix("put protect before it", replacing: start, with: "protect | ")]
    )
  }

  fileprivate static func placesInCondition(
    _ range: SourceRange,
    written places: String,
    fix: Fix?
  ) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-8",
      message: "where only leaves rows out; places are fetched with  for \(places)",
      range: range,
      fixes: fix.map { [$0] } ?? []
    )
  }
}
