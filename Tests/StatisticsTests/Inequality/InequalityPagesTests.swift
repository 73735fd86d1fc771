import Testing

@testable import Statistics

struct InequalityPagesTests {
  @Test func `the examples on the pages of inequality run and show what is computed`() throws {
    try checkPageExamples(Self.groupMeasures)
    try checkPageExamples(Self.slopes)
    let described: [Statistic] = [
      .absoluteGap, .relativeGap, .betweenGroupVariance, .theilIndex, .dispersion,
      .concentrationIndex, .populationAttributableRisk, .slopeIndex, .modelledSlopeIndex,
    ]
    #expect(
      Set(described.map(\.name)) == Set(Self.groupMeasures.keys).union(Set(Self.slopes.keys))
    )
    #expect(described.allSatisfy { $0.group == .inequality })
  }

  private static func shown(_ name: String, _ measure: InequalityMeasure) -> [String: ExampleValue]
  {
    [
      name: .number(measure.value), "standard_error": .number(measure.standardError),
      "lower": .number(measure.interval?.lower), "upper": .number(measure.interval?.upper),
    ]
  }

  private static func groups(_ call: ExampleCall, isOrdered: Bool = false) throws -> Subgroups {
    try Subgroups(
      estimates: try call.list("estimates"),
      standardErrors: call.inputs["errors"] == nil ? nil : try call.list("errors"),
      populations: try call.list("populations"),
      isOrdered: isOrdered
    )
  }

  private static func pair(_ call: ExampleCall) throws -> (GapGroups, [Double], [Double]) {
    let estimates = try call.list("estimates")
    let pair = try gapGroups(
      of: estimates,
      favourable: try call.text("favourable") == "yes",
      isOrdered: try call.text("ordered") == "yes"
    )
    return (pair, estimates, try call.list("errors"))
  }

  private static let groupMeasures: [String: ExampleRunner] = [
    "absolute_gap": { call in
      let (pair, e, s) = try pair(call)
      return shown(
        "difference",
        try absoluteGap(
          e[pair.first],
          error: s[pair.first],
          e[pair.second],
          error: s[pair.second]
        )
      )
    },
    "relative_gap": { call in
      let (pair, e, s) = try pair(call)
      return shown(
        "ratio",
        try relativeGap(
          e[pair.first],
          error: s[pair.first],
          e[pair.second],
          error: s[pair.second]
        )
      )
    },
    "between_group_variance": { call in
      shown("variance", try betweenGroupVariance(of: try groups(call)))
    },
    "theil_index": { call in
      let theil = try theilIndex(of: try groups(call))
      let deviation = try meanLogDeviation(of: try groups(call))
      return [
        "theil": .number(theil.value), "theil_error": .number(theil.standardError),
        "mld": .number(deviation.value), "mld_error": .number(deviation.standardError),
      ]
    },
    "dispersion": { call in
      let measure = try #require(DispersionMeasure(rawValue: try call.text("measure")))
      let rules = DispersionRules(favourable: try call.text("favourable") == "yes")
      let groups = try groups(call)
      var generator = SeededGenerator(seed: UInt64(try call.number("seed")))
      let limits = try dispersionIntervals(
        of: groups,
        by: [measure],
        rules: rules,
        draws: Int(try call.number("draws")),
        using: &generator
      )
      return [
        "value": .number(try dispersion(of: groups, by: measure, rules: rules)),
        "lower": .number(limits[0].lower), "upper": .number(limits[0].upper),
      ]
    },
    "concentration_index": { call in
      shown(
        "index",
        try concentrationIndex(of: try groups(call, isOrdered: true), scale: .relative)
      )
    },
    "population_attributable_risk": { call in
      let got = try populationAttributableRisk(
        of: try groups(call),
        reference: Int(try call.number("reference")) - 1,
        favourable: try call.text("favourable") == "yes",
        scale: try call.number("scale")
      )
      return [
        "risk": .number(got.risk.value), "risk_error": .number(got.risk.standardError),
        "fraction": .number(got.fraction.value),
        "fraction_error": .number(got.fraction.standardError),
      ]
    },
  ]

  private static let slopes: [String: ExampleRunner] = [
    "slope_index": { call in
      let got = try slopeIndex(
        of: try SlopeIndexGroups(
          values: try call.list("values"),
          populations: try call.list("populations"),
          standardErrors: try call.list("errors")
        )
      )
      return [
        "slope": .number(got.slope), "slope_error": .number(got.slopeError),
        "slope_lower": .number(got.slopeInterval?.lower),
        "slope_upper": .number(got.slopeInterval?.upper), "ratio": .number(got.ratio),
        "ratio_lower": .number(got.ratioInterval?.lower),
        "ratio_upper": .number(got.ratioInterval?.upper),
      ]
    },
    "modelled_slope_index": { call in
      let model = try #require(SlopeModel(rawValue: try call.text("model")))
      let got = try modelledSlopeIndex(of: try groups(call, isOrdered: true), model: model)
      return [
        "slope": .number(got.slope.value), "slope_error": .number(got.slope.standardError),
        "ratio": .number(got.ratio?.value), "ratio_error": .number(got.ratio?.standardError),
      ]
    },
  ]
}
