import Frames
import TestFiles
import Testing

@testable import Formats

private func text(_ text: String) -> String {
  "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\">"
    + "<text:p>\(text)</text:p></table:table-cell>"
}

private func number(_ value: String, type: String = "float") -> String {
  "<table:table-cell office:value-type=\"\(type)\" office:value=\"\(value)\" "
    + "calcext:value-type=\"\(type)\"><text:p>as shown</text:p></table:table-cell>"
}

private func row(_ cells: String..., attributes: String = "") -> String {
  "<table:table-row \(attributes)>\(cells.joined())</table:table-row>"
}

private func sheet(_ name: String, _ rows: String, style: String = "ta1") -> String {
  "<table:table table:name=\"\(name)\" table:style-name=\"\(style)\">"
    + "<table:table-column table:number-columns-repeated=\"3\"/>\(rows)</table:table>"
}

private let heads = row(text("place"), text("period"), text("rate"))

@Suite(.enabled(if: Present.sheets, "libzip or expat is not on this machine"))
struct OpenDocumentTests {
  private func table(_ rows: String) -> String {
    tableOutcome(openDocumentBytes(tables: sheet("A", rows)))
  }

  @Test func `values count and not how they are shown`() {
    let rows =
      heads
      + row(
        text(
          "Hull<text:s text:c=\"2\"/>and<text:tab/><text:span>more</text:span><text:line-break/>x"
        ),
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-04-01\"><text:p>01/04/19</text:p></table:table-cell>",
        number("17.100000000000001")
      )
      + row(
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"time\" office:time-value=\"PT9H05M00S\"><text:p>9:05</text:p></table:table-cell>",
        number("2", type: "currency")
      )
      + row(
        "<table:table-cell office:value-type=\"string\"><text:p>one</text:p><text:p>two</text:p></table:table-cell>",
        number("0.404", type: "percentage"),
        "<table:table-cell table:formula=\"of:=1\"/>"
      )
    #expect(
      table(rows)
        == "place:t,period:t,rate:n|Hull  and\tmore\nx,2019-04-01,17.1|yes,09:05:00,2|one\ntwo,40.4%,<·>"
    )
  }

  @Test(arguments: [
    ("12", "float", "12.0", "12.0"), ("1234", "float", "1,234.00", "1234.00"),
    ("1234", "currency", "£1.234,5", "1234"), ("1234", "float", "1,234", "1234"),
    ("12", "float", "12,0", "12.0"), ("-12", "float", "-12.0", "-12.0"),
    ("13.456", "float", "13.5", "13.456"), ("0.5", "percentage", "50.0%", "50.0%"),
    ("12", "float", "Q1.5", "12"), ("44927", "float", "01.01.2023", "44927"),
  ])
  func `a number has the zeros that it is shown with`(
    value: String,
    type: String,
    shown: String,
    expected: String
  ) throws {
    let cell =
      "<table:table-cell office:value-type=\"\(type)\" office:value=\"\(value)\">"
      + "<text:p>\(shown)</text:p></table:table-cell>"
    let bytes = openDocumentBytes(
      tables: sheet("A", heads + row(text("Hull"), text("2019"), cell))
    )
    var options = CSVOptions()
    options.typing = .allText
    #expect(tableOutcome(bytes, options) == "place:t,period:t,rate:t|Hull,2019,\(expected)")
  }

  @Test func `repeated cells and rows are there as often as they say`() {
    let rows =
      "<table:table-header-rows>\(row(text("a"), text("b"), text("c")))</table:table-header-rows>"
      + row(
        "<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"7\"/>",
        attributes: "table:number-rows-repeated=\"3\""
      )
      + row(
        "<table:table-cell table:number-columns-repeated=\"2\"/>",
        number("1"),
        "<table:table-cell table:number-columns-repeated=\"16381\"/>"
      )
      + row(
        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
        attributes: "table:number-rows-repeated=\"1048570\""
      )
    #expect(table(rows) == "a:n,b:n,c:n|7,7,7|7,7,7|7,7,7|<·>,<·>,1")
  }

  @Test func `comments and pictures are no text of a cell`() {
    let cell =
      "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>why</text:p>"
      + "</office:annotation><text:p>Leeds</text:p></table:table-cell>"
    #expect(table(heads + row(cell, text("x"), number("1"))) == "place:t,period:t,rate:n|Leeds,x,1")
  }

  @Test func `hidden sheets are named and merged headings joined`() {
    let styles =
      "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
      + "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"
    let merged =
      row(
        "<table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>place</text:p></table:table-cell>",
        "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>2019</text:p></table:table-cell>",
        "<table:covered-table-cell/>"
      ) + row("<table:covered-table-cell/>", text("rate"), text("n"))
      + row(text("Leeds"), number("1"), number("2"))
    let bytes = openDocumentBytes(
      tables: sheet("Lists", heads + row(text("x")), style: "ta2") + sheet("Data", merged),
      styles: styles
    )
    #expect(tableOutcome(bytes) == "place:t,2019 rate:n,2019 n:n|Leeds,1,2")
    #expect(
      tableRemarks(bytes) == [
        "2 rows of headings were joined, since cells of the upper are merged",
        "hidden sheet not read: 'Lists'",
      ]
    )
  }
}
