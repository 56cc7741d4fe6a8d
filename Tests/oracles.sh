#!/usr/bin/env bash
# Has verifiers that others wrote look at an export: proofbundle and tlog-scales verify and remake
# its proofs, rfc8785 every entry's canonical form. They are oracles of the tests and no
# dependencies; their versions are fixed.
set -euo pipefail
cd "$(dirname "$0")/.."
sluice=$PWD/${1:-.build/debug/sluice}
entries=${2:-270}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAIL  %s\n' "$*" >&2; exit 1; }
pass() { printf 'PASS  %s\n' "$*"; }

python3 -m venv "$work/venv" 2>/dev/null || python3 -m pip install --quiet --target "$work/lib" pip
if [ -x "$work/venv/bin/python" ]; then
    python=$work/venv/bin/python
    bin=$work/venv/bin
else
    python=python3
    bin=$work/lib/bin
    export PYTHONPATH=$work/lib
fi
install() {
    if [ -x "$work/venv/bin/python" ]; then "$python" -m pip install --quiet "$@"
    else python3 -m pip install --quiet --target "$work/lib" "$@"; fi
}
install proofbundle==6.3.1 tlog-scales==0.0.3 rfc8785==0.1.4

export SLUICE_LOG=$work/sluice.db SLUICE_KEY_FILE=$work/keys/log.key SLUICE_ACTOR=ci-bot
cd "$work"
cat > plan.yaml <<'PLAN'
sluice: 1
name: oracles
sources: { suites: { attestation: [ci-bot] } }
noGo:
  - id: leak
    measure: { from: suites, trials: leak }
    require: { failures: 0, trials: 10 }
stages: [ { name: beta, cohort: 10..20, soak: 1h }, { name: launch, cohort: 5000, soak: 1h } ]
PLAN
"$sluice" plan apply plan.yaml --yes >/dev/null 2>&1
for number in $(seq 2 "$entries"); do
    "$sluice" attest leak --successes "$number" --failures 0 >/dev/null
done
# One payload that does not fit into an entry.
long=$(printf 'é%.0s' $(seq 900))
"$sluice" hold --reason "$long" >/dev/null
"$sluice" log export export 2>/dev/null
"$sluice" log verify export --replay >/dev/null || fail "the export does not verify here"
size=$(sed -n 2p export/checkpoint)
origin=$(sed -n 1p export/checkpoint)
[ "$(wc -l < export/entries.jsonl)" = "$size" ] || fail "not a line an entry"

"$python" - <<'PYTHON' || fail "rfc8785 gives other bytes"
import json, rfc8785
for number, line in enumerate(open("export/entries.jsonl", "rb")):
    line = line.rstrip(b"\n")
    assert rfc8785.dumps(json.loads(line)) == line, number
PYTHON
pass "rfc8785 gives the same bytes for each of $size entries"

for index in $(shuf -i 0-$((size - 1)) -n 20); do
    "$sluice" log prove "$index" > "$index.tlog-proof"
    "$bin/tlog-tiles" gen-proof "$work/export/" "$index" > theirs
    cmp -s theirs "$index.tlog-proof" || fail "tlog-scales makes another proof of entry $index"
    sed -n "$((index + 1))p" export/entries.jsonl | tr -d '\n' > entry
    "$bin/proofbundle" verify-proof "$index.tlog-proof" --payload-file entry \
        --log-vkey "$(cat export/log.vkey)" --expected-origin "$origin" >/dev/null ||
        fail "proofbundle refuses the proof of entry $index"
    printf x >> entry
    if "$bin/proofbundle" verify-proof "$index.tlog-proof" --payload-file entry \
        --log-vkey "$(cat export/log.vkey)" --expected-origin "$origin" >/dev/null 2>&1; then
        fail "proofbundle takes another entry for entry $index"
    fi
done
pass "proofbundle accepts 20 random proofs, and tlog-scales makes the same ones"

# The Python of VERIFY.md, as it stands there.
sed -n '/^```python$/,/^```$/p' export/VERIFY.md | sed '1d;$d' > "$work/verify.py"
(cd export && "$python" "$work/verify.py") > found
printf '%s %s\n' "$size" "$(sed -n 3p export/checkpoint)" | cmp -s - found ||
    fail "VERIFY.md's Python gives $(cat found)"
pass "VERIFY.md's Python gives the signed root"
