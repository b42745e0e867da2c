"""Plain Python makes DIR/developers.csv, up to the network, from the files of the snapshot DIR/hub; pandas reads it."""

import collections
import glob
import gzip
import json
import pathlib
import sys

import networkx as nx
import pandas as pd

folder = pathlib.Path(sys.argv[1])


def records(name):
    for path in glob.glob(str(folder / "hub" / (name + ".jsonl*")))[:1]:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


alias = {}
for r in records("identities"):
    alias.setdefault(r["alias"], r["canonical"])


def canonical(name):
    while name in alias:
        name = alias[name]
    return name


bots = {n for r in records("bots") for n in (r["name"], canonical(r["name"]))}


def people(names):
    who = [canonical(n) for n in names if n and n not in bots and canonical(n) not in bots]
    return list(dict.fromkeys(who))


listed = {(r["kind"], r["id"]) for r in records("repositories")}
rows = collections.defaultdict(lambda: {"model": set(), "dataset": set(), "space": set(), "commits": 0, "first": 0, "discussions": 0, "places": set(), "at": []})
committers, firsts, seen = collections.defaultdict(set), collections.Counter(), set()
for r in records("commits"):
    repo = (r["kind"], r["repo"])
    if repo not in listed or (repo, r["sha"]) in seen:
        continue
    seen.add((repo, r["sha"]))
    for i, name in enumerate(people(r["authors"])):
        row = rows[name]
        row[r["kind"]].add(r["repo"])
        row["commits"] += 1
        row["first"] += i == 0
        row["at"] += [r["date"]] if r.get("date") else []
        committers[repo].add(name)
        firsts[repo, name] += i == 0
for r in records("discussions"):
    repo = (r["kind"], r["repo"])
    if repo not in listed or (repo, r["num"]) in seen:
        continue
    seen.add((repo, r["num"]))
    for name in people([r["author"]]):
        row = rows[name]
        row["discussions"] += 1
        row["places"].add(repo)
        row["at"] += [r["date"]] if r.get("date") else []
g = nx.DiGraph()
for (repo, name), n in firsts.items():
    if repo[0] == "model" and n:
        g.add_edges_from((name, other) for other in committers[repo] if other != name)
core = nx.core_number(g)
table = pd.read_csv(folder / "developers.csv", keep_default_na=False, na_values=[""], parse_dates=["first_activity", "last_activity"])
assert list(table.name) == sorted(rows) and len(table) > 100
for got in table.itertuples(index=False):
    row, name = rows[got.name], got.name
    at = pd.to_datetime(pd.Series(row["at"]), utc=True, format="ISO8601")
    neighbours = set(g.pred[name]) | set(g.succ[name]) if name in g else set()
    want = (
        name, len(row["model"]), len(row["dataset"]), len(row["space"]), row["commits"], row["first"], row["discussions"], len(row["places"]),
        at.min() if len(at) else None, at.max() if len(at) else None,
        len(neighbours), g.in_degree(name) if name in g else 0, g.out_degree(name) if name in g else 0, core.get(name, 0),
    )  # fmt: skip
    assert tuple(None if x is pd.NaT else x for x in got) == want, (tuple(got), want)
print(f"{len(table)} developers equal what their files say")
