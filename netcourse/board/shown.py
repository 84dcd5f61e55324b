"""A played patient as plain data, for a panel, a page without Python or plain text. All of it comes from `Played`."""

from collections.abc import Mapping, Sequence
from typing import Any

from netcourse.board.catalogue import KINDS, PARTS, Act, acts, diagnoses, plan_items
from netcourse.board.chart_model import Chart
from netcourse.board.fields import FIELDS
from netcourse.board.log import MOST_KEYS, MOST_RANKED, TEXTS
from netcourse.board.missing import ASKED_TEXTS, RANKS, TAGGED, asked, blocks, lacks
from netcourse.board.played import OPENS, OVER, PHASES, Played, Stop
from netcourse.board.retold import retold
from netcourse.board.reveal import filled
from netcourse.board.variant import Variant
from netcourse.evidence import harms
from netcourse.items.identity import name_of

# What a part of the case is called where it is open, and behind it what it is for.
NAMES = {
    "triage": "Triage note",
    "d1": "Ask and examine",
    "d2": "Order tests",
    "d3": "Imaging and tissue",
    "plan": "The board",
    "end": "The turn",
    OVER: "Closed",
}
AIMS = {
    "triage": "Read the note. Say how soon this patient is seen, and why. Nothing else opens before.",
    "d1": "Ask and examine. Then say in one sentence who this is, name the findings that count most, and rank your diagnoses.",
    "d2": "Order tests: each comes out as it does in this body today. Let days pass, judge each result, and rank again.",
    "d3": "Order imaging and tissue. Classify what was found, and rank for the last time.",
    "plan": "Say whose rules you follow. Tie each item of the plan to a finding that you have, and write to the board.",
    "end": "Something has happened. Your first three acts count; then write to the patient.",
    OVER: "This patient is closed: everything can be read, nothing can be changed. Go on below.",
}
HEADS = {
    "ask": "History",
    "examine": "Examination",
    "prepare": "Preparation",
    "test": "Laboratory and function tests",
    "image": "Imaging",
    "tissue": "Tissue",
    "turn": "After the turn",
}
PART_WORDS = {part: part.replace("-", " ").capitalize() for part in PARTS} | {"heart-and-genes": "Heart and genes"}
# What the list of acts is called in each part.
ACT_HEADS = {
    "d1": "Ask or examine",
    "d2": "Order, prepare, or go back to the bedside",
    "d3": "Order imaging or tissue, or go back",
    "end": "What you do first",
}
# Where days pass: always where results are ordered, elsewhere only as long as one is on its way.
_WAITS, _MAY_WAIT = ("d2", "d3"), ("d1", "plan")


def opening() -> dict[str, Any]:
    """What is the same for every patient and never changes: the lists from which is chosen, and how much of each.

    Returns
    -------
    dict
        Lists of pairs, as JavaScript would sort keys that look like numbers.
    """
    by_kind = [[kind, HEADS[kind], [_row(act) for act in acts().values() if act.kind == kind]] for kind in KINDS]
    parts = [
        [part, PART_WORDS[part], [[one.id, one.words] for one in plan_items().values() if one.part == part]] for part in PARTS
    ]
    return {
        "acts": by_kind,
        "diagnoses": [[one.id, one.words] for one in diagnoses().values()],
        "plan": parts,
        "fields": [[one.name, one.label, list(one.options)] for one in FIELDS],
        "texts": [[kind, words, TEXTS[kind]] for kind, (_, words) in ASKED_TEXTS.items()],
        "most": {"key": MOST_KEYS, "rank": MOST_RANKED},
    }


def state(chart: Chart, variant: Variant, played: Played) -> dict[str, Any]:
    """What is seen of a patient now.

    Parameters
    ----------
    chart, variant, played
        The patient, this student's numbers, and what was done so far.

    Returns
    -------
    dict
        ``head``: where one is; ``known``: what came to light; ``work``: what the student has said, and what is open; ``after``:
        what may be told once nothing is open. Plain data, of a kind that JSON holds.
    """
    return {
        "head": _head(chart, variant, played),
        "known": _known(played),
        "work": _work(played),
        "after": _after(played),
    }


