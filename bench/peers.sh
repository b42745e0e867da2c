#!/usr/bin/env bash
# Times igraph, NetworKit, SciPy and pandas, then ours, on the same graphs in one
# run, one thread each; ours on two as well.
#
#   PYTHONPATH=analytics/testdata/oracle python3 bench/peers.py prepare HUB WORK     once; HUB as plain files
#   bench/peers.sh WORK > table.txt
#
# PYTHON names an interpreter with igraph, networkit, scipy and pandas.
set -euo pipefail
work=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
for library in igraph networkit scipy pandas; do
	"${PYTHON:-python3}" bench/peers.py run "$work" --only "$library " --limit 60
done >"$work/peers.jsonl"
"${PYTHON:-python3}" bench/peers.py table "$work/peers.jsonl"
for graph in net1 net10 net100; do
	printf '\n### ours, %s\n\n' "$graph"
	NETWORK_BENCH_EDGES="$work/$graph.tsv" go test ./analytics/network -run '^$' -cpu 1,2 -benchtime 20x \
		-bench 'PageRank/weighted/1e-10|AverageClustering|LinearMetrics' | grep -E '^Benchmark|^ok'
done
printf '\n### ours, net1, greedy modularity; statistics; projection\n\n'
NETWORK_BENCH_EDGES="$work/net1.tsv" go test ./analytics/network -run '^$' -cpu 1 -bench GreedyModularity | grep ^Benchmark
go test ./analytics/stats -run '^$' -cpu 1 -bench 'MannWhitney$|PearsonMatrices|DescribeColumns' -args -peers "$work" | grep ^Benchmark
go test ./analytics/usage -run '^$' -cpu 1,2 -bench Projection -args -peers "$work" | grep ^Benchmark
