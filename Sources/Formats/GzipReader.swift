import CLibraryLoad
import Frames
import Synchronization

/// Unpacks gzip (RFC 1952), one piece after another; going back starts at the beginning again.
///
/// The length is found by unpacking once without keeping anything, which also checks all sums. More
/// than 1 GB, or more than 200 times the packed size, is refused: no table of text packs so well.
final class GzipReader: Sendable {
  let source: ByteSource
  /// Unpacked.
  let byteCount: Int
  private let library: cll_zlib
  private let inflater: Mutex<Inflater?>

  /// Unpacked size above which a file is refused, and how often it may hold its packed size.
  static let largest = 1 << 30
  static let steepest = 200
  /// Below this size the ratio says nothing.
  static let harmless = 1 << 20

  init(_ source: ByteSource) throws(FormatError) {
    self.source = source
    library = try Libraries.zlib.required(for: source.name)
    let counting = try Inflater(source, library)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while true {
      if Cancellation.isRequested { throw FormatError.stopped(name: source.name) }
      let more = try buffer.withUnsafeMutableBytesTyped { (target) throws(FormatError) in
        try counting.read(into: target)
      }
      guard more > 0 else { break }
      count += more
      guard count <= GzipReader.largest else {
        throw FormatError.refused(name: source.name, reason: "unpacks to more than 1 GB")
      }
      guard count <= max(GzipReader.harmless, source.byteCount * GzipReader.steepest) else {
        throw FormatError.refused(
          name: source.name,
          reason: "unpacks to more than \(GzipReader.steepest) times its size, as no table does"
        )
      }
    }
    byteCount = count
    inflater = Mutex(nil)
  }

  /// Fills `target` with what lies at `offset`, as far as there is something.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    var failure: FormatError?
    var filled = 0
    inflater.withLock { current in
      do throws(FormatError) {
        var reading: Inflater
        if let present = current, present.produced <= offset {
          reading = present
        } else {
          reading = try Inflater(source, library)
          current = reading
        }
        var skipped = [UInt8](repeating: 0, count: reading.produced < offset ? 1 << 16 : 0)
        while reading.produced < offset {
          let step = min(skipped.count, offset - reading.produced)
          let more = try skipped.withUnsafeMutableBytesTyped { (buffer) throws(FormatError) in
            try reading.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<step]))
          }
          guard more > 0 else { throw FormatError.changedWhileRead(name: source.name) }
        }
        while filled < target.count {
          let more = try reading.read(
            into: UnsafeMutableRawBufferPointer(rebasing: target[filled...])
          )
          guard more > 0 else { throw FormatError.changedWhileRead(name: source.name) }
          filled += more
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return filled
  }
}

/// One unpacking from the beginning.
// SAFETY: an inflater is used by the thread that made it, or under the lock that holds it.
private final class Inflater: @unchecked Sendable {
  private(set) var produced = 0
  private let source: ByteSource
  private let library: cll_zlib
  private let stream: UnsafeMutablePointer<cll_z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// Packed bytes handed over so far.
  private var consumed = 0
  private var isDone = false

  init(_ source: ByteSource, _ library: cll_zlib) throws(FormatError) {
    self.source = source
    self.library = library
    stream = .allocate(capacity: 1)
    stream.initialize(to: cll_z_stream())
    input = .allocate(byteCount: 1 << 16, alignment: 16)
    // 15 is the widest window and 16 asks for gzip's head and sums.
    let size = Int32(MemoryLayout<cll_z_stream>.size)
    // What was taken goes when the object does, also one that is not handed out.
    guard library.inflate_init(stream, 15 + 16, library.version(), size) == 0 else {
      throw FormatError.refused(name: source.name, reason: "cannot be unpacked: no memory for it")
    }
  }

  deinit {
    _ = library.inflate_end(stream)
    input.deallocate()
    stream.deallocate()
  }

  /// Unpacks up to the size of `target`; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    guard !isDone, !target.isEmpty else { return 0 }
    // SAFETY: zlib writes at most `avail_out` bytes at `next_out` and reads at most `avail_in` at
    // `next_in`; both buffers live at least as long as the calls.
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: target.count)
    while stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0 { try refill() }
      guard stream.pointee.avail_in > 0 else {
        throw FormatError.refused(
          name: source.name,
          reason: "is cut short: it ends inside its packed bytes"
        )
      }
      let outcome = library.inflate(stream, 0)
      if outcome == 1 {
        try startNextMember()
        if isDone { break }
      } else if outcome != 0 {
        throw FormatError.refused(name: source.name, reason: "is damaged: it cannot be unpacked")
      }
    }
    let count = target.count - Int(stream.pointee.avail_out)
    produced += count
    return count
  }

  /// After one packed member: another may follow, and zeros that fill up a block.
  private func startNextMember() throws(FormatError) {
    while true {
      if stream.pointee.avail_in == 0 { try refill() }
      guard stream.pointee.avail_in > 0, let next = stream.pointee.next_in else {
        isDone = true
        return
      }
      if next.pointee == 0x1F {
        _ = library.inflate_reset(stream)
        return
      }
      guard next.pointee == 0 else {
        throw FormatError.refused(
          name: source.name,
          reason: "holds something else after its packed bytes"
        )
      }
      stream.pointee.next_in = next + 1
      stream.pointee.avail_in -= 1
    }
  }

  private func refill() throws(FormatError) {
    let count = try source.read(at: consumed, into: input)
    consumed += count
    stream.pointee.next_in = UnsafePointer(input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(clamping: count)
  }
}

extension [UInt8] {
  /// The bytes to write to, with the error of what is done there.
  mutating func withUnsafeMutableBytesTyped<Result>(
    _ body: (UnsafeMutableRawBufferPointer) throws(FormatError) -> Result
  ) throws(FormatError) -> Result {
    var failure: FormatError?
    let result: Result? = withUnsafeMutableBytes { target in
      do throws(FormatError) {
        return try body(target)
      } catch {
        failure = error
        return nil
      }
    }
    if let result { return result }
    throw failure ?? FormatError.readFailed(name: "the file", reason: "no reason was given")
  }
}
