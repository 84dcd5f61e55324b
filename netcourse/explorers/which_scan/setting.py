"""What a student can set in the explorer of scans: the controls, a setting as plain data, and what is worked out from it.

Chosen for teaching: the ends, steps and starts of all dials, and the second scan, a what-if that is as good as the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.bayes import PostTestProbability, measured, post_test_probability
from netcourse.disease.imaging import ImagingChoice, Question, Study, choose_imaging
from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Choice, Control, Dial, Switch, Values
from netcourse.explorers.values import number, word
from netcourse.explorers.which_scan.pairs import PAIRS, Pair
from netcourse.explorers.wording import capital

# Keys besides those of the studies: nothing chosen yet, and no scan at all.
OPEN, NO_SCAN = "open", "none"
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `study` is what is done, None for no scan; shares are of one.

    `found` is None where no single study gives both numbers for this scan and question.
    """

    question: Question
    asked: str
    study: Study | None
    pair: Pair | None
    before: Fraction
    act_from: Fraction
    second: bool
    rule: ImagingChoice
    found: PostTestProbability | None

    @property
    def acts(self) -> tuple[bool, bool]:
        """Whether one acts after a positive and after a negative result; without a result both are what one does now."""
        if self.found is None:
            now = self.before >= self.act_from
            return now, now
        return self.positive >= self.act_from, self.negative >= self.act_from

    @property
    def positive(self) -> Fraction:
        """The probability after a positive result; as before where nothing is found out."""
        return self.before if self.found is None or self.found.after_positive is None else self.found.after_positive

    @property
    def negative(self) -> Fraction:
        """The probability after a negative result; as before where nothing is found out."""
        return self.before if self.found is None or self.found.after_negative is None else self.found.after_negative

    @property
    def changes(self) -> bool:
        """Whether the result changes what is done."""
        return self.acts[0] is not self.acts[1]


def key_of(study: Study) -> str:
    """The key of a study in the list of scans."""
    return study.name.lower()


def controls() -> Sequence[Control]:
    """The controls, as they start."""
    scans = {OPEN: "not chosen yet", NO_SCAN: "no scan", **{key_of(one): one.value for one in Study}}
    return (
        Choice("question", "Question", {one.name.lower(): capital(one.value) for one in Question}, Question.STAGING.name.lower()),
        Choice("scan", "Scan that you ask for", scans, OPEN),
        Switch("pet", "SSTR PET is available here", start=True),
        Dial("before", "Probability before the scan", 1, 95, 1, 40, "%"),
        Dial("act", "I act from", 1, 99, 1, 50, "%"),
        Switch("second", "A positive result is checked by a second scan (a what-if)"),
    )


def read_setting(values: Values) -> Setting:
    """A setting from the values of the controls, as `Explorer.settle` gives them."""
    question, available = Question[word(values, "question").upper()], bool(values["pet"])
    rule = choose_imaging(question, sstr_pet_available=available)
    if isinstance(rule, NotDecidable):
        raise TypeError(str(rule))
    asked = word(values, "scan")
    study = None if asked in (OPEN, NO_SCAN) else Study[asked.upper()]
    if study is Study.SSTR_PET and not available:
        study = Study.OCTREOSCAN
    pair = PAIRS.get((question, study)) if study else None
    before = Fraction(str(number(values, "before"))) / _PER_CENT
    return Setting(
        question=question,
        asked=asked,
        study=study,
        pair=pair,
        before=before,
        act_from=Fraction(str(number(values, "act"))) / _PER_CENT,
        second=bool(values["second"]) and pair is not None,
        rule=rule,
        found=after(pair, before) if pair else None,
    )


def after(pair: Pair, before: Fraction) -> PostTestProbability:
    """What a positive and a negative result mean, by Bayes' theorem; `before` is a share of one."""
    found = post_test_probability(
        sensitivity=measured(pair.sensitivity), specificity=measured(pair.specificity), pre_test_probability=before
    )
    if isinstance(found, NotDecidable):
        raise TypeError(str(found))
    return found


def twice(one: Setting) -> tuple[Fraction, Fraction]:
    """The probability after two positive results: if the second errs where the first did, and if its errors are its own."""
    if one.pair is None:
        raise ValueError("without a pair of numbers there is no second result")
    again = after(one.pair, one.positive).after_positive
    return one.positive, one.positive if again is None else again
