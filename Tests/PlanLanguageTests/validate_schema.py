"""Holds the JSON Schema of the plan language against plans.

Usage: validate_schema.py SCHEMA --valid FILE… --invalid FILE…

Exits with 0 where every file after --valid is valid under the schema and every file after
--invalid is not; otherwise says which file is not as expected.
"""

import argparse
import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, no `yes` and `no`."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|false)$", "tf"),
    ("null", r"^(null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver(
        "tag:yaml.org,2002:" + tag, re.compile(pattern), list(first)
    )


def problem(validator, path):
    with open(path, encoding="utf-8") as file:
        document = yaml.load(file, CoreLoader)
    return next(iter(validator.iter_errors(document)), None)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("schema")
    arguments.add_argument("--valid", nargs="*", default=[])
    arguments.add_argument("--invalid", nargs="*", default=[])
    options = arguments.parse_args()
    with open(options.schema, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = 0
    for path in options.valid:
        found = problem(validator, path)
        if found:
            failures += 1
            print(f"{path}: {found.json_path}: {found.message[:200]}", file=sys.stderr)
    for path in options.invalid:
        if not problem(validator, path):
            failures += 1
            print(f"{path}: valid under the schema, but should not be", file=sys.stderr)
    print(f"{len(options.valid)} valid, {len(options.invalid)} invalid")
    return 1 if failures else 0


sys.exit(main())
