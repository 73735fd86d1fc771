import Frames
import Indicators
import Notebook
import Statistics
import TestSupport
import Testing

@testable import simulate

/// The simulated workspace as it lies in the repository.
enum Simulated {
  static let folder = "datasets/simulated"

  static let package = Result { try SimulatedPackage() }

  /// Rows of each series in their order, found once.
  static let series = Result {
    Dictionary(grouping: try package.get().simulation.rows) { row in
      SeriesKey(
        indicator: row.indicator,
        place: row.place,
        groups: row.groups.map { $0.group }
      )
    }
  }

  static let opened = Result {
    try WorkspaceOpener.open([folder], baseFolder: "\(Repository.root)/").workspace
  }
}

struct SeriesKey: Hashable {
  let indicator: String
  let place: Int
  let groups: [String]
}

@Suite struct `The simulated workspace` {
  @Test func `is what its script writes, byte for byte`() throws {
    let files = try Simulated.package.get().files()
    #expect(files.count >= 12)
    for (name, bytes) in files {
      #expect(Repository.bytes("\(Simulated.folder)/\(name)") == bytes, "\(name)")
    }
    #expect(Repository.entries(Simulated.folder) == files.map(\.name).sorted())
  }

  @Test func `takes no more than 5 MB`() throws {
    let sizes = Repository.entries(Simulated.folder).map {
      Repository.bytes("\(Simulated.folder)/\($0)")?.count ?? 0
    }
    #expect(sizes.reduce(0, +) <= 5_000_000)
    #expect(sizes.reduce(0, +) > 1_000_000)
  }

  @Test func `opens and nothing is found wrong`() throws {
    let workspace = try Simulated.opened.get()
    #expect(workspace.findings.isEmpty, "\(workspace.findings.prefix(3).map(\.message))")
    #expect(workspace.rows.kept == (try Simulated.package.get()).simulation.rows.count)
    #expect(workspace.rows.kept == 49_606)
    #expect(workspace.indicators.count == 24)
    #expect(workspace.placesWithFigures.count == 82)
    #expect(workspace.home.map { workspace.places[$0].name } == "Northmere")
  }

  @Test func `has indicators of every kind`() throws {
    let indicators = try Simulated.opened.get().indicators
    let types = Set(indicators.compactMap(\.valueType))
    #expect(types.isSuperset(of: ValueType.allCases))
    #expect(Set(indicators.compactMap(\.kind)) == Set(IndicatorKind.allCases))
    #expect(Set(indicators.compactMap(\.measure.counts)).count == 3)
    #expect(Set(indicators.map(\.polarity)).count == 3)
    #expect(Set(indicators.compactMap(\.measure.frequencyInMonths)) == [1, 3, 12, 24])
    #expect(indicators.contains { $0.pooledYears == 3 })
  }

  @Test func `has targets of all five shapes, a break and neighbours for each council`() throws {
    let workspace = try Simulated.opened.get()
    #expect(
      Set(workspace.targets.map(\.shape.word))
        == ["number", "range", "direction", "comparison", "none"]
    )
    #expect(workspace.breaks.count == 1)
    let councils = workspace.places.indices.filter {
      workspace.hasFigures($0) && workspace.places[$0].level.map { $0.depth == 3 } == true
    }
    #expect(councils.count == 54)
    for council in councils {
      guard case .list(let list)? = workspace.neighbours(of: council, for: nil) else {
        Issue.record("\(workspace.places[council].name) has no neighbours")
        continue
      }
      #expect(list.count == 10)
      #expect(!list.contains(council))
      #expect(list.allSatisfy { councils.contains($0) })
    }
  }

  @Test func `cannot be mistaken for real places`() throws {
    let real = try WorkspaceOpener.bundled().places
    let names = Set(real.map { $0.name.lowercased() })
    let codes = Set(real.compactMap(\.code))
    let country = try Simulated.package.get().simulation.country
    for place in 0..<country.placeCount {
      #expect(!names.contains(country.name(place).lowercased()), "\(country.name(place))")
      #expect(!codes.contains(country.code(place)))
      #expect(country.code(place).hasPrefix("X"))
      #expect(country.code(place).count == 9)
    }
    let text = try #require(Repository.text("\(Simulated.folder)/datapackage.json"))
    #expect(text.contains("\"title\": \"Simulated"))
  }

  @Test func `hides small counts and leaves none to be worked out`() throws {
    let rows = try Simulated.package.get().simulation.rows
    let hidden = rows.filter { $0.value == "[c]" }
    #expect(hidden.count > 30)
    #expect(hidden.allSatisfy { $0.numerator.isEmpty && $0.denominator.isEmpty })
    for row in rows where row.indicator != "deaths" {
      guard let count = Double(row.numerator) else { continue }
      #expect(!(1...7).contains(count), "\(row.indicator) \(row.period)")
    }
    // Wards of one year: hidden in pairs at least.
    let wards = Dictionary(grouping: hidden.filter { $0.indicator == "road-casualties" }) {
      $0.period
    }
    #expect(!wards.isEmpty)
    for (year, members) in wards { #expect(members.count > 1, "\(year)") }
  }

  @Test func `tells missing from hidden, and says why`() throws {
    let rows = try Simulated.package.get().simulation.rows
    let missing = rows.filter(\.value.isEmpty)
    #expect(missing.count > 100)
    #expect(missing.allSatisfy { !$0.note.isEmpty })
    let states = Set(rows.flatMap(\.states))
    #expect(
      states == ["provisional", "revised", "estimated", "unreliable", "break", "not_applicable"]
    )
  }

  @Test func `sums of groups are the total where nothing is hidden`() throws {
    let simulation = try Simulated.package.get().simulation
    for (code, dimension) in [
      ("school-readiness", "Deprivation"), ("school-readiness", "Sex"), ("excess-weight", "Sex"),
      ("persistent-absence", "Disability"), ("deaths", "Age"),
    ] {
      struct Key: Hashable {
        let place: Int
        let period: String
      }
      var totals: [Key: Double] = [:]
      var sums: [Key: Double] = [:]
      for row in simulation.rows where row.indicator == code {
        let key = Key(place: row.place, period: row.period)
        let count = try #require(Double(row.numerator), "\(code) has a hidden count")
        if row.groups.isEmpty { totals[key] = count }
        if row.groups.map(\.dimension) == [dimension] { sums[key, default: 0] += count }
      }
      #expect(sums.count > 60)
      for (key, sum) in sums { #expect(totals[key] == sum, "\(code), \(key.period)") }
    }
  }
}
