"""NetworkX computes core numbers, communities and PageRank of each network in DIR as it was exported."""

import pathlib
import sys

import networkx as nx

compared = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.graphml")):
    g = nx.read_graphml(path)
    everybody = dict(g.nodes(data=True))
    g.remove_edges_from(list(nx.selfloop_edges(g)))
    g.remove_nodes_from(list(nx.isolates(g)))
    for node, values in everybody.items():
        if node not in g:
            assert values["core"] == 0 and "community" not in values and "pagerank" not in values, (path, node)
    core = nx.core_number(g)
    rank = nx.pagerank(g, alpha=0.85, weight="weight", tol=1e-13, max_iter=1000)
    for node, values in g.nodes(data=True):
        assert values["core"] == core[node], (path, node, values, core[node])
        assert abs(values["pagerank"] - rank[node]) <= 1e-9 * rank[node], (path, node, values, rank[node])
        compared += 2
    exported = {}
    for node, community in g.nodes(data="community"):
        exported.setdefault(community, set()).add(node)
    sizes = [len(exported[c]) for c in sorted(exported)]
    assert sorted(exported) == list(range(1, len(exported) + 1)) and sizes == sorted(sizes, reverse=True), (path, sizes)
    found = nx.community.greedy_modularity_communities(g, weight="weight") if g.number_of_edges() else []
    assert {frozenset(c) for c in found} == {frozenset(c) for c in exported.values()}, path
    compared += len(found)
print(f"{compared} core numbers, PageRanks and communities equal NetworkX")
