import Frames

extension WorkspaceDraft {
  private static let dimensionColumns = [
    KnownColumn("dimension"), KnownColumn("family"), KnownColumn("group"), KnownColumn("order"),
    KnownColumn("parent_group"), KnownColumn("disadvantaged"), KnownColumn("unknown"),
    KnownColumn("aliases"),
  ]

  /// Own dimensions first, then those underneath under other names.
  mutating func readDimensions(_ tables: [ResourceTable]) {
    var positions: [String: Int] = [:]
    for table in tables {
      var reader = TableReader(table, known: WorkspaceDraft.dimensionColumns)
      if reader.require(["dimension", "group"]) { readGroups(&reader, &positions) }
      findings.append(contentsOf: reader.findings)
    }
    guard let underneath else { return }
    for dimension in underneath.dimensions where positions[foldedText(dimension.name)] == nil {
      dimensions.append(dimension)
    }
  }

  private mutating func readGroups(_ reader: inout TableReader, _ positions: inout [String: Int]) {
    let names = reader["dimension"]
    let families = reader["family"]
    let groups = reader["group"]
    let orders = reader["order"]
    let parents = reader["parent_group"]
    let disadvantaged = reader["disadvantaged"]
    let unknown = reader["unknown"]
    let aliases = reader["aliases"]
    var parentNames: [(dimension: Int, group: Int, parent: String, row: Int)] = []
    var firstRows: [Int: Int] = [:]
    var blank: [Int] = []
    for row in 0..<reader.rowCount {
      guard let name = names[row], let group = groups[row] else {
        blank.append(row)
        continue
      }
      let key = foldedText(name)
      let dimension = positions[key] ?? dimensions.count
      if dimension == dimensions.count {
        positions[key] = dimension
        dimensions.append(Dimension(name: name, family: families[row]))
      }
      if firstRows[dimension] == nil { firstRows[dimension] = row }
      if let parent = parents[row] {
        parentNames.append((dimension, dimensions[dimension].groups.count, parent, row))
      }
      let order = orders[row].flatMap { Int($0) }.flatMap {
        (0...1_000_000).contains($0) ? $0 : nil
      }
      if order == nil, let text = orders[row] {
        reader.report(
          "data-13",
          row: row,
          cell: text,
          "'order' of \(group) in \(name) is \"\(text)\", which is no whole number"
        )
      }
      dimensions[dimension].groups.append(
        DimensionGroup(
          name: group,
          aliases: aliases.list(row),
          order: order,
          isDisadvantaged: reader.meaning(of: disadvantaged, "disadvantaged", row, yesNo) ?? false,
          isUnknown: reader.meaning(of: unknown, "unknown", row, yesNo) ?? false
        )
      )
    }
    reader.reportBlank(blank, "dimension and group")
    let places = groupPlaces(Set(parentNames.map(\.dimension)))
    for (dimension, group, parent, row) in parentNames {
      if let found = places[dimension]?[foldedText(parent)], found != group {
        dimensions[dimension].groups[group].parent = found
      } else {
        reader.report(
          "data-8",
          row: row,
          cell: parent,
          "\(dimensions[dimension].name) has no group \"\(parent)\""
            + similar(to: parent, among: dimensions[dimension].groups.map(\.name), reader)
        )
      }
    }
    for (dimension, row) in firstRows.sorted(by: { $0.value < $1.value }) {
      check(dimensions[dimension], row, &reader)
    }
  }

  /// For each dimension its groups by their folded names, which go before aliases.
  private func groupPlaces(_ positions: Set<Int>) -> [Int: [String: Int]] {
    var found: [Int: [String: Int]] = [:]
    for position in positions {
      let groups = dimensions[position].groups.enumerated()
      let names = groups.map { (foldedText($1.name), $0) }
      let aliases = groups.flatMap { at, group in group.aliases.map { (foldedText($0), at) } }
      found[position] = Dictionary(names + aliases, uniquingKeysWith: { first, _ in first })
    }
    return found
  }

