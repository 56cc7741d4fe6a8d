#!/usr/bin/env bash
# Builds sluice and plays a launch, faults included, in half a minute.
set -euo pipefail
cd "$(dirname "$0")/.."

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

install_sqlite
build
PATH=$PWD/.build/debug:$PATH
cd "$(mktemp -d "${TMPDIR:-/tmp}/sluice-quickstart.XXXXXX")"
sluice demo
echo "The folder is in $PWD; the program is ${PATH%%:*}/sluice."
