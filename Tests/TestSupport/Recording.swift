#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Repository {
  /// Whether golden files are rewritten instead of compared: `CVQ_RECORD=1`, as
  /// `scripts/record` sets it.
  public static var isRecording: Bool { environment("CVQ_RECORD") == "1" }

  /// Whether tests that take long run too: `CVQ_LONG=1`, as `scripts/test --long` sets it.
  public static var isLong: Bool { environment("CVQ_LONG") == "1" }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Replaces a file of the repository; false when it cannot be written.
  public static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen("\(root)/\(path)", "wb") else { return false }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }
}
