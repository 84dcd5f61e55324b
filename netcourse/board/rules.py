"""The rules by which a chart reveals, by name, and what each may be given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from netcourse.board import rules_lab, rules_seen
from netcourse.board.given import Given, Told
from netcourse.disease.cga_washout import PpiDrug
from netcourse.disease.hiaa_drugs import HiaaDrug
from netcourse.disease.imaging import Netpet, Uptake
from netcourse.disease.net_g3_or_nec import P53, Morphology, NuclearStain, Sstr2

# What a parameter is: a number or the name of a draw, a text with names of draws, a word, true or false, or a list.
NUMBER, TEXT, WORD, FLAG, ACTS, WORDS, TABLES = "number", "text", "word", "flag", "acts", "words", "tables"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a finding is computed; which parameters it must have, and which it may have besides, each with what it is."""

    works: Callable[[Given], Told]
    must: Mapping[str, str]
    may: Mapping[str, str]

    def kind(self, name: str) -> str | None:
        """What a parameter is; None if the rule has none of that name."""
        return self.must.get(name) or self.may.get(name)


_LIMITS = {"low": NUMBER, "high": NUMBER, "decimals": NUMBER, "kit": NUMBER, "kits": TABLES}
_PPI = {"stopped_by": ACTS, "ph_on_ppi": NUMBER, "back_after": NUMBER}
RULES: Mapping[str, Rule] = {
    "says": Rule(rules_lab.says, {"says": TEXT}, {}),
    "value": Rule(rules_lab.value, {"value": NUMBER}, {"unit": WORD, "times": NUMBER, "says": TEXT, **_LIMITS}),
    "cga": Rule(
        rules_lab.cga,
        {"own": NUMBER},
        {
            "unit": WORD, "drug": WORD, "stopped_by": ACTS, "renal_impairment": FLAG, "egfr": NUMBER, "others": WORDS,
            "ulcers": FLAG, "diarrhoea": FLAG, **_LIMITS,
        },
    ),
    "hiaa": Rule(
        rules_lab.hiaa,
        {"own": NUMBER},
        {
            "unit": WORD, "eaten": TABLES, "diet_by": ACTS, "drugs": WORDS, "substance": WORD, "adds": NUMBER,
            "gone_after": NUMBER, "stopped_by": ACTS, "collected": NUMBER, "taught_by": ACTS, "creatinine": NUMBER,
            "weight": NUMBER, "renal_impairment": FLAG, **_LIMITS,
        },
    ),
    "gastrin": Rule(rules_lab.gastrin, {"value": NUMBER, "ph": NUMBER}, {"unit": WORD, "on_ppi": NUMBER, **_PPI, **_LIMITS}),
    "gastric-ph": Rule(rules_lab.gastric_ph, {"ph": NUMBER}, _PPI),
    "ki67": Rule(rules_seen.ki67, {"positive": NUMBER, "counted": NUMBER}, {"says": TEXT}),
    "mitoses": Rule(rules_seen.mitoses, {"mitoses": NUMBER, "area_mm2": NUMBER}, {"says": TEXT}),
    "stains": Rule(
        rules_seen.stains,
        {},
        {"says": TEXT, "morphology": WORD, "p53": WORD, "rb": WORD, "atrx": WORD, "daxx": WORD, "sstr2": WORD},
    ),
    "uptake": Rule(rules_seen.uptake, {"lesions": TABLES}, {"says": TEXT}),
    "fdg": Rule(rules_seen.fdg, {"lesions": TABLES}, {"says": TEXT}),
}  # fmt: skip

_STAIN = tuple(NuclearStain)
# The closed lists of words, by parameter, and of the words in tables.
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "drug": tuple(PpiDrug), "substance": tuple(HiaaDrug), "morphology": tuple(Morphology), "p53": tuple(P53), "rb": _STAIN,
    "atrx": _STAIN, "daxx": _STAIN, "sstr2": tuple(Sstr2), "uptake": tuple(Uptake), "netpet": tuple(Netpet),
}  # fmt: skip
