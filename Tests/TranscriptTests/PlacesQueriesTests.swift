import Notebook
import TestSupport
import Testing

/// One of the forty queries on a publisher's file, with the file's own names in it.
struct PlacesQuery: Sendable, CustomTestStringConvertible {
  let number: Int
  let file: String
  let text: String
  let columns: [String]
  let rowCount: ClosedRange<Int>

  var testDescription: String { "query \(number) on \(file)" }
}

private let folder = "../shared/reference/places"

/// The forty queries that make sense on real files of many councils, as the publishers give them.
///
/// The files are no part of the project; where they are not beside it these tests are skipped.
@Suite(
  .enabled(
    if: Repository.bytes("\(folder)/fingertips_injury_admissions.csv") != nil,
    "\(folder) is not there: queries over publishers' files are skipped"
  )
)
struct `The forty queries on publishers' files` {
  private static let headline = [
    "indicators", "improved", "same", "worse", "cant_say", "not_available", "directional",
    "improved_or_same", "percent",
  ]
  private static let injuries = "fingertips_injury_admissions"
  private static let children = "dfe_looked_after_rates"
  private static let care = "oflog_adult_social_care"
  private static let many = "fingertips_many_indicators"
  private static let deciles =
    "\"District & UA deprivation deciles in England (IMD2019, 4/23 geography)\""

  static let queries: [PlacesQuery] = [
    query(1, care, "get all as at 2022/23 | headline", headline, 1...1),
    query(
      3,
      injuries,
      "get all as at 2016/17, 2017/18, 2018/19, 2019/20 | headline by as_at",
      ["as_at"] + headline,
      4...4
    ),
    query(
      5,
      care,
      """
      get all as at 2022/23 | compare | where direction = "worse" | sort improvement
      | keep indicator, base_period, base, period, value, change, percent_change
      """,
      ["indicator", "base_period", "base", "period", "value", "change", "percent_change"],
      1...7
    ),
    query(
      8,
      care,
      "get all in latest | compare | keep indicator, base_period, base, period, value",
      ["indicator", "base_period", "base", "period", "value"],
      7...7
    ),
    query(
      9,
      children,
      #"get "Children looked after on*" for Coventry, "West Midlands", England | pivot place"#,
      ["indicator", "period", "Coventry", "West Midlands region", "England"],
      5...5
    ),
    query(
      10,
      injuries,
      """
      get all for each England in latest | add polarity = "lower" | benchmark against England
      | where rating = "better"
      | keep place, period, value, benchmark_period, benchmark_value, margin | sort margin desc
      """,
      ["place", "period", "value", "benchmark_period", "benchmark_value", "margin"],
      40...70
    ),
    query(
      11,
      injuries,
      """
      get all since 2019/20 | benchmark against England
      | add narrowed = abs(first(difference)) - abs(difference)
      | keep period, value, benchmark_value, difference, narrowed
      """,
      ["period", "value", "benchmark_value", "difference", "narrowed"],
      5...5
    ),
    query(
      12,
      children,
      """
      get "Children looked after on*" for each England in 2025 | rank | sort rank
      | keep place, value, rank, of, rank_lower, rank_upper
      """,
      ["place", "value", "rank", "of", "rank_lower", "rank_upper"],
      150...160
    ),
    query(
      13,
      children,
      "get all | add number = change(value), percent = percent_change(value)",
      ["indicator", "place", "period", "value", "number", "percent"],
      15...15
    ),
    query(
      14,
      injuries,
      "get all for all | add moves = streak(value) | where abs(moves) >= 3 and period in latest",
      ["indicator", "place", "period", "value", "moves"],
      5...60
    ),
    query(
      15,
      injuries,
      """
      get all | add computed = from_parts(value), off = value - computed
      | keep period, numerator, denominator, value, computed, off
      """,
      ["period", "numerator", "denominator", "value", "computed", "off"],
      14...14
    ),
    query(
      17,
      injuries,
      """
      get all for home, England by sex | gap against "Male"
      | keep place, period, value, reference, gap
      """,
      ["place", "period", "value", "reference", "gap"],
      20...28
    ),
    query(
      25,
      injuries,
      "get all last 3 | summarise average = simple_mean(value), used = count(value)",
      ["average", "used"],
      1...1
    ),
    query(
      26,
      care,
      "get all | pivot period",
      [
        "indicator", "place", "2015-16", "2016-17", "2017-18", "2018-19", "2019-20", "2020-21",
        "2021-22", "2022-23",
      ],
      7...7
    ),
    query(
      28,
      injuries,
      "get all for all | where value > 200 | keep indicator, place, period, value, source, note",
      ["indicator", "place", "period", "value", "source", "note"],
      1...20
    ),
    query(
      29,
      many,
      """
      get all for England by any
      | summarise figures = count(value), hidden = count(value is suppressed) by dimension, year
      """,
      ["dimension", "year", "figures", "hidden"],
      50...200
    ),
    query(
      30,
      children,
      """
      get all for each England in latest | compare to 2021 using significance | where significant
      | sort improvement
      """,
      [
        "indicator", "place", "period", "value", "base_period", "base", "change",
        "percent_change", "improvement", "direction", "significant",
      ],
      50...300
    ),
    query(
      31,
      children,
      """
      get all for each England in latest | add polarity = "lower" | compare
      | benchmark against region | where direction = "worse" and rating = "worse"
      | keep indicator, place, period, value, base, benchmark_value
      """,
      ["indicator", "place", "period", "value", "base", "benchmark_value"],
      1...60
    ),
    query(
      32,
      injuries,
      """
      get all for England by any in latest | add polarity = "lower" | gap | where significant
      | sort behind desc | take 10
      """,
      [
        "indicator", "place", "period", "dimension", "group", "value", "polarity", "reference",
        "gap",
        "behind", "significant",
      ],
      10...10
    ),
    query(
      33,
      injuries,
      "get all for England by \(deciles) since 2017/18 | inequality"
        + " | keep period, dimension, sii, rii, paf",
      ["period", "dimension", "sii", "rii", "paf"],
      7...7
    ),
    query(
      34,
      injuries,
      "get all for England by \(deciles) in latest | inequality all",
      [
        "indicator", "place", "period", "dimension", "groups", "ordered", "difference", "ratio",
        "sii", "rii", "par", "paf", "aci", "rci", "bgv", "bgsd", "cov", "idisu", "idisw", "mdbu",
        "mdbw", "mdmu", "mdmw", "mdru", "mdrw", "mld", "ti", "reason",
      ],
      1...1
    ),
    query(
      37,
      children,
      """
      get "Children looked after on*" for each England in 2025 | funnel against England
      | where flag = "alarm"
      """,
      [
        "indicator", "place", "period", "value", "centre", "lower_95", "upper_95", "lower_998",
        "upper_998", "flag", "rating",
      ],
      1...40
    ),
    query(
      39,
      injuries,
      """
      get all for each England in latest | add polarity = "lower" | benchmark against England
      | add band = if margin is not known then "no comparison" \
      else if margin < 0 then "behind" else "level or ahead"
      | summarise indicators = count() by band
      """,
      ["band", "indicators"],
      2...3
    ),
  ]

