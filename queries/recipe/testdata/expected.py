"""What the cells of the bundled recipes must answer on the bundled sample.

    python expected.py SAMPLE ORACLE.json > expected.json

SAMPLE is the folder of the snapshot (sample/hub). ORACLE.json is what
analytics/testdata/oracle/oracle.py says of it, with NetworkX 3.1, SciPy and
pandas, for whatever the paper defines; make.sh runs both. The rest is counted
here, from the files of the snapshot, in plain Python.
"""
import calendar
import collections
import datetime
import gzip
import json
import statistics
import sys
from itertools import combinations

SAMPLE, ORACLE = sys.argv[1:3]
KINDS = ("model", "dataset", "space")
FIELDS = ("cv", "nlp", "mm")


def read(name):
    try:
        with gzip.open(f"{SAMPLE}/{name}.jsonl.gz", "rt", encoding="utf-8") as f:
            return [json.loads(line) for line in f if line.strip()]
    except FileNotFoundError:
        return []


def when(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def month(date):
    return date.strftime("%Y-%m")


def months(first, last):
    year, m = first.year, first.month
    while (year, m) <= (last.year, last.month):
        yield f"{year:04}-{m:02}"
        year, m = (year + 1, 1) if m == 12 else (year, m + 1)


oracle = json.load(open(ORACLE))

# Identities and bots: the first record of an alias wins, chains are followed.
alias = {}
for r in read("identities"):
    a, c = r["alias"], r["canonical"]
    end = c
    while end in alias:
        end = alias[end]
    if a not in alias and end != a:
        alias[a] = c


def canonical(name):
    while name in alias:
        name = alias[name]
    return name


bots = {r["name"] for r in read("bots")}


def person(name):
    """The person of a name; None for nobody and for bots."""
    if not name or name in bots or canonical(name) in bots:
        return None
    return canonical(name)


repos = {}
for r in read("repositories"):
    repos.setdefault((r["kind"], r["id"]), r)

commits, discussions, usages = {}, {}, set()
for r in read("commits"):
    if (r["kind"], r["repo"]) in repos:
        commits.setdefault((r["kind"], r["repo"], r["sha"]), r)
for r in read("discussions"):
    if (r["kind"], r["repo"]) in repos:
        discussions.setdefault((r["kind"], r["repo"], r["num"]), r)
for r in read("usages"):
    if ("model", r["model"]) in repos:
        usages.add((r["space"], r["model"]))

commits_of, discussions_of = collections.defaultdict(list), collections.defaultdict(list)
for c in commits.values():
    commits_of[c["kind"], c["repo"]].append(c)
for d in discussions.values():
    discussions_of[d["kind"], d["repo"]].append(d)
spaces_of, models_of = collections.defaultdict(set), collections.defaultdict(set)
for s, m in usages:
    spaces_of[m].add(s)
    models_of[s].add(m)


def authors(commit):
    """People among the authors, in their order, each once."""
    return list(dict.fromkeys(p for p in map(person, commit["authors"]) if p))


people_of = {key: {p for c in commits_of[key] for p in authors(c)} for key in repos}
models = {i: r for (kind, i), r in repos.items() if kind == "model"}
TAGS = {}


def fields(r):
    return [f for f in FIELDS if TAGS[f] & set(r.get("tags") or [])]


TAGS["cv"] = set("computer-vision depth-estimation image-classification object-detection image-segmentation image-to-image unconditional-image-generation "
                 "video-classification zero-shot-image-classification".split())
TAGS["nlp"] = set("text-classification token-classification table-question-answering question-answering zero-shot-classification translation summarization "
                  "conversational text-generation text2text-generation fill-mask sentence-similarity".split())
TAGS["mm"] = set("multimodal feature-extraction text-to-image image-to-text text-to-video visual-question-answering document-question-answering "
                 "graph-machine-learning".split())
CLASS = {row["license"]: row["class"] for kind in KINDS for row in oracle["licenses"][kind]["table"]}


def license(r):
    return (r.get("license") or "").strip().lower() or None


def licence_class(r):
    return CLASS[license(r)] if license(r) else "none"


def likes(r):
    return r.get("likes") or 0


def downloads(r):
    return None if r["kind"] == "space" else r.get("downloads") or 0


def share(n, of):
    return n / of if of else None


out = {}


def table(recipe, cell, columns, rows):
    out.setdefault(recipe, {})[cell] = {"columns": columns.split(), "rows": [list(r) for r in rows]}


def of_kind(kind):
    return [r for (k, _), r in repos.items() if k == kind]


ACTIVITY = {
    "likes": likes, "downloads": downloads,
    "discussions": lambda r: len(discussions_of[r["kind"], r["id"]]),
    "commits": lambda r: len(commits_of[r["kind"], r["id"]]),
}
METRIC = {"likes": "n_likes", "downloads": "n_downloads", "discussions": "n_discussions", "starters": "n_disc_starters", "commits": "n_commits",
          "committers": "n_committers", "community": "n_community", "spaces": "n_usage_spaces"}

# --- activity
metrics = {k: oracle["activity"][k]["metrics"] for k in KINDS}
table("activity", "silent", "kind repositories likes discussions downloads commits", (
    [k, oracle["activity"][k]["repositories"]] + [metrics[k][METRIC[a]]["zero_share"] if METRIC[a] in metrics[k] else None
                                                   for a in ("likes", "discussions", "downloads", "commits")] for k in KINDS))
table("activity", "summary", "activity repositories total mean std min p25 p50 p75 max", (
    [a] + [metrics["model"][METRIC[a]][x] for x in "count total mean std min p25 p50 p75 max".split()]
    for a in ("likes", "downloads", "discussions", "starters", "commits", "committers", "community")))
pareto = {a: metrics["model"][METRIC[a]] for a in ("likes", "downloads", "discussions", "commits")}
table("activity", "pareto", "activity total repositories hold_80_percent hold_99_percent for_80_percent for_99_percent", (
    [a, p["total"], p["count"], p["pareto"]["80"]["repositories"], p["pareto"]["99"]["repositories"], p["pareto"]["80"]["share"], p["pareto"]["99"]["share"]]
    for a, p in pareto.items()))
table("activity", "distribution", "kind value repositories", (
    [k, v, n] for k in KINDS for v, n in sorted(collections.Counter(map(likes, of_kind(k))).items())))
pearson = oracle["pearson"]["model"]["all"]
at = {c: i for i, c in enumerate(pearson["columns"])}
four = ("likes", "discussions", "commits", "downloads")
table("activity", "correlation", "activity with r", ([a, b, pearson["matrix"][at[METRIC[a]]][at[METRIC[b]]]] for a in four for b in four))
table("activity", "liked", "kind repository likes downloads", (
    ["model", r["id"], likes(r), downloads(r)] for r in sorted(models.values(), key=lambda r: (-likes(r), r["id"]))[:10]))

# --- licences
order = {"permissive": 0, "restrictive": 1, "none": 2, "unlabelled": 3}
rows = []
for k in KINDS:
    classes = {c: n for c, n in oracle["licenses"][k]["classes"].items() if n}
    rows += [[k, c, n, n / oracle["licenses"][k]["repositories"]] for c, n in sorted(classes.items(), key=lambda x: (-x[1], x[0]))]
table("licences", "classes", "kind class repositories share", rows)
table("licences", "licences", "license class repositories share_of_licensed share", (
    [r["license"], r["class"], r["repositories"], r["share_of_licensed"], r["repositories"] / len(models)]
    for r in sorted(oracle["licenses"]["model"]["table"], key=lambda r: (-r["repositories"], r["license"]))[:15]))
quarters = collections.defaultdict(list)
for r in models.values():
    if r.get("created_at"):
        d = when(r["created_at"])
        quarters[f"{d.year}-Q{(d.month + 2) // 3}"].append(licence_class(r))
table("licences", "quarters", "quarter created none permissive restrictive", (
    [q, len(c)] + [c.count(x) / len(c) for x in ("none", "permissive", "restrictive")] for q, c in sorted(quarters.items())))
rows = []
times = collections.Counter(map(license, models.values()))
for c in ("permissive", "restrictive", "none"):
    all_of_class = [r for r in models.values() if licence_class(r) == c]
    group = [r for r in all_of_class if c == "none" or times[license(r)] >= 5]  # license_min
    some = lambda f: sum(1 for r in group if f(r) > 0) / len(group)
    rows.append([c, len(group), len(all_of_class) - len(group), statistics.fmean(map(likes, group)), statistics.fmean(map(downloads, group)), some(likes), some(ACTIVITY["discussions"]),
                 some(downloads), some(lambda r: len(spaces_of[r["id"]]))])
table("licences", "groups", "class models left_out mean_likes mean_downloads liked discussed downloaded used", rows)
tests = oracle["mann_whitney"]["tests"]
table("licences", "lead", "comparison activity n1 n2 u chance lead", (
    [f"{a} against {b}", x, t["n1"], t["n2"], t["U"], t["effect"], 2 * t["effect"] - 1]
    for a, b in (("permissive", "restrictive"), ("permissive", "none"), ("restrictive", "none"))
    for x in ("likes", "discussions", "commits", "spaces") for t in [tests[METRIC[x]][f"{a}_vs_{b}"]]))
table("licences", "unlicensed", "kind repository owner downloads likes", (
    [r["kind"], r["id"], r.get("owner") or None, downloads(r), likes(r)] for r in sorted(
        (r for r in repos.values() if not license(r) and (downloads(r) or 0) > 0), key=lambda r: (-downloads(r), KINDS.index(r["kind"]), r["id"]))[:10]))

# --- collaboration
SCOPES = ("all",) + FIELDS
network = oracle["network"]
sizes = []
for f in SCOPES:
    n = network[f]["size"]
    developers = len(set().union(*[people_of["model", i] for i, r in models.items() if f == "all" or f in fields(r)]))
    together = len(set().union(*[p for i, r in models.items() if (f == "all" or f in fields(r)) for p in [people_of["model", i]] if len(p) > 1]))
    assert together == n["non_isolates"], (f, together, n)
    sizes.append([f, network[f]["repositories"], developers, developers - together, together, share(developers - together, developers)])
for recipe in ("core-and-periphery", "subfields"):
    table(recipe, "size", "field models developers isolates collaborators isolate_share", sizes)
    table(recipe, "networks", "field developers edges density reciprocity average_degree", (
        [f] + [network[f]["kcore"]["1"][x] for x in ("N", "E", "DENS", "RECIP", "AD")] for f in SCOPES))
histogram = network["all"]["degree"]["histogram"]
table("core-and-periphery", "degrees", "degree developers share", (
    [int(k), n, n / sum(histogram.values())] for k, n in sorted(histogram.items(), key=lambda x: int(x[0]))))
edges = collections.Counter()
for i in models:
    for c in commits_of["model", i]:
        if first := authors(c)[:1]:
            for other in people_of["model", i] - set(first):
                edges[first[0], other] += 1
outs, ins = collections.Counter(a for a, _ in edges), collections.Counter(b for _, b in edges)
ranked = sorted(set(outs) | set(ins), key=lambda p: (-outs[p] - ins[p], p))
assert [[p, outs[p] + ins[p]] for p in ranked[:20]] == [list(x) for x in network["all"]["degree"]["top"][:20]]
table("core-and-periphery", "connected", "developer degree out_degree in_degree", ([p, outs[p] + ins[p], outs[p], ins[p]] for p in ranked[:10]))
middle = set(ranked[:30])
table("core-and-periphery", "picture", "source target commits", (
    [a, b, n] for (a, b), n in sorted(edges.items(), key=lambda e: (-e[1], e[0])) if a in middle and b in middle))

# --- subfields
rows = []
for f in FIELDS + ("none",):
    group = [r for r in models.values() if (f in fields(r) if f != "none" else not fields(r))]
    rows.append([f, len(group), len(group) / len(models), sum(map(likes, group)), sum(map(downloads, group)), sum(1 for r in group if spaces_of[r["id"]])])
table("subfields", "fields", "field models share likes downloads used", sorted(rows, key=lambda r: (-r[1], r[0])))
members = {f: set().union(*[people_of["model", i] for i, r in models.items() if f in fields(r)]) for f in FIELDS}
table("subfields", "overlap", "field with developers", ([a, b, len(members[a] & members[b])] for a in sorted(FIELDS) for b in sorted(FIELDS) if members[a] & members[b]))
rows = []
for f in SCOPES:
    group = [licence_class(r) for r in models.values() if f == "all" or f in fields(r)]
    rows += [[f, c, n, n / len(group)] for c, n in sorted(collections.Counter(group).items(), key=lambda x: (-x[1], x[0]))]
table("subfields", "licences", "field class models share", rows)
usage = oracle["usage"]
adoption = [[f, u["edges"], u["models"], u["spaces"], u["model_degree"]["mean"], u["model_degree"]["max"], u["space_degree"]["mean"]] for f in SCOPES for u in [usage[f]]]
table("subfields", "adoption", "field usages models spaces mean_spaces most_spaces mean_models", adoption)

# --- adoption
table("adoption", "networks", "field usages models spaces mean_spaces most_spaces mean_models", adoption)
h = usage["all"]["model_degree"]["histogram"]
table("adoption", "distribution", "spaces models share", ([int(k), n, n / usage["all"]["models"]] for k, n in sorted(h.items(), key=lambda x: int(x[0]))))
table("adoption", "top", "model spaces share", ([m, n, n / usage["all"]["edges"]] for m, n in usage["all"]["top_used"][:15]))
uses = collections.Counter()
for i, n in usage["all"]["top_used"]:
    uses[models[i].get("owner") or ""] += n
table("adoption", "owners", "owner models share spaces", ([o, n, n / len(usage["all"]["top_used"]), uses[o]] for o, n in sorted(usage["all"]["top_used_owners"], key=lambda x: (-x[1], x[0]))[:15]))
p = usage["all"]["pearson"]
table("adoption", "popularity", "measure all_models used_models", ([m, p["all_models"][f"{m}_usage"]["r"], p["used_models"][f"{m}_usage"]["r"]] for m in ("likes", "downloads")))
table("adoption", "unused", "model owner downloads likes", (
    [r["id"], r.get("owner") or None, downloads(r), likes(r)]
    for r in sorted((r for r in models.values() if downloads(r) and not spaces_of[r["id"]]), key=lambda r: (-downloads(r), r["id"]))[:10]))

# --- co-usage
co = usage["all"]["co_usage"]
h = co["degree"]["histogram"]
table("co-usage", "degrees", "neighbours models share", ([int(k), n, n / co["nodes"]] for k, n in sorted(h.items(), key=lambda x: int(x[0]))))
pairs = collections.Counter(pair for used in models_of.values() for pair in combinations(sorted(used), 2))
assert len(pairs) == co["edges"] and sum(pairs.values()) == co["weight_total"]
heaviest = [[a, b, n] for (a, b), n in sorted(pairs.items(), key=lambda x: (-x[1], x[0]))]
table("co-usage", "pairs", "model neighbour spaces", heaviest[:15])
table("co-usage", "picture", "model neighbour spaces", heaviest[:60])
neighbours, strength = collections.defaultdict(set), collections.Counter()
for (a, b), n in pairs.items():
    neighbours[a].add(b)
    neighbours[b].add(a)
    strength[a] += n
    strength[b] += n
table("co-usage", "ranking", "model owner neighbours strength spaces", (
    [i, models[i].get("owner") or "", n, strength[i], len(spaces_of[i])] for i, n in usage["all"]["top_co_used"][:15] if len(neighbours[i]) == n))
large = [[s, len(m), len(m) * (len(m) - 1) // 2] for s, m in models_of.items() if len(m) > 1]
table("co-usage", "large", "space models pairs share_of_pairs", (
    [s, m, n, n / sum(x[2] for x in large)] for s, m, n in sorted(large, key=lambda x: (-x[2], x[0]))[:15]))

# --- account: the developer with most commits under one name
made = collections.Counter(a for c in commits.values() for a in set(filter(None, c["authors"])))
who = canonical(min((a for a in made if a not in bots), key=lambda a: (-made[a], a)))
names = {who} | {a for a in alias if canonical(a) == who}
mine = [r for r in repos.values() if (r.get("owner") or None) in names]
my_commits = [c for c in commits.values() if names & set(c["authors"])]
my_discussions = [d for d in discussions.values() if d.get("author") in names]
TYPES = {"org": "organisation", "user": "person"}
kind_of = {a["name"]: TYPES.get(a.get("type")) for a in read("accounts")}
types = [t for a in [who, *sorted(names)] if (t := kind_of.get(a))] + ["unknown"]
table("account", "who", "account other_spellings type bot owns commits discussions",
      [[who, sorted(names - {who}), types[0], bool(names & bots), len(mine), len(my_commits), len(my_discussions)]])
rows = []
for k in KINDS:
    own = [r for r in mine if r["kind"] == k]
    if own:
        rows.append([k, len(own), sum(map(likes, own)), sum(downloads(r) or 0 for r in own), sum(map(ACTIVITY["discussions"], own)),
                     sum(len(spaces_of[r["id"]]) for r in own if k == "model"), sum(1 for r in own if not license(r))])
table("account", "owned", "kind repositories likes downloads discussions used_by_spaces without_licence", rows)
table("account", "best", "kind repository likes downloads spaces license", (
    [r["kind"], r["id"], likes(r), downloads(r), len(spaces_of[r["id"]]) if r["kind"] == "model" else 0, license(r)]
    for r in sorted(mine, key=lambda r: (-likes(r), r["kind"], r["id"]))[:10]))


def by_month(cs, ds):
    c, d = collections.Counter(month(when(x["date"])) for x in cs if x.get("date")), collections.Counter(month(when(x["date"])) for x in ds if x.get("date"))
    dates = [when(x["date"]) for x in cs + ds if x.get("date")]
    return [[m, c[m], d[m]] for m in months(min(dates), max(dates))] if dates else []


table("account", "months", "month commits discussions", by_month(my_commits, my_discussions))
places = collections.defaultdict(list)
for c in my_commits:
    places[c["kind"], c["repo"]].append(c)


def ends(cs):
    dates = sorted(when(c["date"]) for c in cs if c.get("date"))
    return [dates[0].strftime("%Y-%m-%d"), dates[-1].strftime("%Y-%m-%d")] if dates else [None, None]


table("account", "places", "kind repository owner commits first last", (
    [k, i, repos[k, i].get("owner") or "", len(cs)] + ends(cs) for (k, i), cs in sorted(places.items(), key=lambda x: (-len(x[1]), x[0]))[:10]))
around = set(places) | {(r["kind"], r["id"]) for r in mine}
shared, theirs = collections.defaultdict(set), collections.Counter()
for key in around:
    for c in commits_of[key]:
        for p in authors(c):
            if p != who:
                shared[p].add(key)
                theirs[p] += 1
table("account", "people", "account person repositories commits", (
    [who, p, len(s), theirs[p]] for p, s in sorted(shared.items(), key=lambda x: (-len(x[1]), -theirs[x[0]], x[0]))[:40]))
space_owner = {i: r.get("owner") for (k, i), r in repos.items() if k == "space"}
used = [(r["id"], spaces_of[r["id"]]) for r in mine if r["kind"] == "model" and spaces_of[r["id"]]]
table("account", "used", "model spaces of_others", (
    [i, len(s), sum(1 for x in s if (space_owner.get(x) or "") not in names)] for i, s in sorted(used, key=lambda x: (-len(x[1]), x[0]))[:10]))

# --- model: the one that most spaces use
top = min(models.values(), key=lambda r: (-len(spaces_of[r["id"]]), -likes(r), r["id"]))
i = top["id"]
lineage = {}
for r in read("lineage"):
    if r["model"] in models and r["base"] in models:
        lineage.setdefault((r["model"], r["base"], r["relation"]), None)
trained = {(r["model"], r["dataset"]) for r in read("datasets") if r["model"] in models and ("dataset", r["dataset"]) in repos}
table("model", "facts", "model license licence_class fields likes downloads created modified commits discussions spaces derived", [[
    i, license(top), licence_class(top), fields(top), likes(top), downloads(top), top["created_at"][:10], top["last_modified"][:10],
    len(commits_of["model", i]), len(discussions_of["model", i]), len(spaces_of[i]), sum(1 for _, b, _ in lineage if b == i)]])
rows = []
for name, f in (("likes", likes), ("downloads", downloads), ("spaces", lambda r: len(spaces_of[r["id"]]))):
    every = [f(r) for r in models.values()]
    rows.append([name, f(top), sum(1 for v in every if v > f(top)) + 1, len(every), sum(1 for v in every if v < f(top)) / len(every)])
table("model", "ranks", "measure value rank models ahead_of", rows)
by = collections.defaultdict(list)
for c in commits_of["model", i]:
    for p in authors(c):
        by[p].append(c)
table("model", "people", "person commits share first last owner", (
    [p, len(cs), len(cs) / len(commits_of["model", i])] + ends(cs) + [p == top.get("owner")] for p, cs in sorted(by.items(), key=lambda x: (-len(x[1]), x[0]))[:10]))
table("model", "months", "month commits discussions", by_month(commits_of["model", i], discussions_of["model", i]))
owners = collections.defaultdict(list)
for s in spaces_of[i]:
    owners[(space_owner[s] or "(no owner)") if s in space_owner else "(not listed)"].append(s)
rows = [[o, len(s), sum(likes(repos["space", x]) for x in s if x in space_owner), any(space_owner.get(x) and space_owner[x] == top.get("owner") for x in s)] for o, s in owners.items()]
table("model", "owners", "space_owner spaces likes the_models_owner", sorted(rows, key=lambda r: (-r[1], -r[2], r[0]))[:10])
table("model", "neighbours", "model neighbour spaces", (
    [i, n, c] for n, c in sorted(((b if a == i else a, c) for (a, b), c in pairs.items() if i in (a, b)), key=lambda x: (-x[1], x[0]))[:10]))
table("model", "lineage", "from relation to from_kind to_kind", (
    [[i, w, b, "this model", "base"] for m, b, w in sorted(lineage, key=lambda x: (x[1], x[2])) if m == i] +
    [[i, "trained on", d + " (dataset)", "this model", "dataset"] for m, d in sorted(trained) if m == i] +
    [[m, w, i, "derived", "this model"] for m, b, w in sorted(lineage, key=lambda x: (x[0], x[2])) if b == i]))

# --- growth
created = {k: collections.Counter(month(when(r["created_at"])) for r in of_kind(k) if r.get("created_at")) for k in KINDS}
dates = [when(r["created_at"]) for r in repos.values() if r.get("created_at")]
table("growth", "created", "month models datasets spaces", ([m] + [created[k][m] for k in KINDS] for m in months(min(dates), max(dates))))
years = collections.defaultdict(collections.Counter)
for r in repos.values():
    if r.get("created_at"):
        years[when(r["created_at"]).year][r["kind"]] += 1
for what, records in (("commit", commits), ("discussion", discussions)):
    for r in records.values():
        if r.get("date"):
            years[when(r["date"]).year][what] += 1
table("growth", "years", "year models datasets spaces commits discussions", ([y] + [n[x] for x in KINDS + ("commit", "discussion")] for y, n in sorted(years.items())))
active = collections.defaultdict(set)
for c in commits.values():
    if c.get("date"):
        for p in authors(c):
            active[p].add(month(when(c["date"])))
for d in discussions.values():
    if d.get("date") and person(d.get("author")):
        active[person(d["author"])].add(month(when(d["date"])))
every = sorted({m for ms in active.values() for m in ms})
table("growth", "people", "month active new", ([m, sum(1 for ms in active.values() if m in ms), sum(1 for ms in active.values() if min(ms) == m)]
                                                  for m in months(*(datetime.date.fromisoformat(m + "-01") for m in (every[0], every[-1])))))
lives = collections.defaultdict(set)
for c in commits.values():
    if c.get("date"):
        for p in authors(c):
            lives[p].add(when(c["date"]).year)
rows = []
for cohort in sorted({min(y) for y in lives.values()}):
    group = [y for y in lives.values() if min(y) == cohort]
    for later in range(1, 13):
        if still := sum(1 for y in group if cohort + later in y):
            rows.append([str(cohort), later, len(group), still, still / len(group)])
table("growth", "cohorts", "cohort years_later developers still share", rows)
steps = collections.Counter()
for m in models:
    dates = [when(c["date"]) for c in commits_of["model", m] if c.get("date")]
    if dates:
        days = (max(dates) - min(dates)).total_seconds() // 1 / 86400
        steps[sum(days >= limit for limit in (1, 7, 30, 91, 365))] += 1
words = ("less than a day", "days", "weeks", "1 to 3 months", "3 to 12 months", "a year or more")
table("growth", "lives", "active_for repositories share", ([words[s], n, n / sum(steps.values())] for s, n in sorted(steps.items())))
hours = collections.Counter((when(c["date"]).isoweekday(), when(c["date"]).hour) for c in commits.values() if c.get("date"))
table("growth", "week", "weekday day hour commits share", ([d, calendar.day_name[d - 1], h, n, n / sum(hours.values())] for (d, h), n in sorted(hours.items())))

# --- lineage
ways = ("finetune", "quantized", "adapter", "merge", "unknown")
derived = collections.defaultdict(set)
for m, b, w in lineage:
    derived[b].add(m)
bases = sorted(derived, key=lambda b: (-len(derived[b]), b))
table("lineage", "bases", "base derived finetune quantized adapter merge unknown", (
    [b, len(derived[b])] + [sum(1 for _, x, y in lineage if x == b and y == w) for w in ways] for b in bases[:15]))
up = collections.defaultdict(set)
for m, b, _ in lineage:
    up[m].add(b)


def distances(m):
    """Steps from a model to the roots above it, by the shortest way to each."""
    seen, edge = {m: 0}, [m]
    while edge:
        edge = [b for x in edge for b in up[x] if b not in seen and not seen.update({b: seen[x] + 1})]
    return [n for x, n in seen.items() if not up[x] and n]


depth = collections.Counter(max(distances(m)) for m in list(up) if up[m] and distances(m))
table("lineage", "depth", "generation models share", ([g, n, n / sum(depth.values())] for g, n in sorted(depth.items())))
root, family, edge = bases[0], {bases[0]}, {bases[0]}
for _ in range(5):
    edge = {m for b in edge for m in derived[b]} - family
    family |= edge
rows = []
for m, b, w in lineage:
    if b in family:
        kin = "the base" if b == root else min((x for y, z, x in lineage if y == b), default=None)
        rows.append([root, m, w, b, kin, likes(models[m]), downloads(models[m]), license(models[m])])
table("lineage", "family", "base model relation on on_relation likes downloads license", sorted(rows, key=lambda r: (-r[6], r[1], r[3]))[:100])
changes = collections.Counter((licence_class(models[b]), licence_class(models[m])) for m, b in {(m, b) for m, b, _ in lineage})
of = collections.Counter()
for (b, _), n in changes.items():
    of[b] += n
out["lineage"]["licences"] = {"columns": ["base_class", "class", "models", "share"], "unordered": True,
                              "rows": [[b, c, n, n / of[b]] for (b, c), n in sorted(changes.items())]}
data = collections.Counter(d for _, d in trained)
table("lineage", "datasets", "dataset models downloads license", (
    [d, n, downloads(repos["dataset", d]), license(repos["dataset", d])] for d, n in sorted(data.items(), key=lambda x: (-x[1], x[0]))[:15]))

# --- compliance: the owner with most models
owned = collections.defaultdict(list)
for i, r in models.items():
    if r.get("owner"):
        owned[r["owner"]].append(i)
boss = min(owned, key=lambda o: (-len(owned[o]), o))
own = [models[i] for i in owned[boss]]
kinds = {i: licence_class(models[i]) for i in models}


def above(i):
    """What a model derives from -> the fewest steps."""
    seen, edge, n = {}, {i}, 0
    while edge := {b for x in edge for b in up[x]} - set(seen) - {i}:
        n += 1
        seen.update(dict.fromkeys(edge, n))
    return seen


permissive = [r["id"] for r in own if licence_class(r) == "permissive"]
data_of = lambda i: sorted(d for m, d in trained if m == i)
table("compliance", "who", "account models without_licence conflicts data_conflicts single_maintainer", [[
    boss, len(own), sum(not license(r) for r in own), sum(any(kinds[b] == "restrictive" for b in above(i)) for i in permissive),
    sum(any(licence_class(repos["dataset", d]) == "restrictive" for d in data_of(i)) for i in permissive), sum(len(people_of["model", r["id"]]) == 1 for r in own)]])
tags = collections.defaultdict(list)
for r in own:
    tags[license(r) or "(none)"].append(r)
table("compliance", "licences", "license class models share downloads", (
    [t, licence_class(rs[0]), len(rs), len(rs) / len(own), sum(map(downloads, rs))] for t, rs in sorted(tags.items(), key=lambda x: (-len(x[1]), x[0]))))
rows = []
for r in own:
    for k, i, n, t in [("model", b, n, models[b]) for b, n in above(r["id"]).items()] + [("dataset", d, 1, repos["dataset", d]) for d in data_of(r["id"])]:
        rows.append([downloads(r), r["id"], license(r), k, i, n, license(t), licence_class(r) == "permissive" and licence_class(t) == "restrictive"])
table("compliance", "sources", "model license kind source steps source_license conflict", (
    r[1:] for r in sorted(rows, key=lambda r: (not r[-1], -r[0], r[1], r[5], r[3] != "model", r[4]))[:20]))
table("compliance", "unlicensed", "model downloads likes spaces", (
    [r["id"], downloads(r), likes(r), len(spaces_of[r["id"]])] for r in sorted((r for r in own if not license(r)), key=lambda r: (-downloads(r), r["id"]))[:20]))
rows = []
for r in own:
    if len(people_of["model", r["id"]]) == 1:
        cs = [c for c in commits_of["model", r["id"]] if authors(c)]
        rows.append([r["id"], downloads(r), authors(cs[0])[0], len(cs), ends(cs)[1]])
table("compliance", "single", "model downloads person commits last", sorted(rows, key=lambda r: (-r[1], r[0]))[:20])

json.dump(out, sys.stdout, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
print()
