import Frames
import TestFiles
import Testing

@testable import Formats

private func frame(_ columns: [(String, Column)]) -> Frame {
  Frame(
    unchecked: Schema(columns.map { Field(name: $0.0, type: $0.1.type) }),
    columns: columns.map(\.1),
    rowCount: columns.first?.1.count ?? 0
  )
}

private func written(_ frame: Frame, parts: Set<String> = []) -> String {
  String(decoding: csvBytes(of: frame, estimateParts: { parts.contains($0) }), as: UTF8.self)
}

private let estimates = EstimateColumn(
  point: NumberColumn(
    storage: .scaled([715, 0, 120, 0, 5], scale: 1),
    presence: PresenceColumn([.known, .suppressed, .known, .missing, .known])
  ),
  lower: NumberColumn([70.25, 1, nil, nil, 0.25]),
  upper: NumberColumn([72, 3, nil, nil, 0.75]),
  numerator: NumberColumn([143, 2, 12, 1, nil]),
  denominator: NumberColumn([200, 9, 100, nil, nil]),
  measures: [Measure(unit: "%"), Measure(unit: "per 1,000")],
  measureCodes: .narrow([0, 0, 1, 0, 0]),
  states: [[], [], [.provisional, .estimated], [.break], [.unreliable, .revised]]
)

@Suite struct CSVWriterTests {
  @Test func `quotes go round what needs them and nothing else`() {
    let texts = [
      "x", "a, b", "say \"so\"", "two\nlines", "\r", " lead", "trail ", "", "é'", "=1+1",
    ]
    let column = Column.text(TextColumn(texts.map { $0 }))
    #expect(
      written(frame([("name, full", column)]))
        == "\"name, full\"\nx\n\"a, b\"\n\"say \"\"so\"\"\"\n\"two\nlines\"\n\"\r\"\n\" lead\"\n"
        + "\"trail \"\n\"\"\né'\n=1+1\n"
    )
  }

  @Test func `numbers print exactly and unknown ones are empty`() {
    let column = NumberColumn([1.5, -0.25, 100, nil, 0, -3, 1_234_567.125])
    let large = NumberColumn([1e21, 0.1 + 0.2, 1e-7, 5, nil, -2, 1e15])
    #expect(
      written(frame([("a", .number(column)), ("b", .number(large))]))
        == "a,b\n1.5,1000000000000000000000\n-0.25,0.30000000000000004\n100,0.0000001\n,5\n0,\n-3,-2\n"
        + "1234567.125,1000000000000000\n"
    )
  }

  @Test func `mantissas print as numbers do`() {
    var numbers = SeededNumbers(9)
    for _ in 0..<2000 {
      let mantissa = Int32(
        truncatingIfNeeded: numbers.next() >> UInt64.random(in: 32...63, using: &numbers)
      )
      let scale = Int.random(in: 0...9, using: &numbers)
      var bytes: [UInt8] = []
      appendDecimal(mantissa, scale, to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text == exactText(mantissa: Int64(mantissa), scale: scale))
    }
    var least: [UInt8] = []
    appendDecimal(.min, 9, to: &least)
    #expect(String(decoding: least, as: UTF8.self) == "-2.147483648")
  }

  @Test func `an estimate is its seven parts where asked and its number elsewhere`() {
    let table = frame([("value", .estimate(estimates)), ("base", .estimate(estimates))])
    #expect(
      written(table, parts: ["value"])
        == """
        value,value_lower,value_upper,value_numerator,value_denominator,value_unit,value_state,base
        71.5,70.25,72,143,200,%,known,71.5
        ,,,,,%,suppressed,
        12,,,12,100,"per 1,000",provisional;estimated,12
        ,,,1,,%,missing;break,
        0.5,0.25,0.75,,,%,revised;unreliable,0.5

        """
    )
  }

  @Test func `each kind of unknown has its word`() {
    let words = Presence.allCases.map { stateWords($0, []) }
    #expect(words == ["known", "missing", "suppressed", "not_applicable", "rounds_to_zero"])
  }

  @Test func `periods and yes or no are written as they print`() {
    let table = frame([
      ("p", .period(PeriodColumn([.splitYear(2019), nil, .calendarYear(2020)]))),
      ("y", .yesNo(YesNoColumn([true, false, nil]))),
    ])
    #expect(written(table) == "p,y\n2019/20,yes\n,no\n2020,\n")
  }

  @Test func `a row without anything stays a row`() throws {
    let table = frame([
      ("a", .text(TextColumn(["x", nil]))), ("b", .number(NumberColumn([1, nil]))),
    ])
    #expect(written(table) == "a,b\nx,1\n,\"\"\n")
    let lone = frame([("a", .number(NumberColumn([nil, 5])))])
    #expect(written(lone) == "a\n\"\"\n5\n")
    #expect(tableText(try read(written(lone))) == "a:n|<·>|5")
  }

  @Test func `pieces together are the whole`() {
    let table = frame([("a", .number(NumberColumn((0..<60_000).map { Double($0) })))])
    var pieces: [[UInt8]] = []
    writeCSV(table) { pieces.append($0) }
    #expect(pieces.count > 3)
    #expect(pieces.flatMap { $0 } == csvBytes(of: table))
  }

  @Test(arguments: 0..<60)
  func `what is written reads back as the same frame`(_ seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed) &* 977)
    let count = Int.random(in: 1...40, using: &numbers)
    let texts = ["x", "a, b", "\"q\"", "l\nm", " s ", "", "Łódź", "c", "NA", "12b", "yes", "-"]
    let scale = Double([1, 10, 1000, 1e7].randomElement(using: &numbers) ?? 1)
    func some<Element>(_ make: (inout SeededNumbers) -> Element) -> [Element?] {
      (0..<count).map { _ in
        Int.random(in: 0..<6, using: &numbers) == 0 ? nil : make(&numbers)
      }
    }
    let words: [String?] =
      some { texts.randomElement(using: &$0) ?? "" }.dropLast() + ["anchor"]
    let figures: [Double?] =
      some { (Double.random(in: -1000...1000, using: &$0) * scale).rounded() / scale }.dropLast()
      + [1]
    let wild: [Double?] =
      some { Double(Int64.random(in: -1 << 50...1 << 50, using: &$0)) / 1024 }.dropLast() + [0.5]
    let years: [Period?] =
      some { Period.splitYear(Int.random(in: 1990...2030, using: &$0)) }.dropLast() + [
        .splitYear(2000)
      ]
    let table = frame([
      ("words", .text(TextColumn(words))), ("figures", .number(NumberColumn(figures))),
      ("wild", .number(NumberColumn(wild))), ("years", .period(PeriodColumn(years))),
    ])
    let back = try read(written(table), CSVOptions(periodReader: splitYears)).frame
    #expect(back.schema == table.schema)
    for (left, right) in zip(back.columns, table.columns) {
      #expect((0..<count).map { cellText(left, $0) } == (0..<count).map { cellText(right, $0) })
    }
    #expect(csvBytes(of: back) == csvBytes(of: table))
  }
}
