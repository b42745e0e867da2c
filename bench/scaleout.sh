#!/usr/bin/env bash
# hubgraph analyze beside the same numbers by Spark on this machine, on synthetic hubs of
# several scales: prints a row for each with wall seconds, processor seconds and peak MB
# of the export, of analyze and of Spark, then what Spark's stages read, shuffled and
# spilled, by its own event log, and last whether both agree. Fails if they do not.
#
#   bench/scaleout.sh WORK SCALE...
#   bench/scaleout.sh work 1 3 8
#
# The folders WORK/SCALE are used if they are there; others are made and removed again.
# MASTER is where Spark runs, local[2] unless it is set; MEMORY its heap, 6g. It needs
# Linux, Go, Java 17 and Python 3.11; Spark is installed under WORK, unless PYTHON is a
# python with hubgraph-scale-out.
set -euo pipefail
mkdir -p "$1"
work=$(realpath "$1")
shift
cd "$(dirname "$0")/.."
mine=$(mktemp -d -p "$work")
trap 'rm -rf "$mine"' EXIT
if [ -z "${PYTHON:-}" ]; then
	python3 -m venv "$mine/venv"
	cp -r scale-out "$mine/project"
	"$mine/venv/bin/pip" install -q "$mine/project"
	PYTHON=$mine/venv/bin/python
fi
hubgraph=$mine/hubgraph
go build -o "$hubgraph" ./cmd/hubgraph
python=$PYTHON

for scale in "$@"; do
	hub=$work/$scale made=
	if [ ! -d "$hub" ]; then
		made=$hub
		"$hubgraph" generate --scale "$scale" --compress zst -o "$hub" >/dev/null 2>&1
	fi
	mkdir -p "$mine/events"
	printf '\n## scale %s, %s processors, %s MB\n' "$scale" "$(nproc)" "$(free -m | awk '/^Mem/ { print $2 }')"
	"$python" bench/scaleout.py watch "export hub" "$hubgraph" export hub --from "$hub" -o "$mine/hub"
	"$python" bench/scaleout.py watch analyze "$hubgraph" analyze --from "$hub" -o "$mine/analyze.json"
	"$python" bench/scaleout.py watch Spark "$python" -m hubgraph_scale_out.cli analyze --master "${MASTER:-local[2]}" --conf spark.driver.memory="${MEMORY:-6g}" --conf spark.local.dir="$mine" \
		--conf spark.ui.enabled=false --conf spark.ui.showConsoleProgress=false --conf spark.eventLog.enabled=true --conf spark.eventLog.dir="$mine/events" --conf spark.eventLog.compress=false "$mine/hub" -o "$mine/spark.json"
	du -sm "$mine/hub" | awk '{ print "exported: " $1 " MB" }'
	"$python" bench/scaleout.py stages "$mine/events"
	"$python" -m hubgraph_scale_out.cli compare "$mine/spark.json" "$mine/analyze.json" | cut -c1-300
	rm -rf "$mine/hub" "$mine/events" "$made"
done
