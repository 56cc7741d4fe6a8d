#!/usr/bin/env bash
# Builds sluice and takes a launch through its stages, faults included, in half a minute.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' dim=$'\e[2m' off=$'\e[0m'; else bold='' dim='' off=''; fi

install_sqlite() {
    [ -e /usr/include/sqlite3.h ] && return
    echo "Installing libsqlite3-dev"
    local root_do=()
    [ "$(id -u)" = 0 ] || root_do=(sudo)
    "${root_do[@]}" apt-get update -qq
    "${root_do[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq libsqlite3-dev >/dev/null
}

build() {
    echo "Building sluice (the first time takes several minutes)"
    local log
    log=$(mktemp)
    swift build --product sluice >"$log" 2>&1 &
    local pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        [ -t 1 ] && printf '\r  %s\e[K' "$(grep -oE '\[[0-9]+/[0-9]+\]' "$log" | tail -1)"
        sleep 1
    done
    [ -t 1 ] && printf '\r\e[K'
    if ! wait "$pid"; then
        tail -30 "$log" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}

work=$(mktemp -d "${TMPDIR:-/tmp}/sluice-quickstart.XXXXXX")
export COLUMNS=76 # four less than a terminal's, for the indent

step() { printf '\n%s%s%s\n' "$bold" "$*" "$off"; }

# expect CODE ARGUMENTS…: runs sluice, shows it, and insists on its exit code.
expect() {
    local wanted=$1 code=0
    shift
    printf '%s  $ sluice %s%s\n' "$dim" "$(printf '%q ' "$@")" "$off"
    "$root/.build/debug/sluice" "$@" 2>&1 | sed 's/^/    /' || code=${PIPESTATUS[0]}
    if [ "$code" != "$wanted" ]; then
        echo "expected exit code $wanted, got $code" >&2
        exit 1
    fi
}

# evidence NAME VALUE: what the service would measure from now on.
evidence() {
    sed -i "s/\"$1\": [0-9.]*/\"$1\": $2/" evidence.json
}

attest() {
    expect 0 attest financial-output --successes 100000 --failures 0 --actor ci-bot
    expect 0 attest tenant-isolation --successes 635000 --failures 0 --actor ci-bot
}

install_sqlite
build
cp Examples/quickstart/launch.yaml Examples/quickstart/evidence.json "$work"
cd "$work"
export SLUICE_LOG=$work/sluice.db SLUICE_KEY_FILE=$work/keys/log.key
export SLUICE_ACTOR=release-manager
unset SLUICE_AUTOMATION

step "1. A plan is put in force. Nobody is exposed, and nothing moves without evidence."
expect 0 plan apply launch.yaml
expect 10 advance --yes

step "2. The test campaigns push their results; a beta of 10 to 20 users begins."
attest
expect 0 advance --yes

step "3. The beta has soaked, but the connection pool was not scaled: refused."
sleep 2
expect 12 advance --yes

step "4. The pool is scaled, and measured to be: 5,000 customers."
evidence pool_size 200
expect 0 advance --yes

step "5. Errors rise to 6%. The guard sees it and takes the release back by itself."
evidence errors 300
expect 14 guard --once
expect 0 status

step "6. Automation cannot go on by itself; a person looks, mends and resumes."
evidence errors 4
expect 11 advance --yes --automation --actor ci-bot
expect 4 resume --reason "try again" --automation --actor ci-bot
expect 0 resume --reason "a bad cache key, mended in build 4712" --yes

step "7. Evidence from before the rollback no longer counts, so it is given again."
attest
expect 0 advance --yes
sleep 2
expect 0 advance --yes

step "8. The last stage needs an approval by somebody who did not ask for it."
sleep 2
expect 13 advance --yes
expect 0 approve --actor launch-lead
expect 0 advance --yes
sleep 2
expect 0 advance --yes

step "9. Every decision is in the log, with everything it was based on."
expect 0 log list
expect 0 log verify

step "10. The report is a rendering of that log (its first lines):"
"$root/.build/debug/sluice" report >report.md
sed -n '1,24p' report.md | sed 's/^/    /'
echo
echo "The log and the report are in $work: sluice status --log $work/sluice.db"
echo "Done. Next: sluice init, or read Plans/launch-50k.yaml and Examples/launch-50k."
