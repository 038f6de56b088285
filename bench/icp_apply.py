#!/usr/bin/env python3
"""Times `andru-intel icp apply` over many rows on one core and prints rows a second and memory.

Python's standard library only. The public IBM records (75,819 rows, 19 columns) are learned from once, then scored
once over and, repeated to 1,516,380 rows, as often as `--runs` says; memory must be the same for both. The median of
the runs counts. Processor seconds are given beside wall seconds, for on a machine that others use the wall clock is theirs.

usage: bench/icp_apply.py DEALS.csv.gz [--runs 3] [--binary target/release/andru-intel]
Exit code 1 where a bar is missed: 300,000 rows a second of one core, 32 MB resident, and no growth with the rows.
"""
import argparse, gzip, os, statistics, subprocess, sys, tempfile, time

RATE, MEGABYTES, GROWTH = 300_000, 32.0, 2.0
REPEATED = 20
ONLY = ("Client Size By Revenue (USD),Client Size By Employee Count,Revenue From Client Past Two Years (USD),Region,"
        "Supplies Group,Supplies Subgroup,Route To Market,Competitor Type,Deal Size Category (USD)")


def timed(argv, env):
    """Wall seconds, processor seconds and resident MB of one run on the first core."""
    with open(os.devnull, "wb") as null:
        began = time.perf_counter()
        child = subprocess.Popen(["taskset", "-c", "0", *argv], stdout=null, env=env)
        most, status = 0, 0
        while not status:
            # The peak that `wait4` gives begins with this script's own; that of the kernel's file is the program's.
            most = max(most, peak(child.pid))
            time.sleep(0.01)
            status, code, usage = os.wait4(child.pid, os.WNOHANG)
        wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(code)
    if child.returncode != 0:
        sys.exit(f"{argv[0]} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, most / 1024


def peak(pid):
    """The most resident KB of a process so far; 0 where it is gone, or is not yet the program."""
    try:
        with open(f"/proc/{pid}/status") as file:
            fields = dict(line.split(":", 1) for line in file)
    except OSError:
        return 0
    if fields["Name"].strip() != "andru-intel" or "VmHWM" not in fields:
        return 0
    return int(fields["VmHWM"].split()[0])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("deals")
    a.add_argument("--runs", type=int, default=3)
    a.add_argument("--binary", default="target/release/andru-intel")
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        once, often, model = (os.path.join(folder, name) for name in ("once.csv", "often.csv", "model.json"))
        with gzip.open(a.deals, "rt", encoding="utf-8", newline="") as file:
            head, body = file.readline(), file.read()
        for path, times in ((once, 1), (often, REPEATED)):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(head)
                for _ in range(times):
                    file.write(body)
        rows = body.count("\n")
        env = {**os.environ, "ANDRU_HOME": os.path.join(folder, "home")}
        learn = [a.binary, "icp", "learn", "--quiet", once, "--only", ONLY, "--out", model]
        subprocess.run(learn, stdout=subprocess.DEVNULL, check=True, env=env)
        apply = [a.binary, "icp", "apply", "--quiet", "--model", model]
        small = timed([*apply, once], env)[2]
        runs = [timed([*apply, often], env) for _ in range(a.runs)]
        size = os.path.getsize(often) / 1e6
    wall, busy = (statistics.median(run[at] for run in runs) for at in (0, 1))
    large = max(run[2] for run in runs)
    rate = rows * REPEATED / busy
    print(f"{rows * REPEATED:,} rows, {size:.1f} MB, {a.runs} runs on one core")
    print(f"apply    {busy:.2f} s of the core, {wall:.2f} s by the clock")
    print(f"rate     {rate:,.0f} rows a second of the core   (bar: {RATE:,})")
    print(f"memory   {small:.1f} MB for {rows:,} rows, {large:.1f} MB for {rows * REPEATED:,}   (bar: {MEGABYTES:.0f}, growth {GROWTH:.0f})")
    sys.exit(0 if rate >= RATE and large <= MEGABYTES and large - small <= GROWTH else 1)


if __name__ == "__main__":
    main()
