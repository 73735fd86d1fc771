/// How the tables of a workspace were read, for the load report.
public struct WorkspaceReading: Sendable {
  /// In which way a row's place was found (`data.md` §6), in the order tried.
  public enum PlaceMatch: Int, Sendable, Hashable, CaseIterable {
    case code, formerCode, educationCode, name, alias, variant
    /// No table lists it.
    case unlisted

    public var words: String {
      switch self {
      case .code: "code"
      case .formerCode: "former code"
      case .educationCode: "education code"
      case .name: "name"
      case .alias: "another name"
      case .variant: "spelling of the name"
      case .unlisted: "no place known"
      }
    }
  }
  /// Places by the way they were found; a place that is found in two ways counts under the first.
  public var matches: [PlaceMatch: Int] {
    var found: [PlaceMatch: Int] = [:]
    for match in PlaceMatch.allCases where matchCounts[match.rawValue] > 0 {
      found[match] = matchCounts[match.rawValue]
    }
    return found
  }
  /// The same by raw value; the report alone needs a table.
  private var matchCounts = Array(repeating: 0, count: PlaceMatch.allCases.count)
  /// For each dimension that rows have, its family and how many of its groups they name.
  public internal(set) var dimensions: [(name: String, family: String, groupCount: Int)] = []
  /// Some of the places that no table lists, in order of appearance.
  public internal(set) var unlisted: [String] = []
  /// Readings that could change a result.
  public internal(set) var remarks: [String] = []

  public init() {}

  mutating func count(_ match: PlaceMatch) { matchCounts[match.rawValue] += 1 }
}
