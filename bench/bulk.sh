#!/usr/bin/env bash
# Times load --bulk, from the snapshot to a database that is online with its
# constraints, and neo4j-admin database import alone on the same files with the same
# memory, in turn; prints the ratios, the parts of the load, the sizes on disk,
# and the peak memory of hubgraph itself.
#
#   bench/bulk.sh SNAPSHOT [ROUNDS]
#
# It uses a database of its own under TMPDIR and the Neo4j that db start has
# fetched, and removes one database before it makes the next. It needs Linux, Java
# and bc, and room for about five times the snapshot, unpacked.
set -euo pipefail
snapshot=$(cd "$1" && pwd)
rounds=${2:-3}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
export XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state HUBGRAPH_DB_ENGINE=local HUBGRAPH_DB_BOLT_PORT=0 HUBGRAPH_DB_HTTP_PORT=0
unset NEO4J_URI HUBGRAPH_NEO4J_URI
hubgraph=$work/hubgraph
trap '"$hubgraph" db stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
go build -o "$hubgraph" ./cmd/hubgraph
lib=$(ls -d "${XDG_CACHE_HOME:-$HOME/.cache}"/hubgraph/neo4j-*/lib | tail -1)

now() { date +%s.%N; }
since() { echo "$(now) - $1" | bc; }

# spent prints the processor seconds of a command and what it waits for.
spent() {
	local TIMEFORMAT='%U %S'
	{ time "$@" >"$work/output" 2>"$work/messages" || [ $? = 3 ]; } 2>&1 | awk '{ print $1 + $2 }'
}

# alone prints the seconds, and the processor seconds, of neo4j-admin.
alone() {
	local start cpu arguments
	"$hubgraph" load --bulk --files-only "$work/files" "$snapshot" >/dev/null 2>&1 || [ $? = 3 ]
	mapfile -t arguments < <(sed -n '/^exec neo4j-admin /,$p' "$work/files/import.sh" | sed 's/^exec neo4j-admin //; s/ *\\$//' | tr -s ' ' '\n' | grep .)
	arguments+=("--max-off-heap-memory=$(free -m | awk '/^Mem/ { print int($2 / 4) }')m")
	mkdir -p "$work/alone/conf"
	echo "db.tx_log.preallocate=false" >"$work/alone/conf/neo4j.conf"
	export NEO4J_HOME=$work/alone NEO4J_CONF=$work/alone/conf
	start=$(now)
	cpu=$(cd "$work/files" && spent java $(cat "$work/heap") -XX:+UseParallelGC -Dfile.encoding=UTF-8 -cp "$lib/*" org.neo4j.cli.AdminTool "${arguments[@]}" --verbose --report-file="$work/alone/report")
	echo "$(since "$start") $cpu"
	rm -rf "$work/alone" "$work/files"
}

# parts notes from the messages of a load when each part ended, and the peak memory
# so far of hubgraph, without that of neo4j-admin and the server.
parts() {
	local start=$1 line
	while read -r line; do
		case $line in
		wrote*) echo "files $(since "$start")"; echo "files_mb $(tr -dc '0-9 ' <<<"$line" | awk '{ print $1 }')" ;;
		"starting Neo4j"*) echo "import $(since "$start")" ;;
		"making constraints") echo "server $(since "$start")" ;;
		esac
		awk '/VmHWM/ { print "peak", $2 }' "/proc/$(pgrep -n -f "^$hubgraph load --bulk")/status" 2>/dev/null || true
	done
}

# whole prints the same of load --bulk, and leaves its parts in a file. The
# processor seconds are without those of the server.
whole() {
	local start cpu store=$work/data/hubgraph/neo4j
	rm -f "$work/messages"
	mkfifo "$work/messages"
	start=$(now)
	parts "$start" <"$work/messages" >"$work/parts" &
	cpu=$(spent "$hubgraph" load --bulk --replace "$snapshot")
	echo "$(since "$start") $cpu"
	wait
	rm "$work/messages"
	"$hubgraph" db stop >/dev/null 2>&1
	echo "store_mb $(du -sm "$store/data" | cut -f1)" >>"$work/parts"
	grep -o -m1 -e '-Xmx[0-9]*m' "$store/logs/import.log" >"$work/heap"
	"$hubgraph" db reset --yes >/dev/null 2>&1
}

echo "$(du -sm "$snapshot" | cut -f1) MB of snapshot, $(nproc) processors"
echo '| round | load --bulk s | neo4j-admin alone s | ratio | until online | cpu s | alone cpu s | ratio | files s | import s | server s | constraints s | hubgraph peak MB | files MB | store MB |'
echo '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|'
for round in $(seq "$rounds"); do
	w=$(whole)
	a=$(alone)
	awk -v round="$round" -v w="$w" -v a="$a" '{ t[$1] = $2 } END {
		split(w, x); split(a, y)
		printf "| %d | %.1f | %.1f | %.2f | %.2f | %.1f | %.1f | %.2f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f |\n", round, x[1], y[1], x[1] / y[1], t["server"] / y[1],
			x[2], y[2], x[2] / y[2], t["files"], t["import"] - t["files"], t["server"] - t["import"], x[1] - t["server"], t["peak"] / 1024, t["files_mb"], t["store_mb"] }' "$work/parts"
done
