"""pandas computes tables 2-4 and the counts of licences from DIR/repositories.csv and .parquet as results.json has them."""

import json
import pathlib
import sys

import pandas as pd

folder = pathlib.Path(sys.argv[1])
results = json.loads((folder / "results.json").read_text())
columns = {
    "n_likes": "likes",
    "n_discussions": "discussions",
    "n_disc_starters": "discussion_starters",
    "n_commits": "commits",
    "n_committers": "committers",
    "n_community": "community",
    "n_downloads": "downloads",
}
keys = {"count": "count", "mean": "mean", "std": "std", "min": "min", "25%": "p25", "50%": "p50", "75%": "p75", "max": "max"}
compared = 0
for table in (
    pd.read_csv(folder / "repositories.csv", keep_default_na=False, na_values=[""]),
    pd.read_parquet(folder / "repositories.parquet", dtype_backend="pyarrow"),
):
    for kind, activity in results["activity"].items():
        rows = table[table.kind == kind.removesuffix("s")]
        assert len(rows) == activity["repositories"] > 0
        for metric, want in activity["metrics"].items():
            column = rows[columns[metric]]
            assert column.sum() == want["total"], (kind, metric)
            for key, value in column.astype("float64").describe().items():
                assert abs(value - want[keys[key]]) <= 1e-9 * abs(want[keys[key]]), (kind, metric, key, value, want[keys[key]])
                compared += 1
        assert ("n_downloads" in activity["metrics"]) == (not kind.startswith("space")) == rows.downloads.notna().all()
        licenses = results["licenses"][kind]
        assert rows.license_class.value_counts().to_dict() == {k: v for k, v in licenses["classes"].items() if v}, kind
        assert rows.license.value_counts().to_dict() == {row["license"]: row["repositories"] for row in licenses["table"]}, kind
    models = table[table.kind == "model"]
    usage = results["usage"]["all"]
    assert models.spaces.sum() == usage["edges"] and (models.spaces > 0).sum() == usage["models"]
    assert table[table.kind != "model"].spaces.isna().all()
print(f"{compared} numbers of tables 2-4 equal pandas")
