#!/usr/bin/env python3
"""Opens the HTML report of a model in headless Chromium and looks at what became of it.

The models are learned here: one of real deals, one whose headings and values would be markup if they were not escaped.
Prints a line per check and `N passed, N failed`.

usage: browser.py ANDRU_INTEL
"""

import csv
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from chromium import RUNS, Checks, chromium, control, look

HERE = pathlib.Path(__file__).resolve().parent
DEALS = HERE / "../../../shared/data/deals/ibm_win_loss.csv.gz"
SECTIONS = [
    "What to take from it", "Tiers", "What the score is, and is not", "Scorecard", "How far to trust it", "Drift",
    "What is not known", "Where it came from",
]
HOSTILE = [
    f"<script>{RUNS}</script>",
    f"</title></style></bdi></td><img src=x onerror=\"{RUNS}\">",
    f"\"'><svg onload={RUNS}>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css><img src=http://127.0.0.1:9/x.png>",
    "line one\nline two \U0001f980",
    "\u05e9\u05dc\u05d5\u05dd \u202e",
]


def hostile_deals(path):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([HOSTILE[0], HOSTILE[1], HOSTILE[2]])
        for deal in range(600):
            value = HOSTILE[deal % 6]
            won = deal % 7 < (4 if deal % 6 in (0, 3) else 1)
            writer.writerow([value, HOSTILE[(deal // 6) % 6], HOSTILE[3] if won else HOSTILE[4]])
    return ["--outcome", HOSTILE[2], f"--won={HOSTILE[3]}", f"--lost={HOSTILE[4]}"]


def main():
    intel = str(pathlib.Path(sys.argv[1]).resolve())
    checks = Checks()
    browser = chromium()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.environ["ANDRU_HOME"] = str(folder / "home")
        control(checks, browser, folder)

        def report(name, deals, arguments):
            model, page = folder / f"{name}.json", folder / f"{name}.html"
            subprocess.run([intel, "icp", "learn", str(deals), "--out", str(model), "--quiet", *arguments], check=True,
                           stdout=subprocess.DEVNULL)
            subprocess.run([intel, "icp", "report", "--model", str(model), "--out", str(page), "--quiet"], check=True)
            return json.loads(model.read_text(encoding="utf-8")), page

        _, page = report("hostile", folder / "hostile.csv", hostile_deals(folder / "hostile.csv"))
        text = " ".join("".join(look(checks, browser, folder, "hostile", page, SECTIONS, "ICP report").text).split())
        for value in HOSTILE[:4]:
            checks.check(f"hostile: {value[:24]!r} is read as it was written", value in text, text)
        if DEALS.exists():
            deals = folder / "deals.csv"
            deals.write_bytes(gzip.decompress(DEALS.read_bytes()))
            model, page = report("deals", deals, ["--time", "Opportunity Number"])
            shown = "".join(look(checks, browser, folder, "deals", page, SECTIONS, "ICP report").text)
            checks.check("deals: the verdict is there", model["history"]["reason"] in shown, shown)
        elif os.environ.get("ANDRU_REQUIRE_SHARED") == "1":
            sys.exit(f"{DEALS} is absent and ANDRU_REQUIRE_SHARED is set")
        else:
            print("passed over: the shared deals are absent")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


if __name__ == "__main__":
    sys.exit(main())
