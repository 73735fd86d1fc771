import TestFiles

@testable import Formats

private func cell(_ text: String, _ attributes: String = "") -> String {
  "<table:table-cell \(attributes) office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
}

private func document(_ rows: String) -> [UInt8] {
  openDocumentBytes(
    tables:
      "<table:table table:name=\"A\"><table:table-row>\(cell("a"))\(cell("b"))</table:table-row>\(rows)</table:table>"
  )
}

/// A gigabyte in 500 KB.
private let manySpaces = String(repeating: "<text:s text:c=\"65536\"/>", count: 1 << 14)

let oddDocuments: [OddFile] = [
  OddFile(
    "a row a thousand million times",
    document(
      "<table:table-row table:number-rows-repeated=\"1000000000\">\(cell("x"))</table:table-row>"
    ),
    "!a sheet has at most 1048576 rows"
  ),
  OddFile(
    "a cell a thousand million times",
    document(
      "<table:table-row>\(cell("x", "table:number-columns-repeated=\"1000000000\""))</table:table-row>"
    ),
    "!a sheet has at most 16384 columns"
  ),
  OddFile(
    "an empty cell a thousand million times",
    document(
      "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000000\"/>\(cell("x"))</table:table-row>"
    ),
    "!a sheet has at most 16384 columns"
  ),
  OddFile(
    "wide rows very often",
    document(
      "<table:table-row table:number-rows-repeated=\"1000000\">\(cell(String(repeating: "x", count: 1000), "table:number-columns-repeated=\"16384\""))</table:table-row>"
    ),
    "!hold more than 32 MB"
  ),
  OddFile(
    "a negative number of rows",
    document(
      "<table:table-row table:number-rows-repeated=\"-5\">\(cell("x"))\(cell("y"))</table:table-row>"
    ),
    "a:t,b:t|x,y"
  ),
  OddFile(
    "a row of blanks without end",
    document(
      "<table:table-row table:number-rows-repeated=\"99999999\"><table:table-cell/></table:table-row>"
    ),
    "a:t,b:t"
  ),
  OddFile(
    "spaces without end",
    document(
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x<text:s text:c=\"999999999999\"/></text:p></table:table-cell>\(cell("y"))</table:table-row>"
    ),
    "a:t,b:t|x" + String(repeating: " ", count: 1 << 16) + ",y"
  ),
  OddFile(
    "a text of counted spaces, longer than all memory",
    document(
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x\(manySpaces)</text:p></table:table-cell>\(cell("y"))</table:table-row>"
    ),
    "!row 2: cell A2 holds more than 1 MB of text"
  ),
  OddFile(
    "a number shown with as many",
    document(
      "<table:table-row>\(cell("y"))<table:table-cell office:value-type=\"float\" office:value=\"2\"><text:p>2\(manySpaces)</text:p></table:table-cell></table:table-row>"
    ),
    "!row 2: cell B2 holds more than 1 MB of text"
  ),
  OddFile(
    "fewer spaces than none",
    document(
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x<text:s text:c=\"-4\"/></text:p></table:table-cell>\(cell("y"))</table:table-row>"
    ),
    "a:t,b:t|x,y"
  ),
  OddFile(
    "a number that is none in a document",
    document(
      "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1,5\"/></table:table-row>"
    ),
    "!the number of cell A2 is \"1,5\""
  ),
  OddFile(
    "a number type without a number",
    document(
      "<table:table-row><table:table-cell office:value-type=\"float\"><text:p>5</text:p></table:table-cell>\(cell("y"))</table:table-row>"
    ),
    "a:n,b:t|5,y"
  ),
  OddFile(
    "a document with a password",
    openDocumentBytes(tables: "", manifest: "<m><file-entry><encryption-data/></file-entry></m>"),
    "!is protected by a password"
  ),
  OddFile(
    "a document type in the manifest",
    openDocumentBytes(
      tables: "",
      manifest: "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><m>&x;</m>"
    ),
    "!declares a document type"
  ),
  OddFile("a document without sheets", openDocumentBytes(tables: ""), "!has no sheets"),
  OddFile(
    "a document without content",
    zipBytes([ZipMember("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
    "!has no content.xml"
  ),
  OddFile(
    "a table within a cell",
    document(
      "<table:table-row><table:table-cell><table:table table:name=\"B\"><table:table-row>\(cell("c"))</table:table-row></table:table></table:table-cell></table:table-row>"
    ),
    "a:t,b:t"
  ),
]

let oddCells: [OddFile] = [
  OddFile(
    "a cell longer than any program writes",
    bookOf(
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>\(String(repeating: "long ", count: 1 << 18))</v></c></row>"
    ),
    "!row 3: cell A3 holds more than 1 MB of text"
  ),
  OddFile(
    "a shared text longer than any program writes",
    partOfBook(
      "sharedStrings.xml",
      "<sst><si><t>\(String(repeating: "long ", count: 1 << 18))</t></si></sst>"
    ),
    "!has a cell with more than 1 MB of text"
  ),
  OddFile(
    "a far row",
    bookOf("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"),
    "!row 1048577: a sheet has at most 1048576 rows"
  ),
  OddFile(
    "the last row of a sheet",
    bookOf("<row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c><c r=\"B1048576\"><v>4</v></c></row>"),
    "a:n,b:n|1,2|3,4"
  ),
  OddFile(
    "a far column",
    bookOf("<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>"),
    "!row 3: a sheet has at most 16384 columns"
  ),
  OddFile(
    "a cell beside the table",
    bookOf("<row r=\"3\"><c r=\"XFD3\"><v>1</v></c></row>"),
    "!row 3: the row has 16384 cells and the heading row 2"
  ),
  OddFile(
    "a row again",
    bookOf("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"),
    "!row 2: the row stands after row 2"
  ),
  OddFile(
    "a row before",
    bookOf("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
    "!row 1: the row stands after row 2"
  ),
  OddFile(
    "a cell again",
    bookOf("<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row>"),
    "!row 3: cell A3 stands after A3"
  ),
  OddFile(
    "a cell of another row",
    bookOf("<row r=\"3\"><c r=\"A9\"><v>1</v></c></row>"),
    "!row 3: a cell is called A9"
  ),
  OddFile(
    "a cell without a column",
    bookOf("<row r=\"3\"><c r=\"3\"><v>1</v></c></row>"),
    "!row 3: a cell is called 3"
  ),
  OddFile(
    "a cell with a long name",
    bookOf("<row r=\"3\"><c r=\"AAAAA3\"><v>1</v></c></row>"),
    "!row 3: a cell is called AAAAA3"
  ),
  OddFile(
    "a row of no number",
    bookOf("<row r=\"0\"><c><v>1</v></c></row>"),
    "!a row has the number 0"
  ),
  OddFile(
    "a row number beyond 64 bits",
    bookOf("<row r=\"99999999999999999999\"><c><v>1</v></c><c><v>4</v></c></row>"),
    "a:n,b:n|1,2|1,4"
  ),
  OddFile(
    "a shared text that is not there",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>7</v></c></row>"),
    "!row 3: cell A3 refers to a text that is not there"
  ),
  OddFile(
    "a shared text before the first",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>-1</v></c></row>"),
    "!refers to a text that is not there"
  ),
  OddFile(
    "a style that is not there",
    bookOf("<row r=\"3\"><c r=\"A3\" s=\"99999\"><v>3</v></c><c r=\"B3\"><v>4</v></c></row>"),
    "a:n,b:n|1,2|3,4"
  ),
  OddFile(
    "a number that is none",
    bookOf("<row r=\"3\"><c r=\"A3\"><v>12x</v></c></row>"),
    "!row 3: the number of cell A3 is \"12x\""
  ),
  OddFile(
    "a number beyond numbers",
    bookOf("<row r=\"3\"><c r=\"A3\"><v>1e999</v></c></row>"),
    "!row 3: the number of cell A3 is \"1e999\""
  ),
  OddFile(
    "no number",
    bookOf("<row r=\"3\"><c r=\"A3\"><v>nan</v></c></row>"),
    "!row 3: the number of cell A3 is \"nan\""
  ),
  OddFile(
    "a text of another kind",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"odd\"><v>3</v></c><c r=\"B3\"><v>4</v></c></row>"),
    "a:n,b:n|1,2|3,4"
  ),
  OddFile(
    "characters as numbers",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"str\"><v>&#233;&#x1F600;</v></c></row>"),
    "a:t,b:n|1,2|é😀,<·>"
  ),
  OddFile(
    "escapes of a sheet",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"str\"><v>_x0041__x0000__xD800_</v></c></row>"),
    "a:t,b:n|1,2|A_x0000__xD800_,<·>"
  ),
  OddFile(
    "a control character by escape",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"str\"><v>_x001B_[2J_x001F_</v></c></row>"),
    "a:t,b:n|1,2|\u{1B}[2J\u{1F},<·>"
  ),
  OddFile(
    "a quotation mark first",
    bookOf("<row r=\"3\"><c r=\"A3\" t=\"str\"><v>\"x</v></c></row>"),
    "a:t,b:n|1,2|\"x,<·>"
  ),
  OddFile(
    "cells that are merged with none",
    bookOf("", after: "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"),
    "!cells B2:A1 are merged, which are none"
  ),
  OddFile(
    "cells that are merged with a word",
    bookOf("", after: "<mergeCells><mergeCell ref=\"all\"/></mergeCells>"),
    "!cells all are merged"
  ),
  OddFile(
    "everything merged",
    bookOf("", after: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"),
    goodTable
  ),
  OddFile(
    "columns merged to the bottom",
    bookOf(
      "",
      after: "<mergeCells>"
        + (0..<3000).map {
          "<mergeCell ref=\"\(columnLetters($0))2:\(columnLetters($0))1048576\"/>"
        }.joined() + "</mergeCells>"
    ),
    goodTable
  ),
  OddFile(
    "a far shared heading",
    WorkbookBytes(
      rows:
        "<row r=\"5\"><c r=\"XFC5\" t=\"str\"><v>a</v></c><c r=\"XFD5\" t=\"str\"><v>b</v></c></row><row r=\"6\"><c r=\"XFC6\"><v>1</v></c><c r=\"XFD6\"><v>2</v></c></row>"
    ).bytes,
    goodTable
  ),
  OddFile(
    "a sheet of charts alone",
    bookChanging("xl/_rels/workbook.xml.rels") { member in
      member.bytes = Array(
        String(decoding: member.bytes, as: UTF8.self).split(separator: "/worksheet\"").joined(
          separator: "/chartsheet\""
        ).utf8
      )
    },
    "!has no heading row"
  ),
  OddFile(
    "a sheet outside the file",
    bookChanging("xl/_rels/workbook.xml.rels") { member in
      member.bytes = Array(
        String(decoding: member.bytes, as: UTF8.self).split(separator: "Id=\"rId1\"").joined(
          separator: "TargetMode=\"External\" Id=\"rId1\""
        ).utf8
      )
    },
    "!has no heading row"
  ),
  OddFile(
    "numbers alone",
    WorkbookBytes(
      rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    ).bytes,
    "!has no heading row in its sheet 'Sheet1'"
  ),
]
