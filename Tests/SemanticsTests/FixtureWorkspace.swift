import Execution
import Frames
import Indicators
import Plans
import Semantics
import Syntax

/// A small workspace with what the language page's queries ask for.
///
/// It has several councils, groups by
/// sex, age, ethnicity and one scheme of deprivation deciles, a workforce, targets. The figures
/// follow formulas; nothing here is published.
enum Fixture {
  static let councils = [
    "Coventry", "Birmingham", "Derby", "Leicester", "Southampton", "Peterborough", "Bolton",
    "Luton", "Oldham", "Sheffield", "Leeds", "Walsall",
  ]

  /// - Parameters:
  ///   - isProtected: Whether figures of groups may leave only through `protect`.
  ///   - moreGroups: Further lines of the dimensions: dimension, family, group, order, and the
  ///     other cells where needed.
  ///   - moreRows: Further figures: code, place, period, dimension, group, value, and the other
  ///     cells where needed; one for a key that is there already replaces it.
  /// - Returns: The workspace, with Coventry as home.
  /// - Throws: What is wrong with its tables.
  static func workspace(
    protected isProtected: Bool = false,
    moreGroups: [[String]] = [],
    moreRows: [[String]] = []
  ) throws -> Workspace {
    try buildWorkspace(
      description: PackageDescription(
        name: "fixture",
        title: "Fixture",
        home: "E08000026",
        disclosure: DisclosurePolicy(below: 8, round: 5, isRequiredOnExport: isProtected)
      ),
      resources: [
        table("places", places), table("indicators", catalogue), table("peer_groups", groups),
        table("dimensions", dimensions + moreGroups), table("standards", standards),
        table("targets", targets),
        table("observations", observationRows(with: moreRows)),
      ]
    )
  }

  // MARK: Tables

  /// The figures with their headings, further ones added or put in place of others.
  static func observationRows(with moreRows: [[String]]) -> [[String]] {
    let replaced = Set(moreRows.map { Array($0.prefix(5)) })
    return observations.filter { !replaced.contains(Array($0.prefix(5))) } + moreRows
  }

  private static var places: [[String]] {
    var rows = [["place_code", "place", "level", "aliases", "parents"]]
    rows.append(["E92000001", "England", "country", "", ""])
    rows.append(["E12000005", "West Midlands region", "region", "West Midlands", "E92000001"])
    for (number, name) in councils.enumerated() {
      let isInRegion = ["Coventry", "Birmingham", "Walsall"].contains(name)
      rows.append([
        number == 0 ? "E08000026" : "E080001\(10 + number)", name,
        number % 2 == 0 ? "metropolitan" : "unitary", "",
        isInRegion ? "E12000005" : "E92000001",
      ])
    }
    for ward in ["Foleshill", "Radford", "Binley"] {
      rows.append(["", ward, "ward", "", "E08000026"])
    }
    rows.append(["", "Coventry City Council workforce", "organisation", "", ""])
    rows.append(["", "Statistical neighbours", "group average", "", ""])
    return rows
  }

  private static let catalogue: [[String]] = {
    var rows = [
      [
        "indicator_id", "indicator", "objective", "priority", "polarity", "unit", "value_type",
        "counts", "frequency", "scored",
      ]
    ]
    func add(
      _ code: String,
      _ name: String,
      _ objective: String,
      _ priority: String,
      _ polarity: String,
      _ unit: String,
      _ type: String,
      _ counts: String = ""
    ) {
      rows.append([
        code, name, objective, priority, polarity, unit, type, counts, "annual", "yes",
      ])
    }
    let globally = "Globally connected"
    let locally = "Locally committed"
    let safer = "making communities safer"
    let growth = "creating the conditions for growth"
    add(
      "employment-rate",
      "Employment rate",
      globally,
      growth,
      "higher",
      "%",
      "Proportion",
      "estimated"
    )
    add("crime-rate", "Crime rate", locally, safer, "lower", "per 1,000", "Crude rate")
    add("recorded-crime", "Recorded crime", locally, safer, "lower", "offences", "Count")
    add("ks2", "KS2 RWM expected", locally, "raising standards", "higher", "%", "Proportion")
    add("hle", "Healthy life expectancy", locally, "health", "higher", "years", "Life expectancy")
    add("le", "Life expectancy", locally, "health", "higher", "years", "Life expectancy")
    add("covid", "Covid cases", locally, "health", "lower", "cases", "Count")
    add("residents", "Resident profile working age", locally, "equality", "none", "%", "Proportion")
    add("workforce", "Workforce profile", locally, "equality", "none", "%", "Proportion")
    add(
      "gld",
      "Good level of development",
      locally,
      "raising standards",
      "higher",
      "%",
      "Proportion"
    )
    add(
      "asc-older",
      "ASC spend older people",
      locally,
      "care",
      "none",
      "£ million",
      "",
      "estimated"
    )
    add(
      "asc-younger",
      "ASC spend younger adults",
      locally,
      "care",
      "none",
      "£ million",
      "",
      "estimated"
    )
    add("injury", "Injury admissions", locally, "health", "lower", "per 100,000", "Crude rate")
    add("alcohol", "Alcohol mortality", locally, "health", "lower", "per 100,000", "Crude rate")
    return rows
  }()

