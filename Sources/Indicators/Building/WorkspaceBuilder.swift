import Frames

/// Opens a workspace from the tables of a data package.
///
/// Only `observations` is required. Places, peer groups, dimensions, standards and the calendar
/// of the workspace underneath stay where the package has none of its own; without a catalogue
/// one is derived from the rows. Several tables may share a name; figures and catalogue fields of
/// the first source stand.
///
/// - Throws: `WorkspaceError.invalid` with all findings when any of them is an error.
public func buildWorkspace(
  name: String? = nil,
  description: PackageDescription,
  resources: [ResourceTable],
  underneath: Workspace? = nil
) throws(WorkspaceError) -> Workspace {
  var draft = WorkspaceDraft(
    name: name ?? description.name,
    description: description,
    underneath: underneath
  )
  draft.checkVersion()
  draft.hasPublishersTables = resources.contains(where: \.isPublishers)
  func tables(_ name: String) -> [ResourceTable] { resources.filter { $0.name == name } }
  draft.readPlaces(tables("places"))
  draft.readDimensions(tables("dimensions"))
  draft.readStandards(tables("standards"))
  draft.readCatalogue(tables("indicators"))
  let observations = draft.readObservations(tables("observations"))
  draft.readPeerGroups(tables("peer_groups"))
  if let observations { draft.dropEmptyAverages(observations) }
  draft.readNeighbours(tables("neighbours"))
  draft.readTargets(tables("targets"))
  draft.readBreaks(tables("breaks"))
  draft.readHeadlines(tables("published_headlines"))
  draft.chooseHome()
  draft.checkReferences()

  if draft.findings.contains(where: \.isError) {
    let errors = draft.findings.filter(\.isError)
    throw .invalid(errors + draft.findings.filter { !$0.isError })
  }
  guard let observations else { throw .invalid(draft.findings) }
  return Workspace(draft, observations: observations)
}

/// How many findings of one kind look for what was meant: no more are shown.
private let mostSuggestions = 20

/// A workspace in the making.
struct WorkspaceDraft {
  let name: String
  let description: PackageDescription
  let underneath: Workspace?
  let calendar: ReportingCalendar
  let decimals: Int
  let disclosure: DisclosurePolicy

  /// Whether any of the tables comes out of a publisher's file.
  var hasPublishersTables = false
  var indicators: [Indicator] = []
  /// Whether a catalogue was given; without one it grows from the rows.
  var hasCatalogue = false
  var indicatorCodes: [String: Int] = [:]
  var places: [Place] = []
  var placeIndex = PlaceIndex([])
  var peerGroups: [PeerGroup] = []
  var neighbourLists: [Int: [Int]] = [:]
  var dimensions: [Dimension] = []
  var targets: [Target] = []
  var breaks: [SeriesBreak] = []
  var standards: [StandardPopulation] = []
  var publishedHeadlines: Frame?
  var home: Int?
  var peerGroupOwner: Int?
  var findings: [Finding] = []
  var rows = RowAccount()
  var reading = WorkspaceReading()
  /// Indicators that a publisher's file or the rows alone tell of.
  var isPublishers: Set<Int> = []
  /// Where things were read, for messages about references.
  var catalogueFile: String?
  var indicatorLines: [Int] = []
  /// The source of each indicator.
  var sources: [Int] = []

  init(name: String, description: PackageDescription, underneath: Workspace?) {
    self.name = name
    self.description = description
    self.underneath = underneath
    calendar = description.calendar ?? underneath?.calendar ?? ReportingCalendar()
    decimals = description.decimals ?? underneath?.decimals ?? 1
    disclosure = description.disclosure ?? underneath?.disclosure ?? DisclosurePolicy()
  }

  mutating func checkVersion() {
    guard description.version > PackageDescription.newestVersion else { return }
    findings.append(
      Finding(
        "data-16",
        isError: true,
        "cvq.version is \(description.version) and this program reads up to "
          + "\(PackageDescription.newestVersion); a newer program reads it",
        file: "datapackage.json"
      )
    )
  }

  /// Home as proposed, else the one in force underneath.
  mutating func chooseHome() {
    if let proposed = description.home {
      home = placeIndex.place(code: proposed)
      if home == nil {
        let named = preferred(placeIndex.places(named: proposed), places: places) { _ in false }
        home = named.count == 1 ? named[0] : nil
      }
      if home == nil {
        findings.append(
          Finding(
            "data-8",
            isError: true,
            "cvq.home is \"\(proposed)\" and no place has that code or name"
              + similar(to: proposed, among: places.map(\.name)),
            file: "datapackage.json",
            cell: proposed
          )
        )
      }
    } else if let underneath, let old = underneath.home {
      home = matchingPlace(underneath.places[old])
    }
    if peerGroupOwner == nil { peerGroupOwner = home }
  }

  /// References whose goal may have been read after them.
  mutating func checkReferences() {
    guard hasCatalogue else { return }
    let groups = Set(peerGroups.map { foldedLookUpName($0.name) })
    var looked = 0
    for (position, indicator) in indicators.enumerated() {
      for text in (indicator.neighbours.map { [$0] } ?? []) + indicator.comparators {
        let key = foldedLookUpName(text)
        if groups.contains(key) || ["home", "region", "neighbours"].contains(key) { continue }
        if !placeIndex.places(named: text).isEmpty || placeIndex.place(code: text) != nil {
          continue
        }
        looked += 1
        let names = looked > mostSuggestions ? [] : peerGroups.map(\.name) + places.map(\.name)
        findings.append(
          Finding(
            "data-8",
            isError: true,
            "\(indicator.code) names \"\(text)\" and there is no such group or place"
              + similar(to: text, among: names),
            file: catalogueFile,
            row: indicatorLines.indices.contains(position) ? indicatorLines[position] : nil,
            cell: text
          )
        )
      }
    }
  }

  func similar(to text: String, among names: some Sequence<String>) -> String {
    nearestWord(to: text, among: names).map { "; similar: \"\($0)\"" } ?? ""
  }

  /// The same for a finding about a table that may have one in each row.
  func similar(
    to text: String,
    among names: @autoclosure () -> [String],
    _ reader: TableReader
  ) -> String {
    reader.findings.count < mostSuggestions ? similar(to: text, among: names()) : ""
  }

  func indicator(named text: String) -> Int? { indicatorCodes[text] }
}
