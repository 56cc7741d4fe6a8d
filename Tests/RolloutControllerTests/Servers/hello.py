"""Takes connections until one says hello, and writes down how it begins: python3 hello.py FOLDER

Writes its port into FOLDER/port, and what it received first, in hexadecimal, into FOLDER/hello.
"""

import pathlib
import socket
import sys

folder = pathlib.Path(sys.argv[1])
with socket.create_server(("127.0.0.1", 0)) as server:
    server.settimeout(240)
    (folder / "port.new").write_text(str(server.getsockname()[1]))
    (folder / "port.new").rename(folder / "port")
    hello = b""
    # The length of a TLS record stands in its fourth and fifth byte. A client that gives up before
    # it said so much is waited for again.
    while len(hello) < 5 or len(hello) < 5 + int.from_bytes(hello[3:5], "big"):
        connection, _ = server.accept()
        with connection:
            hello = b""
            while part := connection.recv(65536):
                hello += part
                if len(hello) >= 5 + int.from_bytes(hello[3:5], "big") > 5:
                    (folder / "hello.new").write_text(hello.hex())
                    (folder / "hello.new").rename(folder / "hello")
                    break
