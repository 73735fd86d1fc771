import Frames
import TestFiles
import Testing

@testable import Formats

@Suite struct CSVReaderTests {
  @Test(arguments: csvOddities)
  func `an oddity becomes its table or its message`(_ oddity: Oddity) throws {
    #expect(outcome(oddity.text) == oddity.expected)
    if let told = oddity.told {
      let repairs = try read(oddity.text).report.repairs
      #expect(repairs.contains { $0.contains(told) }, "told: \(repairs)")
    }
  }

  @Test func `the table of oddities has its cases`() {
    #expect(csvOddities.count >= 100)
  }

  @Test(arguments: csvOddities)
  func `blocks of any size give the same`(_ oddity: Oddity) {
    for size in [64, 65, 127, 1000] {
      let result: String
      do throws(FormatError) {
        let source = ByteSource(name: "f.csv", bytes: Array(oddity.text.utf8))
        result = tableText(try readCSV(source, options: CSVOptions(), blockSize: size))
      } catch {
        result = "!" + error.message
      }
      #expect(result == oddity.expected)
    }
  }

  @Test func `thousands of columns of one heading are told apart, and not told one by one`() throws
  {
    func row(_ cell: String) -> String {
      Array(repeating: cell, count: 5000).joined(separator: ",")
    }
    let last = String(row("2").dropLast()) + "3"
    let table = try read([row("a"), row("1"), last].joined(separator: "\n") + "\n")
    #expect(table.headings.last == "a (5000)")
    // Those that hold the same as the first are one with it.
    #expect(table.frame.schema.fields.map(\.name) == ["a", "a (5000)"])
    #expect(table.report.repairs.count == 101)
    #expect(table.report.repairs.last == "and 9897 more readings of this kind")
  }

  @Test func `lines around the table are its note`() throws {
    let table = try read("Rates\n\na,b,c\n1,x,y\n\nSource: us\n")
    #expect(table.report.skippedLines == ["Rates"])
    #expect(table.report.closingLines == ["Source: us"])
    #expect(table.report.note == "Rates\nSource: us")
    #expect(table.report.headingLine == 3)
  }

  @Test func `two headings stand below prose where all rows are pairs with numbers`() throws {
    let table = try read(
      "Visits, by year\nSource: us\n\nYear,Visits\n2018/19,5\n2019/20,*\n2020/21,7\n"
    )
    #expect(table.headings == ["Year", "Visits"])
    #expect(table.report.headingLine == 4)
    #expect(table.report.skippedLines == ["Visits by year", "Source: us"])
    for other in ["a\nb,c\nd,e\n", "a\nb,c\n", "a\n1,2\n3,4\n", "a\nb,c\n1,2\n3\n"] {
      #expect(throws: FormatError.self) { try read(other) }
    }
  }

  @Test func `rows know their line in the file`() throws {
    let table = try read("Rates by area\n\na,b,c\n1,\"x\ny\",u\n\n2,z,u\na,b,c\n3,u,u\n4,v,u\n")
    #expect((0..<4).map { table.report.fileLine(ofRow: $0) } == [4, 7, 9, 10])
  }

  @Test func `markers are counted by column and spelling`() throws {
    let table = try read("a,b\n1,*\n*,2\n*,[c]\n")
    let counts = table.report.markers.map { "\($0.heading) \($0.text) \($0.count)" }
    #expect(counts == ["a * 2", "b * 1", "b [c] 1"])
  }

