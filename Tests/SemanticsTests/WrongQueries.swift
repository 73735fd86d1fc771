// Wrong queries keep their own line lengths.
// swift-format-ignore-file

import Testing

/// A query that must be refused: the code of its first message and words that message has,
/// its notes included, with every run of spaces taken as one.
struct WrongQuery: Sendable, CustomTestStringConvertible {
  let query: String
  let code: String
  let words: [String]

  init(_ query: String, _ code: String, _ words: String...) {
    self.query = query
    self.code = code
    self.words = words
  }

  var testDescription: String { query }
}

/// Indicators.
let wrongIndicators: [WrongQuery] = [
  WrongQuery(#"get "employmnt rate""#, "name-1", #"no indicator is called "employmnt rate""#, "Resident employment rate"),
  WrongQuery(#"get "Employment""#, "name-1", #"no indicator is called "Employment""#),
  WrongQuery("get zebras", "name-1", #"no indicator is called "zebras""#, "from indicators"),
  WrongQuery(#"get "zzz *""#, "name-1", #""zzz *""#),
  WrongQuery(#"get "Employment rate", "crime rte""#, "name-1", #""crime rte""#),
  WrongQuery("get Employment rate", "form-4", "quotes", #""Employment rate""#),
  WrongQuery(#"get "  ""#, "name-1", "no indicator"),
  WrongQuery("get $nothing", "name-2", "no let is called 'nothing'"),
  WrongQuery(
    #"""
    let year = 2019/20
    get $year
    """#,
    "name-2", "no let is called 'year'; similar: $year"
  ),
  WrongQuery(#"get all, "nonsuch""#, "form-1", "all"),
]

/// Places.
let wrongPlaces: [WrongQuery] = [
  WrongQuery("get all for Coventri", "name-17", #"no place is called "Coventri""#, "Coventry"),
  WrongQuery(#"get all for "Atlantis""#, "name-17", #"no place is called "Atlantis""#),
  WrongQuery(#"get all for "Employment rate""#, "name-17", "no place"),
  WrongQuery("get all for west midlands", "form-4", #""west midlands""#),
  WrongQuery("get all for each Atlantis", "name-17", #""Atlantis""#),
  WrongQuery("get all for $cities", "name-2", "no let is called 'cities'"),
  WrongQuery(
    #"""
    let rate = 5
    get all for $rate
    """#,
    "type-11", "$rate is not a place", "places"
  ),
  WrongQuery("get all for each ward", "name-17", #"no place is called "ward""#),
  WrongQuery("get all by ward", "name-6", "'ward' is a kind of place", "for each home"),
  WrongQuery(#"get all for each "Cheylesmore""#, "name-17", #"no place is called "Cheylesmore""#),
  WrongQuery("get all for 7", "form-1", "for"),
  WrongQuery("get all in Coventry", "period-5", "for Coventry"),
  WrongQuery(
    #"""
    let home = places Coventry, Leeds
    get all
    """#,
    "type-13", "home is one place", "2"
  ),
  WrongQuery(
    #"""
    let home = 7
    get all
    """#,
    "type-13", "home is a place", "places Leeds"
  ),
  WrongQuery(
    #"""
    let peers = places Derbi
    get all for each peers
    """#,
    "name-17", #""Derbi""#, "Derby"
  ),
  WrongQuery("get all for all for home", "form-11", "for"),
]

/// Groups and dimensions.
let wrongGroupsAndDimensions: [WrongQuery] = [
  WrongQuery("get all by ethnicty", "name-19", "none of the indicators asked for has figures by 'ethnicty'"),
  WrongQuery("get all by colour", "name-19", "'colour'"),
  WrongQuery(#"get "Recorded crime" by ethnicity"#, "name-19", "'ethnicity'"),
  WrongQuery(#"get "Employment rate" by sex"#, "name-19", "'sex'"),
  WrongQuery("get all by deprivation", "name-19", "'deprivation'"),
  WrongQuery("get all by age by sex", "form-11", "by"),
  WrongQuery(#"get "Covid cases" by sex"#, "name-19", "'sex'"),
  WrongQuery(#"get "Covid cases" | gap"#, "needs-3", "gap", "by ethnicity"),
  WrongQuery(#"get "Covid cases" by ethnicity | gap against "Martian""#, "name-22", #""Martian""#),
  WrongQuery("get all by any | headline", "needs-6", "groups", "headline"),
  WrongQuery(#"get "Covid cases" by ethnicity | summarise n = count() by group"#, "name-5", "'group'"),
  WrongQuery("get all by", "form-1", "by"),
  WrongQuery("get all by any, sex", "form-1", "any"),
]

/// Periods.
let wrongPeriods: [WrongQuery] = [
  WrongQuery("get all in 2019/21", "period-1", "2019/21", "2019/20"),
  WrongQuery("get all in 2019/2020", "period-1", "2019/20"),
  WrongQuery(#"get all in "2019/20""#, "period-4", "without quotes", "2019/20"),
  WrongQuery("get all since 2009-08", "period-2", "Aug 2009"),
  WrongQuery("get all in 1890", "period-11", "1890"),
  WrongQuery("get all in 2050/51", "period-11", "no figure for 2050/51"),
  WrongQuery(#"get "Employment rate" in 2019/20"#, "period-11", "2019/20"),
  WrongQuery("get all in Q1 2020", "period-5", "after 'in' comes a period such as 2019/20, Mar 2020 or latest, not 'Q1'"),
  WrongQuery("get all in 2020 Q5", "period-3", "Q5"),
  WrongQuery("get all in 2020-13-01", "period-3", "2020-13-01 is not a day of the calendar; days are written 2020-03-31"),
  WrongQuery("get all in 2021-02-30", "period-3", "2021-02-30 is not a day of the calendar; days are written 2020-03-31"),
  WrongQuery("get all in next", "period-5", "next"),
  WrongQuery("get all since", "form-1", "since"),
  WrongQuery("get all last 0", "value-5", "last", "1 or more"),
  WrongQuery("get all last -3", "number-3", "last"),
  WrongQuery("get all last 2.5", "number-3", "after 'last' comes a whole number, not '2.5'"),
  WrongQuery("get all last few", "form-1", "after 'last' comes a number, not 'few'"),
  WrongQuery("get all as at", "form-1", "after 'at' comes a period such as 2019/20"),
  WrongQuery("get all as of 2019/20", "form-1", "after 'as' comes 'at', not 'of'"),
  WrongQuery("get all as at 2019/20, 2019/20", "name-9", "2019/20", "twice"),
  WrongQuery("get all since 2019 since 2020", "form-11", "the periods stand twice in this get; a span is written in 2018/19 to 2020/21"),
  WrongQuery("get all in $then", "name-2", "'then'"),
  WrongQuery(
    #"""
    let then = "2019/20"
    get all in $then
    """#,
    "form-5", "'then' is a word of the language; as a name it takes backticks: `then`"
  ),
  WrongQuery(#"get all | where period = "2019/20""#, "period-4", "without quotes"),
  WrongQuery(#"get all | where period = "202324""#, "period-4", "without quotes: 2023/24"),
  WrongQuery(#"get all | where period = "2019/20 Q1-Q3""#, "period-4", #"text(period) = "2019/20 Q1-Q3""#),
  WrongQuery("get all in 202324", "period-5", "for that year: in 2023/24"),
  WrongQuery("get all | where period > 5", "type-1", "period", "5"),
  WrongQuery("get all | where value > 2019/20", "type-1", "value", "period"),
  WrongQuery("get all | add gap = 2019/20 - 2018/19", "period-6", "`2019/20` - `2018/19`"),
  WrongQuery("get all | add later = period * 2", "period-10", "a period moves by whole numbers of its own length: period + 1"),
  WrongQuery("get all | add index = index_to(value, 100)", "period-5", "index_to", "period"),
  WrongQuery(#"get all | compare to "2019/20""#, "period-4", "without quotes"),
  WrongQuery("get all in 2019/20 in 2020/21", "form-11", "in"),
  WrongQuery("get all | where period in 2019/20, 2020/21", "logic-4", "brackets"),
]

/// Columns.
let wrongColumns: [WrongQuery] = [
  WrongQuery("get all | keep valeu", "name-5", "'valeu'", "'value'"),
  WrongQuery("get all | keep wombat", "name-5", "'wombat'", "columns here"),
  WrongQuery("get all | where wombat > 3", "name-5", "'wombat'"),
  WrongQuery("get all | sort direction", "name-5", "'direction'", "compare"),
  WrongQuery(#"get all | where rating = "better""#, "name-5", "'rating'", "benchmark"),
  WrongQuery("get all | keep percent", "name-5", "'percent'", "headline"),
  WrongQuery("get all | keep place | where value > 3", "name-5", "'value'", "keep left it out"),
  WrongQuery("get all | drop value | add x = value", "name-5", "'value'", "drop left it out"),
  WrongQuery("get all | keep place, place", "name-9", "'place'", "twice"),
  WrongQuery("get all | keep indicator, Place, place", "name-9", "'place'", "twice"),
  WrongQuery("get all | rename value as place", "name-8", "'place'", "already"),
  WrongQuery("get all | rename valu as rate", "name-5", "'valu'", "'value'"),
  WrongQuery(#"get all | rename value as "rate""#, "form-12", "backticks", "`rate`"),
  WrongQuery("get all | rename value rate", "form-1", "as"),
  WrongQuery("get all | drop indicator, place, period, value", "name-12", "no column"),
  WrongQuery("get all | add value2 = valu + 1", "name-5", "'valu'"),
  WrongQuery(#"get all | add indicator = "x""#, "name-11", "'indicator'", "identifies a row"),
  WrongQuery("get all | add place = upper_case(place)", "name-11", "'place'"),
  WrongQuery("get all | where Coventry > 3", "name-5", "'Coventry'"),
  WrongQuery("get all | add x = value.lowr", "name-10", "'lowr'", "lower"),
  WrongQuery("get all | add x = place.lower", "name-10", "place", "no parts"),
  WrongQuery("get all | summarise n = count() by objectiv", "name-5", "'objectiv'", "'objective'"),
  WrongQuery("get all | pivot perod", "name-5", "'perod'", "'period'"),
  WrongQuery("get all | pivot place of valeu", "name-5", "'valeu'", "'value'"),
  WrongQuery("get all | take 3 by objetive", "name-5", "'objetive'", "'objective'"),
  WrongQuery("get all | summarise n = count() by n", "name-5", "'n'"),
  WrongQuery("get all | keep", "form-1", "keep"),
]

/// Words of a column.
let wrongWordsOfAColumn: [WrongQuery] = [
  WrongQuery(#"get all as at 2019/20 | compare | where direction = "better""#, "value-1", #"direction is never "better""#, "improved"),
  WrongQuery(#"get all | where polarity = "up""#, "value-1", #"polarity is never "up""#, "higher"),
  WrongQuery(#"get all | where kind = "outcomes""#, "value-1", "kind", #""outcomes""#),
  WrongQuery(#"get all | where target_kind = "figure""#, "value-1", "target_kind", #""figure""#),
  WrongQuery(#"get all | where direction = "worse" | compare"#, "name-5", "'direction'", "compare"),
  WrongQuery("get all | where place = Coventry", "name-3", "Coventry", #""Coventry""#),
]

/// Functions.
let wrongFunctions: [WrongQuery] = [
  WrongQuery("get all | summarise x = average(value)", "call-3", "no function 'average'", "mean"),
  WrongQuery("get all | summarise x = avg(value)", "call-3", "no function 'avg'", "mean"),
  WrongQuery("get all | add x = wombat(value)", "call-3", "no function 'wombat'"),
  WrongQuery("get all | add x = abs()", "call-1", "abs takes 1", "brackets"),
  WrongQuery("get all | add x = abs(value, 2)", "call-1", "abs", "2"),
  WrongQuery("get all | add x = abs(place)", "call-2", "abs cannot take this: 'place' is text"),
  WrongQuery(#"get all | add x = sqrt("four")"#, "call-2", "sqrt", "text"),
  WrongQuery(#"get all | add x = round(value, "two")"#, "call-2", "round"),
  WrongQuery("get all | add x = length(value)", "call-2", "length", "value"),
  WrongQuery("get all | add x = upper_case(value)", "call-2", "upper_case", "value"),
  WrongQuery("get all | where mean(value) > 3", "unit-2", "these groups mix units (£ million, %, enterprises), so an average means nothing"),
  WrongQuery("get all | summarise x = change(value)", "call-5", "change", "add"),
  WrongQuery("get all | summarise x = share(value)", "call-5", "share", "add"),
  WrongQuery("get all | add x = abs(mean(value) + change(value)) by change(value)", "form-1", "'(' does not fit after 'change'"),
  WrongQuery("get all | add x = streak(mean(value))", "call-4", "streak", "add"),
  WrongQuery("get all | add x = prev(value, -1)", "value-4", "prev", "1 or more"),
  WrongQuery("get all | add x = prev(value, 1.5)", "value-4", "prev", "whole number"),
  WrongQuery("get all | add x = rolling_mean(value)", "call-1", "rolling_mean", "2"),
  WrongQuery("get all | add x = rolling_mean(value, 0)", "value-4", "rolling_mean", "1 or more"),
  WrongQuery(#"get "Crime rate" | summarise q = quantile(value, 75)"#, "value-3", "quantile", "0 to 1"),
  WrongQuery("get all | add q = quantile_band(value, value)", "value-20", "quantile_band", "all rows"),
  WrongQuery(#"get all | where within(place, "Atlantis")"#, "name-17", #""Atlantis""#),
  WrongQuery(#"get all | add x = replace(place, "", "x")"#, "value-20", "replace", "empty"),
  WrongQuery("get all | add x = left(place, -1)", "value-20", "left", "whole number"),
  WrongQuery("get all | add x = count_distinct()", "call-1", "count_distinct"),
  WrongQuery("get all | summarise sum(value, place)", "call-1", "sum"),
  WrongQuery("get all | summarise x = sum(place)", "call-2", "sum cannot take this: 'place' is text"),
  WrongQuery("get all | summarise x = mean(period)", "call-2", "mean", "period"),
  WrongQuery("get all | add x = mean", "name-5", "'mean'"),
  WrongQuery("get all | where value.change > 3", "name-10", "'change'"),
  WrongQuery("get all | add x = rate(value)", "call-1", "rate"),
]

/// Types.
let wrongTypes: [WrongQuery] = [
  WrongQuery("get all | where value", "type-2", "a condition is yes or no; 'value' is an estimate"),
  WrongQuery("get all | where place", "type-2", "yes or no", "text"),
  WrongQuery(#"get all | where "worse""#, "type-2", "yes or no"),
  WrongQuery(#"get all | where value > "70""#, "type-1", "value", #""70""#),
  WrongQuery("get all | where place > 70", "type-1", "place", "70 is a number"),
  WrongQuery("get all | where not value", "type-2", "a condition is yes or no; 'value' is an estimate"),
  WrongQuery("get all | where value > 3 and place", "type-2", "a condition is yes or no; 'place' is text"),
  WrongQuery(#"get all | where value contains "pov""#, "type-1", "text belongs here; 'value' is an estimate"),
  WrongQuery(#"get all | where value like "7*""#, "type-1", "text belongs here; 'value' is an estimate"),
  WrongQuery("get all | add x = place + 1", "type-3", "'+'", "place"),
  WrongQuery(#"get all | add x = place + "!""#, "type-3", "'+'", "place"),
  WrongQuery("get all | add x = -place", "type-1", "a minus sign needs a number; 'place' is text"),
  WrongQuery(#"get all | add x = if value > 3 then "high" else 0"#, "type-4", "'if'", "one type"),
  WrongQuery("get all | add x = if value then 1 else 0", "type-2", "a condition is yes or no; 'value' is an estimate"),
  WrongQuery(#"get all | where value in ("a", "b")"#, "type-1", "value"),
  WrongQuery("get all | where place in (1, 2)", "type-1", "place"),
  WrongQuery(
    #"""
    let x = get all
    get all | where value > $x
    """#,
    "type-8", "$x is a table", "join x"
  ),
  WrongQuery(
    #"""
    let x = value
    get all
    """#,
    "name-5", "there is no column 'value'"
  ),
  WrongQuery("get all | where value > $x", "name-2", "no let is called 'x'"),
  WrongQuery("get all | where value > 3 = 4", "logic-2", "and"),
  WrongQuery("get all | headline of value", "type-1", "headline", "value"),
]

/// Logic.
let wrongLogic: [WrongQuery] = [
  WrongQuery("get all | where value = missing", "logic-1", "value is missing"),
  WrongQuery("get all | where value != missing", "logic-1", "value is not missing"),
  WrongQuery("get all | where value > 3 && value < 5", "text-6", "and"),
  WrongQuery("get all | where value > 3 || value < 5", "form-1", "or"),
  WrongQuery("get all | where 60 < value < 70", "logic-2", "and"),
  WrongQuery("get all | where value is 72.2", "logic-3", "="),
  WrongQuery("get all | where value is mising", "logic-3", "missing"),
  WrongQuery("get all | where value is null", "logic-3", "missing"),
  WrongQuery(#"get all | where place in "Coventry""#, "logic-4", #"= "Coventry""#),
  WrongQuery(#"get all | where place in "Coventry", "Derby""#, "logic-4", "brackets"),
  WrongQuery("get all | add x = 1 + if value > 3 then 1 else 2", "logic-5", "brackets"),
  WrongQuery("get all | add x = if value > 3 then 1", "form-1", "else"),
  WrongQuery("get all | where value > 3 and", "form-1", "and"),
  WrongQuery("get all | where", "form-1", "where"),
  WrongQuery("get all | where ! value > 3", "text-6", "not"),
]

/// Text and numbers.
let wrongTextAndNumbers: [WrongQuery] = [
  WrongQuery(#"get "Employment rate for Coventry | compare"#, "text-1", "never closed", "Employment rate"),
  WrongQuery("get 'Employment rate'", "text-3", "double quotes", #""Employment rate""#),
  WrongQuery("get all | where value > 1,000", "number-4", "1000"),
  WrongQuery("get all | take 1,000", "number-4", "1000"),
  WrongQuery("get all | where value > .5", "number-3", "0.5"),
  WrongQuery("get all | where value > £5", "text-6", "£"),
  WrongQuery("get all; get all", "text-6", ";"),
  WrongQuery("get all | where value > 3k", "number-1", "3k"),
  WrongQuery("get all | keep `value", "text-1", "backtick"),
  WrongQuery("get all | keep ``", "text-7", "backticks"),
  WrongQuery("get all | where (value > 3", "form-3", "never closed"),
  WrongQuery("get all | where value > 3)", "form-3", "closes nothing"),
  WrongQuery("get all | take $", "text-6", "$"),
  WrongQuery("get all | where value > 3 @ 4", "text-6", "@"),
  WrongQuery("get all | where value > 3 % 2", "text-6", "'%' follows its number without a space: 70%"),
  WrongQuery(
    #"""
    """
    Never closed
    """#,
    "text-2", "never closed"
  ),
]

/// Form and order of steps.
let wrongFormAndOrderOfSteps: [WrongQuery] = [
  WrongQuery(#""Employment rate""#, "form-13", #"get "Employment rate""#),
  WrongQuery("get all compare", "form-2", "| compare"),
  WrongQuery("get all | | compare", "form-1", "no step between"),
  WrongQuery("get all |", "form-1", "|"),
  WrongQuery("get all | filter value > 70", "verb-1", "'filter'", "where value > 70"),
  WrongQuery("get all | select place", "verb-1", "'select'", "keep"),
  WrongQuery("get all | group by place", "verb-1", "'group'", "summarise"),
  WrongQuery("get all | order by value", "verb-1", "'order'", "sort"),
  WrongQuery("get all | limit 5", "verb-1", "'limit'", "take"),
  WrongQuery("get all | mutate x = 1", "verb-1", "'mutate'", "add"),
  WrongQuery("get all | rnak", "verb-2", "'rnak'", "rank"),
  WrongQuery("get all | compaer", "verb-2", "'compaer'", "compare"),
  WrongQuery("get all | wombat", "verb-2", "'wombat'", "a step starts with a verb"),
  WrongQuery("get all | get all", "order-2", "get starts a query", "where"),
  WrongQuery("get all | from places", "order-2", "from starts a query", "join"),
  WrongQuery("| where value > 3", "order-4", "last answer"),
  WrongQuery("get all | to csv | take 3", "order-3", "to csv", "nothing can follow"),
  WrongQuery("get all | to csv | to csv", "order-3", "nothing can follow"),
  WrongQuery(#"get all | to "table""#, "file-3", #""table""#, ".csv"),
  WrongQuery(#"get all | to "table.docx""#, "file-4", "there is no format 'docx'; formats: csv, json, jsonl, xlsx, md, html, text"),
  WrongQuery("get all | to yaml", "form-1", "yaml"),
  WrongQuery("get all | sort by value", "form-1", "sort value"),
  WrongQuery("get all | sort value descending", "form-1", "desc"),
  WrongQuery("get all | sort value asc", "form-1", "not needed"),
  WrongQuery("get all | take many", "form-1", "after 'take' comes a number, not 'many'"),
  WrongQuery("get all | take -1", "number-3", "take"),
  WrongQuery("get all | take 2.5", "number-3", "after 'take' comes a whole number, not '2.5'"),
  WrongQuery("get all | take", "form-1", "take"),
  WrongQuery("get all | add value * 2", "form-1", "="),
  WrongQuery("get all | describe | where value > 3", "name-5", "'value'"),
  WrongQuery(#"get all | where value > 3, place = "Coventry""#, "form-1", ","),
  WrongQuery("get all where value > 3", "form-2", "| where"),
  WrongQuery(".help gap", "form-9", "prompt command"),
  WrongQuery(
    #"""
    cvq 2
    get all
    """#,
    "edition-1", "edition 1", "2"
  ),
  WrongQuery(
    #"""
    get all
    cvq 1
    """#,
    "form-10", "first line"
  ),
]

/// Statements.
let wrongStatements: [WrongQuery] = [
  WrongQuery(
    #"""
    let x = 5
    let x = 6
    get all | take 3
    """#,
    "name-20", "'x' is defined already"
  ),
  WrongQuery(
    #"""
    let home = places Atlantis
    get all
    """#,
    "name-17", #""Atlantis""#
  ),
  WrongQuery("let = 5", "form-1", "let"),
  WrongQuery("let x 5", "form-1", "="),
  WrongQuery(
    #"""
    let t = get all | to csv
    from t
    """#,
    "order-6", "let keeps a table"
  ),
  WrongQuery(
    #"""
    let v = 5
    from v
    """#,
    "type-10", "'v' is a value, not a table"
  ),
  WrongQuery("from nowhere", "name-13", "no table is called 'nowhere'"),
  WrongQuery("from indicator", "name-13", "'indicator'", "indicators"),
  WrongQuery(#"from "nowhere.csv""#, "file-1", "nowhere.csv"),
  WrongQuery(#"from "table.xlsx""#, "file-1", "table.xlsx"),
  WrongQuery(
    #"""
    get all
    use "somewhere"
    """#,
    "order-5", "use", "first query"
  ),
  WrongQuery(
    #"""
    use "nowhere-at-all"
    get all
    """#,
    "use-1", "nowhere-at-all"
  ),
  WrongQuery("use", "form-1", "use"),
  WrongQuery(#"include "nowhere.cvq""#, "file-1", "nowhere.cvq"),
  WrongQuery("include nowhere", "form-1", "include"),
  WrongQuery("param year 2019/20", "form-1", "="),
  WrongQuery(
    #"""
    param year = 2019/20
    param year = 2020/21
    get all in $year
    """#,
    "name-20", "'year' is defined already"
  ),
  WrongQuery(
    #"""
    def worst() = sort improvement | take 5
    get all | worst()
    """#,
    "name-5", "improvement", "compare"
  ),
  WrongQuery(
    #"""
    def twice(x) = x * 2
    get all | add y = twice(value, 3)
    """#,
    "def-1", "'twice' takes 1 value", "2"
  ),
  WrongQuery(
    #"""
    def twice(x) = x * 2
    get all | twice(value)
    """#,
    "def-2", "'twice' stands for a value"
  ),
  WrongQuery(
    #"""
    def top(n) = take n
    get all | top()
    """#,
    "form-1", "take needs a number written out; 'n' of a def cannot stand for it"
  ),
  WrongQuery(
    #"""
    def worst = sort value
    get all
    """#,
    "form-1", "("
  ),
  WrongQuery(
    #"""
    let h = get all as at 2019/20 | headline
    get all | take 1
    """
    {$h.percnt} improved
    """
    """#,
    "note-3", "$h has no column 'percnt'"
  ),
  WrongQuery(
    #"""
    get all | take 1
    """
    {$h} improved
    """
    """#,
    "note-1", "no let is called 'h'"
  ),
  WrongQuery(
    #"""
    let h = get all
    get all | take 1
    """
    {$h.value} improved
    """
    """#,
    "note-4", "$h has", "rows"
  ),
  WrongQuery(
    #"""
    let h = get all as at 2019/20 | headline
    get all | take 1
    """
    {$h} improved
    """
    """#,
    "note-2", "$h is a table", "{$h.column}"
  ),
  WrongQuery(
    #"""
    let rising = get all | add moves = streak(value) | where move >= 3
    from rising
    """#,
    "name-5", "'move'", "'moves'"
  ),
]

/// Summarise and add.
let wrongSummariseAndAdd: [WrongQuery] = [
  WrongQuery("get all in latest | summarise x = sum(value)", "unit-2", "mix units"),
  WrongQuery(#"get all in latest | where unit = "%" | summarise x = sum(value)"#, "unit-3", "mix indicators"),
  WrongQuery(#"get all in latest | where unit = "%" | summarise x = mean(value)"#, "unit-3", "mix indicators"),
  WrongQuery(#"get "Crime rate" | summarise x = mean(value)"#, "mean-1", "simple_mean"),
  WrongQuery(#"get "Crime rate" | summarise x = sum(value)"#, "unit-4", "do not add up"),
  WrongQuery("get all | summarise n = count(), n = count(value)", "name-8", "'n'"),
  WrongQuery("get all | summarise place = count() by place", "name-8", "'place'"),
  WrongQuery("get all | summarise by", "form-1", "by"),
  WrongQuery("get all | summarise n = count() with total", "form-1", "totals"),
  WrongQuery("get all | summarise n = count() | keep value", "name-5", "'value'", "summarise left it out"),
  WrongQuery("get all | summarise n = count() by place | compare", "needs-1", "compare needs a column 'period'; summarise took it away"),
  WrongQuery("from places | add x = change(level)", "call-2", "change", "level"),
  WrongQuery("from places | add x = prev(place)", "call-2", "prev cannot take this: 'place' is text"),
  WrongQuery("get all | add x = 1 by place, place", "name-9", "'place'", "twice"),
  WrongQuery("get all | take 3 by place, place", "name-9", "'place'", "twice"),
  WrongQuery(#"get all | add x = value / "2""#, "type-3", "'/'", "text"),
]

/// Pivot, unpivot, join, append.
let wrongPivotUnpivotJoinAppend: [WrongQuery] = [
  WrongQuery("get all for all | pivot indicator, place", "form-1", ","),
  WrongQuery("get all | keep place | pivot place", "needs-5", "of"),
  WrongQuery("get all | pivot", "form-1", "pivot"),
  WrongQuery("get all | pivot period | compare", "needs-1", "compare", "pivot"),
  WrongQuery("get all | unpivot value", "form-1", "as"),
  WrongQuery("get all | unpivot value, place as what", "type-7", "different types", "place"),
  WrongQuery("get all | unpivot vale as what", "name-5", "'vale'", "'value'"),
  WrongQuery("get all | join nowhere on place", "name-13", "no table is called 'nowhere'"),
  WrongQuery("get all | join places on place, nowhere", "name-5", "'nowhere'"),
  WrongQuery("get all | join indicators", "name-8", "both tables"),
  WrongQuery(
    #"""
    let t = get all | keep place, value
    get all | join t on place
    """#,
    "name-8", "'value'", "rename"
  ),
  WrongQuery(
    #"""
    let t = get all in latest | summarise n = count() by objective
    get all | join t on place
    """#,
    "name-5", "'place'"
  ),
  WrongQuery(
    #"""
    let t = get all | summarise n = count() by objective | rename n as place
    get all | join t on place
    """#,
    "join-2", "'place'"
  ),
  WrongQuery(
    #"""
    let t = get "Crime rate" | rename value as rate | keep place, rate
    get all | join t on place
    """#,
    "join-1", "two rows for one key"
  ),
  WrongQuery("get all | append nowhere", "name-13", "'nowhere'"),
  WrongQuery(
    #"""
    let t = get all | summarise place = count()
    get all | append t
    """#,
    "type-6", "'place'"
  ),
  WrongQuery("get all | join", "form-1", "join"),
  WrongQuery(
    #"""
    let n = 3
    get all | join n on place
    """#,
    "type-10", "'n' is a value"
  ),
]

/// Needs of the domain verbs.
let wrongNeedsOfTheDomainVerbs: [WrongQuery] = [
  WrongQuery("from places | compare", "needs-1", "compare", "get"),
  WrongQuery("get all | compare | compare", "name-8", "compare", "already"),
  WrongQuery("get all | compare using magic", "value-6", "magic", "significance, precision"),
  WrongQuery("get all | compare using signifcance", "value-6", "signifcance", "significance"),
  WrongQuery("get all | compare with 2019/20", "form-1", "to"),
  WrongQuery("get all for all as at 2019/20 | headline", "needs-6", "places", "headline by place"),
  WrongQuery("get all as at 2019/20 | headline of objective", "value-7", "objective"),
  WrongQuery("from places | headline", "needs-1", "headline"),
  WrongQuery("get all as at 2019/20 | headline by objetive", "name-5", "'objetive'", "'objective'"),
  WrongQuery("get all | rank", "needs-2", "rank", "for home, each neighbours"),
  WrongQuery("get all | summarise n = count() | rank", "needs-1", "rank", "summarise"),
  WrongQuery("get all | benchmark", "form-1", "against"),
  WrongQuery("get all | benchmark against Atlantis", "name-17", #""Atlantis""#),
  WrongQuery("get all | benchmark against England, England", "name-9", "England", "twice"),
  WrongQuery("get all | benchmark against England using magic", "value-6", "magic", "limits"),
  WrongQuery(#"get "Employment rate" | inequality"#, "needs-3", "inequality", "by"),
  WrongQuery(#"get "Covid cases" by ethnicity | inequality using magic"#, "value-6", "magic", "logit"),
  WrongQuery(#"get "Employment rate" | standardise to "ESP2013""#, "needs-3", "standardise", "age"),
  WrongQuery(#"get "Employment rate" in latest | spc"#, "needs-11", "spc", "12"),
  WrongQuery(#"get "Employment rate" in latest | trend"#, "needs-11", "trend", "5 periods"),
  WrongQuery(#"get "Employment rate" | spc using magic"#, "value-6", "magic", "xmr"),
  WrongQuery(#"get "Employment rate" | funnel against England"#, "needs-8", "funnel", "10"),
  WrongQuery(#"get "Employment rate" | forecast 0"#, "value-5", "forecast", "1 or more"),
  WrongQuery(#"get "Employment rate" | forecast"#, "form-1", "forecast"),
  WrongQuery(#"get "Employment rate" | pool 1"#, "value-5", "pool", "2 or more"),
  WrongQuery(#"get "Covid cases" by ethnicity | protect"#, "later-1", "'protect' is part of the language; its computation is not built yet"),
  WrongQuery("get all | chart of place", "type-1", "chart", "'place' is text"),
  WrongQuery("get all | keep place | chart", "needs-5", "chart"),
  WrongQuery("get all | chart doughnut", "form-1", "doughnut"),
  WrongQuery("get all | chart line | take 3", "order-8", "chart", "explain"),
  WrongQuery(#"get "Covid cases" by ethnicity | protect below 8 | compare"#, "order-7", "compare", "protect"),
]

/// Not built yet.
let wrongNotBuiltYet: [WrongQuery] = [
  WrongQuery("get all in latest | chart", "later-1", "'chart'"),
  WrongQuery(#"get "Covid cases" by ethnicity | protect below 8"#, "later-1", "'protect'"),
  WrongQuery(
    #"""
    let t = get "Covid cases" by ethnicity | protect below 8
    from t
    """#,
    "later-1", "'protect'"
  ),
]

let wrongQueries: [WrongQuery] =
  wrongIndicators
  + wrongPlaces
  + wrongGroupsAndDimensions
  + wrongPeriods
  + wrongColumns
  + wrongWordsOfAColumn
  + wrongFunctions
  + wrongTypes
  + wrongLogic
  + wrongTextAndNumbers
  + wrongFormAndOrderOfSteps
  + slipsOfHabit
  + wrongUnits
  + wrongStatements
  + wrongSummariseAndAdd
  + wrongPivotUnpivotJoinAppend
  + wrongNeedsOfTheDomainVerbs
  + wrongNotBuiltYet
