"""The release that is let through: a forecast service on PostgreSQL and Redis, and its faults.

    GET  /forecast?customer=N       from Redis, or else from PostgreSQL
    POST /forecast?customer=N       a new forecast, computed by a worker
    GET  /metrics                   for Prometheus
    POST /fault?errors=0.3          that share of requests answers 500
    POST /fault?slow=3.5&share=0.3  that share of requests takes so many seconds longer
    POST /fault?none
    POST /workers?count=16

While PostgreSQL is away, the last known forecast is the answer: degraded, and not an error.
It listens on loopback only; PGHOST, PGPORT, PGUSER, PGPASSWORD, REDIS_HOST, REDIS_PORT and
REDISCLI_AUTH say where its stores are. The port is its one argument.
"""

import asyncio
import os
import random
import signal
import sys
import time
from urllib.parse import parse_qsl, urlsplit

from metrics import Metrics
from stores import PostgresPool, Redis, Unavailable

CUSTOMERS = 500
REASONS = {
    200: "OK",
    202: "Accepted",
    400: "Bad Request",
    404: "Not Found",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class Service:
    def __init__(self):
        env = os.environ
        self.redis = self.connect_redis()
        self.postgres = PostgresPool(
            env["PGHOST"], int(env["PGPORT"]), env["PGUSER"], env["PGPASSWORD"], size=8
        )
        self.metrics = Metrics(["read", "create"], [200, 202, 500, 503])
        self.last_known = {}
        self.fault = {}
        self.workers = []

    @staticmethod
    def connect_redis():
        env = os.environ
        return Redis(env["REDIS_HOST"], int(env["REDIS_PORT"]), env["REDISCLI_AUTH"])

    async def prepare(self):
        await self.postgres.query(
            "CREATE TABLE IF NOT EXISTS forecast (customer int PRIMARY KEY, cents bigint NOT NULL);"
            f"INSERT INTO forecast SELECT n, n * 1000 FROM generate_series(0, {CUSTOMERS - 1}) n"
            " ON CONFLICT DO NOTHING"
        )
        rows = await self.postgres.query("SELECT customer, cents FROM forecast")
        self.last_known = {int(customer): cents for customer, cents in rows}

    async def read(self, customer):
        try:
            cents = await self.redis.ask("GET", f"forecast:{customer}")
            if cents is None:
                cents = await self.read_database(customer)
                await self.redis.ask("SET", f"forecast:{customer}", cents, "EX", 5)
        except Unavailable:
            cents = self.last_known.get(customer)
        if cents is None:
            return 503, "no forecast"
        self.last_known[customer] = cents
        return 200, cents

    async def read_database(self, customer):
        rows = await self.postgres.query(f"SELECT cents FROM forecast WHERE customer = {customer}")
        return rows[0][0]

    async def create(self, customer):
        try:
            await self.redis.ask("LPUSH", "forecast:queue", customer)
        except Unavailable:
            return 503, "no queue"
        return 202, "queued"

    async def handle_customer(self, method, customer):
        route = "read" if method == "GET" else "create"
        start = time.monotonic()
        if random.random() < self.fault.get("share", 0):
            await asyncio.sleep(self.fault.get("slow", 0))
        if random.random() < self.fault.get("errors", 0):
            code, text = 500, "fault"
        else:
            code, text = await (self.read if route == "read" else self.create)(customer)
        self.metrics.record(route, code, time.monotonic() - start)
        return code, text

    async def answer(self, method, path, query):
        if path == "/forecast" and method in ("GET", "POST"):
            return await self.handle_customer(method, int(query["customer"]) % CUSTOMERS)
        if path == "/metrics" and method == "GET":
            return 200, self.metrics.text()
        if path == "/fault" and method == "POST":
            self.fault = {name: float(value) for name, value in query.items() if name != "none"}
            return 200, f"faults: {self.fault or 'none'}"
        if path == "/workers" and method == "POST":
            self.scale(max(1, min(int(query["count"]), 64)))
            return 200, f"workers: {len(self.workers)}"
        return 404, "no such path"

    async def serve(self, reader, writer):
        """One client: HTTP/1.1 with keep-alive; requests have no body."""
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                method, target, _ = line.decode("latin-1").split(" ")
                url = urlsplit(target)
                try:
                    query = dict(parse_qsl(url.query, keep_blank_values=True))
                    code, text = await self.answer(method, url.path, query)
                except (KeyError, ValueError) as error:
                    code, text = 400, repr(error)
                body = text.encode() + (b"" if text.endswith("\n") else b"\n")
                writer.write(
                    f"HTTP/1.1 {code} {REASONS[code]}\r\n"
                    "Content-Type: text/plain; version=0.0.4\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode() + body
                )
                await writer.drain()
        except (OSError, EOFError, ValueError):
            pass  # the client went away, or does not speak HTTP
        finally:
            writer.close()

    def scale(self, count):
        while len(self.workers) > count:
            self.workers.pop().cancel()
        while len(self.workers) < count:
            name = f"worker-{len(self.workers)}"
            self.workers.append(asyncio.create_task(self.work(name)))

    async def work(self, name):
        """Takes jobs from the queue, and gives a sign of life between them."""
        redis = self.connect_redis()  # its own connection, for BRPOP waits on it
        while True:
            try:
                await redis.ask("ZADD", "forecast:workers", int(time.time()), name)
                job = await redis.ask("BRPOP", "forecast:queue", 1)
                if job:
                    await self.compute(redis, int(job[1]))
            except Unavailable as error:
                print(f"{name}: {error}", flush=True)
                await asyncio.sleep(0.2)

    async def compute(self, redis, customer):
        cents = random.randrange(1_000_000)
        try:
            await self.postgres.query(
                f"UPDATE forecast SET cents = {cents} WHERE customer = {customer}"
            )
        except Unavailable:
            await redis.ask("RPUSH", "forecast:queue", customer)  # no job is lost
            raise
        await redis.ask("SET", f"forecast:{customer}", cents, "EX", 5)

    async def observe(self):
        while True:
            try:
                gauges = self.metrics.gauges
                gauges["forecast_workers"] = len(self.workers)
                gauges["forecast_queue_depth"] = await self.redis.ask("LLEN", "forecast:queue")
                [[size, used]] = await self.postgres.query(
                    "SELECT current_setting('max_connections'), count(*) FROM pg_stat_activity"
                    " WHERE backend_type = 'client backend'"
                )
                gauges["db_pool_size"], gauges["db_pool_in_use"] = int(size), int(used)
            except Unavailable as error:
                print(error, flush=True)
            await asyncio.sleep(0.5)


async def main(port):
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    service = Service()
    await service.prepare()
    service.scale(4)
    observing = asyncio.create_task(service.observe())
    await asyncio.start_server(service.serve, "127.0.0.1", port)
    waiting = asyncio.create_task(stopped.wait())
    tasks = [waiting, observing, *service.workers]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    if waiting not in done:
        done.pop().result()  # a task that ended by itself has failed: say why


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
