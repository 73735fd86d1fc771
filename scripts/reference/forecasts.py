"""Reference figures for the forecasts: damped Holt, AICc, backtest, chance of a target.

Independent implementation: statsmodels' ETSModel; for the backtests, whose short series trap its
optimiser in lesser peaks, SciPy's grid and simplex search over the weights with NumPy's least
squares for the start. Writes the CSV fixtures of the forecasting tests.
Run: python3 -m venv env && env/bin/pip install statsmodels && env/bin/python forecasts.py
"""
import csv
import math
import pathlib
import warnings

import numpy as np
import pandas
import scipy
import scipy.optimize
import scipy.stats
import statsmodels
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/StatisticsTests/fixtures"
SOURCE = f"statsmodels {statsmodels.__version__} ETSModel"
PARAMETERS = {"simple": 2, "holt": 4, "damped": 5}
STEPS = 4


def series():
    rng = np.random.default_rng(20240501)
    for number in range(18):
        n = [10, 14, 20, 30, 12, 24][number % 6]
        trend = [0.0, 0.8, -0.5][number % 3]
        fade = [1.0, 0.85][number % 2]
        level, y = 60.0, []
        for _ in range(n):
            level += trend + rng.normal(0, 0.6)
            trend *= fade
            y.append(round(level + rng.normal(0, 0.8), 2))
        yield f"fc{number + 1:02d}", np.array(y)


def fit(y, model):
    y = pandas.Series(y)
    kind = ETSModel(
        y, error="add", trend=None if model == "simple" else "add",
        damped_trend=model == "damped", initialization_method="estimated",
        bounds={"smoothing_level": (0.0001, 0.9999)})
    # Several starts: the likelihood has more than one peak.
    fits = [kind.fit(disp=False, maxiter=2000, start_params=start(model, alpha, list(y)))
            for alpha in (0.1, 0.5, 0.9)]
    return max(fits, key=lambda at: at.llf)


def start(model, alpha, y):
    if model == "simple":
        return [alpha, y[0]]
    if model == "holt":
        return [alpha, alpha * 0.2, y[0], y[1] - y[0]]
    return [alpha, alpha * 0.2, 0.9, y[0], y[1] - y[0]]


def errors_of(y, alpha, beta, start):
    """One-step errors and the next forecast; beta None is no trend."""
    level, trend = start[0], 0.0 if beta is None else start[1]
    errors = []
    for value in y:
        error = value - level - trend
        errors.append(error)
        level, trend = level + trend + alpha * error, trend + (beta or 0.0) * error
    return np.array(errors), level + trend


def best_forecast(y, model):
    """Next value by the weights and start of least squared error."""
    width = 1 if model == "simple" else 2

    def solved(weights):
        alpha = weights[0]
        beta = None if width == 1 else max(weights[1] * alpha, 0.0001)
        base = errors_of(y, alpha, beta, [0.0] * width)[0]
        effect = np.column_stack([
            base - errors_of(y, alpha, beta, np.eye(width)[i])[0] for i in range(width)])
        start = np.linalg.lstsq(effect, base, rcond=None)[0]
        errors, following = errors_of(y, alpha, beta, start)
        return float(errors @ errors), following

    bounds = [(0.0001, 0.9999), (0.0001, 1.0)][:width]
    grid = scipy.optimize.brute(
        lambda w: solved(np.atleast_1d(w))[0], bounds, Ns=[801, 61][width - 1], finish=None)
    found = scipy.optimize.minimize(
        lambda w: solved(w)[0], np.atleast_1d(grid), method="Nelder-Mead", bounds=bounds,
        options=dict(xatol=1e-9, fatol=1e-13))
    return solved(found.x)[1]


def words(values):
    return ";".join(repr(float(v)) for v in values)


def write(name, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    warnings.simplefilter("ignore")
    OUT.mkdir(parents=True, exist_ok=True)
    smoothing, backtests = [], []
    for name, y in series():
        n = len(y)
        for model, count in PARAMETERS.items():
            got = fit(y, model)
            p = dict(zip(got.model.param_names, got.params))
            alpha = p["smoothing_level"]
            beta = p.get("smoothing_trend", 0.0)
            phi = p.get("damping_trend", 1.0)
            sse = float(np.sum(np.asarray(got.resid) ** 2))
            loglik = -n / 2 * math.log(sse)
            k = count + 1
            aicc = -2 * loglik + 2 * k + 2 * k * (k + 1) / (n - k - 1)
            prediction = got.get_prediction(start=n, end=n + STEPS - 1)
            # statsmodels divides by n; the limits here divide by n less the parameters.
            sd = np.sqrt(np.asarray(prediction.forecast_variance)) * math.sqrt(n / (n - count))
            point = np.asarray(prediction.predicted_mean)
            target = float(y[-1]) + 1.5
            chance = scipy.stats.norm.sf((target - point) / sd)
            smoothing.append(dict(
                series=name, model=model, values=words(y), alpha=repr(float(alpha)),
                beta=repr(float(beta)), phi=repr(float(phi)), level=repr(float(p["initial_level"])),
                trend=repr(float(p.get("initial_trend", 0.0))), sse=repr(sse),
                loglik=repr(loglik), aicc=repr(aicc), point=words(point), sd=words(sd),
                target=repr(target), chance=words(chance), source=SOURCE))
    for name, y in list(series())[:4]:
        for model in ("simple", "holt"):
            least = PARAMETERS[model] + 2
            origins = range(least, len(y))
            errors = np.array([best_forecast(y[:used], model) - y[used] for used in origins])
            plain = np.array([y[used - 1] - y[used] for used in origins])
            backtests.append(dict(
                series=name, model=model, values=words(y), origins=len(errors),
                bias=repr(float(errors.mean())), mae=repr(float(np.abs(errors).mean())),
                rmse=repr(float(np.sqrt((errors ** 2).mean()))),
                relative=repr(float(np.abs(errors).mean() / np.abs(plain).mean())),
                source=f"SciPy {scipy.__version__} brute and Nelder-Mead"))
    write("smoothing.csv", smoothing)
    write("backtest.csv", backtests)


main()
