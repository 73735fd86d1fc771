import Frames
import TestFiles
import Testing

@testable import Formats

/// A file that is odd or means harm, and what must come of it: a table in one line, or `!` and a
/// part of the message.
struct OddFile: Sendable, CustomTestStringConvertible {
  let what: String
  let bytes: [UInt8]
  let expected: String
  var testDescription: String { what }

  init(_ what: String, _ bytes: [UInt8]?, _ expected: String) {
    (self.what, self.bytes, self.expected) = (what, bytes ?? [], expected)
  }
}

let goodRows =
  "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
  + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"

func bookOf(_ rows: String, after: String = "") -> [UInt8] {
  WorkbookBytes(rows: goodRows + rows, after: after).bytes
}

func partOfBook(_ name: String, _ content: String) -> [UInt8] {
  WorkbookBytes(rows: goodRows).bytes("xl/\(name)", content)
}

let worksheet = "worksheets/sheet1.xml"
let goodTable = "a:n,b:n|1,2"

func bookWithout(_ name: String) -> [UInt8] {
  zipBytes(WorkbookBytes(rows: goodRows).members.filter { $0.name != name })
}

func bookChanging(_ name: String, _ change: (inout ZipMember) -> Void) -> [UInt8] {
  zipBytes(
    WorkbookBytes(rows: goodRows).members.map {
      var member = $0
      if member.name == name { change(&member) }
      return member
    }
  )
}

private let entities =
  "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
  + (1...9).map {
    "<!ENTITY a\($0) \"\(String(repeating: $0 == 1 ? "&a;" : "&a\($0 - 1);", count: 10))\">"
  }
  .joined() + "]>"

private let archives: [OddFile] = [
  OddFile("an archive of nothing", zipBytes([]), "!an empty zip archive"),
  OddFile(
    "an archive of a text",
    zipBytes([ZipMember("a.csv", "a,b\n1,2\n")]),
    "!without a workbook: unpack it"
  ),
  OddFile(
    "a Word document",
    zipBytes([ZipMember("word/document.xml", "<w/>")]),
    "!is a Word document"
  ),
  OddFile(
    "a text of OpenDocument",
    openDocumentBytes(tables: "", mimetype: "application/vnd.oasis.opendocument.text"),
    "!is no spreadsheet, but application/vnd.oasis.opendocument.text"
  ),
  OddFile(
    "a binary workbook",
    zipBytes([ZipMember("xl/workbook.bin", "x")]),
    "!is a binary workbook (.xlsb): save it as .xlsx"
  ),
  OddFile(
    "a member twice",
    zipBytes(WorkbookBytes(rows: goodRows).members + [ZipMember("xl/workbook.xml", "<x/>")]),
    "!has two members called xl/workbook.xml"
  ),
  OddFile(
    "a member with a password",
    bookChanging("xl/\(worksheet)") { $0.isEncrypted = true },
    "!is protected by a password"
  ),
  OddFile(
    "a sheet whose sum is wrong",
    bookChanging("xl/\(worksheet)") { $0.sum = 1 },
    "!is damaged: xl/worksheets/sheet1.xml cannot be unpacked"
  ),
  OddFile(
    "a way of packing that nobody knows",
    bookChanging("xl/\(worksheet)") { $0.method = 77 },
    "!is packed in a way that is not known here"
  ),
  OddFile(
    "a member that says it is deflated and is not",
    bookChanging("xl/\(worksheet)") { $0.bytes = Array("no deflate".utf8) },
    "!is no sound XML"
  ),
  OddFile(
    "paths that lead out of the archive",
    zipBytes([ZipMember("../../etc/passwd", "x")] + WorkbookBytes(rows: goodRows).members),
    goodTable
  ),
  OddFile(
    "more members than a spreadsheet has",
    zipBytes((0...10_000).map { ZipMember("m\($0)", "") }),
    "!has 10001 members"
  ),
  OddFile(
    "a bomb",
    WorkbookBytes(rows: goodRows).bytesOfBomb(),
    "!unpacks to more than 200 times its size"
  ),
  OddFile("bytes before the archive", Array("PK\u{3}\u{4}".utf8) + zipBytes([]), "!f is"),
  OddFile(
    "a Zip64 mark without its record",
    Array(WorkbookBytes(rows: goodRows).bytes.dropLast(6)) + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0],
    "!is damaged or cut short"
  ),
  OddFile("no relationships", bookWithout("_rels/.rels"), goodTable),
  OddFile(
    "no relationships of the workbook",
    bookWithout("xl/_rels/workbook.xml.rels"),
    "!has no heading row"
  ),
  OddFile("no workbook", bookWithout("xl/workbook.xml"), "!without a workbook"),
  OddFile("no styles", bookWithout("xl/styles.xml"), goodTable),
  OddFile("no shared texts", bookWithout("xl/sharedStrings.xml"), goodTable),
  OddFile(
    "more formats than a workbook has",
    partOfBook(
      "styles.xml",
      xml("styleSheet", "<cellXfs>\(String(repeating: "<xf/>", count: 65_537))</cellXfs>")
    ),
    "!has more than 65536 formats of cells"
  ),
  OddFile(
    "more sheets than a workbook has",
    partOfBook(
      "workbook.xml",
      xml("workbook", "<sheets>\(String(repeating: "<sheet/>", count: 65_537))</sheets>")
    ),
    "!has more than 65536 sheets"
  ),
  OddFile(
    "figures behind 64 sheets without any",
    WorkbookBytes(
      (0..<64).map { WorkbookBytes.Sheet("S\($0)", "") }
        + [WorkbookBytes.Sheet("Figures", goodRows)]
    ).bytes,
    "!has no heading row in the first 64 of its sheets 'S0'"
  ),
  OddFile(
    "headings merged over one another",
    WorkbookBytes(
      rows: goodRows.replacing("r=\"A2\"><v>1", with: "r=\"A2\" t=\"str\"><v>c")
        .replacing("r=\"B2\"><v>2", with: "r=\"B2\" t=\"str\"><v>d"),
      after: "<mergeCells><mergeCell ref=\"A1:XFC1\"/><mergeCell ref=\"A1:XFC1\"/></mergeCells>"
    ).bytes,
    "a:t,b:t|c,d"
  ),
  OddFile(
    "no sheet where the workbook says",
    bookWithout("xl/\(worksheet)"),
    "!has no heading row in its sheet 'Sheet1'"
  ),
]

