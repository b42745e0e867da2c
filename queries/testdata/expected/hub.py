"""A snapshot read as the graph holds it, in plain Python.

Rules of the format: the first record of a key wins; what refers to a
repository that is not listed is left out, except usages by unlisted spaces; the
first record of an alias wins, and chains of aliases are followed.
"""
import collections, datetime, gzip, json, os

KINDS = ("model", "dataset", "space")
FIELDS = ("cv", "nlp", "mm")
# The tags of the subfields and the classes of licences: docs/method.md.
TAGS = {
    "cv": "computer-vision depth-estimation image-classification object-detection image-segmentation image-to-image "
          "unconditional-image-generation video-classification zero-shot-image-classification",
    "nlp": "text-classification token-classification table-question-answering question-answering zero-shot-classification translation "
           "summarization conversational text-generation text2text-generation fill-mask sentence-similarity",
    "mm": "multimodal feature-extraction text-to-image image-to-text text-to-video visual-question-answering document-question-answering "
          "graph-machine-learning",
}
TAGS = {k: set(v.split()) for k, v in TAGS.items()}
PERMISSIVE = set("""apache-2.0 mit bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear afl-3.0 artistic-2.0 isc unlicense wtfpl zlib ncsa
    postgresql ms-pl bsl-1.0 ecl-2.0 mulanpsl-2.0 cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc pddl odc-by cdla-permissive-1.0
    cdla-permissive-2.0""".split())
RESTRICTIVE = set("""openrail openrail++ creativeml-openrail-m bigscience-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m
    deepfloyd-if-license llama2 gpl gpl-2.0 gpl-3.0 agpl-3.0 lgpl lgpl-2.1 lgpl-3.0 lgpl-lr mpl-2.0 epl-1.0 epl-2.0 eupl-1.1 osl-3.0
    ofl-1.1 odbl gfdl c-uda cdla-sharing-1.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0
    cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0""".split())


def records(folder, name):
    path = os.path.join(folder, name + ".jsonl")
    if os.path.exists(path):
        f = open(path, encoding="utf-8")
    elif os.path.exists(path + ".gz"):
        f = gzip.open(path + ".gz", "rt", encoding="utf-8")
    else:
        return
    with f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def moment(text):
    """A time of the snapshot in UTC, None when there is none."""
    if not text:
        return None
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc)


def license_class(key):
    if not key:
        return "none"
    return "permissive" if key in PERMISSIVE else "restrictive" if key in RESTRICTIVE else "unlabelled"


