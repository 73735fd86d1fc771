"""Ranks, ranges of ranks and funnels of the tests' fixture, worked out apart from cvq.

    python3 ranking_answers.py         needs NumPy and SciPy

Prints what RankTests and FunnelTests expect. Figures follow the fixture's formulas: twelve
councils, England the thirteenth; values have one decimal, counts are whole.
"""
import numpy as np
from scipy import stats

COUNCILS = ["Coventry", "Birmingham", "Derby", "Leicester", "Southampton", "Peterborough", "Bolton",
            "Luton", "Oldham", "Sheffield", "Leeds", "Walsall"]
Z = stats.norm.ppf(0.975)


def figures(base, slope, step, spread, whole, multiplier):
    shift = np.arange(13) % 7 - 3.0
    value = np.round(base + slope * step + spread * shift, 1)
    return value, np.floor(value * whole / multiplier + 0.5)


def byar(count):
    lower = count * (1 - 1 / (9 * count) - Z / (3 * np.sqrt(count))) ** 3
    upper = (count + 1) * (1 - 1 / (9 * (count + 1)) + Z / (3 * np.sqrt(count + 1))) ** 3
    return lower, upper


def wilson(count, whole):
    p = count / whole
    middle = (p + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    reach = Z * np.sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole)) / (1 + Z * Z / whole)
    return middle - reach, middle + reach


def show(title, value, draw, highest_first, draws=400_000):
    value = value[:12]
    signed = -value if highest_first else value
    rank = stats.rankdata(signed, "min").astype(int)
    drawn = draw(np.random.default_rng(1), draws)
    drawn = -drawn if highest_first else drawn
    ranks = np.argsort(np.argsort(drawn, axis=1), axis=1) + 1
    low, high = np.quantile(ranks, [0.025, 0.975], axis=0, method="inverted_cdf")
    quartile = [max(1, int(5 - np.ceil((13 - r) / 3))) for r in rank]
    print(title)
    for name, *row in zip(COUNCILS, value, rank, quartile, low, high):
        print(f"  {name:<14}" + " ".join(f"{x:g}" for x in row))


def exact(distribution, tail):
    """Where the tails, linear between whole counts, are `tail`."""
    low = distribution.ppf(tail)
    while low > 0 and distribution.cdf(low - 1) >= tail:
        low -= 1
    high = distribution.ppf(1 - tail) + 1
    while high > 0 and distribution.sf(high - 1) < tail:
        high -= 1
    return (low - (distribution.cdf(low) - tail) / distribution.pmf(low),
            high + (distribution.sf(high - 1) - tail) / distribution.pmf(high))


def funnel(title, value, count, whole, multiplier, people, lower_is_better):
    centre = value[12] / multiplier
    count, share = count[:12], count[:12] / whole
    if people:
        distribution = stats.binom(whole, centre)
    else:
        distribution = stats.poisson(whole * centre)
    plain = [np.array(exact(distribution, tail)) / whole * multiplier for tail in (0.025, 0.001)]
    # Spiegelhalter: arcsine scale with scores pulled in for shares, log of observed over expected
    # with the outer tenths dropped for events.
    if people:
        error = np.full(12, 1 / (2 * np.sqrt(whole)))
        score = (np.arcsin(np.sqrt(share)) - np.arcsin(np.sqrt(centre))) / error
        kept = np.clip(score, *np.quantile(score, [0.1, 0.9]))
    else:
        expected = np.round(whole * centre, 2)
        error = np.full(12, 1 / np.sqrt(expected))
        score = np.log(count / expected) / error
        group = np.floor(stats.rankdata(score) * 10 / 13)
        kept = score[(group != 0) & (group != 9)]
    n = len(kept)
    phi = np.mean(kept ** 2)
    weights = 1 / error[:n] ** 2
    tau2 = max(0, (n * phi - (n - 1)) / (weights.sum() - (weights ** 2).sum() / weights.sum()))
    p = stats.chi2.sf(n * phi, n)
    adjusted = []
    for q in (1.959964, 3.090232):
        reach = q * np.sqrt(error[0] ** 2 + tau2)
        if people:
            middle = np.arcsin(np.sqrt(centre))
            adjusted.append(np.sin([middle - reach, middle + reach]) ** 2 * multiplier)
        else:
            expected_reach = q * np.sqrt(1 / (whole * centre) + tau2)
            adjusted.append(np.exp([-expected_reach, expected_reach]) * centre * multiplier)
    print(f"{title}: centre {centre * multiplier:g}, dispersion {phi:.6f}, tau2 {tau2:.8f}, p {p:.3g}")
    for name, limits in ("plain", plain), ("adjusted", adjusted):
        print(f"  {name}: " + " ".join(f"{x:.9g}" for pair in limits for x in pair))
        (l95, u95), (l998, u998) = np.array(limits) / multiplier
        for council, s in zip(COUNCILS, share):
            flag = "alarm" if s < l998 or s > u998 else "alert" if s < l95 or s > u95 else "within limits"
            rating = "similar"
            if flag != "within limits":
                rating = "worse" if (s > centre) == lower_is_better else "better"
            print(f"    {council:<14}{flag}, {rating}")


crime, crime_count = figures(90, 1.5, 9, 1, 380_000, 1_000)
ks2, ks2_count = figures(60, 0.5, 9, 1, 4_800, 100)
injury, injury_count = figures(100, 1, 9, 4, 60_000, 100_000)


def normal(value, limits, multiplier):
    error = (limits[1] - limits[0]) / (2 * Z)
    return lambda g, draws: g.normal((value / multiplier)[:12], error[:12], (draws, 12))


crime_limits = tuple(x / 380_000 for x in byar(crime_count))
show("Crime rate 2024/25, lowest first", crime, normal(crime, crime_limits, 1_000), False)
show("KS2 2024, highest first", ks2, normal(ks2, wilson(ks2_count, 4_800), 100), True)
show("Injury admissions 2024/25, lowest first", injury,
     lambda g, draws: g.gamma((injury_count + 0.5)[:12], 1 / 60_000, (draws, 12)), False)
funnel("KS2 2024 against England", ks2, ks2_count, 4_800, 100, True, False)
funnel("Crime rate 2024/25 against England", crime, crime_count, 380_000, 1_000, False, True)
