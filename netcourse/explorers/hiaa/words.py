"""What the 5-HIAA explorer says of a setting: first whether the result can be used, then why, then what would have to be done."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from netcourse.disease.hiaa import HiaaReading, HiaaVerdict, Influence
from netcourse.disease.hiaa_diet import DietLoad
from netcourse.disease.hiaa_drugs import Direction, HiaaDrug
from netcourse.disease.hiaa_units import HiaaUnit, convert
from netcourse.disease.printed import beside, told_apart
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact
from netcourse.explorers.hiaa.diary import Eaten, when
from netcourse.explorers.hiaa.judgement import FOOD, URINE, Effect, Judged
from netcourse.explorers.hiaa.laboratories import Laboratory, hours_of_diet, short
from netcourse.explorers.hiaa.setting import Setting

DIRECTIONS = {
    Direction.FALSE_HIGH: "up",
    Direction.FALSE_LOW: "down",
    Direction.EITHER: "disturbs, direction not settled",
    Direction.CONTESTED: "contested, not counted",
    Direction.TREATMENT: "down, as treatment",
}
# How the headline names what has no name of its own that fits a sentence.
_IN_A_SENTENCE = {FOOD: "the food", URINE: "the collection", HiaaDrug.MAO_INHIBITOR: "the MAO inhibitor"}


def headline(judged: Judged) -> str:
    """Whether the result can be used, in a sentence or three."""
    setting, reading = judged.setting, judged.reading
    numbers = against_the_limit(setting)
    if isinstance(reading, NotDecidable):
        return f"Not decided: this needs {'; '.join(reading.needs)}. {numbers}."
    if judged.food_explains:
        return f"Not usable: the food alone could explain this rise. {numbers}. Repeat it properly before anything else."
    if reading.verdict is HiaaVerdict.USABLE:
        rest = (
            "Nothing that counts here pushes it up: a question, not yet a diagnosis."
            if reading.raised
            else "Nothing that counts here hides a rise. It still excludes nothing."
        )
        return f"Usable. {numbers}. {rest}"
    names = _listed([_IN_A_SENTENCE.get(one.what, one.what) for one in judged.acting])
    usable = "Not usable" if reading.verdict is HiaaVerdict.NOT_USABLE else "Usable with caution only"
    return f"{usable}: {names} may {'have moved' if reading.raised else 'hide a rise in'} this result. {numbers}."


def reasons(judged: Judged) -> list[Reason]:
    """Why, a sentence or two each: what moves the result most and what to do about it before the rest."""
    reading, food = judged.reading, _of_food(judged)
    if isinstance(reading, NotDecidable):
        return _read([*reading.reasons, *food[:1], _limit(judged.setting), *food[1:]])
    pushes = [_pushes(one) for one in reading.influences if one.what != FOOD and one.direction is not Direction.CONTESTED]
    steps = [_labelled("To do: ", one) for one in reading.next_steps]
    # The first reason is the result against the limit, those of influences are said above: left is what a normal result excludes.
    above = [one.reason for one in reading.influences]
    left = [one for one in reading.reasons[1:] if one not in above]
    said = [*food[:1], *steps[:1], *pushes, *steps[1:], *(_labelled("Harm ", one) for one in reading.harms)]
    said += [_limit(judged.setting), *left, *food[1:]]
    return _read([*said, *(_labelled("Contested, ", one) for one in reading.contested), *_of_urine(reading)])


def against_the_limit(setting: Setting) -> str:
    """The result in both units, and what the laboratory calls it."""
    laboratory = setting.laboratory
    where = "above" if setting.raised else "within"
    return f"{both_units(setting.mg, laboratory)} in 24 h: {where} what is normal here ({laboratory.words})"


def both_units(mg: Fraction, laboratory: Laboratory) -> str:
    """An amount of 5-HIAA in the laboratory's unit and, in brackets, in the other one.

    Parameters
    ----------
    mg : Fraction
        In mg/24 h.
    laboratory : Laboratory
        Whose unit comes first; close to its limit there are as many decimals as it takes to see the side.
    """
    units = (HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H)
    first, second = units if laboratory.unit is units[0] else reversed(units)
    own = convert(mg, HiaaUnit.MG_PER_24H, first)
    other = convert(mg, HiaaUnit.MG_PER_24H, second)
    # In the other unit the limit is rounded too: what is above it must not seem to be on it.
    limit = convert(laboratory.limit, first, second) if own > laboratory.limit else other
    return f"{beside(own, laboratory.limit, 1)} {short(first)} ({beside(other, limit, 1)} {short(second)})"


def span(load: DietLoad) -> str:
    """What food adds, from low to high, in both units."""
    umol = f"{float(load.low_umol):.0f} to {float(load.high_umol):.0f} µmol"
    return f"{float(load.low_mg):.1f} to {float(load.high_mg):.1f} mg ({umol})"


def entry(eaten: Eaten) -> str:
    """An entry of the food diary with its hour."""
    return f"{eaten.words}, {when(eaten.hour)}"


def _limit(setting: Setting) -> Reason:
    laboratory = setting.laboratory
    other = HiaaUnit.UMOL_PER_24H if laboratory.unit is HiaaUnit.MG_PER_24H else HiaaUnit.MG_PER_24H
    limit = convert(laboratory.limit, laboratory.unit, other)
    measured = convert(setting.mg, HiaaUnit.MG_PER_24H, other) if setting.mg > laboratory.limit_mg else limit
    own = f"{float(laboratory.limit):g} {short(laboratory.unit)}"
    text = f"{laboratory.name} calls {laboratory.words} in 24 h normal; {own} is {beside(limit, measured, 1)} {short(other)}."
    if not laboratory.limit_is_normal:
        text += " The limit itself is raised here."
    return because(f"{text} Other laboratories differ.", laboratory.fact_id, "M-hiaa.mw")


def _of_food(judged: Judged) -> list[Reason]:
    if not judged.meals:
        return []
    said = [one.reason for one in judged.influences if one.what == FOOD] or [_estimate(judged.load)]
    said += _looseness(judged)
    # The last reason of a load is about laboratories in general, and said once below.
    said += [reason for meal in judged.meals if meal.effect is not Effect.NONE for reason in meal.load.reasons[:-1]]
    asked = _listed(list(hours_of_diet()), "or")
    text = (
        f"After bananas the urine peaks at {_range('C5-19.peak')} hours and is normal again by {_range('C5-19.normal')}: food of "
        f"longer ago adds hardly anything. Laboratories still ask for {asked} hours before, and during."
    )
    said.append(because(text, "C5-19.peak", "C5-19.normal", *hours_of_diet().values()))
    return [*said, *_about_the_window(judged)]


def _estimate(load: DietLoad) -> Reason:
    adds = f"an estimated {span(load)}" if load.high_mg else "nothing that could be counted"
    return because(f"The diary adds {adds}.", "M-diet.model", "C5-19.recovery")


def _looseness(judged: Judged) -> list[Reason]:
    load, cites = judged.load, ("M-diet.model", "C5-19.recovery")
    if not load.high_mg:
        return []
    back = f"Of the serotonin eaten {_range('C5-19.recovery')}% comes back, and contents differ: too loose to be subtracted."
    if load.low_mg <= judged.setting.mg:
        return [because(back, *cites)]
    least, measured = told_apart(load.low_mg, judged.setting.mg, 1)
    odd = (
        f"By the estimate food alone gives more than was measured, {least} mg at least against {measured}: the diary, its hours "
    )
    odd += "or the collection can't be right."
    return [because(back, *cites), because(odd, *cites)]


def _about_the_window(judged: Judged) -> list[Reason]:
    hours = f"{float(judged.setting.window):g}"
    cites = hours_of_diet()[hours]
    said = []
    if broken := [entry(one.eaten) for one in judged.meals if one.forbidden and one.effect is Effect.NONE]:
        text = (
            f"Inside the {hours} hours of diet, but too long ago to count: {'; '.join(broken)}. The rule is broken all the same."
        )
        said.append(because(text, cites, "C5-19.normal"))
    if kept := [entry(one.eaten) for one in judged.meals if not one.forbidden]:
        text = (
            f"Before the {hours} hours of diet: {'; '.join(kept)}. Not forbidden here, so it doesn't count against the result; a "
        )
        text += "laboratory that asks for longer would say caution."
        said.append(because(text, cites, *(one for one in hours_of_diet().values() if one != cites)))
    return said


def _pushes(one: Influence) -> Reason:
    way = DIRECTIONS[one.direction]
    # The fact names the medicine again.
    text = one.reason.text.removeprefix(f"{one.what.capitalize()}: ")
    return Reason(f"{way[0].upper()}{way[1:]}, size not known: {text}", one.reason.facts)


def _of_urine(reading: HiaaReading) -> Sequence[Reason]:
    # What the creatinine says against the collection is said by that influence.
    if reading.collection is None or any(one.what == URINE for one in reading.influences):
        return ()
    return reading.collection.reasons


def _labelled(label: str, reason: Reason) -> Reason:
    return Reason(label + reason.text, reason.facts)


def _range(fact_id: str) -> str:
    known = fact(fact_id)
    return f"{known.low} to {known.high}"


def _listed(names: Sequence[str], last: str = "and") -> str:
    # Some names have a comma of their own.
    comma = "; " if any("," in name for name in names) else ", "
    return f" {last} ".join(one for one in (comma.join(names[:-1]), names[-1]) if one)


def _read(said: Iterable[Reason]) -> list[Reason]:
    return [Reason(re.sub(r"\bu(?=mol\b|g\b)", "µ", one.text), one.facts) for one in said]
