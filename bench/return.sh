#!/usr/bin/env bash
# Takes how long the explorer's pages need to be there again after Neo4j was killed and
# started anew, with readers asking for them all the time: for pages that were asked for
# before, and for others that were not, in turn.
#
#   bench/return.sh WORK [RUNS] > table.txt
#
# Seconds are those after `db start` returned; a page that was there before that has 0.
set -euo pipefail
mkdir -p "$1"
work=$(cd "$1" && pwd)
runs=${2:-3}
cd "$(dirname "$0")/.."
go build -o "$work/hubgraph" ./cmd/hubgraph
cd "$work"
export XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state HUBGRAPH_DB_ENGINE=local
export HUBGRAPH_DB_BOLT_PORT=${BOLT_PORT:-17687} HUBGRAPH_DB_HTTP_PORT=${HTTP_PORT:-17474}
explorer=http://127.0.0.1:${PORT:-18080}
trap 'kill $(jobs -p) 2>/dev/null; ./hubgraph db stop >/dev/null 2>&1' EXIT

[ -d hub ] || ./hubgraph generate --scale 0.02 --seed 1 -o hub
./hubgraph db start >/dev/null
./hubgraph load hub >/dev/null
./hubgraph serve --port "${explorer##*:}" >serve.log 2>&1 &
pages_of() { # N: pages of the Nth model
  local model
  model=$(sed -n '/"kind": "model"/{s/^{"id": "\([^"]*\)".*/\1/p}' hub/repositories.jsonl | sed -n "$1p")
  printf '%s\n' "/model/$model" "/account/${model%%/*}" "/search?q=${model##*/}" "/api/v1/model/$model" /readyz
}
mapfile -t known < <(pages_of 1)

there() { # PAGE: waits until it answers with 200, and prints when
  until [ "$(curl -s -o /dev/null -m 30 -w '%{http_code}' "$explorer$1")" = 200 ]; do sleep 0.1; done
  date +%s.%N
}

read_for() { # SECONDS: reads the known pages
  local end=$((SECONDS + $1))
  while ((SECONDS < end)); do
    for page in "${known[@]}"; do there "$page" >/dev/null; done
    sleep 0.5
  done
}

read_for 60 # so that an orderly end leaves its archive of classes
./hubgraph db stop >/dev/null
./hubgraph db start >/dev/null
for ((run = 1; run <= 2 * runs; run++)); do
  read_for 15
  pages=("${known[@]}") kind="asked before"
  if ((run % 2 == 0)); then
    mapfile -t pages < <(pages_of $((500 * run)))
    kind="new"
  fi
  kill -9 "$(./hubgraph db status | sed -n '1s/.*process \([0-9]*\).*/\1/p')"
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "$explorer${pages[0]}")" = 503 ]; do sleep 0.1; done
  waiting=()
  for i in "${!pages[@]}"; do
    there "${pages[$i]}" >"when$i" &
    waiting+=($!)
  done
  ./hubgraph db start >/dev/null
  returned=$(date +%s.%N)
  wait "${waiting[@]}"
  for i in "${!pages[@]}"; do
    awk -v run="$run" -v kind="$kind" -v page="${pages[$i]}" -v at="$(cat "when$i")" -v from="$returned" \
      'BEGIN { after = at - from; printf "%d\t%s\t%s\t%.1f\n", run, kind, page, (after > 0 ? after : 0) }'
  done
done
