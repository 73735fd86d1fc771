import Frames

/// Reads one JSON value, by RFC 8259 and no more: no comments, no trailing commas, no repeated
/// names, no half characters, no numbers beyond a double.
///
/// - Parameters:
///   - bytes: The whole text, in UTF-8.
///   - depth: How deep arrays and objects may lie in one another.
///   - leavingOut: Members of this name are read over and not kept; repeated names inside them
///     are not looked for.
/// - Returns: The value, members in their order.
/// - Throws: `JSONError` with the place.
public func readJSON(
  _ bytes: [UInt8],
  depth: Int = 128,
  leavingOut: String? = nil
) throws(JSONError) -> JSONValue {
  var reader = JSONReader(bytes, depth: depth, leavingOut: leavingOut)
  return try reader.readDocument()
}

/// A place in a JSON text, and what can be read from there on.
struct JSONReader {
  private let bytes: [UInt8]
  private let depthLimit: Int
  private let leftOut: String?
  var at = 0

  init(_ bytes: [UInt8], depth: Int, leavingOut: String? = nil) {
    self.bytes = bytes
    depthLimit = depth
    leftOut = leavingOut
  }

  mutating func readDocument() throws(JSONError) -> JSONValue {
    try startDocument()
    let value = try readValue(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw error("something follows the value") }
    return value
  }

  /// Goes to the first value; the text is UTF-8 from here on.
  mutating func startDocument() throws(JSONError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var checker = UTF8Checker()
    let bad = bytes.withUnsafeBytes { checker.firstInvalid($0) }
    if let bad { throw error("the bytes here are no UTF-8 character", at: bad) }
    if checker.isInside { throw error("the text ends inside a character", at: bytes.count) }
    skipSpace()
  }

