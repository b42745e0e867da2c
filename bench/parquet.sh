#!/usr/bin/env bash
# Compares convert --source hub-stats with DuckDB on a real file of models: first
# what both read from it, record by record, then, with the file repeated COPIES
# times, the time and memory to write the JSON Lines of a snapshot, in turn. DuckDB
# writes the same fields without languages, which are in the cards; with --cards it
# reads those too, as convert does.
#
#   bench/parquet.sh MODELS.parquet [COPIES] [RUNS] [--cards]
#
# 590 copies of 1.7 MB are about 1 GB and take 6 GB of disk under TMPDIR.
set -euo pipefail
models=$(realpath "$1")
copies=${2:-590} runs=${3:-3} cards=
[ "${4:-}" = --cards ] && cards=cards
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q duckdb==2.0.1
python=$work/venv/bin/python
go build -o "$work/hubgraph" ./cmd/hubgraph

"$work/hubgraph" convert --source hub-stats "$models" -o "$work/real"
"$python" bench/parquet.py compare "$models" "$work/real"

"$python" bench/parquet.py scale "$models" "$copies" "$work/models.parquet"
printf '\n%s bytes\n' "$(stat -c %s "$work/models.parquet")"
go run ./bench/sidebyside -n "$runs" "$work/hubgraph convert --source hub-stats $work/models.parquet -o $work/ours --force" \
	"$python bench/parquet.py write $work/models.parquet $work/theirs $cards"
