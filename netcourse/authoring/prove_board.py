"""Prove that a key of the board can't be played around: synthetic students on every patient and fork, and their bounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import count, islice
from statistics import mean

from netcourse.authoring.board_students import STRATEGIES, Met, Strategy, meet_as
from netcourse.board.award import prices
from netcourse.board.chart import Chart, load_chart
from netcourse.board.score.total import WHOLE, Scored, score
from netcourse.board.score.worth import Worth
from netcourse.board.variant import fork_of

STUDENTS, GUESSERS = 20, 300
# For whoever wants to know soon: only students whose whims differ earn different marks, and chance shows within a hundred.
FEW_STUDENTS, FEW_GUESSERS = 6, 100
PASS_MARK = 12
_BEST, _UNSAFE_MOST, _GUESSED, _ITEMS = 15, Fraction(WHOLE, 2), 6, Fraction(1, 4)
# So many times the expert's path can be paid for: see the design of the board.
_BUDGETS = 2
_BELOW_PASS = ("minimalist", "copyist", "guesser", "anchored")
# Who earns more than whom, on average.
_ORDER = (("expert", "shotgun"), ("shotgun", "middling"), ("minimalist", "anchored"))


@dataclass(frozen=True, slots=True)
class BoardProof:
    """What synthetic students earned, as lines of a table, and what must not be so."""

    table: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What one way to play earned on one patient and fork: marks of 17 by student, and of 20 with what is given by hand."""

    patient: str
    fork: str
    strategy: str
    marks: tuple[Fraction, ...]
    hand: Fraction
    plans: tuple[Fraction, ...] = ()

    @property
    def mean(self) -> float:
        """The mean of 20."""
        return float(mean(self.marks) + self.hand)

    def quantile(self, share: float) -> float:
        """The mark of 20 below which this share of students lies."""
        ordered = sorted(self.marks)
        return float(ordered[min(int(share * len(ordered)), len(ordered) - 1)] + self.hand)


def prove_board(worths: Iterable[Worth], *, students: int = STUDENTS, guessers: int = GUESSERS) -> BoardProof:
    """Let every synthetic student play every patient for whom there is a key, as the package has them.

    Parameters
    ----------
    worths : iterable of Worth
        Every key of the course.
    students, guessers : int
        As for `attack`.

    Raises
    ------
    CourseError
        If there is a key of no patient.
    """
    known = tuple(worths)
    charts = [load_chart(patient) for patient in dict.fromkeys(one.patient for one in known)]
    rows = [row for chart in charts for row in attack(chart, known, students=students, guessers=guessers)]
    problems = [*inversions(rows), *(dead for chart in charts for dead in dead_keys(chart, known))]
    return BoardProof(tuple(table(rows)) if rows else (), tuple(problems))


def students_of(chart: Chart, fork: str, many: int, salt: str = "") -> list[str]:
    """The first so many synthetic ids that have this fork of a patient."""
    ids = (f"synthetic-{number}" for number in count(1))
    return list(islice((one for one in ids if fork_of(chart, one, salt) == fork), many))


def scored_as(strategy: Strategy, met: Met) -> Scored | None:
    """What a way to play earns; None where the patient gives no occasion."""
    player = strategy.play(met)
    return None if player is None else score(met.worth, player.played, met.truth, _prices())


# The catalogue is the same for all of thirteen thousand courses.
_prices = cache(prices)


def attack(chart: Chart, worths: Iterable[Worth], *, students: int = STUDENTS, guessers: int = GUESSERS) -> list[Row]:
    """Let every synthetic student play a patient, in each fork for which there is a key.

    Parameters
    ----------
    chart : Chart
        The patient.
    worths : iterable of Worth
        Every key of the course: copyists need another patient's.
    students, guessers : int
        How many ids play each fork, and how many of them by chance.
    """
    known = tuple(worths)
    rows = []
    for fork in (one.fork for one in known if one.patient == chart.id):
        ids = students_of(chart, fork, max(students, guessers))
        met = [one for name in ids if (one := meet_as(chart, known, name)) is not None]
        for strategy in STRATEGIES.values():
            many = guessers if strategy.name == "guesser" else students
            found = [got for who in met[:many] if (got := scored_as(strategy, who)) is not None]
            if found:
                marks = tuple(one.share * WHOLE for one in found)
                rows.append(Row(chart.id, fork, strategy.name, marks, strategy.hand, tuple(one.plan.share for one in found)))
    return rows


