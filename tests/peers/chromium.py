"""What headless Chromium makes of an HTML file: its document, what it asked for, its picture, its width.

Chromium is installed by apt-get where it is absent.
"""

import html.parser
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib

# What a page would do if any of it ran: it changes the title.
RUNS = "document.title='ran'"


def program(names, package):
    """The path of the first program that is there; its package is installed by apt-get where there is none."""
    for attempt in range(2):
        for name in names:
            if found := shutil.which(name):
                return found
        if attempt == 0:
            sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
            for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
                subprocess.run([*sudo, "apt-get", *arguments], check=True, stdout=subprocess.DEVNULL)
    sys.exit(f"there is no {names[0]}, and apt-get has none")


def chromium():
    """The path of a Chromium."""
    return program(("chromium", "chromium-browser", "google-chrome"), "chromium")


class Page(html.parser.HTMLParser):
    """The elements of a page, the texts of its headings, its visible text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.headings, self.text = [], set(), [], []
        self.title, self.inside = "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes.update(name for name, _ in attributes)
        if tag not in ("meta", "br", "img", "link", "input"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data):
        if "style" in self.inside:
            return
        self.text.append(data)
        if self.inside[-1:] == ["h2"]:
            self.headings.append(data)
        if self.inside[-2:] == ["head", "title"]:
            self.title += data


def pixels(path):
    """The size of a PNG of 8 bits a channel, and how many different bytes its picture holds."""
    data, at, packed, size = path.read_bytes(), 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            size = struct.unpack(">II", data[at + 8:at + 16])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += length + 12
    return size, len(set(zlib.decompress(packed)))


class Checks:
    """Counts and prints what held."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, holds, found=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        print(f"ok   {what}" if holds else f"FAIL {what}: {str(found)[:600]}")


class Seen:
    """What headless Chromium made of a file: its document, its complaints, what it asked for, its picture."""

    def __init__(self, browser, folder, name, path):
        log, self.picture = folder / f"{name}-net.json", folder / f"{name}.png"
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--disable-sync", "--no-first-run", "--disable-component-update", "--hide-scrollbars",
             f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr", f"--log-net-log={log}",
             f"--screenshot={self.picture}", "--window-size=1280,2400", "--virtual-time-budget=2000", "--dump-dom",
             path.as_uri()],
            capture_output=True, text=True, timeout=60, check=False)
        self.code, self.said = run.returncode, run.stderr
        self.page = Page(run.stdout)
        self.complaints = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
        asked = set(re.findall(r'"url":"((?:https?|wss?|ftp)://[^"]*)"', log.read_text(errors="replace")))
        # What Chromium asks for on its own behalf is not the page's.
        own = re.compile(r"https?://[^/]*\.(google|googleapis|gstatic|gvt1)\.com[:/]")
        self.asked = {address for address in asked if not own.match(address)}

    def acts(self):
        """The elements and attributes that run or load something."""
        elements = {"script", "img", "link", "iframe", "object", "embed", "form", "a", "use", "image", "foreignobject"}
        named = {"href", "src", "style"}
        attributes = {name for name in self.page.attributes if name.startswith("on") or name in named}
        return elements & set(self.page.elements) | attributes


def control(checks, browser, folder):
    """A page that does all a report must not do: what is looked for below must be seen here."""
    path = folder / "control.html"
    image = "<img src=http://127.0.0.1:9/x.png onerror=1>"
    path.write_text(f"<title>still</title>{image}<script>{RUNS};console.error(1)</script>")
    seen = Seen(browser, folder, "control", path)
    checks.check("control: a script is seen to run", seen.page.title == "ran", seen.page.title)
    checks.check("control: what acts is seen", {"script", "img", "src", "onerror"} <= seen.acts(), seen.acts())
    checks.check("control: a complaint is seen", seen.complaints, seen.said)
    checks.check("control: a request is seen", seen.asked == {"http://127.0.0.1:9/x.png"}, seen.asked)
    wide = folder / "wide.html"
    wide.write_text("<p style=width:700px>wide")
    found = [inner_width(browser, folder, "wide", wide, width) for width in (375, 1280)]
    checks.check("control: what sticks out is seen", found[0] > 375 and found[1] == 1280, found)


def inner_width(browser, folder, name, path, width):
    """How wide a page is that is shown in a frame of so many pixels: more where something sticks out."""
    outer = folder / f"{name}-{width}.html"
    outer.write_text(
        f"<title>not loaded</title><iframe width={width} height=900 style=border:0 src={path.as_uri()}></iframe>"
        "<script>onload = () => { document.title = document.querySelector('iframe')"
        ".contentDocument.scrollingElement.scrollWidth }</script>")
    run = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
         f"--user-data-dir={folder / 'profile'}", "--window-size=1600,1000", "--virtual-time-budget=2000", "--dump-dom",
         outer.as_uri()],
        capture_output=True, text=True, timeout=60, check=False)
    title = Page(run.stdout).title
    return int(title) if title.isdigit() else title


def look(checks, browser, folder, name, report, sections, ending):
    """Opens a report, and holds what the browser made of it against the file. Gives the page."""
    seen = Seen(browser, folder, name, report)
    page, file = seen.page, Page(report.read_text(encoding="utf-8"))
    checks.check(f"{name}: Chromium opens it", seen.code == 0, seen.said)
    headings = [heading for heading in page.headings if heading in sections]
    checks.check(f"{name}: every section is there", headings == sections, page.headings)
    checks.check(f"{name}: nothing ran", page.title == file.title and page.title.endswith(ending), page.title)
    checks.check(f"{name}: the browser finds nothing that acts", not seen.acts(), seen.acts())
    counts = {tag: (page.elements.count(tag), file.elements.count(tag)) for tag in page.elements + file.elements}
    differ = {tag: count for tag, count in counts.items() if count[0] != count[1]}
    checks.check(f"{name}: the browser builds what is written, no more", not differ, differ)
    checks.check(f"{name}: the console is empty", not seen.complaints, seen.complaints)
    checks.check(f"{name}: the page asks for nothing", not seen.asked, seen.asked)
    size, shades = pixels(seen.picture) if seen.picture.exists() else (None, 0)
    checks.check(f"{name}: the picture is not blank", size == (1280, 2400) and shades > 50, (size, shades))
    for width in (375, 1280):
        inner = inner_width(browser, folder, name, report, width)
        checks.check(f"{name}: at {width} pixels nothing sticks out", inner == width, inner)
    return page
