"""What the flush diary says of a setting: the comparison first, then what it can't tell, then what the model assumes."""

from netcourse.disease.result import Reason, because
from netcourse.explorers.flush_diary.model import (
    BEFOREHAND,
    NAMES,
    POWER,
    WITHOUT_ANY,
    Exposure,
    trigger_chances,
)
from netcourse.explorers.flush_diary.person import UNPLANNED
from netcourse.explorers.flush_diary.setting import ALL, Compared, Reading, compared, within_words
from netcourse.explorers.wording import capital

# Chosen: from this share of its days on something is called company; fewer days than the second are little to lean on.
_COMPANY_FROM, _FEW_DAYS = 0.75, 3
_STATEMENTS = {
    Exposure.WINE: "S084", Exposure.CHEESE: "S087", Exposure.STRESS: "S083", Exposure.EXERTION: "S085",
    Exposure.SPICY: "S089", Exposure.CHOCOLATE: "S088", Exposure.SMOKED: "S086", Exposure.FERMENTED: "S086",
}  # fmt: skip


def headline(read: Reading) -> str:
    """How the days compare, and what the model makes of all of them."""
    chance = trigger_chances(read.days)[read.food]
    name, where = NAMES[read.food], within_words()[read.within].lower()
    last = f"The whole diary: {name} is {percent(chance)} likely to be a trigger here."
    held = read.held
    if held.points is None:
        lacking = "without" if held.having.days else "with"
        return f"{capital(where)}: there is none {lacking} {name}, so nothing can be compared. {last}"
    return (
        f"{capital(where)}: a flush on {held.having.words} with {name}, on {held.lacking.words} without: {_apart(held)}. {last}"
    )


def reasons(read: Reading) -> list[Reason]:
    """Why, what matters most first."""
    return [
        *_company(read),
        *_few(read),
        *_given_up(read),
        _tests(read),
        because(
            "Alcohol, stress, exertion and some foods can set off a flush. Which ones do differs from patient to patient: go "
            "through them one by one.",
            "G-06",
            "G-05.triggers",
            _STATEMENTS[read.food],
        ),
        because("A flush with fainting, wheeze or an irregular pulse is nothing for a diary: call for help at once.", "G-11"),
        because(
            f"Chosen for this model: before any diary each is {percent(BEFOREHAND)} likely to be a trigger; a trigger sets off a "
            f"flush on {percent(POWER)} of its days; {percent(WITHOUT_ANY)} of days bring a flush without any."
        ),
        because(
            "On a test day all other food and drink is left out. Stress and exertion can’t be planned: they come as they come. "
            "The same plan always brings the same days."
        ),
    ]


def percent(chance: float) -> str:
    """A chance as it is read: whole percent, never quite 0 or 100."""
    whole = round(100 * chance)
    if whole in (0, 100):
        return "under 1%" if whole == 0 else "over 99%"
    return f"{whole}%"


def _apart(pair: Compared) -> str:
    points = pair.points or 0
    return "no difference" if points == 0 else f"{abs(points)} points {'more' if points > 0 else 'fewer'}"


def company_of(read: Reading) -> Exposure | None:
    """What came along on most of the days with the food that is compared; None if nothing did."""
    having = [one for one in read.days if read.food in one.had]
    counts = {one: sum(one in day.had for day in having) for one in Exposure if one is not read.food}
    most = max(counts, key=lambda one: counts[one])
    return most if having and counts[most] / len(having) >= _COMPANY_FROM else None


def _company(read: Reading) -> list[Reason]:
    mate = company_of(read)
    if mate is None or (read.within != ALL and read.within.endswith(mate)):
        return []
    together = sum({read.food, mate} <= one.had for one in read.days)
    alone = compared(read.days, read.food).having.days
    return [
        because(
            f"On {together} of the {alone} days with {NAMES[read.food]} there was {NAMES[mate]} too. Over all days nobody can "
            "tell which of the two it was."
        )
    ]


def _few(read: Reading) -> list[Reason]:
    fewest = min(read.held.having.days, read.held.lacking.days)
    if read.within == ALL or fewest >= _FEW_DAYS:
        return []
    how = {0: "One side has no day at all.", 1: "One side is a single day:"}.get(fewest, f"One side is only {fewest} days:")
    return [because(how if not fewest else f"{how} too few to lean on, however clear it looks.")]


def _tests(read: Reading) -> Reason:
    tests = [one for one in read.days if one.test]
    if not tests:
        return because("No test day yet. A day teaches most when it parts what otherwise comes together.")
    stirred = sum(bool(UNPLANNED & one.had) for one in tests)
    flushes = sum(one.flush for one in tests)
    besides = f" On {stirred} of them there was stress or exertion as well." if stirred else ""
    return because(f"Test days so far: {len(tests)}, with a flush on {flushes}.{besides}")


def _given_up(read: Reading) -> list[Reason]:
    if not read.given_up:
        return []
    chances = trigger_chances(read.days)
    each = "; ".join(f"{NAMES[one]}, {percent(chances[one])} likely to be a trigger" for one in read.given_up)
    return [because(f"Given up for good: {each}. What is no trigger need not be given up.", "G-05.triggers")]
