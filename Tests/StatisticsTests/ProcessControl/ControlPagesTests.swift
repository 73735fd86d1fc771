import Testing

@testable import Statistics

struct ControlPagesTests {
  @Test func `the examples on the pages of charts and funnels run and show what is computed`()
    throws
  {
    try checkPageExamples(Self.charts)
    try checkPageExamples(Self.funnels)
    let described: [Statistic] = [
      .xmr, .specialCause, .countChart, .runs, .funnel, .funnelOutcome, .overdispersedFunnel,
    ]
    #expect(
      Set(described.map(\.name)) == Set(Self.charts.keys).union(Set(Self.funnels.keys))
    )
    #expect(described.allSatisfy { $0.group == .processControl })
  }

  private static let charts: [String: ExampleRunner] = [
    "xmr": { call in
      let chart = try xmrChart(try call.list("values"))
      return [
        "centre": .number(chart.centre[0]), "lower": .number(chart.lower[0]),
        "upper": .number(chart.upper[0]), "note": .text(chart.segments[0].note.rawValue),
      ]
    },
    "special_cause": { call in
      let chart = try xmrChart(try call.list("values"))
      let judgement = try #require(Judgement(rawValue: try call.text("judgement")))
      let assurance = chart.assuranceIcon(target: try call.number("target"), judgement)
      return [
        "last_rule": .text(chart.specialCauses().last?.rawValue ?? ""),
        "variation": .text(chart.variationIcon(judgement)?.rawValue ?? ""),
        "assurance": .text(assurance?.rawValue ?? ""),
      ]
    },
    "count_chart": { call in
      let chart = try proportionChart(
        counts: try call.list("counts"),
        of: try call.list("denominators")
      )
      return [
        "centre": .list(chart.centre), "lower": .list(chart.lower), "upper": .list(chart.upper),
      ]
    },
    "runs": { call in
      let got = try runsAnalysis(of: try call.list("values"), around: try call.number("centre"))
      func number(_ count: Int?) -> ExampleValue { .number(count.map { Double($0) }) }
      return [
        "useful": number(got.useful), "longest_run": number(got.longestRun),
        "longest_run_limit": number(got.longestRunLimit), "crossings": number(got.crossings),
        "crossings_limit": number(got.crossingsLimit), "signal": .text(got.isSignal ? "yes" : "no"),
      ]
    },
  ]

  private static let funnels: [String: ExampleRunner] = [
    "funnel": { call in
      let limits = try exactFunnelLimits(
        benchmark: try call.number("benchmark"),
        denominators: try call.list("denominators"),
        of: try #require(FunnelKind(rawValue: try call.text("kind")))
      )
      return [
        "lower_95": .list(limits.lower95), "upper_95": .list(limits.upper95),
        "lower_998": .list(limits.lower998), "upper_998": .list(limits.upper998),
      ]
    },
    "funnel_outcome": { call in
      let got = try proportionFunnelOutcomes(
        counts: try call.list("counts"),
        of: try call.list("denominators")
      )
      return ["outcomes": .text(got.map(\.rawValue).joined(separator: ";"))]
    },
    "overdispersed_funnel": { call in
      let scale = try #require(OverdispersedFunnel.Scale(rawValue: try call.text("scale")))
      let got = try overdispersedFunnel(
        counts: try call.list("counts"),
        of: try call.list("denominators"),
        scale: scale
      )
      return [
        "dispersion": .number(got.dispersion), "between_variance": .number(got.betweenVariance),
        "p": .number(got.pValue),
      ]
    },
  ]
}
