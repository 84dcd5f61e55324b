"""The synthetic patients behind the pictures. Every one is chosen for teaching: what is not named of them is absent.

Their findings are those that the rules know: whoever asks for all that a patient has, for wheeze and for diarrhoea finds the
cause alone in first place, and a test asserts it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from netcourse.disease.functional_syndromes import Feature, Syndrome
from netcourse.disease.mimics import Clue, Finding, Mimic

Cause: TypeAlias = Syndrome | Mimic
CAUSES: tuple[Cause, ...] = (*Syndrome, *Mimic)
FINDINGS: tuple[Finding, ...] = (*Feature, *Clue)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A patient: what is told, the findings that this already says, what else there is, and what is behind it all."""

    story: str
    told: frozenset[Finding]
    more: frozenset[Finding]
    cause: Cause

    @property
    def has(self) -> frozenset[Finding]:
        """All findings that would be found."""
        return self.told | self.more


def _hidden(story: str, told: tuple[Finding, ...], more: tuple[Finding, ...], cause: Cause) -> Hidden:
    return Hidden(story, frozenset(told), frozenset(more), cause)


_F, _C = Feature, Clue
PATIENTS: Mapping[str, Hidden] = {
    "1": _hidden(
        "66, hot in the face several times a day, for a year.",
        (_F.FLUSHING,),
        (_F.DIARRHOEA, _F.SECRETORY_DIARRHOEA, _F.WHEEZE, _F.TACHYCARDIA, _F.PAIN),
        Syndrome.CARCINOID,
    ),
    "2": _hidden("52, waves of heat by day and by night.", (_F.FLUSHING,), (_C.SWEATING, _F.TACHYCARDIA), Mimic.MENOPAUSE),
    "3": _hidden(
        "47, a duodenal ulcer that came back under a proton-pump inhibitor.",
        (_F.REFRACTORY_ULCER,),
        (_F.DIARRHOEA, _F.DIARRHOEA_BETTER_ON_PPI, _F.MULTIPLE_ULCERS, _F.WEIGHT_LOSS, _F.PAIN),
        Syndrome.GASTRINOMA,
    ),
    "4": _hidden(
        "58, treated for his blood pressure, face red and hot since spring.",
        (_F.FLUSHING, _F.HYPERTENSION),
        (_C.SINCE_A_DRUG,),
        Mimic.DRUG_FLUSH,
    ),
    "5": _hidden(
        "34, watery stools for months, weak, and a potassium that stays low.",
        (_F.DIARRHOEA, _F.LOW_POTASSIUM),
        (_C.STOPS_ON_FASTING, _C.LARGE_GAP, _F.WEIGHT_LOSS, _F.DEPRESSION),
        Mimic.LAXATIVE,
    ),
    "6": _hidden(
        "61, gallstones, and stools that float.",
        (_F.GALLSTONES, _F.STEATORRHOEA),
        (_F.HIGH_GLUCOSE, _F.LOW_GASTRIC_ACID, _F.WEIGHT_LOSS, _F.PAIN),
        Syndrome.SOMATOSTATINOMA,
    ),
    "7": _hidden("39, flushes after hot drinks and in warm rooms.", (_F.FLUSHING,), (_C.LASTING_REDNESS,), Mimic.ROSACEA),
    "8": _hidden(
        "55, ten watery stools a day, and faint.",
        (_F.DIARRHOEA,),
        (_F.SECRETORY_DIARRHOEA, _F.LOW_POTASSIUM, _F.ACIDOSIS, _F.LOW_GASTRIC_ACID, _F.WEIGHT_LOSS),
        Syndrome.VIPOMA,
    ),
    "9": _hidden(
        "44, muddled before breakfast, twice found asleep at the wheel.",
        (_F.FASTING_NEUROGLYCOPENIA,),
        (_F.WHIPPLE_TRIAD, _F.RELIEF_ON_EATING, _F.TACHYCARDIA),
        Syndrome.INSULINOMA,
    ),
}
# For questions that are graded: what is behind them is never shown.
SEALED: Mapping[str, Hidden] = {
    "P": _hidden(
        "63, new diabetes, and a rash on the groins that nobody can name.",
        (_F.HIGH_GLUCOSE,),
        (
            _F.NECROLYTIC_MIGRATORY_ERYTHEMA, _F.WEIGHT_LOSS, _F.DEEP_VEIN_THROMBOSIS, _F.ANAEMIA, _F.DEPRESSION,
            _F.GLOSSITIS,
        ),
        Syndrome.GLUCAGONOMA,
    ),
    "Q": _hidden(
        "54, hot flushes, sent with “menopause”.",
        (_F.FLUSHING, _C.SWEATING),
        (_F.DIARRHOEA, _F.SECRETORY_DIARRHOEA, _F.WHEEZE, _F.TACHYCARDIA),
        Syndrome.CARCINOID,
    ),
    "R": _hidden(
        "29, nurse, watery stools for a year, potassium 2.9 mmol/L twice, sent with “VIPoma”.",
        (_F.DIARRHOEA, _F.LOW_POTASSIUM),
        (_C.STOPS_ON_FASTING, _C.LARGE_GAP),
        Mimic.LAXATIVE,
    ),
    "S": _hidden(
        "68, thirsty, weak on the stairs, potassium 2.4 mmol/L, no moon face.",
        (_F.LOW_POTASSIUM, _F.PROXIMAL_WEAKNESS),
        (_F.HIGH_GLUCOSE, _F.HYPERTENSION, _F.INFECTION),
        Syndrome.ECTOPIC_ACTH,
    ),
}  # fmt: skip
EVERYBODY: Mapping[str, Hidden] = {**PATIENTS, **SEALED}
