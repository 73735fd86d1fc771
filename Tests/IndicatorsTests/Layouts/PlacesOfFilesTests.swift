import Frames
import Indicators
import Testing

@Suite struct PlacesOfFilesTests {
  private func matched(_ place: String, in column: String = "place") throws -> Workspace {
    try publishedWorkspace("period,\(column),indicator,value\n2019,\"\(place)\",Visits,5\n")
  }

  @Test(arguments: [
    ("place_code", "E08000026", "Coventry", WorkspaceReading.PlaceMatch.code),
    ("place_code", "e08000026", "Coventry", .code),
    ("place_code", "E08000016", "Barnsley", .formerCode),
    ("place_code", "331", "Coventry", .educationCode), ("place", "COVENTRY", "Coventry", .name),
    ("place", "City of Coventry", "Coventry", .alias),
    ("place", "West Midlands", "West Midlands region", .alias),
    ("place", "Coventry City Council", "Coventry", .variant),
    ("place", "Coventry, City of", "Coventry", .variant),
    ("place", "Saint Helens", "St. Helens", .variant),
    ("place", "St Helens Borough", "St. Helens", .name),
    ("place", "Derby UA", "Derby", .variant), ("place", "Covntry", "Covntry", .unlisted),
  ])
  func `each way to a place is tried in order and counted`(
    column: String,
    text: String,
    name: String,
    match: WorkspaceReading.PlaceMatch
  ) throws {
    let workspace = try matched(text, in: column)
    #expect(workspace.lines == ["Visits|\(name)|2019||5"])
    // A variant that folds to the name is the name.
    if text != "St Helens Borough" { #expect(workspace.reading.matches == [match: 1]) }
  }

  @Test func `the level of a row tells places of one name apart`() throws {
    let rows = [
      "West Midlands,Combined authority", "West Midlands,Region", "Somerset,County",
      "Somerset,Unitary", "Coventry,UA", "England,Region",
    ]
    let workspace = try publishedWorkspace(
      "period,area,area_type,indicator,value\n" + rows.map { "2019,\($0),Visits,5\n" }.joined()
    )
    let found = workspace.observations.place.values.map { workspace.places[$0] }
    #expect(
      found.map(\.name) == [
        "West Midlands", "West Midlands region", "Somerset", "Somerset", "Coventry", "England",
      ]
    )
    #expect(
      found.map(\.code)
        == [nil, "E12000005", "E10000027", "E06000066", "E08000026", "E92000001"]
    )
    #expect(found[0].level == .combinedAuthority)
  }

  @Test func `a combined return is a place of its own`() throws {
    let workspace = try matched("E09000001 / E09000012", in: "place_code")
    #expect(workspace.places.last?.level == .combinedReturn)
  }

  @Test func `councils lie in their combined return`() throws {
    let workspace = try publishedWorkspace(
      "period,place_code,indicator,value\n2019,331 / E08000016,Visits,5\n2019,331,Visits,3\n"
    )
    let combined = try #require(workspace.places.last)
    #expect(combined.name == "Coventry / Barnsley" && combined.level == .combinedReturn)
    for name in ["Coventry", "Barnsley"] {
      let place = try #require(workspace.places.firstIndex { $0.name == name })
      #expect(workspace.contains(workspace.places.count - 1, place))
    }
  }

  @Test func `a column of names that holds nothing but codes is one of codes`() throws {
    #expect(try matched("331").lines == ["Visits|Coventry|2019||5"])
    #expect(try matched("E08000016").lines == ["Visits|Barnsley|2019||5"])
    let mixed = try publishedWorkspace(
      "period,place,indicator,value\n2019,331,Visits,5\n2019,Derby,Visits,3\n"
    )
    #expect(mixed.lines == ["Visits|331|2019||5", "Visits|Derby|2019||3"])
  }

  @Test func `a look-up gives places their parents and successors`() throws {
    let lookUp = try published(
      """
      LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,UTLACD,RGNCD,CTRYCD
      E07099999,Old Town,E06099999,New Town,E07099999,E12000005,E92000001
      E06099999,New Town,E06099999,New Town,E06099999,E12000005,E92000001
      E08000026,Coventry,E08000026,Coventry,E08000026,E12000005,E92000001

      """
    )
    let rows = try published("period,place,indicator,value\n2019,Old Town,Visits,5\n")
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "places"),
      resources: rows.tables + lookUp.tables,
      underneath: smallWorkspace()
    )
    let old = try #require(workspace.places.first { $0.name == "Old Town" })
    #expect(old.successors.map { workspace.places[$0].name } == ["New Town"])
    #expect(old.parents.map { workspace.places[$0].name } == ["West Midlands region", "England"])
    // What the look-up does not say of a place stays known.
    let coventry = try #require(workspace.places.first { $0.code == "E08000026" })
    #expect(coventry.oldCodes == ["331"])
    #expect(coventry.aliases == ["City of Coventry"])
  }

  @Test func `a list of neighbours leaves the place itself out, and says so`() throws {
    let list = try published(
      """
      place_code,neighbour_code,rank
      E08000026,E08000026,1
      E08000026,E08000025,2
      E08000026,E08000025,3
      E08000026,E06000999,4

      """
    )
    let rows = try published("period,place,indicator,value\n2019,Coventry,Visits,5\n")
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "neighbours"),
      resources: rows.tables + list.tables,
      underneath: smallWorkspace()
    )
    let coventry = try #require(workspace.places.firstIndex { $0.code == "E08000026" })
    #expect(
      workspace.neighbourLists[coventry]?.map { workspace.places[$0].name }
        == ["Birmingham", "E06000999"]
    )
    #expect(
      workspace.findings.contains {
        $0.message == "1 place is on its own list of neighbours, left out there"
      }
    )
  }
}
