/// Age bands, death rates and the age structure of the invented country.
enum Ages {
  /// 0, 1–4, 5–9 … 85–89, 90+: what life tables need; the first two are published as one.
  static let bandCount = 20
  static let published = (0..<19).map { band in
    band == 18 ? "90+" : "\(5 * band)-\(5 * band + 4)"
  }

  /// Position among the published bands.
  static func published(_ band: Int) -> Int { max(0, band - 1) }

  /// Deaths a year for each 100,000 people.
  static let male: [Double] = [
    420, 16, 8, 9, 32, 50, 62, 85, 120, 175, 260, 380, 580, 930, 1450, 2300, 3900, 6900, 12_000,
    23_500,
  ]
  static let female: [Double] = [
    350, 13, 7, 8, 16, 22, 30, 45, 70, 110, 170, 250, 380, 590, 930, 1550, 2700, 5000, 9500,
    21_500,
  ]

  private static let structure: [Double] = [
    11, 44, 58, 60, 57, 62, 66, 69, 66, 64, 62, 67, 67, 60, 50, 47, 39, 26, 16, 9,
  ]

  /// Shares of a council's people in each band, by how old its people are.
  static func shares(oldness: Double) -> [Double] {
    let tilted = structure.enumerated().map { band, share in
      let middle = band == 0 ? 0.5 : band == 1 ? 3 : 5 * Double(band) - 2.5
      return share * max(0.15, 1 + 0.2 * oldness * (middle - 40) / 40)
    }
    let all = tilted.reduce(0, +)
    return tilted.map { $0 / all }
  }

  static func olderShare(oldness: Double) -> Double {
    shares(oldness: oldness)[14...].reduce(0, +)
  }
}
