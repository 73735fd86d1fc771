"""Reference answers for trend, spc, pool and forecast.

Independent of the program: tests from scipy and statsmodels, limits from their formulas, smoothing
fitted by scipy. Prints the figures that the tests of these verbs hold.
Needs scipy, statsmodels and numpy. Run: python3 series_answers.py
"""
import itertools

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.proportion import proportion_confint

PEOPLE = ([120, 135, 150, 160, 181], [1000, 1020, 1010, 990, 1005])
EVENTS = ([300, 280, 265, 250, 255], [9800, 9900, 10050, 10100, 10200])
COVENTRY = {
    "Business rates rateable value": [313, 319, 319, 317, 315],
    "Hate crimes recorded": [588, 916, 1112, 884, 842],
    "Gross adult social care spend": [95, 103.2, 110.4, 118.8, 139.8],
    "Children in care": [735, 684, 659, 627, 614],
}
CRIME_RATE = [75.5, 81.8, 83.2, 90.8, 116.4, 121.5, 106.8, 99.2]
SHARES = [60 + 0.5 * i + (1.5, -1.0, 0.5, -0.5)[i % 4] for i in range(12)]
MONTHS = [50, 53, 48, 52, 49, 51, 50, 47, 54, 52, 48, 51, 61, 63, 60, 64, 62, 59, 61, 65, 60, 62, 63, 61]
SIZES = [200, 210, 190, 205, 198, 202, 220, 195, 201, 199, 208, 212, 200, 215]
HITS = [20, 22, 18, 21, 19, 20, 23, 18, 21, 45, 20, 22, 19, 21]


def trend_of_proportions(x, n):
    """Weighted least squares of x/n on 1..k about the pooled share: z squared is chi-squared."""
    x, n, t = np.array(x, float), np.array(n, float), np.arange(1.0, len(x) + 1)
    p = x.sum() / n.sum()
    middle = (n * t).sum() / n.sum()
    slope = ((t - middle) * x).sum() / (n * (t - middle) ** 2).sum()
    error = np.sqrt(p * (1 - p) / (n * (t - middle) ** 2).sum())
    return slope, 2 * stats.norm.sf(abs(slope / error))


def trend_of_rates(x, n):
    x, n, t = np.array(x, float), np.array(n, float), np.arange(1.0, len(x) + 1)
    rate = x.sum() / n.sum()
    middle = (n * t).sum() / n.sum()
    slope = ((t - middle) * x).sum() / (n * (t - middle) ** 2).sum()
    error = np.sqrt(rate / (n * (t - middle) ** 2).sum())
    return slope, 2 * stats.norm.sf(abs(slope / error))


def mann_kendall(y):
    n = len(y)
    s = sum(np.sign(b - a) for a, b in itertools.combinations(y, 2))
    ties = [list(y).count(v) for v in set(y)]
    if max(ties) == 1:
        all_s = [sum(np.sign(b - a) for a, b in itertools.combinations(o, 2))
                 for o in itertools.permutations(range(n))]
        p = np.mean([abs(v) >= abs(s) for v in all_s])
    else:
        var = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
        p = 1.0 if s == 0 else 2 * stats.norm.sf((abs(s) - 1) / np.sqrt(var))
    return s, p, stats.theilslopes(y, range(n))[0]


def xmr(y):
    ranges = np.abs(np.diff(y))
    ranges = ranges[ranges < 3.267 * ranges.mean()]
    return np.mean(y), np.mean(y) - 2.66 * ranges.mean(), np.mean(y) + 2.66 * ranges.mean()


def anhoej(y, centre):
    side = [v > centre for v in y if v != centre]
    runs = [len(list(g)) for _, g in itertools.groupby(side)]
    n = len(side)
    return max(runs), round(np.log2(n)) + 3, len(runs) - 1, stats.binom.ppf(0.05, n - 1, 0.5)


def byar(x, n):
    z = stats.norm.ppf(0.975)
    if x < 10:
        low, high = stats.chi2.ppf(0.025, 2 * x) / 2, stats.chi2.ppf(0.975, 2 * x + 2) / 2
    else:
        low = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
        high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    return low / n, high / n


def smooth(y, level, trend, alpha, beta, phi):
    errors = []
    for value in y:
        forecast = level + phi * trend
        error = value - forecast
        errors.append(error)
        level, trend = forecast + alpha * error, phi * trend + alpha * beta * error
    return np.array(errors), level, trend


