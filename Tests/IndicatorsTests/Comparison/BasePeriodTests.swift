import Frames
import Testing

@testable import Indicators

@Suite struct BasePeriodTests {
  private func base(
    of position: Int,
    _ periods: [Period],
    standingAt date: Period? = nil
  ) -> String? {
    let estimates = EstimateColumn(point: NumberColumn(periods.map { _ in 1 }))
    let points = periods.indices.compactMap {
      SeriesPoint(row: $0, of: estimates, periods: PeriodColumn(periods))
    }
    return basePoint(for: position, in: points, standingAt: date)
      .map { periods[$0.position].label }
  }

  @Test func `a year to compare with is the series' own year of that name`() {
    let academic = (2020...2023).map { Period.splitYear($0, startMonth: 9) }
    #expect(base(of: 3, academic, standingAt: .splitYear(2022)) == "2022/23")
    #expect(base(of: 3, academic, standingAt: .splitYear(2021)) == "2021/22")
    // By its day where the date is no year of the series.
    #expect(base(of: 3, academic, standingAt: .month(3, ofYear: 2023)) == "2021/22")
    let financial = (2020...2023).map { Period.splitYear($0) }
    #expect(base(of: 3, financial, standingAt: .splitYear(2022)) == "2022/23")
  }

  @Test func `an academic year goes back to an academic one and never to the half it shares`() {
    func split(_ year: Int, _ month: Int) -> Period {
      let plain = Period.splitYear(year, startMonth: month)
      return Period(
        start: plain.start,
        end: plain.end,
        kind: .splitYear,
        label: "\(plain.label) from \(month)"
      )
    }
    let periods = [split(2022, 4), split(2022, 9), split(2023, 4), split(2023, 9)]
    #expect(base(of: 3, periods) == "2022/23 from 9")
    #expect(base(of: 2, periods) == "2022/23 from 4")
    // Of another kind only where they do not overlap.
    #expect(base(of: 1, [split(2022, 4), split(2022, 9)]) == nil)
    #expect(base(of: 1, [split(2021, 4), split(2022, 9)]) == "2021/22 from 4")
  }
}
