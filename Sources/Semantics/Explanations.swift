import Frames
import Indicators
import Plans
import Syntax

/// A step that has been checked, with what `explain` needs to tell of it.
struct TakenStep: Sendable {
  let step: StepSyntax
  let origin: Origin
  /// Where the words of the step stand; those of a `def` have a text of their own.
  private let source: SourceText
  /// Nil for the first step.
  let before: Attachment?
  let after: Attachment

  init(_ step: StepSyntax, in source: SourceText, before: Attachment?, after: Attachment) {
    self.step = step
    self.source = source
    self.before = before
    self.after = after
    origin = Origin(
      verb: step.verb.text,
      lowerBound: step.range.lowerBound,
      upperBound: step.range.upperBound
    )
  }

  /// The words of the query in a range, on one line.
  func words(_ range: SourceRange) -> String {
    source.text(in: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Table {
  /// Remembers the step that made this table from `input`.
  mutating func took(_ step: StepSyntax, in source: SourceText, after input: Table?) {
    steps =
      (input?.steps ?? [])
      + [TakenStep(step, in: source, before: input?.attachment, after: attachment)]
  }
}

extension TakenStep {
  /// What the step does, in sentences whose wording is stable; `earlier` are the steps before it.
  func sentences(after earlier: ArraySlice<TakenStep>) -> [String] {
    switch step.body {
    case .get: [slice]
    case .from(let table, _): ["Reads the table \(named(table))."]
    case .where(let condition): ["Keeps the rows where \(words(condition.range))."]
    case .add(let items, let by): ["Adds \(assignments(items))\(within(by))."]
    case .keep(let columns): ["Keeps the columns \(list(columns)), in that order."]
    case .drop(let columns): ["Leaves out the columns \(list(columns))."]
    case .rename(let renames):
      ["Calls " + renames.map { "\($0.from.text) \($0.to.text)" }.joined(separator: ", ") + "."]
    case .summarise(let items, let by, let withTotals): summary(items, by, withTotals)
    case .sort(let keys): [order(keys)]
    case .take(let count, let by):
      ["Takes the first \(count.text)\(by.isEmpty ? "" : " of each \(list(by))")."]
    case .pivot(let column, let values):
      [
        "Puts the values of \(column.text) across the top"
          + (values.isEmpty ? "." : ", with \(list(values)) in the cells.")
      ]
    case .unpivot(let columns, let name):
      ["Stacks the columns \(list(columns)) into rows; \(name.text) says which column it was."]
    case .join(let table, let on):
      [
        "Puts the columns of \(named(table)) beside these"
          + (on.isEmpty ? ", by the key columns that both have" : ", by \(list(on))")
          + "; every row here stays."
      ]
    case .append(let table): ["Puts the rows of \(named(table)) under these."]
    case .compare, .headline, .trend, .spc, .rank, .benchmark, .funnel, .gap, .inequality,
      .standardise, .pool, .forecast, .protect:
      analysis(after: earlier)
    case .chart: ["Draws the result."]
    case .to(let format, let path):
      [path.map { "Writes the result into \(named($0))." } ?? "Prints it as \(format?.text ?? "")."]
    case .describe: ["Makes one row a column: its type, what is known, its least and greatest."]
    case .check: ["Looks for what is odd in the rows; one row a finding."]
    case .explain: ["Tells how the result was made, in place of the result."]
    case .call: ["Runs the steps of \(step.verb.text)."]
    }
  }

  /// `keeps 66 of 975 rows` where rows go; nil where none do.
  func rowChange(from rowsIn: Int?, to rowsOut: Int?) -> String? {
    guard let rowsIn, let rowsOut else { return nil }
    switch step.body {
    case .where, .take: return "\(rowsOut) of \(rowsIn) rows stay."
    case .summarise, .headline, .pivot, .unpivot, .trend, .inequality, .standardise, .pool, .check,
      .describe, .append, .benchmark, .gap, .forecast:
      return rowsIn == rowsOut ? nil : "\(rowsIn) rows in, \(rowsOut) out."
    case .get, .from, .add, .keep, .drop, .rename, .sort, .join, .compare, .spc, .rank, .funnel,
      .protect, .chart, .to, .explain, .call:
      return nil
    }
  }

  /// Whether a footer only repeats what the sentences say.
  func tells(_ footnote: Footnote) -> Bool {
    guard footnote.topic == .rows else { return false }
    switch step.body {
    case .where, .take: return true
    default: return false
    }
  }

  // MARK: Parts of sentences

  /// A name as it would be written in a query.
  func named(_ name: NameSyntax) -> String {
    name.style == .quoted ? "\"\(name.text)\"" : name.text
  }

  func list(_ names: [NameSyntax]) -> String { names.map(\.text).joined(separator: ", ") }

  func list(_ places: [PlaceSyntax]) -> String {
    places.map { words($0.range) }.joined(separator: ", ")
  }

  private func assignments(_ items: [AssignmentSyntax]) -> String {
    items.map { words($0.range) }.joined(separator: ", ")
  }

  private func within(_ by: [NameSyntax]) -> String {
    by.isEmpty ? "" : ", within each \(list(by))"
  }

  private func summary(
    _ items: [AssignmentSyntax],
    _ by: [NameSyntax],
    _ withTotals: Bool
  ) -> [String] {
    let rows = by.isEmpty ? "Makes one row of all" : "Makes one row for each \(list(by))"
    var sentences = [items.isEmpty ? rows + "." : "\(rows): \(assignments(items))."]
    if withTotals { sentences.append("Totals are worked out from the rows, not from the groups.") }
    return sentences
  }

  private func order(_ keys: [SortKeySyntax]) -> String {
    let parts = keys.map { key in
      words(key.expression.range) + (key.isDescending ? ", greatest first" : "")
    }
    return "Sorts by \(parts.joined(separator: ", then "))."
  }

  /// What, where, when and for whom, as `get` asks for it.
  private var slice: String {
    guard case .attached(let workspace, let request) = after else { return "Picks figures." }
    let indicators =
      request.indicators.count == 1
      ? "\"\(workspace.indicators[request.indicators[0]].name)\""
      : "\(request.indicators.count) indicators"
    let names = request.places.prefix(4).map { workspace.places[$0].name }
    let places =
      request.places.count <= 4
      ? names.joined(separator: ", ") : "\(request.places.count) places"
    let who: String
    switch request.breakdown {
    case .totals: who = "totals only"
    case .any: who = "groups of every breakdown instead of the total"
    case .dimensions(let columns):
      who = "by \(columns.map(\.column).joined(separator: " and ")) instead of the total"
    }
    return
      "Picks \(indicators) for \(places.isEmpty ? "no place" : places), \(time(request.time)), "
      + "\(who)."
  }

  private func time(_ time: SliceRequest.Time) -> String {
    func word(_ bound: SliceRequest.Bound) -> String {
      func shifted(_ word: String, _ shift: Int) -> String {
        shift == 0 ? word : "\(word) \(shift < 0 ? "-" : "+") \(shift.magnitude)"
      }
      switch bound {
      case .period(let period): return period.label
      case .latest(let shift): return shifted("latest", shift)
      case .first(let shift): return shifted("first", shift)
      }
    }
    switch time {
    case .all: return "every period"
    case .within(let bounds):
      if bounds == [.latest(shift: 0)] { return "the newest known figure of each series" }
      return "in \(bounds.map(word).joined(separator: ", "))"
    case .between(let first, let last): return "\(word(first)) to \(word(last))"
    case .since(let bound): return "since \(word(bound))"
    case .last(let count):
      return count == 1
        ? "the newest known figure of each series"
        : "the last \(count) known figures of each series"
    case .asAt(let periods):
      return "the figure that stood at the end of \(periods.map(\.label).joined(separator: ", "))"
    }
  }
}
