#!/usr/bin/env bash
# Computes the numbers of a snapshot twice, by `hubgraph analyze` and by Spark from what
# `hubgraph export hub` wrote of it, and compares them. It ends with "equal: ..." or fails.
#
#   scale-out/reproduce.sh [SNAPSHOT]      default: the sample of the demo
#
# hubgraph-scale-out must be on the PATH (pip install ./scale-out), and Java 17 for Spark;
# hubgraph is built by Go, unless HUBGRAPH names one. MASTER is where Spark runs, local[*]
# unless it is set.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
snapshot=$(realpath "${1:-$here/sample/hub}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
hubgraph=${HUBGRAPH:-$work/hubgraph}
[ -n "${HUBGRAPH:-}" ] || (cd "$here" && go build -o "$hubgraph" ./cmd/hubgraph)
cd "$work"
"$hubgraph" export hub --from "$snapshot" -o hub
"$hubgraph" analyze --from "$snapshot" -o analyze.json
hubgraph-scale-out analyze --master "${MASTER:-local[*]}" --conf spark.ui.enabled=false --conf spark.ui.showConsoleProgress=false hub -o spark.json
hubgraph-scale-out compare spark.json analyze.json
