"""What the explorer of scans says: what the result would change, and where it can't be decided why."""

from collections.abc import Iterable

from netcourse.disease.bayes import share_of
from netcourse.disease.imaging import Question, Study
from netcourse.disease.result import Reason, because, stated
from netcourse.evidence import harms
from netcourse.explorers.cga.people import PEOPLE_DRAWN, crowd
from netcourse.explorers.which_scan.line import does, percent, yield_only
from netcourse.explorers.which_scan.setting import NO_SCAN, OPEN, Setting, twice


def headline(one: Setting) -> str:
    """The result in a sentence or two."""
    now, what = percent(one.before, one.act_from), does(one.before, one)
    if one.asked == OPEN:
        return f"{now} before any scan. Choose a scan, or none."
    if one.asked == NO_SCAN:
        return f"No scan: it stays at {now}, and you {what}. {_outcome(one)}"
    if one.found is None:
        return f"What this scan would make of {now} is not decidable: no single study gives sensitivity and specificity for it."
    after = (
        f"A positive result makes {percent(one.positive, one.act_from)} out of {now}, a negative one "
        f"{percent(one.negative, one.act_from)}."
    )
    if not one.changes:
        return f"{after} You {what} either way: this scan changes nothing."
    only = "two positive results" if one.second else "a positive result"
    return f"{after} You act on {only} only. {_outcome(one)}"


def reasons(one: Setting, *, judges: bool) -> Iterable[Reason]:
    """Why, what matters most first.

    Parameters
    ----------
    one : Setting
    judges : bool
        Whether the rule's own choice of scan is said.
    """
    if one.asked == OPEN:
        yield because("Say first what each answer would change: a scan whose result changes nothing is not asked for.")
        return
    if one.study is Study.OCTREOSCAN and one.asked != one.study.name.lower():
        yield because("There is no SSTR PET here: octreotide scintigraphy stands in for it.", "D-03")
    yield from _what_it_says(one)
    if judges:
        yield _verdict(one)
        yield from (stated(fact_id) for reason in one.rule.reasons for fact_id in reason.facts if fact_id not in harms())


def _what_it_says(one: Setting) -> Iterable[Reason]:
    if one.pair is not None:
        if one.second:
            yield _second(one)
        known = one.pair.accuracy
        numbers = f"Sensitivity {float(known.sensitivity):.1%}, specificity {float(known.specificity):.1%}."
        yield because(f"{numbers} {known.doubt}", *known.cited)
    elif yield_only(one):
        yield _only_a_yield()
    elif one.study is not None:
        yield because(
            "Sensitivity and specificity belong together: from two studies they describe no patient. Here the pair is missing."
        )
        if one.study is Study.OCTREOSCAN:
            yield stated("D-04.lesion-octreotide")


def _only_a_yield() -> Reason:
    """Why a yield is no accuracy, and a specificity from elsewhere does not help."""
    seen, specificity = (share_of(one) for one in ("D-04.yield", "D-04.specificity"))
    return because(
        f"Only a yield is known: it showed something in {float(seen):.0%}. At a specificity of {float(specificity):.0%} even "
        f"tumour-free people would be positive in {float(1 - specificity):.0%}. So the {float(seen):.0%} are other patients, and "
        "the two numbers can't be combined.",
        "D-04.yield",
        "D-04.specificity",
    )


def _second(one: Setting) -> Reason:
    low, high = twice(one)
    return because(
        f"After a second positive result, of a scan as good as the first (chosen), it is {percent(low, one.act_from)} if it errs "
        f"where the first did, and {percent(high, one.act_from)} if its errors are its own. No study here says where between."
    )


def _verdict(one: Setting) -> Reason:
    """What the rule chooses beside what was chosen."""
    if one.question is Question.MARKER_ALONE:
        done = "No scan is right." if one.study is None else "This scan would harm."
        again = "One raised marker is repeated under the right conditions; scans from it alone start a cascade."
        return because(f"{done} {again}", "H7", "D-04.yield")
    chosen = [study.value for study in one.rule.studies]
    first, *others = chosen
    beside = f", with {' and '.join(others)}" if others else ""
    if one.study is not None and one.study.value == first:
        return because(f"It answers this question: {first} comes first{beside}.")
    if one.study is not None and one.study.value in others:
        return because(f"It helps with this question, but {first} comes first.")
    return because(f"For this question {first} comes first{beside}.")


def _outcome(one: Setting) -> str:
    """What this does to 1,000 people, in whole numbers; with a second scan, from its own errors to the same ones again."""
    needless, missed = _acted_on(one)
    spared, lost = (0, 0) if one.found is None or not one.second else _by_the_second(one)
    return (
        f"Of {PEOPLE_DRAWN:,} {one.pair.who if one.pair else 'people'} {_span(needless - spared, needless)} are acted on "
        f"needlessly, {_span(missed, missed + lost)} are missed."
    )


def _acted_on(one: Setting) -> tuple[int, int]:
    if one.found is not None:
        many = crowd(one.found)
        return many.false_positive, many.false_negative
    ill = round(one.before * PEOPLE_DRAWN)
    return (PEOPLE_DRAWN - ill, 0) if one.before >= one.act_from else (0, ill)


def _by_the_second(one: Setting) -> tuple[int, int]:
    """How many a second scan takes from those acted on, at most: without and with the condition."""
    if one.found is None:
        return 0, 0
    many = crowd(one.found)
    return round(many.false_positive * one.found.specificity), round(many.true_positive * (1 - one.found.sensitivity))


def _span(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} to {high}"
