import Frames
import Notebook
import TestSupport
import Testing

/// `inequality`, `standardise` and `gap` beside figures worked out by
/// `scripts/reference/equality_answers.py`.
@Suite struct `Answers about groups` {
  private static let health = "use \"\(Repository.root)/scripts/examples/health\"\n"

  /// What each name of the reference figures asks.
  private static let queries: [String: String] = [
    "admissions": health + #"get "Emergency admissions" by deprivation | inequality"#,
    "admissions log": health
      + #"get "Emergency admissions" by deprivation | inequality using log"#,
    "admissions all": health + #"get "Emergency admissions" by deprivation | inequality all"#,
    "readiness": health
      + #"get "School readiness" for home, England by deprivation | inequality"#,
    "readiness logit": health
      + #"get "School readiness" for home, England by deprivation | inequality using logit"#,
    "ethnicity": health + #"get "School readiness" by ethnicity | inequality"#,
    "ethnicity against": health
      + #"get "School readiness" by ethnicity | inequality all against White"#,
    "life": #"get "Healthy life expectancy at birth" by sex | inequality"#,
    "deaths": health
      + #"get "Alcohol mortality" for England, home, Radford by age | standardise to "ESP2013""#,
    "gap": health + #"get "School readiness" for home, England by "free school meals" | gap"#,
    "gap lower": health + #"get "Emergency admissions" by deprivation | gap"#,
    "gap against": health + #"get "School readiness" by ethnicity | gap against White"#,
    "gap sex": #"get "Healthy life expectancy at birth" for home, England by sex"#
      + #" | gap against "Male""#,
  ]

  private struct Figure {
    let query: String
    let row: Int
    let column: String
    let value: Double
    let tolerance: Double
  }

  private static let figures: [Figure] =
    (Repository.text("Tests/SemanticsTests/fixtures/equality_answers.csv") ?? "")
    .split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ",").map(String.init)
      guard parts.count == 5, let row = Int(parts[1]), let value = Double(parts[3]),
        let tolerance = Double(parts[4])
      else { return nil }
      return Figure(
        query: parts[0],
        row: row,
        column: parts[2],
        value: value,
        tolerance: tolerance
      )
    }

  @Test func `there are figures for every query`() {
    #expect(Self.figures.count > 250)
    #expect(Set(Self.figures.map(\.query)) == Set(Self.queries.keys))
  }

  @Test(arguments: queries.keys.sorted())
  func `agree with an independent program`(query: String) throws {
    let frame = try Answers.answer(Self.queries[query] ?? "").frame
    for figure in Self.figures where figure.query == query {
      let found = try #require(
        number(figure.column, figure.row, frame),
        "\(query) \(figure.column) \(figure.row)"
      )
      let distance = abs(found - figure.value) / max(1, abs(figure.value))
      #expect(
        distance <= figure.tolerance,
        "\(query), row \(figure.row), \(figure.column): \(found), not \(figure.value)"
      )
    }
  }

  /// A figure, or a limit of it: `sii_lower`.
  private func number(_ name: String, _ row: Int, _ frame: Frame) -> Double? {
    for (ending, part) in [("lower", \EstimateColumn.lower), ("upper", \EstimateColumn.upper)]
    where name.hasSuffix(ending) {
      let base = name == ending ? "value" : String(name.dropLast(ending.count + 1))
      guard case .estimate(let estimates)? = frame[base] else { return nil }
      return estimates[keyPath: part]?[row]
    }
    switch frame[name] {
    case .estimate(let estimates): return estimates.point[row]
    case .number(let numbers): return numbers[row]
    case .yesNo(let answers): return answers[row].map { $0 ? 1 : 0 }
    default: return nil
    }
  }
}
