import CLibraryLoad

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is done with the elements of an XML text, one after another; no tree is built.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError)
  func end(_ name: XMLName) throws(FormatError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError)
  /// Whether nothing more of the text is wanted.
  var isDone: Bool { get }
}

extension XMLHandler {
  var isDone: Bool { false }
}

/// The name of an element without its namespace; valid during the call that hands it over.
struct XMLName {
  private let start: UnsafePointer<CChar>

  fileprivate init(_ full: UnsafePointer<CChar>) {
    start = localName(full)
  }

  static func == (name: XMLName, other: StaticString) -> Bool {
    strcmp(name.start, UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }
}

/// Attributes by their names without namespaces; valid during the call that hands them over.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  fileprivate init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.pairs = pairs }

  /// The value of an attribute as it stands.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    let wanted = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    var place = 0
    // SAFETY: names and values alternate up to a NULL in the place of a name.
    while let full = pairs[place], let value = pairs[place + 1] {
      if strcmp(localName(full), wanted) == 0, !isForeign(full) { return value }
      place += 2
    }
    return nil
  }

  subscript(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  func number(_ name: StaticString) -> Int? {
    self[name].flatMap { Int($0) }
  }

  /// Yes, as `1` or `true` say it.
  func flag(_ name: StaticString) -> Bool {
    self[name].map { $0 == "1" || $0 == "true" } ?? false
  }

  /// LibreOffice repeats what it says of a cell in a namespace of its own.
  private func isForeign(_ full: UnsafePointer<CChar>) -> Bool {
    strstr(full, ":calcext:") != nil
  }
}

/// Between a namespace and a name; no XML text can hold it.
private let nameSeparator: CChar = 0x1F

private func localName(_ full: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
  guard let separator = strrchr(full, Int32(nameSeparator)) else { return full }
  return UnsafePointer(separator) + 1
}

/// Reads a member of an archive as XML.
///
/// A document type is refused, and with it every entity but the five of XML itself: nothing is
/// expanded and nothing outside is read.
func readXML(
  _ member: ZipArchive.Member,
  in archive: ZipArchive,
  _ handler: any XMLHandler
) throws(FormatError) {
  let library = try Libraries.expat.required(for: archive.name)
  guard let parser = library.create(nil, nameSeparator) else {
    throw FormatError.refused(name: archive.name, reason: "cannot be read: no memory for it")
  }
  defer { library.free(parser) }
  let reading = XMLReading(handler, parser, library, "\(member.name) in \(archive.name)")
  // SAFETY: the parser calls back only within `parse`, while `reading` is alive.
  library.set_user_data(parser, Unmanaged.passUnretained(reading).toOpaque())
  library.set_element_handlers(
    parser,
    { reading, name, attributes in
      withReading(reading) { (reading) throws(FormatError) in
        try reading.enter()
        try reading.handler.start(XMLName(name), XMLAttributes(attributes))
      }
    },
    { reading, name in
      withReading(reading) { (reading) throws(FormatError) in
        reading.depth -= 1
        try reading.handler.end(XMLName(name))
      }
    }
  )
  library.set_text_handler(parser) { reading, text, count in
    withReading(reading) { (reading) throws(FormatError) in
      let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      try reading.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }
  library.set_doctype_handler(parser) { reading, _, _, _, _ in
    withReading(reading) { (reading) throws(FormatError) in
      throw FormatError.refused(
        name: reading.name,
        reason: "declares a document type, which no spreadsheet does; it is not read"
      )
    }
  }
  func parse(_ piece: UnsafeRawBufferPointer?, isLast: Bool) throws(FormatError) {
    let start = piece?.baseAddress?.assumingMemoryBound(to: CChar.self)
    let isRead = withExtendedLifetime(reading) {
      start.map { library.parse(parser, $0, Int32(piece?.count ?? 0), isLast ? 1 : 0) == 1 }
        ?? "".withCString { library.parse(parser, $0, 0, isLast ? 1 : 0) == 1 }
    }
    if let failure = reading.failure { throw failure }
    guard !isRead else { return }
    let reason = library.error_text(library.error(parser)).map { String(cString: $0) } ?? "damaged"
    throw FormatError.refused(
      name: reading.name,
      reason: "is no sound XML: line \(library.line(parser)), \(reason)"
    )
  }
  try archive.read(member) { (piece) throws(FormatError) in
    try parse(piece, isLast: false)
    return !handler.isDone
  }
  if !handler.isDone { try parse(nil, isLast: true) }
}

/// What the callbacks of one parser share.
private final class XMLReading {
  let handler: any XMLHandler
  let parser: cll_xml_parser
  let library: cll_expat
  let name: String
  var depth = 0
  var failure: FormatError?

  init(
    _ handler: any XMLHandler,
    _ parser: cll_xml_parser,
    _ library: cll_expat,
    _ name: String
  ) {
    self.handler = handler
    self.parser = parser
    self.library = library
    self.name = name
  }

  func enter() throws(FormatError) {
    depth += 1
    guard depth <= 256 else {
      throw FormatError.refused(name: name, reason: "has elements more than 256 deep")
    }
  }
}

private func withReading(
  _ pointer: UnsafeMutableRawPointer?,
  _ body: (XMLReading) throws(FormatError) -> Void
) {
  guard let pointer else { return }
  let reading = Unmanaged<XMLReading>.fromOpaque(pointer).takeUnretainedValue()
  // The parser may call back once more after it was told to stop.
  guard reading.failure == nil else { return }
  do throws(FormatError) {
    try body(reading)
  } catch {
    reading.failure = error
    _ = reading.library.stop(reading.parser, 0)
  }
}
