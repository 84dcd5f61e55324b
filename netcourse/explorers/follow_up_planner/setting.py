"""What can be set in the planner: the patient, one's own plan, something new on the way; and a setting as plain data.

Chosen for teaching: which sites and classes are on offer, and that a plan of one's own has two intervals at most. How close
follow-up is, and what guidance says, is the rule `netcourse.disease.follow_up`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.disease.follow_up import FollowUp, Schedule, Status, follow_up
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site
from netcourse.explorers.explorer import Choice, Control, Dial, Switch, Values
from netcourse.explorers.values import number, word
from netcourse.explorers.wording import capital

STATUS, SITE, GRADE, SIZE, MARGINS, NODES = "status", "site", "grade", "size", "margins", "nodes"
VOLUME, SYNDROME = "volume", "syndrome"
FIRST, WIDEN, LATER, UNTIL = "first", "widen", "later", "until"
EVENT, EVENT_YEAR, GUIDANCE, DECIDES = "event", "event_year", "guidance", "decides"
PATIENT = (STATUS, SITE, GRADE, SIZE, MARGINS, NODES, VOLUME, SYNDROME)

NEC = "NEC, type not stated"
GRADES: Mapping[str, str] = {"NET G1": "NET G1", "NET G2": "NET G2", "NET G3": "NET G3", NEC: "NEC"}
SITES = (Site.PANCREAS, Site.ILEUM, Site.APPENDIX, Site.RECTUM)
OPEN, NO_FOLLOW_UP, FIVE, TEN, LIFE = "open", "none", "5", "10", "life"
NOTHING_NEW, TEAM = "nothing", "team"
MONTHS = 12  # in a year
# Years that are drawn, and over how many visits are counted.
YEARS, COUNTED = 15, 10
_EVERY = {"3": "every 3 months", "6": "every 6 months", "12": "every 12 months", "24": "every 24 months"}
UNTIL_WORDS = {
    OPEN: "not planned yet",
    NO_FOLLOW_UP: "none: come if something changes",
    FIVE: "for 5 years",
    TEN: "for 10 years",
    LIFE: "for life",
}
EVENT_WORDS = {NOTHING_NEW: "nothing new", "symptom": "a new symptom", "growth": "growth on a scan"}
DECIDES_WORDS = {
    OPEN: "not said yet",
    "colon": "the plan for colon cancer: five years",
    "imaging": "the imaging department’s usual recall",
    "patient": "the patient alone",
    TEAM: "the tumour board, with the patient",
}


def controls() -> Sequence[Control]:
    """The controls, as they start: whoever plans decides before guidance is seen."""
    return (
        Choice(STATUS, "Where the patient stands", {str(one): capital(one) for one in Status}, Status.RESECTED),
        Choice(SITE, "Primary", {str(one): capital(one) for one in SITES}, Site.ILEUM),
        Choice(GRADE, "Class", GRADES, "NET G2"),
        Dial(SIZE, "Size", 3, 60, 1, 22, "mm"),
        Choice(MARGINS, "Margin", {"R0": "R0: clear", "R1": "R1: tumour at the margin"}, "R0"),
        Switch(NODES, "Lymph nodes positive"),
        Switch(VOLUME, "Much tumour (high volume)"),
        Switch(SYNDROME, "Carcinoid syndrome"),
        Choice(UNTIL, "Your plan: follow-up", UNTIL_WORDS, OPEN),
        Choice(FIRST, "Your plan: at first", _EVERY, "3"),
        Dial(WIDEN, "Your plan: wider after year", 1, 10, 1, 5),
        Choice(LATER, "Your plan: later", _EVERY, "3"),
        Choice(EVENT, "Something new turns up", EVENT_WORDS, NOTHING_NEW),
        Dial(EVENT_YEAR, "It turns up in year", 1, YEARS, 1, 4),
        Switch(GUIDANCE, "Show what guidance says"),
        Choice(DECIDES, "Without an interval: who sets it?", DECIDES_WORDS, OPEN),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of one's own: months between visits at first and later, the month from which they widen, and until when."""

    first: int
    later: int
    widen: int
    until: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One setting: the patient, what the rule says, the plan, and what turns up in which month (None: nothing)."""

    patient: Patient
    status: Status
    rule: FollowUp
    plan: Plan
    event: str
    event_month: int | None
    guidance: bool
    decides: str

    @property
    def is_silent(self) -> bool:
        """Whether the course holds no interval here."""
        return not self.rule.schedules

    @property
    def schedules(self) -> Sequence[Schedule]:
        """What guidance says; nothing where it is not to be seen."""
        return self.rule.schedules if self.guidance else ()


def read_patient(values: Values) -> Patient:
    """The patient of a setting; what means nothing where the patient stands is unknown."""
    resected = word(values, STATUS) == Status.RESECTED
    return Patient(
        site=word(values, SITE),
        who_grade=word(values, GRADE),
        size_mm=number(values, SIZE) if resected else None,
        margins=word(values, MARGINS) if resected else None,
        nodes_positive=bool(values[NODES]) if resected else None,
        high_volume=bool(values[VOLUME]) if word(values, STATUS) == Status.OBSERVED else None,
        syndrome="carcinoid syndrome" if values[SYNDROME] and not resected else None,
    )


def rule_for(patient: Patient, status: str) -> FollowUp:
    """What the rule says of a patient of whom all is known that it asks for.

    Raises
    ------
    TypeError
        If the rule can't decide, which a complete setting leaves no room for.
    """
    found = follow_up(patient, status)
    if isinstance(found, NotDecidable):
        raise TypeError(str(found))
    return found


def read_situation(values: Values, *, told: bool = True) -> Situation:
    """A setting of the controls; `told` says whether guidance may be seen at all."""
    patient, status = read_patient(values), Status(word(values, STATUS))
    event = word(values, EVENT)
    return Situation(
        patient,
        status,
        rule_for(patient, status),
        Plan(int(word(values, FIRST)), int(word(values, LATER)), round(number(values, WIDEN)) * MONTHS, word(values, UNTIL)),
        event,
        None if event == NOTHING_NEW else round(number(values, EVENT_YEAR)) * MONTHS,
        bool(values[GUIDANCE]) and told,
        word(values, DECIDES),
    )


def away(values: Values, *, told: bool) -> frozenset[str]:
    """Names of controls that mean nothing at a setting; with a patient who is told elsewhere all of the patient's."""
    one = read_situation(values, told=told)
    resected = {SIZE, MARGINS, NODES}
    gone = {SYNDROME} if one.status is Status.RESECTED else resected
    gone |= {VOLUME} if one.status is not Status.OBSERVED else set()
    gone |= {EVENT_YEAR} if one.event_month is None else set()
    gone |= {DECIDES} if not (one.guidance and one.is_silent) else set()
    return frozenset(gone if told else {*gone, *PATIENT, GUIDANCE})