class Hub:
    """repos: (kind, id) -> record; commits, discussions: key -> record; uses: (space, model) pairs in order."""

    def __init__(self, folder):
        self.repos, self.commits, self.discussions, self.uses = {}, {}, {}, {}
        self.ignored = collections.Counter()
        for r in records(folder, "repositories"):
            key = r["kind"], r["id"]
            if key not in self.repos:
                self.repos[key] = self.repository(r)
        self.in_repo = {k: [] for k in self.repos}
        self.about = {k: [] for k in self.repos}
        self.read_work(folder)
        for u in records(folder, "usages"):
            self.usage(u["space"], u["model"])
        self.alias, self.types = {}, {}
        self.read_people(folder)
        for a in records(folder, "accounts"):
            self.types.setdefault(a["name"], a["type"] or None)
        self.lineage, self.trained = {}, {}
        for x in records(folder, "lineage"):
            if ("model", x["model"]) in self.repos and ("model", x["base"]) in self.repos:
                self.lineage.setdefault((x["model"], x["base"]), x.get("relation") or "unknown")
        for x in records(folder, "datasets"):
            if ("model", x["model"]) in self.repos and ("dataset", x["dataset"]) in self.repos:
                self.trained[x["model"], x["dataset"]] = True

    @staticmethod
    def repository(r):
        tags = set(r["tags"])
        key = (r.get("license") or "").strip().lower()
        return {"kind": r["kind"], "id": r["id"], "owner": r.get("owner") or None, "likes": r.get("likes") or 0,
                "downloads": None if r["kind"] == "space" else r.get("downloads") or 0, "license": key or None, "class": license_class(key),
                "tags": r["tags"], "fields": [f for f in FIELDS if tags & TAGS[f]], "created": moment(r.get("created_at"))}

    def read_work(self, folder):
        for c in records(folder, "commits"):
            repo, key = (c["kind"], c["repo"]), (c["kind"], c["repo"], c["sha"])
            if repo not in self.repos:
                self.ignored["commits of unlisted repositories"] += 1
            elif key in self.commits:
                self.ignored["repeated commits"] += 1
            else:
                self.commits[key] = {"repo": repo, "authors": list(dict.fromkeys(a for a in c["authors"] if a)), "date": moment(c.get("date"))}
                self.in_repo[repo].append(key)
        for d in records(folder, "discussions"):
            repo, key = (d["kind"], d["repo"]), (d["kind"], d["repo"], d["num"])
            if repo not in self.repos:
                self.ignored["discussions of unlisted repositories"] += 1
            elif key in self.discussions:
                self.ignored["repeated discussions"] += 1
            else:
                self.discussions[key] = {"repo": repo, "author": d["author"] or None, "date": moment(d.get("date")),
                                         "pull": bool(d.get("is_pull_request")), "status": d.get("status")}
                self.about[repo].append(key)

    def usage(self, space, model):
        if (space, model) in self.uses:
            self.ignored["repeated usages"] += 1
        elif ("model", model) not in self.repos:
            self.ignored["usages of unlisted models"] += 1
            self.uses[space, model] = False
        else:
            self.uses[space, model] = True

    def read_people(self, folder):
        """The ends of all aliases, the bots, and every name."""
        self.bots = {b["name"] for b in records(folder, "bots")}
        names = set(self.bots)
        for x in records(folder, "identities"):
            names |= {x["alias"], x["canonical"]}
            if x["alias"] not in self.alias and self.end(x["canonical"]) != x["alias"]:
                self.alias[x["alias"]] = x["canonical"]
        self.active = {a for c in self.commits.values() for a in c["authors"]} | {d["author"] for d in self.discussions.values() if d["author"]}
        self.accounts = names | self.active | {r["owner"] for r in self.repos.values() if r["owner"]}

    def end(self, name):
        while name in self.alias:
            name = self.alias[name]
        return name

    def person(self, name, raw=False):
        """Who a recorded name is; None for a bot."""
        if raw:
            return name
        p = self.end(name)
        return None if name in self.bots or p in self.bots else p

    def authors(self, key, raw=False):
        """The people of a commit in their order, bots left out first."""
        people = (self.person(a, raw) for a in self.commits[key]["authors"])
        return list(dict.fromkeys(p for p in people if p is not None))

    def committers(self, repo, raw=False):
        return {p for key in self.in_repo[repo] for p in self.authors(key, raw)}

    def starters(self, repo, raw=False):
        found = (self.discussions[d]["author"] for d in self.about[repo])
        return {p for p in (self.person(a, raw) for a in found if a) if p is not None}

    def of_kind(self, kind):
        return [k for k in self.repos if kind in ("all", k[0])]

    def models(self, field="all"):
        """The models of a subfield; "none" for those of no subfield."""
        return [k for k in self.repos if k[0] == "model" and (field == "all" or field in (self.repos[k]["fields"] or ["none"]))]

    def users(self):
        """model -> its spaces, in the order of the usages."""
        out = collections.defaultdict(list)
        for (space, model), kept in self.uses.items():
            if kept:
                out[model].append(space)
        return out

    def edges(self, field="all", raw=False):
        """(source, target) -> {model: commits of the source}: the paper's network without those who work alone."""
        out = collections.defaultdict(dict)
        for repo in self.models(field):
            team = self.committers(repo, raw)
            for key in self.in_repo[repo]:
                for source in self.authors(key, raw)[:1]:
                    for target in team - {source}:
                        out[source, target][repo[1]] = out[source, target].get(repo[1], 0) + 1
        return out
