"""Reference answers for inequality, standardise and gap.

Independent implementation of the formulas in NumPy, from the same CSV files that the language reads:
scripts/examples/health (invented figures) and datasets/coventry (published ones). Limits of the
straight slope and of the spread measures come from 400,000 draws, so they agree to a few parts in
a hundred only; everything else agrees to rounding.

Writes Tests/SemanticsTests/fixtures/equality_answers.csv.
Run: python3 -m venv env && env/bin/pip install numpy && env/bin/python equality_answers.py
"""
import csv
import math
import pathlib
from statistics import NormalDist

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "Tests/SemanticsTests/fixtures/equality_answers.csv"
Z = NormalDist().inv_cdf(0.975)
DRAWS = 400_000
EXACT = 1e-9
DRAWN = 0.02
answers = []


def table(path):
    with open(ROOT / path, newline="") as file:
        return list(csv.DictReader(file))


HEALTH = table("scripts/examples/health/observations.csv")
COVENTRY = table("datasets/coventry/observations.csv")


def rows(data, indicator, place, period, dimension):
    return [
        r
        for r in data
        if (r["indicator_id"], r["place"], r["period"], r["dimension"])
        == (indicator, place, period, dimension)
    ]


def say(query, row, column, value, tolerance=EXACT):
    answers.append([query, row, column, repr(float(value)), tolerance])


def wilson(count, size):
    p = count / size
    middle = (p + Z * Z / (2 * size)) / (1 + Z * Z / size)
    half = Z / (1 + Z * Z / size) * math.sqrt(p * (1 - p) / size + Z * Z / (4 * size * size))
    return middle - half, middle + half


