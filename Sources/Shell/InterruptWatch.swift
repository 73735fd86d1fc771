#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Passes Ctrl-C on to a running cell.
///
/// The cell runs on the caller's thread, so another one waits on the pipe of signals meanwhile. It
/// is joined before the cell's outcome is used, hence never outlives a cell.
nonisolated final class InterruptWatch: Sendable {
  private let signals: Int32
  private let end: Int32
  private let interrupt: @Sendable () -> Void

  private init(signals: Int32, end: Int32, interrupt: @escaping @Sendable () -> Void) {
    self.signals = signals
    self.end = end
    self.interrupt = interrupt
  }

  /// Runs `work`; for each SIGINT on the pipe meanwhile calls `interrupt` from another thread.
  ///
  /// If the system gives no thread, `work` still runs and a Ctrl-C waits until it is done.
  static func whileRunning<Result>(
    signals: Int32?,
    interrupt: @escaping @Sendable () -> Void,
    _ work: () -> Result
  ) -> Result {
    var ends: [Int32] = [-1, -1]
    guard let signals, pipe(&ends) == 0 else { return work() }
    defer { for end in ends { close(end) } }
    let watch = InterruptWatch(signals: signals, end: ends[0], interrupt: interrupt)
    let context = Unmanaged.passRetained(watch)
    #if canImport(Darwin)
      var thread: pthread_t?
      let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { context in
        Unmanaged<InterruptWatch>.fromOpaque(context).takeRetainedValue().watch()
        return nil
      }
    #else
      var thread = pthread_t()
      let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context else { return nil }
        Unmanaged<InterruptWatch>.fromOpaque(context).takeRetainedValue().watch()
        return nil
      }
    #endif
    guard pthread_create(&thread, nil, main, context.toOpaque()) == 0 else {
      context.release()
      return work()
    }
    let result = work()
    var byte: UInt8 = 0
    _ = write(ends[1], &byte, 1)
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
    return result
  }

  private func watch() {
    while true {
      var waited = [
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waited, 2, -1) < 0 {
        if errno == EINTR { continue }
        return
      }
      if waited[1].revents != 0, takeSignal(from: signals) == SIGINT { interrupt() }
      if waited[0].revents != 0 { return }
    }
  }
}
