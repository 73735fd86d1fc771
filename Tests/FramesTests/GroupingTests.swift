import Frames
import TestFiles
import Testing

struct GroupingTests {
  /// Groups by comparing what a person would compare, with a dictionary of texts.
  private func oracle(_ columns: [Column], rowCount: Int) -> (groups: [Int], firstRows: [Int]) {
    var numbers: [[String]: Int] = [:]
    var groups: [Int] = []
    var firstRows: [Int] = []
    for row in 0..<rowCount {
      let key = columns.map { column -> String in
        guard column.presence.isKnown(row) else { return "?" }
        switch column {
        case .text(let texts): return "=" + foldedText(texts[row] ?? "")
        case .period(let periods):
          return periods[row].map { "\($0.start.number) \($0.end.number) \($0.kind)" } ?? ""
        case .number, .estimate, .yesNo: return "=" + column.displayText(row)
        }
      }
      if numbers[key] == nil {
        numbers[key] = firstRows.count
        firstRows.append(row)
      }
      groups.append(numbers[key] ?? -1)
    }
    return (groups, firstRows)
  }

  private func columns(_ rows: Int, _ generator: inout SeededNumbers) -> [Column] {
    let texts = ["a", "A", " a", "b", "B b", "b  B", "", nil]
    let periods: [Period?] = [
      .splitYear(2019), .rollingYear(endMonth: 3, ofYear: 2020), .calendarYear(2019), nil,
      Period(
        start: Period.splitYear(2019).start,
        end: Period.splitYear(2019).end,
        kind: .splitYear,
        label: "2019-20"
      ),
    ]
    let numbers: [Double?] = [0, -0.0, 1.5, -1.5, 1.0 / 3, nil]
    return [
      .texts((0..<rows).map { _ in generator.one(of: texts) }),
      .periods((0..<rows).map { _ in generator.one(of: periods) }),
      .number(
        NumberColumn(
          (0..<rows).map { _ in generator.one(of: numbers.compactMap { $0 }) },
          presence: PresenceColumn((0..<rows).map { _ in generator.one(of: Presence.allCases) })
        )
      ),
      .estimates((0..<rows).map { _ in generator.one(of: numbers) }, unit: "%"),
      .yesNos((0..<rows).map { _ in generator.one(of: [true, false, nil]) }),
    ]
  }

  @Test func `groups are those of a dictionary of keys, numbered as they appear`() {
    var generator = SeededNumbers(11)
    for rows in [0, 1, 2, 40, 300] {
      let all = columns(rows, &generator)
      for _ in 0..<12 {
        let chosen = Array(all.shuffled(using: &generator).prefix(generator.below(6)))
        let grouping = Grouping(chosen, rowCount: rows)
        let (groups, firstRows) = oracle(chosen, rowCount: rows)
        #expect(grouping.groupOfRow == groups)
        #expect(grouping.firstRows == firstRows)
        #expect(grouping.groupCount == firstRows.count)
        var members = Array(repeating: [Int](), count: firstRows.count)
        for row in groups.indices { members[groups[row]].append(row) }
        #expect(grouping.rowsOfGroups == members)
      }
    }
  }

  @Test func `text groups as the language compares it and missing is a group of its own`() {
    let grouping = Grouping([.texts(["Derby", nil, "DERBY ", "", nil])], rowCount: 5)
    #expect(grouping.groupOfRow == [0, 1, 0, 2, 1])
  }

  @Test func `a period groups by its days and kind, not by its label`() {
    let year = Period.splitYear(2016)
    let spelt = Period(start: year.start, end: year.end, kind: .splitYear, label: "2016-17")
    let rolling = Period.rollingYear(endMonth: 3, ofYear: 2017)
    let grouping = Grouping([.periods([year, spelt, rolling, nil])], rowCount: 4)
    #expect(grouping.groupOfRow == [0, 0, 1, 2])
  }

  @Test func `years published as the same two years are one group, stated kinds are apart`() {
    func year(_ month: Int, _ label: String) -> Period {
      let plain = Period.splitYear(2023, startMonth: month)
      return Period(start: plain.start, end: plain.end, kind: .splitYear, label: label)
    }
    func groups(_ periods: [Period]) -> [Int] {
      Grouping([.periods(periods)], rowCount: periods.count).groupOfRow
    }
    let (plain, school) = (year(4, "2023/24"), year(9, "202324"))
    #expect(groups([plain, school, .splitYear(2022), plain]) == [0, 0, 1, 0])
    #expect(groups([school, .calendarYear(2023), plain]) == [0, 1, 0])
    let stated = [year(4, "2023/24 (financial year)"), year(9, "2023/24 (academic year)")]
    #expect(groups(stated) == [0, 1])
    #expect(groups([plain] + stated + [school]) == [0, 1, 2, 0])
    // A stated kind alone is the year whose days it has.
    #expect(groups([plain, stated[0]]) == [0, 0])
    // What no row has does not count.
    let few = Column.periods([plain, school] + stated).gathered([0, 1])
    #expect(Grouping([few], rowCount: 2).groupOfRow == [0, 0])
  }

  @Test func `without columns all rows are one group and without rows there is none`() {
    #expect(Grouping([], rowCount: 3).groupOfRow == [0, 0, 0])
    #expect(Grouping([], rowCount: 0).groupCount == 0)
    #expect(Grouping([.texts([])], rowCount: 0).firstRows == [])
  }

  @Test func `products of keys beyond a machine word still tell rows apart`() {
    // Five columns of 9,000 distinct texts each: the product is far above 2^64.
    let count = 9_000
    let columns = (0..<5).map { shift in
      Column.texts((0..<count).map { "v\(($0 + shift) % count)" })
    }
    let grouping = Grouping(columns, rowCount: count)
    #expect(grouping.groupOfRow == Array(0..<count))
    let twice = Grouping(
      columns.map { $0.gathered(Array(0..<count) + Array(0..<count)) },
      rowCount: 2 * count
    )
    #expect(twice.groupOfRow == Array(0..<count) + Array(0..<count))
  }

  @Test func `sparse and dense keys give the same groups`() {
    var generator = SeededNumbers(12)
    let values = (0..<3000).map { _ in generator.below(60) }
    let dense = Column.texts(values.map { "\($0)" })
    // The same keys among thousands of texts that no row has.
    let wide = Column.texts(values.map { "\($0)" } + (0..<50_000).map { "x\($0)" })
      .gathered(Array(0..<3000))
    let one = Grouping([dense, dense], rowCount: 3000)
    let other = Grouping([wide, wide], rowCount: 3000)
    #expect(one.groupOfRow == other.groupOfRow)
  }

  @Test func `either storage of numbers groups alike`() {
    let scaled = NumberColumn([0.1, 0.25, 0.1, nil, 3])
    let floating = NumberColumn(scaled.doubles, presence: scaled.presence)
    #expect(
      Grouping([.number(scaled)], rowCount: 5).groupOfRow
        == Grouping([.number(floating)], rowCount: 5).groupOfRow
    )
  }
}
