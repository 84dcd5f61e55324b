"""How long a proton-pump inhibitor (PPI) keeps chromogranin A (CgA) up after it was stopped: a model of groups."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact
from netcourse.disease.proliferation import shown
from netcourse.disease.result import Reason, because
from netcourse.evidence import fact


class PpiDrug(StrEnum):
    """The proton-pump inhibitors, and the answer that none was taken."""

    NONE = "none"
    OMEPRAZOLE = "omeprazole"
    ESOMEPRAZOLE = "esomeprazole"
    LANSOPRAZOLE = "lansoprazole"
    DEXLANSOPRAZOLE = "dexlansoprazole"
    PANTOPRAZOLE = "pantoprazole"
    RABEPRAZOLE = "rabeprazole"


class PpiEffect(StrEnum):
    """What a PPI does to a raised CgA at the moment of sampling."""

    RAISES = "raises it"
    MAY_REMAIN = "may still explain it"
    GONE = "no longer explains it"


# How far the drug raised CgA: after a week in healthy people, and after half a year or more in patients.
SHORT_USE, CHRONIC_USE = "C3-01.fold", "C3-03.fold"
_HALF_LIFE = "C3-01.halflife"


@dataclass(frozen=True, slots=True)
class Washout:
    """By what factor CgA is still raised some days after the PPI was stopped, for a group that it had raised `fold` times.

    `low`, `middle`, `high` are for the shortest, the middle and the longest published half-life; at 1 nothing is left.
    """

    fold: Fraction
    days: Fraction
    low: float
    middle: float
    high: float
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AfterStopping:
    """What groups that were like this would show once the PPI is stopped, in the unit of the value given.

    `lowest` to `highest` spans both models and, after the label's days, the fall seen in a NET clinic. It holds only for a CgA
    that the drug alone had raised, and never for one patient.
    """

    days: Fraction
    lowest: float
    highest: float
    after_short_use: tuple[float, float, float]
    after_chronic_use: tuple[float, float, float]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def washout_factor(*, fold: Number, half_life_days: Number, days: Number) -> float:
    """The factor by which CgA is still raised: 1 + excess x 0.5^(days / half-life), where the excess is `fold` - 1.

    Only the excess decays; the patient's own CgA stays.

    Parameters
    ----------
    fold : number
        How many times its own level CgA had under the drug, at least 1.
    half_life_days : number
        Half-life of the excess in days, above 0.
    days : number
        Days since the last dose, at least 0.

    Returns
    -------
    float
        The factor; `fold` on day 0, and towards 1 later.

    Raises
    ------
    ValueError
        If a number is impossible.

    References
    ----------
    Exponential decay of the excess, with the half-life of fact C3-01.halflife; the values of facts M-ppi.
    """
    excess = exact("fold", fold, low=1) - 1
    half_life = exact("half_life_days", half_life_days, low=0, unit="days")
    if half_life == 0:
        raise ValueError(f"half_life_days={half_life_days}: must be above 0 days")
    halvings = exact("days", days, low=0, unit="days") / half_life
    return float(1 + float(excess) * 2 ** -float(halvings))


def washout(*, days: Number, fold_fact: str = SHORT_USE) -> Washout:
    """The factor by which CgA is still raised, with the spread that the half-life alone makes.

    Parameters
    ----------
    days : number
        Days since the last dose, at least 0.
    fold_fact : str
        The fact that says how far the drug had raised CgA: `SHORT_USE` or `CHRONIC_USE`.

    Returns
    -------
    Washout
        The factors.

    Raises
    ------
    ValueError
        If the days are negative, or the fact holds no fold.
    LookupError
        If there is no such fact.
    """
    known = fact(fold_fact)
    if known.exact_value is None or known.unit != "fold":
        raise ValueError(f"fold_fact={fold_fact!r}: must be a fact with a value in fold, such as {SHORT_USE} or {CHRONIC_USE}")
    since = exact("days", days, low=0, unit="days")
    shortest, longest = half_life_limits()
    low, middle, high = (
        washout_factor(fold=known.exact_value, half_life_days=half_life, days=since)
        for half_life in (shortest, (shortest + longest) / 2, longest)
    )
    text = (
        f"Raised {float(known.exact_value):g}-fold in a group ({known.population}), the excess halves every {float(shortest):g} "
        f"to {float(longest):g} days: after {float(since):g} days CgA is still {low:.2f} to {high:.2f} times its own level."
    )
    return Washout(
        fold=known.exact_value,
        days=since,
        low=low,
        middle=middle,
        high=high,
        reasons=(
            because(text, fold_fact, _HALF_LIFE),
            because("The half-life was measured after a week of the drug; after years it is an assumption.", _HALF_LIFE),
        ),
        would_change=(
            "A larger or smaller rise under the drug: people differ widely.",
            "A half-life measured after years of use.",
        ),
    )


def long_enough(days_since_stopping: Number) -> bool:
    """Say whether the PPI has been stopped for the days that the assay label asks for (fact C3-05.label).

    Raises
    ------
    ValueError
        If the days are negative.
    """
    return fact("C3-05.label").holds(exact("days_since_stopping", days_since_stopping, low=0, unit="days"))


def ppi_effect(
    *, drug: PpiDrug, days_of_use: Number | None, days_since_stopping: Number, times_upper_limit: Fraction
) -> tuple[PpiEffect, Reason]:
    """What a PPI does to a CgA that lies above its limit, and why.

    After the label's days the rise of chronic use and the longest half-life are taken, so that nothing is called unexplained too
    soon. Sizes are not told apart by drug. `days_since_stopping` is 0 while it is still taken; `days_of_use` may be unknown.

    Raises
    ------
    ValueError
        If a number of days is negative.
    """
    taken = "" if days_of_use is None else f" for {float(exact('days_of_use', days_of_use, low=0, unit='days')):g} days"
    since = exact("days_since_stopping", days_since_stopping, low=0, unit="days")
    if since == 0:
        sizes = f"about {fact(SHORT_USE).value}-fold within days and about {fact(CHRONIC_USE).value}-fold in chronic use"
        text = f"{drug.capitalize()} is taken{taken}: in groups a PPI raises CgA {sizes}, with a large spread between people."
        return PpiEffect.RAISES, because(text, SHORT_USE, "C3-02.effect", CHRONIC_USE)
    stopped = f"{drug.capitalize()}, taken{taken or ' for an unknown time'}, was stopped {shown(since)} days ago"
    if not long_enough(since):
        week = fact("C3-05.nccn")
        text = (
            f"{stopped}: too short by the label, which asks for at least {float(label_days()):g} days. A recommendation quoted "
            f"second hand asks for only {week.value} {week.unit.removesuffix('s')} or more."
        )
        return PpiEffect.RAISES, because(text, "C3-05.label", "C3-05.nccn", _HALF_LIFE)
    most_left = washout(days=since, fold_fact=CHRONIC_USE).high
    if times_upper_limit <= Fraction(most_left):
        left = f"up to {shown(Fraction(most_left))} times may be left by the model"
        text = f"{stopped}: long enough by the label, yet after chronic use {left}."
        return PpiEffect.MAY_REMAIN, because(text, "C3-05.label", CHRONIC_USE, _HALF_LIFE)
    text = f"{stopped}: long enough by the label, and CgA is higher than the model leaves it."
    return PpiEffect.GONE, because(text, "C3-05.label", CHRONIC_USE, _HALF_LIFE)


def ellison_signs(*, ulcers: bool | None, diarrhoea: bool | None, fasting_gastrin_pg_ml: Number | None) -> tuple[str, ...]:
    """What speaks for Zollinger-Ellison syndrome: the words for it, none of which is a diagnosis (facts A2-02)."""
    signs = [word for word, there in (("ulcers", ulcers), ("diarrhoea", diarrhoea)) if there]
    if fasting_gastrin_pg_ml is not None:
        measured = exact("fasting_gastrin_pg_ml", fasting_gastrin_pg_ml, low=0, unit="pg/mL")
        if fact("A2-02.gastrin").holds(measured):
            signs.append("a very high gastrin")
    return tuple(signs)


def how_to_stop(*, signs: tuple[str, ...], asked: bool) -> tuple[Reason, ...]:
    """The next steps for a CgA that a PPI has raised: stopping the drug safely, or not at all.

    `signs` names what speaks for Zollinger-Ellison syndrome; `asked` says whether ulcers and diarrhoea were asked about.
    """
    if signs:
        why = f"{', '.join(signs)} may mean Zollinger-Ellison syndrome, where it is changed in a specialist unit only"
        return (because(f"Do not stop the PPI: {why}.", "C3-20.danger", "C3-20.how", "H1"),)
    stop = (
        f"If nothing suggests Zollinger-Ellison syndrome, stop the PPI with the prescriber for at least {float(label_days()):g} "
        "days, bridged with an H2-receptor antagonist or an antacid, and repeat the same assay. A value still raised then is not "
        "yet a NET."
    )
    step = because(stop, "C3-05.label", "C3-06.bridge", "C2-08", "C3-05.residual", "C3-20.danger")
    ask = because("Ask about ulcers and diarrhoea first; until then nobody stops the PPI.", "A2-02.hallmark", "C3-20.danger")
    return (step,) if asked else (ask, step)


def after_stopping(*, value: Number, days: Number | None = None) -> AfterStopping:
    """What a CgA measured on a PPI would be after the drug is stopped, if the drug alone had raised it.

    Parameters
    ----------
    value : number
        CgA on the drug, at least 0, in any unit.
    days : number, optional
        Days without the drug; by default those that the assay label asks for.

    Returns
    -------
    AfterStopping
        Values in the unit of `value`.

    Raises
    ------
    ValueError
        If a number is negative.
    """
    on_drug = float(exact("value", value, low=0))
    since = label_days() if days is None else exact("days", days, low=0, unit="days")
    short, chronic = washout(days=since, fold_fact=SHORT_USE), washout(days=since, fold_fact=CHRONIC_USE)
    spans = [_scaled(on_drug, one) for one in (short, chronic)]
    seen = [one for span in spans for one in span]
    reasons = [*short.reasons[:1], *chronic.reasons]
    fall = fact("C3-04.stopped")
    if fall.exact_value is not None and since == label_days():
        # The clinic measured the fall after 2 weeks, which are the days of the label; at any other time it says nothing.
        seen.append(on_drug * float(1 - fall.exact_value / 100))
        reasons.append(because(f"In a NET clinic stopping the drug lowered CgA by {fall.value}%.", "C3-04.stopped"))
    return AfterStopping(
        days=since,
        lowest=min(seen),
        highest=max(seen),
        after_short_use=spans[0],
        after_chronic_use=spans[1],
        reasons=tuple(reasons),
        would_change=("A second cause: the estimate holds only where the drug alone had raised CgA.", *short.would_change),
    )


def label_days() -> Fraction:
    """The days without a PPI that the assay label asks for (fact C3-05.label)."""
    return _needed(fact("C3-05.label").exact_value, "C3-05.label")


def half_life_limits() -> tuple[Fraction, Fraction]:
    """The shortest and the longest published half-life of the PPI's effect, in days (fact C3-01.halflife)."""
    known = fact(_HALF_LIFE)
    return _needed(known.exact_low, _HALF_LIFE), _needed(known.exact_high, _HALF_LIFE)


def _needed(number: Fraction | None, fact_id: str) -> Fraction:
    if number is None:
        raise ValueError(f"fact {fact_id}: must hold a number")
    return number


def _scaled(on_drug: float, one: Washout) -> tuple[float, float, float]:
    """Low, middle and high value: what was measured on the drug, over the rise that it had made, times what is left of it."""
    own_level = on_drug / float(one.fold)
    return own_level * one.low, own_level * one.middle, own_level * one.high
