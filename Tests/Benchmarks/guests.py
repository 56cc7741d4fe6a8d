#!/usr/bin/env python3
"""What guests and a hanging disk cost the two servers.

    Tests/Benchmarks/guests.py SLUICE [--small]

Starts `sluice serve` and `sluice witness serve`, each with 1,024 descriptors. 1,100 guests connect
and say nothing, and come back whenever they are thrown out; 2,000 requests break the rules of HTTP
or stop in the middle; eight guests ask for a tunnel and send without an end; and some send requests
and read no answer. Meanwhile a rollout is advanced and rolled back again and again. What counts:

  memory    the most that either server had resident, below 100 MiB
  rollback  the time from its commit to the first answer that is off, below 250 ms (p99)
  health    of a client that asks every 100 ms, always 200
  log       while every read of it hangs: health 503, answers go on, SIGTERM ends the server in 10 s

The commit is the first change of the log's files after the command has begun. --small takes a tenth
of everything and 4 s for a rollback, for tests that share their machine with others. Needs Linux,
and a C compiler (CC, else cc or clang) for a library that makes the reads hang.
"""
import json
import os
import resource
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sluice = os.path.abspath(sys.argv[1])
small = "--small" in sys.argv
SILENT, HOSTILE, ROLLBACKS = (110, 200, 5) if small else (1_100, 2_000, 50)
MEMORY_MAX_MIB, ROLLBACK_MAX_MS = 100, 4_000 if small else 250

PLAN = """
sluice: 1
name: release
sources: { suites: { attestation: [ci] } }
population: { customers: { csv: customers.csv, id: id }, salt: s }
noGo: [ { id: leak, measure: { from: suites, trials: leak }, require: { failures: 0, trials: 10 } } ]
stages: [ { name: beta, cohort: 10..20, soak: 0s }, { name: launch, cohort: 50, soak: 0s } ]
"""

# Opening the file that HANG_NAME names hangs for as long as there is a file HANG_WHILE.
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void hang(const char *path) {
    const char *name = getenv("HANG_NAME"), *stop = getenv("HANG_WHILE");
    if (!name || !stop || !path || !strstr(path, name)) return;
    while (access(stop, F_OK) == 0) usleep(20000);
}
#define OPEN(NAME) \
    int NAME(const char *path, int flags, ...) { \
        va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
        int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, #NAME); \
        hang(path); return next(path, flags, mode); }
