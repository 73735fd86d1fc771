public import Frames

/// The rows of a workspace that one `get` asks for, as a source of columns.
///
/// Rows come in catalogue order, then places as asked for, then period, then group order.
public struct ObservationSlice: FrameSource {
  public let workspace: Workspace
  public let request: SliceRequest
  /// What is to be said of the figures themselves, such as that they were pooled.
  public let notes: [Footnote]
  /// Columns of the sources that mean nothing here, with their names: their headings, told apart from
  /// a column here or of a verb.
  private var plainNames: [String] = []
  private var plainColumns: [String: TextColumn] = [:]

  /// A query's rows of a workspace.
  ///
  /// - Parameters:
  ///   - workspace: Where the figures are.
  ///   - request: Which of them.
  ///   - notes: What is to be said of the figures themselves.
  ///   - reserved: Names, folded, that columns of the sources which mean nothing here cannot have; such
  ///     a column is called `… (as published)`.
  public init(
    workspace: Workspace,
    request: SliceRequest,
    notes: [Footnote] = [],
    reserved: Set<String> = []
  ) {
    self.workspace = workspace
    self.request = request
    self.notes = notes
    let plain = workspace.observations.plain
    if plain.isEmpty { return }
    var taken = reserved.union(ownFields.map { foldedColumnName($0.name) })
    for column in plain {
      let isFree = !taken.contains(foldedColumnName(column.name))
      let name = isFree ? column.name : "\(column.name) (as published)"
      guard taken.insert(foldedColumnName(name)).inserted else { continue }
      plainNames.append(name)
      plainColumns[name] = column.text
    }
  }

  public var name: String { workspace.title }

  public var schema: Schema {
    let plain = plainNames.map { Field(name: $0, type: .text, isQuiet: true) }
    return Schema(ownFields + plain)
  }

  /// All fields but those of columns that the sources have beyond them.
  private var ownFields: [Field] {
    var fields = [
      Field(name: "indicator", type: .text, role: .indicator),
      Field(name: "place", type: .text, role: .place),
      Field(name: "period", type: .period, role: .period),
    ]
    if isAsAt { fields.append(Field(name: "as_at", type: .period, role: .asAt)) }
    switch request.breakdown {
    case .totals: break
    case .dimensions(let columns):
      fields += columns.map { Field(name: $0.column, type: .text, role: .breakdown) }
    case .any:
      fields.append(Field(name: "dimension", type: .text, role: .breakdown))
      fields.append(Field(name: "group", type: .text, role: .breakdown))
    }
    fields.append(Field(name: "value", type: .estimate, role: .value))
    if isAsAt { fields.append(Field(name: "new", type: .yesNo)) }
    fields.append(Field(name: "year", type: .period, isQuiet: true))
    for name in ["note", "source", "published_progress"] {
      fields.append(Field(name: name, type: .text, isQuiet: true))
    }
    fields.append(Field(name: "place_code", type: .text, isQuiet: true))
    for column in CatalogueColumn.allCases {
      fields.append(Field(name: column.rawValue, type: column.type, isQuiet: true))
    }
    return fields
  }

  private var isAsAt: Bool {
    if case .asAt = request.time { true } else { false }
  }

  public func read(columns names: [String]) throws(FrameError) -> SourceReading {
    let (rows, footnotes) = sliceRows()
    let schema = schema
    var fields: [Field] = []
    var columns: [Column] = []
    for name in names {
      guard var field = schema.field(name) else { throw FrameError.noColumn(name) }
      let column = column(field.name, rows)
      if case .text(let text) = column { field.overlaps = overlaps(field, text) }
      fields.append(field)
      columns.append(column)
    }
    let frame = try Frame(schema: Schema(fields), columns: columns, rowCount: rows.count)
    return SourceReading(frame: frame, footnotes: footnotes + notes)
  }

  // MARK: Columns

