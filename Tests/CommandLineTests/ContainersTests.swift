import Foundation
import TestFiles
import TestSupport
import Testing

/// Files of other formats, written and read by the program.
@Suite struct `Files of other formats` {
  static let query = #"get "Recorded crime" in 2019/20, 2020/21 | keep period, value"#

  /// Whether the libraries for XLSX are on this machine: only their absence leaves a test out, not
  /// any other failure.
  static let hasSheets: Bool = {
    guard let run = try? Program.run(["-c", query + #" | to "a.xlsx""#]) else { return false }
    return !run.messages.contains("needs the library")
  }()

  @Test(arguments: ["t.csv", "t.jsonl", "t.xlsx"])
  func `what is written is read again, states and periods included`(name: String) throws {
    guard name != "t.xlsx" || Self.hasSheets else { return }
    let folder = try Folder()
    let run = try Program.run(["-c", Self.query + " | to \"\(name)\""], in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    let back = try Program.run(["-c", "from \"\(name)\""], in: folder)
    #expect(back.exitCode == 0, "\(back.messages)")
    #expect(
      back.text == """
        period,value,value_lower,value_upper,value_numerator,value_denominator,value_unit,value_state
        2019/20,28592,,,,,offences,known
        2020/21,31309,,,,,offences,known

        """
    )
  }

  @Test func `JSON Lines are an object a line, and alone in a stream`() throws {
    let run = try Program.run(["--format", "jsonl", "-c", Self.query])
    let rows = try run.text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(rows.map { $0["value"] as? Double } == [28592, 31309])
    #expect(rows.map { $0["value_state"] as? String } == ["known", "known"])
    let two = try Program.run(["--format", "jsonl", "-c", "get all\nget all\n"])
    #expect(two.exitCode == 2)
    #expect(two.messages.contains("2 tables in one stream of JSON Lines"))
  }

  @Test func `the format is told by content and not by name`() throws {
    let folder = try Folder()
    try folder.write("{\"place\":\"Leeds\",\"n\":1}\n", to: "lines.csv")
    #expect(try Program.run(["-c", #"from "lines.csv""#], in: folder).text == "place,n\nLeeds,1\n")
    try folder.write("place,n\nLeeds,1\n", to: "table.xlsx")
    #expect(
      try Program.run(["-c", #"from "table.xlsx""#], in: folder).text == "place,n\nLeeds,1\n"
    )
    guard let packed = gzipBytes(Array("place\tn\nLeeds\t1\n".utf8)) else { return }
    try folder.write(Data(packed), to: "table.tsv.gz")
    #expect(
      try Program.run(["-c", #"from "table.tsv.gz""#], in: folder).text == "place,n\nLeeds,1\n"
    )
  }

  @Test func `a folder opens with all its files, of whatever format`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "all"),
      withIntermediateDirectories: true
    )
    try folder.write("indicator,place,period,value\nCalls,Leeds,2020,5\n", to: "all/a.csv")
    try folder.write(
      #"{"indicator":"Calls","place":"Leeds","period":"2021","value":7}"# + "\n",
      to: "all/b.jsonl"
    )
    let run = try Program.run(
      ["-c", "use \"all\"\nget Calls for Leeds since 2020 | keep period, value"],
      in: folder
    )
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text.contains("2020,5,") && run.text.contains("2021,7,"), "\(run.text)")
  }

