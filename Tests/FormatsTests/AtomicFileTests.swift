import Testing

@testable import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.serialized) struct AtomicFileTests {
  @Test func `a file appears whole and nothing is left beside it`() throws {
    let folder = try TemporaryFolder()
    try writeFile(Array("one".utf8), to: folder.file("f.csv"))
    #expect(try folder.bytes("f.csv") == Array("one".utf8))
    try writeFile(Array("two".utf8), to: folder.file("f.csv"))
    #expect(try folder.bytes("f.csv") == Array("two".utf8))
    #expect(folder.names == ["f.csv"])
    var status = stat()
    #expect(stat(folder.file("f.csv"), &status) == 0)
    #expect(status.st_mode & 0o022 == 0)
  }

  @Test func `until it is committed the old file stands`() throws {
    let folder = try TemporaryFolder()
    try writeFile(Array("old".utf8), to: folder.file("f.csv"))
    do {
      var file = try AtomicFile(path: folder.file("f.csv"))
      try file.write(Array("new".utf8))
      #expect(try folder.bytes("f.csv") == Array("old".utf8))
      #expect(folder.names.count == 2)
    }
    #expect(folder.names == ["f.csv"])
    #expect(try folder.bytes("f.csv") == Array("old".utf8))
  }

  @Test func `a link is refused and what it points to is left alone`() throws {
    let folder = try TemporaryFolder()
    try writeFile(Array("other".utf8), to: folder.file("other"))
    #expect(symlink(folder.file("other"), folder.file("f.csv")) == 0)
    #expect(throws: FormatError.cannotWrite(name: "f.csv", reason: "f.csv is a link")) {
      try writeFile([1], to: folder.file("f.csv"), name: "f.csv")
    }
    #expect(try folder.bytes("other") == Array("other".utf8))
  }

  @Test func `folders, devices and absent folders are refused`() throws {
    let folder = try TemporaryFolder()
    for path in [
      folder.path, folder.path + "/", "/dev/full", folder.file("none/f.csv"), "", "a\0b",
    ] {
      let error = #expect(throws: FormatError.self) { try writeFile([1], to: path, name: "it") }
      guard case .cannotWrite? = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
      #expect(error?.isOpeningFailure == false)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a private file stays private`() throws {
    let folder = try TemporaryFolder()
    try writeFile([1], to: folder.file("f.csv"))
    #expect(chmod(folder.file("f.csv"), 0o600) == 0)
    try writeFile([2], to: folder.file("f.csv"))
    var status = stat()
    #expect(stat(folder.file("f.csv"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a temporary of a killed run is swept and that of a running one is not`() throws {
    let folder = try TemporaryFolder()
    do {
      var running = try AtomicFile(path: folder.file("f.csv"))
      try running.write([1])
      let held = try #require(folder.names.first)
      let stale = String(held.prefix(22)) + "0000000000000000.tmp"
      let descriptor = open(folder.file(stale), O_CREAT | O_WRONLY, 0o600)
      close(descriptor)
      #expect(folder.names.count == 2)
      try writeFile([2], to: folder.file("f.csv"))
      #expect(folder.names == [held, "f.csv"].sorted())
      try running.commit()
    }
    #expect(folder.names == ["f.csv"])
    #expect(try folder.bytes("f.csv") == [1])
  }

  @Test func `past the file-size limit the old file stays whole`() throws {
    let folder = try TemporaryFolder()
    try writeFile(Array("old".utf8), to: folder.file("f.csv"))
    ignoreFileSizeSignal()
    var limit = rlimit()
    #expect(getrlimit(fileSizeResource, &limit) == 0)
    // Other suites write files of up to 4 MB at the same time.
    let full = [UInt8](repeating: 0x61, count: 24 << 20)
    var small = limit
    small.rlim_cur = 16 << 20
    #expect(setrlimit(fileSizeResource, &small) == 0)
    let error = #expect(throws: FormatError.self) {
      try writeFile(full, to: folder.file("f.csv"), name: "f.csv")
    }
    #expect(setrlimit(fileSizeResource, &limit) == 0)
    #expect(error == .fileSizeLimit(name: "f.csv"))
    #expect(error?.message.contains("file-size limit") == true)
    #expect(try folder.bytes("f.csv") == Array("old".utf8))
    #expect(folder.names == ["f.csv"])
  }

  @Test func `no space is said, also for less than a buffer`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var output = ByteOutput(descriptor: descriptor, name: "standard output")
    try output.write("a,b\n")
    var message = ""
    do throws(FormatError) { try output.flush() } catch { message = error.message }
    #expect(message == "standard output cannot be written: no space left")
    #expect(failure(ENOSPC, "f.csv").message.hasPrefix("no space left for f.csv"))
  }

  @Test func `a pipe gets all bytes through short writes`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    #expect(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let reading = ends[0]
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let collected = Collected()
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Reader(reading, collected))
    try #require(
      pthread_create(
        &thread,
        nil,
        { raw in
          let reader = raw.map { Unmanaged<Reader>.fromOpaque($0).takeRetainedValue() }
          reader?.run()
          return nil
        },
        context.toOpaque()
      ) == 0
    )
    var output = ByteOutput(descriptor: ends[1], name: "pipe")
    for start in stride(from: 0, to: bytes.count, by: 7000) {
      try output.write(Array(bytes[start..<min(bytes.count, start + 7000)]))
    }
    try output.flush()
    close(ends[1])
    pthread_join(thread, nil)
    close(reading)
    #expect(collected.bytes == bytes)
  }
}

/// What a thread read; looked at only after it was joined.
private final class Collected: @unchecked Sendable {
  var bytes: [UInt8] = []
}

private final class Reader: Sendable {
  let descriptor: Int32
  let collected: Collected

  init(_ descriptor: Int32, _ collected: Collected) {
    self.descriptor = descriptor
    self.collected = collected
  }

  func run() {
    var buffer = [UInt8](repeating: 0, count: 3001)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      collected.bytes += buffer[..<count]
    }
  }
}

#if canImport(Glibc)
  private let fileSizeResource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
#else
  private let fileSizeResource = RLIMIT_FSIZE
#endif
