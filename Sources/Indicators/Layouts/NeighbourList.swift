extension Layout {
  /// Each place's own neighbours: `place_code, neighbour_code, rank` and nothing else.
  static let neighbourList: Layout = {
    var layout = Layout(
      "neighbour_list",
      title: "list of neighbours",
      Signature([["placecode"], ["neighbourcode"], ["rank"]], isWhole: true),
      []
    )
    layout.kind = .resource("neighbours")
    return layout
  }()
}
