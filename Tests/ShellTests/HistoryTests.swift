import Foundation
import Testing

@testable import Shell

private func record(_ text: String, ok: Bool = true) -> HistoryRecord {
  HistoryRecord(text: text, when: "2020-11-05T14:12:09Z", folder: "/data", ok: ok)
}

struct HistoryTests {
  @Test func `cells come back in a later session, several lines as one entry`() throws {
    let folder = try Folder()
    let path = folder.path + "/state/cvq/history.jsonl"
    var first = History(path: path)
    #expect(first.offReason == nil)
    #expect(first.keep(record("get \"a\" |\n  sort b")) == nil)
    #expect(first.keep(record("wrong", ok: false)) == nil)
    let second = History(path: path)
    #expect(second.records == [record("get \"a\" |\n  sort b"), record("wrong", ok: false)])
    #expect(try text(of: path).split(separator: "\n").count == 2)
  }

  @Test func `a record names the time in UTC and the working folder`() throws {
    let now = HistoryRecord(text: "get a", ok: true)
    #expect(now.when.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    #expect(now.folder == FileManager.default.currentDirectoryPath)
    #expect(
      record("get a").line
        == #"{"text":"get a","when":"2020-11-05T14:12:09Z","folder":"/data","ok":true}"# + "\n"
    )
  }

  @Test func `only the owner may read the file, even if it was open to others`() throws {
    let folder = try Folder()
    let path = folder.path + "/cvq/history.jsonl"
    _ = History(path: path)
    #expect(try permissions(of: path) == 0o600)
    #expect(try permissions(of: folder.path + "/cvq") == 0o700)
    let open = try folder.write("", to: "open.jsonl")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open)
    _ = History(path: open)
    #expect(try permissions(of: open) == 0o600)
  }

  @Test func `a line that starts with a space is not kept`() throws {
    let folder = try Folder()
    let path = folder.path + "/history.jsonl"
    var history = History(path: path)
    #expect(history.keep(record(" get secret")) == nil)
    #expect(history.keep(record("get a\n secret")) == nil)
    #expect(History(path: path).records.map(\.text) == ["get a\n secret"])
  }

  @Test func `bad lines are skipped and the rest is read`() throws {
    let folder = try Folder()
    let lines = [
      record("one").line, "no record\n", "\n", "{\"when\":\"x\"}\n", "{\"text\":\"bare\"}\n",
      "{\"text\":7}\n", record("two").line, "{\"text\":\"to", "rn",
    ]
    let path = try folder.write(lines.joined(), to: "history.jsonl")
    var history = History(path: path)
    #expect(history.records.map(\.text) == ["one", "bare", "two"])
    // The torn last line does not swallow the next one.
    #expect(history.keep(record("three")) == nil)
    #expect(History(path: path).records.map(\.text) == ["one", "bare", "two", "three"])
  }

  @Test func `two sessions writing at once lose and mix nothing`() async throws {
    let folder = try Folder()
    let file = HistoryFile(path: folder.path + "/history.jsonl")
    let padding = String(repeating: "x", count: 9000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in ["a", "b"] {
        group.addTask {
          for number in 0..<100 { try file.append(record("\(session) \(number) \(padding)")) }
        }
      }
      try await group.waitForAll()
    }
    let texts = try file.newest(1000).map(\.text)
    #expect(texts.count == 200)
    for session in ["a", "b"] {
      let own = texts.filter { $0.hasPrefix(session) }
      #expect(own == (0..<100).map { "\(session) \($0) \(padding)" })
    }
  }

  @Test func `only the newest records are read`() throws {
    let folder = try Folder()
    let lines = (0..<30).map { record("cell \($0)").line }
    let file = HistoryFile(path: try folder.write(lines.joined(), to: "history.jsonl"))
    #expect(try file.newest(3).map(\.text) == ["cell 27", "cell 28", "cell 29"])
  }

  @Test func `of a huge file the end is read`() throws {
    let folder = try Folder()
    let long = record(String(repeating: "y", count: 1 << 20)).line
    let lines = Array(repeating: long, count: 17) + [record("last").line]
    let file = HistoryFile(path: try folder.write(lines.joined(), to: "history.jsonl"))
    let found = try file.newest(100)
    #expect(found.last?.text == "last")
    #expect((10...16).contains(found.count))
  }

  @Test func `without a home or a writable place history is off and says so once`() throws {
    #expect(History(path: nil).offReason == "history is off: HOME is not set")
    let folder = try Folder()
    let blocked = try folder.write("", to: "file") + "/cvq/history.jsonl"
    var history = History(path: blocked)
    #expect(history.offReason == "history is off: \(blocked): Not a directory")
    #expect(history.keep(record("get a")) == nil)
  }

  @Test func `a place that is no file is refused`() throws {
    let folder = try Folder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(History(path: pipe).offReason == "history is off: \(pipe): not a regular file")
  }

  @Test func `losing the place later turns it off and says so once`() throws {
    let folder = try Folder()
    let path = folder.path + "/cvq/history.jsonl"
    var history = History(path: path)
    try FileManager.default.removeItem(atPath: folder.path + "/cvq")
    #expect(history.keep(record("a")) == "history is off: \(path): No such file or directory")
    #expect(history.keep(record("b")) == nil)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/cvq/history.jsonl"),
    (["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/cvq/history.jsonl"),
    (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/cvq/history.jsonl"),
    (["HOME": ""], nil),
    ([:], nil),
  ])
  func `the place follows the XDG base directories`(environment: [String: String], path: String?) {
    #expect(History.path(environment: environment) == path)
  }
}
