#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cells of this and earlier sessions.
///
/// Several sessions may share the file. A line that starts with a space is not kept. Whatever goes
/// wrong with the file turns keeping off for the rest of the session, and nothing else.
public nonisolated struct History {
  /// How many of the newest records are remembered.
  public static let capacity = 10_000

  /// What earlier sessions left, oldest first.
  public private(set) var records: [HistoryRecord] = []
  /// Why nothing is kept, if so: a line for the person at the prompt.
  public private(set) var offReason: String?
  private let file: HistoryFile?

  /// Where the history lies, by the XDG base directories; `nil` when the environment names no home.
  public static func path(environment: [String: String]) -> String? {
    // The specification lets only absolute paths count.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/cvq/history.jsonl"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/cvq/history.jsonl"
  }

  /// Opens the history and reads it; the file and its folders are made if they are missing.
  ///
  /// - Parameter path: `nil` turns keeping off.
  public init(path: String?) {
    guard let path else {
      file = nil
      offReason = "history is off: HOME is not set"
      return
    }
    let file = HistoryFile(path: path)
    self.file = file
    do throws(HistoryError) {
      try file.prepare()
      records = try file.newest(Self.capacity)
    } catch {
      offReason = Self.reason(error)
    }
  }

  /// Keeps a record, at once and on the disk.
  ///
  /// - Returns: A line to show if keeping has just been turned off.
  mutating func keep(_ record: HistoryRecord) -> String? {
    guard let file, offReason == nil, Self.isKept(record.text) else { return nil }
    do throws(HistoryError) {
      try file.append(record)
      return nil
    } catch {
      offReason = Self.reason(error)
      return offReason
    }
  }

  /// Whether a text may be remembered at all.
  static func isKept(_ text: String) -> Bool { !text.hasPrefix(" ") }

  private static func reason(_ error: HistoryError) -> String {
    "history is off: \(error.path): \(error.reason)"
  }
}

/// A file of the history that could not be used.
nonisolated struct HistoryError: Error, Equatable {
  var path: String
  var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }
}