  private static let groups: [[String]] =
    [["group", "order", "place"]]
    + ["Derby", "Leicester", "Southampton"].enumerated().map {
      ["Statistical neighbours", "\($0 + 1)", $1]
    }

  private static let ages = [
    "0-14", "15-29", "30-44", "45-59", "60-74", "75-89", "90+",
  ]

  private static let dimensions: [[String]] = {
    var rows = [
      [
        "dimension", "family", "group", "order", "disadvantaged", "unknown", "aliases",
        "parent_group",
      ]
    ]
    func add(_ dimension: String, _ family: String, _ groups: [String], isOrdered: Bool = false) {
      for (number, group) in groups.enumerated() {
        rows.append([
          dimension, family, group, isOrdered ? "\(number + 1)" : "",
          isOrdered && number == 0 ? "yes" : "", group == "Unknown" ? "yes" : "", "",
        ])
      }
    }
    add("Sex", "sex", ["Male", "Female"])
    add("Age", "age", ages)
    add("Ethnicity", "ethnicity", ["Asian", "Black", "Mixed", "White British", "Unknown"])
    add("Free school meals", "free school meals", ["Eligible", "Not eligible"])
    add(
      "Deprivation deciles (IMD2019)",
      "deprivation",
      (1...10).map { "Decile \($0)" },
      isOrdered: true
    )
    return rows
  }()

  private static let standards: [[String]] =
    [["standard", "from_age", "to_age", "population"]]
    + [
      (0, 14, 16_000), (15, 29, 17_500), (30, 44, 20_000), (45, 59, 20_000), (60, 74, 17_000),
      (75, 89, 8_500),
    ].map { ["ESP2013", "\($0.0)", "\($0.1)", "\($0.2)"] } + [["ESP2013", "90", "", "1000"]]

  private static let targets: [[String]] = [
    ["indicator_id", "from", "to", "kind", "low", "high", "direction", "compare_to", "text"],
    ["employment-rate", "2015", "2025", "number", "75", "", "", "", "75%"],
    ["crime-rate", "2015/16", "2025/26", "direction", "", "", "decrease", "", "To fall"],
  ]

  private static let observations: [[String]] = {
    var rows = [
      [
        "indicator_id", "place", "period", "dimension", "group", "value", "numerator",
        "denominator", "state", "source", "published_progress", "dimension2", "group2",
      ]
    ]
    func add(
      _ code: String,
      _ place: String,
      _ period: String,
      _ value: Double,
      dimension: String = "",
      group: String = "",
      denominator: Double? = nil,
      multiplier: Double = 100,
      state: String = "",
      progress: String = ""
    ) {
      let numerator = denominator.map { (value * $0 / multiplier).rounded() }
      rows.append([
        code, place, period, dimension, group, tenths(value), numerator.map { "\(Int($0))" } ?? "",
        denominator.map { "\(Int($0))" } ?? "", state, "Fixture, page 1", progress,
      ])
    }
    let everywhere = councils + ["England", "West Midlands region", "Statistical neighbours"]
    let split = (2015...2024).map { "\($0)/\(($0 + 1) % 100)" }
    for (number, place) in everywhere.enumerated() {
      let shift = Double(number % 7) - 3
      for year in 2015...2024 {
        let step = Double(year - 2015)
        add(
          "employment-rate",
          place,
          "\(year)",
          70 + 0.3 * step + shift,
          denominator: 240_000,
          state: year == 2024 ? "provisional" : "",
          progress: number == 0 && year > 2015 ? "improved" : ""
        )
        add("ks2", place, "\(year)", 60 + 0.5 * step + shift, denominator: 4_800)
      }
      for (step, period) in split.enumerated() {
        add(
          "crime-rate",
          place,
          period,
          90 + 1.5 * Double(step) + shift,
          denominator: 380_000,
          multiplier: 1_000,
          progress: number == 0 && step > 0 ? "worse" : ""
        )
        add(
          "injury",
          place,
          period,
          100 + Double(step) + shift * 4,
          denominator: 60_000,
          multiplier: 100_000
        )
        if number < councils.count {
          add("recorded-crime", place, period, 28_000 + 900 * Double(step) + shift * 1_000)
        }
      }
    }
    for place in ["Coventry", "England"] {
      for (step, period) in split.enumerated() {
        for (number, group) in ["Male", "Female"].enumerated() {
          add(
            "hle",
            place,
            period,
            60 + 0.1 * Double(step) + 2 * Double(number),
            dimension: "Sex",
            group: group
          )
        }
        add("hle", place, period, 61 + 0.1 * Double(step))
        for (number, group) in ["Eligible", "Not eligible"].enumerated() {
          add(
            "gld",
            place,
            period,
            52 + 16 * Double(number),
            dimension: "Free school meals",
            group: group,
            denominator: 1_000
          )
        }
        add("gld", place, period, 65, denominator: 4_600)
        for decile in 1...10 {
          add(
            "injury",
            place,
            period,
            150 - 8 * Double(decile) + Double(step),
            dimension: "Deprivation deciles (IMD2019)",
            group: "Decile \(decile)",
            denominator: 60_000,
            multiplier: 100_000
          )
        }
        for (number, age) in ages.enumerated() {
          add(
            "alcohol",
            place,
            period,
            3 + 5 * Double(number),
            dimension: "Age",
            group: age,
            denominator: 70_000,
            multiplier: 100_000
          )
        }
      }
    }
    for place in ["Coventry", "Foleshill", "Radford", "Binley"] {
      for (number, group) in ["Male", "Female"].enumerated() {
        add(
          "le",
          place,
          "2021-23",
          place == "Coventry" ? 78.4 : 74 + 3 * Double(number),
          dimension: "Sex",
          group: group
        )
      }
    }
    for (number, group) in ["Asian", "Black", "Mixed", "White British", "Unknown"].enumerated() {
      add(
        "covid",
        "Coventry",
        "2020/21",
        900 - 150 * Double(number),
        dimension: "Ethnicity",
        group: group
      )
      for period in ["2021", "2024", "2025"] {
        if period == "2021" {
          add(
            "residents",
            "Coventry",
            period,
            10 + 8 * Double(number),
            dimension: "Ethnicity",
            group: group
          )
        } else {
          add(
            "workforce",
            "Coventry City Council workforce",
            period,
            9 + 7 * Double(number),
            dimension: "Ethnicity",
            group: group
          )
        }
      }
    }
    add("covid", "Coventry", "2020/21", 3_000)
    for code in ["asc-older", "asc-younger"] {
      for (step, period) in split.enumerated() where step >= 4 {
        add(code, "Coventry", period, 40 + 2 * Double(step))
      }
    }
    return rows
  }()

