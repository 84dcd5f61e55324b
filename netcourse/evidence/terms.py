"""Codes that machines share: LOINC, UCUM, ICD-10-CM, ICD-O-3 and the few of HL7 that a FHIR bundle needs.

`data/terms.csv` holds only codes that were seen in a public package or page, and says where. What has no row has no code, and is
written as text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from netcourse.evidence.errors import UnknownIdError
from netcourse.evidence.load import library
from netcourse.evidence.tables import Folder, Row, read_rows

COLUMNS = ("system", "code", "display", "facts", "cases", "units", "edition", "seen", "remark")


class System(StrEnum):
    """A system of codes, as FHIR names it."""

    LOINC = "http://loinc.org"
    UCUM = "http://unitsofmeasure.org"
    ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm"
    ICD_O_3 = "http://terminology.hl7.org/CodeSystem/icd-o-3"
    ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
    CONDITION_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    CONDITION_VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


# The name that people use, and whether a row has to say what of the course it stands for.
_NAMES: Mapping[System, str] = MappingProxyType(
    {System.LOINC: "LOINC", System.UCUM: "UCUM", System.ICD_10_CM: "ICD-10-CM", System.ICD_O_3: "ICD-O-3"}
)
# A class of netcourse.cases, a field, and a value of that field where the code depends on it.
_CASE = re.compile(r"[A-Z][A-Za-z]+\.[a-z][a-z0-9_]*(=[^=;]+)?")
_SEEN = re.compile(r"(pip:[a-z0-9-]+ [0-9.]+ \S+|github:\S+/\S+ \S.*|https?://\S+)")


@dataclass(frozen=True, slots=True)
class Term:
    """One code: what it stands for in the course, of which edition it is, and where it was seen.

    `facts` holds ids of facts, `cases` fields of case types such as ``"CgaReferral.cga_ng_ml"`` or
    ``"RegistryEntry.primary=lung"``, `units` units of measure of the course. `edition` is empty where the system has none.
    """

    system: System
    code: str
    display: str
    facts: tuple[str, ...]
    cases: tuple[str, ...]
    units: tuple[str, ...]
    edition: str
    seen: tuple[str, ...]
    remark: str

    @property
    def system_name(self) -> str:
        """The name that people use for the system, such as ``"LOINC"``."""
        return _NAMES.get(self.system, "HL7")


@dataclass(frozen=True, slots=True)
class Terms:
    """All codes, and the ways to find one."""

    by_code: Mapping[tuple[System, str], Term]
    by_case: Mapping[tuple[System, str], Term]
    by_unit: Mapping[str, Term]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.by_code.values())

    def code(self, system: System, code: str) -> Term:
        """Return the row of one code.

        Raises
        ------
        UnknownIdError
            If the file holds no such code.
        """
        try:
            return self.by_code[system, code]
        except KeyError:
            known = [one for where, one in self.by_code if where is system]
            raise UnknownIdError(f"code of {system}", code, known) from None

    def case(self, system: System, case: str) -> Term | None:
        """Return the code for a field of a case, or for one value of it; None where no code was seen.

        Parameters
        ----------
        system : System
            The system that the code is wanted of.
        case : str
            A field such as ``"CgaReferral.cga_ng_ml"``, or a value of one, such as ``"RegistryEntry.primary=lung"``.

        Returns
        -------
        Term or None
            The code.
        """
        return self.by_case.get((system, case))

    def of_fact(self, fact_id: str) -> tuple[Term, ...]:
        """Return the codes that stand for what a fact is about, in the order of the file."""
        return tuple(one for one in self if fact_id in one.facts)


def read_terms(folder: Folder, facts: Collection[str], units: Collection[str]) -> Terms:
    """Read and check `terms.csv` of a data folder.

    Parameters
    ----------
    folder : Path or Traversable
        The data folder.
    facts : collection of str
        The ids of facts that a row may name.
    units : collection of str
        The units of measure that a row of UCUM may name.

    Returns
    -------
    Terms
        The checked codes.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule: a code or its display is missing, nothing says where it was seen, it stands for
        nothing, or two codes of one system stand for the same field or unit.
    """
    by_code: dict[tuple[System, str], Term] = {}
    by_case: dict[tuple[System, str], Term] = {}
    by_unit: dict[str, Term] = {}
    for row in read_rows(folder, "terms.csv", COLUMNS):
        term = _term(row, facts, units)
        if (term.system, term.code) in by_code:
            raise row.error("code", term.code, "each code of a system once")
        by_code[term.system, term.code] = term
        for case in term.cases:
            if (term.system, case) in by_case:
                raise row.error("cases", case, f"not beside {by_case[term.system, case].code}, which stands for it already")
            by_case[term.system, case] = term
        for unit in term.units:
            if unit in by_unit:
                raise row.error("units", unit, f"not beside {by_unit[unit].code}, which stands for it already")
            by_unit[unit] = term
    return Terms(MappingProxyType(by_code), MappingProxyType(by_case), MappingProxyType(by_unit))


@cache
def terms() -> Terms:
    """Return the course's own codes, read and checked once.

    Returns
    -------
    Terms
        The codes of the package.

    Raises
    ------
    EvidenceError
        If a data file of the package breaks a rule.
    """
    known = library()
    return read_terms(files("netcourse.evidence") / "data", known.facts, known.units)


def _term(row: Row, facts: Collection[str], units: Collection[str]) -> Term:
    term = Term(
        system=row.choice("system", System),
        code=row.text("code"),
        display=row.text("display"),
        facts=row.ids("facts", "fact", facts),
        cases=row.many("cases"),
        units=row.ids("units", "unit of measure", units),
        edition=row.maybe("edition"),
        seen=row.many("seen"),
        remark=row.maybe("remark"),
    )
    for case in term.cases:
        if not _CASE.fullmatch(case):
            raise row.error("cases", case, "a field such as CgaReferral.cga_ng_ml, or a value, as RegistryEntry.primary=lung")
    if not term.seen or not all(_SEEN.fullmatch(one) for one in term.seen):
        raise row.error(
            "seen", ";".join(term.seen), "pip:PACKAGE VERSION FILE, github:OWNER/NAME FILE or an address, at least one"
        )
    if term.units and term.system is not System.UCUM:
        raise row.error("units", ";".join(term.units), "units beside codes of UCUM only")
    if term.system in _NAMES and not (term.facts or term.cases or term.units):
        raise row.error("facts", "", "a fact, a field of a case or a unit that the code stands for")
    if term.system in _NAMES and not term.edition:
        raise row.error("edition", "", "the edition or year, or that none was stated")
    return term
