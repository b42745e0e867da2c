"""Writes expected.json: samples, drawn here with a seed, and what the Python package
powerlaw says of them.

    pip install powerlaw==2.0.0
    python expected.py > expected.json

The exponents of powerlaw end at 3 unless told otherwise; they are let go on.
"""
import json
import warnings

import numpy
import powerlaw

warnings.simplefilter("ignore")
LAWS = ["lognormal", "exponential", "truncated_power_law"]


def samples():
    r = numpy.random.default_rng(20240513)
    zipf = r.zipf(2.2, 3000)
    yield "zipf", True, zipf[zipf < 10**9]
    yield "zipf of 4.1", True, r.zipf(4.1, 4000)
    body = r.integers(1, 30, 2000)
    yield "body and tail", True, numpy.concatenate([body, numpy.floor(29.5 * r.random(800) ** (-1 / 1.6) + 0.5)])
    yield "log-normal counts", True, numpy.ceil(r.lognormal(1.5, 1.3, 2500))
    yield "geometric", True, r.geometric(0.08, 1500)
    yield "with zeros", True, r.poisson(r.pareto(1.3, 2500))
    yield "Pareto", False, 3 * (1 + r.pareto(1.4, 1500))
    yield "log-normal", False, r.lognormal(0, 2, 1200)
    yield "exponential", False, 1 + r.exponential(5, 1000)
    yield "cut off", False, numpy.sort(2 * (1 + r.pareto(0.7, 3000)))[:2600]


def main():
    out = []
    for name, discrete, x in samples():
        x = numpy.asarray(x, dtype=float)
        fit = powerlaw.Fit(x, discrete=discrete, verbose=0, parameter_ranges={"alpha": [1, None]})
        case = {"name": name, "discrete": discrete, "alpha": fit.alpha, "x_min": fit.xmin, "d": fit.D, "n_tail": int(fit.n_tail), "laws": []}
        for law in LAWS:
            of = getattr(fit, law)
            ratio, p = fit.distribution_compare("power_law", law)
            normalized, _ = fit.distribution_compare("power_law", law, normalized_ratio=True)
            case["laws"].append({
                "law": law,
                "parameters": {n.lower(): float(getattr(of, n)) for n in of.parameter_names},
                "log_likelihood": float(of.loglikelihood),
                "ratio": float(ratio),
                "normalized_ratio": float(normalized),
                "p": float(p),
            })
        values, counts = numpy.unique(x, return_counts=True)
        case["values"], case["counts"] = values.tolist(), counts.tolist()
        out.append(case)
    print(json.dumps(out))


main()
