#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes of known length that can be read at any place: a regular file, an array, or what a file
/// packed with gzip unpacks to.
///
/// Files are read with `pread`, never mapped: a file that shrinks meanwhile is then an error and
/// not a crash. Devices, pipes and folders are refused at once.
public final class ByteSource: Sendable {
  /// What messages call it.
  public let name: String
  /// Length in bytes when it was opened.
  public let byteCount: Int
  /// Where the file lies; nil for bytes at hand and for what was unpacked.
  let path: String?
  private let storage: Storage

  private enum Storage: Sendable {
    case memory([UInt8])
    case file(descriptor: Int32, stamp: Stamp)
    case packed(GzipReader)
  }

  /// What tells whether a file was written to.
  private struct Stamp: Sendable, Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      size = Int(status.st_size)
      #if canImport(Darwin)
        seconds = Int(status.st_mtimespec.tv_sec)
        nanoseconds = Int(status.st_mtimespec.tv_nsec)
      #else
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
      #endif
    }
  }

  /// Bytes at hand: embedded data, tests.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    byteCount = bytes.count
    path = nil
    storage = .memory(bytes)
  }

  /// What a source packed with gzip unpacks to; it is unpacked anew for each reading and never held
  /// as a whole.
  ///
  /// - Throws: `FormatError` when it is damaged, cut short, or unpacks to more than is sensible.
  convenience init(unpacking source: ByteSource) throws(FormatError) {
    let reader = try GzipReader(source)
    self.init(name: source.name, reader)
  }

  private init(name: String, _ reader: GzipReader) {
    self.name = name
    byteCount = reader.byteCount
    path = nil
    storage = .packed(reader)
  }

  /// Opens a regular file.
  ///
  /// - Parameters:
  ///   - path: A regular file, or a link to one.
  ///   - name: What messages call it; the path when nil.
  /// - Throws: `FormatError.cannotOpen`.
  public convenience init(path: String, name: String? = nil) throws(FormatError) {
    try self.init(path: path, name: name, isRemembered: true)
  }

  /// The same, but for files of our own: `isRemembered` says whether it is among the files that are
  /// not written over.
  init(path: String, name: String?, isRemembered: Bool) throws(FormatError) {
    let name = name ?? path
    guard !path.utf8.contains(0) else {
      throw FormatError.cannotOpen(name: name, reason: "no file name holds a NUL")
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw FormatError.cannotOpen(name: name, reason: systemReason(errno))
    }
    // Looked at before opening, since opening a device or a pipe can already do something.
    if let kind = kindThatIsNoFile(status.st_mode) {
      throw FormatError.cannotOpen(name: name, reason: "it is \(kind)")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      throw FormatError.cannotOpen(name: name, reason: systemReason(errno))
    }
    guard fstat(descriptor, &status) == 0, kindThatIsNoFile(status.st_mode) == nil else {
      close(descriptor)
      throw FormatError.cannotOpen(name: name, reason: "it was exchanged while it was opened")
    }
    if isRemembered { FilesRead.remember(path) }
    self.name = name
    self.path = realpath(path, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    }
    byteCount = Int(status.st_size)
    storage = .file(descriptor: descriptor, stamp: Stamp(status))
  }

  /// What tells a file in its present state from any other; nil for bytes at hand.
  var identity: String? {
    guard let path, case .file(_, let stamp) = storage else { return nil }
    return "\(path)\n\(stamp.size) \(stamp.seconds) \(stamp.nanoseconds)"
  }

  deinit {
    if case .file(let descriptor, _) = storage { close(descriptor) }
  }

  /// Fills `target` from `offset`, up to the end of the source.
  ///
  /// - Returns: How many bytes; 0 only at the end.
  /// - Throws: `FormatError.changedWhileRead` when the file ends before its length at opening.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    let wanted = min(target.count, max(0, byteCount - offset))
    guard wanted > 0, let start = target.baseAddress else { return 0 }
    switch storage {
    case .packed(let reader):
      return try reader.read(
        at: offset,
        into: UnsafeMutableRawBufferPointer(rebasing: target[..<wanted])
      )
    case .memory(let bytes):
      // SAFETY: `wanted` bytes from `offset` lie within `bytes`, and `target` holds as many.
      bytes.withUnsafeBytes { source in
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + wanted]))
      }
      return wanted
    case .file(let descriptor, _):
      var done = 0
      while done < wanted {
        let count = pread(descriptor, start + done, wanted - done, off_t(offset + done))
        if count < 0 {
          if errno == EINTR { continue }
          throw FormatError.readFailed(name: name, reason: systemReason(errno))
        }
        guard count > 0 else { throw FormatError.changedWhileRead(name: name) }
        done += count
      }
      return wanted
    }
  }

  /// All bytes, for small files.
  ///
  /// - Throws: `FormatError.tooLarge` above `limit` bytes, and what reading throws.
  public func readAll(limit: Int) throws(FormatError) -> [UInt8] {
    guard byteCount <= limit else {
      throw FormatError.tooLarge(
        name: name,
        line: 1,
        reason: "\(byteCount) bytes are more than the \(limit) that are read"
      )
    }
    if case .memory(let bytes) = storage { return bytes }
    var bytes = [UInt8](repeating: 0, count: byteCount)
    var failure: FormatError?
    bytes.withUnsafeMutableBytes { target in
      do throws(FormatError) {
        _ = try read(at: 0, into: target)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try checkUnchanged()
    return bytes
  }

  /// - Throws: `FormatError.changedWhileRead` when the file was written to since it was opened.
  func checkUnchanged() throws(FormatError) {
    if case .packed(let reader) = storage { return try reader.source.checkUnchanged() }
    guard case .file(let descriptor, let stamp) = storage else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Stamp(status) == stamp else {
      throw FormatError.changedWhileRead(name: name)
    }
  }
}

/// What a thing is that cannot be read as a file, or nil for a regular file.
func kindThatIsNoFile(_ mode: mode_t) -> String? {
  switch mode & S_IFMT {
  case S_IFREG: nil
  case S_IFDIR: "a folder"
  case S_IFIFO: "a pipe"
  case S_IFSOCK: "a socket"
  case S_IFLNK: "a link"
  default: "a device"
  }
}

/// The system's reason in plain words.
func systemReason(_ code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file"
  case EACCES, EPERM: "permission denied"
  case ENOTDIR: "a part of its path is no folder"
  case EISDIR: "it is a folder"
  case ELOOP: "too many links, or a link where none is followed"
  case ENAMETOOLONG: "the name is too long"
  case EMFILE, ENFILE: "too many files are open"
  case EROFS: "the file system is read-only"
  case EIO: "the disk reports an error"
  default: strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
