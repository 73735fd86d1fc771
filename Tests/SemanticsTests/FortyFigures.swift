import Frames
import Indicators
import TestSupport

extension Fixture {
  /// Further figures, so that each of the forty queries has something to find: a place better than
  /// England, a target met, a figure off its parts, a fall beyond chance, a place beyond a funnel.
  private static let fortyRows: [[String]] = [
    figure("ks2", "Coventry", "2025", "70", of: "3360", "4800"),
    figure("ks2", "England", "2025", "65", of: "3120", "4800"),
    figure("employment-rate", "Coventry", "2025", "76.2", of: "182880", "240000"),
    figure("injury", "Coventry", "2025/26", "160", of: "96", "60000"),
    figure("injury", "Oldham", "2023/24", "190", of: "114", "60000"),
    figure("gld", "England", "2025/26", "72.2", of: "3000", "4600"),
  ]

  /// The fixture with these figures.
  static let forty: Result<Workspace, any Error> = Result { try workspace(moreRows: fortyRows) }

  /// Its figures as a file, which `scripts/reference/forty_answers.py` reads.
  static var fortyFile: String {
    observationRows(with: fortyRows).map { row in
      (row + Array(repeating: "", count: max(0, 13 - row.count))).map {
        $0.contains(",") ? "\"\($0)\"" : $0
      }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func figure(
    _ code: String,
    _ place: String,
    _ period: String,
    _ value: String,
    of numerator: String,
    _ denominator: String
  ) -> [String] {
    [code, place, period, "", "", value, numerator, denominator, "", "Fixture, page 2", "", "", ""]
  }
}
