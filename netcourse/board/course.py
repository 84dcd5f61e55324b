"""The course of a patient, line by line: what a line changes, or why it changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from netcourse.board.body import Body, after, tick
from netcourse.board.catalogue import Act, acts, diagnoses, plan_items
from netcourse.board.chain import Numbered
from netcourse.board.chart import Chart
from netcourse.board.finding import Finding
from netcourse.board.played import OPENS, OVER, PHASES, Committed, Done, Played, Problem, Revealed, Stop
from netcourse.board.reveal import filled, reveal
from netcourse.board.variant import Variant

MOST_PLANNED = 8
MOST_AT_THE_TURN = 3
_RANKED = ("d1", "d2", "d3")
# In which phases each verb may stand; of `say`, by the kind of text; `do` depends on the act.
_WHEN: Mapping[str, tuple[str, ...]] = {
    "urgency": ("triage",),
    "say why": ("triage",),
    "key": ("d1",),
    "say summary": ("d1",),
    "rank": _RANKED,
    "field": ("d3",),
    "tag": (*_RANKED, "plan"),
    "wait": (*_RANKED, "plan", "end"),
    "do": (*_RANKED, "end"),
    "jurisdiction": ("plan",),
    "plan": ("plan",),
    "unplan": ("plan",),
    "say board": ("plan",),
    "say patient": ("end",),
    "commit": PHASES,
}


@dataclass(slots=True)
class Course:
    """A patient who is being played."""

    chart: Chart
    variant: Variant
    body: Body
    phase: str = PHASES[0]
    spent: int = 0
    burden: int = 0
    prepared: int = 0
    done: list[Done] = field(default_factory=list)
    # What was done and is not known yet, and of each act the last day on which it was done, with how much had been prepared.
    waiting: list[tuple[Done, Finding]] = field(default_factory=list)
    latest: dict[str, tuple[int, int]] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    came: list[Finding] = field(default_factory=list)
    revealed: list[Revealed] = field(default_factory=list)
    committed: dict[str, Committed] = field(default_factory=dict)
    rankings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ranking: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    plan: dict[str, tuple[str, int]] = field(default_factory=dict)
    turn: list[str] = field(default_factory=list)
    urgency: str = ""
    jurisdiction: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    stops: list[Stop] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def step(self, now: Numbered) -> None:
        """Play a line; what is not possible changes nothing and is told."""
        at, line = now
        verb = f"say {line.args[0]}" if line.verb == "say" else line.verb
        if line.verb == "start":
            return
        when = _WHEN[verb]
        why = _STEPS[line.verb](self, now) if self.phase in when else f"{verb} is {_when(self.phase, when)}"
        if why:
            self.problems.append(Problem("impossible", at, f"Line {at} is left out: {why}."))

    def played(self, lines: int, seconds: int, problems: tuple[Problem, ...], nonce: str, student_id: str) -> Played:
        """The state as it is now; see `Played` for the arguments."""
        found = sorted([*problems, *self.problems], key=lambda one: one.line)
        return Played(
            phase=self.phase,
            day=self.body.day,
            spent=self.spent,
            burden=self.burden,
            full=self.spent >= self.chart.budget,
            done=tuple(self.done),
            findings=dict(self.findings),
            waiting=tuple(done for done, _ in self.waiting),
            revealed_order=tuple(self.revealed),
            came=tuple(self.came),
            committed=dict(self.committed),
            rankings=dict(self.rankings),
            ranking=self.ranking,
            key=self.key,
            fields=dict(self.fields),
            tags=dict(self.tags),
            plan={item: support for item, (support, _) in self.plan.items()},
            planned_at={item: at for item, (_, at) in self.plan.items()},
            turn=tuple(self.turn),
            urgency=self.urgency,
            jurisdiction=self.jurisdiction,
            texts=dict(self.texts),
            stops=tuple(self.stops),
            problems=tuple(found),
            lines=lines,
            seconds=seconds,
            nonce=nonce,
            student_id=student_id,
        )

    def stopped(self, at: int, what: str) -> bool:
        """Whether the scene stops at this act or plan item; then it is told."""
        for rule in self.chart.stops:
            here = rule.what == what and rule.fork in ("", self.variant.fork)
            if here and not any(one in self.findings for one in rule.unless_done):
                self.stops.append(Stop(at, what, rule.harm, filled(rule.says, self.chart, self.variant)))
                return True
        return False

    def seen(self, at: int, act: str, cited: str) -> bool:
        """Whether an act's result had come when it was cited; if not, it is told when it would have come."""
        if act in self.findings:
            return True
        due = next((done.due for done, _ in self.waiting if done.act == act), None)
        would = "it was never done before" if due is None else f"it would have come on day {due}"
        self.problems.append(
            Problem("unseen", at, f"Line {at} cites {act} ({cited}), which was not known on day {self.body.day}: {would}.")
        )
        return False

    def bring(self, at: int) -> None:
        """Reveal what is due today or before, in the order in which it came."""
        due = sorted((one for one in self.waiting if one[0].due <= self.body.day), key=lambda one: one[0].due)
        for done, finding in due:
            self.waiting.remove((done, finding))
            self.findings[done.act] = finding
            self.came.append(finding)
            self.revealed.append(Revealed(done.act, at, finding.usable))


