import TestSupport
import Testing

/// A query of the language's page, the columns it is documented to have, and its first row.
struct LanguageQuery: Sendable, CustomTestStringConvertible {
  let number: Int
  let text: String
  let columns: [String]
  let rowCount: Int

  var testDescription: String { "query \(number)" }
}

private let headline = [
  "indicators", "improved", "same", "worse", "cant_say", "not_available", "directional",
  "improved_or_same", "percent",
]

/// The queries that analysts ask most, with the columns the language promises for them.
@Suite struct `Queries of the language page` {
  static let queries: [LanguageQuery] = [
    LanguageQuery(
      number: 1,
      text: "get all as at 2019/20 | headline",
      columns: headline,
      rowCount: 1
    ),
    LanguageQuery(
      number: 2,
      text: "get all as at 2019/20 | headline | keep percent, improved_or_same, directional",
      columns: ["percent", "improved_or_same", "directional"],
      rowCount: 1
    ),
    LanguageQuery(
      number: 3,
      text: "get all as at 2016/17, 2017/18, 2018/19, 2019/20 | headline by as_at",
      columns: ["as_at"] + headline,
      rowCount: 4
    ),
    LanguageQuery(
      number: 4,
      text: "get all as at 2019/20 | headline by objective, priority with totals",
      columns: ["objective", "priority"] + headline,
      rowCount: 21
    ),
    LanguageQuery(
      number: 5,
      text: """
        get all as at 2019/20 | compare | where direction = "worse" | sort improvement
        | keep indicator, base_period, base, period, value, change, percent_change
        """,
      columns: [
        "indicator", "base_period", "base", "period", "value", "change", "percent_change",
      ],
      rowCount: 9
    ),
    LanguageQuery(
      number: 7,
      text: """
        get all as at 2024/25 | where value is missing or year < 2024/25
        | keep indicator, period, value
        """,
      columns: ["indicator", "period", "value"],
      rowCount: 162
    ),
    LanguageQuery(
      number: 8,
      text: "get all in latest | compare | keep indicator, base_period, base, period, value",
      columns: ["indicator", "base_period", "base", "period", "value"],
      rowCount: 164
    ),
    LanguageQuery(
      number: 9,
      text: #"get "Employment rate" for Coventry, "West Midlands", England | pivot place"#,
      columns: ["indicator", "period", "Coventry", "West Midlands region", "England"],
      rowCount: 7
    ),
    LanguageQuery(
      number: 13,
      text: """
        get "Recorded crime" since 2019/20
        | add number = change(value), percent = percent_change(value)
        """,
      columns: ["indicator", "place", "period", "value", "number", "percent"],
      rowCount: 5
    ),
    LanguageQuery(
      number: 14,
      text: """
        get all | add moves = streak(value) | where abs(moves) >= 3 and period in latest
        """,
      columns: ["indicator", "place", "period", "value", "moves"],
      rowCount: 9
    ),
    LanguageQuery(
      number: 15,
      text: """
        get "Employment rate" | add computed = from_parts(value), off = value - computed
        | keep period, numerator, denominator, value, computed, off
        """,
      columns: ["period", "numerator", "denominator", "value", "computed", "off"],
      rowCount: 7
    ),
    LanguageQuery(
      number: 16,
      text: """
        get all for all | add computed = from_parts(value)
        | where abs(value - computed) > rounding(value)
        | keep indicator, place, period, value, computed
        """,
      columns: ["indicator", "place", "period", "value", "computed"],
      rowCount: 0
    ),
    LanguageQuery(
      number: 19,
      text: #"get "Covid cases" by ethnicity | add share = share(value)"#,
      columns: ["indicator", "place", "period", "ethnicity", "value", "share"],
      rowCount: 7
    ),
    LanguageQuery(
      number: 20,
      text: """
        get "Covid cases" by ethnicity | where ethnicity != "Unknown"
        | add share = share(value)
        """,
      columns: ["indicator", "place", "period", "ethnicity", "value", "share"],
      rowCount: 6
    ),
    LanguageQuery(
      number: 24,
      text: """
        get "ASC spend *" since 2020/21 | add index = index_to(value, 2020/21)
        | where period in latest | sort index desc
        """,
      columns: ["indicator", "place", "period", "value", "index"],
      rowCount: 10
    ),
    LanguageQuery(
      number: 25,
      text: """
        get "Employment rate" last 3
        | summarise average = simple_mean(value), used = count(value)
        """,
      columns: ["average", "used"],
      rowCount: 1
    ),
    LanguageQuery(
      number: 26,
      text: #"get all | where priority = "making communities safer" | pivot period"#,
      columns: [
        "indicator", "place", "2017/18", "Year to Jan 2019", "2018/19", "Year to Jan 2020",
        "2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25",
      ],
      rowCount: 11
    ),
    LanguageQuery(
      number: 27,
      text: """
        get all for all | where value is provisional or value is revised or value is break
        | keep indicator, place, period, value, state, note
        """,
      columns: ["indicator", "place", "period", "value", "state", "note"],
      rowCount: 12
    ),
    LanguageQuery(
      number: 28,
      text: """
        get all for all | where value = 72.2
        | keep indicator, place, period, value, source, note
        """,
      columns: ["indicator", "place", "period", "value", "source", "note"],
      rowCount: 1
    ),
    LanguageQuery(
      number: 29,
      text: """
        get all for home by any
        | summarise figures = count(value), hidden = count(value is suppressed) by objective,
          dimension, year
        """,
      columns: ["objective", "dimension", "year", "figures", "hidden"],
      rowCount: 16
    ),
  ]

