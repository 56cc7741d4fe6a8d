"""Takes one connection, and writes down how it begins: python3 hello.py FOLDER

Writes its port into FOLDER/port, and what it received first, in hexadecimal, into FOLDER/hello.
"""

import pathlib
import socket
import sys

folder = pathlib.Path(sys.argv[1])
with socket.create_server(("127.0.0.1", 0)) as server:
    server.settimeout(60)
    (folder / "port.new").write_text(str(server.getsockname()[1]))
    (folder / "port.new").rename(folder / "port")
    connection, _ = server.accept()
    with connection:
        hello = b""
        # The length of a TLS record stands in its fourth and fifth byte.
        while len(hello) < 5 or len(hello) < 5 + int.from_bytes(hello[3:5], "big"):
            hello += connection.recv(65536)
        (folder / "hello").write_text(hello.hex())
