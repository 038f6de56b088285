#!/usr/bin/env python3
"""Holds andru-intel to what it promises of its key, against a Secret Service that can be locked and made to hang.

Prints a line per check and `N passed, N failed`; exits 1 if one failed.

usage: check.py ANDRU_INTEL
"""

import asyncio
import re
import sys
import tempfile

from bench import Bus, Checks, Home
from service import Keyring

check = Checks()


def saved(run):
    """Whether a profile was saved or shown."""
    return run.code == 0 and "freight" in run.out


def refused(run, words):
    """Whether a run failed as unavailable with these words."""
    return run.code != 0 and words in run.err and "panicked" not in run.err


async def made_and_found(program, keyring, environment):
    """The key is made in the keyring, found there by other processes, and never in a file."""
    home = Home(program, environment)
    run = await home.run("--version")
    check("what needs no store asks nothing of the keyring", run.code == 0 and keyring.asked == 0, (run, keyring.asked))
    run = await home.save()
    kept = keyring.secrets()
    good = run.code == 0 and len(kept) == 1 and re.fullmatch("[0-9a-f]{64}", kept[0])
    check("a key is made in the keyring", good, (run, kept))
    check("no key file beside it", "key" not in home.names(), home.names())
    run = await home.show()
    check("another process finds it", saved(run) and len(keyring.items) == 1, run)
    item = next(iter(keyring.items.values()))
    named = item.attributes.get("service") == "andru" and item.attributes.get("username", "").startswith("key-")
    check("the entry says whose it is", named, item.attributes)

    other = Home(program, environment)
    await other.save()
    check("two directories have two keys", len(set(keyring.secrets())) == 2, keyring.secrets())
    run = await other.show(ANDRU_KEYRING="0")
    check("a keyring that is turned off is named as the reason", refused(run, "`ANDRU_KEYRING` is 0"), run)
    return home


async def at_once(program, keyring, environment):
    """Processes that begin at once end with one key."""
    home = Home(program, environment)
    before = len(keyring.items)
    runs = await asyncio.gather(*(home.save() for _ in range(8)))
    check("eight processes at once all save", all(run.code == 0 for run in runs), [str(run) for run in runs])
    check("with one key between them", len(keyring.items) == before + 1, len(keyring.items) - before)
    run = await home.show()
    check("which opens what they saved", saved(run), run)


async def locked(program, keyring, environment, home):
    """A locked keyring is not an empty one, whether or not it shows what it has."""
    for hides in (False, True):
        keyring.locked, keyring.hides = True, hides
        how = "hides its items" if hides else "shows its items"
        before, asked = keyring.secrets(), keyring.prompts
        new = Home(program, environment)
        run = await new.run("persona", "CEO")
        check(f"locked, {how}: what computes answers", run.code == 0, run)
        run = await new.save()
        check(f"locked, {how}: a save says so", refused(run, "the keyring is locked"), run)
        check(f"locked, {how}: and no key is made", "key" not in new.names(), new.names())
        for what, run in (("read", await home.show()), ("write", await home.save())):
            check(f"locked, {how}: existing data says so on {what}", refused(run, "the keyring is locked"), run)
        check(f"locked, {how}: nothing is kept anew", keyring.secrets() == before, keyring.secrets())
        check(f"locked, {how}: nobody is asked to unlock it", keyring.prompts == asked, keyring.prompts)
        keyring.locked = False
        run = await new.save()
        check(f"unlocked again: the same save succeeds", run.code == 0 and "key" not in new.names(), run)
    run = await home.show()
    check("unlocked again: existing data is there", saved(run), run)


async def hanging(program, keyring, environment, home):
    """A keyring that does not answer holds nothing up for longer than its deadline."""
    keyring.hangs = True
    new = Home(program, environment)
    run = await new.run("persona", "CEO")
    check(f"hanging: what computes answers ({run.took:.2f} s)", run.code == 0 and run.took < 1, run)
    run = await new.save()
    good = refused(run, "did not answer within 2 seconds") and run.took < 2.6
    check(f"hanging: a save gives up ({run.took:.2f} s)", good, run)
    check("hanging: and no key is made", "key" not in new.names(), new.names())
    run = await home.show()
    good = refused(run, "did not answer within 2 seconds") and run.took < 2.6
    check(f"hanging: existing data says so ({run.took:.2f} s)", good, run)
    keyring.hangs = False
    run = await home.show()
    check("answering again: existing data is there", saved(run), run)


async def gone(program, keyring, environment, home):
    """Where there is no keyring, data of one that had its key in it is not taken for lost."""
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": None}
    run = await home.show(**nowhere)
    check("no session: existing data says why", refused(run, "there is no keyring here: no D-Bus session"), run)
    run = await home.save(**nowhere)
    good = refused(run, "there is no keyring here") and "key" not in home.names()
    check("no session: and no key is made for it", good, (run, home.names()))
    for address in ("autolaunch:", "unix:path=/nonexistent/bus"):
        run = await home.show(DBUS_SESSION_BUS_ADDRESS=address)
        check(f"session at {address}: the same", refused(run, "there is no keyring here"), run)
    new = Home(program, environment)
    run = await new.save(**nowhere)
    check("no session: new data has its key in a file", run.code == 0 and "key" in new.names(), run)
    run = await new.show()
    check("which a keyring does not hide", saved(run), run)

    keyring.no_default = True
    new = Home(program, environment)
    run = await new.save()
    check("no collection to keep it in: a file", run.code == 0 and "key" in new.names(), run)
    keyring.no_default = False
    keyring.leave()
    run = await home.show()
    check("no service on the session: existing data says why", refused(run, "no Secret Service"), run)
    new = Home(program, environment)
    run = await new.save()
    check("no service on the session: new data has its key in a file", run.code == 0 and "key" in new.names(), run)


async def lost(keyring, home):
    """A keyring that is empty, or has another key, says so, and nothing is overwritten."""
    before = (home.path / "durable.db").read_bytes()
    # The first that was made is that of `home`.
    path, item = next(iter(keyring.items.items()))
    right, item.secret = item.secret, b"00" * 32
    run = await home.show()
    check("another key: said", refused(run, "does not open the data"), run)
    item.secret = b"not a key"
    run = await home.show()
    check("an entry that is no key: said", refused(run, "its entry for Andru is not a key"), run)
    del keyring.items[path]
    run = await home.save()
    good = refused(run, "is lost") and item.path not in keyring.items and "key" not in home.names()
    check("no key: said, and none is made", good, run)
    check("the data is as it was", (home.path / "durable.db").read_bytes() == before)
    item.secret, keyring.items[path] = right, item
    run = await home.show()
    check("the right key again: the data is there", saved(run), run)


async def main(program):
    """Every check, on one session."""
    with tempfile.TemporaryDirectory() as directory:
        bus, keyring = Bus(directory), Keyring()
        try:
            await keyring.serve(bus.address)
            environment = {"DBUS_SESSION_BUS_ADDRESS": bus.address}
            home = await made_and_found(program, keyring, environment)
            await at_once(program, keyring, environment)
            await locked(program, keyring, environment, home)
            await hanging(program, keyring, environment, home)
            await lost(keyring, home)
            await gone(program, keyring, environment, home)
        finally:
            bus.end()
    return check.end()


sys.exit(asyncio.run(main(sys.argv[1])))
