#!/usr/bin/env python3
"""Recalculates the workbooks of business cases in LibreOffice and holds them against the engine's own answers.

Every formula is stripped of the result it carries first, so that what is read is LibreOffice's. Then an input cell of each
workbook is changed, and held against the answer to the model with the same change. LibreOffice is installed by apt-get
where it is absent. Prints a line per check and
`N passed, N failed`.

usage: workbooks.py ANDRU_INTEL
"""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from chromium import Checks, program
from models import CASES, HOSTILE, edited
from sheets import Book, letters, recalculated, rewritten, with_input, without_results

NOT_LIVE = "As it was when the file was made."
SUMS = {"benefits": ("benefits", "present value of benefits"), "costs": ("costs", "present value of costs"),
        "net": ("net", "present value of net")}


def answer(intel, folder, name, model, *arguments):
    path = folder / f"{name}.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    run = subprocess.run([intel, "cost", "case", str(path), "--json", "--draws", "200", "--quiet", *arguments],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{name}: {run.stderr}")
    return json.loads(run.stdout)["result"]


def near(found, wanted, within):
    return isinstance(found, float) and abs(found - wanted) <= within


def measures(book, result, is_changed):
    """What differs between the measures of the summary and those of the answer."""
    differ = []
    rates = [measure for measure in result["measures"] if measure["id"].startswith("irr")]
    several = book.cells.get(("Summary", f"C{book.row_of('Summary', 'A', 'irr')}"))
    if isinstance(several, str):
        # None or several are said in words that do not follow an input; a formula says that it has found none.
        says = book.cells[("Summary", f"E{book.row_of('Summary', 'A', 'irr')}")]
        known = [rate["value"] for rate in rates if rate.get("value") is not None]
        if says.endswith(NOT_LIVE):
            fine = is_changed or all(f"{rate:.1%}" in several for rate in known)
        else:
            fine = several == "none found" and not known
        if not fine:
            differ.append(("irr", several, rates))
    for measure in result["measures"]:
        if measure in rates and isinstance(several, str):
            continue
        row = book.row_of("Summary", "A", measure["id"])
        found = book.cells.get(("Summary", f"C{row}"))
        value = measure.get("value")
        if value is None:
            fine = isinstance(found, str) and found.split()[0].rstrip(":,") in measure["words"]
        else:
            # Money to half of a cent, the rest to nine digits.
            fine = near(found, value, 0.005 if measure["unit"].isupper() else 1e-9 * max(1, abs(value)))
        if not fine:
            differ.append((measure["id"], found, value, measure["words"]))
    return differ


def sums(book, result):
    """What differs between the sums by period of the cash flow and those of the answer."""
    differ = []
    for each in result["sums"]:
        if each["id"] not in SUMS:
            continue
        total, present = [book.row_of("Cash flow", "A", name) for name in SUMS[each["id"]]]
        pairs = zip(book.along("Cash flow", total, 2), [each["total"], *each["values"]], strict=True)
        differ += [(each["id"], *pair) for pair in pairs if not near(*pair, 0.005)]
        found = book.cells[("Cash flow", f"B{present}")]
        if not near(found, each["presentValue"], 0.005):
            differ.append((each["id"], found, each["presentValue"]))
    return differ


def losses(book, result):
    """What differs between the months of inaction and those of the answer."""
    row = book.row_of("Inaction", "A", "from month") or book.row_of("Inaction", "C", "what counts")
    months = book.down("Inaction", "C", row + 1)
    wanted = [sum(month) for month in zip(*[line["months"] for line in result["inaction"]["lines"] if line["counts"]])]
    pairs = list(zip(months, wanted, strict=True))
    return [pair for pair in pairs if not near(*pair, 0.005)]


def carried(own, office):
    """What differs between the results a workbook carries and what LibreOffice computes."""
    def same(a, b):
        return near(a, b, 0.005 + 1e-9 * abs(b)) if isinstance(a, float) and isinstance(b, float) else a == b
    return [(place, own.cells.get(place), office.cells.get(place)) for place in own.formulas
            if not same(own.cells.get(place), office.cells.get(place))]


def inputs(book, changes, model):
    """The cells of Figures to change, with the numbers to write."""
    for name, new in changes.items():
        row = book.row_of("Figures", "A", name)
        share = 100 if next(each for each in model["figures"] if each["id"] == name)["unit"] == "%" else 1
        if isinstance(new, list):
            yield from ((f"{letters(13 + at)}{row}", each / share) for at, each in enumerate(new))
        else:
            yield f"C{row}", new / share


def hold(checks, name, book, result, is_changed=False):
    checks.check(f"{name}: no cell shows an error", not book.errors, book.errors[:5])
    differ = measures(book, result, is_changed)
    checks.check(f"{name}: {len(result['measures'])} measures are the engine's", result["measures"] and not differ, differ)
    differ = sums(book, result)
    checks.check(f"{name}: sums by period are the engine's", not differ, differ[:5])
    if "inaction" in result:
        differ = losses(book, result)
        checks.check(f"{name}: months of inaction are the engine's", not differ, differ[:5])


def main():
    intel = str(pathlib.Path(sys.argv[1]).resolve())
    office = program(("soffice", "libreoffice"), "libreoffice-calc")
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made, files = [], []
        for at, (name, model, changes) in enumerate(CASES):
            book = folder / f"{at}.xlsx"
            result = answer(intel, folder, str(at), model, "--out", str(book))
            again = folder / f"{at}-again.xlsx"
            answer(intel, folder, str(at), model, "--out", str(again))
            checks.check(f"{name}: the same case is the same file", book.read_bytes() == again.read_bytes())
            own = Book(book)
            stripped, changed = folder / f"{at}-stripped.xlsx", folder / f"{at}-changed.xlsx"
            rewritten(book, stripped, lambda _, text: without_results(text))

            def change(part, text, own=own, model=model, changes=changes):
                for place, number in inputs(own, changes, model) if part == own.parts["Figures"] else ():
                    text = with_input(text, place, number)
                return without_results(text)

            rewritten(book, changed, change)
            other = answer(intel, folder, f"{at}-other", edited(model, changes))
            made.append((name, own, result, other))
            files += [stripped, changed]
        books = recalculated(office, folder, files)
        for at, (name, own, result, other) in enumerate(made):
            computed, changed = books[2 * at:2 * at + 2]
            hold(checks, name, computed, result)
            differ = carried(own, computed)
            checks.check(f"{name}: {len(own.formulas)} formulas carry what LibreOffice computes", not differ, differ[:5])
            value = {measure["id"]: measure["words"] for measure in other["measures"]}
            before = {measure["id"]: measure["words"] for measure in result["measures"]}
            checks.check(f"{name}: the change changes the result", value.get("npv") != before.get("npv"), value)
            hold(checks, f"{name}, changed", changed, other, is_changed=True)
        hostile = made[-1][1]
        shown = {value for value in hostile.cells.values() if isinstance(value, str)}
        lost = [text for text in HOSTILE[:4] if not any(value.startswith(text) for value in shown)]
        checks.check("hostile text: it stays text", not lost, lost)
        typed = [place for place in hostile.formulas if place[0] == "Figures"]
        checks.check("hostile text: no text became a formula", not typed, typed)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


if __name__ == "__main__":
    sys.exit(main())
