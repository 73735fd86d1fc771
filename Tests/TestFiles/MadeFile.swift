#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, or a folder of files, made from a seed, and what must come of opening it.
///
/// The outcome follows from how the file was made and from `data.md`, never from what a reader
/// gives: figures are drawn first, with what their cells mean; then a file is made of them in some
/// dress, which changes nothing, or with harm done to it, which has its message.
public struct MadeFile: Sendable, CustomStringConvertible {
  public enum Outcome: Sendable {
    case figures(MadeFigures)
    /// A part of the message with which it is refused.
    case refused(String)
  }
  public let name: String
  /// What is opened, within the folder of the file; `.` is the folder.
  public var opened: String
  public var files: [(name: String, bytes: [UInt8])]
  /// What makes the database that is opened, instead of `files`.
  public private(set) var statements: [String] = []
  public var outcome: Outcome
  public var description: String { name }

  init(
    _ name: String,
    _ opened: String,
    _ files: [(name: String, bytes: [UInt8])],
    _ outcome: Outcome
  ) {
    (self.name, self.opened, self.files, self.outcome) = (name, opened, files, outcome)
  }

  /// A database that the statements make.
  init(_ name: String, statements: [String], _ outcome: Outcome) {
    self.init(name, "figures.sqlite", [(name: String, bytes: [UInt8])](), outcome)
    self.statements = statements
  }

  init(_ name: String, _ opened: String, _ bytes: [UInt8], _ outcome: Outcome) {
    self.init(name, opened, [(opened, bytes)], outcome)
  }

  /// Lays the files into a folder that is there.
  ///
  /// - Throws: `SQLiteFileError` where a database is wanted and the machine has no SQLite.
  public func write(to folder: String) throws {
    if !statements.isEmpty { try sqliteFile(at: "\(folder)/\(opened)", statements) }
    for file in files {
      var path = folder
      for part in file.name.split(separator: "/").dropLast() {
        path += "/\(part)"
        mkdir(path, 0o755)
      }
      guard let stream = fopen("\(folder)/\(file.name)", "wb") else {
        throw FileNotMade(name: file.name)
      }
      defer { fclose(stream) }
      fwrite(file.bytes, 1, file.bytes.count, stream)
    }
  }
}

/// Every made file; the same for each run.
public let madeFiles: [MadeFile] = dressedFiles() + harmfulFiles()

/// Figures, the cells that say them, and how many rows of each fate.
public struct MadeFigures: Sendable {
  /// One figure as it must be read.
  struct Figure: Sendable {
    var indicator: String
    var place: String
    var period: String
    var group: String
    var cell: MadeCell
    var note: String
  }

  /// The rows of a table, a figure or another word for one.
  var rows: [Figure]
  /// How many of `rows` only repeat another, or contradict one.
  public private(set) var merged = 0
  public private(set) var refused = 0
  private var keptRows: [Figure]

  public var read: Int { rows.count }

  /// The kept figures, sorted: `indicator|place|period|group|number|state words|note`.
  public var lines: [String] {
    keptRows.map { figure in
      [
        figure.indicator, figure.place, figure.period, figure.group, figure.cell.number,
        figure.cell.words,
        [figure.note, figure.cell.note].filter { !$0.isEmpty }.joined(separator: "; "),
      ].joined(separator: "|")
    }.sorted()
  }

  /// - Parameters:
  ///   - numbers: What they are drawn by.
  ///   - texts: Texts that its encoding can spell.
  ///   - isPlain: Whether rows that repeat or contradict another are left out.
  init(_ numbers: inout SeededNumbers, texts: MadeTexts = .any, isPlain: Bool = false) {
    let periods = numbers.one(of: MadeTexts.periods)
    let indicators = texts.indicators.shuffled(using: &numbers).prefix(
      Int.random(in: 1...3, using: &numbers)
    )
    let places = ["Coventry", "Derby", "Leeds", "Birmingham"].shuffled(using: &numbers).prefix(2)
    rows = []
    for indicator in indicators {
      for place in places {
        for period in periods {
          for group in ["", "Female", "Male"] where group.isEmpty || numbers.oneIn(3) {
            rows.append(
              Figure(
                indicator: indicator,
                place: place,
                period: period,
                group: group,
                cell: MadeCell(&numbers),
                note: numbers.oneIn(4) ? numbers.one(of: texts.notes) : ""
              )
            )
          }
        }
      }
    }
    // One with a point among them, so that commas cannot be taken for decimal marks.
    rows[0].cell = MadeCell("12.50", "12.5")
    keptRows = rows
    guard !isPlain else { return }
    if numbers.oneIn(2) {
      merged = Int.random(in: 1...3, using: &numbers)
      for _ in 0..<merged { rows.append(numbers.one(of: keptRows)) }
    }
    let known = keptRows.indices.dropFirst().last { keptRows[$0].cell.words == "known" }
    if numbers.oneIn(3), let known, merged == 0 {
      var other = keptRows.remove(at: known)
      other.cell = MadeCell("987654.5", "987654.5")
      rows.append(other)
      refused = 2
    }
  }

