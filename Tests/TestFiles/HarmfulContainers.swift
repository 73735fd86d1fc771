private let goodRows =
  "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>place</v></c><c r=\"B1\" t=\"str\"><v>period</v></c>"
  + "<c r=\"C1\" t=\"str\"><v>value</v></c></row>"
  + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Derby</v></c><c r=\"B2\"><v>2019</v></c>"
  + "<c r=\"C2\"><v>5</v></c></row>"

/// Files packed, marked up or bound in another way, harmed so that no figures come of them.
func harmfulContainers(_ numbers: inout SeededNumbers) -> [MadeFile] {
  packed(&numbers) + lines() + sheets() + databases()
}

private func packed(_ numbers: inout SeededNumbers) -> [MadeFile] {
  let text = Array("place,period,value\nDerby,2019,5\n".utf8)
  let packed = gzipBytes(text) ?? []
  func file(_ what: String, _ bytes: [UInt8], says message: String) -> MadeFile {
    MadeFile(what, "figures.csv.gz", bytes, .refused(message))
  }
  var wrong = packed
  wrong[wrong.count - 6] ^= 1
  let bomb = gzipBytes([UInt8](repeating: 0x2C, count: 16 << 20)) ?? []
  let cut = Int.random(in: 12..<packed.count - 8, using: &numbers)
  return [
    file("gzip cut short", Array(packed[..<cut]), says: "figures.csv.gz"),
    file("gzip with a wrong sum", wrong, says: "figures.csv.gz"),
    file("gzip of gzip", gzipBytes(packed) ?? [], says: "is packed twice"),
    file("gzip of nothing", gzipBytes([]) ?? [], says: "the file is empty"),
    file("a bomb of gzip", bomb, says: "unpacks to more than 200 times its size"),
    file("gzip and more behind it", packed + Array("more".utf8), says: "figures.csv.gz"),
  ]
}

private func lines() -> [MadeFile] {
  let row = "{\"place\":\"Derby\",\"period\":\"2019\",\"value\":5}\n"
  func file(_ what: String, _ text: String, says message: String) -> MadeFile {
    MadeFile("JSON: \(what)", "figures.jsonl", Array((row + text).utf8), .refused(message))
  }
  let deep = String(repeating: "{\"a\":", count: 200_000)
  return [
    file("an object in a cell", "{\"place\":{\"a\":1}}", says: "line 2, character 10: 'place'"),
    file("an array in a cell", "{\"value\":[5]}", says: "line 2, character 10: 'value'"),
    file("a name twice", "{\"value\":5,\"value\":6}", says: "line 2, character 12: the name"),
    file("a comma too many", "{\"value\":5,}", says: "line 2, character 12"),
    file("no end", "{\"value\":5", says: "line 2, character 11: the text ends inside a row"),
    file("a number that is none", "{\"value\":NaN}", says: "line 2, character 10"),
    file("too large a number", "{\"value\":1e999}", says: "the number is too large"),
    file("a leading zero", "{\"value\":007}", says: "a number does not start with 0"),
    file("a NUL", "{\"place\":\"\\u0000\"}", says: "a NUL character, which no text holds"),
    file("half a character", "{\"place\":\"\\udc00\"}", says: "half a character"),
    file("a comment", "// more\n{\"value\":5}", says: "every row is an object"),
    file("no objects", "5\n6\n", says: "every row is an object"),
    file("very deep", "{\"value\":" + deep, says: "lie more than 16 deep"),
    file(
      "a value that is true",
      "{\"place\":\"Derby\",\"period\":\"2020\",\"value\":true}",
      says: "\"yes\" (row 2)"
    ),
    MadeFile(
      "JSON: half a character of UTF-16",
      "figures.jsonl",
      Spelling.bigEndian.bytes(row) + [0xD8],
      .refused("the file ends inside a character")
    ),
  ]
}

