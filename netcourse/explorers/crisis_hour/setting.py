"""What can be set in the crisis: where it happens, what is seen, the first three acts, octreotide; and a setting as plain data.

Chosen for teaching: which acts are offered, and that some are done in one breath, such as stopping and calling for help.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.disease.carcinoid_crisis import (
    Action,
    CrisisFinding,
    CrisisReading,
    ResponseReading,
    Setting,
    judge_response,
    recognise_crisis,
    safety_bundle,
)
from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Choice, Control, Switch, Values

UNDECIDED = "undecided"
ACT_NAMES = ("first", "second", "third")
BEFORE, FIRST_DRUG, READ_FIRST = "octreotide_before", "octreotide_first", "read_first"
FOR, AGAINST = "for", "against"


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do in one of the first minutes: its words, and what it is to the rules."""

    words: str
    actions: tuple[Action, ...] = ()


ACTS: Mapping[str, Act] = {
    UNDECIDED: Act("nothing yet"),
    "airway": Act("treat the bronchospasm", (Action.TREAT_BRONCHOSPASM,)),
    "antihistamine": Act("give an antihistamine", (Action.ANTIHISTAMINE,)),
    "volume": Act("give volume alone, and measure again", (Action.VOLUME,)),
    "wait": Act("wait a minute, and look again", (Action.WAIT,)),
    "stop-help": Act("stop what is being done, and call for help", (Action.STOP_STIMULUS, Action.CALL_FOR_HELP)),
    "intensive": Act("ask for a bed in intensive care", (Action.INTENSIVE_CARE,)),
    "pressure": Act("give volume and a vasopressor", (Action.VOLUME, Action.VASOPRESSOR)),
    "scan": Act("a scan first, to see the cause", (Action.SCAN_FIRST,)),
}
SETTINGS: Mapping[Setting, str] = {
    Setting.TUMOUR_HANDLING: "Operation: hands on the tumour",
    Setting.SURGERY: "Operation: hands off the tumour",
    Setting.ANAESTHESIA: "Going to sleep for an operation",
    Setting.RADIONUCLIDE: "Receptor radionuclide therapy",
    Setting.NONE: "No procedure: on the ward",
}
FINDINGS: Mapping[CrisisFinding, str] = {
    CrisisFinding.HYPOTENSION: "Pressure 58/30 mmHg",
    CrisisFinding.BRONCHOSPASM: "Wheeze, hard to ventilate",
    CrisisFinding.ARRHYTHMIA: "Irregular pulse",
    CrisisFinding.FLUSHING: "Hot, flushed face and chest",
}
# As names of controls: the findings have spaces in theirs.
FINDING_NAMES = {one: one.name.lower() for one in FINDINGS}
_THERE_AT_START = (CrisisFinding.HYPOTENSION, CrisisFinding.BRONCHOSPASM)


def _acts() -> Mapping[str, str]:
    return {key: one.words[0].upper() + one.words[1:] for key, one in ACTS.items()}


CONTROLS: Sequence[Control] = (
    Choice("setting", "Where it happens", {str(one): words for one, words in SETTINGS.items()}, Setting.TUMOUR_HANDLING),
    *(Switch(FINDING_NAMES[one], words, start=one in _THERE_AT_START) for one, words in FINDINGS.items()),
    Choice("first", "First minute", _acts(), UNDECIDED),
    Choice("second", "Second minute", _acts(), UNDECIDED),
    Choice("third", "Third minute", _acts(), UNDECIDED),
    Switch(BEFORE, "Octreotide was given beforehand"),
    Switch(FIRST_DRUG, "Octreotide is the first drug now"),
    Choice(READ_FIRST, "Read first", {FOR: "Who gives octreotide", AGAINST: "Who does not rely on it"}, FOR),
)


@dataclass(frozen=True, slots=True)
class Hour:
    """One setting: what is seen, the acts in their order (a repeated one is undecided), and what the rules say of both.

    `response` is None as long as nothing is done, or where there is no danger that asks for it.
    """

    setting: Setting
    findings: frozenset[CrisisFinding]
    acts: tuple[str, ...]
    before: bool
    first_drug: bool
    read_first: str
    reading: CrisisReading
    response: ResponseReading | None

    @property
    def bundle(self) -> tuple[Action, ...]:
        """What everyone agrees on here."""
        return safety_bundle(bronchospasm=CrisisFinding.BRONCHOSPASM in self.findings)

    @property
    def missing(self) -> tuple[Action, ...]:
        """What of it is not done."""
        return self.bundle if self.response is None else self.response.missing

    @property
    def harms(self) -> tuple[str, ...]:
        """Ids of the harms that the acts do."""
        return () if self.response is None else self.response.harms

    def minute_of(self, action: Action) -> int | None:
        """The minute in which something is done, from 1; None if it is not."""
        return next((at for at, key in enumerate(self.acts, start=1) if action in ACTS[key].actions), None)


def acts_of(values: Values) -> tuple[str, ...]:
    """The keys of the acts in their order; what was done already is nothing new."""
    keys = [str(values[name]) for name in ACT_NAMES]
    return tuple(key if key not in keys[:at] else UNDECIDED for at, key in enumerate(keys))


def read_hour(values: Values) -> Hour:
    """A setting of the controls, with what the rules say of it.

    Raises
    ------
    TypeError
        If the rules can't decide, which a complete setting leaves no room for.
    """
    acts = acts_of(values)
    findings = frozenset(one for one, name in FINDING_NAMES.items() if values[name])
    where = Setting(str(values["setting"]))
    reading = recognise_crisis(findings, setting=where)
    if isinstance(reading, NotDecidable):
        raise TypeError(f"{where}, {', '.join(findings)}: {reading}")
    actions = [action for key in acts for action in ACTS[key].actions]
    if values[FIRST_DRUG]:
        actions.append(Action.OCTREOTIDE)
    response = judge_response(actions, findings=findings) if actions and reading.resuscitate_now else None
    return Hour(
        where,
        findings,
        acts,
        bool(values[BEFORE]),
        bool(values[FIRST_DRUG]),
        str(values[READ_FIRST]),
        reading,
        None if isinstance(response, NotDecidable) else response,
    )
