#!/usr/bin/env bash
# Takes how long the explorer's pages need to be there again after Neo4j was killed and
# started anew, with readers asking for them all the time.
#
#   bench/return.sh WORK [RUNS] > table.txt
#
# Seconds are those after `db start` returned; a page that was there before has 0.
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
model=$(sed -n '/"kind": "model"/{s/^{"id": "\([^"]*\)".*/\1/p;q}' hub/repositories.jsonl)
pages=("/model/$model" "/account/${model%%/*}" "/search?q=a" "/api/v1/model/$model" /readyz)

there() { # PAGE: waits until it answers with 200, and prints when
  until [ "$(curl -s -o /dev/null -m 30 -w '%{http_code}' "$explorer$1")" = 200 ]; do sleep 0.1; done
  date +%s.%N
}

for page in "${pages[@]}"; do there "$page" >/dev/null; done
sleep 60 # so that an orderly end leaves its archive of classes
./hubgraph db stop >/dev/null
./hubgraph db start >/dev/null
for page in "${pages[@]}"; do there "$page" >/dev/null; done
for ((run = 1; run <= runs; run++)); do
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
    awk -v run="$run" -v page="${pages[$i]}" -v at="$(cat "when$i")" -v from="$returned" \
      'BEGIN { after = at - from; printf "%d\t%s\t%.1f\n", run, page, (after > 0 ? after : 0) }'
  done
done
