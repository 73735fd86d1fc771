// The programs of the language description, word for word. They keep their own line lengths.
// swift-format-ignore-file

/// Every block of the language description that claims to be a valid program.
let languageBlocks: [String] = [
    #"""
    get "Employment rate" for Coventry, "West Midlands", England since 2018
    | trend
    """#,
    #"""
    get "Hate crime" | add share_of_peak = value / max(value) | sort value desc | take 3 | keep period, value, share_of_peak
    get "Fuel poverty" for home, region, England | rename "place" as area | pivot area | drop indicator
    let visits = from "visits.csv" | unpivot `2018/19`, `2019/20` as period | rename value as visits
    from visits | append "more.csv" | where visits is not missing | summarise total = sum(visits) by period with totals
    get "Recorded crime" | join visits on period
    """#,
    #"""
    get all as at 2019/20 | compare using precision | where direction = "worse" | sort improvement
    """#,
    #"""
    get all as at 2017/18, 2018/19, 2019/20 | headline by as_at
    """#,
    #"""
    get all in latest | benchmark against target, England | where rating in ("off target", "worse")
    """#,
    #"""
    get "Crime rate" for home, each neighbours in latest | rank | where place = $home
    """#,
    #"""
    get "Good level of development" for home, England by "free school meals" | gap
    """#,
    #"""
    get "Injury admissions" for England by deprivation since 2016/17 | inequality | chart line of sii
    """#,
    #"""
    get "Alcohol mortality" for home, England by age since 2015 | standardise to "ESP2013"
    """#,
    #"""
    get all | trend | summarise count() by objective, trend | pivot trend of count
    """#,
    #"""
    get "Crime rate" for each England since 2019/20 | funnel against England
    get "First-time entrants" since 2010/11 | pool 3 | trend
    get "Delayed transfers of care" since Apr 2017 | spc using xmr | chart line
    get "Looked after children" for home | forecast 3 | chart line
    get "Covid cases" by ethnicity | protect below 8 round 5 | pivot ethnicity | to "cases.csv"
    """#,
    #"""
    get all in latest | compare | benchmark against region | explain
    get all for all | check | where rule contains "rounding"
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
