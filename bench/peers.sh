#!/usr/bin/env bash
# Times igraph, NetworKit, graph-tool, SciPy and pandas on one thread, and ours on
# one and on two, on the same graphs, and prints one table. About 8 minutes on an
# idle machine.
#
#   PYTHONPATH=analytics/testdata/oracle python3 bench/peers.py prepare HUB WORK     once; HUB as plain files
#   bench/peers.sh WORK [--libs igraph,scipy] [--only leiden,net1 ...] > table.txt
#
# PYTHON names an interpreter with igraph, leidenalg, networkit, scipy and pandas. graph-tool
# is looked for in /usr/bin/python3, --graph-tool-python names another. What is not
# there is left out. The measurements stay in WORK/peers.jsonl.
set -euo pipefail
work=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
go build -o "$work/ours" ./bench/ours
"${PYTHON:-python3}" bench/peers.py run "$work" --ours "$work/ours" "$@" >"$work/peers.jsonl"
"${PYTHON:-python3}" bench/peers.py table "$work/peers.jsonl"
