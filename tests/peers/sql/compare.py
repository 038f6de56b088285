"""Scores tables by the program and by the statements it exports, in real databases, and holds them to be the same.

usage: compare.py PROGRAM POSTGRES_BINARIES [DEALS.csv.gz]
"""

import csv
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import engines
import hostile
import sqlglot
from sqlglot import exp

MOST_APART = 1e-9
# What is known before a deal is: the firmographic fields and those of the deal, as data/deals/README.md names them.
IBM_FIELDS = [
    "Client Size By Revenue (USD)", "Client Size By Employee Count", "Revenue From Client Past Two Years (USD)", "Region",
    "Supplies Group", "Supplies Subgroup", "Route To Market", "Competitor Type", "Deal Size Category (USD)",
]  # fmt: skip


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, pathlib.Path(folder)

    def run(self, *arguments):
        run = subprocess.run([self.path, "--quiet", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
        if run.returncode != 0:
            sys.exit(f"{' '.join(map(str, arguments))}: {run.stderr}")
        return run.stdout

    def learn(self, deals, *arguments):
        model = self.folder / "learned.json"
        self.run("icp", "learn", deals, "--out", model, *arguments)
        return json.loads(model.read_text(encoding="utf-8"))

    def export(self, model, dialect, *arguments):
        path = self.folder / "model.json"
        path.write_text(json.dumps(model), encoding="utf-8")
        return self.run("icp", "export", "--model", path, "--dialect", dialect, *arguments)

    def apply(self, model, columns, rows):
        """The program's own answers, as those of a database."""
        path, accounts, scored = (self.folder / name for name in ["model.json", "accounts.csv", "scored.csv"])
        path.write_text(json.dumps(model), encoding="utf-8")
        engines.write_csv(accounts, columns, rows)
        start = time.perf_counter()
        scored.write_text(self.run("icp", "apply", accounts, "--model", path), encoding="utf-8", newline="")
        seconds = time.perf_counter() - start
        with scored.open(newline="", encoding="utf-8") as file:
            found = csv.reader(file)
            names = next(found)
            return engines.picked(names, list(found)), seconds


def number(cell):
    return None if cell in (None, "") else float(cell)


def apart(ours, theirs, rows):
    """How many rows differ, and by how much the probabilities do at most."""
    if len(ours) != len(theirs) or not ours:
        return len(ours) + len(theirs), float("nan")
    differing, most = 0, 0.0
    for mine, other, row in zip(ours, theirs, rows):
        points, probability, tier, coverage = mine
        same = [number(points), tier or None, number(coverage)] == [number(other[0]), other[2] or None, number(other[3])]
        distance = abs(number(probability) - other[1])
        most = max(most, distance)
        if not same or not distance <= MOST_APART:
            differing += 1
            if differing <= 5:
                print(f"    {row!r}: the program {mine}, the database {other}")
    return differing, most


def told(engine, what, ours, theirs, seconds, rows):
    differing, most = apart(ours, theirs, rows)
    print(
        f"  {engine.name:9} {engine.version():24.24} {len(theirs):7,} rows of {what}: {differing} differ, "
        f"probabilities apart by at most {most:.1e}, {seconds:.1f} s"
    )
    return differing == 0


def parsed(dialect, sql, words):
    """Whether sqlglot reads one SELECT, with every word of the model as a literal."""
    statements = sqlglot.parse(sql, read=dialect)
    literals = {literal.this for literal in statements[0].find_all(exp.Literal) if literal.is_string}
    missing = [word for word in words if word not in literals]
    good = len(statements) == 1 and isinstance(statements[0], exp.Select) and not missing
    print(f"  {dialect:9} {'sqlglot ' + sqlglot.__version__:24} {'one SELECT' if good else 'NOT READ'}, {len(words)} words read back, missing: {missing}")
    return good


def small(word):
    return "".join(chr(ord(sign) + 32) if "A" <= sign <= "Z" else sign for sign in word)


def main():
    program_path, binaries, *deals = sys.argv[1:]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        program = Program(program_path, folder)
        started = time.perf_counter()
        databases = [engines.DuckDb(), engines.Sqlite(), engines.Postgres(binaries), engines.Spark()]
        print(f"  databases started in {time.perf_counter() - started:.1f} s")
        try:
            tables = []
            columns = [hostile.BREAKING, "Size ($)", "back`tick.dot", "line\nbreak", "old score"]
            learned = program.learn(small_history(folder))
            model = {**learned, "scorecard": hostile.scorecard(columns)}
            tables.append(("hostile cells", model, ["nr", *columns], hostile.table()))
            if deals:
                with gzip.open(deals[0], "rt", newline="", encoding="utf-8") as file:
                    found = csv.reader(file)
                    heads, rows = next(found), [[str(at), *row] for at, row in enumerate(found)]
                path = pathlib.Path(folder, "deals.csv")
                engines.write_csv(path, heads, [row[1:] for row in rows])
                model = program.learn(path, "--time", "Opportunity Number", "--only", ",".join(IBM_FIELDS))
                tables.append(("IBM deals", model, ["nr", *heads], rows))
            for what, model, columns, rows in tables:
                ours, seconds = program.apply(model, columns, rows)
                print(f"  {'program':9} {'':24} {len(ours):7,} rows of {what}: {seconds:.1f} s")
                for database in databases:
                    theirs, seconds = database.score(columns, rows, program.export(model, database.name))
                    good &= told(database, what, ours, theirs, seconds, rows)
        finally:
            for database in databases:
                getattr(database, "stop", lambda: None)()
        words = [small(word) for word in hostile.WORDS]
        model = {**learned, "scorecard": hostile.scorecard(columns_of(hostile.BREAKING))}
        for dialect in ["snowflake", "bigquery"]:
            good &= parsed(dialect, program.export(model, dialect), words)
    sys.exit(0 if good else "the program and a database do not agree")


def columns_of(first):
    return [first, "size", "share", "region", "old score"]


def small_history(folder):
    """Deals of which a model can be learned; only the frame of its file is used."""
    path = pathlib.Path(folder, "history.csv")
    rows = ["Deal Name,Deal Stage,Industry"]
    for deal in range(300):
        industry = "Food" if (deal % 3 == 0) != (deal % 7 == 0) else "Rail"
        rows.append(f"Deal {deal},{'Closed Won' if deal % 3 == 0 else 'Closed Lost'},{industry}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
