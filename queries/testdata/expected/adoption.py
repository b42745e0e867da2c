"""adoption/*, organisations/* and lineage/*"""
import collections, itertools

from hub import FIELDS
from table import by, share


def used(h, field="all"):
    """model -> spaces, of the models of a field, the most used first."""
    users = h.users()
    ms = [k[1] for k in h.models(field) if k[1] in users]
    return {m: users[m] for m in sorted(ms, key=lambda m: (-len(users[m]), m))}


def top_models(h, limit=20, field="all"):
    u = used(h, field)
    usages = sum(map(len, u.values()))
    return [dict(model=m, spaces=len(s), share=len(s) / usages) for m, s in u.items()][:limit]


def top_owners(h, top=100, limit=20, field="all"):
    models, spaces = collections.Counter(), collections.Counter()
    for m, s in itertools.islice(used(h, field).items(), top):
        owner = h.repos["model", m]["owner"] or ""
        models[owner] += 1
        spaces[owner] += len(s)
    return by([dict(owner=o, models=n, share=n / models.total(), spaces=spaces[o]) for o, n in models.items()], "-models", "owner")[:limit]


def by_space(h, field="all"):
    out = collections.defaultdict(set)
    for m, spaces in used(h, field).items():
        for s in spaces:
            out[s].add(m)
    return out


def top_spaces(h, limit=20):
    return by([dict(space=s, listed=("space", s) in h.repos, models=len(ms)) for s, ms in by_space(h).items()], "-models", "space")[:limit]


def pairs(h, field="all"):
    n = collections.Counter()
    for ms in by_space(h, field).values():
        n.update(itertools.combinations(sorted(ms), 2))
    return n


def co_used(h, model=None, limit=20):
    model = model or next(iter(used(h)), None)
    rows = [dict(model=model, neighbour=b if a == model else a, spaces=n) for (a, b), n in pairs(h).items() if model in (a, b)]
    return by(rows, "-spaces", "neighbour")[:limit]


def co_used_pairs(h, field="all", most=1000, limit=20):
    assert max(map(len, by_space(h).values()), default=0) <= most, "bounded spaces are not looked at here"
    return by([dict(model=a, neighbour=b, spaces=n) for (a, b), n in pairs(h, field).items()], "-spaces", "model", "neighbour")[:limit]


def downloaded_unused(h, limit=20):
    users = h.users()
    rows = [dict(model=r["id"], owner=r["owner"], downloads=r["downloads"], likes=r["likes"]) for r in map(h.repos.get, h.models())
            if r["downloads"] > 0 and r["id"] not in users]
    return by(rows, "-downloads", "model")[:limit]


def networks(h):
    rows = []
    for field in ("all",) + FIELDS:
        u, s = used(h, field), by_space(h, field)
        n = sum(map(len, u.values()))
        rows.append(dict(field=field, usages=n, models=len(u), spaces=len(s), mean_spaces=share(n, len(u)),
                         most_spaces=max(map(len, u.values()), default=None), mean_models=share(n, len(s))))
    return rows


def spaces_per_model(h, field="all"):
    n = collections.Counter(len(s) for s in used(h, field).values())
    return [dict(spaces=k, models=n[k], share=n[k] / n.total()) for k in sorted(n)]


def owners(h, by_what="likes", limit=20):
    rows = []
    for owner in sorted({r["owner"] for r in h.repos.values() if r["owner"]}):
        rs = [r for r in h.repos.values() if r["owner"] == owner]
        of = lambda kind: sum(r["kind"] == kind for r in rs)
        rows.append(dict(owner=owner, models=of("model"), datasets=of("dataset"), spaces=of("space"), likes=sum(r["likes"] for r in rs),
                         downloads=sum(r["downloads"] or 0 for r in rs)))
    rank = {"likes": lambda r: r["likes"], "downloads": lambda r: r["downloads"], "repositories": lambda r: r["models"] + r["datasets"] + r["spaces"]}
    return sorted(rows, key=lambda r: (-rank[by_what](r), r["owner"]))[:limit]


