"""Writes what is known from elsewhere of the keys "communities" and "nulls" of results.json, of a hub as recorded: by NetworkX the
greedy partition, the betweenness, and the largest component without directions; the best modularity of ten seeds of leidenalg.

    pip install networkx==3.1 numpy==1.26.4 pandas==3.0.6 scipy==1.17.1 leidenalg==0.12.0 igraph==1.0.0
    python communities.py hub > expected.communities.json
"""
import collections
import json
import sys

import igraph
import leidenalg
import networkx as nx
from networkx.algorithms.community import greedy_modularity_communities, modularity

from oracle import FIELDS, build_digraph, describe, lines


def sets(of):
    parts = collections.defaultdict(set)
    for v, c in enumerate(of):
        parts[c].add(v)
    return list(parts.values())


def communities(G, names):
    g = igraph.Graph(n=len(G), edges=list(G.edges()), directed=True)
    found = [leidenalg.find_partition(g, leidenalg.ModularityVertexPartition, n_iterations=-1, seed=s).membership for s in range(10)]
    greedy = greedy_modularity_communities(G)
    b = nx.betweenness_centrality(G)
    top = sorted((v for v in b if b[v] > 0), key=lambda v: (-b[v], names[v]))[:100]
    U = G.to_undirected()
    part = U.subgraph(max(nx.connected_components(U), key=lambda c: (len(c), -min(c))))
    component = {"developers": len(part), "links": part.number_of_edges(), "transitivity": nx.transitivity(part), "distance": nx.average_shortest_path_length(part)}
    return {"component": component, "leidenalg": max(modularity(G, sets(of), weight=None) for of in found),
            "developers": len(G), "cnm": {"modularity": modularity(G, greedy, weight=None), "communities": len(greedy)},
            "betweenness": {**describe([b[v] for v in range(len(G))]), "sources": len(G), "sampled": False, "epsilon": 0, "delta": 0,
                            "top": [[names[v], b[v]] for v in top]}}


def main(hub):
    tags = {r["id"]: set(r.get("tags") or []) for r in lines(hub, "repositories.jsonl") if r["kind"] == "model"}
    commits, seen = collections.defaultdict(list), set()
    for c in lines(hub, "commits.jsonl"):
        if c["kind"] == "model" and c["repo"] in tags and (c["repo"], c["sha"]) not in seen:
            seen.add((c["repo"], c["sha"]))
            commits[c["repo"]].append(list(dict.fromkeys(c["authors"])))
    out = {}
    for scope, wanted in FIELDS.items():
        G, names, _ = build_digraph(commits, None if wanted is None else {r for r in tags if tags[r] & wanted})
        out[scope] = communities(G, names) if names else None
    print(json.dumps(out, ensure_ascii=False))


main(sys.argv[1])
