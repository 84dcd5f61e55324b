"""What a lesson can ask for in the explorer of chromogranin A (CgA). When a task is met is chosen for teaching."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from netcourse.disease.bayes import share_of
from netcourse.evidence import fact
from netcourse.explorers.cga.course import Push, first_normal_day, level_on, push_of
from netcourse.explorers.cga.group_words import FEW, few_true
from netcourse.explorers.cga.people import result_for
from netcourse.explorers.cga.roc import groups_for
from netcourse.explorers.cga.setting import (
    CUT_OFF,
    FOR_DAYS,
    HEALTHY,
    LAST_DAY,
    NO_PPI,
    OTHER_CAUSES,
    PEOPLE,
    TIME,
    VIEW_WORDS,
    read_setting,
)
from netcourse.explorers.cga.words import danger_signs
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import Values

DAYS_PER_WEEK = 7
# Chosen: a round number that the published specificity does not reach.
HIGH_SPECIFICITY = 0.99


def _view(name: str, words: str) -> Want:
    return wanted(lambda values: values["view"] == name, f"Look at “{words}”.")


def _on_ppi(*ppis: str) -> Callable[[Values], bool]:
    return lambda values: read_setting(values).ppi in ppis


def _days_to_normal(values: Values) -> float:
    """How many days the drug's stop is away from the first normal day; as many as can be where there is none after day 0."""
    setting = read_setting(values)
    first = first_normal_day(setting.own, setting.ppi, setting.limit)
    return float(LAST_DAY) if not first or setting.off_days == 0 else float(abs(setting.off_days - first))


def _week() -> Fraction:
    return (fact("C3-05.nccn").exact_value or Fraction(0)) * DAYS_PER_WEEK


def _days_from_week(values: Values) -> float:
    return float(abs(read_setting(values).off_days - _week()))


def _above_after_a_week(values: Values) -> float:
    """How far, in multiples of the limit, CgA still lies from being above the limit after the week."""
    setting = read_setting(values)
    lacks = setting.limit - level_on(setting.own, setting.ppi, _week()).low
    # On the limit is not above it.
    return 0.0 if lacks < 0 else max(float(lacks / setting.limit), _JUST)


def _second_cause(values: Values) -> bool:
    return any(push_of(one) is Push.UP for one in read_setting(values).unsized)


def _above_own(values: Values) -> float:
    setting = read_setting(values)
    return 0.0 if setting.own > setting.limit else max(float((setting.limit - setting.own) / setting.limit), _JUST)


def _own_too_high(values: Values) -> float:
    setting = read_setting(values)
    return max(float((setting.own - setting.limit) / setting.limit), 0.0)


def _too_many_true(values: Values) -> float:
    setting = read_setting(values)
    found = result_for(HEALTHY, setting.pre_test)
    if few_true(found):
        return 0.0
    return max(float(found.after_positive or 0) - float(FEW), _JUST)


def _specificity(values: Values) -> float:
    return 1 - groups_for(NO_PPI).positive_without(float(read_setting(values).cut_off))


def _sensitivity(values: Values) -> float:
    return groups_for(NO_PPI).positive_with(float(read_setting(values).cut_off))


def _useful(values: Values) -> bool:
    # A cut-off so high that it misses most tumours is no answer.
    return _sensitivity(values) > float(share_of("C1-01.sensitivity")) / 2


# On the edge of a limit and not yet across it.
_JUST = 0.001
_SAFE = wanted(
    lambda values: not danger_signs(read_setting(values)),
    "These signs make stopping a harm: look at “Ulcers or diarrhoea”.",
)
# What would only distract while a task is about the PPI alone.
ASIDE = dict.fromkeys(("long-enough", "not-seven", "do-not-stop"), OTHER_CAUSES)
# Which view each task opens on.
VIEWS = {
    "long-enough": TIME,
    "not-seven": TIME,
    "two-causes": TIME,
    "do-not-stop": TIME,
    "screening": PEOPLE,
    "cut-off": CUT_OFF,
}

