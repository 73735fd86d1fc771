import Frames

/// Leaves out columns that nobody asks for, down to what the sources read.
///
/// `needed` are the columns of the plan's result that are wanted; nil means all of them. Steps that
/// pass every column on (pivot, unpivot, union, procedures that do not say what they need) stop it.
func pruned(_ plan: Plan, keeping needed: Set<String>?) -> Plan {
  switch plan {
  case .scan(let source, let columns, let origin):
    guard let needed else { return plan }
    let kept = columns.filter { needed.contains($0) }
    // A count needs no column, but a source without columns would have no rows to count.
    return .scan(source, columns: kept.isEmpty ? Array(columns.prefix(1)) : kept, origin)
  case .filter(let input, let conditions, let origin):
    let below = needed.map { names in
      conditions.reduce(into: names) {
        $0.formUnion(columns(of: $1.expression))
        if let compared = $1.comparedColumn { $0.insert(compared) }
      }
    }
    return .filter(pruned(input, keeping: below), where: conditions, origin)
  case .project(let input, let expressions, let origin):
    let kept =
      needed.map { names in expressions.filter { names.contains($0.field.name) } }
      .flatMap { $0.isEmpty ? nil : $0 } ?? expressions
    let below = kept.reduce(into: Set<String>()) { $0.formUnion(columns(of: $1.expression)) }
    return .project(pruned(input, keeping: below), kept, origin)
  case .aggregate(let input, let keys, let aggregations, let rollup, let origin):
    var below = Set(keys)
    for aggregation in aggregations {
      for argument in aggregation.arguments { below.formUnion(columns(of: argument)) }
    }
    // First, last and the check for mixed indicators go by the table's own period and indicator;
    // sums and means tell of people who are there twice, so they need all that tells rows apart.
    let isOfPeople = aggregations.contains { $0.function.countsPeopleOnce }
    below.formUnion(roleColumns(of: input) { isOfPeople ? $0.isKey : $0.isSeriesKey })
    return .aggregate(
      pruned(input, keeping: below),
      by: keys,
      aggregations,
      rollup: rollup,
      origin
    )
  case .window(let input, let measures, let origin):
    let below = needed.map { names in
      var below = names.union(roleColumns(of: input, where: \.isSeriesKey))
      for measure in measures {
        below.remove(measure.name)
        below.formUnion(measure.by)
        if let period = measure.period { below.insert(period) }
        for argument in measure.arguments { below.formUnion(columns(of: argument)) }
      }
      return below
    }
    return .window(pruned(input, keeping: below), measures, origin)
  case .join(let left, let right, let keys, let origin):
    let below = needed.map { $0.union(keys) }
    return .join(
      pruned(left, keeping: below),
      pruned(right, keeping: below),
      on: keys,
      origin
    )
  case .sort(let input, let keys, let origin):
    let below = needed.map { names in
      keys.reduce(into: names) { $0.formUnion(columns(of: $1.expression)) }
    }
    return .sort(pruned(input, keeping: below), keys, origin)
  case .limit(let input, let count, let keys, let origin):
    return .limit(
      pruned(input, keeping: needed.map { $0.union(keys) }),
      count: count,
      by: keys,
      origin
    )
  case .union(let inputs, let origin):
    return .union(inputs.map { pruned($0, keeping: nil) }, origin)
  case .pivot(let input, let names, let values, let keys, let origin):
    return .pivot(
      pruned(input, keeping: nil),
      names: names,
      values: values,
      keys: keys,
      origin
    )
  case .unpivot(let input, let columns, let name, let origin):
    return .unpivot(pruned(input, keeping: nil), columns: columns, into: name, origin)
  case .apply(let input, let procedure, let origin):
    let below = procedure.inputs.map { inputs in
      procedure.passesColumnsOn ? needed.map { $0.union(inputs) } : inputs
    }
    return .apply(pruned(input, keeping: below ?? nil), procedure.wanting(needed), origin)
  }
}

private func columns(of expression: Expression) -> Set<String> {
  var names: Set<String> = []
  expression.forEachColumn { name in
    names.insert(name)
    names.insert(Field.totalMarker(of: name))
  }
  return names
}

/// Columns of some roles that a source marks as such.
private func roleColumns(
  of plan: Plan,
  where isWanted: (FieldRole) -> Bool
) -> Set<String> {
  var names: Set<String> = []
  if case .scan(let source, _, _) = plan {
    for field in source.schema.fields where isWanted(field.role) { names.insert(field.name) }
  }
  if case .project(_, let expressions, _) = plan {
    for expression in expressions where isWanted(expression.field.role) {
      names.insert(expression.field.name)
    }
  }
  for input in plan.inputs { names.formUnion(roleColumns(of: input, where: isWanted)) }
  return names
}

extension FieldRole {
  fileprivate var isSeriesKey: Bool { self == .indicator || self == .period }
}
