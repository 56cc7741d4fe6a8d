"""The customers: requests at a steady rate, whether or not the service keeps up.

    load.py PORT [REQUESTS A SECOND]

An open loop: a slow answer does not put off the next request, so slow answers are as frequent in
what is measured as they are for customers. One request in twenty asks for a new forecast.
"""

import asyncio
import random
import signal
import sys
from collections import Counter

MOST_AT_ONCE = 1_000  # beyond that requests are dropped and counted as such


class Load:
    def __init__(self, port):
        self.port = port
        self.idle = []
        self.busy = set()
        self.answers = Counter()

    async def run(self, rate):
        loop = asyncio.get_running_loop()
        start, sent = loop.time(), 0
        while True:
            due = int((loop.time() - start) * rate)
            for _ in range(due - sent):
                self.send()
            sent = due
            await asyncio.sleep(0.02)

    def send(self):
        if len(self.busy) >= MOST_AT_ONCE:
            self.answers["dropped"] += 1
            return
        task = asyncio.create_task(self.request())
        self.busy.add(task)
        task.add_done_callback(self.busy.discard)

    async def request(self):
        method = "POST" if random.random() < 0.05 else "GET"
        streams = None
        try:
            async with asyncio.timeout(10):
                streams = self.idle.pop() if self.idle else await self.connect()
                self.answers[await self.exchange(streams, method)] += 1
            self.idle.append(streams)
        except (OSError, EOFError, ValueError) as error:  # a timeout is an OSError
            self.answers[type(error).__name__] += 1
            if streams:
                streams[1].close()

    def connect(self):
        return asyncio.open_connection("127.0.0.1", self.port)

    async def exchange(self, streams, method):
        reader, writer = streams
        target = f"/forecast?customer={random.randrange(500)}"
        writer.write(f"{method} {target} HTTP/1.1\r\nHost: forecast\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().split("content-length:")[1].split("\r\n")[0])
        await reader.readexactly(length)
        return head.split(" ")[1]


async def main(port, rate):
    load = Load(port)
    running = asyncio.create_task(load.run(rate))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        print(dict(load.answers))
    for task in load.busy:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 250))
