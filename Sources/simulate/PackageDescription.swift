extension SimulatedPackage {
  /// The data package's own description.
  var description: String {
    let resources = [
      resource("observations", "Simulated figures", Row.columns, numbers: Self.numbers),
      resource(
        "indicators",
        "Catalogue of 24 indicators",
        IndicatorSpec.columns,
        numbers: ["multiplier"]
      ),
      resource("targets", "Targets of five shapes", Self.targetHeadings, numbers: ["low", "high"]),
      resource("breaks", "Breaks of series", ["indicator_id", "place_code", "period", "note"]),
      resource(
        "places",
        "Invented places",
        ["place_code", "place", "level", "aliases", "parents"]
      ),
      resource(
        "peer_groups",
        "Councils set beside one another",
        ["group", "order", "place", "place_code", "source"]
      ),
      resource(
        "neighbours",
        "Ten statistical neighbours of each council",
        ["place_code", "neighbour_code", "rank"],
        numbers: ["rank"]
      ),
      resource("dimensions", "Groups of people", Self.dimensionHeadings),
      resource(
        "standards",
        "Standard populations",
        ["standard", "from_age", "to_age", "population"],
        numbers: ["population"]
      ),
    ]
    return """
      {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "simulated",
        "title": "Simulated figures of invented councils",
        "description": "SIMULATED: every figure is drawn by scripts/simulate from a stated \
      distribution, and every place is invented. README.md says what is planted.",
        "version": "1.0.0",
        "sources": [{ "title": "scripts/simulate, seed \(Truth.seed)" }],
        "cvq": {
          "version": 1,
          "home": "\(simulation.country.code(homePlace))",
          "calendar": { "financial_year_starts": "04-01", "academic_year_starts": "09-01" },
          "decimals": 1,
          "disclosure": { "below": 8, "round": null, "required_on_export": false }
        },
        "resources": [
      \(resources.joined(separator: ",\n"))
        ]
      }

      """
  }

  private var homePlace: Int { simulation.country.place(ofCouncil: simulation.country.home) }

  private static let numbers = ["value", "lower", "upper", "numerator", "denominator"]
  private static let targetHeadings = [
    "indicator_id", "from", "to", "kind", "low", "high", "direction", "compare_to", "tolerance",
    "text",
  ]
  private static let dimensionHeadings = [
    "dimension", "family", "group", "order", "parent_group", "disadvantaged", "unknown", "aliases",
  ]

  private func resource(
    _ name: String,
    _ title: String,
    _ columns: [String],
    numbers: [String] = []
  ) -> String {
    let fields = columns.map { column in
      let type = numbers.contains(column) ? "number" : "string"
      return "          { \"name\": \"\(column)\", \"type\": \"\(type)\" }"
    }
    // "[c]" is not declared as a missing value: hidden and missing are two things.
    return """
          {
            "name": "\(name)",
            "type": "table",
            "title": "\(title)",
            "path": "\(name).csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
              "fields": [
      \(fields.joined(separator: ",\n"))
              ],
              "missingValues": [""]
            }
          }
      """
  }
}
