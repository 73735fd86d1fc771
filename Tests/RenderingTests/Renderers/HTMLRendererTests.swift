import Frames
import Testing

@testable import Rendering

@Suite struct `Tables in HTML` {
  @Test func `a table with caption, scopes and notes`() {
    let frame = SampleFrames.frame([
      SampleFrames.field("place", SampleFrames.texts(["Bath", "Bury"]), .place),
      SampleFrames.field("value", SampleFrames.estimates([71.25, nil], "%", decimals: 1), .value),
    ])
    let text = htmlText(frame, options: DocumentOptions(titleParts: ["Rate"], footers: ["R&D < 2"]))
    #expect(
      text == """
        <table>
        <caption>Rate</caption>
        <thead>
        <tr>
        <th scope="col">place</th>
        <th scope="col" class="number">value</th>
        </tr>
        </thead>
        <tbody>
        <tr><th scope="row">Bath</th><td class="number">71.3%</td></tr>
        <tr><th scope="row">Bury</th><td class="number">–</td></tr>
        </tbody>
        </table>
        <ul class="notes">
        <li>R&amp;D &lt; 2</li>
        <li>– missing</li>
        </ul>

        """
    )
  }

  @Test func `nothing in the data becomes mark-up`() {
    let hostile = "<script>alert('x')</script>\"&\u{202E}\u{0}\n"
    let frame = SampleFrames.frame([
      SampleFrames.field(hostile, SampleFrames.texts([hostile, "y"])),
      SampleFrames.field("n", SampleFrames.numbers([1, 2])),
    ])
    let page = htmlDocument(
      frame,
      options: DocumentOptions(titleParts: [hostile], footers: [hostile])
    )
    #expect(!page.contains("<script"))
    #expect(!page.contains("\u{202E}"))
    #expect(!page.contains("\u{0}"))
    #expect(
      page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
    )
  }

  @Test func `a file is a page of its own, around the same fragment`() {
    let options = DocumentOptions(titleParts: ["A & B"])
    let page = htmlDocument(SampleFrames.trend, options: options)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(page.contains("<meta charset=\"utf-8\">"))
    #expect(page.contains("<title>A &amp; B · Adult smoking prevalence"))
    #expect(page.contains(htmlText(SampleFrames.trend, options: options)))
    #expect(page.hasSuffix("</body>\n</html>\n"))
  }

  @Test func `every element that is opened is closed`() {
    for frame in [SampleFrames.trend, SampleFrames.unknowns, SampleFrames.long] {
      let text = htmlText(frame)
      for element in ["table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"] {
        let opened = text.split(separator: "<").count {
          $0.hasPrefix("\(element)>") || $0.hasPrefix("\(element) ")
        }
        let closed = text.split(separator: "<").count { $0.hasPrefix("/\(element)>") }
        #expect(opened == closed, "\(element)")
      }
      #expect(text.split(separator: "\n").count { $0.hasPrefix("<tr><t") } == frame.rowCount)
    }
  }
}
