import Frames
import TestFiles
import Testing

@testable import Rendering

@Suite struct TablePropertyTests {
  private static let roles: [FieldRole] = [
    .indicator, .place, .period, .asAt, .breakdown, .value, .plain, .plain, .plain,
  ]

  private func hostileText(_ random: inout SeededNumbers) -> String {
    let pieces = [
      "\u{1B}[2J", "\u{9B}1m", "\u{202E}", "\r\n", "\0", "中文", "e\u{301}\u{301}",
      "\u{1F468}\u{200D}",
      "a long text that has to be cut somewhere", "\t", "\u{7F}", "£", "x", " ", "\u{FE0F}", "|",
    ]
    if Bool.random(using: &random) {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    return (0..<Int.random(in: 0...5, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  private func hostileColumn(_ rows: Int, _ random: inout SeededNumbers) -> Column {
    func number(_ random: inout SeededNumbers) -> Double? {
      Bool.random(using: &random) ? nil : Double(bitPattern: random.next())
    }
    let presence = PresenceColumn(
      (0..<rows).map { _ in Presence.allCases.randomElement(using: &random) ?? .known }
    )
    switch Int.random(in: 0...4, using: &random) {
    case 0:
      return .text(TextColumn((0..<rows).map { _ in hostileText(&random) }))
    case 1:
      let day = Day(number: 18_000)
      return .period(
        PeriodColumn(
          (0..<rows).map { _ in
            Period(start: day, end: day, kind: .span, label: hostileText(&random))
          }
        )
      )
    case 2: return .number(NumberColumn((0..<rows).map { _ in number(&random) }))
    case 3: return .yesNo(YesNoColumn((0..<rows).map { _ in Bool?.some(random.next() % 2 == 0) }))
    default:
      let values = (0..<rows).map { _ in Double.random(in: -1e6...1e6, using: &random) }
      return .estimate(
        EstimateColumn(
          point: NumberColumn(values, presence: presence),
          lower: NumberColumn((0..<rows).map { _ in number(&random) }),
          upper: NumberColumn((0..<rows).map { _ in number(&random) }),
          measures: [Measure(unit: hostileText(&random)), Measure(unit: "%")],
          measureCodes: Codes((0..<rows).map { $0 % 2 }, bound: 2),
          states: (0..<rows).map { _ in
            ValueState(rawValue: UInt8.random(in: 0...31, using: &random))
          }
        )
      )
    }
  }

  @Test(arguments: 1...400)
  func `data of any bytes neither steers the screen nor leaves its width`(seed: UInt64) {
    var random = SeededNumbers(seed)
    let rows = [0, 1, 2, 5, 60].randomElement(using: &random) ?? 1
    var columns: [(Field, Column)] = []
    for number in 0..<Int.random(in: 0...9, using: &random) {
      let column = hostileColumn(rows, &random)
      columns.append(
        SampleFrames.field(
          hostileText(&random) + String(number),
          column,
          TablePropertyTests.roles.randomElement(using: &random) ?? .plain,
          quiet: Int.random(in: 0...9, using: &random) == 0,
          hidden: Int.random(in: 0...9, using: &random) == 0
        )
      )
    }
    let frame = Frame(
      unchecked: Schema(columns.map(\.0)),
      columns: columns.map(\.1),
      rowCount: rows
    )
    let options = TableOptions(
      width: Int.random(in: 20...130, using: &random),
      level: DrawingLevel.allCases.randomElement(using: &random) ?? .full,
      titleParts: ["7", hostileText(&random)],
      judgementColumns: Set(columns.prefix(2).map(\.0.name)),
      movementColumns: Set(columns.suffix(2).map(\.0.name)),
      headingNotes: columns.first.map { [$0.0.name: hostileText(&random)] } ?? [:],
      elapsed: hostileText(&random)
    )
    let text = tableLines(frame, options: options)
    #expect(!text.countLines.isEmpty)
    for line in text.lines {
      #expect(Displayable.width(line) <= options.width, "\(line.debugDescription)")
      for scalar in line.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
          Issue.record("U+\(String(scalar.value, radix: 16)) in \(line.debugDescription)")
        default: break
        }
        if options.level == .ascii { #expect(scalar.isASCII) }
      }
    }
  }

  /// What has to be found on the screen for a row: the cell, or its figure without unit.
  private func token(_ column: Column, _ row: Int) -> String {
    switch column {
    case .text(let texts): texts[row] ?? ""
    case .period(let periods): periods[row]?.label ?? ""
    case .number(let numbers): roundedText(numbers.raw(row), decimals: 0, grouping: true)
    case .estimate(let estimates):
      roundedText(estimates.point.raw(row), decimals: 1, grouping: true)
    case .yesNo(let bits): bits[row] == true ? "yes" : "no"
    }
  }

  @Test(arguments: 1...300)
  func `every known value is shown, or its column is named`(seed: UInt64) {
    var random = SeededNumbers(seed)
    let rows = Int.random(in: 1...40, using: &random)
    var columns: [(Field, Column)] = []
    for number in 0..<Int.random(in: 1...12, using: &random) {
      let isConstant = Int.random(in: 0...4, using: &random) == 0
      let values = (0..<rows).map { row in (number + 1) * 100 + (isConstant ? 0 : row) }
      let column: Column
      switch Int.random(in: 0...3, using: &random) {
      case 0: column = .text(TextColumn(values.map { "w\($0)" }))
      case 1: column = .number(NumberColumn(values.map { Double($0) }))
      case 2: column = SampleFrames.periods(values.map { $0 })
      default:
        column = SampleFrames.estimates(
          values.map { Double($0) + 0.5 },
          "%",
          lower: values.map { Double($0) },
          upper: values.map { Double($0) + 1 }
        )
      }
      let role = TablePropertyTests.roles.randomElement(using: &random) ?? .plain
      columns.append(SampleFrames.field("col\(number)", column, role))
    }
    let frame = SampleFrames.frame(columns)
    let options = TableOptions(width: Int.random(in: 20...160, using: &random))
    let text = tableLines(frame, options: options)
    let screen = (text.caption + text.rows).joined(separator: "\n")
    let count = text.countLines.map { $0.drop { $0 == " " } }.joined(separator: " ")
    let named = Set(count.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    for (field, column) in columns {
      let isShown = (0..<rows).allSatisfy { screen.contains(token(column, $0)) }
      #expect(isShown || named.contains(field.name), "\(field.name)\n\(screen)\n\(count)")
      if !isShown { #expect(count.contains("not shown") || count.contains("shortened")) }
      // The value, the keys and figures with limits are never dropped.
      if field.role.isKey || field.role == .value || column.type == .estimate {
        #expect(isShown, "\(field.name)\n\(screen)")
      }
    }
  }
}
