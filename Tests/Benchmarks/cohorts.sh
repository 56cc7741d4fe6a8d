#!/usr/bin/env bash
# Times a question to a cohort of 50,000 against Swift's own set; and the choice of the exact 50,000
# of ten million customers in a CSV file by `cohort preview`, against DuckDB doing ORDER BY sha256
# over the same file, in turns in the same run: what counts is the ratio, as machines differ and are
# not alone.
#
#   swift build -c release --product sluice --product membership-benchmark
#   Tests/Benchmarks/cohorts.sh [CUSTOMERS]
set -euo pipefail
cd "$(dirname "$0")/../.."
sluice=$(realpath .build/release/sluice)
.build/release/membership-benchmark

count=${1:-10000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==1.4.2
cd "$work"
export SLUICE_LOG=$work/sluice.db SLUICE_KEY_FILE=$work/keys/log.key SLUICE_ACTOR=ci-bot
awk -v n="$count" 'BEGIN { print "id"; for (i = 0; i < n; i++) printf "customer-%08d\n", i }' \
    > customers.csv
cat > plan.yaml <<'PLAN'
sluice: 1
name: many
sources: { suites: { attestation: [ci-bot] } }
population: { customers: { csv: customers.csv, id: id }, salt: benchmark }
noGo:
  - id: leak
    measure: { from: suites, trials: leak }
    require: { failures: 0, trials: 10 }
stages: [ { name: launch, cohort: 50000, soak: 1h } ]
PLAN
"$sluice" plan apply plan.yaml --yes >/dev/null 2>&1
cat > duck.py <<'PYTHON'
import duckdb
rows = duckdb.sql(
    "SELECT id FROM read_csv('customers.csv', header=true, columns={'id': 'VARCHAR'}) "
    "ORDER BY sha256('benchmark' || chr(0) || id) LIMIT 50000"
).fetchall()
open("theirs", "w").writelines(f"{row[0]}\n" for row in rows)
PYTHON

seconds() { # the wall time and the peak of memory in KiB of a command
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/ours"
    cat "$work/time"
}
for round in 1 2 3; do
    read -r duck duckMemory <<< "$(seconds "$work/venv/bin/python" duck.py)"
    read -r ours memory <<< "$(seconds "$sluice" cohort preview --ids)"
    cmp "$work/ours" "$work/theirs" || { echo "they choose others" >&2; exit 1; }
    awk -v d="$duck" -v o="$ours" -v m="$memory" -v n="$duckMemory" -v r="$round" 'BEGIN {
        printf "%d: DuckDB %.2f s, %d MiB; sluice %.2f s, %d MiB (%.2f× its time, %.2f× its memory)\n",
            r, d, n / 1024, o, m / 1024, o / d, m / n }'
done
