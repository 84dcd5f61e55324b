"""The twelve questions of the on-call telephone, and what a caller says to each who has nothing of the kind.

Which questions are offered, how they are put, and that a caller tires after six of them, is chosen for teaching.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.red_flags import Symptom

# Chosen: so many questions a caller answers. Whatever is asked after them costs its minute all the same.
PATIENCE = 6
TIRED = "“I am tired. I can’t think any more.”"


class Question(StrEnum):
    """What can be asked."""

    BOWEL = "bowel"
    PAIN = "pain"
    FAINT = "faint"
    BREATH = "breath"
    HEART = "heart"
    FLUSH = "flush"
    FEVER = "fever"
    TREATMENT = "treatment"
    HEAD = "head"
    STOOL = "stool"
    LEGS = "legs"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question: its words, what a caller without any of it says, and what a "yes" would be to the rules."""

    words: str
    nothing: str
    yes: tuple[Symptom, ...] = ()


_S = Symptom
ASKING: Mapping[Question, Asking] = {
    Question.BOWEL: Asking("Is there vomiting, and is wind passing?", "No vomiting, and wind passes.", (_S.VOMITING, _S.NO_WIND)),
    Question.PAIN: Asking("How bad is the pain, from 0 to 10?", "No pain to speak of.", (_S.SEVERE_ABDOMINAL_PAIN,)),
    Question.FAINT: Asking("Faint, or black before the eyes?", "No, standing is no trouble.", (_S.FAINTNESS,)),
    Question.BREATH: Asking("Is breathing easy: a whole sentence?", "Yes, breathing is easy.", (_S.BREATHLESSNESS,)),
    Question.HEART: Asking("Does the heart race or stumble?", "No, it beats as always.", (_S.FAST_HEARTBEAT,)),
    Question.FLUSH: Asking("A flush? Like the others, and after what?", "No flush today.", (_S.SEVERE_FLUSHING,)),
    Question.FEVER: Asking("What does the thermometer say?", "36.8.", (_S.HIGH_FEVER,)),
    Question.TREATMENT: Asking("Which treatment, and when was the last?", "Nothing besides what the file says."),
    Question.HEAD: Asking(
        "Headache, speech, arms, clear in the head?",
        "Clear, and nothing of the kind.",
        (_S.SUDDEN_HEADACHE, _S.NEUROLOGICAL, _S.CONFUSION),
    ),
    Question.STOOL: Asking("What do the stools look like, how many?", "As always.", (_S.BLACK_STOOL, _S.WATERY_DIARRHOEA)),
    Question.LEGS: Asking("Is a leg swollen: one or both, painful?", "No.", (_S.PAINFUL_LEG,)),
    Question.SINCE: Asking("Since when, and is it getting worse?", "Since today.", (_S.LASTING_FATIGUE,)),
}