  private func check(_ dimension: Dimension, _ row: Int, _ reader: inout TableReader) {
    let unknown = dimension.groups.filter(\.isUnknown)
    if unknown.count > 1 {
      let names = unknown.map(\.name).joined(separator: ", ")
      reader.report(
        "data-13",
        row: row,
        "\(dimension.name) has \(unknown.count) groups marked unknown: \(names)"
      )
    }
    guard dimension.isOrdered else { return }
    let known = dimension.groups.filter { !$0.isUnknown }
    for group in known where group.order == nil {
      reader.report(
        "data-13",
        row: row,
        cell: group.name,
        "\(dimension.name) is ordered and \"\(group.name)\" has no order"
      )
    }
    let orders = known.compactMap(\.order).sorted()
    for (left, right) in zip(orders, orders.dropFirst()) where right != left + 1 {
      let what =
        left == right ? "two groups with order \(left)" : "no group between \(left) and \(right)"
      reader.report("data-13", row: row, "\(dimension.name) has \(what)")
    }
    guard foldedText(dimension.family) == "age" else { return }
    for group in known where AgeBand(reading: group.name) == nil {
      reader.report(
        "data-13",
        row: row,
        cell: group.name,
        "\"\(group.name)\" in \(dimension.name) is no age band"
      )
    }
  }

  /// Dimensions and groups that rows have and no table lists, in order of appearance.
  mutating func addUnlisted(_ pairs: [(dimension: String, group: String)]) {
    var positions: [String: Int] = [:]
    for (position, dimension) in dimensions.enumerated() {
      positions[foldedText(dimension.name)] = position
    }
    var names: [Int: Set<String>] = [:]
    var withUnknown = Set(
      dimensions.indices.filter { dimensions[$0].groups.contains(where: \.isUnknown) }
    )
    let listed = dimensions.count
    var grown: Set<Int> = []
    for (dimension, group) in pairs {
      let key = foldedText(dimension)
      let position = positions[key] ?? dimensions.count
      if position == dimensions.count {
        positions[key] = position
        dimensions.append(
          Dimension(name: dimension, family: usualFamily(ofDimension: dimension))
        )
      }
      if names[position] == nil {
        names[position] = Set(
          dimensions[position].groups.flatMap { [$0.name] + $0.aliases }.map(foldedText)
        )
      }
      let folded = foldedText(group)
      guard names[position]?.insert(folded).inserted == true else { continue }
      grown.insert(position)
      let isUnknown =
        usualUnknownGroups.contains(folded) && withUnknown.insert(position).inserted
      dimensions[position].groups.append(DimensionGroup(name: group, isUnknown: isUnknown))
    }
    for position in listed..<dimensions.count { dimensions[position].orderByDeprivation() }
    for position in grown.sorted() { dimensions[position].orderByAge() }
  }

  // MARK: Standard populations

  mutating func readStandards(_ tables: [ResourceTable]) {
    var names: [String] = []
    var bands: [String: [(band: StandardPopulation.Band, row: Int)]] = [:]
    for table in tables {
      var reader = TableReader(
        table,
        known: [
          KnownColumn("standard"), KnownColumn("from_age"), KnownColumn("to_age"),
          KnownColumn("population"),
        ]
      )
      guard reader.require(["standard", "from_age", "population"]) else {
        findings.append(contentsOf: reader.findings)
        continue
      }
      let standards = reader["standard"]
      let from = reader["from_age"]
      let to = reader["to_age"]
      let populations = reader["population"]
      var blank: [Int] = []
      for row in 0..<reader.rowCount {
        guard let name = standards[row] else {
          blank.append(row)
          continue
        }
        guard let start = from[row].flatMap({ Int($0) }), (0...199).contains(start),
          to[row].map({ Int($0).map { (start...199).contains($0) } ?? false }) ?? true,
          let population = populations[row].flatMap({ readNumber($0)?.value }), population > 0
        else {
          reader.report(
            "data-13",
            row: row,
            "row \(reader.line(row)) of \(name) is no age band with a population"
          )
          continue
        }
        if bands[name] == nil { names.append(name) }
        let ages = AgeBand(from: start, to: to[row].flatMap { Int($0) })
        bands[name, default: []].append(
          (StandardPopulation.Band(ages: ages, population: population), row)
        )
      }
      reader.reportBlank(blank, "standard")
      for name in names {
        let sorted = (bands[name] ?? []).sorted { $0.band.ages.from < $1.band.ages.from }
        for (left, right) in zip(sorted, sorted.dropFirst())
        where left.band.ages.to.map({ $0 + 1 != right.band.ages.from }) ?? true {
          reader.report(
            "data-13",
            row: right.row,
            "\(name) has no band that ends where \(right.band.ages.from) begins"
          )
        }
      }
      findings.append(contentsOf: reader.findings)
    }
    standards = names.map { name in
      StandardPopulation(
        name: name,
        bands: (bands[name] ?? []).map(\.band).sorted { $0.ages.from < $1.ages.from }
      )
    }
    for standard in underneath?.standards ?? [] where !names.contains(standard.name) {
      standards.append(standard)
    }
  }
}
