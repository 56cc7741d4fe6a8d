"""Runs a program on a terminal of its own, and prints what the terminal was sent.

Arguments: rows, columns, then words KEYS=SECONDS for keys to press at a time (^C as it is), then --
and the program. The exit code is the program's, or 128 and the signal that ended it.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

split = sys.argv.index("--")
rows, columns = int(sys.argv[1]), int(sys.argv[2])
keys = [word.rsplit("=", 1) for word in sys.argv[3:split]]
program = sys.argv[split + 1 :]

process, terminal = pty.fork()
if process == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.execvp(program[0], program)
start = time.monotonic()
screen = b""
while True:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if keys and time.monotonic() - start > float(keys[0][1]):
        pressed = keys.pop(0)[0].replace("^C", "\x03")
        os.write(terminal, pressed.encode())
    if not ready:
        continue
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    screen += piece
code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
sys.stdout.write(screen.decode(errors="replace"))
sys.exit(code if code >= 0 else 128 - code)
