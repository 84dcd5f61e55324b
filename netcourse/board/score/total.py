"""All parts of a patient's marks together: seven shares of 1, their weights, and the ceiling that unsafe acts put on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.played import Played
from netcourse.board.score.classify import classify
from netcourse.board.score.order import order
from netcourse.board.score.plan import Planned, plan
from netcourse.board.score.ranking import ranking
from netcourse.board.score.safety import ceiling
from netcourse.board.score.turn import Turned, turn
from netcourse.board.score.updating import Moved, updating
from netcourse.board.score.work import Work, work
from netcourse.board.score.worth import PLAN, PLAN_ITEM, Rule, Worth

# What each part is worth of 17 marks: chosen for teaching.
WEIGHTS: Mapping[str, int] = {
    "work": 3,
    "order": 2,
    "ranking": 3,
    "updating": 2,
    "classification": 3,
    "plan": 3,
    "turn": 1,
}
WHOLE = sum(WEIGHTS.values())


@dataclass(frozen=True, slots=True)
class Scored:
    """What a course earned, part by part, with what each part found; `unsafe` names each unsafe act once."""

    work: Work
    order: Fraction
    broken: tuple[Rule, ...]
    ranking: Mapping[str, Fraction]
    moved: tuple[Moved, ...]
    fields: Mapping[str, bool]
    plan: Planned
    turn: Turned
    unsafe: tuple[str, ...]

    @property
    def shares(self) -> dict[str, Fraction]:
        """Each part's share of 1."""
        return {
            "work": self.work.share,
            "order": self.order,
            "ranking": _mean(list(self.ranking.values())),
            "updating": _mean([one.share for one in self.moved]),
            "classification": _mean([Fraction(right) for right in self.fields.values()]),
            "plan": self.plan.share,
            "turn": self.turn.share,
        }

    @property
    def share(self) -> Fraction:
        """What was earned of 1, below the ceiling."""
        earned = sum((WEIGHTS[part] * share for part, share in self.shares.items()), Fraction(0)) / WHOLE
        return min(earned, ceiling(self.unsafe))


def score(worth: Worth, played: Played, truth: Mapping[str, str | Fraction], prices: Mapping[str, int]) -> Scored:
    """What a replayed course earns.

    Parameters
    ----------
    worth : Worth
        The key of this patient and fork.
    played : Played
        What came of the log.
    truth : mapping of str to str or Fraction
        The classification that the rules compute for this student's numbers.
    prices : mapping of str to int
        What each act costs.
    """
    usable = [(one.act, one.line) for one in played.revealed_order if one.usable]
    came = {one.act for one in played.revealed_order}
    # What a spoilt result says is not known.
    known: dict[str, int] = {}
    for act, line in usable:
        known.setdefault(act, line)
    committed = {phase: one.line for phase, one in played.committed.items()}
    kept, broken = order(worth.rules, known, _begun(played))
    planned, turned = plan(worth, played.plan, played.jurisdiction), turn(worth, played.turn)
    return Scored(
        work=work(
            worth, [one.act for one in played.done if one.act not in played.turn], came, [act for act, _ in usable], prices
        ),
        order=kept,
        broken=broken,
        ranking=ranking(played.rankings, worth.tiers, worth.must),
        moved=updating(worth.updates, played.rankings, committed, usable),
        fields=classify(worth.fields, played.fields, truth),
        plan=planned,
        turn=turned,
        unsafe=tuple(dict.fromkeys([*(stop.what for stop in played.stops), *planned.harms, *turned.harms])),
    )


def _begun(played: Played) -> dict[str, int]:
    """The line at which each act was first done, the plan begun, and each of its items written."""
    begun: dict[str, int] = {}
    for one in played.done:
        begun.setdefault(one.act, one.line)
    if played.planned_at:
        begun[PLAN] = min(played.planned_at.values())
    return {**begun, **{f"{PLAN_ITEM}{item}": line for item, line in played.planned_at.items()}}


def _mean(shares: list[Fraction]) -> Fraction:
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)