def who(chart: Chart, variant: Variant) -> str:
    """The patient in a few words: ``Samira Haddad, 31, nurse``."""
    age = variant.numbers.get("age")
    return ", ".join([chart.persona.name, *([str(age)] if age is not None else []), *filter(None, [chart.persona.words])])


def spent(chart: Chart, played: Played) -> str:
    """Which day it is, and what was spent of the budget."""
    return f"Day {played.day} · {played.spent} of {chart.budget} points spent"


def _head(chart: Chart, variant: Variant, played: Played) -> dict[str, Any]:
    at = PHASES.index(played.phase) if played.phase in PHASES else len(PHASES)
    full = " · the list is full: choose with what you have" if played.full else ""
    return {
        "who": who(chart, variant),
        "note": filled(chart.triage, chart, variant),
        "about": chart.note,
        "turn": filled(chart.turn.get(variant.fork, ""), chart, variant) if at >= PHASES.index("end") else "",
        "phase": played.phase,
        "name": NAMES[played.phase],
        "aim": AIMS[played.phase],
        "status": f"{spent(chart, played)} · burden on the patient {played.burden}{full}",
        "steps": [[NAMES[one], "closed" if i < at else "now" if i == at else "later"] for i, one in enumerate(PHASES)],
        "id": name_of(played.student_id),
        "over": played.phase == OVER,
        "lines": played.lines,
    }


def _known(played: Played) -> dict[str, Any]:
    there = acts()
    times = {one: sum(each.act == one for each in played.revealed_order) for one in played.findings}
    groups = [[HEADS[kind], [_finding(played, act, times) for act in _newest(played, kind)]] for kind in reversed(KINDS)]
    return {
        "groups": [group for group in groups if group[1]],
        "waiting": [[there[one.act].words, one.due] for one in sorted(played.waiting, key=lambda one: one.due)],
        "stops": [stopped(one) for one in played.stops],
        # Whether a result can be said to be of use: until the plan is closed.
        "tags": played.phase in (*RANKS, "plan"),
        "said": closed_words(played),
    }


def closed_words(played: Played) -> list[list[str]]:
    """What the student has said in the parts that are closed, each with what it is."""
    texts = {kind: [[words, played.texts[kind]]] if kind in played.texts else [] for kind, (_, words) in ASKED_TEXTS.items()}
    named = ", ".join(words_of(one) for one in played.key)
    fields = "; ".join(f"{one.label}: {played.fields[one.name]}" for one in FIELDS if one.name in played.fields)
    plan = "; ".join(f"{words_of(item)} ({words_of(why) if why else 'no finding'})" for item, why in played.plan.items())
    by_phase = {
        "triage": [["To be seen", played.urgency], *texts["why"]],
        "d1": [*texts["summary"], ["Findings that count most", named]],
        "d2": [],
        "d3": [["Classification", fields]],
        "plan": [["Rules of", played.jurisdiction], ["Plan", plan], *texts["board"]],
        "end": [["First acts", ", ".join(words_of(act) for act in played.turn)], *texts["patient"]],
    }
    ranked = {one: [[f"Ranked at “{NAMES[one]}”", _ranked(played.rankings[one])]] for one in RANKS if one in played.rankings}
    return [row for one in PHASES if one in played.committed for row in (*by_phase[one], *ranked.get(one, ())) if row[1]]


def _ranked(names: Sequence[str]) -> str:
    return ", ".join(f"{at}. {words_of(one)}" for at, one in enumerate(names, 1))


