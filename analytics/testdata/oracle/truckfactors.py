"""Writes the key "truck_factors" of results.json by pandas, of a hub as recorded. Owners whose name has an even number of
letters are taken for organisations.

    pip install pandas==3.0.6
    python truckfactors.py hub | gzip -9n > expected.truckfactors.json.gz
"""
import json
import sys

import pandas as pd

from uncertainty import KINDS, lines, number

LEAST = 10


def factor(commits):
    """The fewest people with more than half of the commits, by the commits of each."""
    c = commits.sort_values(ascending=False).cumsum()
    return int((c * 2 <= c.iloc[-1]).sum()) + 1


def distribution(firsts, by):
    """firsts: a row a commit, with its first author."""
    people = firsts.groupby([by, "first"]).size()
    per = people.groupby(level=0)
    total = per.sum()
    counted = total[total >= LEAST].index
    f = per.apply(factor).loc[counted]
    single = int((per.size().loc[counted] == 1).sum())
    one = int((f == 1).sum())
    part = lambda n: {"repositories": n, "share": number(n / len(f)) if len(f) else None}
    d = f.astype(float).describe()
    return {"committed": len(total), "counted": len(f), "one": part(one), "single": part(single),
            "summary": {"count": len(f), **{ours: number(d[theirs]) for ours, theirs in [("mean", "mean"), ("std", "std"), ("min", "min"), ("p25", "25%"), ("p50", "50%"), ("p75", "75%"), ("max", "max")]}},
            "histogram": {str(k): int(n) for k, n in f.value_counts().sort_index().items()}}


if __name__ == "__main__":
    hub = sys.argv[1]
    repos = pd.DataFrame(lines(hub, "repositories")).drop_duplicates(["kind", "id"])
    commits = pd.DataFrame(lines(hub, "commits")).drop_duplicates(["kind", "repo", "sha"])
    commits["first"] = commits.authors.map(lambda a: next((x for x in a if x), None))
    firsts = commits.dropna(subset="first").merge(repos[["kind", "id", "owner"]], left_on=["kind", "repo"], right_on=["kind", "id"])
    owned = firsts[firsts.owner.fillna("") != ""]
    out = {"least_commits": LEAST, "repositories": {k: distribution(firsts[firsts.kind == k], "repo") for k in KINDS}, "owners": distribution(owned, "owner"),
           "organizations": distribution(owned[owned.owner.map(lambda o: len(o) % 2 == 0)], "owner")}
    json.dump(out, sys.stdout, sort_keys=True)
