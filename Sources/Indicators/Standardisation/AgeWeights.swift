/// Age bands that share one rate, and the people of the standard population they stand for.
public struct WeightedBands: Sendable, Hashable {
  /// Positions among the bands given.
  public let bands: [Int]
  public let weight: Double
}

/// Why age bands cannot be weighted by a standard population.
public enum AgeBandFault: Error, Sendable, Hashable {
  case overlap(String, String)
  /// Bands that lie partly in a band of the standard and partly beyond it.
  case cutAcross([String], band: String)
  /// Bands of the standard that no band covers.
  case uncovered([String])

  /// What is wrong, naming the standard.
  public func message(_ standard: String) -> String {
    switch self {
    case .overlap(let one, let other): "the age bands \(one) and \(other) overlap"
    case .cutAcross(let names, let band):
      "\(names.joined(separator: ", ")) cut across \(band) of \(standard)"
    case .uncovered(let bands):
      "no age band covers \(bands.joined(separator: ", ")) of \(standard)"
    }
  }
}

/// Sets age bands against those of a standard population.
///
/// Bands inside one of the standard are put together; a band that holds several of the standard
/// takes the sum of their weights.
///
/// - Parameters:
///   - bands: Age bands with their names.
///   - standard: The standard population.
/// - Returns: The bands that share a rate, in the order of the standard.
/// - Throws: `AgeBandFault` when bands overlap, cut across the standard's or leave any uncovered.
public func weightedBands(
  _ bands: [(name: String, ages: AgeBand)],
  by standard: StandardPopulation
) throws(AgeBandFault) -> [WeightedBands] {
  // Beyond the last band of any standard all ages are alike.
  let oldest = 150
  func years(_ ages: AgeBand) -> ClosedRange<Int> {
    let from = min(ages.from, oldest)
    return from...max(from, min(ages.to ?? oldest, oldest))
  }
  var bandOfAge: [Int: Int] = [:]
  for (position, band) in bands.enumerated() {
    for year in years(band.ages) {
      if let other = bandOfAge[year] { throw .overlap(bands[other].name, band.name) }
      bandOfAge[year] = position
    }
  }
  var uncovered: [String] = []
  var cells: [WeightedBands] = []
  for band in standard.bands {
    let label = band.ages.to.map { "\(band.ages.from)–\($0)" } ?? "\(band.ages.from)+"
    let years = years(band.ages)
    guard years.allSatisfy({ bandOfAge[$0] != nil }) else {
      uncovered.append(label)
      continue
    }
    let inside = Set(years.compactMap { bandOfAge[$0] }).sorted()
    let nests = inside.allSatisfy { band.ages.contains(bands[$0].ages) }
    let covers = inside.count == 1 && bands[inside[0]].ages.contains(band.ages)
    guard nests || covers else {
      throw .cutAcross(inside.map { bands[$0].name }, band: label)
    }
    if let last = cells.last, last.bands == inside {
      cells[cells.count - 1] = WeightedBands(
        bands: inside,
        weight: last.weight + band.population
      )
    } else {
      cells.append(WeightedBands(bands: inside, weight: band.population))
    }
  }
  if !uncovered.isEmpty { throw .uncovered(uncovered) }
  return cells
}
