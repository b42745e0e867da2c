#!/usr/bin/env bash
# Times the conversion of an SQL dump of HFCommunity beside zcat of the same file,
# in turn, on a dump that it makes (1.2 GB unpacked).
#
#   bench/sqldump.sh [PAIRS] [REPOSITORIES]
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/hubgraph" ./cmd/hubgraph
python3 bench/sqldump.py sources/hfcommunity/testdata/schema.sql "${2:-40000}" | gzip -6 >"$work/dump.sql.gz"
echo "$(zcat "$work/dump.sql.gz" | wc -c) bytes, $(stat -c %s "$work/dump.sql.gz") compressed"
go run ./bench/sidebyside -n "${1:-5}" "zcat $work/dump.sql.gz" "$work/hubgraph convert --source hfcommunity $work/dump.sql.gz -o $work/hub --force"
