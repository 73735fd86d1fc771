import Frames
import Plans
import TestFiles
import Testing

struct AggregateEvaluatorTests {
  private let value = Plans.Expression.column("value")

  @Test func `a sum is unknown as soon as a part is, and suppressed wins`() throws {
    let frame = try table(
      .text("g", ["a", "a", "b", "b", "c", "c", "c", "d"]),
      .number("value", [1, 2, 3, nil, 4, 0, 0, 5]).with([
        .known, .known, .known, .missing, .known, .missing, .suppressed, .known,
      ])
    )
    let sums = try aggregated(frame, by: ["g"], .sum, value)
    #expect(sums.list == [3, nil, nil, 5])
    #expect(sums.reasons == [.known, .missing, .suppressed, .known])
    #expect(try aggregated(frame, by: ["g"], .sumKnown, value).list == [3, 3, 4, 5])
  }

  @Test func `what overlaps is not added up`() throws {
    let plain = try table(
      .text("place", ["England", "Coventry", "Derby", "Coventry"]),
      .text("period", ["2019", "2019", "2019", "2020"]),
      .number("value", [1, 2, 3, 4])
    )
    var fields = plain.schema.fields
    fields[0].role = .place
    fields[0].overlaps = ["Coventry": ["England"], "Derby": ["England"]]
    fields[1].role = .period
    let frame = try Frame(schema: Schema(fields), columns: plain.columns, rowCount: 4)
    for function in [AggregateFunction.sum, .sumKnown] {
      let error = #expect(throws: PlanError.self) { try aggregated(frame, function, value) }
      #expect(error?.code == "unit-8")
      #expect(error?.message.hasPrefix("England and Coventry overlap") == true)
      #expect(try aggregated(frame, by: ["place"], function, value).list == [1, 6, 3])
    }
    // A mean of them is there, and the footer says so.
    func notes(by keys: [String], rollup: Bool = false) throws -> [String] {
      let means = [AggregateFunction.mean, .simpleMean].map {
        Aggregation(name: $0.rawValue, function: $0, arguments: [value])
      }
      let plan = Plan.aggregate(scan(frame), by: keys, means, rollup: rollup, origin)
      return try run(plan).footnotes.filter { $0.topic == .independence }.map(\.text)
    }
    #expect(try notes(by: []).map { $0.hasPrefix("England and Coventry overlap: ") } == [true])
    #expect(try notes(by: ["place"]).isEmpty)
    #expect(try notes(by: ["place"], rollup: true).count == 1)
    // Of other rows, or unknown, it is counted once.
    let apart = try Frame(
      schema: Schema(fields),
      columns: [
        plain.columns[0], .text(TextColumn(["2018", "2019", "2019", "2020"])), plain.columns[2],
      ],
      rowCount: 4
    )
    #expect(try aggregated(apart, .sum, value).list == [10])
    let unknown = try Frame(
      schema: Schema(fields),
      columns: [plain.columns[0], plain.columns[1], .number(NumberColumn([nil, 2, 3, 4]))],
      rowCount: 4
    )
    #expect(try aggregated(unknown, .sumKnown, value).list == [9])
  }

  @Test func `a sum of no known value is unknown and never zero`() throws {
    let frame = try table(.number("value", [nil, nil]))
    #expect(try aggregated(frame, .sumKnown, value).list == [nil])
    #expect(try aggregated(frame, .mean, value).list == [nil])
  }

  @Test func `what a function makes of an unknown is not added up`() throws {
    let frame = try table(.number("value", [0, nil]))
    let exp = try #require(FunctionRegistry.function(named: "exp"))
    #expect(try aggregated(frame, .sumKnown, .call(exp, [value])).list == [1])
    #expect(try aggregated(frame, .simpleMean, .call(exp, [value])).list == [1])
  }

  @Test func `decimals add up as on paper, however many and however stored`() throws {
    let frame = try table(.number("value", Array(repeating: 0.1, count: 1000)))
    #expect(try aggregated(frame, .sum, value).list == [100])
    #expect(try aggregated(frame.withDoubles, .sum, value).list == [100])
    let far = try table(.number("value", [1e15, 0.25, -1e15]))
    #expect(try aggregated(far, .sum, value).list == [0.25])
  }

  @Test func `rates are averaged through their counts`() throws {
    let frame = try table(
      .estimates("value", [50, 10], numerator: [50, 100], denominator: [100, 1000])
    )
    let mean = try aggregated(frame, .mean, value)
    #expect(mean.list == [150.0 / 1100 * 100])
    guard case .estimate(let estimates) = mean else {
      Issue.record("not an estimate")
      return
    }
    #expect(estimates.numerator?[0] == 150 && estimates.denominator?[0] == 1100)
    #expect(mean.units == ["%"])
    #expect(try aggregated(frame, .simpleMean, value).list == [30])
  }

  @Test func `rates with denominators alone are weighted by them`() throws {
    let frame = try table(.estimates("value", [50, 10, nil], denominator: [100, 300, 7]))
    #expect(try aggregated(frame, .mean, value).list == [20])
  }

