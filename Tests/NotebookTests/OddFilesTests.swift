import Foundation
import Frames
import Indicators
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

private let top = "period,place,indicator,value\n"
private func one(_ value: String, in period: String = "2019") -> String {
  "\(top)\(period),Coventry,Visits,\(value)\n2020,Coventry,Visits,6\n"
}

private let oddFiles = oddTables + oddNumbers + oddMarkers + oddPeriods + oddPlaces

private let oddTables: [OddFile] = [
  // Line ends, marks, separators
  OddFile("windows line ends", "period,place,value\r\n2019,Derby,5\r\n", "Derby|2019||5"),
  OddFile("old line ends", "period,place,value\r2019,Derby,5\r", "Derby|2019||5"),
  OddFile("no last line end", "period,place,value\n2019,Derby,5", "Derby|2019||5"),
  OddFile("byte order mark", "\u{FEFF}period,place,value\n2019,Derby,5\n", "Derby|2019||5"),
  OddFile(
    "semicolons",
    "period;place;value\n2019;Derby;5,5\n2020;Derby;6,5\n",
    "Derby|2019||5.5",
    "Derby|2020||6.5"
  ),
  OddFile("tabs", "period\tplace\tvalue\n2019\tDerby\t5\n", "Derby|2019||5"),
  OddFile("pipes", "period|place|value\n2019|Derby|5\n", "Derby|2019||5"),
  OddFile(
    "all quoted",
    "\"period\",\"place\",\"value\"\n\"2019\",\"Derby\",\"5\"\n",
    "Derby|2019||5"
  ),
  OddFile(
    "utf-16",
    bytes: [0xFF, 0xFE]
      + "period,place,value\n2019,Derby,5\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
    .rows(["Derby|2019||5"])
  ),
  OddFile(
    "pound sign of Windows",
    bytes: Array("period,place,value\n2019,Derby,".utf8) + [0xA3] + Array("5\n".utf8),
    .rows(["Derby|2019||5"])
  ),
  // Rows round the table
  OddFile(
    "blank rows",
    "period,place,value\n\n2019,Derby,5\n,,\n2020,Derby,6\n",
    "Derby|2019||5",
    "Derby|2020||6"
  ),
  OddFile("trailing comma", "period,place,value,\n2019,Derby,5,\n", "Derby|2019||5"),
  OddFile(
    "repeated header inside",
    "period,place,value\n2019,Derby,5\nperiod,place,value\n2020,Derby,6\n",
    "Derby|2019||5",
    "Derby|2020||6"
  ),
  OddFile(
    "row too long",
    "period,place,value\n2019,Derby,5,7\n2020,Derby,6\n",
    refused: "the row has 4 cells and the heading row 3"
  ),
  OddFile("headings only", "period,place,value\n"),
  OddFile("empty", "", refused: ""),
  OddFile("one heading twice", "period,place,value,value\n2019,Derby,5,7\n", "Derby|2019||5"),
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
  OddFile("columns in another order", "value,period,place\n5,2019,Derby\n", "Derby|2019||5"),
]

private let oddNumbers: [OddFile] = [
  OddFile("thousands", one("\"1,335\""), "Coventry|2019||1335", "Coventry|2020||6"),
  OddFile("thousands in pairs", one("\"13,35\""), refused: "is not a number"),
  OddFile("per cent", one("45%"), "Coventry|2019||45", "Coventry|2020||6"),
  OddFile("pounds and millions", one("£1.2m"), "Coventry|2019||1.2", "Coventry|2020||6"),
  OddFile("exponent", one("3.60E-05"), "Coventry|2019||0.000036", "Coventry|2020||6"),
  OddFile("real minus", one("−4.2"), "Coventry|2019||-4.2", "Coventry|2020||6"),
  OddFile("noise of binary", one("75.39999999999999"), "Coventry|2019||75.4", "Coventry|2020||6"),
  OddFile("leading zeros", one("007"), "Coventry|2019||7", "Coventry|2020||6"),
  OddFile("spaces", one("  5 "), "Coventry|2019||5", "Coventry|2020||6"),
  OddFile("point at the end", one("5."), "Coventry|2019||5", "Coventry|2020||6"),
  OddFile("no digit before the point", one(".5"), "Coventry|2019||0.5", "Coventry|2020||6"),
  OddFile("continental", one("\"1.335,5\""), refused: "is not a number"),
  OddFile("words", one("approx 40"), refused: "is not a number"),
  OddFile("infinite", one("inf"), refused: "is not a number"),
  OddFile("not a number", one("nan"), refused: "is not a number"),
  OddFile("too large", one("1e400"), refused: "is not a number"),
  OddFile("provisional", one("5p"), "Coventry|2019||5", "Coventry|2020||6"),
]

