import CLibraryLoad
import Frames

@testable import Formats

/// What reading a file of any format gives: the table in one line, or `!` and the message.
func tableOutcome(
  _ bytes: [UInt8],
  name: String = "f",
  part: String? = nil,
  _ options: CSVOptions = CSVOptions(periodReader: splitYears)
) -> String {
  do throws(FormatError) {
    let source = ByteSource(name: name, bytes: bytes)
    return tableText(try readTable(source, part: part, options: options).table)
  } catch {
    return "!" + error.message
  }
}

/// The remarks of the same reading.
func tableRemarks(_ bytes: [UInt8]) -> [String] {
  (try? readTable(ByteSource(name: "f", bytes: bytes)))?.remarks ?? ["it was not read"]
}

/// Libraries of the system that this machine has.
enum Present {
  static let zlib = Libraries.zlib.functions != nil
  static let sheets = Libraries.zip.functions != nil && Libraries.expat.functions != nil
  static let sqlite = Libraries.sqlite.functions != nil
  static let writer = Libraries.xlsxwriter.functions != nil && sheets
}

/// Every type of column, every kind of unknown, texts that look like formulas.
func sampleFrame() -> Frame {
  let estimates = EstimateColumn(
    point: NumberColumn(
      storage: .scaled([715, 0, 120, 0, 5], scale: 1),
      presence: PresenceColumn([.known, .suppressed, .known, .missing, .known])
    ),
    lower: NumberColumn([70.25, 1, nil, nil, 0.25]),
    upper: NumberColumn([72, 3, nil, nil, 0.75]),
    numerator: NumberColumn([143, 2, 12, 1, nil]),
    denominator: NumberColumn([200, 9, 100, nil, nil]),
    measures: [Measure(unit: "%", decimals: 1), Measure(unit: "per 1,000")],
    measureCodes: .narrow([0, 0, 1, 0, 0]),
    states: [[], [], [.provisional, .estimated], [.break], [.unreliable, .revised]]
  )
  let columns: [(String, Column)] = [
    ("place", .text(TextColumn(["=SUM(A1)", "+44", "@home", "-5 to 4", "Łódź & <b>"]))),
    (
      "period",
      .period(
        PeriodColumn([
          .splitYear(2018), .splitYear(2019), .splitYear(2020), nil, .splitYear(2021),
        ])
      )
    ),
    ("value", .estimate(estimates)),
    ("rate", .number(NumberColumn([0.1 + 0.2, nil, -1e-7, 0, 1e15]))),
    ("flag", .yesNo(YesNoColumn([true, false, nil, true, false]))),
    ("note", .text(TextColumn(["two\nlines", nil, " padded ", "_x0041_", "tab\there"]))),
  ]
  return Frame(
    unchecked: Schema(columns.map { Field(name: $0.0, type: $0.1.type) }),
    columns: columns.map(\.1),
    rowCount: 5
  )
}

/// Binds zlib under a file name.
func cllZlib(_ file: UnsafePointer<CChar>) -> UnsafePointer<cll_zlib>? { cll_load_zlib(file) }
