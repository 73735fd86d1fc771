"""Answers of `benchmark` on the bundled Coventry workspace, worked out a second time.

Reads only datasets/coventry/*.csv, with the standard library and decimal arithmetic; prints what
the tests of `benchmark` expect. Run: python3 scripts/reference/benchmark_answers.py
"""
import calendar
import collections
import csv
import datetime
import decimal
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "datasets/coventry"
MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
D = decimal.Decimal


def table(name):
    with open(FOLDER / f"{name}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def span(year, month, months):
    """First and last day of some months."""
    last = year * 12 + month - 1 + months
    return datetime.date(year, month, 1), datetime.date(last // 12, last % 12 + 1, 1) - datetime.timedelta(1)


def period(label, academic=False):
    """First day, last day and kind of a period of this data set."""
    if match := re.fullmatch(r"(\d{4})/(\d\d)", label):
        return *span(int(match[1]), 4, 12), "split"
    if re.fullmatch(r"\d{4}", label):
        return *span(int(label), 1, 12), "year"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", label):
        first, last = int(match[1]), int(match[1][:2] + match[2])
        return *span(first, 1, 12 * (last - first + 1)), f"pool{last - first + 1}"
    if match := re.fullmatch(r"(\d{4}) Q(\d)", label):
        return *span(int(match[1]), 3 * int(match[2]) - 2, 3), "quarter"
    if match := re.fullmatch(r"Year to (\w{3}) (\d{4})", label):
        month, year = MONTHS[match[1]], int(match[2])
        return *span(year - 1 if month < 12 else year, month % 12 + 1, 12), "rolling"
    if match := re.fullmatch(r"(\w{3}) (\d{4})", label):
        return *span(int(match[2]), MONTHS[match[1]], 1), "month"
    if match := re.fullmatch(r"(\d{4}) Census", label):
        day = {"2011": datetime.date(2011, 3, 27), "2021": datetime.date(2021, 3, 21)}[match[1]]
        return day, day, "census"
    raise ValueError(label)


def months(p):
    return (p[1].year - p[0].year) * 12 + p[1].month - p[0].month + 1


INDICATORS = {row["indicator_id"]: row for row in table("indicators")}
SERIES = collections.defaultdict(list)
for row in table("observations"):
    if row["dimension"] or not row["value"]:
        continue
    breaks = "break" in row["state"]
    SERIES[row["indicator_id"], row["place"]].append(
        (period(row["period"]), D(row["value"]), row["period"], breaks)
    )
for points in SERIES.values():
    points.sort(key=lambda point: point[0])


def figure(indicator, place, at, is_last):
    """The figure of the same days, else of at most a year before for a series' last row."""
    points = SERIES[indicator, place]
    for point in points:
        if point[0][:2] == at[:2]:
            return point, False
    if not is_last:
        return None, False
    earlier = [
        point for point in points
        if point[0][0] < at[0] and point[0][1] < at[1] and (at[1] - point[0][1]).days <= 366
    ]
    like = [point for point in earlier if point[0][2] == at[2]] or [
        point for point in earlier if months(point[0]) == months(at) and "census" not in (at[2], point[0][2])
    ]
    if not like:
        return None, False
    found = like[-1]
    between = [p for p in points + SERIES[indicator, "Coventry"] if found[0] < p[0] and p[0][1] <= at[1]]
    return (None, False) if any(p[3] for p in between) else (found, True)


def places_of(number):
    return max(0, -number.as_tuple().exponent)


def rating(value, other, polarity):
    """By published precision: no limits and no independent counts are in this data set."""
    unit = D(1).scaleb(-min(places_of(value), places_of(other)))
    rounded = [x.quantize(unit, decimal.ROUND_HALF_UP) for x in (value, other)]
    if rounded[0] == rounded[1]:
        return "similar"
    if polarity not in ("higher", "lower"):
        return "higher" if value > other else "lower"
    return "better" if (value > other) == (polarity == "higher") else "worse"


def against(place):
    counts, behind, examples = collections.Counter(), 0, []
    for indicator, about in INDICATORS.items():
        points = SERIES[indicator, "Coventry"]
        if not points:
            continue
        at, value, label, _ = points[-1]
        found, is_earlier = figure(indicator, place, at, True)
        behind += is_earlier
        if found is None:
            counts["not available"] += 1
            continue
        word = rating(value, found[1], about["polarity"])
        counts[word] += 1
        sign = {"higher": 1, "lower": -1}.get(about["polarity"], 0)
        examples.append((about["indicator"], label, value, found[2], found[1], (value - found[1]) * sign, word))
    return counts, behind, examples


def earlier_figure(points, position):
    at = points[position][0]
    before = [p for p in points[:position] if p[0] < at]
    like = [p for p in before if p[0][2] == at[2]] or [
        p for p in before if months(p[0]) == months(at) and p[0][1] < at[0]
    ]
    return like[-1] if like else None


def targets():
    """Indicator, period, value, number that decides, margin and rating of every row with a target."""
    rows = []
    for target in table("targets"):
        indicator = target["indicator_id"]
        polarity = INDICATORS[indicator]["polarity"]
        points = SERIES[indicator, "Coventry"]
        low, high = period(target["from"])[0], period(target["to"])[1]
        for position, (at, value, label, _) in enumerate(points):
            if at[1] < low or at[1] > high:
                continue
            kind, side = target["kind"], target["direction"]
            number = margin = None
            if kind == "number":
                number = D(target["low"])
                margin = (value - number) * (1 if polarity == "higher" else -1)
                met = margin >= 0
            elif kind == "range":
                edges = D(target["low"]), D(target["high"])
                number = min(edges, key=lambda edge: abs(value - edge))
                inside = edges[0] <= value <= edges[1]
                margin = abs(value - number) * (1 if inside else -1)
                met = inside
            elif kind == "direction":
                base = earlier_figure(points, position)
                if base is None:
                    rows.append((indicator, label, value, None, None, "not available"))
                    continue
                number = base[1]
                margin = (value - number) * (1 if side == "increase" else -1)
                met = margin > 0 and rating(value, number, "none") != "similar"
            else:
                sign = 1 if side in ("above", "at least") else -1
                margins = []
                for place in target["compare_to"].split(";"):
                    found, _ = figure(indicator, place, at, position == len(points) - 1)
                    margins.append(None if found is None else ((value - found[1]) * sign, found[1]))
                known = [m for m in margins if m is not None]
                if not known:
                    rows.append((indicator, label, value, None, None, "not available"))
                    continue
                margin, number = min(known)
                missed = any(m[0] < 0 or (m[0] == 0 and side in ("above", "below")) for m in known)
                if not missed and len(known) < len(margins):
                    rows.append((indicator, label, value, number, margin, "not available"))
                    continue
                met = not missed
            rows.append((indicator, label, value, number, margin, "on target" if met else "off target"))
    return rows


for place in ("England", "West Midlands region"):
    counts, behind, examples = against(place)
    print(f"latest against {place}: {dict(counts)}; one period behind: {behind}")
    for example in examples:
        print("   ", *example, sep=" | ")
print("targets:")
for row in targets():
    print("   ", *row, sep=" | ")
print(collections.Counter(row[-1] for row in targets()))
