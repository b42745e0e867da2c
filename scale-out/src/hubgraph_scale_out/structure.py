"""Degrees, reciprocity, assortativity, rich club and clustering of several networks."""

from pyspark.sql import DataFrame

from . import stats
from .engine import Engine, listed

DEGREES = """
SELECT net, u AS node, sum(out) AS out, sum(into) AS into, count(*) AS neighbours, sum(out * into) AS mutual, max(weight) AS weight FROM {adjacency} GROUP BY net, u
"""


def _power(x: str, n: int) -> str:
    return " * ".join([f"CAST({x} AS DECIMAL(38,0))"] + [x] * (n - 1))


SIZES = f"""
SELECT net, count(*) AS nodes, sum(out) AS edges, sum(mutual) AS mutual, max(weight) AS weight,
       {', '.join(f'sum({_power(x, n)}) AS {x}{n}' for x in ('out', 'into', 'neighbours') for n in (2, 3))}, sum(neighbours) AS ends
FROM {{degrees}} GROUP BY net
"""

HISTOGRAM = "SELECT net, out + into AS degree, count(*) AS n FROM {degrees} GROUP BY net, out + into"

# Products of the degrees at both ends, over directed edges and over both directions of
# each pair of neighbours; and the edges among nodes with at least k edges, and with more.
ENDS = """
SELECT a.net, sum(if(a.out = 1, CAST(s.out AS DECIMAL(38,0)) * t.into, 0)) AS directed, sum(CAST(s.neighbours AS DECIMAL(38,0)) * t.neighbours) AS undirected,
       sum(if(a.out = 1 AND least(s.out + s.into, t.out + t.into) >= get(:k, a.net), 1L, 0L)) AS at_least,
       sum(if(a.out = 1 AND least(s.out + s.into, t.out + t.into) > get(:k, a.net), 1L, 0L)) AS more_than
FROM {adjacency} a JOIN {degrees} s ON a.net = s.net AND a.u = s.node JOIN {degrees} t ON a.net = t.net AND a.v = t.node GROUP BY a.net
"""


def structure(engine: Engine, adjacency: DataFrame, degrees: DataFrame, nets: int) -> list[dict]:
    """The numbers of each net that need no more than the degrees at both ends of its
    edges: N, E, DENS, RECIP, ARCC, ASS, AD, and `weight`, the largest.

    adjacency: net, u, v, out, into, weight: both directions of each pair of neighbours,
    whether u -> v and v -> u exist (0 or 1), and the largest weight; degrees: DEGREES of it.
    """
    sql = engine.spark.sql
    sizes = {r.net: r for r in sql(SIZES, degrees=degrees).collect()}
    found: list[dict[int, int]] = [{} for _ in range(nets)]
    for r in sql(HISTOGRAM, degrees=degrees).collect():
        found[r.net][r.degree] = r.n
    k = [_top_tenth(h) for h in found]
    ends = {r.net: r for r in sql(ENDS, args={"k": listed(k)}, adjacency=adjacency, degrees=degrees).collect()}
    return [_row(sizes[net], found[net], k[net], ends[net]) for net in range(nets)]


def _top_tenth(histogram: dict[int, int]) -> int:
    """The smallest degree among the tenth of the nodes, rounded up, with the highest."""
    left = (sum(histogram.values()) + 9) // 10
    for degree in sorted(histogram, reverse=True):
        left -= histogram[degree]
        if left <= 0:
            return degree
    return 0


def _row(size, histogram, k, ends) -> dict:
    n, e = size.nodes, size.edges
    at_least, more_than = sum(c for d, c in histogram.items() if d >= k), sum(c for d, c in histogram.items() if d > k)
    club = lambda nodes, edges: edges / (nodes * (nodes - 1)) if nodes > 1 else None
    whole = lambda name: int(size[name])
    return {
        "N": n, "E": e, "DENS": e / (n * (n - 1)) if n > 1 else 0.0, "RECIP": size.mutual / e, "ARCC": club(at_least, ends.at_least),
        "ARCC_detail": {"k": k, "ge": club(at_least, ends.at_least), "ge_n": at_least, "ge_e": ends.at_least, "gt": club(more_than, ends.more_than), "gt_n": more_than, "gt_e": ends.more_than},
        "ASS": _correlation(e, whole("out2"), whole("into2"), whole("out3"), whole("into3"), int(ends.directed)),
        "ASS_undirected": _correlation(size.ends, whole("neighbours2"), whole("neighbours2"), whole("neighbours3"), whole("neighbours3"), int(ends.undirected)),
        "AD": 2 * e / n, "weight": size.weight,
    }


