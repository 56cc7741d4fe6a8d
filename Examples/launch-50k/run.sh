#!/usr/bin/env bash
# Plans/launch-50k.yaml from the beta to 50,000 customers, on real evidence, with faults on the way.
#
#     run.sh [REPORT]        REPORT: where the report goes; without it its head is printed
#
# SLUICE names the binary; by default the release build, or else the debug build.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/stack.sh"
source "$here/expect.sh"

root=$(cd "$here/../.." && pwd)
report=${1:-}
sluice=${SLUICE:-$root/.build/release/sluice}
[[ -x $sluice || -n ${SLUICE:-} ]] || sluice=$root/.build/debug/sluice
[[ -x $sluice ]] || fail "no binary at $sluice: build it, or name it with SLUICE"
sluice=$(cd "$(dirname "$sluice")" && pwd)/$(basename "$sluice")

export SLUICE_LOG=$work/sluice.db SLUICE_KEY_FILE=$work/keys/log.key
export SLUICE_ACTOR=release-manager
plan=$work/plan/launch-50k.yaml

launch() {
    apply_the_plan
    beta
    pool_mitigation
    early_access
    error_burst
    second_attempt
    slow_answers
    prometheus_away
    full_launch
    audit
    say ""
    say "PASS  the whole launch, in $SECONDS s"
}

# The real plan but for its times and Prometheus's address: six lines.
derive_plan() {
    mkdir -p "$work/plan"
    cp -R "$root/Plans/probes" "$work/plan/probes"
    sed -e 's/soak: 7d/soak: 4s/' -e 's/soak: 30d/soak: 6s/' -e 's/sustained: 10m/sustained: 3s/' \
        -e 's/window: 1d/window: 20s/' -e "s#http://127.0.0.1:9090#$prometheus_url#" \
        "$root/Plans/launch-50k.yaml" >"$plan"
    local changed
    changed=$(diff "$root/Plans/launch-50k.yaml" "$plan" | grep -c '^>') || true # diff says 1
    [[ $changed == 6 ]] || fail "$changed lines of the plan were changed for this run, not 6"
}

apply_the_plan() {
    step "The plan"
    derive_plan
    expect 0 "the plan is valid" plan check "$root/Plans/launch-50k.yaml"
    expect 0 "so is its copy with short times" plan check "$plan"
    expect 0 "it is applied" plan apply "$plan" --yes
    expect 10 "no advance without evidence" advance --yes --json
    expect_state planned none 0
}

# What the test campaigns found.
attest() {
    local campaign trials
    for campaign in financial-output=100000 tenant-isolation=635000 determinism=100000 \
        billing-idempotency=50000 auth-boundaries=50000 log-privacy=20000; do
        trials=${campaign#*=}
        expect 0 "ci-bot attests ${campaign%=*}: $trials trials, no failure" attest \
            "${campaign%=*}" --successes "$trials" --failures 0 --actor ci-bot --yes
    done
}

# The tickets of the beta, which are counted once it has begun.
attest_tickets() {
    expect 0 "support-desk attests 6 tickets" attest tickets --value 6 --actor support-desk --yes
}

beta() {
    step "Beta: 10 to 20 users"
    attest
    expect 0 "advance to beta" advance --to beta --yes --json
    expect_state live beta 20
    attest_tickets
    expect 0 "status" status
    show
}

pool_mitigation() {
    step "The pool still has 50 connections"
    until_exit 12 60 "no advance without the recommended mitigation" \
        advance --to early-access --yes --json
    names db-pool
    expect_state live beta 20
    query 'ALTER SYSTEM SET max_connections = 200'
    stop postgres
    start_postgres
    done_is "PostgreSQL restarted with max_connections = $(query 'SHOW max_connections')"
    until_verdict db-pool passed 20
}

early_access() {
    step "Early access: 5,000 customers"
    until_exit 0 60 "advance to early-access" advance --to early-access --yes --json
    expect_state live early-access 5000
    redis CONFIG SET maxmemory 8gb >/dev/null
    done_is "Redis may use 8 GiB"
    until_verdict redis-cache passed 20
}

error_burst() {
    step "Fault: 30% of the requests fail"
    order 'fault?errors=0.3'
    until_exit 14 60 "the guard rolls back by itself" guard --once --json
    order 'fault?none'
    expect_state planned none 0
    expect_holds 1
    expect 11 "nobody advances before a person resumes" advance --yes --json
}

second_attempt() {
    step "Second attempt"
    expect 0 "the release manager resumes" resume --reason "fault found and removed" --yes
    expect_holds 0
    expect 10 "evidence from before the rollback does not count" advance --yes --json
    attest
    expect 0 "advance to beta" advance --to beta --yes --json
    attest_tickets
    until_exit 0 60 "advance to early-access" advance --to early-access --yes --json
    expect_state live early-access 5000
}

slow_answers() {
    step "Fault: 30% of the answers take 3.5 s longer"
    start guard "$sluice" guard --interval 1s
    order 'fault?slow=3.5&share=0.3'
    until_holds 1 60 "the guard holds"
    expect_state live early-access 5000
    until_exit 11 20 "no advance while held" advance --to launch --yes --json
    order 'fault?none'
    until_verdict p95-latency passed 90
    until_exit 0 20 "the release manager resumes" resume --reason "answers are fast again" --yes
    expect_holds 0
}

prometheus_away() {
    step "Fault: Prometheus is stopped"
    stop prometheus
    until_exit 20 30 "no advance without metrics" advance --to launch --yes --json
    sleep 3 # ticks of the guard
    kill -0 "${pid[guard]}" || fail "the guard has ended"
    expect_state live early-access 5000
    expect_holds 0
    start_prometheus
    wait_for "metrics in Prometheus" 30 has_metrics
    done_is "Prometheus is back"
}

full_launch() {
    step "Launch: 50,000 customers"
    until_exit 13 90 "advance waits for approval" advance --to launch --yes --json
    until_exit 0 20 "lead approves" approve --role approver --actor lead --yes
    until_exit 0 60 "advance to launch" advance --to launch --yes --json
    expect_state live launch 50000
    order 'workers?count=16'
    until_verdict forecast-workers passed 30
    until_exit 0 90 "after the last soak the rollout is complete" advance --yes --json
    expect_state completed any 50000
    stop guard
}

audit() {
    step "Audit"
    expect 0 "every entry and every decision is verified" log verify
    expect 0 "the report" report --format markdown
    if [[ -n $report ]]; then
        cp "$work/last.out" "$report"
        say "      in $report"
    else
        show 30
    fi
}

main launch
