"""The formulas in 200 digits, where two results in 16 digits differ."""

import decimal
from decimal import Decimal

decimal.getcontext().prec = 200


def mirr(flows, finance, reinvest):
    grown = lambda rate, keep: sum(Decimal(f) / (1 + Decimal(rate)) ** at for at, f in enumerate(flows) if keep(f))
    returns, outlays = grown(reinvest, lambda f: f > 0), -grown(finance, lambda f: f < 0)
    return float((returns / outlays) ** (1 / Decimal(len(flows) - 1)) * (1 + Decimal(reinvest)) - 1)


def annuity(name, given):
    rate, periods, pmt, pv, fv = (Decimal(given[name]) for name in ["rate", "nper", "pmt", "pv", "fv"])
    due = 1 + rate if given["begin"] else Decimal(1)
    power = lambda periods: (1 + rate) ** periods
    paid = lambda periods: periods if rate == 0 else due * (power(periods) - 1) / rate
    payment = -(fv + pv * power(periods)) / paid(periods)
    if name == "pmt":
        return float(payment)
    if name == "pv":
        return float(-(fv + pmt * paid(periods)) / power(periods))
    if name == "fv":
        return float(-(pv * power(periods) + pmt * paid(periods)))
    if name == "nper":
        if rate == 0:
            return float(-(fv + pv) / pmt)
        ever = pmt * due / rate
        return float(((ever - fv) / (ever + pv)).ln() / (1 + rate).ln())
    passed = -(-int(given["nper"]) // 2) - 1
    interest = -(pv * power(passed) + payment * paid(passed)) * rate
    if given["begin"]:
        interest = Decimal(0) if passed == 0 else interest / (1 + rate)
    return float(interest if name == "ipmt" else payment - interest)