def _do(course: Course, now: Numbered) -> str:
    act = acts().get(now.line.args[0])
    why = _closed(course, act) or _refused(course, act) if act else f"there is no act {now.line.args[0]}"
    if act is None or why or course.stopped(now.at, act.id):
        return why
    turn = act.kind == "turn"
    finding = reveal(act.id, course.chart, course.variant, course.body)
    done = Done(act.id, course.body.day, finding.day_due, now.at)
    course.body = after(act.id, course.body)
    course.done.append(done)
    course.waiting.append((done, finding))
    course.spent += 0 if turn else act.price
    course.burden += act.burden
    course.prepared += act.kind == "prepare"
    course.latest[act.id] = (course.body.day, course.prepared)
    course.turn += [act.id] if turn else []
    course.bring(now.at)
    return ""


def _closed(course: Course, act: Act) -> str:
    at_the_end, opens = act.kind == "turn", PHASES.index(OPENS[act.kind])
    if at_the_end == (course.phase == "end") and PHASES.index(course.phase) >= opens:
        return ""
    return f"{act.id} is {_when(course.phase, ('end',) if at_the_end else PHASES[opens:4])}"


def _refused(course: Course, act: Act) -> str:
    if any(done.act == act.id for done, _ in course.waiting):
        return f"{act.id} has been done, and its result has not come yet"
    if course.latest.get(act.id) == (course.body.day, course.prepared):
        return f"{act.id} was done on this day already"
    if act.kind == "turn":
        return f"the first {MOST_AT_THE_TURN} acts count" if len(course.turn) == MOST_AT_THE_TURN else ""
    left = course.chart.budget - course.spent
    return f"{act.id} costs {act.price}, and {left} of {course.chart.budget} are left" if act.price > left else ""


def _wait(course: Course, now: Numbered) -> str:
    course.body = tick(course.body, int(now.line.args[0]))
    course.bring(now.at)
    return ""


def _rank(course: Course, now: Numbered) -> str:
    strange = [one for one in now.line.args if one not in diagnoses()]
    if strange:
        return f"there is no diagnosis {strange[0]}"
    course.ranking = now.line.args
    return ""


def _key(course: Course, now: Numbered) -> str:
    course.key = tuple(one for one in now.line.args if course.seen(now.at, one, "as a finding that counts"))
    return ""


def _tag(course: Course, now: Numbered) -> str:
    act, tag = now.line.args
    if course.seen(now.at, act, "in a tag"):
        course.tags[act] = tag
    return ""


def _plan(course: Course, now: Numbered) -> str:
    item, support = now.line.args
    if item not in plan_items():
        return f"there is no plan item {item}"
    if not course.jurisdiction:
        return "where the patient is treated has not been said"
    if item not in course.plan and len(course.plan) == MOST_PLANNED:
        return f"a plan holds at most {MOST_PLANNED} items"
    if not course.stopped(now.at, item):
        known = support != "-" and course.seen(now.at, support, f"for {item}")
        course.plan[item] = (support if known else "", now.at)
    return ""


def _unplan(course: Course, now: Numbered) -> str:
    return "" if course.plan.pop(now.line.args[0], None) else f"{now.line.args[0]} is not in the plan"


def _commit(course: Course, now: Numbered) -> str:
    asked = now.line.args[0]
    if asked != course.phase:
        return f"{asked} is {_when(course.phase, (asked,))}"
    if asked == "triage" and not course.urgency:
        return "how soon the patient is to be seen has not been said"
    if asked in _RANKED and not course.ranking:
        return "no diagnosis has been ranked in this phase"
    if asked in _RANKED:
        course.rankings[asked], course.ranking = course.ranking, ()
    course.committed[asked] = Committed(now.at, course.body.day, course.spent, now.line.seconds)
    course.phase = (*PHASES, OVER)[PHASES.index(asked) + 1]
    return ""


def _urgency(course: Course, now: Numbered) -> str:
    course.urgency = now.line.args[0]
    return ""


def _jurisdiction(course: Course, now: Numbered) -> str:
    course.jurisdiction = now.line.args[0]
    return ""


def _say(course: Course, now: Numbered) -> str:
    course.texts[now.line.args[0]] = now.line.args[1]
    return ""


def _field(course: Course, now: Numbered) -> str:
    course.fields[now.line.args[0]] = now.line.args[1]
    return ""


def _when(phase: str, when: tuple[str, ...]) -> str:
    order = (*PHASES, OVER)
    return f"closed since {when[-1]}" if order.index(phase) > order.index(when[-1]) else f"open from {when[0]} on"


_STEPS: Mapping[str, Callable[[Course, Numbered], str]] = {
    "urgency": _urgency,
    "do": _do,
    "wait": _wait,
    "say": _say,
    "key": _key,
    "rank": _rank,
    "tag": _tag,
    "field": _field,
    "plan": _plan,
    "unplan": _unplan,
    "jurisdiction": _jurisdiction,
    "commit": _commit,
}
