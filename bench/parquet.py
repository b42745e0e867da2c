"""The part of bench/parquet.sh that DuckDB does.

    parquet.py scale MODELS.parquet COPIES OUT.parquet   repeats a file with ids of their own
    parquet.py write MODELS.parquet DIR                  writes the JSON Lines of a snapshot
    parquet.py compare MODELS.parquet DIR                what DuckDB reads from the file against a snapshot in DIR
"""
import os
import sys

import duckdb


def scale(source, copies, out):
    # Without dictionaries, as the texts of a real file of this size are not repeated.
    duckdb.sql(f"COPY (SELECT m.* REPLACE (m.id || '-' || r AS id) FROM range({copies}) t(r), '{source}' m) TO '{out}' (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1)")


REPOSITORIES = """SELECT id, 'model' AS kind, split_part(id, '/', 1) AS owner, lower(list_filter(tags, lambda t: starts_with(t, 'license:'))[1][9:]) AS license, tags, likes, downloads,
  strftime(createdAt, '%Y-%m-%dT%H:%M:%S.%gZ') AS created_at, strftime(lastModified, '%Y-%m-%dT%H:%M:%S.%gZ') AS last_modified, pipeline_tag, library_name FROM '{}'"""
# With languages of the card, which hubgraph reads too; it also checks that they are codes of ISO 639.
CARDS = """SELECT id, CASE json_type(cardData, '$.language') WHEN 'VARCHAR' THEN [cardData->>'$.language'] WHEN 'ARRAY' THEN cardData->>'$.language[*]' END AS languages FROM '{}'"""
LINEAGE = "SELECT id AS model, m.id AS base, coalesce(relation, 'unknown') AS relation, 'hub' AS evidence FROM (SELECT id, baseModels.relation AS relation, unnest(baseModels.models) AS m FROM '{}')"
DATASETS = "SELECT DISTINCT id AS model, t[9:] AS dataset FROM (SELECT id, unnest(list_filter(tags, lambda t: starts_with(t, 'dataset:'))) AS t FROM '{}')"


def write(source, out, cards):
    os.makedirs(out, exist_ok=True)
    repositories = REPOSITORIES.format(source)
    if cards:
        repositories = repositories.replace(" FROM '", ", " + CARDS.format(source).split("SELECT id, ")[1].split(" FROM '")[0] + " FROM '")
    for name, query in (("repositories", repositories), ("lineage", LINEAGE.format(source)), ("datasets", DATASETS.replace("DISTINCT ", "").format(source))):
        duckdb.sql(f"COPY ({query}) TO '{out}/{name}.jsonl' (FORMAT json)")


def compare(source, snapshot):
    def lines(name, columns):
        return f"read_json('{snapshot}/{name}.jsonl', format='newline_delimited', columns={columns}, maximum_object_size=33554432)"

    text = "VARCHAR"
    mine = {
        "repositories": (REPOSITORIES, dict(id=text, kind=text, owner=text, license=text, tags="VARCHAR[]", likes="BIGINT", downloads="BIGINT", created_at=text, last_modified=text,
                                            pipeline_tag=text, library_name=text)),
        "lineage": (LINEAGE, dict(model=text, base=text, relation=text, evidence=text)),
        "datasets": (DATASETS, dict(model=text, dataset=text)),
    }
    ok = True
    for name, (query, columns) in mine.items():
        theirs, ours = query.format(source), f"SELECT {', '.join(columns)} FROM {lines(name, columns)}"
        if name == "datasets":  # those without an owner have a new name by now, from the table of aliases
            theirs, ours = f"{theirs} WHERE contains(t, '/')", f"{ours} WHERE contains(dataset, '/')"
        count, = duckdb.sql(f"SELECT count(*) FROM ({ours})").fetchall()[0]
        missing, = duckdb.sql(f"SELECT count(*) FROM ({theirs} EXCEPT ALL {ours})").fetchall()[0]
        added, = duckdb.sql(f"SELECT count(*) FROM ({ours} EXCEPT ALL {theirs})").fetchall()[0]
        print(f"{name}: {count} records, {missing} missing, {added} too many")
        ok = ok and not missing and (not added or name == "datasets")
    for label, query in (("likes, downloads", f"SELECT sum(likes), sum(downloads) FROM {lines('repositories', mine['repositories'][1])}"),
                         ("relations", f"SELECT relation, count(*) FROM {lines('lineage', mine['lineage'][1])} GROUP BY ALL ORDER BY ALL")):
        print(label, *duckdb.sql(query).fetchall())
    sys.exit(0 if ok else 1)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "scale":
        scale(rest[0], int(rest[1]), rest[2])
    elif what == "write":
        write(rest[0], rest[1], "cards" in rest)
    else:
        compare(*rest)