def fitted(y, model):
    """Least squared errors over the weights and the start; many starting points, then the best."""
    box = {"simple": [(1e-4, 0.9999)], "holt": [(1e-4, 0.9999), (1e-4, 1)],
           "damped": [(1e-4, 0.9999), (1e-4, 1), (0.8, 0.98)]}[model]

    def parts(w):
        alpha, beta, phi = w[0], w[1] if len(w) > 1 else 0.0, w[2] if len(w) > 2 else 1.0
        if len(w) > 1:
            beta = max(beta, 1e-4 / alpha)
        base, _, _ = smooth(y, 0.0, 0.0, alpha, beta, phi)
        columns = [base - smooth(y, 1.0, 0.0, alpha, beta, phi)[0]]
        if model != "simple":
            columns.append(base - smooth(y, 0.0, 1.0, alpha, beta, phi)[0])
        start = np.linalg.lstsq(np.array(columns).T, base, rcond=None)[0]
        level, trend = start[0], start[1] if model != "simple" else 0.0
        return (alpha, beta, phi, level, trend)

    def squared(w):
        w = [min(max(v, lo), hi) for v, (lo, hi) in zip(w, box)]
        alpha, beta, phi, level, trend = parts(w)
        return (smooth(y, level, trend, alpha, beta, phi)[0] ** 2).sum()

    found = optimize.differential_evolution(squared, box, seed=1, tol=1e-12, maxiter=3000)
    return parts(found.x), found.fun


def forecast(y, model, steps, logit=False):
    z = np.array(y, float)
    if logit:
        z = np.log(z / (100 - z))
    (alpha, beta, phi, level, trend), sse = fitted(z, model)
    _, level, trend = smooth(z, level, trend, alpha, beta, phi)
    k = {"simple": 2, "holt": 4, "damped": 5}[model]
    n = len(z)
    aicc = n * np.log(sse) + 2 * (k + 1) + 2 * (k + 1) * (k + 2) / (n - k - 2)
    variance, rows, powers, spread = sse / (n - k), [], 0.0, 1.0
    for h in range(1, steps + 1):
        powers += phi ** h
        point = level + powers * trend
        reach = stats.norm.ppf(0.975) * np.sqrt(variance * spread)
        row = np.array([point, point - reach, point + reach])
        rows.append(100 / (1 + np.exp(-row)) if logit else row)
        spread += (alpha * (1 + beta * powers)) ** 2
    return aicc, rows


def null_charts(points=24, charts=400_000, seed=1):
    """Share of XmR charts of independent normal figures with any point outside, and its error."""
    found, rng = 0, np.random.default_rng(seed)
    for _ in range(charts // 10_000):
        y = rng.standard_normal((10_000, points))
        ranges = np.abs(np.diff(y, axis=1))
        kept = ranges < 3.267 * ranges.mean(axis=1, keepdims=True)
        reach = 2.66 * (ranges * kept).sum(axis=1) / kept.sum(axis=1)
        found += (np.abs(y - y.mean(axis=1, keepdims=True)).max(axis=1) > reach).sum()
    share = found / charts
    return share, np.sqrt(share * (1 - share) / charts)


def null_trends(series=400_000, seed=2):
    """Share of null series that chi-squared for trend calls significant: rates, then shares."""
    rng, t = np.random.default_rng(seed), np.arange(5.0) - 2
    x = rng.poisson(100, (series, 5))
    rates = (x @ t) ** 2 / (x.mean(axis=1) * (t @ t))
    x = rng.binomial(400, 0.3, (series, 5))
    p = x.mean(axis=1) / 400
    shares = (x @ t) ** 2 / (400 * p * (1 - p) * (t @ t))
    cut = stats.chi2.ppf(0.95, 1)
    return (rates > cut).mean(), (shares > cut).mean()


if __name__ == "__main__":
    print("null trends", null_trends())
    print("null xmr charts", null_charts())
    print("trend people", trend_of_proportions(*PEOPLE))
    print("trend events", trend_of_rates(*EVENTS))
    for name, y in COVENTRY.items():
        print("mann-kendall", name, mann_kendall(y))
    print("xmr", xmr(MONTHS), "anhoej", anhoej(MONTHS, np.mean(MONTHS)))
    p = sum(HITS) / sum(SIZES)
    print("p chart", 100 * p, [100 * (p + s * 3 * np.sqrt(p * (1 - p) / SIZES[9])) for s in (-1, 1)])
    rate = sum(HITS) / sum(SIZES)
    print("u chart", 1000 * rate, [1000 * (rate + s * 3 * np.sqrt(rate / SIZES[9])) for s in (-1, 1)])
    c = np.mean(HITS)
    print("c chart", c, [c + s * 3 * np.sqrt(c) for s in (-1, 1)])
    x, n = sum(PEOPLE[0][:3]), sum(PEOPLE[1][:3])
    print("pool people", 100 * x / n, [100 * v for v in proportion_confint(x, n, method="wilson")])
    x, n = sum(EVENTS[0][:3]), sum(EVENTS[1][:3])
    print("pool events", 1000 * x / n, [1000 * v for v in byar(x, n)])
    for name, y, logit in (("crime rate", CRIME_RATE, False), ("shares", SHARES, True)):
        for model in ("simple", "holt", "damped"):
            aicc, rows = forecast(y, model, 3, logit)
            print("forecast", name, model, "AICc %.4f" % aicc, [np.round(r, 4).tolist() for r in rows])
