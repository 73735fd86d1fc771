import Frames

extension WorkspaceDraft {
  /// All tables' rows one after the other, repeated keys settled, figures checked.
  mutating func combine(_ batches: [ObservationBatch]) -> Observations {
    let indicator = batches.count == 1 ? batches[0].indicator : batches.flatMap(\.indicator)
    let place = batches.count == 1 ? batches[0].place : batches.flatMap(\.place)
    let periods = batches.count == 1 ? batches[0].periods : .concatenated(batches.map(\.periods))
    let width = batches.map(\.breakdown.count).max() ?? 0
    let breakdown = (0..<width).map { at in
      joined(batches) { $0.breakdown.count > at ? $0.breakdown[at] : nil }
    }
    var value = batches.count == 1 ? batches[0].value : .concatenated(batches.map(\.value))
    var audit = KeyAudit(batches, indicator, place, periods, breakdown, value)
    audit.run(indicators: indicators, places: places)
    findings.append(contentsOf: audit.findings)
    rows.merged += audit.mergedCount
    rows.refused += audit.refusedCount
    rows.kept += audit.keptRows.count

    takeMultipliers(value, indicator)
    value.measures = indicators.isEmpty ? [Measure()] : indicators.map(\.measure)
    value.measureCodes = Codes(indicator, bound: max(1, indicators.count))
    let kept = audit.keptRows
    func keep(_ column: TextColumn) -> TextColumn {
      kept.count == column.count ? column : column.gathered(kept)
    }
    let isWhole = kept.count == indicator.count
    let keptValue = isWhole ? value : value.gathered(kept)
    let keptIndicator = isWhole ? indicator : kept.map { indicator[$0] }
    var check = FigureCheck(
      indicators: indicators,
      indicator: keptIndicator,
      value: keptValue,
      origin: { audit.origin(of: kept[$0]) }
    )
    check.run()
    findings.append(contentsOf: check.findings)

    let pairs = breakdown.map(keep)
    addUnlistedGroups(pairs)
    sayOverlappingAges(pairs, keptIndicator)
    let plainNames = batches.flatMap { $0.plain.map(\.name) }.removingRepeats()
    // Of two columns of one name in a table the first counts.
    let plainColumns = batches.map { batch in
      Dictionary(batch.plain.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
    return Observations(
      indicator: Codes(keptIndicator, bound: max(1, indicators.count)),
      place: Codes(isWhole ? place : kept.map { place[$0] }, bound: max(1, places.count)),
      period: isWhole ? periods : periods.gathered(kept),
      dimension: pairs[0],
      group: pairs[1],
      dimension2: pairs.count > 3 ? pairs[2] : nil,
      group2: pairs.count > 3 ? pairs[3] : nil,
      dimension3: pairs.count > 5 ? pairs[4] : nil,
      group3: pairs.count > 5 ? pairs[5] : nil,
      value: keptValue,
      lower998: limits(batches.map(\.lower998), batches, kept),
      upper998: limits(batches.map(\.upper998), batches, kept),
      note: keep(joined(batches) { $0.note }),
      source: keep(joined(batches) { $0.source }),
      publishedProgress: keep(joined(batches) { $0.progress }),
      plain: plainNames.map { name in
        let parts = zip(plainColumns, batches).map { columns, batch in
          columns[name] ?? .missing(count: batch.indicator.count)
        }
        let text = parts.count == 1 ? parts[0] : TextColumn.concatenated(parts)
        return Observations.PlainColumn(name: name, text: keep(text))
      },
      indicatorCount: indicators.count
    )
  }

  private func joined(
    _ batches: [ObservationBatch],
    _ column: (ObservationBatch) -> TextColumn?
  ) -> TextColumn {
    let parts = batches.map { batch in
      column(batch) ?? .missing(count: batch.indicator.count)
    }
    return parts.count == 1 ? parts[0] : .concatenated(parts)
  }

  private func limits(
    _ parts: [NumberColumn?],
    _ batches: [ObservationBatch],
    _ kept: [Int]
  ) -> NumberColumn? {
    guard parts.contains(where: { $0 != nil }) else { return nil }
    return NumberColumn.concatenated(
      zip(parts, batches).map { $0 ?? .unknown(count: $1.indicator.count) }
    ).gathered(kept)
  }

  private mutating func addUnlistedGroups(_ columns: [TextColumn]) {
    var pairs: [(dimension: String, group: String)] = []
    for at in stride(from: 0, to: columns.count - 1, by: 2) {
      let (dimensions, groups) = (columns[at], columns[at + 1])
      guard dimensions.presence.knownCount > 0 else { continue }
      let numbering = KeyNumbering(
        [dimensions, groups].map { column in
          KeyNumbering.Part(orNone: column.knownCodes, bound: column.dictionary.count)
        },
        rowCount: dimensions.count
      )
      for row in numbering.firstRows {
        guard let dimension = dimensions[row], let group = groups[row] else { continue }
        pairs.append((dimension, group))
      }
    }
    addUnlisted(pairs)
    var counts: [Int: Int] = [:]
    let positions = Dictionary(
      dimensions.enumerated().map { (foldedText($0.element.name), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    var met: Set<String> = []
    for pair in pairs {
      guard met.insert("\(pair.dimension)\u{0}\(pair.group)").inserted,
        let position = positions[foldedText(pair.dimension)]
      else { continue }
      counts[position, default: 0] += 1
    }
    reading.dimensions = counts.sorted { $0.key < $1.key }.map { position, count in
      (dimensions[position].name, dimensions[position].family, count)
    }
  }

  /// Bands of age that share years within one indicator, by an example.
  private mutating func sayOverlappingAges(_ columns: [TextColumn], _ indicator: [Int]) {
    var found: [Int: (String, String)] = [:]
    let ageNames = Set(
      dimensions.lazy.filter { foldedText($0.family) == "age" }.map { foldedText($0.name) }
    )
    for at in stride(from: 0, to: columns.count - 1, by: 2) {
      let (names, groups) = (columns[at], columns[at + 1])
      let isAge = names.dictionary.entries.map { ageNames.contains(foldedText($0)) }
      guard isAge.contains(true) else { continue }
      let bands = groups.dictionary.entries.map { AgeBand(reading: $0) }
      var met: [Int: Set<Int>] = [:]
      for row in 0..<names.count
      where names.presence.isKnown(row) && isAge[names.codes[row]] && groups.presence.isKnown(row) {
        met[indicator[row], default: []].insert(groups.codes[row])
      }
      for (position, codes) in met where found[position] == nil {
        let sorted = codes.compactMap { code in bands[code].map { (code, $0) } }
          .sorted { ($0.1.from, $0.1.to ?? .max, $0.0) < ($1.1.from, $1.1.to ?? .max, $1.0) }
        // In order of their lower ends, one that overlaps any overlaps the next.
        let pair = zip(sorted, sorted.dropFirst()).first { $0.1.overlaps($1.1) }
        guard let pair else { continue }
        let entries = groups.dictionary.entries
        found[position] = (entries[pair.0.0], entries[pair.1.0])
      }
    }
    guard let first = found.min(by: { $0.key < $1.key }), indicators.indices.contains(first.key)
    else { return }
    let more = found.count > 1 ? " and \(found.count - 1) more" : ""
    reading.remarks.append(
      "bands of age overlap in \(indicators[first.key].name)\(more) (\(first.value.0) and "
        + "\(first.value.1)): never added together"
    )
  }
}
