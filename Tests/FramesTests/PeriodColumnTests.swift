import Frames
import Testing

struct PeriodColumnTests {
  @Test func `periods come back as they were given and codes follow time`() {
    let periods: [Period?] = [.splitYear(2020), nil, .splitYear(2018), .splitYear(2020)]
    let column = PeriodColumn(periods)
    #expect((0..<4).map { column[$0] } == periods)
    #expect(column.dictionary == [.splitYear(2018), .splitYear(2020)])
    #expect(column.codes[2] < column.codes[0])
  }

  @Test func `gathering and concatenation keep why a period is unknown`() {
    let column = PeriodColumn(
      dictionary: [.calendarYear(2019)],
      codes: .narrow([0, 0]),
      presence: PresenceColumn([.known, .suppressed])
    )
    #expect(
      Column.period(column.gathered([1, -1, 0])).presences == [.suppressed, .missing, .known]
    )
    let joined = PeriodColumn.concatenated([column, PeriodColumn([.calendarYear(2001), nil])])
    #expect(Column.period(joined).presences == [.known, .suppressed, .known, .missing])
    #expect(joined[2] == .calendarYear(2001) && joined[0] == .calendarYear(2019))
  }

  @Test func `labels of one stretch and kind share a number, other kinds do not`() {
    let year = Period.splitYear(2016)
    let spelt = Period(start: year.start, end: year.end, kind: .splitYear, label: "2016-17")
    let rolling = Period.rollingYear(endMonth: 3, ofYear: 2017)
    let column = PeriodColumn([rolling, spelt, year, .splitYear(2017)])
    #expect(
      column.dictionary.map(\.label) == ["2016-17", "2016/17", "Year to Mar 2017", "2017/18"]
    )
    #expect(column.stretchNumbers == [0, 0, 1, 2])
    #expect(PeriodColumn([]).stretchNumbers == [])
  }
}