  @Test func `rates without denominators are refused and simple_mean is named`() throws {
    let frame = try table(.estimates("value", [50, 10], denominator: [100, nil]))
    let plan = Plan.aggregate(
      scan(frame),
      by: [],
      [Aggregation(name: "m", function: .mean, arguments: [value])],
      rollup: false,
      origin
    )
    let error = try #require(failure(plan))
    #expect(error.code == "mean-1" && error.message.contains("1 of 2 figures"))
    #expect(error.notes.contains { $0.contains("simple_mean") })
    #expect(error.origin == origin)
  }

  @Test func `one rate alone is its own mean, and over nobody there is none`() throws {
    let alone = try table(.text("g", ["a", "b"]), .estimates("value", [50, 10]))
    #expect(try aggregated(alone, by: ["g"], .mean, value).list == [50, 10])
    let nobody = try table(.estimates("value", [0, 0], numerator: [0, 0], denominator: [0, 0]))
    #expect(try aggregated(nobody, .mean, value).list == [nil])
  }

  @Test(arguments: [
    AggregateFunction.sum, .sumKnown, .mean, .simpleMean, .median, .stdev, .min, .max,
  ])
  func `units are not mixed in one group, but may differ between groups`(
    function: AggregateFunction
  ) throws {
    let frame = try table(
      .text("g", ["a", "b", "b"]),
      .mixed("value", [1, 2, nil], units: ["%", "£", "%"], denominator: [1, 1, 1])
    )
    #expect(try aggregated(frame, by: ["g"], function, value).units == ["%", "£"])
    let plan = Plan.aggregate(
      scan(frame),
      by: [],
      [Aggregation(name: "x", function: function, arguments: [value])],
      rollup: false,
      origin
    )
    let error = failure(plan)
    #expect(error?.code == "unit-2" && error?.message.contains("(%, £)") == true)
  }

  @Test func `indicators are not mixed in one group`() throws {
    let frame = try table(
      .text("indicator", ["Crime", "Crime", "Births"], role: .indicator),
      .estimates("value", [1, 2, 3], unit: "£")
    )
    #expect(try aggregated(frame, by: ["indicator"], .sum, value).list == [3, 3])
    let plan = Plan.aggregate(
      scan(frame),
      by: [],
      [Aggregation(name: "x", function: .median, arguments: [value])],
      rollup: false,
      origin
    )
    #expect(failure(plan)?.code == "unit-3")
    #expect(failure(plan)?.message.contains("(Crime, Births)") == true)
  }

  @Test func `rates over different denominators do not add up, pounds beside them do`() throws {
    let frame = try table(
      .text("g", ["a", "a", "b", "b"]),
      .mixed(
        "value",
        [10, 20, 5, 6],
        units: ["%", "%", "£", "£"],
        denominator: [40, 40, nil, nil]
      )
    )
    #expect(try aggregated(frame, by: ["g"], .sum, value).list == [30, 11])
    let other = try table(.estimates("value", [10, 20], denominator: [40, 50]))
    let plan = Plan.aggregate(
      scan(other),
      by: [],
      [Aggregation(name: "x", function: .sum, arguments: [value])],
      rollup: false,
      origin
    )
    #expect(failure(plan)?.code == "unit-4")
  }

