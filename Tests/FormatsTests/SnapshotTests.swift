import Foundation
import Frames
import Testing

@testable import Formats

@Suite struct SnapshotTests {
  /// Cells of every kind that a file can hold, from a seed.
  private static func file(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let cells = [
      "Leeds", "Łódź", "", "[c]", "[z]", "-", "5", "7.25", "-3", "1e3", "0012", "2018/19", "2019",
      "12 [p]", "£4", "40%", "x,y", "say \"so\"", "123456789012",
    ]
    let columns = 1 + next(5)
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + "\n"
    let kinds = (0..<columns).map { _ in next(3) }
    for _ in 0..<next(40) {
      text +=
        kinds.map { kind -> String in
          let cell =
            switch kind {
            case 0: cells[next(cells.count)]
            case 1: ["5", "7.25", "[c]", "", "12 [p]", "-3"][next(6)]
            default: ["2018/19", "2019/20", ""][next(3)]
            }
          return cell.contains(where: { ",\"".contains($0) })
            ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
        }
        .joined(separator: ",") + "\n"
    }
    return text
  }

  private static func options(_ seed: UInt64) -> CSVOptions {
    var options = CSVOptions()
    options.periodReader = { $0.contains("/") ? .splitYear(2000 + $0.utf8.count) : nil }
    options.keepsDecimals = seed % 2 == 0
    if seed % 3 == 0 { options.typing = .allText }
    return options
  }

  @Test(arguments: UInt64(1)...200)
  func `a table comes back as it was read`(seed: UInt64) throws {
    let source = ByteSource(name: "f.csv", bytes: Array(Self.file(seed).utf8))
    guard let table = try? readCSV(source, options: Self.options(seed)) else { return }
    let bytes = try #require(Snapshot.bytes(of: table))
    var reader = SnapshotReader(bytes)
    let back = try #require(Snapshot.table(&reader))
    #expect(tableText(back) == tableText(table))
    #expect(back.headings == table.headings)
    #expect(back.positions == table.positions)
    #expect(back.units == table.units)
    #expect(back.decimals == table.decimals)
    #expect(back.flags == table.flags)
    #expect(back.report.repairs == table.report.repairs)
    #expect(back.report.markers == table.report.markers)
    #expect(back.report.note == table.report.note)
    for row in 0..<table.frame.rowCount {
      #expect(back.report.fileLine(ofRow: row) == table.report.fileLine(ofRow: row))
    }
    for (one, other) in zip(back.frame.columns, table.frame.columns) {
      #expect(one.type == other.type && one.presence == other.presence)
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `no damage makes it stop the program`(seed: UInt64) throws {
    let source = ByteSource(name: "f.csv", bytes: Array(Self.file(seed).utf8))
    guard let table = try? readCSV(source, options: Self.options(seed)) else { return }
    let bytes = try #require(Snapshot.bytes(of: table))
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8(truncatingIfNeeded: seed &* 37 | 1)
      var reader = SnapshotReader(damaged)
      // What it gives may be wrong: the sum over the bytes is what finds that.
      if let back = Snapshot.table(&reader) { _ = tableText(back) }
      #expect(checksum(damaged[...]) != checksum(bytes[...]))
    }
  }
}
