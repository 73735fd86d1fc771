// Wrong queries keep their own line lengths.
// swift-format-ignore-file

/// Slips of people who know other languages, or English.
let slipsOfHabit: [WrongQuery] = [
  WrongQuery("get employment-rte", "form-4", #"a name with a dash goes in quotes: "employment-rte""#),
  WrongQuery(#"get "Coventry""#, "name-1", #""Coventry" is a place, not an indicator: get all for Coventry"#),
  WrongQuery("get all | compare to last year", "form-1", "compare takes the figure before", "compare to 2019/20"),
  WrongQuery("get all | compare 2019/20", "form-1", "a period follows to: compare to 2019/20"),
  WrongQuery("get all | where latest", "name-5", "there is no column 'latest' here", "period in latest"),
  WrongQuery("get all | sort rank", "name-5", "'rank' does not exist yet; it comes from rank: put | rank before this step"),
  WrongQuery("get all | keep ethnicity", "name-5", "a column of groups comes with by: get … by ethnicity"),
  WrongQuery("get all | keep sex", "name-5", "a column of groups comes with by: get … by sex"),
  WrongQuery("get all | keep value as rate", "form-1", "keep gives no names", "rename value as rate"),
  WrongQuery("get all | add x = avrage(value)", "call-3", "there is no function 'avrage'; similar: 'mean'"),
  WrongQuery("get all | where within(place, value)", "call-2", "'value' is a column; within takes the name of a place"),
  WrongQuery("get all | add x = case(value > 3, 1, 2)", "call-3", "there is no function 'case'; a choice is written if … then … else …"),
  WrongQuery("get all | add x = year(period)", "call-3", "the reporting year of a row is the column 'year'"),
  WrongQuery("get all | where place like 7", "type-1", "text belongs here; 7 is a number", #"in quotes it is one: "7""#),
  WrongQuery("get all | where value between 3 and 5", "form-1", "between … and … is written value in 3 to 5"),
  WrongQuery("get all | where value > 5.", "number-1", "a number ends with a digit: 5"),
  WrongQuery("get all | where value > 1.2.3", "number-1", "1.2.3 is not a number: it has two points"),
  WrongQuery("get all | where value > 1e999", "number-1", "numbers are written out in digits: 1e999 is none"),
  WrongQuery("get all // comment", "form-1", "a comment starts with #"),
  WrongQuery("get all -- comment", "form-1", "a comment starts with #"),
  WrongQuery("Employment rate", "verb-2", #"a line starts with a verb: get "Employment rate""#),
  WrongQuery("Coventry", "verb-2", #"a line starts with a verb: get "Coventry""#, "get all for Coventry"),
  WrongQuery("get all for where value > 3", "form-2", "after for comes a place; a step of its own starts with a bar: | where …"),
  WrongQuery("get all | keep by", "form-5", "'by' is a word of the language; as a column it takes backticks: `by`"),
  WrongQuery("param year = get all", "form-1", "a param keeps a number, a text or a period; a table is kept by let year = get …"),
  WrongQuery("get all | summarise value", "form-1", "summarise makes one value of many rows, such as mean(value)", "summarise n = count() by value"),
  WrongQuery("get all | summarise place by period", "form-1", "one row for each place: summarise n = count() by place"),
  WrongQuery("get all | summarise mean value", "form-1", "what is summarised stands in brackets: mean(value)"),
  WrongQuery("get all | summarise count", "form-1", "count is written with its brackets: count()"),
  WrongQuery("get all | unpivot value as place", "name-8", "there is a column 'place' already"),
  WrongQuery("get all | summarise n = count() by unit", "name-5", "'unit' is a part of value, not a column of its own", "add the_unit = unit"),
  WrongQuery(#"get all | use "mine.csv""#, "verb-2", "use is a statement, not a step: it stands on a line of its own, before the query", #"use "figures.csv""#),
  WrongQuery("get all | let x = 3", "verb-2", "let is a statement, not a step"),
  WrongQuery(
    #"""
    let t = get all
    get all | where place in $t
    """#,
    "type-8", "$t is a table, not a set of values", "join t"
  ),
  WrongQuery(
    #"""
    let n = 3
    get all | where place in $n
    """#,
    "type-1", "$n is a number"
  ),
]

/// Units.
let wrongUnits: [WrongQuery] = [
  WrongQuery(#"get "Recorded crime" | where value > 70%"#, "unit-6", "70% is a percentage", "value is in offences"),
  WrongQuery(#"get "Recorded crime" | add x = value - 5%"#, "unit-6", "5% is a percentage"),
  WrongQuery("get all | where value > 70%", "unit-7", "70% is a percentage, and some values here are in", #"where unit = "%" and"#),
  WrongQuery("get all | add polarity = 3", "type-1", "polarity is a word in quotes"),
  WrongQuery(#"get all | add polarity = if value > 3 then "lower" else "best""#, "value-1", #"polarity is never "best""#),
  WrongQuery("get all | add polarity = place", "value-8", "polarity is never", "higher, lower, none"),
]