def most_used_models(h, field="all", who="organisation", limit=20):
    u, owned = used(h, field), collections.defaultdict(list)
    every = sum(map(len, u.values()))
    for m in u:
        owned[h.repos["model", m]["owner"]].append(m)
    rows = []
    for o, ms in owned.items():
        guessed = h.types.get(o) is None
        organisation = o not in h.active if guessed else h.types[o] == "org"
        if o is None or who not in ("all", "organisation" if organisation else "person"):
            continue
        n = sum(len(u[m]) for m in ms)
        rows.append(dict(owner=o, organisation=organisation, guessed=guessed, models=len(ms), usages=n, spaces=len({s for m in ms for s in u[m]}),
                         share=n / every, top_model=ms[0], top_spaces=len(u[ms[0]])))
    return by(rows, "-usages", "owner")[:limit]


def contributors(h, owner=None, limit=20, raw=False):
    if owner is None:
        first = owners(h, limit=1)
        owner = first[0]["owner"] if first else None
    commits, repos = collections.defaultdict(list), collections.defaultdict(set)
    for key, c in h.commits.items():
        if h.repos[c["repo"]]["owner"] == owner:
            for p in h.authors(key, raw):
                commits[p].append(c["date"])
                repos[p].add(c["repo"])
    rows = []
    for p, dates in commits.items():
        known = [d for d in dates if d]
        rows.append(dict(owner=owner, developer=p, commits=len(dates), repositories=len(repos[p]), first=min(known, default=None), last=max(known, default=None)))
    return by(rows, "-commits", "developer")[:limit]


def shared_developers(h, kind="model", limit=20, raw=False):
    of = collections.defaultdict(set)
    for key, c in h.commits.items():
        owner = h.repos[c["repo"]]["owner"]
        if owner and kind in ("all", c["repo"][0]):
            for p in h.authors(key, raw):
                of[p].add(owner)
    n = collections.Counter()
    for os in of.values():
        n.update(itertools.combinations(sorted(os), 2))
    return by([dict(owner=a, other=b, developers=x) for (a, b), x in n.items()], "-developers", "owner", "other")[:limit]


def reach(h, start, step):
    """What can be reached, with the number of steps."""
    at, found, n = {start}, {}, 0
    while at:
        n += 1
        at = {y for x in at for y in step(x)} - set(found) - {start}
        found.update(dict.fromkeys(at, n))
    return found


def derived(h, base=None, limit=50):
    n = collections.Counter(b for _, b in h.lineage)
    base = base or min(n, key=lambda b: (-n[b], b), default=None)
    rows = []
    for m, g in reach(h, base, lambda x: [m for m, b in h.lineage if b == x]).items():
        r = h.repos["model", m]
        rows.append(dict(base=base, model=m, generation=g, relations=sorted({x for (d, _), x in h.lineage.items() if d == m}), likes=r["likes"],
                         downloads=r["downloads"]))
    return by(rows, "generation", "-downloads", "model")[:limit]


def ancestors(h, model=None, limit=50):
    some = {m for m, b in h.lineage if m != b}
    model = model or min(some, key=lambda m: (-h.repos["model", m]["downloads"], m), default=None)
    rows = []
    for b, g in reach(h, model, lambda x: [b for m, b in h.lineage if m == x]).items():
        r = h.repos["model", b]
        rows.append(dict(model=model, base=b, generation=g, license=r["license"], likes=r["likes"], downloads=r["downloads"]))
    return by(rows, "generation", "-downloads", "base")[:limit]


