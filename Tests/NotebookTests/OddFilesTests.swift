import Foundation
import Frames
import Indicators
import TestFiles
import Testing

@testable import Notebook

/// A file as somebody sends it, and what becomes of it.
private struct OddFile: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// Rows as `place|period|group|value`.
    case rows([String])
    /// Part of the message with which it is refused.
    case refused(String)
  }
  let name: String
  let bytes: [UInt8]
  let outcome: Outcome

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ rows: String...) {
    self.init(name, bytes: Array(text.utf8), .rows(rows))
  }

  init(_ name: String, _ text: String, refused: String) {
    self.init(name, bytes: Array(text.utf8), .refused(refused))
  }

  init(_ name: String, bytes: [UInt8], _ outcome: Outcome) {
    self.name = name
    self.bytes = bytes
    self.outcome = outcome
  }
}

private func one(_ value: String) -> String {
  "period,place,indicator,value\n2019,Coventry,Visits,\(value)\n2020,Coventry,Visits,6\n"
}

/// What the made files have not: encodings, line ends, separators, what stands round a table, odd
/// periods and rows are in `MadeFilesTests`.
private let oddFiles: [OddFile] = [
  OddFile(
    "decimal commas",
    "period;place;value\n2019;Derby;5,5\n2020;Derby;6,5\n",
    "Derby|2019||5.5",
    "Derby|2020||6.5"
  ),
  OddFile(
    "commas between thousands beside points",
    "period;place;value;lower\n2019;Derby;12,345;1.5\n2020;Derby;12,250;2.5\n",
    "Derby|2019||12345",
    "Derby|2020||12250"
  ),
  OddFile("headings only", "period,place,value\n"),
  OddFile("empty", "", refused: "the file is empty"),
  OddFile(
    "one heading twice",
    "period,place,value,value\n2019,Derby,5,7\n",
    refused: "one column stands twice: 'value' and 'value (2)'"
  ),
  OddFile(
    "one heading twice over the same, and over nothing",
    "period,place,place,value,Value\n2019,Derby,Derby,,7\n",
    "Derby|2019||7"
  ),
  OddFile(
    "line break in a name",
    "period,place,indicator,value\n2019,Derby,\"Visits\nto all\",5\n",
    "Derby|2019||5"
  ),
  OddFile(
    "headings in another spelling",
    "PERIOD,Place Name,Value\n2019,Derby,5\n",
    "Derby|2019||5"
  ),
  OddFile(
    "all is the total",
    "period,place,dimension,group,value\n2019,Derby,All,All,5\n2019,Derby,Sex,Female,6\n",
    "Derby|2019||5",
    "Derby|2019|Female|6"
  ),
  OddFile(
    "all other groups are a group",
    "period,place,dimension,group,value\n2019,Derby,Ethnicity,All other ethnic groups,5\n",
    "Derby|2019|All other ethnic groups|5"
  ),
  OddFile("a place nobody knows", "period,place,value\n2019,Atlantis,5\n", "Atlantis|2019||5"),
  OddFile("leading zeros", one("007"), "Coventry|2019||7", "Coventry|2020||6"),
]

