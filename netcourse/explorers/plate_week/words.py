"""What the week of plates says: what the plan brings and costs, and, once the lists are shown, on which list each ban stands."""

from netcourse.disease.result import Reason, because
from netcourse.explorers.flush_diary.model import POWER, WITHOUT_ANY
from netcourse.explorers.plate_week.foods import FOODS, WINE, list_words
from netcourse.explorers.plate_week.kitchen import DAYS, OWN_TRIGGERS
from netcourse.explorers.plate_week.setting import ASKS, LONGEST, Plan, asked_days
from netcourse.explorers.told import plain


def headline(plan: Plan) -> str:
    """What the plan brings, in a sentence or three."""
    week, many = plan.week, len(plan.left_out)
    banned = "Nothing is left out" if not many else f"{many} {'food is' if many == 1 else 'foods are'} left out"
    test = f" {_collection(plan)}" if plan.collect else ""
    return (
        f"{banned}: flushes expected on {week.flushes:.1f} of {DAYS} days, energy {week.energy}% and protein "
        f"{week.protein}% of the need, {week.variety} different dishes.{test}"
    )


def reasons(plan: Plan) -> list[Reason]:
    """Why, what matters most first; on which list a food stands is not said before the lists are shown."""
    listed = [*_collecting(plan), *_bans(plan), *_alcohol(plan), *_strict(), *_test()] if plan.lists else []
    return [
        *listed,
        because(
            f"A teaching model. Each patient has {OWN_TRIGGERS} triggers of her own, which nobody tells. A "
            f"trigger that is eaten sets off a flush on {POWER:.0%} of days; {WITHOUT_ANY:.0%} of days bring one "
            "without any. The same bans give the same week."
        ),
        because("Energy and protein of a dish are one of three classes, chosen: no food table stands behind them."),
        because("There is no score. Fewer flushes and enough to eat are two things: the line shows what nobody can better."),
    ]


def _collection(plan: Plan) -> str:
    late = plan.too_late
    if late:
        eaten = ", ".join(f"{FOODS[key].words} on day {at}" for key, at in late.items())
        return f"The collection can’t be relied on: {eaten}."
    return "The collection can be relied on, as far as the plate goes."


def _collecting(plan: Plan) -> list[Reason]:
    if not plan.collect:
        return []
    asks, longest = asked_days(ASKS), asked_days(LONGEST)
    return [
        because(
            f"For the test one laboratory asks for {asks} days without these foods before, and during, the "
            f"collection; others for 1 to {longest}. After it the foods come back: the ban belongs to the test.",
            ASKS, LONGEST, "C6-12.aci",
        )
    ]  # fmt: skip


def _bans(plan: Plan) -> list[Reason]:
    if not plan.left_out:
        return []
    by_list: dict[str, list[str]] = {}
    for key in plan.left_out:
        by_list.setdefault(list_words(key), []).append(FOODS[key].words)
    each = "; ".join(f"{where}: {', '.join(foods)}" for where, foods in by_list.items())
    return [because(f"Left out, by list. {plain(each)[0].upper()}{plain(each)[1:]}.", "G-06")]


def _alcohol(plan: Plan) -> list[Reason]:
    if WINE in plan.left_out:
        return []
    return [because("Wine stands apart: alcohol may set off a flush, and nobody needs it to be fed.", "G-06", "S084")]


def _strict() -> list[Reason]:
    return [
        because(
            "Triggers differ from patient to patient: each goes through the list one by one and leaves out her "
            "own. Too strict a diet does harm.",
            "G-05.triggers", "S358", "S359",
        )
    ]  # fmt: skip


def _test() -> list[Reason]:
    return [
        because(
            "Foods of the test list hold serotonin and lift urinary 5-HIAA for hours. It is a list for the "
            "laboratory, not for life.",
            "C5-19.rise", "C5-19.normal",
        )
    ]  # fmt: skip
