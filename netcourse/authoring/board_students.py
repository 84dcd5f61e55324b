"""Synthetic students at the board: who works as an expert, and who tries to have marks without."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from netcourse.authoring.board_player import Player, Script
from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.chart import Chart
from netcourse.board.fields import FIELDS, NOT_DECIDABLE
from netcourse.board.given import printed
from netcourse.board.played import OPENS
from netcourse.board.score.turn import FIRST
from netcourse.board.score.worth import RANKED, FieldKey, PlanPart, Worth, is_wait
from netcourse.board.truth import truth
from netcourse.board.variant import Variant, vary

_MOST_RANKED, _MOST_PLANNED = 5, 8
# A path that fits nobody in particular, for where the course has no second patient whose path could be copied.
_ELSEWHERE = ("family", "drugs", "bowel-pain", "abdomen", "weight", "creatinine", "ca19-9", "gastrin", "ct-abdomen", "eus")


@dataclass(frozen=True, slots=True)
class Met:
    """A patient as one student meets him: chart, numbers, classification, key, and other keys from which may be copied."""

    chart: Chart
    variant: Variant
    truth: Mapping[str, str | Fraction]
    worth: Worth
    student_id: str
    others: tuple[Worth, ...] = ()

    @property
    def rng(self) -> random.Random:
        """Chance, the same for one student and patient each time."""
        return random.Random(f"{self.chart.id} {self.student_id}")  # noqa: S311 (a player's whim)


def meet_as(chart: Chart, worths: Iterable[Worth], student_id: str, salt: str = "") -> Met | None:
    """A patient as a student of this id meets him; None if there is no key of the fork that he has."""
    variant, known = vary(chart, student_id, salt), tuple(worths)
    worth = next((one for one in known if (one.patient, one.fork) == (chart.id, variant.fork)), None)
    if worth is None:
        return None
    others = tuple(one for one in known if one is not worth)
    return Met(chart, variant, truth(chart, variant), worth, student_id, others)


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to play, with what a marker would give its words by hand, of 3."""

    name: str
    hand: Fraction
    script: Callable[[Met], Script | None]

    def play(self, met: Met, salt: str = "", slot: str = "board-1") -> Player | None:
        """Play the patient as this student does; None where the patient gives no occasion."""
        script = self.script(met)
        if script is None:
            return None
        player = Player(met.chart, met.student_id, salt, slot)
        if script.ranks:
            player.follow(script)
        return player


def expert_script(met: Met) -> Script:
    """Everything as the key has it."""
    worth, place = met.worth, met.chart.jurisdiction
    after: dict[str, tuple[str, ...]] = {}
    for rule in worth.rules:
        for then in rule.then:
            after[then] = (*after.get(then, ()), *rule.first)
    return Script(
        steps=worth.expert,
        after=after,
        urgency=worth.urgency[0],
        ranks={phase: _flat(worth, phase) for phase in RANKED},
        fields={key.name: right(key, met.truth) for key in worth.fields},
        jurisdiction=place,
        plan={item: part.supports for part in worth.parts if (item := _defended(part, place))},
        turn=[group[0] for group in worth.want],
    )


def right(key: FieldKey, computed: Mapping[str, str | Fraction]) -> str:
    """What has to be written into a field."""
    if key.right:
        return key.right[0]
    value = computed.get(key.computed, NOT_DECIDABLE)
    return value if isinstance(value, str) else printed(value, 2)


def _defended(part: PlanPart, jurisdiction: str) -> str:
    return next((item for item in part.any if part.counts(item, jurisdiction)), "")


def _flat(worth: Worth, phase: str) -> list[str]:
    return [one for tier in worth.tiers[phase][0] for one in tier][:_MOST_RANKED]


def _shotgun(met: Met) -> Script:
    """The right thoughts, but whatever comes to hand until the budget ends; without a decisive result a list stays as it was."""
    meant = expert_script(met)
    steps = _bought(met, met.rng.sample(_every_act(), len(_every_act())))
    ranks = dict(meant.ranks)
    for before, after in (("d1", "d2"), ("d2", "d3")):
        decisive = [update.acts for update in met.worth.updates if (update.before, update.after) == (before, after)]
        if decisive and not any(set(one) & set(steps) for one in decisive):
            ranks[after] = ranks[before]
    plan = {item: supports for item, supports in meant.plan.items() if set(supports) & set(steps)}
    return replace(meant, steps=steps, ranks=ranks, plan=plan, after={})


