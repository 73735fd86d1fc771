import Foundation
import Frames
import TestFiles
import Testing

@testable import Formats

@Suite(.enabled(if: Present.writer, "libxlsxwriter is not on this machine"))
struct WorkbookWriterTests {
  private func written(_ frame: Frame) throws -> [UInt8] {
    try xlsxBytes(of: frame, estimateParts: { $0 == "value" }, name: "t.xlsx")
  }

  private let options = CSVOptions(periodReader: splitYears)

  @Test func `a workbook and JSON Lines read back as the CSV of the same frame does`() throws {
    let frame = sampleFrame()
    let csv = tableOutcome(csvBytes(of: frame, estimateParts: { $0 == "value" }))
    #expect(csv.contains("P2018/19") && csv.contains("provisional;estimated"))
    let sheet = tableOutcome(try written(frame))
    #expect(sheet == csv)
    var lines: [UInt8] = []
    writeJSONLines(frame, estimateParts: { $0 == "value" }) { lines += $0 }
    #expect(tableOutcome(lines) == csv)
  }

  @Test(arguments: 0..<20)
  func `random frames come back from every format`(_ seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed) &* 7919)
    let count = Int.random(in: 1...30, using: &numbers)
    let texts = [
      "x", "a, b", "\"q\"", "l\nm", "=1+1", "+x", "@a", "-", "Łódź", "NA", "12b", "_x000D_", "é'",
      "\u{1}_x0041_",
    ]
    func some<Element>(_ make: (inout SeededNumbers) -> Element) -> [Element?] {
      (0..<count).map { _ in Int.random(in: 0..<6, using: &numbers) == 0 ? nil : make(&numbers) }
    }
    let words: [String?] = some { texts.randomElement(using: &$0) ?? "" }.dropLast() + ["anchor"]
    let figures: [Double?] =
      some { (Double.random(in: -1e6...1e6, using: &$0) * 1000).rounded() / 1000 }.dropLast() + [
        0.125
      ]
    let years: [Period?] =
      some { Period.splitYear(Int.random(in: 1990...2030, using: &$0)) }.dropLast() + [
        .splitYear(2000)
      ]
    let columns: [(String, Column)] = [
      ("words", .text(TextColumn(words))), ("figures", .number(NumberColumn(figures))),
      ("years", .period(PeriodColumn(years))),
      ("n", .number(NumberColumn((0..<count).map { Double($0) }))),
    ]
    let frame = Frame(
      unchecked: Schema(columns.map { Field(name: $0.0, type: $0.1.type) }),
      columns: columns.map(\.1),
      rowCount: count
    )
    let expected = tableOutcome(csvBytes(of: frame), options)
    #expect(tableOutcome(try xlsxBytes(of: frame, name: "t.xlsx"), options) == expected)
    var lines: [UInt8] = []
    writeJSONLines(frame) { lines += $0 }
    #expect(tableOutcome(lines, options) == expected)
    let back = try readTable(
      ByteSource(name: "t.xlsx", bytes: xlsxBytes(of: frame, name: "t.xlsx")),
      options: options
    ).table.frame
    #expect(back.schema == frame.schema)
    #expect(csvBytes(of: back) == csvBytes(of: frame))
  }

  @Test func `no cell is a formula, headings stay in sight, decimals are those of the measure`()
    throws
  {
    let archive = try ZipArchive(ByteSource(name: "t.xlsx", bytes: try written(sampleFrame())))
    func member(_ path: String) throws -> String {
      String(
        decoding: try archive.start(of: #require(archive.member(path)), 1 << 20),
        as: UTF8.self
      )
    }
    let sheet = try member("xl/worksheets/sheet1.xml")
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("topLeftCell=\"A2\""))
    #expect(try member("xl/sharedStrings.xml").contains("<t>=SUM(A1)</t>"))
    let styles = try member("xl/styles.xml")
    #expect(styles.contains("#,##0.0\"") && styles.contains("<b/>"))
    #expect(sheet.contains("<v>71.5</v>"))
    // The suppressed row has no number and no parts.
    let second = try #require(
      sheet.split(separator: "<row r=\"3\"").last?.split(separator: "</row>").first
    )
    #expect(
      second.split(separator: "<c ").count { $0.hasPrefix("r=\"C3\"") || $0.hasPrefix("r=\"D3\"") }
        == 0
    )
  }

  @Test func `more than a sheet holds is refused`() throws {
    let frame = Frame(
      unchecked: Schema([Field(name: "a", type: .text)]),
      columns: [.text(TextColumn([String(repeating: "x", count: 40_000)]))],
      rowCount: 1
    )
    #expect(throws: FormatError.self) { try xlsxBytes(of: frame, name: "t.xlsx") }
    let long = Frame(
      unchecked: Schema([Field(name: "a", type: .number)]),
      columns: [.number(NumberColumn([Double](repeating: 1, count: 1 << 20)))],
      rowCount: 1 << 20
    )
    do throws(FormatError) {
      _ = try xlsxBytes(of: long, name: "t.xlsx")
      Issue.record("it was written")
    } catch {
      #expect(error.message.contains("are more than a sheet has; CSV holds them"))
    }
  }

  @Test func `nothing is left beside a workbook`() throws {
    let folder = FileManager.default.temporaryDirectory
    func leftovers() throws -> Set<String> {
      Set(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
          $0.hasPrefix("cvq-")
            && FileManager.default.fileExists(
              atPath: folder.appending(path: "\($0)/book.xlsx").path
            )
        }
      )
    }
    let before = try leftovers()
    _ = try written(sampleFrame())
    // Other tests write workbooks meanwhile; what is theirs goes away.
    var left = try leftovers().subtracting(before)
    for _ in 0..<200 where !left.isEmpty {
      Thread.sleep(forTimeInterval: 0.05)
      left.formIntersection(try leftovers())
    }
    #expect(left.isEmpty)
  }
}
