"""Weakly connected components of several networks at once."""
from pyspark.sql import DataFrame

from .engine import Engine

BOTH = "SELECT net, u, v FROM {edges} UNION ALL SELECT net, v, u FROM {edges}"

# By windows rather than joins with themselves, of which Spark takes the size to be the
# square.
LARGE_STAR = """
SELECT DISTINCT net, v AS u, least AS v FROM (SELECT *, least(u, min(v) OVER (PARTITION BY net, u)) AS least FROM {both}) WHERE v > u
"""

SMALL_STAR = """
SELECT DISTINCT net, e_u AS u, e_v AS v FROM (SELECT *, min(v) OVER (PARTITION BY net, u) AS least FROM {edges})
LATERAL VIEW inline(if(v <> least, array(struct(v AS u, least AS v), struct(u AS u, least AS v)), array(struct(u AS u, least AS v)))) AS e_u, e_v
"""

# Nodes that keep the edges from being stars around the lowest node of each component.
WRONG = """
SELECT count(*) AS n FROM (
  SELECT net, node, sum(low) AS edges, max(high) AS centre FROM (SELECT net, u AS node, 1 AS low, 0 AS high FROM {edges} UNION ALL SELECT net, v, 0, 1 FROM {edges}) GROUP BY net, node
) WHERE edges > 1 OR edges = 1 AND centre = 1
"""


def components(engine: Engine, edges: DataFrame, nodes: list[int], count: int) -> list[int]:
    """How many components each net has, as networkx.number_weakly_connected_components.

    edges: net, u, v with u > v, distinct; every node is at an end of one. nodes: how many
    nodes each net has; count: how many edges there are.

    Large stars and small stars in turn (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii
    2014, doi:10.1145/2670979.2670997), until every node is joined to the lowest of its
    component and to no other: a component has one node more than edges.
    """
    sql = engine.spark.sql
    with engine.fixed(engine.parts(count)):
        edges = engine.keep(edges)
        while sql(WRONG, edges=edges).first().n:
            large = engine.keep(sql(LARGE_STAR, both=sql(BOTH, edges=edges)))
            small = engine.keep(sql(SMALL_STAR, edges=large))
            small.count()
            engine.forget(large), engine.forget(edges)
            edges = small
        out = list(nodes)
        for r in sql("SELECT net, count(*) AS n FROM {edges} GROUP BY net", edges=edges).collect():
            out[r.net] -= r.n
    return out
