"""Writes woven/, a hub of models that are merged, name themselves and name each other in
circles, and what NetworkX says of it and of the bundled sample: woven.json and sample.json,
each with the key "lineage" of results.json and, of every model, its depth and how many
descend from it; and each family as an outline.

    pip install networkx==3.6.1
    python3 analytics/lineage/testdata/expected.py
    python3 analytics/lineage/testdata/expected.py FOLDER  # prints the key of another hub
"""
import collections
import csv
import gzip
import json
import pathlib
import random
import sys

import networkx as nx

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent.parent
RELATIONS = ["finetune", "quantized", "adapter", "merge", "unknown"]
CLASSES = ["permissive", "restrictive", "none", "unlabelled"]
TOP, LISTED = 10, 20


def weave(folder):
    draw = random.Random(20240513)
    licences = ["mit", "apache-2.0", "openrail", "cc-by-nc-4.0", "other", "our-own", None, None]
    owners = ["weft", "Tarn", "gust-lab", "é-works"]
    models = []
    for i in range(220):
        owner = draw.choice(owners)
        models.append({"id": f"{owner}/m{i}", "kind": "model", "owner": owner, "license": draw.choice(licences), "tags": [], "likes": draw.choice([0, 0, 0, 1, 2, 5, 9]), "downloads": draw.randrange(50)})
    pairs = []
    for i in range(10, 200):
        if draw.random() < 0.3:
            continue
        if draw.random() < 0.15:
            near = range(max(0, i - 30), i)
            pairs += [(i, b, "merge") for b in draw.sample(near, draw.randrange(2, min(9, len(near))))]
        else:
            pairs.append((i, draw.randrange(max(0, i - 25), i) if draw.random() < 0.7 else draw.randrange(10), draw.choice(RELATIONS)))
    for i, b in [(40, 44), (44, 47), (47, 40), (150, 160), (160, 150), (205, 206), (206, 207), (207, 205), (208, 207), (207, 209), (209, 207), (210, 205)]:
        pairs.append((i, b, "merge"))
    pairs += [(i, i, "finetune") for i in (3, 88, 150, 219)]
    pairs += draw.sample(pairs, 15)  # the first record of a pair counts
    folder.mkdir(exist_ok=True)
    lines = [{"model": models[i]["id"], "base": models[b]["id"], "relation": relation} for i, b, relation in pairs]
    lines.insert(7, {"model": models[5]["id"], "base": "gone/model", "relation": "merge"})
    for name, records in [("repositories", models), ("lineage", lines)]:
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    (folder / "snapshot.json").write_text('{"format":1,"source":"woven","collectedAt":"2024-01-01T00:00:00Z"}\n')


def read(folder, name):
    packed = folder / f"{name}.jsonl.gz"
    text = gzip.open(packed, "rt", encoding="utf-8") if packed.exists() else open(folder / f"{name}.jsonl", encoding="utf-8")
    return [json.loads(line) for line in text]


def histogram(values):
    return {str(v): n for v, n in sorted(collections.Counter(values).items())}