def stopped(stop: Stop) -> str:
    """What is said while the scene runs of an act that was not done.

    The registrar's reason is told at once, as a registrar would: whoever is only stopped learns to try something else, and goes
    on with the thought that was wrong. It buys nothing, since a stop has cost half of the marks by then. Which harm it is, and
    what it has done to others, is told once nothing is open any more.
    """
    return f"The registrar stops you: “{words_of(stop.what)}” is not done. {stop.says}"


def words_of(what: str) -> str:
    """An act, an item of a plan or a diagnosis in words; what there is not stays as it is."""
    found: Any = acts().get(what) or plan_items().get(what) or diagnoses().get(what)
    return found.words if found else what


def answered(act: str, text: str) -> str:
    """An act with what came of it; a question is its own sentence."""
    words = words_of(act)
    return f"{words} {text}" if words.endswith(("?", ".")) else f"{words}: {text}"


def _newest(played: Played, kind: str) -> list[str]:
    came = {one.act: at for at, one in enumerate(played.revealed_order)}
    there = [act for act in played.findings if act in acts() and acts()[act].kind == kind]
    return sorted(there, key=lambda act: -came.get(act, 0))


def _finding(played: Played, act: str, times: Mapping[str, int]) -> dict[str, Any]:
    found = played.findings[act]
    return {
        "act": act,
        "words": acts()[act].words,
        "text": found.text,
        "day": found.day_due,
        "times": times[act],
        "tag": played.tags.get(act, "") if acts()[act].kind in TAGGED else None,
    }


def _work(played: Played) -> dict[str, Any]:
    phase = played.phase
    before = [played.rankings[one] for one in RANKS if one in played.rankings]
    # What this part is for stands first.
    kinds = sorted((kind for kind in KINDS if _is_open(kind, phase)), key=lambda kind: -PHASES.index(OPENS[kind]))
    return {
        "kinds": kinds,
        "head": ACT_HEADS.get(phase, ""),
        "wait": _next(played) if phase in _WAITS or (phase in _MAY_WAIT and played.waiting) else None,
        "urgency": played.urgency,
        "jurisdiction": played.jurisdiction,
        "texts": [[kind, played.texts.get(kind, ""), phase == at] for kind, (at, _) in ASKED_TEXTS.items()],
        "key": list(played.key),
        "rank": list(played.ranking or (before[-1] if before else ())),
        "ranked": bool(played.ranking),
        "earlier": [[NAMES[one], _ranked(played.rankings[one])] for one in RANKS if one in played.rankings],
        "fields": dict(played.fields),
        "plan": [[item, words_of(item), support, words_of(support)] for item, support in played.plan.items()],
        "revealed": [[one, acts()[one].words] for one in _all_newest(played)],
        "done": sorted({one.act for one in played.done}),
        "asked": [list(one) for one in asked(played)],
        "blocks": blocks(played),
        "lacks": lacks(played),
    }


def _is_open(kind: str, phase: str) -> bool:
    """Whether acts of this kind can be done. Earlier kinds stay open until the last ranking; the turn has its own alone."""
    if phase == "end":
        return kind == "turn"
    return phase in RANKS and kind != "turn" and RANKS.index(OPENS[kind]) <= RANKS.index(phase)


def _all_newest(played: Played) -> list[str]:
    return [act for kind in KINDS for act in _newest(played, kind)]


def _next(played: Played) -> int:
    """Days until the next result comes; 0 if none is on its way."""
    return min((one.due - played.day for one in played.waiting), default=0)


def _after(played: Played) -> dict[str, Any] | None:
    if played.phase != OVER:
        return None
    why = {one.id: one.why for one in harms().values()}
    once = dict.fromkeys((stop.what, stop.harm, stop.says) for stop in played.stops)
    return {"stops": [[words_of(what), says, why.get(harm, "")] for what, harm, says in once], "course": list(retold(played))}


def _row(act: Act) -> list[Any]:
    return [act.id, act.words, act.price, act.wait, act.burden]
