import Frames

/// Turns a file of any layout into the tables of a data package.
struct LayoutReader {
  let layout: Layout
  let input: LayoutInput
  /// Number of rows as figures: of the file, or more where a row holds several.
  var rowCount: Int
  /// The row of the file that a row comes from; nil where they are the same.
  var fileRows: [Int]?
  var columns: [ColumnRole: TextColumn] = [:]
  var plain: [(name: String, text: TextColumn)] = []
  var usedCount = 0
  var remarks: [String]
  /// Rows that cannot become figures, by reason.
  var refused: [(reason: String, rows: [Int])] = []

  init(_ layout: Layout, _ input: LayoutInput) {
    self.layout = layout.namingGroups(of: input.frame.schema.fields.map(\.name))
    self.input = input
    rowCount = input.frame.rowCount
    remarks = layout.remarks
  }

  mutating func read() throws(LayoutError) -> LayoutReading {
    try findColumns()
    try refuseDamaged()
    if case .resource(let name) = layout.kind { return try resourceTable(name) }
    if let rules = layout.wide { try spread(rules) }
    for (role, text) in layout.mappedRows { fill(role, text) }
    if layout.isOneSurvey { standIn() }
    try nameGroups()
    let hasPlace =
      !layout.levels.isEmpty || columns[.placeName] != nil || columns[.placeCode] != nil
    let missing =
      (hasPlace ? [] : ["place"]) + (columns[.period] == nil ? ["period"] : [])
    guard missing.isEmpty else {
      throw LayoutError.incomplete(title: layout.title, missing: missing)
    }
    let indicators = LayoutIndicators(&self)
    var rows: [(String, TextColumn)] = [("indicator_id", indicators.column)]
    rows += try periods(indicators)
    rows += places()
    checkAverages(indicators)
    let breakdown = breakdown(indicators)
    rows += breakdown.columns
    rows += figures()
    let catalogue = catalogue(indicators)
    rows += catalogue.rows
    rows += plainColumns()
    return try reading(
      [("observations", rows), ("indicators", catalogue.table)]
        + (breakdown.dimensions.isEmpty ? [] : [("dimensions", breakdown.dimensions)])
    )
  }

  private mutating func fill(_ role: ColumnRole, _ text: String) {
    columns[role] = TextColumn(numbered: Array(repeating: 0, count: rowCount), of: [text])
  }

  /// A place and a period for files that hold one survey and say neither where nor when.
  private mutating func standIn() {
    let title = fileTitle(input.fileName)
    var lacking: [String] = []
    if columns[.placeName] == nil, columns[.placeCode] == nil {
      fill(.placeName, title)
      lacking.append("no column names the place: it is \(title), after the file")
    }
    if columns[.period] == nil {
      fill(.period, Period.undated.label)
      lacking.append("no column says when: all is undated")
    }
    remarks += lacking
  }

  /// Groups that no column names the dimension of are those of a dimension called Group; a column of
  /// dimensions without groups says nothing that could be kept.
  private mutating func nameGroups() throws(LayoutError) {
    if columns[.dimension] == nil, let groups = columns.removeValue(forKey: .group) {
      columns[.filter("Group")] = groups
      remarks.append("no column names the dimension of the groups: it is called Group")
    } else if columns[.group] == nil, let dimensions = columns[.dimension],
      dimensions.presence.knownCount > 0
    {
      throw LayoutError.incomplete(title: layout.title, missing: ["group"])
    }
  }

  /// The columns by role; the others keep their headings, those to be dropped go.
  private mutating func findColumns() throws(LayoutError) {
    var byHeading: [String: Int] = [:]
    let fields = input.frame.schema.fields
    for (at, field) in fields.enumerated() {
      let folded = foldedColumnName(field.name)
      let repeated = repeatedHeading(field.name).map(foldedColumnName)
      if byHeading[folded] == nil { byHeading[folded] = at }
      // Of one heading twice the column counts that holds something.
      for heading in [folded, repeated].compactMap({ $0 }) {
        if let first = byHeading[heading], !hasContent(first), hasContent(at) {
          byHeading[heading] = at
        }
      }
    }
    var taken: Set<Int> = []
    for rule in layout.columns where columns[rule.role] == nil && !layout.isMapped(rule.role) {
      guard
        let at = rule.headings.lazy.compactMap({ byHeading[$0] }).first(where: { at in
          !taken.contains(at)
        }), case .text(let text) = input.frame.columns[at]
      else { continue }
      taken.insert(at)
      columns[rule.role] = text
    }
    for rule in layout.levels {
      for heading in [rule.code, rule.name] {
        guard let at = byHeading[heading], taken.insert(at).inserted,
          case .text(let text) = input.frame.columns[at]
        else { continue }
        columns[.column(heading)] = text
      }
    }
    // `Code` beside `Area` is the area's: no indicator has a code such as E08000026.
    if columns[.placeCode] == nil, let codes = columns[.indicatorCode],
      TableCells(codes).areAllNationalCodes
    {
      columns[.placeCode] = columns.removeValue(forKey: .indicatorCode)
    }
    usedCount = taken.count
    try refuseTwins(taken)
    for (at, field) in fields.enumerated() where !taken.contains(at) {
      guard case .text(let text) = input.frame.columns[at] else { continue }
      if layout.drop.contains(foldedColumnName(field.name)) {
        usedCount += 1
        continue
      }
      plain.append((field.name, text))
    }
  }

  private func hasContent(_ column: Int) -> Bool {
    input.frame.columns[column].presence.knownCount > 0
  }