OPEN(open)
OPEN(open64)
"""


def compiled(folder):
    source, library = os.path.join(folder, "hang.c"), os.path.join(folder, "hang.so")
    with open(source, "w", encoding="utf-8") as file:
        file.write(SHIM)
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("clang") or "cc"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def run(*arguments):
    done = subprocess.run([sluice, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout


def answered(connection, text):
    """The status and the body of the answer to some bytes; 0 for none."""
    connection.sendall(text)
    answer = b""
    while b"\r\n\r\n" not in answer:
        part = connection.recv(65_536)
        if not part:
            return 0, b""
        answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = head.lower().split(b"content-length:")
    count = int(fields[1].split(b"\r\n")[0]) if len(fields) > 1 else 0
    while len(body) < count:
        part = connection.recv(65_536)
        if not part:
            break
        body += part
    return int(answer.split()[1]), body


class Server:
    """A server with 1,024 descriptors, and the most memory that it had."""

    def __init__(self, arguments, library, hangs_at):
        self.hang_while = os.path.join(folder, "hang-" + hangs_at)
        resource_limit = (1_024, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        self.talk = open(os.path.join(folder, f"talk-{hangs_at}"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sluice, *arguments],
            stderr=self.talk,
            stdin=subprocess.DEVNULL,
            env=dict(os.environ, LD_PRELOAD=library, HANG_NAME=hangs_at, HANG_WHILE=self.hang_while),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, resource_limit),
        )
        started.append(self.process)
        self.port = None
        until = time.monotonic() + 30
        while self.port is None and time.monotonic() < until:
            time.sleep(0.05)
            self.talk.seek(0)
            found = [part for part in self.talk.read().split() if part.startswith("http://127")]
            if found:
                self.port = int(found[0].rstrip(";").rsplit(":", 1)[1])
        self.talk.seek(0)
        assert self.port, "the server does not listen: " + self.talk.read()

    def hang(self, is_hanging):
        if is_hanging:
            open(self.hang_while, "w", encoding="utf-8").close()
        else:
            os.remove(self.hang_while)

    @property
    def peak_mib(self):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            peak = next(line for line in file if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024

    def connected(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def ask(self, text, timeout=10):
        """The answer to some bytes on a connection of its own."""
        try:
            with self.connected(timeout) as connection:
                return answered(connection, text)
        except OSError:
            return 0, b""

    def end(self):
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        return self.process.wait(), time.monotonic() - start


def request(path, method="GET", body=b"", fields=b""):
    length = b"Content-Length: %d\r\n" % len(body) if body else b""
    head = b"%s %s HTTP/1.1\r\nHost: localhost\r\n" % (method.encode(), path.encode())
    return head + fields + length + b"\r\n" + body


HEALTH = request("/healthz")
QUESTION = json.dumps({"context": {"targetingKey": "c1"}}).encode()
EVALUATION = request(
    "/ofrep/v1/evaluate/flags/release", "POST", QUESTION, b"Content-Type: application/json\r\n"
)


def hostile(path):
    """Requests that break the rules of HTTP, or stop in the middle."""
    host = b"Host: localhost\r\n"
    post = b"POST " + path.encode() + b" HTTP/1.1\r\n"
    return [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET " + b"/" * 100_000,
        post + host + b"A: " + b"b" * 60_000 + b"\r\n\r\n",
        post + host + b"A: b\r\n" * 5_000 + b"\r\n",
        post + b"\r\n",
        post + host + host + b"\r\n",
        post + b"Host: evil.example\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\n" + host + b"\r\n",
        post + host + b"Content-Length: 9223372036854775809\r\n\r\n" + b"x" * 100_000,
        post + host + b"Content-Length: 99999999999999999999999\r\n\r\n",
        post + host + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        post + host + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + host + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        post + host + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + b"x" * 100_000,
        post + host + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 200_000,
        post + host + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        post + host + b"Expect: 999\r\nContent-Length: 3\r\n\r\nabc",
        post + host + b"Upgrade: websocket\r\nConnection: upgrade\r\n\r\n" + b"x" * 1_000_000,
        b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n" + b"x" * 1_000_000,
        post + host + b"Content-Length: 50000\r\n\r\n" + b"[" * 50_000,
        post + host + b"Content-Length: 9\r\n\r\nabc",
        request("/flagd/flags.json") * 2_000,
        request("/nothing") * 2_000,
    ]


class Guests:
    """Guests in threads of their own until they are asked to end."""

    def __init__(self, server, path):
        self.server, self.path = server, path
        self.is_over = threading.Event()
        self.problems, self.sent = [], 0
        jobs = [self.be_silent] + [self.stream] * 8 + [self.read_nothing] * 4
        self.threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        self.hostile = [
            threading.Thread(target=self.break_rules, args=(part,), daemon=True)
            for part in range(20)
        ]
        for thread in self.threads + self.hostile:
            thread.start()

    def be_silent(self):
        """Connections that say nothing; whoever is thrown out comes back."""
        events = selectors.DefaultSelector()
        count = 0
        while not self.is_over.is_set():
            for _ in range(min(50, SILENT - count)):
                try:
                    connection = socket.create_connection(("127.0.0.1", self.server.port), 5)
                    events.register(connection, selectors.EVENT_READ)
                    count += 1
                except OSError:
                    time.sleep(0.05)
            for key, _ in events.select(0.05):
                events.unregister(key.fileobj)
                key.fileobj.close()
                count -= 1
        for key in list(events.get_map().values()):
            key.fileobj.close()

    def stream(self):
        block = bytes(1_000_000)
        while not self.is_over.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self.server.port), 5) as connection:
                    connection.sendall(b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n")
                    while not self.is_over.is_set():
                        connection.sendall(block)
            except OSError:
                time.sleep(0.05)

    def read_nothing(self):
        while not self.is_over.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self.server.port), 5) as connection:
                    while not self.is_over.is_set():
                        connection.sendall(request(self.path, "GET") * 1_000)
            except OSError:
                time.sleep(0.05)

    def break_rules(self, part):
        texts = hostile(self.path)
        for number in range(part, HOSTILE, 20):
            text = texts[number % len(texts)]
            # Some have left before they are answered.
            self.server.ask(text, 2 if number % 3 else 0.1)
            self.sent += 1

    def end(self):
        for thread in self.hostile:
            thread.join()
        self.is_over.set()
        for thread in self.threads:
            thread.join(10)


class Health:
    """Asks for a server's health every 100 ms and keeps what was not 200, and the slowest."""

    def __init__(self, server, text, expected):
        self.wrong, self.slowest, self.count = [], 0, 0
        self.is_over = threading.Event()

        def ask():
            while not self.is_over.wait(0.1):
                start = time.monotonic()
                status, _ = server.ask(text)
                self.count += 1
                self.slowest = max(self.slowest, time.monotonic() - start)
                if status != expected:
                    self.wrong.append(status)

        self.thread = threading.Thread(target=ask, daemon=True)
        self.thread.start()

    def end(self):
        self.is_over.set()
        self.thread.join()


