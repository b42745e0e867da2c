#!/usr/bin/env python3
"""Makes nulls.jsonl.gz: what NetworkX finds in random graphs of our own, and that they have the degrees of what was rewired.

  NETWORK_NULLS=nulls.jsonl go test -run TestRewiredOracle ../..
  python nulls.py nulls.jsonl

Made with Python 3.11, networkx 3.1, numpy 1.26.4, scipy 1.17.1.
"""
import json, os, sys
import networkx as nx
from make import assortativity, digraph, rich_club, write


def graph(numbers):
    return digraph({(u, v): w for u, v, w in zip(*[iter(numbers)] * 3)})


def expect(c):
    G, before = graph(c["Edges"]), graph(c["Of"])
    assert dict(G.in_degree()) == dict(before.in_degree()) and dict(G.out_degree()) == dict(before.out_degree()) and set(G.edges) != set(before.edges)
    part = max(nx.weakly_connected_components(G), key=len)
    out = {**c, "Of": None, "Largest": len(part)}
    if c["Undirected"]:
        U = G.to_undirected()
        return {**out, "Transitivity": nx.transitivity(U), "Distance": nx.average_shortest_path_length(U.subgraph(part))}
    return {**out, "Assort": assortativity(G, ([d for _, d in G.out_degree()], [d for _, d in G.in_degree()])), "Club": rich_club(G)["ge"]}


with open(sys.argv[1]) as f:
    write(os.path.join(os.path.dirname(os.path.abspath(__file__)), "nulls.jsonl.gz"), [expect(json.loads(line)) for line in f])
