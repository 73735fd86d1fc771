import Frames
import Indicators
import Plans
import Syntax

extension Table {
  /// Notes that a step is checked but that nothing computes it yet.
  ///
  /// - Parameters:
  ///   - call: The step.
  ///   - today: What answers a like question today; nil when nothing does.
  mutating func awaitComputation(_ call: Call, today: String?) {
    wait(
      call,
      "'\(call.step.verb.text)' is part of the language; its computation is not built yet",
      notes: today.map { ["today:   \($0)"] } ?? []
    )
  }

  /// Notes that a step makes columns of figures that an earlier step would have given.
  mutating func awaitEarlierSteps(_ call: Call) {
    wait(call, "'\(call.step.verb.text)' waits for a step before it, which is not built yet")
    isOpen = true
  }

  private mutating func wait(_ call: Call, _ message: String, notes: [String] = []) {
    let diagnostic = Diagnostic(
      code: "later-1",
      message: message,
      range: call.step.range,
      notes: notes
    )
    pending.append(diagnostic)
    // A pending query is not run; whoever runs it all the same is told why it cannot be.
    let procedure = Procedure(name: call.step.verb.text) { (_) throws(PlanError) -> SourceReading in
      throw PlanError(code: diagnostic.code, message: diagnostic.message, notes: diagnostic.notes)
    }
    plan = .apply(plan, procedure, call.origin)
  }

  /// Makes what waits inside a `def` shown where the `def` is used.
  mutating func showPending(from first: Int, at range: SourceRange) {
    for index in pending.indices.dropFirst(first) { pending[index].range = range }
  }

  /// Takes over from another table what holds for the rows it gives.
  mutating func inheritPending(from other: Table) {
    pending += other.pending
    isOpen = isOpen || other.isOpen
    hasGroups = hasGroups || other.hasGroups
  }

  // MARK: Columns

  /// Adds the columns of a verb to those there are.
  ///
  /// `significant`, `p` and `p_adjusted` belong to the latest verb that tests; any other column
  /// of the same name is an error.
  mutating func add(_ notes: [ColumnNote], by call: Call) throws(Diagnostic) {
    let shared: Set<String> = ["significant", "p", "p_adjusted"]
    for note in notes {
      let folded = foldedColumnName(note.name)
      guard let taken = fields.first(where: { foldedColumnName($0.name) == folded }) else {
        continue
      }
      guard shared.contains(note.name) else {
        throw Diagnostic(
          code: "name-8",
          message:
            "there is a column '\(taken.name)' already, and \(call.step.verb.text) makes one",
          range: call.step.range,
          notes: [
            "another name for it first:   rename \(columnSpelling(taken.name)) as old_"
              + note.name
          ]
        )
      }
      fields.removeAll { $0.name == taken.name }
    }
    fields += notes.map(\.field)
    for note in notes {
      lost[foldedColumnName(note.name)] = nil
      closedWords[note.name] = note.words.isEmpty ? nil : note.words
    }
  }

  /// Leaves only the columns that say which series a row is of, and adds those of the verb.
  ///
  /// - Parameters:
  ///   - isKept: Which of the other columns hold for the whole new row.
  ///   - notes: The columns of the verb.
  ///   - call: The step, which is named as the loser of the columns that go.
  /// - Throws: `name-8` when a column that stays has the name of one of the verb's.
  mutating func narrow(
    keeping isKept: (Field) -> Bool,
    adding notes: [ColumnNote],
    by call: Call
  ) throws(Diagnostic) {
    for field in fields where !isKept(field) {
      lost[foldedColumnName(field.name)] = call.step.verb.text
      closedWords[field.name] = nil
    }
    fields = fields.filter(isKept)
    try add(notes, by: call)
  }
}

extension Table {
  /// Leaves out columns at hand that only the sources know, where others of their names come.
  mutating func giveWay(to fields: [Field], by call: Call) {
    let coming = Set(fields.map { foldedColumnName($0.name) })
    let kept = self.fields.filter {
      !$0.givesWay || !coming.contains(foldedColumnName($0.name))
    }
    guard kept.count < self.fields.count else { return }
    self.fields = kept
    plan = .project(plan, kept.map { NamedExpression($0, .column($0.name)) }, call.origin)
  }
}

extension Field {
  /// A column at hand that is the place's code or that a source has beyond those with a meaning.
  var givesWay: Bool {
    let standing: Set<String> = [
      "year", "note", "source", "published_progress", "new", "p", "p_adjusted", "slope",
    ]
    return isQuiet && role == .plain && !standing.contains(name)
      && CatalogueColumn(rawValue: name) == nil
  }

  /// A column of the catalogue or of places that is the same in all periods of a series.
  var isOfIndicator: Bool {
    let names: Set<String> = [
      "code", "objective", "theme", "priority", "directorate", "kind", "polarity", "place_code",
    ]
    return role == .plain && names.contains(name)
  }

  /// A column at hand that is the same for all groups of a figure: the year, the place's code and
  /// the catalogue.
  var isSharedByGroups: Bool {
    name == "year" || name == "place_code" || CatalogueColumn(rawValue: name) != nil
  }
}

extension Table {
  /// Whether a step with this verb may come next: little may after `protect` and `chart`.
  func allows(_ verb: String) -> Bool {
    if isCharted { return verb == "to" || verb == "explain" }
    let afterProtect: Set<String> = [
      "sort", "take", "keep", "drop", "rename", "pivot", "chart", "to", "explain",
    ]
    return !isProtected || afterProtect.contains(verb)
  }

  /// Refuses a step after one that must be among the last.
  func refuseAfterLast(_ verb: String, _ call: Call) throws(Diagnostic) {
    if allows(verb) { return }
    if isCharted {
      throw Diagnostic(
        code: "order-8",
        message: "chart shows the result, so only to and explain may follow it",
        range: call.step.verb.range
      )
    }
    throw Diagnostic(
      code: "order-7",
      message: "\(verb) could bring hidden cells back, so it stands before protect",
      range: call.step.verb.range,
      notes: ["after protect:   sort, take, keep, drop, rename, pivot, chart, to"]
    )
  }
}