  /// A column with a meaning may not stand twice with different cells: neither could be told right.
  private func refuseTwins(_ taken: Set<Int>) throws(LayoutError) {
    let fields = input.frame.schema.fields
    var twins: [String: Int] = [:]
    for at in taken {
      twins[foldedColumnName(repeatedHeading(fields[at].name) ?? fields[at].name)] = at
    }
    for (at, field) in fields.enumerated() where !taken.contains(at) {
      let heading = foldedColumnName(repeatedHeading(field.name) ?? field.name)
      guard let twin = twins[heading], hasContent(at),
        case .text(let own) = input.frame.columns[at],
        case .text(let other) = input.frame.columns[twin],
        (0..<own.count).contains(where: { own[$0] != other[$0] })
      else { continue }
      throw LayoutError.unusable(
        "one column stands twice: '\(fields[twin].name)' and '\(field.name)'   [data-14]"
      )
    }
  }

  private func refuseDamaged() throws(LayoutError) {
    for rule in layout.refusals {
      guard let column = columns[rule.role] else { continue }
      let isDamaged = column.dictionary.entries.contains { entry in
        let folded = foldedText(tidyName(entry, hasInnerQuotes: layout.hasInnerQuotes))
        return rule.beginnings.contains { folded.hasPrefix($0) }
      }
      if isDamaged { throw LayoutError.unusable(rule.sentence) }
    }
  }

  /// Columns kept as they are, under headings that mean nothing else here.
  private func plainColumns() -> [(String, TextColumn)] {
    plain.map { name, text in
      (reservedHeadings.contains(foldedColumnName(name)) ? "\(name) (as published)" : name, text)
    }
  }

  private mutating func resourceTable(_ name: String) throws(LayoutError) -> LayoutReading {
    var table: [(String, TextColumn)] = []
    let ids = columns[.indicatorCode] ?? columns[.indicatorName]
    if name == "indicators", let ids {
      let mapped = ids.dictionary.entries.map { input.knownCodes[foldedName($0)] ?? $0 }
      table.append(
        ("indicator_id", TextColumn(numbered: LayoutCells(ids).codes, of: mapped))
      )
    }
    if let names = columns[.indicatorName] { table.append(("indicator", names)) }
    if let codes = columns[.placeCode] { table.append(("place_code", codes)) }
    if let names = columns[.placeName] { table.append(("place", names)) }
    for rule in layout.columns {
      guard case .column(let heading) = rule.role, let text = columns[rule.role],
        name != "places"
      else { continue }
      table.append((heading, text))
    }
    if name == "places", let codes = columns[.placeCode] {
      table += lookedUpPlaces(LayoutCells(codes))
    }
    if name != "places" {
      table += plain.map { ($0.name, $0.text) }
      usedCount += plain.count
    }
    plain = []
    return try reading([(name, table)])
  }

  private func reading(
    _ tables: [(name: String, columns: [(String, TextColumn)])]
  ) throws(LayoutError) -> LayoutReading {
    var made: [ResourceTable] = []
    for (name, columns) in tables {
      let isRows = name == "observations"
      made.append(try resource(name, isRows ? withoutRefused(columns) : columns, isRows: isRows))
    }
    return LayoutReading(
      title: layout.title,
      tables: made,
      usedCount: usedCount,
      plain: plain.map(\.name),
      remarks: remarks
    )
  }

  private var refusedRows: Set<Int> { Set(refused.flatMap(\.rows)) }

  private func withoutRefused(_ columns: [(String, TextColumn)]) -> [(String, TextColumn)] {
    let gone = refusedRows
    guard !gone.isEmpty else { return columns }
    let kept = (0..<rowCount).filter { !gone.contains($0) }
    return columns.map { ($0.0, $0.1.gathered(kept)) }
  }

  private func resource(
    _ name: String,
    _ columns: [(String, TextColumn)],
    isRows: Bool
  ) throws(LayoutError) -> ResourceTable {
    do throws(FrameError) {
      let frame = try Frame(
        schema: Schema(columns.map { Field(name: $0.0, type: .text) }),
        columns: columns.map { .text($0.1) }
      )
      var table = ResourceTable(
        name: name,
        fileName: input.fileName,
        frame: frame,
        firstRowLine: input.firstRowLine,
        source: input.source,
        isPublishers: true
      )
      table.lineOfRow = isRows ? lines : input.lineOfRow
      if isRows {
        table.hasParents = self.columns[.parent] != nil
        // A row that is refused twice counts once, under its first reason.
        var counted: Set<Int> = []
        for (reason, rows) in refused {
          let count = rows.count { counted.insert($0).inserted }
          if count > 0 { table.refusals.append((reason, count)) }
        }
      }
      return table
    } catch {
      throw LayoutError.unusable("two columns of \(input.fileName) mean the same")
    }
  }

  /// The line of each row in its file, where rows do not simply follow one another.
  private var lines: (@Sendable (Int) -> Int)? {
    let gone = refusedRows
    let (own, first) = (input.lineOfRow, input.firstRowLine)
    if fileRows == nil, gone.isEmpty { return own }
    var rows = fileRows ?? Array(0..<rowCount)
    if !gone.isEmpty { rows = rows.indices.filter { !gone.contains($0) }.map { rows[$0] } }
    return { [rows] row in
      guard rows.indices.contains(row) else { return first + row }
      return own.map { $0(rows[row]) } ?? first + rows[row]
    }
  }
}

/// Headings of `observations`, folded, which a column kept as it is cannot have.
private let reservedHeadings: Set<String> = [
  "indicatorid", "code", "indicator", "unit", "placecode", "place", "period", "dimension", "group",
  "dimension2", "group2", "dimension3", "group3", "value", "lower", "upper", "lower998",
  "upper998", "numerator", "denominator", "state", "note", "source", "publishedprogress",
  "placelevel", "placeparent",
]
