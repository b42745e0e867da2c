"""Activity, licences, correlations and tests of repositories (tables 2-5)."""
from pyspark.sql import DataFrame, functions as F

from . import distribution, stats
from .engine import Engine, listed
from .tables import COLUMNS, KINDS, METRICS, SCOPES, USAGE, Hub, scopes_in

CLASSES = ("permissive", "restrictive", "none")
PAIRS = ((0, 1), (0, 2), (1, 2))
FEW_MODELS = 20  # below, the normal approximation of U is poor
POPULARITY = ("n_likes", "n_downloads")

LICENSES = "SELECT kind, license, license_class, count(*) AS n FROM {activity} GROUP BY kind, license, license_class"

# The rows of every sample that is described or correlated: all of a kind; the models of
# each tested licence class; the models of a scope, and those of them that are used.
SAMPLES = f"""
SELECT kind || '/all' AS sample, id, {', '.join(COLUMNS)} FROM {{activity}}
UNION ALL
SELECT 'model/' || license_class, id, {', '.join(COLUMNS)} FROM {{activity}}
WHERE kind = 'model' AND license_class <> 'unlabelled' AND (license IS NULL OR array_contains(:licenses, license))
UNION ALL
SELECT sample, id, {', '.join(c if c in (*POPULARITY, USAGE) else 'NULL' for c in COLUMNS)} FROM {{activity}}
LATERAL VIEW explode({scopes_in('scopes')}) AS scope
LATERAL VIEW explode(if(n_usage_spaces > 0, array('all_models/' || scope, 'used_models/' || scope), array('all_models/' || scope))) AS sample
WHERE kind = 'model'
"""

SERIES = f"SELECT sample || '/' || name AS series, value FROM (SELECT sample, stack({len(COLUMNS)}, {', '.join(f'{chr(39)}{c}{chr(39)}, {c}' for c in COLUMNS)}) AS (name, value) FROM {{samples}})"


