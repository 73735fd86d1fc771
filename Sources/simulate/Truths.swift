/// What is planted in the simulated figures, and how large it is.
///
/// Everything else is drawn about a level that does not move, so that a finding elsewhere is a
/// false alarm.
enum Truth {
  static let seed: UInt64 = 2026

  static let home = "Northmere"

  /// Children's excess weight rises in these councils and is level in all others.
  static let risingPlaces = [
    "Northmere", "Harrowick", "Stanbrough", "Oldcaster", "Quayhaven", "Wexmoor", "Millbeck",
    "Castlering", "Larkhampton", "Drayport", "Fenborough", "Ashwater",
  ]
  /// A year, in percentage points, from `trendStart` on.
  static let trendSlope = 0.011
  /// Position of the last level year: 2020/21.
  static let trendStart = 6

  /// Missed bin collections rise at home from this month on and stay there.
  static let stepMonth = 24
  static let stepFactor = 1.18
  static let missedPerCollection = 0.0006

  /// Falls are so many times as frequent here, and equally frequent everywhere else.
  static let outlierPlace = "Gullscar"
  static let outlierFactor = 1.27

  /// Slope index of school readiness, most deprived to least, everywhere in the first year.
  static let slope = 0.12
  /// How much wider it has become at home in the last year, evenly over the years.
  static let widening = 0.15

  /// Persistent absence falls at home between the last two years.
  static let changeOfAbsence = -0.011
  /// Disabled pupils are persistently absent so much more often, everywhere.
  static let disabilityGap = 0.03

  /// Deaths at every age are so much more frequent here than anywhere else.
  static let mortalityPlace = "Ironvale"
  static let mortalityExcess = 0.12
  /// These two have the death rates of the country and an old and a young population.
  static let oldPlace = "Saltstrand"
  static let youngPlace = "Collegeford"

  /// Spread of councils' true crime rates about the country's: the funnel is overdispersed.
  static let crimeSpread = 0.2
}

/// One line of the table of truths.
struct PlantedTruth {
  let name: String
  let indicator: String
  let place: String
  let from: String
  let size: String
  let test: String
  /// Chance that the test finds it; nil where nothing is tested.
  let power: Double?
}
