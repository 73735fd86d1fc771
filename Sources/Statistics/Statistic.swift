/// What a statistic is: its name, what goes in, what comes out, and when to leave it alone.
///
/// The formula and an example with numbers are on its page; the functions themselves are ordinary
/// Swift functions, so a descriptor holds words only.
public struct Statistic: Sendable, Hashable, Identifiable {
  /// One input or one result.
  public struct Term: Sendable, Hashable {
    public let name: String
    /// Meaning, unit and bounds.
    public let meaning: String

    public init(_ name: String, _ meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// What it is for.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    case descriptive
    case intervals
    case rates
    case comparison
    case ranking
    case multipleTesting = "multiple testing"
    case trends
    case processControl = "process control"
    case inequality
    case forecasting
    case smallAreas = "small areas"
  }

  /// Lower case with underscores: `wilson`, `life_expectancy`.
  public let name: String
  public let title: String
  public let group: Group
  /// Other names under which help finds it.
  public let aliases: [String]
  /// One sentence: what it is.
  public let summary: String
  public let inputs: [Term]
  public let results: [Term]
  /// When not to use it.
  public let caution: String
  /// Author, year and place of the method.
  public let reference: String
  /// Rises when the same inputs give other results than before.
  public let edition: Int

  public init(
    name: String,
    title: String,
    group: Group,
    aliases: [String] = [],
    summary: String,
    inputs: [Term],
    results: [Term],
    caution: String,
    reference: String,
    edition: Int = 1
  ) {
    self.name = name
    self.title = title
    self.group = group
    self.aliases = aliases
    self.summary = summary
    self.inputs = inputs
    self.results = results
    self.caution = caution
    self.reference = reference
    self.edition = edition
  }

  public var id: String { name }

  /// The page with formula and example, from the root of the repository.
  public var page: String { "docs/statistics/\(name).md" }
}
