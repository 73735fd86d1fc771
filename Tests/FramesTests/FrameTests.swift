import Frames
import Testing

struct FrameTests {
  private let schema = Schema([
    Field(name: "place", type: .text, role: .place), Field(name: "value", type: .number),
  ])

  @Test func `columns of different lengths are refused by name`() {
    #expect(throws: FrameError.unequalLengths(column: "value", expected: 2, found: 1)) {
      try Frame(schema: schema, columns: [.texts(["a", "b"]), .numbers([1])])
    }
  }

  @Test func `two columns of one name are refused, two that fold alike are not`() throws {
    let twice = Schema([Field(name: "x", type: .number), Field(name: "x", type: .number)])
    #expect(throws: FrameError.duplicateColumn("x")) {
      try Frame(schema: twice, columns: [.numbers([1]), .numbers([2])])
    }
    let alike = Schema([Field(name: "x", type: .number), Field(name: "X", type: .number)])
    let frame = try Frame(schema: alike, columns: [.numbers([1]), .numbers([2])])
    #expect(frame["X"]?.numberList == [2])
  }

  @Test func `a schema of another length is refused`() {
    #expect(throws: FrameError.noColumn("value")) {
      try Frame(schema: schema, columns: [.texts(["a"])])
    }
  }

  @Test func `a table without columns still counts its rows`() throws {
    let frame = try Frame(schema: Schema([]), columns: [], rowCount: 3)
    #expect(frame.rowCount == 3 && frame.gathered([0, 2]).rowCount == 2)
  }

  @Test func `an empty frame has the types of its schema`() {
    let frame = Frame.empty(schema)
    #expect(frame.rowCount == 0)
    #expect(frame.columns.map(\.type) == [.text, .number])
  }

  @Test func `gathering moves whole rows`() throws {
    let frame = try Frame(schema: schema, columns: [.texts(["a", "b"]), .numbers([1, 2])])
    let rows = frame.gathered([1, -1, 1, 0])
    #expect(rows["place"]?.textList == ["b", nil, "b", "a"])
    #expect(rows["value"]?.numberList == [2, nil, 2, 1])
  }

  @Test func `a table in memory gives the columns asked for, in that order`() throws {
    let frame = try Frame(schema: schema, columns: [.texts(["a"]), .numbers([1])])
    let source = MemorySource(name: "t", frame: frame)
    #expect(
      try source.read(columns: ["Value", "place"]).frame.schema.fields.map(\.name) == [
        "value", "place",
      ]
    )
    #expect(throws: FrameError.noColumn("colour")) { try source.read(columns: ["colour"]) }
    #expect(try source.read(columns: []).frame.rowCount == 1)
  }
}

struct SchemaTests {
  private func schema(_ names: [String]) -> Schema {
    Schema(names.map { Field(name: $0, type: .text) })
  }

  @Test func `a column is found by its exact name, else by the only one that folds alike`() {
    let names = schema(["West Midlands", "value", "Value"])
    #expect(names.index(of: "west_midlands") == 0)
    #expect(names.index(of: "Value") == 2)
    #expect(names.index(of: "VALUE") == nil)
    #expect(names.index(of: "east") == nil)
  }

  @Test func `a visible column goes before a hidden one that folds alike`() {
    let fields = [
      Field(name: "Place", type: .text, isHidden: true), Field(name: "place", type: .text),
    ]
    #expect(Schema(fields).index(of: "PLACE") == 1)
    #expect(Schema([fields[0]]).index(of: "place") == 0)
  }

  @Test func `keys are what identifies a row`() {
    #expect(FieldRole.allCases.filter { !$0.isKey } == [.value, .plain])
  }
}
