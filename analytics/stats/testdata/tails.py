#!/usr/bin/env python3
"""Makes tails.json: two-sided tail probabilities to 20 digits, by mpmath 1.4.1 with 80 digits. Run it in this folder.

normal: z^2 as a fraction -> log10 P(|Z| > z). correlation: n and r^2 as a fraction -> log10 of the chance of a correlation beyond r in n
uncorrelated rows, I_{1-r^2}(n/2-1, 1/2); from its definition as an integral where the hypergeometric series is out of reach.
"""
import json
from mpmath import mp, mpf, beta, erfc, exp, hyp2f1, inf, log, log10, loggamma, quad, sqrt

mp.dps = 80


def fraction(s):
    a, b = s.split("/")
    return mpf(a) / mpf(b)


def correlation(n, r2):
    """the integral of u^(a-1) (1-u)^(-1/2) / B(a, 1/2) from 0 to x = 1 - r2, with u = x exp(-t/a): the integrand falls as exp(-t)"""
    a, x = mpf(n) / 2 - 1, 1 - r2
    log_beta = loggamma(a) + loggamma(mpf(1) / 2) - loggamma(a + mpf(1) / 2)
    part = quad(lambda t: exp(-t) / sqrt(1 - x * exp(-t / a)), [0, mpf(1) / 1000, mpf(1) / 10, 1, 3, 8, 20, 60, 200, 400])
    return (a * log(x) - log_beta - log(a) + log(part)) / log(10)


def check():
    """against closed forms: n = 4 gives 1 - r; n = 6 gives 1 - (3r - r^3)/2"""
    for r2 in ("1/100", "1/2", "99/100"):
        r = sqrt(fraction(r2))
        for n, p in ((4, 1 - r), (6, 1 - (3 * r - r ** 3) / 2)):
            assert abs(correlation(n, fraction(r2)) - log10(p)) < mpf(10) ** -25, (n, r2)


check()
normal = ["1/1000000", "1/100", "1/1", "4/1", "100/1", "900/1", "1320/1", "1331/1", "1337/1", "1400/1", "1425/1", "1500/1", "10000/1", "1000000/1", "123456789/1", "340282366920938463463374607431768211455/7"]
squares = ["1/1000000000000", "1/100000000", "1/1000000", "4/1000000", "9/1000000", "1/10000", "1/1000", "1/100", "1/10", "1/3", "1/2", "7/10", "9/10", "99/100", "999999/1000000",
           "99999999999999999999/100000000000000000000"]
doc = {"normal": [{"square": s, "log10": mp.nstr(log10(erfc(sqrt(fraction(s) / 2))) if fraction(s) < 10 ** 6 else
                   (-fraction(s) / 2 - log(sqrt(fraction(s) / 2 * mp.pi)) + log(sum((-1) ** k * mp.fac2(2 * k - 1) / fraction(s) ** k for k in range(8)))) / log(10), 20)} for s in normal],
       "correlation": [{"n": n, "square": s, "log10": mp.nstr(correlation(n, fraction(s)), 20)} for n in (3, 4, 5, 7, 10, 41, 42, 100, 1000, 348181, 100000000) for s in squares]}
with open("tails.json", "w") as f:
    json.dump(doc, f, indent=1)
    f.write("\n")
print({k: len(v) for k, v in doc.items()})