def _middling(met: Met) -> Script:
    """Whatever comes to hand, and thoughts as many have them: the truth second, one weak item, little tied."""
    meant = _shotgun(met)
    ranks = {phase: _so_so(met, phase) for phase in RANKED}
    plan = dict(list(meant.plan.items())[:-1]) if len(meant.plan) > 1 else dict(meant.plan)
    loose = {item: supports if place == 0 else () for place, (item, supports) in enumerate(plan.items())}
    weak: dict[str, Sequence[str]] = dict.fromkeys(met.worth.weak[:1], ())
    return replace(meant, ranks=ranks, fields=_some(meant.fields, 3), plan={**loose, **weak}, turn=meant.turn[:1])


def _so_so(met: Met, phase: str) -> list[str]:
    """A list as many have it: at first the truth second, later first, with a neighbour that is wrong."""
    first, *rest = _flat(met.worth, phase)
    wrong = next((one for one in diagnoses() if one not in {first, *rest} and one not in _true(met)), first)
    return [wrong, first, *rest[:1]] if phase == "d1" else [first, wrong, *rest[:1]]


def _minimalist(met: Met) -> Script:
    """Two questions, one test, one picture, and the right guess."""
    meant = expert_script(met)
    asked = [step for step in meant.steps if not is_wait(step) and OPENS[acts()[step].kind] == "d1"][:2]
    decisive = [next((act for act in update.acts if act in meant.steps), "") for update in met.worth.updates]
    steps = [*asked, *dict.fromkeys(filter(None, decisive))][:4]
    ranks = {phase: ranked[:1] for phase, ranked in meant.ranks.items()}
    plan = dict(list(meant.plan.items())[:1])
    return replace(meant, steps=_by_phase(steps), ranks=ranks, fields=_some(meant.fields, 2), plan=plan, turn=meant.turn[:1])


def _copyist(met: Met) -> Script:
    """Another patient's path, and thoughts of one's own."""
    meant = expert_script(met)
    other = next((worth for worth in met.others if worth.patient != met.worth.patient), None)
    steps = [step for step in (other.expert if other else _ELSEWHERE) if not is_wait(step)]
    ranks = {phase: _so_so(met, phase)[: 3 if phase == "d1" else 2] for phase in RANKED}
    plan = {item: supports if place == 0 else () for place, (item, supports) in enumerate(list(meant.plan.items())[:2])}
    return replace(meant, steps=_by_phase(steps), ranks=ranks, fields=_some(meant.fields, 3), plan=plan, turn=meant.turn[:1])


def _anchored(met: Met) -> Script:
    """One wrong idea from the referrer's letter to the end, and the tests that go with it."""
    meant = expert_script(met)
    asked = [step for step in meant.steps if not is_wait(step) and OPENS[acts()[step].kind] == "d1"][:2]
    fallen = [one for update in met.worth.updates for one in update.down if one not in _true(met)]
    wrong = [*dict.fromkeys(fallen), *(one for one in diagnoses() if one not in _true(met))][:3]
    plan: dict[str, Sequence[str]] = dict.fromkeys(met.worth.weak[:1], ())
    steps = [*asked, "cga", "faecal-calprotectin", "elastase", "ultrasound-abdomen"]
    ranks = dict.fromkeys(RANKED, wrong)
    return replace(meant, steps=steps, after={}, ranks=ranks, fields=_some(meant.fields, 1), plan=plan, turn=())


def _unsafe(met: Met) -> Script | None:
    """An expert, but for one unsafe act and whatever would have made it safe."""
    meant, fork = expert_script(met), met.variant.fork
    stops = [stop for stop in met.chart.stops if stop.fork in ("", fork)]
    if stops:
        stop = stops[0]
        steps = [step for step in meant.steps if step not in stop.unless_done]
        if stop.do:
            steps = _by_phase([*(step for step in steps if not is_wait(step)), stop.do])
        plan = {**meant.plan, stop.plan: ()} if stop.plan else meant.plan
        turn = [stop.turn, *meant.turn[: FIRST - 1]] if stop.turn else meant.turn
        return replace(meant, steps=steps, plan=plan, turn=turn)
    if met.worth.harms:
        return replace(meant, plan={**meant.plan, next(iter(met.worth.harms)): ()})
    if met.worth.turn_harms:
        return replace(meant, turn=[next(iter(met.worth.turn_harms)), *meant.turn[: FIRST - 1]])
    return None


