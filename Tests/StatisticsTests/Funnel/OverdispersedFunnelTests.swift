import Testing

@testable import Statistics

struct OverdispersedFunnelTests {
  @Test func `adjusted limits agree with FunnelPlotR`() throws {
    var points: [String: [VectorRow]] = [:]
    for row in try VectorFile("funnel_overdispersed_points").rows {
      points[row["dataset_id"], default: []].append(row)
    }
    var funnels: [String: (funnel: OverdispersedFunnel, multiplier: Double)] = [:]
    try checkRows(of: "funnel_overdispersed_datasets", count: 13) { row in
      let id = row["dataset_id"]
      let rows = try #require(points[id])
      #expect(Double(rows.count) == row.number("n_areas"))
      let scale: OverdispersedFunnel.Scale =
        switch (row["data_type"], row["sr_method"]) {
        case ("SR", "CQC"): .rootRatio
        case ("SR", _): .logRatio
        case ("PR", _): .proportion
        default: .ratioOfCounts
        }
      let funnel = try overdispersedFunnel(
        counts: try rows.map { try $0.required("numerator") },
        of: try rows.map { try $0.required("denominator") },
        scale: scale,
        trimming: try row.required("trim_by")
      )
      funnels[id] = (funnel, try row.required("multiplier"))
      expectClose(funnel.dispersion, row.number("phi"), 1e-10, "\(id) dispersion")
      expectClose(funnel.betweenVariance, row.number("tau2"), 1e-10, scale: 1, "\(id) variance")
    }
    var seen: [String: Int] = [:]
    try checkRows(of: "funnel_overdispersed_points", count: 692) { row in
      let id = row["dataset_id"]
      let i = seen[id, default: 0]
      seen[id] = i + 1
      let (funnel, multiplier) = try #require(funnels[id])
      let what = "\(id) \(row["group"])"
      expectClose(funnel.values[i], row.number("rr"), 1e-10, what + " value")
      expectClose(funnel.scores[i], row.number("z"), 1e-10, scale: 1, what + " score")
      expectClose(
        funnel.trimmedScores[i],
        row.number("z_trimmed") ?? .nan,
        1e-10,
        scale: 1,
        what + " trimmed"
      )
      let plain = funnel.plain.scaled(by: multiplier)
      let adjusted = funnel.adjusted.scaled(by: multiplier)
      let columns = [
        ("ll95", plain.lower95), ("ul95", plain.upper95), ("ll998", plain.lower998),
        ("ul998", plain.upper998), ("od_ll95", adjusted.lower95), ("od_ul95", adjusted.upper95),
        ("od_ll998", adjusted.lower998), ("od_ul998", adjusted.upper998),
      ]
      for (name, limits) in columns {
        expectClose(limits[i], row.number(name), 1e-10, scale: multiplier, "\(what) \(name)")
      }
      #expect(funnel.outliers[i] == (row["outlier"] == "1"), "\(what) outlier")
    }
  }

  @Test func `chance alone leaves the limits as they are`() throws {
    // Every place exactly as expected: no dispersion at all.
    let expected: [Double] = [20, 30, 50, 80, 100, 140]
    let funnel = try overdispersedFunnel(counts: expected, of: expected, scale: .rootRatio)
    #expect(funnel.betweenVariance == 0 && funnel.dispersion == 0)
    #expect(isClose(funnel.pValue, 1, 1e-12))
  }

  @Test func `a place without events is on the plot, not infinitely far off it`() throws {
    let funnel = try overdispersedFunnel(
      counts: [0, 12, 9, 20, 15],
      of: [8, 10, 11, 18, 14],
      scale: .logRatio
    )
    #expect(funnel.scores.allSatisfy { $0.isFinite })
    #expect(funnel.values[0] == 0)
    #expect(throws: StatisticError.undefined("all counts are 0")) {
      try overdispersedFunnel(counts: [0, 0, 0], of: [1, 2, 3], scale: .proportion)
    }
  }
}
