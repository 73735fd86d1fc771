import Statistics

extension Scenario {
  /// Slope index of inequality with limits, relative index with limits beside it.
  static let slopeIndex = Scenario(
    name: "slope-index",
    size: "10,000 areas x 10 groups, with limits",
    runs: 21,
    repeats: 20
  ) {
    let areas = SampleData.areas()
    return {
      let found = try slopeIndices(
        values: areas.values,
        standardErrors: areas.errors,
        populations: areas.populations,
        groups: SampleData.groups
      )
      return sum(found.slope) + sum(found.slopeLower) + sum(found.slopeUpper)
    }
  }

  /// The same by drawing, as the published tool has it: what the closed form saves, and the fair
  /// comparison of one program with another.
  static let slopeDraws = Scenario(
    name: "slope-draws",
    size: "20 areas x 10 groups, 100,000 draws an area",
    runs: 5
  ) {
    let areas = SampleData.areas()
    return {
      var generator = SeededGenerator(seed: 5)
      var total = 0.0
      for area in 0..<20 {
        let range = area * SampleData.groups..<(area + 1) * SampleData.groups
        let groups = try SlopeIndexGroups(
          values: Array(areas.values[range]),
          populations: Array(areas.populations[range]),
          standardErrors: Array(areas.errors[range])
        )
        let found = try simulatedSlopeIndex(of: groups, using: &generator)
        guard let limits = found.slopeInterval else { throw Usage("an area without limits") }
        total += found.slope + limits.lower + limits.upper
      }
      return total
    }
  }
}
