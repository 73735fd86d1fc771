"""Reference figures for exact, beta-binomial and negative binomial funnels and for shrinkage.

Independent implementation: SciPy's distributions and optimiser; esda's Empirical_Bayes.
Writes the CSV fixtures of the funnel and small-area tests.
Run: python3 -m venv env && env/bin/pip install scipy esda && env/bin/python small_areas.py
"""
import csv
import math
import pathlib
import warnings

import numpy as np
import scipy
from scipy import optimize, stats

OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/StatisticsTests/fixtures"
TAILS = {"95": 0.025, "998": 0.001}
SOURCE = f"SciPy {scipy.__version__}"


def words(values):
    return ";".join(repr(float(v)) for v in values)


def limits(distribution, low, high, p):
    """Counts at which the tail, linear between whole counts, is p."""
    r = int(distribution.ppf(p))
    while r > low and distribution.cdf(r - 1) >= p:
        r -= 1
    while distribution.cdf(r) < p:
        r += 1
    lower = max(0.0, r - (distribution.cdf(r) - p) / distribution.pmf(r))
    r = int(distribution.isf(p))
    while distribution.sf(r) >= p:
        r += 1
    while r > low and distribution.sf(r - 1) < p:
        r -= 1
    upper = r + (distribution.sf(r - 1) - p) / distribution.pmf(r)
    return lower, min(upper, high)


def columns(make, denominators, high):
    result = {}
    for name, p in TAILS.items():
        pairs = [limits(make(n), 0, high(n), p) for n in denominators]
        result["lower" + name] = words(a / n for (a, _), n in zip(pairs, denominators))
        result["upper" + name] = words(b / n for (_, b), n in zip(pairs, denominators))
    return result


def write(name, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def exact():
    rows = []
    sizes = [1, 5, 12, 40, 100, 365, 1000, 4321, 20000]
    for share in (0.003, 0.05, 0.21, 0.5, 0.87, 0.999):
        rows.append(dict(kind="people", benchmark=share, denominators=words(sizes),
                         **columns(lambda n: stats.binom(n, share), sizes, lambda n: n),
                         source=SOURCE + " binom"))
    for rate in (0.0004, 0.02, 0.9, 3.0):
        rows.append(dict(kind="events", benchmark=rate, denominators=words(sizes),
                         **columns(lambda n: stats.poisson(n * rate), sizes, lambda n: math.inf),
                         source=SOURCE + " poisson"))
    write("exact_funnel.csv", rows)


def best(likelihood, low, high):
    grid = np.linspace(math.log(low), math.log(high), 400)
    values = [likelihood(math.exp(x)) for x in grid]
    i = int(np.argmax(values))
    found = optimize.minimize_scalar(
        lambda x: -likelihood(math.exp(x)), method="bounded",
        bounds=(grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]),
        options=dict(xatol=1e-10))
    return math.exp(found.x), -found.fun


def modelled():
    rng = np.random.default_rng(99)
    rows = []
    for number in range(8):
        places = [12, 30, 60, 150][number % 4]
        sizes = rng.integers(30, 2500, places)
        share = [0.12, 0.45][number % 2]
        rho = [0.01, 0.06, 0.0, 0.002][number % 4]
        true = rng.beta(share * (1 / rho - 1), (1 - share) * (1 / rho - 1), places) if rho else share
        counts = rng.binomial(sizes, true)
        mean = counts.sum() / sizes.sum()

        def likelihood(rho):
            size = 1 / rho - 1
            return stats.betabinom(sizes, mean * size, (1 - mean) * size).logpmf(counts).sum()

        rho, top = best(likelihood, 1e-7, 0.8)
        ratio = 2 * (top - stats.binom(sizes, mean).logpmf(counts).sum())
        size = 1 / rho - 1
        make = ((lambda n: stats.betabinom(n, mean * size, (1 - mean) * size)) if ratio > 1e-4
                else (lambda n: stats.binom(n, mean)))
        rows.append(dict(kind="people", counts=words(counts), denominators=words(sizes),
                         dispersion=repr(float(rho) if ratio > 1e-4 else 0.0), ratio=repr(max(float(ratio), 0.0)),
                         **columns(make, sizes, lambda n: n), source=SOURCE + " betabinom"))
    for number in range(8):
        places = [12, 30, 60, 150][number % 4]
        exposures = np.round(rng.uniform(40, 6000, places), 1)
        rate = [0.01, 0.4][number % 2]
        k = [0.05, 0.3, 0.0, 0.8][number % 4]
        true = rng.gamma(1 / k, k, places) * rate if k else rate
        counts = rng.poisson(exposures * true)
        mean = counts.sum() / exposures.sum()

        def likelihood(k):
            return stats.nbinom(1 / k, 1 / (1 + k * mean * exposures)).logpmf(counts).sum()

        k, top = best(likelihood, 1e-7, 50)
        ratio = 2 * (top - stats.poisson(mean * exposures).logpmf(counts).sum())
        make = ((lambda n: stats.nbinom(1 / k, 1 / (1 + k * mean * n))) if ratio > 1e-4
                else (lambda n: stats.poisson(mean * n)))
        rows.append(dict(kind="events", counts=words(counts), denominators=words(exposures),
                         dispersion=repr(float(k) if ratio > 1e-4 else 0.0), ratio=repr(max(float(ratio), 0.0)),
                         **columns(make, exposures, lambda n: math.inf), source=SOURCE + " nbinom"))
    write("modelled_funnel.csv", rows)


def shrinkage():
    import esda
    from esda.smoothing import Empirical_Bayes
    rng = np.random.default_rng(5)
    rows = []
    for number in range(8):
        places = [5, 20, 80, 12][number % 4]
        people = rng.integers(200, 20000, places).astype(float)
        spread = [0.5, 0.1, 0.0, 1.0][number % 4]
        rates = 0.004 * np.exp(rng.normal(0, spread, places))
        counts = rng.poisson(people * rates).astype(float)
        got = np.asarray(Empirical_Bayes(counts, people).r).ravel()
        rows.append(dict(counts=words(counts), denominators=words(people), rates=words(got),
                         source=f"esda {esda.__version__} Empirical_Bayes"))
    write("shrinkage.csv", rows)


def main():
    warnings.simplefilter("ignore")
    OUT.mkdir(parents=True, exist_ok=True)
    exact()
    modelled()
    shrinkage()


main()
