#!/usr/bin/env bash
# Times loading a newer snapshot over an older one: the whole of it, and only the
# difference, from copies of one database, each on a server that has just been
# started and read through by one analyze. Of the repositories 1 % are changed
# and 1 % of the commits are new. Then it compares both graphs, node by node and
# relationship by relationship, and both results.json.
#
#   bench/newer.sh SNAPSHOT [ROUNDS [SHARE]]
#
# It uses a database of its own under TMPDIR and the Neo4j that db start has
# fetched. It needs Linux, Java and bc, and room for about twelve times the
# snapshot. With PRUNE=1 it times load --prune --yes instead, of a snapshot
# without 1 % of the repositories and commits. SUMS=0 compares the results only:
# to read both graphs takes longer than all else.
set -euo pipefail
snapshot=$(cd "$1" && pwd)
rounds=${2:-1}
share=${3:-0.01}
prune=()
[ -z "${PRUNE:-}" ] || prune=(--prune --yes)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
export XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state HUBGRAPH_DB_ENGINE=local HUBGRAPH_DB_BOLT_PORT=0 HUBGRAPH_DB_HTTP_PORT=0
unset NEO4J_URI HUBGRAPH_NEO4J_URI
hubgraph=$work/hubgraph
trap '"$hubgraph" db stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
go build -o "$hubgraph" ./cmd/hubgraph
go build -o "$work/newer" ./bench/newer

accepting_rejects() { "$@" || [ $? = 3 ]; }

# begin makes the database that of the older snapshot, and reads it once.
begin() {
	"$hubgraph" db stop >/dev/null 2>&1 || true
	rm -rf "$work/data" "$work/state"
	cp -a --reflink=auto "$work/older/data" "$work/older/state" "$work"
	"$hubgraph" db start >/dev/null 2>&1
	accepting_rejects "$hubgraph" analyze -o "$work/older.json" 2>"$work/said"
}

# timed prints wall seconds, processor seconds of hubgraph, and its peak MB.
timed() {
	local TIMEFORMAT='%R %U %S'
	{ time accepting_rejects "$hubgraph" load "$@" --rejects '' "$work/new" >"$work/counts" 2>"$work/messages"; } 2>&1 | awk 'END { printf "%.1f %.1f", $1, $2 + $3 }'
}

# graph prints the numbers of nodes and relationships with a sum of hashes of
# each, whatever their order. (:Snapshot) nodes know when they were loaded.
graph() {
	[ "${SUMS:-1}" != 0 ] || return 0
	"$hubgraph" cypher --timeout 1h --limit 0 -o jsonl 'MATCH (n) WHERE NOT n:Snapshot RETURN labels(n) AS labels, properties(n) AS properties' 2>/dev/null | "$work/newer" sum
	"$hubgraph" cypher --timeout 1h --limit 0 -o jsonl 'MATCH (a)-[e]->(b) RETURN labels(a) AS a, coalesce(a.key, a.name, a.id) AS x, type(e) AS type, properties(e) AS properties, labels(b) AS b, coalesce(b.key, b.name, b.id) AS y' 2>/dev/null | "$work/newer" sum
}

accepting_rejects "$hubgraph" load --bulk --rejects '' "$snapshot" >"$work/counts" 2>"$work/said"
"$hubgraph" db stop >/dev/null 2>&1
mkdir "$work/older"
cp -a --reflink=auto "$work/data" "$work/state" "$work/older"
printf 'index of what is loaded: %s bytes\n\n' "$(cat "$work"/state/hubgraph/loaded/*/*/* | wc -c)"

printf '| round | changed | whole s | difference s | whole / difference | hubgraph cpu s, whole and difference | graphs | results |\n|---|---|---|---|---|---|---|---|\n'
for round in $(seq "$rounds"); do
	rm -rf "$work/new"
	made=$("$work/newer" "$snapshot" "$work/new" "$round" "$share" ${PRUNE:+gone})
	begin
	w=$(timed --whole "${prune[@]}")
	accepting_rejects "$hubgraph" analyze -o "$work/whole.json" 2>"$work/said"
	graph >"$work/whole.graph"
	begin
	d=$(timed "${prune[@]}")
	accepting_rejects "$hubgraph" analyze -o "$work/difference.json" 2>"$work/said"
	graph >"$work/difference.graph"
	graphs=differ results=differ
	! cmp -s "$work/whole.graph" "$work/difference.graph" || graphs="equal: $(awk '{ n += $1 } END { print n, "nodes and relationships" }' "$work/whole.graph")"
	[ -s "$work/whole.graph" ] || graphs="not compared"
	! cmp -s "$work/whole.json" "$work/difference.json" || results=equal
	awk -v round="$round" -v made="$made" -v w="$w" -v d="$d" -v graphs="$graphs" -v results="$results" 'BEGIN {
		split(w, a); split(d, b)
		printf "| %d | %s | %.1f | %.1f | %.1f | %.1f, %.1f | %s | %s |\n", round, made, a[1], b[1], a[1] / b[1], a[2], b[2], graphs, results }'
done
