import Testing

@testable import Syntax

@Suite struct DiagnosticTests {
  @Test(arguments: wrongPrograms.indices)
  func `a wrong program is answered with exactly this picture`(_ index: Int) {
    let (program, picture) = wrongPrograms[index]
    let tree = parse(SourceText(program))
    let shown = tree.diagnostics.map { $0.rendered(in: tree.source, width: 100) }
    #expect(shown.joined(separator: "\n") == picture)
    #expect(
      tree.diagnostics.allSatisfy {
        speaksPlainly($0.message) && !$0.message.contains("!") || $0.message.contains("!=")
      }
    )
    #expect(print(tree) == program)
  }

  @Test func `there are pictures for every code`() {
    let codes = Set(
      wrongPrograms.flatMap { parse(SourceText($0.program)).diagnostics.map(\.code) }
    )
    let expected = [
      "text-1", "text-2", "text-3", "text-4", "text-6", "text-7", "number-1", "number-2",
      "number-3", "number-4", "period-1", "period-2", "period-3", "period-4", "period-5",
      "verb-1", "verb-2", "form-1", "form-2", "form-3", "form-4", "form-5", "form-9", "form-10",
      "form-11", "form-12", "form-13", "logic-2", "logic-3", "logic-4", "logic-5",
    ]
    #expect(Set(expected).subtracting(codes) == [])
    #expect(wrongPrograms.count >= 100)
  }

  @Test(arguments: [
    ("get \"Employment rate for Coventry | trend", "get \"Employment rate\" for Coventry | trend"),
    ("get all since 2009-08", "get all since Aug 2009"),
    ("get all in \"2014/15\"", "get all in 2014/15"),
    ("get all | filter value > 70", "get all | where value > 70"),
    ("get all headline", "get all | headline"),
    ("get Employment rate for Leeds", "get \"Employment rate\" for Leeds"),
    ("get all | sort value descending", "get all | sort value desc"),
    ("get all | order by value", "get all | sort value"),
    ("get all | where value > 1,000", "get all | where value > 1000"),
    ("get all | where place = 'Derby'", "get all | where place = \"Derby\""),
    ("get all | where value is null", "get all | where value is missing"),
    ("get all | add to = 3", "get all | add `to` = 3"),
    ("get\u{200B} all", "get all"),
    ("\"Employment rate\"", "get \"Employment rate\""),
  ])
  func `the first fix makes the program right`(_ wrong: String, _ right: String) throws {
    let tree = parse(SourceText(wrong))
    let fix = try #require(tree.diagnostics.first?.fixes.first)
    let mended = fix.applied(to: tree.source)
    #expect(print(parse(mended)) == right)
    #expect(parse(mended).diagnostics == [])
  }

  @Test func `edits that overlap or lie outside are left out`() {
    let source = SourceText("abcdef")
    let fix = Fix(
      title: "",
      edits: [
        Edit(range: SourceRange(0, 2), replacement: "x"),
        Edit(range: SourceRange(1, 4), replacement: "y"),
        Edit(range: SourceRange(5, 9), replacement: "z"),
      ]
    )
    #expect(print(parse(fix.applied(to: source))) == "ayef")
  }
}

