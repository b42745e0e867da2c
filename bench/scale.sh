#!/usr/bin/env bash
# hubgraph analyze --from beside DuckDB, which only makes the activity tables, on
# synthetic hubs of several scales, plain and compressed, in turn. First both are
# compared on each hub. Prints one row for each scale and form: wall seconds,
# processor seconds and peak MB of hubgraph, of DuckDB, and the ratios.
#
#   bench/scale.sh WORK SCALE:FORM[,FORM...]...
#   bench/scale.sh work 0.1:plain,gz,zst 1:plain,gz,zst 8:plain,gz,zst 16:zst
#
# The folders WORK/SCALE-FORM are used if they are there; others are made and
# removed again. A hub of scale 8 takes 11 GB plain. RUNS pairs are counted, 3
# unless it is set, after one that is not (none with WARM=false); DUCKDB is a
# python3 with duckdb, which is installed in WORK unless it is set.
set -euo pipefail
work=$(realpath "$1")
shift
runs=${RUNS:-3} warm=${WARM:-true}
cd "$(dirname "$0")/.."
mine=$(mktemp -d -p "$work")
trap 'rm -rf "$mine"' EXIT
if [ -z "${DUCKDB:-}" ]; then
	python3 -m venv "$mine/venv"
	"$mine/venv/bin/pip" install -q duckdb==2.0.1
	DUCKDB=$mine/venv/bin/python
fi
go build -o "$mine/hubgraph" ./cmd/hubgraph
go build -o "$mine/sidebyside" ./bench/sidebyside

# The folder of a hub, which is made if there is none.
hub() {
	local folder=$work/$1-$2 compress=()
	if [ ! -d "$folder" ]; then
		folder=$mine/$1-$2
		[ "$2" = plain ] || compress=(--compress "$2")
		"$mine/hubgraph" generate --scale "$1" "${compress[@]}" -o "$folder" >/dev/null 2>&1
	fi
	echo "$folder"
}

echo "$(nproc) processors, $(free -m | awk '/^Mem/ { print $2 }') MB, $runs runs each, DuckDB $("$DUCKDB" -c 'import duckdb; print(duckdb.__version__)')"
echo '| scale | form | MB | hubgraph wall s | cpu s | peak MB | DuckDB wall s | cpu s | peak MB | wall | cpu | memory |'
echo '|---|---|---|---|---|---|---|---|---|---|---|---|'
for want in "$@"; do
	scale=${want%%:*} checked=
	for form in $(tr , ' ' <<<"${want#*:}"); do
		folder=$(hub "$scale" "$form")
		if [ -z "$checked" ]; then
			"$mine/hubgraph" analyze --raw --from "$folder" -o "$mine/raw.json" 2>/dev/null
			"$DUCKDB" bench/scale.py "$folder" "$mine/raw.json" >&2
			checked=yes
		fi
		"$mine/sidebyside" -n "$runs" -warm="$warm" -row "$scale | $form | $(du -smD "$folder" | cut -f1)" \
			"$mine/hubgraph analyze --from $folder -o $mine/results.json" "$DUCKDB bench/scale.py $folder"
		case $folder in "$mine"/*) rm -rf "$folder" ;; esac
	done
done
