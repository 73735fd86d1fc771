import Execution
import Frames
import Indicators
import Plans
import Semantics
import Statistics
import Syntax

extension Scenario {
  /// Every figure of a million set beside the one before.
  static let compareMillion = ofMillion(
    "compare-million",
    "get all for all | compare",
    column: "change"
  )

  /// Every figure of a million set against England's.
  static let benchmarkMillion = ofMillion(
    "benchmark-million",
    "get all for all | benchmark against England",
    column: "difference"
  )

  /// Every figure of a million set against its own region's.
  static let benchmarkRegionMillion = ofMillion(
    "benchmark-region-million",
    "get all for all | benchmark against region",
    column: "difference"
  )

  /// What reading the rows alone costs, to be taken from the others.
  static let getMillion = ofMillion("get-million", "get all for all", column: "value")

  /// A step on all figures of `CouncilFigures`; the checksum is the sum of a column.
  static func ofMillion(_ name: String, _ query: String, column: String) -> Scenario {
    Scenario(
      name: name,
      size: "\(query); 340 places, 25 indicators, 120 months: 1,020,000 figures",
      runs: 5
    ) {
      let workspace = try CouncilFigures.workspace()
      let backend = LocalBackend()
      let source = SourceText(query)
      let scope = Scope(
        source: source,
        workspace: workspace,
        evaluate: { (plan) throws(PlanError) in try backend.run(plan) },
        readFile: { (path, _) throws(FileFailure) in
          throw FileFailure(code: "file-1", message: "there is no \(path)")
        }
      )
      guard case .query(let steps)? = parse(source).statements.first?.kind else {
        throw Usage("the query is none")
      }
      let table = try scope.check(steps)
      return {
        let frame = try backend.run(table.plan).frame
        guard case .estimate(let estimates)? = frame[column] else {
          throw Usage("there is no column \(column)")
        }
        return estimates.point.doubles.reduce(0) { $0.isNaN || $1.isNaN ? $0 : $0 + $1 }
      }
    }
  }
}

/// Made-up figures of councils in regions, with counts of people, so that everything is tested.
enum CouncilFigures {
  static let councilCount = 330
  static let regionCount = 9
  static let indicatorCount = 25
  static let monthCount = 120

  static func workspace() throws -> Workspace {
    let places =
      ["England"] + (1...regionCount).map { "Region \($0)" }
      + (1...councilCount).map { "Council \($0)" }
    var placeRows = [["place_code", "place", "level", "parents"]]
    for (number, place) in places.enumerated() {
      let level = number == 0 ? "country" : number <= regionCount ? "region" : "unitary"
      let parent =
        number == 0
        ? "" : number <= regionCount ? "England" : "Region \((number - 1) % regionCount + 1)"
      placeRows.append(["", place, level, parent])
    }
    var catalogue = [["indicator_id", "indicator", "polarity", "unit", "value_type", "counts"]]
    for indicator in 1...indicatorCount {
      let side = ["higher", "lower", "none"][indicator % 3]
      catalogue.append([
        "i\(indicator)", "Indicator \(indicator)", side, "%", "Proportion", "people",
      ])
    }
    return try buildWorkspace(
      description: PackageDescription(name: "councils"),
      resources: [
        table("places", placeRows), table("indicators", catalogue),
        ResourceTable(name: "observations", fileName: "observations.csv", frame: figures(places)),
      ]
    )
  }

  private static func figures(_ places: [String]) -> Frame {
    let months = (0..<monthCount).map { "\(Period.monthName($0 % 12 + 1)) \(2015 + $0 / 12)" }
    var generator = SeededGenerator(seed: 4)
    var codes: [Int] = []
    var placeCodes: [Int] = []
    var monthCodes: [Int] = []
    var values: [String?] = []
    var numerators: [String?] = []
    var denominators: [String?] = []
    for indicator in 0..<indicatorCount {
      for place in places.indices {
        let people = place == 0 ? 5_000_000 : Int.random(in: 2_000...90_000, using: &generator)
        let level = Double.random(in: 0.2..<0.8, using: &generator)
        for month in months.indices {
          let noise = Double.random(in: -0.03..<0.03, using: &generator)
          let count = (Double(people) * (level + noise)).rounded()
          codes.append(indicator)
          placeCodes.append(place)
          monthCodes.append(month)
          values.append("\((count / Double(people) * 1_000).rounded() / 10)")
          numerators.append("\(Int(count))")
          denominators.append("\(people)")
        }
      }
    }
    func texts(_ names: [String], _ codes: [Int]) -> Column {
      .text(TextColumn(names.map { Optional($0) }).gathered(codes))
    }
    let columns: [(String, Column)] = [
      ("indicator_id", texts((1...indicatorCount).map { "i\($0)" }, codes)),
      ("place", texts(places, placeCodes)),
      ("period", texts(months, monthCodes)),
      ("value", .text(TextColumn(values))),
      ("numerator", .text(TextColumn(numerators))),
      ("denominator", .text(TextColumn(denominators))),
    ]
    return Frame(
      unchecked: Schema(columns.map { Field(name: $0.0, type: $0.1.type) }),
      columns: columns.map(\.1),
      rowCount: codes.count
    )
  }

  private static func table(_ name: String, _ rows: [[String]]) -> ResourceTable {
    let headings = rows.first ?? []
    return ResourceTable(
      name: name,
      fileName: "\(name).csv",
      frame: Frame(
        unchecked: Schema(headings.map { Field(name: $0, type: .text) }),
        columns: headings.indices.map { at in
          .text(TextColumn(rows.dropFirst().map { $0[at].isEmpty ? nil : $0[at] }))
        },
        rowCount: rows.count - 1
      )
    )
  }
}
