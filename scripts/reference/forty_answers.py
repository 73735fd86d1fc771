"""Reference answers to seven of the forty queries of the language page, on the tests' fixture.

Reads Tests/SemanticsTests/fixtures/forty_observations.csv, which the test suite writes from the
fixture, and works the answers out with the standard library and SciPy's Poisson distribution: rows,
their order, and figures. What the fixture's catalogue says is repeated here.

Writes Tests/SemanticsTests/fixtures/forty_answers.csv.
Run: python3 -m venv env && env/bin/pip install scipy && env/bin/python forty_answers.py
"""
import csv
import math
import pathlib
from statistics import NormalDist

from scipy.stats import chi2, poisson

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/SemanticsTests/fixtures"
Z = NormalDist().inv_cdf(0.975)
SAFE = "Locally committed"
# Name, objective, which way is good, unit, value for a share of 1, what the counts are.
CATALOGUE = {
    "employment-rate": ("Employment rate", "Globally connected", 1, "%", 100, "estimated"),
    "crime-rate": ("Crime rate", SAFE, -1, "per 1,000", 1000, "events"),
    "recorded-crime": ("Recorded crime", SAFE, -1, "offences", 1, "events"),
    "ks2": ("KS2 RWM expected", SAFE, 1, "%", 100, "people"),
    "hle": ("Healthy life expectancy", SAFE, 1, "years", 1, None),
    "covid": ("Covid cases", SAFE, -1, "cases", 1, "events"),
    "gld": ("Good level of development", SAFE, 1, "%", 100, "people"),
    "asc-older": ("ASC spend older people", SAFE, 0, "£ million", 1, "estimated"),
    "asc-younger": ("ASC spend younger adults", SAFE, 0, "£ million", 1, "estimated"),
    "injury": ("Injury admissions", SAFE, -1, "per 100,000", 1e5, "events"),
}
COUNCILS = (
    "Coventry Birmingham Derby Leicester Southampton Peterborough Bolton Luton Oldham Sheffield "
    "Leeds Walsall"
).split()
NAMES = [entry[0] for entry in CATALOGUE.values()]
PLACES = ["England", "West Midlands region"] + COUNCILS + ["Statistical neighbours"]
EMPLOYMENT_TARGET = 75
answers = []


def end(period):
    """Month in which a period ends, counted from the year 0; a split year ends in March."""
    year = int(period[:4])
    return (year + 1) * 12 + 3 if "/" in period else year * 12 + 12


class Figure:
    def __init__(self, row):
        self.code, self.place, self.period = row["indicator_id"], row["place"], row["period"]
        self.name, self.objective, self.good, self.unit, self.scale, self.counts = CATALOGUE[
            self.code
        ]
        self.value = float(row["value"])
        self.decimals = len(row["value"].partition(".")[2])
        self.numerator = float(row["numerator"]) if row["numerator"] else None
        self.denominator = float(row["denominator"]) if row["denominator"] else None
        self.source = row["source"]
        self.limits = self.interval()

    def interval(self):
        """Wilson's limits for people, Byar's for events, exact ones below ten."""
        x, n = self.numerator, self.denominator
        if not n or self.counts not in ("people", "events"):
            return None
        if self.counts == "people":
            p = x / n
            middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
            half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
            low, high = middle - half, middle + half
        elif x < 10:
            low, high = chi2.ppf(0.025, 2 * x) / 2 / n, chi2.ppf(0.975, 2 * x + 2) / 2 / n
        else:
            low = x * (1 - 1 / (9 * x) - Z / (3 * math.sqrt(x))) ** 3 / n
            more = x + 1
            high = more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3 / n
        return low * self.scale, high * self.scale


with open(FOLDER / "forty_observations.csv", newline="") as file:
    TOTALS = [
        Figure(r)
        for r in csv.DictReader(file)
        if not r["dimension"] and r["value"] and r["indicator_id"] in CATALOGUE
    ]


def series(code, place):
    return sorted(
        (f for f in TOTALS if f.code == code and f.place == place), key=lambda f: end(f.period)
    )


def latest():
    """The newest figure of each indicator at home, in the order of the catalogue."""
    return [s[-1] for s in (series(code, "Coventry") for code in CATALOGUE) if s]


def reference(figure, place):
    """The figure of the same period at another place, or one at most a year older."""
    there = series(figure.code, place)
    same = [f for f in there if f.period == figure.period]
    before = [f for f in there if 0 < end(figure.period) - end(f.period) <= 12]
    return (same or before[-1:] or [None])[0]


def rating(figure, other):
    """Better, similar or worse: by the row's limits, else by the published precision."""
    if figure.limits:
        if figure.limits[0] <= other.value <= figure.limits[1]:
            return "similar"
    else:
        digits = min(figure.decimals, other.decimals)
        if round(figure.value, digits) == round(other.value, digits):
            return "similar"
    side = math.copysign(1, figure.value - other.value) * figure.good
    return {1: "better", -1: "worse"}.get(side, "higher or lower")


