import Formats
import TestFiles

/// Reads archives as they come, and the parts of spreadsheets in archives that are sound.
///
/// A changed byte of an archive mostly fails its sum, and no part is read.
func fuzzArchive(_ choice: UInt8, _ bytes: [UInt8]) {
  let file: [UInt8]
  // Digits, so that seeds can be written by hand.
  switch choice {
  case UInt8(ascii: "1"): file = workbook.bytes(with: "xl/worksheets/sheet1.xml", bytes)
  case UInt8(ascii: "2"):
    file = openDocument.bytes(with: "content.xml", rootStart + bytes + Array("</d>".utf8))
  case UInt8(ascii: "3"): file = workbook.bytes(with: "xl/sharedStrings.xml", bytes)
  case UInt8(ascii: "4"): file = workbook.bytes(with: "xl/styles.xml", bytes)
  case UInt8(ascii: "5"): file = workbook.bytes(with: "xl/workbook.xml", bytes)
  case UInt8(ascii: "6"): file = workbook.bytes(with: "xl/_rels/workbook.xml.rels", bytes)
  case UInt8(ascii: "7"): file = openDocument.bytes(with: "content.xml", bytes)
  default: file = bytes
  }
  checked { () throws(FormatError) in
    try readTable(ByteSource(name: "file", bytes: file)).table
  }
}

/// The namespaces, which would be half of each input.
private let rootStart = Array(
  ("<d "
    + [("t", "table"), ("o", "office"), ("x", "text")].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($1):1.0\""
    }.joined(separator: " ") + ">").utf8
)

/// An archive of which one member changes; the sums of the others are worked out once.
private struct Archive: Sendable {
  private let members: [ZipMember]

  init(_ members: [ZipMember]) {
    self.members = members.map { member in
      var member = member
      member.sum = crc32(member.bytes)
      return member
    }
  }

  func bytes(with name: String, _ content: [UInt8]) -> [UInt8] {
    zipBytes(members.map { $0.name == name ? ZipMember(name, content) : $0 })
  }
}

private let workbook = Archive(
  WorkbookBytes(
    rows: "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
      + "<row><c t=\"s\"><v>2</v></c><c s=\"3\"><v>43556</v></c></row>",
    strings: "<si><t>place</t></si><si><t>value</t></si><si><t>Leeds</t></si>"
  ).members
)
private let openDocument = Archive([
  ZipMember("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
  ZipMember("content.xml", ""),
])
