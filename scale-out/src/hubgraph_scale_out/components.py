"""Weakly connected components of several networks at once."""
from pyspark.sql import DataFrame

from .engine import Engine

BOTH = "SELECT net, u, v FROM {edges} UNION ALL SELECT net, v, u FROM {edges}"

LARGE_STAR = """
WITH low AS (SELECT net, u, least(u, min(v)) AS least FROM {both} GROUP BY net, u)
SELECT DISTINCT b.net, b.v AS u, l.least AS v FROM {both} b JOIN low l ON b.net = l.net AND b.u = l.u WHERE b.v > b.u
"""

SMALL_STAR = """
WITH low AS (SELECT net, u, min(v) AS least FROM {edges} GROUP BY net, u)
SELECT DISTINCT net, u, v FROM (
  SELECT e.net, e.v AS u, l.least AS v FROM {edges} e JOIN low l ON e.net = l.net AND e.u = l.u WHERE e.v <> l.least
  UNION ALL SELECT net, u, least FROM low
)
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
