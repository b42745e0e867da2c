"""Makes the CSV files of this folder as the authors' scripts do, by pandas, and
expected.json: what pandas reads from them. All names are invented.

    python -m venv v && v/bin/pip install pandas==3.1.1 && PYTHONHASHSEED=0 v/bin/python make.py
"""
import json
import os

import pandas as pd

os.chdir(os.path.dirname(os.path.abspath(__file__)))
people = [set(), {"ada-wren"}, {"Bo O'Quill", "cyd"}, {"a, b}", 'c"d', "back\\slash", "emoji 🦉"}]


def rows(kind, n):
    for i in range(n):
        id = f"ada-wren/{kind}-{i}" if i % 9 else f"{kind}{i}"
        tags = ["transformers", f"license:{['mit', 'apache-2.0', 'openrail'][i % 3]}"][: 1 + i % 2] + ["text-generation"] * (i % 4 == 0) + ["base_model:gust-lab/owl"] * (kind == "model" and i % 5 == 0)
        license = next((t.split(":")[1] for t in tags if "license:" in t), None)
        unread = i % 7 == 3
        row = {"owner": id.split("/")[0] if "/" in id else None, kind: id.split("/")[-1], "id": id, "lastModified": None if kind == "model" else f"2023-10-{1 + i % 30:02d}",
               "license": license, "tags": ", ".join(tags), "likes": (i * i) % 50 or None, "downloads": (i * 37) % 100 or None,
               "commits": None if unread else i, "commits_contributors": set() if unread else people[i % 4],
               "discussions": None if unread else i % 3, "discussions_contributors": set() if unread else people[i % 3]}
        if kind == "space":
            del row["downloads"]
        yield row


for kind in ("model", "dataset", "space"):
    pd.DataFrame(list(rows(kind, 40))).to_csv(f"hf-data-{kind}s.csv", index=False)
edges = [(f"ada-wren/space-{i}", f"ada-wren/model-{j}") for i in range(1, 9) for j in range(1, i)] + [("bo-quill/gone", "gpt2")]
pd.DataFrame(edges, columns=["source", "target"]).to_csv("hf-edgelist-spaces-dependencies.csv", index=False)
pd.DataFrame(edges[:10], columns=["source", "target"]).assign(category="nlp").to_csv("hf-edgelist-spaces-dependencies-nlp.csv", index=False)
pd.DataFrame([("ada-wren", "cyd", 3)], columns=["source", "target", "freq"]).to_csv("hf-edgelist-contributors.csv", index=False)
pd.DataFrame({"username": ["ada-wren"]}).to_csv("usernames.csv", index=False)

expected = {}
for kind in ("model", "dataset", "space"):
    f = pd.read_csv(f"hf-data-{kind}s.csv")
    expected[kind] = {"rows": len(f), "likes": int(f["likes"].fillna(0).sum()), "licenses": f["license"].value_counts().to_dict(), "owners": int(f["owner"].notna().sum()),
                      "tags": int(f["tags"].map(lambda t: len(t.split(", "))).sum()), "dates": int(f["lastModified"].notna().sum()),
                      "downloads": int(f["downloads"].fillna(0).sum()) if "downloads" in f else 0}
expected["usages"] = len(pd.read_csv("hf-edgelist-spaces-dependencies.csv").drop_duplicates())
expected["bases"] = int(pd.read_csv("hf-data-models.csv")["tags"].str.count("base_model:").sum())
json.dump(expected, open("expected.json", "w"), indent=1, sort_keys=True)
