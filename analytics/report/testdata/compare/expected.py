"""Differences of a.json and b.json, computed from these files alone, as expected.csv.

    python3 expected.py > expected.csv

Both are results.json of hubgraph analyze, of generated hubs of which one is three
months older. Needs Python 3 only.
"""
import csv
import json
import sys

A, B = (json.load(open(name, encoding="utf-8")) for name in ("a.json", "b.json"))
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["table", "row", "column", "a", "b", "difference", "relative", "percentage_points"])

NAMES = {"n_likes": "likes", "n_discussions": "discussions", "n_discussion_starters": "discussion starters", "n_commits": "commits", "n_downloads": "downloads"}


def line(table, row, column, get, kind="number"):
    """kind: number, share (of 1) or coefficient (from -1 to 1)."""
    values = []
    for side in (A, B):
        try:
            values.append(get(side))
        except (KeyError, IndexError, StopIteration):
            values.append(None)
    a, b = values
    if a is None and b is None:
        return
    difference = relative = points = None
    if a is not None and b is not None:
        difference = b - a
        if kind == "number" and a != 0:
            relative = difference / abs(a)
        if kind == "share":
            points = 100 * difference
    out.writerow([table, row, column, *("" if x is None else repr(float(x)) for x in (a, b, difference, relative, points))])


for column, key in {"models": "models", "datasets": "datasets", "spaces": "spaces", "commits": "commits", "developers": "developers"}.items():
    line("sizes", column, "number", lambda s: s["about"]["counts"][key])
for number, kind in ((2, "model"), (3, "dataset"), (4, "space")):
    for key, name in NAMES.items():
        metric = lambda s: s["activity"][kind]["metrics"][key]
        for column, stat in {"mean": "mean", "std": "std", "75%": "p75", "max": "max", "total": "total"}.items():
            line(f"table-{number}", name, column, lambda s: metric(s)[stat])
        line(f"shares-{kind}", name, "without any", lambda s: metric(s)["zero_share"], "share")
    licences = {x["license"] for s in (A, B) for x in s["licenses"][kind]["table"]}
    for licence in sorted(licences):
        of = lambda s: next(x for x in s["licenses"][kind]["table"] if x["license"] == licence)
        line(f"licence-table-{kind}", licence, kind + "s", lambda s: of(s)["repositories"])
        line(f"licence-table-{kind}", licence, "share of licensed", lambda s: of(s)["share_of_licensed"], "share")
for scope in ("all", "cv", "nlp", "mm"):
    network = lambda s: s["network"][scope]
    for row, key in {"edges": "edges", "developers": "developers", "commits on edges": "weight_total"}.items():
        line("network-sizes", row, scope, lambda s: network(s)["size"][key])
    line("network-sizes", "share of isolates", scope, lambda s: network(s)["size"]["isolate_share"], "share")
    for row, k in {"1": lambda s: "1", "5": lambda s: "5", "largest": lambda s: str(network(s)["k_max"])}.items():
        for metric in ("N", "E", "MOD", "COM", "DENS", "RECIP", "ASS", "AD", "ACC"):
            line(f"kcore-{scope}", row, metric, lambda s: network(s)["kcore"][k(s)][metric], "coefficient" if metric in ("MOD", "ASS") else "number")
    for by, key in {"degree": "degree", "PageRank": "pagerank"}.items():
        ranking = lambda s: network(s)[key]["top"]
        for name in sorted({x[0] for s in (A, B) if key in network(s) for x in ranking(s)}):
            place = lambda s: next(i for i, x in enumerate(ranking(s)) if x[0] == name)
            line(f"developers-{scope}-{key}", name, "place", lambda s: place(s) + 1)
            line(f"developers-{scope}-{key}", name, by, lambda s: ranking(s)[place(s)][1])
for key, name in NAMES.items():
    test = lambda s: s["mann_whitney"]["tests"].get(key, {}).get("permissive_vs_none")
    if all(test(s) for s in (A, B)):
        line("tests-permissive_vs_none", name, "effect", lambda s: test(s)["effect"])
        line("tests-permissive_vs_none", name, "rank-biserial", lambda s: test(s)["rank_biserial"], "coefficient")
