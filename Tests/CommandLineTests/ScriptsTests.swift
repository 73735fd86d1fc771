import Foundation
import TestSupport
import Testing

/// The scripts of the repository: what a newcomer types first.
@Suite struct Scripts {
  static let paths = [
    ".ci/run", "scripts/check", "scripts/cvq", "scripts/record", "scripts/simulate", "scripts/test",
    "scripts/validate-package",
  ]

  @Test(arguments: paths)
  func `is executable and has no slip of syntax`(path: String) throws {
    let full = "\(Repository.root)/\(path)"
    #expect(FileManager.default.isExecutableFile(atPath: full))
    let run = try Program.shell("bash -n '\(full)'")
    #expect(run.exitCode == 0, "\(run.messages)")
  }

  @Test func `what runs on a change is what is run by hand`() throws {
    let text = try #require(Repository.text(".ci/run"))
    #expect(text.contains("scripts/test"))
    #expect(!text.contains("swift "))
  }

  @Test func `validate-package counts what a sound package holds`() throws {
    let root = Repository.root
    let run = try Program.shell("'\(root)/scripts/validate-package' '\(root)/datasets/coventry'")
    #expect(run.exitCode == 0, "\(run.messages)")
    let counts = run.text.split(separator: "\n").dropFirst()
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    // Indicators, places, rows of totals and of groups; the last two are all the observations.
    #expect(counts.count == 4, "\(run.text)")
    #expect(counts.prefix(2) == [180, 476])
    #expect(counts.suffix(2).reduce(0, +) == 601)
  }

  @Test func `validate-package says what is wrong and ends with 3`() throws {
    let folder = try Folder()
    for entry in Repository.entries("datasets/coventry") {
      let bytes = try #require(Repository.bytes("datasets/coventry/\(entry)"))
      try folder.write(Data(bytes), to: entry)
    }
    let text = try folder.text("observations.csv")
    try folder.write(
      text + "no-such-indicator,E08000026,Coventry,2019/20,,,5,,,,,x,\n",
      to: "observations.csv"
    )
    let run = try Program.shell("'\(Repository.root)/scripts/validate-package' .", in: folder)
    #expect(run.exitCode == 3, "\(run.text)")
    #expect(run.messages.contains("no-such-indicator"), "\(run.messages)")
    #expect(run.messages.contains("observations.csv"), "\(run.messages)")
  }

  @Test func `validate-package wants one folder`() throws {
    #expect(try Program.shell("'\(Repository.root)/scripts/validate-package'").exitCode == 2)
  }
}
