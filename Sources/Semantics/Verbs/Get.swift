import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let get = Verb(
    name: "get",
    summary: "Picks figures: what, where, when, for whom.",
    usage: "get what for where in|since|last|as at when by who",
    examples: [#"get "Employment rate" for Coventry, England since 2018"#],
    expand: expandGet
  )
}

private func expandGet(_ call: Call) throws(Diagnostic) -> Table {
  guard case .get(let syntax) = call.step.body else { return try call.table() }
  if call.input != nil {
    throw Diagnostic(
      code: "order-2",
      message: "get starts a query; to narrow the rows here:   where",
      range: call.step.verb.range
    )
  }
  let indicators = try chosenIndicators(syntax.things, call)
  let breakdown = try chosenBreakdown(syntax.breakdown, indicators, call)
  let chosen = try call.scope.poolingPlaces(syntax.places, for: indicators, by: breakdown)
  let workspace = chosen.workspace
  let request = SliceRequest(
    indicators: indicators,
    places: chosen.places,
    breakdown: breakdown,
    time: try chosenTime(syntax.when, indicators, call)
  )
  let slice = ObservationSlice(
    workspace: workspace,
    request: request,
    notes: chosen.notes,
    reserved: workspace.observations.plain.isEmpty ? [] : columnsOfVerbs
  )
  let fields = slice.schema.fields
  var table = Table(
    plan: .scan(slice, columns: fields.map(\.name), call.origin),
    fields: fields,
    attachment: .attached(workspace, request)
  )
  table.subject = subject(of: request, workspace)
  table.closedWords = [
    "polarity": ["higher", "lower", "none"],
    "kind": IndicatorKind.allCases.map(\.rawValue),
    "target_kind": ["number", "range", "direction", "comparison", "none"],
    "published_progress": ["improved", "same", "worse", "can't say", "not available"],
  ]
  return table
}

/// What verbs add and what parts of the value are called, folded.
private let columnsOfVerbs: Set<String> = Set(
  (VerbRegistry.verbs.flatMap { $0.adds.map(\.name) }
    + ["lower", "upper", "numerator", "denominator", "unit", "state"])
    .map(foldedColumnName)
)

/// The only place and the only as-at of a query, for the caption of what is made from its rows.
private func subject(of request: SliceRequest, _ workspace: Workspace) -> [String] {
  var parts: [String] = []
  if request.places.count == 1 { parts.append(workspace.places[request.places[0]].name) }
  if case .asAt(let dates) = request.time, dates.count == 1 {
    parts.append("as at \(dates[0].label)")
  }
  return parts
}

// MARK: What

private func chosenIndicators(
  _ things: GetSyntax.Things?,
  _ call: Call
) throws(Diagnostic) -> [Int] {
  let workspace = call.scope.workspace
  guard case .named(let names)? = things else { return Array(workspace.indicators.indices) }
  var chosen: [Int] = []
  for name in names {
    for position in try call.scope.indicators(name) where !chosen.contains(position) {
      chosen.append(position)
    }
  }
  // Rows come in catalogue order, however they were asked for.
  return chosen.sorted()
}

// MARK: Who

private func chosenBreakdown(
  _ syntax: GetSyntax.Breakdown?,
  _ indicators: [Int],
  _ call: Call
) throws(Diagnostic) -> SliceRequest.Breakdown {
  guard let syntax else { return .totals }
  guard case .dimensions(let names) = syntax else { return .any }
  var columns: [SliceRequest.BreakdownColumn] = []
  for name in names {
    let dimension = try call.scope.dimension(name, for: indicators)
    // A pattern is no heading.
    let column = name.text.contains("*") ? dimension : name.text
    columns.append(SliceRequest.BreakdownColumn(column: column, dimension: dimension))
  }
  return .dimensions(columns)
}

// MARK: When

private func chosenTime(
  _ syntax: WhenSyntax?,
  _ indicators: [Int],
  _ call: Call
) throws(Diagnostic) -> SliceRequest.Time {
  guard let syntax else { return .all }
  switch syntax.kind {
  case .within(let periods):
    var bounds: [SliceRequest.Bound] = []
    for period in periods {
      let bound = try call.scope.bound(period)
      try requireFigures(in: bound, at: period.range, indicators, call)
      bounds.append(bound)
    }
    return .within(bounds)
  case .between(let first, let last):
    let bounds = (try call.scope.bound(first), try call.scope.bound(last))
    if case (.period(let start), .period(let end)) = bounds {
      try requireForwards(start, at: first.range, end, at: last.range)
    }
    return .between(bounds.0, bounds.1)
  case .since(let period):
    return .since(try call.scope.bound(period))
  case .last(let number):
    guard let count = Int(exactly: number.value), count >= 1, !number.isPercent else {
      throw Diagnostic(
        code: "value-5",
        message: "last needs a whole number of periods, 1 or more",
        range: number.range
      )
    }
    return .last(count)
  case .asAt(let periods):
    var dates: [Period] = []
    for period in periods {
      let date = try call.scope.fixedPeriod(period)
      if dates.contains(date) {
        throw Diagnostic(
          code: "name-9",
          message: "\(date.label) is named twice",
          range: period.range
        )
      }
      dates.append(date)
    }
    return .asAt(dates)
  }
}

/// A period that none of the chosen indicators has is an error that lists those that exist.
private func requireFigures(
  in bound: SliceRequest.Bound,
  at range: SourceRange,
  _ indicators: [Int],
  _ call: Call
) throws(Diagnostic) {
  guard case .period(let wanted) = bound else { return }
  let observations = call.scope.workspace.observations
  var found: Set<Period> = []
  for indicator in indicators {
    for row in observations.rows(ofIndicator: indicator) {
      guard let period = observations.period[row] else { continue }
      if period.lies(within: wanted) { return }
      found.insert(period)
    }
  }
  let sorted = found.sorted()
  guard let first = sorted.first, let last = sorted.last else { return }
  func name(_ period: Period) -> String { period.literalName ?? period.label }
  let near = sorted.filter { $0.overlaps(wanted) }.map(name)
  let what =
    indicators.count == 1
    ? call.scope.workspace.indicators[indicators[0]].name : "the indicators asked for"
  throw Diagnostic(
    code: "period-11",
    message: "\(what) \(indicators.count == 1 ? "has" : "have") no figure for \(wanted.label)",
    range: range,
    notes: [
      near.isEmpty
        ? sorted.count <= 12
          ? "periods with figures: " + sorted.map(name).joined(separator: ", ")
          : "periods with figures: \(name(first)) to \(name(last))"
        : "near it: " + near.prefix(8).joined(separator: ", ")
    ]
  )
}
