import Foundation
import Frames
import Notebook
import Testing

/// Every count that a footer prints is a count over the rows, made here by other code.
@Suite struct `Counts in footers` {
  /// Data and how rows are picked from them.
  struct Case: Sendable, CustomTestStringConvertible {
    let start: String
    let seed: UInt64?
    var testDescription: String { "\(seed.map { "made up by \($0): " } ?? "")\(start)" }
  }

  static let cases: [Case] =
    (UInt64(1)...6).flatMap { seed in
      ["get all for all", "get all for all in latest", "get all for all since 2014"]
        .map { Case(start: $0, seed: seed) }
    }
    + [
      "get all", "get all in latest", "get all for all in latest", "get all by any in latest",
      "get all since 2015", "get all for home, region, England",
    ].map { Case(start: $0, seed: nil) }

  static let steps = [
    #"where value > 50"#, #"where place != "Leeds" and value is known"#, "take 7",
    "take 1 by indicator", "join few on place", "summarise m = simple_mean(value) by indicator",
    "compare", "compare using precision", "benchmark against England",
    "benchmark against England using difference", "rank", "trend", "trend using mann_kendall",
    "spc", "pool 3", "forecast 2", "gap",
  ]

  @Test(arguments: cases, steps)
  func `are counts over the rows`(data: Case, step: String) throws {
    let folder = try DataFolder(seed: data.seed)
    var session = try folder.session()
    guard let before = try? answer(data.start, &session),
      let after = try? answer("\(data.start) | \(step)", &session)
    else { return }
    for line in after.footnotes.map(\.text) {
      for rule in Self.rules {
        guard let found = try rule.numbers(in: line) else { continue }
        let counted = rule.counted(Rows(before.frame), Rows(after.frame), found)
        guard let counted else { continue }
        #expect(found == counted, "\(rule.pattern): \(line)")
      }
    }
  }

  /// A rule that no line is of would hold nothing.
  @Test func `each kind of line occurs`() throws {
    var seen: Set<String> = []
    for data in Self.cases where data.seed ?? 1 <= 2 {
      let folder = try DataFolder(seed: data.seed)
      var session = try folder.session()
      for step in Self.steps {
        guard let after = try? answer("\(data.start) | \(step)", &session) else { continue }
        for line in after.footnotes.map(\.text) {
          for rule in Self.rules where try rule.numbers(in: line) != nil {
            seen.insert(rule.pattern)
          }
        }
      }
    }
    let absent = Self.rules.map(\.pattern).filter { !seen.contains($0) }
    #expect(absent.isEmpty)
  }

