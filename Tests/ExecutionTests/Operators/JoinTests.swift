import Frames
import Plans
import Testing

struct JoinTests {
  private func left() throws -> Frame {
    try table(.text("place", ["Leeds", "Derby", nil, "LEEDS"]), .number("n", [1, 2, 3, 4]))
  }

  @Test func `every left row stays and unmatched ones are missing`() throws {
    let right = try table(.text("Place", ["leeds", nil, "York"]), .number("people", [10, 20, 30]))
    let result = try run(.join(scan(left()), scan(right), on: ["place"], origin))
    #expect(result.frame.names == ["place", "n", "people"])
    #expect(result.frame["people"]?.list == [10, nil, nil, 10])
    #expect(result.frame["n"]?.list == [1, 2, 3, 4])
    #expect(result.footnotes.map(\.text) == ["join: 2 matched, 2 unmatched (Derby; (missing))"])
  }

  @Test func `two right rows for one key are refused by their values`() throws {
    let right = try table(.text("place", ["York", "Leeds", "leeds"]), .number("p", [1, 2, 3]))
    let error = failure(.join(scan(try left()), scan(right), on: ["place"], origin))
    #expect(error?.code == "join-1" && error?.message.hasSuffix("one key: leeds") == true)
    #expect(error?.notes.first?.contains("summarise … by place") == true)
  }

  @Test func `keys of different types and clashing names are refused`() throws {
    let numbers = try table(.number("place", [1]))
    #expect(
      failure(.join(scan(try left()), scan(numbers), on: ["place"], origin))?.code == "join-2"
    )
    let clash = try table(.text("place", ["Leeds"]), .number("n", [1]))
    #expect(failure(.join(scan(try left()), scan(clash), on: ["place"], origin))?.code == "name-8")
  }

  @Test func `a unit of a row that was not found does not stand in the way`() throws {
    let values = try table(
      .text("k", ["x", "y"]),
      .mixed("v", [10, 20], units: ["£", "%"])
    )
    let others = try table(.text("k", ["x"]), .estimates("w", [4], unit: "£"))
    let joined = Plan.join(scan(values), scan(others), on: ["k"], origin)
    let difference = Plans.Expression.arithmetic(.column("v"), .minus, .column("w"))
    let named = NamedExpression(Field(name: "d", type: .estimate), difference)
    #expect(try run(.project(joined, [named], origin)).frame["d"]?.list == [6, nil])
  }

  @Test func `tables follow one another by name, absent columns missing`() throws {
    let other = try table(.number("N", [5]), .text("note", ["x"]))
    let result = try run(.union([scan(left()), scan(other)], origin)).frame
    #expect(result.names == ["place", "n", "note"])
    #expect(result["n"]?.list == [1, 2, 3, 4, 5])
    #expect(result.texts("place") == ["Leeds", "Derby", "–", "LEEDS", "–"])
    #expect(result.texts("note") == ["–", "–", "–", "–", "x"])
  }

  @Test func `a name with two types does not follow itself`() throws {
    let other = try table(.text("n", ["x"]))
    let error = failure(.union([scan(try left()), scan(other)], origin))
    #expect(error?.code == "type-6" && error?.message.contains("'n'") == true)
  }

  @Test func `numbers that follow estimates become estimates`() throws {
    let estimates = try table(.estimates("v", [1]))
    let numbers = try table(.number("v", [2]))
    let result = try run(.union([scan(estimates), scan(numbers)], origin)).frame
    #expect(result["v"]?.list == [1, 2])
    #expect(result["v"]?.units == ["%", ""])
  }
}
