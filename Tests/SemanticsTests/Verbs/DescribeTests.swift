import Frames
import Notebook
import TestSupport
import Testing

@Suite struct Describe {
  @Test func `one row for each column that is shown`() throws {
    let rows = try Answers.rows(#"get "Recorded crime" | describe"#)
    #expect(
      rows == [
        ["indicator", "text", "7", "0", "0"]
          + ["Total recorded crime", "Total recorded crime", "Total recorded crime"],
        ["place", "text", "7", "0", "0", "Coventry", "Coventry", "Coventry"],
        [
          "period", "period", "7", "0", "0", "Year to Jan 2019", "2023/24", "Year to Jan 2019",
        ],
        [
          "value", "estimate", "7", "0", "0", "28,056 offences", "42,867 offences",
          "28,056 offences",
        ],
      ]
    )
  }

  @Test func `mixed units have no least and no greatest, and that is said`() throws {
    let answer = try Answers.answer("get all | keep value | describe")
    #expect(answer.frame["least"]?.displayText(0) == "–")
    #expect(answer.footnotes.contains { $0.text.contains("so it has no least and no greatest") })
  }

  @Test func `columns made by steps are described too`() throws {
    let rows = try Answers.rows(
      "get all as at 2019/20 | summarise known = count(value), yes = true | describe"
    )
    #expect(rows.map { $0[0] } == ["known", "yes"])
    #expect(rows.map { $0[1] } == ["number", "yes/no"])
  }

  @Test func `missing and suppressed are apart`() throws {
    let rows = try Answers.rows(
      "get all as at 2019/20 | add c = suppressed | keep value, c | describe"
    )
    let all = try Answers.rows("get all as at 2019/20 | summarise count(), known = count(value)")
    #expect(rows[0][2] == all[0][1])
    #expect(rows[0][2...4].compactMap { Int($0) }.reduce(0, +) == Int(all[0][0]))
    #expect(Array(rows[1][2...]) == ["0", "0", all[0][0], "–", "–", "–"])
  }
}
