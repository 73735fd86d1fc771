import Frames
import Testing

struct DayTests {
  @Test func `all days from 1900 to 2100 count up by one and lead back to themselves`() throws {
    var expected = try #require(Day(year: 1900, month: 1, day: 1)).number
    for year in 1900...2100 {
      for month in 1...12 {
        for number in 1...Day.daysIn(month: month, year: year) {
          guard let day = Day(year: year, month: month, day: number) else {
            Issue.record("no \(year)-\(month)-\(number)")
            return
          }
          let parts = day.components
          if day.number != expected || parts != (year, month, number) {
            Issue.record("\(day.isoText) is not \(year)-\(month)-\(number)")
            return
          }
          expected += 1
        }
        #expect(Day(year: year, month: month, day: Day.daysIn(month: month, year: year) + 1) == nil)
      }
    }
  }

  @Test func `days are counted from 1 January 1970`() {
    #expect(Day(number: 0).isoText == "1970-01-01")
    #expect(Day(year: 2000, month: 3, day: 1)?.number == 11_017)
    #expect(Day(year: 1, month: 1, day: 1)?.number == -719_162)
    #expect(Day(year: 9999, month: 12, day: 31)?.isoText == "9999-12-31")
    #expect(Day(year: 33, month: 4, day: 3)?.isoText == "0033-04-03")
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (2020, 0, 1), (2020, 13, 1), (2020, 1, 0), (2021, 2, 29),
    (1900, 2, 29), (2020, 4, 31),
  ])
  func `what is no day gives none`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func `leap years follow the Gregorian rule`() {
    #expect(
      [1900, 2000, 2020, 2021, 2100].map { Day.daysIn(month: 2, year: $0) } == [28, 29, 29, 28, 28]
    )
  }

  @Test(arguments: [
    (13, 2019, "2020-01-01"), (0, 2020, "2019-12-01"), (-11, 2020, "2019-01-01"),
    (-12, 2020, "2018-12-01"), (25, 2020, "2022-01-01"),
  ])
  func `months outside the year run on into others`(month: Int, year: Int, text: String) {
    #expect(Day(startOfMonth: month, year: year).isoText == text)
  }
}
