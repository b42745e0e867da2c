"""What every name of the bundled sample does, by the words of docs/identities.md.

    python3 measure.py ../../../sample/hub > sample.csv

Python 3.11 and its standard library.
"""
import csv
import gzip
import json
import re
import statistics
import sys
from collections import Counter, defaultdict
from datetime import datetime, timezone
from pathlib import Path

FOLDER = Path(sys.argv[1])


def records(name):
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def instant(text):
    return datetime.fromisoformat(text).astimezone(timezone.utc) if text else None


listed = {(r["kind"], r["id"]) for r in records("repositories")}
done = defaultdict(list)  # by name: (at, repository, sha or None, title, pull request)
seen = set()
for c in records("commits"):
    place = (c["kind"], c["repo"])
    if place not in listed or (place, c["sha"]) in seen:
        continue
    seen.add((place, c["sha"]))
    for name in set(c["authors"]) - {""}:
        done[name].append((instant(c.get("date")), place, c["sha"], (c.get("title") or "").strip(), False))
for d in records("discussions"):
    place = (d["kind"], d["repo"])
    if place not in listed or (place, d["num"]) in seen or not d.get("author"):
        continue
    seen.add((place, d["num"]))
    done[d["author"]].append((instant(d.get("date")), place, None, "", d["is_pull_request"]))

KINDS = ["model", "dataset", "space"]
LIBRARY = [r"End of training", r"Training in progress, .*", r"Update README\.md", r"Upload folder using huggingface_hub",
           r".* with huggingface_hub", r"initial commit"]


def form(title):
    return " ".join("*" if re.search(r"[\d/]", word) else word for word in title.split())


out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow("name commits discussions pull_requests dated first last active_days burstiness minute_share hours titled "
             "library_titles top_title_share top_title repositories day_median day_max".split())
for name in sorted(done):
    first = {}  # of each sha, the repository that comes first
    for a in done[name]:
        if a[2] and (a[2] not in first or a[1] < first[a[2]][1]):
            first[a[2]] = a
    acts = [a for a in done[name] if not a[2]] + list(first.values())
    dated = sorted((a for a in acts if a[0]), key=lambda a: a[0])
    row = [name, sum(1 for a in acts if a[2]), sum(1 for a in acts if not a[2]), sum(1 for a in acts if a[4])]
    row.append(len(dated))
    days = defaultdict(set)
    for a in dated:
        days[a[0].date()].add(a[1])
    if dated:
        row += [dated[0][0].strftime("%Y-%m-%dT%H:%M:%SZ"), dated[-1][0].strftime("%Y-%m-%dT%H:%M:%SZ"), len(days)]
    else:
        row += ["", "", 0]
    gaps = [(b[0] - a[0]).total_seconds() for a, b in zip(dated, dated[1:])]
    if len(gaps) >= 2 and sum(gaps) > 0:
        m, s = statistics.fmean(gaps), statistics.pstdev(gaps)
        row.append((s - m) / (s + m))
    else:
        row.append("")
    row.append(max(Counter(a[0].minute for a in dated).values()) / len(dated) if dated else "")
    row.append(len({a[0].hour for a in dated}))
    titles = [re.sub(r" \(#\d+\)$", "", a[3]) for a in acts if a[3]]
    library = [t for t in titles if any(re.fullmatch(p, t) for p in LIBRARY)]
    forms = Counter(form(t) for t in titles if t not in library)
    top = min(forms, key=lambda t: (-forms[t], t)) if forms else ""
    row += [len(titles), len(library) / len(titles) if titles else "", forms[top] / len(titles) if titles else "", top]
    row.append(len({a[1] for a in acts}))
    sizes = [len(x) for x in days.values()]
    row += [statistics.median(sizes), max(sizes)] if sizes else ["", ""]
    out.writerow(row)
