import CEditLine
import Notebook
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where results go and what it can show; decided once, here.
struct Output {
  let isTerminal: Bool
  let errorIsTerminal: Bool
  let format: AnswerFormat
  let style: ScreenStyle
  let errorStyle: ScreenStyle
  /// How messages are written.
  var messages = MessageFormat.text
  /// The script's name as given; nil for a text that is in no file.
  var file: String?

  init(format: OutputFormat?, isUnicode: Bool) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    errorIsTerminal = isatty(STDERR_FILENO) == 1
    self.format = format?.answerFormat ?? (isTerminal ? .text : .csv)
    let level: DrawingLevel = isUnicode ? .full : .ascii
    let width = Output.width
    style = ScreenStyle(
      width: width,
      level: level,
      isColoured: Output.allowsColour(isTerminal: isTerminal)
    )
    errorStyle = ScreenStyle(
      width: width,
      level: level,
      isColoured: Output.allowsColour(isTerminal: errorIsTerminal)
    )
  }

  /// Columns of the terminal, else of `COLUMNS`, else 100.
  private static var width: Int {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isatty(descriptor) == 1 {
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        return min(max(Int(size.ws_col), 20), 1000)
      }
    }
    if let text = environment("COLUMNS"), let columns = Int(text), columns > 0 {
      return min(max(columns, 20), 1000)
    }
    return 100
  }

  /// `NO_COLOR` before `CLICOLOR_FORCE` before the terminal.
  private static func allowsColour(isTerminal: Bool) -> Bool {
    if let off = environment("NO_COLOR"), !off.isEmpty { return false }
    if let force = environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
    guard isTerminal, let name = environment("TERM") else { return false }
    return name != "dumb"
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Messages and footers.
  func say(_ text: String) { Output.say(text) }

  static func say(_ text: String) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      // SAFETY: the pointer covers the bytes from `written` on, and no more are asked for.
      let count = bytes.withUnsafeBytes { buffer in
        write(STDERR_FILENO, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      written += count
    }
  }
}
