#!/usr/bin/env bash
# Makes expected.json: what the cells of the bundled recipes must answer on the
# bundled sample, that on licences with license_min=5, by NetworkX 3.1, SciPy, pandas and plain Python.
#
#   PYTHON=/path/to/python ./make.sh      with the packages of analytics/testdata/oracle/README.md
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3} root=../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" $root/analytics/testdata/oracle/oracle.py $root/sample/hub --license-min 5 --skip-modularity \
	--identities $root/sample/hub/identities.jsonl.gz --bots $root/sample/hub/bots.jsonl.gz --out "$work/oracle.json"
"$python" expected.py $root/sample/hub "$work/oracle.json" >expected.json
