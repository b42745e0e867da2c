"""Which models the spaces of each scope use, alone and together (figure 5)."""
from collections import Counter

from . import distribution
from .tables import SCOPES, Hub, scopes_in, tops

SUMMARY = ("count", "mean", "std", "min", "p25", "p50", "p75", "max")

USES = "SELECT u.src AS space, u.dst AS model, a.scopes FROM {usages} u JOIN {activity} a ON u.dst = a.id"

# Two models of a space; of the scopes both are in.
TOGETHER = f"""
SELECT net, a, b, spaces FROM (
  SELECT x.model AS a, y.model AS b, count(*) AS spaces, max(x.scopes & y.scopes) AS scopes FROM {{uses}} x JOIN {{uses}} y ON x.space = y.space AND x.model < y.model GROUP BY x.model, y.model
) LATERAL VIEW explode({scopes_in('scopes')}) AS net
"""

EDGES = "SELECT net, count(*) AS edges, sum(spaces) AS weight, max(spaces) AS most FROM {together} GROUP BY net"

MODELS = f"""
WITH used AS (SELECT net, model, count(*) AS spaces FROM {{uses}} LATERAL VIEW explode({scopes_in('scopes')}) AS net GROUP BY net, model),
     joined AS (SELECT net, model, count(*) AS degree, sum(spaces) AS strength FROM (SELECT net, a AS model, spaces FROM {{together}} UNION ALL SELECT net, b, spaces FROM {{together}}) GROUP BY net, model)
SELECT u.net, u.model, u.spaces, coalesce(j.degree, 0L) AS degree, coalesce(j.strength, 0L) AS strength FROM used u LEFT JOIN joined j ON u.net = j.net AND u.model = j.model
"""

SERIES = f"""
SELECT net || '/' || name AS series, value FROM (SELECT net, stack(3, 'model_degree', spaces, 'degree', degree, 'strength', strength) AS (name, value) FROM {{models}})
UNION ALL
SELECT net || '/space_degree', count(*) FROM {{uses}} LATERAL VIEW explode({scopes_in('scopes')}) AS net GROUP BY net, space
"""

RANKED = "SELECT net || '/' || name AS series, model AS id, value FROM (SELECT net, model, stack(2, 'used', spaces, 'co_used', degree) AS (name, value) FROM {models})"


def usage(hub: Hub, pearson: dict, spearman: dict) -> dict:
    """`usage` of results.json, with correlations made elsewhere."""
    engine, sql = hub.engine, hub.engine.spark.sql
    uses = engine.keep(sql(USES, usages=hub.usages, activity=hub.activity))
    together = engine.keep(sql(TOGETHER, uses=uses))
    edges = {r.net: r for r in sql(EDGES, together=together).collect()}
    models = engine.keep(sql(MODELS, uses=uses, together=together))
    series = distribution.ordered(engine, sql(SERIES, models=models, uses=uses))
    summary = distribution.summaries(engine, series)
    histogram = distribution.histograms(engine, series, [f"{net}/{name}" for net in range(len(SCOPES)) for name in ("model_degree", "degree")])
    top = tops(engine, sql(RANKED, models=models))
    ids = {i for ranking in top.values() for i, _ in ranking}
    owner_of = {r.id: r.owner for r in hub.activity.where(hub.activity.id.isin(sorted(ids))).select("id", "owner").collect()} if ids else {}
    names = hub.names(ids | {o for o in owner_of.values() if o is not None})

    def ranking(key):
        return [[names[i], n] for i, n in top[key]]

    def owners(key):
        count = Counter("" if owner_of[i] is None else names[owner_of[i]] for i, _ in top[key])
        return [[o, n] for o, n in sorted(count.items(), key=lambda t: (-t[1], t[0]))]

    out = {}
    for net, scope in enumerate(SCOPES):
        if f"{net}/model_degree" not in summary:
            out[scope] = {"edges": 0}
            continue
        of = lambda name: {k: summary[f"{net}/{name}"][k] for k in SUMMARY}
        bins = lambda name: {"histogram": {str(v): n for v, n in histogram[f"{net}/{name}"].items()}}
        e, degree = edges.get(net), summary[f"{net}/degree"]
        out[scope] = {
            "edges": summary[f"{net}/model_degree"]["total"], "models": degree["count"], "spaces": summary[f"{net}/space_degree"]["count"],
            "model_degree": {**of("model_degree"), **bins("model_degree")}, "space_degree": of("space_degree"),
            "co_usage": {
                "nodes": degree["count"], "edges": e.edges if e else 0, "weight_total": e.weight if e else 0, "isolates": degree["zeros"], "weight_max": e.most if e else 0,
                "degree": {**of("degree"), **bins("degree")}, "strength": of("strength"),
            },
            "top_used": ranking(f"{net}/used"), "top_used_owners": owners(f"{net}/used"), "top_co_used": ranking(f"{net}/co_used"), "top_co_used_owners": owners(f"{net}/co_used"),
            "pearson": pearson[scope], "spearman": spearman[scope],
        }
    return out
