#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One cell that was run, as the history keeps it: a line of JSON.
public nonisolated struct HistoryRecord: Sendable, Equatable {
  /// The whole cell, without gutters; its lines are parted by newlines.
  public var text: String
  /// When it ran: UTC, `2020-11-05T14:12:09Z`.
  public var when: String
  /// The working folder it ran in.
  public var folder: String
  /// Whether it gave an answer.
  public var ok: Bool

  public init(text: String, when: String, folder: String, ok: Bool) {
    self.text = text
    self.when = when
    self.folder = folder
    self.ok = ok
  }

  /// A record of now and here.
  init(text: String, ok: Bool) {
    self.init(text: text, when: Self.now(), folder: Self.currentFolder(), ok: ok)
  }

  /// The record as one line, newline included.
  var line: String {
    #"{"text":\#(jsonString(text)),"when":\#(jsonString(when)),"#
      + #""folder":\#(jsonString(folder)),"ok":\#(ok)}"# + "\n"
  }

  /// Reads a line; `nil` if it is no record.
  ///
  /// Only the text is indispensable.
  init?(line: some Collection<UInt8>) {
    guard let fields = flatJSONObject(line), case .text(let text) = fields["text"] else {
      return nil
    }
    func string(_ name: String) -> String {
      if case .text(let value) = fields[name] { value } else { "" }
    }
    self.init(
      text: text,
      when: string("when"),
      folder: string("folder"),
      ok: fields["ok"] == .flag(true)
    )
  }

  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return "" }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func currentFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
