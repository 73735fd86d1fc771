import Statistics

/// Everything that lies in the folder, by file name.
struct SimulatedPackage {
  let simulation: Simulation
  private var country: Country { simulation.country }

  init() throws(StatisticError) { simulation = try Simulation() }

  /// The files in the order in which they are written.
  func files() -> [(name: String, bytes: [UInt8])] {
    let truths = PlantedTruths(simulation)
    return [
      ("datapackage.json", Array(description.utf8)),
      ("indicators.csv", csv(IndicatorSpec.columns, Catalogue.indicators.map(\.cells))),
      ("observations.csv", csv(Row.columns, simulation.rows.map { $0.cells(country) })),
      ("places.csv", csv(["place_code", "place", "level", "aliases", "parents"], places)),
      ("peer_groups.csv", csv(["group", "order", "place", "place_code", "source"], peerGroups)),
      ("neighbours.csv", csv(["place_code", "neighbour_code", "rank"], neighbours)),
      ("dimensions.csv", csv(Self.dimensionColumns, Self.dimensions)),
      ("standards.csv", csv(["standard", "from_age", "to_age", "population"], Self.standards)),
      ("targets.csv", csv(Self.targetColumns, Self.targets)),
      ("breaks.csv", csv(["indicator_id", "place_code", "period", "note"], Self.breaks)),
      ("truths.csv", csv(PlantedTruths.columns, truths.all.map(\.cells))),
      ("README.md", Array(readMe(truths).utf8)),
    ]
  }

  // MARK: Places

  private var places: [[String]] {
    (0..<country.placeCount).map { place in
      let level: String
      var parent = country.code(0)
      if place == 0 {
        (level, parent) = ("country", "")
      } else if place < Country.firstCouncil {
        level = "region"
      } else if place < country.firstWard {
        let council = country.councils[place - Country.firstCouncil]
        level = council.isMetropolitan ? "metropolitan" : "unitary"
        parent = country.code(country.place(ofRegion: council.region))
      } else {
        level = "ward"
        parent = country.code(country.place(ofCouncil: country.home))
      }
      let alias = country.councilPlaces.contains(place) ? "\(country.name(place)) Council" : ""
      return [country.code(place), country.name(place), level, alias, parent]
    }
  }

  private var peerGroups: [[String]] {
    let source = "Simulated"
    func members(_ group: String, _ councils: [Int], isRanked: Bool = false) -> [[String]] {
      councils.enumerated().map { order, council in
        let place = country.place(ofCouncil: council)
        return [
          group, isRanked ? String(order + 1) : "", country.name(place), country.code(place),
          source,
        ]
      }
    }
    let coastal = Country.coastal.map { country.council(named: $0) }
    let metropolitan = country.councils.indices.filter { country.councils[$0].isMetropolitan }
    return members(
      "statistical neighbours",
      country.neighbours(of: country.home),
      isRanked: true
    ) + members("metropolitan", metropolitan) + members("coastal", coastal)
  }

  private var neighbours: [[String]] {
    country.councils.indices.flatMap { council in
      country.neighbours(of: council).enumerated().map { rank, other in
        [
          country.code(country.place(ofCouncil: council)),
          country.code(country.place(ofCouncil: other)), String(rank + 1),
        ]
      }
    }
  }

  // MARK: Groups and standards

  private static let dimensionColumns = [
    "dimension", "family", "group", "order", "parent_group", "disadvantaged", "unknown", "aliases",
  ]

  private static var dimensions: [[String]] {
    var rows: [[String]] = [
      ["Sex", "sex", "Female", "", "", "", "", "Females;Women"],
      ["Sex", "sex", "Male", "", "", "", "", "Males;Men"],
    ]
    rows += Ages.published.enumerated().map { order, band in
      ["Age", "age", band, String(order + 1), "", "", "", ""]
    }
    for family in Simulation.ethnicGroups {
      let isUnknown = family.parent == "Unknown"
      rows.append(
        [
          "Ethnicity", "ethnicity", family.parent, "", "", "", isUnknown ? "yes" : "",
          isUnknown ? "Not known;Not stated" : "",
        ]
      )
      rows += family.groups.map {
        ["Ethnicity", "ethnicity", $0.0, "", family.parent, "", "", ""]
      }
    }
    rows += Simulation.deciles.enumerated().map { order, decile in
      [
        "Deprivation", "deprivation", decile, String(order + 1), "", order == 0 ? "yes" : "", "",
        order == 0 ? "Most deprived" : order == 9 ? "Least deprived" : "",
      ]
    }
    rows += [
      ["Disability", "disability", "Disabled", "", "", "yes", "", ""],
      ["Disability", "disability", "Not disabled", "", "", "", "", ""],
      ["Disability", "disability", "Unknown", "", "", "", "yes", "Not known"],
    ]
    return rows
  }

  private static var standards: [[String]] {
    europeanStandardPopulation2013.enumerated().map { band, people in
      ["ESP2013", String(5 * band), band == 18 ? "" : String(5 * band + 4), text(people, 0)]
    }
  }

  // MARK: Targets and breaks

  private static let targetColumns = [
    "indicator_id", "from", "to", "kind", "low", "high", "direction", "compare_to", "tolerance",
    "text",
  ]

  /// All five shapes.
  private static let targets: [[String]] = [
    ["sickness", "2022/23", "2025/26", "number", "9", "", "", "", "0.1", "At most 9 days"],
    ["recycling", "2024/25", "2025/26", "number", "45", "", "at least", "", "", "45% or more"],
    [
      "council-tax-collected", "2023/24", "2025/26", "range", "96", "97.5", "", "", "",
      "96% to 97.5%",
    ],
    [
      "excess-weight", "2021/22", "2025/26", "direction", "", "", "decrease", "", "", "To decrease",
    ],
    [
      "employment", "Year to Sep 2022", "", "direction", "", "", "increase", "", "", "To increase",
    ],
    [
      "school-readiness", "2022/23", "2025/26", "comparison", "", "", "at least",
      "\(Country.name);statistical neighbours", "",
      "At least the level of \(Country.name) and of statistical neighbours",
    ],
    [
      "persistent-absence", "2023/24", "2025/26", "comparison", "", "", "below", Country.name, "",
      "Below \(Country.name)",
    ],
    ["claimants", "", "", "none", "", "", "", "", "", "No target is set"],
  ]

  private static let breaks: [[String]] = [
    ["recycling", "", "2019/20", "Incinerator metals count from this year on"]
  ]
}
