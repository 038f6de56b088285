"""XLSX files, read and changed with the standard library alone."""

import pathlib
import re
import subprocess
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v>(.*?)</v></c>', re.S)


class Book:
    """The cells of a workbook by sheet and place: numbers, texts; formulas and errors apart."""

    def __init__(self, path):
        self.cells, self.formulas, self.errors, self.parts = {}, set(), [], {}
        with zipfile.ZipFile(path) as file:
            names = {each.get("Id"): each.get("Target") for each in tree.fromstring(file.read("xl/_rels/workbook.xml.rels"))}
            texts = []
            if "xl/sharedStrings.xml" in file.namelist():
                shared = tree.fromstring(file.read("xl/sharedStrings.xml"))
                texts = ["".join(part.text or "" for part in each.iter(f"{MAIN}t")) for each in shared]
            for sheet in tree.fromstring(file.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
                name, part = sheet.get("name"), "xl/" + names[sheet.get(LINK)].removeprefix("/xl/")
                self.parts[name] = part
                self.read(name, tree.fromstring(file.read(part)), texts)

    def read(self, name, sheet, texts):
        for cell in sheet.iter(f"{MAIN}c"):
            place, kind, value = (name, cell.get("r")), cell.get("t"), cell.find(f"{MAIN}v")
            text = "" if value is None else value.text or ""
            if cell.find(f"{MAIN}f") is not None:
                self.formulas.add(place)
            if kind == "e" or text.startswith(("#", "Err:")):
                self.errors.append((place, text))
            elif kind == "s":
                self.cells[place] = texts[int(text)]
            elif kind in ("str", "inlineStr"):
                self.cells[place] = text or "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
            elif text:
                self.cells[place] = float(text)

    def row_of(self, sheet, column, text):
        """The first row of a sheet with this text in a column."""
        rows = [int(place[len(column):]) for (name, place), value in self.cells.items()
                if name == sheet and value == text and re.fullmatch(column + r"\d+", place)]
        return min(rows) if rows else None

    def along(self, sheet, row, first):
        """The numbers of a row from a column on."""
        found = []
        while isinstance(value := self.cells.get((sheet, f"{letters(first + len(found))}{row}")), float):
            found.append(value)
        return found

    def down(self, sheet, column, row):
        """The numbers of a column from a row on."""
        found = []
        while isinstance(value := self.cells.get((sheet, f"{column}{row + len(found)}")), float):
            found.append(value)
        return found


def letters(number):
    """The letters of a column: 1 is A."""
    return "" if number == 0 else letters((number - 1) // 26) + chr(65 + (number - 1) % 26)


def rewritten(source, target, change):
    """Copies a workbook, its sheets passed through `change(part, text)`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data.decode()).encode() if name.startswith("xl/worksheets/s") else data)


def without_results(text):
    """A sheet whose formulas carry no result: whoever reads one has computed it."""
    stripped = CELL.sub(lambda cell: f'<c r="{cell[1]}"{re.sub(r" t=.str.", "", cell[2])}><f>{cell[3]}</f></c>', text)
    if re.search(r"</f><v>", stripped):
        raise ValueError("a formula has kept its result")
    return stripped


def with_input(text, place, number):
    """A sheet with another number in an input cell."""
    changed, count = re.subn(rf'(<c r="{place}"[^>]*>)<v>[^<]*</v>', rf"\g<1><v>{number!r}</v>", text)
    if count != 1:
        raise ValueError(f"{place} is no cell with a number")
    return changed


def recalculated(office, folder, files):
    """Workbooks opened and saved again by LibreOffice, in the same order."""
    out = folder / "recalculated"
    out.mkdir(exist_ok=True)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "xlsx", "--outdir",
         str(out), *map(str, files)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return [Book(out / pathlib.Path(file).name) for file in files]
