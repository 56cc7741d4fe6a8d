"""Lets every call of every changing command fail in turn, and looks at what is said and left.

    Tests/Faults/campaign.py [--every N] [--program FILE] [WORD …]

For each command, kind of call and way to fail, the first call fails, then the second, until the
last that the command makes. --every N takes each Nth of them only; words choose commands. Afterwards,
with no fault, the log must verify, the next command must work, what was said must be so, and what
stops must be on record or kept.
"""

import argparse
import concurrent.futures
import errno
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KINDS = ["open", "read", "write", "sync", "cut", "rename", "unlink", "link", "mkdir", "lock", "stat"]
# The error, whether it lasts, and whether the call is done and only said to have failed.
WAYS = {
    "once": (errno.EIO, False, False),
    "full once": (errno.ENOSPC, False, False),
    "for good": (errno.EIO, True, False),
    "full for good": (errno.ENOSPC, True, False),
    "done, said to fail": (errno.EIO, False, True),
}
# The kinds that a full disk stops, and those that leave something behind when they are done.
FILLING = {"open", "write", "sync", "cut", "rename", "link", "mkdir"}
DOING = {"write", "sync", "cut", "rename", "unlink", "link", "mkdir"}
PLAN = """
sluice: 1
name: demo
sources: { suites: { attestation: [ci] }, service: { command: [printenv, EVIDENCE], env: [EVIDENCE] } }
noGo:
  - { id: leak, measure: { from: suites, trials: leak }, require: { failures: 0, trials: 10 } }
  - id: errors
    measure: { from: service, value: errors }
    require: { value: "< 5" }
    when: live
    onFail: rollback
population: { customers: { csv: customers.csv, id: id }, salt: demo, invited: [c-1] }
mitigations:
  - { id: pool, title: Larger pool, level: recommended, due: { before: all } }
risks:
  - { id: load, title: Load, impact: slow, mitigation: watch it }
stages:
  - { name: beta, cohort: 10, soak: 0s }
  - { name: all, cohort: 30, soak: 0s, approvals: { count: 1 } }
"""
COMMANDS = {
    "hold": ["hold", "--reason", "lunch"],
    "rollback": ["rollback", "--reason", "slow", "--yes"],
    "guard": ["guard", "--once"],
    "advance": ["advance", "--accept", "pool", "--reason", "later", "--yes"],
    "attest": ["attest", "leak", "--successes", "50", "--failures", "0", "--actor", "ci"],
    "approve": ["approve", "--actor", "lee"],
    "plan apply": ["plan", "apply", "other.yaml", "--yes", "--actor", "kim"],
    "resume": ["resume", "--reason", "over", "--actor", "kim"],
    "waive": ["waive", "pool", "--until", "2d", "--reason", "later", "--actor", "kim"],
    "risk": ["risk", "accept", "load", "--reason", "known", "--actor", "kim"],
    "mitigation": ["mitigation", "done", "pool", "--reason", "200 now"],
    "blocker raise": ["blocker", "raise", "slow", "--severity", "P2", "--title", "Slow"],
    "blocker clear": ["blocker", "clear", "old", "--evidence", "PR 1", "--reason", "mended"],
    "blocker reopen": ["blocker", "reopen", "ended", "--reason", "again"],
    "forget": ["cohort", "forget", "c-3", "--reason", "asked", "--yes"],
    "checkpoint": ["log", "checkpoint"],
    "recover": ["log", "recover"],
    "export": ["log", "export", "out"],
    "backup": ["log", "backup", "copy.db"],
}
STOPS = {"hold", "rollback", "guard"}
# What is done before, without a fault, so that the command has something to do.
BEFORE = {
    "resume": [["hold", "--reason", "lunch"]],
    "blocker clear": [["blocker", "raise", "old", "--severity", "P2", "--title", "Old"]],
    "blocker reopen": [
        ["blocker", "raise", "ended", "--severity", "P2", "--title", "Ended"],
        ["blocker", "clear", "ended", "--evidence", "PR 1", "--reason", "mended"],
    ],
}
RECORDS_NOTHING = {"checkpoint", "recover", "export", "backup"}
COPIES = {"export": "out", "backup": "copy.db"}