private let markup: [OddFile] = [
  OddFile(
    "entities within entities",
    partOfBook(worksheet, entities + xml("worksheet", "<sheetData/>&a9;")),
    "!declares a document type"
  ),
  OddFile(
    "an entity that is a file",
    partOfBook(
      worksheet,
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml("worksheet", "&e;")
    ),
    "!declares a document type"
  ),
  OddFile(
    "a document type that is an address",
    partOfBook("workbook.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><x/>"),
    "!declares a document type"
  ),
  OddFile(
    "entities in shared texts",
    partOfBook("sharedStrings.xml", entities + "<sst><si><t>&a9;</t></si></sst>"),
    "!declares a document type"
  ),
  OddFile(
    "an entity that nothing declares",
    partOfBook(worksheet, xml("worksheet", "<sheetData>&nbsp;</sheetData>")),
    "!is no sound XML"
  ),
  OddFile(
    "elements without end",
    partOfBook(worksheet, "<worksheet><sheetData><row r=\"1\">"),
    "!is no sound XML"
  ),
  OddFile("an empty member", partOfBook(worksheet, ""), "!is no sound XML"),
  OddFile("no XML at all", partOfBook(worksheet, "a,b\n1,2\n"), "!is no sound XML"),
  OddFile(
    "a NUL in the XML",
    partOfBook(worksheet, "<worksheet>\u{0}</worksheet>"),
    "!is no sound XML"
  ),
  OddFile(
    "XML of another encoding that nobody knows",
    partOfBook(worksheet, "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><worksheet/>"),
    "!is no sound XML"
  ),
  OddFile(
    "XML in UTF-16",
    bookChanging("xl/\(worksheet)") { member in
      let text = xml("worksheet", "<sheetData>\(goodRows)</sheetData>").split(
        separator: "\"UTF-8\""
      )
      .joined(separator: "\"UTF-16\"")
      member.bytes =
        [0xFF, 0xFE]
        + text.utf16.flatMap {
          [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
    },
    goodTable
  ),
  OddFile(
    "elements very deep",
    partOfBook(
      worksheet,
      String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    ),
    "!has elements more than 256 deep"
  ),
  OddFile(
    "a million elements deep",
    partOfBook(worksheet, String(repeating: "<a>", count: 1_000_000)),
    "!has elements more than 256 deep"
  ),
  OddFile(
    "XML of another kind",
    partOfBook(worksheet, "<html><body>no</body></html>"),
    "!has no heading row"
  ),
]

@Suite(.enabled(if: Present.sheets && Present.zlib, "libzip, expat or zlib is not on this machine"))
struct HostileContainerTests {
  @Test(arguments: archives + markup + oddCells + oddDocuments)
  func `an odd file is read as it must be, or says why not`(odd: OddFile) {
    let found = RowText.$largest.withValue(32 << 20) { tableOutcome(odd.bytes) }
    if odd.expected.hasPrefix("!") {
      #expect(
        found.hasPrefix("!") && found.contains(odd.expected.dropFirst()),
        "\(found.prefix(300))"
      )
    } else {
      #expect(found == odd.expected, "\(found.prefix(300))")
    }
  }

  @Test(arguments: ["1048575", "300"])
  func `a few cells that repeat themselves to a large sheet are refused`(rows: String) {
    let cell = "<table:table-cell table:number-columns-repeated=\"16000\"><text:p>a</text:p>"
    let file = openDocumentBytes(
      tables: "<table:table table:name=\"A\"><table:table-row>\(cell)</table:table-cell>"
        + "</table:table-row><table:table-row table:number-rows-repeated=\"\(rows)\">\(cell)"
        + "</table:table-cell></table:table-row></table:table>"
    )
    #expect(tableOutcome(file).contains("more than 4194304 filled cells only repeat others"))
  }

  @Test func `there are enough of them`() {
    #expect((archives + markup + oddCells + oddDocuments).count >= 75)
  }

  @Test func `a workbook cut anywhere gives a message`() {
    let whole = WorkbookBytes(rows: goodRows).bytes
    for length in stride(from: 4, to: whole.count, by: 7) {
      #expect(tableOutcome(Array(whole[..<length])).hasPrefix("!"), "\(length)")
    }
  }

  @Test func `a workbook with damaged bytes gives a table or a message`() {
    var numbers = SeededNumbers(21)
    let whole = WorkbookBytes(rows: goodRows).bytes
    for _ in 0..<600 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        bytes[Int.random(in: 4..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255,
          using: &numbers
        )
      }
      let found = tableOutcome(bytes)
      // The sums of the archive see every change of what a sheet holds.
      #expect(found == goodTable || found.hasPrefix("!"), "\(found.prefix(200))")
    }
  }

  @Test func `XML with damaged bytes gives a table or a message`() {
    var numbers = SeededNumbers(23)
    let sheet = Array(xml("worksheet", "<sheetData>\(goodRows)</sheetData>").utf8)
    let pieces = Array("<>/\"&;rc123A \u{0}".utf8) + [0xFF]
    for _ in 0..<600 {
      var bytes = sheet
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 150..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[place] = pieces.randomElement(using: &numbers) ?? 0
        case 1: bytes.insert(pieces.randomElement(using: &numbers) ?? 0, at: place)
        default: bytes.remove(at: place)
        }
      }
      let found = tableOutcome(bookChanging("xl/\(worksheet)") { $0.bytes = bytes })
      #expect(!found.isEmpty)
    }
  }
}

extension WorkbookBytes {
  /// A sheet of 8 MB of spaces in a few kilobytes.
  fileprivate func bytesOfBomb() -> [UInt8] {
    zipBytes(
      members.map { member in
        guard member.name == "xl/worksheets/sheet1.xml" else { return member }
        var member = member
        member.bytes += [UInt8](repeating: 0x20, count: 8 << 20)
        return member.deflated()
      }
    )
  }
}
