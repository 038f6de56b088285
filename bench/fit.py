#!/usr/bin/env python3
"""Times `andru-intel fit` over many rows against a bare read of the same file, and prints the ratio.

Python's standard library only. The file is generated with a fixed seed: ten columns as a CRM export has
them, with blanks, ranges, several currencies, and one row in fifty a duplicate. Every figure is the median
of the runs of one session, bare read and fit in turn, so that a slow machine slows both.

usage: bench/fit.py [--rows 1000000] [--runs 3] [--binary target/release/andru-intel]
                    [--bare target/release/bare_read]
Exit code 1 where a bar is missed: 20 times the bare read, 96 MB of resident memory.
"""
import argparse, os, random, statistics, subprocess, sys, tempfile, time

TIMES, MEGABYTES = 20.0, 96.0
PROFILE = """
product = "Customs software"
industries = ["logistics", "freight forwarding", "wholesale"]
employees = "50-500"
revenue = "$5M-$50M"
geographies = ["DACH", "Benelux", "California"]
technologies = ["CargoWise", "Oracle"]
excludedTechnologies = ["SAP TM"]
pains = ["manual customs entry", "late delivery penalties"]
capacityPerWeek = 40
[refuse]
geographies = ["Russia"]
minEmployees = 10
"""
INDUSTRIES = ["Logistics", "COMPUTER_SOFTWARE", "Banking", "Freight & Trucking", "Hospitals", "", "Wholesale", "other"]
PLACES = [("Berlin", "Germany"), ("Austin", "TX"), ("", "France"), ("San Diego", "California"), ("", ""), ("Rotterdam", "NL")]
SIZES = ["51-200", "11-50", "240", "1.200", "10,001+", "", "5k+", "12"]
TECH = ["Salesforce, Oracle", "SAP TM", "", "CargoWise; Slack", "HubSpot, AWS, PostgreSQL"]


def generate(path, rows):
    r = random.Random(20261124)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,City,Country/Region,Technologies,Notes\n")
        for i in range(rows):
            n = i if r.random() > 0.02 else r.randrange(max(i, 1))
            city, country = r.choice(PLACES)
            revenue = r.choice(["$1M-$5M", f"{r.randrange(1, 90)}.5m", f"{r.randrange(1, 999)},{r.randrange(100, 999)},000", "", "EUR 2m"])
            f.write(f'{i},Company {n} GmbH,www.company-{n}.example,{r.choice(INDUSTRIES)},"{r.choice(SIZES)}","{revenue}",'
                    f'{city},{country},"{r.choice(TECH)}",seen at a fair\n')


def timed(argv, stdin_path, env):
    with open(stdin_path, "rb") as stdin, open(os.devnull, "wb") as null:
        began = time.perf_counter()
        child = subprocess.Popen(argv, stdin=stdin, stdout=null, stderr=subprocess.PIPE, env=env)
        notes = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
    if child.returncode != 0:
        sys.exit(f"{argv[0]} ended with {child.returncode}: {notes.decode(errors='replace')[-600:]}")
    return seconds, usage.ru_maxrss / 1024, notes.decode(errors="replace")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--rows", type=int, default=1_000_000)
    a.add_argument("--runs", type=int, default=3)
    a.add_argument("--binary", default="target/release/andru-intel")
    a.add_argument("--bare", default="target/release/bare_read")
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, profile = os.path.join(folder, "list.csv"), os.path.join(folder, "profile.toml")
        generate(path, a.rows)
        with open(profile, "w") as f:
            f.write(PROFILE)
        env = {**os.environ, "ANDRU_HOME": os.path.join(folder, "home"), "ANDRU_AS_OF": "2026-11-24"}
        fit = [a.binary, "fit", "--quiet", "--profile", profile, "--format", "csv", "-"]
        bare, full, memory, notes = [], [], [], ""
        for _ in range(a.runs):
            out = subprocess.run([a.bare, path], capture_output=True, check=True, text=True).stdout.split()
            bare.append(float(out[0]))
            seconds, megabytes, notes = timed(fit, path, env)
            full.append(seconds)
            memory.append(megabytes)
        size = os.path.getsize(path) / 1e6
    ratios = [f / b for f, b in zip(full, bare)]
    ratio, peak = statistics.median(ratios), max(memory)
    print(f"{a.rows} rows, {size:.1f} MB, {a.runs} runs")
    print(f"bare read   {statistics.median(bare):.3f} s")
    print(f"fit         {statistics.median(full):.3f} s   ({statistics.median(full) / a.rows * 1e6:.2f} us a row)")
    print(f"ratio       {ratio:.1f} times the bare read   (bar: {TIMES:.0f}; pairs {', '.join(f'{r:.1f}' for r in ratios)})")
    print(f"memory      {peak:.1f} MB resident at most      (bar: {MEGABYTES:.0f})")
    sys.exit(0 if ratio <= TIMES and peak <= MEGABYTES else 1)


if __name__ == "__main__":
    main()
