"""collaboration/*, developers/*, licences/* and data-quality/*"""
import collections, datetime, string

from hub import FIELDS, KINDS
from table import by, share


def bridges(h, first="nlp", second="cv", limit=20, raw=False):
    def side(field):
        models, people = collections.defaultdict(set), collections.defaultdict(set)
        for repo in h.models(field):
            team = h.committers(repo, raw)
            for p in team if len(team) > 1 else ():
                models[p].add(repo)
                people[p] |= team - {p}
        return models, people
    (am, ap), (bm, bp) = side(first), side(second)
    rows = [dict(developer=p, first_models=len(am[p]), first_people=len(ap[p]), second_models=len(bm[p]), second_people=len(bp[p]))
            for p in set(am) & set(bm) if first != second]
    key = lambda r: (-min(r["first_people"], r["second_people"]), -r["first_people"] - r["second_people"], r["developer"])
    return sorted(rows, key=key)[:limit]


def degrees_of(h, field="all", raw=False):
    out, into = collections.Counter(), collections.Counter()
    for s, t in h.edges(field, raw):
        out[s] += 1
        into[t] += 1
    return out, into


def most_connected(h, field="all", limit=20, raw=False):
    out, into = degrees_of(h, field, raw)
    rows = [dict(developer=p, degree=out[p] + into[p], out_degree=out[p], in_degree=into[p]) for p in set(out) | set(into)]
    return by(rows, "-degree", "developer")[:limit]


def degrees(h, field="all", raw=False):
    out, into = degrees_of(h, field, raw)
    n = collections.Counter((out + into).values())
    return [dict(degree=k, developers=n[k], share=n[k] / n.total()) for k in sorted(n)]


def networks(h, raw=False):
    rows = []
    for field in ("all",) + FIELDS:
        edges = set(h.edges(field, raw))
        people = {p for e in edges for p in e}
        n, e = len(people), len(edges)
        rows.append(dict(field=field, developers=n, edges=e, density=share(e, n * (n - 1)), reciprocity=share(sum((t, s) in edges for s, t in edges), e),
                         average_degree=share(2 * e, n)))
    return rows


def collaborators(h, developer=None, limit=20, raw=False):
    edges = h.edges("all", raw)
    if developer is None:
        top = most_connected(h, limit=1, raw=raw)
        developer = top[0]["developer"] if top else None
    else:
        developer = h.person(developer, raw)
    commits = lambda s, t: sum(edges.get((s, t), {}).values())
    rows = []
    for other in {p for e in edges if developer in e for p in e} - {developer}:
        both = [r for r in h.models() if {developer, other} <= h.committers(r, raw)]
        rows.append(dict(developer=developer, collaborator=other, models=len(both), commits_to=commits(developer, other), commits_from=commits(other, developer)))
    return sorted(rows, key=lambda r: (-r["commits_to"] - r["commits_from"], -r["models"], r["collaborator"]))[:limit]


def largest_teams(h, kind="model", limit=20, raw=False):
    rows = [dict(repository=k[1], developers=len(h.committers(k, raw)), commits=len(h.in_repo[k])) for k in h.of_kind(kind) if h.committers(k, raw)]
    return by(rows, "-developers", "repository")[:limit]


def bus_factor(h, kind="model", top=1000, least=1, limit=20, raw=False):
    looked = [k for k in h.of_kind(kind) if h.repos[k]["downloads"] >= least]
    looked = sorted(looked, key=lambda k: (-h.repos[k]["downloads"], k[1]))[:top]
    of = collections.defaultdict(list)
    for k in looked:
        of[len(h.committers(k, raw))].append(h.repos[k]["downloads"])
    every = sum(map(sum, of.values()))
    return [dict(committers=n, repositories=len(of[n]), share=len(of[n]) / len(looked), downloads=sum(of[n]), share_of_downloads=share(sum(of[n]), every))
            for n in sorted(of)][:limit]