def byar(count):
    lower = count * (1 - 1 / (9 * count) - Z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return lower, more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3


class Groups:
    """Groups of one series: figures as published, limits and sizes from the counts."""

    def __init__(self, found, scale, kind):
        self.names = [r["group"] for r in found]
        self.value = np.array([float(r["value"]) for r in found])
        self.size = np.array([float(r["denominator"]) for r in found])
        count = [float(r["numerator"]) for r in found]
        if kind == "people":
            limits = [wilson(c, n) for c, n in zip(count, self.size)]
        else:
            limits = [tuple(x / n for x in byar(c)) for c, n in zip(count, self.size)]
        self.low = np.array([l for l, _ in limits]) * scale
        self.high = np.array([h for _, h in limits]) * scale
        self.error = (self.high - self.low) / (2 * Z)
        self.share = self.size / self.size.sum()
        self.mean = float((self.share * self.value).sum())
        self.rank = np.cumsum(self.share) - self.share / 2
        self.scale, self.kind = scale, kind


def slope(y, g):
    """Weighted least squares of figures on mid-ranks, through the normal equations."""
    x = np.column_stack([np.ones_like(g.rank), g.rank])
    w = np.diag(g.share)
    a, b = np.linalg.solve(x.T @ w @ x, x.T @ w @ y)
    return a, b


def slopes(query, row, g, high_is_good, seed, scale_of="linear"):
    """SII and RII; limits by drawing each figure on its own scale."""
    sign = 1 if high_is_good else -1
    unit = g.scale if g.kind == "people" else 1.0

    def moved(v):
        v = v / unit
        return np.log(v / (1 - v)) if g.kind == "people" else np.log(v)

    def back(t):
        return (1 / (1 + np.exp(-t)) if g.kind == "people" else np.exp(t)) * unit

    if scale_of == "linear":
        a, b = slope(g.value, g)
        ends = a, a + b
    else:
        a, b = slope(moved(g.value), g)
        ends = back(a), back(a + b)
    say(query, row, "sii", sign * (ends[1] - ends[0]))
    say(query, row, "rii", (ends[1] / ends[0]) ** sign)
    if scale_of != "linear":
        turned(query, row, g, sign, moved, back)
        return
    random = np.random.default_rng(seed)
    centre = moved(g.value)
    error = (moved(g.high) - moved(g.low)) / (2 * Z)
    drawn = back(centre + error * random.standard_normal((DRAWS, len(centre))))
    x = np.column_stack([np.ones_like(g.rank), g.rank])
    w = np.diag(g.share)
    hat = np.linalg.solve(x.T @ w @ x, x.T @ w)
    low, rise = hat @ drawn.T
    sii = sign * rise
    rii = ((low + rise) / low) ** sign
    for name, sample in (("sii", sii), ("rii", rii)):
        lower, upper = np.quantile(sample, [0.025, 0.975])
        say(query, row, name + "_lower", lower, DRAWN)
        say(query, row, name + "_upper", upper, DRAWN)


def turned(query, row, g, sign, moved, back):
    """Limits of a slope on its own scale: the line turned about the middle rank.

    The error of the slope comes from the sandwich of the weighted regression with the groups' own
    errors; as a check the index is drawn too, the whole line each time.
    """
    y = moved(g.value)
    error = (moved(g.high) - moved(g.low)) / (2 * Z)
    x = np.column_stack([np.ones_like(g.rank), g.rank])
    w = np.diag(g.share)
    hat = np.linalg.solve(x.T @ w @ x, x.T @ w)
    covariance = hat @ np.diag(error**2) @ hat.T
    a, b = hat @ y
    middle = a + b / 2
    sii, rii = [], []
    for z in (-Z, Z):
        half = (b + z * math.sqrt(covariance[1, 1])) / 2
        low, high = back(middle - half), back(middle + half)
        sii.append(sign * (high - low))
        rii.append((high / low) ** sign)
    for name, ends in (("sii", sii), ("rii", rii)):
        say(query, row, name + "_lower", min(ends))
        say(query, row, name + "_upper", max(ends))
    random = np.random.default_rng(31 + row)
    low, rise = hat @ (y + error * random.standard_normal((DRAWS, len(y)))).T
    drawn = np.quantile(sign * (back(low + rise) - back(low)), [0.025, 0.975])
    assert np.allclose(drawn, sorted(sii), rtol=0.03), (drawn, sii)


def normal(query, row, name, value, error, tolerance=EXACT):
    say(query, row, name + "_lower", value - Z * error, tolerance)
    say(query, row, name + "_upper", value + Z * error, tolerance)


def delta(measure, g):
    """Standard error by the delta method, the gradient taken numerically."""
    gradient = []
    for i in range(len(g.value)):
        step = 1e-5 * g.value[i]
        up, down = g.value.copy(), g.value.copy()
        up[i] += step
        down[i] -= step
        gradient.append((measure(up, g.share) - measure(down, g.share)) / (2 * step))
    return math.sqrt(((np.array(gradient) * g.error) ** 2).sum())


def log_deviation(e, w):
    return -1000 * (w * np.log(e / (w * e).sum())).sum()


def theil(e, w):
    r = e / (w * e).sum()
    return 1000 * (w * r * np.log(r)).sum()


def limits_of_spread(query, row, g):
    """Variance between the groups, as a quadratic form of normal figures; entropies by delta."""
    form = np.diag(g.share) - np.outer(g.share, g.share)
    noise = np.diag(g.error**2)
    variance = 4 * g.value @ form @ noise @ form @ g.value
    variance += 2 * np.trace(form @ noise @ form @ noise)
    normal(query, row, "bgv", g.value @ form @ g.value, math.sqrt(variance))
    for name, measure in (("mld", log_deviation), ("ti", theil)):
        normal(query, row, name, measure(g.value, g.share), delta(measure, g), 1e-6)


def pair(query, row, g, first, second):
    d = g.value[first] - g.value[second]
    e = math.hypot(g.error[first], g.error[second])
    r = g.value[first] / g.value[second]
    er = math.hypot(g.error[first] / g.value[first], g.error[second] / g.value[second])
    say(query, row, "difference", round(d, 1))
    say(query, row, "difference_lower", d - Z * e)
    say(query, row, "difference_upper", d + Z * e)
    say(query, row, "ratio", r)
    say(query, row, "ratio_lower", r * math.exp(-Z * er))
    say(query, row, "ratio_upper", r * math.exp(Z * er))


def impact(query, row, g, best):
    risk = g.value[best] - g.mean
    n = g.size.sum()
    c = g.value[best] / g.scale * g.size[best]
    d = g.size[best] - c
    a = g.mean / g.scale * n - c
    b = n - g.size[best] - a
    error = math.sqrt(c * n * (a * d * (n - c) + b * c * c) / ((a + c) ** 3 * (c + d) ** 3))
    say(query, row, "par", risk)
    say(query, row, "par_lower", risk - Z * error * g.mean)
    say(query, row, "paf", 100 * risk / g.mean)
    say(query, row, "paf_upper", 100 * (risk / g.mean + Z * error))


def spread(e, w, best, reference):
    mean = (e * w).sum(axis=-1, keepdims=True)

    def away(from_, weighted):
        d = np.abs(e - from_)
        return (d * w).sum(axis=-1) if weighted else d.mean(axis=-1)

    deviation = np.sqrt((w * (e - mean) ** 2).sum(axis=-1))
    flat = mean[..., 0]
    return {
        "bgsd": deviation,
        "cov": 100 * deviation / flat,
        "idisu": 100 * away(mean, False) / flat,
        "idisw": 100 * away(mean, True) / flat,
        "mdbu": away(best(e), False),
        "mdbw": away(best(e), True),
        "mdmu": away(mean, False),
        "mdmw": away(mean, True),
        "mdru": away(e[..., reference : reference + 1], False),
        "mdrw": away(e[..., reference : reference + 1], True),
    }


def whole(query, row, g, reference, seed):
    """The rest of the WHO set where high is good, for percentages."""
    say(query, row, "bgv", (g.share * (g.value - g.mean) ** 2).sum())
    best = lambda e: e.max(axis=-1, keepdims=True)
    points = spread(g.value, g.share, best, reference)
    random = np.random.default_rng(seed)
    drawn = g.value + g.error * random.standard_normal((DRAWS, len(g.value)))
    samples = spread(np.clip(drawn, 0, 100), g.share, best, reference)
    for name, value in points.items():
        say(query, row, name, value)
        lower, upper = np.quantile(samples[name], [0.025, 0.975])
        say(query, row, name + "_lower", lower, 0.06)
        say(query, row, name + "_upper", upper, 0.06)
    say(query, row, "mld", log_deviation(g.value, g.share))
    say(query, row, "ti", theil(g.value, g.share))
    limits_of_spread(query, row, g)


def concentration(query, row, g):
    """Concentration indices; their errors are those of the regression, from its residuals."""
    variance = (g.share * (g.rank - 0.5) ** 2).sum()
    root = np.sqrt(g.share)
    x = np.column_stack([np.ones_like(g.rank), g.rank]) * root[:, None]
    for name, y in (("aci", g.value), ("rci", g.value / g.mean)):
        y = 2 * variance * y * root
        (a, b), rest, _, _ = np.linalg.lstsq(x, y, rcond=None)
        spread_of_rest = rest[0] / (len(y) - 2)
        error = math.sqrt(spread_of_rest * np.linalg.inv(x.T @ x)[1, 1])
        say(query, row, name, b)
        normal(query, row, name, b, error)


def inequality():
    # Lower is better, ordered: two years of admissions.
    for row, period in enumerate(["2022/23", "2023/24"]):
        g = Groups(rows(HEALTH, "admissions", "Coventry", period, "Deprivation fifths"), 1e5, "events")
        pair("admissions", row, g, 0, 4)
        slopes("admissions", row, g, False, 1 + row)
        slopes("admissions log", row, g, False, 1, "log")
        impact("admissions", row, g, int(np.argmin(g.value)))
        concentration("admissions all", row, g)
        limits_of_spread("admissions all", row, g)
    # Higher is better, ordered.
    row = 0
    for place in ["Coventry", "England"]:
        for period in ["2022/23", "2023/24"]:
            g = Groups(rows(HEALTH, "readiness", place, period, "Deprivation fifths"), 100, "people")
            pair("readiness", row, g, 4, 0)
            slopes("readiness", row, g, True, 11 + row)
            slopes("readiness logit", row, g, True, 1, "logit")
            impact("readiness", row, g, int(np.argmax(g.value)))
            row += 1
    # Without order, against a group; people of unknown ethnicity left out.
    found = rows(HEALTH, "readiness", "Coventry", "2023/24", "Ethnicity")
    g = Groups([r for r in found if r["group"] != "Unknown"], 100, "people")
    white = g.names.index("White")
    others = [i for i in range(len(g.names)) if i != white]
    pair("ethnicity against", 0, g, white, min(others, key=lambda i: g.value[i]))
    whole("ethnicity against", 0, g, white, 21)
    impact("ethnicity against", 0, g, white)
    pair("ethnicity", 0, g, int(np.argmax(g.value)), int(np.argmin(g.value)))
    # Published figures without counts: men and women.
    row = 0
    for period in ["2015-17", "2017-19", "2018-20"]:
        v = [float(r["value"]) for r in rows(COVENTRY, "healthy-life-expectancy", "Coventry", period, "Sex")]
        say("life", row, "difference", round(max(v) - min(v), 1))
        say("life", row, "ratio", max(v) / min(v))
        row += 1


def standardise():
    weights = [
        (int(r["from_age"]), int(r["to_age"] or 200), float(r["population"]))
        for r in table("scripts/examples/health/standards.csv")
    ]
    row = 0
    for place, period in [("England", "2023"), ("Coventry", "2022"), ("Coventry", "2023"), ("Radford", "2023")]:
        rate = variance = events = 0.0
        total = sum(w for _, _, w in weights)
        for r in rows(HEALTH, "deaths", place, period, "Age"):
            ends = r["group"].rstrip("+").split("-")
            low, high = int(ends[0]), int(ends[1]) if len(ends) > 1 else 200
            w = sum(p for a, b, p in weights if low <= a and b <= high)
            x, n = float(r["numerator"]), float(r["denominator"])
            rate += w * x / n / total
            variance += w * w * x / n / n / total**2
            events += x
        say("deaths", row, "events", events)
        if events >= 10:
            lower, upper = byar(events)
            k = math.sqrt(variance / events)
            say("deaths", row, "value", 1e5 * rate)
            say("deaths", row, "lower", 1e5 * (rate + k * (lower - events)))
            say("deaths", row, "upper", 1e5 * (rate + k * (upper - events)))
        row += 1


def gaps():
    def one(query, row, value, reference, high_is_good, limits):
        say(query, row, "gap", round(value - reference, 1))
        worse = (reference - value) if high_is_good else (value - reference)
        say(query, row, "behind", 100 * worse / reference)
        if limits:
            say(query, row, "significant", not limits[0] <= reference <= limits[1])
            # The multiple of the half-width at which the nearer limit reaches the reference.
            reach = value - limits[0] if value > reference else limits[1] - value
            z = abs(value - reference) / reach * Z
            say(query, row, "p", 2 * (1 - NormalDist().cdf(z)), 1e-6)

    row = 0
    for place in ["Coventry", "England"]:
        for period in ["2022/23", "2023/24"]:
            total = float(rows(HEALTH, "readiness", place, period, "")[0]["value"])
            for r in rows(HEALTH, "readiness", place, period, "Free school meals"):
                limits = [100 * x for x in wilson(float(r["numerator"]), float(r["denominator"]))]
                one("gap", row, float(r["value"]), total, True, limits)
                row += 1
    row = 0
    for period in ["2022/23", "2023/24"]:
        total = float(rows(HEALTH, "admissions", "Coventry", period, "")[0]["value"])
        for r in rows(HEALTH, "admissions", "Coventry", period, "Deprivation fifths"):
            n = float(r["denominator"])
            limits = [1e5 * x / n for x in byar(float(r["numerator"]))]
            one("gap lower", row, float(r["value"]), total, False, limits)
            row += 1
    row = 0
    for place in ["Coventry", "England"]:
        for period in ["2015-17", "2017-19", "2018-20"]:
            found = {
                r["group"]: float(r["value"])
                for r in rows(COVENTRY, "healthy-life-expectancy", place, period, "Sex")
            }
            if found:
                one("gap sex", row, found["Female"], found["Male"], True, None)
                row += 1
    found = rows(HEALTH, "readiness", "Coventry", "2023/24", "Ethnicity")
    white = float(next(r["value"] for r in found if r["group"] == "White"))
    for row, r in enumerate(r for r in found if r["group"] != "White"):
        limits = [100 * x for x in wilson(float(r["numerator"]), float(r["denominator"]))]
        one("gap against", row, float(r["value"]), white, True, limits)


inequality()
standardise()
gaps()
OUT.parent.mkdir(exist_ok=True)
with open(OUT, "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["query", "row", "column", "value", "tolerance"])
    writer.writerows(answers)
print(f"{len(answers)} answers")
