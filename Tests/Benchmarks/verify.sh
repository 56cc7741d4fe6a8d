#!/usr/bin/env bash
# Times `log verify` of a large log, and of its export, against sha256sum over the same bytes, in
# turns in the same run: what counts is the ratio, as machines differ and are not alone.
#
#   Tests/Benchmarks/verify.sh [BINARY] [ENTRIES]
set -euo pipefail
cd "$(dirname "$0")/../.."
sluice=$(realpath "${1:-.build/release/sluice}")
count=${2:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SLUICE_LOG=$work/sluice.db SLUICE_KEY_FILE=$work/keys/log.key SLUICE_ACTOR=ci-bot

cat > "$work/plan.yaml" <<'PLAN'
sluice: 1
name: many
sources: { suites: { attestation: [ci-bot] } }
noGo:
  - id: leak
    measure: { from: suites, trials: leak }
    require: { failures: 0, trials: 10 }
stages: [ { name: beta, cohort: 10..20, soak: 1h }, { name: launch, cohort: 5000, soak: 1h } ]
PLAN
"$sluice" plan apply "$work/plan.yaml" --yes >/dev/null 2>&1
"$sluice" attest leak --successes 1000 --failures 0 >/dev/null
rm -rf "$work/keys"
python3 Tests/Benchmarks/make_log.py "$SLUICE_LOG" "$count"
"$sluice" log export "$work/export"
printf '%s entries, %s bytes\n' "$(wc -l < "$work/export/entries.jsonl")" \
    "$(stat -c %s "$work/export/entries.jsonl")"

seconds() { # the wall time and the peak of memory of a command
    /usr/bin/time -f '%e %M' "$@" 2>&1 >/dev/null | tail -1
}
key=$(cat "$work/export/log.vkey")
for round in 1 2 3 4 5; do
    read -r sum _ <<< "$(seconds sha256sum "$work/export/entries.jsonl")"
    read -r log memory <<< "$(seconds "$sluice" log verify --key "$key")"
    read -r export exportMemory <<< "$(seconds "$sluice" log verify "$work/export" --key "$key")"
    awk -v s="$sum" -v l="$log" -v e="$export" -v m="$memory" -v n="$exportMemory" -v r="$round" \
        'BEGIN { printf "%d: sha256sum %.2f s; log %.2f s (%.2f×, %.0f MB); export %.2f s (%.2f×, %.0f MB)\n",
                 r, s, l, l / s, m / 1024, e, e / s, n / 1024 }'
done
