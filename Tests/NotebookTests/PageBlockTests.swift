import Testing

@testable import Notebook

@Suite struct `Pages as pieces` {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("see [compare](verbs/compare.md) and `get`", "see compare and get"),
    ("[`get`](a.md) *what*", "get what"),
    ("**Same** means: *not available*", "Same means: not available"),
    ("`compare` [`to` *period*]", "compare [to period]"),
    ("`` `by` `` and ``a`b``", "`by` and a`b"),
    (#"`"*poverty*"` stays"#, #""*poverty*" stays"#),
    ("2 * 3 * 4", "2 * 3 * 4"),
    (#"sort \| take, \*"#, "sort | take, *"),
    ("open ` tick, [bracket, ](, **bold", "open ` tick, [bracket, ](, bold"),
    ("", ""),
  ])
  func `marks inside a line are left out`(text: String, plain: String) {
    #expect(PageInline.plain(text) == plain)
  }

  @Test func `the kinds of piece, in their order`() {
    let page = """
      # title

      First line
      and second.

      | A | B |
      |---|---|
      | `x \\| y` | [z](z.md) |

      - one
        goes on
      - two

      1. three

      > said

      ```cvq
      get all

      | take 1
      ```
      ```text
       a
      ```
      """
    #expect(
      PageBlock.all(in: page) == [
        .heading("title"), .paragraph("First line and second."),
        .table([["A", "B"], ["x | y", "z"]]),
        .list([
          PageBlock.Item(marker: "-", text: "one goes on"),
          PageBlock.Item(marker: "-", text: "two"),
        ]),
        .list([PageBlock.Item(marker: "1.", text: "three")]), .quote("said"),
        .code(kind: "cvq", lines: ["get all", "", "| take 1"]),
        .code(kind: "text", lines: [" a"]),
      ]
    )
  }

  @Test func `a page that ends in the middle of a piece is read to its end`() {
    #expect(PageBlock.all(in: "```cvq\nget") == [.code(kind: "cvq", lines: ["get"])])
    #expect(PageBlock.all(in: "| a") == [.table([["a"]])])
    #expect(PageBlock.all(in: "") == [])
  }
}

@Suite struct `Pages on a screen` {
  private func lines(_ page: String, width: Int) -> [String] {
    PageLayout(style: ScreenStyle(width: width)).lines(PageBlock.all(in: page))
  }

  @Test func `a table keeps its columns where they fit`() {
    let page = "| Column | Says |\n|---|---|\n| base | the figure before |"
    #expect(lines(page, width: 40) == ["  Column  Says", "  base    the figure before"])
  }

  @Test func `a wide cell is broken beside its column`() {
    let page = "| | |\n|---|---|\n| base | the latest known figure before this one |"
    #expect(
      lines(page, width: 30) == ["  base  the latest known", "        figure before this one"]
    )
  }

  @Test func `columns stand below one another where there is no room`() {
    let page = "| A | B | C |\n|---|---|---|\n| the first one | the second one | the third one |"
    #expect(
      lines(page, width: 20) == ["  the first one", "    the second one", "    the third one"]
    )
  }

  @Test func `rows of an answer are cut, notes below them are broken`() {
    let page = """
      ```cvq
      get all
      ```
      ```text
       place     period   value
      1 row, and a footer as well
      ```
      """
    #expect(
      lines(page, width: 22)
        == ["    get all", "     place     period…", "    1 row, and a", "      footer as well"]
    )
  }

  @Test func `a message is never cut, and its code comes nearer`() {
    let page = """
      ```text
      get al
          ──
      no such name                                  [name-4]
        a way out
      ```
      """
    #expect(
      lines(page, width: 30) == [
        "    get al", "        ──", "    no such name      [name-4]", "      a way out",
      ]
    )
  }
}
