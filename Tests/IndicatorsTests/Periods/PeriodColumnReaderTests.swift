import Frames
import Testing

@testable import Indicators

/// The traps of `data.md` §4: what a label means is for its column to tell.
@Suite struct PeriodColumnReaderTests {
  private func kinds(
    _ labels: [String],
    _ yearType: YearType? = nil,
    _ pooledYears: Int? = nil
  ) throws -> [Period.Kind?] {
    try readPeriods(labels, yearType: yearType, pooledYears: pooledYears).map { $0?.kind }
  }

  @Test func `a split year and a pool of one notation stand side by side`() throws {
    #expect(try kinds(["202021", "201820"]) == [.splitYear, .pooled])
    #expect(try kinds(["2016-17", "2016-18"]) == [.splitYear, .pooled])
    #expect(try kinds(["201920", "201821", "201820"], nil, 2) == [.pooled, .pooled, .pooled])
  }

  @Test func `overlapping pools stay pools`() throws {
    let periods = try readPeriods(["2015-17", "2016-18", "2017-19"])
    #expect(periods.map { $0?.monthCount } == [36, 36, 36])
  }

  @Test func `the column tells whether 2009-10 is a year or October`() throws {
    #expect(try kinds(["2009-10", "2016-17"]) == [.splitYear, .splitYear])
    #expect(try kinds(["2009-10", "2009-07"]) == [.month, .month])
    #expect(try kinds(["2009-10", "2013/14"]) == [.splitYear, .splitYear])
    #expect(try kinds(["2009-10", "Apr 2013"]) == [.month, .month])
  }

  @Test func `a column with a pool has no months and one with a month has no years`() throws {
    #expect(try kinds(["201820", "201112"]) == [.pooled, .splitYear])
    #expect(try kinds(["201820", "200911"]) == [.pooled, .pooled])
    #expect(try kinds(["201301", "201112", "201011"]) == [.month, .month, .month])
    #expect(try kinds(["201314", "201112"]) == [.splitYear, .splitYear])
  }

  @Test(arguments: [["201112", "201011", "200910"], ["2009-10"], ["2010-12"]])
  func `a column that tells nothing is undecided`(labels: [String]) {
    #expect(throws: PeriodColumnError.undecided(labels: labels, senses: ["years", "months"])) {
      try readPeriods(labels)
    }
    #expect(throws: Never.self) { try readPeriods(labels, yearType: .financial) }
  }

  @Test func `the catalogue decides what the column leaves open`() throws {
    #expect(try kinds(["2009-10"], .financial) == [.splitYear])
    #expect(try kinds(["2009-10"], .monthEnd) == [.day])
    #expect(try kinds(["201011", "201112"], nil, 2) == [.pooled, .pooled])
    #expect(try kinds(["2010-12"], nil, 3) == [.pooled])
  }

  @Test func `a range that a spreadsheet mangled is refused among split years`() throws {
    #expect(
      throws: PeriodColumnError.unreadable([
        .init(label: "Nov-10", refusal: .mangledBySpreadsheet)
      ])
    ) {
      try readPeriods(["2009/10", "Nov-10", "2011/12"])
    }
    #expect(try kinds(["Oct-10", "Nov-10"]) == [.month, .month])
  }

  @Test func `a month with a short year is no day`() throws {
    #expect(
      try readPeriods(["Sep-23", "Oct-23"]).map { $0?.start.isoText } == [
        "2023-09-01", "2023-10-01",
      ]
    )
  }

  @Test func `one series may change its kind of year`() throws {
    #expect(try kinds(["2019", "2020", "2021/22"]) == [.calendarYear, .calendarYear, .splitYear])
  }

  @Test func `empty cells give nothing and keep their rows`() throws {
    #expect(try kinds([" ", "2019/20"]) == [nil, .splitYear])
    #expect(try readPeriods([nil, "2019"]).map { $0?.label } == [nil, "2019"])
  }

  @Test func `one reader serves many columns alike`() throws {
    var reader = PeriodColumnReader()
    let first = try reader.read(["2019/20", "2009-10"])
    // A reading that one column settled is not carried into the next.
    let second = try reader.read(["Apr 2019", "2009-10"])
    #expect(first.map(\.period.kind) == [.splitYear, .splitYear])
    #expect(second.map(\.period.kind) == [.month, .month])
  }
}
