"""Reference figures for p, u and c charts, in 50-digit decimals.

Independent implementation of Shewhart's limits as Montgomery (2012), chapter 7, prints them, with
two of the book's examples. Writes the CSV fixture of the control-chart tests.
Run: python3 control_charts.py
"""
import csv
import pathlib
import random
from decimal import Decimal, getcontext

getcontext().prec = 50
OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/StatisticsTests/fixtures"
JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
         12, 7, 13, 9, 6]
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24,
          16, 19, 17, 15]


def chart(kind, counts, sizes, breaks):
    starts = [0] + breaks + [len(counts)]
    centre, lower, upper = [], [], []
    for begin, end in zip(starts, starts[1:]):
        events = sum(Decimal(x) for x in counts[begin:end])
        middle = events / sum(Decimal(n) for n in sizes[begin:end])
        for n in sizes[begin:end]:
            variance = middle * (1 - middle) if kind == "p" else middle
            reach = 3 * (variance / Decimal(n)).sqrt()
            centre.append(middle)
            lower.append(max(Decimal(0), middle - reach))
            upper.append(min(Decimal(1), middle + reach) if kind == "p" else middle + reach)
    return centre, lower, upper


def main():
    random.seed(7)
    cases = [
        ("orange juice cans", "p", JUICE, [50] * 30, [], "Montgomery (2012) example 7.1"),
        ("circuit boards", "c", BOARDS, [1] * 26, [], "Montgomery (2012) example 7.3"),
    ]
    for number in range(6):
        n = [24, 12, 36][number % 3]
        sizes = [random.randint(40, 900) for _ in range(n)]
        counts = [sum(random.random() < 0.07 for _ in range(size)) for size in sizes]
        breaks = [[], [n // 2], [5, n - 4]][number % 3]
        cases.append((f"random {number + 1}", "pu"[number % 2], counts, sizes, breaks,
                      "50-digit decimals"))
    cases.append(("rare events", "c", [0, 1, 0, 2, 0, 1, 1, 0, 0, 3, 0, 1], [1] * 12, [6],
                  "50-digit decimals"))
    cases.append(("no events", "u", [0, 0, 0], [100, 200, 300], [], "50-digit decimals"))
    cases.append(("everybody", "p", [10, 20, 30], [10, 20, 30], [], "50-digit decimals"))
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / "count_charts.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("label,kind,counts,denominators,breaks,centre,lower,upper,source".split(","))
        for label, kind, counts, sizes, breaks, source in cases:
            columns = chart(kind, counts, sizes, breaks)
            writer.writerow(
                [label, kind] + [";".join(map(str, x)) for x in (counts, sizes, breaks)]
                + [";".join(f"{x:.25g}" for x in column) for column in columns] + [source])


main()
