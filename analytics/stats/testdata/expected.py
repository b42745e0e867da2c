#!/usr/bin/env python3
"""Makes expected.json.gz: Mann-Whitney tests and Pearson correlations by SciPy and pandas.

Python 3.11, numpy 1.26.4, scipy 1.17.1, pandas 3.0.6. Run it in this folder. SciPy 1.11.4 and pandas 2.1.4 give the same within the
tolerances of the test, but for p of points on a line, which is a rounding error there. "versions" in the file says which made it.
"""
import gzip, json, math, warnings
import numpy as np, pandas as pd, scipy
from scipy import special, stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(20231013)
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


def heavy(seed, n, zeros, shift):
    """counts as activity has them: `zeros` of 1000 are 0, the rest is a heavy tail, moved by shift"""
    u = splitmix(seed, n)
    kind, place = u % np.uint64(1000), (u >> np.uint64(20)) % np.uint64(100000)
    v = np.uint64(100000) // (place + np.uint64(1)) + np.uint64(shift)
    return np.where(kind < zeros, np.uint64(0), v).astype(np.int64)


def num(x):
    x = float(x)
    return None if math.isnan(x) or math.isinf(x) else x


def test(x, y):
    t = stats.mannwhitneyu(x, y, alternative="two-sided")
    n1, n2 = len(x), len(y)
    n = n1 + n2
    tie = [int(c) for c in np.unique(np.concatenate([x, y]), return_counts=True)[1]]
    u2 = round(2 * t.statistic)
    # sd of U, from whole numbers
    left = n ** 3 - n - sum(c ** 3 - c for c in tie)
    sd = math.sqrt(n1 * n2 * left / (12 * n * (n - 1))) if left else 0
    exact = min(n1, n2) <= 8 and max(tie) == 1
    z = (u2 - n1 * n2) / 2 / sd if sd else None
    if exact or not sd:
        log = math.log10(t.pvalue)
    else:
        log = min(0, (special.log_ndtr(-(abs(u2 - n1 * n2) - 1) / 2 / sd) + math.log(2)) / math.log(10))
    return {"n1": n1, "n2": n2, "twice_u": u2, "p": float(t.pvalue), "log10": float(log), "effect": t.statistic / (n1 * n2), "z": z, "exact": exact}


def sample(n, kind):
    if kind == "zeros":
        return np.where(rng.random(n) < .7, 0, rng.geometric(.2, n))
    if kind == "few":
        return rng.integers(0, 4, n)
    if kind == "tail":
        return np.floor(rng.pareto(.8, n) * 2).astype(np.int64)
    if kind == "equal":
        return np.full(n, 3)
    if kind == "large":
        return rng.integers(0, 1 << 40, n)
    return rng.permutation(10 * n)[:n]                     # distinct


def mann_whitney():
    out = []
    for kind in ("zeros", "few", "tail", "equal", "large", "distinct"):
        for _ in range(30 if kind == "equal" else 300):
            n1, n2 = (int(k) for k in rng.integers(1, 40, 2))
            x, y = sample(n1, kind), sample(n2, kind)
            if kind != "equal" and rng.random() < .4:
                y = y + int(rng.integers(1, 8))
            out.append({"x": x.tolist(), "y": y.tolist(), **test(x, y)})
    for _ in range(400):                                    # exact: no ties, a small group
        n1, n2 = int(rng.integers(1, 9)), int(rng.integers(1, 60))
        v = rng.permutation(1000)[:n1 + n2]
        if rng.random() < .5:
            v = np.sort(v) if rng.random() < .5 else np.sort(v)[::-1]
        x, y = v[:n1], v[n1:]
        if rng.random() < .5:
            x, y = y, x
        out.append({"x": x.tolist(), "y": y.tolist(), **test(x, y)})
    for i, (n1, n2, z1, z2, shift) in enumerate([
            (70000, 42000, 909, 905, 0), (70000, 225000, 909, 900, 0), (42000, 225000, 710, 640, 0), (5000, 225000, 47, 45, 0), (30000, 30000, 971, 300, 0),
            (100, 100000, 800, 100, 1), (8, 50000, 0, 0, 0), (60000, 60000, 0, 0, 7), (1, 100000, 0, 0, 100000), (20000, 20000, 500, 500, 100000)]):
        x, y = heavy(2 * i + 1, n1, z1, 0), heavy(2 * i + 2, n2, z2, shift)
        out.append({"recipe": [2 * i + 1, n1, z1, 0, 2 * i + 2, n2, z2, shift], **test(x, y)})
    return out


