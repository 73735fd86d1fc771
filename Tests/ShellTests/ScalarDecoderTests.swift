import Testing

@testable import Shell

/// Decodes bytes that come in blocks of a size, as a terminal might send them.
private func decoded(_ bytes: [UInt8], blocksOf size: Int) -> String {
  var decoder = ScalarDecoder()
  var result = String.UnicodeScalarView()
  var rest = bytes[...]
  while !rest.isEmpty {
    decoder.append(rest.prefix(size))
    rest = rest.dropFirst(size)
    while let scalar = decoder.next() { result.append(scalar) }
  }
  while let scalar = decoder.next(isFinal: true) { result.append(scalar) }
  return String(result)
}

struct ScalarDecoderTests {
  @Test(arguments: 1...5)
  func `scalars survive any cut between blocks`(size: Int) {
    let text = "aé中\u{10FFFF}e\u{301}\u{0}…"
    #expect(Array(decoded(Array(text.utf8), blocksOf: size).utf8) == Array(text.utf8))
  }

  // The standard library decodes by the same recommendation of the Unicode Standard.
  @Test func `ill-formed bytes are replaced as the standard library does`() {
    var state: UInt64 = 20_201_105
    let alphabet: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xA9, 0xE0, 0x9F, 0xED, 0xA0, 0xE4, 0xB8, 0xAD, 0xF0, 0x90,
      0xF4,
      0x8F, 0x90, 0xF5, 0xFF,
    ]
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let expected = String(decoding: bytes, as: UTF8.self)
      for size in [1, 3, 8] {
        let found = decoded(bytes, blocksOf: size)
        #expect(
          Array(found.unicodeScalars) == Array(expected.unicodeScalars),
          "bytes \(bytes), blocks of \(size)"
        )
      }
    }
  }

  @Test func `an unfinished sequence waits`() {
    var decoder = ScalarDecoder()
    decoder.append([0xE4, 0xB8])
    #expect(decoder.next() == nil)
    #expect(!decoder.isEmpty)
    decoder.append([0xAD])
    #expect(decoder.next() == "中")
    #expect(decoder.isEmpty)
  }
}