  @Test(arguments: [2017, 2019, 2021], [UInt64(1), 2, 3])
  func `figures that are not new are those marked so`(year: Int, seed: UInt64) throws {
    let folder = try DataFolder(seed: seed)
    var session = try folder.session()
    let after = try answer("get all for all as at \(year)", &session)
    let rows = Rows(after.frame)
    let line = try #require(after.footnotes.map(\.text).first { $0.contains("not new") })
    let numbers = try #require(
      try Rule(#"^([\d,]+) of ([\d,]+) (?:scored )?figures are not new"#).numbers(in: line)
    )
    #expect(
      numbers == [
        rows.count { rows.text("new", $0) == "no" }, rows.count { rows.isKnown("value", $0) },
      ]
    )
  }

  @Test(arguments: UInt64(1)...6)
  func `the headline counts what compare says of each series' last row`(seed: UInt64) throws {
    let folder = try DataFolder(seed: seed)
    var session = try folder.session()
    let headline = Rows(try answer("get all for Leeds as at 2021 | headline", &session).frame)
    let compared = Rows(try answer("get all for Leeds as at 2021 | compare", &session).frame)
    func of(_ word: String) -> Int { compared.count { compared.text("direction", $0) == word } }
    let expected = [
      "indicators": compared.rowCount, "improved": of("improved"), "same": of("same"),
      "worse": of("worse"), "cant_say": of("can't say"), "not_available": of("not available"),
      "directional": of("improved") + of("same") + of("worse"),
      "improved_or_same": of("improved") + of("same"),
    ]
    for (name, count) in expected {
      #expect(headline.number(name, 0) == Double(count), "\(name)")
    }
  }

  private func answer(_ text: String, _ session: inout Session) throws -> Answer {
    let script = text.contains("few") ? "let few = from \"few.csv\"\n\(text)" : text
    let query = try #require(try session.prepare(script).last)
    return try session.run(query)
  }

  // MARK: Rules

  /// A line of a footer, and what its numbers should be.
  struct Rule: Sendable {
    let pattern: String
    let counted: @Sendable (Rows, Rows, [Int]) -> [Int]?

    init(
      _ pattern: String,
      _ counted: @escaping @Sendable (Rows, Rows, [Int]) -> [Int]? = { _, _, _ in nil }
    ) {
      self.pattern = pattern
      self.counted = counted
    }

    /// The numbers of the pattern's groups in a line; an absent group is 0.
    func numbers(in line: String) throws -> [Int]? {
      let regex = try NSRegularExpression(pattern: pattern)
      let whole = NSRange(line.startIndex..., in: line)
      guard let match = regex.firstMatch(in: line, range: whole) else { return nil }
      return (1..<match.numberOfRanges).map { group in
        guard let range = Range(match.range(at: group), in: line) else { return 0 }
        return Int(line[range].filter { $0 != "," }) ?? 0
      }
    }
  }

  static func byChance(_ count: Int) -> Int { Int((Double(count) * 0.05).rounded()) }

  static let rules: [Rule] = [
    Rule(#"^where kept ([\d,]+) of ([\d,]+) rows?$"#) { before, after, _ in
      [after.rowCount, before.rowCount]
    },
    Rule(#"^take kept ([\d,]+) of ([\d,]+) rows?$"#) { before, after, _ in
      [after.rowCount, before.rowCount]
    },
    Rule(#"^join: ([\d,]+) matched, ([\d,]+) unmatched(?: \(.*\))?$"#) { before, after, _ in
      let matched = before.count {
        ["Leeds", "Derby", "Coventry"].contains(before.text("place", $0))
      }
      return [matched, before.rowCount - matched]
    },
    Rule(#"^(?:([\d,]+) missing)?(?:, )?(?:([\d,]+) suppressed)? left out of simple_mean$"#) {
      before,
      _,
      _ in
      let suppressed = before.count { before.presence("value", $0) == .suppressed }
      return [before.count { !before.isKnown("value", $0) } - suppressed, suppressed]
    },
    Rule(#"^([\d,]+) tests: about ([\d,]+) would look significant by chance$"#) { _, after, _ in
      let name = after.has("significant") ? "significant" : "p"
      let tested = after.count { after.isKnown(name, $0) }
      return [tested, byChance(tested)]
    },
    Rule(#"^same: (\d+) by [a-z ]+(?:, (\d+) by [a-z ]+)?(?:, (\d+) by [a-z ]+)?$"#) {
      _,
      after,
      found in
      let same = after.count { after.text("direction", $0) == "same" }
      return found.reduce(0, +) == same ? found : [same]
    },
    Rule(#"^([\d,]+) not available: no figure, or none to compare it with$"#) { _, after, _ in
      [after.count { after.text("direction", $0) == "not available" }]
    },
    Rule(#"^([\d,]+) can't say: the series breaks between the two figures$"#) { _, after, found in
      // Where no direction is good nobody can say either.
      let unsaid = after.count { after.text("direction", $0) == "can't say" }
      return found[0] <= unsaid ? found : [unsaid]
    },
    Rule(#"^([\d,]+) not available: no figure$"#) { _, after, found in
      let unavailable = after.count { after.text("rating", $0) == "not available" }
      return found[0] <= unavailable ? found : [unavailable]
    },
    Rule(#"^(?:([\d,]+) missing)?(?:, )?(?:([\d,]+) suppressed)? not ranked$"#) { before, _, _ in
      // Places that contain others here are no rivals of theirs, and are named apart.
      let rivals = { (row: Int) in
        !["England", "West Midlands region"].contains(before.text("place", row))
      }
      let suppressed = before.count {
        rivals($0) && before.presence("value", $0) == .suppressed
      }
      let unknown = before.count { rivals($0) && !before.isKnown("value", $0) }
      return [unknown - suppressed, suppressed]
    },
    Rule(#"^chi-squared for trend: ([\d,]+) series$"#) { _, after, _ in
      [after.count { after.isKnown("p", $0) && after.text("method", $0)?.contains("hi") == true }]
    },
    Rule(#"^Mann–Kendall.*: ([\d,]+) series$"#) { _, after, _ in
      [
        after.count {
          after.isKnown("p", $0) && after.text("method", $0)?.contains("endall") == true
        }
      ]
    },
    Rule(#"^([\d,]+) can't say: \d+ "#) { _, after, _ in
      guard after.has("trend") else { return nil }
      return [after.count { after.text("trend", $0) == "can't say" }]
    },
    Rule(#"^values of 3 periods from the sums of their counts: ([\d,]+) windows$"#) { _, after, _ in
      [after.count { after.isKnown("value", $0) }]
    },
    Rule(#"^([\d,]+) windows have no counts to pool: value missing$"#) { _, after, _ in
      [after.count { !after.isKnown("value", $0) }]
    },
    Rule(#"^([\d,]+) not continued: "#) { before, after, _ in
      let all = Set((0..<before.rowCount).map { before.series($0) })
      let continued = Set(
        (0..<after.rowCount).filter { after.text("basis", $0) == "forecast" }
          .map { after.series($0) }
      )
      return [all.subtracting(continued).count]
    },
    Rule(#"^([\d,]+) without a chart: "#) { _, after, _ in
      let all = Set((0..<after.rowCount).map { after.series($0) })
      let drawn = Set(
        (0..<after.rowCount).filter { after.isKnown("centre", $0) }.map { after.series($0) }
      )
      return [all.subtracting(drawn).count]
    },
    Rule(#"^no total for the place and period: ([\d,]+) rows? without a gap$"#) { _, after, _ in
      [after.count { after.isKnown("value", $0) && !after.isKnown("reference", $0) }]
    },
    Rule(#"^no limits are known: ([\d,]+) rows? not tested$"#) { _, after, _ in
      [after.count { after.isKnown("gap", $0) && !after.isKnown("significant", $0) }]
    },
  ]
}

