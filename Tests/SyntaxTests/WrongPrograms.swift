// Messages are pictures, so this page keeps the line length of a screen.
// swift-format-ignore-file

/// Wrong programs and what is shown for them on a screen of 100 columns.
let wrongPrograms: [(program: String, picture: String)] = [
  (
    #"""
    get "Employment rate for Coventry | trend
    """#,
    #"""
    get "Employment rate for Coventry | trend
        ─
    this quotation mark is never closed on its line; did it end after  Employment rate ?      [text-1]
    """#
  ),
  (
    #"""
    get "Looked after children" since 2009-08
    """#,
    #"""
    get "Looked after children" since 2009-08
                                      ───────
    2009-08 would be pooled years that end before they start; for a month write  Aug 2009     [period-2]
    """#
  ),
  (
    #"""
    get "Employment rate" since "2014/15"
    """#,
    #"""
    get "Employment rate" since "2014/15"
                                ─────────
    a period is written without quotes:  since 2014/15                                        [period-4]
    """#
  ),
  (
    #"""
    get all in 2019/21
    """#,
    #"""
    get all in 2019/21
               ───────
    2019/21 is not a financial year; similar: 2019/20; to divide put spaces round /           [period-1]
    """#
  ),
  (
    #"""
    get all in 2019/2020
    """#,
    #"""
    get all in 2019/2020
               ─────────
    a financial year is written with two digits after the slash:  2019/20                     [period-1]
    """#
  ),
  (
    #"""
    get all in 2020-03
    """#,
    #"""
    get all in 2020-03
               ───────
    2020-03 would be pooled years that end before they start; for a month write  Mar 2020     [period-2]
    """#
  ),
  (
    #"""
    get all in 2020-13
    """#,
    #"""
    get all in 2020-13
               ───────
    2020-13 would be pooled years that end before they start                                  [period-2]
    """#
  ),
  (
    #"""
    get all in 2017-17
    """#,
    #"""
    get all in 2017-17
               ───────
    2017-17 would be pooled years that are one year; for that year write  2017                [period-2]
    """#
  ),
  (
    #"""
    get all in 2017-2019
    """#,
    #"""
    get all in 2017-2019
               ─────────
    pooled years are written  2017-19 ; years one by one are  2017 to 2019                    [period-2]
    """#
  ),
  (
    #"""
    get all in 2019-01-32
    """#,
    #"""
    get all in 2019-01-32
               ──────────
    2019-01-32 is not a day of the calendar; days are written  2020-03-31                     [period-3]
    """#
  ),
  (
    #"""
    get all in 2019Q1
    """#,
    #"""
    get all in 2019Q1
               ──────
    a quarter is written with a space:  2019 Q1                                               [period-3]
    """#
  ),
  (
    #"""
    get all in 2019/20 Q7
    """#,
    #"""
    get all in 2019/20 Q7
               ──────────
    there is no Q7; quarters are Q1 to Q4                                                     [period-3]
    """#
  ),
  (
    #"""
    get all in 2016/17-18/20
    """#,
    #"""
    get all in 2016/17-18/20
               ─────────────
    2016/17-18/20 is not a run of financial years; such a run is written  2016/17-18/19       [period-1]
    """#
  ),
  (
    #"""
    get all in Coventry
    """#,
    #"""
    get all in Coventry
               ────────
    after 'in' comes a period such as 2019/20, Mar 2020 or latest, not 'Coventry'             [period-5]
      for a place:   for Coventry
    """#
  ),
  (
    #"""
    get "Crime" in "Coventry"
    """#,
    #"""
    get "Crime" in "Coventry"
                   ──────────
    after 'in' comes a period such as 2019/20, Mar 2020 or latest, not "Coventry"             [period-5]
      for a place:   for "Coventry"
    """#
  ),
  (
    #"""
    get all in 19/20
    """#,
    #"""
    get all in 19/20
               ──
    after 'in' comes a period such as 2019/20, Mar 2020 or latest, not '19'                   [period-5]
    """#
  ),
  (
    #"""
    get all since
    """#,
    #"""
    get all since
            ─────
    after 'since' comes a period such as 2019/20                                              [form-1]
    """#
  ),
  (
    #"""
    get all as 2019/20
    """#,
    #"""
    get all as 2019/20
               ───────
    after 'as' comes 'at', not '2019/20'                                                      [form-1]
    """#
  ),
  (
    #"""
    get all last
    """#,
    #"""
    get all last
            ────
    after 'last' comes a number                                                               [form-1]
    """#
  ),
  (
    #"""
    get all last x
    """#,
    #"""
    get all last x
                 ─
    after 'last' comes a number, not 'x'                                                      [form-1]
    """#
  ),
  (
    #"""
    get all last 2.5
    """#,
    #"""
    get all last 2.5
                 ───
    after 'last' comes a whole number, not '2.5'                                              [number-3]
    """#
  ),
  (
    #"""
    get all for home for England
    """#,
    #"""
    get all for home for England
            ───      ───
    the places stand twice in this get; several have commas:  for home, England               [form-11]
    """#
  ),
  (
    #"""
    get all in 2019 since 2018
    """#,
    #"""
    get all in 2019 since 2018
            ──      ─────
    the periods stand twice in this get; a span is written  in 2018/19 to 2020/21             [form-11]
    """#
  ),
  (
    #"""
    get all by sex by age
    """#,
    #"""
    get all by sex by age
            ──     ──
    'by' stands twice in this get; two groups crossed are written  by sex, age                [form-11]
    """#
  ),
  (
    #"""
    get all | filter value > 70
    """#,
    #"""
    get all | filter value > 70
              ──────
    there is no verb 'filter'; here it is  where value > 70                                   [verb-1]
    """#
  ),
  (
    #"""
    get all | select place
    """#,
    #"""
    get all | select place
              ──────
    there is no verb 'select'; here it is  keep place, value                                  [verb-1]
    """#
  ),
  (
    #"""
    get all | contains "pov"
    """#,
    #"""
    get all | contains "pov"
              ────────
    there is no verb 'contains'; here it is  where indicator contains "pov"                   [verb-1]
    """#
  ),
  (
    #"""
    get all | group by objective
    """#,
    #"""
    get all | group by objective
              ────────
    there is no verb 'group'; here it is  summarise count() by objective                      [verb-1]
    """#
  ),
  (
    #"""
    get all | order by value
    """#,
    #"""
    get all | order by value
              ────────
    there is no verb 'order'; here it is  sort value desc                                     [verb-1]
    """#
  ),
  (
    #"""
    get all | mutate x = 1
    """#,
    #"""
    get all | mutate x = 1
              ──────
    there is no verb 'mutate'; here it is  add rise = change(value)                           [verb-1]
    """#
  ),
  (
    #"""
    filter value > 3
    """#,
    #"""
    filter value > 3
    ──────
    there is no verb 'filter'; here it is  where value > 70                                   [verb-1]
    """#
  ),
  (
    #"""
    gte all
    """#,
    #"""
    gte all
    ───
    there is no verb 'gte'; similar: get                                                      [verb-2]
    """#
  ),
  (
    #"""
    get all | srot value
    """#,
    #"""
    get all | srot value
              ────
    there is no verb 'srot'; similar: sort                                                    [verb-2]
    """#
  ),
  (
    #"""
    get all headline
    """#,
    #"""
    get all headline
            ────────
    a step starts with a bar:  | headline                                                     [form-2]
    """#
  ),
  (
    #"""
    get all where value > 70
    """#,
    #"""
    get all where value > 70
            ─────
    a step starts with a bar:  | where                                                        [form-2]
    """#
  ),
  (
    #"""
    get Employment rate for Coventry
    """#,
    #"""
    get Employment rate for Coventry
        ───────────────
    a name of several words goes in quotes:  "Employment rate"                                [form-4]
      two names have a comma between:   Employment, rate
    """#
  ),
  (
    #"""
    get all | sort
    """#,
    #"""
    get all | sort
              ────
    after 'sort' comes a column, a number or a text                                           [form-1]
    """#
  ),
  (
    #"""
    get all | sort value descending
    """#,
    #"""
    get all | sort value descending
                         ──────────
    'descending' is written  desc                                                             [form-1]
    """#
  ),
  (
    #"""
    get all | sort value asc
    """#,
    #"""
    get all | sort value asc
                         ───
    'asc' is not needed: sort puts the least first                                            [form-1]
    """#
  ),
  (
    #"""
    get all | take
    """#,
    #"""
    get all | take
              ────
    after 'take' comes a number                                                               [form-1]
    """#
  ),
  (
    #"""
    get all | take five
    """#,
    #"""
    get all | take five
                   ────
    after 'take' comes a number, not 'five'                                                   [form-1]
    """#
  ),
  (
    #"""
    get all | take -3
    """#,
    #"""
    get all | take -3
                   ──
    after 'take' comes a whole number, not '-3'                                               [number-3]
    """#
  ),
  (
    #"""
    get all | take 1,000
    """#,
    #"""
    get all | take 1,000
                   ─────
    numbers are written without commas:  1000                                                 [number-4]
    """#
  ),
  (
    #"""
    get all | where value > 1,000
    """#,
    #"""
    get all | where value > 1,000
                            ─────
    numbers are written without commas:  1000                                                 [number-4]
    """#
  ),
  (
    #"""
    get all | where value > 1e6
    """#,
    #"""
    get all | where value > 1e6
                            ───
    numbers are written out in digits:  1000000                                               [number-1]
    """#
  ),
  (
    #"""
    get all | where value > 3rd
    """#,
    #"""
    get all | where value > 3rd
                            ───
    a number runs into letters here: '3rd'; such a name goes in quotes                        [number-1]
    """#
  ),
  (
    #"""
    get all | where value > 1234567890123456
    """#,
    #"""
    get all | where value > 1234567890123456
                            ────────────────
    this number has 16 digits; numbers are kept exactly up to 15                              [number-2]
    """#
  ),
  (
    #"""
    get all | where value > .5
    """#,
    #"""
    get all | where value > .5
                            ──
    a number starts with a digit:  0.5                                                        [number-3]
    """#
  ),
  (
    #"""
    get all | where place = 'Derby'
    """#,
    #"""
    get all | where place = 'Derby'
                            ───────
    text goes in double quotes:  "Derby"                                                      [text-3]
    """#
  ),
  (
    #"""
    get all | where place = Children's
    """#,
    #"""
    get all | where place = Children's
                                    ─
    a name with an apostrophe goes in double quotes:  "Children's services"                   [text-3]
    """#
  ),
  (
    #"""
    get all | where (value > 3 | trend
    """#,
    #"""
    get all | where (value > 3 | trend
                    ─
    this bracket is never closed                                                              [form-3]
    """#
  ),
  (
    #"""
    get all | where value > 3) | trend
    """#,
    #"""
    get all | where value > 3) | trend
                             ─
    this bracket closes nothing: no '(' is open before it                                     [form-3]
    """#
  ),
  (
    #"""
    get all | where 1 < value < 3
    """#,
    #"""
    get all | where 1 < value < 3
                    ───────────
    one comparison follows another; two are joined with and:  value > 60 and value < 70       [logic-2]
    """#
  ),
  (
    #"""
    get all | where value is null
    """#,
    #"""
    get all | where value is null
                             ────
    'null' is not a state of a figure; similar: missing                                       [logic-3]
    """#
  ),
  (
    #"""
    get all | where value is "worse"
    """#,
    #"""
    get all | where value is "worse"
                             ───────
    'is' asks for a state, such as missing or known; to compare write  = "worse"              [logic-3]
    """#
  ),
  (
    #"""
    get all | where value is not 5
    """#,
    #"""
    get all | where value is not 5
                                 ─
    'is' asks for a state, such as missing or known; to compare write  != 5                   [logic-3]
    """#
  ),
  (
    #"""
    get all | where place in "Derby", "Leeds"
    """#,
    #"""
    get all | where place in "Derby", "Leeds"
                             ───────
    several values after 'in' stand in brackets:  in ("Derby", …)                             [logic-4]
    """#
  ),
  (
    #"""
    get all | where place in Derby
    """#,
    #"""
    get all | where place in Derby
                             ─────
    after 'in' comes a list in brackets or a period; for one value write  = "Derby"           [logic-4]
    """#
  ),
  (
    #"""
    get all | where period in 2018/19, 2019/20
    """#,
    #"""
    get all | where period in 2018/19, 2019/20
                                     ─
    several values after 'in' stand in brackets:  in (2018/19, 2019/20)                       [logic-4]
    """#
  ),
  (
    #"""
    get all | where value >
    """#,
    #"""
    get all | where value >
                          ─
    after '>' comes a column, a number or a text                                              [form-1]
    """#
  ),
  (
    #"""
    get all | where and value
    """#,
    #"""
    get all | where and value
                    ───
    after 'where' comes a column, a number or a text, not 'and'                               [form-1]
    """#
  ),
  (
    #"""
    get all | where value = 1 && period = 2
    """#,
    #"""
    get all | where value = 1 && period = 2
                              ──
    '&&' is written  and                                                                      [text-6]
    """#
  ),
  (
    #"""
    get all | where value ≥ 70
    """#,
    #"""
    get all | where value ≥ 70
                          ─
    '≥' is written  >=                                                                        [text-6]
    """#
  ),
  (
    #"""
    get all | where not
    """#,
    #"""
    get all | where not
                    ───
    after 'not' comes a column, a number or a text                                            [form-1]
    """#
  ),
  (
    #"""
    get all | where x = if a then b else c
    """#,
    #"""
    get all | where x = if a then b else c
                        ──
    an 'if' inside a larger expression stands in brackets:  1 + (if … then … else …)          [logic-5]
    """#
  ),
  (
    #"""
    get all | where if a then b
    """#,
    #"""
    get all | where if a then b
                              ─
    after 'b' comes an operator such as + or = or 'else'                                      [form-1]
    """#
  ),
  (
    #"""
    get all | add rise change(value)
    """#,
    #"""
    get all | add rise change(value)
                       ──────
    after 'rise' comes '=', not 'change'                                                      [form-1]
    """#
  ),
  (
    #"""
    get all | add "my col" = 3
    """#,
    #"""
    get all | add "my col" = 3
                  ────────
    a new name takes backticks, not quotes:  `my col`                                         [form-12]
    """#
  ),
  (
    #"""
    get all | add to = 3
    """#,
    #"""
    get all | add to = 3
                  ──
    'to' is a word of the language; as a name it takes backticks:  `to`                       [form-5]
    """#
  ),
  (
    #"""
    get all | keep by
    """#,
    #"""
    get all | keep by
                   ──
    'by' is a word of the language; as a column it takes backticks:  `by`                     [form-5]
    """#
  ),
  (
    #"""
    get all | keep place,
    """#,
    #"""
    get all | keep place,
                        ─
    after ',' comes a column                                                                  [form-1]
    """#
  ),
  (
    #"""
    get all | keep place value
    """#,
    #"""
    get all | keep place value
                   ───────────
    a name of several words goes in quotes:  "place value"                                    [form-4]
      two names have a comma between:   place, value
    """#
  ),
  (
    #"""
    get all | rename value rate
    """#,
    #"""
    get all | rename value rate
                           ────
    after 'value' comes 'as', not 'rate'                                                      [form-1]
    """#
  ),
  (
    #"""
    get all | rename value as by
    """#,
    #"""
    get all | rename value as by
                              ──
    'by' is a word of the language; as a name it takes backticks:  `by`                       [form-5]
    """#
  ),
  (
    #"""
    get all | summarise mean value by x
    """#,
    #"""
    get all | summarise mean value by x
                        ──────────
    what is summarised stands in brackets:  mean(value)                                       [form-1]
    """#
  ),
  (
    #"""
    get all | summarise n = count() with
    """#,
    #"""
    get all | summarise n = count() with
                                    ────
    after 'with' comes 'totals'                                                               [form-1]
    """#
  ),
  (
    #"""
    get all | summarise n = count() by objective with total
    """#,
    #"""
    get all | summarise n = count() by objective with total
                                                      ─────
    'total' does not fit here; similar: totals                                                [form-1]
    """#
  ),
  (
    #"""
    get all | benchmark England
    """#,
    #"""
    get all | benchmark England
                        ───────
    after 'benchmark' comes 'against', not 'England'                                          [form-1]
    """#
  ),
  (
    #"""
    get all | benchmark with England
    """#,
    #"""
    get all | benchmark with England
                        ────
    after 'benchmark' comes 'against', not 'with'                                             [form-1]
    """#
  ),
  (
    #"""
    get all | standardise "ESP2013"
    """#,
    #"""
    get all | standardise "ESP2013"
                          ─────────
    after 'standardise' comes 'to', not "ESP2013"                                             [form-1]
    """#
  ),
  (
    #"""
    get all | chart lien
    """#,
    #"""
    get all | chart lien
                    ────
    'lien' does not fit here; similar: line                                                   [form-1]
    """#
  ),
  (
    #"""
    get all | chart line of value of place
    """#,
    #"""
    get all | chart line of value of place
                         ──       ──
    'of' stands twice in this chart                                                           [form-11]
    """#
  ),
  (
    #"""
    get all | to pdf
    """#,
    #"""
    get all | to pdf
                 ───
    after 'to' comes a text in quotes or a format such as csv, not 'pdf'                      [form-1]
    """#
  ),
  (
    #"""
    get all | to
    """#,
    #"""
    get all | to
              ──
    after 'to' comes a text in quotes or a format such as csv                                 [form-1]
    """#
  ),
  (
    #"""
    get all | protect below
    """#,
    #"""
    get all | protect below
                      ─────
    after 'below' comes a number                                                              [form-1]
    """#
  ),
  (
    #"""
    get all | protect below 3 below 4
    """#,
    #"""
    get all | protect below 3 below 4
                      ─────   ─────
    'below' stands twice in this step                                                         [form-11]
    """#
  ),
  (
    #"""
    get all || trend
    """#,
    #"""
    get all || trend
             ─
    two '|' stand here with no step between; either … or … is written  or                     [form-1]
    """#
  ),
  (
    #"""
    get all |
    """#,
    #"""
    get all |
            ─
    after '|' comes a verb such as get, where or sort                                         [form-1]
    """#
  ),
  (
    #"""
    get all; get all
    """#,
    #"""
    get all; get all
           ─
    ';' is not needed: a statement ends with its line                                         [text-6]
    """#
  ),
  (
    #"""
    .help
    """#,
    #"""
    .help
    ─────
    '.help' is a prompt command; a script holds statements only                               [form-9]
    """#
  ),
  (
    #"""
    get all
    .set home Leeds
    """#,
    #"""
    .set home Leeds
    ────
    '.set' is a prompt command; a script holds statements only                                [form-9]
    """#
  ),
  (
    #"""
    get all
    cvq 1
    """#,
    #"""
    cvq 1
    ───
    the edition stands on the first line of a script, before everything else                  [form-10]
    """#
  ),
  (
    #"""
    let = 3
    """#,
    #"""
    let = 3
        ─
    after 'let' comes a new name, not '='                                                     [form-1]
    """#
  ),
  (
    #"""
    let x 3
    """#,
    #"""
    let x 3
          ─
    after 'x' comes '=', not '3'                                                              [form-1]
    """#
  ),
  (
    #"""
    let x =
    """#,
    #"""
    let x =
          ─
    after '=' comes a query or a value                                                        [form-1]
    """#
  ),
  (
    #"""
    let desc = 3
    """#,
    #"""
    let desc = 3
        ────
    'desc' is a word of the language; as a name it takes backticks:  `desc`                   [form-5]
    """#
  ),
  (
    #"""
    let x = filter value > 3
    """#,
    #"""
    let x = filter value > 3
            ──────
    there is no verb 'filter'; here it is  where value > 70                                   [verb-1]
    """#
  ),
  (
    #"""
    param year
    """#,
    #"""
    param year
          ────
    after 'year' comes '='                                                                    [form-1]
    """#
  ),
  (
    #"""
    include common.cvq
    """#,
    #"""
    include common.cvq
            ──────
    after 'include' comes a text in quotes, not 'common'                                      [form-1]
    """#
  ),
  (
    #"""
    use coventry
    """#,
    #"""
    use coventry
        ────────
    after 'use' comes a text in quotes, not 'coventry'                                        [form-1]
    """#
  ),
  (
    #"""
    def f = 3
    """#,
    #"""
    def f = 3
          ─
    after 'f' comes '(', not '='                                                              [form-1]
    """#
  ),
  (
    #"""
    def f(x = 3
    """#,
    #"""
    def f(x = 3
         ─
    this bracket is never closed                                                              [form-3]
    """#
  ),
  (
    #"""
    """note
    abc
    """#,
    #"""
    """note
    ───
    this note is never closed; a note ends with """                                           [text-2]
    """#
  ),
  (
    #"""
    get all | where a = "x" trend
    """#,
    #"""
    get all | where a = "x" trend
                            ─────
    a step starts with a bar:  | trend                                                        [form-2]
    """#
  ),
  (
    #"""
    get `Employment
    """#,
    #"""
    get `Employment
        ─
    this backtick is never closed on its line; a name with spaces is written `West Midlands`  [text-1]
    """#
  ),
  (
    #"""
    get all | keep ``
    """#,
    #"""
    get all | keep ``
                   ──
    there is no name between these backticks                                                  [text-7]
    """#
  ),
  (
    #"""
    get all | where $ = 3
    """#,
    #"""
    get all | where $ = 3
                    ─
    '$' comes before the name of a let or param:  $year                                       [text-6]
    """#
  ),
  (
    #"""
    get\#u{200b} all
    """#,
    #"""
    get\u{200b} all
       ────────
    a character that cannot be seen stands here: zero width space (U+200B)                    [text-4]
    """#
  ),
  (
    #"""
    get all | where place = "Der\#u{202e}by"
    """#,
    #"""
    get all | where place = "Der\u{202e}by"
                                ────────
    a character that cannot be seen stands here: right-to-left override (U+202E)              [text-4]
    """#
  ),
  (
    #"""
    1 + 2
    """#,
    #"""
    1 + 2
    ─
    a line starts with a verb such as get, or with let or use, not '1'                        [form-13]
    """#
  ),
  (
    #"""
    $h
    """#,
    #"""
    $h
    ──
    a line starts with a verb; a table with a name is shown by  from h                        [form-13]
    """#
  ),
  (
    #"""
    "Employment rate"
    """#,
    #"""
    "Employment rate"
    ─────────────────
    a line starts with a verb:  get "Employment rate"                                         [form-13]
    """#
  ),
  (
    #"""
    get all | where value = 70 %
    """#,
    #"""
    get all | where value = 70 %
                               ─
    '%' follows its number without a space:  70%                                              [text-6]
    """#
  ),
  (
    #"""
    get all [1]
    """#,
    #"""
    get all [1]
            ─
    '[' is written  (                                                                         [text-6]
    get all [1]
              ─
    ']' is written  )                                                                         [text-6]
    """#
  ),
  (
    #"""
    get all in latest and
    """#,
    #"""
    get all in latest and
                      ───
    'and' does not fit after 'latest'; words that may follow:  to, for, in, since, last, as, by
                                                                                              [form-1]
    """#
  ),
  (
    #"""
    get all | pivot
    """#,
    #"""
    get all | pivot
              ─────
    after 'pivot' comes a column                                                              [form-1]
    """#
  ),
  (
    #"""
    get all | join visits on
    """#,
    #"""
    get all | join visits on
                          ──
    after 'on' comes a column                                                                 [form-1]
    """#
  ),
  (
    #"""
    get all | where first(value
    """#,
    #"""
    get all | where first(value
                         ─
    this bracket is never closed                                                              [form-3]
    """#
  ),
  (
    #"""
    get all | forecast 3 using
    """#,
    #"""
    get all | forecast 3 using
                         ─────
    after 'using' comes the name of a method                                                  [form-1]
    """#
  ),
  (
    #"""
    get all | compare to last year
    """#,
    #"""
    get all | compare to last year
                         ────
    compare takes the figure before unless it is told another period:  compare   or   compare to 2019/20
                                                                                              [form-1]
    """#
  ),
  (
    #"""
    get all | compare with 2019/20
    """#,
    #"""
    get all | compare with 2019/20
                      ────
    'with' does not fit after 'compare'; words that may follow:  to, using                    [form-1]
    """#
  ),
  (
    #"""
    get all | get 3
    """#,
    #"""
    get all | get 3
                  ─
    a code of digits is written in quotes:  "3"                                               [form-1]
    """#
  ),
  (
    #"""
    trend trend
    """#,
    #"""
    trend trend
          ─────
    a step starts with a bar:  | trend                                                        [form-2]
    """#
  ),
  (
    #"""
    get all | where a.3 = 2
    """#,
    #"""
    get all | where a.3 = 2
                      ─
    after '.' comes a part such as lower, not '3'                                             [form-1]
    """#
  ),
  (
    #"""
    get all | unpivot a, b
    """#,
    #"""
    get all | unpivot a, b
                         ─
    after 'b' comes ',' or 'as'                                                               [form-1]
    """#
  ),
  (
    #"""
    select "Employment rate"
    """#,
    #"""
    select "Employment rate"
    ──────
    there is no verb 'select'; here it is  get "Employment rate"                              [verb-1]
    """#
  ),
  (
    #"""
    get all | sort by value
    """#,
    #"""
    get all | sort by value
                   ──
    'by' is not needed after sort:  sort value                                                [form-1]
    """#
  ),
  (
    #"""
    get all | chart line of a across b with c
    """#,
    #"""
    get all | chart line of a across b with c
                                       ────
    'with' does not fit after 'b'; words that may follow:  of, across, colour, split, title   [form-1]
    """#
  ),
  (
    #"""
    get all | headline by x, y and z
    """#,
    #"""
    get all | headline by x, y and z
                               ───
    'and' does not fit after 'y'; words that may follow:  with                                [form-1]
    """#
  ),
]
