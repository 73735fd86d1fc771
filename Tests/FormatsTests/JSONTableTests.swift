import Foundation
import Frames
import Testing

@testable import Formats

/// What reading gives: the table in one line, or `!` and the message.
private func table(_ text: String, _ typing: CSVOptions.Typing = .detect) -> String {
  var options = CSVOptions(periodReader: splitYears)
  options.typing = typing
  return tableOutcome(Array(text.utf8), name: "f.jsonl", options)
}

@Suite struct JSONTableTests {
  @Test(arguments: [
    ("{\"a\":1,\"b\":\"x\"}\n{\"a\":2.5,\"b\":\"y\"}\n", "a:n,b:t|1,x|2.5,y"),
    ("[{\"a\":1,\"b\":\"x\"},{\"a\":2.5,\"b\":\"y\"}]", "a:n,b:t|1,x|2.5,y"),
    // Any order, names that come late, names that stay away.
    ("{\"a\":1}\n{\"b\":2}\r\n\n{\"b\":3,\"a\":4}", "a:n,b:n|1,<·>|<·>,2|4,3"),
    // A row of nothing stays a row.
    ("{\"a\":1}\n{}\n{\"a\":null}\n{\"a\":2}", "a:n|1|<·>|<·>|2"),
    ("[{\"a\":\"x\",\"b\":null},{}]", "a:t,b:t|x,<·>|<·>,<·>"),
    ("{\"p\":\"2019/20\"}\n{\"p\":\"2020/21\"}", "p:p|P2019/20|P2020/21"),
    (
      "{\"v\":1}\n{\"v\":\"[c]\"}\n{\"v\":\"*\"}\n{\"v\":\"z\"}\n{\"v\":\"low\"}",
      "v:n|1|<c>|<c>|<z>|<k>"
    ),
    ("{\"ok\":true}\n{\"ok\":false}\n{\"ok\":null}", "ok:t|yes|no|<·>"),
    ("{\"t\":\"a\\tb\\u00e9\\ud83d\\ude00 \\\"q\\\"\"}", "t:t|a\tbé😀 \"q\""),
    ("{\"t\":\"two\\nlines\"}\n{\"t\":\"\"}\n{\"t\":\" s \"}", "t:t|two\nlines|| s "),
    ("{\"t\":\"a\\u001fb\"}\n{\"t\":\"c,d;e|f\"}", "t:t|a\u{1F}b|c,d;e|f"),
    ("{\"a b\":1,\"A_b\":2}", "a b:n,A_b:n|1,2"),
    ("{\"code\":\"007\"}\n{\"code\":\"012\"}", "code:t|007|012"),
    ("{\"n\":12345678901234567890}", "n:t|12345678901234567890"),
    ("{\"n\":-1.50e3}\n{\"n\":0}\n{\"n\":-0}", "n:n|-1500|0|0"),
    ("\u{FEFF}{\"a\":1}", "a:n|1"),
    ("  [ { \"a\" : 1 } , { \"a\" : 2 } ]  ", "a:n|1|2"),
    // What is a heading again, a note or a blank row elsewhere is a row here.
    (
      "{\"a\":\"a\",\"b\":\"b\",\"c\":\"c\"}\n{}\n{\"a\":\"Source: x\"}",
      "a:t,b:t,c:t|a,b,c|<·>,<·>,<·>|Source: x,<·>,<·>"
    ),
    // An estimate as this program writes it.
    (
      #"[{"value":{"value":1.5,"lower":1,"upper":null,"unit":"%","state":"known"},"v":1}]"#,
      "value:n,value_lower:n,value_upper:t,value_unit:t,value_state:t,v:n|1.5,1,<·>,%,known,1"
    ),
  ])
  func `rows of objects are rows`(text: String, expected: String) {
    #expect(table(text) == expected)
  }

