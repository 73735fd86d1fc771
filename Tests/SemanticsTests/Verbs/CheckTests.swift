import Frames
import Notebook
import TestSupport
import Testing

@Suite struct Check {
  @Test func `findings of the bundled workspace are breaks and disagreeing results`() throws {
    let rows = try Answers.rows("get all for all | check | summarise n = count() by rule")
    #expect(rows == [["break in the series", "3"], ["published against computed progress", "6"]])
  }

  @Test func `the note of the data explains a break`() throws {
    let rows = try Answers.rows(
      #"get "Active enterprises" | check | where rule contains "break" | keep period, found"#
    )
    #expect(rows.count == 1)
    #expect(rows[0][0] == "2023")
    #expect(rows[0][1].hasPrefix("not comparable with what came before: "))
  }

  @Test func `a rule can be asked for by a part of its name`() throws {
    let answer = try Answers.answer(#"get all for all | check | where rule contains "rounding""#)
    #expect(answer.frame.rowCount == 0)
    #expect(
      Answers.shape(of: answer).columns == ["rule", "indicator", "place", "period", "found"]
    )
  }

  @Test func `the word of a rule is checked`() throws {
    let failure = try Answers.failure(#"get all | check | where rule = "roundings""#)
    #expect(failure.text.contains("rule is never \"roundings\""))
  }

  @Test func `sound rows give no row and say so`() throws {
    let answer = try Answers.answer(#"get "Recorded crime" | check"#)
    #expect(answer.frame.rowCount == 0)
    #expect(answer.footnotes.map(\.text) == ["checked 7 rows: nothing odd"])
  }
}