private func sheets() -> [MadeFile] {
  let sheet = "xl/worksheets/sheet1.xml"
  let good = WorkbookBytes(rows: goodRows)
  func file(_ what: String, _ bytes: [UInt8], says message: String) -> MadeFile {
    MadeFile("sheet: \(what)", "figures.xlsx", bytes, .refused(message))
  }
  func rows(_ what: String, _ more: String, says message: String) -> MadeFile {
    file(what, WorkbookBytes(rows: goodRows + more).bytes, says: message)
  }
  func member(_ what: String, says message: String, _ change: (inout ZipMember) -> Void) -> MadeFile
  {
    file(
      what,
      zipBytes(
        good.members.map {
          var member = $0
          if member.name == sheet { change(&member) }
          return member
        }
      ),
      says: message
    )
  }
  func document(_ what: String, _ content: String, says message: String) -> MadeFile {
    let bytes = openDocumentBytes(
      tables: "<table:table table:name=\"A\">\(content)</table:table>"
    )
    return MadeFile("document: \(what)", "figures.ods", bytes, .refused(message))
  }
  let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
  return [
    file("cut short", Array(good.bytes[..<(good.bytes.count / 2)]), says: "damaged or cut short"),
    member("a wrong sum", says: "cannot be unpacked") { $0.sum = 7 },
    member("a password", says: "is protected by a password") { $0.isEncrypted = true },
    member("an entity that is a file", says: "declares a document type") {
      $0.bytes = Array(entity.utf8)
    },
    member("a bomb", says: "unpacks to more than 200 times its size") {
      $0.bytes += [UInt8](repeating: 0x20, count: 8 << 20)
      $0 = $0.deflated()
    },
    rows("a far row", "<row r=\"9999999\"><c><v>1</v></c></row>", says: "at most 1048576 rows"),
    rows("a row again", "<row r=\"2\"><c><v>1</v></c></row>", says: "stands after row 2"),
    rows("no such text", "<row r=\"3\"><c t=\"s\"><v>9</v></c></row>", says: "is not there"),
    rows("infinity", "<row r=\"3\"><c><v>1e999</v></c></row>", says: "the number of cell A3"),
    rows(
      "words for a value",
      "<row r=\"3\"><c t=\"str\"><v>York</v></c><c><v>2019</v></c><c t=\"str\"><v>few</v></c></row>",
      says: "\"few\" (row 3)"
    ),
    document(
      "rows without end",
      "<table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell "
        + "office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
      says: "a sheet has at most 1048576 rows"
    ),
    document(
      "no headings",
      "<table:table-row><table:table-cell/></table:table-row>",
      says: "has no heading row"
    ),
    document("an open element", "<table:table-row>", says: "is no sound XML"),
  ]
}

private func databases() -> [MadeFile] {
  func database(_ what: String, says message: String, _ statements: String...) -> MadeFile {
    MadeFile("database: \(what)", statements: statements, .refused(message))
  }
  let heading = "CREATE TABLE observations (indicator_id, place, period, value)"
  return [
    database("no table of figures", says: "it has 'rates'", "CREATE TABLE rates (x)"),
    database("no tables", says: "it has no tables", "CREATE VIEW observations AS SELECT 1"),
    // A view is a program; this one never ends.
    database(
      "a view without end",
      says: "it has 'rates'",
      "CREATE TABLE rates (x)",
      "CREATE VIEW observations AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
        + " SELECT x AS indicator_id, x AS place, x AS period, x AS value FROM c"
    ),
    database(
      "a picture for a value",
      says: "holds a picture or other bytes",
      heading,
      "INSERT INTO observations VALUES ('a', 'Derby', '2019', x'00FF')"
    ),
    database(
      "infinity",
      says: "holds a number without end",
      heading,
      "INSERT INTO observations VALUES ('a', 'Derby', '2019', 9e999)"
    ),
    database(
      "two figures for one key",
      says: "[data-2]",
      heading,
      "INSERT INTO observations VALUES ('a', 'Derby', '2019', 5), ('a', 'Derby', '2019', 6)"
    ),
    MadeFile(
      "database: damaged",
      "figures.sqlite",
      Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xA5, count: 4000),
      .refused("cannot be read as a database")
    ),
  ]
}

// MARK: Data packages

