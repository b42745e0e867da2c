#!/usr/bin/env python3
"""Makes communities.jsonl.gz: what leidenalg, scikit-learn and NetworkX find on the graphs of graphs.jsonl.gz, on a random
graph of 1,000 nodes, and on the collaboration network of a synthetic hub.

  hubgraph generate --scale 0.1 --seed 7 -o hub
  hubgraph export collaboration --from hub --k 1 --format csv -o hub.csv    writes hub.edges.csv
  python communities.py hub.edges.csv

Made with Python 3.11, networkx 3.1, leidenalg 0.12.0, igraph 1.0.0, scikit-learn 1.9.1, numpy 1.26.4.

One JSON object a line and graph, in the order of graphs.jsonl.gz: "name"; "edges" as there, for the last two only;
"unweighted" and "weighted": the best directed modularity of five seeds of leidenalg, by NetworkX; "betweenness" by NetworkX;
"partitions" of the nodes, by leidenalg, by NetworkX (greedy) and at random; "nmi" of each with each later one, by
scikit-learn, which agrees with igraph where that is defined.
"""
import csv, gzip, itertools, json, math, os, random, sys
import igraph, leidenalg, networkx as nx
from networkx.algorithms.community import modularity
from sklearn.metrics import normalized_mutual_info_score
from make import digraph, write

HERE = os.path.dirname(os.path.abspath(__file__))


def listed(numbers):
    return digraph({(u, v): w for u, v, w in zip(*[iter(numbers)] * 3)})


def leiden(G, weight):
    edges = list(G.edges(data="weight"))
    g = igraph.Graph(n=len(G), edges=[(u, v) for u, v, _ in edges], directed=True)
    weights = [w for _, _, w in edges] if weight else None
    found = [leidenalg.find_partition(g, leidenalg.ModularityVertexPartition, weights=weights, n_iterations=-1, seed=s).membership for s in range(5)]
    return found, max(modularity(G, sets(of), weight=weight) for of in found)


def sets(of):
    parts = {}
    for v, c in enumerate(of):
        parts.setdefault(c, set()).add(v)
    return list(parts.values())


def nmi(a, b):
    x = float(normalized_mutual_info_score(a, b))
    y = igraph.compare_communities(a, b, method="nmi")
    assert math.isnan(y) or abs(x - y) < 1e-12, (x, y)
    return x


def expect(G, greedy, r):
    found, plain = leiden(G, None)
    _, weighted = leiden(G, "weight")
    k = r.randint(1, max(1, len(G) // 3))
    partitions = [found[0], found[1], *greedy, [r.randrange(k) for _ in G]]
    b = nx.betweenness_centrality(G)
    return {"unweighted": plain, "weighted": weighted, "betweenness": [b[v] for v in range(len(G))], "partitions": partitions,
            "nmi": [nmi(a, b) for a, b in itertools.combinations(partitions, 2)]}


def edges(G):
    return [x for u, v, w in G.edges(data="weight") for x in (u, v, w)]


def main():
    r = random.Random(1)
    out = []
    with gzip.open(os.path.join(HERE, "graphs.jsonl.gz")) as f:
        for c in map(json.loads, f):
            out.append({"name": c["name"], **expect(listed(c["edges"]), [c["unweighted"]["greedy"]], r)})
    pairs = set()
    while len(pairs) < 4000:
        pairs.add(tuple(r.sample(range(1000), 2)))
    more = {"random": digraph({p: r.randint(1, 9) for p in sorted(pairs)})}
    with open(sys.argv[1], encoding="utf-8") as f:
        rows = [(x["Source"], x["Target"], int(x["Weight"])) for x in csv.DictReader(f)]
    number = {x: i for i, x in enumerate(sorted({x for row in rows for x in row[:2]}))}
    more["hub"] = digraph({(number[u], number[v]): w for u, v, w in rows})
    for name, G in more.items():
        out.append({"name": name, "edges": edges(G), **expect(G, [], r)})
    write(os.path.join(HERE, "communities.jsonl.gz"), out)


if __name__ == "__main__":
    main()
