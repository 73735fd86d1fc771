import Frames
import Notebook
import TestSupport
import Testing

@Suite struct `Functions across rows` {
  @Test func `rank the groups of one indicator, place and period`() throws {
    let script = """
      get "Healthy life expectancy" by sex | add r = rank(value) | keep period, sex, r
      """
    #expect(
      try Answers.rows(script) == [
        ["2015-17", "Male", "2"], ["2015-17", "Female", "1"],
        ["2017-19", "Male", "2"], ["2017-19", "Female", "1"],
        ["2018-20", "Male", "2"], ["2018-20", "Female", "1"],
      ]
    )
  }

  @Test func `rank places where the columns are named`() throws {
    let script = """
      get "Crime rate" for all in 2024/25 | add r = rank(value) by indicator, period
      """
    #expect(try Answers.column("r", of: script) == ["1", "2", "4", "3"])
  }

  @Test func `the good direction that was set decides`() throws {
    let script = """
      get "Crime rate" for all in 2024/25 | add polarity = "higher"
      | add r = rank(value) by indicator, period
      """
    #expect(try Answers.column("r", of: script) == ["4", "3", "1", "2"])
  }

  @Test func `rows that are alone are said to be`() throws {
    let answer = try Answers.answer(#"get "Crime rate" for all in 2024/25 | add r = rank(value)"#)
    #expect(answer.footnotes.contains { $0.text.hasPrefix("every row is alone in its group") })
    let beside = try Answers.answer(#"get "Covid cases" by ethnicity | add r = rank(value)"#)
    #expect(!beside.footnotes.contains { $0.text.hasPrefix("every row is alone") })
  }

  @Test func `bands of a plain table are over all of it`() throws {
    let script = """
      let t = get "Covid cases" by ethnicity | summarise cases = sum(value) by ethnicity
      from t | add b = quantile_band(cases, 2) | keep ethnicity, b
      """
    #expect(
      try Answers.rows(script) == [
        ["Asian", "2"], ["Black", "1"], ["Mixed", "1"], ["White British", "2"],
        ["White Other", "1"], ["Other", "1"], ["Unknown", "2"],
      ]
    )
  }

  @Test func `a condition can ask for a rank`() throws {
    let script = """
      get "Healthy life expectancy" by sex | where rank(value) = 1 | keep sex, period
      """
    #expect(
      try Answers.rows(script) == [
        ["Female", "2015-17"], ["Female", "2017-19"], ["Female", "2018-20"],
      ]
    )
  }
}