  @Test(arguments: [
    ("[]", "!f.jsonl holds no rows, and so no headings"),
    ("{}", "!f.jsonl holds no rows, and so no headings"),
    ("[{\"a\":1},]", "!f.jsonl, line 1, character 10: every row is an object, which starts with {"),
    (
      "{\"a\":1}\n[1]", "!f.jsonl, line 2, character 1: every row is an object, which starts with {"
    ),
    ("{\"a\":1} {\"a\":2}", "!f.jsonl, line 1, character 9: something follows the row on its line"),
    (
      "{\"a\":1}\n{\"a\":{\"b\":1}}",
      "!f.jsonl, line 2, character 6: 'a' of this row holds an object; cells are text, numbers, "
        + "true, false or null"
    ),
    (
      "[{\"a\":[1]}]",
      "!f.jsonl, line 1, character 7: 'a' of this row holds an array; cells are text, numbers, "
        + "true, false or null"
    ),
    (
      "{\"a\":1,\"a\":2}",
      "!f.jsonl, line 1, character 8: the name \"a\" stands twice in one row"
    ),
    ("{\"a\":1", "!f.jsonl, line 1, character 7: the text ends inside a row"),
    ("[{\"a\":1}", "!f.jsonl, line 1, character 9: the array is never closed"),
    ("[{\"a\":1}] x", "!f.jsonl, line 1, character 11: something follows the array"),
    ("{\"a\":1e999}", "!f.jsonl, line 1, character 6: the number is too large"),
    ("{\"a\":01}", "!f.jsonl, line 1, character 6: a number does not start with 0"),
    ("{\"a\":NaN}", "!f.jsonl, line 1, character 6: no value starts like this"),
    ("{\"a\":\"\\u0000\"}", "!f.jsonl, line 1, character 6: a NUL character, which no text holds"),
    ("{\"\":1}", "!f.jsonl, line 1, character 2: a name is empty, and so no heading"),
    ("{'a':1}", "!f.jsonl, line 1, character 2: a name in quotes is expected"),
    (
      "{\"a\":\"x\ny\"}",
      "!f.jsonl, line 1, character 8: a control character must be written as an escape"
    ),
    ("{\"a\":\"\\ud800\"}", "!f.jsonl, line 1, character 7: half a character"),
  ])
  func `what makes no table says where`(text: String, expected: String) {
    #expect(table(text) == expected)
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    let bytes = Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8)
    #expect(
      tableOutcome(bytes, name: "f")
        == "!f, line 1, character 7: the bytes here are no UTF-8 character"
    )
  }

  @Test func `where all is text an empty text is no text`() {
    #expect(table("{\"a\":\"\",\"b\":1.50}", .allText) == "a:t,b:t|<·>,1.50")
  }

  @Test func `depth beyond sense is refused and not followed`() {
    let deep = "{\"a\":" + String(repeating: "{\"a\":", count: 100_000)
    #expect(table(deep).contains("lie more than 16 deep"))
  }

  @Test func `columns that grow without end are refused`() {
    let rows = (0..<6000).map { "{\"c\($0)\":1}" }.joined(separator: "\n")
    let found = RowText.$largest.withValue(4 << 20) { table(rows) }
    #expect(found.contains("its rows hold more than 4 MB"))
  }

  @Test func `a few wide rows among many short ones are refused`() {
    let wide = "{" + (0..<2000).map { "\"c\($0)\":1" }.joined(separator: ",") + "}\n"
    let rows = wide + String(repeating: "{\"c0\":1}\n", count: 200)
    let found = RowReader.$mostAbsentCells.withValue(1 << 18) { table(rows) }
    #expect(found.contains("lack more cells than 262144"))
  }

  @Test func `Foundation reads the lines that are written, cell by cell`() throws {
    let frame = sampleFrame()
    var bytes: [UInt8] = []
    writeJSONLines(frame, estimateParts: { $0 == "value" }) { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == frame.rowCount)
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    )
    #expect(first["place"] as? String == "=SUM(A1)")
    #expect(first["value"] as? Double == 71.5)
    #expect(first["value_state"] as? String == "known")
    #expect(first["flag"] as? Bool == true)
    let second = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
    )
    #expect(second["value"] is NSNull)
    #expect(second["value_lower"] is NSNull)
    #expect(second["value_state"] as? String == "suppressed")
  }
}
