"""A web server behind TLS for tests: python3 secure.py FOLDER CERTIFICATE VERSION [AUTHORITY]

Shows FOLDER/CERTIFICATE.pem, speaks TLS up to VERSION (1.2 or 1.3), and with an AUTHORITY wants a
certificate of the client that FOLDER/AUTHORITY.pem has signed. Writes its port into FOLDER/port.
It ends when its standard input does.

GET answers {"v": 1}, a POST of a query what a Prometheus does of which the number is 1, and another
POST nothing. Each is noted in FOLDER/asked: the name in the handshake, and the header Host.
"""

import json
import os
import pathlib
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder = pathlib.Path(sys.argv[1])
names = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, value=None):
        body = json.dumps(value).encode() if value is not None else b""
        with open(folder / "asked", "a") as asked:
            host = self.headers["host"].split(":")[0]
            asked.write(f"{names.get(self.connection, '-')} {host}\n")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200, {"v": 1})

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self.path.startswith("/api/"):
            return self.answer(204)
        result = [{"metric": {}, "value": [time.time(), "1"]}]
        data = {"resultType": "vector", "result": result}
        self.answer(200, {"status": "success", "data": data})


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Clients that trust nobody are a part of the tests."""

    def finish_request(self, request, client_address):
        request.do_handshake()
        super().finish_request(request, client_address)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder / f"{sys.argv[2]}.pem", folder / f"{sys.argv[2]}.key")
context.maximum_version = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}[sys.argv[3]]
context.sni_callback = lambda socket, name, _: names.__setitem__(socket, name)
if len(sys.argv) > 4:
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(folder / f"{sys.argv[4]}.pem")
server = QuietServer(("127.0.0.1", 0), Handler)
server.socket = context.wrap_socket(
    server.socket, server_side=True, do_handshake_on_connect=False
)
threading.Thread(target=server.serve_forever, daemon=True).start()
(folder / "port.new").write_text(str(server.server_address[1]))
(folder / "port.new").rename(folder / "port")
sys.stdin.read()
os._exit(0)
