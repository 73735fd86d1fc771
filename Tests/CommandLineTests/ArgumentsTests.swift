import Foundation
import TestSupport
import Testing

private let crime = #"get "Recorded crime""#

/// The ways of running the program, and what its options do.
@Suite struct Arguments {
  @Test func `text, file and standard input are one language`() throws {
    let folder = try Folder()
    try folder.write(crime + "\n", to: "crime.cvq")
    let text = try Program.run(["-c", crime])
    let file = try Program.run(["run", "crime.cvq"], in: folder)
    let input = try Program.run([], input: crime)
    #expect(text.exitCode == 0)
    #expect(text.text.hasPrefix("indicator,place,period,value,"))
    for other in [file, input] {
      #expect(other.exitCode == 0)
      #expect(other.output == text.output)
      #expect(other.errors == text.errors)
    }
  }

  @Test(arguments: [
    crime, "get all as at 2019/20 | headline", #"get "employmnt rate""#,
    "get all in latest | compare", "get all | summarise mean(value) by objective", "",
  ])
  func `both roads through the arguments give the same bytes`(query: String) throws {
    // `-c TEXT` alone skips the parser of arguments; `--command` never does.
    let straight = try Program.run(["-c", query])
    let parsed = try Program.run(["--command", query])
    #expect(straight.output == parsed.output)
    #expect(straight.errors == parsed.errors)
    #expect(straight.exitCode == parsed.exitCode)
  }

  @Test func `format decides alone, wherever it stands`() throws {
    let table = try Program.run(["--format", "text", "-c", crime])
    #expect(table.text.hasPrefix("Coventry · Total recorded crime · offences\n"))
    #expect(try Program.run(["-c", crime, "--format", "text"]).output == table.output)
    let csv = try Program.run(["-c", crime, "--format", "csv"])
    #expect(csv.output == (try Program.run(["-c", crime])).output)
    let wrong = try Program.run(["-c", crime, "--format", "pdf"])
    #expect(wrong.exitCode == 2)
    #expect(wrong.output.isEmpty)
    #expect(wrong.messages.contains("pdf"))
  }

  @Test func `home is another place`() throws {
    let run = try Program.run(
      ["--home", "Wolverhampton", "-c", #"get "Crime rate" | keep place, period, value"#]
    )
    #expect(run.exitCode == 0)
    let rows = try #require(rfc4180(run.output)).dropFirst()
    #expect(!rows.isEmpty)
    #expect(Set(rows.map(\.first)) == ["Wolverhampton"])
  }

  @Test func `a home that is no place is refused with similar ones`() throws {
    let run = try Program.run(["--home", "Wolverhamton", "-c", crime])
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("no place is called 'Wolverhamton'; similar: 'Wolverhampton'"))
    #expect(run.output.isEmpty)
  }

  @Test func `home may be a place that only what the script opens knows`() throws {
    let folder = try Folder()
    _ = try folder.write("place,indicator,period,value\nAtlantis,Visits,2020,1\n", to: "own.csv")
    let text = "use \"own.csv\"\nget all | keep place, value"
    let run = try Program.run(["--home", "Atlantis", "-c", text], in: folder)
    let rows = try #require(rfc4180(run.output)).dropFirst()
    #expect(rows.map { Array($0.prefix(2)) } == [["Atlantis", "1"]], "\(run.messages)")
    let wrong = try Program.run(["--home", "Atlantas", "-c", text], in: folder)
    #expect(wrong.exitCode == 3)
    #expect(wrong.messages.contains("no place is called 'Atlantas'; similar: 'Atlantis'"))
  }

  @Test func `use opens a data package or the bundled one`() throws {
    let bundled = try Program.run(["-c", crime])
    for source in ["coventry", "\(Repository.root)/datasets/coventry"] {
      let run = try Program.run(["--use", source, "-c", crime])
      #expect(run.exitCode == 0, "\(source): \(run.messages)")
      #expect(run.output == bundled.output)
    }
  }

  @Test func `use of what is not there cannot be opened`() throws {
    let run = try Program.run(["--use", "nowhere", "-c", crime])
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("there is no file or folder 'nowhere'"))
  }

  @Test func `help names the exit codes and version the version`() throws {
    let help = try Program.run(["--help"])
    #expect(help.exitCode == 0)
    for word in ["EXIT CODES", "--format", "--home", "--use", "--strict", "run", "141"] {
      #expect(help.text.contains(word), "\(word)")
    }
    let version = try Program.run(["--version"])
    #expect(version.exitCode == 0)
    #expect(version.text == "0.1\n")
  }

  @Test func `an unknown option is wrong usage`() throws {
    let run = try Program.run(["--nonsense"])
    #expect(run.exitCode != 0)
    #expect(run.messages.contains("--nonsense"))
    #expect(run.output.isEmpty)
  }

  @Test func `paths in a script start from its own folder`() throws {
    let folder = try Folder()
    let inner = folder.url.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    try folder.write("place,visits\nCoventry,3\n", to: "inner/visits.csv")
    try folder.write(#"from "visits.csv" | to "copy.csv""#, to: "inner/copy.cvq")
    let run = try Program.run(["run", "inner/copy.cvq"], in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try folder.text("inner/copy.csv") == "place,visits\nCoventry,3\n")
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("copy.csv: 1 row\n"))
  }
}
