#!/usr/bin/env bash
# Has unchanged OpenFeature clients ask for every one of 5,000 customers, over OFREP and from a flag
# file of flagd, and compares what they say with `cohort contains`. They are oracles of the tests
# and no dependencies; their versions are fixed. There are two of flagd: the hash that its clients
# draw customers with changed from one to the other.
set -euo pipefail
cd "$(dirname "$0")/.."
sluice=$PWD/${1:-.build/debug/sluice}
clients=$PWD/Tests/Clients

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
environment() { # name, packages
    python3 -m venv "$work/$1"
    "$work/$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}"
}
environment today openfeature-sdk==0.10.0 openfeature-provider-ofrep==0.3.0 \
    openfeature-provider-flagd==0.6.1 openfeature-flagd-core==2.0.0
environment earlier openfeature-sdk==0.10.0 openfeature-provider-flagd==0.5.2 \
    openfeature-flagd-core==1.0.0

mkdir "$work/rollouts"
cd "$work/rollouts"
python3 "$clients/rollouts.py" "$sluice" "$work/today/bin/python" "$work/earlier/bin/python"
