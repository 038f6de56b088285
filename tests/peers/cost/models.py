"""Made-up business cases that together use every convention a case can be computed by."""

import copy


def figure(name, value, unit, basis="buyer", **more):
    known = {"byYear": value} if isinstance(value, list) else {} if value is None else {"value": value}
    stands = {"source": "us", "why": "made up"} if basis == "assumption" else {}
    return {"id": name, "unit": unit, "basis": basis, **known, **stands, **more}


def line(name, side, amount, **more):
    return {"id": name, "side": side, "amount": amount, **more}


def base(currency="USD", **terms):
    """Two benefits, two costs and a loss; figures by year, risks, schedules that begin and end within a year."""
    figures = [
        figure("hours", 18.25, "hours/week", low=12, high=22),
        figure("people", 6, "people"),
        figure("hour", 41.35, f"{currency}/hour"),
        figure("saved", 60, "%", "assumption", low=35, high=75),
        figure("penalties", [41000.1, 38000, 36500.35], f"{currency}/year"),
        figure("gone", 25, "%", "benchmark", source="a survey", date="2026-03", tier="secondary"),
        figure("adoption", 15, "%", "assumption"),
        figure("overrun", 7.5, "%", "assumption"),
        figure("licence", 4100.99, f"{currency}/month"),
        figure("rollout", 64000, currency, "assumption"),
    ]
    lines = [
        line("hours_lost", "inaction", "hours * 52 * people * hour"),
        line("penalties_paid", "inaction", "penalties", startMonth=2),
        line("hours_saved", "benefit", "hours * 52 * people * hour * saved", startMonth=4, risk="adoption",
             removes="hours_lost"),
        line("penalties_saved", "benefit", "penalties * gone", every="year", startMonth=6, endMonth=min(30, terms.get("years", 3) * 12 - 1),
             risk="adoption + overrun / 12", removes="penalties_paid"),
        line("fees", "cost", "licence", every="month", risk="overrun"),
        line("setup", "cost", "rollout", every="once", startMonth=0, risk="overrun"),
    ]
    return {"title": "made up", "currency": currency, "figures": figures, "lines": lines, **terms}


def edited(model, changes):
    """The same model with other values for figures."""
    model = copy.deepcopy(model)
    for known in model["figures"]:
        if known["id"] in changes:
            new = changes[known["id"]]
            known["byYear" if isinstance(new, list) else "value"] = new
            known.pop("low", None), known.pop("high", None)
    return model


def flows(amounts, **terms):
    """A case whose net flows are these, by year."""
    figures = [figure("discount_rate", 10, "%"), figure("paid", [max(0, -each) for each in amounts[1:]], "USD/year"),
               figure("first", -amounts[0], "USD"), figure("won", [max(0, each) for each in amounts[1:]], "USD/year")]
    lines = [line("outlay", "cost", "first", every="once", startMonth=0), line("later", "cost", "paid"),
             line("gain", "benefit", "won")]
    return {"currency": "USD", "years": len(amounts) - 1, "rounding": "cents", "figures": figures, "lines": lines, **terms}


RATE = figure("discount_rate", 12.5, "%")
FORMULAS = base(years=4, period="quarter", rounding="cents")
FORMULAS["figures"] += [figure("floor", 900, "USD/quarter"), figure("zero", 0, "people"), figure("few", 3, "people")]
FORMULAS["lines"] += [
    line("rounded", "benefit", "max(floor, round(hour * hours / 7, 1)) - (floor - hour) / (people * few)", every="quarter",
         startMonth=3, distinctBecause="made up"),
    line("negative", "cost", "-hour * few + (hours - people) * hour * min(1, people)", every="once", startMonth=5),
    line("one_off", "benefit", "floor * 4 / few", every="once", startMonth=48, distinctBecause="made up"),
    line("again", "benefit", "hours * 52 * people * hour", sameCashAs="hours_saved"),
]
OPEN = base(years=3, rounding="whole")
OPEN["figures"] += [figure("fines", None, "fines/quarter"), figure("fine", 1200, "USD/fine")]
OPEN["lines"] += [line("fewer_fines", "benefit", "fines * fine", every="quarter")]
WITH_RATE = base(years=5, rounding="cents", firstFlow="end_of_first_period")
WITH_RATE["figures"].append(RATE)

# What a text of a case must never do in a spreadsheet or a page.
HOSTILE = [
    "=1+1", "@SUM(1)", "+1", "=HYPERLINK(\"http://127.0.0.1:9/x\")", "<script>document.title='ran'</script>",
    "</title></style></bdi></td><img src=x onerror=\"document.title='ran'\">", "_x0041_ \u05e9\u05dc \u202e \U0001f980",
]


def hostile():
    model = base(years=3)
    model["title"], model["companyName"] = HOSTILE[4], HOSTILE[5]
    for at, each in enumerate(model["figures"] + model["lines"]):
        each["name"] = f"{HOSTILE[at % len(HOSTILE)]} {at}"
        if each.get("source"):
            each["source"] = HOSTILE[(at + 1) % len(HOSTILE)]
    return model


# Name, model, and a change of its figures that must change the result.
CASES = [
    ("yearly whole", base(years=3), {"hours": 25, "rollout": 91234.56}),
    ("yearly cents", base(years=3, rounding="cents"), {"penalties": [90000.01, 20000, 10000]}),
    ("from the first period", WITH_RATE, {"discount_rate": 4.75}),
    ("monthly cents", base(years=3, period="month", rounding="cents"), {"licence": 3999.45, "saved": 61.3}),
    ("monthly unrounded", base(years=2, period="month", rounding="none", firstFlow="end_of_first_period"), {"hour": 39.99}),
    ("quarterly whole", base(years=3, period="quarter"), {"overrun": 22}),
    ("formulas", FORMULAS, {"few": 7, "hours": 3}),
    ("yen", base("JPY", years=3, rounding="cents"), {"hour": 4135}),
    ("dinars", base("KWD", years=3, period="month", rounding="cents"), {"hours": 20.125}),
    ("never pays back", edited(base(years=3, rounding="cents"), {"hours": 2}), {"hours": 30}),
    ("pays back exactly", flows([-500, 300, 200, 150]), {"first": 480}),
    ("pays back, and loses it again", flows([-100, 200, -150, 100]), {"first": 90}),
    ("two rates of return", flows([-1000, 2550, -1620]), {"first": 1500}),
    ("no rate of return", flows([-1000, 200, -100]), {"first": 10}),
    ("nothing paid today", flows([0, -700, 400, 600]), {"paid": [650, 0, 0]}),
    ("thirty years of months", base(years=30, period="month", rounding="cents"), {"hours": 17}),
    ("a benefit not known", OPEN, {"hours": 21}),
    ("hostile text", hostile(), {"people": 7}),
]
