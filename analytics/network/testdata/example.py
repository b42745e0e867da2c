"""The numbers of example_test.go: pip install networkx==3.1 scipy"""
import networkx as nx

G = nx.DiGraph()
G.add_weighted_edges_from([(10, 20, 5), (20, 10, 1), (20, 30, 2), (30, 10, 2), (40, 10, 1)])
G.add_node(50)
nodes = sorted(G)
rank = nx.pagerank(G)
core = nx.core_number(G)
print({v: f"{rank[v]:.4f}" for v in nodes}, {v: core[v] for v in nodes})
print("2-core", sorted(nx.k_core(G, 2)))
print("communities", [sorted(c) for c in nx.community.greedy_modularity_communities(G)])
