"""Compares the engine's finance with numpy-financial, and its rates of return with exact arithmetic.

usage: compare.py PROGRAM

numpy-financial works in f64 and rounds at every step. Where it is further than MOST_APART from the engine, both are
held to the same formula in 200 digits: the engine must be right to MOST_APART, and numpy-financial must not be. (Its
nper at a rate of zero has the sign of the present value wrong.)
"""

import collections
import fractions
import json
import math
import random
import subprocess
import sys

import exact
import numpy_financial as npf

CASES = 10_000
MOST_APART = 1e-9
SEED = 20_261_124
PROVES_NOTHING = ["peer gives no number", "peer is at or below -100%, which is no rate"]


# The questions.

def conventional(dice, count):
    return [-dice.uniform(10_000, 1_000_000)] + [dice.uniform(1_000, 400_000) for _ in range(count - 1)]


def random_sign(dice, count):
    return [dice.uniform(-1_000, 1_000) for _ in range(count)]


def monthly(dice, count):
    fee = round(dice.uniform(100, 9_000), 2)
    return [-round(dice.uniform(1_000, 90_000), 2)] + [fee + round(dice.gauss(0, fee / 5), 2) for _ in range(count - 1)]


def large_and_small(dice, count):
    return [dice.choice([-1, 1]) * 10 ** dice.uniform(-3, 12) for _ in range(count)]


def turning(dice, count):
    return [(-1) ** at * dice.uniform(50, 150) for at in range(count)]


def sparse(dice, count):
    return [dice.choice([0, 0, 0, 1]) * dice.randint(-50, 50) for _ in range(count)]


def rebuilt(dice, count):
    """An outlay, returns, and a second outlay within."""
    flows = conventional(dice, count)
    flows[dice.randrange(1, count)] = -dice.uniform(10_000, 2_000_000)
    return flows


REGIMES = [conventional, random_sign, monthly, large_and_small, turning, sparse, rebuilt]


def question(dice, at):
    flows = REGIMES[at % len(REGIMES)](dice, dice.randint(2, 30))
    rate = lambda: round(dice.choice([dice.uniform(-0.3, 0), dice.uniform(0.0001, 0.5), dice.uniform(0.5, 3)]), 6)
    interest = dice.choice([0, rate(), rate(), dice.uniform(0.0001, 0.02), dice.uniform(0.0001, 0.02)])
    loan = round(dice.uniform(100, 1_000_000), 2)
    # As long as the rate allows: what grows a billionfold is no loan.
    longest = min(360, int(math.log(1e9) / abs(math.log1p(interest)))) if interest else 360
    annuity = {
        "rate": interest,
        "nper": dice.randint(1, longest),
        "pmt": round(-loan * dice.uniform(0.001, 0.2), 2),
        "pv": dice.choice([0, loan, loan, -loan / 2]),
        "fv": dice.choice([0, 0, round(loan * dice.uniform(0, 3), 2), -round(loan * dice.uniform(0, 1), 2)]),
        "begin": dice.random() < 0.5,
    }
    if annuity["pv"] == annuity["fv"] == 0:
        annuity["fv"] = loan
    # Settles the account near the rate, which is then asked for.
    annuity["due"] = round(exact.annuity("pmt", annuity), 2)
    return {"flows": flows, "rate": rate(), "finance": abs(rate()), "reinvest": abs(rate()), "annuity": annuity}


# The answers.

class Tally:
    def __init__(self):
        self.rows = collections.defaultdict(collections.Counter)
        self.failures = []

    def count(self, check, verdict):
        self.rows[check][verdict] += 1

    def fail(self, check, case, detail):
        self.count(check, "failed")
        self.failures.append(f"{check}: {detail}: {json.dumps(case)}")


def is_number(value):
    return value is not None and math.isfinite(value)


def near(ours, theirs):
    return abs(ours - theirs) <= MOST_APART * max(abs(ours), abs(theirs))


def agree(tally, check, case, ours, theirs, exact):
    """Holds a figure to the peer's, or both to the exact one."""
    theirs = float(theirs)
    if not math.isfinite(theirs):
        tally.count(check, "peer gives no number")
    elif ours is None:
        tally.fail(check, case, f"none, peer {theirs!r}")
    elif near(ours, theirs):
        tally.count(check, "agree")
    else:
        truth = exact()
        if near(ours, truth) and not near(theirs, truth):
            tally.count(check, "peer is off, by exact arithmetic")
        else:
            tally.fail(check, case, f"{ours!r}, peer {theirs!r}, exact {truth!r}")


def present_value(rate, flows):
    """Exactly, times a positive factor: the sum of flow · growth^(last - at), and the same at the first flow."""
    growth = 1 + fractions.Fraction(rate)
    value = fractions.Fraction(0)
    for flow in flows:
        value = value * growth + fractions.Fraction(flow)
    return value / growth ** (len(flows) - 1)


def is_nearest(rate, flows):
    """Whether the exact value changes sign between the rate's two neighbours and is larger at both."""
    here, below, above = (present_value(each, flows) for each in (rate, math.nextafter(rate, -1), math.nextafter(rate, math.inf)))
    return abs(here) <= min(abs(below), abs(above)) and (below < 0) != (above < 0)


