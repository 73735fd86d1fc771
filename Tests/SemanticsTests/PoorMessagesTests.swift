import Notebook
import Syntax
import Testing

/// Messages that are right and of little help: what is said today, and what would be better.
///
/// When one gets better its line moves to the list of wrong queries.
@Suite struct `Messages known to be poor` {
  struct Poor: Sendable, CustomTestStringConvertible {
    let query: String
    let code: String
    let today: String
    let better: String

    var testDescription: String { query }
  }

  // swift-format-ignore
  static let poor: [Poor] = [
    Poor(
      query: "get employment-rte",
      code: "form-1",
      today: "'-' does not fit after 'employment'; words that may follow: for, in, since, last, as, by",
      better: #"a name with a dash goes in quotes; similar: "employment-rate""#
    ),
    Poor(
      query: #"get "Coventry""#,
      code: "name-4",
      today: #"no indicator is called "Coventry"; part of a name needs a star"#,
      better: "a place follows for: get all for Coventry"
    ),
    Poor(
      query: "get all | compare to last year",
      code: "form-1",
      today: "after 'to' comes a period such as 2019/20, not 'last'",
      better: "compare to 2019/20; without to the figure before is meant"
    ),
    Poor(
      query: "get all | where latest",
      code: "name-5",
      today: "'latest' does not exist yet; it comes from trend: put | trend before this step",
      better: "latest is a period: where period in latest"
    ),
    Poor(
      query: "get all | sort rank",
      code: "name-5",
      today: "'rank' does not exist yet; it comes from rank: put | rank before this step",
      better: "its computation is not built yet; today: add place_rank = rank(value) by indicator, period"
    ),
    Poor(
      query: "get all | keep ethnicity",
      code: "name-5",
      today: "there is no column 'ethnicity'",
      better: "a column of groups comes with by: get all by ethnicity"
    ),
    Poor(
      query: "get all | keep sex",
      code: "name-5",
      today: "there is no column 'sex'",
      better: "a column of groups comes with by: get all by sex"
    ),
    Poor(
      query: "get all | keep value as rate",
      code: "form-1",
      today: "'as' does not fit after 'value'",
      better: "keep gives no names: rename value as rate"
    ),
    Poor(
      query: "get all | add x = avrage(value)",
      code: "call-3",
      today: "there is no function 'avrage'",
      better: "similar: mean"
    ),
    Poor(
      query: "get all | where within(place, value)",
      code: "name-17",
      today: #"no place is called "value""#,
      better: "'value' is a column; a place or a group of places belongs here"
    ),
    Poor(
      query: "get all | add x = case(value > 3, 1, 2)",
      code: "call-3",
      today: "there is no function 'case'",
      better: "a choice is written if … then … else …"
    ),
    Poor(
      query: "get all | add x = year(period)",
      code: "call-3",
      today: "there is no function 'year'",
      better: "the reporting year of a row is the column 'year'"
    ),
    Poor(
      query: "get all | where place like 7",
      code: "type-1",
      today: "text belongs here; 7 is a number",
      better: #"text belongs here: like "7""#
    ),
    Poor(
      query: "get all | where value between 3 and 5",
      code: "form-1",
      today: "'between' does not fit after 'value'; words that may follow: is, not, in, like, contains, and, or",
      better: "two comparisons joined: value >= 3 and value <= 5"
    ),
    Poor(
      query: "get all | where value > 5.",
      code: "form-1",
      today: "after '.' comes a part such as lower",
      better: "a number ends with a digit: 5"
    ),
    Poor(
      query: "get all | where value > 1.2.3",
      code: "form-1",
      today: "after '.' comes a part such as lower, not '3'",
      better: "1.2.3 is not a number"
    ),
    Poor(
      query: "get all | where value > 1e999",
      code: "number-1",
      today: "a number runs into letters here: '1e999'; such a name goes in quotes",
      better: "numbers are written out: 1e999 is none"
    ),
    Poor(
      query: "get all // comment",
      code: "form-1",
      today: "'/' does not fit after 'all'; words that may follow: for, in, since, last, as, by",
      better: "a comment starts with #"
    ),
    Poor(
      query: "get all -- comment",
      code: "form-1",
      today: "'-' does not fit after 'all'; words that may follow: for, in, since, last, as, by",
      better: "a comment starts with #"
    ),
    Poor(
      query: "Employment rate",
      code: "verb-2",
      today: "there is no verb 'Employment'",
      better: #"a line starts with a verb: get "Employment rate""#
    ),
    Poor(
      query: "Coventry",
      code: "verb-2",
      today: "there is no verb 'Coventry'",
      better: "a line starts with a verb: get all for Coventry"
    ),
    Poor(
      query: "get all for where value > 3",
      code: "form-4",
      today: #"a name of several words goes in quotes: "where value""#,
      better: "after for comes a place; a condition is a step of its own: | where value > 3"
    ),
    Poor(
      query: "get all | keep by",
      code: "form-1",
      today: "after 'keep' comes a column, not 'by'",
      better: "'by' is a word of the language; as a column it takes backticks: `by`"
    ),
    Poor(
      query: "param year = get all",
      code: "form-1",
      today: "'all' does not fit after 'get'; words that may follow: is, not, in, like, contains, and, or",
      better: "a param keeps a number, a text or a period; a table: let year = get all"
    ),
    Poor(
      query: #"""
        def top(n) = take n
        get all | add y = top(3)
        """#,
      code: "form-1",
      today: "after 'take' comes a number, not 'n'",
      better: "take needs a number written out; a def cannot stand for it"
    ),
    Poor(
      query: "get all | summarise value",
      code: "form-1",
      today: "after 'value' comes '(' or '='",
      better: "summarise makes one value of many rows: mean(value); for groups: by value"
    ),
    Poor(
      query: "get all | summarise place by period",
      code: "form-1",
      today: "after 'place' comes '(' or '=', not 'by'",
      better: "for one row a place: summarise n = count() by place"
    ),
    Poor(
      query: "get all | summarise mean value",
      code: "form-1",
      today: "after 'mean' comes '(' or '=', not 'value'",
      better: "mean(value)"
    ),
    Poor(
      query: "get all | summarise count",
      code: "form-1",
      today: "after 'count' comes '(' or '='",
      better: "count is written with its brackets: count()"
    ),
    Poor(
      query: "get all | unpivot value as place",
      code: "name-8",
      today: "there is a column 'value' already",
      better: "there is a column 'place' already"
    ),
    Poor(
      query: #"""
        let t = get all | summarise n = count() by unit | keep n
        get all | join t
        """#,
      code: "name-5",
      today: "there is no column 'unit'",
      better: "unit is a part of value: value.unit"
    ),
    Poor(
      query: "get all | compare 2019/20",
      code: "form-1",
      today: "'2019/20' does not fit after 'compare'; words that may follow: to, using",
      better: "a period follows to: compare to 2019/20"
    ),
  ]

  @Test(arguments: poor)
  func `say today what they said`(poor: Poor) throws {
    let failure = try #require(try refusal(of: poor.query), "it runs")
    let first = try #require(failure.diagnostics.first)
    #expect(first.code == poor.code)
    let said = words(of: first)
    #expect(said.contains(poor.today))
    #expect(!said.contains(poor.better), "it got better: a line of the wrong queries now")
  }
}
