import Frames
import Testing

@testable import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/cvq-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
    path = String(cString: try #require(made))
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// Names in the folder, sorted.
  var names: [String] {
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var result: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { result.append(name) }
    }
    return result.sorted()
  }

  func bytes(_ name: String) throws(FormatError) -> [UInt8] {
    try ByteSource(path: file(name)).readAll(limit: 1 << 24)
  }

  deinit {
    for name in names { unlink(file(name)) }
    rmdir(path)
  }
}

@Suite struct ByteSourceTests {
  @Test func `what cannot be read as a file is refused at once`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    let cases: [(String, String)] = [
      (folder.path, "it is a folder"), ("/dev/null", "it is a device"),
      (folder.file("pipe"), "it is a pipe"), (folder.file("none"), "there is no such file"),
      (folder.file("a\0b"), "no file name holds a NUL"),
    ]
    for (path, reason) in cases {
      let error = #expect(throws: FormatError.self) { try ByteSource(path: path, name: "it") }
      #expect(error == .cannotOpen(name: "it", reason: reason))
      #expect(error?.isOpeningFailure == true)
    }
  }

  @Test func `a file that shrinks while it is read is an error`() throws {
    let folder = try TemporaryFolder()
    let text = "a,b\n" + String(repeating: "1,x\n", count: 100_000)
    try writeFile(Array(text.utf8), to: folder.file("f.csv"))
    let source = try ByteSource(path: folder.file("f.csv"), name: "f.csv")
    #expect(truncate(folder.file("f.csv"), 1000) == 0)
    #expect(throws: FormatError.changedWhileRead(name: "f.csv")) { try readCSV(source) }
  }

  @Test func `a file that grows while it is read is an error`() throws {
    let folder = try TemporaryFolder()
    try writeFile(Array("a,b\n1,x\n".utf8), to: folder.file("f.csv"))
    let source = try ByteSource(path: folder.file("f.csv"), name: "f.csv")
    let descriptor = open(folder.file("f.csv"), O_WRONLY | O_APPEND)
    #expect(write(descriptor, "2,y\n", 4) == 4)
    close(descriptor)
    #expect(throws: FormatError.changedWhileRead(name: "f.csv")) { try readCSV(source) }
  }

  @Test func `a file gives what its bytes give`() throws {
    let folder = try TemporaryFolder()
    let bytes = Array(("a,b\n" + String(repeating: "1.5,\"x, y\"\n", count: 300_000)).utf8)
    try writeFile(bytes, to: folder.file("f.csv"))
    let fromFile = try readCSV(ByteSource(path: folder.file("f.csv"), name: "f.csv"))
    let fromMemory = try readCSV(ByteSource(name: "f.csv", bytes: bytes))
    #expect(fromFile.frame.rowCount == 300_000)
    #expect(csvBytes(of: fromFile.frame) == csvBytes(of: fromMemory.frame))
    #expect(csvBytes(of: fromFile.frame) == bytes)
  }
}