def size(h, raw=False):
    rows = []
    for field in ("all",) + FIELDS:
        teams = [h.committers(r, raw) for r in h.models(field)]
        people = set().union(*teams)
        together = set().union(*(t for t in teams if len(t) > 1))
        rows.append(dict(field=field, models=len(teams), developers=len(people), isolates=len(people - together), collaborators=len(together),
                         isolate_share=share(len(people - together), len(people))))
    return rows


def strongest_ties(h, field="all", limit=20, raw=False):
    rows = [dict(source=s, target=t, commits=sum(w.values()), models=len(w)) for (s, t), w in h.edges(field, raw).items()]
    return by(rows, "-commits", "source", "target")[:limit]


def bots(h, limit=20):
    rows = []
    for a in h.accounts:
        b = a if a in h.bots else h.end(a)
        if b not in h.bots:
            continue
        cs = [c for c in h.commits.values() if a in c["authors"]]
        ds = [d for d in h.discussions.values() if d["author"] == a]
        rows.append(dict(account=a, bot=b, commits=len(cs), discussions=len(ds), repositories=len({x["repo"] for x in cs + ds})))
    return sorted(rows, key=lambda r: (-r["commits"] - r["discussions"], r["account"]))[:limit]


def spellings(h, limit=20):
    groups = collections.defaultdict(list)
    for a in h.alias:
        groups[h.end(a)].append(a)
    rows = []
    for p, names in groups.items():
        every = {p, *names}
        rows.append(dict(developer=p, spellings=sorted(names), commits=sum(bool(every & set(c["authors"])) for c in h.commits.values())))
    return sorted(rows, key=lambda r: (-len(r["spellings"]), -r["commits"], r["developer"]))[:limit]


def commits_of(h, kind="all", raw=False):
    out = collections.defaultdict(list)
    for key, c in h.commits.items():
        if kind in ("all", c["repo"][0]):
            for p in h.authors(key, raw):
                out[p].append(c["repo"])
    return out


def top_committers(h, limit=20, kind="all", raw=False):
    rows = [dict(developer=p, commits=len(rs), repositories=len(set(rs))) for p, rs in commits_of(h, kind, raw).items()]
    return by(rows, "-commits", "developer")[:limit]


def commits_per_developer(h, kind="all", raw=False):
    n = collections.Counter(len(rs).bit_length() - 1 for rs in commits_of(h, kind, raw).values())
    return [dict(least=2**k, most=2 ** (k + 1) - 1, developers=n[k], share=n[k] / n.total()) for k in sorted(n)]


def top_discussers(h, limit=20, kind="all", raw=False):
    of = collections.defaultdict(list)
    for d in h.discussions.values():
        p = h.person(d["author"], raw) if d["author"] else None
        if p and kind in ("all", d["repo"][0]):
            of[p].append(d)
    rows = [dict(developer=p, discussions=len(ds), pull_requests=sum(d["pull"] for d in ds), merged=sum(d["pull"] and d["status"] == "merged" for d in ds),
                 repositories=len({d["repo"] for d in ds})) for p, ds in of.items()]
    return by(rows, "-discussions", "developer")[:limit]


def classes(h):
    rows = []
    for kind in KINDS:
        n = collections.Counter(h.repos[k]["class"] for k in h.of_kind(kind))
        rows += by([dict(kind=kind, **{"class": c}, repositories=x, share=x / n.total()) for c, x in n.items()], "-repositories", "class")
    return rows


def by_field(h):
    rows = []
    for field in ("all",) + FIELDS:
        n = collections.Counter(h.repos[k]["class"] for k in h.models(field))
        rows += by([dict(field=field, **{"class": c}, models=x, share=x / n.total()) for c, x in n.items()], "-models", "class")
    return rows


def shares(h, kind="model", limit=20):
    rs = [h.repos[k] for k in h.of_kind(kind)]
    n = collections.Counter((r["license"], r["class"]) for r in rs if r["license"])
    return by([dict(license=k, **{"class": c}, repositories=x, share_of_licensed=x / n.total(), share=x / len(rs)) for (k, c), x in n.items()],
              "-repositories", "license")[:limit]


