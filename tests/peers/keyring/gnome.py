#!/usr/bin/env python3
"""Holds andru-intel to what it promises of its key, against GNOME Keyring.

Prints a line per check and `N passed, N failed`; exits 1 if one failed.

usage: gnome.py ANDRU_INTEL
"""

import asyncio
import pathlib
import subprocess
import sys
import tempfile

from bench import Bus, Checks, Home
from dbus_next import Message
from dbus_next.aio import MessageBus

NAME, ROOT = "org.freedesktop.secrets", "/org/freedesktop/secrets"
PASSWORD = b"of the test alone"
check = Checks()


class Daemon:
    """A GNOME Keyring with a home of its own."""

    def __init__(self, directory, address):
        (pathlib.Path(directory) / "run").mkdir(mode=0o700)
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "HOME": directory,
            "XDG_RUNTIME_DIR": f"{directory}/run",
            "XDG_DATA_HOME": f"{directory}/share",
            "PATH": "/usr/bin:/bin",
        }
        self.process = None

    def start(self, *words, given=b""):
        """Starts it; with `--unlock`, the login collection is opened by the password given."""
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *words]
        out = subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=self.environment, stdin=subprocess.PIPE, stdout=out, stderr=out)
        self.process.stdin.write(given)
        self.process.stdin.close()

    def end(self):
        """Ends it."""
        if self.process:
            self.process.terminate()
            self.process.wait()


async def owned(bus):
    """Waits until the name is taken."""
    for _ in range(500):
        question = Message("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner")
        question.signature, question.body = "s", [NAME]
        if (await bus.call(question)).body == [True]:
            return
        await asyncio.sleep(0.01)
    sys.exit("GNOME Keyring does not come up")


async def ask(bus, member, signature, body):
    """Asks the service something and gives the answer."""
    service = "org.freedesktop.Secret.Service"
    return await bus.call(Message(NAME, ROOT, service, member, signature=signature, body=body))


async def main(program):
    """Every check, on one session."""
    with tempfile.TemporaryDirectory() as directory:
        bus = Bus(directory)
        daemon = Daemon(directory, bus.address)
        try:
            await drive(program, bus, daemon)
        finally:
            daemon.end()
            bus.end()
    return check.end()


async def drive(program, bus, daemon):
    """The key is made, found, locked away and found again."""
    environment = {"DBUS_SESSION_BUS_ADDRESS": bus.address}
    session = await MessageBus(bus_address=bus.address).connect()
    daemon.start("--unlock", given=PASSWORD)
    await owned(session)

    home = Home(program, environment)
    run = await home.save()
    check("GNOME: a key is made, and not in a file", run.code == 0 and "key" not in home.names(), (str(run), home.names()))
    found = await ask(session, "SearchItems", "a{ss}", [{"service": "andru"}])
    check("GNOME: it has one entry", [len(paths) for paths in found.body] == [1, 0], found.body)
    run = await home.show()
    check("GNOME: another process finds it", run.code == 0 and "freight" in run.out, run)

    login = (await ask(session, "ReadAlias", "s", ["default"])).body[0]
    await ask(session, "Lock", "ao", [[login]])
    new = Home(program, environment)
    for what, run in (("read", await home.show()), ("write", await home.save()), ("new data", await new.save())):
        check(f"GNOME: locked, {what}: said", run.code != 0 and "the keyring is locked" in run.err, run)
        check(f"GNOME: locked, {what}: at once", run.took < 1, run)
    check("GNOME: locked: no key is made", "key" not in new.names(), new.names())

    daemon.end()
    run = await home.show()
    check("GNOME: gone: said", run.code != 0 and "there is no keyring here" in run.err, run)
    daemon.start("--unlock", given=PASSWORD)
    await owned(session)
    run = await home.show()
    check("GNOME: there again: so is the data", run.code == 0 and "freight" in run.out, run)
    session.disconnect()


sys.exit(asyncio.run(main(sys.argv[1])))
