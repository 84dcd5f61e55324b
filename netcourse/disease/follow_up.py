"""Follow-up: how close in relation to others, what it holds, and what guidance says with its jurisdiction and date."""

from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import Site
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

MM_PER_CM = 10  # SI prefixes


class Status(StrEnum):
    """Where a patient stands with treatment."""

    RESECTED = "resected"
    OBSERVED = "observed without treatment"
    TREATED = "on treatment"


class Closeness(StrEnum):
    """How close follow-up is in relation to others, from none to closest."""

    NONE = "none"
    WIDE = "wide"
    REGULAR = "regular"
    CLOSE = "close"
    CLOSEST = "closest"


@dataclass(frozen=True, slots=True)
class Schedule:
    """What one guidance says."""

    text: str
    needed: bool
    jurisdiction: str
    as_of: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The follow-up of a group; `schedules` is empty where the course holds no interval, and differs by jurisdiction."""

    closeness: Closeness
    content: tuple[str, ...]
    schedules: tuple[Schedule, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


_BY_GRADE = {
    "NET G1": Closeness.WIDE,
    "typical carcinoid": Closeness.WIDE,
    "NET G2": Closeness.REGULAR,
    "atypical carcinoid": Closeness.REGULAR,
    "NET G3": Closeness.CLOSE,
}


def follow_up(patient: Patient, status: str) -> FollowUp | NotDecidable:
    """Say how close follow-up is, what it holds, and what guidance says.

    Parameters
    ----------
    patient : Patient
        `who_grade` and `site` always matter; for a resected tumour also `size_mm` and `margins`, in the pancreas
        `nodes_positive`.
    status : str
        A `Status`.

    Returns
    -------
    FollowUp or NotDecidable
        Intervals are those of guidance for a group, never an appointment for a patient.

    Raises
    ------
    ValueError
        If the status is unknown.
    """
    if status not in tuple(Status):
        raise ValueError(f"status={status!r}: must be one of {', '.join(Status)}")
    known = {"the WHO class": patient.who_grade, "the primary site": patient.site}
    missing = tuple(name for name, value in known.items() if value is None)
    if missing or patient.family == "MiNEN":
        text = "How often to look depends on class and treatment; a mixed neoplasm follows its worst component."
        return NotDecidable(
            missing or ("the class of the most aggressive component",), (because(text, "G-02.interval", "G-02.nec"),)
        )
    if status == Status.RESECTED and patient.family == "NET":
        return _resected(patient)
    return _closeness(patient, Status(status), _schedules(patient, Status(status)))


def _resected(patient: Patient) -> FollowUp | NotDecidable:
    if patient.who_grade == "NET G1" and patient.site in (Site.APPENDIX, Site.RECTUM, Site.PANCREAS):
        wanted = {"the size in mm": patient.size_mm, "the margins": patient.margins}
        if patient.site == Site.PANCREAS:
            wanted["the nodes"] = patient.nodes_positive
        missing = tuple(name for name, value in wanted.items() if value is None)
        if missing:
            return NotDecidable(missing, (because("Some small resected G1 tumours need no follow-up.", "G-01", "G-03.none"),))
    schedules = _schedules(patient, Status.RESECTED)
    if schedules and not any(one.needed for one in schedules):
        return FollowUp(
            Closeness.NONE,
            (),
            schedules,
            (
                because(
                    "Guidance asks for no follow-up after complete resection of such tumours.",
                    *(f for one in schedules for f in one.facts),
                ),
            ),
            ("A margin that is not clear, a larger size, a higher grade, positive nodes, or new symptoms.",),
        )
    return _closeness(patient, Status.RESECTED, schedules)


def _schedules(patient: Patient, status: Status) -> tuple[Schedule, ...]:
    if patient.family == "NEC":
        return (_schedule(f"every {value_with_unit(fact('G-02.nec'))}", "G-02.nec"),)
    if patient.family != "NET" or status is Status.TREATED:
        return ()
    if status is Status.OBSERVED:
        return _observed(patient)
    small = _small(patient)
    if small is not None and patient.site != Site.PANCREAS:
        return (small,)
    return (*_bowel_and_pancreas(patient, small), *_europe(patient))


def _small(patient: Patient) -> Schedule | None:
    """Return the guidance that a small, completely resected G1 tumour needs no follow-up, if it holds."""
    size = patient.number("size_mm")
    if patient.who_grade != "NET G1" or patient.margins != "R0" or size is None:
        return None
    if patient.site in (Site.APPENDIX, Site.RECTUM) and fact("G-01").holds(size / MM_PER_CM):
        local = "E1-01" if patient.site == Site.APPENDIX else "E1-04.follow-up"
        return _schedule("no follow-up", "G-01", local, needed=False)
    if patient.site == Site.PANCREAS and patient.nodes_positive is False and fact("G-03.none").holds(size / MM_PER_CM):
        return _schedule("no follow-up", "G-03.none", needed=False)
    return None


def _bowel_and_pancreas(patient: Patient, small: Schedule | None) -> tuple[Schedule, ...]:
    if small is not None:
        return (small,)
    if patient.site not in (Site.PANCREAS, Site.ILEUM):
        return ()
    ki67 = patient.number("ki67_index")
    more = bool(patient.nodes_positive) or (ki67 is not None and fact("G-03.more").holds(ki67))
    later, long = value_with_unit(fact("G-03.later")), value_with_unit(fact("G-03.duration"))
    text = f"CT or MRI yearly, three times, then every {later}, for {long}"
    if more:
        return (_schedule(f"{text}; more than that here", "G-03.first", "G-03.later", "G-03.duration", "G-03.more"),)
    return (_schedule(text, "G-03.first", "G-03.later", "G-03.duration"),)


def _europe(patient: Patient) -> tuple[Schedule, ...]:
    if patient.who_grade == "NET G3":
        return ()
    text = f"every {value_with_unit(fact('G-02.interval'))}, later every {value_with_unit(fact('G-02.later'))}, lifelong"
    return (_schedule(f"{text} (with a low Ki-67, for which the source gives no limit)", "G-02.interval", "G-02.later"),)


def _observed(patient: Patient) -> tuple[Schedule, ...]:
    gut = (Site.STOMACH, Site.DUODENUM, Site.ILEUM, Site.APPENDIX, Site.COLON, Site.RECTUM)
    if patient.site not in gut or patient.high_volume is not False or patient.who_grade == "NET G3":
        return ()
    text = f"CT or MRI every {value_with_unit(fact('G-04.first'))}, later every {value_with_unit(fact('G-04.later'))}"
    return (_schedule(text, "G-04.first", "G-04.later"),)


def _schedule(text: str, *fact_ids: str, needed: bool = True) -> Schedule:
    lead = fact(fact_ids[0])
    return Schedule(text, needed, lead.jurisdiction, lead.as_of, because(text, *fact_ids).facts)


def _closeness(patient: Patient, status: Status, schedules: tuple[Schedule, ...]) -> FollowUp:
    scale = list(Closeness)
    grade = _BY_GRADE.get(patient.who_grade or "", Closeness.CLOSEST)
    # Disease that is still there is watched one step more closely than disease that was taken out.
    step = 0 if status is Status.RESECTED else 1
    closeness = scale[min(scale.index(grade) + step, len(scale) - 1)]
    content = ["history and examination", "CT or MRI, with SSTR PET as needed", "laboratory tests that the tumour calls for"]
    reasons = [
        because("The more aggressive the tumour, the closer the follow-up; treatment weighs in too.", "G-02.interval", "G-02.nec")
    ]
    if not schedules:
        reasons.append(because("The course holds no interval for this situation: only how close in relation to others."))
    if any(not one.needed for one in schedules):
        reasons.append(
            because("Guidance differs by region: one needs no follow-up here, another does.", "G-03.none", "G-02.interval")
        )
    if patient.syndrome == "carcinoid syndrome":
        content += ["yearly echocardiogram with NT-proBNP or 5-HIAA", "niacin kept in mind", "triggers of one's own"]
        reasons.append(because("The heart is looked at every year.", "G-05.heart", "G-05.niacin", "G-05.triggers"))
    change = ("Growth, new symptoms, a higher grade on a new biopsy, another treatment.",)
    return FollowUp(closeness, tuple(content), schedules, tuple(reasons), change)
