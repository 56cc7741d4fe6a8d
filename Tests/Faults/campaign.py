"""Lets every call of every changing command fail in turn, and looks at what is said and left.

    Tests/Faults/campaign.py [--every N] [--program FILE] [WORD …]

For each command, kind of call and way to fail, the first call fails, then the second, until the
command runs through. --every N takes each Nth of them only; words choose commands. Afterwards,
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
PLAN = """
sluice: 1
name: demo
sources: { suites: { attestation: [ci] }, service: { command: [cat, evidence.json] } }
noGo:
  - { id: leak, measure: { from: suites, trials: leak }, require: { failures: 0, trials: 10 } }
  - { id: errors, measure: { from: service, value: errors }, require: { value: "< 5" }, when: live }
population: { customers: { csv: customers.csv, id: id }, salt: demo, invited: [c-1] }
stages:
  - { name: beta, cohort: 10, soak: 0s }
  - { name: all, cohort: 30, soak: 0s, approvals: { count: 1 } }
"""
COMMANDS = {
    "hold": ["hold", "--reason", "lunch"],
    "rollback": ["rollback", "--reason", "slow", "--yes"],
    "guard": ["guard", "--once"],
    "advance": ["advance", "--yes"],
    "attest": ["attest", "leak", "--successes", "50", "--failures", "0", "--actor", "ci"],
    "approve": ["approve", "--actor", "lee"],
    "plan apply": ["plan", "apply", "other.yaml", "--yes", "--actor", "kim"],
    "blocker": ["blocker", "raise", "slow", "--severity", "P2", "--title", "Slow"],
    "forget": ["cohort", "forget", "c-3", "--reason", "asked", "--yes"],
    "checkpoint": ["log", "checkpoint"],
}
STOPS = {"hold", "rollback", "guard"}


class Place:
    """A folder with a log of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def environment(self, more):
        base = {"PATH": os.environ["PATH"], "HOME": str(self.folder / "home"), "TZ": "UTC"}
        names = {
            "SLUICE_LOG": "log/sluice.db",
            "SLUICE_KEY_FILE": "keys/log.key",
            "SLUICE_FLAGS_FILE": "flags/flags.json",
        }
        base |= {name: str(self.folder / path) for name, path in names.items()}
        return base | {"SLUICE_ACTOR": "manager"} | more

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
        self.evidence(1)
        self.insist("plan", "apply", "plan.yaml", "--yes")
        self.insist("attest", "leak", "--successes", "50", "--failures", "0", "--actor", "ci")
        self.insist("advance", "--yes")
        self.insist("approve", "--actor", "kim")

    def evidence(self, errors):
        (self.folder / "evidence.json").write_text(json.dumps({"errors": errors}))


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
                place.evidence(9)
            before = place.entries()
            mark = pathlib.Path(folder) / "home" / "mark"
            result = place.run(*COMMANDS[self.command], **self.fault(folder, mark))
            self.judge(place, before, result)
            return mark.exists(), self.complaints

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
        if result.returncode == 0 and found == before and self.command != "checkpoint":
            self.complain("it says that it is done, and nothing was recorded", text)
        verified = place.run("log", "verify", "--replay")
        if verified.returncode != 0:
            self.complain("the log does not verify", verified.stdout + verified.stderr)
        following = place.run("blocker", "raise", "next", "--severity", "P3", "--title", "Next")
        if following.returncode != 0:
            self.complain("the next command does not work", following.stdout + following.stderr)
        verified = place.run("log", "verify", "--replay")
        if verified.returncode != 0:
            self.complain("the log does not verify after it", verified.stdout + verified.stderr)
        if self.command in STOPS:
            self.judge_stop(place, result, text)

    def judge_stop(self, place, result, text):
        status = json.loads(place.run("status", "--json").stdout)
        isHeld = bool(status["holds"])
        isBack = self.command == "hold" or status["exposure"]["now"] == 0
        if not (isHeld and isBack) and (result.returncode in (0, 14) or not WAYS[self.way][1]):
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
        words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(self.library), source, "-ldl"]
        subprocess.run(words, check=True)
        self.filled.mkdir()
        Place(program, self.filled).fill()

    def series(self, command, kind, way):
        """Lets one call after the other fail until the command has no more of them."""
        first = 1 + hash_of(command, kind, way) % self.every
        count, complaints = 0, []
        for number in range(first, 1_000, self.every):
            happened, found = Trial(self, command, kind, way, number).go()
            complaints += found
            if not happened:
                break
            count += 1
            if WAYS[way][1] and number > 40:
                break
        return count, complaints


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
    series = [(name, kind, way) for name in chosen for kind in KINDS for way in WAYS]
    total, complaints = 0, []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for count, found in pool.map(lambda one: campaign.series(*one), series):
            total += count
            complaints += found
            for complaint in found:
                print(complaint, flush=True)
    print(f"{total} faults in {len(chosen)} commands, {len(complaints)} complaints")
    sys.exit(1 if complaints or total == 0 else 0)


main()