def unlicensed_downloads(h, kind="all", limit=20):
    rows = [dict(kind=r["kind"], repository=r["id"], owner=r["owner"], downloads=r["downloads"], likes=r["likes"])
            for r in map(h.repos.get, h.of_kind(kind)) if not r["license"] and r["downloads"]]
    return by(rows, "-downloads", "kind", "repository")[:limit]


def overview(h):
    rs, cs, ds = h.repos.values(), h.commits.values(), h.discussions.values()
    spaces = {s for (s, _), kept in h.uses.items() if kept and ("space", s) not in h.repos}
    rows = {"repositories": len(rs), "repositories without an owner": sum(not r["owner"] for r in rs),
            "repositories without tags": sum(not r["tags"] for r in rs), "repositories without a creation date": sum(not r["created"] for r in rs),
            "spaces known by their usages only": len(spaces), "commits": len(cs), "commits without authors": sum(not c["authors"] for c in cs),
            "commits without a date": sum(not c["date"] for c in cs), "discussions and pull requests": len(ds),
            "discussions without an author": sum(not d["author"] for d in ds), "discussions without a date": sum(not d["date"] for d in ds),
            "accounts": len(h.accounts), "accounts merged into another": len(h.alias), "accounts listed as bots": len(h.bots), "rejected records": 0}
    for what in ("commits of unlisted repositories", "repeated commits", "discussions of unlisted repositories", "repeated discussions",
                 "repeated usages", "usages of unlisted models"):
        rows["ignored: " + what] = h.ignored[what]
    return [dict(what=k, count=v) for k, v in rows.items()]


def similar_names(h, limit=50):
    people = collections.defaultdict(set)
    for a in h.active:
        p = h.end(a)
        if a not in h.bots and p not in h.bots:
            people[p].add(a)
    groups = collections.defaultdict(list)
    for p in people:
        groups[p.lower().translate({ord(c): None for c in string.punctuation + " "})].append(p)
    rows = []
    for n, names in groups.items():
        every = {a for p in names for a in people[p]}
        if n and len(names) > 1:
            rows.append(dict(normalised=n, names=sorted(names), commits=sum(bool(every & set(c["authors"])) for c in h.commits.values())))
    return by(rows, "-commits", "normalised")[:limit]


def unlisted_spaces(h, limit=20):
    n = collections.Counter(s for (s, _), kept in h.uses.items() if kept and ("space", s) not in h.repos)
    return by([dict(space=s, models=x) for s, x in n.items()], "-models", "space")[:limit]


STAMP = datetime.datetime(2022, 3, 2, 23, 29, 4, tzinfo=datetime.timezone.utc)  # the Hub's, for all that is older


def early_commits(h, kind="all", stamped="false", limit=20):
    rows = []
    for k in h.of_kind(kind):
        created = h.repos[k]["created"]
        early = [h.commits[c]["date"] for c in h.in_repo[k] if created and h.commits[c]["date"] and h.commits[c]["date"] < created]
        if early and (created != STAMP or stamped == "true"):
            rows.append(dict(kind=k[0], repository=k[1], created=created, first=min(early), early=len(early), commits=len(h.in_repo[k])))
    return by(rows, "-early", "kind", "repository")[:limit]


QUERIES = {"collaboration/bridges": bridges, "collaboration/bus-factor": bus_factor, "collaboration/most-connected": most_connected, "collaboration/degrees": degrees,
           "collaboration/networks": networks, "collaboration/collaborators": collaborators, "collaboration/largest-teams": largest_teams,
           "collaboration/size": size, "collaboration/strongest-ties": strongest_ties, "developers/bots": bots, "developers/spellings": spellings,
           "developers/top-committers": top_committers, "developers/commits-per-developer": commits_per_developer,
           "developers/top-discussers": top_discussers, "licences/classes": classes, "licences/by-field": by_field, "licences/shares": shares,
           "licences/unlicensed-downloads": unlicensed_downloads, "data-quality/overview": overview, "data-quality/similar-names": similar_names,
           "data-quality/unlisted-spaces": unlisted_spaces, "data-quality/early-commits": early_commits}
