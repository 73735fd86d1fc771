import Frames
import Testing

@testable import Indicators

@Suite struct WorkspaceNamesTests {
  private let workspace: Workspace

  init() throws {
    workspace = try smallWorkspace()
  }

  private func similar(_ match: NameMatch) -> [NameSuggestion] {
    if case .none(let similar) = match { return similar }
    return []
  }

  @Test(arguments: [
    "employment-rate", "Employment rate", "EMPLOYMENT  RATE", "employmentrate", "people in work",
    "Resident employment rate",
  ])
  func `an indicator is found by code, name and other name`(text: String) {
    #expect(workspace.findIndicators(text) == .one(0))
  }

  @Test func `a star matches names, other names and codes`() {
    #expect(workspace.findIndicators("*employment*") == .many([0, 1]))
    #expect(workspace.findIndicators("cold*") == .many([2]))
    #expect(workspace.findIndicators("*-rate") == .many([0, 1, 4]))
    #expect(workspace.findIndicators("*") == .many([0, 1, 2, 3, 4]))
    guard case .none = workspace.findIndicators("*zebra*") else {
      Issue.record("nothing has zebra in it")
      return
    }
  }

  @Test func `part of a name finds nothing and suggests`() {
    let found = similar(workspace.findIndicators("poverty"))
    #expect(found.map(\.position) == [2])
    #expect(found.first?.reason == .allWords)
  }

  @Test func `a slip of the pen is suggested first`() {
    let found = similar(workspace.findIndicators("employmnt rate"))
    #expect(found.first?.name == "Employment rate")
    #expect(found.first?.reason == .spelling)
    #expect(found.map(\.name).contains("Unemployment rate"))
  }

  @Test func `initials and other names are suggested`() {
    let initials = similar(workspace.findIndicators("gvaph"))
    #expect(initials.first?.position == 3)
    #expect(initials.first?.reason == .abbreviation)
    let other = similar(workspace.findIndicators("very cold homes"))
    #expect(other.first?.matched == "cold homes")
    #expect(other.first?.reason == .otherName)
  }

  @Test(arguments: [
    ("Coventry", "E08000026"), ("331", "E08000026"), ("City of Coventry", "E08000026"),
    ("Coventry City Council", "E08000026"), ("West Midlands", "E12000005"),
    ("E08000016", "E08000038"), ("Barnsley", "E08000038"), ("saint helens", "E06000054"),
    ("St Helens Borough Council", "E06000054"), ("Somerset", "E06000066"),
  ])
  func `a place is found by code, name, alias and the usual variants`(text: String, code: String) {
    guard case .one(let place) = workspace.findPlaces(text) else {
      Issue.record("\(text) is not one place")
      return
    }
    #expect(workspace.places[place].code == code)
  }

  @Test func `places that share a name are ambiguous`() throws {
    let twins = """
      place_code,place,level,parents
      E1,Newport,ward,
      E2,Newport,ward,
      E3,Newport,region,
      E4,Holme,ward,
      E5,Holme,ward,
      """
    let other = try buildWorkspace(
      description: PackageDescription(name: "twins"),
      resources: [
        resource("places", twins),
        resource("observations", "indicator_id,place_code,period,value\na,E1,2019,1\n"),
      ]
    )
    #expect(other.findPlaces("Newport") == .one(2))
    #expect(other.findPlaces("Holme") == .ambiguous([3, 4]))
    #expect(other.findPlaces("E5") == .one(4))
  }

  @Test func `a place that is spelt wrongly is only suggested`() {
    #expect(similar(workspace.findPlaces("Covenry")).first?.name == "Coventry")
  }

  @Test func `a dimension is found by name and by family`() {
    #expect(workspace.findDimensions("Ethnicity") == .one(0))
    #expect(workspace.findDimensions("ethnic groups") == .one(1))
    #expect(workspace.findDimensions("deprivation") == .many([2, 3]))
    #expect(workspace.dimensions(ofFamily: "Ethnicity") == [0, 1])
    #expect(similar(workspace.findDimensions("ethnicty")).first?.position == 0)
  }

  @Test func `peer groups are found by name`() {
    #expect(workspace.findPeerGroups("Statistical Neighbours") == .one(0))
  }

  @Test(arguments: [
    "Coventry", "St. Helens", "É clair", "Ages 16–64 (%)", "a*b", "***", "", "--", "Ünïcode 9",
  ])
  func `quick folding agrees with folding`(text: String) {
    #expect(foldedLookUpName(text) == foldedName(text))
  }

  @Test(arguments: [
    ("poverty", "*pov*", true), ("poverty", "pov*", true), ("poverty", "*y", true),
    ("poverty", "p*v*t*", true), ("poverty", "*x*", false), ("poverty", "overty*", false),
    ("", "*", true), ("aab", "*ab", true),
  ])
  func `a star stands for any letters`(text: String, pattern: String, matches: Bool) {
    #expect(isMatch(text, pattern: pattern) == matches)
  }

  @Test func `edit distance counts swaps once and stops at its limit`() {
    #expect(editDistance("rate", "raet", limit: 2) == 1)
    #expect(editDistance("kitten", "sitting", limit: 3) == 3)
    #expect(editDistance("kitten", "sitting", limit: 2) == nil)
    #expect(editDistance("", "ab", limit: 2) == 2)
  }
}
