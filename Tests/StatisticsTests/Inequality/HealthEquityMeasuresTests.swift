import Testing

@testable import Statistics

/// The World Health Organization's measures against the Health Equity Assessment Toolkit.
struct HealthEquityMeasuresTests {
  private static let simulated = Set(DispersionMeasure.allCases.map(\.rawValue))
  /// Messages that name an object inside the reference: a defect of it, not an error of the data.
  private static let defects = ["arguments imply", "object '"]

  private struct Case {
    let row: VectorRow
    let estimates: [Double]
    let errors: [Double]?
    let favourable: Bool
    let isOrdered: Bool
    let reference: Int?

    init(_ row: VectorRow) {
      self.row = row
      estimates = row.numbers("est")
      errors = row["se_in"].isEmpty ? nil : row.numbers("se_in")
      favourable = row["favourable"] == "1"
      isOrdered = row["dimension"] == "ordered"
      reference = row.number("reference").map { Int($0) - 1 }
    }

    func groups() throws -> Subgroups {
      try Subgroups(
        estimates: estimates,
        standardErrors: errors,
        populations: row.numbers("pop"),
        isOrdered: isOrdered
      )
    }

    func rules(_ groups: Subgroups) throws -> DispersionRules {
      DispersionRules(
        favourable: favourable,
        reference: reference.flatMap { groups.places.firstIndex(of: $0) },
        upperBound: row["scale"] == "100" ? 100 : .infinity
      )
    }

    func gap(_ ratio: Bool) throws -> InequalityMeasure {
      let pair = try gapGroups(
        of: estimates,
        favourable: favourable,
        isOrdered: isOrdered,
        reference: reference
      )
      func error(_ i: Int) -> Double? { errors.map { $0[i] } }
      return ratio
        ? try relativeGap(
          estimates[pair.first],
          error: error(pair.first),
          estimates[pair.second],
          error: error(pair.second)
        )
        : try absoluteGap(
          estimates[pair.first],
          error: error(pair.first),
          estimates[pair.second],
          error: error(pair.second)
        )
    }

    /// The measure of the row, on the reference's scale of its estimate.
    func measure() throws -> InequalityMeasure {
      switch row["measure"] {
      case "d": return try gap(false)
      case "r": return try gap(true)
      case "bgv": return try betweenGroupVariance(of: try groups())
      case "ti": return try theilIndex(of: try groups())
      case "mld": return try meanLogDeviation(of: try groups())
      case "aci": return try concentrationIndex(of: try groups(), scale: .absolute)
      case "rci":
        let scale: ConcentrationScale =
          switch row["method"] {
          case "wagstaff": .wagstaff(upperBound: 100)
          case "erreygers": .erreygers(upperBound: 100)
          default: .relative
          }
        return try concentrationIndex(of: try groups(), scale: scale)
      case "sii", "rii":
        let model: SlopeModel = row.flag("linear") ? .linear : .logit
        let index = try modelledSlopeIndex(of: try groups(), model: model)
        if row["measure"] == "sii" { return index.slope }
        return try #require(index.ratio)
      case "par", "paf":
        let groups = try groups()
        // Of equal groups the toolkit takes the last.
        let top = groups.estimates[groups.best(favourable: favourable)]
        let last = groups.estimates.lastIndex(of: top)
        let best = isOrdered ? groups.estimates.count - 1 : try #require(last)
        let risk = try populationAttributableRisk(
          of: groups,
          reference: best,
          favourable: favourable,
          scale: try row.required("scale")
        )
        return row["measure"] == "par" ? risk.risk : risk.fraction
      default:
        let groups = try groups()
        let measure = try #require(DispersionMeasure(rawValue: row["measure"]))
        return InequalityMeasure(
          value: try dispersion(of: groups, by: measure, rules: try rules(groups)),
          standardError: nil,
          interval: nil
        )
      }
    }
  }

  /// Rows that cannot be compared, by name.
  private static func exclusion(_ row: VectorRow) -> String? {
    if row["status"] == "error", defects.contains(where: { row["message"].hasPrefix($0) }) {
      return "the reference fails on an object of its own; a result is checked below"
    }
    if row["message"].hasPrefix("All estimates have the same value") {
      return "the reference refuses equal groups; 0 and 1 here, checked below"
    }
    if row["measure"] == "r", row.number("estimate") == .infinity {
      return "the reference gives an infinite ratio; an error here, checked below"
    }
    return nil
  }

