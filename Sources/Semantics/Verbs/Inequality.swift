import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let inequality = Verb(
    name: "inequality",
    summary: "How unequal are the groups, in one figure?",
    usage: "inequality [all] [against group] [using linear|log|logit]",
    examples: [
      #"get "Injury admissions" for England by deprivation since 2016/17 | inequality"#
    ],
    needs: [.indicator, .place, .period, .breakdown, .value],
    adds: firstInequalityColumns + furtherInequalityColumns + [reasonColumn],
    methods: ["linear", "log", "logit"],
    expand: expandInequality
  )
}

private let firstInequalityColumns = [
  ColumnNote("dimension", .text, "which groups are compared"),
  ColumnNote("groups", .number, "how many known groups there are"),
  ColumnNote("ordered", .yesNo, "whether the groups have an order"),
  ColumnNote("difference", .estimate, "worst-placed less best-placed; + when they are worse off"),
  ColumnNote("ratio", .estimate, "the same as a ratio; above 1 when they are worse off"),
  ColumnNote("sii", .estimate, "slope index of inequality; ordered groups only"),
  ColumnNote("rii", .estimate, "relative index of inequality; ordered groups only"),
  ColumnNote("par", .estimate, "what would change if all had the best level"),
  ColumnNote("paf", .estimate, "par as a share of the average"),
]

/// The rest of the WHO set (World Health Organization 2024, summary measures of inequality).
private let furtherInequalityColumns = [
  ColumnNote("aci", .estimate, "absolute concentration index"),
  ColumnNote("rci", .estimate, "relative concentration index"),
  ColumnNote("bgv", .estimate, "between-group variance"),
  ColumnNote("bgsd", .estimate, "between-group standard deviation"),
  ColumnNote("cov", .estimate, "coefficient of variation"),
  ColumnNote("idisu", .estimate, "index of disparity, unweighted"),
  ColumnNote("idisw", .estimate, "index of disparity, weighted"),
  ColumnNote("mdbu", .estimate, "mean difference from the best group, unweighted"),
  ColumnNote("mdbw", .estimate, "mean difference from the best group, weighted"),
  ColumnNote("mdmu", .estimate, "mean difference from the mean, unweighted"),
  ColumnNote("mdmw", .estimate, "mean difference from the mean, weighted"),
  ColumnNote("mdru", .estimate, "mean difference from the reference group, unweighted"),
  ColumnNote("mdrw", .estimate, "mean difference from the reference group, weighted"),
  ColumnNote("mld", .estimate, "mean log deviation"),
  ColumnNote("ti", .estimate, "Theil index"),
]

private let reasonColumn = ColumnNote("reason", .text, "why a measure is missing")

private func expandInequality(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .inequality(let all, let against, let using) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  try call.requireGroups("deprivation", "compares groups", in: table)
  let method = try call.method(using, among: Verb.inequality.methods)
  let rules = InequalityRules(
    isWhole: all,
    reference: try against.flatMap { (name) throws(Diagnostic) in try call.group(name, in: table) },
    regression: method.flatMap { SlopeRegression(rawValue: $0) } ?? .linear
  )
  try checkSchemes(&table, call)
  let source = table
  let groupsHere = groupColumns(of: table)
  let workspace = call.scope.workspace
  // An attached table has been warned of before it runs.
  let isAttached = if case .attached = table.attachment { true } else { false }

  let groups = Set(table.groupFields.map(\.name))
  let columns = firstInequalityColumns + (all ? furtherInequalityColumns : []) + [reasonColumn]
  try table.narrow(
    keeping: { field in
      (field.role.isKey && !groups.contains(field.name))
        || (field.role == .plain && field.isQuiet && field.isSharedByGroups)
    },
    adding: columns,
    by: call
  )
  for index in table.fields.indices where table.fields[index].name == "dimension" {
    table.fields[index].role = .breakdown
  }
  table.judgementColumns = ["difference", "sii"]
  let procedure = Procedure(
    name: "inequality",
    inputs: Set(source.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  ) { (frame) throws(PlanError) -> SourceReading in
    do throws(InequalityFailure) {
      return try inequalityTable(
        frame,
        groups: groupsHere,
        workspace: workspace,
        rules: rules,
        warnsOfFew: !isAttached
      )
    } catch {
      throw PlanError(code: "needs-10", message: error.message, notes: error.notes)
    }
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  table.detach("groups were put together by inequality")
  return table
}

/// Each indicator must have one scheme of a kind, with two known groups or more; fewer than five
/// ordered ones are warned of.
private func checkSchemes(_ table: inout Table, _ call: Call) throws(Diagnostic) {
  guard case .attached(let workspace, let request) = table.attachment else { return }
  var fewest: (dimension: String, count: Int)?
  for indicator in request.indicators {
    let dimensions = request.dimensionNames ?? call.scope.dimensions(ofIndicators: [indicator])
    var schemes: [String: String] = [:]
    for name in dimensions {
      guard let position = workspace.dimension(named: name) else { continue }
      let dimension = workspace.dimensions[position]
      let isOrdered = dimension.fromMostDisadvantaged != nil
      if isOrdered, let other = schemes.updateValue(name, forKey: dimension.family) {
        throw Diagnostic(
          code: "needs-10",
          message: "\(workspace.indicators[indicator].name) has two schemes of \(dimension.family)"
            + " here, '\(other)' and '\(name)', and their groups differ",
          range: call.step.range,
          notes: ["one of them:   get … by \(nameSpelling(other))"]
        )
      }
      let present = call.scope.groups(ofDimension: name, for: [indicator])
      let known = present.filter { group in
        dimension.group(named: group).map { !dimension.groups[$0].isUnknown } ?? true
      }
      if request.dimensionNames != nil, request.indicators.count == 1, known.count < 2 {
        throw Diagnostic(
          code: "needs-9",
          message: "inequality needs two known groups or more; '\(name)' has \(known.count) for "
            + workspace.indicators[indicator].name,
          range: call.step.verb.range
        )
      }
      if isOrdered, known.count < 5, known.count < fewest?.count ?? 5, known.count > 1 {
        fewest = (name, known.count)
      }
    }
  }
  guard let fewest else { return }
  table.warnings.append(
    Diagnostic(
      severity: .warning,
      code: "needs-15",
      message: "'\(fewest.dimension)' has \(fewest.count) ordered groups; a slope through fewer "
        + "than 5 says little",
      range: call.step.verb.range
    )
  )
}
