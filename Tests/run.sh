#!/usr/bin/env bash
# Installs what the tests need on Debian and runs them all: lint, unit and command tests,
# the quickstart, and the real example.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_missing() {
    local missing=()
    for package in libsqlite3-dev sqlite3 prometheus prometheus-alertmanager postgresql redis-server python3 python3-venv curl tmux; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    if [ "${#missing[@]}" -gt 0 ]; then
        say "installing ${missing[*]}"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
    fi
    python3 -c 'import jsonschema, yaml' 2>/dev/null ||
        python3 -m pip install --quiet jsonschema PyYAML 2>/dev/null ||
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq python3-jsonschema python3-yaml >/dev/null
}

install_missing

say "lint"
swift format lint --strict --parallel --recursive Package.swift Sources Tests

say "build (the first one takes several minutes)"
swift build --build-tests

# Apart from each other: a test that waits for a process, or ranks customers for a minute, keeps a
# thread of the pool from those that wait for an answer, as a server's clients do.
servers='FlagServerTests|WitnessTests|BoundedHTTPTests|TransportTests|CertificateTests|SourceTests|EvidenceSource'
say "servers and their clients"
swift test --skip-build --filter "$servers"

say "unit tests"
swift test --skip-build --skip CommandTests --skip CohortHistoryTests --skip "$servers"

say "cohorts over whole histories"
swift test --skip-build --filter CohortHistoryTests

say "command tests"
swift test --skip-build --filter CommandTests

say "calls that fail"
python3 Tests/Faults/campaign.py --every 60

say "what verifiers of others make of an export"
bash Tests/oracles.sh

say "what clients of others make of the flags"
bash Tests/clients.sh

say "quickstart"
bash Examples/quickstart.sh

say "the real example: Prometheus, PostgreSQL, Redis"
bash Examples/launch-50k/run.sh

say "all passed"
