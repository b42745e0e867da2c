#!/usr/bin/env python3
"""Makes sample.db, a small PeaTMOSS with invented rows, and expected.jsonl: what
SQLite itself says the records are, by SQL of its own."""
import json
import os
import sqlite3

here = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(here, "sample.db")
if os.path.exists(path):
    os.remove(path)
db = sqlite3.connect(path)
db.executescript("PRAGMA page_size = 1024;")
named = "author tag license library framework architecture dataset paper".split()
for table in named:
    db.execute(f"CREATE TABLE {table} (id INTEGER NOT NULL, name VARCHAR, PRIMARY KEY (id), UNIQUE (name))")
db.execute("CREATE TABLE language (id INTEGER NOT NULL, name VARCHAR, abbreviation VARCHAR, PRIMARY KEY (id), UNIQUE (name), UNIQUE (abbreviation))")
for table in named + ["language"]:
    db.execute(f"CREATE TABLE model_to_{table} (model_id INTEGER NOT NULL, {table}_id INTEGER NOT NULL, PRIMARY KEY (model_id, {table}_id), "
               f"FOREIGN KEY(model_id) REFERENCES model (id), FOREIGN KEY({table}_id) REFERENCES {table} (id))")
db.executescript("""
CREATE TABLE model_hub (id INTEGER NOT NULL, name VARCHAR, url VARCHAR, PRIMARY KEY (id), UNIQUE (name), UNIQUE (url));
CREATE TABLE model (id INTEGER NOT NULL, context_id INTEGER, model_hub_id INTEGER, sha VARCHAR, repo_url VARCHAR, downloads INTEGER, likes INTEGER, has_snapshot INTEGER,
  ptm_issues_id INTEGER, ptm_pull_requests_id INTEGER, PRIMARY KEY (id), UNIQUE (context_id));
CREATE TABLE hf_commit (id INTEGER NOT NULL, commit_id VARCHAR, created_at VARCHAR, title VARCHAR, message VARCHAR, model_id INTEGER, PRIMARY KEY (id), FOREIGN KEY(model_id) REFERENCES model (id));
CREATE TABLE hf_commit_to_author (hf_commit_id INTEGER NOT NULL, author_id INTEGER NOT NULL, PRIMARY KEY (hf_commit_id, author_id));
CREATE TABLE discussion (id INTEGER NOT NULL, title VARCHAR, status VARCHAR, num INTEGER, repo_id VARCHAR, repo_type VARCHAR, is_pull_request INTEGER, created_at VARCHAR, endpoint VARCHAR,
  target_branch VARCHAR, merge_commit_oid VARCHAR, diff VARCHAR, model_id INTEGER, PRIMARY KEY (id), FOREIGN KEY(model_id) REFERENCES model (id));
CREATE TABLE discussion_to_author (discussion_id INTEGER NOT NULL, author_id INTEGER NOT NULL, PRIMARY KEY (discussion_id, author_id));
CREATE TABLE reuse_repository (id INTEGER NOT NULL, owner VARCHAR, name VARCHAR, url VARCHAR, PRIMARY KEY (id));
""")


def link(table, owner, names, pairs, owner_column="model_id"):
    for i, text in pairs:
        db.execute(f"INSERT OR IGNORE INTO {names} (name) VALUES (?)", (text,))
        db.execute(f"INSERT INTO {table} SELECT ?, id FROM {names} WHERE name = ?", (i, text))


db.executemany("INSERT INTO model_hub VALUES (?,?,?)", [(1, "PyTorch Hub", "https://pytorch.org/hub"), (2, "Hugging Face", "https://huggingface.co")])
db.executemany("INSERT INTO model (id, context_id, model_hub_id, sha, downloads, likes, has_snapshot) VALUES (?,?,?,?,?,?,?)", [
    (1, "ada-wren/tiny-owl", 2, "6f0c", 812, 41, 1), (2, "pytorch_vision_owlnet", 1, None, None, None, 0), (3, "gust-lab/owl-7b", 2, "7a", 0, None, 1),
    (5, "20230917", 2, None, 3, 0, 0), (6, "bo-quill/it's \"山田\" \\ 🦉", 2, "", None, 1, 1)])
for text in ["zebra", "tail"]:  # so that numbers are not in the order of names
    db.execute("INSERT INTO tag (name) VALUES (?)", (text,))
    db.execute("INSERT INTO license (name) VALUES (?)", (text,))
    db.execute("INSERT INTO author (name) VALUES (?)", (text,))
link("model_to_tag", "model", "tag", [(1, "text-generation"), (1, "base_model:gust-lab/owl-7b"), (1, "dataset:owl-works/tales"), (1, "en"), (1, "license:mit"), (3, "a,b"), (3, "zebra"), (3, "base_model:finetune:meta/owl"), (2, "vision"), (6, "日本語")])
link("model_to_license", "model", "license", [(1, "apache-2.0"), (3, "CC-BY-4.0"), (3, "tail"), (2, "bsd-3-clause"), (6, "Apache-2.0 ")])
link("model_to_library", "model", "library", [(1, "transformers"), (3, "transformers"), (3, "jax"), (2, "torch")])
link("model_to_dataset", "model", "dataset", [(1, "owl-works/tales"), (1, "squad-of-owls"), (6, "it's, one")])
link("model_to_author", "model", "author", [(1, "ada-wren"), (3, "gust-lab")])
db.executemany("INSERT INTO language VALUES (?,?,?)", [(1, "English", "en"), (2, "French", "fr"), (3, "Unknown", None)])
db.executemany("INSERT INTO model_to_language VALUES (?,?)", [(1, 2), (1, 3), (6, 1)])
db.executemany("INSERT INTO hf_commit VALUES (?,?,?,?,?,?)", [
    (1, "0a", "2023-01-12 03:24:12+00:00", "initial commit", "", 1), (2, "0b", "2023-01-12 05:24:12+02:00", "Add weights; it's \"done\"", "Co-authored-by: x", 1),
    (4, "0c", "2023-03-10T01:30:00.000Z", "", None, 3), (5, "0d", None, None, None, 6), (6, "0e", "2023-01-01 00:00:00", "of no model", None, 99), (7, "0f", "2023-01-01", "of another hub", None, 2)])
