"""A small web server for tests: python3 answers.py FOLDER

Writes its port and a free one into FOLDER/ports. It ends when its standard input does, so that
it does not outlive the tests.

GET /name            the file FOLDER/name
GET /metrics         every file FOLDER/*.prom, one after the other
GET /status/503      that status, with an empty body
GET /moved           a redirect to /elsewhere/1
GET /elsewhere/1     notes that it was asked, in FOLDER/elsewhere
GET /large           2 MiB
GET or POST /slow/…  no answer for a minute
POST /nothing/…      404
POST /hook           appends the message to FOLDER/received; answers as FOLDER/hook says:
                     a status and perhaps a Retry-After
GET or POST /suite/WAY/…: as the conformance suite of evidence sources wants it; WAY is
    answer     the file FOLDER/answer, whatever the rest of the path, but for an Alertmanager's
               status, which says that it was started in 2020
    status-500 that status, with the file
    moved      a redirect to /elsewhere/1, with the file
    slow       no answer for a minute
    cut        half of the file, with the length of all of it
GET or POST /front/WAY/PORT/…: what Prometheus at that port answers, through a front end that
    whole      changes nothing
    readonly   refuses POST with 405
    rounded    rounds the beginning and the end of a range down to the step, as caches do
    shifted    asks for a minute earlier
    fewer      leaves out the last hour of a range, of the resets alone
    later      leaves out the last hour of a range, of all but the resets
    MARK=JSON  adds that mark to each answer, as ones that are not whole have it
POST /echo-error/…   the error of a Prometheus that repeats the request's authorization
"""

import datetime
import json
import os
import pathlib
import socket
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder = pathlib.Path(sys.argv[1])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_suite(self):
        way = self.path.split("/")[2]
        content = (folder / "answer").read_bytes()
        if way == "answer" and self.path.endswith("/api/v2/status"):
            content = b'{"uptime": "2020-01-01T00:00:00.000Z"}'
        if way == "slow":
            time.sleep(60)
        elif way == "cut":
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
        elif way == "moved":
            self.answer(302, content, [("Location", "/elsewhere/1")])
        else:
            self.answer(int(way.removeprefix("status-")) if way != "answer" else 200, content)

    def answer_front(self, form):
        _, _, way, port, rest = self.path.split("?")[0].split("/", 4)
        way = urllib.parse.unquote(way)
        fields = dict(urllib.parse.parse_qsl(form))
        if way == "readonly" and self.command == "POST":
            return self.answer(405)
        if way == "rounded" and "step" in fields:
            for name in ("start", "end"):
                moment = datetime.datetime.fromisoformat(fields[name].replace("Z", "+00:00"))
                fields[name] = str(moment.timestamp() // 3600 * 3600)
        if way == "shifted":
            for name in ("start", "end", "time"):
                if name in fields:
                    moment = datetime.datetime.fromisoformat(fields[name].replace("Z", "+00:00"))
                    fields[name] = str(moment.timestamp() - 60)
        address = f"http://127.0.0.1:{port}/{rest}"
        with urllib.request.urlopen(address, urllib.parse.urlencode(fields).encode()) as found:
            answer = json.load(found)
        about_resets = "resets" in fields["query"]
        if "step" in fields and way == ("fewer" if about_resets else "later"):
            for series in answer["data"]["result"]:
                series["values"] = series["values"][:-1]
        if "=" in way:
            mark, value = way.split("=", 1)
            answer[mark] = json.loads(value)
        self.answer(200, json.dumps(answer).encode())

    def do_GET(self):
        if self.path.startswith("/suite/"):
            self.answer_suite()
        elif self.path.startswith("/front/"):
            self.answer_front(self.path.partition("?")[2])
        elif self.path == "/metrics":
            files = sorted(folder.glob("*.prom"))
            self.answer(200, b"".join(file.read_bytes() for file in files))
        elif self.path.startswith("/status/"):
            self.answer(int(self.path.rsplit("/", 1)[1]))
        elif self.path == "/moved":
            self.answer(302, headers=[("Location", "/elsewhere/1")])
        elif self.path.startswith("/elsewhere/"):
            (folder / "elsewhere").write_text("asked")
            self.answer(200, b"1")
        elif self.path == "/large":
            self.answer(200, b" " * (2 * 1048576))
        elif self.path.startswith("/slow"):
            time.sleep(60)
        else:
            with open(folder / "asked", "a") as asked:
                told = " ".join(
                    self.headers[name]
                    for name in ("authorization", "sluice-since")
                    if name in self.headers
                )
                asked.write(f"{self.path} {told}\n")
            file = folder / self.path.split("?")[0].strip("/")
            self.answer(200, file.read_bytes()) if file.is_file() else self.answer(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.startswith("/suite/"):
            self.answer_suite()
        elif self.path.startswith("/front/"):
            self.answer_front(body.decode())
        elif self.path.startswith("/slow"):
            time.sleep(60)
        elif self.path.startswith("/nothing"):
            self.answer(404)
        elif self.path.startswith("/echo-error"):
            error = "no entry for " + self.headers.get("authorization", "")
            text = json.dumps({"status": "error", "errorType": "internal", "error": error})
            self.answer(500, text.encode())
        else:
            headers = {name.lower(): value for name, value in self.headers.items()}
            with open(folder / "received", "a") as received:
                received.write(json.dumps({"headers": headers, "body": body.decode()}) + "\n")
            status, *retry = (folder / "hook").read_text().split(maxsplit=1)
            self.answer(int(status), headers=[("Retry-After", text) for text in retry])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Clients that give up are a part of the tests."""


server = QuietServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
(folder / "ports.new").write_text(f"{server.server_address[1]} {free_port()}")
(folder / "ports.new").rename(folder / "ports")
sys.stdin.read()
os._exit(0)