def changed():
    """The last change of the log's files, in seconds."""
    times = []
    for ending in ("", "-wal"):
        try:
            times.append(os.stat("sluice.db" + ending).st_mtime_ns)
        except FileNotFoundError:
            pass
    return max(times) / 1e9


class Client:
    """An application, which keeps its connection."""

    def __init__(self, server):
        self.server, self.connection = server, None

    def asked(self):
        try:
            self.connection = self.connection or self.server.connected()
            answer = answered(self.connection, EVALUATION)
        except OSError:
            answer = 0, b""
        if answer[0] == 0 and self.connection:
            self.connection.close()
            self.connection = None
        return answer

    def until(self, value):
        """The time of the first answer with a value."""
        for _ in range(10_000):
            status, body = self.asked()
            if status == 200 and json.loads(body).get("value") is value:
                return time.time()
            time.sleep(0.002)
        raise AssertionError(f"the flag never became {value}: {status} {body}")


def rolled_back(client):
    """The milliseconds from the commit of a rollback to the first answer that is off."""
    run("attest", "leak", "--successes", "100", "--failures", "0", "--actor", "ci")
    run("advance", "--yes")
    client.until(True)
    found, before = {}, changed()

    def watch():
        while "end" not in found:
            if "commit" not in found and changed() > before:
                found["commit"] = changed()
            time.sleep(0.001)

    def ask():
        found["off"] = client.until(False)

    threads = [threading.Thread(target=job) for job in (watch, ask)]
    for thread in threads:
        thread.start()
    run("rollback", "--reason", "slow")
    threads[1].join()
    found["end"] = True
    threads[0].join()
    for hold in json.loads(run("status", "--json"))["holds"]:
        run("resume", "--hold", hold["id"], "--reason", "again", "--yes")
    return (found["off"] - found["commit"]) * 1_000


def report(name, is_right, text):
    print(f"{'PASS' if is_right else 'FAIL'}  {name}: {text}", flush=True)
    if not is_right:
        failed.append(name)