func harmfulPackages(_ numbers: inout SeededNumbers) -> [MadeFile] {
  let heading = "indicator_id,place,period,dimension,group,value,lower,upper,denominator,state\n"
  let good = heading + "a,Derby,2019,,,\(Int.random(in: 1...99, using: &numbers)),,,,\n"
  let catalogue = "indicator_id,indicator,unit,value_type\na,Visits,%,Proportion\n"
  func folder(_ what: String, _ description: String, says message: String) -> MadeFile {
    MadeFile(
      "package: \(what)",
      ".",
      [
        ("observations.csv", Array(good.utf8)), ("indicators.csv", Array(catalogue.utf8)),
        ("datapackage.json", Array(description.utf8)),
      ],
      .refused(message)
    )
  }
  func path(_ what: String, _ path: String, says message: String) -> MadeFile {
    folder(
      what,
      "{\"name\":\"p\",\"resources\":[{\"name\":\"observations\",\"path\":\(path)}]}",
      says: message
    )
  }
  func rows(_ what: String, _ rows: String, catalogue more: String = "", says message: String)
    -> MadeFile
  {
    var made = folder(
      what,
      "{\"name\":\"p\",\"resources\":[{\"name\":\"observations\",\"path\":\"observations.csv\"},"
        + "{\"name\":\"indicators\",\"path\":\"indicators.csv\"}]}",
      says: message
    )
    made.files[0].bytes = Array((rows.hasPrefix("a,") ? heading + rows : rows).utf8)
    made.files[1].bytes += Array(more.utf8)
    return made
  }
  return [
    folder("a description that is no JSON", "{\"name\": ", says: "[data-16]"),
    folder(
      "a newer version",
      "{\"name\":\"p\",\"cvq\":{\"version\":99},\"resources\":"
        + "[{\"name\":\"observations\",\"path\":\"observations.csv\"}]}",
      says: "[data-16]"
    ),
    folder("no resources", "{\"name\":\"p\"}", says: "[data-1]"),
    folder(
      "a resource without a name",
      "{\"resources\":[{\"path\":\"x.csv\"}]}",
      says: "has no name"
    ),
    path("a path that climbs out", "\"../observations.csv\"", says: "leads out of the package"),
    path("a path of the machine", "\"/etc/passwd\"", says: "leads out of the package"),
    path("an address", "\"http://127.0.0.1/x.csv\"", says: "leads out of the package"),
    path("a path of Windows", "\"..\\\\x.csv\"", says: "leads out of the package"),
    path("no path", "[]", says: "has no path"),
    path("a file that is not there", "\"gone.csv\"", says: "gone.csv"),
    path("a folder for a file", "\".\"", says: "folder"),
    rows(
      "no period",
      "indicator_id,place,value\na,Derby,5\n",
      says: "observations.csv has no column 'period'"
    ),
    rows(
      "two figures for one key",
      "a,Derby,2019,,,5,,,,\na,Derby,2019,,,6,,,,\n",
      says: "2 values for one key: Visits, Derby, 2019, total: 5 (row 2), 6 (row 3)"
    ),
    rows(
      "an unknown indicator",
      "a,Derby,2019,,,5,,,,\nb,Derby,2019,,,5,,,,\n",
      says: "row 3 names the indicator \"b\""
    ),
    rows("a dimension without a group", "a,Derby,2019,Sex,,5,,,,\n", says: "without a group"),
    rows(
      "hidden and shown",
      "a,Derby,2019,,,5,,,,suppressed\n",
      says: "row 2 is suppressed but shows 5; the number was not kept"
    ),
    rows("two kinds of unknown", "a,Derby,2019,,,,,,,missing;suppressed\n", says: "row 2 is both"),
    rows("a state that is none", "a,Derby,2019,,,5,,,,fine\n", says: "which is no state"),
    rows("limits the wrong way round", "a,Derby,2019,,,5,9,1,,\n", says: "[data-11]"),
    rows("a denominator below nothing", "a,Derby,2019,,,5,,,-4,\n", says: "[data-11]"),
    rows(
      "an indicator twice",
      "a,Derby,2019,,,5,,,,\n",
      catalogue: "a,Other,%,\n",
      says: "indicators.csv"
    ),
  ]
}
