public import Frames
import Statistics

/// One row for each series and dimension, with the measures of inequality over its groups.
///
/// Groups that stand for people whose group is not known are left out. Needs an indicator, a period
/// and a value column, and the columns of the groups; the caller has checked that.
///
/// - Parameters:
///   - frame: Rows of groups.
///   - columns: Which columns say the group.
///   - workspace: What its dimensions are like: order, bad end, groups within groups.
///   - rules: Which measures, set against whom, by which regression.
///   - warnsOfFew: Whether the footer warns of fewer than five ordered groups.
/// - Returns: The key without the groups' columns, `dimension`, `groups`, `ordered`, the measures
///   and `reason`; other columns as in the first row of the series.
/// - Throws: `InequalityFailure` when an indicator has two ordered dimensions of one family.
public func inequalityTable(
  _ frame: Frame,
  groups columns: GroupColumns,
  workspace: Workspace,
  rules: InequalityRules,
  warnsOfFew: Bool = true
) throws(InequalityFailure) -> SourceReading {
  guard let reader = GroupReader(frame, columns, dimensions: workspace.dimensions),
    let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name]
  else { return SourceReading(frame: frame) }
  let groups = (0..<frame.rowCount).map { reader.group(ofRow: $0) }
  let dimension = Column.text(TextColumn(groups.map { $0?.dimension }))
  let keys = frame.schema.fields.indices.filter {
    frame.schema.fields[$0].role.isKey && !columns.names.contains(frame.schema.fields[$0].name)
  }
  let grouping = Grouping(keys.map { frame.columns[$0] } + [dimension], rowCount: frame.rowCount)
  let indicator = frame.schema.first(.indicator).flatMap { frame[$0.name] }
  let schemes = Grouping([indicator, dimension].compactMap { $0 }, rowCount: frame.rowCount)

  var findings = InequalityFindings(rules: rules, columns: columns)
  let expected = expectedGroups(groups, schemes, reader.dimensions)
  try refuseTwoSchemes(expected, schemes, indicator, reader.dimensions)
  var answers: [(figures: GroupFigures, measures: InequalityMeasures)] = []
  let drawsLimits = frame.rowCount <= InequalityRules.mostDrawnGroups
  if rules.isWhole, !drawsLimits { findings.notDrawn = (frame.rowCount, grouping.groupCount) }
  for rows in grouping.rowsOfGroups {
    let (figures, left) = groupFigures(
      rows.compactMap { row in groups[row].map { (row, $0) } },
      values,
      expected: rows.first.map { expected[schemes.groupOfRow[$0]] } ?? [],
      reader.dimensions,
      rules
    )
    answers.append((figures, figures.measures(rules, drawsLimits: drawsLimits)))
    let group = rows.first.flatMap { groups[$0] }
    findings.add(
      figures,
      left,
      dimension: group?.dimension ?? "",
      scheme: group?.scheme.map { reader.dimensions[$0] }
    )
  }
  findings.addSchemes(expected, reader.dimensions, warnsOfFew: warnsOfFew)

  let kept = frame.schema.fields.indices.filter { at in
    let name = frame.schema.fields[at].name
    return !columns.names.contains(name) && name != field.name
      && !inequalityNames(rules).contains(name)
  }
  let added = inequalityColumns(
    answers,
    dimension: dimension.gathered(grouping.firstRows),
    rules
  )
  return SourceReading(
    frame: Frame(
      unchecked: Schema(kept.map { frame.schema.fields[$0] } + added.map(\.field)),
      columns: kept.map { frame.columns[$0].gathered(grouping.firstRows) } + added.map(\.column),
      rowCount: grouping.groupCount
    ),
    footnotes: findings.footnotes
  )
}

/// Why a table as a whole has no inequality.
public struct InequalityFailure: Error, Sendable, Hashable {
  public let message: String
  public let notes: [String]
}

/// Two sets of deciles of one indicator are two answers to one question.
private func refuseTwoSchemes(
  _ expected: [[ExpectedGroup]],
  _ schemes: Grouping,
  _ indicator: Column?,
  _ dimensions: [Dimension]
) throws(InequalityFailure) {
  var found: [String: Int] = [:]
  for (groups, row) in zip(expected, schemes.firstRows) {
    guard let scheme = groups.first?.scheme, case .text(let names)? = indicator else { continue }
    let name = names[row] ?? ""
    let family = dimensions[scheme].family
    let other = found.updateValue(scheme, forKey: "\(foldedText(name))\u{1F}\(family)")
    guard let other, other != scheme else { continue }
    throw InequalityFailure(
      message: "\(name) has two schemes of \(family) here, '\(dimensions[other].name)' and "
        + "'\(dimensions[scheme].name)', and their groups differ",
      notes: ["one of them:   get … by \"\(dimensions[other].name)\""]
    )
  }
}

