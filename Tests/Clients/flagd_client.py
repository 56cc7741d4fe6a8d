"""Answers with the keys that flagd's provider, reading a flag file, finds a flag on for.

A line of JSON in, {"flag": …, "revision": …, "keys": […], "salt": …}, is a line of JSON out,
{"on": […], "problems": […]}. The file is followed as the provider does: it is waited for until it
shows the revision. What an application adds to the context is what it would add: the first 53 bits
of SHA-256(salt, 0, key).
"""
import hashlib
import json
import re
import sys
import time

from openfeature import api
from openfeature.contrib.provider.flagd import FlagdProvider
from openfeature.contrib.provider.flagd.config import ResolverType
from openfeature.evaluation_context import EvaluationContext

api.set_provider_and_wait(
    FlagdProvider(resolver_type=ResolverType.FILE, offline_flag_source_path=sys.argv[1])
)
client = api.get_client()


def context(flag, salt, key):
    digest = hashlib.sha256(salt.encode() + b"\0" + key.encode()).digest()
    number = int.from_bytes(digest[:8], "big") >> 11
    attribute = "cohortHash_" + re.sub(r"[^A-Za-z0-9_]", "_", flag)
    return EvaluationContext(key, {attribute: number})


def wait(flag, revision):
    end = time.time() + 30
    seen = None
    while time.time() < end:
        details = client.get_boolean_details(flag, False, EvaluationContext("nobody"))
        seen = (details.flag_metadata or {}).get("revision")
        if seen == revision:
            return None
        time.sleep(0.05)
    return f"the file's revision {revision} was not seen, but {seen}"


for line in sys.stdin:
    asked = json.loads(line)
    flag, on, problems = asked["flag"], [], []
    late = wait(flag, asked["revision"])
    if late is not None:
        problems.append(late)
    for key in asked["keys"]:
        given = context(flag, asked["salt"], key)
        details = client.get_boolean_details(flag, False, given)
        if details.error_code is not None or details.variant not in ("on", "off"):
            problems.append([key, str(details.error_code), str(details.error_message)])
        if details.value:
            on.append(key)
    print(json.dumps({"on": on, "problems": problems[:3]}), flush=True)