  @Test func `measures, errors and limits agree with the toolkit`() throws {
    try checkRows(
      of: "heat_measures",
      count: 497,
      excluded: 17,
      excluding: Self.exclusion
    ) { row in try Self.check(Case(row)) }
  }

  private static func check(_ one: Case) throws {
    let row = one.row
    let name = row["measure"]
    let what = "\(row["case_id"]) \(name)"
    if row["status"] == "error" {
      #expect(throws: StatisticError.self, "\(what)") { try one.measure() }
      return
    }
    let got = try one.measure()
    let isModel = name == "sii" || name == "rii"
    let linear = row.flag("linear")
    let size = one.estimates.filter { !$0.isNaN }.max() ?? 1
    // An index of equal groups is rounding alone.
    let scale = name == "rci" ? 1 : max(size, 1)
    expectClose(
      got.value,
      row.number("estimate"),
      isModel ? 1e-6 : 1e-9,
      scale: scale,
      "\(what) estimate"
    )
    if simulated.contains(name) { return }
    let tolerance = isModel && linear ? 1e-6 : 1e-8
    // A perfect fit leaves errors of rounding alone.
    let errorScale = scale
    switch name {
    case "ti", "mld":
      // The reference forgets the factor 1000 of its own scale.
      expectClose(
        got.standardError.map { $0 / 1000 },
        row.number("se"),
        tolerance,
        scale: errorScale,
        "\(what) error"
      )
      try expectWidened(got, row, by: 1000, what)
    case "paf":
      // The reference adds the error of a fraction to a percentage.
      expectClose(
        got.standardError.map { $0 / 100 },
        row.number("se"),
        tolerance,
        scale: errorScale,
        "\(what) error"
      )
      try expectWidened(got, row, by: 100, what)
    case "sii":
      // The reference gives the error of a share beside an estimate on the figures' scale.
      let unit = shareScale(size)
      expectClose(
        got.standardError.map { $0 / unit },
        row.number("se"),
        tolerance,
        scale: 1,
        "\(what) error"
      )
      expectLimits(got, row, tolerance, scale, what)
    default:
      expectClose(
        got.standardError,
        row.number("se"),
        tolerance,
        scale: errorScale,
        "\(what) error"
      )
      expectLimits(got, row, tolerance, scale, what)
    }
  }

  private static func shareScale(_ largest: Double) -> Double {
    var scale = 1.0
    if largest > 1 {
      scale = 100
      while scale < largest { scale *= 10 }
    }
    return scale
  }

  private static func expectLimits(
    _ got: InequalityMeasure,
    _ row: VectorRow,
    _ tolerance: Double,
    _ scale: Double,
    _ what: String
  ) {
    expectClose(
      got.interval?.lower,
      row.number("lower"),
      tolerance,
      scale: scale,
      "\(what) lower"
    )
    expectClose(
      got.interval?.upper,
      row.number("upper"),
      tolerance,
      scale: scale,
      "\(what) upper"
    )
  }

