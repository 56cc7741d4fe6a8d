#!/usr/bin/env bash
# Requests a second of one OFREP evaluation, against nginx giving a constant answer to the same POST
# on as many connections, in turns in the same run: what counts is the ratio, as machines differ and
# are not alone. Needs nginx and wrk; `sluice serve` has to be running.
#
#   OFREP_URL=http://127.0.0.1:8080/ofrep/v1/evaluate/flags/NAME Tests/Benchmarks/ofrep.sh
#
# OFREP_TOKEN is sent as a bearer; CONNECTIONS, SECONDS_EACH and ROUNDS can be set as well.
set -euo pipefail
url=${OFREP_URL:?the address of a flag that is served}
connections=${CONNECTIONS:-64} seconds=${SECONDS_EACH:-5} rounds=${ROUNDS:-5}
port=${NGINX_PORT:-18099}
work=$(mktemp -d)
cleanUp() {
    if [ -f "$work/nginx.pid" ]; then kill "$(cat "$work/nginx.pid")"; fi
    rm -rf "$work"
}
trap cleanUp EXIT

cat > "$work/post.lua" <<'LUA'
wrk.method = "POST"
wrk.body = '{"context":{"targetingKey":"user-123"}}'
wrk.headers["Content-Type"] = "application/json"
local token = os.getenv("OFREP_TOKEN")
if token then wrk.headers["Authorization"] = "Bearer " .. token end
LUA
body='{"context":{"targetingKey":"user-123"}}'
header=(-H 'Content-Type: application/json')
if [ -n "${OFREP_TOKEN:-}" ]; then header+=(-H "Authorization: Bearer $OFREP_TOKEN"); fi
answer=$(curl -sf "${header[@]}" -d "$body" "$url")
printf 'answer: %s\n' "$answer"

cat > "$work/nginx.conf" <<NGINX
worker_processes auto;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 1000000000;
    client_body_temp_path $work/body;
    server {
        listen 127.0.0.1:$port;
        default_type application/json;
        add_header Cache-Control no-store;
        add_header X-Content-Type-Options nosniff;
        location / { return 200 '$answer'; }
    }
}
NGINX
nginx -c "$work/nginx.conf"

perSecond() { # of the POST to a URL; fails where an answer is no 200
    wrk -t1 -c"$connections" -d"${seconds}s" -s "$work/post.lua" "$1" > "$work/wrk.txt"
    if grep -q 'Non-2xx\|Socket errors' "$work/wrk.txt"; then cat "$work/wrk.txt" >&2; return 1; fi
    awk '/Requests\/sec/ { print $2 }' "$work/wrk.txt"
}
for round in $(seq "$rounds"); do
    nginx=$(perSecond "http://127.0.0.1:$port/")
    sluice=$(perSecond "$url")
    awk -v n="$nginx" -v s="$sluice" -v r="$round" \
        'BEGIN { printf "%d: nginx %.0f/s; sluice %.0f/s (%.2f×)\n", r, n, s, s / n }'
done