/// Rows of a frame, read plainly.
struct Rows: Sendable {
  let frame: Frame

  init(_ frame: Frame) { self.frame = frame }

  var rowCount: Int { frame.rowCount }

  func count(_ holds: (Int) -> Bool) -> Int { (0..<frame.rowCount).filter(holds).count }

  func has(_ name: String) -> Bool { frame[name] != nil }

  func presence(_ name: String, _ row: Int) -> Presence { frame[name]?.presence[row] ?? .missing }

  func isKnown(_ name: String, _ row: Int) -> Bool { presence(name, row) == .known }

  func text(_ name: String, _ row: Int) -> String? {
    switch frame[name] {
    case .text(let column)?: column[row]
    case .yesNo(let column)?: column[row].map { $0 ? "yes" : "no" }
    default: nil
    }
  }

  func number(_ name: String, _ row: Int) -> Double? { frame[name]?.numbers?[row] }

  /// What tells the series of a row from others.
  func series(_ row: Int) -> [String] {
    ["indicator", "place", "dimension", "group"].map { text($0, row) ?? "" }
  }
}

/// A folder with a table to join and, by a seed, figures.
private final class DataFolder {
  private let url: URL
  private let seed: UInt64?

  init(seed: UInt64?) throws {
    self.seed = seed
    url = FileManager.default.temporaryDirectory.appending(path: "cvq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write("place,score\nLeeds,1\nDerby,2\nCoventry,3\n", "few.csv")
    if let seed { try write(Self.figures(seed), "figures.csv") }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func session() throws -> Session {
    // At the prompt an answer keeps all its columns, the quiet ones too.
    try Session(
      SessionSettings(
        baseFolder: url.path + "/",
        use: seed == nil ? nil : "figures.csv",
        home: seed == nil ? nil : "Coventry",
        isPrompt: true
      )
    )
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// Three indicators of eight places over sixteen years, with holes, hidden cells and, for one of
  /// them, counts; places come and go.
  private static func figures(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let places = ["Coventry", "England", "Leeds", "Derby", "Bolton", "Luton", "Oldham", "Walsall"]
    var text =
      "indicator,place,period,value,lower,upper,numerator,denominator,unit,polarity,counts\n"
    for (number, indicator) in ["Pass rate", "Spend", "Visits"].enumerated() {
      let polarity = ["higher", "lower", "none"][(number + Int(seed % 3)) % 3]
      for place in places where next(10) > 0 {
        for year in 2006...2021 where next(8) > 0 {
          var cells = [indicator, place, "\(year)"]
          let draw = next(12)
          if draw == 0 {
            cells += ["[c]", "", "", "", ""]
          } else if draw == 1 {
            cells += ["", "", "", "", ""]
          } else if number == 0 {
            let people = 200 + next(2000)
            let passed = people / 3 + next(people / 3)
            let share = Double(passed) / Double(people) * 100
            cells += [String(format: "%.1f", share), "", "", "\(passed)", "\(people)"]
          } else if number == 1 {
            let middle = 40 + next(40)
            cells += ["\(middle)", "\(middle - 1 - next(6))", "\(middle + 1 + next(6))", "", ""]
          } else {
            cells += ["\(50 + next(20))", "", "", "", ""]
          }
          cells += [["%", "£", ""][number], polarity, ["people", "", ""][number]]
          text += cells.joined(separator: ",") + "\n"
        }
      }
    }
    return text
  }
}