def measure(folder):
    models = {r["id"]: r for r in read(folder, "repositories") if r["kind"] == "model"}
    pairs = {}
    for r in read(folder, "lineage"):
        if r["model"] in models and r["base"] in models:
            pairs.setdefault((r["model"], r["base"]), r.get("relation") or "unknown")
    rules = [line for line in open(ROOT / "hub/rules/licenses/paper.csv", encoding="utf-8") if not line.startswith("#")]
    classes = {r["license"]: r["class"] for r in csv.DictReader(rules)}

    def licence(m):
        return models[m]["license"] or ""

    def class_of(m):
        return classes.get(licence(m), "unlabelled") if licence(m) else "none"

    g = nx.DiGraph((base, model) for model, base in pairs if model != base)  # downwards
    liked = sorted(g, key=lambda m: (-models[m]["likes"], m))
    circles = sorted(sorted(c) for c in nx.strongly_connected_components(g) if len(c) > 1)
    condensed = nx.condensation(g)
    depth = {}
    for c in nx.topological_sort(condensed):
        above = [depth[p] + 1 for p in condensed.predecessors(c)]
        depth[c] = max(above, default=0)
    depths = {m: depth[c] for m, c in condensed.graph["mapping"].items()}
    longest = nx.dag_longest_path_length(condensed) if g else 0
    assert longest == max(depths.values(), default=0)
    families = []
    for f in nx.weakly_connected_components(g):
        roots = [m for m in liked if m in f and depths[m] == 0]
        families.append({"root": roots[0], "likes": models[roots[0]]["likes"], "roots": len(roots), "models": len(f), "depth": max(depths[m] for m in f)})
    families.sort(key=lambda f: (-f["models"], f["root"]))
    descendants = {m: len(nx.descendants(g, m)) for m in g}
    bases = [{"model": m, "likes": models[m]["likes"], "descendants": descendants[m], "children": g.out_degree(m)} for m in g if g.out_degree(m)]

    conflicts, up = [], g.reverse()
    for m in liked:
        if class_of(m) != "permissive":
            continue
        away = nx.single_source_shortest_path_length(up, m)
        found = {b: n for b, n in away.items() if class_of(b) == "restrictive"}
        if not found:
            continue
        steps = min(found.values())
        chain = min(path for b, n in found.items() if n == steps for path in nx.all_shortest_paths(up, m, b))
        conflicts.append((m, steps, chain))
    tags = collections.Counter()
    for m, b in pairs:
        m, b = licence(m), licence(b)
        tags["both_missing" if not m and not b else "model_missing" if not m else "base_missing" if not b else "same" if m == b else "changed"] += 1
    matrix = collections.Counter((class_of(b), class_of(m)) for m, b in pairs)
    themselves = sorted(m for m, b in pairs if m == b)
    lineage = {
        "derivations": len(pairs),
        "relations": {r: sum(x == r for x in pairs.values()) for r in RELATIONS},
        "models": sum(d > 0 for _, d in g.in_degree()),
        "bases": len(bases),
        "roots": sum(d == 0 for _, d in g.in_degree()),
        "parents": histogram(d for _, d in g.in_degree() if d),
        "depth": {"max": longest, "histogram": histogram(depths.values()), "deepest": next(m for m in liked if depths[m] == longest)},
        "families": {"number": nx.number_weakly_connected_components(g), "sizes": histogram(f["models"] for f in families), "largest": families[:TOP]},
        "most_descendants": sorted(bases, key=lambda b: (-b["descendants"], b["model"]))[:TOP],
        "most_children": sorted(bases, key=lambda b: (-b["children"], b["model"]))[:TOP],
        "self_references": {"number": len(themselves), "models": themselves[:LISTED]},
        "cycles": {"number": len(circles), "models": sum(map(len, circles)), "first": [{"number": len(c), "models": c[:LISTED]} for c in circles[:LISTED]]},
        "licenses": {
            "classes": {b: {m: matrix[b, m] for m in CLASSES} for b in CLASSES},
            "tags": {k: tags[k] for k in ["same", "changed", "model_missing", "base_missing", "both_missing"]},
            "conflicts": {
                "models": len(conflicts),
                "direct": sum(n == 1 for _, n, _ in conflicts),
                "steps": histogram(n for _, n, _ in conflicts),
                "first": [{"model": m, "likes": models[m]["likes"], "chain": [{"model": x, "license": licence(x), "class": class_of(x)} for x in chain]} for m, _, chain in conflicts[:LISTED]],
            },
        },
    }
    rank = {m: i for i, m in enumerate(liked)}
    heads = {m: min(c, key=rank.get) for c in circles for m in c}

    def below(m):
        if heads.get(m, m) != m:
            return heads[m]
        outside = [b for b in g.predecessors(m) if heads.get(b, b) != m]
        return max(outside, key=lambda b: (depths[b], -rank[b]), default=None)

    outlines = []
    for f in nx.weakly_connected_components(g):
        tree = nx.DiGraph((below(m) or "", m) for m in f)
        walk = nx.dfs_preorder_nodes(tree, "", sort_neighbors=lambda all: sorted(all, key=rank.get))
        levels = nx.single_source_shortest_path_length(tree, "")
        rows = [[m, levels[m] - 1, below(m), pairs.get((m, below(m)), ""), sorted(set(g.predecessors(m)) - {below(m)})] for m in walk if m]
        outlines.append(rows)
    outlines.sort()
    return {"lineage": lineage, "outlines": outlines, "models": {m: [depths[m], descendants[m]] for m in sorted(g)}, "edges": sorted(list(p) for p in pairs)}


def main():
    weave(HERE / "woven")
    for name, folder in [("woven", HERE / "woven"), ("sample", ROOT / "sample/hub")]:
        (HERE / f"{name}.json").write_text(json.dumps(measure(folder), ensure_ascii=False, indent=None) + "\n", encoding="utf-8")


if len(sys.argv) > 1:
    print(json.dumps(measure(pathlib.Path(sys.argv[1]))["lineage"], ensure_ascii=False))
else:
    main()
