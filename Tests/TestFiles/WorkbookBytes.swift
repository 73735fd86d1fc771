/// An XLSX file as Excel lays it out, of parts that a test gives.
public struct WorkbookBytes {
  public struct Sheet {
    public var name: String
    /// What stands inside `sheetData`.
    public var rows: String
    /// What follows `sheetData`.
    public var after: String
    public var state: String

    public init(_ name: String, _ rows: String, after: String = "", state: String = "visible") {
      (self.name, self.rows, self.after, self.state) = (name, rows, after, state)
    }
  }
  public var sheets: [Sheet]
  /// What stands inside `sst`.
  public var strings = ""
  /// Codes of number formats from 164 on; each becomes a style after those built in.
  public var formats: [String] = []
  public var is1904 = false
  public var extra: [ZipMember] = []
  public var isDeflated = false

  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  public init(rows: String, strings: String = "", after: String = "") {
    self.init([Sheet("Sheet1", rows, after: after)])
    self.strings = strings
  }

  /// Styles 0 to 4: general, 0%, 0.00%, a date, month and year; then those of `formats`.
  private var styles: String {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escaped($1))\"/>"
    }
    let numbers = [0, 9, 10, 14, 17] + formats.indices.map { 164 + $0 }
    return xml(
      "styleSheet",
      "<numFmts count=\"\(codes.count)\">\(codes.joined())</numFmts>"
        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
        + numbers.map { "<xf numFmtId=\"\($0)\" fontId=\"0\" xfId=\"0\"/>" }.joined()
        + "</cellXfs>"
    )
  }

  public var members: [ZipMember] {
    let listed = sheets.enumerated().map {
      "<sheet name=\"\(escaped($1.name))\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" "
        + "r:id=\"rId\($0 + 1)\"/>"
    }
    let book =
      "<workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(listed.joined())</sheets>"
    var members = [
      ZipMember("[Content_Types].xml", xml("Types", "")),
      ZipMember("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      ZipMember("xl/workbook.xml", xml("workbook", book)),
      ZipMember(
        "xl/_rels/workbook.xml.rels",
        relationships(
          sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("rId90", "styles", "styles.xml"), ("rId91", "sharedStrings", "sharedStrings.xml")]
        )
      ),
      ZipMember("xl/styles.xml", styles),
      ZipMember("xl/sharedStrings.xml", xml("sst", strings)),
    ]
    for (number, sheet) in sheets.enumerated() {
      members.append(
        ZipMember(
          "xl/worksheets/sheet\(number + 1).xml",
          xml("worksheet", "<sheetData>\(sheet.rows)</sheetData>\(sheet.after)")
        )
      )
    }
    members += extra
    return isDeflated ? members.map { $0.deflated() } : members
  }

  public var bytes: [UInt8] { zipBytes(members) }

  /// The same with one member in another form.
  public func bytes(_ name: String, _ content: String) -> [UInt8] {
    zipBytes(members.map { $0.name == name ? ZipMember(name, content) : $0 })
  }

  private func relationships(_ parts: [(String, String, String)]) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return xml(
      "Relationships",
      parts.map {
        "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>"
      }.joined()
    )
  }
}

private func escaped(_ text: String) -> String {
  text.map { character in
    switch character {
    case "&": "&amp;"
    case "<": "&lt;"
    case "\"": "&quot;"
    default: String(character)
    }
  }.joined()
}

/// A part of an office file, with the namespaces that Excel declares.
public func xml(_ root: String, _ content: String) -> String {
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
    + "<\(root) xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    + "\(content)</\(root)>"
}

/// An ODS file as LibreOffice lays it out.
public func openDocumentBytes(
  tables: String,
  styles: String = "",
  manifest: String? = nil,
  mimetype: String = "application/vnd.oasis.opendocument.spreadsheet"
) -> [UInt8] {
  let names = ["office", "style", "table", "text"].map {
    "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }
  let calc =
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
  let content =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    + "<office:document-content \(names.joined(separator: " ")) \(calc)>"
    + "<office:automatic-styles>\(styles)</office:automatic-styles>"
    + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body>"
    + "</office:document-content>"
  var members = [ZipMember("mimetype", mimetype), ZipMember("content.xml", content)]
  if let manifest { members.append(ZipMember("META-INF/manifest.xml", manifest)) }
  return zipBytes(members)
}
