"""Writes expected.json: spans, drawn here with a seed, and what lifelines says of them.

    pip install lifelines==0.30.3
    python expected.py > expected.json
"""
import json
import math

import numpy
from lifelines import KaplanMeierFitter


def cases():
    r = numpy.random.default_rng(7)
    yield "ties", r.integers(0, 12, 200).astype(float), r.random(200) < 0.6
    yield "continuous", r.exponential(30, 150), r.random(150) < 0.7
    yield "mostly going on", r.integers(0, 400, 300).astype(float), r.random(300) < 0.1
    yield "all ended", r.integers(1, 30, 50).astype(float), numpy.ones(50, bool)
    yield "none ended", r.integers(1, 30, 20).astype(float), numpy.zeros(20, bool)
    yield "one", numpy.array([3.0]), numpy.array([True])


out = []
for name, lengths, ended in cases():
    k = KaplanMeierFitter().fit(lengths, ended)
    median = float(k.median_survival_time_)
    low, high = k.confidence_interval_.columns
    points = [[float(t), float(k.survival_function_.loc[t].iloc[0]), float(k.confidence_interval_.loc[t, low]), float(k.confidence_interval_.loc[t, high])] for t in sorted(set(lengths.tolist()))]
    out.append({"name": name, "lengths": lengths.tolist(), "ended": ended.tolist(), "median": None if math.isinf(median) else median, "points": points})
print(json.dumps(out).replace("NaN", "null"))
