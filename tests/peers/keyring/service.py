"""A Secret Service (specification 0.2) with one collection, which does as it is told.

It speaks the encrypted session that clients use, keeps its items in memory, and counts what it is asked and every
prompt it would have shown. `locked`, `hides` and `hangs` may be changed at any time.
"""

import asyncio
import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from dbus_next import DBusError, Variant
from dbus_next.aio import MessageBus
from dbus_next.constants import NameFlag, PropertyAccess
from dbus_next.service import ServiceInterface, dbus_property, method

NAME = "org.freedesktop.secrets"
ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/login"
DH = "dh-ietf1024-sha256-aes128-cbc-pkcs7"
# The second Oakley group (RFC 2409, 6.2).
PRIME = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
    16,
)


def session_key(theirs, private):
    """The AES key of a session, as the specification derives it: HKDF-SHA256 without salt, 16 bytes."""
    shared = pow(int.from_bytes(theirs, "big"), private, PRIME).to_bytes(128, "big")
    extracted = hmac.digest(bytes(32), shared, hashlib.sha256)
    return hmac.digest(extracted, b"\x01", hashlib.sha256)[:16]


class Keyring:
    """The state behind the interfaces."""

    def __init__(self):
        self.items, self.sessions, self.next = {}, {}, 0
        self.locked = self.hides = self.hangs = self.no_default = False
        self.asked = self.prompts = 0
        self.bus = None

    async def serve(self, address):
        """Takes the name on the bus."""
        self.bus = await MessageBus(bus_address=address).connect()
        self.bus.export(ROOT, Service(self))
        self.bus.export(COLLECTION, Collection(self))
        await self.bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)

    def leave(self):
        """Gives the name up and goes."""
        self.bus.disconnect()

    async def enter(self):
        """Counts a question, and answers none while it hangs."""
        self.asked += 1
        while self.hangs:
            await asyncio.sleep(0.02)

    def found(self, attributes):
        """The paths of the items with these attributes."""
        return [path for path, item in self.items.items() if attributes.items() <= item.attributes.items()]

    def secrets(self):
        """Every secret, as text."""
        return [item.secret.decode() for item in self.items.values()]

    def add(self, attributes, secret, replace):
        """A new item, or the old one of these attributes with a new secret."""
        for path in self.found(attributes) if replace else []:
            self.items[path].secret = secret
            return path
        self.next += 1
        path = f"{COLLECTION}/{self.next}"
        self.items[path] = Item(self, path, attributes, secret)
        self.bus.export(path, self.items[path])
        return path

    def refuse_if_locked(self):
        """The error of an object that is locked."""
        if self.locked:
            raise DBusError("org.freedesktop.Secret.Error.IsLocked", "it is locked")

    def open(self, secret):
        """What a secret struct of a session holds."""
        session, iv, value, _ = secret
        decryptor = Cipher(algorithms.AES(self.sessions[session]), modes.CBC(iv)).decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(decryptor.update(value) + decryptor.finalize()) + unpadder.finalize()

    def seal(self, session, value):
        """A secret struct for a session."""
        iv, padder = secrets.token_bytes(16), padding.PKCS7(128).padder()
        encryptor = Cipher(algorithms.AES(self.sessions[session]), modes.CBC(iv)).encryptor()
        body = encryptor.update(padder.update(value) + padder.finalize()) + encryptor.finalize()
        return [session, iv, body, "text/plain; charset=utf8"]


class Service(ServiceInterface):
    """`org.freedesktop.Secret.Service`."""

    def __init__(self, keyring):
        super().__init__("org.freedesktop.Secret.Service")
        self.keyring = keyring

    @method()
    async def OpenSession(self, algorithm: "s", theirs: "v") -> "vo":
        await self.keyring.enter()
        if algorithm != DH:
            raise DBusError("org.freedesktop.DBus.Error.NotSupported", algorithm)
        private = secrets.randbits(1024)
        path = f"{ROOT}/session/s{len(self.keyring.sessions)}"
        self.keyring.sessions[path] = session_key(bytes(theirs.value), private)
        return [Variant("ay", pow(2, private, PRIME).to_bytes(128, "big")), path]

    @method()
    async def SearchItems(self, attributes: "a{ss}") -> "aoao":
        await self.keyring.enter()
        found = self.keyring.found(attributes)
        if not self.keyring.locked:
            return [found, []]
        return [[], [] if self.keyring.hides else found]

    @method()
    async def ReadAlias(self, name: "s") -> "o":
        await self.keyring.enter()
        return COLLECTION if name == "default" and not self.keyring.no_default else "/"

    @method()
    async def Unlock(self, objects: "ao") -> "aoo":
        self.keyring.prompts += 1
        return [[], ROOT + "/prompt/p1"]

    @dbus_property(access=PropertyAccess.READ)
    def Collections(self) -> "ao":
        return [] if self.keyring.no_default else [COLLECTION]


class Collection(ServiceInterface):
    """`org.freedesktop.Secret.Collection`."""

    def __init__(self, keyring):
        super().__init__("org.freedesktop.Secret.Collection")
        self.keyring = keyring

    @method()
    async def CreateItem(self, properties: "a{sv}", secret: "(oayays)", replace: "b") -> "oo":
        await self.keyring.enter()
        self.keyring.refuse_if_locked()
        attributes = properties["org.freedesktop.Secret.Item.Attributes"].value
        return [self.keyring.add(attributes, self.keyring.open(secret), replace), "/"]

    @dbus_property(access=PropertyAccess.READ)
    def Locked(self) -> "b":
        return self.keyring.locked


class Item(ServiceInterface):
    """`org.freedesktop.Secret.Item`."""

    def __init__(self, keyring, path, attributes, secret):
        super().__init__("org.freedesktop.Secret.Item")
        self.keyring, self.path, self.attributes, self.secret = keyring, path, attributes, secret

    @method()
    async def GetSecret(self, session: "o") -> "(oayays)":
        await self.keyring.enter()
        self.keyring.refuse_if_locked()
        return self.keyring.seal(session, self.secret)

    @method()
    async def Delete(self) -> "o":
        await self.keyring.enter()
        self.keyring.refuse_if_locked()
        del self.keyring.items[self.path]
        self.keyring.bus.unexport(self.path)
        return "/"

    @dbus_property(access=PropertyAccess.READ)
    def Locked(self) -> "b":
        return self.keyring.locked
