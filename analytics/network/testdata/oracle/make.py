#!/usr/bin/env python3
"""Makes the expectations in this directory with NetworkX.

  python make.py                             writes graphs.jsonl.gz and greedy.jsonl.gz here
  python make.py --out DIR --seed 2          other random graphs; NETWORK_ORACLE=DIR go test .. compares with them
  python make.py --out DIR a.tsv b.tsv       given graphs

Made with Python 3.11, networkx 3.1, numpy 1.26.4, scipy 1.17.1 (pip install networkx==3.1 numpy==1.26.4 scipy==1.17.1).
The same versions write the same bytes.

One JSON object a line and graph: "name"; "edges" [source, target, weight, source, ...], nodes numbered 0.. without gaps;
"weighted" and "unweighted": what NetworkX finds with and without weights. Communities are listed as the library lists them,
as the number of its community for each node. null is undefined. greedy.jsonl.gz has many small graphs with nothing but
the communities: most have many equal gains, which the library's order must settle.
"""
import argparse, gzip, json, math, os, random, warnings
import networkx as nx
from networkx.algorithms.community import greedy_modularity_communities, modularity

assert nx.__version__ == "3.1"


# ---------------------------------------------------------------- graphs: lists of (source, target)
def both(pairs):
    return [e for u, v in pairs for e in ((u, v), (v, u))]


def complete(n):
    return [(u, v) for u in range(n) for v in range(n) if u != v]


def shift(edges, by):
    return [(u + by, v + by) for u, v in edges]


def size(edges):
    return 1 + max(max(e) for e in edges)


def copies(edges, k):
    return [e for i in range(k) for e in shift(edges, i * size(edges))]


def ring(n):
    return [(i, (i + 1) % n) for i in range(n)]


def star(n):
    return [(0, i) for i in range(1, n + 1)]


def wheel(n):
    return [(u + 1, v + 1) for u, v in ring(n)] + star(n)


def grid(a, b):
    return list(nx.convert_node_labels_to_integers(nx.grid_2d_graph(a, b)).edges())


def caveman(k, n):
    e = copies(complete(n), k)
    return e + both([(i * n, ((i + 1) % k) * n + 1) for i in range(k)])


def named():
    yield "one edge", [(0, 1)]
    yield "a pair of edges", both([(0, 1)])
    yield "two edges in a row", [(0, 1), (1, 2)]
    yield "directed triangle", ring(3)
    yield "pair and two single edges", [(0, 1), (1, 0), (1, 2), (0, 2)]
    for n in (3, 5, 14):
        yield f"complete {n}", complete(n)
    for n in (4, 5, 10, 13):
        yield f"directed ring {n}", ring(n)
        yield f"ring {n}", both(ring(n))
    for n in (2, 7, 40):
        yield f"star out {n}", star(n)
        yield f"star in {n}", [(v, u) for u, v in star(n)]
        yield f"star both {n}", both(star(n))
        yield f"star of a high number {n}", both([(n, v - 1) for u, v in star(n)])
    for n in (4, 9, 30):
        yield f"wheel {n}", wheel(n)
        yield f"wheel both {n}", both(wheel(n))
    yield "grid 4 5", grid(4, 5)
    yield "grid both 6 6", both(grid(6, 6))
    yield "path 9", both([(i, i + 1) for i in range(9)])
    yield "tree", both(list(nx.balanced_tree(3, 3).edges()))
    yield "bipartite 3 4", both(list(nx.complete_bipartite_graph(3, 4).edges()))
    yield "equal pairs", copies(both([(0, 1)]), 7)
    yield "equal triangles", copies(complete(3), 5)
    yield "equal stars", copies(both(star(4)), 4)
    yield "equal rings", copies(ring(6), 3)
    yield "caveman 4 4", caveman(4, 4)
    yield "caveman 6 3", caveman(6, 3)
    yield "barbell", both(list(nx.barbell_graph(5, 3).edges()))
    yield "petersen", both(list(nx.petersen_graph().edges()))
    yield "karate", both(list(nx.karate_club_graph().edges()))
    yield "karate one way", list(nx.karate_club_graph().edges())
    yield "cube", both(list(nx.convert_node_labels_to_integers(nx.hypercube_graph(4)).edges()))


def gnp(r, n, p):
    return [(u, v) for u in range(n) for v in range(n) if u != v and r.random() < p]


def mutual(r, n, p, q):
    """random pairs, each in both directions with probability q"""
    out = []
    for u in range(n):
        for v in range(u):
            if r.random() < p:
                a, b = (u, v) if r.random() < .5 else (v, u)
                out += both([(a, b)]) if r.random() < q else [(a, b)]
    return out


def teams(r, people, repositories):
    """repositories with a few authors each, hubs among them: first author -> each other author"""
    out = set()
    for _ in range(repositories):
        team = list({min(int(people * r.random() ** r.choice((1, 2, 4))), people - 1) for _ in range(1 + int(r.expovariate(.6)))})
        for u in team:
            if r.random() < .7:
                out |= {(u, v) for v in team if v != u}
    return sorted(out)


def regular(r, n, d):
    return list(nx.random_regular_graph(d, n, seed=r.randrange(10**9)).edges())


def attached(r, n, m):
    return list(nx.barabasi_albert_graph(n, m, seed=r.randrange(10**9)).edges())


def relabel(r, edges):
    p = list(range(size(edges)))
    r.shuffle(p)
    return [(p[u], p[v]) for u, v in edges]