def significant(later, earlier):
    """Whether the square-and-add interval of the difference leaves out 0."""
    d = later.value - earlier.value
    if d > 0:
        reach = math.hypot(later.value - later.limits[0], earlier.limits[1] - earlier.value)
    else:
        reach = math.hypot(later.limits[1] - later.value, earlier.value - earlier.limits[0])
    return abs(d) > reach


def digits(*figures):
    return max(f.decimals for f in figures)


def say(query, rows):
    for number, row in enumerate(rows):
        for column, value in row.items():
            text = value if isinstance(value, str) else repr(float(value))
            answers.append([query, number, column, text])


def better_than_england():
    found = []
    for f in latest():
        other = reference(f, "England")
        if f.unit != "%" or other is None or rating(f, other) != "better":
            continue
        margin = round((f.value - other.value) * f.good, digits(f, other))
        found.append(
            {
                "indicator": f.name,
                "period": f.period,
                "value": f.value,
                "benchmark_period": other.period,
                "benchmark_value": other.value,
                "margin": margin,
            }
        )
    say(10, sorted(found, key=lambda row: -row["margin"]))


def off_their_parts():
    found = []
    for f in TOTALS:
        if f.denominator:
            computed = f.numerator / f.denominator * f.scale
            if abs(f.value - computed) > 0.5 * 10**-f.decimals * (1 + 1e-9):
                found.append(
                    {
                        "indicator": f.name,
                        "place": f.place,
                        "period": f.period,
                        "value": f.value,
                        "computed": computed,
                    }
                )
    found.sort(key=lambda row: (NAMES.index(row["indicator"]), PLACES.index(row["place"]), end(row["period"])))
    say(16, found)


def targets_met():
    say(
        23,
        [
            {
                "indicator": f.name,
                "period": f.period,
                "value": f.value,
                "margin": round(f.value - EMPLOYMENT_TARGET, f.decimals),
            }
            for f in latest()
            if f.code == "employment-rate" and f.value >= EMPLOYMENT_TARGET
        ],
    )


def where_from():
    found = [f for f in TOTALS if f.value == 72.2]
    found.sort(key=lambda f: (NAMES.index(f.name), PLACES.index(f.place), end(f.period)))
    say(
        28,
        [
            {"indicator": f.name, "place": f.place, "period": f.period, "source": f.source}
            for f in found
        ],
    )


def since_the_pandemic():
    found = []
    for f in latest():
        before = [b for b in series(f.code, "Coventry") if end(b.period) <= 2020 * 12 + 3]
        if not before or before[-1].period == f.period:
            continue
        base = before[-1]
        if not (f.limits and base.limits) or not significant(f, base):
            continue
        change = f.value - base.value
        percent = 100 * change / base.value
        found.append(
            {
                "indicator": f.name,
                "period": f.period,
                "base_period": base.period,
                "base": base.value,
                "change": round(change, digits(f, base)),
                "percent_change": percent,
                "improvement": percent * f.good,
                "direction": "improved" if change * f.good > 0 else "worse",
                "significant": "yes",
            }
        )
    say(30, sorted(found, key=lambda row: row["improvement"]))


def worse_twice():
    found = []
    for f in latest():
        own = series(f.code, "Coventry")
        other = reference(f, "West Midlands region")
        if len(own) < 2 or other is None or rating(f, other) != "worse":
            continue
        base = own[-2]
        if f.limits and base.limits and significant(f, base):
            if (f.value - base.value) * f.good < 0:
                found.append(
                    {
                        "indicator": f.name,
                        "objective": f.objective,
                        "period": f.period,
                        "value": f.value,
                        "base": base.value,
                        "benchmark_value": other.value,
                    }
                )
    say(31, found)


def beyond_chance():
    """Counts of which, at the rate of England, less than 0.1% are as far off."""
    country = next(f for f in series("injury", "England") if f.period == "2023/24")
    found = []
    for place in COUNCILS:
        f = next(f for f in series("injury", place) if f.period == "2023/24")
        mean = country.value / country.scale * f.denominator
        high = poisson.sf(f.numerator - 1, mean)
        low = poisson.cdf(f.numerator, mean)
        if min(high, low) < 0.001:
            found.append(
                {
                    "place": place,
                    "value": f.value,
                    "centre": country.value,
                    "flag": "alarm",
                    "rating": "worse" if high < low else "better",
                }
            )
    say(37, found)


better_than_england()
off_their_parts()
targets_met()
where_from()
since_the_pandemic()
worse_twice()
beyond_chance()
with open(FOLDER / "forty_answers.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["query", "row", "column", "value"])
    writer.writerows(answers)
print(f"{len(answers)} cells")
