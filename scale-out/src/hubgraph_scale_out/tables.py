"""The tables of an exported hub, and what is derived of them for every metric.

Networks and usages are of a scope: all models, or those of a subfield. A scope has a
number, its place in SCOPES, and `scopes` of a model is a set of bits.
"""
import json

from pyspark.sql import DataFrame

from .engine import Engine

KINDS = ("model", "dataset", "space")
SCOPES = ("all", "cv", "nlp", "mm")
METRICS = ("n_likes", "n_discussions", "n_disc_starters", "n_commits", "n_committers", "n_community", "n_downloads")
USAGE = "n_usage_spaces"  # spaces that use a model: correlated and tested along with METRICS
COLUMNS = (*METRICS, USAGE)

# Every person of a repository: commits as first author, and whether they are among the
# authors of a commit or started a discussion.
MEMBERS = """
WITH involved AS (
  SELECT dst AS repository, person, if(place = 0, 1L, 0L) AS firsts, true AS committer, false AS starter FROM {commits} LATERAL VIEW posexplode(authors) AS place, person
  UNION ALL
  SELECT dst, src, 0L, false, true FROM {discussions} WHERE src IS NOT NULL
)
SELECT repository, person, sum(firsts) AS firsts, max(committer) AS committer, max(starter) AS starter FROM involved GROUP BY repository, person
"""

# Every repository with its activity; downloads of spaces, and uses of what is no model, are null.
ACTIVITY = """
WITH c AS (SELECT dst, count(*) AS n FROM {commits} GROUP BY dst),
     d AS (SELECT dst, count(*) AS n FROM {discussions} GROUP BY dst),
     u AS (SELECT dst, count(*) AS n FROM {usages} GROUP BY dst),
     m AS (SELECT repository, count_if(committer) AS committers, count_if(starter) AS starters, count(*) AS community FROM {members} GROUP BY repository)
SELECT r.id, r.kind, r.owner, r.license, r.license_class,
       if(r.kind = 'model', 1 + if(array_contains(r.fields, 'cv'), 2, 0) + if(array_contains(r.fields, 'nlp'), 4, 0) + if(array_contains(r.fields, 'mm'), 8, 0), 0) AS scopes,
       r.likes AS n_likes, coalesce(d.n, 0L) AS n_discussions, coalesce(m.starters, 0L) AS n_disc_starters, coalesce(c.n, 0L) AS n_commits,
       coalesce(m.committers, 0L) AS n_committers, coalesce(m.community, 0L) AS n_community, r.downloads AS n_downloads,
       if(r.kind = 'model', coalesce(u.n, 0L), NULL) AS n_usage_spaces
FROM {repositories} r LEFT JOIN c ON c.dst = r.id LEFT JOIN d ON d.dst = r.id LEFT JOIN u ON u.dst = r.id LEFT JOIN m ON m.repository = r.id
"""

# The numbers of the scopes in a set of bits, for `LATERAL VIEW explode`.
def scopes_in(bits: str) -> str:
    return f"filter(sequence(0, {len(SCOPES) - 1}), s -> shiftright({bits}, s) & 1 = 1)"


class Hub:
    """An exported hub: about, the tables as exported, and `members` and `activity`."""

    def __init__(self, engine: Engine, folder: str):
        folder = folder.rstrip("/")
        self.engine, read = engine, engine.spark.read
        self.about = json.loads(read.text(f"{folder}/about.json", wholetext=True).first()[0])
        missing = [key for key in ("identitiesMerged", "bots", "rejected", "ignored") if key not in self.about]
        if missing:
            raise ValueError(f"{folder}/about.json has no {', '.join(missing)}: export the hub again, by this version of hubgraph")
        self.repositories = read.parquet(f"{folder}/repositories")
        self.commits = read.parquet(f"{folder}/commits")
        self.discussions = read.parquet(f"{folder}/discussions")
        self.usages = read.parquet(f"{folder}/usages")
        self.vertices = read.parquet(f"{folder}/vertices")
        sql = engine.spark.sql
        self.members = engine.keep(sql(MEMBERS, commits=self.commits, discussions=self.discussions))
        self.activity = engine.keep(
            sql(ACTIVITY, repositories=self.repositories, commits=self.commits, discussions=self.discussions, usages=self.usages, members=self.members)
        )

    def counts(self) -> dict:
        """about.counts of results.json."""
        sql = self.engine.spark.sql
        by_kind = {r.kind: r for r in sql("SELECT kind, count(*) AS repositories, sum(n_commits) AS commits, sum(n_discussions) AS discussions FROM {a} GROUP BY kind", a=self.activity).collect()}
        of = lambda kind, name: by_kind[kind][name] if kind in by_kind else 0
        return {
            "models": of("model", "repositories"), "datasets": of("dataset", "repositories"), "spaces": of("space", "repositories"),
            "commits": sum(of(k, "commits") for k in KINDS), "discussions": sum(of(k, "discussions") for k in KINDS),
            "usages": self.usages.count(),
            "developers": sql("SELECT count(DISTINCT person) AS n FROM {m}", m=self.members).first().n,
        }

    def names(self, ids: set[int]) -> dict[int, str]:
        """The names of a few nodes."""
        if not ids:
            return {}
        return {r.id: r.name for r in self.vertices.where(self.vertices.id.isin(sorted(ids))).select("id", "name").collect()}


def tops(engine: Engine, values: DataFrame, length: int = 100) -> dict[str, list[tuple[int, float]]]:
    """The first ids of each series by falling value, then id, which is the order of names.

    values: series, id, value. Each part of the data gives its own first ones only."""
    rows = engine.spark.sql(
        "SELECT series, id, value FROM (SELECT *, row_number() OVER (PARTITION BY series ORDER BY value DESC, id) AS place FROM {v}) WHERE place <= :length",
        args={"length": length}, v=values,
    ).collect()
    out: dict[str, list] = {}
    for r in sorted(rows, key=lambda r: (r.series, -r.value, r.id)):
        out.setdefault(r.series, []).append((r.id, r.value))
    return out
