"""Small asyncio clients for Redis and PostgreSQL, so that the example needs no package."""

import asyncio
import struct


class Unavailable(Exception):
    """The store could not be reached, or refused."""


class Redis:
    """One connection that speaks RESP 2; opened when needed, and again after an error."""

    def __init__(self, host, port, password):
        self.address = (host, port)
        self.password = password
        self.streams = None
        self.turn = asyncio.Lock()

    async def ask(self, *words):
        async with self.turn:
            try:
                async with asyncio.timeout(5):
                    if self.streams is None:
                        self.streams = await asyncio.open_connection(*self.address)
                        await self.exchange("AUTH", self.password)
                    return await self.exchange(*words)
            except (OSError, EOFError) as error:  # a timeout is an OSError
                self.close()
                raise Unavailable(f"redis: {error!r}") from error

    async def exchange(self, *words):
        reader, writer = self.streams
        parts = [str(word).encode() for word in words]
        writer.write(b"*%d\r\n" % len(parts))
        writer.writelines(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)
        return await self.answer(reader)

    async def answer(self, reader):
        line = (await reader.readuntil(b"\r\n"))[:-2]
        kind, rest = line[:1], line[1:].decode()
        if kind == b"-":
            raise Unavailable(f"redis: {rest}")
        if kind == b"+":
            return rest
        if kind == b":":
            return int(rest)
        count = int(rest)
        if count < 0:
            return None
        if kind == b"*":
            return [await self.answer(reader) for _ in range(count)]
        return (await reader.readexactly(count + 2))[:-2].decode()

    def close(self):
        if self.streams:
            self.streams[1].close()
            self.streams = None


class PostgresPool:
    """A fixed number of connections; one that broke is opened again by whom needs it next."""

    def __init__(self, host, port, user, password, size):
        self.address = (host, port)
        self.user = user
        self.password = password
        self.idle = asyncio.Queue()
        for _ in range(size):
            self.idle.put_nowait(None)

    async def query(self, sql):
        """Rows of texts. The text of the query is the caller's own, never a customer's."""
        streams = await self.idle.get()
        try:
            async with asyncio.timeout(5):
                streams = streams or await self.connect()
                send(streams[1], b"Q", sql.encode() + b"\0")
                rows = await self.rows(streams[0])
        except BaseException as error:
            if streams:
                streams[1].close()
            self.idle.put_nowait(None)
            if isinstance(error, (OSError, EOFError)):
                raise Unavailable(f"postgres: {error!r}") from error
            raise
        self.idle.put_nowait(streams)
        return rows

    async def connect(self):
        reader, writer = await asyncio.open_connection(*self.address)
        settings = f"user\0{self.user}\0database\0postgres\0application_name\0forecast\0\0"
        start = struct.pack("!I", 196608) + settings.encode()
        writer.write(struct.pack("!I", len(start) + 4) + start)
        while True:
            kind, body = await receive(reader)
            if kind == b"R" and body[:4] == struct.pack("!I", 3):
                send(writer, b"p", self.password.encode() + b"\0")
            elif kind == b"E":
                writer.close()
                raise Unavailable(f"postgres: {reason(body)}")
            elif kind == b"Z":
                return reader, writer

    async def rows(self, reader):
        rows = []
        while True:
            kind, body = await receive(reader)
            if kind == b"D":
                rows.append(columns(body))
            elif kind == b"E":
                raise Unavailable(f"postgres: {reason(body)}")
            elif kind == b"Z":
                return rows


def send(writer, kind, body):
    writer.write(kind + struct.pack("!I", len(body) + 4) + body)


async def receive(reader):
    kind, length = struct.unpack("!cI", await reader.readexactly(5))
    return kind, await reader.readexactly(length - 4)


def columns(body):
    values, place = [], 2
    for _ in range(struct.unpack("!H", body[:2])[0]):
        (length,) = struct.unpack("!i", body[place : place + 4])
        place += 4
        values.append(body[place : place + length].decode() if length >= 0 else None)
        place += max(length, 0)
    return values


def reason(body):
    fields = {field[:1]: field[1:] for field in body.split(b"\0") if field}
    return fields.get(b"M", b"no reason given").decode(errors="replace")
