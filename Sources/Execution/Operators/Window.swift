import Frames
import Plans

/// Adds one column a measure; rows stay as they are.
func window(
  _ frame: Frame,
  _ measures: [WindowMeasure],
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  var fields = frame.schema.fields
  var added = frame.columns
  for measure in measures {
    let column = try windowColumn(frame, measure, &footnotes)
    // A measure of a name that exists replaces it: the checker makes names that do not.
    fields.append(Field(name: measure.name, type: column.type, isQuiet: true))
    added.append(column)
  }
  return try makeFrame(fields, added, rowCount: frame.rowCount)
}

private func windowColumn(
  _ frame: Frame,
  _ measure: WindowMeasure,
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Column {
  let grouping = Grouping(try columns(measure.by, of: frame), rowCount: frame.rowCount)
  switch measure.function {
  case .aggregate(let function):
    let evaluator = AggregateEvaluator(frame: frame)
    let values = try evaluator.column(function, measure.arguments, over: grouping)
    let aggregation = Aggregation(
      name: measure.name,
      function: function,
      arguments: measure.arguments
    )
    footnotes.append(contentsOf: try evaluator.footnotes([aggregation]))
    return values.gathered(grouping.groupOfRow)
  case .share:
    return try shares(frame, measure, grouping)
  case .rank, .quantileBand:
    return try placesAmongOthers(frame, measure, grouping, &footnotes)
  case .series(let function):
    guard let name = measure.period, case .period(let periods)? = frame[name] else {
      throw PlanError(
        code: "needs-1",
        message: "\(function.rawValue) follows a series by period, and this table has no period"
      )
    }
    let evaluator = ExpressionEvaluator(frame: frame)
    guard let first = measure.arguments.first else {
      return .missing(.number, count: frame.rowCount)
    }
    let values = try evaluator.column(first)
    let series = SeriesTable(
      grouping: grouping,
      periods: periods,
      values: values
    )
    if let row = series.repeatedRow, function.needsUniquePeriods {
      throw PlanError(
        code: "series-1",
        message: "a series has two rows for \(periods[row]?.label ?? "one period")",
        notes: ["say which columns make a series:   … by indicator, place"]
      )
    }
    var parameters: [Operand] = []
    for argument in measure.arguments.dropFirst() {
      parameters.append(try evaluator.operand(argument))
    }
    return try series.column(function, parameters, &footnotes)
  }
}

/// Ranks or bands of the rows of each group.
private func placesAmongOthers(
  _ frame: Frame,
  _ measure: WindowMeasure,
  _ grouping: Grouping,
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Column {
  let evaluator = ExpressionEvaluator(frame: frame)
  var columns: [Column] = []
  for argument in measure.arguments { columns.append(try evaluator.column(argument)) }
  guard let values = columns.first else { return .missing(.number, count: frame.rowCount) }
  if grouping.groupCount == frame.rowCount, frame.rowCount > 1 {
    footnotes.append(
      Footnote(
        .scope,
        "every row is alone in its group; rows that are set beside each other are named with by, "
          + "such as  by indicator, period"
      )
    )
  }
  guard case .quantileBand = measure.function, columns.count > 1 else {
    return try ranksAcross(values, grouping)
  }
  guard case .number(let bands)? = measure.arguments.dropFirst().first else {
    return .missing(.number, count: frame.rowCount)
  }
  return try quantileBands(
    values,
    count: try wholeNumber(bands, from: 2, to: 1000, of: "quantile_band", "bands"),
    weights: columns.count > 2 ? columns[2].numbers : nil,
    grouping
  )
}

/// Each value in per cent of its group's sum; unknown as soon as one part of the sum is.
private func shares(
  _ frame: Frame,
  _ measure: WindowMeasure,
  _ grouping: Grouping
) throws(PlanError) -> Column {
  let evaluator = AggregateEvaluator(frame: frame)
  let argument = measure.arguments.first ?? .number(0)
  let values = try ExpressionEvaluator(frame: frame).column(argument)
  guard let numbers = values.numbers else { return .missing(.estimate, count: frame.rowCount) }
  let plain = Frame.single("x", .number(numbers))
  let sums = try AggregateEvaluator(frame: plain).column(.sum, [.column("x")], over: grouping)
  try evaluator.refuseMixedUnits(.sum, values, grouping)
  guard let totals = sums.gathered(grouping.groupOfRow).numbers else {
    return .missing(.estimate, count: frame.rowCount)
  }
  let (parts, wholes) = (numbers.doubles, totals.doubles)
  return .estimate(
    EstimateColumn(
      point: NumberColumn(
        parts.indices.map { parts[$0] / wholes[$0] * 100 },
        presence: numbers.presence.combined(with: totals.presence)
      ),
      measures: [Measure(unit: "%")]
    )
  )
}

extension Frame {
  fileprivate static func single(_ name: String, _ column: Column) -> Frame {
    Frame(
      unchecked: Schema([Field(name: name, type: column.type)]),
      columns: [column],
      rowCount: column.count
    )
  }
}

extension SeriesFunction {
  /// Whether two rows of one period would leave the answer to chance.
  fileprivate var needsUniquePeriods: Bool {
    switch self {
    case .latestKnownPeriod, .firstKnownPeriod: false
    case .prev, .next, .change, .percentChange, .streak, .indexTo, .runningSum, .rollingMean: true
    }
  }
}
