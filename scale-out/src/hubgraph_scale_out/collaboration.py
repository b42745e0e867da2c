"""The collaboration network of the models of each scope (tables 6-9, figure 4)."""
from pyspark.sql import DataFrame, functions as F

from . import cores, distribution, pagerank, stats, structure
from .components import components
from .engine import Engine, table
from .tables import SCOPES, Hub, scopes_in, tops

ROWS = (1, 5, 10)  # the k of tables 6-9, besides the largest
SUMMARY = ("count", "mean", "std", "min", "p25", "p50", "p75", "max")

NOT_COMPUTED = {
    "network.*.kcore.*." + key: "greedy modularity joins one pair of communities at a time, each the best after the one before, and of equal ones that with the lowest numbers:"
    " no step can be made before the one ahead of it, on however many machines; hubgraph analyze has it"
    for key in ("MOD", "COM", "MOD_mixed", "MOD_weighted", "COM_weighted")
}

# The committers of models, in how many commits each is the first author, and how many
# committers the model has.
COMMITTERS = """
SELECT m.repository, m.person, m.firsts, count(*) OVER (PARTITION BY m.repository) AS together, a.scopes
FROM {members} m JOIN {activity} a ON a.id = m.repository WHERE m.committer AND a.kind = 'model'
"""

# From the first author of a commit to every other committer of the model.
EDGES = f"""
SELECT net, src, dst, sum(firsts) AS weight FROM (
  SELECT s.person AS src, t.person AS dst, s.firsts, s.scopes
  FROM {{committers}} s JOIN {{committers}} t ON s.repository = t.repository AND s.person <> t.person WHERE s.firsts > 0 AND s.together > 1
) LATERAL VIEW explode({scopes_in('scopes')}) AS net GROUP BY net, src, dst
"""

SIZES = f"""
WITH people AS (
  SELECT net, person, sum(if(together = 1, firsts, 0L)) AS alone FROM {{committers}} LATERAL VIEW explode({scopes_in('scopes')}) AS net GROUP BY net, person
), nodes AS (SELECT net, src AS node FROM {{edges}} UNION SELECT net, dst FROM {{edges}})
SELECT p.net, count(*) AS developers, count(n.node) AS joined, count_if(alone > 0) AS self_loop, sum(alone) AS self_loop_commits, count_if(alone > 0 AND n.node IS NOT NULL) AS self_loop_joined
FROM people p LEFT JOIN nodes n ON p.net = n.net AND p.person = n.node GROUP BY p.net
"""

REPOSITORIES = f"SELECT net, count(DISTINCT repository) AS n FROM {{committers}} LATERAL VIEW explode({scopes_in('scopes')}) AS net GROUP BY net"
MODELS = f"SELECT net, count(*) AS n FROM {{activity}} LATERAL VIEW explode({scopes_in('scopes')}) AS net WHERE kind = 'model' GROUP BY net"
WEIGHTS = "SELECT net, count(*) AS edges, sum(weight) AS weight FROM {edges} GROUP BY net"

# Both directions of each pair of neighbours; a sum of two roots is the same in either order.
ADJACENCY = """
SELECT net, u, v, sum(out) AS out, sum(into) AS into, sum(out) + sum(into) AS edges, sum(cbrt(weight)) AS roots, max(weight) AS weight FROM (
  SELECT net, src AS u, dst AS v, 1L AS out, 0L AS into, weight FROM {edges} UNION ALL SELECT net, dst, src, 0L, 1L, weight FROM {edges}
) GROUP BY net, u, v
"""

LEVELS = """
SELECT a.*, least(s.core, t.core) AS level FROM {adjacency} a JOIN {cores} s ON a.net = s.net AND a.u = s.node JOIN {cores} t ON a.net = t.net AND a.v = t.node
"""

IN_CORES = "SELECT s.sub AS net, a.u, a.v, a.out, a.into, a.weight FROM {levels} a JOIN {subs} s ON a.net = s.net AND a.level >= s.k"


