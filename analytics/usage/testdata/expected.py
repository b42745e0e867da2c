#!/usr/bin/env python3
"""Makes expected.json.gz: usage by the reference program (../../testdata/oracle: oracle.py, usage()) of hubs drawn here and of one by its
generator. Python 3.11, numpy 1.26.4, scipy 1.17.1, pandas 3.0.6, networkx 3.1. Run it in this folder.

Models are numbered by rising id; ids, owners, likes and downloads are lists by that number, pairs are (space, model), keep lists the models of
a subfield (null: all).
"""
import gzip, json, os, subprocess, sys, tempfile
sys.path.insert(0, os.path.join("..", "..", "testdata", "oracle"))
import numpy as np
import oracle

rng = np.random.default_rng(1747)


def case(name, ids, owners, likes, downloads, pairs, keep):
    """pairs and keep by number; the reference wants ids"""
    o, l, d = (dict(zip(ids, v)) for v in (owners, likes, downloads))
    want = oracle.usage([(f"space/{s}", ids[m]) for s, m in pairs], o, l, d, None if keep is None else {ids[m] for m in keep}, ids)
    return {"name": name, "keep": keep, "want": want}


def drawn(name, models, pairs, keep=None):
    """a hub of models with tied popularity; owners are few, some models have none"""
    ids = sorted(f"{['ada-wren', 'bo-quill', 'Åsa', 'gust-lab', '漢字'][i % 5]}/m{int(x)}" for i, x in enumerate(rng.permutation(10 * models)[:models]))
    owners = ["" if rng.random() < .1 else i.split("/")[0] for i in ids]
    likes = [int(x) for x in np.where(rng.random(models) < .6, 0, rng.geometric(.1, models))]
    downloads = [int(x) for x in np.floor(rng.pareto(.7, models) * 3)]
    pairs = sorted({(int(s), int(m)) for s, m in pairs})
    rng.shuffle(pairs)
    pairs = [[int(s), int(m)] for s, m in pairs]
    hub = {"ids": ids, "owners": owners, "likes": likes, "downloads": downloads, "pairs": pairs}
    keeps = [None] + ([] if keep is None else [sorted(set(int(k) for k in keep))])
    return {**hub, "cases": [case(name, **hub, keep=k) for k in keeps]}


def random_pairs(spaces, models, n):
    return [(rng.integers(spaces), int(models * rng.random() ** 3)) for _ in range(n)]


def on_line(k):
    """k used models of which one has all likes and downloads and most spaces: correlation 1"""
    hub = drawn("on a line", 40, [(s, m) for m in range(k) for s in range(1 if m else int(rng.integers(2, 9)))])
    hub["likes"] = [int(rng.integers(1, 50))] + [0] * 39
    hub["downloads"] = [int(rng.integers(1, 9999))] + [int(rng.integers(0, 2))] * 39
    del hub["cases"]
    return {**hub, "cases": [case("on a line", **hub, keep=None)]}


def generated():
    """a fiftieth of a hub by the generator; of its subfield cv, the four used models lie on a line"""
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([sys.executable, os.path.join("..", "..", "testdata", "oracle", "generate.py"), "--scale", "0.02", "--seed", "11", "--out", tmp], check=True)
        models = {}
        for x in oracle.lines(tmp, "repositories.jsonl"):
            if x["kind"] == "model":
                models.setdefault(x["id"], x)
        ids = sorted(models)
        at = {x: i for i, x in enumerate(ids)}
        spaces, seen, pairs = {}, set(), []
        for x in oracle.lines(tmp, "usages.jsonl"):
            e = (x["space"], x["model"])
            if e not in seen and e[1] in at:
                seen.add(e)
                pairs.append([spaces.setdefault(e[0], len(spaces)), at[e[1]]])
    hub = {"ids": ids, "owners": [models[i].get("owner") or "" for i in ids], "likes": [models[i].get("likes") or 0 for i in ids],
           "downloads": [models[i].get("downloads") or 0 for i in ids], "pairs": pairs}
    return {**hub, "cases": [case("generated " + f, **hub, keep=None if tags is None else [i for i, m in enumerate(ids) if any(t in tags for t in models[m]["tags"])])
                             for f, tags in oracle.FIELDS.items()]}


hubs = [
    drawn("nothing used", 5, []),
    drawn("one pair", 5, [(0, 3)]),
    drawn("one space", 9, [(4, m) for m in range(7)]),
    drawn("one model", 6, [(s, 2) for s in range(8)], [2]),
    drawn("nothing kept", 6, random_pairs(4, 6, 9), []),
    drawn("three used", 40, [(0, 3), (1, 3), (2, 3), (0, 9), (1, 9), (2, 20)], [3, 9, 20, 21]),
    drawn("no two together", 30, [(s, s) for s in range(30)], range(0, 30, 2)),
    drawn("every model everywhere", 20, [(s, m) for s in range(5) for m in range(20)], range(7)),
    drawn("ties at the end of the ranking", 300, [(s, m) for s in range(3) for m in range(s, 300, 2)], range(0, 300, 3)),
    drawn("a large space", 1200, [(0, m) for m in range(900)] + random_pairs(200, 1200, 1500), range(5, 1200, 2)),
    drawn("many small spaces", 400, random_pairs(600, 400, 1800), range(0, 400, 3)),
    *[drawn("few used", 60, [(s, m) for m in rng.permutation(60)[:k] for s in range(1 + 2 * (m % 2))]) for k in (3, 4, 5, 6, 9, 14)],
    *[on_line(k) for k in (3, 4, 4, 4, 5, 6, 9, 15)],
    generated(),
]
with open("expected.json.gz", "wb") as f, gzip.GzipFile("", "wb", 9, f, 0) as z:
    z.write(json.dumps(hubs, ensure_ascii=False, separators=(",", ":")).encode())
print(len(hubs), "hubs,", sum(len(h["cases"]) for h in hubs), "cases")
