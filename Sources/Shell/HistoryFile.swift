#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Records as lines of JSON in a file that only its owner may read, shared by sessions.
nonisolated struct HistoryFile: Sendable {
  let path: String

  /// Of a larger file only the end is read.
  static let mostBytesRead = 16 << 20

  /// Makes the folders and the file if they are missing, and sees whether it can be written.
  func prepare() throws(HistoryError) {
    for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") {
      let folder = String(path[..<end])
      if folder.isEmpty || mkdir(folder, 0o700) == 0 { continue }
      // Existing folders of other owners and read-only places answer in several ways; the file
      // itself tells in the end whether that matters.
    }
    close(try open())
  }

  /// The newest records, oldest first.
  ///
  /// Lines that are no records are skipped.
  func newest(_ most: Int) throws(HistoryError) -> [HistoryRecord] {
    let descriptor = try open()
    defer { close(descriptor) }
    let bytes = try end(of: descriptor)
    var result: [HistoryRecord] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      guard result.count < most else { break }
      if let record = HistoryRecord(line: line) { result.append(record) }
    }
    return result.reversed()
  }

  /// Adds one record in one write under a lock, so that sessions never mix their lines.
  func append(_ record: HistoryRecord) throws(HistoryError) {
    let descriptor = try open()
    defer { close(descriptor) }
    try lock(descriptor)
    defer { flock(descriptor, LOCK_UN) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw HistoryError(path: path, code: errno) }
    var line = Array(record.line.utf8)
    var last = UInt8(ascii: "\n")
    // A line torn by a crash must not swallow this one.
    if facts.st_size > 0, pread(descriptor, &last, 1, facts.st_size - 1) == 1,
      last != UInt8(ascii: "\n")
    {
      line.insert(UInt8(ascii: "\n"), at: 0)
    }
    let written = write(descriptor, line, line.count)
    let code = errno
    guard written < line.count else { return }
    // Half a line is taken back: the disk is full.
    _ = ftruncate(descriptor, facts.st_size)
    throw HistoryError(path: path, code: written < 0 ? code : ENOSPC)
  }

  private func open() throws(HistoryError) -> Int32 {
    // Not blocking, in case the name is a pipe's.
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, flags, 0o600)
    #else
      let descriptor = Darwin.open(path, flags, 0o600)
    #endif
    guard descriptor >= 0 else { throw HistoryError(path: path, code: errno) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw HistoryError(path: path, reason: "not a regular file")
    }
    if facts.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  /// Waits up to half a second for the lock: a session stopped while holding it must not stop all.
  private func lock(_ descriptor: Int32) throws(HistoryError) {
    for _ in 0..<50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw HistoryError(path: path, code: errno)
      }
      usleep(10_000)
    }
    throw HistoryError(path: path, reason: "locked by another session")
  }

  private func end(of descriptor: Int32) throws(HistoryError) -> ArraySlice<UInt8> {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw HistoryError(path: path, code: errno) }
    let size = Int(facts.st_size)
    let start = max(0, size - Self.mostBytesRead)
    var bytes = [UInt8](repeating: 0, count: size - start)
    var filled = 0
    while filled < bytes.count {
      let wanted = bytes.count - filled
      let count = bytes.withUnsafeMutableBytes { buffer in
        // SAFETY: `filled < buffer.count`, and at most the rest of the buffer is filled.
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), wanted, off_t(start + filled))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw HistoryError(path: path, code: errno)
      }
      if count == 0 { break }
      filled += count
    }
    let read = bytes[..<filled]
    guard start > 0 else { return read }
    return read.drop { $0 != UInt8(ascii: "\n") }
  }
}
