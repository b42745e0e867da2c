"""activity/* and time/*"""
import calendar, collections, statistics

from hub import KINDS
from table import by, quantile, share, truncate

ACTIVITIES = ("likes", "downloads", "discussions", "commits")


def counts(h, repo):
    r = h.repos[repo]
    return dict(likes=r["likes"], downloads=r["downloads"], discussions=len(h.about[repo]), commits=len(h.in_repo[repo]))


def committers_per_repository(h, kind="model", limit=20, raw=False):
    n = collections.Counter(len(h.committers(r, raw)) for r in h.of_kind(kind))
    return [dict(committers=k, repositories=n[k], share=n[k] / n.total()) for k in sorted(n)][:limit]


def fields(h):
    users, rows = h.users(), []
    every = len(h.models())
    for field in ("cv", "nlp", "mm", "none"):
        ms = [k for k in h.models() if field in (h.repos[k]["fields"] or ["none"])]
        if ms:
            rows.append(dict(field=field, models=len(ms), share=len(ms) / every, likes=sum(h.repos[k]["likes"] for k in ms),
                             downloads=sum(h.repos[k]["downloads"] for k in ms), used=sum(k[1] in users for k in ms)))
    return by(rows, "-models", "field")


def most_liked(h, kind="all", limit=20):
    rows = [dict(kind=r["kind"], repository=r["id"], likes=r["likes"], downloads=r["downloads"]) for r in map(h.repos.get, h.of_kind(kind))]
    return by(rows, "-likes", "kind", "repository")[:limit]


def pull_requests(h):
    rows = []
    for kind in KINDS:
        ds = [d for d in h.discussions.values() if d["repo"][0] == kind]
        pulls = [d for d in ds if d["pull"]]
        merged = sum(d["status"] == "merged" for d in pulls)
        if ds:
            rows.append(dict(kind=kind, discussions=len(ds), pull_requests=len(pulls), share=len(pulls) / len(ds), merged=merged,
                             merged_share=share(merged, len(pulls))))
    return rows


def without_commits(h, kind="all", limit=20):
    rows = [dict(kind=k[0], repository=k[1], likes=h.repos[k]["likes"], discussions=len(h.about[k])) for k in h.of_kind(kind) if not h.in_repo[k]]
    return by(rows, "-likes", "kind", "repository")[:limit]


def zero_shares(h):
    rows = []
    for kind in KINDS:
        repos = h.of_kind(kind)
        part = []
        for a in ACTIVITIES:
            zeros = sum(counts(h, r)[a] == 0 for r in repos)
            if repos and (kind, a) != ("space", "downloads"):
                part.append(dict(kind=kind, activity=a, repositories=len(repos), zeros=zeros, share=zeros / len(repos)))
        rows += by(part, "-zeros", "activity")
    return rows


def summary(h, kind="model", raw=False):
    columns = collections.defaultdict(list)
    for r in h.of_kind(kind):
        c, s = h.committers(r, raw), h.starters(r, raw)
        n = counts(h, r)
        for name, v in dict(likes=n["likes"], downloads=n["downloads"], discussions=n["discussions"], starters=len(s), commits=n["commits"],
                            committers=len(c), community=len(c | s)).items():
            if (kind, name) != ("space", "downloads"):
                columns[name].append(v)
    return [dict(activity=name, repositories=len(v), total=sum(v), mean=statistics.mean(v), std=statistics.stdev(v) if len(v) > 1 else None,
                 min=min(v), p25=quantile(v, 1, 4), p50=quantile(v, 1, 2), p75=quantile(v, 3, 4), max=max(v)) for name, v in columns.items()]


def concentration(h, percent=80):
    rows = []
    for kind in KINDS:
        repos = h.of_kind(kind)
        for a in ACTIVITIES:
            if not repos or (kind, a) == ("space", "downloads"):
                continue
            values = sorted((counts(h, r)[a] for r in repos), reverse=True)
            total, held, n = sum(values), 0, 0
            while total and held * 100 < percent * total:
                held, n = held + values[n], n + 1
            rows.append(dict(kind=kind, activity=a, total=total, repositories=n if total else None, share=share(n, len(repos)) if total else None))
    return rows


