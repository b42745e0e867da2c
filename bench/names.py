"""Finds near names with rapidfuzz, and compares time and pairs with ours.

  names.py LIST PAIRS SECONDS [--blank]

LIST is made by `names list`, PAIRS and SECONDS by `names pairs` from it. Every form is
compared with every other by rapidfuzz.process.cdist: ratio, cutoff 89.5, one worker, in
blocks of rows that fit in memory. A form of several tokens can score more by
token_set_ratio than by ratio, so pairs with such a one may be found by ours alone; all
other pairs have to be the same.
"""
import argparse, json, sys, time
import numpy as np
from rapidfuzz import fuzz, process

parser = argparse.ArgumentParser()
parser.add_argument("list")
parser.add_argument("pairs")
parser.add_argument("seconds")
parser.add_argument("--blank", action="store_true")
parser.add_argument("--runs", type=int, default=1)
a = parser.parse_args()

entries = [json.loads(line) for line in open(a.list, encoding="utf-8")]
first = [i for i, e in enumerate(entries) if e["form"] and (e["blank"] or not a.blank)]
second = [i for i, e in enumerate(entries) if e["form"] and not e["blank"]] if a.blank else first
left, right = [entries[i]["form"] for i in first], [entries[i]["form"] for i in second]

best = None
for _ in range(a.runs):
    found, start = set(), time.process_time()
    for at in range(0, len(left), 256):
        scores = process.cdist(left[at:at + 256], right, scorer=fuzz.ratio, score_cutoff=89.5, workers=1, dtype=np.float32)
        for i, j in np.argwhere(scores >= 89.5):
            x, y = first[at + i], second[j]
            if a.blank:
                found.add((x, y))
            elif x < y:
                found.add((x, y))
    took = time.process_time() - start
    best = took if best is None else min(best, took)

ours = {tuple(map(int, line.split()[:2])) for line in open(a.pairs)}
several = {i for i, e in enumerate(entries) if " " in e["form"]}
single = lambda pairs: {p for p in pairs if not several & set(p)}
missing, more = single(found) - single(ours), single(ours) - single(found)
lost = {p for p in found - ours if several & set(p)}
seconds = float(open(a.seconds).read())
print(f"{len(left):,} x {len(right):,} names: rapidfuzz {best:.3f} s, ours {seconds:.3f} s, {best / seconds:.1f} times as fast; "
      f"{len(found):,} pairs by ratio, {len(ours):,} by token_set_ratio")
if missing or more or lost:
    print(f"NOT the same pairs: {len(missing)} missing, {len(more)} too many, {len(lost)} of several tokens lost", file=sys.stderr)
    for x, y in sorted(missing | more | lost)[:10]:
        print(repr(entries[x]["name"]), repr(entries[y]["name"]), file=sys.stderr)
    sys.exit(1)
