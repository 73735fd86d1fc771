#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place that waits: for keys, and for signals that come as bytes on a pipe.
nonisolated final class KeyReader {
  enum Event: Equatable {
    case scalar(Unicode.Scalar)
    case signal(Int32)
    /// Nothing came in the time given.
    case silence
    case endOfInput
    case failure
  }

  private let input: Int32
  private let signals: Int32?
  private var decoder = ScalarDecoder()
  private var hasEnded = false

  /// Reads from `input`; `signals` is the end to read of the pipe of signals, if any are caught.
  init(input: Int32, signals: Int32?) {
    self.input = input
    self.signals = signals
  }

  /// Whether a key can be had without waiting.
  var hasWaiting: Bool { !decoder.isEmpty || isReady(input, 0) }

  /// The next byte if it is there already.
  func waitingByte() -> UInt8? {
    if decoder.isEmpty, isReady(input, 0) { _ = fill() }
    return decoder.firstByte
  }

  /// Whether nothing more comes within some time.
  func isSilent(for milliseconds: Int32) -> Bool {
    decoder.isEmpty && !isReady(input, milliseconds)
  }

  /// Acts as if the bytes had just been typed.
  func insert(_ typed: String) {
    decoder.append(typed.utf8)
  }

  /// Waits for the next key or signal.
  ///
  /// It gives up after some milliseconds, or never without that number.
  func next(within milliseconds: Int32 = -1) -> Event {
    while true {
      if let scalar = decoder.next(isFinal: hasEnded) { return .scalar(scalar) }
      if hasEnded { return .endOfInput }
      var waited = [pollfd(fd: input, events: Int16(POLLIN), revents: 0)]
      if let signals { waited.append(pollfd(fd: signals, events: Int16(POLLIN), revents: 0)) }
      let ready = poll(&waited, nfds_t(waited.count), milliseconds)
      if ready == 0 { return .silence }
      if ready < 0 {
        if errno == EINTR { continue }
        return .failure
      }
      if let signals, waited[1].revents != 0, let number = takeSignal(from: signals) {
        return .signal(number)
      }
      if waited[0].revents != 0, !fill() { return .failure }
    }
  }

  private func isReady(_ descriptor: Int32, _ milliseconds: Int32) -> Bool {
    guard !hasEnded else { return false }
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waited, 1, milliseconds) > 0
  }

  /// Reads one block; `false` when that failed.
  private func fill() -> Bool {
    var block = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &block, block.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    if count == 0 { hasEnded = true }
    decoder.append(block.prefix(count))
    return true
  }
}

/// One signal from the pipe, if one waits there.
nonisolated func takeSignal(from pipe: Int32) -> Int32? {
  var byte: UInt8 = 0
  return read(pipe, &byte, 1) == 1 ? Int32(byte) : nil
}
