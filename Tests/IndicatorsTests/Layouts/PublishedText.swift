import Frames
import Indicators

/// A publisher's file as a reader would meet it: all text, blank cells missing.
func published(
  _ text: String,
  file: String = "figures.csv",
  mapping: String? = nil,
  source: Int = 0
) throws -> LayoutReading {
  let table = resource("", text, file: file)
  let input = LayoutInput(
    frame: table.frame,
    fileName: file,
    firstRowLine: 2,
    source: source,
    knownCodes: [:]
  )
  let mapping = try mapping.map { text in
    try LayoutMapping(resource("", text).frame, fileName: "figures.mapping.csv")
  }
  return try LayoutRegistry.read(input, mapping: mapping)
}

/// A workspace of a publisher's file on the small workspace.
func publishedWorkspace(
  _ text: String,
  file: String = "figures.csv",
  mapping: String? = nil
) throws -> Workspace {
  let reading = try published(text, file: file, mapping: mapping)
  return try buildWorkspace(
    description: PackageDescription(name: "published"),
    resources: reading.tables,
    underneath: smallWorkspace()
  )
}

extension Workspace {
  /// Rows as `indicator|place|period|groups|value`, in order; an unknown value as its state.
  var lines: [String] {
    (0..<observations.count).map { row in
      let groups = [observations.group, observations.group2, observations.group3]
        .compactMap { $0?[row] }.joined(separator: "+")
      let value =
        observations.value.point[row].map { exactText($0) } ?? observations.value.stateWords(row)
      return [
        indicators[observations.indicator[row]].name, places[observations.place[row]].name,
        observations.period[row]?.label ?? "", groups, value,
      ].joined(separator: "|")
    }
  }

  func named(_ name: String) -> Indicator? { indicators.first { $0.name == name } }

  /// What every opening promises of its rows.
  var rowsAddUp: Bool { rows.read == rows.kept + rows.merged + rows.refused }
}
