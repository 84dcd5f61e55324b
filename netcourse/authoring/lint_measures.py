"""Numbers with their units, as a case states them: so that "15 of 500" in a stem is the "3%" of a figure's table."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.evidence import facts

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
PER_CENT, RATE, PER_HPF, TIMES = "%", "mitoses per 2 mm²", "mitoses per 10 HPF", "times"
CLEARANCE = "mL/min"
# Numbers that differ by less were rounded on the way.
ROUNDED = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of one kind: its unit, or what it counts."""

    kind: str
    value: Fraction

    def near(self, other: "Measure") -> bool:
        """Whether both are the same number of the same kind, but for rounding."""
        return self.kind == other.kind and abs(self.value - other.value) <= ROUNDED * max(self.value, other.value)


Read = Callable[[Sequence[Fraction]], Fraction]


def _first(numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0]


def _tenfold(numbers: Sequence[Fraction]) -> Fraction:
    return 10 * numbers[0]


def _share(numbers: Sequence[Fraction]) -> Fraction:
    return 100 * numbers[0] / numbers[1] if numbers[1] else Fraction(0)


def _rate(numbers: Sequence[Fraction]) -> Fraction:
    return 2 * numbers[0] / numbers[1] if numbers[1] else Fraction(0)


def _above_one(numbers: Sequence[Fraction]) -> Fraction:
    return 1 + numbers[0] / 100


# In this order: what is read once is not read again.
_PATTERNS: Sequence[tuple[str, str, Read]] = (
    (PER_CENT, rf"({NUMBER})\s+(?:of|out of)\s+({NUMBER})\b(?!\s*(?:mm|per))", _share),
    (RATE, rf"({NUMBER})\s+(?:mitos[ie]s\s+)?in\s+({NUMBER})\s*mm²", _rate),
    (PER_HPF, rf"({NUMBER})\s+(?:mitos[ie]s\s+)?per\s+10\s+(?:HPF|high-power fields|fields)", _first),
    (RATE, rf"({NUMBER})\s*(?:mitos[ie]s?\s*)?per\s+2\s*mm²", _first),
    (RATE, rf"({NUMBER})\s+mitos[ie]s", _first),
    (TIMES, rf"({NUMBER})%\s+too\s+high", _above_one),
    (TIMES, rf"(?:multiplied\b[^.;]{{0,30}}\bby|raised)\s+({NUMBER})", _first),
    (TIMES, rf"({NUMBER})(?:\s+times|-fold)", _first),
    ("hazard ratio", rf"hazard ratio (?:of )?({NUMBER})", _first),
    (CLEARANCE, rf"eGFR\s+(?:of\s+)?({NUMBER})", _first),
    (CLEARANCE, rf"({NUMBER})\s*mL/min", _first),
    ("ng/mL", rf"({NUMBER})\s*(?:ng/mL|µg/L)", _first),
    ("pg/mL", rf"({NUMBER})\s*pg/mL", _first),
    ("µU/mL", rf"({NUMBER})\s*µU/mL", _first),
    ("nmol/L", rf"({NUMBER})\s*nmol/L", _first),
    ("pmol/L", rf"({NUMBER})\s*pmol/L", _first),
    ("mmol/L", rf"({NUMBER})\s*mmol/L", _first),
    ("mmol", rf"({NUMBER})\s*mmol\b", _first),
    ("µmol", rf"({NUMBER})\s*(?:µmol|umol)", _first),
    ("mm", rf"({NUMBER})\s*cm\b", _tenfold),
    ("mm", rf"({NUMBER})\s*mm\b(?!²)", _first),
    ("mg", rf"({NUMBER})\s*mg\b", _first),
    ("days", rf"({NUMBER})\s*days?\b", _first),
    ("months", rf"({NUMBER})\s*months?\b", _first),
    (PER_CENT, rf"({NUMBER})\s*%", _first),
)
_UNIT = r"(?:\s*(?:%|mm²?|cm|mg|ng/mL|µmol|mL/min|per 2 mm²|months|days|times))?"
# A number beside such a word is a limit, not a patient's.
_LIMITS = re.compile(rf"\blimits?\b(?:\s+of|:)?\s*{NUMBER}{_UNIT}|(?:{NUMBER}%\s+)?\binterval\b(?:[^.;|]|\.\d)*", re.IGNORECASE)
_RULES = re.compile(
    rf"\b(?:below|above|under|over|less than|more than|fewer than|at least|at most|up to|exactly|from|beyond|between|past"
    rf"|reach(?:es)?|end(?:s|ed)?(?: \w+)? at|starts? at)\s+(?:of\s+)?{NUMBER}{_UNIT}(?:\s*(?:to|and)\s*{NUMBER}{_UNIT})?"
    rf"|[<>≤≥]=?\s*{NUMBER}{_UNIT}"
    rf"|{NUMBER}{_UNIT}\s+(?:or|and)\s+(?:more|less|larger|above|below)"
    rf"|{NUMBER}{_UNIT}\s*(?:to|–|-)\s*{NUMBER}{_UNIT}(?!\s*too\s+high)",
    re.IGNORECASE,
)
# What the bare numbers of a column are, by its name in a figure's table or in a data frame.
_COLUMNS: Sequence[tuple[str, str]] = (
    (r"per 2 mm²|mitoses_per_2mm2", RATE),
    (r"ki-?67.?index", PER_CENT),
    (r"creatinine_clearance|egfr", CLEARANCE),
    (r"cga_ng_ml", "ng/mL"),
    (r"size_mm", "mm"),
)
_PAIRS: Sequence[tuple[str, str, str, Read]] = (
    ("ki67_positive", "cells_counted", PER_CENT, _share),
    ("mitoses", "area_mm2", RATE, _rate),
)


