"""Holds what commands print against the JSON Schemas of their answers.

Usage: validate_answers.py FILE

Each line of FILE is a JSON object: a label, a schema and an answer. Objects are taken as closed, so
that a key is found which the schema does not name. Exits with 0 where every answer is valid;
otherwise names those that are not, at most twenty.
"""

import json
import sys

import jsonschema


def closed(schema):
    """The schema, in which an object has no other keys than those that are named."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    if "required" in parts and isinstance(parts.get("properties"), dict):
        parts.setdefault("additionalProperties", False)
    return parts


def leaf(error):
    """The deepest error behind one that only says that no choice fits."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def main():
    problems = []
    count = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            count += 1
            jsonschema.Draft202012Validator.check_schema(case["schema"])
            validator = jsonschema.Draft202012Validator(closed(case["schema"]))
            for error in validator.iter_errors(case["answer"]):
                error = leaf(error)
                problems.append(f"{case['label']}: {error.json_path}: {error.message[:300]}")
                break
    print("\n".join(problems[:20]))
    print(f"{count} answers")
    return 1 if problems else 0


sys.exit(main())
