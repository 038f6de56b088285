"""A small model and table of everything that quoting and reading can get wrong."""

import itertools
import math

BREAKING = "a\"b'c;--"
WORDS = [
    "it's", 'quo"te', "back\\slash", "new\nline", "tab\there", "100%", "${HOME}", "$1", "{0}", "%(x)s", ":name", "?",
    "--", "/* x */; DROP TABLE accounts", "ABC", "Straße", "istanbul", "naïve", "日本", "🙂", "\\", "''", "`", "\\n",
    "carriage\rreturn", "next\u0085line", "NULL",
]  # fmt: skip

WORD_CELLS = [
    *WORDS, None, "", " ", "\t\r\n\f ", " abc ", "\tABC\n", "aBc", "abc\u00a0", "\u2003abc\u3000", "\u000babc\u0085", "\u200babc", "\u00a0", "STRASSE", "straße", "STRAßE", "İstanbul",
    "ISTANBUL", "ıstanbul", "NAÏVE", "Naïve", "never seen", "new\r\nline", "backslash", "back\\\\slash", "it''s", "n",
]  # fmt: skip
NUMBER_CELLS = [
    None, "", "  ", "0", "-0", "+0", "00", "7", "+7", "7.0", "7.", ".5", "7.0000001", "1250", "$1,250", " $ 1,250 ", "$1,250.01",
    "1250\t", "\u00a01250\u202f", "-5", "$-5", "-$5", "--5", "+-5", "1e5", "1E5", "0x10", "inf", "NaN", "Infinity", "1 250", "1_250", "٣", "1.2.3",
    "n/a", "5\n$", "$", ",", "-", ".", "1000000000000000", "1000000000000001", "9" * 300, "9" * 301, "1" + "0" * 400,
    "0." + "0" * 297 + "1", "0." + "0" * 350 + "1", "5d", "5f", "1,25", "7%",
]  # fmt: skip
SHARE_CELLS = [None, "", "0.1", "0.10", "+.1", "0.1000000000000000055", "0.30000000000000004", "0.3", "0.5", "0.50000000000000011", "1", "-1", "-0.0"]
REST_CELLS = [None, "", "North", "NORTH ", "South", "x"]
COLD_CELLS = [None, "", "41.234567", "3.5", "3", "-100", "88.25", "1000", "50.5", "$50", "50%", "5e1", "+12", "n/a", "60.010101"]


def bins(*pairs):
    return [{"holds": holds, "points": points, "deals": 0, "won": 0} for holds, points in pairs]


def scorecard(columns):
    """A scorecard over five columns of these names, whose points run from 0 to 100."""
    cold = {
        "source": {"column": columns[4]}, "weight": 0.3, "mean": 41.234567, "points_per_unit": 0.371234, "low": 3.5, "high": 88.25,
    }  # fmt: skip
    words = bins(*(({"words": [word]}, at / 10 - 1) for at, word in enumerate(WORDS)))
    numbers = bins(({"is": 0.0}, 1.3), ({"up_to": -1.0}, -4.4), ({"up_to": 7.0}, 2.1), ({"up_to": 1250.0}, 3.7), ({"up_to": 1e15}, 5.0), ("rest", -6.2))
    share = bins(({"is": 0.1}, 1.9), ({"is": 0.30000000000000004}, 2.2), ({"up_to": 0.5}, -0.7))
    rest = bins(({"words": ["North"]}, 4.0), ("rest", -1.5))
    fields = [
        {"column": columns[0], "bins": words},
        {"column": columns[1], "number_without": "$,", "bins": numbers, "blank": {"points": -0.9, "deals": 0, "won": 0}},
        {"column": columns[2], "number_without": "", "bins": share},
        {"column": columns[3], "bins": rest, "blank": {"points": 0.8, "deals": 0, "won": 0}},
    ]
    ends = [math.floor(10 * cold["points_per_unit"] * (end - cold["mean"]) + 0.5) for end in (cold["low"], cold["high"])]
    parts = [[round(10 * bin["points"]) for bin in field["bins"]] + [0] for field in fields]
    parts[1].append(-9)
    parts[3].append(8)
    parts.append([*ends, 0])
    start = -sum(map(min, parts))
    # The last group of the words takes what the scale lacks.
    lack = 1000 - start - sum(map(max, parts))
    words[-1]["points"] = round(words[-1]["points"] * 10 + lack) / 10
    cut = {"deals": 0, "won": 0, "low": 0.0, "high": 0.0}
    tiers = [{"tier": tier, "from": points, **cut} for tier, points in [("A", 50.0), ("B", 46.0), ("C", 40.0), ("D", 0.0)]]
    return {
        "start": start / 10, "fields": fields, "cold_start": cold,
        "calibration": {"intercept": -3.781814, "slope": 0.072851}, "tiers": tiers,
    }  # fmt: skip


def table():
    """Rows of `nr` and the five columns: every cell beside others that change, and rows of one cell alone."""
    lists = [WORD_CELLS, NUMBER_CELLS, SHARE_CELLS, REST_CELLS, COLD_CELLS]
    rows = [list(row) for row in itertools.islice(zip(*map(itertools.cycle, lists)), 400)]
    for at, cells in enumerate(lists):
        rows += [[cell if place == at else None for place in range(len(lists))] for cell in cells]
    return [[str(at), *row] for at, row in enumerate(rows)]
