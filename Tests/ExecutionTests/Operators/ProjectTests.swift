import Frames
import Plans
import Testing

struct ProjectTests {
  @Test func `one column an expression, in order, with the type found`() throws {
    let frame = try table(.number("n", [1, 2]), .estimates("v", [10, nil]))
    let sum = Plans.Expression.arithmetic(.column("n"), .plus, .column("v"))
    let result = try run(
      .project(
        scan(frame),
        [
          NamedExpression(Field(name: "sum", type: .number), sum),
          NamedExpression(Field(name: "n", type: .number), .number(7)),
          NamedExpression(Field(name: "old", type: .number), .column("n")),
        ],
        origin
      )
    ).frame
    #expect(result.names == ["sum", "n", "old"])
    #expect(result.schema.fields.map(\.type) == [.estimate, .number, .number])
    #expect(result.rowTexts == [["11", "7", "1"], ["–", "7", "2"]])
  }

  @Test func `no expressions leave the rows to count`() throws {
    let frame = try table(.number("n", [1, 2]))
    #expect(try run(.project(scan(frame), [], origin)).frame.rowCount == 2)
  }

  @Test func `two columns of one name are refused`() throws {
    let frame = try table(.number("n", [1]))
    let twice = NamedExpression(Field(name: "x", type: .number), .column("n"))
    #expect(failure(.project(scan(frame), [twice, twice], origin))?.code == "name-8")
  }
}
