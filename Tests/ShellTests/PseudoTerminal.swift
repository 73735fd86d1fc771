import Foundation
import Synchronization

/// A terminal without a screen: all output is kept.
final class PseudoTerminal {
  /// The program's end.
  let descriptor: Int32
  private let terminal: Int32
  private let screen = Screen()

  private final class Screen: Sendable {
    let output = Mutex<[UInt8]>([])
    let isClosed = DispatchSemaphore(value: 0)
  }

  /// - Parameter columns: Its width.
  init?(columns: UInt16) {
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard terminal >= 0, let name = Self.programsEnd(of: terminal) else { return nil }
    descriptor = open(name, O_RDWR | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    let (screen, terminal) = (screen, terminal)
    Thread.detachNewThread {
      var block = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(terminal, &block, block.count)
        if count <= 0 { break }
        screen.output.withLock { $0 += block.prefix(count) }
      }
      screen.isClosed.signal()
    }
  }

  /// Unlocks the program's end and gives its name.
  private static func programsEnd(of terminal: Int32) -> String? {
    #if os(Linux)
      // TIOCSPTLCK and TIOCGPTN: `unlockpt` and `ptsname` are hidden from Swift here.
      var (lock, number): (Int32, Int32) = (0, 0)
      guard ioctl(terminal, 0x4004_5431, &lock) == 0, ioctl(terminal, 0x8004_5430, &number) == 0
      else { return nil }
      return "/dev/pts/\(number)"
    #else
      guard grantpt(terminal) == 0, unlockpt(terminal) == 0 else { return nil }
      return ptsname(terminal).map { String(cString: $0) }
    #endif
  }

  /// Everything shown; the terminal is gone afterwards.
  func close() -> String {
    _ = Foundation.close(descriptor)
    screen.isClosed.wait()
    _ = Foundation.close(terminal)
    return String(decoding: screen.output.withLock { $0 }, as: UTF8.self)
  }
}