private func inequalityNames(_ rules: InequalityRules) -> Set<String> {
  Set(["dimension", "groups", "ordered", "reason"] + rules.names)
}

/// A scheme's ordered groups that some row of an indicator has.
struct ExpectedGroup: Hashable {
  let scheme: Int
  let place: Int
}

/// For each indicator and dimension its ordered groups here, from the most disadvantaged.
///
/// A series that lacks one of them has a gap. Empty for groups without order.
private func expectedGroups(
  _ groups: [RowGroup?],
  _ schemes: Grouping,
  _ dimensions: [Dimension]
) -> [[ExpectedGroup]] {
  var orders: [Int: [Int]?] = [:]
  return schemes.rowsOfGroups.map { rows in
    var scheme: Int?
    var present: Set<Int> = []
    for row in rows {
      guard let group = groups[row], !group.isUnknown else { continue }
      guard let at = group.scheme, let place = group.place else { return [] }
      scheme = at
      present.insert(place)
    }
    guard let scheme else { return [] }
    let order = orders[scheme] ?? dimensions[scheme].fromMostDisadvantaged
    orders[scheme] = order
    // A group outside the order leaves the groups without one.
    guard let order, present.isSubset(of: Set(order)) else { return [] }
    return order.filter(present.contains).map { ExpectedGroup(scheme: scheme, place: $0) }
  }
}

/// The rows of one series as groups, and what is left out of them.
private func groupFigures(
  _ rows: [(row: Int, group: RowGroup)],
  _ values: EstimateColumn,
  expected: [ExpectedGroup],
  _ dimensions: [Dimension],
  _ rules: InequalityRules
) -> (GroupFigures, LeftOut) {
  func figure(_ row: Int, _ name: String) -> GroupFigure {
    GroupFigure(
      name: name,
      value: values.point[row],
      presence: values.presence[row],
      interval: values.point[row] == nil ? nil : limits(of: values, row: row),
      size: values.denominator?[row],
      decimals: values.publishedDecimals(row)
    )
  }
  let all = rows.map { (figure($0.row, $0.group.group), $0.group) }
  let known = all.filter { !$0.1.isUnknown }
  var result = GroupFigures(
    figures: [],
    measure: rows.first.map { values.measure($0.row) } ?? Measure(),
    isOrdered: !expected.isEmpty
  )
  result.isDistribution = isDistribution(all.map(\.0), result.measure)
  if expected.isEmpty {
    // Whatever the order of the rows, the groups stand in the order of the catalogue.
    result.figures = known.sorted {
      let (one, other) = ($0.1.place ?? .max, $1.1.place ?? .max)
      return one != other ? one < other : $0.1.group < $1.1.group
    }.map(\.0)
  } else {
    result.figures = expected.map { wanted in
      known.first { $0.1.place == wanted.place }?.0
        ?? GroupFigure(
          name: dimensions[wanted.scheme].groups[wanted.place].name,
          value: nil,
          presence: .missing,
          interval: nil,
          size: nil,
          decimals: nil
        )
    }
  }
  result.fault = fault(known.map(\.1), dimensions)
  if let reference = rules.reference {
    let wanted = foldedText(reference)
    result.reference = result.figures.firstIndex { foldedText($0.name) == wanted }
  }
  let left = LeftOut(
    unknown: all.filter { $0.1.isUnknown }.map(\.0),
    known: known.map(\.0),
    isDistribution: result.isDistribution,
    isCount: result.measure.counts == .events && result.scale == nil
  )
  return (result, left)
}

/// Percentages of one denominator that add up to all of it.
private func isDistribution(_ figures: [GroupFigure], _ measure: Measure) -> Bool {
  guard measure.unit == "%", figures.count >= 2, Set(figures.map(\.size)).count == 1 else {
    return false
  }
  let values = figures.compactMap(\.value)
  return values.count == figures.count && abs(values.reduce(0, +) - 100) <= 1
}

/// Why groups are no groups of one whole: one is there twice, one lies in another, or two share
/// years of age.
private func fault(_ groups: [RowGroup], _ dimensions: [Dimension]) -> String? {
  var seen: Set<String> = []
  for group in groups where !seen.insert(foldedText(group.group)).inserted {
    return "\(group.group) is there twice"
  }
  let present = Set(groups.compactMap(\.place))
  for group in groups {
    guard let scheme = group.scheme, let place = group.place else { continue }
    let dimension = dimensions[scheme]
    if let outer = dimension.ancestors(ofGroup: place).first(where: present.contains) {
      return "\(group.group) lies in \(dimension.groups[outer].name), which is there too"
    }
  }
  for group in groups {
    guard let scheme = group.scheme, let place = group.place else { continue }
    let dimension = dimensions[scheme]
    if let other = groups.first(where: { other in
      other.scheme == scheme && other.place.flatMap { dimension.overlap(place, $0) } != nil
    }) {
      return "\(group.group) and \(other.group) overlap"
    }
  }
  return nil
}
