"""What acts, diagnoses and items of a plan are called, and how people are counted."""

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.score.worth import PLAN, PLAN_ITEM


def called(name: str) -> str:
    """The catalogue's words for an act, a diagnosis or an item of the plan; the id where it has none."""
    if name == PLAN:
        return "the plan"
    known = acts().get(name) or diagnoses().get(name) or plan_items().get(name.removeprefix(PLAN_ITEM))
    return known.words.rstrip(".") if known else name


def quoted(name: str) -> str:
    """The same within a sentence."""
    return called(name) if name == PLAN else f"“{called(name)}”"


def cases_in_words(count: int) -> str:
    """So many cases."""
    return f"{count:,} case{'' if count == 1 else 's'}"