  /// A figure with one decimal, as sources print it.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static func table(_ name: String, _ rows: [[String]]) -> ResourceTable {
    let headings = rows.first ?? []
    let columns = headings.indices.map { at -> Column in
      .text(
        TextColumn(
          rows.dropFirst().map { row in
            row.indices.contains(at) && !row[at].isEmpty ? row[at] : nil
          }
        )
      )
    }
    return ResourceTable(
      name: name,
      fileName: "\(name).csv",
      frame: Frame(
        unchecked: Schema(headings.map { Field(name: $0, type: .text) }),
        columns: columns,
        rowCount: max(0, rows.count - 1)
      )
    )
  }

  // MARK: Scopes

  static let shared: Result<Workspace, any Error> = Result { try workspace() }

  /// What names mean in a script on the fixture.
  static func scope(_ text: String, _ workspace: Workspace? = nil) throws -> Scope {
    let backend = LocalBackend()
    return Scope(
      source: SourceText(text),
      workspace: try workspace ?? shared.get(),
      evaluate: { (plan) throws(PlanError) in try backend.run(plan) },
      readFile: { (path, _) throws(FileFailure) in
        guard path == "population.csv" else {
          throw FileFailure(code: "file-1", message: "there is no \(path)")
        }
        return SourceReading(frame: population)
      }
    )
  }

  private static let population = Frame(
    unchecked: Schema([
      Field(name: "place", type: .text), Field(name: "2019 mid-year", type: .number),
    ]),
    columns: [
      .text(TextColumn(councils.map { Optional($0) })),
      .number(NumberColumn(councils.indices.map { Optional(200_000 + Double($0) * 10_000) })),
    ],
    rowCount: councils.count
  )

  /// The checked queries of a script, its `let`s and `param`s bound as a session binds them.
  static func check(_ text: String, _ workspace: Workspace? = nil) throws -> [Table] {
    var scope = try scope(text, workspace)
    let script = parse(scope.source)
    for diagnostic in script.diagnostics where diagnostic.severity == .error { throw diagnostic }
    var tables: [Table] = []
    for statement in script.statements {
      switch statement.kind {
      case .query(let query): tables.append(try scope.check(query))
      case .letQuery(let name, let query):
        scope.bindings[foldedColumnName(name.text)] = .table(try scope.check(query))
      case .letPlaces(let name, let places):
        scope.bindings[foldedColumnName(name.text)] = .places(try scope.boundPlaces(places))
      case .letExpression(let name, let value), .param(let name, let value, _):
        scope.bindings[foldedColumnName(name.text)] = .value(try scope.constant(value))
      case .edition, .use, .include, .note, .defQuery, .defExpression, .continuation: continue
      }
    }
    return tables
  }

  /// The last checked query of a script.
  static func table(_ text: String, _ workspace: Workspace? = nil) throws -> Table {
    guard let last = try check(text, workspace).last else { throw NoQuery() }
    return last
  }

  /// The message of a script that must fail.
  static func failure(_ text: String, _ workspace: Workspace? = nil) throws -> Diagnostic {
    do {
      _ = try check(text, workspace)
    } catch let diagnostic as Diagnostic {
      return diagnostic
    }
    throw NoQuery()
  }

  struct NoQuery: Error {}
}

extension Table {
  /// Names of the columns in sight.
  var shownNames: [String] { fields.filter(\.isShown).map(\.name) }
}
