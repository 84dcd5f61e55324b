"""What the chromogranin A (CgA) explorer says of a group of people: what a result means for them, and what a cut-off costs."""

from fractions import Fraction

from netcourse.disease.bayes import PostTestProbability
from netcourse.disease.result import Reason, because
from netcourse.evidence import fact, harms
from netcourse.explorers.cga.people import NET, Accuracy
from netcourse.explorers.cga.roc import Curves
from netcourse.explorers.cga.setting import FOR_DAYS, FOR_LONG, NO_PPI

# Chosen: when fewer than one positive in twenty has the condition, the test is being used as a screen.
FEW = Fraction(1, 20)
_EVEN = Fraction(1, 2)
_WHO_TAKES_IT = {
    NO_PPI: "nobody takes a PPI",
    FOR_DAYS: "everybody took a PPI for a week",
    FOR_LONG: "everybody takes a PPI for long",
}


def few_true(found: PostTestProbability) -> bool:
    """Whether fewer than 1 in 20 people who test positive have the condition."""
    return found.after_positive is not None and found.after_positive < FEW


def _screens(known: Accuracy, found: PostTestProbability) -> bool:
    return known.condition == NET and few_true(found)


def people_headline(known: Accuracy, found: PostTestProbability) -> str:
    """What a positive result means, in people; harm H12 comes first."""
    after = found.after_positive
    if after is None:
        return "Nobody tests positive."
    share = _of_hundred(after)
    text = (
        f"Before the test the probability of {known.condition} is {_percent(found.pre_test_probability)}; after a positive CgA "
        f"it is {_percent(after)}. Of 100 people who test positive, {share} it."
    )
    return f"Do not screen with CgA. {text}" if _screens(known, found) else text


def people_reasons(known: Accuracy, found: PostTestProbability) -> tuple[Reason, ...]:
    """Why, with the likelihood ratio, what a negative result leaves, and the harms."""
    numbers = f"Sensitivity {_percent(known.sensitivity)}, specificity {_percent(known.specificity)}. {known.doubt}"
    said = [because(numbers, *known.cited), *_harms(known, found)]
    if found.lr_positive is not None:
        published = ""
        if known.cited == ("C1-01.sensitivity", "C1-01.specificity"):
            published = f" (published, before rounding: {fact('C1-01.lr-positive').value})"
        said.append(
            because(
                f"A positive result multiplies the odds by {float(found.lr_positive):.1f}, the likelihood ratio{published}. It "
                "is the same at every starting point; the probability that comes out is not.",
                *(("C1-01.lr-positive",) if published else ()),
            )
        )
    if found.after_negative is not None:
        left = _percent(found.after_negative)
        said.append(because(f"After a negative CgA the probability is still {left}: it excludes nothing."))
    if known.condition == NET:
        local = fact("C1-03")
        said.append(because(f"In localised pancreatic NET only {local.low} to {local.high}% are positive at all.", "C1-03"))
    else:
        said.append(because("The probability before the test is here that of progression, in somebody known to have a NET."))
    return tuple(said)


def _harms(known: Accuracy, found: PostTestProbability) -> list[Reason]:
    said = []
    if _screens(known, found):
        said.append(because(f"Harm: {harms()['H12'].act}. {harms()['H12'].why}", "H12"))
    if found.after_positive is not None and found.after_positive < _EVEN:
        alarm = f"Harm: {harms()['H7'].act}. Here most positives are false: scanning them all is that cascade."
        said.append(because(alarm, "H7"))
    return said


def cut_off_headline(curves: Curves, cut_off: float) -> str:
    """What this cut-off finds and what it costs, in people."""
    missed = 1 - curves.groups.positive_with(cut_off)
    alarms = curves.groups.positive_without(cut_off)
    return (
        f"With a cut-off of {cut_off:g} times the limit the test misses {_people(missed)} of 100 people with a NET, and is "
        f"falsely positive in {_people(alarms)} of 100 without one. No cut-off does away with both."
    )


def cut_off_reasons(curves: Curves, ppi: str) -> tuple[Reason, ...]:
    """What the model assumes, how it compares with what was published, and what a PPI does to it."""
    published = fact("C1-01.auc").value
    said = [because(f"In this model {_WHO_TAKES_IT[ppi]}.")]
    check = because(
        f"A check on the model: the area under its curve is {curves.area:.3f}, that of the meta-analysis {published}. The "
        "model was fitted to one point, not to the whole curve.",
        "C1-01.auc",
    )
    if ppi != NO_PPI:
        said += [
            because(
                f"The PPI multiplies CgA by {curves.groups.fold:g} without a NET, and adds as much to what a tumour makes. A "
                "higher cut-off buys back specificity and pays with missed tumours: where it is safe, the drug is stopped.",
                "C3-01.fold" if ppi == FOR_DAYS else "C3-03.fold",
            ),
            because("In truth people rise very unequally, so that the groups overlap more than is drawn."),
        ]
    return (
        *said,
        because(
            f"Measured in: {fact('C1-01.specificity').population}. In a clinic expect more false alarms.", "C1-01.specificity"
        ),
        *([check] if ppi == NO_PPI else []),
        because(
            "Assumptions of this teaching model: both groups are log-normal; without a PPI the limit has the published "
            "sensitivity and specificity; the spread without a NET is that of one kit; the spread with a NET is chosen; a PPI "
            "raises everybody alike."
        ),
    )


def _percent(share: Fraction) -> str:
    value = float(share * 100)
    text = f"{value:.2g}%" if value < 10 else f"{value:.1f}%".replace(".0%", "%")
    # What is said of few and of most hangs on the side of these, and nothing is certain that is not.
    on = next((one for one in (FEW, _EVEN, Fraction(1)) if text == f"{float(one * 100):g}%"), share)
    return text if on == share else f"just {'above' if share > on else 'below'} {text}"


def _of_hundred(share: Fraction) -> str:
    many = round(share * 100)
    if many == 0:
        return "fewer than 1 has"
    return f"about {many} {'has' if many == 1 else 'have'}"


def _people(share: float) -> str:
    many = 100 * share
    if many > 99:
        return "more than 99"
    return "fewer than 1" if many < 1 else f"{many:.0f}"
