import Frames
import Plans
import TestFiles
import Testing

struct ExpressionEvaluatorTests {
  private func added(_ frame: Frame, _ expression: Plans.Expression) throws -> Column {
    let plan = Plan.project(
      scan(frame),
      [NamedExpression(Field(name: "x", type: .number), expression)],
      origin
    )
    return try run(plan).frame["x"] ?? .missing(.number, count: 0)
  }

  private func kept(_ frame: Frame, _ expression: Plans.Expression) throws -> [String] {
    let plan = Plan.filter(scan(frame), where: [Condition(expression, text: "c")], origin)
    return try run(plan).frame.texts("row")
  }

  private func conditions(_ generator: inout SeededNumbers, depth: Int) -> Plans.Expression {
    if depth > 0, generator.below(3) > 0 {
      let (left, right) = (
        conditions(&generator, depth: depth - 1), conditions(&generator, depth: depth - 1)
      )
      switch generator.below(3) {
      case 0: return .and(left, right)
      case 1: return .or(left, right)
      default: return .not(left)
      }
    }
    let operands: [Plans.Expression] = [
      .column("n"), .column("t"), .column("period"), .column("flag"), .number(2), .text("A"),
      .period(.splitYear(2018)), .yesNo(true), .unknown(.missing, .number),
      .arithmetic(.column("n"), .divided, .column("n")),
    ]
    let (one, other) = (generator.one(of: operands), generator.one(of: operands))
    switch generator.below(7) {
    case 0: return .comparison(one, generator.one(of: ComparisonTest.allCases), other)
    case 1: return .like(.column("t"), .text("a*"))
    case 2: return .contains(.column("t"), .text("B"))
    case 3: return .among(one, [other, .text("ab"), .number(1)])
    case 4: return .within(one, first: .period(.splitYear(2017)), last: .period(.splitYear(2018)))
    case 5: return .state(.column("n"), generator.one(of: StateTest.allCases))
    default: return .column("flag")
    }
  }

  @Test func `a condition and its opposite split any table with nothing lost`() throws {
    var generator = SeededNumbers(22)
    for _ in 0..<150 {
      let rows = generator.below(25)
      let frame = try table(
        .text("row", (0..<rows).map { "\($0)" }),
        .number("n", (0..<rows).map { _ in generator.one(of: [0, 1, 2.5, nil]) }),
        .text("t", (0..<rows).map { _ in generator.one(of: ["a", "AB", "", nil]) }),
        .years((0..<rows).map { _ in generator.one(of: [2017, 2018, 2019, nil]) }),
        .yesNo("flag", (0..<rows).map { _ in generator.one(of: [true, false, nil]) })
      )
      let condition = conditions(&generator, depth: 3)
      let one = try kept(frame, condition)
      let other = try kept(frame, .not(condition))
      #expect(Set(one).isDisjoint(with: Set(other)))
      #expect(one.count + other.count == rows)
    }
  }

  @Test func `states tell unknowns and publication apart`() throws {
    var estimates = EstimateColumn(point: NumberColumn([1, 2, 0, 0, 0]))
    estimates.point = estimates.point.with(
      presence: PresenceColumn([.known, .known, .missing, .suppressed, .notApplicable])
    )
    estimates.states = [[.provisional], [.break], [], [.revised], []]
    let frame = try table(
      .text("row", ["a", "b", "c", "d", "e"]),
      Named(field: Field(name: "v", type: .estimate), column: .estimate(estimates))
    )
    let expected: [StateTest: [String]] = [
      .missing: ["c", "e"], .suppressed: ["d"], .known: ["a", "b"], .provisional: ["a"],
      .revised: ["d"], .estimated: [], .unreliable: [], .break: ["b"],
    ]
    for test in StateTest.allCases {
      #expect(try kept(frame, .state(.column("v"), test)) == expected[test])
    }
  }

  @Test func `if chooses row by row and joins numbers with estimates`() throws {
    let frame = try table(.number("n", [1, 5, nil]), .estimates("v", [10, 20, 30]))
    let test = Plans.Expression.comparison(.column("n"), .greater, .number(2))
    let chosen = try added(frame, .conditional(test, then: .column("v"), else: .column("n")))
    #expect(chosen.list == [1, 20, nil])
    #expect(chosen.units == ["", "%", ""])
    let missing = Plans.Expression.unknown(.suppressed, .text)
    let texts = try added(frame, .conditional(test, then: .text("high"), else: missing))
    #expect(texts.texts == ["c", "high", "c"])
  }

  @Test func `if of two types is refused, and a fault inside it is told as it is`() throws {
    let frame = try table(.mixed("v", [1, 2], units: ["%", "£"]), .estimates("w", [1, 2]))
    func failing(_ then: Plans.Expression, _ otherwise: Plans.Expression) -> PlanError? {
      let choice = Plans.Expression.conditional(.yesNo(true), then: then, else: otherwise)
      return failure(
        .project(scan(frame), [NamedExpression(Field(name: "x", type: .text), choice)], origin)
      )
    }
    #expect(failing(.text("a"), .number(1))?.code == "type-4")
    let sum = Plans.Expression.arithmetic(.column("v"), .plus, .column("w"))
    let error = failing(sum, .number(1))
    #expect(error?.code == "unit-1" && error?.message == "£ and % cannot be added")
  }

  @Test func `a column that is not there is named`() throws {
    let frame = try table(.number("n", [1]))
    let plan = Plan.filter(
      scan(frame),
      where: [Condition(.comparison(.column("m"), .equal, .number(1)), text: "m = 1")],
      origin
    )
    #expect(failure(plan)?.code == "name-5")
    #expect(failure(plan)?.message == "there is no column 'm' here")
    #expect(failure(plan)?.origin == origin)
  }

  @Test func `parts of values and of periods are columns of their own`() throws {
    let frame = try table(
      .years([2019, nil]),
      .estimates("v", [50, nil], numerator: [1, nil], denominator: [2, nil])
    )
    func part(_ name: String, _ part: ValuePart) throws -> [String] {
      try added(frame, .part(.column(name), part)).texts
    }
    #expect(try part("v", .numerator) == ["1", "–"])
    #expect(try part("v", .lower) == ["–", "–"])
    #expect(try part("v", .unit) == ["%", "%"])
    #expect(try part("v", .state) == ["known", "missing"])
    #expect(try part("period", .start) == ["2019-04-01", "–"])
    #expect(try part("period", .end) == ["2020-03-31", "–"])
    #expect(try part("period", .label) == ["2019/20", "–"])
    #expect(try part("period", .kind) == ["split year", "–"])
  }

  @Test func `patterns may come from a column`() throws {
    let frame = try table(
      .text("row", ["1", "2", "3"]),
      .text("t", ["Fuel poverty", "Crime", nil]),
      .text("p", ["*POVERTY", "x*", "*"])
    )
    #expect(try kept(frame, .like(.column("t"), .column("p"))) == ["1"])
    #expect(try kept(frame, .contains(.column("t"), .text("RIM"))) == ["2"])
  }

  @Test func `spans of periods may come from columns`() throws {
    let frame = try table(
      .text("row", ["1", "2", "3"]),
      .years([2018, 2018, nil]),
      .periods("low", [.splitYear(2017), .splitYear(2018), .splitYear(2017)]),
      .periods("high", [.splitYear(2019), .splitYear(2018), nil])
    )
    let within = Plans.Expression.within(
      .column("period"),
      first: .column("low"),
      last: .column("high")
    )
    #expect(try kept(frame, within) == ["1", "2"])
  }
}
