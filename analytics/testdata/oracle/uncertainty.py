"""Writes the key "uncertainty" of results.json, of a hub as recorded: the same resamples, by pandas, NumPy and SciPy.

    pip install numpy==1.26.4 pandas==3.0.6 scipy==1.17.1
    python uncertainty.py hub | gzip -9n > expected.uncertainty.json.gz

docs/method.md says how the rows are drawn. The generator is PCG-DXSM as Go's math/rand/v2 has it, its numbers below n are
drawn after Lemire (2019, doi:10.1145/3230636).
"""
import gzip
import json
import sys
import warnings

import numpy as np
import pandas as pd
from scipy import stats

DRAWS, SEED, LEVEL, PARETO = 150, 7, 0.95, (80, 99)
KINDS = ("model", "dataset", "space")
METRICS = ["n_likes", "n_discussions", "n_disc_starters", "n_commits", "n_committers", "n_community", "n_downloads"]
M64, M128 = (1 << 64) - 1, (1 << 128) - 1


class PCG:
    def __init__(self, a, b):
        self.state = a << 64 | b

    def next(self):
        self.state = (self.state * (2549297995355413924 << 64 | 4865540595714422341) + (6364136223846793005 << 64 | 1442695040888963407)) & M128
        hi, lo = self.state >> 64, self.state & M64
        hi ^= hi >> 32
        hi = hi * 0xda942042e4dd58b5 & M64
        hi ^= hi >> 48
        return hi * (lo | 1) & M64

    def below(self, n):
        if n & (n - 1) == 0:
            return self.next() & (n - 1)
        product = (self.next() >> 32) * n
        while product & 0xffffffff < (1 << 32) % n:
            product = (self.next() >> 32) * n
        return product >> 32


def lines(hub, name):
    with gzip.open(f"{hub}/{name}.jsonl.gz", "rt", encoding="utf-8") as f:
        yield from map(json.loads, f)


def tables(hub):
    """A row for each repository, by id."""
    repos = pd.DataFrame(lines(hub, "repositories")).drop_duplicates(["kind", "id"])
    commits = pd.DataFrame(lines(hub, "commits")).drop_duplicates(["kind", "repo", "sha"])
    talks = pd.DataFrame(lines(hub, "discussions")).drop_duplicates(["kind", "repo", "num"])
    uses = pd.DataFrame(lines(hub, "usages")).drop_duplicates()
    out = {}
    for k in KINDS:
        r = repos[repos.kind == k].set_index("id").sort_index(key=lambda i: i.map(lambda x: x.encode()))
        of = lambda t, column: t[(t.kind == k) & (t[column].fillna("") != "")].groupby("repo")[column].agg(set).reindex(r.index).map(lambda x: x if isinstance(x, set) else set())
        authors = of(commits.explode("authors"), "authors")
        starters = of(talks, "author")
        count = lambda t: t[t.kind == k].groupby("repo").size().reindex(r.index).fillna(0).astype("int64")
        t = pd.DataFrame({"n_likes": r.likes.fillna(0), "n_discussions": count(talks), "n_disc_starters": starters.map(len), "n_commits": count(commits),
                          "n_committers": authors.map(len), "n_community": [len(a | s) for a, s in zip(authors, starters)]}, index=r.index)
        if k != "space":
            t["n_downloads"] = r.downloads.fillna(0)
        if k == "model":
            t["n_usage_spaces"] = uses.groupby("model").size().reindex(r.index).fillna(0)
        out[k] = t.astype("int64")
    return out


def number(x):
    return None if x is None or np.isnan(x) else float(x)


def gini(v):
    """The mean difference of two values over twice the mean."""
    v = np.asarray(v, float)
    return np.abs(v[:, None] - v[None, :]).mean() / (2 * v.mean()) if v.sum() else np.nan


def pareto(v, percent):
    c = np.cumsum(np.sort(v)[::-1])
    return (np.argmax(c * 100 >= percent * c[-1]) + 1) / len(v) if c[-1] else np.nan


def statistics(t):
    out = {("exactly one",): (t.n_committers == 1).mean()}
    for c in t:
        out["zero", c], out["gini", c] = (t[c] == 0).mean(), gini(t[c])
        for q in PARETO:
            out["pareto", c, q] = pareto(t[c].to_numpy(), q)
    constant = [c for c in t if t[c].nunique() == 1]
    for method in ("pearson", "spearman"):
        m = t.corr(method=method)
        m.loc[constant], m[constant] = np.nan, np.nan
        for i, a in enumerate(t):
            for b in t.columns[i + 1:]:
                out[method, a, b] = m.loc[a, b]
    return out


def interval(estimate, draws):
    v = np.array(draws, float)
    v = v[~np.isnan(v)]
    low, high = np.percentile(v, [100 * (1 - LEVEL) / 2, 100 * (1 + LEVEL) / 2]) if len(v) else (None, None)
    return {"estimate": number(estimate), "low": low, "high": high, "level": LEVEL, "draws": len(v)}


def resampled(t, stream):
    draws = []
    for i in range(DRAWS):
        random = PCG(SEED, stream + i)
        draws.append(statistics(t.iloc[[random.below(len(t)) for _ in range(len(t))]]))
    return {key: interval(x, [d[key] for d in draws]) for key, x in statistics(t).items()}


def scipys(t):
    """The bounds of scipy.stats.bootstrap: their mean over RUNS, and their standard deviation at DRAWS resamples."""
    RUNS, N = 30, 1000
    cases = {"zero": (t.n_likes == 0).to_numpy(float), "gini": t.n_commits.to_numpy(), "pearson": (t.n_likes.to_numpy(), t.n_commits.to_numpy()),
             "spearman": (t.n_likes.to_numpy(), t.n_commits.to_numpy())}
    statistic = {"zero": np.mean, "gini": lambda v: (2 * np.sort(v) @ np.arange(1, len(v) + 1) / v.sum() - len(v) - 1) / len(v),
                 "pearson": lambda a, b: stats.pearsonr(a, b).statistic, "spearman": lambda a, b: stats.spearmanr(a, b).statistic}
    out = {}
    for name, data in cases.items():
        data = data if isinstance(data, tuple) else (data,)
        bounds = [stats.bootstrap(data, statistic[name], paired=True, vectorized=False, n_resamples=N, method="percentile", random_state=run).confidence_interval
                  for run in range(RUNS)]
        out[name] = {side: {"mean": float(np.mean([getattr(b, side) for b in bounds])), "std": float(np.std([getattr(b, side) for b in bounds], ddof=1))} for side in ("low", "high")}
    return out


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    out = {"level": LEVEL, "draws": DRAWS, "seed": SEED, "activity": {}, "pearson": {}, "spearman": {}}
    hub = tables(sys.argv[1])
    for k, t in hub.items():
        x = resampled(t, KINDS.index(k) << 32)
        metrics = {c: {"zero_share": x["zero", c], "gini": x["gini", c], "pareto": {str(q): x["pareto", c, q] for q in PARETO}} for c in t}
        out["activity"][k] = {"metrics": metrics, "committers_exactly_one": x["exactly one",]}
        for method in ("pearson", "spearman"):
            out[method][k] = {a: {b: x[method, a, b] for b in t.columns[i + 1:]} for i, a in enumerate(t.columns[:-1])}
    json.dump({"uncertainty": out, "scipy": scipys(hub["dataset"])}, sys.stdout, sort_keys=True)
