/// What an XLSX file says of its sheets, before any of them is read.
struct Workbook {
  struct Sheet {
    var name: String
    var isHidden: Bool
    /// The member that holds its cells; nil for a sheet of charts alone.
    var member: ZipArchive.Member?
  }
  var sheets: [Sheet] = []
  var is1904 = false
  var strings = SharedStrings()
  /// The format of each style of cells.
  var formats: [NumberFormat] = []

  /// The members around the sheets.
  init(_ archive: ZipArchive) throws(FormatError) {
    let start = try Relationships(archive, of: "")
    let path = start.target(ofType: "/officeDocument") ?? "xl/workbook.xml"
    guard let member = archive.member(path), !path.hasSuffix(".bin") else {
      throw FormatError.refused(
        name: archive.name,
        reason: archive.members.contains { $0.name.lowercased().hasSuffix("workbook.bin") }
          ? "is a binary workbook (.xlsb): save it as .xlsx"
          : "is a zip archive without a workbook: unpack it and open what it holds"
      )
    }
    let reader = WorkbookReader(archive.name)
    try readXML(member, in: archive, reader)
    is1904 = reader.is1904
    let parts = try Relationships(archive, of: path)
    sheets = reader.sheets.map { sheet in
      let target = parts.targets[sheet.identifier]
      return Sheet(
        name: sheet.name,
        isHidden: sheet.isHidden,
        member: target.flatMap { $0.type.hasSuffix("/worksheet") ? archive.member($0.path) : nil }
      )
    }
    if let path = parts.target(ofType: "/sharedStrings"), let member = archive.member(path) {
      let reader = SharedStringsReader(archive.name)
      try readXML(member, in: archive, reader)
      strings = reader.strings
    }
    if let path = parts.target(ofType: "/styles"), let member = archive.member(path) {
      let reader = StylesReader(archive.name)
      try readXML(member, in: archive, reader)
      formats = reader.formats
    }
  }
}

/// Which member each name of a part stands for; what lies outside the file is not among them.
private struct Relationships {
  var targets: [String: (type: String, path: String)] = [:]

  /// Those of the part at `path`; of the file as a whole where it is empty.
  init(_ archive: ZipArchive, of path: String) throws(FormatError) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<slash])
    guard let member = archive.member("\(folder)_rels/\(path[slash...]).rels") else { return }
    let reader = RelationshipsReader(archive.name)
    try readXML(member, in: archive, reader)
    for (identifier, type, target) in reader.found {
      targets[identifier] = (type, Relationships.resolved(target, folder))
    }
  }

  func target(ofType ending: String) -> String? {
    targets.values.filter { $0.type.hasSuffix(ending) }.map(\.path).min()
  }

  /// A path within the archive; parts that lead out of it end at its top.
  private static func resolved(_ target: String, _ folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// How many sheets, parts and formats of each kind are read: more than any program writes, and few
/// enough to be held.
private let mostParts = 1 << 16

func checkCount(_ count: Int, of what: String, _ name: String) throws(FormatError) {
  guard count < mostParts else {
    throw FormatError.refused(name: name, reason: "has more than \(mostParts) \(what)")
  }
}

private final class RelationshipsReader: XMLHandler {
  var found: [(identifier: String, type: String, target: String)] = []
  private let file: String

  init(_ file: String) { self.file = file }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let identifier = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    try checkCount(found.count, of: "parts", file)
    found.append((identifier, type, target))
  }

  func end(_ name: XMLName) throws(FormatError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {}
}

private final class WorkbookReader: XMLHandler {
  var sheets: [(name: String, isHidden: Bool, identifier: String)] = []
  var is1904 = false
  private let file: String

  init(_ file: String) { self.file = file }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if name == "sheet" {
      try checkCount(sheets.count, of: "sheets", file)
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", state != "visible", attributes["id"] ?? ""))
    } else if name == "workbookPr" {
      is1904 = attributes.flag("date1904")
    }
  }

  func end(_ name: XMLName) throws(FormatError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {}
}

/// The texts that cells share, in one array.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ text: [UInt8]) {
    bytes += text
    ends.append(bytes.count)
  }

  /// What they hold and what it takes to know where each ends.
  var byteCount: Int { bytes.count + ends.count * 8 }

  subscript(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

private final class SharedStringsReader: XMLHandler {
  var strings = SharedStrings()
  private let name: String
  private var text: [UInt8] = []
  private var isInText = false
  /// How it is said aloud, which the text does not hold.
  private var isPhonetic = false

  init(_ name: String) { self.name = name }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if name == "si" {
      text.removeAll(keepingCapacity: true)
    } else if name == "t" {
      isInText = !isPhonetic
    } else if name == "rPh" {
      isPhonetic = true
    }
  }

  func end(_ name: XMLName) throws(FormatError) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isPhonetic = false
    } else if name == "si" {
      strings.append(withoutEscapes(text))
      guard strings.byteCount <= RowText.largest else {
        throw FormatError.refused(
          name: self.name,
          reason: "holds more than \(RowText.largest >> 20) MB of text"
        )
      }
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {
    guard isInText else { return }
    guard text.count + bytes.count <= SheetGrid.mostCellBytes else {
      throw FormatError.refused(name: name, reason: "has a cell with more than 1 MB of text")
    }
    text.append(contentsOf: bytes)
  }
}

/// A text with `_x000D_` and the like as the characters they stand for.
func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(0x5F) else { return text }
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var at = 0
  while at < text.count {
    if text[at] == 0x5F, at + 6 < text.count, text[at + 1] == 0x78, text[at + 6] == 0x5F,
      let code = UInt32(String(decoding: text[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16),
      code != 0, let scalar = Unicode.Scalar(code)
    {
      result += String(scalar).utf8
      at += 7
    } else {
      result.append(text[at])
      at += 1
    }
  }
  return result
}

private final class StylesReader: XMLHandler {
  var formats: [NumberFormat] = []
  private var codes: [Int: NumberFormat] = [:]
  private var isInCells = false
  private let file: String

  init(_ file: String) { self.file = file }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if name == "numFmt" {
      try checkCount(codes.count, of: "number formats", file)
      if let number = attributes.number("numFmtId"), let code = attributes["formatCode"] {
        codes[number] = NumberFormat(code: code)
      }
    } else if name == "cellXfs" {
      isInCells = true
    } else if name == "xf", isInCells {
      try checkCount(formats.count, of: "formats of cells", file)
      let number = attributes.number("numFmtId") ?? 0
      formats.append(codes[number] ?? NumberFormat(builtIn: number))
    }
  }

  func end(_ name: XMLName) throws(FormatError) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {}
}