def inversions(rows: Sequence[Row]) -> list[str]:
    """What must not be in a table: a way to play that earns more than a better one, or more than it may; a line each."""
    by_patient: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        by_patient.setdefault((row.patient, row.fork), {})[row.strategy] = row
    return [f"{patient} {fork}: {what}" for (patient, fork), one in by_patient.items() for what in _wrong(one)]


def _wrong(rows: dict[str, Row]) -> Iterator[str]:
    yield from _out_of_order(rows)
    yield from _out_of_bounds(rows)


def _out_of_order(rows: dict[str, Row]) -> Iterator[str]:
    least = min(rows["expert"].marks)
    for name, row in rows.items():
        if name != "expert" and max(row.marks) >= least:
            yield f"a student who plays as {name} earns {float(max(row.marks)):.2f} of {WHOLE}, the expert {float(least):.2f}"
    for better, worse in _ORDER:
        if rows[worse].mean >= rows[better].mean:
            yield f"{worse} earns {rows[worse].mean:.1f} on average, {better} {rows[better].mean:.1f}"


def _out_of_bounds(rows: dict[str, Row]) -> Iterator[str]:
    least, guessed = min(rows["expert"].marks), rows["guesser"].quantile(0.95)
    if least < _BEST:
        yield f"the expert earns {float(least):.2f} of {WHOLE}; at least {_BEST} is due"
    for name in _BELOW_PASS:
        if rows[name].quantile(1) >= PASS_MARK:
            yield f"{name} passes with {rows[name].quantile(1):.1f}"
    if "unsafe" in rows and max(rows["unsafe"].marks) > _UNSAFE_MOST:
        yield f"who is unsafe earns {float(max(rows['unsafe'].marks)):.2f} of {WHOLE}; {float(_UNSAFE_MOST):g} is the most"
    if guessed >= _GUESSED:
        yield f"one guesser in twenty earns {guessed:.1f} or more of 20; it has to be below {_GUESSED}"
    if any(rows["nothing"].marks):
        yield "who does nothing earns marks"
    if (filled := mean(rows["every-item"].plans)) > _ITEMS:
        yield f"a plan filled at random earns {float(filled):.0%} of its marks"


def dead_keys(chart: Chart, worths: Iterable[Worth]) -> list[str]:
    """What of a key moves no mark, so that an expert can leave it out; and a budget that is not twice the expert's path."""
    known = tuple(worths)
    found = []
    price = prices()
    own = [one for one in known if one.patient == chart.id]
    dearest = max((sum(price[act] for act in one.path) for one in own), default=0)
    if own and chart.budget != _BUDGETS * dearest:
        found.append(
            f"{chart.id}: the budget is {chart.budget}; the expert's path costs {dearest}, so it has to be {_BUDGETS * dearest}"
        )
    for worth in own:
        met = meet_as(chart, known, students_of(chart, worth.fork, 1)[0])
        whole = scored_as(STRATEGIES["expert"], met) if met else None
        if met is None or whole is None:
            continue
        at = f"{chart.id} {worth.fork}"
        if whole.share < 1:
            lost = ", ".join(f"{part} {float(share):.0%}" for part, share in whole.shares.items() if share < 1)
            found.append(f"{at}: the expert's own path does not earn everything: {lost or 'it is unsafe'}")
        for number, slot in enumerate(worth.slots, 1):
            left = replace(worth, expert=tuple(step for step in worth.expert if step not in slot.any))
            without = scored_as(STRATEGIES["expert"], replace(met, worth=left))
            if without is not None and without.work.thoroughness >= whole.work.thoroughness:
                found.append(f"{at}: [[slot]] {number} ({slot.any[0]}) moves no mark when the expert leaves it out")
    return found


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as lines of text: of 20, the mean, the lowest, the highest and the 95th percentile; and the mean of 17."""
    head = f"{'patient':8} {'fork':4} {'student':11} {'mean of 20':>10} {'lowest':>7} {'highest':>7} {'95%':>5}"
    lines = [f"{head}  of 17, by formula"]
    for row in rows:
        marks = f"{row.mean:10.1f} {row.quantile(0):7.1f} {row.quantile(1):7.1f} {row.quantile(0.95):5.1f}"
        lines.append(f"{row.patient:8} {row.fork:4} {row.strategy:11} {marks}  {float(mean(row.marks)):.1f}")
    return lines
