/// Groups that a figure is broken down by; position 0 is the total.
struct Grouping {
  struct Group {
    let dimensions: [(dimension: String, group: String)]
    /// Groups of one block add up to one published figure, so one hidden alone could be worked out.
    let block: String
  }
  private(set) var groups = [Group(dimensions: [], block: "")]

  /// Adds groups of one dimension; their positions.
  mutating func add(_ dimension: String, _ names: [String], block: String? = nil) -> [Int] {
    let start = groups.count
    groups += names.map {
      Group(dimensions: [(dimension, $0)], block: block ?? dimension)
    }
    return Array(start..<groups.count)
  }

  /// Adds one group of two dimensions; its position.
  mutating func add(_ first: (String, String), _ second: (String, String)) -> Int {
    groups.append(
      Group(
        dimensions: [(first.0, first.1), (second.0, second.1)],
        block: "\(first.0) and \(second.0)"
      )
    )
    return groups.count - 1
  }
}

/// Numerators and denominators by place, period and group, summed over places that lie in others.
struct Tally {
  let grouping: Grouping
  let periodCount: Int
  private let country: Country
  private var numerators: [Double]
  private var denominators: [Double]

  init(_ country: Country, _ grouping: Grouping, periodCount: Int) {
    self.country = country
    self.grouping = grouping
    self.periodCount = periodCount
    let size = country.placeCount * periodCount * grouping.groups.count
    numerators = [Double](repeating: 0, count: size)
    denominators = numerators
  }

  private func index(_ place: Int, _ period: Int, _ group: Int) -> Int {
    (place * periodCount + period) * grouping.groups.count + group
  }

  /// Adds to a council, its region and the country; and to a ward of home when one is named.
  mutating func add(
    council: Int,
    ward: Int? = nil,
    _ period: Int,
    groups: [Int] = [],
    _ numerator: Double,
    of denominator: Double
  ) {
    let region = country.councils[council].region
    var places = [country.place(ofCouncil: council), country.place(ofRegion: region), 0]
    if let ward { places.append(country.firstWard + ward) }
    for place in places {
      let total = index(place, period, 0)
      numerators[total] += numerator
      denominators[total] += denominator
      for group in groups {
        numerators[total + group] += numerator
        denominators[total + group] += denominator
      }
    }
  }

  func cell(_ place: Int, _ period: Int, _ group: Int = 0) -> (count: Double, total: Double) {
    let at = index(place, period, group)
    return (numerators[at], denominators[at])
  }
}
