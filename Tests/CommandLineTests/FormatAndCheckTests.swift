import Foundation
import Testing

@Suite struct FormatAndCheckTests {
  // MARK: fmt

  @Test func `fmt writes the common layout in place and says so`() throws {
    let folder = try Folder()
    try folder.write("get all|headline # result\n", to: "a.cvq")
    try folder.write("get all | headline\n", to: "b.cvq")
    let run = try Program.run(["fmt", "a.cvq", "b.cvq"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.text == "")
    #expect(run.messages == "a.cvq: formatted\n")
    #expect(try folder.text("a.cvq") == "get all | headline  # result\n")
    #expect(try folder.names == ["a.cvq", "b.cvq"])
    #expect(try Program.run(["fmt", "a.cvq"], in: folder).messages == "")
  }

  @Test func `fmt --check writes nothing and names what would change`() throws {
    let folder = try Folder()
    try folder.write("get   all\n", to: "a.cvq")
    try folder.write("get all\n", to: "b.cvq")
    let run = try Program.run(["fmt", "--check", "a.cvq", "b.cvq"], in: folder)
    #expect(run.exitCode == 1)
    #expect(run.text == "a.cvq\n")
    #expect(try folder.text("a.cvq") == "get   all\n")
    #expect(try Program.run(["fmt", "--check", "b.cvq"], in: folder).exitCode == 0)
  }

  @Test func `a script that does not parse is left alone and the others are written`() throws {
    let folder = try Folder()
    try folder.write("get   all | tke 5\n", to: "a.cvq")
    try folder.write("get   all\n", to: "b.cvq")
    let run = try Program.run(["fmt", "a.cvq", "b.cvq"], in: folder)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("a.cvq:1:13: error\n"))
    #expect(run.messages.contains("[verb-2]"))
    #expect(try folder.text("a.cvq") == "get   all | tke 5\n")
    #expect(try folder.text("b.cvq") == "get all\n")
  }

  @Test func `what cannot be read ends with 3 and is left alone`() throws {
    let folder = try Folder()
    #expect(try Program.run(["fmt", "none.cvq"], in: folder).exitCode == 3)
    #expect(try Program.run(["check", "none.cvq"], in: folder).exitCode == 3)
    let bytes = Data([0x67, 0x65, 0x74, 0x20, 0xFF])
    try folder.write(bytes, to: "bad.cvq")
    #expect(try Program.run(["fmt", "bad.cvq"], in: folder).exitCode == 2)
    #expect(try Data(contentsOf: folder.url.appending(path: "bad.cvq")) == bytes)
  }

  // MARK: check

  @Test func `check finds errors, runs nothing and writes nothing`() throws {
    let folder = try Folder()
    try folder.write(
      "cvq 1\nget \"Employment rate\" | to \"rate.csv\"\nget all | where nonsense > 1\n",
      to: "a.cvq"
    )
    let run = try Program.run(["check", "a.cvq"], in: folder)
    #expect(run.exitCode == 2)
    #expect(run.text == "")
    #expect(run.messages.hasPrefix("a.cvq:3:17: error\nget all | where nonsense > 1\n"))
    #expect(try folder.names == ["a.cvq"])
  }

