import Frames

extension LayoutReader {
  /// A column of groups, or a pair of columns of dimensions and groups, as numbers of names.
  private struct Source {
    var dimension: [Int]
    var group: [Int]
  }

  /// The dimension columns of the rows, and a table of ordered dimensions where the file says so.
  mutating func breakdown(
    _ indicators: LayoutIndicators
  ) -> (columns: [(String, TextColumn)], dimensions: [(String, TextColumn)]) {
    var (dimensions, groups) = (Interning(), Interning())
    var sources: [Source] = []
    if let source = pair(indicators, &dimensions, &groups) { sources.append(source) }
    for (role, name, isScope) in groupColumns() {
      guard let column = columns[role] else { continue }
      let cells = LayoutCells(column) { tidyName($0, hasInnerQuotes: layout.hasInnerQuotes) }
      let own = isScope ? withoutScope(cells, name, indicators) : withoutTotals(cells)
      guard own.contains(where: { $0 >= 0 }) else { continue }
      let numbers = cells.entries.map { groups.number(of: $0) }
      let dimension = dimensions.number(of: name)
      sources.append(
        Source(
          dimension: own.map { $0 < 0 ? -1 : dimension },
          group: own.map { $0 < 0 ? -1 : numbers[$0] }
        )
      )
    }
    let columns = crossed(sources, dimensions.texts, groups.texts)
    return (columns, orderedDimensions())
  }

  /// Columns of groups with the name of their dimension, in the order of the layout.
  private func groupColumns() -> [(ColumnRole, String, isScope: Bool)] {
    var result: [(ColumnRole, String, isScope: Bool)] = []
    for rule in layout.columns {
      if case .scope(let name) = rule.role { result.append((rule.role, name, true)) }
    }
    var filters: [String] = []
    for case .filter(let name) in columns.keys { filters.append(name) }
    // As they are written in quotation marks, so that `Sex x` comes before `Sex`.
    for name in filters.sorted(by: { $0.debugDescription < $1.debugDescription }) {
      result.append((.filter(name), name, false))
    }
    return result
  }

  /// Which of the groups that were met together are everyone: those named so, else the only one that
  /// begins as this publisher's totals do.
  ///
  /// `All other ethnic groups` is one of several and no total.
  func totals(among codes: some Sequence<Int>, _ entries: [String]) -> Set<Int> {
    let folded = codes.map { ($0, foldedText(entries[$0])) }
    let named = folded.filter { layout.totals.contains($0.1) }
    if !named.isEmpty { return Set(named.map(\.0)) }
    let likely = folded.filter { _, text in
      !text.hasPrefix("all other") && layout.totalBeginnings.contains { text.hasPrefix($0) }
    }
    return likely.count == 1 ? Set(likely.map(\.0)) : []
  }

  private func withoutTotals(_ cells: LayoutCells) -> [Int] {
    let totals = totals(among: Set(cells.codes.filter { $0 >= 0 }), cells.entries)
    let isTotal = cells.entries.indices.map(totals.contains)
    return cells.codes.map { $0 >= 0 && isTotal[$0] ? -1 : $0 }
  }

  private func pair(
    _ indicators: LayoutIndicators,
    _ dimensions: inout Interning,
    _ groups: inout Interning
  ) -> Source? {
    guard let dimension = columns[.dimension], let group = columns[.group] else { return nil }
    func tidy(_ text: String) -> String {
      tidyName(text, hasInnerQuotes: layout.hasInnerQuotes)
    }
    let kinds = LayoutCells(dimension, tidy)
    let cells = LayoutCells(group, tidy)
    let kindNumbers = kinds.entries.map { $0.isEmpty ? -1 : dimensions.number(of: $0) }
    let kindTotals = kinds.entries.map { layout.totals.contains(foldedText($0)) }
    let groupNumbers = cells.entries.map { $0.isEmpty ? -1 : groups.number(of: $0) }
    let isTotal = totalRows(kinds, cells, indicators)
    var source = Source(dimension: [], group: [])
    source.dimension.reserveCapacity(rowCount)
    source.group.reserveCapacity(rowCount)
    for (row, (kind, group)) in zip(kinds.codes, cells.codes).enumerated() {
      let isWhole = group < 0 || isTotal(row) || (kind >= 0 && kindTotals[kind])
      source.dimension.append(isWhole || kind < 0 ? -1 : kindNumbers[kind])
      source.group.append(isWhole ? -1 : groupNumbers[group])
    }
    return source
  }

