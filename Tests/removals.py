"""Plants removals of rules in the sources for removals.sh, and takes them back.

A removal in removals.txt is a name, a file, the text that is taken out and the text that takes its
place. The text must be in the file exactly once.
"""

import pathlib
import re
import shutil
import sys

LIST = pathlib.Path("Tests/removals.txt")


def removals():
    for block in LIST.read_text().split("\n== ")[1:]:
        head, body = block.split("\n", 1)
        name, file = head.rsplit(" | ", 1)
        taken, put = body.split("\n--\n", 1)
        yield name.strip(), pathlib.Path("Sources") / file.strip(), taken, put.rstrip("\n")


def names(words):
    for name, *_ in removals():
        if not words or any(word in name for word in words):
            print(name)


def plant(wanted, saved):
    for name, file, taken, put in removals():
        if name != wanted:
            continue
        text = file.read_text()
        count = text.count(taken)
        if count != 1:
            sys.exit(f"{name}: {file} has the text {count} times, and should have it once")
        copy = pathlib.Path(saved) / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
        file.write_text(text.replace(taken, put))


def undo(saved):
    for copy in pathlib.Path(saved).rglob("*.swift"):
        file = copy.relative_to(saved)
        # Written anew, so that its time is a later one and it is built again.
        file.write_text(copy.read_text())
        copy.unlink()


def found(output):
    text = pathlib.Path(output).read_text(errors="replace")
    walk = re.search(r"(seed \d+ step \d+): ([^\n]*)", text)
    if walk:
        print(f"{walk[1]}: {walk[2][:70]}")
        return
    other = re.search(r"✘ Test (.*?) recorded an issue[^\n]*", text)
    print(other[0][2:100] if other else "failed: " + text.strip().splitlines()[-1][:90])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names", *words]:
            names(words)
        case ["plant", name, saved]:
            plant(name, saved)
        case ["undo", saved]:
            undo(saved)
        case ["found", output]:
            found(output)