def every_month(rows, nothing):
    """Rows by month, with nothing for the months between two of them, unless they are more than ten years apart."""
    found, out = sorted(rows), []
    for m, then in zip(found, found[1:] + [None]):
        out.append(dict(month=m, **rows[m]))
        at, end = ((int(x[:-3]) * 12 + int(x[-2:]) - 1) if x else None for x in (m, then))
        if then and end - at <= 120:
            out += [dict(month=f"{n // 12:04}-{n % 12 + 1:02}", **nothing) for n in range(at + 1, end)]
    return out


def choose(h, kind="all", field="all", owner=None):
    """The repositories of a kind, of a subfield and of an owner."""
    fields = lambda k: h.repos[k]["fields"] or ["none"] if k[0] == "model" else []
    return {k for k in h.of_kind(kind) if (field == "all" or field in fields(k)) and owner in (None, h.repos[k]["owner"])}


def per_month(h, start=None, end=None, kind="all", field="all", owner=None):
    rows = collections.defaultdict(lambda: dict(repositories=0, commits=0, discussions=0, pull_requests=0))
    chosen = choose(h, kind, field, owner).__contains__
    inside = lambda d: d and (start is None or d >= start) and (end is None or d < end)
    for r in h.repos.values():
        if inside(r["created"]) and chosen((r["kind"], r["id"])):
            rows[truncate(r["created"])]["repositories"] += 1
    for c in h.commits.values():
        if inside(c["date"]) and chosen(c["repo"]):
            rows[truncate(c["date"])]["commits"] += 1
    for d in h.discussions.values():
        if inside(d["date"]) and chosen(d["repo"]):
            rows[truncate(d["date"])]["pull_requests" if d["pull"] else "discussions"] += 1
    return every_month(rows, dict(repositories=0, commits=0, discussions=0, pull_requests=0))


def new_developers(h, kind="all", field="all", owner=None, raw=False):
    months, chosen = collections.defaultdict(set), choose(h, kind, field, owner)
    for key, c in h.commits.items():
        if c["repo"] not in chosen:
            continue
        for p in h.authors(key, raw):
            if c["date"]:
                months[p].add(truncate(c["date"]))
    for d in h.discussions.values():
        p = h.person(d["author"], raw) if d["author"] and d["repo"] in chosen else None
        if p and d["date"]:
            months[p].add(truncate(d["date"]))
    active = collections.Counter(m for ms in months.values() for m in ms)
    new = collections.Counter(min(ms) for ms in months.values())
    return every_month({m: dict(active=active[m], new=new[m]) for m in active}, dict(active=0, new=0))


def week(h, kind="all"):
    n = collections.Counter((c["date"].isoweekday(), c["date"].hour) for c in h.commits.values() if c["date"] and kind in ("all", c["repo"][0]))
    return [dict(weekday=k[0], day=calendar.day_name[k[0] - 1], hour=k[1], commits=n[k], share=n[k] / n.total()) for k in sorted(n)]


def licences_per_year(h, kind="model"):
    n = collections.Counter((r["created"].year, r["class"]) for r in map(h.repos.get, h.of_kind(kind)) if r["created"])
    every = collections.Counter()
    for (year, _), x in n.items():
        every[year] += x
    return by([dict(year=y, **{"class": c}, repositories=x, share=x / every[y]) for (y, c), x in n.items()], "year", "-repositories", "class")


QUERIES = {"activity/committers-per-repository": committers_per_repository, "activity/fields": fields, "activity/most-liked": most_liked,
           "activity/pull-requests": pull_requests, "activity/without-commits": without_commits, "activity/zero-shares": zero_shares,
           "activity/summary": summary, "activity/concentration": concentration, "time/per-month": per_month,
           "time/new-developers": new_developers, "time/week": week, "time/licences-per-year": licences_per_year}
