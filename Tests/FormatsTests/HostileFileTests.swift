import Frames
import TestFiles
import Testing

@testable import Formats

@Suite struct HostileFileTests {
  private static let sample = Array(
    """
    Rates by area, crude

    area,period,rate,note
    Leeds,2018/19,1.5,"a ""quoted"", word"
    "Kingston upon Hull, City of",2018/19,*,"two
    lines"
    York,2019/20,"1,335",–
    Łódź,2019/20,,[c]

    Source: a survey
    """.utf8
  )

  @Test func `a file cut anywhere gives a table or a message`() {
    for length in 0...HostileFileTests.sample.count {
      for size in [64, 1 << 20] {
        let source = ByteSource(name: "f.csv", bytes: Array(HostileFileTests.sample[..<length]))
        do throws(FormatError) {
          let table = try readCSV(source, options: CSVOptions(), blockSize: size)
          #expect(table.frame.columns.allSatisfy { $0.count == table.frame.rowCount })
        } catch {
          #expect(!error.message.isEmpty && error.isOpeningFailure)
        }
      }
    }
  }

  @Test func `damaged bytes give a table or a message, the same for every block size`() {
    var numbers = SeededNumbers(5)
    let pieces: [UInt8] = [
      0x2C, 0x22, 0x0A, 0x0D, 0x00, 0x3B, 0x09, 0x20, 0xFF, 0xC3, 0x3C, 0x2D, 0x31,
    ]
    let options = CSVOptions(periodReader: splitYears, keepsDecimals: true)
    for _ in 0..<400 {
      var bytes = HostileFileTests.sample
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        let piece = pieces.randomElement(using: &numbers) ?? 0
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[place] = piece
        case 1: bytes.insert(piece, at: place)
        default: bytes.remove(at: place)
        }
      }
      let results = [64, 71, 1 << 20].map { size -> String in
        do throws(FormatError) {
          let source = ByteSource(name: "f.csv", bytes: bytes)
          return tableText(try readCSV(source, options: options, blockSize: size))
        } catch {
          return "!" + error.message
        }
      }
      #expect(Set(results).count == 1, "\(results)")
    }
  }

  // Found by scripts/fuzz csv: the empty texts before the first other one became missing.
  @Test(arguments: [#""""#, #""  ""#])
  func `an empty text stays one, however far down the first other text stands`(cell: String) throws
  {
    let text = "a,b\n" + String(repeating: "1,\(cell)\n", count: 3000) + "1,x\n"
    let column = try #require(try read(text).frame["b"])
    #expect(column.presence.knownCount == 3001)
    let small = Array("r;;\u{161}\n;;\(cell)\nz\";5;\(String(repeating: "v", count: 60))\n".utf8)
    for size in [64, 1 << 20] {
      let source = ByteSource(name: "f.csv", bytes: small)
      let table = try readCSV(source, options: CSVOptions(), blockSize: size)
      #expect(table.frame["\u{161}"]?.presence.knownCount == 2)
    }
  }

  @Test func `a hundred thousand columns are read`() throws {
    let count = 100_000
    let heading = (0..<count).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<count).map { String($0) }.joined(separator: ",")
    let options = CSVOptions(wantedColumns: { _ in [0, count - 1] })
    let table = try read(heading + "\n" + row + "\n" + row + "\n", options)
    #expect(tableText(table) == "c0:n,c99999:n|0,99999|0,99999")
  }

  @Test func `more columns than are sensible are refused`() {
    let bytes = [UInt8](repeating: 0x2C, count: (1 << 18) + 5) + [0x0A]
    #expect(outcome(Array("a".utf8) + bytes).contains("more than 262144 columns"))
  }

  @Test func `one long line is refused, and many columns set apart by semicolons are not`() throws {
    let line = String(repeating: "word ", count: 1 << 20)
    #expect(outcome(line) == "!f.csv, line 1: heading 1 is longer than 65536 bytes")
    let heading = (0..<20_000).map { "column \($0)" }.joined(separator: ";")
    let row = (0..<20_000).map { String($0) }.joined(separator: ";")
    let options = CSVOptions(wantedColumns: { _ in [7] })
    #expect(tableText(try read(heading + "\n" + row + "\n", options)) == "column 7:n|7")
  }

  @Test func `an open quote in a long file names its line`() {
    let rows = String(repeating: "1,x\n", count: 1000)
    let text = "a,b\n" + rows + "2,\"y\n" + String(repeating: rows, count: 300)
    #expect(
      outcome(text)
        == "!f.csv, line 1002: the quotation mark that opens on this line is never closed"
    )
  }

  @Test func `a cell longer than a block is whole`() throws {
    let long = String(repeating: "long ", count: 700_000)
    let table = try read("a,b\n1,\"\(long)\"\n2,y\n")
    guard case .text(let column) = table.frame.columns[1] else {
      Issue.record("not text")
      return
    }
    #expect(column[0]?.utf8.count == long.utf8.count)
    #expect(column[1] == "y")
  }

  @Test func `text that never repeats is kept`() throws {
    let count = 70_000
    let text = "a\n" + (0..<count).map { "t\($0)" }.joined(separator: "\n")
    let table = try read(text)
    guard case .text(let column) = table.frame.columns[0] else {
      Issue.record("not text")
      return
    }
    #expect(column.dictionary.count == count)
    #expect([0, 255, 256, 65_535, 65_536, count - 1].allSatisfy { column[$0] == "t\($0)" })
  }

  @Test func `a column that turns to text late keeps every spelling`() throws {
    let count = 5000
    let cells = (0..<count).map { $0 % 7 == 0 ? "*" : "\($0).50" } + ["end"]
    let table = try read("a,b\n" + cells.map { $0 + ",1" }.joined(separator: "\n"))
    guard case .text(let column) = table.frame.columns[0] else {
      Issue.record("not text")
      return
    }
    #expect((0...count).allSatisfy { column[$0] == cells[$0] })
    #expect(table.frame.columns[1].type == .number)
  }

  @Test func `blank lines without end are counted`() throws {
    let table = try read("a,b\n" + String(repeating: "\n", count: 300_000) + "1,2\n")
    #expect(table.report.blankRows == 300_000)
    #expect(table.report.fileLine(ofRow: 0) == 300_002)
  }

  @Test func `many markers of many spellings stay bounded`() throws {
    let cells = (0..<2000).map { String(repeating: " ", count: $0 % 300) + "[c]" }
    let table = try read("a\n1\n" + cells.joined(separator: "\n"))
    #expect(table.frame.columns[0].presence.count(of: .suppressed) == 2000)
  }
}
