#!/usr/bin/env python3
"""edges.py | gzip -9n > edges.json.gz: hubs at the edge of what is defined, with the numbers of oracle.py.

Made with the versions in README.md.
"""
import json, os, random, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LICENSE_MIN = 2


def model(id, kind="model", **more):
    owner = id.split("/")[0] if "/" in id else None
    return {"id": id, "kind": kind, "owner": owner, "tags": [], "license": None, "likes": 0, "downloads": 0, **more}


def commit(repo, sha, *authors):
    return {"repo": repo, "kind": "model", "sha": str(sha), "authors": list(authors)}


def hub(repositories, commits=(), discussions=(), usages=()):
    return {"repositories": repositories, "commits": list(commits), "discussions": list(discussions), "usages": list(usages)}


def complete(n):
    """n people commit to one model: a complete digraph, all weights 1"""
    return hub([model("gust-lab/m", tags=["text-generation"])], [commit("gust-lab/m", i, f"p{i:03d}") for i in range(n)])


def ring(n, both):
    """a model for each two neighbours, committed to by both or by the first only"""
    firsts = lambda i: (i, (i + 1) % n) if both else (i,)
    name = lambda i: f"p{i:03d}"
    return hub([model(f"gust-lab/{i}") for i in range(n)],
               [commit(f"gust-lab/{i}", j, name(j), *([] if both else [name((i + 1) % n)])) for i in range(n) for j in firsts(i)])


def all_equal(n=60):
    ids = [f"gust-lab/{i}" for i in range(n)]
    return hub([model(r, likes=4, downloads=9, license=["mit", "openrail", None][i % 3]) for i, r in enumerate(ids)]
               + [model(f"moss-dale/{i}", "space", likes=4) for i in range(5)],
               [commit(r, j, f"p{i}") for i, r in enumerate(ids) for j in range(2)],
               [{"repo": r, "kind": "model", "num": 1, "author": f"p{i}"} for i, r in enumerate(ids)],
               [{"space": "moss-dale/0", "model": r} for r in ids])


def on_a_line():
    """likes rise and downloads fall with the spaces, exactly"""
    uses = {"ada-wren/x": "s", "ada-wren/y": "st", "bert": "stu"}
    return hub([model(r, likes=i + 1, downloads=30 - 10 * i) for i, r in enumerate(uses)],
               usages=[{"space": s, "model": r} for r, spaces in uses.items() for s in spaces])


def mixed(seed):
    r = random.Random(seed)
    n = r.randint(2, 40)
    ids = [f"o{r.randint(0, 4)}/m{i}" for i in range(n)]
    licenses, tags = [None, None, "mit", "apache-2.0", "openrail", "gpl-3.0", "other"], ["text-generation", "object-detection", "text-to-image", "x"]
    return hub([model(i, likes=r.randint(0, 3) ** 3, downloads=r.choice([0, 0, 1, 5, 100]), license=r.choice(licenses), tags=r.sample(tags, r.randint(0, 2))) for i in ids]
               + [model(f"d/{i}", "dataset", likes=r.randint(0, 2)) for i in range(r.randint(0, 4))] + [model(f"s/{i}", "space") for i in range(3)],
               [commit(r.choice(ids), j, *[f"p{r.randint(0, 9)}" for _ in range(r.randint(0, 3))]) for j in range(r.randint(0, 90))],
               [{"repo": r.choice(ids), "kind": "model", "num": j, "author": r.choice([None, "p1", "q2", "q3"])} for j in range(r.randint(0, 30))],
               [{"space": f"s/{r.randint(0, 6)}", "model": r.choice(ids)} for _ in range(r.randint(0, 60))])


hubs = {
    "empty": hub([]),
    "one repository": hub([model("ada-wren/x", likes=3, license="mit")]),
    "one developer": hub([model("ada-wren/x", license="mit"), model("ada-wren/y")],
                         [commit("ada-wren/x", 1, "a"), commit("ada-wren/x", 2, "a"), commit("ada-wren/y", 1, "a")]),
    "only self-loops": hub([model(f"ada-wren/{i}") for i in range(30)], [commit(f"ada-wren/{i}", j, f"d{i % 7}") for i in range(30) for j in range(i % 4)]),
    **{f"complete {n}": complete(n) for n in (2, 3, 14)},
    **{f"ring {n}": ring(n, True) for n in (3, 11)},
    **{f"directed ring {n}": ring(n, False) for n in (6, 49)},
    "star": hub([model(f"g/{i}") for i in range(20)], [commit(f"g/{i}", p, p) for i in range(20) for p in ("hub", f"p{i}")]),
    "all equal": all_equal(),
    "two models": hub([model("a/x", likes=1, downloads=5), model("a/y", likes=2, downloads=3)],
                      usages=[{"space": s, "model": m} for s, m in (("s", "a/x"), ("t", "a/x"), ("t", "a/y"))]),
    "on a line": on_a_line(),
    **{f"mixed {seed}": mixed(seed) for seed in range(8)},
}

out = {}
for name, files in hubs.items():
    with tempfile.TemporaryDirectory() as folder:
        text = {}
        for file, records in files.items():
            text[file + ".jsonl"] = "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in records)
            with open(os.path.join(folder, file + ".jsonl"), "w", encoding="utf-8") as f:
                f.write(text[file + ".jsonl"])
        want = os.path.join(folder, "want.json")
        subprocess.run([sys.executable, os.path.join(HERE, "oracle.py"), folder, "--license-min", str(LICENSE_MIN), "--out", want],
                       check=True, stderr=subprocess.DEVNULL)
        with open(want, encoding="utf-8") as f:
            out[name] = {"files": text, "want": json.load(f)}
json.dump(out, sys.stdout, ensure_ascii=False, indent=0, sort_keys=True)
