"""What the rules on local treatment share: how a set is made, and how a missing feature is named."""

from netcourse.disease.choices import Option, Options, Verdict, option
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

YES, NO, OPEN = Verdict.DEFENSIBLE, Verdict.NOT_DEFENSIBLE, Verdict.UNDECIDED
BOARD = "decision in the multidisciplinary board"


def needs_first(need: str, text: str, *fact_ids: str) -> NotDecidable:
    """Say that nothing is decided before `need` is known, with the reason and its facts."""
    return NotDecidable((need,), (because(text, *fact_ids),))


def judged(situation: str, would_change: str, *options: Option, notes: tuple[Reason, ...] = ()) -> Options:
    """Return the judged options of a situation, with what would change them."""
    return Options(situation, options, notes, (would_change,))


def board(contested: str, text: str, *fact_ids: str) -> Option:
    """Return the decision of a board as an option of its own, on a contested topic."""
    return option(YES, BOARD, text, *fact_ids, contested=contested)


def said(fact_id: str) -> str:
    """Return the number of a fact as a reader would say it, with its unit."""
    return value_with_unit(fact(fact_id))
