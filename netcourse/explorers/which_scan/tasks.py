"""What a lesson can ask for of scans. What is near, and 1 in 20, are chosen for teaching; the rest is worked out from facts."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from netcourse.disease.bayes import share_of
from netcourse.disease.imaging import Question, Study
from netcourse.explorers.explorer import Values
from netcourse.explorers.task import Task, Want, wanted, within
from netcourse.explorers.values import number
from netcourse.explorers.which_scan.pairs import PAIRS
from netcourse.explorers.which_scan.setting import Setting, after, read_setting

NEGATIVE_LEAVES, MORE_RIGHT, CHANGES_NOTHING = "negative-leaves", "more-right", "changes-nothing"
# Chosen: what a negative result may leave, and within how many points of the edge it counts as found.
LEFT_OVER = Fraction(1, 20)
NEAR = 2
EVEN = Fraction(1, 2)
_WHOLE = 100
# On the edge and not yet across it.
_JUST = 0.001


def _lowest(question: Question, holds: Callable[[Fraction, Fraction], bool]) -> int:
    """The lowest whole per cent before SSTR PET at which something holds of the probabilities after its two results."""
    pair = PAIRS[question, Study.SSTR_PET]
    for whole in range(1, _WHOLE):
        found = after(pair, Fraction(whole, _WHOLE))
        if holds(found.after_positive or Fraction(0), found.after_negative or Fraction(0)):
            return whole
    raise LookupError("it holds nowhere")


LEAVES_FROM = _lowest(Question.SMALL_LIVER_LESIONS, lambda _, negative: negative > LEFT_OVER)
RIGHT_FROM = _lowest(Question.STAGING, lambda positive, _: positive > EVEN)


def _before(values: Values) -> float:
    return number(values, "before")


def _asked(question: Question, look: str) -> Want:
    return wanted(lambda values: read_setting(values).question is question, look)


def _still_changes(values: Values) -> float:
    one = read_setting(values)
    if one.found is None:
        return 1.0
    return max(float(min(one.positive - one.act_from, one.act_from - one.negative)), _JUST) if one.changes else 0.0


def _is_decided(one: Setting) -> bool:
    return one.found is not None


_PET = wanted(
    lambda values: read_setting(values).study is Study.SSTR_PET, "Look at which scan you ask for, and whether it is available."
)

TASKS: Mapping[str, Task] = {
    NEGATIVE_LEAVES: Task(
        f"Small liver lesions, SSTR PET: a test that finds {float(share_of('D-06.sensitivity')) * _WHOLE:.0f} of 100. From which "
        "probability before the scan on does its negative result still leave more than 1 in 20? Find the lowest.",
        (
            _asked(Question.SMALL_LIVER_LESIONS, "Look at the question."),
            _PET,
            within(
                _before,
                LEAVES_FROM,
                LEAVES_FROM + NEAR,
                _WHOLE,
                "The bar after a negative result should only just be above 5%. Look at the probability before the scan.",
            ),
        ),
        "Where it is likely, even a very good test leaves something behind: a negative PET does not end the search. Where it is "
        "unlikely, the same negative is worth a lot.",
        (
            "Choose small liver lesions and SSTR PET, and read the bar after a negative result.",
            "Raise the probability before the scan: between 60% and 70% the negative result passes 5%.",
        ),
    ),
    MORE_RIGHT: Task(
        "Staging with SSTR PET. Find the lowest probability before the scan at which a positive result is more often right than "
        "wrong.",
        (
            _asked(Question.STAGING, "Look at the question."),
            _PET,
            within(
                _before,
                RIGHT_FROM,
                RIGHT_FROM + NEAR,
                _WHOLE,
                "The bar after a positive result should only just be above 50%. Look at the probability before the scan.",
            ),
        ),
        "About here it tips: a little below, a positive PET is wrong more often than right. One raised marker and nothing else "
        "most likely lies below it: "
        f"of such people the PET showed something in {float(share_of('D-04.yield')):.0%}, not all of them tumours.",
        (
            "Ask for SSTR PET and read the bar after a positive result. It is right in as many of 100 as the bar says.",
            "Lower the probability before the scan: between 15% and 20% the positive result falls below 50%.",
        ),
    ),
    CHANGES_NOTHING: Task(
        "Keep 50% as the probability from which you act. Find a scan whose numbers are known, and a patient in whom it changes "
        "nothing that you do.",
        (
            wanted(lambda values: read_setting(values).act_from == EVEN, "In this task you act from 50%."),
            wanted(
                lambda values: _is_decided(read_setting(values)),
                "For this question and this scan it is not decidable. Look at another.",
            ),
            Want(
                _still_changes,
                "One of the two results still moves you across your line. Look at how likely it is before the scan.",
            ),
        ),
        "When it is very unlikely or almost certain, no result moves you: such a scan is not asked for, however good it is.",
        (
            "Leave the question, ask for SSTR PET, and see on which side of the dashed line each bar ends.",
            "Make it very unlikely before the scan: below 17% even a positive result stays short of your line.",
        ),
    ),
}
