#!/usr/bin/env bash
# Whether the parts themselves work, without Sluice: the metrics, the probes and every fault.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/stack.sh"

probes=$here/../../Plans/probes
errors='sum(http_requests_total{code=~"5.."})'
slow='sum(http_request_duration_seconds_count) - sum(http_request_duration_seconds_bucket{le="3"})'

stack_test() {
    local before
    before=$(promql 'sum(http_requests_total)')
    sleep 5
    check "requests in 5 s" "$(promql 'sum(http_requests_total)') - $before" '>' 500
    check "errors without a fault" "$(promql "$errors")" '==' 0
    check "slow answers without a fault" "$(promql "$slow")" '==' 0
    check "workers in Prometheus" "$(promql 'sum(forecast_workers)')" '==' 4
    check "queue depth" "$(promql 'max(forecast_queue_depth)')" '<' 120
    check "connections in use" "$(promql 'max(db_pool_in_use)')" '>' 0

    expect_json '{"pool_size": 50}' pool-size
    expect_json '{"maxmemory": 2147483648}' cache-memory
    expect_json '{"workers": 4}' worker-count
    query 'ALTER SYSTEM SET max_connections = 200'
    stop postgres
    refused pool-size
    sleep 1
    start_postgres
    expect_json '{"pool_size": 200}' pool-size
    redis CONFIG SET maxmemory 8gb >/dev/null
    expect_json '{"maxmemory": 8589934592}' cache-memory
    order 'workers?count=16'
    sleep 2
    expect_json '{"workers": 16}' worker-count
    check "errors from the restart" "$(promql "$errors")" '==' 0

    order 'fault?errors=0.3'
    sleep 4
    order 'fault?none'
    sleep 2
    check "errors in 4 s of the fault" "$(promql "$errors")" '>' 150
    before=$(promql "$slow")
    check "slow answers so far" "$before" '==' 0
    order 'fault?slow=3.5&share=0.3'
    sleep 8
    order 'fault?none'
    check "slow answers in 8 s of the fault" "$(promql "$slow")" '>' 150
    sleep 5
    before=$(promql "$slow")
    sleep 2
    check "slow answers after it" "$(promql "$slow") - $before" '==' 0

    stop prometheus
    if promql 'up' >/dev/null 2>&1; then fail "Prometheus is still there"; fi
    start_prometheus
    wait_for "metrics again" 20 has_metrics
    say "PASS  Prometheus went and came back"
}

# check WHAT NUMBER COMPARISON LIMIT
check() {
    python3 -c "import sys; sys.exit(not (($2) $3 $4))" || fail "$1: $2, expected $3 $4"
    say "PASS  $1: $2 ($3 $4)"
}

expect_json() {
    local answer
    answer=$("$probes/$2") || fail "$2 found nothing"
    [[ $answer == "$1" ]] || fail "$2: $answer, expected $1"
    say "PASS  $2: $answer"
}

refused() {
    if "$probes/$1" >"$work/last.probe" 2>&1; then fail "$1 answered without a server"; fi
    say "PASS  $1 fails without a server"
}

main stack_test
