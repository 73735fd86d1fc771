import Frames
import Indicators
import Testing

@Suite struct WorkspacePlacesTests {
  private let workspace: Workspace

  init() throws {
    workspace = try smallWorkspace()
  }

  private func place(_ text: String) throws -> Int {
    guard case .one(let place) = workspace.findPlaces(text) else {
      throw WorkspaceError.invalid([])
    }
    return place
  }

  private func names(_ places: [Int]) -> [String] { places.map { workspace.places[$0].name } }

  @Test func `places lie in one another`() throws {
    let coventry = try place("Coventry")
    #expect(names(workspace.ancestors(of: coventry)) == ["West Midlands region", "England"])
    #expect(names(workspace.children(of: coventry)) == ["Foleshill"])
    #expect(workspace.contains(try place("England"), try place("Foleshill")))
    #expect(workspace.region(of: try place("Foleshill")) == (try place("West Midlands")))
    #expect(workspace.region(of: try place("Derby")) == nil)
    #expect(workspace.country(of: coventry) == (try place("England")))
  }

  @Test func `each of a region are the councils beside home`() throws {
    #expect(
      names(workspace.each(try place("West Midlands")).members) == ["Coventry", "Birmingham"]
    )
    let england = names(workspace.each(try place("England")).members)
    #expect(england == ["Coventry", "Birmingham", "Derby", "Barnsley", "Somerset", "St. Helens"])
  }

  @Test func `each of home is the next level down with figures`() throws {
    let (members, level) = workspace.each(try place("Coventry"))
    #expect(names(members) == ["Foleshill"])
    #expect(level == .ward)
  }

  @Test func `places with figures are what all means`() {
    #expect(names(workspace.placesWithFigures) == ["England", "Coventry", "Foleshill"])
  }

  @Test func `neighbours follow home, the indicator and own lists`() throws {
    let coventry = try place("Coventry")
    #expect(workspace.neighbours(of: coventry, for: 2) == .group(0))
    #expect(names(workspace.members(of: 0)) == ["Derby", "Birmingham"])
    #expect(workspace.neighbours(of: try place("Derby"), for: 2) == nil)
    // A place of the group's name is its published average once it has a figure.
    #expect(workspace.peerGroups[0].average == nil)
    let averaged = try smallWorkspace(
      rows: smallHeading + "\nunemployment-rate,,Statistical neighbours,2019,,,5.0,,,,,,\n"
    )
    #expect(averaged.peerGroups[0].average.map { averaged.places[$0].level } == .groupAverage)
    let lists = try smallWorkspace(more: [
      resource(
        "neighbours",
        "place_code,neighbour_code,rank\nE08000026,E06000015,2\nE08000026,E08000025,1\n"
      )
    ])
    #expect(lists.neighbours(of: coventry, for: 2) == .list([3, 4]))
  }

  @Test func `another home can be chosen`() throws {
    let derby = try place("Derby")
    #expect(workspace.withHome(derby)?.home == derby)
    #expect(workspace.withHome(-1) == nil && workspace.withHome(999) == nil)
  }

  @Test func `a circle of parents ends`() throws {
    let circle = try buildWorkspace(
      description: PackageDescription(name: "circle"),
      resources: [
        resource("places", "place_code,place,parents\nA,Alpha,B\nB,Beta,A\n"),
        resource("observations", "indicator_id,place_code,period,value\na,A,2019,1\n"),
      ]
    )
    #expect(circle.ancestors(of: 0) == [1])
  }
}
