"""The whole hostile corpus."""

from tests.marking.hostile.breaking import breaks
from tests.marking.hostile.calling import answers_calls
from tests.marking.hostile.cases import Case
from tests.marking.hostile.exhausting import exhausts
from tests.marking.hostile.forging import forges
from tests.marking.hostile.intruding import intrudes
from tests.marking.hostile.tampering import tampers
from tests.marking.hostile.trespassing import trespasses

FAMILIES = {
    "tamper": tampers,
    "forge": forges,
    "intrude": intrudes,
    "answer calls": answers_calls,
    "trespass": trespasses,
    "exhaust": exhausts,
    "break": breaks,
}
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES.values() for case in family.cases)