  @Test func `a script without errors passes in silence`() throws {
    let folder = try Folder()
    try folder.write("cvq 1\nget all as at 2019/20 | headline\n", to: "a.cvq")
    let run = try Program.run(["check", "--strict", "a.cvq"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.text + run.messages == "")
  }

  @Test func `warnings are shown and fail only under --strict`() throws {
    let folder = try Folder()
    try folder.write("get all | take 5\n", to: "a.cvq")
    let run = try Program.run(["check", "a.cvq"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("a.cvq:1:1: warning\n"))
    #expect(run.messages.contains("[lint-1]"))
    #expect(run.messages.contains("a.cvq:1:11: warning\n"))
    #expect(run.messages.contains("[lint-4]"))
    #expect(try Program.run(["check", "--strict", "a.cvq"], in: folder).exitCode == 1)
  }

  @Test func `the worst of several scripts decides`() throws {
    let folder = try Folder()
    try folder.write("cvq 1\nget all\n", to: "good.cvq")
    try folder.write("get (\n", to: "bad.cvq")
    #expect(try Program.run(["check", "bad.cvq", "good.cvq"], in: folder).exitCode == 2)
    #expect(try Program.run(["check", "bad.cvq", "none.cvq"], in: folder).exitCode == 3)
    #expect(try Program.run(["check", "--use", "none", "good.cvq"], in: folder).exitCode == 3)
  }

  @Test func `check works nothing out: let tables and columns behind pivot wait for the run`()
    throws
  {
    let folder = try Folder()
    try folder.write(
      """
      cvq 1
      let mixed = get all in latest | summarise rate = mean(value)
      from mixed | keep rate
      \"\"\"
      The rate is {$mixed.rate}.
      \"\"\"
      get all for all | pivot place | keep Nowhere | sort Nowhere

      """,
      to: "a.cvq"
    )
    let check = try Program.run(["check", "a.cvq"], in: folder)
    #expect(check.exitCode == 0, "\(check.messages)")
    // Pounds and percentages have no mean: that is found when the figures are read.
    let run = try Program.run(["run", "a.cvq"], in: folder)
    #expect(run.messages.contains("[unit-2]"), "\(run.messages)")
  }

  @Test func `check knows the columns of let tables all the same`() throws {
    let folder = try Folder()
    try folder.write(
      "cvq 1\nlet h = get all as at 2019/20 | headline\nfrom h | keep percnt\n",
      to: "a.cvq"
    )
    let check = try Program.run(["check", "a.cvq"], in: folder)
    #expect(check.exitCode == 2)
    #expect(check.messages.contains("'percnt'"))
    try folder.write(
      "cvq 1\nlet h = get all as at 2019/20 | headline\n\"\"\"\n{$h.percnt}\n\"\"\"\n",
      to: "b.cvq"
    )
    #expect(try Program.run(["check", "b.cvq"], in: folder).messages.contains("[note-3]"))
  }

  // MARK: --errors json

  @Test(arguments: [
    ["run", "a.cvq", "--errors", "json"], ["check", "a.cvq", "--errors", "json"],
    ["fmt", "a.cvq", "--errors", "json"],
  ])
  func `messages about a file are JSON lines`(_ arguments: [String]) throws {
    let folder = try Folder()
    try folder.write("# é\nget all | tke 5\nget all | filter value > 1\n", to: "a.cvq")
    let run = try Program.run(arguments, in: folder)
    #expect(run.exitCode == 2)
    let objects = try jsonLines(run).filter { $0["severity"] as? String == "error" }
    #expect(objects.map { $0["code"] as? String } == ["verb-2", "verb-1"])
    #expect(objects.map { $0["line"] as? Int } == [2, 3])
    #expect(objects.map { $0["column"] as? Int } == [11, 11])
    #expect(objects.map { $0["end_column"] as? Int } == [14, 17])
    #expect(objects.allSatisfy { $0["file"] as? String == "a.cvq" })
    let fixes = try #require(objects[1]["fixes"] as? [[String: Any]])
    let edits = try #require(fixes.first?["edits"] as? [[String: Any]])
    #expect(edits.first?["start"] as? Int == 30)
    #expect(edits.first?["end"] as? Int == 36)
    #expect(edits.first?["text"] as? String == "where")
  }

  @Test func `so are those of -c and of standard input`() throws {
    let text = "get \"Emplyment rate\""
    for run in [
      try Program.run(["--errors", "json", "-c", text]),
      try Program.run(["--errors", "json"], input: text + "\n"),
    ] {
      #expect(run.exitCode == 2)
      let objects = try jsonLines(run)
      #expect(objects.map { $0["code"] as? String } == ["name-1"])
      #expect(objects.first?["file"] is NSNull)
      #expect(objects.first?["column"] as? Int == 5)
    }
  }

  @Test func `what stands beside a result is JSON too, and the result is untouched`() throws {
    let query = "get all as at 2019/20 | headline"
    let plain = try Program.run(["-c", query])
    let run = try Program.run(["--errors", "json", "-c", query])
    #expect(run.exitCode == 0)
    #expect(run.output == plain.output)
    let objects = try jsonLines(run)
    #expect(objects.allSatisfy { $0["severity"] as? String == "note" })
    #expect(
      objects.compactMap { $0["message"] as? String }
        == plain.messages.split(separator: "\n")
        .map(String.init)
    )
  }

  @Test func `a failure about no place has none`() throws {
    let run = try Program.run(["run", "none.cvq", "--errors", "json"])
    #expect(run.exitCode == 3)
    let objects = try jsonLines(run)
    #expect(objects.map { $0["code"] as? String } == ["run-3"])
    #expect(objects.first?["line"] is NSNull)
  }

  /// Standard error, every line of which must be an object.
  private func jsonLines(_ run: Run) throws -> [[String: Any]] {
    try run.messages.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        "\(line)"
      )
    }
  }
}