TASKS: Mapping[str, Task] = {
    "long-enough": Task(
        "A PPI was taken for a week and raised CgA above the limit. Stop it, and find the first day on which the model’s CgA is "
        "no longer above the limit, whichever half-life is true. Then compare it with the days that the assay label asks for.",
        (
            _view(TIME, VIEW_WORDS[TIME]),
            wanted(_on_ppi(FOR_DAYS), "The PPI of this task was taken for a week: look at “Proton-pump inhibitor (PPI)”."),
            _SAFE,
            within(
                _days_to_normal,
                0,
                0,
                LAST_DAY,
                "Look at the band of the curve: its upper edge has to be on the limit or below, for the first time, and the PPI "
                "has to be stopped for that long.",
            ),
        ),
        "That day is the model’s, for this made-up patient: it moves as soon as the CgA without a PPI moves, and at a bedside "
        "nobody knows that level. The assay label and the US regulator ask for longer, as the reasons say: act on their days.",
        (
            "Move “PPI stopped for” to the right, and watch where the upper edge of the band meets the limit.",
            "With the numbers at the start try the days of the first week one by one, from day 4 on.",
        ),
    ),
    "not-seven": Task(
        "A recommendation quoted second hand asks for one week without the PPI. Find a patient whose CgA without a PPI is "
        "normal, but still above the limit after that week, whichever half-life is true.",
        (
            _view(TIME, VIEW_WORDS[TIME]),
            wanted(lambda values: read_setting(values).ppi != NO_PPI, "Without a PPI nothing washes out: set one."),
            _SAFE,
            within(_days_from_week, 0, 0, LAST_DAY, "Look at the day after exactly one week without the PPI."),
            Want(
                _own_too_high,
                "Without the PPI this patient is above the limit anyway: the drug alone has to be the reason.",
            ),
            Want(
                _above_after_a_week,
                "After the week the lower edge of the band is not above the limit. Look at the CgA without a PPI, or at how long "
                "the PPI was taken.",
            ),
        ),
        "A week leaves more than a quarter of what the drug had added. Whoever measures now may take the drug for a tumour.",
        (
            "Set “PPI stopped for” to 7 days, and look at the lower edge of the band.",
            "Bring “CgA without a PPI” nearer to the limit, but leave it below: what the drug has left then lifts it above.",
        ),
    ),
    "two-causes": Task(
        "Find a patient on a PPI whose CgA would not come down to the limit however long the PPI is stopped, and set a second "
        "cause that could be why.",
        (
            _view(TIME, VIEW_WORDS[TIME]),
            wanted(lambda values: read_setting(values).ppi != NO_PPI, "The patient takes a PPI: set one."),
            Want(_above_own, "Stopped for long enough, the drug leaves the patient’s own level. It is not above the limit yet."),
            wanted(_second_cause, "Nothing here explains the level without the PPI. Look at the switches for other causes."),
        ),
        "Stopping the drug takes away only the drug's share. What stays above the limit has another cause, and most of those on "
        "offer here are no tumour: look for them first.",
        (
            "The curve falls to “CgA without a PPI” and no lower. Compare that with the limit.",
            "Set “CgA without a PPI” above the limit, then switch on renal impairment or another cause that raises CgA.",
        ),
    ),
    "do-not-stop": Task(
        "Find a patient in whom stopping the PPI, to measure CgA again, would be the harm.",
        (
            _view(TIME, VIEW_WORDS[TIME]),
            wanted(
                lambda values: read_setting(values).off_days == 0, "Here it is stopped already. Go back to a PPI still taken."
            ),
            wanted(
                lambda values: bool(danger_signs(read_setting(values))),
                "Nothing here speaks against stopping. Which complaints make you think of a gastrinoma?",
            ),
        ),
        "Ask about ulcers and diarrhoea before anybody stops a PPI. A clean CgA is not worth a perforation.",
        (
            "The number does not tell you. Look at what can be asked of the patient.",
            "Change “Ulcers or diarrhoea”, and read the headline.",
        ),
    ),
    "screening": Task(
        "The test stays as good as it was against healthy people. Find a probability before the test at which fewer than 1 in 20 "
        "people with a positive CgA have a NET.",
        (
            _view(PEOPLE, VIEW_WORDS[PEOPLE]),
            wanted(lambda values: read_setting(values).accuracy == HEALTHY, "Keep the published test against healthy people."),
            Want(
                _too_many_true, "Of those who test positive still too many have a NET. Look at the probability before the test."
            ),
        ),
        "The test is the same; the people are not. Where a NET is rare, nearly all positives are false alarms: CgA "
        "never screens.",
        (
            "Change one thing only: the probability before the test. Watch what the headline says of 100 positives.",
            "Go far down, below 1%: so rare is a NET among people without any sign of one.",
        ),
    ),
    "cut-off": Task(
        "Nobody takes a PPI. Move the cut-off until specificity is at least 99%. What does it cost?",
        (
            _view(CUT_OFF, VIEW_WORDS[CUT_OFF]),
            wanted(_on_ppi(NO_PPI), "In this task nobody takes a PPI."),
            within(
                _specificity, HIGH_SPECIFICITY, 1, 1, "Still more than 1 in 100 without a NET are positive. Look at the cut-off."
            ),
            wanted(_useful, "So high a cut-off misses most tumours. Find a lower one that still has the specificity."),
        ),
        "Read the sensitivity beside it: fewer false alarms were bought with missed tumours. Now let everybody take a PPI, and "
        "look at the same cut-off.",
        (
            "Specificity falls with every false alarm. Move the cut-off, and watch how many of 100 without a NET are positive.",
            "Try a cut-off a little higher than the limit itself, between 1 and 2 times.",
        ),
    ),
}
