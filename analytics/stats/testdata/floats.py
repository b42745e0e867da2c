#!/usr/bin/env python3
"""floats.py > floats.json: what pandas says of some float64 columns, to the last bit.

Made with numpy 1.26.4 and pandas 3.0.6. Columns are given as hexadecimal floats, or
as a recipe (n, kind) that floats_test.go follows too.
"""
import json
import numpy as np, pandas as pd


def column(n, kind):
    if kind == "equal":                       # 1/n, as PageRank has it on a regular graph
        return [1 / n] * n
    x, out = 12345, []                        # a linear congruential generator: the same numbers everywhere
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
        u = (x >> 11) / 2**53
        out.append(u if kind == "uniform" else 1 / (u + 1e-6))
    return out


cases = []
for kind in ("equal", "uniform", "heavy"):
    for n in (1, 2, 3, 7, 8, 9, 15, 16, 49, 127, 128, 129, 136, 255, 256, 1000, 1023, 10524):
        d = pd.Series(column(n, kind), dtype="float64").describe(percentiles=[.25, .5, .75])
        row = [d["mean"], d["std"], d["min"], d["25%"], d["50%"], d["75%"], d["max"]]
        cases.append({"n": n, "kind": kind, "want": [None if np.isnan(x) else float(x).hex() for x in row]})
print(json.dumps(cases, indent=0))
