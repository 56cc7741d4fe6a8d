#!/usr/bin/env bash
# Takes one rule after another out of a copy of the sources, and requires that the random walks
# find each removal.
#
#   Tests/removals.sh [--here] [WORD …]
#
# Without words it takes all of Tests/removals.txt, else those whose names hold a word. The copy is
# made with its build in a folder of its own, where the first build is a whole one; --here plants
# in this tree, which is then to be a copy. WALK_STEPS (6000) is the length of each walk.
set -euo pipefail
cd "$(dirname "$0")/.."

here=
[ "${1:-}" != --here ] || { here=yes; shift; }
export WALK_STEPS=${WALK_STEPS:-6000}

if [ -z "$here" ]; then
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    cp -a . "$copy/tree"
    cd "$copy/tree"
fi
output=$(mktemp)
saved=$(mktemp -d)
undo() { python3 Tests/removals.py undo "$saved"; }
trap 'undo; rm -rf "$output" "$saved" ${copy:+"$copy"}' EXIT

names=()
while IFS= read -r name; do names+=("$name"); done < <(python3 Tests/removals.py names "$@")
[ "${#names[@]}" -gt 0 ] || { echo "no removal is called so" >&2; exit 2; }

walks='RandomWalkTests|RacingWalkTests|NamesAndRenamesWalkTests'
survivors=0
report() { printf '%-58s %s\n' "$1" "$2"; }
for name in "${names[@]}"; do
    python3 Tests/removals.py plant "$name" "$saved"
    if ! swift build --build-tests >"$output" 2>&1; then
        report "$name" "does not build: $(grep -m1 'error:' "$output" || tail -1 "$output")"
        survivors=$((survivors + 1))
    elif swift test --skip-build --filter "$walks" >"$output" 2>&1; then
        report "$name" "SURVIVES"
        survivors=$((survivors + 1))
    else
        report "$name" "$(python3 Tests/removals.py found "$output")"
    fi
    undo
done
[ "$survivors" = 0 ] || { echo "$survivors of ${#names[@]} removals are not found"; exit 1; }
echo "all ${#names[@]} removals are found"
