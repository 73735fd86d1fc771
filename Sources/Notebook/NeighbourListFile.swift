import Formats
import Frames

/// Lists of neighbours as one JSON object: each place's code with the codes of its neighbours.
///
/// - Returns: A table `place_code, neighbour_code, rank`; nil when the text is something else.
func neighbourLists(_ bytes: [UInt8]) -> Frame? {
  guard let json = try? readJSON(bytes), let members = json.members, !members.isEmpty else {
    return nil
  }
  var rows: [(place: String, neighbour: String, rank: Int)] = []
  for member in members {
    guard let list = member.value.array else { return nil }
    for (rank, value) in list.enumerated() {
      guard let code = value.string else { return nil }
      rows.append((member.name, code, rank + 1))
    }
  }
  return Frame(
    unchecked: Schema(
      ["place_code", "neighbour_code", "rank"].map { Field(name: $0, type: .text) }
    ),
    columns: [
      .text(TextColumn(rows.map { .some($0.place) })),
      .text(TextColumn(rows.map { .some($0.neighbour) })),
      .text(TextColumn(rows.map { .some(String($0.rank)) })),
    ],
    rowCount: rows.count
  )
}