def compliance(h, owner=None, limit=100, raw=False):
    if owner is None:
        owner = min((r["owner"] for r in h.repos.values() if r["owner"]), key=lambda o: (-sum(r["owner"] == o and k == "model" for (k, _), r in h.repos.items()), o), default=None)
    rows = []
    for (kind, m), r in h.repos.items():
        if kind != "model" or owner is None or r["owner"] != owner:
            continue
        sources = [("model", b, h.lineage.get((m, b)), n) for b, n in reach(h, m, lambda x: [b for y, b in h.lineage if y == x]).items()]
        sources += [("dataset", d, "trained on", 1) for y, d in h.trained if y == m]
        for k, s, relation, steps in sources or [(None, None, None, None)]:
            t = h.repos[k, s] if s else {"license": None, "class": None}
            rows.append(dict(owner=owner, model=m, downloads=r["downloads"], license=r["license"], **{"class": r["class"]}, committers=len(h.committers((kind, m), raw)), source_kind=k,
                             source=s, relation=relation, steps=steps, source_license=t["license"], source_class=t["class"],
                             conflict=(r["class"], t["class"]) == ("permissive", "restrictive")))
    return sorted(rows, key=lambda r: (not r["conflict"], -r["downloads"], r["model"], r["steps"] or 0, r["source_kind"] != "model", r["source"] or ""))[:limit]


def top_bases(h, limit=20):
    kinds = ("finetune", "quantized", "adapter", "merge", "unknown")
    rows = []
    for base in {b for _, b in h.lineage}:
        n = collections.Counter(x for (_, b), x in h.lineage.items() if b == base)
        rows.append(dict(base=base, derived=n.total(), **{k: n[k] for k in kinds}))
    return by(rows, "-derived", "base")[:limit]


def top_datasets(h, limit=20):
    n = collections.Counter(d for _, d in h.trained)
    rows = [dict(dataset=d, models=x, downloads=h.repos["dataset", d]["downloads"], license=h.repos["dataset", d]["license"]) for d, x in n.items()]
    return by(rows, "-models", "dataset")[:limit]


def licence_changes(h):
    n, every = collections.Counter(), collections.Counter()
    for m, b in h.lineage:
        of = h.repos["model", b]["class"]
        n[of, h.repos["model", m]["class"]] += 1
        every[of] += 1
    return by([dict(base_class=b, **{"class": c}, models=x, share=x / every[b]) for (b, c), x in n.items()], "base_class", "-models", "class")


def licence_conflicts(h, owner=None, source="all", of_class="permissive", source_class="restrictive", limit=20):
    made_of = [(m, x, "model", b) for (m, b), x in h.lineage.items() if m != b] + [(m, "trained on", "dataset", d) for m, d in h.trained]
    rows = []
    for m, relation, kind, s in made_of:
        r, t = h.repos["model", m], h.repos[kind, s]
        if owner in (None, r["owner"]) and source in ("all", kind) and (r["class"], t["class"]) == (of_class, source_class):
            rows.append(dict(model=m, owner=r["owner"], downloads=r["downloads"], license=r["license"], **{"class": r["class"]}, relation=relation,
                             source_kind=kind, source=s, source_license=t["license"], source_class=t["class"]))
    return sorted(rows, key=lambda r: (-r["downloads"], r["model"], r["source_kind"] != "model", r["source"]))[:limit]


QUERIES = {"adoption/top-models": top_models, "adoption/top-owners": top_owners, "adoption/top-spaces": top_spaces, "adoption/co-used": co_used,
           "adoption/co-used-pairs": co_used_pairs, "adoption/downloaded-unused": downloaded_unused, "adoption/networks": networks,
           "adoption/spaces-per-model": spaces_per_model, "organisations/top-owners": owners,
           "organisations/most-used-models": most_used_models, "organisations/contributors": contributors,
           "organisations/compliance": compliance, "organisations/shared-developers": shared_developers, "lineage/derived": derived, "lineage/ancestors": ancestors,
           "lineage/top-bases": top_bases, "lineage/top-datasets": top_datasets, "lineage/licence-changes": licence_changes,
           "lineage/licence-conflicts": licence_conflicts}
