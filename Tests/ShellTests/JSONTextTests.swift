import Testing

@testable import Shell

struct JSONTextTests {
  @Test(arguments: ["", "get \"a\" | b", "a\nb\tc\\d/", "\u{0}\u{1B}\u{7F}\u{9B}", "é中\u{10FFFF}"])
  func `a string is one line and comes back`(text: String) {
    let written = jsonString(text)
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 })
    let read = flatJSONObject(Array("{\"t\": \(written)}".utf8))
    #expect(read == ["t": .text(text)])
  }

  @Test func `escapes of other writers are read`() {
    let read = flatJSONObject(
      Array(
        #" { "a" : "\u00e9\ud83d\ude00\/\b\r" , "n":-1.5e3,"z":null,"y":true,"f":false } "#.utf8
      )
    )
    #expect(
      read == [
        "a": .text("é😀/\u{8}\r"), "n": .other, "z": .other, "y": .flag(true), "f": .flag(false),
      ]
    )
    #expect(flatJSONObject(Array("{}".utf8)) == [:])
  }

  @Test(arguments: [
    "", "{", "[]", "{}x", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":"b}"#, #"{"a":"\ud83d"}"#,
    #"{"a":"\u12"}"#, #"{"a":"\x"}"#, #"{"a":{}}"#, #"{"a":tru}"#, "{\"a\":\"\n\"}", #"{"a":"\"#,
  ])
  func `anything else is no record and no trap`(line: String) {
    #expect(flatJSONObject(Array(line.utf8)) == nil)
  }

  @Test func `ill-formed UTF-8 is refused`() {
    #expect(flatJSONObject(Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8)) == nil)
  }
}