def drawn(r, top):
    """one random graph of about 3 to top nodes, and what it is"""
    n = r.randint(3, top)
    kind = r.choice(["gnp", "mutual", "teams", "regular", "attached", "copies", "bridged", "named"])
    if kind == "gnp":
        e = gnp(r, n, r.choice((.05, .1, .2, .5, .9)))
    elif kind == "mutual":
        e = mutual(r, n, r.choice((.1, .2, .4)), r.choice((.5, .9, 1)))
    elif kind == "teams":
        e = teams(r, n, r.randint(n // 2, 2 * n))
    elif kind == "regular":
        d = r.randint(2, min(5, n - 1))
        e = both(regular(r, n + n * d % 2, d)) if n > d + 1 else complete(n)
    elif kind == "attached":
        e = both(attached(r, n, r.randint(1, min(3, n - 1))))
    elif kind == "copies":
        part = gnp(r, r.randint(2, 6), .6) or [(0, 1)]
        e = copies(part, r.randint(2, max(2, n // size(part))))
    elif kind == "bridged":
        part = complete(r.randint(2, 5))
        k = r.randint(2, max(2, n // size(part)))
        e = copies(part, k) + both([(r.randrange(size(part) * k), r.randrange(size(part) * k)) for _ in range(k)])
    else:
        e = r.choice([x for _, x in named() if size(x) <= top])
    return kind, relabel(r, e) if e and r.random() < .7 else e


def weigh(r, edges):
    w = r.choice(("ones", "few", "few", "tail", "large"))
    f = {"ones": lambda: 1, "few": lambda: r.randint(1, 3), "tail": lambda: int(r.paretovariate(.8)) % 5000 + 1,
         "large": lambda: r.randint(1, 10**6)}[w]
    return w, {e: f() for e in edges}


def digraph(weights):
    order = {x: i for i, x in enumerate(sorted({x for e in weights for x in e}))}
    G = nx.DiGraph()
    G.add_nodes_from(range(len(order)))
    for u, v in sorted(weights):
        G.add_edge(order[u], order[v], weight=weights[u, v])
    return G


def cases(count, top, r):
    while count:
        kind, edges = drawn(r, top)
        edges = sorted({(u, v) for u, v in edges if u != v})
        if edges:
            w, weights = weigh(r, edges)
            count -= 1
            yield f"{kind}, weights {w}", digraph(weights)


# ---------------------------------------------------------------- expectations
def num(x):
    return None if x is None or math.isnan(x) else float(x)


def members(G, communities):
    of = [0] * len(G)
    for i, c in enumerate(communities):
        for v in c:
            of[v] = i
    return of


def greedy(G, weight):
    return greedy_modularity_communities(G, weight=weight)


def assortativity(G, degrees):
    if any(len(set(d)) == 1 for d in degrees):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return num(nx.degree_assortativity_coefficient(G))


def rich_club(G):
    deg = dict(G.degree())
    k = sorted(deg.values(), reverse=True)[max(1, math.ceil(0.1 * len(G))) - 1]
    out = {"k": k}
    for name, club in (("ge", {v for v, d in deg.items() if d >= k}), ("gt", {v for v, d in deg.items() if d > k})):
        m = len(club)
        e = sum(1 for u, v in G.edges() if u in club and v in club)
        out |= {name: e / (m * (m - 1)) if m > 1 else None, name + "_n": m, name + "_e": e}
    return out


def measures(G, weight):
    c = greedy(G, weight)
    p = nx.pagerank(G, alpha=.85, weight=weight, tol=1e-13, max_iter=5000)
    return {"greedy": members(G, c), "modularity": modularity(G, c, weight=weight), "clustering": float(nx.average_clustering(G, weight=weight)),
            "pagerank": [p[v] for v in range(len(G))]}


def expect(G):
    U = nx.Graph(G.edges())
    return {"unweighted": measures(G, None), "weighted": measures(G, "weight"),
            "mixed_modularity": modularity(G, greedy(G, None), weight="weight"),
            "core": [nx.core_number(G)[v] for v in range(len(G))], "density": nx.density(G), "reciprocity": nx.overall_reciprocity(G),
            "assortativity": assortativity(G, ([d for _, d in G.out_degree()], [d for _, d in G.in_degree()])),
            "assortativity_undirected": assortativity(U, ([d for _, d in U.degree()],)),
            "rich_club": rich_club(G), "weak_components": nx.number_weakly_connected_components(G)}


def record(name, G, more):
    return {"name": name, "edges": [x for u, v, d in G.edges(data=True) for x in (u, v, d["weight"])], **more}


def write(path, records):
    with open(path, "wb") as f, gzip.GzipFile("", "wb", 9, f, 0) as z:
        for r in records:
            z.write(json.dumps(r, separators=(",", ":")).encode() + b"\n")


def listed(path):
    """the graph of a file of lines: source target weight"""
    with open(path) as f:
        return digraph({(int(u), int(v)): int(w) for u, v, w in map(str.split, f)})


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--times", type=int, default=1, help="as many random graphs as usual, times this")
    ap.add_argument("edges", nargs="*", help="only these graphs: files of lines 'source target weight'")
    a = ap.parse_args()
    graphs = [(os.path.basename(p), listed(p)) for p in a.edges]
    small = []
    if not a.edges:
        r = random.Random(a.seed)
        graphs = [(name, digraph(weigh(r, e)[1])) for name, e in named()]
        graphs += [*cases(150 * a.times, 25, r), *cases(6 * a.times, 150, r), ("teams of 400", digraph(weigh(r, teams(r, 400, 700))[1]))]
        small = [*cases(2500 * a.times, 16, r), *cases(100 * a.times, 60, r)]
    write(os.path.join(a.out, "graphs.jsonl.gz"), (record(name, G, expect(G)) for name, G in graphs))
    write(os.path.join(a.out, "greedy.jsonl.gz"), (
        record(name, G, {k: {"greedy": members(G, greedy(G, w))} for k, w in (("unweighted", None), ("weighted", "weight"))}) for name, G in small))


if __name__ == "__main__":
    main()
