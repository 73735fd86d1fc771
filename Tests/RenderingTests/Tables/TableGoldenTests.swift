import Frames
import Testing

@testable import Rendering

@Suite struct TableGoldenTests {
  private func drawn(
    _ frame: Frame,
    _ options: TableOptions,
    _ width: Int,
    _ level: DrawingLevel = .full
  ) -> String {
    var options = options
    options.width = width
    options.level = level
    return tableLines(frame, options: options).lines.joined(separator: "\n")
  }

  @Test func `a trend at every width`() {
    let options = TableOptions(
      width: 80,
      titleParts: ["2"],
      judgementColumns: ["trend"],
      headingNotes: ["line": "▁=13 █=24"]
    )
    let frame = SampleFrames.trend
    #expect(
      drawn(frame, options, 30) == """
        2 · Adult smoking prevalence
          % · periods 5
          method chi-squared
         place         Coventry
         first         19.2
                       (17.2–21.2)
         latest        15.1
                       (13.2–17.0)
         change        ▼ 4.1 pp
         trend         improving
         p             0.004
         line ▁=13 █=24
           ▅▄ ▃▂▂

         place         Nottingham
         first         24.1
                       (22.3–26.3)
         latest        20.2
                       (18.0–22.4)
         change        ▼ 3.9 pp
         trend         improving
         p             0.011
         line ▁=13 █=24
           █▇▆▆▅

         place         Solihull
         first         13.0
                       (11.2–14.9)
         latest        12.6
                       (10.9–14.5)
         change        ▼ 0.4 pp
         trend         no significant
                       trend
         p             0.710
         line ▁=13 █=24
           ▁▁▁▁▁

         place         Wolverhampton
         first         18.8
                       (16.7–21.0)
         latest        17.0
                       (15.1–19.0)
         change        ▼ 1.8 pp
         trend         no significant
                       trend
         p             0.150
         line ▁=13 █=24
           ▄▄▄▃▃
        4 rows × 11 · 7 shown
          in the caption: indicator,
            periods, method
          nothing known: reason
        """
    )
    #expect(
      drawn(frame, options, 60) == """
        2 · Adult smoking prevalence · % · periods 5
          method chi-squared
         place          first             latest
         Coventry       19.2 (17.2–21.2)  15.1 (13.2–17.0)
         Nottingham     24.1 (22.3–26.3)  20.2 (18.0–22.4)
         Solihull       13.0 (11.2–14.9)  12.6 (10.9–14.5)
         Wolverhampton  18.8 (16.7–21.0)  17.0 (15.1–19.0)

         place          trend
         Coventry       improving
         Nottingham     improving
         Solihull       no significant trend
         Wolverhampton  no significant trend
        4 rows × 11 · 4 shown
          in the caption: indicator, periods, method
          nothing known: reason · not shown: change, p, line
        """
    )
    #expect(
      drawn(frame, options, 80) == """
        2 · Adult smoking prevalence · % · periods 5 · method chi-squared
         place          first             latest            trend                     p
         Coventry       19.2 (17.2–21.2)  15.1 (13.2–17.0)  improving             0.004
         Nottingham     24.1 (22.3–26.3)  20.2 (18.0–22.4)  improving             0.011
         Solihull       13.0 (11.2–14.9)  12.6 (10.9–14.5)  no significant trend  0.710
         Wolverhampton  18.8 (16.7–21.0)  17.0 (15.1–19.0)  no significant trend  0.150
        4 rows × 11 · 5 shown · in the caption: indicator, periods, method
          nothing known: reason · not shown: change, line
        """
    )
    #expect(
      drawn(frame, options, 100) == """
        2 · Adult smoking prevalence · % · periods 5 · method chi-squared
                                                                                                  \
         line ▁=13
         place          first             latest            change    trend                     p  █=24
         Coventry       19.2 (17.2–21.2)  15.1 (13.2–17.0)  ▼ 4.1 pp  improving             0.004 \
         ▅▄ ▃▂▂
         Nottingham     24.1 (22.3–26.3)  20.2 (18.0–22.4)  ▼ 3.9 pp  improving             0.011 \
         █▇▆▆▅
         Solihull       13.0 (11.2–14.9)  12.6 (10.9–14.5)  ▼ 0.4 pp  no significant trend  0.710 \
         ▁▁▁▁▁
         Wolverhampton  18.8 (16.7–21.0)  17.0 (15.1–19.0)  ▼ 1.8 pp  no significant trend  0.150 \
         ▄▄▄▃▃
        4 rows × 11 · 7 shown · in the caption: indicator, periods, method · nothing known: reason
        """
    )
    #expect(
      drawn(frame, options, 200) == """
        2 · Adult smoking prevalence · % · periods 5 · method chi-squared
         place          first             latest            change    trend                     p \
         line ▁=13 █=24
         Coventry       19.2 (17.2–21.2)  15.1 (13.2–17.0)  ▼ 4.1 pp  improving             0.004 \
         ▅▄ ▃▂▂
         Nottingham     24.1 (22.3–26.3)  20.2 (18.0–22.4)  ▼ 3.9 pp  improving             0.011 \
         █▇▆▆▅
         Solihull       13.0 (11.2–14.9)  12.6 (10.9–14.5)  ▼ 0.4 pp  no significant trend  0.710 \
         ▁▁▁▁▁
         Wolverhampton  18.8 (16.7–21.0)  17.0 (15.1–19.0)  ▼ 1.8 pp  no significant trend  0.150 \
         ▄▄▄▃▃
        4 rows × 11 · 7 shown · in the caption: indicator, periods, method · nothing known: reason
        """
    )
  }

  @Test func `one row of many columns is a record`() {
    let options = TableOptions(width: 80, titleParts: ["1", "Coventry", "as at 2019/20"])
    let frame = SampleFrames.headline
    #expect(
      drawn(frame, options, 30) == """
        1 · Coventry · as at 2019/20
         indicators        75
         improved          39
         same              11
         worse             13
         cant_say          10
         not_available     2
         directional       63
         improved_or_same  50
         percent           79% (50/63)
        1 row × 9
        """
    )
    #expect(
      drawn(frame, options, 80) == """
        1 · Coventry · as at 2019/20
         indicators        75
         improved          39
         same              11
         worse             13
         cant_say          10
         not_available     2
         directional       63
         improved_or_same  50
         percent           79% (50/63)
        1 row × 9
        """
    )
    #expect(
      drawn(frame, options, 200) == """
        1 · Coventry · as at 2019/20
         indicators        75
         improved          39
         same              11
         worse             13
         cant_say          10
         not_available     2
         directional       63
         improved_or_same  50
         percent           79% (50/63)
        1 row × 9
        """
    )
  }

  @Test func `several units stand in the cells, a key once per block`() {
    let options = TableOptions(
      width: 80,
      titleParts: ["4"],
      judgementColumns: ["direction", "change"]
    )
    let frame = SampleFrames.comparison
    #expect(
      drawn(frame, options, 30) == """
        4 · 2019/20
         indicator     Resident
                       employment
                       rate, ages
                       16-64
         place         Coventry
         value         71.5%
         change        ▲ 1.2 pp
         direction     improved
         indicator_code
           IND-0000

         indicator     Resident
                       employment
                       rate, ages
                       16-64
         place         England
         value         74.0%
         change        =
         direction     same
         indicator_code
           IND-0000

         indicator     Median gross
                       weekly earnings
                       of full-time
                       workers
         place         Coventry
         value         £571.30
         change        ▲ £23.10
         direction     improved
         indicator_code
           IND-0001

         indicator     Median gross
                       weekly earnings
                       of full-time
                       workers
         place         England
         value         £580.00
         change        ▲ £10.00
         direction     improved
         indicator_code
           IND-0001

         indicator     Hospital
                       admissions for
                       self-harm
         place         Coventry
         value         198.4 per
                       100,000
         change        ▼ 8.4
         direction     improved
         indicator_code
           IND-0002

         indicator     Hospital
                       admissions for
                       self-harm
         place         England
         value         201.2 per
                       100,000
         change        –
         direction     not available
         indicator_code
           IND-0002

         indicator     People on
                       out-of-work
                       benefits
         place         Coventry
         value         12,450 people
         change        ▼ 310
         direction     improved
         indicator_code
           IND-0003

         indicator     People on
                       out-of-work
                       benefits
         place         England
         value         1,204,300
                       people
         change        ▲ 12,000
         direction     worse
         indicator_code
           IND-0003
        8 rows × 7 · 6 shown
          in the caption: period
        – missing
        """
    )
    #expect(
      drawn(frame, options, 60) == """
        4 · 2019/20
         indicator            place            value
         Resident employment  Coventry         71.5%
         rate, ages 16-64     England          74.0%
         Median gross weekly  Coventry       £571.30
         earnings…e workers   England        £580.00
         Hospital admissions  Coventry        198.4 per 100,000
         for self-harm        England         201.2 per 100,000
         People on            Coventry     12,450 people
         out-of-wo…benefits   England   1,204,300 people

         indicator            place     change         direction
         Resident employment  Coventry  ▲      1.2 pp  improved
         rate, ages 16-64     England   =              same
         Median gross weekly  Coventry  ▲    £23.10    improved
         earnings…e workers   England   ▲    £10.00    improved
         Hospital admissions  Coventry  ▼      8.4     improved
         for self-harm        England          –       not available
         People on            Coventry  ▼    310       improved
         out-of-wo…benefits   England   ▲ 12,000       worse
        8 rows × 7 · 5 shown · in the caption: period
          not shown: indicator_code · shortened: indicator
        – missing
        """
    )
    #expect(
      drawn(frame, options, 80) == """
        4 · 2019/20
         indicator       place            value             change         direction
         Resident        Coventry         71.5%             ▲      1.2 pp  improved
         employm…16-64   England          74.0%             =              same
         Median gross    Coventry       £571.30             ▲    £23.10    improved
         weekly…orkers   England        £580.00             ▲    £10.00    improved
         Hospital        Coventry        198.4 per 100,000  ▼      8.4     improved
         admissi…f-harm  England         201.2 per 100,000         –       not available
         People on       Coventry     12,450 people         ▼    310       improved
         out-of-…nefits  England   1,204,300 people         ▲ 12,000       worse
        8 rows × 7 · 5 shown · in the caption: period · not shown: indicator_code
          shortened: indicator
        – missing
        """
    )
    #expect(
      drawn(frame, options, 100) == """
        4 · 2019/20
         indicator                           place            value             change         \
        direction
         Resident employment rate, ages      Coventry         71.5%             ▲      1.2 pp  improved
         16-64                               England          74.0%             =              same
         Median gross weekly earnings of     Coventry       £571.30             ▲    £23.10    improved
         full-time workers                   England        £580.00             ▲    £10.00    improved
         Hospital admissions for self-harm   Coventry        198.4 per 100,000  ▼      8.4     improved
                                             England         201.2 per 100,000         –       \
        not available
         People on out-of-work benefits      Coventry     12,450 people         ▼    310       improved
                                             England   1,204,300 people         ▲ 12,000       worse
        8 rows × 7 · 5 shown · in the caption: period · not shown: indicator_code
        – missing
        """
    )
    #expect(
      drawn(frame, options, 200) == """
        4 · 2019/20
         indicator                                          place            value             \
        change         direction      indicator_code
         Resident employment rate, ages 16-64               Coventry         71.5%             ▲  \
            1.2 pp  improved       IND-0000
                                                            England          74.0%             =  \
                    same           IND-0000
         Median gross weekly earnings of full-time workers  Coventry       £571.30             ▲  \
          £23.10    improved       IND-0001
                                                            England        £580.00             ▲  \
          £10.00    improved       IND-0001
         Hospital admissions for self-harm                  Coventry        198.4 per 100,000  ▼  \
            8.4     improved       IND-0002
                                                            England         201.2 per 100,000     \
            –       not available  IND-0002
         People on out-of-work benefits                     Coventry     12,450 people         ▼  \
          310       improved       IND-0003
                                                            England   1,204,300 people         ▲ \
        12,000       worse          IND-0003
        8 rows × 7 · 6 shown · in the caption: period
        – missing
        """
    )
    #expect(
      drawn(frame, options, 80, .ascii) == """
        4 | 2019/20
         indicator        place            value             change        direction
         Resident         Coventry         71.5%                  +1.2 pp  improved
         employm..16-64   England          74.0%                   =       same
         Median gross     Coventry    GBP 571.30             +GBP 23.10    improved
         weekly..orkers   England     GBP 580.00             +GBP 10.00    improved
         Hospital         Coventry        198.4 per 100,000       -8.4     improved
         admissi..f-harm  England         201.2 per 100,000        -       not available
         People on        Coventry     12,450 people            -310       improved
         out-of-..nefits  England   1,204,300 people         +12,000       worse
        8 rows x 7 | 5 shown | in the caption: period | not shown: indicator_code
          shortened: indicator
        - missing
        """
    )
  }

  @Test func `figures that must stay are split into blocks, never dropped`() {
    let options = TableOptions(width: 80, titleParts: ["5"])
    let frame = SampleFrames.pivoted
    #expect(
      drawn(frame, options, 30) == """
        5 · Adult smoking prevalence
          %
         place    Birmingham
         2013/14  18.4 (16.4–20.5)
         2014/15  16.9 (14.9–19.0)
         2015/16  15.4 (13.4–17.5)
         2016/17  13.9 (11.9–16.0)
         2017/18  12.4 (10.4–14.5)
         2018/19  10.9 (8.9–13.0)
         2019/20  9.4 (7.4–11.5)

         place    Coventry
         2013/14  19.4 (17.4–21.5)
         2014/15  17.9 (15.9–20.0)
         2015/16  16.4 (14.4–18.5)
         2016/17  14.9 (12.9–17.0)
         2017/18  13.4 (11.4–15.5)
         2018/19  11.9 (9.9–14.0)
         2019/20  10.4 (8.4–12.5)

         place    Derby
         2013/14  20.4 (18.4–22.5)
         2014/15  18.9 (16.9–21.0)
         2015/16  17.4 (15.4–19.5)
         2016/17  15.9 (13.9–18.0)
         2017/18  14.4 (12.4–16.5)
         2018/19  12.9 (10.9–15.0)
         2019/20  11.4 (9.4–13.5)
        3 rows × 9 · 8 shown
          in the caption: indicator
        """
    )
    #expect(
      drawn(frame, options, 60) == """
        5 · Adult smoking prevalence · %
         place       2013/14           2014/15
         Birmingham  18.4 (16.4–20.5)  16.9 (14.9–19.0)
         Coventry    19.4 (17.4–21.5)  17.9 (15.9–20.0)
         Derby       20.4 (18.4–22.5)  18.9 (16.9–21.0)

         place       2015/16           2016/17
         Birmingham  15.4 (13.4–17.5)  13.9 (11.9–16.0)
         Coventry    16.4 (14.4–18.5)  14.9 (12.9–17.0)
         Derby       17.4 (15.4–19.5)  15.9 (13.9–18.0)

         place       2017/18           2018/19
         Birmingham  12.4 (10.4–14.5)  10.9 (8.9–13.0)
         Coventry    13.4 (11.4–15.5)  11.9 (9.9–14.0)
         Derby       14.4 (12.4–16.5)  12.9 (10.9–15.0)

         place       2019/20
         Birmingham   9.4 (7.4–11.5)
         Coventry    10.4 (8.4–12.5)
         Derby       11.4 (9.4–13.5)
        3 rows × 9 · 8 shown · in the caption: indicator
        """
    )
    #expect(
      drawn(frame, options, 80) == """
        5 · Adult smoking prevalence · %
         place       2013/14           2014/15           2015/16
         Birmingham  18.4 (16.4–20.5)  16.9 (14.9–19.0)  15.4 (13.4–17.5)
         Coventry    19.4 (17.4–21.5)  17.9 (15.9–20.0)  16.4 (14.4–18.5)
         Derby       20.4 (18.4–22.5)  18.9 (16.9–21.0)  17.4 (15.4–19.5)

         place       2016/17           2017/18           2018/19
         Birmingham  13.9 (11.9–16.0)  12.4 (10.4–14.5)  10.9 (8.9–13.0)
         Coventry    14.9 (12.9–17.0)  13.4 (11.4–15.5)  11.9 (9.9–14.0)
         Derby       15.9 (13.9–18.0)  14.4 (12.4–16.5)  12.9 (10.9–15.0)

         place       2019/20
         Birmingham   9.4 (7.4–11.5)
         Coventry    10.4 (8.4–12.5)
         Derby       11.4 (9.4–13.5)
        3 rows × 9 · 8 shown · in the caption: indicator
        """
    )
    #expect(
      drawn(frame, options, 100) == """
        5 · Adult smoking prevalence · %
         place       2013/14           2014/15           2015/16           2016/17
         Birmingham  18.4 (16.4–20.5)  16.9 (14.9–19.0)  15.4 (13.4–17.5)  13.9 (11.9–16.0)
         Coventry    19.4 (17.4–21.5)  17.9 (15.9–20.0)  16.4 (14.4–18.5)  14.9 (12.9–17.0)
         Derby       20.4 (18.4–22.5)  18.9 (16.9–21.0)  17.4 (15.4–19.5)  15.9 (13.9–18.0)

         place       2017/18           2018/19           2019/20
         Birmingham  12.4 (10.4–14.5)  10.9 (8.9–13.0)    9.4 (7.4–11.5)
         Coventry    13.4 (11.4–15.5)  11.9 (9.9–14.0)   10.4 (8.4–12.5)
         Derby       14.4 (12.4–16.5)  12.9 (10.9–15.0)  11.4 (9.4–13.5)
        3 rows × 9 · 8 shown · in the caption: indicator
        """
    )
    #expect(
      drawn(frame, options, 200) == """
        5 · Adult smoking prevalence · %
         place       2013/14           2014/15           2015/16           2016/17           \
        2017/18           2018/19           2019/20
         Birmingham  18.4 (16.4–20.5)  16.9 (14.9–19.0)  15.4 (13.4–17.5)  13.9 (11.9–16.0)  12.4 \
        (10.4–14.5)  10.9 (8.9–13.0)    9.4 (7.4–11.5)
         Coventry    19.4 (17.4–21.5)  17.9 (15.9–20.0)  16.4 (14.4–18.5)  14.9 (12.9–17.0)  13.4 \
        (11.4–15.5)  11.9 (9.9–14.0)   10.4 (8.4–12.5)
         Derby       20.4 (18.4–22.5)  18.9 (16.9–21.0)  17.4 (15.4–19.5)  15.9 (13.9–18.0)  14.4 \
        (12.4–16.5)  12.9 (10.9–15.0)  11.4 (9.4–13.5)
        3 rows × 9 · 8 shown · in the caption: indicator
        """
    )
  }

  @Test func `five unknowns and their marks are told apart without colour`() {
    let options = TableOptions(width: 80)
    let frame = SampleFrames.unknowns
    #expect(
      drawn(frame, options, 30) == """
         place    Bath
         value %  71.5 pb
         group    "c"

         place    Bolton
         value %  –
         group    c

         place    Bury
         value %  c
         group    ""

         place    Derby
         value %  n/a
         group    low

         place    Leeds
         value %  low
         group    –

         place    York
         value %  0.0 r
         group    "–"
        6 rows × 3
        – missing · c suppressed
          n/a not applicable
          low rounds to zero
          "" empty text
          p provisional · r revised
          b break in the series
        """
    )
    #expect(
      drawn(frame, options, 60) == """
         place   value %   group
         Bath     71.5 pb  "c"
         Bolton    –       c
         Bury      c       ""
         Derby   n/a       low
         Leeds   low       –
         York      0.0 r   "–"
        6 rows × 3
        – missing · c suppressed · n/a not applicable
          low rounds to zero · "" empty text · p provisional
          r revised · b break in the series
        """
    )
    #expect(
      drawn(frame, options, 100) == """
         place   value %   group
         Bath     71.5 pb  "c"
         Bolton    –       c
         Bury      c       ""
         Derby   n/a       low
         Leeds   low       –
         York      0.0 r   "–"
        6 rows × 3
        – missing · c suppressed · n/a not applicable · low rounds to zero · "" empty text · p \
        provisional
          r revised · b break in the series
        """
    )
    #expect(
      drawn(frame, options, 80, .ascii) == """
         place   value %   group
         Bath     71.5 pb  "c"
         Bolton    -       c
         Bury      c       ""
         Derby   n/a       low
         Leeds   low       -
         York      0.0 r   "-"
        6 rows x 3
        - missing | c suppressed | n/a not applicable | low rounds to zero
          "" empty text | p provisional | r revised | b break in the series
        """
    )
  }

  @Test func `a file without keys drops codes first and folds headings`() {
    let options = TableOptions(width: 80)
    let frame = SampleFrames.plain
    #expect(
      drawn(frame, options, 30) == """
         School name   All Souls' RC
                       Primary
         LA code       331
         Percentage of pupils eligible
         for free school meals
           12.50
         Pupils        210
         Trust         Romero
         Note          Figures were
                       taken from the
                       January census
                       and do not
                       count dual
                       registrations

         School name   Whitley Academy
         LA code       331
         Percentage of pupils eligible
         for free school meals
           31.00
         Pupils        1,201
         Trust         Finham Park
         Note          Opened in 2012
                       in place of an
                       earlier school
                       on the same
                       site, which
                       closed

         School name   Lyng Hall
         LA code       332
         Percentage of pupils eligible
         for free school meals
           8.25
         Pupils        890
         Trust         Finham Park
         Note          –
        3 rows × 6
        – missing
        """
    )
    #expect(
      drawn(frame, options, 60) == """
                                               Percentage of
                                         pupils eligible for
         School name            LA code    free school meals  Pupils
         All Souls' RC Primary  331                    12.50     210
         Whitley Academy        331                    31.00   1,201
         Lyng Hall              332                     8.25     890
        3 rows × 6 · 4 shown · not shown: Trust, Note
        """
    )
    #expect(
      drawn(frame, options, 80) == """
                                               Percentage of pupils
                                           eligible for free school
         School name            LA code                       meals  Pupils  Trust
         All Souls' RC Primary  331                           12.50     210  Romero
         Whitley Academy        331                           31.00   1,201  Finham Park
         Lyng Hall              332                            8.25     890  Finham Park
        3 rows × 6 · 5 shown · not shown: Note
        """
    )
    #expect(
      drawn(frame, options, 100) == """
                                            Percentage of
                                LA    pupils eligible for
         School name            code    free school meals  Pupils  Trust        Note
         All Souls' RC Primary  331                 12.50     210  Romero       Figures were \
        t…registrations
         Whitley Academy        331                 31.00   1,201  Finham Park  Opened in \
        2012…which closed
         Lyng Hall              332                  8.25     890  Finham Park  –
        3 rows × 6 · shortened: Note
        – missing
        """
    )
    #expect(
      drawn(frame, options, 200) == """
         School name            LA code  Percentage of pupils eligible for free school meals  \
        Pupils  Trust        Note
         All Souls' RC Primary  331                                                    12.50     \
        210  Romero       Figures were taken from the January census and do not count dual registrations
         Whitley Academy        331                                                    31.00   \
        1,201  Finham Park  Opened in 2012 in place of an earlier school on the same site, which closed
         Lyng Hall              332                                                     8.25     \
        890  Finham Park  –
        3 rows × 6
        – missing
        """
    )
  }

  @Test func `of many rows the ends are shown and the rest counted`() {
    let options = TableOptions(width: 80, elapsed: "9 ms", hint: ".why")
    let frame = SampleFrames.long
    #expect(
      drawn(frame, options, 60) == """
         place     period    value £
         Place 1   2013/14      0.00
                   2014/15    462.50
                   2015/16    925.00
                   2016/17  1,387.50
                   2017/18  1,850.00
                   2018/19  2,312.50
                   2019/20  2,775.00
         Place 2   2013/14  3,237.50
                   2014/15  3,700.00
                   2015/16  4,162.50
                   2016/17  4,625.00
                   2017/18  5,087.50
                   2018/19  5,550.00
                   2019/20  6,012.50
         Place 3   2013/14  6,475.00
                   2014/15  6,937.50
                   2015/16  7,400.00
                   2016/17  7,862.50
                   2017/18  8,325.00
                   2018/19  8,787.50
         · 312 more: .all ·
         Place 48  2016/17  3,550.00
                   2017/18  4,012.50
                   2018/19  4,475.00
                   2019/20  4,937.50
         Place 49  2013/14  5,400.00
        337 rows × 3 · 9 ms · .why
        """
    )
    #expect(
      drawn(frame, options, 80, .ascii) == """
         place     period   value GBP
         Place 1   2013/14        0.00
                   2014/15      462.50
                   2015/16      925.00
                   2016/17    1,387.50
                   2017/18    1,850.00
                   2018/19    2,312.50
                   2019/20    2,775.00
         Place 2   2013/14    3,237.50
                   2014/15    3,700.00
                   2015/16    4,162.50
                   2016/17    4,625.00
                   2017/18    5,087.50
                   2018/19    5,550.00
                   2019/20    6,012.50
         Place 3   2013/14    6,475.00
                   2014/15    6,937.50
                   2015/16    7,400.00
                   2016/17    7,862.50
                   2017/18    8,325.00
                   2018/19    8,787.50
         | 312 more: .all |
         Place 48  2016/17    3,550.00
                   2017/18    4,012.50
                   2018/19    4,475.00
                   2019/20    4,937.50
         Place 49  2013/14    5,400.00
        337 rows x 3 | 9 ms | .why
        """
    )
  }
}