def flags(library):
    server = Server(["serve", "--listen", "127.0.0.1:0"], library, "sluice.db")
    for _ in range(200):
        if server.ask(HEALTH)[0] == 200:
            break
        time.sleep(0.05)
    guests, health = Guests(server, "/flagd/flags.json"), Health(server, HEALTH, 200)
    client = Client(server)
    times = sorted(rolled_back(client) for _ in range(ROLLBACKS))
    guests.end()
    health.end()
    worst = times[min(len(times) - 1, int(len(times) * 0.99))]
    report(
        "rollback", worst < ROLLBACK_MAX_MS,
        f"off within {worst:.0f} ms of the commit (p99 of {ROLLBACKS}; "
        f"median {times[len(times) // 2]:.0f} ms)",
    )
    report(
        "health", not health.wrong and health.count > 0,
        f"{health.count - len(health.wrong)} of {health.count} were 200, "
        f"the slowest within {health.slowest * 1_000:.0f} ms",
    )
    server.hang(True)
    # Something has changed, so that the log is looked at.
    run("hold", "--reason", "a disk that hangs")
    for _ in range(300):
        status, body = server.ask(HEALTH)
        if status == 503:
            break
        time.sleep(0.05)
    answered = server.ask(EVALUATION)[0]
    report("hanging log", status == 503 and answered == 200, f"health {status}, {body.decode()}")
    server.hang(False)
    for _ in range(300):
        status, _ = server.ask(HEALTH)
        if status == 200:
            break
        time.sleep(0.05)
    report("log that is back", status == 200, f"health {status}")
    server.hang(True)
    run("resume", "--hold", json.loads(run("status", "--json"))["holds"][0]["id"], "--reason", "x",
        "--yes")
    time.sleep(0.5)
    peak = server.peak_mib
    report("memory", peak < MEMORY_MAX_MIB, f"{peak:.0f} MiB at most, {guests.sent} hostile requests")
    code, seconds = server.end()
    report(
        "end", code == 0 and seconds < 10,
        f"{code} {seconds:.1f} s after SIGTERM, while the log hangs",
    )


def ask_witness(server, key):
    """Has the log's next head cosigned by the witness, and returns what the log says of it."""
    with open("policy", "w", encoding="utf-8") as file:
        file.write(f"log {key}\nwitness w {run('witness', 'key').strip()} "
                   f"http://127.0.0.1:{server.port}\nquorum w\n")
    run("hold", "--reason", "witnessed", "--policy", "policy")
    return run("log", "verify", "--policy", "policy").splitlines()[-1].strip()


def witness(library):
    key = run("log", "key", "show").strip()
    run("witness", "key", "--name", "witness.example/w")
    server = Server(
        ["witness", "serve", "--listen", "127.0.0.1:0", "--log", key], library, ".head"
    )
    probe = request("/add-checkpoint")
    guests, health = Guests(server, "/add-checkpoint"), Health(server, probe, 405)
    guests.end()
    health.end()
    report(
        "witness", not health.wrong and health.count > 0,
        f"{health.count - len(health.wrong)} of {health.count} were answered, "
        f"the slowest within {health.slowest * 1_000:.0f} ms",
    )
    told = ask_witness(server, key)
    report("witness after all that", told.startswith("cosigned by"), told)
    server.hang(True)
    hold = [sluice, "hold", "--reason", "unwitnessed", "--policy", "policy"]
    blocked = subprocess.Popen(hold, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    status, _ = server.ask(probe)
    report("witness whose disk hangs", status == 405, f"{status}")
    peak = server.peak_mib
    report(
        "witness memory", peak < MEMORY_MAX_MIB,
        f"{peak:.0f} MiB at most, {guests.sent} hostile requests",
    )
    code, seconds = server.end()
    report("witness end", seconds < 10, f"{code} {seconds:.1f} s after SIGTERM, while its disk hangs")


failed, started = [], []
limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit, 65_536), limit))
folder = tempfile.mkdtemp(prefix="guests-")
try:
    os.chdir(folder)
    os.environ.update(
        SLUICE_LOG="sluice.db",
        SLUICE_KEY_FILE=os.path.join(folder, "keys/log.key"),
        SLUICE_ACTOR="manager",
        HOME=folder,
        XDG_STATE_HOME=os.path.join(folder, "state"),
    )
    with open("customers.csv", "w", encoding="utf-8") as file:
        file.write("id\n" + "".join(f"c{number}\n" for number in range(20)))
    with open("plan.yaml", "w", encoding="utf-8") as file:
        file.write(PLAN)
    run("plan", "apply", "plan.yaml", "--yes")
    library = compiled(folder)
    flags(library)
    witness(library)
finally:
    for process in started:
        if process.poll() is None:
            process.kill()
    shutil.rmtree(folder, ignore_errors=True)
sys.exit(1 if failed else 0)
