"""Takes three rollouts over 5,000 customers through their stages, and compares at each what
unchanged clients say of every customer with what `cohort contains` says.

    rollouts.py SLUICE PYTHON_OF_TODAY PYTHON_OF_THE_EARLIER_HASH
"""
import json
import os
import random
import subprocess
import sys
import time

sluice, today, earlier = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
os.environ.update(
    SLUICE_LOG="sluice.db",
    SLUICE_KEY_FILE="keys/log.key",
    SLUICE_ACTOR="ci-bot",
    SLUICE_FLAGS_FILE="flags.json",
)
HASHES = {"by-sha256": "sha256", "by-cbor": "murmur3-cbor", "by-utf8": "murmur3-utf8"}
SALT = "salz \"1\" é"
PLAN = """
sluice: 1
name: %s
sources: { suites: { attestation: [ci-bot] } }
population:
  customers: { csv: customers.csv, id: customer }
  excluded: { csv: excluded.csv, id: customer }
  invited: %s
  salt: 'salz "1" é'
  hash: %s
noGo:
  - id: leak
    measure: { from: suites, trials: leak }
    require: { failures: 0, trials: 10 }
stages:
  - { name: beta, cohort: 10..20, soak: 0s }
  - { name: early-access, cohort: 500, soak: 0s }
  - { name: launch, cohort: 4000, soak: 0s }
"""


def run(*arguments, code=0, **options):
    done = subprocess.run(
        [sluice, *arguments], capture_output=True, text=True, timeout=120, **options
    )
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout


def write_customers(customers):
    # As those who know better do it: beside it, and then in its place.
    with open("customers.new", "w", encoding="utf-8") as file:
        file.write("customer\n")
        for customer in customers:
            file.write('"' + customer.replace('"', '""') + '"\n')
    os.replace("customers.new", "customers.csv")


class Client:
    def __init__(self, name, python, script, argument):
        self.name = name
        # A provider says much of a file that is broken.
        self.talk = open(script + "-" + name.split()[-1] + ".log", "w", encoding="utf-8")
        self.process = subprocess.Popen(
            [python, os.path.join(here, script), argument],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.talk,
            text=True,
        )

    def on(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, (self.name, "ended", open(self.talk.name, encoding="utf-8").read()[-2000:])
        answer = json.loads(line)
        assert answer["problems"] == [], (self.name, question["flag"], answer["problems"])
        return set(answer["on"])

    def end(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=30) == 0, self.name


def compare(moment, customers, counts):
    """Every customer on the list, at one moment, in every rollout, by every client."""
    lines = "".join(customer + "\n" for customer in customers)
    for flag, clients in CLIENTS.items():
        asked = subprocess.run(
            [sluice, "cohort", "contains", "-", "--rollout", flag],
            input=lines, capture_output=True, text=True, timeout=120,
        )
        assert asked.returncode == 10, asked.stderr
        expected = set(asked.stdout.splitlines())
        assert len(expected) == counts, (moment, flag, len(expected))
        revision = json.loads(run("status", "--rollout", flag, "--json"))["revision"]
        for client in clients:
            found = client.on(flag=flag, revision=revision, keys=customers, salt=SALT)
            wrong = found ^ expected
            assert not wrong, (moment, flag, client.name, len(wrong), sorted(wrong)[:5])
    print(f"PASS  {moment}: {counts} of {len(customers)} customers, by every client", flush=True)


def each(*arguments):
    for flag in HASHES:
        run("attest", "leak", "--successes", "1000", "--failures", "0", "--rollout", flag)
        run(*arguments, "--rollout", flag)


random.seed(5)
names = ["kunde-%d", "顧客 %d", "é\"%d\"", "user_%d@example.org"]
CUSTOMERS = [names[number % 4] % number for number in range(5_000)]
write_customers(CUSTOMERS)
invited, excluded = CUSTOMERS[100:115], CUSTOMERS[200:300]
with open("excluded.csv", "w", encoding="utf-8") as file:
    file.write("customer\n")
    file.writelines('"' + one.replace('"', '""') + '"\n' for one in excluded)
for name, order in HASHES.items():
    with open(name + ".yaml", "w", encoding="utf-8") as file:
        file.write(PLAN % (name, json.dumps(invited, ensure_ascii=False), order))
    run("plan", "apply", name + ".yaml", "--yes")

server = subprocess.Popen(
    [sluice, "serve", "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True
)
url = server.stderr.readline().split(" on ")[1].split(";")[0]
ofrep = Client("OFREP", today, "ofrep_client.py", url)
cbor = Client("flagd, a file, CBOR", today, "flagd_client.py", "flags.json")
utf8 = Client("flagd, a file, UTF-8", earlier, "flagd_client.py", "flags.json")
CLIENTS = {"by-sha256": [ofrep, cbor, utf8], "by-cbor": [cbor], "by-utf8": [utf8]}

compare("planned", CUSTOMERS, 0)
each("advance", "--yes", "--to", "beta")
compare("in beta", CUSTOMERS, 15)
each("advance", "--yes", "--to", "early-access")
compare("after the advance", CUSTOMERS, 500)
# The list changes under the rollout: some leave, and who joins waits for the next stage.
stayed = [one for one in CUSTOMERS if random.random() > 0.01]
write_customers(stayed + ["later-%d" % number for number in range(300)])
compare("after the change of the customers' file", CUSTOMERS, 500)
# The flag file is lost, and broken: the client keeps what it knows until it is written anew.
with open("flags.json", "r+", encoding="utf-8") as file:
    file.truncate(700)
time.sleep(1)
kept = json.loads(run("status", "--rollout", "by-cbor", "--json"))["revision"]
assert len(cbor.on(flag="by-cbor", revision=kept, keys=CUSTOMERS, salt=SALT)) == 500
each("hold", "--reason", "lunch")
compare("after the change of the flag file, in a hold", CUSTOMERS, 500)
each("rollback", "--to", "beta", "--reason", "as a drill")
compare("after the rollback", CUSTOMERS, 15)
for flag in HASHES:
    for hold in json.loads(run("status", "--rollout", flag, "--json"))["holds"]:
        run("resume", "--hold", hold["id"], "--reason", "the drill is over", "--rollout", flag)
each("advance", "--yes", "--to", "early-access")
each("advance", "--yes", "--to", "launch")
now_listed = stayed + ["later-%d" % number for number in range(300)]
compare("after two more advances", now_listed, 4_000)
each("rollback", "--reason", "from everybody")
compare("after the rollback from everybody", now_listed, 0)

for client in (ofrep, cbor, utf8):
    client.end()
server.terminate()
assert server.wait(timeout=15) == 0, "the server did not stop gracefully"
run("log", "verify", "--replay")
print("PASS  the server stops gracefully, and the log verifies and replays", flush=True)
