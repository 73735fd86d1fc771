import Frames
import Plans
import Testing

struct ExpressionTests {
  @Test func `every column named anywhere is visited`() throws {
    let abs = try #require(FunctionRegistry.function(named: "abs"))
    func column(_ name: String) -> Plans.Expression { .column(name) }
    let expression = Plans.Expression.conditional(
      .and(
        .or(.like(column("a"), column("b")), .not(.contains(column("c"), .text("x")))),
        .among(column("d"), [column("e"), .number(1)])
      ),
      then: .call(abs, [.part(column("f"), .lower)]),
      else: .arithmetic(
        .within(column("g"), first: column("h"), last: .period(.calendarYear(2019))),
        .plus,
        .comparison(.state(column("i"), .missing), .equal, .isTotal("j"))
      )
    )
    var names: [String] = []
    expression.forEachColumn { names.append($0) }
    #expect(names == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
  }

  @Test func `a part belongs to an estimate or to a period`() {
    #expect(
      ValuePart.allCases.filter(\.isOfEstimate)
        == [.lower, .upper, .numerator, .denominator, .unit, .state]
    )
    #expect(ValuePart.start.type == .period && ValuePart.unit.type == .text)
  }
}
