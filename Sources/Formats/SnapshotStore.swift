import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Copies of files that were read, in columns, in a folder of the user's own (`--snapshot`).
///
/// A copy stands for its file while path, size and time of change are the same and nothing in the
/// copy is damaged; else the file itself is read. Copies are written when asked for, which is after
/// the answers, each to a temporary name first, readable by its owner alone.
public final class SnapshotStore: Sendable {
  /// Where the files of the present task are copied to; nil for not at all.
  @TaskLocal public static var current: SnapshotStore?

  private let folder: String
  private let version: String
  private let waiting = Mutex<[(path: String, bytes: [UInt8])]>([])

  /// - Parameters:
  ///   - folder: Where the copies lie; made when the first is written.
  ///   - version: Of the program: another one reads the files anew.
  public init(folder: String, version: String) {
    self.folder = folder
    self.version = version
  }

  private static let magic = "cvq snapshot 1"

  /// The copy of a table, if it is there and whole.
  func table(of source: ByteSource, _ purpose: String) -> CSVTable? {
    guard let identity = source.identity else { return nil }
    let key = key(identity, purpose)
    guard let file = try? ByteSource(path: path(of: source, purpose)),
      let bytes = try? file.readAll(limit: 8 << 30)
    else { return nil }
    var reader = SnapshotReader(bytes)
    guard reader.text() == Self.magic, reader.text() == key, let sum = reader.number(),
      let length = reader.number(), length >= 0, length <= bytes.count
    else { return nil }
    let start = bytes.count - length
    guard checksum(bytes[start...]) == sum else { return nil }
    var body = SnapshotReader(bytes, from: start)
    return Snapshot.table(&body)
  }

  /// Has a copy of a table written later.
  func keep(_ table: CSVTable, of source: ByteSource, _ purpose: String) {
    guard let identity = source.identity, let body = Snapshot.bytes(of: table) else { return }
    var writer = SnapshotWriter()
    writer.put(Self.magic)
    writer.put(key(identity, purpose))
    writer.put(checksum(body[...]))
    writer.put(body.count)
    let entry = (path(of: source, purpose), writer.bytes + body)
    waiting.withLock { $0.append(entry) }
  }

  /// Writes the copies that wait.
  ///
  /// - Throws: `FormatError.cannotWrite`; the copies are then given up.
  public func write() throws(FormatError) {
    let entries = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    guard !entries.isEmpty else { return }
    try makeFolder()
    for entry in entries { try write(entry.bytes, to: entry.path) }
  }

  private func key(_ identity: String, _ purpose: String) -> String {
    "\(version)\n\(identity)\n\(purpose)"
  }

  private func path(of source: ByteSource, _ purpose: String) -> String {
    let name = checksum(Array("\(source.path ?? "")\n\(purpose)".utf8)[...])
    return folder + "/" + String(UInt64(bitPattern: Int64(name)), radix: 16) + ".snapshot"
  }

  private func makeFolder() throws(FormatError) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST {
        throw .cannotWrite(name: folder, reason: systemReason(errno))
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FormatError) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotWrite(name: temporary, reason: systemReason(errno))
    }
    var written = 0
    var reason: String?
    while written < bytes.count, reason == nil {
      // SAFETY: the pointer covers the bytes from `written` on, and no more are asked for.
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #else
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { reason = systemReason(errno) } else { written += count }
    }
    if close(descriptor) != 0, reason == nil { reason = systemReason(errno) }
    if reason == nil, rename(temporary, path) != 0 { reason = systemReason(errno) }
    guard let reason else { return }
    unlink(temporary)
    throw .cannotWrite(name: path, reason: reason)
  }
}
