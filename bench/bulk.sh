#!/usr/bin/env bash
# Times load --bulk, from the snapshot to a database that is online with its
# constraints, and neo4j-admin database import alone on the same files, in turn;
# prints the ratio, the parts of the load, and the peak memory of hubgraph itself.
#
#   bench/bulk.sh SNAPSHOT [ROUNDS]
#
# It uses a database of its own under TMPDIR and the Neo4j that db start has
# fetched. It needs Linux, Java and bc, and room for about nine times the snapshot.
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

# The arguments of the import, an array.
"$hubgraph" load --bulk --files-only "$work/files" "$snapshot" >"$work/said" || [ $? = 3 ]
mapfile -t arguments < <(sed -n '/^exec neo4j-admin /,$p' "$work/files/import.sh" | sed 's/^exec neo4j-admin //; s/ *\\$//' | tr -s ' ' '\n' | grep .)

now() { date +%s.%N; }
since() { echo "$(now) - $1" | bc; }

alone() {
	rm -rf "$work/alone"
	mkdir -p "$work/alone/conf"
	echo "db.tx_log.preallocate=false" >"$work/alone/conf/neo4j.conf"
	local start
	start=$(now)
	(cd "$work/files" && NEO4J_HOME=$work/alone NEO4J_CONF=$work/alone/conf java -Xmx2g -XX:+UseParallelGC -cp "$lib/*" \
		org.neo4j.cli.AdminTool "${arguments[@]}" --verbose --report-file="$work/alone/report") >"$work/alone/said" 2>&1
	since "$start"
	rm -rf "$work/alone"
}

# whole prints the time, and notes when each part ended and the peak memory.
whole() {
	local start
	start=$(now)
	mkfifo "$work/messages"
	"$hubgraph" load --bulk --replace "$snapshot" >"$work/counts" 2>"$work/messages" &
	local pid=$!
	while read -r line; do
		case $line in
		wrote*) echo "files $(since "$start")" ;;
		"starting Neo4j"*) echo "import $(since "$start")" ;;
		"making constraints") echo "server $(since "$start")" ;;
		esac
		# The peak so far, without those of neo4j-admin and the server.
		awk '/VmHWM/ { print "peak", $2 }' "/proc/$pid/status" 2>/dev/null || true
	done <"$work/messages" >"$work/parts"
	wait "$pid" || [ $? = 3 ]
	since "$start"
	rm "$work/messages"
}

printf '%s bytes of snapshot, %s of import files, %s rounds, %s processors\n' "$(du -sb "$snapshot" | cut -f1)" "$(du -sb "$work/files" | cut -f1)" "$rounds" "$(nproc)"
printf '| round | load --bulk s | neo4j-admin alone s | ratio | until online | files s | import s | server s | constraints s | hubgraph peak MB |\n|---|---|---|---|---|---|---|---|---|---|\n'
for round in $(seq "$rounds"); do
	if [ $((round % 2)) = 1 ]; then
		w=$(whole)
		a=$(alone)
	else
		a=$(alone)
		w=$(whole)
	fi
	awk -v round="$round" -v w="$w" -v a="$a" '{ t[$1] = $2 } END {
		printf "| %d | %.1f | %.1f | %.2f | %.2f | %.1f | %.1f | %.1f | %.1f | %.0f |\n", round, w, a, w / a, t["server"] / a,
			t["files"], t["import"] - t["files"], t["server"] - t["import"], w - t["server"], t["peak"] / 1024 }' "$work/parts"
done
