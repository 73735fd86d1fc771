import Frames

extension Layout {
  /// Each place's own neighbours: `place_code, neighbour_code, rank` and nothing else.
  static let neighbourList = Layout(
    name: "neighbour_list",
    title: "list of neighbours",
    score: { headings in headings == ["placecode", "neighbourcode", "rank"] ? 3 : nil },
    tables: { (input) throws(LayoutError) -> [ResourceTable] in
      let columns = zip(input.frame.schema.fields, input.frame.columns).compactMap {
        field,
        column -> (String, TextColumn)? in
        if case .text(let text) = column { (field.name, text) } else { nil }
      }
      return [try input.resource("neighbours", columns)]
    }
  )
}
