"""What the survival explorer says: whose number it is first, then what it means from diagnosis and from here on."""

from collections.abc import Iterable

from netcourse.disease.patient import Patient
from netcourse.disease.prognosis import patient_outlook
from netcourse.disease.result import Reason, because, stated
from netcourse.disease.survival import Mixture, still_there
from netcourse.evidence import fact
from netcourse.explorers.read_survival.groups import GROUPS, NEC_FACT, REGISTRY, in_months
from netcourse.explorers.read_survival.setting import ONE, Reading, of_hundred, span


def headline(one: Reading) -> str:
    """The result in a few sentences: the denominator stands in it."""
    group = f"{one.group.name}: {one.group.what_is_known(one.alone.median)} ({one.group.counted})."
    if one.mix:
        group += f" With {one.mix:.0%} NEC counted among them the whole has a median of {in_months(one.median)}."
    if one.picture == ONE:
        return f"One person: no figure. {group}"
    ahead = f"{span(one.from_diagnosis)} of 100 are alive at year {one.until:g} after diagnosis"
    if one.survived:
        ahead = (
            f"of 100 alive at year {one.survived:g}, {span(one.from_here)} are alive at year {one.until:g}; of 100 at "
            f"diagnosis {span(one.first_years)} live through the first {one.horizon:g} years, {span(one.from_diagnosis)} to year "
            f"{one.until:g}"
        )
    return f"{group} In this illustration {ahead}."


def reasons(one: Reading) -> Iterable[Reason]:
    """Why, what matters most first."""
    if one.picture == ONE:
        yield from _one_person()
    elif one.survived:
        yield from _from_here(one)
    if one.mix:
        yield _who_is_left(one)
    yield because(
        "One registry gives very different survival by who is counted. So a figure needs its denominator: which people, since "
        "when, dead of what?",
        "F-12.denominator",
    )
    if one.picture != ONE:
        yield _shape(one)
    if one.survived and one.picture != ONE and (one.mix or one.group is GROUPS[REGISTRY]):
        yield stated("F-14.first-years")
    yield from _of_the_group(one)
    yield because(
        f"Only the {'share at five years' if one.group.by_share else 'median'} is counted. The curve around it is an "
        "illustration: its shape is chosen."
    )


def cited(one: Reading) -> Iterable[str]:
    """Ids of the facts in headline and figures."""
    if one.group.fact_id:
        yield one.group.fact_id
    if one.mix:
        yield NEC_FACT
    if one.group is GROUPS[REGISTRY]:
        yield from ("F-16.one-year", "F-16.three-year", "F-12.five-year", "F-16.ten-year")


def _from_here(one: Reading) -> Iterable[Reason]:
    past = "is past" if one.survived >= one.median else "lies ahead"
    yield because(
        f"The median from diagnosis {past}, and it is no date. Who has come {one.survived:g} years is no longer counted with "
        f"those who died before: of such a group half live another {in_months(one.left)} or longer here, and no one knows "
        "which half."
    )


def _who_is_left(one: Reading) -> Reason:
    if not isinstance(one.whole, Mixture):
        raise TypeError("nothing is mixed in")
    left = still_there(one.whole, one.survived or one.horizon)[0]
    return because(
        f"At diagnosis {one.mix:.0%} of those counted have NEC; of those alive at year {one.survived or one.horizon:g} it is "
        f"{_share(left)}. Nobody’s disease became kinder: who is left is another mix.",
        "F-12.denominator",
    )


def _share(left: float) -> str:
    return "below 1%" if of_hundred(left) < 1 else f"{of_hundred(left)}%"


def _shape(one: Reading) -> Reason:
    if one.shape < 1:
        return because(
            f"Shape {one.shape:g}: the risk of dying falls with the years. A group that mixes fast and slow disease looks so."
        )
    if one.shape > 1:
        return because(f"Shape {one.shape:g}: the risk of dying rises with the years, as it does with age.")
    return because("Shape 1: the risk of dying is the same every year, so what lies ahead looks the same from every year.")


def _one_person() -> Iterable[Reason]:
    yield from patient_outlook(Patient()).reasons
    shares = [fact(f"F-15.{name}") for name in ("typical", "worst", "best")]
    typical, worst, best = (f"{found.value}%" for found in shares)
    yield because(
        "Whoever wants to know is told three scenarios rather than one number. Half to double the estimate was lived by "
        f"{typical} of {shares[0].population}; a quarter or less by {worst}, three times or longer by {best}. That was no study "
        "of NET.",
        "F-15.rule",
        "F-15.typical",
        "F-15.worst",
        "F-15.best",
    )
    yield stated("F-15.wished")


def _of_the_group(one: Reading) -> Iterable[Reason]:
    if one.group is GROUPS[REGISTRY]:
        yield stated("F-20.improved")
    elif one.group.fact_id == "F-06.os":
        yield because(
            "Overall survival counts every death, also that by a stroke at 85; cancer-specific survival does not.", "F-06.css"
        )
    elif one.group.fact_id in ("F-10", "F-19.nec", "F-19.g3"):
        yield stated("F-19.shorter")
    elif one.group.fact_id in ("F-03.g1", "F-03.g2"):
        yield because("The guideline speaks of survival; it is read as a median here, which is chosen.", one.group.fact_id)