def _correlation(n: int, x: int, y: int, xx: int, yy: int, xy: int) -> float | None:
    """Pearson's r over n edges: Newman's assortativity (arXiv:cond-mat/0209450, eq. 21)."""
    return stats.correlation(n, x, y, xx, yy, xy)["r"]


# Each pair of neighbours once, from the end with fewer neighbours: no node has more than
# sqrt(2 E) of these, hubs too, so that there are at most E^1.5 triples to look at.
ORIENTED = """
SELECT a.net, a.u, a.v, a.roots, a.out + a.into AS edges, a.level, t.neighbours AS rank
FROM {adjacency} a JOIN {degrees} s ON a.net = s.net AND a.u = s.node JOIN {degrees} t ON a.net = t.net AND a.v = t.node
WHERE struct(s.neighbours, a.u) < struct(t.neighbours, a.v)
"""

TRIANGLES = """
SELECT x.net, x.u AS a, x.v AS b, y.v AS c, least(x.level, y.level, z.level) AS level, x.roots * y.roots * z.roots AS weighted, x.edges * y.edges * z.edges AS unweighted
FROM {oriented} x JOIN {oriented} y ON x.net = y.net AND x.u = y.u AND struct(x.rank, x.v) < struct(y.rank, y.v)
JOIN {oriented} z ON z.net = x.net AND z.u = x.v AND z.v = y.v
"""

# Sums of decimals do not depend on the order of the rows.
AT_NODES = """
SELECT s.sub AS net, node, sum(CAST(weighted AS DECIMAL(38,18))) AS weighted, sum(unweighted) AS unweighted
FROM {triangles} t JOIN {subs} s ON s.net = t.net AND t.level >= s.k LATERAL VIEW explode(array(a, b, c)) AS node GROUP BY s.sub, node
"""

CLUSTERING = """
SELECT t.net, sum(CAST(t.weighted / d.possible AS DECIMAL(38,20))) AS weighted, sum(CAST(t.unweighted / d.possible AS DECIMAL(38,20))) AS unweighted
FROM (SELECT net, node, CAST(weighted AS DOUBLE) AS weighted, CAST(unweighted AS DOUBLE) AS unweighted FROM {at}) t
JOIN (SELECT net, node, CAST((out + into) * (out + into - 1) - 2 * mutual AS DOUBLE) AS possible FROM {degrees}) d ON t.net = d.net AND t.node = d.node GROUP BY t.net
"""


def clustering(engine: Engine, adjacency: DataFrame, whole: DataFrame, subs: DataFrame, degrees: DataFrame, rows: list[dict]) -> None:
    """Adds ACC and ACC_unweighted to rows: the clustering coefficient for directed graphs of
    Fagiolo (arXiv:physics/0612169), with the weights of Onnela et al.
    (arXiv:cond-mat/0408629) over the largest of the net, averaged over all nodes.

    Triangles are listed once, in the networks that adjacency has: net, u, v, out, into,
    roots (the sum of the cubic roots of the weights of u -> v and v -> u), level; whole:
    DEGREES of it. A triangle is in each net `sub` of subs (net, k, sub) with k up to the
    lowest level of its sides; rows and degrees are of these.

    A triangle counts as many directed ones as its sides have edges, multiplied.
    """
    sql = engine.spark.sql
    oriented = engine.keep(sql(ORIENTED, adjacency=adjacency, degrees=whole))
    at = sql(AT_NODES, triangles=sql(TRIANGLES, oriented=oriented), subs=subs)
    sums = {r.net: r for r in sql(CLUSTERING, at=at, degrees=degrees).collect()}
    for net, row in enumerate(rows):
        s = sums.get(net)
        row["ACC"] = float(s.weighted) / row["weight"] / row["N"] if s else 0.0
        row["ACC_unweighted"] = float(s.unweighted) / row["N"] if s else 0.0
    engine.forget(oriented)
