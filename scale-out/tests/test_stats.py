"""The arithmetic of the driver against SciPy."""
import math

import numpy as np
import pytest
from scipy import stats as scipy_stats

from hubgraph_scale_out import stats

RANDOM = np.random.default_rng(11)


def sums(x, y):
    x, y = [int(v) for v in x], [int(v) for v in y]
    return len(x), sum(x), sum(y), sum(v * v for v in x), sum(v * v for v in y), sum(a * b for a, b in zip(x, y))


@pytest.mark.parametrize("n", [3, 4, 10, 200, 5000])
def test_correlation(n):
    x = RANDOM.geometric(0.2, n)
    for y in (RANDOM.geometric(0.3, n), x + RANDOM.geometric(0.5, n), 50 - x.clip(max=50)):
        want = scipy_stats.pearsonr(x, y)
        got = stats.correlation(*sums(x, y))
        assert math.isclose(got["r"], want.statistic, rel_tol=1e-9)
        if not stats.on_a_line(got) and want.pvalue > 1e-300:
            assert math.isclose(got["p"], want.pvalue, rel_tol=1e-7), n
            assert math.isclose(got["log10_p"], math.log10(want.pvalue), rel_tol=1e-7, abs_tol=1e-9)
    assert stats.correlation(*sums([1, 1, 1], [1, 2, 3]))["r"] is None


def test_line():
    x, y = [1, 2, 4, 9], [3, 5, 9, 19]
    got = stats.correlation(*sums(x, y))
    assert stats.on_a_line(got)
    assert math.isclose(stats.line_tail(x, y)["p"], scipy_stats.pearsonr(x, y).pvalue, rel_tol=1e-6, abs_tol=1e-15)


def test_small_tail():
    """Where p underflows its logarithm stays: against the leading term of the tail."""
    got = stats.correlation(*sums(np.arange(100000), np.arange(100000) + RANDOM.integers(0, 9, 100000)))
    assert got["p"] == 0 and -1e6 < got["log10_p"] < -1e5


@pytest.mark.parametrize("n1, n2, ties", [(5, 7, False), (8, 30, False), (9, 40, False), (30, 41, True), (3, 3, True), (400, 900, True)])
def test_mann_whitney(n1, n2, ties):
    values = RANDOM.integers(0, 6, n1 + n2) if ties else RANDOM.permutation(n1 + n2)
    x, y = values[:n1], values[n1:]
    want = scipy_stats.mannwhitneyu(x, y, alternative="two-sided")
    _, t = np.unique(values, return_counts=True)
    twice = sum(2 * int((y < v).sum()) + int((y == v).sum()) for v in x)
    got = stats.mann_whitney(n1, n2, twice, int((t.astype(object) ** 3 - t).sum()))
    assert got["U"] == want.statistic and got["exact"] == (not ties and min(n1, n2) <= 8)
    assert math.isclose(got["p"], want.pvalue, rel_tol=1e-9) and math.isclose(got["effect"], want.statistic / (n1 * n2))
    assert stats.mann_whitney(0, n2, 0, 0) is None


def test_all_equal():
    got = stats.mann_whitney(3, 4, 12, 7**3 - 7)
    assert got["p"] == scipy_stats.mannwhitneyu([1] * 3, [1] * 4).pvalue == 1 and got["z_no_continuity"] is None


def test_holm():
    """By the definition: the i-th smallest of m times m-i+1, never falling."""
    tests = [{"p": p, "log10_p": math.log10(p)} for p in (0.04, 0.01, 0.03, 0.9)]
    stats.holm(tests)
    assert [round(t["p_holm"], 12) for t in tests] == [0.09, 0.04, 0.09, 0.9]
