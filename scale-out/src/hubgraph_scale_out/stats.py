"""Arithmetic of the driver: from exact sums that Spark collected to the numbers of
results.json. Nothing here grows with the data."""
import math
from fractions import Fraction

# The preferred numbers R20 of ISO 3, times 100: twenty steps of about equal ratio.
R20 = (100, 112, 125, 140, 160, 180, 200, 224, 250, 280, 315, 355, 400, 450, 500, 560, 630, 710, 800, 900)


def ratio(a: int, b: int) -> float | None:
    return a / b if b else None


def root(num: int, den: int) -> float:
    """The float nearest to sqrt(num/den), for num >= 0 and den > 0."""
    if num == 0:
        return 0.0
    shift = max(0, (den.bit_length() - num.bit_length()) // 2 + 66)
    scaled, rest = divmod(num << 2 * shift, den)
    r = math.isqrt(scaled)
    exact = rest == 0 and r * r == scaled
    return math.ldexp(float(2 * r + (0 if exact else 1)), -shift - 1)


def moments(n: int, total: int, squares: int) -> tuple[float, float | None]:
    """Mean, and standard deviation with n-1, each rounded once."""
    return total / n, root(n * squares - total * total, n * (n - 1)) if n > 1 else None


def spread(n: int, squares: float, mean: float) -> float | None:
    """The standard deviation, of the summed squares of relative distances from the mean."""
    return math.sqrt(squares / (n - 1)) * mean if n > 1 else None


def summary(row, quarters, mean: float, std: float | None) -> dict:
    """As pandas.Series.describe: quartiles linear between order statistics. row has
    size, smallest, largest, and low and high of each quarter."""
    out = {"count": row.size, "mean": mean, "std": std, "min": row.smallest}
    for q in quarters:
        at = (row.size - 1) * (q / 4)
        low, high, t = float(row[f"low{q}"]), float(row[f"high{q}"]), at - math.floor(at)
        # from the nearer end, as NumPy
        out[f"p{25 * q}"] = high - (high - low) * (1 - t) if t >= 0.5 else low + (high - low) * t
    return {**out, "max": row.largest}


def holders(total: int, percent: int, size: int, at) -> int | None:
    """How many of the largest values hold percent of the total. at: the largest value
    from which on they do, how many values are up to it, and their sum."""
    if total == 0:
        return None
    above, held = size - at.upto, total - int(at.held)
    missing = percent * total - 100 * held
    return above - (-missing // (100 * at.value))


def levels(largest: int, last: bool = True) -> list[int]:
    """The whole numbers at which a distribution up to largest is summarised: R20 of ISO 3
    from 1 on, rounded, without repetitions, below largest; and, if last, largest itself."""
    out: list[int] = []
    for power in range(19):
        for m in R20:
            x = (m * min(10**power, 100) + 50) // 100 * max(10**power // 100, 1)
            if x < largest and (not out or x > out[-1]):
                out.append(x)
    return out + [largest] if last and largest > 0 else out


def fraction_levels(smallest: float, largest: float) -> list[float]:
    """R20 of ISO 3 from below smallest to largest, as the nearest floats."""
    first, end = math.floor(math.log10(smallest)) - 1, math.floor(math.log10(largest)) + 1
    return [float(f"{m}e{power - 2}") for power in range(first, end + 1) for m in R20]


# ---- probabilities

def probability(p: float) -> dict:
    p = min(p, 1.0)
    return {"p": p, "log10_p": math.log10(p) if p > 0 else None}


UNDEFINED = {"p": None, "log10_p": None}


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, DLMF 8.17.22, by Lentz."""
    tiny = lambda v: v if abs(v) >= 1e-300 else 1e-300
    c, d = 1.0, 1 / tiny(1 - (a + b) * x / (a + 1))
    f, m = d, 1
    while True:
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / tiny(1 + even * d), tiny(1 + even / c)
        f *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / tiny(1 + odd * d), tiny(1 + odd / c)
        f *= d * c
        if abs(d * c - 1) <= 4e-16 or m > 1_000_000:
            return f
        m += 1


def _log_beta_half(a: float) -> float:
    """log B(a, 1/2)."""
    if a < 20:
        return math.lgamma(a) - math.lgamma(a + 0.5) + math.log(math.pi) / 2
    q = 1 / (a * a)
    series = (-1 / 8 + q * (1 / 192 + q * (-1 / 640 + q * 17 / 14336))) / a
    return math.log(math.pi) / 2 - math.log(a) / 2 - series


def log_tail(a: float, x: float, y: float) -> float:
    """log of the regularised incomplete beta function I_x(a, 1/2), with y = 1-x."""
    if x == 0:
        return -math.inf
    if y == 0:
        return 0.0
    log_x, log_y = (math.log1p(-y), math.log(y)) if x > 0.5 else (math.log(x), math.log1p(-x))
    front = a * log_x + log_y / 2 - _log_beta_half(a)
    if x < (a + 1) / (a + 2.5):
        return front - math.log(a) + math.log(_beta_fraction(a, 0.5, x))
    return math.log1p(-2 * math.exp(front) * _beta_fraction(0.5, a, y))


def of_log(log: float) -> dict:
    return {"p": math.exp(log), "log10_p": log / math.log(10) if log > -math.inf else None}


def correlation(n: int, x: int, y: int, xx: int, yy: int, xy: int) -> dict:
    """Pearson's r of n pairs by their exact sums, rounded once, and its two-sided p under
    the t distribution with n-2 degrees of freedom, as scipy.stats.pearsonr; None where a
    side is constant."""
    cov, var = n * xy - x * y, (n * xx - x * x) * (n * yy - y * y)
    if n < 2 or var <= 0:
        return {"n": n, "r": None, **UNDEFINED}
    r = math.copysign(root(cov * cov, var), cov)
    if n == 2 or cov == 0:
        return {"n": n, "r": r if cov else 0.0, **probability(1.0)}
    square = Fraction(cov * cov, var)
    return {"n": n, "r": r, **of_log(log_tail(n / 2 - 1, float(1 - square), float(square)))}


def without_degrees(c: dict) -> dict:
    """A rank correlation, whose p has n-2 degrees of freedom: none for two pairs."""
    return {**c, **UNDEFINED} if c["n"] == 2 else c


LINE_ROWS, LINE_REST = 15, 1e-9


def on_a_line(c: dict) -> bool:
    """Whether few points lie on a line, or nearly so: then p of SciPy is what rounding
    leaves of 1-r^2, and line_tail repeats its steps."""
    return c["r"] is not None and 2 < c["n"] <= LINE_ROWS and abs(c["r"]) > 1 - LINE_REST


def line_tail(x: list[int], y: list[int]) -> dict:
    """p of scipy.stats.pearsonr for 3 to LINE_ROWS points, in their order."""
    r = 0.0
    for a, b in zip(_unit(x), _unit(y)):
        r = float(Fraction(a) * Fraction(b) + Fraction(r))  # fused, as OpenBLAS does
    rest = 1 - (1 + min(abs(r), 1.0)) / 2
    mid = 1 - 2 * rest
    return of_log(log_tail(len(x) / 2 - 1, 4 * rest * (1 - rest), mid * mid))


def _pairwise(v: list[float]) -> float:
    """The sum of up to 15 numbers in the order of NumPy."""
    total = 0.0
    if len(v) >= 8:
        total, v = ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7])), v[8:]
    for x in v:
        total += x
    return total


def _unit(v: list[int]) -> list[float]:
    d = [float(x) for x in v]
    mean = _pairwise(d) / len(d)
    d = [x - mean for x in d]
    largest = max(map(abs, d))
    norm = largest * math.sqrt(_pairwise([(x / largest) ** 2 for x in d]))
    return [x / norm for x in d]


# ---- Mann-Whitney

EXACT_UP_TO, EXACT_VALUES = 8, 1 << 25
SMALL_TAIL = 1e-290


def mann_whitney(n1: int, n2: int, twice_u: int, tied: int) -> dict | None:
    """The two-sided test of Mann and Whitney (1947) by 2U of the first group and the sum
    of t^3 - t over the numbers t of equal values, as scipy.stats.mannwhitneyu: normal
    approximation corrected for ties and continuity; exact for no ties and a group of at
    most 8. None when a group is empty."""
    if n1 == 0 or n2 == 0:
        return None
    pairs, n = n1 * n2, n1 + n2
    shift = twice_u - pairs
    # the variance of 2U
    num, den = pairs * (n**3 - n - tied), 3 * n * (n - 1)
    exact = tied == 0 and min(n1, n2) <= EXACT_UP_TO and n <= EXACT_VALUES
    if exact:
        p = probability(_exact_tails(n1, n2, min(twice_u, 2 * pairs - twice_u) // 2))
    elif shift == 0 or num == 0:
        p = probability(1.0)
    else:
        p = _normal_tails((abs(shift) - 1) ** 2 * den, num)
    return {
        "U": twice_u / 2, **p, "n1": n1, "n2": n2, "effect": twice_u / (2 * pairs), "rank_biserial": shift / pairs,
        "z_no_continuity": math.copysign(root(shift * shift * den, num), shift) if num else None, "exact": exact, "sign": (shift > 0) - (shift < 0),
    }


def _exact_tails(n1: int, n2: int, u: int) -> float:
    """Twice the share of orders of distinct values with U up to u: coefficients of the
    Gaussian binomial."""
    k, n = min(n1, n2), max(n1, n2)
    orders = [1] + [0] * u
    for i in range(1, k + 1):
        for j in range(u, n + i - 1, -1):
            orders[j] -= orders[j - n - i]
        for j in range(i, u + 1):
            orders[j] += orders[j - i]
    return min(1.0, float(Fraction(2 * sum(orders), math.comb(n1 + n2, k))))


def _normal_tails(num: int, den: int) -> dict:
    """The probability of a standard normal value beyond ±z, for z^2 = num/den."""
    x = root(num, 2 * den)
    p = math.erfc(x)
    if p > SMALL_TAIL:
        return probability(p)
    square, series, term = float(Fraction(num, 2 * den)), 1.0, 1.0
    for k in range(1, 7):
        term *= -(2 * k - 1) / (2 * square)
        series += term
    return {"p": p, "log10_p": (-square - math.log(x * math.sqrt(math.pi)) + math.log(series)) / math.log(10)}


def holm(tests: list[dict]) -> None:
    """Adds p_holm and log10_p_holm, adjusted for all tests by Holm (1979)."""
    lg = lambda t: -math.inf if t["log10_p"] is None else t["log10_p"]
    p, log = 0.0, -math.inf
    for i, t in enumerate(sorted(tests, key=lambda t: (t["p"], lg(t)))):
        left = len(tests) - i
        p = min(1.0, max(p, left * t["p"]))
        log = min(0.0, max(log, math.log10(left) + lg(t)))
        t["p_holm"], t["log10_p_holm"] = p, log if log > -math.inf else None