  private static func query(
    _ number: Int,
    _ file: String,
    _ text: String,
    _ columns: [String],
    _ rowCount: ClosedRange<Int>
  ) -> PlacesQuery {
    PlacesQuery(number: number, file: file, text: text, columns: columns, rowCount: rowCount)
  }

  @Test(arguments: queries)
  func `has the documented columns, and rows`(query: PlacesQuery) throws {
    let use = "use \"\(Repository.root)/\(folder)/\(query.file).csv\"\n"
    let answer = try Answers.answer(use + query.text)
    let (columns, rowCount) = Answers.shape(of: answer)
    #expect(columns == query.columns)
    #expect(query.rowCount.contains(rowCount), "\(rowCount)")
  }

  @Test func `the slope of injuries is the one that its groups have`() throws {
    // Weighted regression of the ten published figures on mid-ranks, worked out apart.
    let use = "use \"\(Repository.root)/\(folder)/\(Self.injuries).csv\"\n"
    let rows = try Answers.rows(
      use + "get all for England by \(Self.deciles) in latest"
        + " | keep value, numerator, denominator"
    )
    let groups = rows.compactMap { row -> (value: Double, size: Double)? in
      guard let value = Double(row[0]), let size = Double(row[2]) else { return nil }
      return (value, size)
    }
    #expect(groups.count == 10)
    let all = groups.reduce(0) { $0 + $1.size }
    var reached = 0.0
    var (sum, sumX, sumY, sumXX, sumXY) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for group in groups {
      let w = group.size / all
      let x = reached + w / 2
      reached += w
      sum += w
      sumX += w * x
      sumY += w * group.value
      sumXX += w * x * x
      sumXY += w * x * group.value
    }
    let slope = (sum * sumXY - sumX * sumY) / (sum * sumXX - sumX * sumX)
    let csv = try Answers.csv(
      use + "get all for England by \(Self.deciles) in latest"
        + " | add polarity = \"lower\" | inequality | keep sii"
    )
    let sii = try #require(csv.split(separator: "\n").last.flatMap { Double($0) })
    #expect(abs(sii + slope) < 1e-9 * abs(slope), "\(sii), \(slope)")
  }
}
