import Frames

/// The layouts there are, each in its own file.
public enum LayoutRegistry {
  public static let layouts: [Layout] = [
    .fingertips, .fingertipsExtract, .oflog, .exploreEducationLong, .exploreEducationWide,
    .localStatistics, .subnationalIndicators, .heat, .council, .councilQuarters, .catalogue,
    .neighbourList, .areaLookup,
  ]

  /// The layout that a file's headings fit best.
  ///
  /// - Throws: `LayoutError.unrecognised`, or `ambiguous` with the names of those that fit alike.
  public static func layout(
    ofHeadings headings: [String],
    among layouts: [Layout] = layouts
  ) throws(LayoutError) -> Layout {
    let folded = Set(headings.map(foldedColumnName))
    let scored = layouts.compactMap { layout in layout.score(folded).map { (layout, $0) } }
    guard let best = scored.map(\.1).max() else { throw LayoutError.unrecognised }
    let winners = scored.filter { $0.1 == best }.map(\.0)
    guard winners.count == 1 else { throw LayoutError.ambiguous(winners.map(\.title)) }
    return winners[0]
  }

  /// The tables of a data package that a file stands for.
  ///
  /// - Parameters:
  ///   - input: The file, all text.
  ///   - mapping: What lies beside the file and says what its columns mean; it goes before every
  ///     layout.
  /// - Returns: The tables, and what the load report says of the file.
  /// - Throws: `LayoutError` when no layout fits, or something that figures need is not there.
  public static func read(
    _ input: LayoutInput,
    mapping: LayoutMapping? = nil
  ) throws(LayoutError) -> LayoutReading {
    let headings = input.frame.schema.fields.map(\.name)
    try mapping?.check(headings)
    if mapping?.hasColumns != true, let across = try PeriodsAcross(input.frame) {
      var layout = Layout.council
      layout.title = "own table, a period a column"
      mapping?.addConstants(to: &layout)
      var reader = LayoutReader(layout, across.input(input))
      return try reader.read()
    }
    guard let mapping else {
      var reader = try LayoutReader(layout(ofHeadings: headings), input)
      return try reader.read()
    }
    if let own = try mapping.layout {
      var reader = LayoutReader(own, input)
      return try reader.read()
    }
    // Constants alone complete a layout that is recognised.
    var layout = try layout(ofHeadings: headings)
    mapping.addConstants(to: &layout)
    var reader = LayoutReader(layout, input)
    return try reader.read()
  }
}
