#!/usr/bin/env python3
"""Times learning from 75,819 deals: five folds against pandas and scikit-learn, and the whole of `andru-intel icp learn`.

Both sides of the ratio are whole processes, from the file to the figures, in turn, so that a slow machine slows both;
the ratio is that of the medians. Both print AUC and Brier score, which must agree to 0.005: the same work was done.
`--python` needs pandas and scikit-learn.

usage: bench/icp_learn.py [--deals ../shared/data/deals/ibm_win_loss.csv.gz] [--python python3] [--runs 5]
                          [--binary target/release/andru-intel] [--folds target/release/icp_folds]
Exit code 1 where a bar is missed: 10 times as fast, 10 s for the whole, 300 MB of resident memory.
"""
import argparse, gzip, os, shutil, statistics, subprocess, sys, tempfile, time

TIMES, SECONDS, MEGABYTES, APART = 10.0, 10.0, 300.0, 0.005
CORES = 2
OUTCOME, WON, TIME = "Opportunity Result", "Won", "Opportunity Number"
COLUMNS = [
    "Client Size By Revenue (USD)", "Client Size By Employee Count", "Revenue From Client Past Two Years (USD)", "Region",
    "Supplies Group", "Supplies Subgroup", "Route To Market", "Competitor Type", "Deal Size Category (USD)",
]


def timed(argv, env):
    """Seconds on the clock and of the processors, megabytes resident at most, and what was printed."""
    began = time.perf_counter()
    child = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    out, errors = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if child.returncode != 0:
        sys.exit(f"{argv[0]} ended with {child.returncode}: {errors.decode(errors='replace')[-600:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.decode()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--deals", default="../shared/data/deals/ibm_win_loss.csv.gz")
    a.add_argument("--python", default="python3")
    a.add_argument("--runs", type=int, default=5)
    a.add_argument("--binary", default="target/release/andru-intel")
    a.add_argument("--folds", default="target/release/icp_folds")
    a = a.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    theirs_script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sklearn_woe.py")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "deals.csv")
        opened = gzip.open if a.deals.endswith(".gz") else open
        with opened(a.deals, "rb") as source, open(path, "wb") as copy:
            shutil.copyfileobj(source, copy)
        # Settings for one kind of processor would slow the other side on another.
        env = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
        env |= {"ANDRU_HOME": os.path.join(folder, "home"), "ANDRU_AS_OF": "2026-11-24"}
        ours_argv = [a.folds, path, *COLUMNS]
        theirs_argv = [a.python, theirs_script, path, OUTCOME, WON, *COLUMNS]
        whole_argv = [a.binary, "icp", "learn", path, "--time", TIME, "--json", "--out", os.path.join(folder, "m.json")]
        timed(ours_argv, env), timed(theirs_argv, env)  # once, so that both find their files in memory
        ours, theirs, imports, whole = [], [], [], []
        for _ in range(a.runs):
            seconds, _, _, out = timed(ours_argv, env)
            ours.append(seconds)
            our_auc, our_brier = map(float, out.split())
            seconds, _, _, out = timed(theirs_argv, env)
            theirs.append(seconds)
            their_auc, their_brier, imported = map(float, out.split())
            imports.append(imported)
            whole.append(timed(whole_argv, env)[:3])
    our, their = statistics.median(ours), statistics.median(theirs)
    seconds, busy = (statistics.median(run[at] for run in whole) for at in (0, 1))
    peak = max(run[2] for run in whole)
    apart = max(abs(our_auc - their_auc), abs(our_brier - their_brier))
    print(f"five folds  {our:.3f} s    AUC {our_auc:.4f}, Brier {our_brier:.4f}   ({a.runs} runs, {min(ours):.3f} to {max(ours):.3f})")
    print(f"the same    {their:.3f} s    AUC {their_auc:.4f}, Brier {their_brier:.4f}   in pandas and scikit-learn "
          f"({min(theirs):.3f} to {max(theirs):.3f}; {statistics.median(imports):.3f} s of it imports)")
    print(f"ratio       {their / our:.1f} times as fast       (bar: {TIMES:.0f})")
    print(f"icp learn   {seconds:.3f} s on {CORES} cores      (bar: {SECONDS:.0f}; {busy:.2f} s of processor time)")
    print(f"memory      {peak:.1f} MB resident at most  (bar: {MEGABYTES:.0f})")
    held = their / our >= TIMES and seconds <= SECONDS and peak <= MEGABYTES and apart <= APART
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
