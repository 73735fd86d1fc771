import Foundation
import Testing

/// `--memory`: what a run may take, and what is said when it would take more.
@Suite struct `The memory a run may take` {
  /// A table of some megabytes, every text another.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    var text = "place,period,visits\n"
    for row in 0..<400_000 { text += "Ward of the number \(row * 7919),2019,\(row)\n" }
    try folder.write(text, to: "large.csv")
    return folder
  }

  @Test func `a file that does not fit is refused with what it needs`() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["--memory", "24MB", "-c", #"from "large.csv" | where visits > 5"#],
      in: folder
    )
    #expect(run.exitCode == 1, "\(run.messages)")
    #expect(run.messages.contains("large.csv needs about"))
    #expect(run.messages.contains("24 MB are allowed"))
    #expect(run.messages.contains("cvq --memory "))
    #expect(run.text.isEmpty)
  }

  @Test func `with room enough the answer is the same as without the option`() throws {
    let folder = try Self.folder()
    let query = #"from "large.csv" | summarise n = count(), all_visits = sum(visits)"#
    let plain = try Program.run(["-c", query], in: folder)
    let bounded = try Program.run(["-c", query, "--memory", "1GB"], in: folder)
    #expect(plain.exitCode == 0 && bounded.exitCode == 0, "\(bounded.messages)")
    #expect(plain.output == bounded.output)
  }

  /// Doubled twenty times the rows are millions; the step is named before they are made.
  ///
  /// The limit on addresses would kill a process that took them all the same.
  @Test func `rows that double end at the step that would be too large`() throws {
    let folder = try Folder()
    try folder.write("place,visits\nLeeds,1\nDerby,2\n", to: "t0.csv")
    var script = "let t0 = from \"t0.csv\"\n"
    for step in 1...34 { script += "let t\(step) = from t\(step - 1) | append t\(step - 1)\n" }
    try folder.write(script + "from t34 | summarise n = count()\n", to: "double.cvq")
    let run = try Program.shell(
      "ulimit -v 4000000; $CVQ run double.cvq --memory 150MB",
      in: folder
    )
    #expect(run.exitCode == 1, "\(run.messages)")
    #expect(run.messages.contains("this step needs about"))
    #expect(run.messages.contains("append t"))
    #expect(run.messages.contains("[memory-1]"))
  }

  @Test func `texts that grow by factors end too`() throws {
    let folder = try Folder()
    try folder.write("word\na\n", to: "t.csv")
    var script = "from \"t.csv\""
    let tenfold = String(repeating: "a", count: 100)
    for _ in 1...12 { script += " | add word = replace(word, \"a\", \"\(tenfold)\")" }
    let run = try Program.shell(
      "ulimit -v 4000000; $CVQ --memory 150MB -c '\(script) | keep word'",
      in: folder
    )
    #expect(run.exitCode == 1, "\(run.messages)")
    #expect(run.messages.contains("this step needs about"))
  }

  @Test(arguments: ["lots", "", "0", "-5MB", "5 apples"])
  func `a size that is none is wrong usage`(size: String) throws {
    let run = try Program.run(["--memory=\(size)", "-c", "get all"])
    #expect(run.exitCode == 2)
    #expect(run.text.isEmpty)
  }
}

/// `--snapshot`: copies of files in columns.
@Suite struct `Snapshots of files` {
  private static let query =
    #"from "visits.csv" | summarise n = count(), all_visits = sum_known(visits) by place"#

  private static func snapshots(in folder: Folder) throws -> [String] {
    let cache = folder.url.appending(path: "cache/cvq").path
    return (try? FileManager.default.contentsOfDirectory(atPath: cache).sorted()) ?? []
  }

