#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, brought to the disk, renamed.
///
/// A link is never followed and a file that something else planted never written to. Left-over
/// temporaries of runs that were killed are swept when the same file is next written.
public struct AtomicFile: ~Copyable {
  private let name: String
  private let target: String
  private let temporary: String
  private let folder: Int32
  private let descriptor: Int32
  private var isPending = true

  /// - Parameters:
  ///   - path: Where the file will be.
  ///   - name: What messages call it; the path when nil.
  /// - Throws: `FormatError.cannotWrite`, also when the path is a link or no regular file.
  public init(path: String, name: String? = nil) throws(FormatError) {
    let name = name ?? path
    func refused(_ reason: String) -> FormatError { .cannotWrite(name: name, reason: reason) }
    guard !path.utf8.contains(0), !path.isEmpty else { throw refused("no file is called so") }
    let parts = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folderPath = parts.map { String(path[...$0]) } ?? "."
    let target = parts.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    guard !target.isEmpty, target != ".", target != ".." else { throw refused("it is a folder") }
    let folder = open(folderPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      throw refused(
        errno == ENOENT ? "the folder \(folderPath) does not exist" : systemReason(errno)
      )
    }
    var mode: mode_t = 0o644
    var status = stat()
    if fstatat(folder, target, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      if let kind = kindThatIsNoFile(status.st_mode) {
        close(folder)
        throw refused("\(target) is \(kind)")
      }
      // A file kept private stays so.
      mode &= status.st_mode
    }
    let prefix = ".cvq-\(hexadecimal(nameHash(target)))-"
    sweep(prefix, in: folder)
    var descriptor: Int32 = -1
    var temporary = ""
    for _ in 0..<16 where descriptor < 0 {
      temporary = prefix + hexadecimal(UInt64.random(in: .min ... .max)) + ".tmp"
      descriptor = openat(
        folder,
        temporary,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        mode
      )
      if descriptor < 0, errno != EEXIST { break }
    }
    guard descriptor >= 0 else {
      let code = errno
      close(folder)
      throw failure(code, name)
    }
    // The lock says that the temporary is in use; it ends with the process, however that ends.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    self.name = name
    self.target = target
    self.temporary = temporary
    self.folder = folder
    self.descriptor = descriptor
  }

  /// Appends bytes to what will be the file.
  public mutating func write(_ bytes: [UInt8]) throws(FormatError) {
    let code = writeAll(bytes, to: descriptor)
    guard code == 0 else { throw failure(code, name) }
  }

  /// Brings the bytes to the disk and puts the file in its place.
  public consuming func commit() throws(FormatError) {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw failure(errno, name)
    }
    // The place may have become a link or a folder meanwhile; renaming replaces a link and does
    // not follow it, and refuses a folder.
    guard renameat(folder, temporary, folder, target) == 0 else { throw failure(errno, name) }
    isPending = false
    _ = fsync(folder)
  }

  deinit {
    if isPending { unlinkat(folder, temporary, 0) }
    close(descriptor)
    close(folder)
  }
}

/// Writes a whole file at once; see `AtomicFile`.
public func writeFile(_ bytes: [UInt8], to path: String, name: String? = nil) throws(FormatError) {
  var file = try AtomicFile(path: path, name: name)
  try file.write(bytes)
  try file.commit()
}

/// Lets a write past the file-size limit fail instead of ending the process; for the start.
public func ignoreFileSizeSignal() {
  signal(SIGXFSZ, SIG_IGN)
}

/// Removes temporaries that no running process holds.
private func sweep(_ prefix: String, in folder: Int32) {
  let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard copy >= 0 else { return }
  guard let listing = fdopendir(copy) else {
    close(copy)
    return
  }
  defer { closedir(listing) }
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      // SAFETY: the system ends the name with a NUL within the array.
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard name.hasPrefix(prefix), name.hasSuffix(".tmp") else { continue }
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { continue }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, kindThatIsNoFile(status.st_mode) == nil,
      status.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { continue }
    unlinkat(folder, name, 0)
  }
}

/// Writes all bytes through short writes and interruptions; 0 or the system's error.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    guard let start = buffer.baseAddress else { return 0 }
    var done = 0
    while done < buffer.count {
      let count = systemWrite(descriptor, start + done, buffer.count - done)
      if count > 0 {
        done += count
      } else if count == 0 {
        return ENOSPC
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}

/// The error of ours for one of the system's.
func failure(_ code: Int32, _ name: String) -> FormatError {
  switch code {
  case ENOSPC, EDQUOT: .noSpace(name: name)
  case EFBIG: .fileSizeLimit(name: name)
  case EPIPE: .closedPipe
  default: .cannotWrite(name: name, reason: systemReason(code))
  }
}

/// FNV-1a: tells the temporaries of one target from those of another.
private func nameHash(_ name: String) -> UInt64 {
  name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

private func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