  @Test(arguments: queries)
  func `has the documented columns`(query: LanguageQuery) throws {
    let shape = Answers.shape(of: try Answers.answer(query.text))
    #expect(shape.columns == query.columns)
    #expect(shape.rowCount == query.rowCount)
  }

  @Test(arguments: queries)
  func `has no row twice`(query: LanguageQuery) throws {
    let rows = try Answers.rows(query.text)
    #expect(Set(rows).count == rows.count)
  }

  @Test func `recorded crime with its yearly change`() throws {
    let rows = try Answers.rows(
      """
      get "Recorded crime" since 2019/20
      | add number = change(value), percent = round(percent_change(value), 2)
      | keep period, number, percent
      """
    )
    #expect(
      rows == [
        ["2019/20", "–", "–"], ["2020/21", "2717", "9.5"], ["2021/22", "8750", "27.95"],
        ["2022/23", "2808", "7.01"], ["2023/24", "-4358", "-10.17"],
      ]
    )
  }

  @Test func `shares of cases add up to a hundred, with and without the unknown group`() throws {
    for condition in ["", #"| where ethnicity != "Unknown" "#] {
      let rows = try Answers.rows(
        """
        get "Covid cases" by ethnicity \(condition)| add share = share(value)
        | keep share
        """
      )
      let total = try rows.reduce(0.0) { sum, row in sum + (try #require(Double(row[0]))) }
      #expect(abs(total - 100) < 1e-9)
    }
  }

  @Test func `the source of a figure is the page it was printed on`() throws {
    let sources = try Answers.column(
      "source",
      of: "get all for all | where value = 72.2 | keep source"
    )
    #expect(sources.count == 1)
    #expect(sources[0].hasPrefix("One Coventry performance plan 2023-24, page 8 (https://"))
  }

  @Test func `ten spend lines are compared with the year that is a hundred`() throws {
    let rows = try Answers.rows(
      """
      get "ASC spend *" since 2020/21 | add index = index_to(value, 2020/21)
      | where period in first | summarise least = min(index), most = max(index), n = count(index)
      """
    )
    #expect(rows == [["100", "100", "10"]])
  }
}
