import Frames
import Notebook
import Plans
import Semantics
import TestSupport
import Testing

@Suite struct `Calls of functions` {
  @Test func `the catalogue names every function once`() {
    let names = FunctionCatalogue.entries.map(\.name)
    #expect(Set(names).count == names.count)
    let scalar = FunctionRegistry.functions.map(\.name)
    let aggregates = AggregateFunction.allCases.map(\.rawValue)
    #expect(Set(scalar + aggregates).isSubset(of: Set(names)))
    #expect(
      FunctionRegistry.functions.map(\.name) == FunctionRegistry.functions.map(\.name).sorted()
    )
    for entry in FunctionCatalogue.entries {
      #expect(entry.usage.hasPrefix("\(entry.name)("))
      #expect(entry.summary.hasSuffix(".") || entry.summary.hasSuffix(")"), "\(entry.name)")
    }
  }

  @Test(arguments: [
    ("round(2.345, 2)", "2.35"), ("upper_case(\"leeds\")", "LEEDS"), ("length(\"Leeds\")", "5"),
    ("number(\"1,250\")", "1250"), ("left(text(2019/20), 4)", "2019"),
    ("least(3, 2, 5)", "2"), ("same_text(\"a\", \"A\")", "no"),
    ("first_known(1, 2)", "1"),
  ])
  func `a function of constants is a constant`(expression: String, shown: String) throws {
    let rows = try Answers.rows(
      "let x = \(expression)\nget \"Employment rate\" in latest | add y = $x | keep y"
    )
    #expect(rows == [[shown]])
  }

  @Test func `a constant argument of a constant is folded on`() throws {
    let rows = try Answers.column(
      "place",
      of: "get all for all in 2024/25 | where code = lower_case(\"CRIME-RATE\")"
    )
    #expect(rows == ["Coventry", "Wolverhampton", "Birmingham", "Most similar group"])
  }

  @Test func `a constant that has no value cannot be kept`() throws {
    #expect(try Answers.failure("let x = ln(0)").codes == ["type-12"])
  }

  @Test(arguments: [
    ("round(value, 16)", "value-20"), ("left(place, 0.5)", "value-20"),
    ("replace(place, \"\", \"a\")", "value-20"), ("proportion(3, 2)", "value-21"),
    ("proportion(value, -1)", "value-21"), ("rate(value, 10, -1)", "value-20"),
    ("quantile_band(value, 1)", "value-20"), ("quantile_band(value, value)", "value-20"),
    ("quantile(value, 1.5)", "value-3"), ("quantile(value, numerator)", "value-3"),
    ("prev(value, 1.5)", "value-4"), ("rolling_mean(value, period)", "value-4"),
    ("index_to(value, 20)", "period-5"), ("index_to(value, period)", "period-5"),
    ("abs()", "call-1"), ("abs(1, 2)", "call-1"), ("rate(1, 2)", "call-1"),
    ("rank(value, 1)", "call-1"), ("within(place)", "call-1"), ("level_of()", "call-1"),
    ("rank(place)", "call-2"), ("better(1, 2)", "call-2"), ("level_of(value)", "call-2"),
    ("within(value, metropolitan)", "call-2"), ("within(place, 1 + 1)", "call-2"),
    ("within(place, atlantis)", "name-17"), ("within(place, $nobody)", "name-2"),
    ("ntile(value, 5)", "call-3"), ("lenght(place)", "call-3"),
    ("rank(mean(value))", "call-4"), ("share(prev(value))", "call-4"),
  ])
  func `what does not fit is said before any row is read`(call: String, code: String) throws {
    let failure = try Answers.failure("get \"Employment rate\" | add x = \(call)")
    #expect(failure.codes == [code], "\(call)")
    #expect(failure.exit == .wrongText, "\(call)")
  }

  @Test func `a way out that fits is offered`() throws {
    let text = try Answers.failure("get \"Employment rate\" | add x = left(period, 4)").text
    #expect(text.contains("left(text(period), 4)"))
    let number = try Answers.failure("get \"Employment rate\" | add x = abs(place)").text
    #expect(number.contains("abs(number(place))"))
  }

  @Test func `words of other programs lead to ours`() throws {
    for (theirs, ours) in [
      ("coalesce", "first_known"), ("upper", "upper_case"), ("ntile", "quantile_band"),
      ("lag", "prev"), ("ceil", "ceiling"),
    ] {
      let text = try Answers.failure("get all | add x = \(theirs)(value)").text
      #expect(text.contains("here it is  \(ours)"), "\(theirs)")
      #expect(FunctionCatalogue.entry(named: ours) != nil)
    }
  }

  @Test func `an index takes a year written as a number`() throws {
    let script = "get \"Employment rate\" in 2018 to 2020 | add x = round(index_to(value, 2018), 2)"
    #expect(try Answers.column("x", of: script) == ["100", "101.39", "98.89"])
  }

  @Test func `a data error of a function is found when it meets the row`() throws {
    let failure = try Answers.failure(
      "get \"Recorded crime\" | add x = proportion(value, value - 1)"
    )
    #expect(failure.codes == ["value-21"])
    #expect(failure.exit == .failedOnData)
    #expect(failure.text.contains("28056 of 28055"))
  }
}
