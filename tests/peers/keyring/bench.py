"""What both checks share: a D-Bus session of their own, andru-intel in it, and a count of what held."""

import asyncio
import pathlib
import subprocess
import tempfile
import time

PROFILE = 'product = "We check freight invoices"\nindustries = ["logistics"]\nemployees = "50-500"\n'


class Bus:
    """A dbus-daemon that nothing else uses and that starts no service by itself."""

    CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
    <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
    <allow own="*"/></policy></busconfig>"""

    def __init__(self, directory):
        self.socket = pathlib.Path(directory) / "bus"
        config = pathlib.Path(directory) / "bus.conf"
        config.write_text(self.CONFIG.format(socket=self.socket), encoding="utf-8")
        command = ["dbus-daemon", "--nofork", f"--config-file={config}"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.address = f"unix:path={self.socket}"
        while not self.socket.exists():
            if self.process.poll() is not None:
                raise SystemExit("the dbus-daemon ended")
            time.sleep(0.01)

    def end(self):
        """Ends the session."""
        self.process.terminate()
        self.process.wait()


class Checks:
    """A count of what held and what did not."""

    def __init__(self):
        self.passed = self.failed = 0

    def __call__(self, what, good, shown=""):
        """Counts and prints one check; `shown` says what was found where it failed."""
        self.passed, self.failed = (self.passed + 1, self.failed) if good else (self.passed, self.failed + 1)
        print(f"{'ok  ' if good else 'FAIL'} {what}{'' if good else f': {shown}'}", flush=True)

    def end(self):
        """The last line, and the exit code."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


class Run:
    """How one run of andru-intel ended."""

    def __init__(self, code, out, err, took):
        self.code, self.out, self.err, self.took = code, out, err, took

    def __str__(self):
        return f"exit code {self.code} after {self.took:.2f} s, {self.out!r}, {self.err!r}"


class Home:
    """A new directory of Andru's, and the program on it."""

    def __init__(self, program, environment):
        self.program, self.environment = program, environment
        self.root = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.root.name) / "andru"

    async def run(self, *words, given="", **more):
        """One run of the program, with more in its environment; `None` takes a variable out."""
        environment = {"ANDRU_HOME": str(self.path), **self.environment, **more}
        environment = {name: value for name, value in environment.items() if value is not None}
        pipe = asyncio.subprocess.PIPE
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            self.program, *words, env=environment, stdin=pipe, stdout=pipe, stderr=pipe
        )
        out, err = await process.communicate(given.encode())
        return Run(process.returncode, out.decode(), err.decode(), time.monotonic() - begun)

    async def save(self, **more):
        """Saves a profile."""
        return await self.run("profile", "set", given=PROFILE, **more)

    async def show(self, **more):
        """Shows the profile."""
        return await self.run("profile", "show", **more)

    def names(self):
        """The files in the directory."""
        return sorted(path.name for path in self.path.iterdir()) if self.path.exists() else []
