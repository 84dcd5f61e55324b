"""What a patient with a NET may report on the telephone, in which context, and how soon somebody has to act."""

from enum import StrEnum


class Urgency(StrEnum):
    """How soon, and who; the most urgent comes first.

    The article knows an emergency and the team. `TODAY` stands between them and is this course's choice (contested topic J-25).
    """

    EMERGENCY = "emergency now"
    TODAY = "team today"
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
    BREATHLESS_ON_STAIRS = "new breathlessness on stairs"
    DRY_COUGH = "new dry cough"
    CHEST_PAIN = "sudden chest pain"
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


# Treatments under which a fever is an emergency.
TREATED = ("chemotherapy", "PRRT", "everolimus", "other treatment")
UNTREATED = "no treatment"
CONTEXTS = ("carcinoid syndrome", "insulinoma", "gastrinoma", "VIPoma", "glucagonoma", *TREATED, UNTREATED)
# Other words for the same; whoever misses a synonym must not be failed (J-20), so the rest goes to a human.
SYNONYMS = {
    "no flatus": Symptom.NO_WIND,
    "cannot pass gas": Symptom.NO_WIND,
    "inability to pass gas": Symptom.NO_WIND,
    "wheeze": Symptom.BREATHLESSNESS,
    "difficulty breathing": Symptom.BREATHLESSNESS,
    "short of breath on stairs": Symptom.BREATHLESS_ON_STAIRS,
    "breathless on exertion": Symptom.BREATHLESS_ON_STAIRS,
    "dry cough": Symptom.DRY_COUGH,
    "chest pain": Symptom.CHEST_PAIN,
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