  private static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(
      "place,period,visits\nLeeds,2018/19,5\nDerby,2018/19,[c]\nLeeds,2019/20,7.25\nDerby,,\n",
      to: "visits.csv"
    )
    return folder
  }

  private static func run(_ options: String, _ query: String, in folder: Folder) throws -> Run {
    try Program.shell("XDG_CACHE_HOME=$PWD/cache $CVQ \(options) -c '\(query)'", in: folder)
  }

  @Test func `nothing is kept unless it is asked for`() throws {
    let folder = try Self.folder()
    #expect(try Self.run("", Self.query, in: folder).exitCode == 0)
    #expect(try Self.snapshots(in: folder).isEmpty)
  }

  @Test func `the copy is read in place of the file, and says the same`() throws {
    let folder = try Self.folder()
    let plain = try Self.run("", Self.query, in: folder)
    let first = try Self.run("--snapshot", Self.query, in: folder)
    #expect(try Self.snapshots(in: folder).count == 1)
    let second = try Self.run("--snapshot", Self.query, in: folder)
    for run in [first, second] {
      #expect(run.exitCode == 0)
      #expect(run.output == plain.output)
      #expect(run.errors == plain.errors)
    }
  }

  /// Another content of the same size and time of change cannot be told from the file that was
  /// read, and so shows that the copy is what answers.
  @Test func `the file is not read again`() throws {
    let folder = try Self.folder()
    let first = try Self.run("--snapshot", Self.query, in: folder)
    let swap = "cp -p visits.csv old; sed -i s/7.25/9.25/ visits.csv; touch -r old visits.csv"
    #expect(try Program.shell(swap, in: folder).exitCode == 0)
    #expect(try Self.run("", Self.query, in: folder).output != first.output)
    #expect(try Self.run("--snapshot", Self.query, in: folder).output == first.output)
  }

  @Test func `only its owner may read a copy`() throws {
    let folder = try Self.folder()
    _ = try Self.run("--snapshot", Self.query, in: folder)
    let name = try #require(try Self.snapshots(in: folder).first)
    let path = folder.url.appending(path: "cache/cvq/\(name)").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a changed file is read anew`() throws {
    let folder = try Self.folder()
    _ = try Self.run("--snapshot", Self.query, in: folder)
    try folder.write("place,period,visits\nLeeds,2018/19,99\n", to: "visits.csv")
    let run = try Self.run("--snapshot", Self.query, in: folder)
    #expect(run.text == "place,n,all_visits\nLeeds,1,99\n")
  }

  @Test func `a damaged copy is passed over`() throws {
    let folder = try Self.folder()
    let plain = try Self.run("--snapshot", Self.query, in: folder)
    let name = try #require(try Self.snapshots(in: folder).first)
    let file = folder.url.appending(path: "cache/cvq/\(name)")
    let whole = try Data(contentsOf: file)
    for place in stride(from: 0, to: whole.count, by: 61) {
      var damaged = whole
      damaged[place] ^= 0x40
      try damaged.write(to: file)
      #expect(try Self.run("--snapshot", Self.query, in: folder).output == plain.output)
    }
    try whole.prefix(whole.count / 2).write(to: file)
    #expect(try Self.run("--snapshot", Self.query, in: folder).output == plain.output)
  }

  @Test func `a folder that cannot be written is said, and the answer stands`() throws {
    let folder = try Self.folder()
    let run = try Program.shell(
      "XDG_CACHE_HOME=/proc/nothing $CVQ --snapshot -c '\(Self.query)'",
      in: folder
    )
    #expect(run.exitCode == 0)
    #expect(!run.text.isEmpty)
    #expect(run.messages.contains("no snapshot was kept"))
  }

  @Test func `figures of one's own have copies too`() throws {
    let folder = try Folder()
    try folder.write(
      "indicator,place,period,value\nVisits,Coventry,2019,5\nVisits,Coventry,2020,6\n",
      to: "own.csv"
    )
    let plain = try Self.run("--use own.csv", "get Visits", in: folder)
    let first = try Self.run("--use own.csv --snapshot", "get Visits", in: folder)
    #expect(try Self.snapshots(in: folder).count == 1)
    let second = try Self.run("--use own.csv --snapshot", "get Visits", in: folder)
    #expect(plain.exitCode == 0)
    #expect(first.output == plain.output && second.output == plain.output)
  }
}
