import Notebook
import Syntax
import Testing

@Suite struct DiagnosticJSONTests {
  @Test func `a message is one object on one line`() {
    let source = SourceText("get all\n| take x")
    let diagnostic = Diagnostic(
      code: "number-3",
      message: "after 'take' comes a whole number, not \"x\"",
      range: SourceRange(15, 16),
      notes: ["as in   take 5"],
      fixes: [Fix("write 5", replacing: SourceRange(15, 16), with: "5")]
    )
    #expect(
      DiagnosticJSON(source, file: "plan.cvq").line(diagnostic)
        == #"{"code":"number-3","severity":"error","#
        + #""message":"after 'take' comes a whole number, not \"x\"","file":"plan.cvq","#
        + #""line":2,"column":8,"end_line":2,"end_column":9,"notes":["as in   take 5"],"#
        + #""fixes":[{"title":"write 5","edits":[{"start":15,"end":16,"text":"5"}]}]}"# + "\n"
    )
  }

  @Test func `columns and edits count scalars and not bytes`() {
    let text = "# é€🙂\r\nget \"café\" | trnd"
    let source = SourceText(text)
    let start = text.utf8.count - 4
    let diagnostic = Diagnostic(
      code: "verb-2",
      message: "m",
      range: SourceRange(start, start + 4),
      fixes: [Fix("t", replacing: SourceRange(start, start + 4), with: "trend")]
    )
    let line = DiagnosticJSON(source, file: nil).line(diagnostic)
    let scalars = Array(text.unicodeScalars)
    #expect(line.contains(#""file":null,"line":2,"column":14,"end_line":2,"end_column":18,"#))
    #expect(
      line.contains(#"{"start":\#(scalars.count - 4),"end":\#(scalars.count),"text":"trend"}"#)
    )
    #expect(String(scalars[(scalars.count - 4)...].map(Character.init)) == "trnd")
  }

  @Test func `the numbers are those of a count from the front, whatever the length`() {
    let text = String(repeating: "é€🙂a\n", count: 700)
    let source = SourceText(text)
    let json = DiagnosticJSON(source, file: nil)
    var bytes = 0
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if bytes % 7 == 0 {
        let written = json.line(
          Diagnostic(code: "c", message: "m", range: SourceRange(bytes, bytes))
        )
        #expect(written.contains(#""line":\#(line),"column":\#(column),"end_line":\#(line),"#))
      }
      bytes += String(scalar).utf8.count
      column += 1
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
  }

  @Test func `ranges outside the text are those of its ends`() {
    let json = DiagnosticJSON(SourceText("ab"), file: nil)
    let written = json.line(Diagnostic(code: "c", message: "m", range: SourceRange(-5, 99)))
    #expect(written.contains(#""line":1,"column":1,"end_line":1,"end_column":3,"#))
    let empty = DiagnosticJSON(SourceText(""), file: nil)
    #expect(
      empty.line(Diagnostic(code: "c", message: "m", range: SourceRange(0, 4)))
        .contains(#""line":1,"column":1,"end_line":1,"end_column":1,"#)
    )
  }

  @Test func `a message about no place has none`() {
    #expect(
      DiagnosticJSON.line(code: "run-3", severity: "error", message: "a\nb", file: "x.cvq")
        == #"{"code":"run-3","severity":"error","message":"a\nb","file":"x.cvq","#
        + #""line":null,"column":null,"end_line":null,"end_column":null,"notes":[],"fixes":[]}"#
        + "\n"
    )
  }
}
