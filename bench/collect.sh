#!/usr/bin/env bash
# Processor time of collect and of the official Python client, on one fake Hub without
# limits, side by side; then how much of a quota collect uses. About three minutes on an
# idle machine.
#
#   bench/collect.sh WORK [SCALE [ROUNDS]]
#
# SCALE is that of the synthetic hub; 0.003 has about 1,800 repositories.
#
# PYTHON names an interpreter with huggingface_hub; without it one is made in WORK.
set -euo pipefail
work=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
if [ -z "${PYTHON:-}" ]; then
	PYTHON=$work/venv/bin/python
	[ -x "$PYTHON" ] || { python3 -m venv "$work/venv" && "$PYTHON" -m pip install -q huggingface_hub; }
fi
go build -trimpath -o "$work/hubgraph" ./cmd/hubgraph
go build -trimpath -o "$work/fakehub" ./bench/fakehub
serve() {
	: >"$work/address"
	"$work/fakehub" --scale "${scale:?}" "$@" >"$work/address" &
	server=$!
	trap 'kill "$server"' EXIT
	until [ -s "$work/address" ]; do sleep 0.1; done
	address=$(cat "$work/address")
}
scale=${2:-0.003}
serve
"$PYTHON" bench/collect.py compare "$work/hubgraph" "$address" "${3:-3}"
kill "$server"
for window in 10 3; do
	serve --quota 300 --window ${window}s --latency 20ms
	"$PYTHON" bench/collect.py quota "$work/hubgraph" "$address" 300 $window
	kill "$server"
done
trap - EXIT
