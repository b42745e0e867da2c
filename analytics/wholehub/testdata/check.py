"""Reads an exported hub by pandas and by DuckDB, and the snapshot that it is of by json
alone, and compares all rows. Prints what is compared, or the differences.

    python check.py SNAPSHOT EXPORT [raw]

Identities, bots, repeated records and unknown repositories are treated as docs/method.md
has it: nothing here comes from the program that made the export.
"""
import collections
import glob
import gzip
import json
import os
import sys

import duckdb
import pandas as pd

KINDS = ["model", "dataset", "space"]
snapshot, export, raw = sys.argv[1], sys.argv[2], sys.argv[3:] == ["raw"]


def records(name):
    for path in glob.glob(os.path.join(snapshot, name + ".jsonl*")):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)


# What the snapshot says.
to = {}
for r in records("identities"):
    to.setdefault(r["alias"], r["canonical"])
bots = {r["name"] for r in records("bots")}


def end(name):
    while name in to:
        name = to[name]
    return name


def people(names):
    out = []
    for name in names:
        if not name:
            continue
        if not raw:
            if name in bots or end(name) in bots:
                continue
            name = end(name)
        if name not in out:
            out.append(name)
    return tuple(out)


def moment(text):
    return None if text is None else pd.Timestamp(text).tz_convert("UTC").floor("ms")


repositories = {}
for r in records("repositories"):
    repositories[r["kind"], r["id"]] = r
commits, discussions, usages = collections.Counter(), collections.Counter(), set()
seen = set()
for r in records("commits"):
    key = r["kind"], r["repo"]
    if key in repositories and (key, r["sha"]) not in seen:
        seen.add((key, r["sha"]))
        commits[key, people(r["authors"]), moment(r.get("date"))] += 1
seen = set()
for r in records("discussions"):
    key = r["kind"], r["repo"]
    if key in repositories and (key, r["num"]) not in seen:
        seen.add((key, r["num"]))
        starter = people([r.get("author")])
        discussions[key, starter[0] if starter else None, moment(r.get("date"))] += 1
for r in records("usages"):
    if ("model", r["model"]) in repositories:
        usages.add((r["space"], r["model"]))

# What the export says, by pandas.
vertices = pd.read_parquet(os.path.join(export, "vertices"))
name = dict(zip(vertices["id"], vertices["name"]))
kind = dict(zip(vertices["id"], vertices["kind"].astype(str)))
assert sorted(name) == list(range(len(name))), "ids count up from 0"
table = lambda n: pd.read_parquet(os.path.join(export, n))
null = lambda v: None if pd.isna(v) else v


def key(i):
    return kind[i], name[i]


got = collections.Counter()
frame = table("commits")
for dst, src, authors, date in zip(frame["dst"], frame["src"], frame["authors"], frame["date"]):
    who = tuple(name[i] for i in authors)
    assert null(src) == (authors[0] if len(authors) else None), "src is the first author"
    got[key(dst), who, null(date)] += 1
wrong = [("commits", commits - got, got - commits)]
got = collections.Counter()
frame = table("discussions")
for dst, src, date in zip(frame["dst"], frame["src"], frame["date"]):
    got[key(dst), None if pd.isna(src) else name[src], null(date)] += 1
wrong.append(("discussions", discussions - got, got - discussions))
frame = table("usages")
got = set(zip(frame["src"].map(name), frame["dst"].map(name)))
wrong.append(("usages", usages - got, got - usages))
frame = table("repositories")
assert len(frame) == len(repositories)
for row in frame.itertuples():
    r = repositories[str(row.kind), row.name]
    assert key(row.id) == (str(row.kind), row.name)
    want = (r.get("owner") or None, r.get("license") or None, r.get("likes") or 0, None if r["kind"] == "space" else r.get("downloads") or 0, moment(r.get("created_at")), moment(r.get("last_modified")))
    have = (None if pd.isna(row.owner) else name[row.owner], null(row.license), row.likes, null(row.downloads), null(row.created_at), null(row.last_modified))
    if want != have:
        wrong.append((row.name, want, have))
for row in table("accounts").itertuples():
    if (name[row.id], name[row.canonical], row.bot) != (row.name, end(row.name), row.name in bots or end(row.name) in bots):
        wrong.append(("account", row, end(row.name)))

# The same numbers of rows by DuckDB, with the kinds from the names of folders.
rows = lambda n: f"read_parquet('{export}/{n}/**/*.parquet', hive_partitioning = true)"
for n in ["commits", "discussions"]:
    by = dict(duckdb.sql(f"SELECT v.kind, count(*) FROM {rows(n)} c JOIN {rows('vertices')} v ON v.id = c.dst WHERE v.kind = c.kind GROUP BY ALL").fetchall())
    want = collections.Counter()
    for (k, *_), times in {"commits": commits, "discussions": discussions}[n].items():
        want[k[0]] += times
    if by != {k: v for k, v in want.items() if v}:
        wrong.append((n + " by DuckDB", dict(want), by))

wrong = [w for w in wrong if w[1] or w[2]]
for w in wrong[:20]:
    print(w)
if wrong:
    sys.exit(1)
print(f"{len(repositories)} repositories, {sum(commits.values())} commits, {sum(discussions.values())} discussions, {len(usages)} usages: equal")