  /// The same figures, their rows in another order.
  mutating func shuffle(_ numbers: inout SeededNumbers) { rows.shuffle(using: &numbers) }

  /// Headings, and the cells of each row below them.
  var table: [[String]] {
    [["indicator", "place", "period", "dimension", "group", "value", "note"]]
      + rows.map { row in
        [
          row.indicator, row.place, row.period, row.group.isEmpty ? "" : "Sex", row.group,
          row.cell.printed, row.note,
        ]
      }
  }
}

/// A value as it is printed, and what that means (`data.md` §5).
struct MadeCell: Sendable {
  let printed: String
  /// Empty where there is none.
  let number: String
  let words: String
  let note: String

  init(_ printed: String, _ number: String, _ words: String = "known", note: String = "") {
    (self.printed, self.number, self.words, self.note) = (printed, number, words, note)
  }

  init(_ numbers: inout SeededNumbers) {
    let whole = Int.random(in: 0...999, using: &numbers)
    let digit = Int.random(in: 1...9, using: &numbers)
    self = numbers.one(
      of: [
        MadeCell("\(whole)", "\(whole)"), MadeCell("\(whole).\(digit)", "\(whole).\(digit)"),
        MadeCell("\(whole).\(digit)0", "\(whole).\(digit)"),
      ] + (numbers.oneIn(2) ? MadeCell.odd : [])
    )
  }

  private static let odd = [
    MadeCell("1,335", "1335"), MadeCell("3.60E-05", "0.000036"),
    MadeCell("75.39999999999999", "75.4"), MadeCell("0", "0"), MadeCell("-4.2", "-4.2"),
    MadeCell("7 [p]", "7", "provisional"), MadeCell("7.5 [e]", "7.5", "estimated"),
    MadeCell("5 [b]", "5", "break"), MadeCell("[c]", "", "suppressed"),
    MadeCell("*", "", "suppressed"), MadeCell("<5", "", "suppressed", note: "<5"),
    MadeCell("1 to 7", "", "suppressed", note: "1 to 7"), MadeCell("", "", "missing"),
    MadeCell("..", "", "missing"), MadeCell("n/a", "", "missing"),
    MadeCell("z", "", "not_applicable"), MadeCell("[low]", "", "rounds_to_zero"),
    MadeCell("[u]", "", "missing;unreliable"),
  ]
}

/// Texts to draw from.
struct MadeTexts: Sendable {
  let indicators: [String]
  let notes: [String]

  static let western = MadeTexts(
    indicators: ["Visits", "Loans, all", "Repairs \"urgent\"", "Café stops", "Half–day passes"],
    notes: ["counted by hand", "said \"no\", twice", "=1+1", "naïve – as sent", "cost £5; paid"]
  )
  static let any = MadeTexts(
    indicators: western.indicators + ["Łódź links"],
    notes: western.notes + ["two\nlines", "日本", "no tab\there | no bar"]
  )

  /// Labels of one column each, none with two meanings (`data.md` §4).
  static let periods = [
    ["2016/17", "2017/18", "2018/19"], ["2016-17", "2017-18", "2018-19"], ["2017", "2018", "2019"],
    ["2014-16", "2015-17", "2016-18"], ["2019 Q1", "2019 Q2", "2019 Q3"],
    ["Apr 2021", "May 2021", "Jun 2021"], ["30/06/2020", "30/06/2021"],
    ["Year to Jan 2020", "Year to Jan 2021"], ["202021", "202122", "202223"],
    ["2015-04-01/P1Y", "2016-04-01/P1Y"], ["2013/14-15/16", "2014/15-16/17"],
    ["16/11/2020 - 15/11/2021", "16/11/2021 - 15/11/2022"], ["2016–17", "2017–18"],
    ["202021", "201820"], ["2016-17", "2016-18"], ["2019/20 Q1", "2019/20 Q1-Q3"],
  ]
}

/// A file could not be written.
public struct FileNotMade: Error {
  public let name: String
}
