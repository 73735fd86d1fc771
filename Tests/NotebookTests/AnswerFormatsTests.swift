import Frames
import Notebook
import TestSupport
import Testing

@Suite struct `Answers in their formats` {
  private static func text(
    _ script: String,
    _ format: AnswerFormat,
    isWholeFile: Bool = false
  ) throws -> String {
    String(
      decoding: try Answers.answer(script).bytes(as: format, isWholeFile: isWholeFile),
      as: UTF8.self
    )
  }

  @Test func `JSON is an array of row objects, an estimate an object of its parts`() throws {
    let text = try Self.text(#"get "Recorded crime" in 2019/20 | keep period, value"#, .json)
    #expect(
      text == """
        [
        {"period":"2019/20","value":{"value":28592,"lower":null,"upper":null,"numerator":null,\
        "denominator":null,"unit":"offences","state":"known"}}
        ]

        """
    )
  }

  @Test func `JSON has the shown columns alone and null for unknowns`() throws {
    let text = try Self.text(
      "get all as at 2019/20 | where value is missing | take 1 | keep period, value",
      .json
    )
    #expect(text.contains("\"value\":{\"value\":null,"))
    #expect(text.contains("\"state\":\"missing\""))
    #expect(!text.contains("indicator"))
  }

  @Test func `no rows are an empty array`() throws {
    let text = try Self.text(#"get "Recorded crime" | where value < 0"#, .json)
    #expect(text.filter { !$0.isWhitespace } == "[]")
  }

  @Test func `CSV is what it was`() throws {
    let query = #"get "Recorded crime" | take 2"#
    #expect(try Self.text(query, .csv) == Answers.csv(query))
  }

  @Test(arguments: [AnswerFormat.md, .html])
  func `documents hold caption, every row and footers`(format: AnswerFormat) throws {
    let answer = try Answers.answer("get all as at 2019/20 | compare")
    #expect(answer.frame.rowCount > 100)
    let text = String(decoding: try answer.bytes(as: format), as: UTF8.self)
    let start = format == .md ? "| " : "<tr><t"
    let rows = text.split(separator: "\n").count { $0.hasPrefix(start) }
    #expect(rows == answer.frame.rowCount + (format == .md ? 2 : 0))
    #expect(text.contains("as at 2019/20"))
    for footnote in answer.footnotes where !footnote.text.contains("'") {
      #expect(text.contains(footnote.text), "\(footnote.text)")
    }
  }

  @Test func `a file is whole: a page with a head, a text with its footers`() throws {
    let query = #"get "Recorded crime" | compare"#
    #expect(try Self.text(query, .html).hasPrefix("<table>"))
    #expect(try Self.text(query, .html, isWholeFile: true).hasPrefix("<!DOCTYPE html>"))
    let printed = try Self.text(query, .text)
    let file = try Self.text(query, .text, isWholeFile: true)
    #expect(file.hasPrefix(printed.dropLast()))
    #expect(!printed.contains("not available: no figure"))
    #expect(file.contains("not available: no figure"))
  }

  @Test func `CSV and JSON stand alone in a stream`() {
    #expect(AnswerFormat.allCases.filter(\.canFollowAnother) == [.md, .html, .text])
  }
}
