import Testing

@testable import Shell

private func completion(_ typed: String, _ texts: String...) -> LineCompletion {
  LineCompletion(
    replacedCount: typed.unicodeScalars.count,
    candidates: texts.map { LineCompletion.Candidate(text: $0, label: $0) }
  )
}

@Suite struct TabKeyTests {
  @Test func `the only candidate goes in whole, with a space behind it`() {
    let found = completion("com", "compare")
    #expect(TabKey(before: "get all | com", found) == .inserts("compare ", replacedCount: 3))
    #expect(
      TabKey(before: "com", found, touchesWord: true) == .inserts("compare", replacedCount: 3)
    )
  }

  @Test func `what goes on has no space behind it`() {
    #expect(
      TabKey(before: "add x = cha", completion("cha", "change("))
        == .inserts("change(", replacedCount: 3)
    )
    #expect(
      TabKey(before: "use \"da", completion("\"da", "\"data/"))
        == .inserts("\"data/", replacedCount: 3)
    )
  }

  @Test func `several candidates give what they share`() {
    let found = completion("s", "standardise", "stand_in")
    #expect(TabKey(before: "s", found) == .inserts("stand", replacedCount: 1))
  }

  @Test func `what they share opens the quotes that all of them have`() {
    let found = completion("rec", "\"Recorded crime\"", "\"Recorded hate crime\"")
    #expect(TabKey(before: "get rec", found) == .inserts("\"Recorded ", replacedCount: 3))
    let quoted = completion("\"rec", "\"Recorded crime\"", "\"Recorded hate crime\"")
    #expect(TabKey(before: "get \"rec", quoted) == .inserts("\"Recorded ", replacedCount: 4))
  }

  @Test func `a Tab that can put nothing in lists what there is`() {
    let found = completion("co", "compare", "count(", "contains")
    #expect(TabKey(before: "co", found) == .lists(found.candidates))
    #expect(
      TabKey(before: "", completion("", "get", "from"))
        == .lists(completion("", "get", "from").candidates)
    )
  }

  @Test func `what starts as typed goes before what holds the letters`() {
    let found = completion("\"emp", "\"Employment rate\"", "\"Unemployment rate\"")
    #expect(
      TabKey(before: "get \"emp", found) == .inserts("\"Employment rate\" ", replacedCount: 4)
    )
  }

  @Test func `a name found by its code takes the place of the code`() {
    let found = completion("E080", "Coventry")
    #expect(TabKey(before: "for E080", found) == .inserts("Coventry ", replacedCount: 4))
  }

  @Test func `nothing fits, nothing happens`() {
    #expect(TabKey(before: "zzz", completion("zzz")) == .nothing)
  }
}

@Suite struct CompletionGridTests {
  private func candidates(_ count: Int, group: (Int) -> String = { _ in "" })
    -> [LineCompletion.Candidate]
  {
    (0..<count).map {
      LineCompletion.Candidate(
        text: "name\($0)",
        label: "name\($0)",
        detail: "detail \($0)",
        group: group($0)
      )
    }
  }

  @Test func `a few are told apart by what they are`() {
    let grid = CompletionGrid(width: 40, rowLimit: 12, ellipsis: "…")
    #expect(grid.lines(candidates(2)) == ["name0  detail 0", "name1  detail 1"])
  }

  @Test func `many stand in columns read downwards, each as wide as it needs`() {
    let grid = CompletionGrid(width: 30, rowLimit: 12, ellipsis: "…")
    #expect(
      grid.lines(candidates(12)) == [
        "name0  name3  name6  name9", "name1  name4  name7  name10",
        "name2  name5  name8  name11",
      ]
    )
  }

  @Test func `groups are named in the margin`() {
    let grid = CompletionGrid(width: 60, rowLimit: 12, ellipsis: "…")
    let lines = grid.lines(candidates(10) { $0 < 5 ? "where" : "step" })
    #expect(lines[0].hasPrefix("where  name0  name1"))
    #expect(lines[1].hasPrefix("step   name5  name6"))
  }

  @Test(arguments: [10, 20, 37, 80, 200], [9, 30, 500])
  func `no line is wider than the screen, no list longer than its limit`(width: Int, count: Int) {
    let grid = CompletionGrid(width: width, rowLimit: 12, ellipsis: "…")
    let lines = grid.lines(candidates(count) { $0 % 3 == 0 ? "what" : "column" })
    #expect(lines.count <= 13)
    #expect(lines.allSatisfy { $0.count < max(width, 48) })
    if count == 500 { #expect(lines.last?.contains("more") == true) }
  }
}