def _guesser(met: Met) -> Script:
    """Chance alone."""
    rng = met.rng
    steps = _bought(met, rng.sample(_every_act(), 21))
    asked = {key.name for key in met.worth.fields}
    fields = {
        one.name: rng.choice(one.options) if one.options else str(rng.randint(0, 60)) for one in FIELDS if one.name in asked
    }
    items = rng.sample(list(plan_items()), 5)
    turns = [act.id for act in acts().values() if act.kind == "turn"]
    return Script(
        steps=_by_phase(steps),
        urgency=rng.choice(["now", "soon", "routine"]),
        ranks={phase: rng.sample(list(diagnoses()), _MOST_RANKED) for phase in RANKED},
        fields=fields,
        jurisdiction=rng.choice(["EU", "US", "UK", "JP"]),
        plan={item: rng.sample(steps, min(2, len(steps))) for item in items},
        turn=rng.sample(turns, FIRST),
    )


def _every_item(met: Met) -> Script:
    """An expert until the plan, which is filled with whatever is on offer."""
    meant = expert_script(met)
    items = met.rng.sample(list(plan_items()), len(plan_items()))
    return replace(meant, plan=dict.fromkeys(items, ()))


def _peeker(met: Met) -> Script:
    """An expert who has read ahead: the end stands first from the beginning."""
    meant = expert_script(met)
    last = meant.ranks["d3"]
    second = [last[0], *(one for one in meant.ranks["d2"] if one != last[0])][:_MOST_RANKED]
    return replace(meant, ranks={"d1": last, "d2": second, "d3": last})


def _friend(met: Met) -> Script | None:
    """The expert log of the other fork, played on as if it were one's own, with one's own numbers where they are asked for."""
    other = next((one for one in met.others if one.patient == met.worth.patient and one.fork != met.worth.fork), None)
    if other is None:
        return None
    copied = expert_script(replace(met, worth=other))
    own = expert_script(met).fields
    asked = {key.name: key for key in met.worth.fields}
    fields = {
        name: own[name] if name in asked and asked[name].within is not None else text for name, text in copied.fields.items()
    }
    return replace(copied, fields=fields)


def _nothing(met: Met) -> Script:  # noqa: ARG001 (whoever the patient is)
    """Opens the patient, and leaves."""
    return Script()


def _true(met: Met) -> set[str]:
    return {one for keys in met.worth.tiers.values() for tiers in keys for tier in tiers for one in tier}


def _some(fields: Mapping[str, str], count: int) -> dict[str, str]:
    return dict(list(fields.items())[:count])


def _every_act() -> list[str]:
    return [act.id for act in acts().values() if act.kind != "turn"]


def _bought(met: Met, steps: Iterable[str]) -> list[str]:
    """What the budget pays for, phase by phase; what an act was stopped at is not bought."""
    kept, left = [], met.chart.budget
    for step in steps:
        if acts()[step].price <= left:
            kept.append(step)
            left -= acts()[step].price
    return _by_phase(kept)


def _by_phase(steps: Iterable[str]) -> list[str]:
    return sorted(steps, key=lambda step: OPENS[acts()[step].kind])


STRATEGIES: Mapping[str, Strategy] = {
    one.name: one
    for one in (
        Strategy("expert", Fraction(3), expert_script),
        Strategy("friend", Fraction("0.9"), _friend),
        Strategy("peeker", Fraction(2), _peeker),
        Strategy("shotgun", Fraction("1.5"), _shotgun),
        Strategy("middling", Fraction("1.2"), _middling),
        Strategy("copyist", Fraction("1.2"), _copyist),
        Strategy("unsafe", Fraction(2), _unsafe),
        Strategy("every-item", Fraction(2), _every_item),
        Strategy("minimalist", Fraction("0.8"), _minimalist),
        Strategy("anchored", Fraction("0.8"), _anchored),
        Strategy("guesser", Fraction(0), _guesser),
        Strategy("nothing", Fraction(0), _nothing),
    )
}
