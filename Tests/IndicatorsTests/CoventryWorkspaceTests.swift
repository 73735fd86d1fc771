import Frames
import Indicators
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The text of a file, nil when it cannot be read.
private func fileText(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes.append(contentsOf: buffer[..<count])
  }
  return String(decoding: bytes, as: UTF8.self)
}

private let folder =
  #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
  + "/datasets/coventry/"

private func coventryTables() -> [ResourceTable] {
  let names = [
    "observations", "indicators", "places", "peer_groups", "dimensions", "targets", "standards",
    "published_headlines",
  ]
  return names.compactMap { name in
    fileText(folder + name + ".csv").map { resource(name, $0) }
  }
}

@Suite(.enabled(if: fileText(folder + "observations.csv") != nil))
struct CoventryWorkspaceTests {
  private let workspace: Workspace

  init() throws {
    workspace = try buildWorkspace(
      description: PackageDescription(name: "coventry", home: "E08000026"),
      resources: coventryTables()
    )
  }

  @Test func `every figure is kept and nothing is found wrong`() {
    #expect(workspace.observations.count == 601)
    #expect(workspace.rows.kept == 601)
    #expect(workspace.indicators.count == 180)
    #expect(workspace.findings.isEmpty, "\(workspace.findings.map(\.message))")
    #expect(workspace.observations.period.dictionary.count == 56)
    #expect(workspace.indicators.indices.count { workspace.isScored($0) } == 129)
  }

  @Test func `eleven figures are missing with their reason`() {
    let figures = workspace.observations
    let missing = (0..<figures.count).filter { !figures.value.presence.isKnown($0) }
    #expect(missing.count == 11)
    #expect(missing.allSatisfy { figures.note[$0] != nil })
  }

  @Test func `targets of all shapes are read`() {
    #expect(workspace.targets.count == 18)
  }

  @Test func `standards sum as published`() {
    let sums = workspace.standards.map { $0.bands.map(\.population).reduce(0, +) }
    #expect(sums.first == 100_000)
  }

  @Test func `the region, neighbours and wards of home are there`() throws {
    let home = try #require(workspace.home)
    #expect(workspace.findPlaces("West Midlands") == workspace.findPlaces("E12000005"))
    #expect(workspace.region(of: home) != nil)
    guard case .group(let group)? = workspace.neighbours(of: home, for: nil) else {
      Issue.record("home has no neighbours")
      return
    }
    #expect(workspace.members(of: group).count == 10)
    let metropolitan = workspace.findPeerGroups("metropolitan")
    guard case .one(let all) = metropolitan else {
      Issue.record("there is no metropolitan group")
      return
    }
    #expect(workspace.members(of: all).count == 36)
    #expect(workspace.each(home).level == .ward)
  }

  @Test func `the ethnic groups of COVID cases sum to the total with the unknown`() {
    let figures = workspace.observations
    guard case .one(let cases) = workspace.findIndicators("covid-cases") else {
      Issue.record("there are no COVID cases")
      return
    }
    let rows = figures.rows(ofIndicator: cases)
      .filter { figures.dimension[$0] == "Ethnicity" }
    #expect(rows.compactMap { figures.value.point[$0] }.reduce(0, +) == 23_205)
  }

  @Test func `one name finds one indicator`() {
    for position in workspace.indicators.indices {
      #expect(workspace.findIndicators(workspace.indicators[position].code) == .one(position))
      #expect(workspace.findIndicators(workspace.indicators[position].name) == .one(position))
    }
  }
}