  private static func expectWidened(
    _ got: InequalityMeasure,
    _ row: VectorRow,
    by factor: Double,
    _ what: String
  ) throws {
    guard let lower = row.number("lower"), let upper = row.number("upper") else {
      #expect(got.interval == nil, "\(what)")
      return
    }
    let value = try row.required("estimate")
    let interval = try #require(got.interval)
    for (limit, theirs) in [(interval.lower, lower), (interval.upper, upper)] {
      // Their narrow limits leave few digits of their distance from the estimate.
      let room = 1e-6 * abs(limit - value) + 1e-9 * factor * max(abs(value), 1)
      #expect(
        abs((limit - value) - (theirs - value) * factor) <= room,
        "\(what): \(limit), \(value + (theirs - value) * factor)"
      )
    }
  }

  @Test func `limits by draws agree with 400,000 draws`() throws {
    var cases: [String: [VectorRow]] = [:]
    var order: [String] = []
    for row in try VectorFile("heat_measures").rows
    where Self.simulated.contains(row["measure"]) && row.number("sim_lower") != nil {
      let key = ["est", "se_in", "pop", "favourable", "reference", "scale"].map { row[$0] }
        .joined(separator: "|")
      if cases[key] == nil { order.append(key) }
      cases[key, default: []].append(row)
    }
    // 30,000 draws leave the outer limits of the widest measure a chance error of 0.7% of the width.
    var generator = SeededGenerator(seed: 2)
    var compared = 0
    for key in order {
      let rows = cases[key] ?? []
      let one = Case(try #require(rows.first))
      let groups = try one.groups()
      let measures = try rows.map { try #require(DispersionMeasure(rawValue: $0["measure"])) }
      let intervals = try dispersionIntervals(
        of: groups,
        by: measures,
        rules: try one.rules(groups),
        draws: 30_000,
        using: &generator
      )
      for (row, interval) in zip(rows, intervals) {
        compared += 1
        let lower = try row.required("sim_lower")
        let upper = try row.required("sim_upper")
        let room = 0.015 * (upper - lower)
        let what = "\(row["case_id"]) \(row["measure"])"
        #expect(abs(interval.lower - lower) <= room, "\(what): \(interval.lower), \(lower)")
        #expect(abs(interval.upper - upper) <= room, "\(what): \(interval.upper), \(upper)")
      }
    }
    if VectorFile.isBundled { #expect(compared == 148, "simulated rows") }
  }

  @Test func `where the reference fails on itself there is a result`() throws {
    var seen = 0
    for row in try VectorFile("heat_measures").rows where Self.exclusion(row) != nil {
      seen += 1
      let one = Case(row)
      if row.number("estimate") == .infinity {
        #expect(throws: StatisticError.undefined("ratio to an estimate of 0")) {
          try one.measure()
        }
      } else if row["message"].hasPrefix("All estimates") {
        let expected: Double = row["measure"] == "sii" ? 0 : 1
        #expect(isClose(try one.measure().value, expected, 1e-12, scale: 1))
      } else if row["label"] == "zero in most deprived" {
        // The fitted line starts below 0: no ratio.
        #expect(try modelledSlopeIndex(of: try one.groups(), model: .linear).ratio == nil)
      } else {
        #expect(try one.measure().value.isFinite, "\(row["case_id"])")
      }
    }
    if VectorFile.isBundled { #expect(seen == 17) }
  }

  @Test func `the order of unordered groups changes nothing`() throws {
    var generator = SeededGenerator(seed: 13)
    let estimates: [Double] = [31, 42, 27, 55, 48, 39]
    let errors: [Double] = [1, 2, 1.5, 2.5, 1, 0.5]
    let people: [Double] = [100, 400, 250, 80, 900, 300]
    func all(_ order: [Int]) throws -> [Double] {
      let groups = try Subgroups(
        estimates: order.map { estimates[$0] },
        standardErrors: order.map { errors[$0] },
        populations: order.map { people[$0] }
      )
      let rules = DispersionRules(favourable: true, reference: order.firstIndex(of: 2))
      let best = groups.best(favourable: true)
      return [
        try betweenGroupVariance(of: groups).value,
        try betweenGroupVariance(of: groups).standardError ?? 0, try theilIndex(of: groups).value,
        try meanLogDeviation(of: groups).standardError ?? 0,
        try populationAttributableRisk(
          of: groups,
          reference: best,
          favourable: true,
          scale: 100
        ).fraction.value,
      ] + (try DispersionMeasure.allCases.map { try dispersion(of: groups, by: $0, rules: rules) })
    }
    let given = try all(Array(0..<6))
    for _ in 0..<20 {
      let shuffled = try all(Array(0..<6).shuffled(using: &generator))
      for (a, b) in zip(given, shuffled) { #expect(isClose(a, b, 1e-12)) }
    }
  }

  @Test func `groups in the opposite order turn the concentration index`() throws {
    let values: [Double] = [10, 14, 13, 20, 26]
    let people: [Double] = [100, 300, 150, 200, 90]
    let there = try Subgroups(estimates: values, populations: people, isOrdered: true)
    let back = try Subgroups(
      estimates: values.reversed(),
      populations: people.reversed(),
      isOrdered: true
    )
    for scale in [
      ConcentrationScale.absolute, .relative, .wagstaff(upperBound: 100),
      .erreygers(upperBound: 100),
    ] {
      let a = try concentrationIndex(of: there, scale: scale)
      let b = try concentrationIndex(of: back, scale: scale)
      #expect(isClose(a.value, -b.value, 1e-12))
      #expect(isClose(a.standardError ?? 0, b.standardError ?? 0, 1e-12))
    }
  }

  @Test func `a reversed judgement swaps the two groups of a gap`() throws {
    let values: [Double] = [10, 14, 13, 20, 26]
    let up = try gapGroups(of: values, favourable: true, isOrdered: true)
    let down = try gapGroups(of: values, favourable: false, isOrdered: true)
    #expect(up.first == down.second && up.second == down.first)
    #expect(
      try gapGroups(of: values, favourable: true) == gapGroups(of: values, favourable: false)
    )
    #expect(throws: StatisticError.self) {
      try gapGroups(of: values, favourable: true, reference: 9)
    }
  }
}
