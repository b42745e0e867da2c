"""The part of bench/scale.sh that DuckDB does: the activity tables of a snapshot and nothing else.

    scale.py SNAPSHOT RESULTS.json   compares them with those of hubgraph analyze --raw, and exits 1 if they differ
    scale.py SNAPSHOT                only computes them

Each file is read once, and only the columns that are needed; commits are grouped by repository and authors first,
which is the fastest way found. Repeated commits and discussions are not looked for, which hubgraph does.
"""
import glob
import json
import sys

import duckdb

TEXT, NUMBER = "VARCHAR", "BIGINT"


def table(snapshot, name, **columns):
    path, = glob.glob(f"{glob.escape(snapshot)}/{name}.jsonl*")
    return f"read_json('{path}', format='newline_delimited', columns={columns}, maximum_object_size=33554432)"


def tables(snapshot):
    """One row for each kind and activity: repositories, total, zeros, least, quartiles, most, mean, deviation."""
    repositories = table(snapshot, "repositories", id=TEXT, kind=TEXT, likes=NUMBER, downloads=NUMBER)
    commits = table(snapshot, "commits", repo=TEXT, kind=TEXT, authors="VARCHAR[]")
    discussions = table(snapshot, "discussions", repo=TEXT, kind=TEXT, author=TEXT)
    duckdb.sql(f"""CREATE TEMP TABLE activity AS
    WITH c AS MATERIALIZED (SELECT kind, repo, authors, count(*) AS n FROM {commits} GROUP BY ALL),
    d AS MATERIALIZED (SELECT kind, repo, author, count(*) AS n FROM {discussions} GROUP BY ALL),
    who AS MATERIALIZED (SELECT DISTINCT kind, repo, unnest(authors) AS name FROM c),
    community AS (SELECT kind, repo, name FROM who WHERE name <> '' UNION SELECT kind, repo, author FROM d WHERE author <> ''),
    counted AS (
      SELECT kind, repo, n AS commits, 0 AS committers, 0 AS discussions, 0 AS starters, 0 AS community FROM c
      UNION ALL SELECT kind, repo, 0, 1, 0, 0, 0 FROM who WHERE name <> ''
      UNION ALL SELECT kind, repo, 0, 0, n, (coalesce(author, '') <> '')::INT, 0 FROM d
      UNION ALL SELECT kind, repo, 0, 0, 0, 0, 1 FROM community)
    SELECT r.kind, any_value(likes) AS n_likes, any_value(downloads) AS n_downloads, coalesce(sum(commits), 0) AS n_commits, coalesce(sum(committers), 0) AS n_committers,
      coalesce(sum(discussions), 0) AS n_discussions, coalesce(sum(starters), 0) AS n_disc_starters, coalesce(sum(community), 0) AS n_community
    FROM {repositories} r LEFT JOIN counted x ON x.kind = r.kind AND x.repo = r.id GROUP BY r.kind, r.id""")
    names = ["n_likes", "n_downloads", "n_commits", "n_committers", "n_discussions", "n_disc_starters", "n_community"]
    out = {}
    for name in names:
        for row in duckdb.sql(f"""SELECT kind, count({name}), sum({name}), count(*) FILTER ({name} = 0), min({name}), quantile_cont({name}, [0.25, 0.5, 0.75]),
            max({name}), avg({name}), stddev_samp({name}) FROM activity GROUP BY kind""").fetchall():
            out[row[0], name] = row[1:]
    return out


def compare(found, path):
    with open(path) as f:
        results = json.load(f)
    repeated = results["ignored"].get("commits_repeated", 0), results["ignored"].get("discussions_repeated", 0)
    extra, same, different = {"n_commits": 0, "n_discussions": 0}, 0, []
    for kind, activity in results["activity"].items():
        for name, m in activity["metrics"].items():
            if (kind, name) not in found:
                continue
            count, total, zeros, least, _, most, *_ = found[kind, name]
            if name in extra:
                extra[name] += int(total) - m["total"]
                total = m["total"]
            theirs, ours = (count, int(total), zeros), (m["count"], m["total"], m["zeros"])
            if theirs == ours:
                same += 1
            else:
                different.append(f"{kind} {name}: DuckDB {theirs}, hubgraph {ours}")
    print(f"{same} activities equal in number, total and zeros; DuckDB counts {extra['n_commits']} commits and {extra['n_discussions']} discussions more, repeated are {repeated[0]} and {repeated[1]}")
    print(*different, sep="\n")
    return not different and same > 0 and tuple(extra.values()) == repeated


if __name__ == "__main__":
    found = tables(sys.argv[1])
    if len(sys.argv) > 2:
        sys.exit(0 if compare(found, sys.argv[2]) else 1)
    for key, row in sorted(found.items()):
        print(*key, *row)
