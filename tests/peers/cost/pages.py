#!/usr/bin/env python3
"""Opens the HTML files of business cases in headless Chromium and looks at what became of them.

One case is whole, one has a benefit nobody has priced, one runs over years of months, one is made of text that would be
markup or code if it were not escaped. Prints a line per check and `N passed, N failed`.

usage: pages.py ANDRU_INTEL
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from chromium import Checks, chromium, control, look
from models import CASES, HOSTILE

SECTIONS = [
    "What it comes to", "What it rests on", "Benefits", "Costs", "Cash flow", "What the result hangs on",
    "Cost of inaction", "Conventions", "Method, in short", "What is not known",
]
ASKED = "What to ask first"
LOOKED_AT = ["yearly whole", "a benefit not known", "dinars", "thirty years of months", "never pays back", "hostile text"]


def main():
    intel = str(pathlib.Path(sys.argv[1]).resolve())
    checks, browser = Checks(), chromium()
    cases = {name: model for name, model, _ in CASES}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.environ["ANDRU_HOME"] = str(folder / "home")
        control(checks, browser, folder)
        for at, name in enumerate(LOOKED_AT):
            model, page = folder / f"{at}.json", folder / f"{at}.html"
            model.write_text(json.dumps(cases[name]), encoding="utf-8")
            run = subprocess.run([intel, "cost", "case", str(model), "--json", "--draws", "500", "--quiet", "--out", str(page)],
                                 check=True, capture_output=True, text=True)
            result = json.loads(run.stdout)["result"]
            is_open = bool(result["questions"])
            sections = [ASKED, *SECTIONS] if is_open else SECTIONS
            seen = look(checks, browser, folder, name, page, sections, "business case")
            text = " ".join("".join(seen.text).split())
            npv = next(measure["words"] for measure in result["measures"] if measure["id"] == "npv")
            checks.check(f"{name}: the net present value is there", npv in text, npv)
            checks.check(f"{name}: a return is named for a whole case alone", ("No ROI yet" in text) == is_open, text)
            missing = [each["words"] for each in result["measures"]
                       if each["id"] in ("payback", "total_cost") and each.get("value") is not None
                       and each["words"].split(";")[0].split(",")[0] not in text]
            checks.check(f"{name}: payback and total cost are there", not missing, missing)
            if name == "hostile text":
                for value in HOSTILE[:6]:
                    checks.check(f"{name}: {value[:24]!r} is read as it was written", value in text, text)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


if __name__ == "__main__":
    sys.exit(main())