private let oddMarkers: [OddFile] = [
  OddFile("suppressed", one("[c]"), "Coventry|2019||suppressed", "Coventry|2020||6"),
  OddFile("a bound", one("<5"), "Coventry|2019||suppressed", "Coventry|2020||6"),
  OddFile("a range of counts", one("1 to 7"), "Coventry|2019||suppressed", "Coventry|2020||6"),
  OddFile("not applicable", one("z"), "Coventry|2019||not_applicable", "Coventry|2020||6"),
  OddFile("nearly nothing", one("[low]"), "Coventry|2019||rounds_to_zero", "Coventry|2020||6"),
  OddFile("a hyphen", one("-"), "Coventry|2019||missing", "Coventry|2020||6"),
  OddFile("spreadsheet error", one("#N/A"), "Coventry|2019||missing", "Coventry|2020||6"),
  OddFile("nothing", one(""), "Coventry|2019||missing", "Coventry|2020||6"),
]

private let oddPeriods: [OddFile] = [
  OddFile("split year", one("5", in: "2016-17"), "Coventry|2016-17||5", "Coventry|2020||6"),
  OddFile("en dash", one("5", in: "2016–17"), "Coventry|2016–17||5", "Coventry|2020||6"),
  OddFile("pool", one("5", in: "2016-18"), "Coventry|2016-18||5", "Coventry|2020||6"),
  OddFile("revised", one("5", in: "2018 (Rev)"), "Coventry|2018||5", "Coventry|2020||6"),
  OddFile(
    "serial of a spreadsheet",
    one("5", in: "44287"),
    refused: "a spreadsheet's number for a date"
  ),
  OddFile("week", one("5", in: "Week 12"), refused: "weeks are not read"),
  OddFile(
    "two years apart",
    one("5", in: "2019/21"),
    refused: "neither a split year nor pooled years"
  ),
  OddFile("no period", one("5", in: ""), refused: "'period' is empty"),
  OddFile(
    "year or month",
    "\(top)200910,Coventry,Visits,5\n201011,Coventry,Visits,6\n",
    refused: "years or months"
  ),
]

private let oddPlaces: [OddFile] = [
  OddFile(
    "all is the total",
    "period,place,dimension,group,value\n2019,Derby,All,All,5\n2019,Derby,Sex,Female,6\n",
    "Derby|2019||5",
    "Derby|2019|Female|6"
  ),
  OddFile(
    "a group without a breakdown",
    "period,place,dimension,group,value\n2019,Derby,,Female,6\n",
    refused: "without a dimension"
  ),
  OddFile("no place", "period,place,value\n2019,,5\n", refused: "has no place"),
  OddFile(
    "code and name of two places",
    "period,place_code,place,value\n2019,E08000025,Coventry,5\n",
    refused: "E08000025 is Birmingham"
  ),
  OddFile("a place nobody knows", "period,place,value\n2019,Atlantis,5\n", "Atlantis|2019||5"),
  OddFile("a row twice", "\(top)2019,Derby,Visits,5\n2019,Derby,Visits,5\n", "Derby|2019||5"),
  OddFile(
    "one key, two figures",
    "\(top)2019,Derby,Visits,5\n2019,Derby,Visits,6\n2020,Derby,Visits,7\n",
    "Derby|2020||7"
  ),
  OddFile(
    "limits the wrong way round",
    "period,place,value,lower,upper\n2019,Derby,5,6,4\n",
    refused: "is above the upper limit"
  ),
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

  @Test(arguments: 1...16)
  func `order of rows and columns, line ends and marks change nothing`(seed: Int) throws {
    var random = Shuffler(state: UInt64(seed))
    let headings = ["period", "place", "indicator", "value", "lower", "upper", "note"]
    var rows: [[String]] = []
    for at in 0..<30 {
      let year = "20\(10 + at % 6)/\(11 + at % 6)"
      let place = ["Coventry", "Derby", "Leeds"][at / 6 % 3]
      let isHidden = at % 7 == 3
      let value: String = isHidden ? "[c]" : "\(at * 3).\(at % 10)"
      let lower: String = isHidden ? "" : "\(at)"
      let upper: String = isHidden ? "" : "\(at * 4 + 1)"
      let note: String = at % 5 == 0 ? "seen \"twice\"" : ""
      rows.append([year, place, at < 18 ? "Visits" : "Loans, all", value, lower, upper, note])
    }
    let plain = try open(Array(text(headings, rows, end: "\n").utf8))
    random.shuffle(&rows)
    var order = Array(headings.indices)
    random.shuffle(&order)
    var shuffled = text(
      order.map { headings[$0] },
      rows.map { row in order.map { row[$0] } },
      end: ["\n", "\r\n", "\r"][seed % 3]
    )
    if seed % 2 == 0 { shuffled = "\u{FEFF}" + shuffled }
    let other = try OddFilesTests().open(Array(shuffled.utf8))
    #expect(lines(plain).sorted() == lines(other).sorted())
    #expect(plain.rows == other.rows)
    #expect(
      plain.observations.note.presence.knownCount == other.observations.note.presence.knownCount
    )
  }

  private func text(_ headings: [String], _ rows: [[String]], end: String) -> String {
    var result = ""
    for row in [headings] + rows {
      result += row.map(quoted).joined(separator: ",") + end
    }
    return result
  }

  private func quoted(_ cell: String) -> String {
    guard cell.contains(",") || cell.contains("\"") else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

/// The same order for the same seed (Marsaglia 2003, xorshift).
private struct Shuffler {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for at in elements.indices.reversed() { elements.swapAt(at, below(at + 1)) }
  }
}
