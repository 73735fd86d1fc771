import Frames
import Plans

extension AggregateEvaluator {
  /// Refuses to add up figures of groups or places that stand for some of the same people.
  ///
  /// - Throws: `unit-8` with two names that overlap for one indicator and period.
  func refuseOverlap(
    _ function: AggregateFunction,
    _ values: NumberColumn,
    _ grouping: Grouping
  ) throws(PlanError) {
    for field in frame.schema.fields where !field.overlaps.isEmpty {
      guard case .text(let names)? = frame[field.name],
        let pair = overlap(field, names, values, grouping)
      else { continue }
      throw PlanError(
        code: "unit-8",
        message: "\(pair.outer) and \(pair.inner) overlap, "
          + "so \(function.article) counts a part twice",
        notes: [
          "one of them:   where \(field.name) != \"\(pair.outer)\"      "
            + "apart:   … by \(field.name)"
        ]
      )
    }
  }

  /// Says so where a mean takes in figures of groups or places that stand for some of the same
  /// people: pooled with its councils a country weighs twice.
  func overlapNote(
    _ aggregations: [Aggregation],
    _ groupings: [Grouping]
  ) throws(PlanError) -> Footnote? {
    let means = aggregations.filter { $0.function == .mean || $0.function == .simpleMean }
    for field in frame.schema.fields where !field.overlaps.isEmpty {
      guard case .text(let names)? = frame[field.name] else { continue }
      for aggregation in means {
        guard let argument = aggregation.arguments.first,
          let values = try expressions.column(argument).numbers
        else { continue }
        for grouping in groupings {
          guard let pair = overlap(field, names, values, grouping) else { continue }
          return Footnote(
            .independence,
            "\(pair.outer) and \(pair.inner) overlap: \(aggregation.function.rawValue) takes a "
              + "part in twice; apart:   … by \(field.name)"
          )
        }
      }
    }
    return nil
  }

  /// Two names that overlap among the rows which are added up and alike in all else.
  private func overlap(
    _ field: Field,
    _ names: TextColumn,
    _ values: NumberColumn,
    _ grouping: Grouping
  ) -> (inner: String, outer: String)? {
    let entries = names.dictionary.entries
    let outerNames = field.overlaps.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let isOuter = entries.map(outerNames.contains)
    let outers = entries.map { field.overlaps[$0] ?? [] }
    let rows = (0..<frame.rowCount).filter {
      values.presence.isKnown($0) && names.presence.isKnown($0)
    }
    guard rows.contains(where: { isOuter[names.codes[$0]] }),
      rows.contains(where: { !outers[names.codes[$0]].isEmpty })
    else { return nil }
    let alike = Grouping(otherKeys(of: field), rowCount: frame.rowCount)
    func key(_ row: Int) -> Int {
      grouping.groupOfRow[row] * max(1, alike.groupCount) + alike.groupOfRow[row]
    }
    // England is there once where its councils are many: few rows stand for others.
    var met: [Int: Set<String>] = [:]
    for row in rows where isOuter[names.codes[row]] {
      met[key(row), default: []].insert(entries[names.codes[row]])
    }
    for row in rows where !outers[names.codes[row]].isEmpty {
      let inner = names.codes[row]
      if let outer = met[key(row)]?.intersection(outers[inner]).min() {
        return (entries[inner], outer)
      }
    }
    return nil
  }

  /// What else tells rows apart.
  ///
  /// Rows under another dimension have other groups, too.
  private func otherKeys(of field: Field) -> [Column] {
    let isStack = field.name == "dimension"
    return frame.schema.fields.compactMap { other in
      guard other.role.isKey, other.name != field.name, !(isStack && other.role == .breakdown)
      else { return nil }
      return frame[other.name]
    }
  }

  /// Says so where figures of different periods go into one sum, some of a place and some not: what
  /// `in latest` gives where places publish at different times.
  func mixedPeriods(
    _ aggregations: [Aggregation],
    by keys: [String],
    _ grouping: Grouping
  ) -> Footnote? {
    guard aggregations.contains(where: { $0.function == .sum || $0.function == .sumKnown }),
      let period = frame.schema.first(.period), let place = frame.schema.first(.place),
      !keys.contains(period.name), !keys.contains(place.name),
      case .period(let periods)? = frame[period.name], periods.dictionary.count > 1,
      case .text(let places)? = frame[place.name], places.dictionary.count > 1
    else { return nil }
    var met: [Int: (places: Set<Int>, periods: Set<Int>, pairs: Set<Int>)] = [:]
    for row in 0..<frame.rowCount
    where periods.presence.isKnown(row) && places.presence.isKnown(row) {
      let (one, other) = (places.codes[row], periods.codes[row])
      var cell = met.removeValue(forKey: grouping.groupOfRow[row]) ?? ([], [], [])
      cell.places.insert(one)
      cell.periods.insert(other)
      cell.pairs.insert(one * periods.dictionary.count + other)
      met[grouping.groupOfRow[row]] = cell
    }
    let mixed = met.values.filter { $0.pairs.count < $0.places.count * $0.periods.count }
    guard !mixed.isEmpty else { return nil }
    let labels = mixed.reduce(into: Set<Int>()) { $0.formUnion($1.periods) }.sorted()
      .map { periods.dictionary[$0].label }
    let shown = labels.prefix(4).joined(separator: ", ") + (labels.count > 4 ? " …" : "")
    return Footnote(.time, "places have figures of different periods, added together: \(shown)")
  }
}
