import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Made-up data, the same for the same sizes on every machine.
enum SampleData {
  /// Figures of areas by deprivation group, as of life expectancy.
  struct Areas {
    var values: [Double] = []
    var errors: [Double] = []
    var populations: [Double] = []
  }

  static let groups = 10
  static let seriesLength = 20
  static let rankedAreas = 332

  /// 10,000 areas of ten groups each, one area after another.
  static func areas() -> Areas {
    var generator = SeededGenerator(seed: 1)
    var areas = Areas()
    for _ in 0..<10_000 {
      let level = 78 + 2 * Normal.draw(using: &generator)
      let slope = 7 + 2 * Normal.draw(using: &generator)
      for group in 0..<groups {
        let rank = (Double(group) + 0.5) / Double(groups)
        let value = level + slope * (rank - 0.5) + 0.6 * Normal.draw(using: &generator)
        areas.values.append(value.rounded(decimals: 2))
        areas.errors.append(Double.random(in: 0.2..<1.2, using: &generator).rounded(decimals: 3))
        areas.populations.append(Double(Int.random(in: 1_000...12_000, using: &generator)))
      }
    }
    return areas
  }

  /// 10,000 series of twenty figures, one series after another, with one decimal as published.
  static func series() -> [Double] {
    var generator = SeededGenerator(seed: 2)
    var values: [Double] = []
    for _ in 0..<10_000 {
      let level = 50 + 10 * Normal.draw(using: &generator)
      let slope = 0.3 * Normal.draw(using: &generator)
      for time in 1...seriesLength {
        let value = level + slope * Double(time) + 2 * Normal.draw(using: &generator)
        values.append(value.rounded(decimals: 1))
      }
    }
    return values
  }

  /// 40 indicators of 332 areas: estimates with their standard errors.
  static func ranked() -> [[(estimate: Double, error: Double)]] {
    var generator = SeededGenerator(seed: 3)
    return (0..<40).map { _ in
      (0..<rankedAreas).map { _ in
        (
          (60 + 8 * Normal.draw(using: &generator)).rounded(decimals: 2),
          Double.random(in: 0.5..<3, using: &generator).rounded(decimals: 3)
        )
      }
    }
  }

  /// 10⁷ counts and denominators; plain arithmetic, so that no file of them is needed.
  static func proportions() -> (counts: [Double], denominators: [Double]) {
    let size = 10_000_000
    let denominators = (0..<size).map { 50 + ($0 * 7919) % 99_951 }
    let counts = zip(0..<size, denominators).map { ($0 * 104_729) % ($1 + 1) }
    return (counts.map(Double.init), denominators.map(Double.init))
  }

  /// Writes the data, but for the proportions, as CSV.
  static func write(into folder: String) throws {
    let areas = areas()
    try write(
      "area,group,value,error,population",
      areas.values.indices.map {
        "\($0 / groups),\($0 % groups),\(areas.values[$0]),\(areas.errors[$0]),"
          + "\(areas.populations[$0])"
      },
      to: folder + "/areas.csv"
    )
    try write(
      "series,time,value",
      series().enumerated().map {
        "\($0.offset / seriesLength),\($0.offset % seriesLength + 1),\($0.element)"
      },
      to: folder + "/series.csv"
    )
    try write(
      "indicator,area,estimate,error",
      ranked().enumerated().flatMap { indicator, figures in
        figures.enumerated().map {
          "\(indicator),\($0.offset),\($0.element.estimate),\($0.element.error)"
        }
      },
      to: folder + "/ranked.csv"
    )
  }

  private static func write(_ heading: String, _ lines: [String], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Usage("\(path) cannot be written") }
    let isWritten = fputs(heading + "\n" + lines.joined(separator: "\n") + "\n", file) >= 0
    guard fclose(file) == 0, isWritten else { throw Usage("\(path) cannot be written") }
  }
}

extension Double {
  /// Through text, the value that CSV gives back is then the same to the last bit.
  fileprivate func rounded(decimals: Int) -> Double {
    let unit = pow(10.0, Double(decimals))
    return (self * unit).rounded() / unit
  }
}
