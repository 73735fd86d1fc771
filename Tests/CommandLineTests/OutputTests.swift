import Foundation
import TestSupport
import Testing

/// What goes to standard output and to files.
@Suite struct `What is written` {
  static let measure = [
    "value", "value_lower", "value_upper", "value_numerator", "value_denominator", "value_unit",
    "value_state",
  ]

  @Test(arguments: [
    (#"get "Recorded crime""#, ["indicator", "place", "period"] + measure),
    (
      "get all as at 2019/20", ["indicator", "place", "period", "as_at"] + measure + ["new"]
    ),
    (
      #"get "Covid cases" by ethnicity"#,
      ["indicator", "place", "period", "ethnicity"] + measure
    ),
    (
      "get all for home by any",
      ["indicator", "place", "period", "dimension", "group"] + measure
    ),
    (
      "get all in latest | compare",
      ["indicator", "place", "period"] + measure
        + [
          "base_period", "base", "change", "percent_change", "improvement", "direction",
          "significant",
        ]
    ),
    // A condition does not name a column; sort does.
    (#"get all | where objective = "Context""#, ["indicator", "place", "period"] + measure),
    ("get all | sort objective", ["indicator", "place", "period"] + measure + ["objective"]),
    // After keep exactly what it names; value is seven.
    ("get all | keep year, value", ["year"] + measure),
    (
      "get all | rename value as rate | keep rate",
      measure.map { $0.replacingOccurrences(of: "value", with: "rate") }
    ),
    (
      "get all as at 2019/20 | headline by as_at",
      [
        "as_at", "indicators", "improved", "same", "worse", "cant_say", "not_available",
        "directional", "improved_or_same", "percent",
      ]
    ),
  ])
  func `CSV has the documented columns`(query: String, columns: [String]) throws {
    let run = try Program.run(["-c", query])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = try #require(rfc4180(run.output), "not RFC 4180")
    #expect(rows.first == columns)
    #expect(rows.count > 1)
  }

  @Test func `every figure of the workspace comes out of the pipe as it was published`() throws {
    // Totals and groups of all places are all the rows of the file.
    let totals = try Program.run(["-c", "get all for all | keep code, place, period, value"])
    let groups = try Program.run(
      ["-c", "get all for all by any | keep code, place, period, value"]
    )
    let file = try #require(
      Repository.bytes("datasets/coventry/observations.csv").flatMap { rfc4180(Data($0)) }
    )
    func figures(_ rows: [[String]], _ columns: [String]) throws -> [String: Int] {
      let heading = try #require(rows.first)
      let indices = try columns.map { name in try #require(heading.firstIndex(of: name)) }
      var counts: [String: Int] = [:]
      for row in rows.dropFirst() {
        let cells = indices.map { row[$0] }
        let number = Double(cells[3]).map { "\($0)" } ?? ""
        counts[(cells[..<3] + [number]).joined(separator: "|"), default: 0] += 1
      }
      return counts
    }
    let wanted = try figures(file, ["indicator_id", "place", "period", "value"])
    var found = try figures(
      try #require(rfc4180(totals.output)),
      ["code", "place", "period", "value"]
    )
    found.merge(
      try figures(try #require(rfc4180(groups.output)), ["code", "place", "period", "value"]),
      uniquingKeysWith: +
    )
    let lost = wanted.filter { found[$0.key] != $0.value }
    #expect(lost.isEmpty, "\(lost.keys.sorted().prefix(5))")
    #expect(wanted.values.reduce(0, +) == 601)
  }

  @Test(arguments: [
    ["-c", "get all in latest | compare"],
    ["--format", "text", "-c", "get all in latest | compare"],
    ["-c", "get all | keep plce"], ["--help"], ["--nonsense"], ["run", "nowhere.cvq"],
    ["--format", "text", "-c", "get all as at 2019/20 | headline by objective with totals"],
  ])
  func `no escape sequence leaves for anything but a terminal`(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(!(run.output + run.errors).contains(0x1B))
  }

  @Test func `a cell that holds an escape sequence is drawn, not sent, and kept in a file`() throws
  {
    let folder = try Folder()
    try folder.write("name,n\n\u{1B}[31mred,1\nplain,2\n", to: "hostile.csv")
    let table = try Program.run(
      ["--format", "text", "-c", #"from "hostile.csv""#],
      in: folder
    )
    #expect(table.exitCode == 0, "\(table.messages)")
    #expect(!(table.output + table.errors).contains(0x1B))
    #expect(table.text.contains("␛[31mred"))
    let csv = try Program.run(["-c", #"from "hostile.csv""#], in: folder)
    #expect(csv.text == "name,n\n\u{1B}[31mred,1\nplain,2\n")
  }

  @Test func `footers are never in the CSV`() throws {
    let run = try Program.run(["-c", "get all in latest | compare"])
    #expect(run.messages.contains("no limits are known"))
    #expect(!run.text.contains("no limits are known"))
  }

  @Test func `a file that grows beyond the limit leaves the old one whole`() throws {
    let folder = try Folder()
    try folder.write("the old file\n", to: "all.csv")
    // One block: 512 or 1024 bytes, less than the figures take.
    let run = try Program.shell(
      #"ulimit -f 1; "$CVQ" -c 'get all for all | to "all.csv"'"#,
      in: folder
    )
    #expect(run.exitCode == 1, "\(run.exitCode) \(run.messages)")
    #expect(run.messages.contains("all.csv"))
    #expect(try folder.text("all.csv") == "the old file\n")
    #expect(try folder.names == ["all.csv"], "nothing unfinished stays behind")
  }

  @Test func `a file is replaced whole`() throws {
    let folder = try Folder()
    try folder.write("the old file\n", to: "crime.csv")
    let sent = try Program.run(["-c", #"get "Recorded crime" | to "crime.csv""#], in: folder)
    #expect(sent.exitCode == 0, "\(sent.messages)")
    let piped = try Program.run(["-c", #"get "Recorded crime""#])
    #expect(try folder.text("crime.csv") == piped.text)
    #expect(try folder.names == ["crime.csv"])
  }

  @Test func `a folder that is not there is a failure with its name`() throws {
    let run = try Program.run(["-c", #"get "Recorded crime" | to "nowhere/crime.csv""#])
    #expect(run.exitCode == 1)
    #expect(run.messages.contains("nowhere/crime.csv"))
  }

  @Test func `what a pipe gets, a file gives back`() throws {
    let folder = try Folder()
    let query = #"get "Employment rate" for all | keep place, period, value"#
    let run = try Program.run(["-c", query])
    try folder.write(run.output, to: "rate.csv")
    let again = try Program.run(["-c", #"from "rate.csv""#], in: folder)
    #expect(again.output == run.output, "\(again.messages)")
  }
}
