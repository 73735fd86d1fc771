import Frames
import Testing

@testable import Rendering

@Suite struct `Tables in Markdown` {
  @Test func `a table with its caption, numbers on the right, notes below`() {
    let text = markdownText(
      SampleFrames.trend,
      options: DocumentOptions(
        titleParts: ["West Midlands"],
        footers: ["4 tests"],
        judgementColumns: ["trend"]
      )
    )
    #expect(
      text == """
        **West Midlands · Adult smoking prevalence · periods 5 · method chi-squared**

        | place | first | latest | change | trend | p | line |
        | :--- | ---: | ---: | ---: | :--- | ---: | :--- |
        | Coventry | 19.2% (17.2–21.2) | 15.1% (13.2–17.0) | ▼ 4.1 pp | improving | 0.004 | ▅▄ ▃▂▂ |
        | Nottingham | 24.1% (22.3–26.3) | 20.2% (18.0–22.4) | ▼ 3.9 pp | improving | 0.011 | █▇▆▆▅ |
        | Solihull | 13.0% (11.2–14.9) | 12.6% (10.9–14.5) | ▼ 0.4 pp | no significant trend | 0.710 | ▁▁▁▁▁ |
        | Wolverhampton | 18.8% (16.7–21.0) | 17.0% (15.1–19.0) | ▼ 1.8 pp | no significant trend | 0.150 | ▄▄▄▃▃ |

        - 4 tests
        - nothing known: reason

        """
    )
  }

  @Test func `signs of Markdown and of pages are escaped`() {
    let name = "a|b *c* _d_ e_f `g` [h](i) <b>&amp; R&D & \\"
    let frame = SampleFrames.frame([
      SampleFrames.field("n|1", SampleFrames.texts([name, "x"])),
      SampleFrames.field("n", SampleFrames.numbers([1, 2])),
    ])
    let lines = markdownText(frame).split(separator: "\n")
    #expect(lines[0] == "| n\\|1 | n |")
    #expect(
      lines[2]
        == "| a\\|b \\*c\\* \\_d\\_ e_f \\`g\\` \\[h\\](i) &lt;b&gt;&amp;amp; R&amp;D & \\\\ | 1 |"
    )
  }

  @Test func `line breaks and controls cannot leave their cell`() {
    let frame = SampleFrames.frame([
      SampleFrames.field("n", SampleFrames.texts(["a\n| b\u{1B}[31m", "c"]))
    ])
    let text = markdownText(frame)
    #expect(text.split(separator: "\n").count == 4)
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `long texts and long tables are whole`() {
    let long = String(repeating: "word ", count: 200) + "end"
    let count = 337
    let frame = SampleFrames.frame([
      SampleFrames.field("n", SampleFrames.texts((0..<count).map { "\(long) \($0)" }))
    ])
    let lines = markdownText(frame).split(separator: "\n")
    #expect(lines.count == count + 2)
    #expect(lines.last == "| \(long) \(count - 1) |")
  }

  @Test func `unknowns print as on screen with their meaning`() {
    let text = markdownText(SampleFrames.unknowns)
    #expect(text.contains("| Bolton | – | c |"))
    #expect(
      text.contains(
        "- – missing · c suppressed · n/a not applicable · low rounds to zero"
      )
    )
  }

  @Test func `a table without rows has its headings`() {
    let frame = SampleFrames.frame([SampleFrames.field("n", SampleFrames.numbers([]))])
    #expect(markdownText(frame) == "| n |\n| ---: |\n")
  }
}
