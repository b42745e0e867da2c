#!/usr/bin/env bash
# Takes the time of resamples of all models of a snapshot with the statistics of analyze
# --beyond uncertainty, beside NumPy and SciPy, in turn, in seconds of the clock and of the
# processor.
#
#   bench/resample.sh WORK SNAPSHOT > table.txt
#
# PYTHON names an interpreter with numpy 1.26.4, pandas 3.0.6, scipy 1.17.1. DRAWS is how many
# (20), RUNS how often (2).
set -euo pipefail
mkdir -p "$1"
work=$(cd "$1" && pwd)
snapshot=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
draws=${DRAWS:-20}
go build -o "$work" ./bench/resample ./cmd/hubgraph
"$work/hubgraph" export repositories --from "$snapshot" -o "$work/repositories.csv" --rejects "$work/rejects.jsonl"
"${PYTHON:-python3}" - "$work" <<'END'
import sys
import pandas as pd
t = pd.read_csv(sys.argv[1] + "/repositories.csv", keep_default_na=False, low_memory=False)
columns = ["likes", "discussions", "discussion_starters", "commits", "committers", "community", "downloads", "spaces"]
t.loc[t.kind == "model", columns].astype("int64").to_csv(sys.argv[1] + "/models.csv", index=False)
END
cat >"$work/resample.py" <<'END'
import sys, time
import numpy as np, pandas as pd
from scipy.stats import rankdata
names = list(pd.read_csv(sys.argv[1], nrows=0))
table = pd.read_csv(sys.argv[1]).to_numpy()
draws = int(sys.argv[2])
begin = time.perf_counter()
random, n, out = np.random.default_rng(1), len(table), []
for _ in range(draws):
    t = table[random.integers(n, size=n)]
    s = np.sort(t, axis=0)
    total = s.sum(axis=0)
    gini = (2 * (np.arange(1, n + 1) @ s) / total - n - 1) / n
    held = np.cumsum(s[::-1], axis=0)
    pareto = [(np.argmax(held * 100 >= q * total, axis=0) + 1) / n for q in (80, 99)]
    out.append(((t == 0).mean(axis=0), (t == 1).mean(axis=0), gini, *pareto, np.corrcoef(t.T), np.corrcoef(rankdata(t, axis=0).T)))
a, b = names.index("likes"), names.index("commits")
say = f"NumPy\t{time.perf_counter() - begin:.2f} s\t{draws} draws of {n} rows, {len(names)} columns"
for name, v in [("no likes", [o[0][a] for o in out]), ("Gini of commits", [o[2][b] for o in out]), ("Pearson", [o[5][a, b] for o in out]), ("Spearman", [o[6][a, b] for o in out])]:
    say += "; %s %.4f to %.4f" % (name, *np.percentile(v, [2.5, 97.5]))
print(say)
END
TIMEFORMAT='%U processor s'
for ((run = 1; run <= ${RUNS:-2}; run++)); do
  time "$work/resample" -draws "$draws" "$work/models.csv"
  time "${PYTHON:-python3}" "$work/resample.py" "$work/models.csv" "$draws"
done 2>&1
"$work/resample" -draws 1000 "$work/models.csv"
