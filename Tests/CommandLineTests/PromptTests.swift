import Foundation
import TestSupport
import Testing

/// The prompt on a terminal, played by the `script` program where there is one.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct `The prompt` {
  @Test func `opens with the published headlines, answers, and leaves at the end of input`() throws
  {
    let folder = try Folder()
    try folder.write("get all as at 2019/20 | headline\n| keep percent\n.quit\n", to: "typed")
    let run = try Program.shell(
      #"export TERM=dumb; script -qec "$CVQ" /dev/null < typed"#,
      in: folder
    )
    #expect(run.exitCode == 0, "\(run.text)")
    #expect(run.text.contains("79% (50/63)"))
    #expect(run.text.contains("68% (19/28)"))
  }

  @Test func `a wrong line does not end it`() throws {
    let folder = try Folder()
    try folder.write("get all | keep plce\nget \"Crime rate\" in latest\n.quit\n", to: "typed")
    let run = try Program.shell(
      #"export TERM=dumb; script -qec "$CVQ" /dev/null < typed"#,
      in: folder
    )
    #expect(run.exitCode == 0, "\(run.text)")
    #expect(run.text.contains("[name-5]"))
    #expect(run.text.contains("99.2"))
  }
}
