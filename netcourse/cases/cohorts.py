"""The cohorts by name, and a case of any of them by its id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from netcourse.cases.biopsy_reports import BiopsyReport, biopsy_reports
from netcourse.cases.calls import Call, calls
from netcourse.cases.cga_referrals import CgaReferral, cga_referrals
from netcourse.cases.flush_referrals import FlushReferral, flush_referrals
from netcourse.cases.hiaa_collections import UrineCollection, hiaa_collections
from netcourse.cases.liver_pets import LiverPet, liver_pets
from netcourse.cases.net_outcomes import NetOutcome, net_outcomes
from netcourse.cases.plates import Plate, plates
from netcourse.cases.prrt_referrals import PrrtReferral, prrt_referrals
from netcourse.cases.receptor_reads import ReceptorRead, receptor_reads
from netcourse.cases.registry_entries import RegistryEntry, registry_entries
from netcourse.cases.trial_participants import TrialParticipant, trial_participants
from netcourse.errors import CourseError
from netcourse.evidence import nearest

Case = (
    BiopsyReport
    | CgaReferral
    | FlushReferral
    | UrineCollection
    | RegistryEntry
    | PrrtReferral
    | TrialParticipant
    | LiverPet
    | ReceptorRead
    | NetOutcome
    | Call
    | Plate
)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort of the course: its name, whom it holds, how it is drawn, and how ids of its cases begin."""

    name: str
    holds: str
    draw: Callable[[], Sequence[Case]]
    prefix: str


COHORTS = (
    Cohort("biopsy_reports", "biopsy reports, before any grade (unit 05)", biopsy_reports, "BR-"),
    Cohort("calls", "telephone calls to a NET team, with what each caller was told (unit 08)", calls, "CA-"),
    Cohort("cga_referrals", "people with one chromogranin A each (unit 03)", cga_referrals, "CG-"),
    Cohort("flush_referrals", "people with hot spells and one 5-HIAA each (unit 02)", flush_referrals, "FR-"),
    Cohort("hiaa_collections", "24-hour urine collections for 5-HIAA (unit 03)", hiaa_collections, "UC-"),
    Cohort("plates", "people with carcinoid syndrome who gave up a food (unit 08)", plates, "PL-"),
    Cohort("prrt_referrals", "people referred for radionuclide therapy (unit 06)", prrt_referrals, "PR-"),
    Cohort("liver_pets", "people with a receptor PET and an MRI of the liver (unit 04)", liver_pets, "LP-"),
    Cohort("net_outcomes", "people with a NET or NEC, two stages and their years (unit 07)", net_outcomes, "NO-"),
    Cohort("receptor_reads", "receptor PETs with what was read beside them (unit 04)", receptor_reads, "RR-"),
    Cohort("registry_entries", "a registry of people with a NET (unit 01)", registry_entries, "RE-"),
    Cohort("trial_participants", "participants of a trial (unit 06)", trial_participants, "TP-"),
)


def case_id(case: Case) -> str:
    """Return the id of a case, such as ``"CG-001"``, whatever its type calls the field."""
    # Each type holds its id first.
    return str(getattr(case, fields(case)[0].name))


def find_cases(wanted: str | None = None) -> list[Case]:
    """Find the cases of a cohort, or one case.

    Parameters
    ----------
    wanted : str or None
        The name of a cohort, such as ``"cga_referrals"``, or the id of a case, such as ``"CG-001"``, in its own upper and lower
        case; None for every case of every cohort.

    Returns
    -------
    list of Case
        The cases in the order of their ids, cohort by cohort.

    Raises
    ------
    CourseError
        If there is no such cohort and no such case; the message names what there is.
    """
    if wanted is None:
        return [case for cohort in COHORTS for case in cohort.draw()]
    for cohort in COHORTS:
        if wanted == cohort.name:
            return list(cohort.draw())
        if wanted.startswith(cohort.prefix):
            found = [case for case in cohort.draw() if case_id(case) == wanted]
            if found:
                return found
    raise CourseError(_unknown(wanted))


def _unknown(wanted: str) -> str:
    names = [cohort.name for cohort in COHORTS]
    ids = {cohort: [case_id(case) for case in cohort.draw()] for cohort in COHORTS}
    near = nearest(wanted, names + [one for some in ids.values() for one in some])
    ranges = ", ".join(f"{cohort.name} ({some[0]} to {some[-1]})" for cohort, some in ids.items())
    return f"{wanted!r}: no such cohort or case; there is {ranges}" + (f"; nearest: {', '.join(near)}" if near else "")