class Activity:
    """What is known of the repositories; every number of them is derived from here."""

    def __init__(self, hub: Hub, license_min: int):
        self.hub, self.engine, sql = hub, hub.engine, hub.engine.spark.sql
        self.license_rows = sql(LICENSES, activity=hub.activity).collect()
        tested = sorted(r.license for r in self.license_rows if r.kind == "model" and r.license is not None and r.n >= license_min)
        self.samples = self.engine.keep(sql(SAMPLES, args={"licenses": listed(tested or [""])}, activity=hub.activity))
        self.ordered = distribution.ordered(self.engine, sql(SERIES, samples=self.samples))
        self.summary = distribution.summaries(self.engine, self.ordered)

    def activity(self, percents: list[int]) -> dict:
        """`activity` of results.json."""
        of_kinds = {s: d for s, d in self.summary.items() if s.split("/")[0] in KINDS and s.split("/")[1] == "all" and not s.endswith(USAGE)}
        series = self.ordered.where(F.col("series").isin(sorted(of_kinds)))
        pareto = distribution.pareto(self.engine, series, {s: d["total"] for s, d in of_kinds.items()}, percents)
        levels = distribution.at_least(self.engine, series, {s: d["max"] for s, d in of_kinds.items()})
        alone = {r.kind: r.n for r in self.engine.spark.sql("SELECT kind, count(*) AS n FROM {a} WHERE n_committers = 1 GROUP BY kind", a=self.hub.activity).collect()}
        out = {}
        for kind in KINDS:
            size = self._size(kind)
            metrics = {}
            for c in METRICS:
                if kind == "space" and c == "n_downloads":
                    continue
                s = f"{kind}/all/{c}"
                d = of_kinds.get(s) or {**{k: None for k in ("mean", "std", "min", "p25", "p50", "p75", "max")}, "count": 0, "total": 0, "zeros": 0}
                parts = {str(q): None if (n := pareto.get(s, {}).get(q)) is None else {"repositories": n, "share": stats.ratio(n, size)} for q in percents}
                order = ("count", "mean", "std", "min", "p25", "p50", "p75", "max", "total", "zeros")
                metrics[c] = {**{k: d[k] for k in order}, "zero_share": stats.ratio(d["zeros"], size), "pareto": parts, "at_least": {str(v): n for v, n in levels.get(s, {}).items()}}
            out[kind] = {"repositories": size, "metrics": metrics, "committers_exactly_one": {"repositories": alone.get(kind, 0), "share": stats.ratio(alone.get(kind, 0), size)}}
        return out

    def _size(self, kind: str) -> int:
        return self.summary[f"{kind}/all/n_likes"]["count"] if f"{kind}/all/n_likes" in self.summary else 0

    def licenses(self) -> dict:
        """`licenses` of results.json."""
        out = {}
        for kind in KINDS:
            rows = [r for r in self.license_rows if r.kind == kind]
            without = sum(r.n for r in rows if r.license is None)
            labelled = sorted((r for r in rows if r.license is not None), key=lambda r: (-r.n, r.license.encode()))
            has = sum(r.n for r in labelled)
            out[kind] = {
                "repositories": without + has, "without": without, "without_share": stats.ratio(without, without + has), "with": has,
                "classes": {c: sum(r.n for r in rows if r.license_class == c) for c in (*CLASSES, "unlabelled")},
                "table": [{"license": r.license, "class": r.license_class, "repositories": r.n, "share_of_licensed": r.n / has} for r in labelled],
            }
        return out

    def correlations(self) -> tuple[dict, dict, dict, dict]:
        """`pearson` and `spearman` of results.json, then both of `usage` by scope."""
        values, ranks = self._sums(self.samples), self._sums(self._ranked())
        pearson, spearman = ({k: {} for k in KINDS} for _ in range(2))
        for kind in KINDS:
            columns = [c for c in COLUMNS if not (c == USAGE and kind != "model" or c == "n_downloads" and kind == "space")]
            for part in ("all", *(CLASSES if kind == "model" else ())):
                sample = f"{kind}/{part}"
                n = values[sample]["n"] if sample in values else 0
                if part == "all" or n > 1:
                    pearson[kind][part] = self._matrix(values.get(sample), n, columns, lambda c: c)
                    spearman[kind][part] = self._matrix(ranks.get(sample), n, columns, stats.without_degrees)
        return pearson, spearman, self._popularity(values, self._line), self._popularity(ranks, lambda c, *_: stats.without_degrees(c))

    @staticmethod
    def _matrix(sums, n, columns, finish) -> dict:
        undefined = {"n": n, "r": None, **stats.UNDEFINED}
        cells = [[finish(_correlate(sums, x, y)) if sums else undefined for y in columns] for x in columns]
        return {"n": n, "columns": columns, **{key: [[c[of] for c in row] for row in cells] for key, of in (("matrix", "r"), ("p", "p"), ("log10_p", "log10_p"))}}

    def _popularity(self, sums, finish) -> dict:
        out = {}
        for i, scope in enumerate(SCOPES):
            out[scope] = {}
            for which in ("all_models", "used_models"):
                sample = f"{which}/{i}"
                out[scope][which] = {
                    f"{c[2:]}_usage": finish(_correlate(sums[sample], c, USAGE), sample, c) if sample in sums else {"n": 0, "r": None, **stats.UNDEFINED} for c in POPULARITY
                }
        return out

    def _line(self, c, sample, column):
        if not stats.on_a_line(c):
            return c
        rows = self.samples.where(F.col("sample") == sample).orderBy("id").select(column, USAGE).collect()
        return {**c, **stats.line_tail([r[0] for r in rows], [r[1] for r in rows])}

    def _ranked(self) -> DataFrame:
        """samples with twice the rank of each value in its sample instead of the value:
        equal values share the average of their places."""
        ranks = self.engine.keep(self.ordered.select("series", "value", (2 * F.col("below_n") + F.col("n") + 1).alias("rank")))
        few = ranks.count() <= distribution.VALUES_OF_A_PART
        out = self.samples
        for c in COLUMNS:
            own = ranks.where(F.col("series").endswith("/" + c)).select(F.expr(f"left(series, length(series) - {len(c) + 1})").alias("sample"), F.col("value").alias(c), F.col("rank").alias("rank_" + c))
            out = out.join(F.broadcast(own) if few else own, ["sample", c], "left")
        return out.select("sample", "id", *[F.col("rank_" + c).alias(c) for c in COLUMNS])

    def _sums(self, samples: DataFrame) -> dict[str, dict]:
        """By sample: n, the sum of each column and of each product of two, all exact."""
        most = samples.agg(*[F.max(c).alias(c) for c in COLUMNS]).first()
        small = [most[c] is None or most[c] < 1 << 31 for c in COLUMNS]
        sums = [F.count("*").alias("n"), *[F.sum(F.col(c).cast("decimal(38,0)")).alias(f"s{i}") for i, c in enumerate(COLUMNS)]]
        for i, x in enumerate(COLUMNS):
            for j, y in enumerate(COLUMNS[: i + 1]):
                if small[i] and small[j]:  # below 2^62: added up in two halves
                    product = F.col(x) * F.col(y)
                    sums += [F.sum(F.shiftright(product, 32)).alias(f"h{i}_{j}"), F.sum(product.bitwiseAND(F.lit((1 << 32) - 1))).alias(f"l{i}_{j}")]
                else:
                    sums.append(F.sum(F.col(x).cast("decimal(19,0)") * F.col(y).cast("decimal(19,0)")).alias(f"p{i}_{j}"))
        out = {}
        for r in samples.groupBy("sample").agg(*sums).collect():
            r = r.asDict()
            one = {"n": r["n"], **{c: r[f"s{i}"] and int(r[f"s{i}"]) for i, c in enumerate(COLUMNS)}}
            for i, x in enumerate(COLUMNS):
                for j, y in enumerate(COLUMNS[: i + 1]):
                    whole = r.get(f"p{i}_{j}") if f"p{i}_{j}" in r else None if r[f"h{i}_{j}"] is None else (r[f"h{i}_{j}"] << 32) + r[f"l{i}_{j}"]
                    one[x, y] = one[y, x] = None if whole is None else int(whole)
            out[r["sample"]] = one
        return out

    def mann_whitney(self) -> dict:
        """`mann_whitney` of results.json."""
        sizes = {c: self.summary[f"model/{c}/n_likes"]["count"] if f"model/{c}/n_likes" in self.summary else 0 for c in CLASSES}
        counts = ", ".join(f"sum(if(series = 'model/{c}/' || name, n, 0L)) AS n{i}" for i, c in enumerate(CLASSES))
        tested = self.ordered.where(F.col("series").isin([f"model/{c}/{x}" for c in CLASSES for x in COLUMNS]))
        levels = self.engine.spark.sql(f"SELECT name, value, {counts} FROM (SELECT *, element_at(split(series, '/'), 3) AS name FROM {{t}}) GROUP BY name, value", t=tested)
        levels = distribution.running(self.engine, levels, "name", "value", ["n0", "n1", "n2"])
        big = lambda x: f"CAST({x} AS DECIMAL(38,0))"
        sums = ", ".join(f"sum({big(f'n{a}')} * (2 * below_n{b} + n{b})) AS u{a}{b}, sum({big(f'(n{a} + n{b})')} * (n{a} + n{b}) * (n{a} + n{b}) - (n{a} + n{b})) AS t{a}{b}" for a, b in PAIRS)
        rows = {r.name: r for r in self.engine.spark.sql(f"SELECT name, {sums} FROM {{l}} GROUP BY name", l=levels).collect()}
        tests, made = {}, []
        for c in COLUMNS:
            tests[c] = {}
            for a, b in PAIRS:
                x, y = CLASSES[a], CLASSES[b]
                t = stats.mann_whitney(sizes[x], sizes[y], int(rows[c][f"u{a}{b}"]), int(rows[c][f"t{a}{b}"])) if c in rows else None
                if t is not None:
                    t["higher"] = {1: x, -1: y, 0: None}[t.pop("sign")]
                    made.append(t)
                tests[c][f"{x}_vs_{y}"] = t
        stats.holm(made)
        n = sum(sizes.values())
        return {"n": n, "share": stats.ratio(n, self._size("model")), "groups": sizes, "tests": tests, "warnings": [w for c in CLASSES for w in _warnings(c, sizes[c])]}


def _correlate(s: dict, x: str, y: str) -> dict:
    if s[x] is None or s[y] is None:
        return {"n": s["n"], "r": None, **stats.UNDEFINED}
    return stats.correlation(s["n"], s[x], s[y], s[x, x], s[y, y], s[x, y])


def _warnings(name: str, models: int) -> list[str]:
    tag = "without a licence tag" if name == "none" else f"with a {name} licence tag"
    if models == 0:
        return [f"no model {tag} enters the tests"]
    if models < FEW_MODELS:
        return [f"models {tag} in the tests: only {models}; p is rough where values are tied"]
    return []
