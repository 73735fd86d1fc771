import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let standardise = Verb(
    name: "standardise",
    summary: "Rates as if all places had one age structure.",
    usage: "standardise to standard",
    simplest: #"standardise to "ESP2013""#,
    examples: [
      #"get "Alcohol mortality" for home, England by age since 2015 | standardise to "ESP2013""#
    ],
    needs: [.indicator, .place, .period, .breakdown, .value],
    adds: [
      ColumnNote("bands", .number, "how many age bands went into it"),
      ColumnNote("events", .number, "events in all bands; fewer than 10 give no rate"),
    ],
    expand: expandStandardise
  )
}

private func expandStandardise(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .standardise(let name) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  let age = try ageColumn(of: table, call)
  let standard = try standardPopulation(name, call)
  try checkBands(of: age, against: standard, in: table, call)
  let inputs = Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  try table.narrow(
    keeping: { field in
      field.name != age.name
        && (field.role != .plain || (field.isQuiet && field.isSharedByGroups))
    },
    adding: Verb.standardise.adds,
    by: call
  )
  table.judgementColumns = ["value"]
  let column = age.name
  let procedure = Procedure(
    name: "standardise",
    inputs: inputs
  ) { (frame) throws(PlanError) -> SourceReading in
    do throws(StandardisationFailure) {
      return try standardisedTable(frame, age: column, standard: standard)
    } catch {
      throw PlanError(code: "needs-14", message: error.message, notes: error.notes)
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  table.detach("value was standardised by age")
  return table
}

/// The column whose groups are ages.
private func ageColumn(of table: Table, _ call: Call) throws(Diagnostic) -> Field {
  let dimensions: [String: String] =
    if case .attached(_, let request) = table.attachment,
      case .dimensions(let columns) = request.breakdown
    {
      Dictionary(columns.map { ($0.column, $0.dimension) }, uniquingKeysWith: { one, _ in one })
    } else {
      [:]
    }
  for field in table.groupFields {
    let family = call.scope.family(ofDimension: dimensions[field.name] ?? field.name)
    if foldedText(family) == "age" || foldedColumnName(field.name) == "age" { return field }
  }
  if let loser = table.lost["age"] {
    throw Diagnostic(
      code: "needs-1",
      message: "standardise needs a column 'age'; \(loser) took it away",
      range: call.step.verb.range,
      notes: ["put standardise before that step, or keep 'age' in it"]
    )
  }
  throw Diagnostic(
    code: "needs-3",
    message: "standardise weighs age bands and this table has none: add  by age  to get",
    range: call.step.verb.range
  )
}

private func standardPopulation(
  _ name: NameSyntax,
  _ call: Call
) throws(Diagnostic) -> StandardPopulation {
  let standards = call.scope.workspace.standards
  var wanted = name.text
  if name.style == .reference {
    guard case .value(.text(let text))? = call.scope.binding(name.text) else {
      throw call.scope.unknownReference(name)
    }
    wanted = text
  }
  if let found = standards.first(where: { foldedName($0.name) == foldedName(wanted) }) {
    return found
  }
  let similar = nearest(to: wanted, among: standards.map(\.name), limit: 1)
  throw Diagnostic(
    code: "name-23",
    message: "no standard population is called \"\(wanted)\"",
    range: name.range,
    notes: [
      standards.isEmpty
        ? "this workspace has none; a package holds them in standards"
        : "there are: " + standards.map(\.name).joined(separator: ", ")
    ],
    fixes: similar.map { Fix("write \($0)", replacing: name.range, with: nameSpelling($0)) }
  )
}

/// Age bands must not overlap, and must cover each band of the standard or nest in it.
private func checkBands(
  of age: Field,
  against standard: StandardPopulation,
  in table: Table,
  _ call: Call
) throws(Diagnostic) {
  guard case .attached(_, let request) = table.attachment,
    case .dimensions(let columns) = request.breakdown,
    let dimension = columns.first(where: { $0.column == age.name })?.dimension
  else { return }
  let names = call.scope.groups(ofDimension: dimension, for: request.indicators)
  var bands: [(name: String, ages: AgeBand)] = []
  for name in names {
    guard let ages = AgeBand(reading: name) else { continue }
    // The total goes by the name of all ages.
    if ages.from == 0, ages.to == nil { continue }
    bands.append((name, ages))
  }
  func refuse(_ message: String) -> Diagnostic {
    Diagnostic(
      code: "needs-14",
      message: message,
      range: call.step.range,
      notes: ["bands of \(dimension): " + names.joined(separator: ", ")]
    )
  }
  guard !bands.isEmpty else {
    throw refuse("standardise needs age bands, and '\(dimension)' has no group that is one")
  }
  do throws(AgeBandFault) {
    _ = try weightedBands(bands, by: standard)
  } catch {
    throw refuse(error.message(standard.name))
  }
}
