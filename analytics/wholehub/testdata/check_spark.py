"""Reads an exported hub by Spark, and compares the columns of all tables with those of
docs/interop.md, and all rows with what expected.py reads from the snapshot. Prints what
is compared, or the differences.

    python check_spark.py SNAPSHOT EXPORT [raw]
"""
import collections
import datetime
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from expected import Expected

export = sys.argv[2]
want = Expected(sys.argv[1], sys.argv[3:] == ["raw"])
spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
         .config("spark.sql.shuffle.partitions", 2)
         .config("spark.sql.session.timeZone", "Asia/Kathmandu")  # no time may depend on it
         .getOrCreate())

COLUMNS = {
    "vertices": "id bigint, name string, kind string",
    "repositories": "id bigint, name string, owner bigint, license string, license_class string, fields array<string>, likes bigint, "
                    "downloads bigint, created_at timestamp, last_modified timestamp, kind string",
    "accounts": "id bigint, name string, canonical bigint, bot boolean",
    "commits": "dst bigint, src bigint, authors array<bigint>, date timestamp, kind string",
    "discussions": "dst bigint, src bigint, date timestamp, kind string",
    "usages": "src bigint, dst bigint",
    "lineage": "src bigint, dst bigint, relation string, evidence string",
}
table, wrong = {}, []
for n, columns in COLUMNS.items():
    table[n] = spark.read.parquet(os.path.join(export, n))
    have = ", ".join(f"{f.name} {f.dataType.simpleString()}" for f in table[n].schema)
    if have != columns:
        wrong.append((n, columns, have))


def millis(column):
    return F.unix_millis(column).alias(column)


def moment(ms):
    return None if ms is None else datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(milliseconds=ms)


def compare(what, want, got):
    if want != got:
        wrong.append((what, want - got, got - want))


vertices = {r.id: (r.kind, r.name) for r in table["vertices"].collect()}
assert sorted(vertices) == list(range(len(vertices))), "ids count up from 0"
name = lambda i: None if i is None else vertices[i][1]

got = collections.Counter()
for r in table["commits"].select("kind", "dst", "src", "authors", millis("date")).collect():
    assert r.src == (r.authors[0] if r.authors else None), "src is the first author"
    assert r.kind == vertices[r.dst][0], "the partition is the kind of the repository"
    got[vertices[r.dst], tuple(name(i) for i in r.authors), moment(r.date)] += 1
compare("commits", want.commits, got)
got = collections.Counter()
for r in table["discussions"].select("dst", "src", millis("date")).collect():
    got[vertices[r.dst], name(r.src), moment(r.date)] += 1
compare("discussions", want.discussions, got)
compare("usages", want.usages, {(name(r.src), name(r.dst)) for r in table["usages"].collect()})
rows = table["repositories"].select("id", "owner", "license", "likes", "downloads", millis("created_at"), millis("last_modified")).collect()
got = {(vertices[r.id], (name(r.owner), r.license, r.likes, r.downloads, moment(r.created_at), moment(r.last_modified))) for r in rows}
compare("repositories", set(want.repositories.items()), got)
got = [(r.name, name(r.canonical), r.bot) for r in table["accounts"].collect()]
compare("accounts", {(n, want.end(n), want.bot(n)) for n, _, _ in got}, set(got))
assert {n for n, _, _ in got} == {n for k, n in vertices.values() if k == "account"}

# The numbers of rows, counted by Spark: a join by ids, with the kinds from the names of folders.
for n in ["commits", "discussions"]:
    joined = table[n].alias("t").join(table["vertices"].alias("v"), F.expr("v.id = t.dst AND v.kind = t.kind"))
    by = {r["kind"]: r["count"] for r in joined.groupBy("v.kind").count().collect()}
    if by != want.by_kind(n):
        wrong.append((n + " by kind", want.by_kind(n), by))
spark.stop()

for w in wrong[:20]:
    print(w)
if wrong:
    sys.exit(1)
print(f"{want}: equal")
