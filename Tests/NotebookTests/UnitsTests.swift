import Frames
import Notebook
import TestSupport
import Testing

/// What units do to a query (`language.md` §5, §9).
@Suite struct `Units of values` {
  @Test func `a row that is out already is not asked whether its unit fits`() throws {
    let script = """
      get all in latest | add half = if unit = "%" then value else missing
      | where unit = "%" and value + half > 100
      """
    let rows = try Answers.rows(script)
    #expect(rows.count > 3)
    let other = try Answers.rows(
      """
      get all in latest | where unit = "%" | where value + value > 100
      """
    )
    #expect(rows.count == other.count)
  }

  @Test func `either side of or, and either answer of if, is asked only where it counts`() throws {
    let script = """
      get all in latest | add base_value = if unit = "%" then value else missing
      | where unit != "%" or value + base_value >= 0
      | add twice = if unit = "%" then value + base_value else value | keep place, value, twice
      """
    #expect(try Answers.rows(script).count > 20)
  }

  @Test func `a percentage less a number is in percentage points, and its minus sign is not`()
    throws
  {
    let answer = try Answers.answer(
      #"get "Employment rate" last 1 | add over = value - 70, below = -value, more = value + 5"#
    )
    let units = ["over", "below", "more"].map { (name: String) -> String in
      if case .estimate(let column)? = answer.frame[name] { return column.measure(0).unit }
      return "no estimate"
    }
    #expect(units == ["pp", "%", "%"])
  }

  @Test func `a percentage written out meets percentages`() throws {
    let plain = try Answers.rows(#"get "Employment rate" | where value > 70"#)
    #expect(try Answers.rows(#"get "Employment rate" | where value > 70%"#) == plain)
    let mixed = try Answers.rows(#"get all | where unit = "%" and value > 70%"#)
    #expect(try Answers.rows(#"get all | where unit = "%" and value > 70"#) == mixed)
  }

  @Test func `a good direction that differs from row to row is each row's own`() throws {
    let turned = """
      get all in latest
      | add polarity = (if polarity = "higher" then "lower"
        else if polarity = "lower" then "higher" else "none")
      | compare | keep indicator, polarity, direction
      """
    let plain = "get all in latest | compare | keep indicator, polarity, direction"
    let opposite = ["improved": "worse", "worse": "improved"]
    let sides = ["higher": "lower", "lower": "higher"]
    let before = try Answers.rows(plain)
    let after = try Answers.rows(turned)
    #expect(before.count == after.count)
    #expect(before.contains { opposite[$0[2]] != nil })
    for (one, other) in zip(before, after) {
      #expect(other[1] == sides[one[1]] ?? one[1])
      #expect(other[2] == opposite[one[2]] ?? one[2], "\(one[0])")
    }
  }

  @Test func `places of one's own are a set in a condition`() throws {
    let script = """
      let core = places Coventry, England
      get "Employment rate" for all | where place in $core
      """
    let plain = #"get "Employment rate" for all | where place in ("Coventry", "England")"#
    #expect(try Answers.rows(script) == Answers.rows(plain))
    #expect(try !Answers.rows(plain).isEmpty)
  }
}
