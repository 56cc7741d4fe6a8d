#!/usr/bin/env bash
# Takes one rule after another away, and requires that the walks find each removal.
#
#   Tests/removals.sh [--here] [WORD …]
#
# In a copy of the tree, each text of removals.txt, which must be there exactly once, gets a switch;
# the copy is built once and must pass with all rules in force. Without words every rule is taken
# away, else those whose names hold a word. --here plants in this tree, which is to be a copy then.
# WALK_STEPS (6000) is the number of steps in which a removal is to be found. WALK_RELEASE=1 builds
# for release: longer, and each walk takes a tenth of the time.
set -euo pipefail
cd "$(dirname "$0")/.."

here=
[ "${1:-}" != --here ] || { here=yes; shift; }
export WALK_STEPS=${WALK_STEPS:-6000}
flags=()
[ -z "${WALK_RELEASE:-}" ] || flags=(-c release -Xswiftc -enable-testing)

output=$(mktemp)
trap 'rm -rf "$output" ${copy:+"$copy"}' EXIT
if [ -z "$here" ]; then
    copy=$(mktemp -d)
    cp -a . "$copy/tree"
    cd "$copy/tree"
fi

names=()
while IFS= read -r name; do names+=("$name"); done < <(python3 Tests/removals.py names "$@")
[ "${#names[@]}" -gt 0 ] || { echo "no rule is called so" >&2; exit 2; }
python3 Tests/removals.py plant
swift build "${flags[@]}" --build-tests >"$output" 2>&1 || { grep 'error:' "$output" || tail "$output"; exit 1; }

walks() {
    WALK_ENDS_EARLY=1 SLUICE_REMOVED_RULE=$1 swift test "${flags[@]}" --skip-build \
        --filter 'RandomWalkTests|RacingWalkTests|NamesAndRenamesWalkTests' --skip reach >"$output" 2>&1
}
report() { printf '%-56s %s\n' "$1" "$2"; }

walks '' || { report "no rule is taken away" "$(python3 Tests/removals.py found "$output")"; exit 1; }
report "no rule is taken away" "nothing is found in $WALK_STEPS steps"
survivors=0
for name in "${names[@]}"; do
    if walks "$name"; then
        report "$name" "SURVIVES"
        survivors=$((survivors + 1))
    else
        report "$name" "$(python3 Tests/removals.py found "$output")"
    fi
done
[ "$survivors" = 0 ] || { echo "$survivors of ${#names[@]} removals are not found"; exit 1; }
echo "all ${#names[@]} removals are found"
