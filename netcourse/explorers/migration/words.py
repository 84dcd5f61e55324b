"""What the explorer of stages says: what was reported before and now, then what moved, and that nobody lives longer for it."""

from collections.abc import Iterable

from netcourse.disease.result import Reason, because
from netcourse.evidence import fact
from netcourse.explorers.migration.bars import per_cent
from netcourse.explorers.migration.people import AT_YEARS, PEOPLE, SLOW, SLOW_BY_CHANCE, TIMES_LONGER, Staged, reasons_of


def headline(one: Staged) -> str:
    """The report in a sentence."""
    pairs = (
        ("called local", one.old_local.alive, one.new_local.alive),
        ("called distant", one.old_distant.alive, one.new_distant.alive),
        ("all together", one.old_all, one.new_all),
    )
    told = "; ".join(f"{name} {per_cent(old)}, now {per_cent(new)}" for name, old, new in pairs)
    return f"Alive {AT_YEARS} years after diagnosis: {told}."


def reasons(one: Staged, hospital: str, *, explains: bool) -> Iterable[Reason]:
    """Why, what matters most first.

    Parameters
    ----------
    one : Staged
    hospital : str
        Whose people they are.
    explains : bool
        Whether it is said what each control does; a graded question about that leaves it out.
    """
    if explains:
        yield from _why(one, hospital)
    yield because("In this model nobody’s day of death moves, whatever is set. Shares and survival are chosen.")


def _why(one: Staged, hospital: str) -> Iterable[Reason]:
    if not (one.moved or one.overcalled or one.lead or one.by_chance):
        yield because("So far the new scanner sees what the old one saw. Move one control at a time, and watch all together.")
        return
    if one.moved:
        yield because(f"{round(one.moved)} of {PEOPLE:,} people got another label. {reasons_of(hospital)}", "F-13.migration")
    if one.overcalled:
        yield because(
            f"{round(one.overcalled)} people without metastases are called distant. They lift that stage, and may be treated for "
            "what they do not have."
        )
    if one.lead:
        yield because(
            f"Lead time: everybody’s clock starts {one.lead:g} years sooner, and stops on the same day. So more are alive "
            f"{AT_YEARS} years after it started.",
            "F-13.zero-time",
        )
    if one.by_chance:
        yield because(
            f"Length bias: slow tumours are {per_cent(SLOW)} of all, but {per_cent(SLOW_BY_CHANCE)} of those found by chance, as "
            f"they can be seen {TIMES_LONGER} times longer (chosen). They lift the figures, and many would never have hurt."
        )
    yield because(
        "Labels can’t change all stages together, but an earlier clock can. Whether people live longer is seen in deaths of a "
        "whole population, or in a trial that draws lots.",
        "F-13.migration",
    )
    yield because(f"Both can be true at once. {fact('F-20.improved').statement}", "F-20.improved")
    early, late = (fact(f"F-20.norway-{when}") for when in ("early", "late"))
    yield because(
        f"At one Norwegian hospital 5-year survival with small-intestinal NET rose from {early.value}% to {late.value}%, though "
        "stage and oncological treatment did not differ between the periods. What would you ask?",
        early.id,
        late.id,
    )
