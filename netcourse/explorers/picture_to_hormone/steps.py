"""What can be done next: each step with the causes that it settles, and whom it would harm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netcourse.disease.functional_syndromes import Syndrome
from netcourse.disease.mimics import Mimic
from netcourse.explorers.picture_to_hormone.patients import Cause

UNDECIDED = "undecided"


class Verdict(StrEnum):
    """What a next step does for a patient."""

    OPEN = "no next step is chosen"
    SETTLES = "settles it"
    ELSEWHERE = "does not settle it here"
    HARM = "harms this patient"


@dataclass(frozen=True, slots=True)
class Step:
    """A next step: its words, what it settles, and by cause the id of the harm that it would do."""

    words: str
    settles: frozenset[Cause] = frozenset()
    harms: Mapping[Cause, str] = field(default_factory=dict)


def _settling(words: str, *causes: Cause) -> Step:
    return Step(words, frozenset(causes))


STEPS: Mapping[str, Step] = {
    UNDECIDED: Step("Not decided"),
    "hiaa": _settling("5-HIAA, with the diet kept", Syndrome.CARCINOID, Syndrome.ATYPICAL_CARCINOID),
    "cycle": _settling("Ask about age, cycle and night sweats; no test", Mimic.MENOPAUSE),
    "cortisol": _settling("Cortisol, then ACTH, now", Syndrome.ECTOPIC_ACTH),
    "scan": Step("A CT or a receptor PET first", frozenset({Syndrome.NON_FUNCTIONAL}), {Syndrome.VIPOMA: "H10"}),
    "drugs": _settling("The list of drugs, with their dates", Mimic.DRUG_FLUSH),
    "fast": _settling("A supervised fast, with a drug screen", Syndrome.INSULINOMA),
    "stop-ppi": Step("Stop the acid blocker at home, then gastrin", harms={Syndrome.GASTRINOMA: "H1"}),
    "gastrin": _settling("Gastrin and gastric pH in a specialist unit", Syndrome.GASTRINOMA),
    "glucagon": _settling("Fasting glucagon", Syndrome.GLUCAGONOMA),
    "skin": _settling("Look at the skin between two flushes", Mimic.ROSACEA),
    "somatostatin": _settling("Somatostatin in plasma", Syndrome.SOMATOSTATINOMA),
    "stool": _settling("Sodium and potassium of the stool, laxative screen", Mimic.LAXATIVE),
    "octreotide": Step("Give octreotide, and see whether it helps", harms={Syndrome.INSULINOMA: "H6"}),
    "vip": _settling("Fluids and potassium, then VIP and stool volume", Syndrome.VIPOMA),
}


def judged(step: str, cause: Cause) -> Verdict:
    """What a step does for a patient with this cause.

    Raises
    ------
    KeyError
        If there is no such step.
    """
    chosen = STEPS[step]
    if step == UNDECIDED:
        return Verdict.OPEN
    if cause in chosen.harms:
        return Verdict.HARM
    return Verdict.SETTLES if cause in chosen.settles else Verdict.ELSEWHERE
