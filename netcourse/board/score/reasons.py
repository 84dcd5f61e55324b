"""What a student is told of the marks for a patient: a row a part, with what was missed and what to do next time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.fields import FIELDS
from netcourse.board.played import Played
from netcourse.board.score.safety import ceiling
from netcourse.board.score.total import WEIGHTS, WHOLE, Scored
from netcourse.board.score.worth import PLAN, PLAN_ITEM, Worth
from netcourse.evidence import harms

Row = tuple[float, float, str]
# More would not be read.
_MOST = 3
_LISTS = {"d1": "first", "d2": "second", "d3": "third"}
_WHEN = {"now": "now", "soon": "within days", "routine": "at the next free appointment"}
_FIELDS = {one.name: one.label for one in FIELDS}


def rows(scored: Scored, worth: Worth, played: Played, points: float) -> tuple[Row, ...]:
    """Each part as (marks earned, marks possible, words); after an unsafe act one more takes back what lies above the ceiling.

    Parameters
    ----------
    scored : Scored
        What the course earned.
    worth : Worth
        The key.
    played : Played
        The course.
    points : float
        What all parts are worth together.
    """
    whole = Fraction(str(points))
    told = _Told(scored, worth, played)
    words = told.words()
    made: list[Row] = []
    earned = Fraction(0)
    for part, share in scored.shares.items():
        of = whole * WEIGHTS[part] / WHOLE
        earned += share * of
        made.append((_shown(share * of), _shown(of), words[part]))
    if scored.unsafe:
        lost = earned - scored.share * whole
        made.append((-_shown(lost), _shown(lost), told.safety()))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Told:
    scored: Scored
    worth: Worth
    played: Played

    def words(self) -> dict[str, str]:
        made = {
            "work": self._work(),
            "order": self._order(),
            "ranking": self._ranking(),
            "updating": self._updating(),
            "classification": self._classification(),
            "plan": self._plan(),
            "turn": self._turn(),
        }
        return {part: " ".join(" ".join(sentences).split()) for part, sentences in made.items()}

    def safety(self) -> str:
        said = " ".join(map(self._unsafe, self.scored.unsafe))
        cap = _percent(ceiling(self.scored.unsafe))
        return " ".join(f"Safety: {said} No more than {cap} of the marks can be had after that.".split())

    def _work(self) -> Iterator[str]:
        done = self.scored.work
        yield f"Work: you did {_percent(done.thoroughness)} of what this patient needed."
        missed = [slot for slot in done.missing if slot not in done.spoilt]
        for slots, what in ((missed, "Not done"), (done.spoilt, "Done, but not to be used as it was taken")):
            # What counts most first: no more than a few are read.
            heaviest = sorted(slots, key=lambda slot: -slot.weight)
            if slots:
                yield f"{what}: {_list(_act(slot.any[0]) for slot in heaviest)}."
                yield from [slot.says or self._of(slot.any) for slot in heaviest][:_MOST]
        if done.needless:
            dearest = sorted(dict.fromkeys(done.needless), key=lambda one: -one[1])
            price = sum(one for _, one in done.needless)
            yield f"Not needed, at a price of {price}: {_list(_act(act) for act, _ in dearest)}. Ask what a result would change."
            yield from [self._of([act]) for act, _ in dearest][:_MOST]
        chosen, due = self.played.urgency, self.worth.urgency
        if chosen and due and chosen not in due:
            yield f"You chose to see the patient {_WHEN[chosen]}; {' or '.join(_WHEN[one] for one in due)} was due (no marks)."

    def _order(self) -> Iterator[str]:
        yield "Order:" if self.scored.broken else "Order: what had to be known first was known first."
        for rule in self.scored.broken[:_MOST]:
            yield f"{_any(rule.first)} has to be known before {_any(rule.then)}. {rule.says}"

    def _ranking(self) -> Iterator[str]:
        shares = ", ".join(f"the {_LISTS[phase]} {_percent(share)}" for phase, share in self.scored.ranking.items())
        yield f"Ranked lists, against what could be known at that moment: {shares}."
        for phase, name in _LISTS.items():
            left = [one for one in self.worth.must.get(phase, ()) if one not in self.played.rankings.get(phase, ())]
            if left:
                yield f"Not on the {name} list, and not to be missed: {_list(map(_diagnosis, left))}. {self._of(left)}"

    def _updating(self) -> Iterator[str]:
        yield "Change of mind:"
        for moved in self.scored.moved:
            name = f"“{_act(moved.update.acts[0])}”"
            up = [one for one in moved.stuck if one in moved.update.up]
            down = [one for one in moved.stuck if one not in up]
            if not moved.seen:
                between = f"the {_LISTS[moved.update.before]} and the {_LISTS[moved.update.after]} list"
                yield f"{name}: no result that could be used came between {between}."
                continue
            if up:
                yield f"{name} speaks for: {_list(map(_diagnosis, up))}."
            if down:
                yield f"{name} speaks against: {_list(map(_diagnosis, down))}."
            yield moved.update.says if moved.stuck else f"{name}: your list followed."

    def _classification(self) -> Iterator[str]:
        wrong = [key for key in self.worth.fields if not self.scored.fields[key.name]]
        yield f"Classification: {len(self.worth.fields) - len(wrong)} of {len(self.worth.fields)} fields are right."
        for key in wrong:
            given = self.played.fields.get(key.name, "").strip()
            yield f"{_FIELDS.get(key.name, key.name)}: {f'you wrote {given}' if given else 'nothing was written'}."
            yield key.says or self._of([key.name])

    def _plan(self) -> Iterator[str]:
        found = self.scored.plan
        clean = not (found.harms or found.unmet or found.loose or found.weak)
        yield "Plan: each part is met, and each item rests on its finding." if clean else "Plan:"
        if found.harms:
            yield f"{_list(map(_item, found.harms))} would harm this patient, so the plan earns nothing."
        for part in found.unmet[:_MOST]:
            yield f"Nothing that holds for the part “{part.name}”. {part.says or self._of([part.name])}"
        if found.loose:
            yield f"Not tied to the finding that carries it: {_list(map(_item, found.loose))}."
        if found.weak:
            yield f"Weak here: {_list(map(_item, found.weak))}."
            yield from [self._of([item]) for item in found.weak][:_MOST]

    def _turn(self) -> Iterator[str]:
        found = self.scored.turn
        if found.harms:
            yield f"The turn: {_list(map(_act, found.harms))} harms here."
        elif found.missing:
            yield f"The turn: missing among the first three acts: {_list(_act(group[0]) for group in found.missing)}."
            yield from [self._of(group) for group in found.missing]
        else:
            yield "The turn: the first three acts were the right ones."

    def _unsafe(self, what: str) -> str:
        stopped = next((stop.harm for stop in self.played.stops if stop.what == what), "")
        harm = harms().get(stopped or self.worth.harms.get(what) or self.worth.turn_harms.get(what, ""))
        name = _act(what) if what in acts() else _item(what)
        return f"“{name}” was unsafe. {f'{harm.act}: {harm.why}' if harm else ''} {self._of([what])}"

    def _of(self, ids: Iterable[str]) -> str:
        return next((self.worth.said[one] for one in ids if one in self.worth.said), "")


def _act(name: str) -> str:
    found = acts().get(name)
    return found.words.rstrip(".") if found else name


def _diagnosis(name: str) -> str:
    found = diagnoses().get(name)
    return found.words if found else name


def _item(name: str) -> str:
    found = plan_items().get(name)
    return found.words if found else name


def _any(ids: Sequence[str]) -> str:
    one = ids[0]
    if one == PLAN:
        return "the plan"
    return f"“{_item(one.removeprefix(PLAN_ITEM))}”" if one.startswith(PLAN_ITEM) else f"“{_act(one)}”"


def _list(words: Iterable[str]) -> str:
    every = list(words)
    more = f" and {len(every) - _MOST} more" if len(every) > _MOST else ""
    return "; ".join(every[:_MOST]) + more


def _percent(share: Fraction) -> str:
    return f"{round(share * 100)}%"


def _shown(marks: Fraction) -> float:
    return round(float(marks), 2) + 0.0
