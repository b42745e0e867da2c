"""Writes the key "retention" of results.json, by pandas and lifelines, of a hub as recorded.

    pip install lifelines==0.30.3 pandas==2.3.3
    python retention.py hub > expected.retention.json
"""
import gzip
import json
import math
import sys

import pandas as pd
from lifelines import KaplanMeierFitter

AWAY, DAY, MINUTE = 180, 86_400_000, 60_000
CV = {"computer-vision", "depth-estimation", "image-classification", "object-detection", "image-segmentation",
      "image-to-image", "unconditional-image-generation", "video-classification", "zero-shot-image-classification"}
NLP = {"text-classification", "token-classification", "table-question-answering", "question-answering",
       "zero-shot-classification", "translation", "summarization", "conversational", "text-generation",
       "text2text-generation", "fill-mask", "sentence-similarity"}
MM = {"multimodal", "feature-extraction", "text-to-image", "image-to-text", "text-to-video",
      "visual-question-answering", "document-question-answering", "graph-machine-learning"}
TAGS = {"cv": CV, "nlp": NLP, "mm": MM}


def lines(hub, name):
    with gzip.open(f"{hub}/{name}.jsonl.gz", "rt", encoding="utf-8") as f:
        yield from map(json.loads, f)


def number(x):
    return None if x is None or math.isnan(x) or math.isinf(x) else (int(x) if x == int(x) else x)


def describe(gaps):
    d = pd.Series(gaps, dtype=float).describe()
    return {"count": len(gaps), **{ours: number(d[theirs]) if len(gaps) else None for ours, theirs in
            [("mean", "mean"), ("std", "std"), ("min", "min"), ("p25", "25%"), ("p50", "50%"), ("p75", "75%"), ("max", "max")]}}


def retained(acts, end):
    lengths, ended, gaps, bursts = [], [], [], 0
    for _, times in acts.sort_values("at").groupby("person")["at"]:
        at = times.tolist()
        between = [(b - a) // MINUTE for a, b in zip(at, at[1:])]
        gaps += between
        bursts += sum(g <= 60 for g in between)
        lengths.append((at[-1] - at[0]) // DAY)
        ended.append(at[-1] < end - AWAY * DAY)
    k = KaplanMeierFitter().fit(lengths, ended)
    low, high = k.confidence_interval_.columns
    stay = {}
    for days in [0, 30, 90, 180, 365, 730]:
        seen = sum(x >= days for x in lengths)
        if seen == 0:
            stay[str(days)] = {"at_risk": 0, "share": None, "lower": None, "upper": None}
            continue
        bounds = k.confidence_interval_.loc[:days].iloc[-1]
        stay[str(days)] = {"at_risk": seen, "share": number(float(k.predict(days))), "lower": number(float(bounds[low])), "upper": number(float(bounds[high]))}
    return {"developers": len(lengths), "left": sum(ended), "median_days": number(float(k.median_survival_time_)), "stay": stay,
            "gap_minutes": describe(gaps), "in_bursts": number(bursts / len(gaps)) if gaps else None}


def main(hub):
    tags = {r["id"]: set(r.get("tags") or []) for r in lines(hub, "repositories") if r["kind"] == "model"}
    rows, seen = [], set()
    for c in lines(hub, "commits"):
        if c["kind"] != "model" or c["repo"] not in tags or (c["repo"], c["sha"]) in seen:
            continue
        seen.add((c["repo"], c["sha"]))
        at = pd.Timestamp(c["date"]).value // 1_000_000
        rows += [(c["repo"], p, at) for p in dict.fromkeys(c["authors"])]
    acts = pd.DataFrame(rows, columns=["repo", "person", "at"])
    end = int(acts["at"].max())
    scopes = {}
    for scope in ["all", "cv", "nlp", "mm"]:
        inside = acts if scope == "all" else acts[acts["repo"].map(lambda r: bool(tags[r] & TAGS[scope]))]
        scopes[scope] = retained(inside, end)
    print(json.dumps({"end": pd.Timestamp(end // 1000, unit="s").strftime("%Y-%m-%dT%H:%M:%SZ"), "away_days": AWAY, "scopes": scopes}))


main(sys.argv[1])