class Place:
    """A folder with a log of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.errors = 1

    def environment(self, more):
        base = {"PATH": os.environ["PATH"], "HOME": str(self.folder / "home"), "TZ": "UTC"}
        names = {
            "SLUICE_LOG": "log/sluice.db",
            "SLUICE_KEY_FILE": "keys/log.key",
            "SLUICE_FLAGS_FILE": "flags/flags.json",
        }
        base |= {name: str(self.folder / path) for name, path in names.items()}
        evidence = json.dumps({"errors": self.errors})
        return base | {"SLUICE_ACTOR": "manager", "EVIDENCE": evidence} | more

    def run(self, *words, **more):
        return subprocess.run(
            [self.program, *words],
            cwd=self.folder,
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def insist(self, *words):
        result = self.run(*words)
        if result.returncode != 0:
            sys.exit(f"{words}: {result.returncode}: {result.stderr}")

    def entries(self):
        with sqlite3.connect(f"file:{self.folder}/log/sluice.db?mode=ro", uri=True) as log:
            return log.execute("SELECT count(*) FROM entry").fetchone()[0]

    def fill(self):
        for name in ["log", "keys", "flags", "home"]:
            (self.folder / name).mkdir(mode=0o700)
        (self.folder / "plan.yaml").write_text(PLAN)
        (self.folder / "other.yaml").write_text(PLAN.replace("cohort: 30", "cohort: 31"))
        lines = "".join(f"c-{number}\n" for number in range(40))
        (self.folder / "customers.csv").write_text(f"id\n{lines}")
        self.insist("plan", "apply", "plan.yaml", "--yes")
        self.insist("attest", "leak", "--successes", "50", "--failures", "0", "--actor", "ci")
        self.insist("advance", "--yes")
        self.insist("approve", "--actor", "kim")


class Trial:
    """One command in which one call fails."""

    def __init__(self, campaign, command, kind, way, number):
        self.campaign, self.command, self.kind = campaign, command, kind
        self.way, self.number = way, number
        self.complaints = []

    def go(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.campaign.filled, folder, dirs_exist_ok=True)
            place = Place(self.campaign.program, folder)
            if self.command == "guard":
                place.errors = 9
            for words in BEFORE.get(self.command, []):
                place.insist(*words)
            before = place.entries()
            mark = pathlib.Path(folder) / "home" / "mark"
            result = place.run(*COMMANDS[self.command], **self.fault(folder, mark))
            self.code = result.returncode
            self.calls = mark.stat().st_size if mark.exists() else 0
            if self.number:
                self.judge(place, before, result)
            return self.calls > 0, self.complaints

    def fault(self, folder, mark):
        number, lasts, done = WAYS[self.way]
        return {
            "LD_PRELOAD": str(self.campaign.library),
            "FAULT_KIND": self.kind,
            "FAULT_NUMBER": str(self.number),
            "FAULT_ERRNO": str(number),
            "FAULT_LASTS": str(int(lasts)),
            "FAULT_DONE": str(int(done)),
            "FAULT_UNDER": folder,
            "FAULT_MARK": str(mark),
        }

    def judge(self, place, before, result):
        text = result.stdout + result.stderr
        found = place.entries()
        if result.returncode < 0 or result.returncode > 65:
            self.complain(f"it ended with {result.returncode}", text)
        if found < before:
            self.complain(f"{before - found} entries are lost", text)
        if "nothing was recorded" in text and found > before:
            self.complain("it says that nothing was recorded, and something was", text)
        if result.returncode == 0 and found == before and self.command not in RECORDS_NOTHING:
            self.complain("it says that it is done, and nothing was recorded", text)
        verified = place.run("log", "verify", "--replay")
        if verified.returncode != 0:
            self.complain("the log does not verify", verified.stdout + verified.stderr)
        if self.command in COPIES and result.returncode == 0:
            if self.kind == "sync":
                self.complain("it says that it is done, and the disk did not take it", text)
            copy = place.run("log", "verify", COPIES[self.command], "--replay")
            if copy.returncode != 0:
                self.complain("the copy does not verify", copy.stdout + copy.stderr)
        following = place.run("blocker", "raise", "next", "--severity", "P3", "--title", "Next")
        if following.returncode != 0:
            self.complain("the next command does not work", following.stdout + following.stderr)
        verified = place.run("log", "verify", "--replay")
        if verified.returncode != 0:
            self.complain("the log does not verify after it", verified.stdout + verified.stderr)
        if self.command == "guard":
            if result.returncode == 0:
                self.complain("it ends as if nothing had failed", text)
            # A look that fails is done again, which a guard does by itself.
            looked = place.run(*COMMANDS["guard"])
            text += looked.stdout + looked.stderr
        if self.command in STOPS:
            self.judge_stop(place, result, text)

    def judge_stop(self, place, result, text):
        status = json.loads(place.run("status", "--json").stdout)
        isHeld = bool(status["holds"])
        isBack = self.command == "hold" or status["exposure"]["now"] == 0
        isOwed = self.command == "guard" or result.returncode == 0 or not WAYS[self.way][1]
        if isOwed and not (isHeld and isBack):
            self.complain("what stops is neither on record nor kept", text)
        flags = json.loads((place.folder / "flags/flags.json").read_text())
        isOff = "c-1" not in json.dumps(flags["flags"]["demo"].get("targeting", {}))
        if isBack and self.command != "hold" and isHeld and not isOff:
            self.complain("the flags are on after the rollback", text)

    def complain(self, what, text):
        where = f"{self.command}, {self.kind} {self.number} fails ({self.way})"
        self.complaints.append(f"{where}: {what}\n    " + text.strip().replace("\n", "\n    "))


class Campaign:
    def __init__(self, program, every):
        self.program, self.every = program, every
        self.folder = tempfile.TemporaryDirectory()
        self.library = pathlib.Path(self.folder.name) / "fault.so"
        self.filled = pathlib.Path(self.folder.name) / "filled"
        source = str(HERE / "fault.c")
        compiler = os.environ.get("CC") or shutil.which("cc") or "clang"
        words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(self.library), source, "-ldl"]
        subprocess.run(words, check=True)
        self.filled.mkdir()
        Place(program, self.filled).fill()

    def rehearse(self, command):
        """Requires that a command works if nothing fails."""
        trial = Trial(self, command, "none", "once", 1)
        _, complaints = trial.go()
        if complaints or trial.code not in (0, 14):
            sys.exit(f"{command} ends with {trial.code} without a fault: {complaints}")

    def count(self, command, kind):
        """The number of calls of a kind that a command makes if none fails."""
        trial = Trial(self, command, kind, "once", 0)
        trial.go()
        return trial.calls

    def numbers(self, command, kind, way, count):
        """The calls that are to fail; a failure that lasts from a late one on adds little."""
        first = 1 + hash_of(command, kind, way) % self.every
        last = min(count, 40) if WAYS[way][1] else count
        return range(first, last + 1, self.every)


def ways_of(kind):
    for way, (number, _, done) in WAYS.items():
        if done and kind not in DOING or number == errno.ENOSPC and kind not in FILLING:
            continue
        yield way


def hash_of(*words):
    """The same number in each run, unlike Python's own."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(" ".join(words)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--program", default=".build/debug/sluice")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    campaign = Campaign(str(pathlib.Path(options.program).resolve()), options.every)
    chosen = [name for name in COMMANDS if not options.words or name in options.words]
    for name in chosen:
        campaign.rehearse(name)
    total, complaints = 0, []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        pairs = [(name, kind) for name in chosen for kind in KINDS]
        trials = [
            Trial(campaign, name, kind, way, number)
            for (name, kind), count in zip(pairs, pool.map(lambda pair: campaign.count(*pair), pairs))
            for way in ways_of(kind)
            for number in campaign.numbers(name, kind, way, count)
        ]
        for happened, found in pool.map(Trial.go, trials):
            total += happened
            complaints += found
            for complaint in found:
                print(complaint, flush=True)
    print(f"{total} faults in {len(chosen)} commands, {len(complaints)} complaints")
    sys.exit(1 if complaints or total == 0 else 0)


main()