class Networks:
    """The collaboration networks of a hub."""

    def __init__(self, hub: Hub):
        self.hub, self.engine, sql = hub, hub.engine, hub.engine.spark.sql
        self.committers = self.engine.keep(sql(COMMITTERS, members=hub.members, activity=hub.activity))
        self.edges = self.engine.keep(sql(EDGES, committers=self.committers))
        rows = lambda text, **tables: {r.net: r for r in sql(text, **tables).collect()}
        weights, sizes = rows(WEIGHTS, edges=self.edges), rows(SIZES, committers=self.committers, edges=self.edges)
        with_authors, models = rows(REPOSITORIES, committers=self.committers), rows(MODELS, activity=hub.activity)
        self.edge_count = sum(r.edges for r in weights.values())
        self.results, self.nodes = {}, []
        for net, scope in enumerate(SCOPES):
            s, w = sizes.get(net), weights.get(net)
            developers, joined = (s.developers, s.joined) if s else (0, 0)
            self.nodes.append(joined)
            self.results[scope] = {
                "size": {
                    "repositories_with_authors": with_authors[net].n if net in with_authors else 0, "developers": developers, "isolates": developers - joined, "non_isolates": joined,
                    "isolate_share": stats.ratio(developers - joined, developers), "self_loop_developers": s.self_loop if s else 0, "self_loop_commits": s.self_loop_commits if s else 0,
                    "self_loop_developers_not_isolate": s.self_loop_joined if s else 0, "edges": w.edges if w else 0, "weight_total": w.weight if w else 0,
                },
                "kcore": {},
                "repositories": models[net].n if net in models else 0,
            }

    def measure(self, begin=lambda what: None) -> dict:
        """`network` of results.json. begin is told what is begun."""
        if self.edge_count == 0:
            return self.results
        engine, sql = self.engine, self.engine.spark.sql
        adjacency = engine.keep(sql(ADJACENCY, edges=self.edges))
        begin("k-cores")
        core = engine.keep(cores.core_numbers(engine, adjacency.select("net", "u", "v", "edges"), len(SCOPES), 2 * self.edge_count))
        subs = self._cores(core)
        begin("rows of the k-cores")
        levels = engine.keep(sql(LEVELS, adjacency=adjacency, cores=core))
        of_subs = table(engine.spark, ["net", "k", "sub"], [(net, k, sub) for sub, (net, k) in enumerate(subs)])
        inside = engine.keep(sql(IN_CORES, levels=levels, subs=of_subs))
        degrees = engine.keep(sql(structure.DEGREES, adjacency=inside))
        rows = structure.structure(engine, inside, degrees, len(subs))
        structure.clustering(engine, levels, sql(structure.DEGREES, adjacency=levels), of_subs, degrees, rows)
        begin("components")
        joined = components(engine, inside.where("u > v").select("net", "u", "v"), [r["N"] for r in rows], sum(r["E"] for r in rows))
        for row, (net, k), n in zip(rows, subs, joined):
            self.results[SCOPES[net]]["kcore"][str(k)] = _core_row(row, n)
        begin("degrees and PageRank")
        self._degrees(degrees, {sub: SCOPES[net] for sub, (net, k) in enumerate(subs) if k == 1})
        self._pagerank()
        return self.results

    def _cores(self, core: DataFrame) -> list[tuple[int, int]]:
        """Sets k_max and the histogram of core numbers; returns net and k of each row."""
        found: dict[int, dict[int, int]] = {}
        for r in self.engine.spark.sql("SELECT net, core, count(*) AS n FROM {c} GROUP BY net, core", c=core).collect():
            found.setdefault(r.net, {})[r.core] = r.n
        subs = []
        for net in sorted(found):
            most, out = max(found[net]), self.results[SCOPES[net]]
            out["k_max"], out["core_number_histogram"] = most, {str(k): found[net][k] for k in sorted(found[net])}
            subs += [(net, k) for k in sorted({*ROWS, most}) if k <= most]
        return subs

    def _degrees(self, degrees: DataFrame, scopes: dict[int, str]) -> None:
        engine, sql = self.engine, self.engine.spark.sql
        own = degrees.where(F.col("net").isin(sorted(scopes)))
        series = distribution.ordered(engine, sql("SELECT net || '/' || name AS series, value FROM (SELECT net, stack(3, 'all', out + into, 'in', into, 'out', out) AS (name, value) FROM {d})", d=own))
        summary = distribution.summaries(engine, series)
        histogram = distribution.histograms(engine, series, [f"{sub}/all" for sub in scopes])
        top = tops(engine, sql("SELECT CAST(net AS STRING) AS series, node AS id, out + into AS value FROM {d}", d=own))
        names = self.hub.names({i for ranking in top.values() for i, _ in ranking})
        for sub, scope in scopes.items():
            of = lambda name: {k: summary[f"{sub}/{name}"][k] for k in SUMMARY}
            self.results[scope]["degree"] = {
                **of("all"), "histogram": {str(d): n for d, n in histogram[f"{sub}/all"].items()},
                "top": [[names[i], d] for i, d in top[str(sub)]], "in": of("in"), "out": of("out"),
            }

    def _pagerank(self) -> None:
        engine, sql = self.engine, self.engine.spark.sql
        ranks = engine.keep(pagerank.pagerank(engine, self.edges, self.nodes, self.edge_count))
        values = engine.keep(sql("SELECT net || '/' || name AS series, node AS id, value FROM (SELECT net, node, stack(2, 'weighted', weighted, 'unweighted', unweighted) AS (name, value) FROM {r})", r=ranks))
        series = distribution.ordered(engine, values.select("series", "value"))
        summary = distribution.fraction_summaries(engine, series)
        levels, top = distribution.fractions_at_least(engine, series, summary), tops(engine, values)
        names = self.hub.names({i for ranking in top.values() for i, _ in ranking})
        for net, scope in enumerate(SCOPES):
            for key, name in (("pagerank", "weighted"), ("pagerank_unweighted", "unweighted")):
                if (s := f"{net}/{name}") in summary:
                    self.results[scope][key] = {**{k: summary[s][k] for k in SUMMARY}, "at_least": {repr(x): n for x, n in levels[s].items()}, "top": [[names[i], x] for i, x in top[s]]}


def _core_row(row: dict, components: int) -> dict:
    """One row of tables 6-9 in the order of results.json."""
    return {
        "N": row["N"], "E": row["E"], "MOD": None, "COM": None, "MOD_mixed": None, "MOD_weighted": None, "COM_weighted": None,
        **{k: row[k] for k in ("DENS", "RECIP", "ARCC", "ARCC_detail", "ASS", "ASS_undirected", "AD", "ACC", "ACC_unweighted")}, "weakly_connected_components": components,
    }
