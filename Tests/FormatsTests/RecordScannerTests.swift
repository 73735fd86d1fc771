import Frames
import TestFiles
import Testing

@testable import Formats

/// A reader of fifty lines that looks at one byte at a time; nil where the fast one must refuse.
private func plainRecords(_ text: [UInt8], separator: UInt8) -> [[String]]? {
  var records: [[String]] = []
  var cells: [String] = []
  var cell: [UInt8] = []
  var at = 0
  var isAtCellStart = true
  func finishCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell = []
    isAtCellStart = true
  }
  while at < text.count {
    let byte = text[at]
    if isAtCellStart, byte == 0x22 {
      at += 1
      while true {
        guard at < text.count else { return nil }
        if text[at] == 0x22 {
          guard at + 1 < text.count, text[at + 1] == 0x22 else { break }
          at += 1
        }
        cell.append(text[at])
        at += 1
      }
      at += 1
      if at < text.count, text[at] != separator, text[at] != 0x0A, text[at] != 0x0D { return nil }
      isAtCellStart = false
      continue
    }
    at += 1
    if byte == separator {
      finishCell()
    } else if byte == 0x0A || byte == 0x0D {
      if byte == 0x0D, at < text.count, text[at] == 0x0A { at += 1 }
      finishCell()
      records.append(cells)
      cells = []
    } else {
      cell.append(byte)
      isAtCellStart = false
    }
  }
  if !cells.isEmpty || !cell.isEmpty || !isAtCellStart || text.last == separator {
    finishCell()
    records.append(cells)
  }
  return records
}

private func fastRecords(_ text: [UInt8], separator: UInt8) -> [[String]]? {
  let padded = text + [UInt8](repeating: 0x0A, count: RecordScanner.padding)
  let scanner = RecordScanner(separator: separator)
  return padded.withUnsafeBufferPointer { buffer -> [[String]]? in
    guard let base = buffer.baseAddress else { return nil }
    let cells = UnsafeMutablePointer<CellSpan>.allocate(capacity: text.count + 1)
    defer { cells.deallocate() }
    var records: [[String]] = []
    var at = 0
    while at < text.count {
      let record = scanner.scan(
        base,
        from: at,
        to: text.count,
        isLast: true,
        cells: cells,
        room: text.count + 1
      )
      guard case .whole = record.ending else { return nil }
      let quoted = (0..<record.cellCount).map { cells[$0] }.filter(\.isQuoted)
      #expect(
        record.innerBreaks
          == quoted.reduce(0) { $0 + lineBreaks(base, $1.start, $1.start + $1.length) }
      )
      records.append(
        (0..<record.cellCount).map {
          String(decoding: cellBytes(base, cells[$0]), as: UTF8.self)
        }
      )
      at = record.next
    }
    return records
  }
}

@Suite struct RecordScannerTests {
  @Test func `eight bytes a step find what one byte a step finds`() {
    var numbers = SeededNumbers(3)
    let pieces: [[UInt8]] = [
      [0x2C], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x22], [0x22, 0x22], [0x61], [0x2D, 0x21],
      Array("longer than eight".utf8), [0x0B], [0x23], [0xC3, 0xA9], [0x2D], [0x0C], [0x8A], [0xAC],
      Array("\"x, y\"".utf8),
    ]
    var refused = 0
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 1..<14, using: &numbers)).flatMap { _ in
        pieces.randomElement(using: &numbers) ?? []
      }
      let plain = plainRecords(text, separator: 0x2C)
      #expect(fastRecords(text, separator: 0x2C) == plain, "\(text)")
      if plain == nil { refused += 1 }
    }
    #expect(refused > 100 && refused < 3000)
  }
}
