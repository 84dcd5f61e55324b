"""The calls: first words, what the file says, and what is answered to each question. All people are synthetic, all words chosen.

Every opening comes with two or three different ends: the first sentence does not tell which. What a call really is, is not
written here: the rules of `netcourse.disease.red_flags` say it of all that would be answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netcourse.disease.red_flags import Symptom
from netcourse.explorers.on_call.questions import ASKING, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question, and what that is to the rules."""

    words: str
    symptoms: tuple[Symptom, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One call.

    `told` is what the first words already say to the rules, `context` what the file does. Whoever asks `deciding` knows as much
    as whoever asks everything; of a harmless call they are those of which a "yes" would have been urgent.
    """

    opening: str
    who: str
    file: str
    told: tuple[Symptom, ...]
    deciding: tuple[Question, ...]
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    context: tuple[str, ...] = ()

    def answer(self, question: Question) -> Answer:
        """What is answered as long as the caller is not tired."""
        return self.answers.get(question, Answer(ASKING[question].nothing))


_Q, _S = Question, Symptom
BELLY = "My belly is in knots again. It will pass, I think."
FLUSH = "It is only my usual flush. I just wanted to say so."
SCARLET = "She is scarlet and trembling! Do I call the ambulance?"
FEVER = "I am hot and shivery. Something is going round at work."
STOOL = "I am on the toilet all day."
SHOE = "My shoe does not fit any more."
HEAD = "I have such a head today. The scan is on Thursday, you know."
TIRED = "I can’t get up today. I think I am just lazy."
_SYNDROME = ("carcinoid syndrome",)
_CRISIS = (_Q.FAINT, _Q.BREATH, _Q.HEART)
_COLIC, _HOT = (_S.COLICKY_PAIN,), (_S.FLUSHING,)
OPENINGS: Mapping[str, tuple[Call, ...]] = {
    BELLY: (
        Call(BELLY, "Ana, 47", "Ileal NET, operated on two years ago; no syndrome.", _COLIC, (_Q.BOWEL,), {
            _Q.BOWEL: Answer("No vomiting. And wind passes, loudly."),
            _Q.PAIN: Answer("Three, in waves."),
            _Q.SINCE: Answer("Since supper: a mountain of cabbage."),
        }),
        Call(BELLY, "Bruno, 63", "Ileal NET, with a mass in the mesentery.", _COLIC, (_Q.BOWEL,), {
            _Q.BOWEL: Answer("I was sick twice. A little wind, I think.", (_S.VOMITING,)),
            _Q.PAIN: Answer("Six, in waves; between them I could sleep."),
            _Q.SINCE: Answer("Since last night."),
        }),
        Call(BELLY, "Carla, 58", "Pancreatic NET; tablets for a sore knee.", _COLIC, (_Q.STOOL,), {
            _Q.PAIN: Answer("Four, in waves."),
            _Q.STOOL: Answer("Black as tar, since yesterday.", (_S.BLACK_STOOL,)),
            _Q.SINCE: Answer("Two days."),
        }),
    ),
    FLUSH: (
        Call(FLUSH, "Dario, 61", "Ileal NET, carcinoid syndrome.", _HOT, _CRISIS, {
            _Q.FLUSH: Answer("Like the others. I ran for the bus.", (_S.FLUSH_ON_TRIGGER,)),
        }, _SYNDROME),
        Call(FLUSH, "Eva, 66", "Ileal NET, carcinoid syndrome.", _HOT, (_Q.FAINT,), {
            _Q.FLUSH: Answer("Like the others, only longer."),
            _Q.FAINT: Answer("I saw stars, and sat down on the stairs.", (_S.FAINTNESS,)),
        }, _SYNDROME),
        Call(FLUSH, "Frans, 70", "Lung NET, carcinoid syndrome.", _HOT, (_Q.HEART,), {
            _Q.FLUSH: Answer("Like the others, after the stairs."),
            _Q.HEART: Answer("It races, I feel it in my neck.", (_S.FAST_HEARTBEAT,)),
        }, _SYNDROME),
    ),
    SCARLET: (
        Call(SCARLET, "Gita’s daughter", "Gita, 55: ileal NET, carcinoid syndrome.", _HOT, _CRISIS, {
            _Q.FLUSH: Answer("Like the others. We have had a quarrel.", (_S.FLUSH_ON_TRIGGER,)),
            _Q.FAINT: Answer("Faint? She is pacing up and down."),
            _Q.BREATH: Answer("She is shouting at me, in whole sentences."),
            _Q.HEART: Answer("I have her wrist: steady."),
        }, _SYNDROME),
        Call(SCARLET, "Hana’s son", "Hana, 64: ileal NET, carcinoid syndrome.", _HOT, (_Q.BREATH,), {
            _Q.FLUSH: Answer("She says it is like the others."),
            _Q.BREATH: Answer("She whistles, and stops after three words.", (_S.BREATHLESSNESS,)),
        }, _SYNDROME),
    ),
    FEVER: (
        Call(FEVER, "Ivo, 49", "Rectal NET.", (_S.WORSE,), (_Q.FEVER, _Q.TREATMENT), {
            _Q.FEVER: Answer("39.1.", (_S.HIGH_FEVER,)),
            _Q.TREATMENT: Answer("None since the operation, two years ago.", context=("no treatment",)),
            _Q.SINCE: Answer("Since yesterday, with a sore throat."),
        }),
        Call(FEVER, "Jana, 68", "Ileal NET, liver metastases.", (_S.WORSE,), (_Q.FEVER, _Q.TREATMENT), {
            _Q.FEVER: Answer("39.2.", (_S.HIGH_FEVER,)),
            _Q.TREATMENT: Answer("A drip against the tumour, the last ten days ago: chemotherapy.", context=("chemotherapy",)),
            _Q.SINCE: Answer("Since this morning."),
        }),
    ),
    STOOL: (
        Call(STOOL, "Kaya, 52", "Ileal NET, carcinoid syndrome.", (_S.PERSISTENT_DIARRHOEA,), (_Q.STOOL,), {
            _Q.STOOL: Answer("Thin, five a day. No blood, and I drink enough."),
            _Q.SINCE: Answer("Three weeks now."),
        }, _SYNDROME),
        Call(STOOL, "Liam, 44", "VIPoma.", (_S.PERSISTENT_DIARRHOEA,), (_Q.STOOL,), {
            _Q.STOOL: Answer("Like tap water, twenty times. I can hardly lift the telephone.", (_S.WATERY_DIARRHOEA,)),
            _Q.SINCE: Answer("Worse since the weekend."),
        }, ("VIPoma",)),
        Call(STOOL, "Mara, 60", "Gastrinoma; acid blocker.", (_S.PERSISTENT_DIARRHOEA,), (_Q.STOOL,), {
            _Q.STOOL: Answer("Black and sticky, today.", (_S.BLACK_STOOL,)),
            _Q.TREATMENT: Answer("The acid tablets ran out on Monday."),
            _Q.SINCE: Answer("The black, since today."),
        }, ("gastrinoma",)),
    ),
    SHOE: (
        Call(SHOE, "Nils, 57", "Appendix NET, operated on; no syndrome.", (_S.WORSE,), (_Q.LEGS,), {
            _Q.LEGS: Answer("Both ankles, by the evening. Nothing hurts.", (_S.SWOLLEN_LEGS,)),
            _Q.SINCE: Answer("Since it got so hot."),
        }),
        Call(SHOE, "Olga, 62", "Pancreatic NET, no hormone.", (_S.WORSE,), (_Q.LEGS,), {
            _Q.LEGS: Answer("Only the left, to the knee. It is warm, and it hurts.", (_S.PAINFUL_LEG,)),
            _Q.SINCE: Answer("Since yesterday."),
        }),
        Call(SHOE, "Piet, 71", "Pancreatic NET, no hormone.", (_S.WORSE,), (_Q.BREATH,), {
            _Q.LEGS: Answer("Only the right. It hurts to touch.", (_S.PAINFUL_LEG,)),
            _Q.BREATH: Answer("No. Since this morning, even in the chair.", (_S.BREATHLESSNESS,)),
            _Q.SINCE: Answer("The leg for three days."),
        }),
    ),
    HEAD: (
        Call(HEAD, "Rita, 53", "Ileal NET, stable.", (_S.DISTRESS,), (_Q.HEAD,), {
            _Q.HEAD: Answer("A band round it, as before every scan. Speech and hands are all right."),
            _Q.SINCE: Answer("Three days before each scan."),
        }),
        Call(HEAD, "Sven, 67", "Ileal NET, stable.", (_S.DISTRESS,), (_Q.HEAD,), {
            _Q.HEAD: Answer("It struck like a hammer, at ten. I never had one like it.", (_S.SUDDEN_HEADACHE,)),
            _Q.SINCE: Answer("Since ten this morning."),
        }),
        Call(HEAD, "Tove, 74", "Lung NET, stable.", (_S.DISTRESS,), (_Q.HEAD,), {
            _Q.HEAD: Answer("My right hand drops things, since breakfast.", (_S.NEUROLOGICAL,)),
            _Q.SINCE: Answer("The hand, since breakfast."),
        }),
    ),
    TIRED: (
        Call(TIRED, "Ulla, 46", "Rectal NET, removed.", (_S.FATIGUE,), (_Q.SINCE,), {
            _Q.SINCE: Answer("Since Sunday. We moved house."),
        }),
        Call(TIRED, "Vera, 39", "Insulinoma, operation planned.", (_S.FATIGUE,), (_Q.HEAD,), {
            _Q.HEAD: Answer("My husband says I talked nonsense before breakfast.", (_S.CONFUSION,)),
            _Q.SINCE: Answer("Since the weekend, mostly mornings."),
        }, ("insulinoma",)),
        Call(TIRED, "Wim, 65", "Ileal NET; monthly injection.", (_S.FATIGUE,), (_Q.SINCE,), {
            _Q.SINCE: Answer("Six weeks. Each week I do less.", (_S.LASTING_FATIGUE,)),
        }),
    ),
}  # fmt: skip
_ROSA = "Rosa, 59: ileal NET, liver metastases, carcinoid syndrome; lanreotide."
# For questions that are graded: what a call really is, is never shown.
SEALED: Mapping[str, Call] = {
    "rosa": Call(
        "Cramps since noon, like always. Shall I come on Monday?", "Rosa", _ROSA, _COLIC, (_Q.BOWEL,), {
            _Q.BOWEL: Answer("No wind since this morning. I have not been sick, but I am tight as a drum.", (_S.NO_WIND,)),
            _Q.PAIN: Answer("Five, in waves. I know them."),
            _Q.FLUSH: Answer("A small one, as always.", (_S.FLUSHING,)),
            _Q.STOOL: Answer("None today."),
            _Q.SINCE: Answer("Since noon, and not better."),
        }, _SYNDROME),
    "miguel": Call(
        "It is just a flush, she says. I only ring because she looks grey.", "Miguel", _ROSA, _HOT, (_Q.BREATH,), {
            _Q.FLUSH: Answer("She says so. It is the third today."),
            _Q.BREATH: Answer("She squeaks like a kettle when she breathes out.", (_S.BREATHLESSNESS,)),
            _Q.HEART: Answer("I do not know where one feels that."),
            _Q.FAINT: Answer("She does not want to get up."),
            _Q.SINCE: Answer("For half an hour."),
        }, _SYNDROME),
    "fever": Call(
        "38.9, but I feel fine. I shall take something for it.", "Jonas, 52", "Pancreatic NET G2; last note in spring.",
        (_S.HIGH_FEVER,), (_Q.TREATMENT,), {
            _Q.FEVER: Answer("38.9, twice.", (_S.HIGH_FEVER,)),
            _Q.TREATMENT: Answer("CAPTEM. This is day 9.", context=("chemotherapy",)),
            _Q.SINCE: Answer("Since three o’clock."),
        }),
    "burning": Call(
        "I am burning all over! Is this the crisis that it says on my card?", "Sami, 50",
        "Ileal NET, carcinoid syndrome; told of the crisis last week.", _HOT, _CRISIS, {
            _Q.FLUSH: Answer("Hot as ever. My neighbour’s chilli stew, I think.", (_S.FLUSH_ON_TRIGGER,)),
            _Q.BREATH: Answer("Yes. I can say all of this in one go, can’t I?"),
            _Q.HEART: Answer("I counted: regular, and not fast."),
            _Q.SINCE: Answer("For ten minutes. It is fading."),
        }, _SYNDROME),
}  # fmt: skip
