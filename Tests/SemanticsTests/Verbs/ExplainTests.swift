import Frames
import Notebook
import TestSupport
import Testing

@Suite struct Explain {
  @Test func `numbered steps with the rows that come out`() throws {
    let rows = try Answers.rows(
      """
      get "Recorded crime" since 2019/20 | where value > 30000 | sort value desc | take 2
      | keep period, value | explain
      """
    )
    #expect(
      rows == [
        [
          "1", "Picks \"Total recorded crime\" for Coventry, since 2019/20, totals only.", "5",
        ],
        ["2", "Keeps the rows where value > 30000. 4 of 5 rows stay.", "4"],
        ["3", "Sorts by value, greatest first.", "4"],
        ["4", "Takes the first 2. 2 of 4 rows stay.", "2"],
        ["5", "Keeps the columns period, value, in that order.", "2"],
      ]
    )
  }

  @Test func `names the method of compare, its look-up and its footers`() throws {
    let rows = try Answers.rows("get all in latest | compare | explain")
    #expect(rows.count == 2)
    #expect(rows[0][1].contains("the newest known figure of each series"))
    for words in [
      "beside the previous known figure", "looked up in the workspace", "Newcombe", "Wilson",
      "Byar", "no limits are known: ",
    ] {
      #expect(rows[1][1].contains(words), "\(words)")
    }
    #expect(rows[0][2] == rows[1][2])
  }

  @Test func `tells when only the rows here are used`() throws {
    let rows = try Answers.rows(
      "get all | add value = value * 2 | compare using precision | explain"
    )
    #expect(rows[2][1].contains("Only the rows here are used."))
    #expect(rows[2][1].contains("not equal at the coarser published precision"))
    #expect(!rows[2][1].contains("Newcombe"))
  }

  @Test func `a get that is not written is a step`() throws {
    let rows = try Answers.rows("headline | explain")
    #expect(rows.map { $0[0] } == ["1", "2"])
    #expect(rows[0][1].hasPrefix("Picks "))
    #expect(rows[1][1].contains("Sets each figure beside the previous known figure"))
    #expect(rows[1][2] == "1")
  }

  @Test func `steps before a pivot keep their rows`() throws {
    let rows = try Answers.rows(
      #"get "Recorded crime" since 2019/20 | where value is known | pivot period | explain"#
    )
    #expect(rows.map { $0[2] } == ["5", "5", "1"])
    #expect(rows[2][1].contains("Puts the values of period across the top"))
  }

  @Test func `the steps of a def are told in its own words`() throws {
    let rows = try Answers.rows(
      """
      def above(n) = where value > n | sort value desc
      get "Recorded crime" | above(30000) | explain
      """
    )
    #expect(rows.count == 3)
    #expect(rows[1][1] == "Keeps the rows where value > (30000). 4 of 7 rows stay.")
    #expect(rows[2][1] == "Sorts by value, greatest first.")
  }

  @Test func `the explanation is a table like any other`() throws {
    let answer = try Answers.answer("get all | compare | explain | keep step, rows")
    #expect(Answers.shape(of: answer).columns == ["step", "rows"])
    #expect(answer.footnotes.isEmpty)
  }

  @Test func `a failing step fails here too`() throws {
    let plain = try Answers.failure("get all | summarise m = mean(value)")
    let explained = try Answers.failure("get all | summarise m = mean(value) | explain")
    #expect(plain.codes == explained.codes)
    #expect(plain.exit == explained.exit)
  }

  @Test(arguments: [
    "get all for home by any | summarise n = count(value) by dimension",
    "from indicators | keep code, indicator | take 5",
    "let a = get all | summarise n = count() by period\nget all | join a on period",
    "get all | rename value as rate | drop place | sort rate",
    "get all | headline by objective with totals",
    "get all | describe", "get all | check",
  ])
  func `every built verb has its sentence`(query: String) throws {
    let rows = try Answers.rows(query + " | explain")
    for row in rows {
      #expect(row[1].first?.isUppercase == true, "\(row)")
      #expect(row[1].hasSuffix("."), "\(row)")
      #expect(Int(row[2]) != nil, "\(row)")
    }
    #expect(rows.map { $0[0] } == (1...rows.count).map(String.init))
  }
}
