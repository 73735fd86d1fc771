import Frames
import Indicators
import Plans
import Syntax

/// The columns of a headline, after its groups, and how each comes from the counts of results.
let headlineColumns: [NamedExpression] = {
  func sum(_ names: [String]) -> Plans.Expression {
    names.dropFirst().reduce(.column(names[0])) { .arithmetic($0, .plus, .column($1)) }
  }
  func number(_ name: String, _ expression: Plans.Expression) -> NamedExpression {
    NamedExpression(Field(name: name, type: .number), expression)
  }
  let directional = sum(["improved", "same", "worse"])
  let improvedOrSame = sum(["improved", "same"])
  let counted = ["indicators", "improved", "same", "worse", "cant_say", "not_available"]
  return counted.map { number($0, .column($0)) } + [
    number("directional", directional),
    number("improved_or_same", improvedOrSame),
    NamedExpression(
      Field(name: "percent", type: .estimate),
      .call(.fraction, [improvedOrSame, directional])
    ),
  ]
}()

/// What was asked for, so that an indicator without any row can count as not available.
struct AskedIndicators: Sendable {
  let workspace: Workspace
  let request: SliceRequest

  /// What an indicator has in a catalogue column, as text; nil for a column of another kind.
  func text(_ column: String, ofIndicator position: Int) -> String? {
    let indicator = workspace.indicators[position]
    switch CatalogueColumn(rawValue: column) {
    case .code: return indicator.code
    case .objective: return indicator.objective
    case .theme: return indicator.theme
    case .priority: return indicator.priority
    case .directorate: return indicator.directorate
    case .kind: return indicator.kind?.rawValue
    case .polarity: return indicator.polarity.word
    case .target, .targetKind, .scored, nil: return nil
    }
  }
}

/// Picks the results that a headline counts, one a scored series (`language.md` §8.3, headline).
struct HeadlineRows: Sendable {
  let results: String
  let groups: [String]
  /// What tells series of one group apart.
  let seriesKeys: [String]
  let asked: AskedIndicators?

  enum Result: String, CaseIterable {
    case improved, same, worse
    case cannotSay = "cant_say"
    case notAvailable = "not_available"
  }

  /// The groups and, for each result, 1 in the rows that have it.
  func table(_ frame: Frame) throws(PlanError) -> SourceReading {
    guard case .text(let words)? = frame[results] else { throw PlanError.missing(results) }
    let results = try read(words)
    var groupColumns: [Column] = []
    for group in groups {
      guard let column = frame[group] else { throw PlanError.missing(group) }
      groupColumns.append(column)
    }
    let (rows, severalPeriods) = try countedRows(frame, groupColumns)
    var footnotes: [Footnote] = []
    if severalPeriods {
      footnotes.append(
        Footnote(.scope, "several periods here: the last row of each series counts")
      )
    }

    // The rows that count, and one more for each scored indicator without any.
    var counted = rows.map { results[$0] }
    var keys = groupColumns.map { $0.gathered(rows) }
    let absent = absentIndicators(frame, rows)
    if !absent.isEmpty, let extended = try appended(absent, to: keys) {
      keys = extended
      counted += Array(repeating: .notAvailable, count: absent.count)
      footnotes.append(
        Footnote(
          .unknowns,
          "\(absent.count) scored indicators have no row here and count as not available"
        )
      )
    }
    let frame = try countTable(keys, counted)
    return SourceReading(frame: frame, footnotes: footnotes)
  }

  private func read(_ words: TextColumn) throws(PlanError) -> [Result?] {
    var known: [Result?] = []
    for entry in words.dictionary.entries {
      switch foldedText(entry) {
      case "improved": known.append(.improved)
      case "same", "stayed the same": known.append(.same)
      case "worse", "got worse": known.append(.worse)
      case "can't say", "cannot say": known.append(.cannotSay)
      case "not available": known.append(.notAvailable)
      default:
        throw PlanError(
          code: "value-7",
          message: "'\(results)' holds \"\(entry)\", which is no result",
          notes: ["results are: " + directionWords.joined(separator: ", ")]
        )
      }
    }
    return (0..<words.count).map { words.presence.isKnown($0) ? known[words.codes[$0]] : nil }
  }

