"""Makes a small invented hub at four moments, and the numbers of the series of them by pandas and NetworkX.

    pip install networkx==3.1 numpy==1.26.4 pandas==3.0.6 scipy==1.17.1
    python make.py | gzip -9n > series.json.gz

The network is built by ../../testdata/oracle/oracle.py.
"""
import collections
import json
import os
import random
import sys

import networkx as nx
import pandas as pd

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "testdata", "oracle"))
import oracle

DATES = ["2023-09-30T00:00:00Z", "2023-10-12T06:00:00Z", "2023-11-30T12:00:00Z", "2024-01-01T00:00:00Z"]
PEOPLE = [f"dev-{i}" for i in range(14)]
rng = random.Random(11)


def repository(n, kind):
    owner = rng.choice(PEOPLE)
    return {"id": f"{owner}/{kind}-{n}", "kind": kind, "owner": owner, "tags": [], "likes": rng.choice([0, 0, 1, 3, 8, 21, 144]),
            "downloads": None if kind == "space" else rng.choice([0, 5, 70, 900, 12000]), "hub_id": f"{n:024x}"}


def hubs():
    """The records of the hub at each moment."""
    last, repos, commits, talks = 0, [], [], []
    out = []
    for at in range(len(DATES)):
        if at:
            for r in rng.sample(repos, 4):
                repos.remove(r)                                   # gone
            repos = [dict(r) for r in repos]
            a, b, c = rng.sample(repos, 3)
            old, kind = a["id"], a["kind"]
            move(a, a["id"] + "-renamed", commits, talks)
            twin = repository(last := last + 1, kind)             # the old id now belongs to another repository
            twin["id"] = old
            repos.append(twin)
            move(b, "org-x/" + b["id"].split("/")[1], commits, talks)
            del c["hub_id"]                                       # followed by its id alone
            for r in repos:
                r["likes"] = max(0, r["likes"] + rng.choice([-2, 0, 0, 0, 1, 1, 5]))
                if r["kind"] != "space":
                    r["downloads"] = int(r["downloads"] * rng.choice([0.5, 1, 1, 1.5]))
        for _ in range(40 if not at else 9):
            last += 1
            repos.append(repository(last, rng.choice(["model", "model", "model", "dataset", "space"])))
        here = {(r["kind"], r["id"]): r for r in repos}
        assert len(here) == len(repos)
        commits = [c for c in commits if (c["kind"], c["repo"]) in here]
        talks = [d for d in talks if (d["kind"], d["repo"]) in here]
        for _ in range(60 if not at else 25):
            r = rng.choice(repos)
            commits.append({"repo": r["id"], "kind": r["kind"], "sha": f"{rng.getrandbits(80):020x}", "authors": rng.sample(PEOPLE[:8 + 2 * at], rng.choice([1, 1, 1, 2]))})
        for _ in range(12):
            r = rng.choice(repos)
            talks.append({"repo": r["id"], "kind": r["kind"], "num": 1 + len(talks) + 100 * at, "author": rng.choice(PEOPLE), "is_pull_request": False})
        out.append({"repositories": [dict(r) for r in repos], "commits": [dict(c) for c in commits], "discussions": [dict(d) for d in talks]})
    return out


def move(r, to, commits, talks):
    for x in commits + talks:
        if (x["kind"], x["repo"]) == (r["kind"], r["id"]):
            x["repo"] = to
    r["id"] = to


def median(column):
    return None if column.empty else float(column.median())


def measured(hub):
    r = pd.DataFrame(hub["repositories"])
    kinds = {k: r[r.kind == k] for k in ("model", "dataset", "space")}
    by = collections.defaultdict(list)
    for c in hub["commits"]:
        if c["kind"] == "model":
            by[c["repo"]].append(list(dict.fromkeys(c["authors"])))
    G, _, size = oracle.build_digraph(by, None)
    row = oracle.net_row(G)
    core = nx.core_number(G)
    return {"models": len(kinds["model"]), "datasets": len(kinds["dataset"]), "spaces": len(kinds["space"]),
            "likes": int(r.likes.sum()), "downloads": int(r.downloads.sum()),
            **{f"likes_median_{k}s": median(x.likes) for k, x in kinds.items()},
            **{f"downloads_median_{k}s": median(kinds[k].downloads) for k in ("model", "dataset")},
            "commits": len(hub["commits"]), "discussions": len(hub["discussions"]),
            "developers": size["developers"], "isolates": size["isolates"], "edges": size["edges"], "density": row["DENS"], "reciprocity": row["RECIP"],
            "k_max": max(core.values()), "core_size": sum(k == max(core.values()) for k in core.values()), "modularity": row["MOD"], "communities": row["COM"]}


def step(a, b):
    """Pairs by kind and _id where both have it, then by kind and id where either has none."""
    a, b = (pd.DataFrame(x["repositories"]).reindex(columns=["id", "kind", "likes", "downloads", "hub_id"]) for x in (a, b))
    first = a.dropna(subset="hub_id").reset_index().merge(b.dropna(subset="hub_id").reset_index(), on=["kind", "hub_id"])
    rest = a.drop(first.index_x).reset_index().merge(b.drop(first.index_y).reset_index(), on=["kind", "id"])
    rest = rest[rest.hub_id_x.isna() | rest.hub_id_y.isna()].assign(id_x=lambda t: t.id, id_y=lambda t: t.id)
    both = pd.concat([first, rest])
    out = {"added": len(b) - len(both), "gone": len(a) - len(both), "renamed": int((both.id_x != both.id_y).sum()) if len(first) else None}
    for what in ("likes", "downloads"):
        change = (both[what + "_y"].fillna(0) - both[what + "_x"].fillna(0)).astype(int)
        out[what + "_rose"], out[what + "_fell"] = int((change > 0).sum()), int((change < 0).sum())
        gained = both.assign(change=change, place=both.kind.map({"model": 0, "dataset": 1, "space": 2}))[change > 0]
        out[what + "_gained"] = [[k, i, c] for k, i, c in gained.sort_values(["change", "place", "id_y"], ascending=[False, True, True])[["kind", "id_y", "change"]].head(3).values.tolist()]
    return out


def case(hubs):
    rows = [measured(h) for h in hubs]
    days = pd.to_datetime(pd.Series(DATES)).diff().dt.total_seconds() / 86400
    for i in range(1, len(hubs)):
        rows[i].update(step(hubs[i - 1], hubs[i]), days=days[i])
    files = [{"snapshot.json": json.dumps({"format": 1, "source": "invented", "collectedAt": d}),
              **{n + ".jsonl": "".join(json.dumps(x) + "\n" for x in h[n]) for n in h}} for d, h in zip(DATES, hubs)]
    return {"snapshots": files, "want": rows}


def nameless(hubs):
    return [{**h, "repositories": [{k: v for k, v in r.items() if k != "hub_id"} for r in h["repositories"]]} for h in hubs]


if __name__ == "__main__":
    all = hubs()
    json.dump({"followed": case(all), "without _id": case(nameless(all))}, sys.stdout, sort_keys=True)