@Suite struct OddFilesTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "cvq-odd-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func open(_ bytes: [UInt8]) throws -> Workspace {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "odd.csv")
    try Data(bytes).write(to: file)
    return try WorkspaceOpener.open([file.path], baseFolder: "").workspace
  }

  private func lines(_ workspace: Workspace) -> [String] {
    (0..<workspace.observations.count).map { row in
      let observations = workspace.observations
      let value =
        observations.value.point[row].map { exactText($0) } ?? observations.value.stateWords(row)
      return [
        workspace.places[observations.place[row]].name, observations.period[row]?.label ?? "",
        observations.group[row] ?? "", value,
      ].joined(separator: "|")
    }
  }

  @Test(arguments: oddFiles)
  private func `each file is read, or refused with its reason`(file: OddFile) throws {
    switch file.outcome {
    case .rows(let expected):
      let workspace = try open(file.bytes)
      #expect(lines(workspace) == expected)
      #expect(
        workspace.rows.read
          == workspace.rows.kept + workspace.rows.merged + workspace.rows.refused
      )
    case .refused(let part):
      do {
        let workspace = try open(file.bytes)
        Issue.record("read as \(lines(workspace))")
      } catch let failure as OpeningFailure {
        let said = ([failure.message] + failure.notes).joined(separator: "\n")
        #expect(part.isEmpty || said.contains(part), "\(said)")
        #expect(!failure.message.isEmpty)
      }
    }
  }

  @Test func `decimal commas are told of`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "odd.csv")
    try Data("period;place;value\n2019;Derby;12,345\n".utf8).write(to: file)
    let report = try WorkspaceOpener.open([file.path], baseFolder: "").report
    #expect(report.lines.contains("  a comma is the decimal mark of its numbers"))
  }

  @Test func `refused rows are said among the first lines, whatever else there is to say`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "odd.csv")
    let figures = (1...9).flatMap { number in
      ["people", "days"].enumerated().map { at, unit in
        "202\(at),Calendar year,National,E92000001,Measure \(number),\(unit),5\n"
      }
    }
    let text =
      "time_period,time_identifier,geographic_level,country_code,indicator,unit,value\n"
      + figures.joined() + "2021,Calendar year,School,E92000001,Measure 1,people,5\n"
    try Data(text.utf8).write(to: file)
    let report = try WorkspaceOpener.open([file.path], baseFolder: "").report
    #expect(report.lines.count == 8 && report.all.count > 8)
    #expect(report.lines.contains { $0.contains("1 row of level \"School\"") })
  }

  @Test func `of two figures in two files of a folder neither stands, and both are named`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, value) in [("a", "5"), ("b", "7")] {
      try Data(one(value).utf8).write(to: folder.appending(path: "\(name).csv"))
    }
    let opened = try WorkspaceOpener.open([folder.path], baseFolder: "")
    #expect(lines(opened.workspace) == ["Coventry|2020||6"])
    #expect(opened.workspace.rows.refused == 2 && opened.workspace.rows.merged == 1)
    #expect(
      opened.report.lines.contains(
        "  2 rows have another value for a key, refused: Visits 2 (in a.csv, b.csv)"
      )
    )
    let named = try WorkspaceOpener.open(["a.csv", "b.csv"], baseFolder: folder.path + "/")
    #expect(lines(named.workspace) == ["Coventry|2019||5", "Coventry|2020||6"])
  }

  @Test(arguments: [
    ["b.csv": "indicator,polarity\nVisits,lower\n", "a.csv": one("5"), "c.csv": "x,y\n1,2\n"],
    [
      "odd.csv": "Area,Yr,N\nDerby,2019,5\n",
      "odd.mapping.csv":
        "column,means,value\nArea,place,\nYr,period,\nN,value,\n,indicator,Visits\n",
    ],
    ["a.csv": "x,y\n1,2\n"],
    [
      "datapackage.json": #"{"resources":[{"name":"observations","path":"o.csv"}]}"#,
      "o.csv": "indicator_id,place,period,value\nvisits,Coventry,2019,5\n",
    ],
    ["datapackage.json": "{"],
  ])
  func `files at hand open as the folder of them does`(files: [String: String]) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let name = folder.lastPathComponent
    let onDisk = Result { try WorkspaceOpener.open([folder.path], baseFolder: "") }
    let atHand = Result {
      try WorkspaceOpener.open(
        name,
        files: files.mapValues { Array($0.utf8) },
        underneath: WorkspaceOpener.bundled()
      )
    }
    switch (onDisk, atHand) {
    case (.success(let one), .success(let other)):
      #expect(lines(one.workspace) == lines(other.workspace))
      #expect(
        one.report.all.map { $0.text.replacing(folder.path, with: name) }
          == other.report.all.map(\.text)
      )
    case (.failure(let one as OpeningFailure), .failure(let other as OpeningFailure)):
      #expect(one == other)
    default: Issue.record("one opens, the other does not")
    }
  }

  // The tables of data.md §5, each entry as the figure of a file.
  @Test(arguments: publishedMarkers)
  func `each marker is read`(marker: PublishedMarker) throws {
    let workspace = try open(Array(one("\"\(marker.text)\"").utf8))
    let words = marker.word + (marker.isUnreliable ? ";unreliable" : "")
    #expect(lines(workspace) == ["Coventry|2019||\(words)", "Coventry|2020||6"])
    #expect(workspace.observations.note[0] == marker.note)
  }

  @Test(arguments: publishedNumbers)
  func `each form of number is read`(number: PublishedNumber) throws {
    let workspace = try open(Array(one("\"\(number.text)\"").utf8))
    #expect(lines(workspace) == ["Coventry|2019||\(exactText(number.value))", "Coventry|2020||6"])
    #expect(workspace.observations.value.publishedDecimals(0) == number.decimals)
  }

  @Test(arguments: publishedFlags)
  func `each flag beside a number is read`(text: String, word: String) throws {
    let workspace = try open(Array(one("12.3" + text).utf8))
    #expect(lines(workspace) == ["Coventry|2019||12.3", "Coventry|2020||6"])
    #expect(workspace.observations.value.stateWords(0) == word)
  }

  @Test(arguments: publishedTexts)
  func `what is no number is refused`(text: String) {
    let failure = #expect(throws: OpeningFailure.self) {
      try open(Array(one("\"\(text)\"").utf8))
    }
    #expect(failure?.notes.contains { $0.contains("\"\(text)\" (row 2)") } == true)
  }
}
