#!/usr/bin/env bash
# Prints nanoseconds an edge of the metrics whose time should grow with the
# edges, on the collaboration networks of synthetic hubs of growing size, on one
# processor and on two. Each number is the shortest of many.
#
#   bench/flat.sh > table.txt             scales 0.1 0.3 1 3 10; 4 to 5 minutes
#   bench/flat.sh 0.1 1 > table.txt       other scales
#
# Hubs are not written to disk; scale 10 (52 million commits) takes 3.3 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then set -- 0.1 0.3 1 3 10; fi
go build -o "$work/ours" ./bench/ours
go test -c -o "$work/network.test" ./analytics/network
for scale; do
	"$work/ours" edges "$scale" >"$work/edges"
	NETWORK_BENCH_EDGES="$work/edges" "$work/network.test" -test.run '^$' -test.bench PerEdge -test.cpu 1,2 >"$work/out"
	awk -v scale="$scale" '$1 ~ /^BenchmarkPerEdge/ {
		cpu = $1 ~ /-2$/ ? 2 : 1
		for (i = 2; i < NF; i++) if (sub("-ns/edge", "", $(i + 1))) print $(i + 1), scale, cpu, $i
	}' "$work/out" >>"$work/all"
	printf '%s %s\n' "$scale" "$(wc -l <"$work/edges")" >>"$work/sizes"
done
awk 'FNR == NR { scales[++n] = $1; edges[$1] = $2; next }
	{ if (!($1 in seen)) { names[++m] = $1; seen[$1] = 1 } time[$1, $2, $3] = $4 }
	END {
		printf "| ns an edge, on 1 and 2 processors |"
		for (i = 1; i <= n; i++) printf " scale %s (%d edges) |", scales[i], edges[scales[i]]
		printf "\n|---|"
		for (i = 1; i <= n; i++) printf "---|"
		printf "\n"
		for (k = 1; k <= m; k++) {
			printf "| %s |", names[k]
			for (i = 1; i <= n; i++) printf " %s, %s |", time[names[k], scales[i], 1], time[names[k], scales[i], 2]
			printf "\n"
		}
	}' "$work/sizes" "$work/all"
