import Frames
import Notebook
import TestSupport
import Testing

/// Answers on Coventry's figures, worked out by an independent program from the same source
/// tables; 129 indicators are scored, those that are neither context nor known from supplementary
/// sources alone.
@Suite struct `Answers on Coventry's figures` {
  @Test func `recorded crime in the order of its periods`() throws {
    let rows = try Answers.rows(#"get "Recorded crime" | keep period, value"#)
    #expect(
      rows == [
        ["Year to Jan 2019", "28056"], ["Year to Jan 2020", "28587"], ["2019/20", "28592"],
        ["2020/21", "31309"], ["2021/22", "40059"], ["2022/23", "42867"], ["2023/24", "38509"],
      ]
    )
  }

  @Test func `the headline of four years`() throws {
    let rows = try Answers.rows(
      """
      get all as at 2016/17, 2017/18, 2018/19, 2019/20 | headline by as_at
      | keep as_at, indicators, improved, same, worse, cant_say, not_available, improved_or_same,
        directional
      """
    )
    #expect(
      rows == [
        ["2016/17", "129", "3", "2", "4", "0", "120", "5", "9"],
        ["2017/18", "129", "4", "2", "4", "0", "119", "6", "10"],
        ["2018/19", "129", "11", "2", "6", "0", "110", "13", "19"],
        ["2019/20", "129", "15", "4", "9", "1", "100", "19", "28"],
      ]
    )
  }

  @Test func `figures that are not new among the known scored ones`() throws {
    let rows = try Answers.rows(
      """
      get all as at 2016/17, 2017/18, 2018/19, 2019/20 | where scored and value is known
      | summarise old = count(not new), known = count(value) by as_at
      """
    )
    #expect(
      rows == [
        ["2016/17", "10", "25"], ["2017/18", "24", "30"], ["2018/19", "18", "50"],
        ["2019/20", "29", "82"],
      ]
    )
  }

  @Test func `the headline by objective with totals`() throws {
    let rows = try Answers.rows(
      """
      get all as at 2019/20 | headline by objective with totals
      | keep objective, indicators, not_available, improved_or_same, directional
      """
    )
    #expect(
      rows == [
        ["Globally connected", "53", "46", "5", "6"],
        ["Increasing the economic prosperity of the city and region", "1", "1", "0", "0"],
        ["Locally committed", "66", "44", "14", "22"],
        ["Delivering our priorities with fewer resources", "9", "9", "0", "0"],
        ["All", "129", "100", "19", "28"],
      ]
    )
  }

  @Test func `what got worse, worst first, without the series that breaks`() throws {
    let script = """
      get all as at 2019/20 | compare | where direction = "worse" | sort improvement
      | keep code, improvement
      """
    let rows = try Answers.rows(script)
    let expected: [(String, Double)] = [
      ("footfall-change", -71.43), ("statutory-homeless", -22.51),
      ("pupils-good-outstanding-secondary", -11.25), ("opiate-crack-users-rate", -10.84),
      ("obesity-year-6", -9.48), ("excess-weight-year-6", -8.27),
      ("pupils-good-outstanding-primary", -4.21), ("recorded-crime", -1.91),
      ("crime-rate", -1.71),
    ]
    #expect(rows.map(\.first) == expected.map(\.0))
    for (row, (code, improvement)) in zip(rows, expected) {
      let found = try #require(Double(row[1]), "\(code)")
      #expect(abs(found - improvement) < 0.005, "\(code)")
    }
    let fuel = try Answers.rows(
      #"get "Fuel poverty" in 2019 | compare | keep period, direction"#
    )
    #expect(fuel == [["2019", "can't say"]])
  }

  @Test func `rows, figures and series by objective with totals`() throws {
    let rows = try Answers.rows(
      """
      get all | summarise n = count(), figures = count(value),
      series = count_distinct(indicator) by objective with totals
      """
    )
    #expect(
      rows == [
        ["Globally connected", "118", "117", "65"],
        ["Increasing the economic prosperity of the city and region", "4", "4", "1"],
        ["Locally committed", "213", "209", "86"],
        ["Delivering our priorities with fewer resources", "20", "20", "10"],
        ["Context", "7", "7", "3"],
        ["All", "362", "357", "165"],
      ]
    )
  }

  @Test func `the mean of the last three figures`() throws {
    let rows = try Answers.rows(
      """
      get "Employment rate" last 3
      | summarise average = round(simple_mean(value), 4), used = count(value)
      """
    )
    #expect(rows == [["71.8333", "3"]])
  }

  @Test func `rates from their parts, and how far they are off`() throws {
    let rows = try Answers.rows(
      """
      get "Employment rate" | add computed = from_parts(value), off = value - computed
      | where computed is known
      | keep period, computed, off
      | add computed = round(computed, 4), off = round(off, 4)
      """
    )
    #expect(rows == [["2018", "71.5585", "0.4415"], ["2019", "73.0346", "-0.0346"]])
  }

  @Test func `estimated counts decide nothing, and the footer says so`() throws {
    let answer = try Answers.answer(#"get "Employment rate" in 2019 | compare"#)
    #expect(answer.frame["direction"]?.displayText(0) == "improved")
    #expect(answer.frame["significant"]?.displayText(0) == "–")
    #expect(answer.footnotes.map(\.text).contains("no limits are known: 1 by precision"))
  }

  @Test func `breakdowns by objective, dimension and reporting year`() throws {
    let rows = try Answers.rows(
      """
      get all for home by any
      | summarise figures = count(value),
        hidden = count(value is suppressed) by objective, dimension, year
      """
    )
    #expect(rows.count == 16)
    #expect(rows.compactMap { Int($0[3]) }.reduce(0, +) == 66)
    #expect(rows.allSatisfy { $0[4] == "0" })
  }

  @Test func `the crime rate against 2019/20`() throws {
    let rows = try Answers.rows(
      """
      get "Crime rate" in latest | compare to 2019/20
      | add percent = round(percent_change, 2) | keep value, base, change, percent, direction
      """
    )
    #expect(rows == [["99.2", "83.2", "16", "19.23", "worse"]])
  }

  @Test func `no figure for this year`() throws {
    let rows = try Answers.rows(
      "get all as at 2024/25 | where value is missing or year < 2024/25"
    )
    #expect(rows.count == 162)
  }

  @Test func `the published headlines`() throws {
    let rows = try Answers.rows(
      """
      from published_headlines | where percent is known and directional is known
      | keep report_year, percent, improved_or_same, directional
      """
    )
    #expect(
      rows == [
        ["2016/17", "75", "43", "57"], ["2017/18", "71", "42", "59"],
        ["2018/19", "78", "52", "67"], ["2019/20", "79", "50", "63"],
      ]
    )
  }
}
