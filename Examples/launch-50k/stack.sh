# The parts that the launch runs against: PostgreSQL, Redis, Prometheus, the service and its load.
# Sourced, never run. Everything lives in $work and listens on loopback, on ports of its own;
# nothing is left when the shell ends, however it ends.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/sluice-launch.XXXXXX")
declare -A pid=()
stack_ok=no

main() {
    trap end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    install_missing
    start_stack
    "$@"
    stack_ok=yes
}

# --- Packages -----------------------------------------------------------------------------------

install_missing() {
    local packages=()
    command -v prometheus >/dev/null || packages+=(prometheus)
    [[ -n $(postgres_bin) ]] || packages+=(postgresql)
    command -v redis-server >/dev/null || packages+=(redis-server)
    command -v redis-cli >/dev/null || packages+=(redis-tools)
    command -v psql >/dev/null || packages+=(postgresql-client)
    command -v curl >/dev/null || packages+=(curl)
    command -v python3 >/dev/null || packages+=(python3)
    if ((${#packages[@]})); then
        say "installing ${packages[*]}"
        as_root apt-get update -qq >"$work/apt.log" 2>&1 || true # the install decides
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends "${packages[@]}" >>"$work/apt.log" 2>&1
        stop_debian_services "${packages[@]}"
    fi
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "python3 is older than 3.11"
}

# Debian starts what it installs. What was there before is its owner's and stays as it is.
stop_debian_services() {
    local package
    for package in "$@"; do
        case $package in prometheus | postgresql | redis-server) ;; *) continue ;; esac
        if [[ -d /run/systemd/system ]]; then
            as_root systemctl disable --now --quiet "$package" >>"$work/apt.log" 2>&1 || true
        else
            as_root service "$package" stop >>"$work/apt.log" 2>&1 || true
        fi
    done
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

postgres_bin() {
    local folder newest=
    for folder in /usr/lib/postgresql/*/bin; do
        [[ -x $folder/postgres ]] && newest=$folder
    done
    echo "$newest"
}

# --- Start --------------------------------------------------------------------------------------

start_stack() {
    chmod 711 "$work" # for PostgreSQL's own user
    mkdir "$work/log"
    local ports
    ports=$(python3 - <<'PY'
import socket
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
print(*(each.getsockname()[1] for each in held))
PY
    )
    read -r prometheus_port service_port PGPORT REDIS_PORT <<<"$ports"
    secret=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
    export PGHOST=127.0.0.1 PGPORT PGUSER=forecast PGPASSWORD=$secret PGDATABASE=postgres
    export REDIS_HOST=127.0.0.1 REDIS_PORT REDISCLI_AUTH=$secret
    prometheus_url=http://127.0.0.1:$prometheus_port
    service_url=http://127.0.0.1:$service_port

    say "starting PostgreSQL, Redis, the service, its load and Prometheus in $work"
    prepare_postgres
    start_postgres
    start_redis
    start service python3 -B "$here/service.py" "$service_port"
    wait_for "the service" 20 curl -fsS -o /dev/null "$service_url/metrics"
    start load python3 -B "$here/load.py" "$service_port" "${LOAD:-250}"
    prepare_prometheus
    start_prometheus
    wait_for "metrics in Prometheus" 20 has_metrics
}

# start NAME COMMAND...: in the background, its output in the log folder.
start() {
    local name=$1
    shift
    "$@" </dev/null >>"$work/log/$name" 2>&1 &
    pid[$name]=$!
}

# PostgreSQL refuses to run as root: then as the user that Debian's package made for it.
as_postgres() {
    if ((EUID == 0)); then
        exec setpriv --reuid=postgres --regid=postgres --clear-groups --no-new-privs "$@"
    else
        exec "$@"
    fi
}

prepare_postgres() {
    local data=$work/postgres
    mkdir "$data"
    (umask 077 && echo "$secret" >"$work/postgres-password")
    if ((EUID == 0)); then chown postgres: "$data" "$work/postgres-password"; fi
    (cd "$data" && as_postgres "$(postgres_bin)/initdb" -D "$data/data" -U forecast -A password \
        --pwfile="$work/postgres-password" --no-sync -E UTF8 --locale=C) >"$work/log/initdb" 2>&1
    rm "$work/log/initdb"
    # 50 connections, as the audit found it; ALTER SYSTEM outranks this file.
    cat >"$data/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $PGPORT
unix_socket_directories = '$data'
max_connections = 50
shared_buffers = 16MB
fsync = off
CONF
}

start_postgres() {
    start postgres in_folder "$work/postgres" as_postgres "$(postgres_bin)/postgres" \
        -D "$work/postgres/data"
    wait_for PostgreSQL 20 query 'SELECT 1'
}

in_folder() {
    cd "$1"
    shift
    "$@"
}

query() {
    PGCONNECT_TIMEOUT=2 psql --no-psqlrc --quiet --tuples-only --no-align --command="$1"
}

start_redis() {
    (umask 077 && cat >"$work/redis.conf") <<CONF
bind 127.0.0.1
port $REDIS_PORT
requirepass $secret
dir $work
loglevel warning
save ""
maxmemory 2gb
maxmemory-policy allkeys-lru
CONF
    start redis redis-server "$work/redis.conf"
    wait_for Redis 10 redis PING
}

redis() {
    timeout 5 redis-cli -e -h "$REDIS_HOST" -p "$REDIS_PORT" "$@"
}

prepare_prometheus() {
    cat >"$work/prometheus.yml" <<CONF
global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
scrape_configs:
  - job_name: forecast
    static_configs: [ { targets: ["127.0.0.1:$service_port"] } ]
CONF
}

start_prometheus() {
    start prometheus prometheus --config.file="$work/prometheus.yml" \
        --storage.tsdb.path="$work/prometheus" --web.listen-address="127.0.0.1:$prometheus_port" \
        --log.level=warn
    wait_for Prometheus 20 curl -fsS -o /dev/null "$prometheus_url/-/ready"
}

# promql EXPRESSION: the one number that it gives; fails where it gives none.
promql() {
    curl -fsS -G --max-time 5 "$prometheus_url/api/v1/query" --data-urlencode "query=$1" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["result"][0]["value"][1])'
}

has_metrics() {
    [[ $(promql 'max(db_pool_size)') -gt 0 && $(promql 'sum(http_requests_total)') -gt 0 ]]
}

# order PATH: something asked of the service, such as 'fault?errors=0.3'.
order() {
    curl -fsS --max-time 5 -o /dev/null -X POST "$service_url/$1"
}

# --- End ----------------------------------------------------------------------------------------

# stop NAME: ends what was started under that name, and waits for it.
stop() {
    local name=$1 number=${pid[$1]:-} tenths
    [[ -n $number ]] || return 0
    unset "pid[$name]"
    # PostgreSQL would wait on TERM until every client has left.
    if [[ $name == postgres ]]; then kill -INT "$number"; else kill -TERM "$number"; fi \
        2>/dev/null || true
    for ((tenths = 0; tenths < 100; tenths++)); do
        kill -0 "$number" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$number" 2>/dev/null || true
    wait "$number" 2>/dev/null || true
}

end() {
    local code=$? name
    trap '' INT TERM HUP
    trap - EXIT
    if [[ $stack_ok != yes ]]; then
        ((code >= 128)) || show_logs # an interruption needs no explanation
        echo "FAIL  stopped with exit code $code" >&2
    fi
    for name in guard load prometheus service redis postgres; do stop "$name"; done
    rm -rf "$work"
    exit "$code"
}

show_logs() {
    local file
    for file in "$work"/apt.log "$work"/log/* "$work"/last.*; do
        [[ -s $file ]] || continue
        echo "--- last lines of ${file#"$work"/}" >&2
        tail -n 12 "$file" | cut -c 1-200 >&2
    done
}

# wait_for WHAT SECONDS COMMAND...: until the command succeeds.
wait_for() {
    local what=$1 end=$((SECONDS + $2))
    shift 2
    until "$@" >/dev/null 2>"$work/last.wait"; do
        ((SECONDS < end)) || fail "no sign of $what"
        sleep 0.2
    done
}

say() {
    printf '%s\n' "$*"
}

fail() {
    printf 'FAIL  %s\n' "$*" >&2
    exit 1
}
