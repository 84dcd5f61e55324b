"""Triage of what a patient with a NET reports: emergency now, contact the NET team, or ordinary advice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import one_of
from netcourse.disease.result import NotDecidable, Reason, because


class Urgency(StrEnum):
    """How soon, and who."""

    EMERGENCY = "emergency now"
    CONTACT = "contact the NET team"
    ORDINARY = "ordinary advice"


class Symptom(StrEnum):
    """What a patient may report; anything else goes to a human."""

    SEVERE_ABDOMINAL_PAIN = "severe abdominal pain"
    COLICKY_PAIN = "colicky abdominal pain"
    VOMITING = "vomiting"
    NO_WIND = "no passage of wind"
    FLUSHING = "flushing as usual"
    SEVERE_FLUSHING = "severe flushing"
    FAINTNESS = "faintness or low blood pressure"
    BREATHLESSNESS = "difficulty breathing or wheeze"
    FAST_HEARTBEAT = "fast or irregular heartbeat"
    HIGH_FEVER = "high fever"
    SUDDEN_HEADACHE = "sudden severe headache"
    NEUROLOGICAL = "sudden neurological symptom"
    CONFUSION = "confusion or seizure"
    NEW_SEVERE = "new severe symptom"
    BLACK_STOOL = "black stool or vomiting of blood"
    WATERY_DIARRHOEA = "profuse watery diarrhoea with weakness"
    PERSISTENT_DIARRHOEA = "persistent diarrhoea"
    FATTY_STOOL = "fatty stool"
    SWOLLEN_LEGS = "swelling of both legs"
    PAINFUL_LEG = "painful swelling of one leg"
    JAUNDICE = "jaundice"
    WORSE = "new or worsening symptom"
    SIDE_EFFECT = "worry about a side effect"
    LASTING_FATIGUE = "fatigue that lasts"
    FATIGUE = "fatigue"
    DISTRESS = "distress"
    FLUSH_ON_TRIGGER = "flushing after a known trigger"


CONTEXTS = (
    "carcinoid syndrome",
    "insulinoma",
    "gastrinoma",
    "VIPoma",
    "glucagonoma",
    "chemotherapy",
    "PRRT",
    "other treatment",
    "no treatment",
)
# Other words for the same; whoever misses a synonym must not be failed (J-20), so the rest goes to a human.
SYNONYMS = {
    "no flatus": Symptom.NO_WIND,
    "cannot pass gas": Symptom.NO_WIND,
    "inability to pass gas": Symptom.NO_WIND,
    "wheeze": Symptom.BREATHLESSNESS,
    "difficulty breathing": Symptom.BREATHLESSNESS,
    "feeling faint": Symptom.FAINTNESS,
    "low blood pressure": Symptom.FAINTNESS,
    "palpitations": Symptom.FAST_HEARTBEAT,
    "rapid heartbeat": Symptom.FAST_HEARTBEAT,
    "colicky pain": Symptom.COLICKY_PAIN,
    "pale greasy stool": Symptom.FATTY_STOOL,
    "melaena": Symptom.BLACK_STOOL,
    "seizure": Symptom.CONFUSION,
    "confusion": Symptom.CONFUSION,
}


@dataclass(frozen=True, slots=True)
class Alarm:
    """One rule: symptoms that must all be there, one of `any_of`, one of `context`; and what it means."""

    urgency: Urgency
    meaning: str
    all_of: tuple[Symptom, ...]
    text: str
    facts: tuple[str, ...]
    statements: tuple[str, ...] = ()
    any_of: tuple[Symptom, ...] = ()
    context: tuple[str, ...] = ()
    harm: str = ""

    def fits(self, symptoms: Collection[Symptom], context: Collection[str]) -> bool:
        """Say whether the rule holds."""
        return (
            set(self.all_of) <= set(symptoms)
            and (not self.any_of or bool(set(self.any_of) & set(symptoms)))
            and (not self.context or bool(set(self.context) & set(context)))
        )


@dataclass(frozen=True, slots=True)
class Triage:
    """The most urgent of what fits, with all meanings; `unrecognised` still waits for a human."""

    urgency: Urgency
    meanings: tuple[str, ...]
    advice: tuple[str, ...]
    harms: tuple[Reason, ...]
    unrecognised: tuple[str, ...]
    statements: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def triage(symptoms: Iterable[str], *, context: Collection[str] | None = None) -> Triage | NotDecidable:
    """Sort reported symptoms by urgency, for teaching: it says what a group is told and treats nobody.

    Parameters
    ----------
    symptoms : iterable of str
        Words of `Symptom`, or of `SYNONYMS`, in any case; others are passed to a human.
    context : collection of str, optional
        Words of `CONTEXTS`; None when nothing is known.

    Returns
    -------
    Triage or NotDecidable
        An emergency is told even when other words were not understood; short of one, a word that was not understood,
        or a fever under unknown treatment, makes it not decidable.

    Raises
    ------
    ValueError
        If a context is unknown or a symptom is no text.
    """
    around = tuple(one_of("context", one, CONTEXTS) for one in context or ())
    understood, unrecognised = _read(symptoms)
    if not understood and not unrecognised:
        return NotDecidable(("a symptom",), (because("Nothing was reported.", "G-10"),))
    fitting = [alarm for alarm in _ALARMS if alarm.fits(understood, around)]
    urgency = next((level for level in Urgency if any(alarm.urgency is level for alarm in fitting)), Urgency.CONTACT)
    if urgency is not Urgency.EMERGENCY:
        undecided = _undecided(understood, unrecognised, around)
        if undecided:
            return undecided
    return _told(urgency, [alarm for alarm in fitting if alarm.urgency is urgency], unrecognised, around)


def _read(symptoms: Iterable[str]) -> tuple[tuple[Symptom, ...], tuple[str, ...]]:
    known = {one.value: one for one in Symptom} | SYNONYMS
    understood, unrecognised = [], []
    for word in symptoms:
        if not isinstance(word, str):  # an impossible value, as everywhere in this room
            raise ValueError(f"symptoms={word!r}: each must be a text")  # noqa: TRY004
        found = known.get(" ".join(word.casefold().split()))
        if found is None:
            unrecognised.append(word)
        else:
            understood.append(found)
    return tuple(dict.fromkeys(understood)), tuple(unrecognised)


def _undecided(understood: tuple[Symptom, ...], unrecognised: tuple[str, ...], around: tuple[str, ...]) -> NotDecidable | None:
    if unrecognised:
        text = "Words that a list does not hold go to a human, at once if they could be severe (J-20)."
        return NotDecidable((f"human review of: {', '.join(unrecognised)}",), (because(text, "G-10", "G-11", "G-13"),))
    if Symptom.HIGH_FEVER in understood and not {"chemotherapy", "PRRT", "other treatment", "no treatment"} & set(around):
        text = "Under treatment it is an emergency; as long as nobody knows, a human decides at once."
        return NotDecidable(
            ("whether the patient is under treatment, and human review",), (because(text, "G-12.fever", "G-12.prrt"),)
        )
    return None


def _told(urgency: Urgency, alarms: list[Alarm], unrecognised: tuple[str, ...], around: tuple[str, ...]) -> Triage:
    advice = {
        Urgency.EMERGENCY: ["the nearest emergency department, now"],
        Urgency.CONTACT: ["the NET team is told soon; severe or sudden symptoms are an emergency"],
        Urgency.ORDINARY: ["ordinary advice; whoever is worried asks the NET team"],
    }[urgency]
    harms: tuple[Reason, ...] = ()
    reasons = tuple(because(alarm.text, *alarm.facts) for alarm in alarms)
    if urgency is Urgency.EMERGENCY:
        tempting = dict.fromkeys((alarm.harm, alarm.facts) for alarm in alarms if alarm.harm)
        harms = (because("Delaying resuscitation for a scan is a harm.", "H10"), *(because(text, *ids) for text, ids in tempting))
        if "carcinoid syndrome" in around:
            advice.append("tell the staff about the carcinoid syndrome")
            reasons += (because("Special precautions may be needed.", "G-14"),)
    statements = tuple(dict.fromkeys(one for alarm in alarms for one in (*alarm.statements, *_CARE[urgency])))
    change = ("A symptom that becomes severe, or a new one; any doubt goes to a human.",)
    return Triage(
        urgency, tuple(alarm.meaning for alarm in alarms), tuple(advice), harms, unrecognised, statements, reasons, change
    )


_S = Symptom
_NOW, _SOON, _PLAIN = Urgency
_GUT = "possible obstruction or ischaemia"
_CRISIS = "possible carcinoid crisis"
_TREATED = ("chemotherapy", "PRRT", "other treatment")
_WAITING = "An analogue and then clinic: an obstruction does not wait."
# fmt: off
_ALARMS = (
    Alarm(_NOW, _GUT, (_S.SEVERE_ABDOMINAL_PAIN,), "Severe abdominal pain may mean obstruction.", ("G-10",), ("S362",),
          harm=_WAITING),
    Alarm(_NOW, _GUT, (_S.COLICKY_PAIN,), "Vomiting or no wind adds to the worry.", ("G-10",), ("S363",),
          any_of=(_S.VOMITING, _S.NO_WIND), harm=_WAITING),
    Alarm(_NOW, _GUT, (_S.VOMITING, _S.NO_WIND), "Vomiting without wind points to obstruction.", ("G-10",), ("S363",),
          harm=_WAITING),
    Alarm(_NOW, _CRISIS, (), "Flushing with faintness, wheeze or a fast heart may be a crisis.", ("G-11", "E4-08.response"),
          ("S112", "S364"), any_of=(_S.SEVERE_FLUSHING, _S.FAINTNESS, _S.BREATHLESSNESS)),
    Alarm(_NOW, _CRISIS, (_S.FLUSHING, _S.FAST_HEARTBEAT), "Flushing with a fast heart may be a crisis.", ("G-11",), ("S364",)),
    Alarm(_NOW, "possible neutropenic sepsis", (_S.HIGH_FEVER,), "High fever under treatment; after PRRT a low count adds to it "
          "(not verified).", ("G-12.fever", "G-12.prrt"), ("S365",), context=_TREATED),
    Alarm(_NOW, "sudden headache", (_S.SUDDEN_HEADACHE,), "A sudden severe headache is a red flag.", ("G-13",), ("S366",)),
    Alarm(_NOW, "sudden neurological sign", (), "A sudden neurological sign is a red flag.", ("G-13",), ("S367",),
          any_of=(_S.NEUROLOGICAL, _S.CONFUSION)),
    Alarm(_NOW, "possible hypoglycaemia", (_S.CONFUSION,), "In insulinoma glucose comes first (general knowledge, not verified).",
          ("G-13", "G-15"), ("S367",), context=("insulinoma",)),
    Alarm(_NOW, "possible bleeding or perforation", (_S.BLACK_STOOL,), "In Zollinger-Ellison syndrome an ulcer may bleed; "
          "elsewhere too it is new and severe.", ("G-17",), ("S368",)),
    Alarm(_NOW, "VIPoma crisis", (_S.WATERY_DIARRHOEA,), "Low potassium, acidosis and kidney injury threaten.",
          ("G-16.emergency",), ("S368",), context=("VIPoma",)),
    Alarm(_NOW, "possible thromboembolism", (_S.PAINFUL_LEG,), "Glucagonoma brings thromboembolism.", ("G-20.vte",), ("S368",),
          context=("glucagonoma",)),
    Alarm(_NOW, "possible cholangitis", (_S.JAUNDICE, _S.HIGH_FEVER), "New and severe; that it is cholangitis is not verified.",
          ("G-20.other",), ("S368",)),
    Alarm(_NOW, "new severe symptom", (_S.NEW_SEVERE,), "Whatever is new and severe is urgent.", (), ("S368",)),
    Alarm(_SOON, "possible right heart failure", (_S.SWOLLEN_LEGS,), "In carcinoid syndrome the heart is looked at: "
          "echocardiogram, cardio-oncology.", ("G-18",), ("S370",), context=("carcinoid syndrome",)),
    Alarm(_SOON, "diarrhoea", (), "If it persists, the team is told; fatty stool on an analogue points to the pancreas.",
          ("E2-03.pancreas",), ("S369",), any_of=(_S.PERSISTENT_DIARRHOEA, _S.FATTY_STOOL, _S.WATERY_DIARRHOEA)),
    Alarm(_SOON, "new or worsening symptom", (), "Short of severe, it is told to the team.", (), ("S370",),
          any_of=(_S.WORSE, _S.COLICKY_PAIN, _S.VOMITING, _S.NO_WIND, _S.FAST_HEARTBEAT, _S.SWOLLEN_LEGS, _S.PAINFUL_LEG,
                  _S.JAUNDICE, _S.HIGH_FEVER)),
    Alarm(_SOON, "side effect", (_S.SIDE_EFFECT,), "The team knows what the treatment does.", (), ("S371",)),
    Alarm(_SOON, "lasting fatigue", (_S.LASTING_FATIGUE,), "A treatable cause is looked for.", ("G-07.advice",), ("S346",)),
    Alarm(_PLAIN, "fatigue", (_S.FATIGUE,), "Priorities, short rests, gentle exercise.", ("G-07.advice",), ("S342", "S344")),
    Alarm(_PLAIN, "distress", (_S.DISTRESS,), "It is normal, and help exists for patients and carers.", ("G-08",), ("S348",)),
    Alarm(_PLAIN, "usual flush", (), "Triggers are one's own; too strict a diet does harm.", ("G-06", "G-05.triggers"),
          ("S353", "S358", "S359"), any_of=(_S.FLUSHING, _S.FLUSH_ON_TRIGGER)),
)
# fmt: on
_CARE = {_NOW: ("S374", "S375"), _SOON: ("S372", "S373"), _PLAIN: ("S372",)}
