#!/usr/bin/env bash
# Takes the processor time of the search for near names beside rapidfuzz, and compares the
# pairs: names with a blank and those without of a hub of scale 1, the same at ten times
# the names (ours alone, since rapidfuzz would take a hundred times as long), and all
# owners of REAL, a snapshot, if one is given.
#
#   bench/names.sh WORK [REAL] > table.txt
#
# PYTHON names an interpreter with rapidfuzz and numpy. HUB and HUB10 name hubs of scale
# 1 and 10 that are there already.
set -euo pipefail
mkdir -p "$1"
work=$(cd "$1" && pwd)
real=${2:+$(cd "$2" && pwd)}
cd "$(dirname "$0")/.."
go build -o "$work/names" ./bench/names
go build -o "$work/hubgraph" ./cmd/hubgraph
hub=${HUB:-$work/hub1} hub10=${HUB10:-$work/hub10}
[ -d "$hub" ] || "$work/hubgraph" generate --scale 1 --seed 1 -o "$hub"
[ -d "$hub10" ] || "$work/hubgraph" generate --scale 10 --seed 1 -o "$hub10"
runs=${RUNS:-3}

ours() { # LIST FLAGS...
  "$work/names" pairs "${@:2}" --runs "$runs" "$1" >"$1.pairs" 2>"$1.seconds"
}
"$work/names" list "$hub" people >"$work/people"
ours "$work/people" --blank
"${PYTHON:-python3}" bench/names.py "$work/people" "$work/people.pairs" "$work/people.seconds" --blank --runs "$runs"
"$work/names" list "$hub10" people >"$work/people10"
ours "$work/people10" --blank
echo "ten times the names ($(wc -l <"$work/people10")): ours $(cat "$work/people10.seconds") s, $(wc -l <"$work/people10.pairs") pairs"
if [ -n "$real" ]; then
  "$work/names" list "$real" owners >"$work/owners"
  ours "$work/owners"
  "${PYTHON:-python3}" bench/names.py "$work/owners" "$work/owners.pairs" "$work/owners.seconds"
fi
