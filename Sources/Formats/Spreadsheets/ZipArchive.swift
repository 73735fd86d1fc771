import CLibraryLoad
import Frames

/// The members of a zip archive, read one after another and never unpacked to disk.
final class ZipArchive {
  struct Member {
    let name: String
    let index: UInt64
    let packedSize: Int
  }
  let name: String
  private(set) var members: [Member] = []
  private var places: [String: Int] = [:]
  /// The same by paths in lower case; of several the first.
  private var loosePlaces: [String: Int] = [:]
  /// Unpacked so far of all members; a sheet may be asked for again and again.
  private var unpacked = 0
  private let library: cll_zip
  private let archive: cll_zip_archive
  private let bytes: UnsafeMutableRawBufferPointer

  /// As large as the file itself may be, and as many members as it may have.
  static let largest = 1 << 29
  static let mostMembers = 10_000

  init(_ source: ByteSource) throws(FormatError) {
    let library = try Libraries.zip.required(for: source.name)
    guard source.byteCount <= ZipArchive.largest else {
      throw FormatError.refused(
        name: source.name,
        reason: "is larger than the \(ZipArchive.largest >> 20) MB that are read of a spreadsheet"
      )
    }
    // SAFETY: the bytes are allocated for as long as the archive is open, and freed after it.
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: source.byteCount, alignment: 16)
    do throws(FormatError) {
      archive = try ZipArchive.opened(source, bytes, library)
    } catch {
      bytes.deallocate()
      throw error
    }
    self.bytes = bytes
    self.library = library
    name = source.name
    try readDirectory()
  }

  deinit {
    library.discard(archive)
    bytes.deallocate()
  }

  private static func opened(
    _ source: ByteSource,
    _ bytes: UnsafeMutableRawBufferPointer,
    _ library: cll_zip
  ) throws(FormatError) -> cll_zip_archive {
    let damaged = FormatError.refused(
      name: source.name,
      reason: "is damaged or cut short: its list of members cannot be read"
    )
    guard try source.read(at: 0, into: bytes) == bytes.count, let start = bytes.baseAddress,
      let buffer = library.source(start, UInt64(bytes.count), 0, nil)
    else { throw damaged }
    let readOnly: Int32 = 16
    guard let archive = library.open(buffer, readOnly, nil) else {
      library.free_source(buffer)
      throw damaged
    }
    return archive
  }

  private func readDirectory() throws(FormatError) {
    let count = library.count(archive, 0)
    guard count <= ZipArchive.mostMembers else {
      throw FormatError.refused(
        name: name,
        reason: "has \(count) members; more than \(ZipArchive.mostMembers) are no spreadsheet"
      )
    }
    for index in 0..<UInt64(max(0, count)) {
      var status = cll_zip_stat()
      guard library.stat(archive, index, 0, &status) == 0, let start = status.name else {
        throw FormatError.refused(name: name, reason: "is damaged: member \(index + 1) has no name")
      }
      // Some programs write the separator of Windows.
      let path = String(cString: start).replacing(0x5C, with: 0x2F)
      guard status.encryption == 0 else {
        throw FormatError.refused(
          name: name,
          reason: "is protected by a password: save it without one"
        )
      }
      guard places[path] == nil else {
        throw FormatError.refused(name: name, reason: "has two members called \(path)")
      }
      places[path] = members.count
      let lower = path.lowercased()
      if loosePlaces[lower] == nil { loosePlaces[lower] = members.count }
      members.append(
        Member(name: path, index: index, packedSize: Int(clamping: status.packed_size))
      )
    }
  }

  /// A member by its path, which some programs spell in other cases.
  func member(_ path: String) -> Member? {
    (places[path] ?? loosePlaces[path.lowercased()]).map { members[$0] }
  }

  /// Unpacks a member piece by piece.
  ///
  /// - Parameters:
  ///   - member: One of this archive.
  ///   - take: Takes a piece; false stops the reading.
  /// - Throws: `FormatError` when it is damaged, above 1 GB or 200 times its packed size, or when all
  ///   that was unpacked of the archive is above 2 GB.
  func read(
    _ member: Member,
    _ take: (UnsafeRawBufferPointer) throws(FormatError) -> Bool
  ) throws(FormatError) {
    guard let file = library.open_member(archive, member.index, 0) else {
      throw FormatError.refused(
        name: name,
        reason: "is packed in a way that is not known here (\(member.name))"
      )
    }
    defer { _ = library.close_member(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { return }
    var total = 0
    while true {
      if Cancellation.isRequested { throw FormatError.stopped(name: name) }
      let count = library.read(file, start, UInt64(buffer.count))
      guard count >= 0 else {
        throw FormatError.refused(
          name: name,
          reason: "is damaged: \(member.name) cannot be unpacked"
        )
      }
      guard count > 0 else { return }
      total += Int(count)
      unpacked += Int(count)
      guard unpacked <= 2 * GzipReader.largest else {
        throw FormatError.refused(name: name, reason: "unpacks to more than 2 GB in all")
      }
      guard total <= GzipReader.largest else {
        throw FormatError.refused(name: name, reason: "unpacks to more than 1 GB (\(member.name))")
      }
      guard total <= max(GzipReader.harmless, member.packedSize * GzipReader.steepest) else {
        throw FormatError.refused(
          name: name,
          reason: "unpacks to more than \(GzipReader.steepest) times its size (\(member.name)), "
            + "as no sheet does"
        )
      }
      // SAFETY: `count` bytes of the buffer were filled.
      guard try take(UnsafeRawBufferPointer(start: start, count: Int(count))) else { return }
    }
  }

  /// The first bytes of a member.
  func start(of member: Member, _ count: Int) throws(FormatError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(member) { (piece) throws(FormatError) in
      bytes += piece.prefix(count - bytes.count)
      return bytes.count < count
    }
    return bytes
  }
}

extension String {
  fileprivate func replacing(_ old: UInt8, with new: UInt8) -> String {
    guard utf8.contains(old) else { return self }
    return String(decoding: utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
  }
}
