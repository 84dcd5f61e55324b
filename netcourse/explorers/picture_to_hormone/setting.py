"""What can be set: the patient, what is asked, three candidates with weights, the next step; and a setting as a round of play."""

from collections.abc import Mapping, Sequence

from netcourse.disease.mimics import Finding
from netcourse.explorers.dial import Dial
from netcourse.explorers.explorer import Choice, Control, Diary, Switch, Values
from netcourse.explorers.picture_to_hormone.patients import CAUSES, EVERYBODY, FINDINGS, PATIENTS, Cause
from netcourse.explorers.picture_to_hormone.play import MOST_QUESTIONS, Play
from netcourse.explorers.picture_to_hormone.steps import STEPS, UNDECIDED
from netcourse.explorers.values import number, rows
from netcourse.explorers.wording import capital

PATIENT, ASKED, NEXT, COMMIT = "patient", "asked", "next_test", "commit"
PLACES = {"first": "Likeliest", "second": "Second", "third": "Third"}
_CAUSES: Mapping[str, Cause] = {str(one): one for one in CAUSES}
_FINDINGS: Mapping[str, Finding] = {str(one): one for one in FINDINGS}


def weight_name(place: str) -> str:
    """The name of the control with the weight of a candidate."""
    return f"weight_{place}"


def controls(sealed: str = "") -> Sequence[Control]:
    """All controls; of a sealed patient nobody else can be chosen, and nothing is disclosed."""
    chosen: list[Control] = [
        Diary(
            ASKED,
            f"What you ask and look for, at most {MOST_QUESTIONS}",
            (Choice("finding", "Finding", {key: capital(key) for key in _FINDINGS}, next(iter(_FINDINGS))),),
            most=MOST_QUESTIONS,
            entry="question",
        )
    ]
    causes = {UNDECIDED: "Nobody yet", **{key: capital(key) for key in _CAUSES}}
    for place, words in PLACES.items():
        chosen += [
            Choice(place, f"{words} candidate", causes, UNDECIDED),
            Dial(weight_name(place), f"Weight of the {words.lower()}", 0, 100, 10, 0, "%"),
        ]
    chosen.append(Choice(NEXT, "What is done next", {key: one.words for key, one in STEPS.items()}, UNDECIDED))
    if sealed:
        return tuple(chosen)
    patients = {key: f"{key}: {one.story}" for key, one in PATIENTS.items()}
    return (Choice(PATIENT, "Patient (synthetic)", patients, "1"), *chosen, Switch(COMMIT, "I have decided: show me"))


def read_play(values: Values, sealed: str = "") -> Play:
    """A setting of the controls as a round; of a cause that is named twice the weights add up.

    Raises
    ------
    TypeError
        If the list of questions is none.
    """
    key = sealed or str(values[PATIENT])
    weights: dict[Cause, float] = {}
    for place in PLACES:
        if values[place] != UNDECIDED:
            cause = _CAUSES[str(values[place])]
            weights[cause] = weights.get(cause, 0.0) + number(values, weight_name(place))
    return Play(
        key,
        EVERYBODY[key],
        tuple(dict.fromkeys(_FINDINGS[str(row["finding"])] for row in rows(values, ASKED))),
        weights,
        str(values[NEXT]),
        not sealed and bool(values[COMMIT]),
    )


def hidden(values: Values) -> frozenset[str]:
    """The weights of places without a candidate."""
    return frozenset(weight_name(place) for place in PLACES if values[place] == UNDECIDED)
