"""Writes merges.cases, and merges.json of the recipe lineage: what NetworkX says of
the hub of loader/loadtest/merges.go, which is made here once more.

    python3 queries/testdata/merges.py

Made with networkx 3.6.1."""

import collections
import csv
import io
import json
import pathlib

import networkx as nx

DEPTH, WIDTH, BASES = 39, 6, 100


def name(layer, i):
    return f"weft/loom-{layer:02d}-{i}"


def hub():
    """A model points to each of its bases."""
    g = nx.DiGraph()
    g.add_node("weft/soup", downloads=5000)
    for layer in range(DEPTH + 1):
        for i in range(WIDTH):
            g.add_node(name(layer, i), downloads=(layer * 31 + i * 17) % 1009)
            if layer > 0:
                g.add_edges_from((name(layer, i), name(layer - 1, base)) for base in range(WIDTH))
            if layer * WIDTH + i < BASES:
                g.add_edge("weft/soup", name(layer, i))
        if layer > 0 and layer % 10 == 0:
            g.add_edge(name(layer, 0), name(layer - 10, 0))
    for downloads, id in enumerate(["weft/warp", "weft/woof"]):
        g.add_node(id, downloads=downloads)
    g.add_edge("weft/warp", "weft/woof")
    g.add_edge("weft/woof", "weft/warp")
    for _, d in g.nodes(data=True):
        d["likes"] = d["downloads"] % 7
    return g


def ranked(g, start):
    """Everything that start reaches, with its distance, as the queries sort it."""
    away = nx.single_source_shortest_path_length(g, start)
    del away[start]
    return sorted(((steps, -g.nodes[n]["downloads"], n) for n, steps in away.items()))


def case(out, query, arguments, columns, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    out.append(f"query {query} {arguments}\n{text.getvalue()}")


def main():
    g = hub()
    out = ["# Written by merges.py with NetworkX, of the hub of loader/loadtest/merges.go.\n"]
    for model, limit in [(name(DEPTH, 0), 1000), (name(21, 3), 1000), ("weft/soup", 1000), ("weft/warp", 5), (name(0, 0), 5)]:
        rows = [(model, b, steps, "mit", g.nodes[b]["likes"], -d) for steps, d, b in ranked(g, model)[:limit]]
        case(out, "lineage/ancestors", f"model={model} limit={limit}", ["model", "base", "generation", "license", "likes", "downloads"], rows)
    back = g.reverse()
    for base, limit in [(name(0, 0), 1000), (name(12, 5), 1000), ("weft/woof", 5), ("weft/soup", 5)]:
        rows = [(base, m, steps, '["merge"]', g.nodes[m]["likes"], -d) for steps, d, m in ranked(back, base)[:limit]]
        case(out, "lineage/derived", f"base={base} limit={limit}", ["base", "model", "generation", "relations", "likes", "downloads"], rows)
    here = pathlib.Path(__file__).parent
    (here / "merges.cases").write_text("\n".join(out))

    # The recipe: how far it is at most to a model that derives from nothing, and the
    # derivations at most five steps above the base with most direct ones.
    generations = collections.Counter()
    for m in g:
        steps = [d for n, d in nx.single_source_shortest_path_length(g, m).items() if g.out_degree(n) == 0 and n != m]
        if steps:
            generations[max(steps)] += 1
    every = sum(generations.values())
    base = min(g, key=lambda n: (-g.in_degree(n), n))
    near = nx.single_source_shortest_path_length(back, base, cutoff=5)
    family = sorted((-g.nodes[m]["downloads"], m, on) for on in near for m in back[on])
    expected = {
        "depth": [[k, n, n / every] for k, n in sorted(generations.items())],
        "family": [[base, m, on] for _, m, on in family[:100]],
    }
    (here.parent / "recipe" / "testdata" / "merges.json").write_text(json.dumps(expected, indent=1) + "\n")


main()
