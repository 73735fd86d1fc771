import Frames
import Notebook
import Semantics
import TestSupport
import Testing

@Suite struct To {
  @Test(arguments: ["csv", "json", "jsonl", "xlsx", "md", "html", "text"])
  func `prints every format that is written`(format: String) throws {
    let answer = try Answers.answer("get all | take 1 | to \(format)")
    #expect(answer.destination?.format == format)
    #expect(answer.destination?.path == nil)
  }

  @Test(arguments: [
    ("a.csv", "csv"), ("a.json", "json"), ("a.md", "md"), ("a.html", "html"), ("a.txt", "text"),
    ("folder.v2/A.HTM", "html"), ("a.xlsx", "xlsx"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"),
  ])
  func `the ending of a file says the format`(path: String, format: String) throws {
    let answer = try Answers.answer("get all | take 1 | to \"\(path)\"")
    #expect(answer.destination?.format == format)
    #expect(answer.destination?.path == path)
  }

  @Test(arguments: ["to svg", #"to "chart.svg""#])
  func `formats that are not built are named with those that are`(step: String) throws {
    let failure = try Answers.failure("get all | \(step)")
    #expect(failure.codes == ["later-5"])
    #expect(failure.text.contains("csv, json, jsonl, xlsx"))
  }

  @Test func `an unknown ending is refused`() throws {
    #expect(try Answers.failure(#"get all | to "a.docx""#).codes == ["file-4"])
    #expect(try Answers.failure(#"get all | to "table""#).codes == ["file-3"])
  }
}
