"""Distributions of many series at once: exact order statistics, ranks, sums, levels.

A series is a named sample. It is first reduced to its distinct values with how often
each occurs, and then ordered in parts, so that no machine holds or sorts a whole series.
"""
from pyspark.sql import DataFrame, functions as F

from . import stats
from .engine import Engine, listed

# So many distinct values are ordered in one part.
VALUES_OF_A_PART = 1_000_000

COUNTS = "SELECT series, value, count(*) AS n FROM {values} WHERE value IS NOT NULL GROUP BY series, value"


def running(engine: Engine, rows: DataFrame, by: str, order: str, sums: list[str]) -> DataFrame:
    """rows with `below_X` for each column X of sums: its sum over the rows of the same
    `by` that come before in the order of `order`, which are distinct.

    The rows are split by ranges of (by, order); each part adds up its own, and begins
    with what the parts before it have in all, of which there are few numbers.
    """
    rows = engine.keep(rows)
    most = int(engine.spark.conf.get("spark.sql.shuffle.partitions"))
    parts = max(1, min(most, -(-rows.count() // VALUES_OF_A_PART)))
    ranged = engine.keep(rows.repartitionByRange(parts, by, order).withColumn("part", F.spark_partition_id()))
    totals = ", ".join(f"sum({x}) AS {x}" for x in sums)
    before = ", ".join(f"sum({x}) OVER (PARTITION BY {by} ORDER BY part) - {x} AS before_{x}" for x in sums)
    within = ", ".join(f"before_{x} + sum({x}) OVER (PARTITION BY {by}, part ORDER BY {order} ROWS UNBOUNDED PRECEDING) - {x} AS below_{x}" for x in sums)
    offsets = engine.spark.sql(f"SELECT {by}, part, {before} FROM (SELECT {by}, part, {totals} FROM {{ranged}} GROUP BY {by}, part)", ranged=ranged)
    joined = ranged.join(F.broadcast(offsets), [by, "part"])
    kept = engine.keep(engine.spark.sql(f"SELECT *, {within} FROM {{joined}}", joined=joined).drop("part", *[f"before_{x}" for x in sums]))
    return kept


def ordered(engine: Engine, values: DataFrame) -> DataFrame:
    """series, value, n, below_n: the distinct values of each series (nulls left out), how
    often each occurs, and how many are smaller."""
    return running(engine, engine.spark.sql(COUNTS, values=values), "series", "value", ["n"])


# What a summary needs of whole numbers. The quartiles lie between two values each, of
# places counted from 0.
WHOLE = """
WITH totals AS (SELECT series, sum(n) AS size FROM {ordered} GROUP BY series)
SELECT o.series, sum(n) AS size, sum(CAST(value AS DECIMAL(38,0)) * n) AS total, sum(CAST(value AS DECIMAL(38,0)) * value * n) AS squares,
       min(value) AS smallest, max(value) AS largest, sum(if(value = 0, n, 0L)) AS zeros, {quartiles_}
FROM {ordered} o JOIN totals t ON o.series = t.series GROUP BY o.series
"""

# And of fractions.
FRACTIONS = """
WITH totals AS (SELECT series, sum(n) AS size FROM {ordered} GROUP BY series)
SELECT o.series, sum(n) AS size, min(value) AS smallest, max(value) AS largest, {quartiles_}
FROM {ordered} o JOIN totals t ON o.series = t.series GROUP BY o.series
"""

QUARTERS = (1, 2, 3)


def _quartiles() -> str:
    """Columns low1, high1, ...: the values at the places next to each quartile."""
    at = lambda place: f"max(if(below_n <= {place} AND below_n + n > {place}, value, NULL))"
    low = lambda q: f"(size - 1) * {q} DIV 4"
    return ", ".join(f"{at(low(q))} AS low{q}, {at(f'least(size - 1, {low(q)} + 1)')} AS high{q}" for q in QUARTERS)


def summaries(engine: Engine, series: DataFrame) -> dict[str, dict]:
    """By series of whole numbers: the summary as of pandas.Series.describe, with total
    and zeros beside it. series is what `ordered` returns."""
    rows = engine.spark.sql(WHOLE.replace("{quartiles_}", _quartiles()), ordered=series).collect()
    return {r.series: {**stats.summary(r, QUARTERS, *stats.moments(r.size, int(r.total), int(r.squares))), "total": int(r.total), "zeros": r.zeros} for r in rows}


def fraction_summaries(engine: Engine, series: DataFrame) -> dict[str, dict]:
    """summaries of fractions above 0, without total and zeros."""
    sql = engine.spark.sql
    rows = {r.series: r for r in sql(FRACTIONS.replace("{quartiles_}", _quartiles()), ordered=series).collect()}
    # Sums of decimals do not depend on the order of the rows; they are of values over the
    # largest, and of distances over the mean, so that they keep their digits.
    largest = sql("SELECT o.*, t.max_value FROM {ordered} o JOIN (SELECT series, max(value) AS max_value FROM {ordered} GROUP BY series) t ON o.series = t.series", ordered=series)
    means = {r.series: float(r.total) * rows[r.series].largest / rows[r.series].size for r in sql("SELECT series, sum(CAST(value / max_value * n AS DECIMAL(38,20))) AS total FROM {l} GROUP BY series", l=largest).collect()}
    names = sorted(means)
    mean = F.get(listed([means[s] for s in names] or [0.0]), F.array_position(listed(names or [""]), F.col("series")).cast("int") - 1)
    away = series.withColumn("away", ((F.col("value") - mean) / mean) * ((F.col("value") - mean) / mean))
    squares = {r.series: float(r.total) for r in sql("SELECT series, sum(CAST(away * n AS DECIMAL(38,18))) AS total FROM {a} GROUP BY series", a=away).collect()}
    return {s: stats.summary(rows[s], QUARTERS, means[s], stats.spread(rows[s].size, squares[s], means[s])) for s in names}


def pareto(engine: Engine, series: DataFrame, totals: dict[str, int], percents: list[int]) -> dict[str, dict[int, int | None]]:
    """By series and percentage: how many of the largest values it takes to hold so much
    of the total; None when the total is 0. The comparison is exact."""
    if not percents:
        return {s: {} for s in totals}
    sums = running(engine, series.select("series", "value", "n", "below_n", (F.col("value").cast("decimal(38,0)") * F.col("n")).cast("decimal(38,0)").alias("held")), "series", "value", ["held"])
    found = ", ".join(f"max(if((t.total - below_held) * 100 >= t.total * {q}, struct(value, below_n + n AS upto, below_held + held AS held), NULL)) AS at{q}" for q in percents)
    rows = engine.spark.sql(
        f"SELECT s.series, sum(n) AS size, {found} FROM {{sums}} s JOIN (SELECT series, sum(held) AS total FROM {{sums}} GROUP BY series) t ON s.series = t.series GROUP BY s.series", sums=sums
    ).collect()
    out = {}
    for r in rows:
        out[r.series] = {q: stats.holders(totals[r.series], q, r.size, r[f"at{q}"]) for q in percents}
    return out


def at_least(engine: Engine, series: DataFrame, largest: dict[str, int]) -> dict[str, dict[int, int]]:
    """By series: how many values are at least each of stats.levels."""
    bounds = stats.levels(max(largest.values(), default=0), last=False)
    rows = engine.spark.sql(
        "SELECT series, size(filter(:bounds, x -> x <= value)) AS level, sum(n) AS n FROM {o} WHERE value > 0 GROUP BY 1, 2", args={"bounds": listed(bounds or [1])}, o=series
    ).collect()
    tops = {r.series: r.n for r in engine.spark.sql(
        "SELECT o.series, sum(n) AS n FROM {o} o JOIN (SELECT series, max(value) AS value FROM {o} GROUP BY series) t ON o.series = t.series AND o.value = t.value GROUP BY o.series", o=series).collect()}
    out = {}
    for s, most in largest.items():
        counts = {r.level: r.n for r in rows if r.series == s}
        out[s] = {b: sum(n for level, n in counts.items() if level > i) for i, b in enumerate(bounds) if b < most}
        if most > 0:
            out[s][most] = tops[s]
    return out


def fractions_at_least(engine: Engine, series: DataFrame, summary: dict[str, dict]) -> dict[str, dict[float, int]]:
    """at_least of fractions above 0 and up to 1: at the preferred numbers from the last
    that all values reach to the last that any reaches."""
    if not summary:
        return {}
    bounds = stats.fraction_levels(min(s["min"] for s in summary.values()), max(s["max"] for s in summary.values()))
    # The level of a value is next to where its logarithm says.
    near = "greatest(1, least(size(b) - 1, 1 + CAST(floor(20 * log10(value / b[0])) AS INT)))"
    rows = engine.spark.sql(
        f"SELECT series, near - 1 + if(value >= b[near - 1], 1, 0) + if(value >= b[near], 1, 0) + if(near + 1 < size(b) AND value >= get(b, near + 1), 1, 0) AS level, sum(n) AS n"
        f" FROM (SELECT series, value, n, b, {near} AS near FROM (SELECT *, :bounds AS b FROM {{o}})) GROUP BY 1, 2",
        args={"bounds": listed(bounds)}, o=series,
    ).collect()
    out = {}
    for s, d in summary.items():
        counts = {r.level: r.n for r in rows if r.series == s}
        reached = [(b, sum(n for level, n in counts.items() if level > i)) for i, b in enumerate(bounds)]
        first = max((i for i, (_, n) in enumerate(reached) if n == d["count"]), default=0)
        out[s] = {b: n for b, n in reached[first:] if n > 0}
    return out


def histograms(engine: Engine, series: DataFrame, names: list[str]) -> dict[str, dict[int, int]]:
    """The distinct values of some series, rising, with how often each occurs."""
    out: dict[str, dict] = {s: {} for s in names}
    for r in series.where(F.col("series").isin(names)).select("series", "value", "n").orderBy("series", "value").collect():
        out[r.series][r.value] = r.n
    return out
