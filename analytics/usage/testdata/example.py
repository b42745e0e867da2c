"""The numbers of example_test.go: pip install networkx==3.1"""
import networkx as nx

pairs = [(0, 7), (0, 8), (0, 9), (1, 7), (1, 8), (2, 9)]
B = nx.Graph((f"s{s}", m) for s, m in pairs)
P = nx.bipartite.weighted_projected_graph(B, [7, 8, 9])
print(sorted((*sorted((u, v)), d["weight"]) for u, v, d in P.edges(data=True)))
