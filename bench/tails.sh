#!/usr/bin/env bash
# Takes the time of the fit of a power law to the likes of models beside the Python
# package powerlaw, in turn, and of a bootstrap of 1,000 samples.
#
#   bench/tails.sh WORK SNAPSHOT > table.txt
#
# PYTHON names an interpreter with powerlaw 2.0.0.
set -euo pipefail
mkdir -p "$1"
work=$(cd "$1" && pwd)
snapshot=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
go build -o "$work/tails" ./bench/tails
"${PYTHON:-python3}" - "$snapshot" >"$work/likes" <<'END'
import glob, gzip, json, sys
[name] = glob.glob(sys.argv[1] + "/repositories.jsonl*")
for line in (gzip.open if name.endswith(".gz") else open)(name, "rt", encoding="utf-8"):
    r = json.loads(line)
    if r["kind"] == "model" and r.get("likes", 0) > 0:
        print(r["likes"])
END
for ((run = 1; run <= ${RUNS:-3}; run++)); do
  "$work/tails" "$work/likes"
  "${PYTHON:-python3}" - "$work/likes" <<'END'
import sys, time, warnings
import numpy, powerlaw
warnings.simplefilter("ignore")
values = numpy.loadtxt(sys.argv[1])
begin = time.perf_counter()
f = powerlaw.Fit(values, discrete=True, verbose=0)
print(f"powerlaw\t{time.perf_counter() - begin:.4f} s\t{len(values)} values, alpha {f.alpha:.4f}, x_min {f.xmin}, D {f.D:.5f}")
END
done
"$work/tails" --bootstrap 1000 "$work/likes"
