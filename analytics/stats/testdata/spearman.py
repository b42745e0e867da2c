#!/usr/bin/env python3
"""Makes spearman.json.gz: rank correlations by scipy.stats.spearmanr, ranks by scipy.stats.rankdata.

Python 3.11, numpy, scipy; run it in this folder. "versions" in the file says which made it.
"""
import gzip, json, math, warnings
import numpy as np, scipy
from scipy import stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(20231014)
MASK = (1 << 64) - 1


def splitmix(seed, n):
    """n numbers of SplitMix64; the test draws the same ones, so large samples need not be stored"""
    out = np.empty(n, np.uint64)
    for i in range(n):
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        out[i] = z ^ (z >> 31)
    return out


def heavy(seed, n, zeros):
    """counts as activity has them: `zeros` of 1000 are 0, the rest is a heavy tail"""
    u = splitmix(seed, n)
    kind, place = u % np.uint64(1000), (u >> np.uint64(20)) % np.uint64(100000)
    return np.where(kind < zeros, np.uint64(0), np.uint64(100000) // (place + np.uint64(1))).astype(np.int64)


def sample(n, kind):
    if kind == "zeros":
        return np.where(rng.random(n) < .7, 0, rng.geometric(.2, n))
    if kind == "few":
        return rng.integers(0, 4, n)
    if kind == "tail":
        return np.floor(rng.pareto(.8, n) * 2).astype(np.int64)
    if kind == "equal":
        return np.full(n, 3)
    if kind == "border":                                    # about the bound below which values are counted
        return rng.integers(1020, 1029, n)
    if kind == "large":
        return rng.integers(0, 1 << 40, n)
    return rng.permutation(10 * n)[:n]                     # distinct


def num(x):
    x = float(x)
    return None if math.isnan(x) else x


def answer(x, y):
    t = stats.spearmanr(x, y)
    r = num(t.statistic)
    # near a line, 1 - r^2 of a float64 r has few digits left to compare
    return {"r": r, "p": num(t.pvalue) if r is not None and abs(r) < .9999 else None}


pairs = []
for kind in ("zeros", "few", "tail", "equal", "border", "large", "distinct"):
    for _ in range(20 if kind == "equal" else 100):
        n = int(rng.integers(2, 40))
        x = sample(n, kind)
        y = sample(n, rng.choice(["zeros", "few", "tail", "large", "border"]))
        if rng.random() < .5:
            y = y + x * int(rng.integers(0, 4))
        if x.std() == 0 or y.std() == 0:
            pairs.append({"x": x.tolist(), "y": y.tolist(), "r": None, "p": None})
            continue
        pairs.append({"x": x.tolist(), "y": y.tolist(), **answer(x, y)})
for i, (n, zeros, mix) in enumerate([(100000, 909, 0), (300000, 710, 1), (50000, 971, 0), (20000, 45, 2)]):
    x, y = heavy(101 + 2 * i, n, zeros), heavy(102 + 2 * i, n, zeros)
    y = y + mix * (x // 7)
    pairs.append({"recipe": [101 + 2 * i, 102 + 2 * i, n, zeros, mix], **answer(x, y)})

ranks = []
for kind in ("zeros", "few", "tail", "equal", "border", "large", "distinct"):
    for n in (0, 1, 2, 7, 60):
        v = sample(n, kind)
        ranks.append({"values": v.tolist(), "twice": [round(2 * r) for r in stats.rankdata(v)]})

with gzip.GzipFile("spearman.json.gz", "wb", mtime=0) as f:
    f.write(json.dumps({"versions": {"numpy": np.__version__, "scipy": scipy.__version__}, "pairs": pairs, "ranks": ranks}, separators=(",", ":")).encode())
