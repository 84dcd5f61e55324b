"""The alarms of a telephone call: which symptoms, in which context, mean what, and how urgent that is."""

from collections.abc import Collection
from dataclasses import dataclass

from netcourse.disease.red_flag_words import TREATED, UNTREATED, Symptom, Urgency


@dataclass(frozen=True, slots=True)
class Alarm:
    """One rule: symptoms that must all be there, one of `any_of`, one of `context`; and what it means.

    `facts` and `statements` are what it rests on, `harm` what somebody is tempted to do instead.
    """

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


_S = Symptom
_NOW, _TODAY, _SOON, _PLAIN = Urgency
_GUT = "possible obstruction or ischaemia"
_CRISIS = "possible carcinoid crisis"
_EMBOLISM = "possible embolism of the lung"
_HEART = "possible right heart failure"
_PNEUMONITIS = "possible pneumonitis"
_CARCINOID = ("carcinoid syndrome",)
# Under another treatment nobody may know on the telephone whether it is everolimus.
_MAY_BE_EVEROLIMUS = ("everolimus", "other treatment")
_WAITING = "An analogue and then clinic: an obstruction does not wait."
_MASKING = "Paracetamol and waiting: a fever brought down hides an infection."
_GOING_ON = "An antibiotic and everolimus as before: a pneumonitis goes on."
_NEW_BREATH = (_S.BREATHLESSNESS, _S.BREATHLESS_ON_STAIRS, _S.CHEST_PAIN, _S.FAINTNESS, _S.FAST_HEARTBEAT)
# fmt: off
ALARMS = (
    # The bowel.
    Alarm(_NOW, _GUT, (_S.SEVERE_ABDOMINAL_PAIN,), "Severe abdominal pain may mean obstruction.", ("G-10",), ("S362",),
          harm=_WAITING),
    Alarm(_NOW, _GUT, (_S.COLICKY_PAIN,), "Vomiting or no wind adds to the worry.", ("G-10",), ("S363",),
          any_of=(_S.VOMITING, _S.NO_WIND), harm=_WAITING),
    Alarm(_NOW, _GUT, (_S.VOMITING, _S.NO_WIND), "Vomiting without wind points to obstruction.", ("G-10",), ("S363",),
          harm=_WAITING),
    Alarm(_NOW, "possible bleeding or perforation", (_S.BLACK_STOOL,), "In Zollinger-Ellison syndrome an ulcer may bleed; "
          "elsewhere too it is new and severe.", ("G-17",), ("S368",)),
    # The flush, the breath, the heart. The article sends whoever has a known NET and trouble with breathing, flush or no flush.
    Alarm(_NOW, _CRISIS, (), "Flushing with faintness, wheeze or a fast heart may be a crisis.", ("G-11", "E4-08.response"),
          ("S112", "S364"), any_of=(_S.SEVERE_FLUSHING, _S.FAINTNESS, _S.BREATHLESSNESS)),
    Alarm(_NOW, _CRISIS, (_S.FLUSHING, _S.FAST_HEARTBEAT), "Flushing with a fast heart may be a crisis.", ("G-11",), ("S364",)),
    Alarm(_NOW, _EMBOLISM, (), "Without a flush too: trouble with breathing or sudden chest pain may be a clot in the lung.",
          ("G-34.severe", "G-33.share"), ("S368",), any_of=(_S.BREATHLESSNESS, _S.CHEST_PAIN)),
    Alarm(_NOW, _EMBOLISM, (_S.PAINFUL_LEG,), "A painful leg, and now the breath or the heart: a clot may have moved.",
          ("G-33.leg-breath", "G-34.severe"), ("S368",), any_of=_NEW_BREATH),
    Alarm(_NOW, _EMBOLISM, (_S.BREATHLESS_ON_STAIRS,), "Short of breath with a fast heart or faint: perhaps a clot in the lung.",
          ("G-34.severe", "G-34.gradual"), ("S368",), any_of=(_S.FAST_HEARTBEAT, _S.FAINTNESS, _S.CHEST_PAIN)),
    Alarm(_NOW, _PNEUMONITIS, (_S.BREATHLESSNESS,), "On everolimus the lung itself may be inflamed.",
          ("G-30.report", "G-30.pneumonitis", "E2-04.harms"), ("S368", "S371"), context=_MAY_BE_EVEROLIMUS, harm=_GOING_ON),
    Alarm(_NOW, _HEART, (_S.BREATHLESSNESS, _S.SWOLLEN_LEGS), "Swollen legs with trouble breathing: the heart may fail.",
          ("G-37.heart", "G-18"), ("S368",)),
    # Fever.
    Alarm(_NOW, "possible neutropenic sepsis", (_S.HIGH_FEVER,), "A high fever under treatment is an emergency, with antibiotics "
          "at once.", ("G-12.fever", "G-12.nice", "G-12.mask"), ("S365",), context=TREATED, harm=_MASKING),
    Alarm(_NOW, "possible cholangitis", (_S.JAUNDICE, _S.HIGH_FEVER), "Fever with jaundice: infected bile that cannot drain.",
          ("G-36.cholangitis",), ("S368",)),
    # The head.
    Alarm(_NOW, "sudden headache", (_S.SUDDEN_HEADACHE,), "A sudden severe headache is a red flag.", ("G-13",), ("S366",)),
    Alarm(_NOW, "sudden neurological sign", (), "A sudden neurological sign is a red flag.", ("G-13",), ("S367",),
          any_of=(_S.NEUROLOGICAL, _S.CONFUSION)),
    Alarm(_NOW, "possible hypoglycaemia", (_S.CONFUSION,), "In insulinoma glucose comes first, into a vein; after glucagon it "
          "may sink again.", ("G-13", "G-15", "G-15.case"), ("S367",), context=("insulinoma",)),
    # Emergencies of one syndrome, and whatever is new and severe.
    Alarm(_NOW, "VIPoma crisis", (_S.WATERY_DIARRHOEA,), "Low potassium, acidosis and kidney injury threaten.",
          ("G-16.emergency",), ("S368",), context=("VIPoma",)),
    Alarm(_NOW, "possible thromboembolism", (_S.PAINFUL_LEG,), "Glucagonoma brings thromboembolism.", ("G-20.vte",), ("S368",),
          context=("glucagonoma",)),
    Alarm(_NOW, "new severe symptom", (_S.NEW_SEVERE,), "Whatever is new and severe is urgent.", (), ("S368",)),
    # Today: the article says "the team" and not how soon.
    Alarm(_TODAY, "possible thrombosis of the leg", (_S.PAINFUL_LEG,), "One swollen, painful leg is scanned within a day: clots "
          "are common with these tumours, not in glucagonoma alone.", ("G-33.leg", "G-33.share"), ("S370",)),
    Alarm(_TODAY, _EMBOLISM, (_S.BREATHLESS_ON_STAIRS,), "A clot in the lung may also come on gradually.",
          ("G-34.gradual", "G-33.share"), ("S370",)),
    Alarm(_TODAY, _PNEUMONITIS, (), "On everolimus any new cough or breathlessness is told at once; CT shows more than the ear.",
          ("G-30.report", "G-30.silent", "E2-04.harms"), ("S370", "S371"), any_of=(_S.BREATHLESS_ON_STAIRS, _S.DRY_COUGH),
          context=_MAY_BE_EVEROLIMUS, harm=_GOING_ON),
    Alarm(_TODAY, _HEART, (_S.BREATHLESS_ON_STAIRS,), "In carcinoid syndrome the heart fails late and quietly.",
          ("G-37.heart", "G-18"), ("S370",), context=_CARCINOID),
    Alarm(_TODAY, _HEART, (_S.BREATHLESS_ON_STAIRS, _S.SWOLLEN_LEGS), "Swollen legs and less breath: the heart is looked at.",
          ("G-37.heart", "G-18"), ("S370",)),
    Alarm(_TODAY, "possible anaemia", (_S.BREATHLESS_ON_STAIRS,), "After PRRT the blood count may have fallen.",
          ("E2-11.anaemia",), ("S370", "S346"), context=("PRRT",)),
    Alarm(_TODAY, "fever without treatment", (_S.HIGH_FEVER,), "Without treatment too a fever is told at any hour.",
          ("G-35.fever",), ("S370",), context=(UNTREATED,), harm=_MASKING),
    Alarm(_TODAY, "loss of fluid and salts", (_S.WATERY_DIARRHOEA,), "Much watery stool with weakness upsets fluid and salts.",
          (), ("S093", "S369")),
    # The team, soon.
    Alarm(_SOON, _HEART, (_S.SWOLLEN_LEGS,), "In carcinoid syndrome the heart is looked at: echocardiogram, cardio-oncology.",
          ("G-18",), ("S370",), context=_CARCINOID),
    Alarm(_SOON, "diarrhoea", (), "If it persists, the team is told; fatty stool on an analogue points to the pancreas, watery "
          "stool may come from bile acids.", ("E2-03.pancreas", "G-23.causes"), ("S369",),
          any_of=(_S.PERSISTENT_DIARRHOEA, _S.FATTY_STOOL, _S.WATERY_DIARRHOEA)),
    Alarm(_SOON, "new or worsening symptom", (), "Short of severe, it is told to the team.", (), ("S370",),
          any_of=(_S.WORSE, _S.COLICKY_PAIN, _S.VOMITING, _S.NO_WIND, _S.FAST_HEARTBEAT, _S.SWOLLEN_LEGS, _S.PAINFUL_LEG,
                  _S.JAUNDICE, _S.HIGH_FEVER, _S.DRY_COUGH, _S.BREATHLESS_ON_STAIRS)),
    Alarm(_SOON, "side effect", (_S.SIDE_EFFECT,), "The team knows what the treatment does.", (), ("S371",)),
    Alarm(_SOON, "lasting fatigue", (_S.LASTING_FATIGUE,), "A treatable cause is looked for.", ("G-07.advice", "G-29.causes"),
          ("S346",)),
    # Ordinary advice.
    Alarm(_PLAIN, "fatigue", (_S.FATIGUE,), "Priorities, short rests, gentle exercise.", ("G-07.advice",), ("S342", "S344")),
    Alarm(_PLAIN, "distress", (_S.DISTRESS,), "It is normal, and help exists for patients and carers.", ("G-08",), ("S348",)),
    Alarm(_PLAIN, "usual flush", (), "Triggers are one's own; too strict a diet does harm.", ("G-06", "G-05.triggers"),
          ("S353", "S358", "S359"), any_of=(_S.FLUSHING, _S.FLUSH_ON_TRIGGER)),
)
# fmt: on
