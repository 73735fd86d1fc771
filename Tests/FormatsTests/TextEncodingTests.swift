import TestFiles
import Testing

@testable import Formats

private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
  let mark: [UInt8] = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
  return mark
    + text.utf16.flatMap { unit in
      littleEndian
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
}

@Suite struct TextEncodingTests {
  @Test(arguments: [true, false])
  func `UTF-16 with a mark is decoded and told`(_ littleEndian: Bool) throws {
    let bytes = utf16("name,v\nŁódź 𝒳,1\n", littleEndian: littleEndian)
    #expect(outcome(bytes) == "name:t,v:n|Łódź 𝒳,1")
    let table = try readCSV(ByteSource(name: "f.csv", bytes: bytes))
    #expect(table.report.hasByteOrderMark)
    #expect(table.report.repairs.contains { $0.contains("UTF-16") })
  }

  @Test func `half a character of UTF-16 is refused`() {
    var bytes = utf16("name,v\nx,1\ny", littleEndian: true)
    bytes += [0x00, 0xD8]
    #expect(outcome(bytes).contains("the file ends inside a character"))
    #expect(outcome(bytes + [0x41, 0x00]).contains("half a character of UTF-16"))
    #expect(outcome(bytes.dropLast(1)).contains("inside a character"))
  }

  @Test func `Windows-1252 is decoded and told`() throws {
    let bytes = Array("name,v\n".utf8) + [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94, 0x2C, 0x31, 0x0A]
    #expect(outcome(bytes) == "name:t,v:n|“café”,1")
    let table = try readCSV(ByteSource(name: "f.csv", bytes: bytes))
    #expect(table.report.encoding == .windows1252)
    #expect(table.report.repairs.contains("read as Windows-1252"))
  }

  @Test func `a byte that is neither is refused with its place`() {
    let bytes = Array("name,v\nx,1\ncaf".utf8) + [0x81, 0x2C, 0x31, 0x0A]
    #expect(
      outcome(bytes)
        == "!f.csv, line 3, character 4: the bytes here are no UTF-8 character, "
        + "and the file is not Windows-1252 either"
    )
  }

  @Test func `a damaged UTF-8 file is not read as something else`() {
    let bytes = Array("name,v\nŁódź,1\nKöln,2\n".utf8) + [0xE9, 0x2C, 0x31, 0x0A]
    #expect(outcome(bytes).hasPrefix("!f.csv, line 4, character 1: the bytes here are no UTF-8"))
  }

  @Test func `UTF-8 after a mark stays UTF-8`() {
    #expect(outcome([0xEF, 0xBB, 0xBF] + Array("a,b\n1,".utf8) + [0xE9, 0x0A]).hasPrefix("!"))
  }

  @Test func `NUL is refused with its place`() {
    #expect(
      outcome(Array("a,b\n1,x\0y\n".utf8))
        == "!f.csv, line 2, character 4: a NUL character, which no text holds"
    )
  }

  @Test(arguments: [64, 65, 66, 67, 127])
  func `characters across blocks stay whole`(_ size: Int) throws {
    let row = "Łódź–𝒳€ÿ,1\n"
    let text = "name,v\n" + String(repeating: row, count: 200)
    for bytes in [Array(text.utf8), utf16(text, littleEndian: true)] {
      let source = ByteSource(name: "f.csv", bytes: bytes)
      let table = try readCSV(source, options: CSVOptions(), blockSize: size)
      #expect(tableText(table) == "name:t,v:n" + String(repeating: "|Łódź–𝒳€ÿ,1", count: 200))
    }
  }

  @Test func `the check of UTF-8 agrees with the standard library`() {
    var numbers = SeededNumbers(7)
    let pieces: [[UInt8]] = [
      [0x41], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xC0, 0x80],
      [0xED, 0xA0],
      [0xF4, 0x90], [0x80], [0xFF], [0xE0, 0x80, 0x80], [0xEF, 0xBF, 0xBD], [0xF0, 0x80],
      [0xE2, 0x82],
    ]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<8, using: &numbers)).flatMap { _ in
        pieces.randomElement(using: &numbers) ?? []
      }
      var checker = UTF8Checker()
      let bad = bytes.withUnsafeBytes { checker.firstInvalid($0) }
      #expect(
        (bad == nil && !checker.isInside) == (String(validating: bytes, as: UTF8.self) != nil)
      )
    }
  }
}
