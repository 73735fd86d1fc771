"""CPU times of other programs on the data of cvq-bench, one JSON object a line.

Run by scripts/bench --reference; alone:
    cvq-bench --data FOLDER --list; python3 bench_statistics.py FOLDER
Needs NumPy, SciPy and statsmodels. Peers get one thread, as cvq has. Where a peer would take
minutes it works on a share of the input, named in the line, and its time is scaled to the whole.
A line marked "call" is one call of the peer a series, area or draw, as published code is written;
one marked "vectorised" is the same sums over whole arrays, as fast as NumPy was made to do them.
"""
import json
import os
import pathlib
import statistics
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

FOLDER = pathlib.Path(sys.argv[1])
Z = stats.norm.ppf(0.975)


def columns(name):
    return np.loadtxt(FOLDER / name, delimiter=",", skiprows=1, unpack=True)


def report(scenario, peer, style, runs, work, share=1.0):
    """Times `work`; its result is the sum that cvq-bench calls its checksum."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        checksum = work()
        times.append((time.process_time() - start) / share)
    print(json.dumps({
        "scenario": scenario, "peer": peer, "style": style, "runs": runs, "share": share,
        "cpu_ms": round(statistics.median(times) * 1000, 3),
        "checksum": None if share < 1 else float(checksum),
    }), flush=True)


def slope_index():
    _, _, value, error, population = (x.reshape(-1, 10) for x in columns("areas.csv"))

    def ranks(shares):
        return np.cumsum(shares, axis=-1) - shares / 2

    def simulated(draws, areas):
        # phe_sii of PHEindicatormethods: a weighted regression an area, then the slopes of 100,000
        # sets of figures drawn anew, their positions round(draws * p) being the limits. Its loop
        # over the draws is one matrix product here, which favours the peer.
        generator = np.random.default_rng(5)
        total = 0.0
        for i in range(areas):
            share = population[i] / population[i].sum()
            design = sm.add_constant(ranks(share))
            fit = sm.WLS(value[i], design, weights=share).fit()
            root = np.sqrt(share)
            moved = design * root[:, None]
            solve = np.linalg.solve(moved.T @ moved, moved.T)[1]
            drawn = generator.normal(value[i], error[i], (draws, 10))
            slopes = np.sort((drawn * root) @ solve)
            total += fit.params[1] + slopes[round(draws * 0.025) - 1] + slopes[round(draws * 0.975) - 1]
        return total

    def closed():
        # Limits without drawing: cov_type="fixed scale" knows no errors of one's own, so the
        # variance is taken through the fit's own pseudo-inverse.
        total = 0.0
        for i in range(1000):
            share = population[i] / population[i].sum()
            fit = sm.WLS(value[i], sm.add_constant(ranks(share)), weights=share).fit()
            part = fit.model.pinv_wexog[1] * np.sqrt(share)
            reach = Z * np.sqrt((part * part * error[i] * error[i]).sum())
            total += fit.params[1] + (fit.params[1] - reach) + (fit.params[1] + reach)
        return total

    def vectorised():
        share = population / population.sum(axis=1, keepdims=True)
        middle = ranks(share) - 0.5
        part = share * middle / (share * middle * middle).sum(axis=1, keepdims=True)
        slope = (part * value).sum(axis=1)
        reach = Z * np.sqrt((part * part * error * error).sum(axis=1))
        return slope.sum() + (slope - reach).sum() + (slope + reach).sum()

    for scenario, areas in ("slope-index", 10_000), ("slope-draws", 20):
        report(scenario, "statsmodels WLS, 100,000 draws (phe_sii)", "call", 3,
               lambda: simulated(100_000, 20), 20 / areas)
    report("slope-index", "statsmodels WLS, closed limits", "call", 3, closed, 1000 / 10_000)
    report("slope-index", "NumPy, closed limits", "vectorised", 11, vectorised)


def theil_sen():
    series = columns("series.csv")[2].reshape(-1, 20)
    times = np.arange(1.0, 21.0)

    def calls():
        total = 0.0
        for one in series:
            slope, _, low, high = stats.theilslopes(one, times, 0.95)
            total += slope + low + high
        return total

    def vectorised():
        first, second = np.triu_indices(20, 1)
        slopes = np.sort((series[:, second] - series[:, first]) / (times[second] - times[first]))
        n, pairs = 20, len(first)
        ordered = np.sort(series)
        # Groups of equal figures, by the length of each run.
        variance = np.full(len(series), n * (n - 1) * (2 * n + 5.0))
        run = np.ones(len(series))
        for j in range(1, n + 1):
            same = ordered[:, j] == ordered[:, j - 1] if j < n else np.zeros(len(series), bool)
            variance -= np.where(same, 0, run * (run - 1) * (2 * run + 5))
            run = np.where(same, run + 1, 1)
        reach = Z * np.sqrt(variance / 18)
        upper = np.minimum(np.round((pairs + reach) / 2).astype(int), pairs - 1)
        lower = np.maximum(np.round((pairs - reach) / 2).astype(int) - 1, 0)
        row = np.arange(len(series))
        return np.median(slopes, axis=1).sum() + slopes[row, lower].sum() + slopes[row, upper].sum()

    report("theil-sen", "SciPy theilslopes", "call", 3, calls)
    report("theil-sen", "NumPy", "vectorised", 5, vectorised)


def rank_ranges():
    indicators, _, estimate, error = (x.reshape(-1, 332) for x in columns("ranked.csv"))
    draws = 10_000

    def width(ranks):
        # The rank at which the share of draws reaches the tail, as cvq takes it.
        ranks = np.sort(ranks, axis=0)
        low = ranks[int(np.ceil(draws * 0.025)) - 1]
        high = ranks[int(np.ceil(draws * 0.975)) - 1]
        return (high - low).sum()

    def calls(count):
        generator = np.random.default_rng(6)
        total = 0.0
        for i in range(count):
            ranks = np.empty((draws, 332))
            for draw in range(draws):
                ranks[draw] = stats.rankdata(generator.normal(estimate[i], error[i]), "min")
            total += width(ranks)
        return total

    def vectorised(count):
        generator = np.random.default_rng(6)
        total = 0.0
        for i in range(count):
            drawn = generator.normal(estimate[i], error[i], (draws, 332))
            order = np.argsort(drawn, axis=1)
            ranks = np.empty((draws, 332), dtype=np.int16)
            # Two draws of a normal are never equal, so ties need no thought here.
            np.put_along_axis(ranks, order, np.arange(1, 333, dtype=np.int16)[None, :], axis=1)
            total += width(ranks)
        return total

    report("rank-ranges", "SciPy rankdata a draw", "call", 1, lambda: calls(8), 8 / 40)
    report("rank-ranges", "NumPy", "vectorised", 3, lambda: vectorised(40))


def wilson():
    i = np.arange(10_000_000, dtype=np.int64)
    whole = 50 + (i * 7919) % 99_951
    counts = ((i * 104_729) % (whole + 1)).astype(float)
    whole = whole.astype(float)
    del i

    def call():
        low, high = proportion_confint(counts, whole, method="wilson")
        return (low[::1000] + high[::1000]).sum()

    def vectorised():
        rest = whole + Z * Z
        centre = (counts + Z * Z / 2) / rest
        reach = Z * np.sqrt(counts * (whole - counts) / whole + Z * Z / 4) / rest
        return ((centre - reach)[::1000] + (centre + reach)[::1000]).sum()

    report("wilson", "statsmodels proportion_confint", "call", 3, call)
    report("wilson", "NumPy", "vectorised", 5, vectorised)


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}, SciPy {scipy.__version__}, "
          f"statsmodels {statsmodels.__version__}", file=sys.stderr)
    slope_index()
    theil_sen()
    rank_ranges()
    wilson()
