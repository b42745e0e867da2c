"""What the snapshot of an exported hub says, read by json alone.

Identities, bots, repeated records and unknown repositories are treated as docs/method.md
has it: nothing here comes from the program that made the export. A repository is known
by (kind, id), a time is in UTC, in whole milliseconds.
"""
import collections
import datetime
import glob
import gzip
import json
import os


def moment(text):
    if text is None:
        return None
    at = datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


class Expected:
    """Counts of rows: commits by (repository, authors, time), discussions by (repository,
    starter, time); usages as (space, model); repositories as (owner, license, likes,
    downloads, created, modified) by key."""

    def __init__(self, snapshot, raw):
        self.snapshot, self.raw = snapshot, raw
        self.ignored = collections.Counter()  # records that are left out, or kept although their repository is unknown
        self.to, self.repositories = {}, {}
        for r in self.records("identities"):
            self.to.setdefault(r["alias"], r["canonical"])
        self.bots = {r["name"] for r in self.records("bots")}
        for r in self.records("repositories"):
            self.repositories[r["kind"], r["id"]] = (
                r.get("owner") or None, r.get("license") or None, r.get("likes") or 0,
                None if r["kind"] == "space" else r.get("downloads") or 0, moment(r.get("created_at")), moment(r.get("last_modified")))
        self.commits = self.events("commits", "sha", lambda r: self.people(r["authors"]))
        self.discussions = self.events("discussions", "num", lambda r: next(iter(self.people([r.get("author")])), None))
        self.usages = self.used()

    def records(self, name):
        for path in glob.glob(os.path.join(self.snapshot, name + ".jsonl*")):
            opener = gzip.open if path.endswith(".gz") else open
            with opener(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    if line.strip():
                        yield json.loads(line)

    def events(self, name, number, who):
        seen, times = set(), collections.Counter()
        for r in self.records(name):
            key = r["kind"], r["repo"]
            if key not in self.repositories:
                self.ignored[name + "_of_unknown_repositories"] += 1
            elif (key, r[number]) in seen:
                self.ignored[name + "_repeated"] += 1
            else:
                seen.add((key, r[number]))
                times[key, who(r), moment(r.get("date"))] += 1
        return times

    def used(self):
        seen, pairs = set(), set()
        for r in self.records("usages"):
            pair = r["space"], r["model"]
            if pair in seen:
                self.ignored["usages_repeated"] += 1
                continue
            seen.add(pair)
            if ("model", pair[1]) not in self.repositories:
                self.ignored["usages_of_unknown_models"] += 1
                continue
            pairs.add(pair)
            if ("space", pair[0]) not in self.repositories:
                self.ignored["usages_by_unknown_spaces_kept"] += 1
        return pairs

    def about(self):
        """What about.json says of records that no table has."""
        merged, bots = (0, 0) if self.raw else (len(self.to), len(self.bots))
        return {"raw": self.raw, "identitiesMerged": merged, "bots": bots, "rejected": 0, "ignored": dict(self.ignored)}

    def end(self, name):
        """The account that a name is merged into, else itself."""
        while name in self.to:
            name = self.to[name]
        return name

    def bot(self, name):
        return name in self.bots or self.end(name) in self.bots

    def people(self, names):
        out = []
        for name in names:
            if not name:
                continue
            if not self.raw:
                if self.bot(name):
                    continue
                name = self.end(name)
            if name not in out:
                out.append(name)
        return tuple(out)

    def by_kind(self, name):
        """The number of commits or discussions of each kind that has any."""
        times = collections.Counter()
        for (key, *_), n in getattr(self, name).items():
            times[key[0]] += n
        return dict(times)

    def __str__(self):
        return f"{len(self.repositories)} repositories, {sum(self.commits.values())} commits, {sum(self.discussions.values())} discussions, {len(self.usages)} usages"
