// The forty queries of the language description, word for word. They keep their own line lengths.
// swift-format-ignore-file

/// One script a query; the fortieth is a whole report.
public let fortyQueries: [String] = [
    #"""
    # 1 [1] counts of results this year → indicators, improved, same, worse, cant_say, not_available, directional, improved_or_same, percent
    get all as at 2019/20 | headline
    """#,
    #"""
    # 2 [2] the percentage and its fraction → percent, printed 79% (50/63), improved_or_same, directional
    get all as at 2019/20 | headline | keep percent, improved_or_same, directional
    """#,
    #"""
    # 3 [3] against the last three reports → as_at, indicators … percent: four rows
    get all as at 2016/17, 2017/18, 2018/19, 2019/20 | headline by as_at
    """#,
    #"""
    # 4 [4] by objective, and priority within it → objective, priority, indicators … percent, with All rows
    get all as at 2019/20 | headline by objective, priority with totals
    """#,
    #"""
    # 5 [5] got worse, worst relative change first → indicator, base_period, base, period, value, change, percent_change
    get all as at 2019/20 | compare | where direction = "worse" | sort improvement
    | keep indicator, base_period, base, period, value, change, percent_change
    """#,
    #"""
    # 6 [6] improved but still off target → indicator, period, value, base, target, margin
    get all as at 2021/22 | compare | benchmark against target
    | where direction = "improved" and rating = "off target"
    | keep indicator, period, value, base, target, margin
    """#,
    #"""
    # 7 [7] no figure for this year, and the last one → indicator, period, value
    get all as at 2024/25 | where value is missing or year < 2024/25 | keep indicator, period, value
    """#,
    #"""
    # 8 [8] newest and the one before, any kind of period → indicator, base_period, base, period, value
    get all in latest | compare | keep indicator, base_period, base, period, value
    """#,
    #"""
    # 9 [9] side by side by year → indicator, period, Coventry, West Midlands region, England
    get "Employment rate" for Coventry, "West Midlands", England | pivot place
    """#,
    #"""
    # 10 [10] better than England, by how many points → indicator, period, value, benchmark_period, benchmark_value, margin (pp)
    get all in latest | benchmark against England | where rating = "better" and unit = "%"
    | keep indicator, period, value, benchmark_period, benchmark_value, margin | sort margin desc
    """#,
    #"""
    # 11 [11] has the gap to neighbours narrowed since 2019? → period, value, benchmark_value, difference, narrowed
    get "KS2 RWM expected" since 2019 | benchmark against neighbours
    | add narrowed = abs(first(difference)) - abs(difference)
    | keep period, value, benchmark_value, difference, narrowed
    """#,
    #"""
    # 12 [12] rank the named places, best first → place, value, rank, of, rank_lower, rank_upper
    get "Crime rate" for all in 2024/25 | rank | sort rank | keep place, value, rank, of, rank_lower, rank_upper
    """#,
    #"""
    # 13 [13] yearly change, number and per cent → period, value, number, percent
    get "Recorded crime" since 2019/20 | add number = change(value), percent = percent_change(value)
    """#,
    #"""
    # 14 [14] three moves the same way running → indicator, period, value, moves (3 up, -3 down)
    get all | add moves = streak(value) | where abs(moves) >= 3 and period in latest
    """#,
    #"""
    # 15 [15] rate from its parts beside the published one → period, numerator, denominator, value, computed, off
    get "Employment rate" | add computed = from_parts(value), off = value - computed
    | keep period, numerator, denominator, value, computed, off
    """#,
    #"""
    # 16 [16] published figures off their parts by more than rounding → indicator, place, period, value, computed
    get all for all | add computed = from_parts(value) | where abs(value - computed) > rounding(value)
    | keep indicator, place, period, value, computed
    """#,
    #"""
    # 17 [17] male-female gap in each period, here and in England → place, period, value, reference, gap (years)
    get "Healthy life expectancy" for home, England by sex | gap against "Male" | keep place, period, value, reference, gap
    """#,
    #"""
    # 18 [18] neighbourhoods more than two years below the city → place, sex, period, value, benchmark_value, difference
    get "Life expectancy" for each home by sex in latest | benchmark against home | where difference < -2
    """#,
    #"""
    # 19 [19] shares with the unknown group → ethnicity, value, share (%)
    get "Covid cases" by ethnicity | add share = share(value)
    """#,
    #"""
    # 20 [19] and without it
    get "Covid cases" by ethnicity | where ethnicity != "Unknown" | add share = share(value)
    """#,
    #"""
    # 21 [20] workforce against residents, and has it closed? → dimension, group, residents, one column per year
    let residents = get "Resident profile working age" by any in latest | rename value as residents | keep dimension, group, residents
    get "Workforce profile" for "Coventry City Council workforce" by any since 2024
    | join residents on dimension, group | add shortfall = residents - value | pivot period of shortfall
    """#,
    #"""
    # 22 [21] free school meals against all children, here and in England → place, period, value, reference, gap, behind
    get "Good level of development" for home, England by "free school meals" | gap
    """#,
    #"""
    # 23 [22] targets met, and the margin → indicator, period, value, target, margin
    get all in latest | benchmark against target | where rating = "on target" and target_kind in ("number", "range")
    | keep indicator, period, value, target, margin
    """#,
    #"""
    # 24 [23] spend lines, 2020/21 = 100 → indicator, period, value, index
    get "ASC spend *" since 2020/21 | add index = index_to(value, 2020/21) | where period in latest | sort index desc
    """#,
    #"""
    # 25 [24] average of the last three figures, and how many were used → average, used
    get "Employment rate" last 3 | summarise average = simple_mean(value), used = count(value)
    """#,
    #"""
    # 26 [25] one row per indicator, one column per year → indicator, then the periods; blanks stay blank
    get all | where priority = "making communities safer" | pivot period
    """#,
    #"""
    # 27 [26] provisional, revised or broken series → indicator, place, period, value, state, note
    get all for all | where value is provisional or value is revised or value is break
    | keep indicator, place, period, value, state, note
    """#,
    #"""
    # 28 [27] where does this figure come from? → indicator, place, period, value, source, note
    get all for all | where value = 72.2 | keep indicator, place, period, value, source, note
    """#,
    #"""
    # 29 counts by objective, equality dimension and reporting year → objective, dimension, year, figures, hidden
    get all for home by any | summarise figures = count(value), hidden = count(value is suppressed) by objective, dimension, year
    """#,
    #"""
    # 30 significant change since before the pandemic → … base_period, base, change, percent_change, direction, significant
    get all in latest | compare to 2019/20 using significance | where significant | sort improvement
    """#,
    #"""
    # 31 worse than before and worse than the region → indicator, objective, period, value, base, benchmark_value
    get all in latest | compare | benchmark against region | where direction = "worse" and rating = "worse"
    | keep indicator, objective, period, value, base, benchmark_value
    """#,
    #"""
    # 32 which groups are furthest behind → indicator, dimension, group, period, value, reference, gap, behind, significant
    get all by any in latest | gap | where significant | sort behind desc | take 10
    """#,
    #"""
    # 33 is inequality narrowing? → indicator, place, period, dimension, sii, rii, paf
    get "Injury admissions" for England by deprivation since 2017/18 | inequality | keep period, dimension, sii, rii, paf
    """#,
    #"""
    # 34 the whole WHO set → indicator, place, period, dimension, groups, ordered, difference … ti, reason
    get "Injury admissions" for England by deprivation in latest | inequality all | to "inequality.csv"
    """#,
    #"""
    # 35 published against computed headline → year, indicators … percent
    get all | where published_progress is known | headline of published_progress by year
    """#,
    #"""
    # 36 the report's table for one objective → indicator, base_period, base, period, value, West Midlands region, England, target, direction
    get all as at 2019/20 | where objective = "Globally connected" | compare
    | benchmark against region, England | pivot benchmark of benchmark_value
    | keep indicator, base_period, base, period, value, `West Midlands region`, England, target, direction
    """#,
    #"""
    # 37 places that differ more than chance → place, value, centre, lower_998, upper_998, flag, rating
    get "Injury admissions" for each England in 2023/24 | funnel against England | where flag = "alarm"
    """#,
    #"""
    # 38 own population file → place, period, value, people, per_head
    let people = from "population.csv" | rename `2019 mid-year` as people
    get "Recorded crime" for all in 2019/20 | join people on place | add per_1000 = rate(value, people, 1000)
    """#,
    #"""
    # 39 bands → band, indicators
    get all in latest | benchmark against England
    | add band = if margin is not known then "no comparison" else if margin < 0 then "behind" else "level or ahead"
    | summarise indicators = count() by band
    """#,
    #"""
    cvq 1
    param year = 2019/20 "Reporting year"
    include "common.cvq"
    let h = get all as at $year | headline
    """
    # One Coventry Plan, {$year}

    {$h.percent} of directional indicators improved or stayed the same.
    """
    get all as at $year | headline by objective with totals
    get all as at $year | compare | where direction = "worse" | sort improvement | take 10
    get "Covid cases" by ethnicity as at $year + 1 | protect | to "cases.csv"
    """#,
]
