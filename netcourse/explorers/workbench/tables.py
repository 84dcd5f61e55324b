"""The tables of the exercises: synthetic cohorts as plain rows, for the workbench and for whoever makes a data frame of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from netcourse.cases import (
    BiopsyReport,
    RegistryEntry,
    biopsy_reports,
    calls,
    cga_referrals,
    flush_diary,
    flush_referrals,
    hiaa_collections,
    liver_pets,
    net_outcomes,
    plates,
    prrt_referrals,
    receptor_reads,
    registry_entries,
    trial_participants,
)
from netcourse.cases.registry_entries import PANCREAS
from netcourse.evidence import fact
from netcourse.explorers.workbench.table import Cell, Cuts, Line, Table, cut

_REPORT = {
    "report_id": "",
    "site": "primary",
    "differentiation": "well or poor",
    "ki67_index": "%",
    "mitoses": "as counted in area_mm2",
    "area_mm2": "mm²",
    "mitoses_per_2mm2": "2 × mitoses ÷ area_mm2",
    "necrosis": "",
}


def _registry() -> Table:
    columns = {
        "entry_id": "",
        "primary": "site, or unknown",
        "age": "years",
        "n_nets": "how many NETs",
        "n_pancreas": "of these in the pancreas",
        "family": "a relative had a NET or a related tumour",
        "carrier": "what a gene test found later",
    }
    return Table("registry", "people", columns, tuple(_only(_with_pancreas(entry), columns) for entry in registry_entries()))


def _cga() -> Table:
    columns = {
        "patient_id": "",
        "age": "years",
        "ppi": "takes a PPI",
        "egfr": "mL/min",
        "cga_ng_ml": "CgA in ng/mL",
        "net_found": "within two years",
    }
    return _table("referrals", "people", columns, cga_referrals())


def _bottles() -> Table:
    columns = {
        "collection_id": "",
        "laboratory": "A or B",
        "hiaa": "5-HIAA, in the laboratory's unit",
        "upper_limit": "of that laboratory",
        "diet_hours": "hours of diet before",
        "diet_during": "diet kept during the collection",
        "paracetamol": "taken",
        "complete": "no gross under-collection",
    }
    return _table("bottles", "bottles", columns, hiaa_collections())


def _gep() -> Table:
    columns = {name: words for name, words in _REPORT.items() if name not in {"differentiation", "necrosis"}}
    columns = {**columns, "grade_by_ki67": "1, 2 or 3"}
    reports = [one for one in biopsy_reports() if one.site != "lung" and one.differentiation == "well"]
    edges = _edges("B1-2.ki67")
    rows = []
    for report in reports:
        row = _measured(report)
        grade = cut(row["ki67_index"], edges, first_belongs_up=True, second_belongs_up=False)
        rows.append(_only({**row, "grade_by_ki67": grade}, columns))
    cuts = Cuts("grade_by_mitoses", ("mitoses", "mitoses_per_2mm2"), _edges("B1-2.mitoses"))
    return Table("gep", "reports", columns, tuple(rows), cuts)


def _reports() -> Table:
    return Table("reports", "reports", _REPORT, tuple(_only(_measured(report), _REPORT) for report in biopsy_reports()))


def _prrt() -> Table:
    columns = {
        "referral_id": "",
        "primary": "site",
        "differentiation": "well or poor",
        "ki67_index": "%",
        "receptors": "in which lesions",
        "creatinine_clearance": "mL/min",
        "platelets": "10⁹/L",
    }
    return _table("referrals", "people", columns, prrt_referrals())


def _people() -> Table:
    columns = {"participant_id": "", "arm": "everolimus or placebo", "months": "to progression or death"}
    return _table("people", "people", columns, trial_participants())


def _pets() -> Table:
    columns = {
        "person_id": "",
        "age": "years",
        "suspicion": "before the PET",
        "pet": "of the liver",
        "metastases_on_mri": "what counts as true here",
    }
    return _table("pets", "people", columns, liver_pets())


def _reads() -> Table:
    columns = {
        "read_id": "",
        "hottest_place": "on receptor PET, normal organs aside",
        "mass_on_mri": "in the uncinate process",
        "operation_booked": "on which organ",
        "weakest_krenning": "of the lesions that receptor PET shows",
        "fdg_only_lesion": "one more, which receptor PET does not show",
    }
    return _table("reads", "readings", columns, receptor_reads())


def _flushes() -> Table:
    columns = {
        "referral_id": "",
        "sex": "",
        "age": "years",
        "flush": "somebody else saw a spell",
        "wheeze": "",
        "diarrhoea": "loose stools",
        "drug": "takes one that can flush",
        "takes_5htp": "takes 5-HTP from a shop",
        "hiaa_raised": "5-HIAA above its limit",
        "net_found": "within two years",
        "liver_metastases": "",
    }
    return _table("flushes", "people", columns, flush_referrals())


def _diary() -> Table:
    columns = {
        "day_id": "",
        "person": "P1 to P6",
        "day": "1 to 28",
        "wine": "",
        "cheese": "",
        "quarrel": "",
        "flush": "on that day",
    }
    return _table("diary", "days", columns, flush_diary())


def _outcomes() -> Table:
    columns = {
        "person_id": "",
        "who_grade": "NET G1, NET G2 or NEC",
        "stage_old": "by the old scanner",
        "stage_new": "by the new scanner",
        "years": "from diagnosis to death, or 12",
    }
    return _table("outcomes", "people", columns, net_outcomes())


def _calls() -> Table:
    columns = {
        "call_id": "",
        "minutes": "length of the call",
        "pain": "in the belly",
        "vomiting": "",
        "no_wind": "no wind passed",
        "flush": "",
        "high_fever": "",
        "on_chemotherapy": "",
        "diarrhoea": "that lasts",
        "side_effect": "a worry about one",
        "told": "now, team or advice",
        "red_flag": "of the article's list",
    }
    return _table("calls", "calls", columns, calls())


def _plates() -> Table:
    columns = {
        "plate_id": "",
        "given_up": "a food",
        "on_test_list": "of the test for 5-HIAA",
        "own_trigger": "by their own diary",
        "dietitian": "seen this year",
        "weight_change": "% in a year; -5 is 5% lost",
    }
    return _table("plates", "people", columns, plates())


TABLES: Mapping[str, Callable[[], Table]] = {
    "registry": _registry,
    "cga": _cga,
    "bottles": _bottles,
    "gep": _gep,
    "reports": _reports,
    "prrt": _prrt,
    "people": _people,
    "pets": _pets,
    "reads": _reads,
    "flushes": _flushes,
    "diary": _diary,
    "outcomes": _outcomes,
    "calls": _calls,
    "plates": _plates,
}


@cache
def table(name: str) -> Table:
    """The table of an exercise.

    Raises
    ------
    ValueError
        If there is none of that name; the message names those that there are.
    """
    if name not in TABLES:
        raise ValueError(f"{name!r} is no table; there is {', '.join(TABLES)}")
    return TABLES[name]()


def make_tables() -> None:
    """Make every table, once, before many notebooks are run."""
    for name in TABLES:
        table(name)


def rows(name: str) -> list[dict[str, Cell]]:
    """The rows of an exercise's table, for those who program: ``pd.DataFrame(rows("registry"))``.

    Parameters
    ----------
    name : str
        One of `TABLES`.

    Returns
    -------
    list of dict
        One dictionary a row, each time new.

    Raises
    ------
    ValueError
        If there is no such table.
    """
    return [dict(row) for row in table(name).rows]


def _table(frame: str, many: str, columns: Mapping[str, str], cohort: Iterable[Any]) -> Table:
    return Table(frame, many, columns, tuple(_only(asdict(one), columns) for one in cohort))


def _only(row: Mapping[str, Cell], columns: Iterable[str]) -> Line:
    return {name: row[name] for name in columns}


def _with_pancreas(entry: RegistryEntry) -> dict[str, Any]:
    """A person with the number of NETs in the pancreas: several there point to heredity (fact A4-09.pancreas), elsewhere not."""
    return {**asdict(entry), "n_pancreas": entry.n_nets if entry.primary == PANCREAS else 0}


def _measured(report: BiopsyReport) -> dict[str, Any]:
    """A report with its Ki-67 index in % and its mitoses per 2 mm², both unrounded."""
    index = 100 * report.ki67_positive / report.cells_counted
    return {**asdict(report), "ki67_index": index, "mitoses_per_2mm2": 2 * report.mitoses / report.area_mm2}


def _edges(fact_id: str) -> tuple[float, float]:
    """The limits of a fact that holds a range, both included."""
    known = fact(fact_id)
    if known.low is None or known.high is None:
        raise LookupError(f"fact {fact_id} has no two limits")
    return float(known.low), float(known.high)
