"""The k-cores of several networks at once, by peeling."""
from pyspark.sql import DataFrame

from .engine import Engine, listed

# A row from each end of a pair of nodes to the other, and one from each node to itself
# that takes along its state.
PAIRS = """
SELECT net, u AS node, v AS other, edges, false AS own FROM {adjacency}
UNION ALL
SELECT net, u, u, sum(edges), true FROM {adjacency} GROUP BY net, u
"""

START = "SELECT net, node, edges AS degree, CAST(NULL AS BIGINT) AS core FROM {pairs} WHERE own"

# Takes away the nodes with less than k edges. Only a node that goes tells its neighbours.
STEP = """
WITH sent AS (
  SELECT p.net, p.other AS node, if(p.own, s.degree, NULL) AS degree, if(p.own, s.core, NULL) AS core, if(p.own, 0L, p.edges) AS lost
  FROM {pairs} p JOIN {state} s ON p.net = s.net AND p.node = s.node
  WHERE p.own OR s.core IS NULL AND s.degree < get(:k, p.net)
), arrived AS (
  SELECT net, node, max(degree) AS before, max(degree) - sum(lost) AS degree, max(core) AS core FROM sent GROUP BY net, node HAVING max(degree) IS NOT NULL
)
SELECT net, node, degree, if(core IS NULL AND before < get(:k, net), get(:k, net) - 1, core) AS core FROM arrived
"""

PROGRESS = "SELECT net, count(*) AS nodes, min(degree) AS least FROM {state} WHERE core IS NULL GROUP BY net"

# A semi join: of a join Spark takes the size to be the product of both sides, and pairs,
# made of states, of which each is made of pairs, would soon have numbers of millions of
# digits to multiply.
REST = "SELECT p.* FROM {pairs} p LEFT SEMI JOIN {state} s ON p.net = s.net AND p.node = s.node"


def core_numbers(engine: Engine, adjacency: DataFrame, nets: int, count: int) -> DataFrame:
    """The core number of every node: the largest k of a subgraph with the node in which
    every node has at least k edges.

    adjacency: net, u, v, edges: both directions of each pair of neighbours, and how many
    edges join them (2 for a mutual pair, as networkx.core_number on a directed graph).
    count: its rows. Returns net, node, core.

    Peeling (Seidman 1983; Batagelj, Zaversnik, arXiv:cs/0310049): while a node has less
    than k edges to others that are left, it goes, and its core number is k - 1; then k
    rises to where the next one goes. All nets are peeled at once, each at its own k.
    Where half of the nodes are gone, the rest is copied together.
    """
    parts, sql, done = engine.parts(count), engine.spark.sql, []
    with engine.fixed(parts):
        pairs = engine.keep(sql(PAIRS, adjacency=adjacency).repartition(parts, "net", "node"))
        state = engine.keep(sql(START, pairs=pairs))
        k, left = [1] * nets, sql(PROGRESS, state=state).collect()
        together = sum(r.nodes for r in left)
        while left:
            for r in left:
                k[r.net] = max(k[r.net], r.least + 1)
            after = engine.keep(sql(STEP, args={"k": listed(k)}, pairs=pairs, state=state))
            left = sql(PROGRESS, state=after).collect()
            engine.forget(state)
            state, nodes = after, sum(r.nodes for r in left)
            if nodes * 2 < together:
                gone, alive = engine.keep(state.where("core IS NOT NULL")), engine.keep(state.where("core IS NULL"))
                rest = engine.keep(sql(REST, pairs=pairs, state=alive).repartition(parts, "net", "node"))
                for kept in (gone, alive, rest):
                    kept.count()  # before what they come from is forgotten
                engine.forget(pairs), engine.forget(state)
                done.append(gone)
                pairs, state, together = rest, alive, nodes
        engine.forget(pairs)
    for part in done:
        state = state.union(part)
    return state.select("net", "node", "core")
