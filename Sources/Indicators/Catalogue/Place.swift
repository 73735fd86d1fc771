public import Frames

/// What kind of place it is.
public enum PlaceLevel: String, Sendable, Hashable, CaseIterable {
  case country, region
  case subRegion = "sub-region"
  case combinedAuthority = "combined authority"
  case county, unitary, metropolitan
  case londonBorough = "london borough"
  case district, ward, neighbourhood, msoa, lsoa, constituency
  case healthArea = "health area"
  case organisation
  case combinedReturn = "combined return"
  case groupAverage = "group average"
  case other

  public init?(word: String) {
    if let exact = PlaceLevel(rawValue: word) {
      self = exact
      return
    }
    let folded = foldedColumnName(word)
    guard let match = PlaceLevel.allCases.first(where: { foldedColumnName($0.rawValue) == folded })
    else { return nil }
    self = match
  }

  /// The levels that stand beside one another when councils are listed: a unitary council is set
  /// beside metropolitan districts, boroughs and counties, and a district beside all of the
  /// councils that do a district's work.
  public var peers: [PlaceLevel] {
    switch self {
    case .county, .unitary, .metropolitan, .londonBorough:
      [.county, .unitary, .metropolitan, .londonBorough]
    case .district: [.district, .unitary, .metropolitan, .londonBorough]
    case .country, .region, .subRegion, .combinedAuthority, .ward, .neighbourhood, .msoa, .lsoa,
      .constituency, .healthArea, .organisation, .combinedReturn, .groupAverage, .other:
      [self]
    }
  }

  /// The word for several of them.
  public var plural: String {
    switch self {
    case .country: "countries"
    case .county: "counties"
    case .combinedAuthority: "combined authorities"
    case .unitary: "unitary councils"
    case .metropolitan: "metropolitan districts"
    case .constituency: "constituencies"
    case .msoa, .lsoa: rawValue.uppercased() + "s"
    case .other: "other places"
    case .region, .subRegion, .londonBorough, .district, .ward, .neighbourhood, .healthArea,
      .organisation, .combinedReturn, .groupAverage:
      rawValue + "s"
    }
  }

  /// How far down it lies, for finding the next level down; nil for what lies beside the ladder.
  public var depth: Int? {
    switch self {
    case .country: 0
    case .region: 1
    case .subRegion, .combinedAuthority: 2
    case .county, .unitary, .metropolitan, .londonBorough: 3
    case .district: 4
    case .ward: 5
    // Constituencies overlap councils and wards; wards are the level that councils report.
    case .constituency: 6
    case .neighbourhood: 7
    case .msoa: 8
    case .lsoa: 9
    case .healthArea, .organisation, .combinedReturn, .groupAverage, .other: nil
    }
  }
}

/// How an abolished place went on.
public enum PlaceChange: String, Sendable, Hashable, CaseIterable {
  /// A new code for the same place.
  case recode
  case merge, split
}

/// A place that figures are about.
public struct Place: Sendable, Hashable {
  /// Nine characters; nil for places that have none.
  public var code: String?
  public var name: String
  public var level: PlaceLevel?
  public var aliases: [String]
  /// Former nine-character codes and three-digit education codes.
  public var oldCodes: [String]
  /// Positions of the places it lies in, the nearest first.
  public var parents: [Int]
  /// Positions of the places that came after it; empty while it exists.
  public var successors: [Int]
  public var change: PlaceChange?
  /// First and last day of the place, where they are known.
  public var from: Day?
  public var to: Day?

  public init(code: String?, name: String, level: PlaceLevel? = nil) {
    self.code = code
    self.name = name
    self.level = level
    aliases = []
    oldCodes = []
    parents = []
    successors = []
  }
}

/// Places that are set beside one another.
public struct PeerGroup: Sendable, Hashable {
  public var name: String
  /// Positions of the members in order.
  public var members: [Int]
  /// How close each member is, in the source's words.
  public var closeness: [String?]
  public var source: String?
  /// Position of the place that holds the group's published figures.
  public var average: Int?

  public init(name: String) {
    self.name = name
    members = []
    closeness = []
  }
}