def pearson():
    out = []
    for kind in ("zeros", "few", "tail", "equal", "large", "distinct"):
        for _ in range(20 if kind == "equal" else 150):
            n = int(rng.integers(2, 40))
            x = sample(n, kind)
            y = sample(n, rng.choice(["zeros", "few", "tail", "large"]))
            if rng.random() < .5:
                y = y + x * int(rng.integers(0, 4))
            if x.std() == 0 or y.std() == 0:
                out.append({"x": x.tolist(), "y": y.tolist(), "r": None, "p": None})
                continue
            r, p = stats.pearsonr(x.astype(float), y.astype(float))
            # near a line, 1 - r^2 of a float64 r has few digits left to compare
            out.append({"x": x.tolist(), "y": y.tolist(), "r": float(r), "p": float(p) if abs(r) < .9999 or n == 2 else None})
    for _ in range(300):                                    # few points on a line, or nearly: p is what rounding errors leave
        n = int(rng.integers(3, 16))
        x = rng.integers(0, 5, n)
        x[rng.integers(n)] = rng.integers(5, 60)
        if rng.random() < .5:
            x[x < 5] = rng.integers(0, 5)
        y = 300 + x * int(rng.choice([-3, -1, 1, 2]))
        if rng.random() < .3:
            x = x * 10 ** 9
            y[rng.integers(n)] += 1
            y = y * 10 ** 9 + rng.integers(0, 2, n)
        r, p = stats.pearsonr(x.astype(float), y.astype(float))
        out.append({"x": x.tolist(), "y": y.tolist(), "r": float(r), "p": float(p) if abs(r) > 1 - 1e-10 or abs(r) < .9999 else None})
    for i, (n, zeros, mix) in enumerate([(100000, 909, 0), (300000, 710, 1), (50000, 971, 0), (20000, 45, 2)]):
        x, y = heavy(101 + 2 * i, n, zeros, 0), heavy(102 + 2 * i, n, zeros, 0)
        y = y + mix * (x // 7)
        r, p = stats.pearsonr(x.astype(float), y.astype(float))
        out.append({"recipe": [101 + 2 * i, 102 + 2 * i, n, zeros, mix], "r": float(r), "p": float(p)})
    return out


def matrices():
    out = []
    for rows in (0, 1, 2, 3, 5, 20, 200):
        for _ in range(6):
            cols = [sample(rows, k) if rows else np.empty(0, np.int64) for k in rng.permutation(["zeros", "few", "tail", "equal", "large"])]
            if rows:
                cols.append(cols[0] + 2 * cols[1])
            m = pd.DataFrame({str(i): c for i, c in enumerate(cols)}).astype("float64").corr(method="pearson").to_numpy()
            out.append({"columns": [c.tolist() for c in cols], "matrix": [[num(v) for v in row] for row in m]})
    return out


doc = {"mann_whitney": mann_whitney(), "pearson": pearson(), "matrices": matrices(),
       "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "pandas": pd.__version__}}
with open("expected.json.gz", "wb") as f, gzip.GzipFile("", "wb", 9, f, 0) as z:
    z.write(json.dumps(doc, separators=(",", ":")).encode())
print({k: len(v) for k, v in doc.items()})
