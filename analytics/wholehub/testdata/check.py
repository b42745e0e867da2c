"""Reads an exported hub by pandas and by DuckDB, and compares all rows with what
expected.py reads from the snapshot. Prints what is compared, or the differences.

    python check.py SNAPSHOT EXPORT [raw]
"""
import collections
import json
import os
import sys

import duckdb
import pandas as pd

from expected import Expected

export = sys.argv[2]
want = Expected(sys.argv[1], sys.argv[3:] == ["raw"])

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
wrong = [("commits", want.commits - got, got - want.commits)]
got = collections.Counter()
frame = table("discussions")
for dst, src, date in zip(frame["dst"], frame["src"], frame["date"]):
    got[key(dst), None if pd.isna(src) else name[src], null(date)] += 1
wrong.append(("discussions", want.discussions - got, got - want.discussions))
frame = table("usages")
got = set(zip(frame["src"].map(name), frame["dst"].map(name)))
wrong.append(("usages", want.usages - got, got - want.usages))
frame = table("repositories")
assert len(frame) == len(want.repositories)
for row in frame.itertuples():
    assert key(row.id) == (str(row.kind), row.name)
    have = (None if pd.isna(row.owner) else name[row.owner], null(row.license), row.likes, null(row.downloads), null(row.created_at), null(row.last_modified))
    if want.repositories[key(row.id)] != have:
        wrong.append((row.name, want.repositories[key(row.id)], have))
for row in table("accounts").itertuples():
    if (name[row.id], name[row.canonical], row.bot) != (row.name, want.end(row.name), want.bot(row.name)):
        wrong.append(("account", row, want.end(row.name)))

with open(os.path.join(export, "about.json"), encoding="utf-8") as text:
    about = json.load(text)
have = {k: about.get(k) for k in want.about()}
if have != want.about():
    wrong.append(("about.json", want.about(), have))

# The same numbers of rows by DuckDB, with the kinds from the names of folders.
rows = lambda n: f"read_parquet('{export}/{n}/**/*.parquet', hive_partitioning = true)"
for n in ["commits", "discussions"]:
    by = dict(duckdb.sql(f"SELECT v.kind, count(*) FROM {rows(n)} c JOIN {rows('vertices')} v ON v.id = c.dst WHERE v.kind = c.kind GROUP BY ALL").fetchall())
    if by != want.by_kind(n):
        wrong.append((n + " by DuckDB", want.by_kind(n), by))

wrong = [w for w in wrong if w[1] or w[2]]
for w in wrong[:20]:
    print(w)
if wrong:
    sys.exit(1)
print(f"{want}: equal")
