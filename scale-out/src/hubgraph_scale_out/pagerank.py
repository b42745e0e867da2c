"""PageRank of several networks at once, by power iteration."""
from pyspark.sql import DataFrame

from .engine import Engine, listed

DAMPING = 0.85
TOLERANCE = 1e-13  # mean change of a rank in the last step
MOST_STEPS = 1000
WEIGHTINGS = ("weighted", "unweighted")

# Ranks, which add up to 1, are summed as whole multiples of 2^-62: such sums do not
# depend on the order in which parts arrive, so every run gives the same bits. A term is
# off by at most 1.1e-19.
UNIT = 2.0**62


class NotConverged(RuntimeError):
    """The ranks still change after MOST_STEPS."""


# What each edge takes along from its source, `node`; and for each node a row from itself
# to itself that takes nothing along but its state, and says whether no edge leaves it.
SHARES = """
WITH sums AS (SELECT net, src, sum(weight) AS weight, count(*) AS edges FROM {edges} GROUP BY net, src),
     nodes AS (SELECT net, src AS node, false AS dangling FROM sums UNION ALL SELECT net, dst, true FROM {edges})
SELECT e.net, e.src AS node, e.dst, e.weight / s.weight AS weighted, 1D / s.edges AS unweighted, CAST(NULL AS BOOLEAN) AS dangling
FROM {edges} e JOIN sums s ON e.net = s.net AND e.src = s.src
UNION ALL
SELECT net, node, node, 0D, 0D, min(dangling) FROM nodes GROUP BY net, node
"""

START = """
SELECT net, node, dangling, get(:each, net) AS weighted, get(:each, net) AS unweighted, 0L AS change_weighted, 0L AS change_unweighted
FROM {shares} WHERE dangling IS NOT NULL
"""

STEP = """
WITH sent AS (
  SELECT h.net, h.dst AS node, h.dangling,
         CAST(round(h.weighted * s.weighted * :unit) AS BIGINT) AS in_weighted, CAST(round(h.unweighted * s.unweighted * :unit) AS BIGINT) AS in_unweighted,
         if(h.dangling IS NULL, NULL, s.weighted) AS weighted, if(h.dangling IS NULL, NULL, s.unweighted) AS unweighted
  FROM {shares} h JOIN {state} s ON h.net = s.net AND h.node = s.node
), arrived AS (
  SELECT net, node, max(dangling) AS dangling, max(weighted) AS weighted, max(unweighted) AS unweighted, sum(in_weighted) AS in_weighted, sum(in_unweighted) AS in_unweighted
  FROM sent GROUP BY net, node
), ranked AS (
  SELECT *, if(get(:going_weighted, net), :damping * (in_weighted / :unit + get(:lost_weighted, net)) + get(:jump, net), weighted) AS now_weighted,
            if(get(:going_unweighted, net), :damping * (in_unweighted / :unit + get(:lost_unweighted, net)) + get(:jump, net), unweighted) AS now_unweighted
  FROM arrived
)
SELECT net, node, dangling, now_weighted AS weighted, now_unweighted AS unweighted,
       CAST(round(abs(now_weighted - weighted) * :unit) AS BIGINT) AS change_weighted, CAST(round(abs(now_unweighted - unweighted) * :unit) AS BIGINT) AS change_unweighted
FROM ranked
"""

PROGRESS = """
SELECT net, sum(change_weighted) AS change_weighted, sum(change_unweighted) AS change_unweighted,
       sum(if(dangling, CAST(round(weighted * :unit) AS BIGINT), 0L)) AS lost_weighted, sum(if(dangling, CAST(round(unweighted * :unit) AS BIGINT), 0L)) AS lost_unweighted
FROM {state} GROUP BY net
"""


def pagerank(engine: Engine, edges: DataFrame, nodes: list[int], count: int) -> DataFrame:
    """The PageRank of every node, following edges in proportion to their weight
    (`weighted`) and with equal probability (`unweighted`).

    edges: net, src, dst, weight; distinct pairs of a net without self-loops. nodes: how
    many nodes are at the ends of the edges of each net; count: how many edges all have.
    Returns net, node, weighted, unweighted.

    As networkx.pagerank (Page, Brin, Motwani, Winograd 1999): damping 0.85, from a node
    without outgoing edges to any node, from equal ranks until the changes of all ranks
    of a net add up to less than TOLERANCE times its nodes. A net that is there keeps its
    ranks while others go on.
    """
    parts, sql = engine.parts(count), engine.spark.sql
    each = [1 / n if n else 0.0 for n in nodes]
    jump = [(1 - DAMPING) * x for x in each]
    with engine.fixed(parts):
        shares = engine.keep(sql(SHARES, edges=edges).repartition(parts, "net", "node"))
        state = engine.keep(sql(START, args={"each": listed(each)}, shares=shares))
        going = {w: [n > 0 for n in nodes] for w in WEIGHTINGS}
        _, lost = _progress(sql, state, each)
        for _ in range(MOST_STEPS):
            if not any(map(any, going.values())):
                break
            args = {"unit": UNIT, "damping": DAMPING, "jump": listed(jump)}
            for w in WEIGHTINGS:
                args |= {"lost_" + w: listed(lost[w]), "going_" + w: listed(going[w])}
            after = engine.keep(sql(STEP, args=args, shares=shares, state=state))
            change, lost = _progress(sql, after, each)
            engine.forget(state)
            state = after
            for w in WEIGHTINGS:
                going[w] = [g and change[w][net] >= nodes[net] * TOLERANCE for net, g in enumerate(going[w])]
        else:
            raise NotConverged(f"PageRank still changes after {MOST_STEPS} steps")
        engine.forget(shares)
    return state.select("net", "node", *WEIGHTINGS)


def _progress(sql, state: DataFrame, each: list[float]) -> tuple[dict, dict]:
    """By weighting and net: by how much all ranks changed in the last step, and what a
    node gets of the ranks of those that no edge leaves."""
    change, lost = ({w: [0.0] * len(each) for w in WEIGHTINGS} for _ in range(2))
    for row in sql(PROGRESS, args={"unit": UNIT}, state=state).collect():
        for w in WEIGHTINGS:
            change[w][row.net], lost[w][row.net] = row["change_" + w] / UNIT, row["lost_" + w] / UNIT * each[row.net]
    return change, lost
