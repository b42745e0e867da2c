"""Makes the edge lists of this folder and what NetworkX 3.1 says of them.
pip install networkx==3.1 scipy pandas; python make.py

The definitions are those of ../../testdata/oracle/oracle.py, whose network() is
given a graph that is read from an edge list in place of one made of commits."""
import collections
import csv
import gzip
import io
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../testdata/oracle"))
import networkx as nx  # noqa: E402
import oracle  # noqa: E402


def digraph(rows, nodes):
    """rows: (source, target, weight), parallel ones add up; nodes: names besides those of the edges"""
    weight, loops = collections.Counter(), collections.Counter()
    everybody = set(nodes)
    for s, t, n in rows:
        everybody |= {s, t}
        if s == t:
            loops[s] += n
        else:
            weight[s, t] += n
    touched = {x for e in weight for x in e}
    order = sorted(touched)
    number = {x: i for i, x in enumerate(order)}
    G = nx.DiGraph()
    G.add_nodes_from(range(len(order)))
    for s, t in sorted(weight):
        G.add_edge(number[s], number[t], weight=weight[s, t])
    alone = len(everybody) - len(touched)
    return G, order, {
        "repositories_with_authors": 0, "developers": len(everybody), "isolates": alone, "non_isolates": len(touched),
        "isolate_share": alone / len(everybody) if everybody else None, "self_loop_developers": len(loops),
        "self_loop_commits": sum(loops.values()), "self_loop_developers_not_isolate": len([x for x in loops if x in touched]),
        "edges": len(weight), "weight_total": sum(weight.values())}


def expected(rows, nodes=()):
    oracle.build_digraph = lambda *_: digraph(rows, nodes)
    return oracle.network(None, None, True)


def draw(seed, people, edges):
    r = random.Random(seed)
    names = [r.choice(["ada", "bo", "李雷", "Émile", "Zoë", "cai fen", 'q"uote', "comma,"]) + f"-{i}" for i in range(people)]
    hubs = names[: people // 8]
    rows = []
    for _ in range(edges):
        s, t = r.choice(names), r.choice(hubs if r.random() < 0.6 else names)
        rows.append((s, t, 1 + int(r.paretovariate(1))))
    return rows


def write_csv(rows, head, order, quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    w = csv.writer(out, lineterminator="\n", quoting=quoting)
    w.writerow(head)
    for row in rows:
        w.writerow([row[i] for i in order])
    return out.getvalue()


def main():
    many = draw(1, 150, 900)
    few = draw(2, 12, 20)
    bare = [(s, t, 1) for s, t, _ in draw(3, 30, 60)]
    graph = nx.DiGraph()
    for s, t, n in draw(4, 60, 260):
        graph.add_edge(s, t, weight=graph.get_edge_data(s, t, {"weight": 0})["weight"] + n)
    graph.add_nodes_from(["nobody", "alone"])
    files = {
        "freq.csv": write_csv([(s, t, n, "x") for s, t, n in many], ["note", "freq", "target", "source"], [3, 2, 1, 0]),
        "weight.csv": "\ufeff" + write_csv(few, ["Source", "Target", "Weight"], [0, 1, 2], csv.QUOTE_ALL).replace("\n", "\r\n"),
        "bare.csv": write_csv(bare, ["source", "target"], [0, 1]),
        "networkx.graphml": "\n".join(nx.generate_graphml(graph)) + "\n",
    }
    want = {
        "freq.csv": expected(many), "weight.csv": expected(few), "bare.csv": expected(bare),
        "networkx.graphml": expected([(s, t, d["weight"]) for s, t, d in graph.edges(data=True)], graph.nodes),
    }
    text = json.dumps({"files": files, "want": want}, ensure_ascii=False, sort_keys=True)
    with open(os.path.join(HERE, "networks.json.gz"), "wb") as f:
        f.write(gzip.compress(text.encode(), mtime=0))


main()
