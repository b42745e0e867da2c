#!/usr/bin/env bash
# What each step from a snapshot to the graph takes on synthetic hubs of several
# scales: wall seconds, processor seconds of hubgraph and what it waits for
# (neo4j-admin), processor seconds of the Neo4j server, peak MB of hubgraph itself,
# MB on disk afterwards, and wall seconds per million commits.
#
#   bench/steps.sh WORK SCALE:FORM[:STEP,STEP...]...
#   bench/steps.sh work 0.1:plain 1:plain 8:zst:files,bulk,graph 16:zst:files
#
# Steps: files (analyze --from), bolt (load), bulk (load --bulk), graph (on what was
# loaded last: analyze and export from Neo4j). Without steps, all. The folder
# WORK/SCALE-FORM is used if it is there. The database is one of its own under WORK,
# and is removed; with KEEP=true it stays, stopped, and the next run goes on with it.
# It needs Linux and bc, and the Neo4j that db start has fetched.
set -euo pipefail
mkdir -p "$1"
work=$(realpath "$1")
shift
cd "$(dirname "$0")/.."
mine=$work/steps
mkdir -p "$mine"
export XDG_DATA_HOME=$mine/data XDG_STATE_HOME=$mine/state HUBGRAPH_DB_ENGINE=local HUBGRAPH_DB_BOLT_PORT=0 HUBGRAPH_DB_HTTP_PORT=0
unset NEO4J_URI HUBGRAPH_NEO4J_URI
hubgraph=$mine/hubgraph
trap '"$hubgraph" db stop >/dev/null 2>&1 || true; [ "${KEEP:-}" = true ] || rm -rf "$mine"' EXIT
go build -o "$hubgraph" ./cmd/hubgraph
ticks=$(getconf CLK_TCK)

now() { date +%s.%N; }
size() { du -smD "$1" 2>/dev/null | cut -f1; }

# The processor seconds of the server so far; 0 when there is none.
server() {
	local pid
	pid=$("$hubgraph" db status 2>/dev/null | sed -n 's/.*process \([0-9]*\).*/\1/p')
	awk -v ticks="$ticks" '{ print ($14 + $15) / ticks; found = 1 } END { if (!found) print 0 }' "/proc/${pid:-none}/stat" 2>/dev/null || echo 0
}

# step prints a row: what is done, then the folder whose size counts, then the command.
step() {
	local label=$1 folder=$2 before start pid own=0 peak=0 code=0
	shift 2
	before=$(server)
	start=$(now)
	"$@" >"$mine/said" 2>&1 &
	pid=$!
	while [ -d "/proc/$pid" ]; do
		own=$(awk -v ticks="$ticks" '{ print ($14 + $15 + $16 + $17) / ticks }' "/proc/$pid/stat" 2>/dev/null || echo "$own")
		peak=$(awk '/VmHWM/ { print $2 / 1024; found = 1 } END { exit !found }' "/proc/$pid/status" 2>/dev/null || echo "$peak")
		sleep 0.05
	done
	local wall
	wall=$(echo "$(now) - $start" | bc)
	wait "$pid" || code=$?
	if [ "$code" != 0 ] && [ "$code" != 3 ]; then
		cat "$mine/said" >&2
		exit 1
	fi
	awk -v scale="$scale" -v label="$label" -v commits="$commits" -v wall="$wall" -v own="$own" -v server="$(echo "$(server) - $before" | bc)" -v peak="$peak" -v mb="$(size "$folder")" 'BEGIN {
		if (server < 0) server = 0
		printf "| %s | %s | %.1f | %.1f | %.1f | %.0f | %s | %.2f |\n", scale, label, wall, own, server, peak, mb, wall * 1e6 / commits }'
}

echo "$(nproc) processors, $(free -m | awk '/^Mem/ { print $2 }') MB, load $(cut -d' ' -f1 /proc/loadavg)"
echo '| scale | step | wall s | hubgraph cpu s | server cpu s | hubgraph peak MB | disk MB | wall s per million commits |'
echo '|---|---|---|---|---|---|---|---|'
for want in "$@"; do
	IFS=: read -r scale form steps <<<"$want"
	steps=,${steps:-files,bolt,bulk,graph},
	folder=$work/$scale-$form
	if [ ! -d "$folder" ]; then
		compress=()
		[ "$form" = plain ] || compress=(--compress "$form")
		"$hubgraph" generate --scale "$scale" "${compress[@]}" -o "$folder" >/dev/null 2>&1
	fi
	commits=$(tr -d ' ",' <"$folder/snapshot.json" | sed -n 's/^commits://p')
	database=$mine/data/hubgraph/neo4j/data
	if [[ $steps == *,files,* ]]; then
		step "analyze --from, $form" "$folder" "$hubgraph" analyze --from "$folder" -o "$mine/results.json"
	fi
	if [[ $steps == *,bolt,* ]]; then
		"$hubgraph" db reset --yes >/dev/null 2>&1 || true
		"$hubgraph" db start >/dev/null 2>&1
		step "load" "$database" "$hubgraph" load "$folder"
	fi
	if [[ $steps == *,bulk,* ]]; then
		"$hubgraph" db stop >/dev/null 2>&1 || true
		rm -rf "$mine/data"
		step "load --bulk" "$database" "$hubgraph" load --bulk --replace "$folder"
	fi
	if [[ $steps == *,graph,* ]]; then
		"$hubgraph" db start >/dev/null 2>&1
		step "analyze, from Neo4j" "$database" "$hubgraph" analyze -o "$mine/results.json"
		step "export collaboration" "$database" "$hubgraph" export collaboration -o "$mine/collaboration.graphml"
	fi
done