  @Test func `quantiles are of type 7`() throws {
    var generator = SeededNumbers(21)
    for _ in 0..<60 {
      let values = (0..<1 + generator.below(12)).map { _ in generator.decimal() }
      let frame = try table(.number("value", values + [nil]))
      let sorted = values.sorted()
      for p in [0, 0.1, 0.25, 0.5, 0.75, 1] {
        // Hyndman & Fan (1996): 1 + (n - 1)p, between the neighbours of that place.
        let place = Double(sorted.count - 1) * p
        let (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
        let expected = sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
        let found = try aggregated(frame, .quantile, value, .number(p)).list
        #expect(found == [expected])
        if p == 0.5 { #expect(try aggregated(frame, .median, value).list == [expected]) }
      }
    }
  }

  @Test func `a quantile takes a number from 0 to 1`() throws {
    let frame = try table(.number("value", [1]))
    for p in [Plans.Expression.number(1.5), .number(-0.1), .column("value")] {
      let plan = Plan.aggregate(
        scan(frame),
        by: [],
        [Aggregation(name: "q", function: .quantile, arguments: [value, p])],
        rollup: false,
        origin
      )
      // A column of 1 is no constant, so it is refused as well.
      #expect(failure(plan)?.code == "value-3")
    }
  }

  // NIST StRD, univariate: NumAcc4, whose certified standard deviation is 0.1.
  @Test func `the spread keeps its digits far from zero`() throws {
    var values: [Double?] = [10_000_000.2]
    for _ in 0..<500 { values += [10_000_000.1, 10_000_000.3] }
    let frame = try table(.number("value", values))
    let spread = try #require(try aggregated(frame, .stdev, value).list[0])
    #expect(abs(spread - 0.1) < 1e-9)
    #expect(try aggregated(table(.number("value", [1, nil])), .stdev, value).list == [nil])
  }

  @Test func `slope and correlation are least squares over rows where both are known`() throws {
    let frame = try table(
      .number("y", [1, 3, 5, nil, 100]),
      .number("x", [0, 1, 2, 3, nil])
    )
    #expect(try aggregated(frame, .slope, .column("y"), .column("x")).list == [2])
    #expect(try aggregated(frame, .correlation, .column("y"), .column("x")).list == [1])
    let level = try table(.number("y", [1, 3]), .number("x", [2, 2]))
    #expect(try aggregated(level, .slope, .column("y"), .column("x")).list == [nil])
    #expect(try aggregated(level, .correlation, .column("y"), .column("x")).list == [nil])
  }

  @Test func `a slope over periods is a year's change`() throws {
    let frame = try table(.years([2015, 2016, 2017, 2018]), .number("value", [10, 12, 14, 16]))
    let slope = try #require(try aggregated(frame, .slope, value, .column("period")).list[0])
    #expect(abs(slope - 2) < 0.005)
  }

  @Test func `counting: rows, known values, rows where a condition holds`() throws {
    let frame = try table(
      .number("value", [1, nil, 3]),
      .yesNo("flag", [true, nil, false])
    )
    #expect(try aggregated(frame, .count).list == [3])
    #expect(try aggregated(frame, .count, value).list == [2])
    #expect(try aggregated(frame, .count, .comparison(value, .greater, .number(1))).list == [1])
    #expect(try aggregated(frame, .count, .column("flag")).list == [1])
    #expect(try aggregated(frame, .count, .state(value, .missing)).list == [1])
  }

  @Test func `distinct values are counted as the language compares them`() throws {
    let frame = try table(
      .text("g", ["a", "a", "a", "b"]),
      .text("t", ["x", "X ", nil, "y"])
    )
    #expect(try aggregated(frame, by: ["g"], .countDistinct, .column("t")).list == [1, 1])
  }

  @Test func `percent carries its fraction`() throws {
    let frame = try table(.number("value", [1, 2, 3, nil]))
    let condition = Plans.Expression.comparison(value, .greater, .number(1))
    guard case .estimate(let share) = try aggregated(frame, .percent, condition) else {
      Issue.record("not an estimate")
      return
    }
    #expect(share.point[0] == 50 && share.numerator?[0] == 2 && share.denominator?[0] == 4)
    #expect(share.measure(0).unit == "%" && share.measure(0).counts == .people)
  }

  @Test func `least and greatest take any type and skip unknowns`() throws {
    let frame = try table(
      .years([2019, nil, 2017]),
      .text("t", ["b", nil, "A"]),
      .number("n", [nil, nil, nil])
    )
    #expect(try aggregated(frame, .min, .column("period")).texts == ["2017/18"])
    #expect(try aggregated(frame, .max, .column("period")).texts == ["2019/20"])
    #expect(try aggregated(frame, .min, .column("t")).texts == ["A"])
    #expect(try aggregated(frame, .max, .column("n")).list == [nil])
  }

  @Test func `first and last go by period, not by row, and skip unknowns`() throws {
    let frame = try table(
      .years([2019, 2017, 2020, 2018, nil]),
      .number("value", [19, 17, nil, 18, 99])
    )
    #expect(try aggregated(frame, .first, value).list == [17])
    #expect(try aggregated(frame, .last, value).list == [19])
    let plain = try table(.number("value", [nil, 5, 6]))
    #expect(try aggregated(plain, .first, value).list == [5])
    #expect(try aggregated(plain, .last, value).list == [6])
  }

  @Test func `a list names each value once in table order`() throws {
    let frame = try table(
      .text("g", ["a", "a", "a", "b"]),
      .text("t", ["y", "x", "Y", nil]),
      .number("n", [2.5, 1, 2.5, 7])
    )
    #expect(try aggregated(frame, by: ["g"], .list, .column("t")).texts == ["y, x", "–"])
    #expect(try aggregated(frame, by: ["g"], .list, .column("n")).texts == ["2.5, 1", "7"])
  }

  @Test func `what an aggregate left out is said, once a reason`() throws {
    let frame = try table(
      .number("value", [1, 0, 0]).with([.known, .missing, .suppressed]),
      .number("full", [1, 2, 3])
    )
    let plan = Plan.aggregate(
      scan(frame),
      by: [],
      [
        Aggregation(name: "a", function: .mean, arguments: [value]),
        Aggregation(name: "b", function: .mean, arguments: [value]),
        Aggregation(name: "c", function: .median, arguments: [.column("full")]),
        Aggregation(name: "d", function: .sum, arguments: [value]),
      ],
      rollup: false,
      origin
    )
    #expect(
      try run(plan).footnotes.map(\.text) == [
        "1 missing, 1 suppressed left out of mean",
        "1 missing, 1 suppressed among the parts of sum, which is unknown there; sum_known adds "
          + "the rest",
      ]
    )
  }
}
