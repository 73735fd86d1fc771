/// Bytes to an open descriptor, such as standard output, in large writes.
///
/// A reader that went away ends the process quietly by SIGPIPE, where that is left as it comes;
/// where it is ignored, writing throws `FormatError.closedPipe`.
public struct ByteOutput: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private static let size = 1 << 16

  /// - Parameters:
  ///   - descriptor: Stays open, and the caller's.
  ///   - name: What messages call it.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  public static func standardOutput() -> ByteOutput {
    ByteOutput(descriptor: 1, name: "standard output")
  }

  public mutating func write(_ bytes: [UInt8]) throws(FormatError) {
    if buffer.isEmpty, bytes.count >= ByteOutput.size {
      try put(bytes)
      return
    }
    buffer += bytes
    if buffer.count >= ByteOutput.size { try flush() }
  }

  public mutating func write(_ text: String) throws(FormatError) {
    buffer += text.utf8
    if buffer.count >= ByteOutput.size { try flush() }
  }

  /// Writes what is still held; to be called at the end, since an error there must be seen.
  public mutating func flush() throws(FormatError) {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try put(bytes)
  }

  private func put(_ bytes: [UInt8]) throws(FormatError) {
    let code = writeAll(bytes, to: descriptor)
    guard code == 0 else { throw streamFailure(code) }
  }

  private func streamFailure(_ code: Int32) -> FormatError {
    switch failure(code, name) {
    // No older file is kept behind a stream.
    case .noSpace: .cannotWrite(name: name, reason: "no space left")
    case .fileSizeLimit: .cannotWrite(name: name, reason: "the file-size limit is reached")
    case let other: other
    }
  }
}
