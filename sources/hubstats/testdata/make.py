"""Makes the Parquet files of this folder with pyarrow and DuckDB, and expected.json:
what pandas and DuckDB read from them. All names are invented.

    python -m venv v && v/bin/pip install duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1 && v/bin/python make.py
"""
import datetime as dt
import json
import os

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def when(i):
    return dt.datetime(2022, 3, 2, 23, 29, 4) + dt.timedelta(days=17 * i, milliseconds=13 * i)


def text(t):
    return t and t.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (t.microsecond // 1000)


N = 60
MODELS = []
for i in range(N):
    base = None if i % 3 else {"relation": ["finetune", "merge", "quantized", "adapter", None][i // 3 % 5],
                               "models": [{"_id": "%024x" % j, "id": f"GustLab/owl-{j}b"} for j in range(i % 4 + 1)]}
    card = {"license": "mit", "tags": ['a "quoted" tag', "}"], "language": [["en", "fr"], "de", None, 7][i % 4], "datasets": ["cyd/tales"],
            "model-index": [{"name": "x", "results": [{"language": "no", "value": i}]}], "base_model": "GustLab/not-on-the-hub"}
    tags = ["transformers", "a tag, with a comma", "de"] + (["license:Apache-2.0"] if i % 2 else []) + ["dataset:cyd/tales"] * (i % 5 == 0)
    tags += [f"base_model:{m['id']}" for m in base["models"]] if base else []
    MODELS.append({
        "_id": "65a0b0dcfbad78ab68ff%04x" % i, "id": f"ada-wren/tiny-owl-{i}", "author": "ada-wren" if i % 7 else None,
        "createdAt": when(i), "lastModified": when(i + 1) if i % 6 else None, "likes": i * i, "downloads": None if i == 5 else 1000 * i,
        "downloadsAllTime": 10**10 + i, "trendingScore": i / 2, "tags": tags if i % 11 else None, "pipeline_tag": "text-generation" if i % 2 else None,
        "library_name": "transformers", "cardData": json.dumps(card) if i % 8 else None, "safetensors": {"parameters": {"F32": i}, "total": i},
        "baseModels": base, "aNewColumn": i,
    })
MODELS[9]["cardData"] = json.dumps({"extra": "x" * 300_000, "language": "it"})
MODELS[10]["cardData"] = "{'python': repr}"

NESTED = pa.struct([("relation", pa.string()), ("models", pa.list_(pa.struct([("_id", pa.string()), ("id", pa.string())])))])
SAFE = pa.struct([("parameters", pa.struct([("F32", pa.int64())])), ("total", pa.int64())])


def table(rows, **types):
    known = {"createdAt": pa.timestamp("us"), "lastModified": pa.timestamp("us"), "tags": pa.list_(pa.string()), "baseModels": NESTED, "safetensors": SAFE,
             "likes": pa.int64(), "downloads": pa.int64(), "trendingScore": pa.float64()}
    known.update(types)
    return pa.Table.from_arrays([pa.array([r[c] for r in rows], known.get(c)) for c in rows[0]], names=list(rows[0]))


def without(rows, *columns, **other):
    return [{**{k: v for k, v in r.items() if k not in columns}, **{k: f(r) for k, f in other.items()}} for r in rows]


new = table(MODELS)
pq.write_table(new, "models-new.parquet", row_group_size=25, data_page_size=2000)
pq.write_table(new, "models-v2.parquet", row_group_size=40, data_page_version="2.0", compression="zstd", use_dictionary=False, write_page_checksum=True,
               column_encoding={"id": "DELTA_BYTE_ARRAY", "likes": "DELTA_BINARY_PACKED", "author": "DELTA_LENGTH_BYTE_ARRAY"})
for unit, compression in (("ms", "gzip"), ("ns", "lz4")):
    pq.write_table(table(MODELS, createdAt=pa.timestamp(unit, "UTC"), lastModified=pa.timestamp(unit)), f"models-{unit}.parquet", compression=compression)
pq.write_table(table(MODELS, createdAt=pa.timestamp("ns"), lastModified=pa.timestamp("ns")), "models-int96.parquet", use_deprecated_int96_timestamps=True)
# As in the first files: dates and structs as text, no lineage of the Hub's own, downloads as numbers with a point.
pq.write_table(table(without(MODELS, "baseModels", "_id", "aNewColumn", createdAt=lambda r: text(r["createdAt"]), lastModified=lambda r: text(r["lastModified"]),
                             safetensors=lambda r: json.dumps(r["safetensors"]), downloads=lambda r: None if r["downloads"] is None else float(r["downloads"])),
                     createdAt=pa.string(), lastModified=pa.string(), safetensors=pa.string(), downloads=pa.float64()), "models-old.parquet")
pq.write_table(table(without(MODELS, baseModels=lambda r: r["baseModels"] and json.dumps(r["baseModels"])), baseModels=pa.string()), "models-json.parquet")
pd.DataFrame(without(MODELS, "baseModels", "safetensors")).to_parquet("models-pandas.parquet")
duckdb.sql("COPY (SELECT * FROM 'models-new.parquet') TO 'models-duckdb.parquet' (FORMAT parquet)")
duckdb.sql("COPY (SELECT id, tags, likes FROM 'models-new.parquet') TO 'models-few.parquet' (FORMAT parquet, COMPRESSION zstd)")

DATASETS = [{"_id": "75a0b0dcfbad78ab68ff%04x" % i, "id": f"cyd/tales-{i}", "author": "cyd", "createdAt": when(i), "lastModified": when(i), "likes": i, "downloads": i,
             "tags": ["license:cc-by-4.0", "language:en"], "cardData": '{"language":["nld"]}', "description": "d", "gated": ["auto", "manual", "False", None][i % 4],
             "disabled": i == 3, "private": i == 4, "sha": "%040x" % i, "citation": None} for i in range(8)]
pq.write_table(table(DATASETS), "datasets.parquet")
SPACES = [{"_id": "85a0b0dcfbad78ab68ff%04x" % i, "id": f"bo-quill/nest-{i}", "author": "bo-quill", "createdAt": when(i), "lastModified": when(i), "likes": i, "sdk": "gradio",
           "tags": ["gradio"], "cardData": json.dumps({"sdk": "gradio", "models": [f"ada-wren/tiny-owl-{j}" for j in range(i)]}), "runtime": "{}"} for i in range(6)]
pq.write_table(table(SPACES), "spaces.parquet")
pq.write_table(table(without(SPACES, models=lambda r: ["ada-wren/tiny-owl-0", "gpt2"])), "spaces-models.parquet")
pq.write_table(pa.table({"id": [1, 2], "tags": [["a"], []]}), "wrong-id.parquet")
pq.write_table(pa.table({"name": ["a"], "likes": [1]}), "wrong-columns.parquet")

expected = {}
for name in sorted(f for f in os.listdir() if f.endswith(".parquet") and not f.startswith("wrong")):
    columns = pq.ParquetFile(name).schema_arrow.names
    frame = pd.read_parquet(name)
    public = "true"
    if "private" in columns:
        frame, public = frame[~frame["private"]], "NOT private"
    got = {"rows": len(frame), "likes": int(frame["likes"].sum()), "tags": int(frame["tags"].map(lambda t: 0 if t is None else len(t)).sum())}
    if "downloads" in columns:
        got["downloads"] = int(frame["downloads"].sum())
    for c in ("createdAt", "lastModified"):
        if c in columns:
            times = pd.to_datetime(frame[c], utc=True, format="ISO8601").dropna()
            got[c] = [int(times.count()), text(times.min()), text(times.max())]
    one = duckdb.sql
    got["duckdb"] = one(f"SELECT count(*), sum(likes) FROM '{name}' WHERE {public}").fetchall()[0]
    got["duckdb"] = [int(x) for x in got["duckdb"]]
    got["licenses"] = one(f"SELECT count(*) FROM '{name}' WHERE {public} AND len(list_filter(tags, lambda t: starts_with(t, 'license:'))) > 0").fetchall()[0][0]
    if "baseModels" in columns:
        source = f"SELECT id, baseModels b FROM '{name}'"
        if frame["baseModels"].dropna().map(lambda x: isinstance(x, str)).any():
            source = f"SELECT id, from_json(baseModels, '{{\"relation\":\"VARCHAR\",\"models\":[{{\"id\":\"VARCHAR\"}}]}}') b FROM '{name}'"
        got["lineage"] = {r or "unknown": n for r, n in one(f"SELECT r, count(*) FROM (SELECT b.relation r, unnest(b.models) m FROM ({source})) GROUP BY r ORDER BY r").fetchall()}
    elif name.startswith("models"):  # what the tags say, and the cards
        tags = one(f"SELECT count(*) FROM (SELECT unnest(tags) t FROM '{name}') WHERE starts_with(t, 'base_model:')").fetchall()[0][0]
        got["lineage"] = {"unknown": tags + sum(1 for c in frame.get("cardData", []) if isinstance(c, str) and c.startswith('{"') and "base_model" in json.loads(c))}
    expected[name] = got
json.dump(expected, open("expected.json", "w"), indent=1, sort_keys=True)
