import Frames
import Indicators
import Plans
import Semantics
import Syntax

extension Session {
  /// The frame with the columns that the checker knows, marked quiet and hidden as it says.
  func visible(_ frame: Frame, _ table: Table) -> Frame {
    var fields: [Field] = []
    var columns: [Column] = []
    for field in table.fields {
      guard let index = frame.schema.fields.firstIndex(where: { $0.name == field.name }) else {
        continue
      }
      var shown = field
      shown.type = frame.columns[index].type
      fields.append(shown)
      columns.append(frame.columns[index])
    }
    return Frame(unchecked: Schema(fields), columns: columns, rowCount: frame.rowCount)
  }

  func footnotes(_ made: [Footnote], _ query: PreparedQuery) -> [Footnote] {
    var lines = made
    for warning in query.table.warnings {
      lines.append(Footnote(.failure, "\(warning.message)   [\(warning.code)]"))
    }
    if case .attached(let workspace, let request) = query.table.attachment {
      if request.places.isEmpty, let line = homeLine(workspace) { lines.append(line) }
      if answeredCount == 0, settings.isPrompt, request.breakdown == .totals,
        request.places == workspace.home.map({ [$0] })
      {
        let home = workspace.home.map { workspace.places[$0].name } ?? ""
        lines.append(Footnote(.scope, "\(home), totals only; for and by show more"))
      }
      if request.places == workspace.home.map({ [$0] }), !workspace.homeHasFigures,
        let line = homeLine(workspace)
      {
        lines.append(line)
      }
    }
    var distinct: [Footnote] = []
    for line in lines where !distinct.contains(line) { distinct.append(line) }
    // Stable within a topic: steps speak in their order.
    return distinct.enumerated()
      .sorted { ($0.element.topic, $0.offset) < ($1.element.topic, $1.offset) }
      .map(\.element)
  }

  /// What to do when home has no row in the data.
  func homeLine(_ workspace: Workspace) -> Footnote? {
    let count = workspace.placesWithFigures.count
    let places = count == 1 ? "1 place" : "\(count) places"
    let example = workspace.placesWithFigures.first.map { workspace.places[$0].name } ?? "…"
    guard let home = workspace.home else {
      return Footnote(
        .failure,
        "no home is set: let home = places \(example) (\(places) here)"
      )
    }
    return Footnote(
      .failure,
      "home \(workspace.places[home].name) has no figures in this data: "
        + "let home = places \(example) (\(places) here)"
    )
  }
}