  /// Rows of scored series, each series once in its group: its last row there.
  private func countedRows(
    _ frame: Frame,
    _ groupColumns: [Column]
  ) throws(PlanError) -> (rows: [Int], severalPeriods: Bool) {
    var scored = Array(0..<frame.rowCount)
    if case .yesNo(let marks)? = frame[CatalogueColumn.scored.rawValue] {
      scored = scored.filter { marks.raw($0) }
    }
    let keys = seriesKeys.compactMap { frame[$0] } + groupColumns
    let grouping = Grouping(keys, rowCount: frame.rowCount)
    var ranks = Array(0..<frame.rowCount)
    if let field = frame.schema.first(.period), let periods = frame[field.name] {
      let order = sortedRows(
        by: [SortColumn(periods, isDescending: false)],
        rowCount: frame.rowCount
      )
      for (rank, row) in order.enumerated() where periods.presence.isKnown(row) {
        ranks[row] = rank
      }
      for row in ranks.indices where !periods.presence.isKnown(row) { ranks[row] = -1 }
    }
    var last: [Int: Int] = [:]
    var several = false
    for row in scored {
      let group = grouping.groupOfRow[row]
      guard let other = last[group] else {
        last[group] = row
        continue
      }
      several = true
      if ranks[row] >= ranks[other] { last[group] = row }
    }
    return (last.values.sorted(), several)
  }

  /// Scored indicators that were asked for and have no row.
  private func absentIndicators(_ frame: Frame, _ rows: [Int]) -> [Int] {
    guard let asked, let field = frame.schema.first(.indicator),
      case .text(let names)? = frame[field.name]
    else { return [] }
    let present = Set((0..<frame.rowCount).compactMap { names[$0] })
    return asked.request.indicators.filter { position in
      asked.workspace.isScored(position)
        && !present.contains(asked.workspace.indicators[position].name)
    }
  }

  /// Group columns with a row for each absent indicator; nil when a group is not a matter of the
  /// catalogue, such as a year that the indicator does not have.
  private func appended(_ absent: [Int], to keys: [Column]) throws(PlanError) -> [Column]? {
    guard let asked else { return nil }
    var extended: [Column] = []
    for (name, column) in zip(groups, keys) {
      let texts = absent.map { asked.text(name, ofIndicator: $0) }
      guard CatalogueColumn(rawValue: name) != nil, case .text = column else { return nil }
      do throws(FrameError) {
        extended.append(try Column.concatenated([column, .text(TextColumn(texts))]))
      } catch {
        return nil
      }
    }
    return extended
  }

  private func countTable(_ keys: [Column], _ results: [Result?]) throws(PlanError) -> Frame {
    // A scored row without a published result is no result; it is left out of the counts.
    let rows = results.indices.filter { results[$0] != nil }
    let used = keys.map { $0.gathered(rows) }
    let kept = rows.compactMap { results[$0] }
    var fields = zip(groups, keys).map { Field(name: $0, type: $1.type) }
    var columns = used
    for result in Result.allCases {
      fields.append(Field(name: result.rawValue, type: .number))
      columns.append(
        .number(NumberColumn(kept.map { Optional($0 == result ? 1 : 0) }))
      )
    }
    do throws(FrameError) {
      return try Frame(schema: Schema(fields), columns: columns, rowCount: rows.count)
    } catch {
      throw PlanError(code: "fault-1", message: "a fault of cvq: the headline lost its rows")
    }
  }
}

extension PlanError {
  static func missing(_ column: String) -> PlanError {
    PlanError(code: "name-5", message: "there is no column '\(column)' here")
  }
}

extension Procedure {
  /// The rows of indicators that the headline counts; all rows where nothing is marked.
  static let scoredRows = Procedure(
    name: "scored",
    inputs: [CatalogueColumn.scored.rawValue]
  ) { (frame) throws(PlanError) -> SourceReading in
    guard case .yesNo(let marks)? = frame[CatalogueColumn.scored.rawValue] else {
      return SourceReading(frame: frame)
    }
    let rows = (0..<frame.rowCount).filter { marks.raw($0) }
    return SourceReading(frame: frame.gathered(rows))
  }
}
