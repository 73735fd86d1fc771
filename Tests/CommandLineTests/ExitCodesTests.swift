import Foundation
import TestSupport
import Testing

/// How a run ends: its exit code, what it says, and that it says it once.
@Suite struct `Exit codes` {
  @Test(arguments: [
    "get all as at 2019/20 | headline", #"get "Recorded crime" | where value > 1000000"#,
    "# nothing but a comment", "",
  ])
  func `0, done, when rows are none too`(query: String) throws {
    #expect(try Program.run(["-c", query]).exitCode == 0)
  }

  @Test func `1, failed on the data`() throws {
    let run = try Program.run(["-c", "get all | summarise total = sum(value) by objective"])
    #expect(run.exitCode == 1)
    #expect(run.messages.contains("[unit-2]"))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ("get \"Employment rate", "[text-1]"), ("get all | rnak", "[verb-2]"),
    ("get \"no such thing at all\"", "[name-1]"), ("get all | where value > \"x\"", "[type-1]"),
    ("get all | keep plce", "[name-5]"),
    ("cvq 2\nget all", "[edition-1]"), ("| take 3", "[order-4]"), (".quit", "[form-9]"),
  ])
  func `2, the text does not parse or type-check, and nothing ran`(
    query: String,
    code: String
  ) throws {
    // A good query stands before the wrong one: the whole text is checked first.
    let run = try Program.run(["--format", "text", "-c", query])
    #expect(run.exitCode == 2)
    #expect(run.messages.contains(code), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test func `2, also when only the last line is wrong`() throws {
    let run = try Program.run(
      ["--format", "text", "-c", "get \"Recorded crime\"\nget all | keep plce\n"]
    )
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    (["run", "nowhere.cvq"], "nowhere.cvq cannot be opened"),
    (["-c", "from \"nowhere.csv\""], "nowhere.csv cannot be opened"),
    (["-c", "use \"nowhere\""], "there is no file or folder 'nowhere'"),
    (["-c", "use \"db://host\""], "'db://host' is an address"),
  ])
  func `3, cannot be opened`(arguments: [String], message: String) throws {
    let run = try Program.run(arguments)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test func `141, quietly, when the reader of a pipe has gone`() throws {
    // The shell reports the program's own end, not that of `true`; the figures fill many buffers.
    let run = try Program.shell(
      """
      { "$CVQ" -c 'get all for all | keep indicator, place, period, value, source, note'; \
      echo $? > code; } | true; cat code
      """
    )
    #expect(run.text == "141\n")
    #expect(run.messages.isEmpty, "\(run.messages)")
  }

  @Test func `strict makes a warning a failure`() throws {
    let query = #"get "Recorded crime" | where place != "Coventy""#
    let mild = try Program.run(["-c", query])
    #expect(mild.exitCode == 0, "\(mild.messages)")
    let strict = try Program.run(["--strict", "-c", query])
    #expect(strict.exitCode == 1, "\(strict.messages)")
    #expect(strict.messages.contains("--strict"))
  }

  @Test func `several tables do not share one stream of CSV`() throws {
    let folder = try Folder()
    let script = "get \"Recorded crime\"\nget \"Crime rate\"\n"
    let refused = try Program.run(["-c", script])
    #expect(refused.exitCode == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.messages.contains("2 tables in one stream of CSV"))
    let shown = try Program.run(["--format", "text", "-c", script])
    #expect(shown.exitCode == 0)
    let sent = try Program.run(
      ["-c", "get \"Recorded crime\" | to \"a.csv\"\nget \"Crime rate\" | to \"b.csv\"\n"],
      in: folder
    )
    #expect(sent.exitCode == 0, "\(sent.messages)")
    #expect(try folder.names == ["a.csv", "b.csv"])
  }
}
