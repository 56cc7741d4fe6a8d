"""Answers with the keys that OpenFeature's OFREP provider finds a flag on for.

A line of JSON in, {"flag": …, "keys": […]}, is a line of JSON out, {"on": […], "problems": […]}.
"""
import json
import sys

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext

api.set_provider_and_wait(OFREPProvider(base_url=sys.argv[1]))
client = api.get_client()
for line in sys.stdin:
    asked = json.loads(line)
    on, problems = [], []
    for key in asked["keys"]:
        details = client.get_boolean_details(asked["flag"], False, EvaluationContext(key))
        if details.error_code is not None or details.variant not in ("on", "off"):
            problems.append([key, str(details.error_code), str(details.error_message)])
        if details.value:
            on.append(key)
    print(json.dumps({"on": on, "problems": problems[:3]}), flush=True)
