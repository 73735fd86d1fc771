import Frames
import Testing

@testable import Formats

private func json(_ text: String) throws(JSONError) -> JSONValue { try readJSON(Array(text.utf8)) }

@Suite struct JSONTests {
  @Test func `a member left out is read over, rightly or not at all`() throws {
    let text =
      #"{"a": 1, "fields": [{"x": "q\"]}", "y": [1, {}, []]}, null], "b": {"fields": 2, "c": 3}}"#
    let value = try readJSON(Array(text.utf8), leavingOut: "fields")
    #expect(value["a"]?.number == 1)
    #expect(value["fields"] == nil)
    #expect(value["b"]?["c"]?.number == 3)
    for length in 1..<text.utf8.count {
      #expect(throws: JSONError.self) {
        try readJSON(Array(text.utf8.prefix(length)), leavingOut: "fields")
      }
    }
    for wrong in [
      #"{"fields": [1 2]}"#, #"{"fields": {"a" 1}}"#, #"{"fields": {1: 1}}"#, #"{"fields": [1}]"#,
    ] {
      #expect(throws: JSONError.self) { try readJSON(Array(wrong.utf8), leavingOut: "fields") }
    }
  }

  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .number(0)),
    ("-1.5e+2", .number(-150)), ("1E-3", .number(0.001)), ("\"\"", .string("")),
    (#""a\"\\\/\b\f\n\r\té""#, .string("a\"\\/\u{8}\u{C}\n\r\té")),
    (#""\ud83d\ude00""#, .string("😀")), ("\"😀\"", .string("😀")), ("[]", .array([])),
    ("[1, [2]]", .array([.number(1), .array([.number(2)])])), ("{}", .object([])),
    ("{\"b\":1,\"a\":null}", .object([.init("b", .number(1)), .init("a", .null)])),
    ("\u{FEFF}1", .number(1)),
  ])
  func `a value is read`(_ text: String, _ value: JSONValue) throws {
    #expect(try json(text) == value)
  }

  @Test(arguments: [
    ("", 1, 1, "the text ends where a value"), ("[1,]", 1, 4, "no value starts"),
    ("{\"a\":1,}", 1, 8, "a name in quotes"), ("{a:1}", 1, 2, "a name in quotes"),
    ("[1 2]", 1, 4, "a comma or ']'"), ("01", 1, 1, "does not start with 0"),
    ("1.", 1, 3, "a digit is expected"), (".5", 1, 1, "no value starts"), ("+1", 1, 1, "no value"),
    ("1e999", 1, 1, "too large"), ("-", 1, 2, "a digit"), ("nul", 1, 1, "no value starts"),
    ("NaN", 1, 1, "no value starts"), ("\"a", 1, 1, "never closed"),
    ("\"a\nb\"", 1, 3, "control character"), (#""\x""#, 1, 2, "no such escape"),
    (#""\ud83d""#, 1, 2, "half a character"), (#""\ud83dA""#, 1, 2, "half a character"),
    (#""\u12g4""#, 1, 2, "four hexadecimal"), ("1 2", 1, 3, "something follows"),
    ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3, "stands twice"), ("// x\n1", 1, 1, "no value starts"),
    ("{\"ä\": x}", 1, 7, "no value starts"),
  ])
  func `what is not JSON is refused with its place`(
    _ text: String,
    _ line: Int,
    _ character: Int,
    _ reason: String
  ) {
    let error = #expect(throws: JSONError.self) { try json(text) }
    #expect(error?.line == line)
    #expect(error?.character == character)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `invalid UTF-8 is refused`() {
    #expect(throws: JSONError.self) { try readJSON([0x22, 0xC0, 0x80, 0x22]) }
    #expect(throws: JSONError.self) { try readJSON([0x22, 0xE2, 0x82]) }
  }

  @Test func `depth has a limit`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try json(deep) }
    let allowed = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(throws: Never.self) { try json(allowed) }
  }

  @Test func `a text cut anywhere is refused and never crashes`() throws {
    let text = Array(#"{"a": [1.5e3, "x\u00e9\n", true], "b": {"c": null}}"#.utf8)
    _ = try readJSON(text)
    for length in 0..<text.count {
      #expect(throws: JSONError.self) { try readJSON(Array(text[..<length])) }
    }
  }

  @Test func `what is written reads back`() throws {
    let value = JSONValue.object([
      .init("a \"b\"", .array([.number(0.1), .number(-5), .number(1e21), .bool(false), .null])),
      .init("\u{1B}[31m\u{7F}\u{9B}\u{2028}", .string("\u{0}\t\n\\ Łódź 😀")),
    ])
    #expect(try readJSON(value.jsonBytes) == value)
    #expect(!value.jsonBytes.contains { $0 < 0x20 || $0 == 0x7F })
    #expect(!value.jsonText.unicodeScalars.contains("\u{9B}"))
  }

  @Test func `members are found by name`() throws {
    let value = try json(#"{"name": "coventry", "n": 2, "l": [true]}"#)
    #expect(value["name"]?.string == "coventry")
    #expect(value["n"]?.number == 2)
    #expect(value["l"]?.array?.first?.bool == true)
    #expect(value["none"] == nil)
    #expect(value.members?.map(\.name) == ["name", "n", "l"])
  }

  @Test func `a frame is an array of row objects`() throws {
    let estimates = EstimateColumn(
      point: NumberColumn(
        storage: .scaled([715, 0], scale: 1),
        presence: PresenceColumn([.known, .suppressed])
      ),
      numerator: NumberColumn([143, 2]),
      measures: [Measure(unit: "%")]
    )
    let frame = Frame(
      unchecked: Schema([
        Field(name: "place", type: .text), Field(name: "value", type: .estimate),
        Field(name: "n", type: .number), Field(name: "ok", type: .yesNo),
        Field(name: "period", type: .period),
      ]),
      columns: [
        .text(TextColumn(["Łódź \"x\"", nil])), .estimate(estimates),
        .number(NumberColumn([1.5, nil])), .yesNo(YesNoColumn([true, nil])),
        .period(PeriodColumn([.splitYear(2019), nil])),
      ],
      rowCount: 2
    )
    var bytes: [UInt8] = []
    writeJSON(frame) { bytes += $0 }
    let rows = try #require(try readJSON(bytes).array)
    #expect(rows.count == 2)
    #expect(rows[0]["place"]?.string == "Łódź \"x\"")
    #expect(rows[0]["value"]?["value"]?.number == 71.5)
    #expect(rows[0]["value"]?["numerator"]?.number == 143)
    #expect(rows[0]["value"]?["lower"] == .null)
    #expect(rows[0]["period"]?.string == "2019/20")
    #expect(rows[1]["value"]?["numerator"] == .null)
    #expect(rows[1]["value"]?["state"]?.string == "suppressed")
    #expect(rows[1]["place"] == .null && rows[1]["n"] == .null && rows[1]["ok"] == .null)
    var none: [UInt8] = []
    writeJSON(Frame.empty(frame.schema)) { none += $0 }
    #expect(try readJSON(none) == .array([]))
  }
}