link("hf_commit_to_author", "commit", "author", [(1, "system"), (2, "zebra"), (2, "bo-quill"), (2, "Ada Wren"), (4, "李 (owl)"), (6, "tail"), (7, "tail")])
db.executemany("INSERT INTO discussion (id, title, status, num, repo_id, repo_type, is_pull_request, created_at, diff, model_id) VALUES (?,?,?,?,?,?,?,?,?,?)", [
    (1, "Wrong", "open", 1, "ada-wren/tiny-owl", "model", 0, "2023-05-01 08:00:00+00:00", None, 1), (2, "PR", "merged", 2, "ada-wren/tiny-owl", "model", 1, "2023-05-02 08:00:00.250000+00:00", "-a\n+b\n" * 900, 1),
    (3, "", "closed", 1, "gust-lab/owl-7b", "model", 0, "2023-06-02T08:00:00Z", None, 3), (4, None, None, 7, "x", "model", None, None, None, 6), (9, "no", "open", 7, "x", "model", 0, None, None, None)])
link("discussion_to_author", "discussion", "author", [(1, "bo-quill"), (2, "ada-wren"), (3, "deleted")])
db.commit()
db.execute("VACUUM")

hub = "m.model_hub_id = 2"
out = []
rows = lambda sql: db.execute(sql).fetchall()
utc = "strftime('%Y-%m-%dT%H:%M:%fZ', {0})"  # SQLite's own reading of the dates
split = lambda text: text.split("\x1f") if text else []
for mid, name, sha, downloads, likes in rows(f"SELECT id, CAST(context_id AS TEXT), sha, downloads, likes FROM model m WHERE {hub}"):
    texts = lambda what: [t for (t,) in rows(f"SELECT x.name FROM model_to_{what} l JOIN {what} x ON x.id = l.{what}_id WHERE l.model_id = {mid} ORDER BY x.id")]
    tags = texts("tag")
    licenses = [t[8:] for t in tags if t.startswith("license:")] + texts("license")
    libraries = texts("library")
    languages = [a for (a,) in rows(f"SELECT abbreviation FROM model_to_language l JOIN language x ON x.id = l.language_id WHERE l.model_id = {mid} AND abbreviation IS NOT NULL")]
    out.append(["repositories.jsonl", {"id": name, "kind": "model", "owner": name.split("/")[0] if "/" in name else None, "sha": sha, "downloads": downloads or 0, "likes": likes or 0, "tags": tags,
                "license": licenses[0].strip().lower() if licenses else None, "library_name": libraries[0] if len(libraries) == 1 else None, "languages": sorted(set(languages) | {t for t in tags if t == "en"})}])
    for t in tags:
        if t.startswith("base_model:"):
            parts = t.split(":")
            out.append(["lineage.jsonl", {"model": name, "base": parts[-1], "relation": parts[1] if len(parts) == 3 else "unknown", "evidence": "tag"}])
    for d in sorted({t[8:] for t in tags if t.startswith("dataset:")} | set(texts("dataset"))):
        out.append(["datasets.jsonl", {"model": name, "dataset": d}])
for repo, sha, date, title, authors in rows(f"""SELECT CAST(m.context_id AS TEXT), c.commit_id, {utc.format('c.created_at')}, c.title, (SELECT group_concat(name, char(31)) FROM
        (SELECT a.name FROM hf_commit_to_author l JOIN author a ON a.id = l.author_id WHERE l.hf_commit_id = c.id ORDER BY a.name)) FROM hf_commit c JOIN model m ON m.id = c.model_id WHERE {hub}"""):
    out.append(["commits.jsonl", {"repo": repo, "kind": "model", "sha": sha, "date": date, "title": title, "authors": split(authors)}])
for repo, num, author, date, request, status in rows(f"""SELECT CAST(m.context_id AS TEXT), d.num, nullif((SELECT a.name FROM discussion_to_author l JOIN author a ON a.id = l.author_id WHERE l.discussion_id = d.id), 'deleted'),
        {utc.format('d.created_at')}, d.is_pull_request, d.status FROM discussion d JOIN model m ON m.id = d.model_id WHERE {hub}"""):
    out.append(["discussions.jsonl", {"repo": repo, "kind": "model", "num": num, "author": author, "date": date, "is_pull_request": bool(request), "status": status}])
with open(os.path.join(here, "expected.jsonl"), "w", encoding="utf-8") as f:
    for name, record in out:
        f.write(name + " " + json.dumps(record, ensure_ascii=False) + "\n")
