/// A council that nobody lives in.
struct Council {
  let name: String
  let region: Int
  let isMetropolitan: Bool
  let population: Double
  /// 0 on average, 1 where one standard deviation more deprived.
  let deprivation: Double
  /// 0 on average; above, more old people.
  let oldness: Double
}

/// The invented country: 9 regions of 6 councils each, and the 18 wards of home.
///
/// Places are counted in one list: the country, the regions, the councils, the wards. Codes start
/// with X, which no nation's codes do.
struct Country {
  static let name = "Simland"
  static let regions: [(name: String, councils: [String])] = [
    (
      "Northern Fells",
      ["Northmere", "Fellwick", "Harrowgarth", "Stonebeck", "Cragholm", "Thornrigg"]
    ),
    (
      "Upper Dales",
      ["Harrowick", "Millbeck", "Swaleby", "Ironvale", "Oldcaster", "Rookdale"]
    ),
    (
      "Western Marches",
      ["Castlering", "Wexmoor", "Borderleigh", "Hopeminster", "Yarrowby", "Clunford"]
    ),
    (
      "Heartlands",
      ["Stanbrough", "Midlow Cross", "Forgeton", "Potterley", "Kilnbarrow", "Barleyford"]
    ),
    ("Eastern Levels", ["Fenborough", "Reedlode", "Saltstrand", "Marshwell", "Eelby", "Dykeham"]),
    (
      "Lakeshore",
      ["Ashwater", "Tarnside", "Merebank", "Heronsea", "Willowmere", "Otterwick Reach"]
    ),
    (
      "Capital Reach",
      ["Quayhaven", "Guildgate", "Spireham", "Wharfton", "Collegeford", "Parkminster"]
    ),
    (
      "Southern Downs",
      ["Larkhampton", "Chalkbourne", "Beaconhurst", "Flintdean", "Hopfield", "Shepwick"]
    ),
    (
      "Far Coast",
      ["Drayport", "Gullscar", "Lanternhead", "Sandhaven Bay", "Wreckers Point", "Tidewick"]
    ),
  ]
  static let wardNames = [
    "Abbeygate", "Beacon Hill", "Canalside", "Dovecote", "Eastfield Park", "Foundry", "Glebe",
    "Harbourside", "Ivy Lane", "Kingfisher", "Lime Tree", "Meadowbank", "New Quay", "Orchard",
    "Priory", "Quarry Bank", "Ropewalk", "Summerhill",
  ]
  /// Councils on the sea, a group of peers.
  static let coastal = [
    "Quayhaven", "Saltstrand", "Drayport", "Gullscar", "Lanternhead", "Sandhaven Bay",
    "Wreckers Point", "Tidewick",
  ]

  let councils: [Council]
  /// Share of home's people in each ward.
  let wardShares: [Double]

  init(seed: UInt64) {
    var draws = Draws(seed: seed, stream: "places")
    var councils: [Council] = []
    for (region, named) in Country.regions.enumerated() {
      for name in named.councils {
        let size = draws.uniform()
        let deprivation = draws.normal()
        let oldness = draws.normal(deviation: 0.6)
        let isLarge = Truth.risingPlaces.contains(name)
        councils.append(
          Council(
            name: name,
            region: region,
            isMetropolitan: isLarge || councils.count % 4 == 1,
            population: name == Truth.home
              ? 420_000 : (isLarge ? 180 + 120 * size : 90 + 220 * size * size).rounded() * 1000,
            deprivation: name == Truth.home ? 0.8 : min(max(deprivation, -1.8), 1.8),
            oldness: name == Truth.oldPlace
              ? 1.8 : name == Truth.youngPlace ? -1.8 : min(max(oldness, -1.2), 1.2)
          )
        )
      }
    }
    self.councils = councils
    let sizes = Country.wardNames.map { _ in 0.7 + 0.6 * draws.uniform() }
    let all = sizes.reduce(0, +)
    wardShares = sizes.map { $0 / all }
  }

  static let regionCount = regions.count
  static let firstCouncil = 1 + regionCount

  var placeCount: Int { Country.firstCouncil + councils.count + Country.wardNames.count }
  var firstWard: Int { Country.firstCouncil + councils.count }
  /// Places that are no wards.
  var main: Range<Int> { 0..<firstWard }
  var councilPlaces: Range<Int> { Country.firstCouncil..<firstWard }
  var wards: Range<Int> { firstWard..<placeCount }
  /// Position of home among the councils.
  var home: Int { councils.firstIndex { $0.name == Truth.home } ?? 0 }

  func council(named name: String) -> Int { councils.firstIndex { $0.name == name } ?? 0 }
  func place(ofCouncil council: Int) -> Int { Country.firstCouncil + council }
  func place(ofRegion region: Int) -> Int { 1 + region }

  func name(_ place: Int) -> String {
    if place == 0 { return Country.name }
    if place < Country.firstCouncil { return Country.regions[place - 1].name }
    if place < firstWard { return councils[place - Country.firstCouncil].name }
    return Country.wardNames[place - firstWard]
  }

  func code(_ place: Int) -> String {
    func code(_ prefix: String, _ number: Int) -> String {
      let digits = String(number)
      return prefix + String(repeating: "0", count: 6 - digits.count) + digits
    }
    if place == 0 { return code("X92", 1) }
    if place < Country.firstCouncil { return code("X12", place) }
    if place < firstWard {
      let council = place - Country.firstCouncil
      return code(councils[council].isMetropolitan ? "X08" : "X06", council + 1)
    }
    return code("X05", place - firstWard + 1)
  }

  /// The ten councils nearest in deprivation, age and size.
  func neighbours(of council: Int) -> [Int] {
    func distance(_ other: Int) -> Double {
      let (one, two) = (councils[council], councils[other])
      let deprivation = one.deprivation - two.deprivation
      let age = (one.oldness - two.oldness) / 0.6
      let size = (one.population - two.population) / 80_000
      return deprivation * deprivation + age * age + size * size
    }
    let others = councils.indices.filter { $0 != council }
    return Array(others.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(10))
  }

  /// People in a year, counted from 0; each council grows a little.
  func population(_ council: Int, year: Int) -> Double {
    (councils[council].population * (1 + 0.004 * Double(year))).rounded()
  }

  /// Shares of a council's people in each tenth of the country's deprivation, most deprived first.
  func decileShares(_ council: Int) -> [Double] {
    let tilt = min(max(councils[council].deprivation * 0.4, -0.7), 0.7)
    return (1...10).map { 0.1 * (1 + tilt * (5.5 - Double($0)) / 4.5) }
  }
}

/// The middle of each group's rank, from the first to the last.
func middleRanks(_ shares: [Double]) -> [Double] {
  var reached = 0.0
  return shares.map { share in
    defer { reached += share }
    return reached + share / 2
  }
}