  private func column(_ name: String, _ rows: [SliceRow]) -> Column {
    let observations = workspace.observations
    let source = rows.map(\.observation)
    switch name {
    case "indicator": return byIndicator(rows) { $0.name }
    case "place":
      // Once for the column: made anew for each row it cost as much as all else together.
      let positions = placePosition
      return .text(placeNames.gathered(rows.map { positions[$0.place] ?? -1 }))
    case "place_code":
      let positions = placePosition
      let codes = TextColumn(request.places.map { workspace.places[$0].code })
      return .text(codes.gathered(rows.map { positions[$0.place] ?? -1 }))
    case "period": return .period(observations.period.gathered(source))
    case "as_at": return .period(PeriodColumn(rows.map(\.asAt)))
    case "value": return .estimate(values(rows))
    case "new": return .yesNo(YesNoColumn(rows.map(\.isNew)))
    case "year": return .period(reportingYears(rows))
    case "note": return .text(observations.note.gathered(source))
    case "source": return .text(observations.source.gathered(source))
    case "published_progress": return .text(observations.publishedProgress.gathered(source))
    case "dimension" where request.breakdown == .any:
      return .text(observations.dimension.gathered(source))
    case "group" where request.breakdown == .any:
      return .text(observations.group.gathered(source))
    default: break
    }
    if case .dimensions(let breakdown) = request.breakdown,
      let asked = breakdown.first(where: { $0.column == name })
    {
      return .text(groups(of: asked.dimension, rows))
    }
    if let catalogueColumn = CatalogueColumn(rawValue: name) {
      return self.column(catalogueColumn, rows)
    }
    guard let plain = plainColumns[name] else { return .missing(.text, count: rows.count) }
    return .text(plain.gathered(source))
  }

  /// Values, with the measure of the row's indicator even where the source has no row.
  private func values(_ rows: [SliceRow]) -> EstimateColumn {
    var values = workspace.observations.value.gathered(rows.map(\.observation))
    var codes: [Int: Int] = [:]
    var measures: [Measure] = []
    let rowCodes = rows.map { row in
      if let code = codes[row.indicator] { return code }
      codes[row.indicator] = measures.count
      measures.append(workspace.indicators[row.indicator].measure)
      return measures.count - 1
    }
    values.measures = measures.isEmpty ? [Measure()] : measures
    values.measureCodes = Codes(rowCodes, bound: max(1, measures.count))
    return values
  }

  private func byIndicator(_ rows: [SliceRow], _ text: (Indicator) -> String?) -> Column {
    var positions: [Int: Int] = [:]
    var texts: [String?] = []
    let gathered = rows.map { row in
      if let position = positions[row.indicator] { return position }
      positions[row.indicator] = texts.count
      texts.append(text(workspace.indicators[row.indicator]))
      return texts.count - 1
    }
    return .text(TextColumn(texts).gathered(gathered))
  }

  private var placeNames: TextColumn {
    TextColumn(request.places.map { Optional(workspace.places[$0].name) })
  }

  private var placePosition: [Int: Int] {
    Dictionary(
      request.places.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func reportingYears(_ rows: [SliceRow]) -> PeriodColumn {
    let periods = workspace.observations.period
    let month = workspace.calendar.financialYearStartMonth
    let years = periods.dictionary.map { $0.reportingYear(startMonth: month) }
    return PeriodColumn(
      rows.map { row in
        guard row.observation >= 0, periods.presence.isKnown(row.observation) else {
          return row.asAt?.reportingYear(startMonth: month)
        }
        return years[periods.codes[row.observation]]
      }
    )
  }

  private func groups(of dimension: String, _ rows: [SliceRow]) -> TextColumn {
    let observations = workspace.observations
    let wanted = foldedText(dimension)
    return TextColumn(
      rows.map { row in
        guard row.observation >= 0 else { return nil }
        return observations.breakdown(row.observation)
          .first { foldedText($0.dimension) == wanted }?.group
      }
    )
  }

  private func column(_ column: CatalogueColumn, _ rows: [SliceRow]) -> Column {
    switch column {
    case .code: return byIndicator(rows) { $0.code }
    case .objective: return byIndicator(rows) { $0.objective }
    case .theme: return byIndicator(rows) { $0.theme }
    case .priority: return byIndicator(rows) { $0.priority }
    case .directorate: return byIndicator(rows) { $0.directorate }
    case .kind: return byIndicator(rows) { $0.kind?.rawValue }
    case .polarity: return byIndicator(rows) { $0.polarity.word }
    case .target: return .text(TextColumn(rows.map { target($0)?.text }))
    case .targetKind: return .text(TextColumn(rows.map { target($0)?.shape.word }))
    case .scored:
      return .yesNo(YesNoColumn(rows.map { Optional(isScored($0)) }))
    }
  }

  private func target(_ row: SliceRow) -> Target? {
    guard let period = period(row) else { return nil }
    return workspace.target(for: row.indicator, in: period)
  }

  private func isScored(_ row: SliceRow) -> Bool {
    workspace.isScored(row.indicator, in: row.asAt ?? period(row))
  }

  private func period(_ row: SliceRow) -> Period? {
    row.observation >= 0 ? workspace.observations.period[row.observation] : nil
  }
}

/// The columns of the catalogue that every indicator row has at hand.
public enum CatalogueColumn: String, Sendable, Hashable, CaseIterable {
  case code, objective, theme, priority, directorate, kind, polarity, target
  case targetKind = "target_kind"
  case scored

  public var type: ColumnType { self == .scored ? .yesNo : .text }
}