  /// Whether a row that has a group is about everyone, as the groups of its indicator's dimension
  /// tell.
  private func totalRows(
    _ kinds: LayoutCells,
    _ cells: LayoutCells,
    _ indicators: LayoutIndicators
  ) -> (Int) -> Bool {
    if layout.totalBeginnings.isEmpty {
      let named = cells.entries.map { layout.totals.contains(foldedText($0)) }
      return { named[cells.codes[$0]] }
    }
    func key(_ row: Int) -> Int {
      (indicators.ofRow[row] + 1) * (kinds.entries.count + 1) + kinds.codes[row] + 1
    }
    var met: [Int: Set<Int>] = [:]
    for (row, code) in cells.codes.enumerated() where code >= 0 {
      met[key(row), default: []].insert(code)
    }
    let wholes = met.mapValues { totals(among: $0, cells.entries) }
    return { row in wholes[key(row)]?.contains(cells.codes[row]) ?? false }
  }

  // MARK: Sex and Age

  /// Groups of a column that is the scope of those indicators in which it is constant, and a
  /// breakdown of the others.
  private mutating func withoutScope(
    _ cells: LayoutCells,
    _ name: String,
    _ indicators: LayoutIndicators
  ) -> [Int] {
    var met: [Set<Int>] = Array(repeating: [], count: indicators.codes.count)
    var last = Array(repeating: -2, count: indicators.codes.count)
    for (position, code) in zip(indicators.ofRow, cells.codes) where position >= 0 {
      if last[position] != code {
        last[position] = code
        met[position].insert(code)
      }
    }
    let isBroken = met.map { $0.count > 1 }
    var wholes: [Set<Int>] = Array(repeating: [], count: met.count)
    var without: [String] = []
    for (position, codes) in met.enumerated() where isBroken[position] {
      // Rows that name no group are about everyone where others of the indicator name one.
      let hasBlanks = codes.contains(-1)
      wholes[position] =
        hasBlanks
        ? totals(among: codes.subtracting([-1]), cells.entries) : whole(of: codes, cells.entries)
      if wholes[position].isEmpty, !hasBlanks { without.append(indicators.names[position]) }
    }
    if let first = without.first {
      let more = without.count > 1 ? " and \(without.count - 1) more" : ""
      remarks.append("no group of \(name) is everyone in \(first)\(more): there are no totals")
    }
    return zip(indicators.ofRow, cells.codes).map { position, code in
      position >= 0 && isBroken[position] && !wholes[position].contains(code) ? code : -1
    }
  }

  /// The group that is everyone: by its name, else the age band that contains all others.
  private func whole(of codes: Set<Int>, _ entries: [String]) -> Set<Int> {
    let named = totals(among: codes, entries)
    if !named.isEmpty { return named }
    let bands = codes.compactMap { code in AgeBand(reading: entries[code]).map { (code, $0) } }
    guard bands.count == codes.count else { return [] }
    return Set(bands.filter { own in bands.allSatisfy { own.1.contains($0.1) } }.map(\.0))
  }

  /// What an indicator is about all through, in words: `Persons, <15 yrs`.
  func scopes(_ indicators: LayoutIndicators) -> [String?]? {
    var parts = Array(repeating: [String](), count: indicators.codes.count)
    for rule in layout.columns {
      guard case .scope = rule.role, let column = columns[rule.role] else { continue }
      var found: [Set<String>] = Array(repeating: [], count: indicators.codes.count)
      let cells = LayoutCells(column)
      var last = Array(repeating: -2, count: found.count)
      for (position, code) in zip(indicators.ofRow, cells.codes) where position >= 0 {
        guard last[position] != code else { continue }
        last[position] = code
        if found[position].count < 2 { found[position].insert(code < 0 ? "" : cells.entries[code]) }
      }
      for (position, texts) in found.enumerated() where texts.count == 1 {
        parts[position] += texts.filter { !$0.isEmpty }
      }
    }
    return parts.allSatisfy(\.isEmpty)
      ? nil : parts.map { $0.isEmpty ? nil : $0.joined(separator: ", ") }
  }

  // MARK: Crosses

