"""Distributions against pandas, NumPy and SciPy, with more parts than values need."""
import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats as scipy_stats

from hubgraph_scale_out import distribution, stats

RANDOM = np.random.default_rng(7)
SERIES = {
    "zeros": np.zeros(5, dtype=np.int64),
    "one": np.array([12]),
    "small": RANDOM.geometric(0.4, 500) - 1,
    "large": (RANDOM.pareto(0.5, 300) * 3).astype(np.int64) % 10**12,
    "ties": np.repeat([0, 3, 7], [100, 20, 1]),
}


@pytest.fixture(scope="module", params=[1_000_000, 7])
def ordered(request, engine):
    before = distribution.VALUES_OF_A_PART
    distribution.VALUES_OF_A_PART = request.param
    rows = [(name, int(v)) for name, values in SERIES.items() for v in values]
    yield engine.keep(distribution.ordered(engine, engine.spark.createDataFrame(rows, "series string, value long")))
    distribution.VALUES_OF_A_PART = before


def matches(got, values):
    want = pd.Series(values, dtype="float64").describe()
    for ours, theirs in zip(("count", "mean", "std", "min", "p25", "p50", "p75", "max"), want):
        if math.isnan(theirs):
            assert got[ours] is None, ours
        else:
            assert math.isclose(got[ours], theirs, rel_tol=1e-12, abs_tol=1e-15), (ours, got[ours], theirs)


def test_summaries(engine, ordered):
    got = distribution.summaries(engine, ordered)
    assert set(got) == set(SERIES)
    for name, values in SERIES.items():
        matches(got[name], values)
        assert got[name]["total"] == int(values.sum()) and got[name]["zeros"] == int((values == 0).sum())


def test_ranks(ordered):
    got = {(r.series, r.value): 2 * r.below_n + r.n + 1 for r in ordered.collect()}
    for name, values in SERIES.items():
        for v, rank in zip(values, scipy_stats.rankdata(values)):
            assert got[name, v] == 2 * rank


def test_pareto(engine, ordered):
    got = distribution.pareto(engine, ordered, {n: int(v.sum()) for n, v in SERIES.items()}, [1, 80, 99, 100])
    for name, values in SERIES.items():
        down = np.sort(values)[::-1]
        for q in (1, 80, 99, 100):
            want = None if down.sum() == 0 else int(np.argmax(np.cumsum(down) * 100 >= q * down.sum())) + 1
            assert got[name][q] == want, (name, q)


def test_at_least(engine, ordered):
    got = distribution.at_least(engine, ordered, {n: int(v.max()) for n, v in SERIES.items()})
    for name, values in SERIES.items():
        assert list(got[name]) == stats.levels(int(values.max()))
        assert all(n == int((values >= x).sum()) for x, n in got[name].items())


def test_fractions(engine):
    samples = {"a": RANDOM.pareto(2, 400) / 1e6 + 1e-9, "equal": np.full(9, 1 / 9), "edge": np.array([2.24e-05, 2.24e-05, np.nextafter(2.24e-05, 0), 1e-4, 1.0])}
    rows = [(name, float(v)) for name, values in samples.items() for v in values]
    ordered = engine.keep(distribution.ordered(engine, engine.spark.createDataFrame(rows, "series string, value double")))
    got = distribution.fraction_summaries(engine, ordered)
    levels = distribution.fractions_at_least(engine, ordered, got)
    for name, values in samples.items():
        matches(got[name], values)
        known = [float(f"{m}e{p}") for p in range(-14, 2) for m in stats.R20]
        first = max(x for x in known if x <= values.min())
        assert list(levels[name]) == [x for x in known if first <= x <= values.max()], name
        assert all(n == int((values >= x).sum()) for x, n in levels[name].items()), name