@Suite struct RenderingTests {
  /// A diagnostic at the first places where some words stand in a script.
  private func picture(
    _ script: String,
    under words: [String],
    _ message: String,
    _ code: String,
    notes: [String] = [],
    width: Int = 120
  ) -> String {
    let source = SourceText(script)
    let ranges = words.map { word in
      let bytes = Array(word.utf8)
      let start = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) } ?? 0
      return SourceRange(start, start + bytes.count)
    }
    return Diagnostic(
      code: code,
      message: message,
      range: ranges[0],
      otherRanges: Array(ranges.dropFirst()),
      notes: notes
    )
    .rendered(in: source, width: width)
  }

  @Test func `pictures are those of the language description`() {
    #expect(
      picture(
        "get \"Employment rate\" | where direction = worse",
        under: ["direction", "worse"],
        "'worse' is not a column here; text goes in quotes:  direction = \"worse\"",
        "name-3",
        notes: [
          "'direction' does not exist yet; it comes from compare: put  | compare  before this step"
        ]
      )
        == #"""
        get "Employment rate" | where direction = worse
                                      ─────────   ─────
        'worse' is not a column here; text goes in quotes:  direction = "worse"                   [name-3]
          'direction' does not exist yet; it comes from compare: put  | compare  before this step
        """#
    )
    #expect(
      picture(
        "get all | compare | where progress = \"improved\"",
        under: ["progress"],
        "there is no column 'progress'; compare made 'direction' (improved, same, worse, can't say, not available)",
        "name-5"
      )
        == #"""
        get all | compare | where progress = "improved"
                                  ────────
        there is no column 'progress'; compare made 'direction' (improved, same, worse, can't say, not available)   [name-5]
        """#
    )
    #expect(
      picture(
        "get \"Employment rate\" | pivot period | add rise = 2019/20 - 2014/15",
        under: ["2019/20 - 2014/15"],
        "this takes one period from another; for the columns use backticks:  `2019/20` - `2014/15`",
        "period-6",
        width: 100
      )
        == #"""
        get "Employment rate" | pivot period | add rise = 2019/20 - 2014/15
                                                          ─────────────────
        this takes one period from another; for the columns use backticks:  `2019/20` - `2014/15` [period-6]
        """#
    )
  }

  @Test func `of several lines the one with the cause is shown`() {
    #expect(
      picture("get all\n| trned\n| take 3", under: ["trned"], "m", "c-1", width: 20)
        == "| trned\n  ─────\nm              [c-1]"
    )
  }

  @Test func `wide letters, marks, tabs and controls keep the rule under its cause`() {
    #expect(picture("漢字 x", under: ["x"], "m", "c-1", width: 20).hasPrefix("漢字 x\n     ─\n"))
    #expect(picture("漢字 x", under: ["字"], "m", "c-1", width: 20).hasPrefix("漢字 x\n  ──\n"))
    #expect(
      picture("e\u{301} x", under: ["x"], "m", "c-1", width: 20).hasPrefix("e\u{301} x\n  ─\n")
    )
    #expect(picture("\tx", under: ["x"], "m", "c-1", width: 20).hasPrefix(" x\n ─\n"))
    let escape = picture("a\u{1B}[2Jx", under: ["x"], "\u{1B}[2J\u{202E}", "c-1", width: 40)
    #expect(escape.hasPrefix("a␛[2Jx\n     ─\n␛[2J\\u{202e}"))
  }

  @Test func `an empty range at the end still has a mark`() {
    let source = SourceText("get")
    let shown = Diagnostic(code: "c-1", message: "m", range: SourceRange(3, 3))
      .rendered(in: source, width: 20)
    #expect(shown.hasPrefix("get\n   ─\n"))
  }

  @Test func `a long line is cut to a window round the cause`() {
    let script = String(repeating: "a ", count: 100) + "CAUSE" + String(repeating: " b", count: 100)
    let lines = picture(script, under: ["CAUSE"], "m", "c-1", width: 60)
      .split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].count <= 60 && lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
    let mark = lines[1].prefix { $0 == " " }.count
    #expect(lines[0].dropFirst(mark).hasPrefix("CAUSE"))
    #expect(lines[1].dropFirst(mark) == "─────")
  }

  @Test func `long messages break at spaces and stay within the width`() {
    let message = String(repeating: "word ", count: 60) + "end"
    let lines = picture("get", under: ["get"], message, "c-1", notes: [message], width: 50)
      .split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 50 })
    #expect(lines.joined(separator: " ").contains("[c-1]"))
    #expect(lines.last?.hasPrefix("  ") == true)
  }
}
