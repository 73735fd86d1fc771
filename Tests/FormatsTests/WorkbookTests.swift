import Frames
import TestFiles
import Testing

@testable import Formats

/// A cell with its text inside.
private func text(_ place: String, _ text: String) -> String {
  "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
}

private func number(_ place: String, _ text: String, style: Int = 0) -> String {
  "<c r=\"\(place)\" s=\"\(style)\"><v>\(text)</v></c>"
}

private func row(_ number: Int, _ cells: String...) -> String {
  "<row r=\"\(number)\">\(cells.joined())</row>"
}

private let heads = row(1, text("A1", "place"), text("B1", "period"), text("C1", "rate"))

@Suite(.enabled(if: Present.sheets, "libzip or expat is not on this machine"))
struct WorkbookTests {
  private func table(_ rows: String, strings: String = "", after: String = "") -> String {
    tableOutcome(WorkbookBytes(rows: rows, strings: strings, after: after).bytes)
  }

  @Test func `a sheet as Excel writes it: shared texts in runs, numbers, empty cells`() {
    let strings =
      "<si><t>place</t></si><si><t xml:space=\"preserve\"> rate </t></si>"
      + "<si><r><rPr><b/></rPr><t>Kingston </t></r><r><t>upon Hull</t></r></si>"
      + "<si><t>日本</t><rPh sb=\"0\" eb=\"2\"><t>ニホン</t></rPh></si>"
      + "<si><t>two_x000D_\nlines _x005F_</t></si><si><t>period</t></si>"
    let rows =
      "<row r=\"1\" spans=\"1:4\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>5</v></c>"
      + "<c r=\"C1\" s=\"1\" t=\"s\"><v>1</v></c></row>"
      + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"C2\"><v>17.100000000000001</v></c></row>"
      + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>3</v></c><c r=\"B4\" s=\"1\"/><c r=\"C4\"><v>1E-3</v></c></row>"
      + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>4</v></c><c r=\"B5\" t=\"str\"><f>A1&amp;\"\"</f><v></v></c>"
      + "<c r=\"C5\"><f>1/4</f><v>0.25</v></c></row>"
    #expect(
      table(rows, strings: strings)
        == "place:t,period:t,rate:n|Kingston upon Hull,<·>,17.1|日本,<·>,0.001|"
        + "two\r\nlines _,<·>,0.25"
    )
  }

  @Test func `rows and cells without references follow one another`() {
    #expect(
      table(
        "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>"
      ) == "a:n,b:n|1,2"
    )
  }

  @Test func `a prefix before every name changes nothing`() {
    let book = WorkbookBytes(rows: "")
    let sheet =
      "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      + "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c></x:row>"
      + "<x:row r=\"2\"><x:c r=\"A2\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(tableOutcome(book.bytes("xl/worksheets/sheet1.xml", sheet)) == "a:n|5")
  }

  @Test func `packed members and parts elsewhere are found`() {
    var book = WorkbookBytes(rows: heads + row(2, text("A2", "Leeds"), number("C2", "1")))
    book.isDeflated = true
    #expect(tableOutcome(book.bytes) == "place:t,period:t,rate:n|Leeds,<·>,1")
    let moved = WorkbookBytes(rows: heads + row(2, text("A2", "Leeds"))).members.map { member in
      var member = member
      if member.name == "xl/worksheets/sheet1.xml" { member.name = "xl\\Sheets\\One.xml" }
      if member.name == "xl/_rels/workbook.xml.rels" {
        member.bytes = Array(
          String(decoding: member.bytes, as: UTF8.self)
            .split(separator: "worksheets/sheet1.xml", omittingEmptySubsequences: false)
            .joined(separator: "/xl/sheets/../Sheets/./one.xml").utf8
        )
      }
      return member
    }
    #expect(tableOutcome(zipBytes(moved)).hasPrefix("place:t,"))
  }

  @Test(arguments: [
    ("43556", 3, "2019-04-01"), ("43556.4375", 3, "2019-04-01T10:30:00"), ("43556", 4, "2019-04"),
    ("43570", 4, "2019-04-15"), ("0.5", 5, "12:00:00"), ("1.25", 6, "30:00:00"),
    ("43556", 7, "2019-04-01T00:00:00"), ("60", 3, "1900-02-29"), ("59", 3, "1900-02-28"),
    ("61", 3, "1900-03-01"), ("1", 3, "1900-01-01"), ("2958465", 3, "9999-12-31"),
    ("-1", 3, "-1"), ("2958466", 3, "2958466"), ("43831", 8, "2020"),
    ("43556.999999", 3, "2019-04-02"), ("0.404", 1, "40.4%"), ("1", 2, "100.00%"),
    ("-0.055", 1, "-5.5%"), ("0.40399999999999997", 2, "40.4%"), ("0", 1, "0%"),
    ("43556", 9, "2019-04-01"), ("1234.5", 10, "1234.50"), ("3", 11, "3"), ("5", 12, "5"),
    ("0.5", 13, "50.0%"), ("12", 14, "12.0"), ("12.34", 14, "12.34"), ("12000", 15, "12000"),
    ("123456789012345", 14, "123456789012345"), ("7", 16, "7"), ("7", 17, "7.0"),
  ])
  func `formats say what a number is`(value: String, style: Int, expected: String) {
    var book = WorkbookBytes(
      rows: row(1, text("A1", "a"), text("B1", "b"))
        + row(2, text("A2", "x"), number("B2", value, style: style))
        + row(3, text("A3", "y"), text("B3", "word"))
    )
    book.formats = [
      "h:mm:ss", "[h]:mm", "yyyy\\-mm\\-dd hh:mm", "yyyy", "[$-809]d mmmm yyyy;@",
      "\"days \"#,##0.00_);[Red]\\(#,##0\\)", "General\" d\"", "0.00E+00", "0.0%;[Red]-0.0%",
      "0.0", "#,##0.0,", "0.0/0", "#,##0.0#",
    ]
    // Excel itself rounds the dust of 0.404 away when it shows it; here the reader of numbers does.
    let shown = expected == "40.4%" ? [expected, "40.399999999999997%"] : [expected]
    #expect(
      shown.contains { tableOutcome(book.bytes) == "a:t,b:t|x,\($0)|y,word" },
      "\(tableOutcome(book.bytes))"
    )
  }

  @Test func `days may count from 1904`() {
    var book = WorkbookBytes(
      rows: row(1, text("A1", "a"), text("B1", "b"))
        + row(2, text("A2", "x"), number("B2", "42094", style: 3))
        + row(3, text("A3", "x"), number("B3", "0", style: 3))
    )
    book.is1904 = true
    #expect(tableOutcome(book.bytes) == "a:t,b:t|x,2019-04-01|x,1904-01-01")
  }

  @Test func `yes, no and errors are texts, and a formula without a value is told`() {
    let rows =
      heads
      + "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c r=\"C2\"><v>1</v></c></row>"
      + "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>0</v></c><c r=\"B3\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C3\"><f>SUM(C2)</f></c></row>"
      + "<row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c></row>"
    let bytes = WorkbookBytes(rows: rows).bytes
    #expect(tableOutcome(bytes) == "place:t,period:t,rate:n|yes,#N/A,1|no,#DIV/0!,<·>|yes,<·>,<·>")
    #expect(
      tableRemarks(bytes) == [
        "formulas without a saved value read as empty: 1 cell", "1 hidden row was read too",
      ]
    )
  }

  @Test func `a title above, an empty column before and notes below are no part of the table`() {
    let rows =
      row(2, text("B2", "Table 1: rates of recovery, all areas"))
      + row(4, text("B4", "place"), text("C4", "rate"), text("D4", "note"))
      + row(5, text("B5", "Leeds"), number("C5", "1.5"))
      + row(6, text("B6", "York"), number("C6", "2"), text("D6", "x"))
      + row(8, text("B8", "Source: a survey"))
    let bytes = WorkbookBytes(rows: rows).bytes
    #expect(tableOutcome(bytes) == "place:t,rate:n,note:t|Leeds,1.5,<·>|York,2,x")
    let report = try? readTable(ByteSource(name: "f", bytes: bytes)).table.report
    #expect(report?.note == "Table 1: rates of recovery, all areas\nSource: a survey")
    #expect(report?.headingLine == 4)
    #expect(report?.fileLine(ofRow: 1) == 6)
  }

  @Test func `a column that sets others apart is left out, one with content is named`() {
    let rows =
      row(1, text("A1", "place"), text("C1", "rate"), text("D1", "n"), text("F1", "m"))
      + row(
        2,
        text("A2", "Leeds"),
        number("C2", "1"),
        number("D2", "2"),
        text("E2", "x"),
        number("F2", "3")
      )
    #expect(table(rows) == "place:t,rate:n,n:n,column 5:t,m:n|Leeds,1,2,x,3")
  }

  @Test func `two rows of headings become one where cells are merged`() {
    let rows =
      row(1, text("A1", "place"), text("B1", "2019"), text("D1", "2020"))
      + row(2, text("B2", "rate"), text("C2", "n"), text("D2", "rate"), text("E2", "n"))
      + row(
        3,
        text("A3", "Leeds"),
        number("B3", "1"),
        number("C3", "2"),
        number("D3", "3"),
        number("E3", "4")
      )
      + row(
        4,
        text("A4", "York"),
        number("B4", "5"),
        number("C4", "6"),
        number("D4", "7"),
        number("E4", "8")
      )
    let merges =
      "<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"
      + "<mergeCell ref=\"D1:E1\"/></mergeCells>"
    let bytes = WorkbookBytes(rows: rows, after: merges).bytes
    #expect(
      tableOutcome(bytes)
        == "place:t,2019 rate:n,2019 n:n,2020 rate:n,2020 n:n|Leeds,1,2,3,4|York,5,6,7,8"
    )
    #expect(
      tableRemarks(bytes) == ["2 rows of headings were joined, since cells of the upper are merged"]
    )
  }

  @Test func `a title merged over the table is a title`() {
    let rows =
      row(1, text("A1", "Rates")) + row(2, text("A2", "place"), text("B2", "n"), text("C2", "m"))
      + row(3, text("A3", "Leeds"), number("B3", "1"), number("C3", "2"))
    let merges = "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>"
    #expect(table(rows, after: merges) == "place:t,n:n,m:n|Leeds,1,2")
  }

  @Test func `a text merged over rows stands in each of them, a number in the first`() {
    let rows =
      heads + row(2, text("A2", "Leeds"), text("B2", "a"), number("C2", "1"))
      + row(3, text("B3", "b")) + row(4, text("B4", "c"), number("C4", "3"))
    let merges = "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"C2:C3\"/></mergeCells>"
    let bytes = WorkbookBytes(rows: rows, after: merges).bytes
    #expect(tableOutcome(bytes) == "place:t,period:t,rate:n|Leeds,a,1|Leeds,b,<·>|Leeds,c,3")
    #expect(
      tableRemarks(bytes) == [
        "merged cells: their text was put into 2 rows below",
        "1 merged cell holds a number, which stands in the first of the rows alone",
      ]
    )
  }

  @Test func `the first visible sheet with a table is read, and the others are named`() {
    var book = WorkbookBytes([
      .init("Lists", heads + row(2, text("A2", "hidden")), state: "veryHidden"),
      .init(
        "Cover",
        row(1, text("A1", "About these figures")) + row(3, text("A3", "They are new."))
      ),
      .init("Empty", ""),
      .init("Data & more", heads + row(2, text("A2", "Leeds"), number("C2", "1"))),
      .init("Other", heads + row(2, text("A2", "York"), number("C2", "2"))),
    ])
    #expect(tableOutcome(book.bytes) == "place:t,period:t,rate:n|Leeds,<·>,1")
    #expect(
      tableRemarks(book.bytes) == [
        "sheet 'Data & more' was read; not read: 'Cover', 'Empty', 'Other'",
        "hidden sheet not read: 'Lists'",
      ]
    )
    #expect(tableOutcome(book.bytes, part: "other") == "place:t,period:t,rate:n|York,<·>,2")
    #expect(tableOutcome(book.bytes, part: "Lists").hasPrefix("place:t"))
    #expect(
      tableOutcome(book.bytes, part: "none")
        == "!f has no sheet 'none'; it has 'Lists', 'Cover', 'Empty', 'Data & more', 'Other'"
    )
    book.sheets = [.init("A", heads, state: "hidden")]
    #expect(tableOutcome(book.bytes) == "!f has hidden sheets alone: 'A'")
  }

  @Test func `a table of two columns is found when there is none of three`() {
    let book = WorkbookBytes([
      .init("Note", row(1, text("A1", "Read me"))),
      .init(
        "Two",
        row(1, text("A1", "place"), text("B1", "n"))
          + row(2, text("A2", "Leeds"), number("B2", "1"))
      ),
    ])
    #expect(tableOutcome(book.bytes) == "place:t,n:n|Leeds,1")
  }

  @Test func `a sheet reads as the same table saved as CSV does`() throws {
    var numbers = SeededNumbers(11)
    for _ in 0..<20 {
      let texts = [
        "Leeds", "*", "[c]", "NA", "12b", "1,335", "45%", "£1.2m", "007", "a, b", "q\"q",
      ]
      var csv = "a,b,c,d\n"
      var rows = row(1, text("A1", "a"), text("B1", "b"), text("C1", "c"), text("D1", "d"))
      for line in 2...12 {
        var cells: [String] = []
        var sheet = ""
        for column in 0..<4 {
          let place = "\(columnLetters(column))\(line)"
          if column == 3 || Bool.random(using: &numbers) {
            let value = Int.random(in: -999...999, using: &numbers)
            cells.append(exactText(Double(value) / 8))
            sheet += number(place, "\(Double(value) / 8)")
          } else {
            let word = texts.randomElement(using: &numbers) ?? ""
            cells.append(
              word.contains(",") || word.contains("\"")
                ? "\"\(word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
                : word
            )
            sheet += text(place, word)
          }
        }
        csv += cells.joined(separator: ",") + "\n"
        rows += row(line, sheet)
      }
      #expect(table(rows) == tableOutcome(Array(csv.utf8)))
    }
  }

  @Test func `columns have letters`() {
    #expect(
      [0, 25, 26, 701, 702, 16_383].map(columnLetters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    )
  }
}
