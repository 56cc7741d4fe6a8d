"""Plants the switches of removals.txt in the sources for removals.sh, and reads what tests say."""

import pathlib
import re
import sys

LIST = pathlib.Path("Tests/removals.txt")
SWITCH = """import Foundation

private let removed = ProcessInfo.processInfo.environment["SLUICE_REMOVED_RULE"]

package func isRemoved(_ rule: String) -> Bool { rule == removed }
"""


def blocks():
    for block in LIST.read_text().split("\n== ")[1:]:
        file, body = block.split("\n", 1)
        taken, put = body.split("\n--\n", 1)
        yield pathlib.Path("Sources") / file.strip(), taken, put.rstrip("\n")


def names(words):
    found = [re.findall(r'isRemoved\("([^"]+)"\)', put) for _, _, put in blocks()]
    for name in dict.fromkeys(name for names in found for name in names):
        if not words or any(word in name for word in words):
            print(name)


def plant():
    for file, taken, put in blocks():
        text = file.read_text()
        count = text.count(taken)
        if count != 1:
            sys.exit(f"{file} has this {count} times, and should have it once:\n{taken}")
        text = text.replace(taken, put)
        if "Sources/Values" not in str(file) and not re.search(r"^.*import Values$", text, re.M):
            text = "import Values\n" + text
        file.write_text(text)
    pathlib.Path("Sources/Values/IsRemoved.swift").write_text(SWITCH)


def found(output):
    text = pathlib.Path(output).read_text(errors="replace")
    walk = re.search(r"(seed \d+ step \d+): ([^\n]*)", text)
    if walk:
        print(f"{walk[1]}: {walk[2][:80]}")
        return
    other = re.search(r"✘ Test (.*?) recorded an issue[^\n]*", text)
    print(other[0][2:120] if other else "failed: " + text.strip().splitlines()[-1][:90])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names", *words]:
            names(words)
        case ["plant"]:
            plant()
        case ["found", output]:
            found(output)