def measures(text: str, *, rules: bool = False) -> frozenset[Measure]:
    """Every number of a text that has a unit; limits of a laboratory and intervals are left out.

    Parameters
    ----------
    text : str
        A stem, a sentence, a cell of a table.
    rules : bool
        Whether the numbers of a rule ("below 3%", "2 to 20") are kept. A stem may place its patient on an edge with such words;
        in a lesson they are the rule itself.

    Returns
    -------
    frozenset of Measure
        Counts are turned into shares and rates.
    """
    # A range that is said to be too high holds factors, each end one.
    left = re.sub(rf"({NUMBER})%\s+to\s+({NUMBER})%\s+too\s+high", r"\1% too high, \2% too high", text)
    left = _LIMITS.sub(" ", left)
    left = left if rules else _RULES.sub(" ", left)
    found = set()
    for kind, pattern, read in _PATTERNS:
        for match in re.finditer(pattern, left, re.IGNORECASE):
            found.add(Measure(kind, read([as_number(one) for one in match.groups()])))
        left = re.sub(pattern, " ", left, flags=re.IGNORECASE)
    field = re.search(rf"field number:?\s+(?:of\s+)?({NUMBER})", text)
    return frozenset(_per_area(one, field.group(1)) if field and one.kind == PER_HPF else one for one in found)


def _per_area(counted: Measure, field: str) -> Measure:
    """A count per ten fields as a rate, where the course knows that eyepiece."""
    known = facts().get(f"M-hpf.fn{field}.factor")
    factor = known.exact_value if known else None
    return counted if factor is None else Measure(RATE, counted.value * factor)


def row_measures(row: Mapping[str, str]) -> frozenset[Measure]:
    """The numbers of a table's row, header to cell: a bare number has the unit of its column."""
    found = set()
    for header, cell in row.items():
        kind = next((kind for pattern, kind in _COLUMNS if re.search(pattern, header, re.IGNORECASE)), "")
        bare = re.fullmatch(rf"({NUMBER})\s*%?", cell.strip())
        found |= {Measure(kind, as_number(bare.group(1)))} if bare and kind else set(measures(cell))
    for part, whole, kind, read in _PAIRS:
        numbers = [row[name].strip() for name in (part, whole) if re.fullmatch(NUMBER, row.get(name, "").strip())]
        if len(numbers) == len((part, whole)):
            found.add(Measure(kind, read([as_number(one) for one in numbers])))
    return frozenset(found)


def as_number(digits: str) -> Fraction:
    """A number as it is printed, with or without commas between thousands."""
    return Fraction(digits.replace(",", ""))