  /// One to three pairs of columns, the dimensions of a row in alphabetical order.
  private mutating func crossed(
    _ sources: [Source],
    _ dimensions: [String],
    _ groups: [String]
  ) -> [(String, TextColumn)] {
    guard let first = sources.first else { return [] }
    var slots = [first]
    if sources.count > 1 {
      let ranks = ranks(dimensions)
      let slotCount = min(3, sources.count)
      // Pairs of each row side by side, -1 where there is none.
      var dimensionOf = Array(repeating: -1, count: rowCount * slotCount)
      var groupOf = dimensionOf
      var pairCount = Array(repeating: 0, count: rowCount)
      for source in sources {
        for (row, group) in source.group.enumerated() where group >= 0 {
          let start = row * slotCount
          let dimension = source.dimension[row]
          var slot = min(pairCount[row], slotCount)
          while slot > 0,
            rank(ranks, dimensionOf[start + slot - 1]) > rank(ranks, dimension)
          {
            slot -= 1
            if slot + 1 < slotCount {
              dimensionOf[start + slot + 1] = dimensionOf[start + slot]
              groupOf[start + slot + 1] = groupOf[start + slot]
            }
          }
          if slot < slotCount {
            dimensionOf[start + slot] = dimension
            groupOf[start + slot] = group
          }
          pairCount[row] += 1
        }
      }
      slots = (0..<slotCount).map { slot in
        let places = stride(from: slot, to: rowCount * slotCount, by: slotCount)
        return Source(
          dimension: places.map { dimensionOf[$0] },
          group: places.map { groupOf[$0] }
        )
      }
      let tooMany = pairCount.indices.filter { pairCount[$0] > 3 }
      if !tooMany.isEmpty { refused.append(("crossed by more than three dimensions", tooMany)) }
    }
    var result: [(String, TextColumn)] = []
    for (at, slot) in slots.enumerated() {
      guard at == 0 || slot.group.contains(where: { $0 >= 0 }) else { break }
      let suffix = at == 0 ? "" : "_\(at + 1)"
      result.append(("dimension\(suffix)", TextColumn(numbered: slot.dimension, of: dimensions)))
      result.append(("group\(suffix)", TextColumn(numbered: slot.group, of: groups)))
    }
    return result
  }

  private func ranks(_ names: [String]) -> [Int] {
    let folded = names.map(foldedText)
    let order = names.indices.sorted { folded[$0] < folded[$1] }
    var ranks = Array(repeating: 0, count: names.count)
    for (rank, position) in order.enumerated() { ranks[position] = rank }
    return ranks
  }

  private func rank(_ ranks: [Int], _ dimension: Int) -> Int {
    ranks.indices.contains(dimension) ? ranks[dimension] : -1
  }

  // MARK: Order

  /// The groups of those dimensions that the file calls ordered, the most disadvantaged first.
  private func orderedDimensions() -> [(String, TextColumn)] {
    guard let names = columns[.dimension].map({ LayoutCells($0) { tidyName($0) } }),
      let groups = columns[.group].map({ LayoutCells($0) { tidyName($0) } }),
      let orders = columns[.groupOrder].map({ LayoutCells($0) }),
      let flags = columns[.isOrdered].map({ LayoutCells($0) })
    else { return [] }
    var found: [Int: [Int: Set<Int>]] = [:]
    for row in 0..<rowCount where flags[row] == "1" {
      guard names.codes[row] >= 0, groups.codes[row] >= 0,
        let order = orders[row].flatMap({ Int($0) })
      else { continue }
      found[names.codes[row], default: [:]][groups.codes[row], default: []].insert(order)
    }
    var table: [(dimension: String, group: String, order: Int)] = []
    for (dimension, members) in found.sorted(by: { $0.key < $1.key }) {
      let sorted = members.compactMap { group, orders in
        orders.count == 1 ? orders.first.map { (group, $0) } : nil
      }.sorted { $0.1 < $1.1 }
      // An order with gaps or ties orders nothing.
      guard sorted.count == members.count, sorted.map(\.1) == Array(1...max(1, sorted.count))
      else { continue }
      for (group, order) in sorted {
        table.append((names.entries[dimension], groups.entries[group], order))
      }
    }
    guard !table.isEmpty else { return [] }
    return [
      ("dimension", TextColumn(table.map { .some($0.dimension) })),
      ("family", TextColumn(table.map { .some(usualFamily(ofDimension: $0.dimension)) })),
      ("group", TextColumn(table.map { .some($0.group) })),
      ("order", TextColumn(table.map { .some(String($0.order)) })),
      ("disadvantaged", TextColumn(table.map { $0.order == 1 ? "yes" : nil })),
    ]
  }
}