def is_near_a_zero(rate, flows):
    """Whether the exact value changes sign as near to the rate as two results may be apart."""
    step = MOST_APART * (1 + abs(rate)) if abs(rate) > 1e-3 else MOST_APART * abs(rate)
    values = [present_value(each, flows) for each in (max(rate - step, math.nextafter(-1, 0)), rate, rate + step)]
    return not (all(value < 0 for value in values) or all(value > 0 for value in values))


def check_rates(tally, case, rates):
    flows = case["flows"]
    size = sum(map(abs, flows))
    theirs = float(npf.irr(flows)) if len(flows) > 1 else math.nan
    if not math.isfinite(theirs):
        tally.count("irr of the peer", "peer gives no number")
    elif any(abs(rate - theirs) <= MOST_APART * (1 + abs(theirs)) for rate in rates):
        tally.count("irr of the peer", "among ours")
    elif not is_near_a_zero(theirs, flows):
        # Its eigenvalues lose digits where flows differ by many orders of magnitude.
        tally.count("irr of the peer", "peer is off, by exact arithmetic")
    else:
        tally.fail("irr of the peer", case, f"{rates}, peer {theirs!r}")
    for rate in rates:
        miss = present_value(rate, flows)
        if abs(miss) <= MOST_APART * size:
            tally.count("residual of our rates", "within 1e-9 of the flows' sizes")
            continue
        if is_nearest(rate, flows):
            tally.count("residual of our rates", "no f64 comes nearer, by exact arithmetic")
        else:
            tally.fail("residual of our rates", case, f"{rate!r} leaves {float(miss)!r}")


def check_count(tally, case, rates, outside):
    """Descartes' rule: the number of rates has the parity of the sign changes, counting a touched rate twice."""
    flows = [flow for flow in case["flows"] if flow]
    changes = sum((a < 0) != (b < 0) for a, b in zip(flows, flows[1:]))
    if len(rates) <= changes and (changes - len(rates) - outside) % 2 == 0:
        tally.count("number of our rates", "fits Descartes' rule")
    else:
        tally.fail("number of our rates", case, f"{rates} of {changes} sign changes")


def main():
    dice = random.Random(SEED)
    cases = [question(dice, at) for at in range(CASES)]
    run = subprocess.run([sys.argv[1]], input="\n".join(map(json.dumps, cases)), capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == CASES, len(answers)
    tally = Tally()
    for case, ours in zip(cases, answers):
        flows = case["flows"]
        agree(tally, "npv", case, ours["npv"], npf.npv(case["rate"], flows), lambda: float(present_value(case["rate"], flows)))
        theirs = npf.mirr(flows, case["finance"], case["reinvest"])
        agree(tally, "mirr", case, ours["mirr"], theirs, lambda: exact.mirr(flows, case["finance"], case["reinvest"]))
        if ours["irr"] is not None:
            check_rates(tally, case, ours["irr"])
            check_count(tally, case, ours["irr"], ours["outside"])
        check_annuity(tally, case["annuity"], ours["annuity"])
    passed = failed = 0
    for check, row in tally.rows.items():
        print(f"{check}: " + ", ".join(f"{count:,} {verdict}" for verdict, count in row.most_common()))
        failed += row["failed"]
        passed += sum(row.values()) - row["failed"] - sum(row[verdict] for verdict in PROVES_NOTHING)
    for failure in tally.failures[:int(sys.argv[2]) if len(sys.argv) > 2 else 20]:
        print(failure)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def check_annuity(tally, given, ours):
    rate, periods, pmt, pv, fv = (given[name] for name in ["rate", "nper", "pmt", "pv", "fv"])
    when = "begin" if given["begin"] else "end"
    half = -(-periods // 2)
    theirs = {
        "pmt": npf.pmt(rate, periods, pv, fv, when),
        "pv": npf.pv(rate, periods, pmt, fv, when),
        "fv": npf.fv(rate, periods, pmt, pv, when),
        "nper": npf.nper(rate, pmt, pv, fv, when),
        "ipmt": npf.ipmt(rate, half, periods, pv, fv, when),
        "ppmt": npf.ppmt(rate, half, periods, pv, fv, when),
    }
    for name, value in theirs.items():
        agree(tally, name, given, ours[name], value, lambda name=name: exact.annuity(name, given))
    found = float(npf.rate(periods, given["due"], pv, fv, when, tol=1e-13))
    if ours["rates"] is None and not any(account(given)):
        tally.count("rate", "refused: any rate solves it")
    elif not math.isfinite(found):
        tally.count("rate", "peer gives no number")
    elif found <= -1:
        tally.count("rate", "peer is at or below -100%, which is no rate")
    elif any(abs(rate - found) <= MOST_APART * max(abs(rate), abs(found)) for rate in ours["rates"] or []):
        tally.count("rate", "among ours")
    elif all(is_near_a_zero(rate, account(given)) for rate in ours["rates"]) and not is_near_a_zero(found, account(given)):
        # Its formula divides by the rate, which loses digits near zero.
        tally.count("rate", "peer is off, by exact arithmetic")
    else:
        tally.fail("rate", given, f"{ours['rates']}, peer {found!r}")


def account(given):
    """An annuity as the flows it stands for."""
    flows = [fractions.Fraction(0)] * (given["nper"] + 1)
    for at in range(given["nper"]):
        flows[at if given["begin"] else at + 1] += fractions.Fraction(given["due"])
    flows[0] += fractions.Fraction(given["pv"])
    flows[-1] += fractions.Fraction(given["fv"])
    return flows


if __name__ == "__main__":
    main()
