# What a step of the launch is expected to give. Sourced after stack.sh; needs $sluice.
# The last command's output is in $work/last.out and $work/last.err.

step() {
    printf '\n%s\n' "$1"
}

done_is() {
    printf '%4ds  done  %s\n' "$SECONDS" "$1"
}

pass() {
    printf '%4ds  PASS  %s\n' "$SECONDS" "$1"
}

# run COMMAND...: its exit code is in $exit_code.
run() {
    exit_code=0
    timeout 60 "$sluice" "$@" </dev/null >"$work/last.out" 2>"$work/last.err" || exit_code=$?
}

# expect CODE[,CODE] WHAT COMMAND...
expect() {
    local codes=$1 what=$2
    shift 2
    run "$@"
    [[ ,$codes, == *,$exit_code,* ]] ||
        fail "$what: \`sluice $*\` ended with $exit_code, expected $codes"
    report_pass "$what"
}

# until_exit CODE[,CODE] SECONDS WHAT COMMAND...: tries again until it ends with one of the codes.
until_exit() {
    local codes=$1 limit=$2 what=$3 end=$((SECONDS + $2))
    shift 3
    run "$@"
    until [[ ,$codes, == *,$exit_code,* ]]; do
        ((SECONDS < end)) ||
            fail "$what: \`sluice $*\` ended with $exit_code, not with $codes, for $limit s"
        sleep 0.5
        run "$@"
    done
    report_pass "$what"
}

report_pass() {
    local why=
    if ((exit_code)); then
        why=$(grep -m 1 . "$work/last.err" | cut -c 1-88 || true)
        pass "$1 (exit $exit_code)"
        [[ -z $why ]] || say "            $why"
    else
        pass "$1"
    fi
}

# expect_state STATE STAGE EXPOSED: a stage is `none` before the first; `any` is not looked at.
expect_state() {
    local found
    found=$(status_field 'd["state"], d.get("stage") or "none", d["exposure"]["now"]')
    case $found in
        "$1 $2 $3") ;;
        "$1 "*" $3") [[ $2 == any ]] || fail "state is $found, expected $*" ;;
        *) fail "state is $found, expected $*" ;;
    esac
    pass "state: $found exposed"
}

expect_holds() {
    local found
    found=$(status_field 'len(d["holds"])')
    [[ $found == "$1" ]] || fail "$found holds, expected $1"
    pass "holds: $found"
}

until_holds() {
    local end=$((SECONDS + $2))
    until [[ $(status_field 'len(d["holds"])') == "$1" ]]; do
        ((SECONDS < end)) || fail "$3: not $1 holds within $2 s"
        sleep 0.5
    done
    pass "$3"
}

# until_verdict CHECK VERDICT SECONDS
until_verdict() {
    local end=$((SECONDS + $3)) found
    while true; do
        run check --json
        found=$(json '*[c["verdict"] for c in d["checks"] if c["id"] == "'"$1"'"]') || found=
        [[ $found != "$2" ]] || break
        ((SECONDS < end)) || fail "$1 is ${found:-not there}, not $2, for $3 s"
        sleep 0.5
    done
    pass "$1: $2"
}

# names WORD: the last output says it.
names() {
    grep -q -F -- "$1" "$work/last.out" "$work/last.err" || fail "the answer does not name $1"
    pass "the answer names $1"
}

# show [LINES]: the last output, indented.
show() {
    head -n "${1:-60}" "$work/last.out" | sed 's/^/      /'
}

status_field() {
    run status --json
    ((exit_code == 0)) || fail "\`sluice status\` ended with $exit_code"
    json "$1"
}

# json EXPRESSION: Python over the last output, which is d.
json() {
    python3 -c '
import json, sys
with open(sys.argv[1]) as file:
    d = json.load(file)
exec(f"print({sys.argv[2]})")
' "$work/last.out" "$1"
}
