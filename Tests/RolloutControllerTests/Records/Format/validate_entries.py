"""Holds the JSON Schema of a log's entry against entries.

Usage: validate_entries.py SCHEMA VALID INVALID

Each line of VALID and INVALID is a label, a tab and an entry. Exits with 0 where every entry of
VALID is valid under the schema and every one of INVALID is not; otherwise names those that are not
as expected, at most ten of each.
"""

import json
import sys

import jsonschema


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line:
                label, text = line.split("\t", 1)
                yield label, json.loads(text)


def leaf(error):
    """The deepest error behind one that only says that no choice fits."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def main():
    schema_path, valid_path, invalid_path = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    valid, invalid = list(lines(valid_path)), list(lines(invalid_path))
    problems = []
    for label, entry in valid:
        for error in validator.iter_errors(entry):
            error = leaf(error)
            problems.append(f"{label}: {error.json_path}: {error.message[:200]}")
            break
    print("\n".join(problems[:10]))
    missed = [label for label, entry in invalid if validator.is_valid(entry)]
    print("\n".join(f"{label}: valid, but should not be" for label in missed[:10]))
    print(f"{len(valid)} valid, {len(invalid)} invalid")
    return 1 if problems or missed else 0


sys.exit(main())