  @Test(.enabled(if: hasSheets, "libzip, expat or libxlsxwriter is not on this machine"))
  func `a sheet is chosen behind a slash`() throws {
    let folder = try Folder()
    let rows = "<row><c t=\"str\"><v>place</v></c><c t=\"str\"><v>n</v></c></row>"
    func sheet(_ name: String, _ n: Int) -> WorkbookBytes.Sheet {
      .init(name, rows + "<row><c t=\"str\"><v>Leeds</v></c><c><v>\(n)</v></c></row>")
    }
    let book = WorkbookBytes([sheet("Table 1", 1), sheet("Table 2", 2)])
    try folder.write(Data(book.bytes), to: "book.xlsx")
    let first = try Program.run(["-c", #"from "book.xlsx""#], in: folder)
    #expect(first.text == "place,n\nLeeds,1\n")
    #expect(first.messages.contains("sheet 'Table 1' was read; not read: 'Table 2'"))
    let second = try Program.run(["-c", #"from "book.xlsx/Table 2""#], in: folder)
    #expect(second.text == "place,n\nLeeds,2\n")
    let third = try Program.run(["-c", #"from "book.xlsx/Table 3""#], in: folder)
    #expect(third.exitCode == 3)
    #expect(third.messages.contains("has no sheet 'Table 3'; it has 'Table 1', 'Table 2'"))
  }

  @Test(.enabled(if: hasSheets, "libzip, expat or libxlsxwriter is not on this machine"))
  func `a mapping chooses the sheet, and a message names the others`() throws {
    let folder = try Folder()
    func row(_ cells: String...) -> String {
      "<row>" + cells.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
    }
    let book = WorkbookBytes([
      .init("Cover", row("Contact", "Team", "Issued") + row("insight", "plan", "May")),
      .init(
        "Table 2",
        row("place", "period", "value", "indicator") + row("Coventry", "2019", "4", "Calls")
      ),
    ])
    try folder.write(Data(book.bytes), to: "book.xlsx")
    let query = ["-c", "use \"book.xlsx\"\nget Calls | keep place, value"]
    let without = try Program.run(query, in: folder)
    #expect(without.exitCode == 3)
    #expect(without.messages.contains("other sheets: 'Table 2'"))
    #expect(without.messages.contains("use \"book.xlsx/Table 2\""))
    try folder.write("column,means,value\n,sheet,Table 2\n,unit,calls\n", to: "book.mapping.csv")
    let run = try Program.run(query, in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text.contains("Coventry,4,") && run.text.contains("calls"))
    #expect(run.messages.contains("sheet 'Table 2' was read; not read: 'Cover'"))
    // The sheet that a query names goes before the one that the mapping names.
    let slash = try Program.run(["-c", "use \"book.xlsx/Cover\"\nget all"], in: folder)
    #expect(slash.exitCode == 3 && slash.messages.contains("its columns: Contact"))
  }

  @Test(.enabled(if: hasSheets, "libzip, expat or libxlsxwriter is not on this machine"))
  func `figures open from a workbook as from CSV`() throws {
    let folder = try Folder()
    let text =
      "indicator,place,period,value\nCrime,Coventry,2019/20,1.5\nCrime,Coventry,2020/21,2.5\n"
    try folder.write(text, to: "figures.csv")
    let made = try Program.run(["-c", #"from "figures.csv" | to "figures.xlsx""#], in: folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    let query = ["-c", "get all | keep period, value | to csv"]
    let csv = try Program.run(["--use", "figures.csv"] + query, in: folder)
    let xlsx = try Program.run(["--use", "figures.xlsx"] + query, in: folder)
    #expect(csv.exitCode == 0 && csv.text.contains("2020/21,2.5"), "\(csv.messages)")
    #expect(xlsx.text == csv.text, "\(xlsx.messages)")
  }

  @Test func `a database opens as a workspace by the names of its tables`() throws {
    let folder = try Folder()
    do {
      try sqliteFile(
        at: folder.url.appending(path: "figures.sqlite").path,
        [
          "CREATE TABLE observations (indicator_id, place, period, value, state)",
          "INSERT INTO observations VALUES ('crime', 'Coventry', '2019/20', 1.5, '')",
          "INSERT INTO observations VALUES ('crime', 'Coventry', '2020/21', NULL, 'suppressed')",
          "CREATE TABLE indicators (indicator_id, indicator, polarity)",
          "INSERT INTO indicators VALUES ('crime', 'Crime', 'lower')", "CREATE TABLE other (x)",
        ]
      )
    } catch is SQLiteFileError {
      // There is no SQLite on this machine to make a database.
      return
    }
    let run = try Program.run(
      ["--use", "figures.sqlite", "-c", "get Crime | keep period, value | to csv"],
      in: folder
    )
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text.contains("2019/20,1.5,") && run.text.contains(",suppressed"), "\(run.text)")
    let table = try Program.run(["-c", #"from "figures.sqlite/indicators""#], in: folder)
    #expect(table.text == "indicator_id,indicator,polarity\ncrime,Crime,lower\n")
    let several = try Program.run(["-c", #"from "figures.sqlite""#], in: folder)
    #expect(several.exitCode == 3)
    #expect(several.messages.contains("has 3 tables: 'observations', 'indicators', 'other'"))
    try sqliteFile(at: folder.url.appending(path: "plain.sqlite").path, ["CREATE TABLE rates (x)"])
    let plain = try Program.run(["--use", "plain.sqlite", "-c", "get all"], in: folder)
    #expect(plain.exitCode == 3)
    #expect(plain.messages.contains("it has 'rates'"), "\(plain.messages)")
  }

  @Test(arguments: ["t.csv", "./t.csv", "link.csv"])
  func `what a run has read it does not write over`(name: String) throws {
    let folder = try Folder()
    try folder.write("place,n\nLeeds,1\n", to: "t.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link.csv").path,
      withDestinationPath: "t.csv"
    )
    let run = try Program.run(["-c", "from \"t.csv\" | to \"\(name)\""], in: folder)
    #expect(run.exitCode == 1)
    #expect(run.messages.contains("cannot be written: this run has read it"), "\(run.messages)")
    #expect(try folder.text("t.csv") == "place,n\nLeeds,1\n")
    let other = try Program.run(["-c", #"from "t.csv" | to "u.csv""#], in: folder)
    #expect(other.exitCode == 0)
  }

  @Test func `a data package may pack its tables`() throws {
    guard let packed = gzipBytes(Array("indicator_id,place,period,value\na,Coventry,2019,1\n".utf8))
    else { return }
    let folder = try Folder()
    try folder.write(Data(packed), to: "figures.csv.gz")
    try folder.write(
      #"{"name":"p","resources":[{"name":"observations","path":"figures.csv.gz"}]}"#,
      to: "datapackage.json"
    )
    let run = try Program.run(["--use", ".", "-c", "get all | keep period, value"], in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text.contains("2019,1,"))
  }
}