  @Test func `periods are typed when the reader reads every cell`() throws {
    let options = CSVOptions(periodReader: splitYears)
    #expect(
      tableText(try read("p,v\n2018/19,1\n2017/18,2\n,3\n:,4\n", options))
        == "p:p,v:n|P2018/19,1|P2017/18,2|<·>,3|<·>,4"
    )
    #expect(tableText(try read("p\n2018/19\n2017/19\n", options)) == "p:t|2018/19|2017/19")
    #expect(tableText(try read("p\n2018/19\n2017/18\n")) == "p:t|2018/19|2017/18")
  }

  @Test func `only wanted columns are kept`() throws {
    var options = CSVOptions(wantedColumns: CSVOptions.wanting(["C", "a"]))
    let table = try read("a,b,c\n1,x,2\n", options)
    #expect(tableText(table) == "a:n,c:n|1,2")
    #expect(table.headings == ["a", "b", "c"])
    #expect(table.positions == [0, 2])
    options.wantedColumns = { _ in [] }
    #expect(try read("a,b,c\n1,x,2\n2,y,3\n", options).frame.rowCount == 2)
  }

  @Test func `hints make text of numbers and numbers of markers`() throws {
    let options = CSVOptions(columnHints: { _ in [.text, .number] })
    #expect(
      tableText(try read("a,b,c\n1,*,*\n2,[z],*\n", options)) == "a:t,b:n,c:t|1,<c>,*|2,<z>,*"
    )
  }

  @Test func `all text leaves every cell as it stands`() throws {
    let options = CSVOptions(typing: .allText)
    #expect(
      tableText(try read("a,b\n1.50,[c]\n,\"\"\n007,x\n", options)) == "a:t,b:t|1.50,[c]|<·>,|007,x"
    )
  }

  @Test func `a data package's file starts with its headings`() throws {
    let options = CSVOptions(searchesHeading: false)
    #expect(tableText(try read("2019,2020\n1,2\n", options)) == "2019:n,2020:n|1,2")
  }

  @Test func `units, flags and decimals are handed on`() throws {
    let table = try read("a,b\n45%,1.50 [p]\n5%,\n", CSVOptions(keepsDecimals: true))
    #expect(table.units == ["a": "%"])
    #expect(table.flags == [CellFlag(heading: "b", row: 0, state: .provisional)])
    #expect(table.decimals == ["a": [0, 0], "b": [2, 255]])
  }

  @Test func `headings are read alone`() throws {
    let source = ByteSource(name: "f.csv", bytes: Array("Title\n\na,b,c\n1,2,3\n4,\"".utf8))
    #expect(try csvHeadings(source) == ["a", "b", "c"])
  }

  @Test(arguments: 0..<20)
  func `shuffled rows give the same types and values`(_ seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    let pool = [
      ["1", "2.5", "*", "", "1000"], ["1", "one", "2"], ["2018/19", "", ":"], ["*", ""],
      ["45%", "5%"], ["45%", "5"], ["0.000001", "123456", "99999999999"], ["c", "u", "1"],
      ["007", "1"], ["", ""],
    ]
    var rows = (0..<3000).map { row in
      "\(row)," + pool.map { $0.randomElement(using: &numbers) ?? "" }.joined(separator: ",")
    }
    let heading = "row," + pool.indices.map { "c\($0)" }.joined(separator: ",")
    let options = CSVOptions(periodReader: splitYears)
    func sortedRows() throws -> [String] {
      let table = try read(([heading] + rows).joined(separator: "\n"), options)
      let lines = tableText(table).split(separator: "|").map(String.init)
      return [lines[0]] + lines.dropFirst().sorted()
    }
    let first = try sortedRows()
    rows.shuffle(using: &numbers)
    #expect(try sortedRows() == first)
    rows.reverse()
    #expect(try sortedRows() == first)
  }

  @Test func `the storage of numbers does not depend on the order of rows`() throws {
    func storage(_ cells: [String]) throws -> String {
      let table = try read((["a"] + cells).joined(separator: "\n"))
      guard case .number(let column) = table.frame.columns[0] else { return "text" }
      return switch column.storage {
      case .scaled(_, let scale): "scaled \(scale)"
      case .floating: "floating"
      }
    }
    for cells in [["1.50", "2", "3.125"], ["0.000001", "99999999", "5"], ["1.0000000000", "2"]] {
      #expect(try storage(cells) == storage(cells.reversed()))
    }
    #expect(try storage(["1.50", "2", "3.125"]) == "scaled 3")
    #expect(try storage(["1.0000000000", "2"]) == "scaled 0")
  }

  @Test func `stops when the table is wanted no more`() {
    let wish = Cancellation()
    wish.request()
    let error = #expect(throws: FormatError.self) {
      try Cancellation.$current.withValue(wish) {
        try readCSV(ByteSource(name: "t.csv", bytes: Array("a,b\n1,2\n".utf8)))
      }
    }
    #expect(error == .stopped(name: "t.csv"))
  }
}