  var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// Goes on to the next line that holds something; what follows a row stands on another line.
  mutating func skipLineEnd() throws(JSONError) {
    let start = at
    skipSpace()
    guard next == nil || bytes[start..<at].contains(0x0A) || bytes[start..<at].contains(0x0D) else {
      throw error("something follows the row on its line")
    }
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= depthLimit else {
      throw error("arrays and objects lie more than \(depthLimit) deep")
    }
    guard let byte = next else { throw error("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try readNumber()
    default: throw error("no value starts like this")
    }
  }

  mutating func readWord(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[at...].starts(with: word.utf8) else { throw error("no value starts like this") }
    at += word.utf8.count
    return value
  }

  private mutating func readObject(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is expected") }
      let place = at
      let name = try readString()
      // Few names are compared one by one, many through a table.
      let isRepeated: Bool
      if members.count < 16 {
        isRepeated = members.contains { $0.name == name }
      } else {
        if names.isEmpty { names = Set(members.map(\.name)) }
        isRepeated = !names.insert(name).inserted
      }
      guard !isRepeated else {
        throw error("the name \"\(name)\" stands twice in one object", at: place)
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw error("a colon is expected after a name") }
      at += 1
      skipSpace()
      if name == leftOut {
        try skipValue(depth: depth + 1)
      } else {
        members.append(JSONValue.Member(name, try readValue(depth: depth + 1)))
      }
      skipSpace()
      if next == UInt8(ascii: ",") {
        at += 1
      } else if next == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      } else {
        throw error("a comma or '}' is expected")
      }
    }
  }

  private mutating func readArray(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      skipSpace()
      values.append(try readValue(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: ",") {
        at += 1
      } else if next == UInt8(ascii: "]") {
        at += 1
        return .array(values)
      } else {
        throw error("a comma or ']' is expected")
      }
    }
  }

  /// Reads over a value, which must be one.
  private mutating func skipValue(depth: Int) throws(JSONError) {
    guard depth <= depthLimit, let byte = next else {
      _ = try readValue(depth: depth)
      return
    }
    switch byte {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "["): try skipItems(until: UInt8(ascii: "]"), depth: depth, isObject: false)
    case UInt8(ascii: "{"): try skipItems(until: UInt8(ascii: "}"), depth: depth, isObject: true)
    default: _ = try readValue(depth: depth)
    }
  }

  private mutating func skipItems(until end: UInt8, depth: Int, isObject: Bool) throws(JSONError) {
    at += 1
    skipSpace()
    if next == end {
      at += 1
      return
    }
    while true {
      skipSpace()
      if isObject {
        guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is expected") }
        try skipString()
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw error("a colon is expected after a name") }
        at += 1
        skipSpace()
      }
      try skipValue(depth: depth + 1)
      skipSpace()
      guard next == UInt8(ascii: ",") || next == end else {
        throw error("a comma or '\(isObject ? "}" : "]")' is expected")
      }
      at += 1
      if bytes[at - 1] == end { return }
    }
  }

  private mutating func skipString() throws(JSONError) {
    let opened = at
    at += 1
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      at += 1
    }
    if next == UInt8(ascii: "\"") {
      at += 1
    } else {
      at = opened
      _ = try readString()
    }
  }

  private mutating func readString() throws(JSONError) -> String {
    var text: [UInt8] = []
    try readText(into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the bytes of a string.
  mutating func readText(into text: inout [UInt8]) throws(JSONError) {
    let opened = at
    at += 1
    // Most texts hold no escape and are taken as they stand.
    let start = at
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      at += 1
    }
    text += bytes[start..<at]
    if next == UInt8(ascii: "\"") {
      at += 1
      return
    }
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      case 0..<0x20: throw error("a control character must be written as an escape")
      default:
        text.append(byte)
        at += 1
      }
    }
    throw error("the quotation mark that opens here is never closed", at: opened)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    let place = at
    at += 1
    guard let letter = next else { throw error("the text ends inside an escape") }
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try readHexadecimal(place)
      if code & 0xFC00 == 0xD800, bytes[at...].starts(with: [0x5C, 0x75]) {
        at += 2
        let low = try readHexadecimal(place)
        guard low & 0xFC00 == 0xDC00 else { throw error("half a character", at: place) }
        code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half a character", at: place) }
      text += String(scalar).utf8
    default: throw error("there is no such escape", at: place)
    }
  }

  private mutating func readHexadecimal(_ place: Int) throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are expected", at: place)
      }
      code = code << 4 | UInt32(digit)
      at += 1
    }
    return code
  }

  private mutating func readNumber() throws(JSONError) -> JSONValue {
    let start = at
    let text = String(decoding: try readNumberText(), as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw error("the number is too large", at: start)
    }
    return .number(value)
  }

  /// The digits of a number as they stand.
  mutating func readNumberText() throws(JSONError) -> ArraySlice<UInt8> {
    let start = at
    guard let first = next, first == UInt8(ascii: "-") || isDigit(first) else {
      throw error(
        next == nil ? "the text ends where a value is expected" : "no value starts like this"
      )
    }
    if first == UInt8(ascii: "-") { at += 1 }
    let digits = at
    try skipDigits()
    if bytes[digits] == UInt8(ascii: "0"), at - digits > 1 {
      throw error("a number does not start with 0", at: digits)
    }
    var isSmall = at - digits < 300
    if next == UInt8(ascii: ".") {
      at += 1
      try skipDigits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { at += 1 }
      try skipDigits()
      isSmall = false
    }
    guard isSmall || Double(String(decoding: bytes[start..<at], as: UTF8.self))?.isFinite == true
    else { throw error("the number is too large", at: start) }
    return bytes[start..<at]
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = at
    while let byte = next, isDigit(byte) { at += 1 }
    guard at > start else { throw error("a digit is expected") }
  }

  func error(_ reason: String, at place: Int? = nil) -> JSONError {
    let offset = min(place ?? at, bytes.count)
    var line = 1
    var character = 1
    for byte in bytes[..<offset] {
      if byte == 0x0A {
        line += 1
        character = 1
      } else if byte & 0xC0 != 0x80 {
        character += 1
      }
    }
    return JSONError(reason: reason, line: line, character: character, offset: offset)
  }
}
