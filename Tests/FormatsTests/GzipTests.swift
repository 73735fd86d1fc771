import Frames
import TestFiles
import Testing

@testable import Formats

@Suite(.enabled(if: Present.zlib, "zlib is not on this machine"))
struct GzipTests {
  private func packed(_ text: String) throws -> [UInt8] {
    try #require(gzipBytes(Array(text.utf8)))
  }

  @Test func `a packed table reads as it does unpacked`() throws {
    let text = "place,period,rate\nLeeds,2019/20,1.5\nYork,2020/21,*\n"
    #expect(tableOutcome(try packed(text)) == tableOutcome(Array(text.utf8)))
    #expect(
      tableOutcome(try packed(text))
        == "place:t,period:p,rate:n|Leeds,P2019/20,1.5|York,P2020/21,<c>"
    )
    #expect(tableOutcome(try packed("{\"a\":1}\n{\"a\":2}")) == "a:n|1|2")
  }

  @Test func `a packed file of many blocks is whole`() throws {
    let rows = (0..<60_000).map { "place \($0),\($0 % 7),\($0).5" }
    let text = "place,n,rate\n" + rows.joined(separator: "\n") + "\n"
    let source = ByteSource(name: "f", bytes: try packed(text))
    let table = try readTable(source).table
    #expect(table.frame.rowCount == 60_000)
    guard case .number(let rates) = table.frame.columns[2] else {
      Issue.record("no numbers")
      return
    }
    #expect((0..<60_000).allSatisfy { rates.raw($0) == Double($0) + 0.5 })
  }

  @Test func `a column that turns to text late is read again from the start`() throws {
    let text = "a,b\n" + (0..<30_000).map { "\($0)0,1" }.joined(separator: "\n") + "\nend,1\n"
    let table = try readTable(ByteSource(name: "f", bytes: try packed(text))).table
    guard case .text(let column) = table.frame.columns[0] else {
      Issue.record("no text")
      return
    }
    #expect(column[0] == "00" && column[29_999] == "299990" && column[30_000] == "end")
  }

  @Test func `members after one another are one text, and zeros at the end are none`() throws {
    let both = try packed("a,b\n1,2\n") + packed("3,4\n") + [0, 0, 0]
    #expect(tableOutcome(both) == "a:n,b:n|1,2|3,4")
  }

  @Test func `places are read in any order`() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let source = try ByteSource(unpacking: ByteSource(name: "f", bytes: #require(gzipBytes(bytes))))
    #expect(source.byteCount == bytes.count)
    for (offset, count) in [(200_000, 1000), (10, 70_000), (10, 5), (299_990, 100), (300_000, 1)] {
      var target = [UInt8](repeating: 0, count: count)
      let read = try target.withUnsafeMutableBytesTyped { (buffer) throws(FormatError) in
        try source.read(at: offset, into: buffer)
      }
      let end = min(bytes.count, offset + count)
      #expect(target[..<read] == bytes[offset..<end][...])
    }
  }

  @Test func `a cut, damaged or continued file is refused`() throws {
    let whole = try packed("place,rate\n" + String(repeating: "Leeds,1.5\nYork,2.25\n", count: 50))
    for length in 3..<whole.count {
      #expect(
        tableOutcome(Array(whole[..<length])) == "!f is cut short: it ends inside its packed bytes",
        "\(length)"
      )
    }
    var damaged = whole
    damaged[whole.count / 2] ^= 0x55
    #expect(tableOutcome(damaged).contains("f is damaged"))
    #expect(tableOutcome(whole + [1]) == "!f holds something else after its packed bytes")
    var sum = whole
    sum[whole.count - 6] ^= 1
    #expect(tableOutcome(sum) == "!f is damaged: it cannot be unpacked")
  }

  @Test func `a bomb is refused by its ratio`() throws {
    let bomb = try #require(gzipBytes([UInt8](repeating: 0x20, count: 8 << 20)))
    #expect(tableOutcome(bomb) == "!f unpacks to more than 200 times its size, as no table does")
  }

  @Test func `what is packed twice is refused`() throws {
    let twice = try #require(gzipBytes(try packed("a,b\n1,2\n")))
    #expect(tableOutcome(twice).contains("is packed twice"))
  }
}

@Suite struct SystemLibraryTests {
  @Test func `a library that is absent is one message with what installs it`() {
    let absent = SystemLibrary(
      title: "libnothing",
      files: ["libnothing-at-all.so.9"],
      package: "libnothing9",
      formula: "nothing"
    )
    let bound = absent.bound({ _ in UnsafePointer<Int>?.none }, isKnown: { _ in true })
    do throws(FormatError) {
      _ = try bound.required(for: "a.xlsx")
      Issue.record("it is there")
    } catch {
      #expect(
        error.message.hasPrefix(
          "a.xlsx needs the library libnothing, which is not on this machine:  "
        )
      )
      #expect(error.message.contains("install"))
      #expect(error.isOpeningFailure)
    }
  }

  @Test func `a version that is not known is not used`() {
    let number = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    number.initialize(to: 9)
    defer { number.deallocate() }
    let bound = SystemLibrary.zip.bound({ _ in UnsafePointer(number) }, isKnown: { $0 == 1 })
    #expect(bound.functions == nil)
    do throws(FormatError) {
      _ = try bound.required(for: "a.xlsx")
    } catch {
      #expect(error.message.contains("whose version here is not one that is known"))
    }
  }

  @Test func `no library is bound under a name that is none`() {
    #expect(SystemLibrary.zlib.files.count > 1)
    let none = SystemLibrary(title: "zlib", files: ["libc.so.6"], package: "x", formula: "x")
    // A library without the functions is as good as none.
    #expect(none.bound(cllZlib, isKnown: { _ in true }).functions == nil)
  }
}
