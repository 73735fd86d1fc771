import TestSupport
import Testing

@testable import Syntax

/// Corners of the grammar that the language description shows nowhere.
private let corners = [
  #"""
  cvq 1
  use "coventry", "mine.csv"
  param least = 70 "At least"
  def worst(n) = sort behind desc | take 10
  def per_1000(n, d) = rate(n, d, 1000) + (-n - -2) * 3 / (d + 1)
  let mine = places Leeds, each "West Midlands", all
  let x = -1 - 2
  """#,
  #"""
  get "a", $b, c for each home, $mine, all in 2019, 2019/20 Q1, latest - 1, $y + 2 by "free school meals", sex
  | where not (value.lower > 70% or not place not like "A*") and period in 2017-19 to Mar 2020 - 1
  | where x in (-1, latest, first, 2021 Census) and y not in -3 to 4 and z is not provisional
  | add a = if true then (if b then missing else suppressed) else last(c).part, `d e` = last(f, 2) by g
  | worst(3) | summarise n = count(), last(value) by "a b" with totals
  """#,
  #"""
  from "a.csv"(1, "b") | unpivot "2018/19", `2019/20` as period | rename "a b" as c, d as `e f`
  | benchmark against target, each region using difference
  | chart line of "my value" across period colour sex split place title "It ""works"""
  | protect round 5 below 8 | compare to 2019/20 using significance | inequality all against g using logit
  """#,
  #"""
  sort value desc, place | pivot "a b" of `c d`, e | headline of published_progress by x with totals
  """#,
]

@Suite struct FormatterTests {
  @Test(arguments: languageBlocks + fortyQueries + corners)
  func `a program of the language description keeps its meaning and its comments`(
    _ program: String
  ) throws {
    try expectSound(program)
  }

  @Test(arguments: languageBlocks + fortyQueries + corners)
  func `so does one that another hand has spaced and spelt`(_ program: String) throws {
    for seed in UInt64(1)...6 {
      let variant = respaced(program, seed: seed)
      try expectSound(variant)
      let tree = parse(SourceText(variant))
      #expect(meaning(tree) == meaning(parse(SourceText(program))), "seed \(seed): \(variant)")
    }
  }

  /// Equal tree, equal comments, and formatted once is formatted for good.
  private func expectSound(_ text: String) throws {
    let tree = parse(SourceText(text))
    let result = try #require(formatted(tree), "\(text): \(tree.diagnostics.map(\.message))")
    let again = parse(SourceText(result))
    #expect(again.diagnostics.map(\.message) == [], "\(text)\n→\n\(result)")
    #expect(meaning(again) == meaning(tree), "\(text)\n→\n\(result)")
    #expect(formatted(again) == result, "\(text)")
    #expect(comments(again).sorted() == comments(tree).sorted(), "\(text)\n→\n\(result)")
  }

  private func comments(_ script: ScriptSyntax) -> [String] {
    script.tokens.compactMap { Spelling(script).comment(before: $0) }
  }

  // MARK: Layout

  @Test func `each step has its line, with | in front`() {
    #expect(
      formatted("get all as at 2019/20 |compare|where direction=\"worse\"|sort improvement") == """
        get all as at 2019/20
        | compare
        | where direction = "worse"
        | sort improvement

        """
    )
  }

  @Test func `its page shows what it does`() {
    #expect(
      formatted(
        """
        GET "Total recorded crime" since 2022/23 for home|compare  # against before
        |where direction<>“same”|keep period,"base",change
        """
      ) == """
        get "Total recorded crime" for home since 2022/23
        | compare  # against before
        | where direction != "same"
        | keep period, `base`, change

        """
    )
  }

  @Test func `two steps stay on one line where they were on one and fit`() {
    #expect(formatted("get all as at 2019/20|headline") == "get all as at 2019/20 | headline\n")
    #expect(formatted("get all |\n headline") == "get all\n| headline\n")
    let long = "get \"" + String(repeating: "a", count: 90) + "\""
    #expect(formatted("\(long) | headline") == "\(long)\n| headline\n")
  }

  @Test func `a definition has its steps below it`() {
    #expect(
      formatted("let w=get all in 2019|compare|sort change\ndef f( n,d )=rate( n , d,1000 )") == """
        let w = get all in 2019
        | compare
        | sort change
        def f(n, d) = rate(n, d, 1000)

        """
    )
  }

  @Test func `a long list breaks after its commas`() {
    let columns = (1...12).map { "column_number_\($0)" }.joined(separator: ",")
    #expect(
      formatted("get all | keep \(columns)") == """
        get all
        | keep column_number_1, column_number_2, column_number_3, column_number_4, column_number_5,
            column_number_6, column_number_7, column_number_8, column_number_9, column_number_10,
            column_number_11, column_number_12

        """
    )
  }

  @Test func `the outermost commas break first`() {
    let call = "greatest(first_number, second_number, third_number, fourth_number)"
    #expect(
      formatted("get all | add one = \(call), two = \(call)") == """
        get all
        | add one = greatest(first_number, second_number, third_number, fourth_number),
            two = greatest(first_number, second_number, third_number, fourth_number)

        """
    )
    let towns = (1...14).map { "\"Town \($0)\"" }.joined(separator: ",")
    #expect(
      formatted("get all | where place in (\(towns))") == """
        get all
        | where place in ("Town 1", "Town 2", "Town 3", "Town 4", "Town 5", "Town 6", "Town 7", "Town 8",
            "Town 9", "Town 10", "Town 11", "Town 12", "Town 13", "Town 14")

        """
    )
  }

  @Test func `no line starts with three quotation marks, which would open a note`() throws {
    let name = "\"\"\"" + String(repeating: "x", count: 80) + "\"\"\""
    try expectSound("get all | where indicator in (\(name), \(name), \(name))")
    try expectSound("get all | where indicator in (“\"a\" b”, # one\n “\"c\"”)")
  }

  // MARK: Spellings

  @Test(arguments: [
    ("GET All FOR Coventry", "get all for Coventry"),
    ("get all by sex since 2018 for home", "get all for home since 2018 by sex"),
    ("get all as  at 2019/20 by any", "get all as at 2019/20 by any"),
    ("get by sex last 5", "get last 5 by sex"),
    (
      "summarize n=count() group by theme with Totals", "summarise n = count() by theme with totals"
    ),
    ("get all | standardize to “ESP2013”", "get all | standardise to \"ESP2013\""),
    ("chart LINE color sex", "chart line colour sex"),
    ("where a==1 and b<>2", "where a = 1 and b != 2"),
    ("where a–1>- 2", "where a - 1 > -2"),
    ("where x in - 2 to 3", "where x in -2 to 3"),
    ("where Value IS Not Missing", "where Value is not missing"),
    ("where not(a=1 or(b=2))", "where not (a = 1 or (b = 2))"),
    ("where value . lower>70%", "where value.lower > 70%"),
    ("where period in LATEST", "where period in latest"),
    ("keep place,\"West Midlands\"", "keep place, `West Midlands`"),
    ("get \"x\" by \"free school meals\"", "get \"x\" by `free school meals`"),
    ("rename \"place\" as area", "rename `place` as area"),
    ("keep \"a`b\"", "keep \"a`b\""),
    ("get in 2017–19", "get in 2017-19"),
    ("get in march 2020,year  TO jan 2020", "get in Mar 2020, Year to Jan 2020"),
    ("get in 2019/20  q1 to 2021 census", "get in 2019/20 Q1 to 2021 Census"),
    ("get as at $Year+1", "get as at $Year + 1"),
    ("add x=If a then“b”else last (c)", "add x = if a then \"b\" else last(c)"),
    ("keep group", "keep group"),
    ("to CSV", "to csv"),
    ("get | Sort Value DESC", "get | sort Value desc"),
  ])
  func `has one spelling`(_ typed: String, _ written: String) {
    #expect(formatted(typed) == written + "\n")
  }

  // MARK: Comments and blank lines

  @Test func `comments stay beside what they are about`() {
    #expect(
      formatted(
        """


        # report   \n#second


        get all|   # everything
        # against before
          compare # each
        | keep a, # first
         b
        # the end


        """
      ) == """
        # report
        #second

        get all  # everything
        # against before
        | compare  # each
        | keep a,  # first
            b
        # the end

        """
    )
  }

  @Test func `a comment inside a clause moves with it`() {
    #expect(
      formatted("get all by sex, # two\n age for home # end\n| gap") == """
        get all for home by sex,  # two
            age  # end
        | gap

        """
    )
  }

  @Test func `a note is not touched`() {
    let note = "\"\"\"\n#  Plan ,  {$year}\n\n\n | x\n\"\"\""
    #expect(
      formatted("cvq   1\n\n\n\n\(note) # so\nget  all") == "cvq 1\n\n\(note)  # so\nget all\n"
    )
  }

  @Test func `line ends are those of the first line`() {
    #expect(formatted("get all\r\n| trend  \r\n\r\nget") == "get all\r\n| trend\r\n\r\nget\r\n")
  }

  @Test(arguments: ["", "\n\n", "  "])
  func `of nothing comes nothing`(_ text: String) {
    #expect(formatted(text) == "")
  }

  @Test(arguments: [
    "get |", "get all | keep", "get \"a", "filter value > 1", "x = 'a'", "\u{200B}",
  ])
  func `a script with an error is left alone`(_ text: String) {
    #expect(formatted(text) == nil)
  }
}

private func formatted(_ text: String) -> String? {
  Syntax.formatted(parse(SourceText(text)))
}
