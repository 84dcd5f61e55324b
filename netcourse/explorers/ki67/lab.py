"""The counting lab without its view: what a student has done so far goes in, all that is to be seen comes out, as plain data.

The view draws and reports marks. Which fields may join, the index, its interval, the grade, the truth and all
words come from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TypeAlias

from netcourse.disease.ki67_interval import ends_shown
from netcourse.disease.proliferation import PER_CENT, Ki67Index, shown
from netcourse.disease.who_grade import grade_by_ki67
from netcourse.explorers.explorer import IN_VIEW
from netcourse.explorers.ki67.area import beside, may_drop
from netcourse.explorers.ki67.codes import guess_in_words, write_code
from netcourse.explorers.ki67.count import Count, read_count
from netcourse.explorers.ki67.feedback import findings
from netcourse.explorers.ki67.sheet import Sheet, settle_sheet
from netcourse.explorers.ki67.slide import PLANS, Slide, make_slide
from netcourse.explorers.ki67.tasks import LabTask, lab_tasks, who_cells
from netcourse.explorers.ki67.truth import NOT_LETTERED, VERDICT_WORDS, Truth, Verdict, compare
from netcourse.explorers.ki67.words import COLOURS, SHAPES, SIZES, brownness, colour, crowding, shape, size
from netcourse.explorers.told import plain, tell

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Shown: TypeAlias = dict[str, Json]

TITLE = "Ki-67 counting lab"
NOTE = "A synthetic slide, drawn from a number: no patient's tissue. Brown stands for Ki-67, blue for its absence."
DONE, DONE_EARLIER = "✔ Task done.", "✔ Task done earlier."
AGAIN = "Start again and try once more."
FREE_WORDS = "Find the hot spot and count its tumour cells. Leave lymphocytes and stroma unmarked."


@dataclass(frozen=True, slots=True)
class Setup:
    """What a lesson set: the slide, how many tumour cells, whether a guess comes first, the task and its name, if any."""

    slide: Slide
    cells: int
    eyeball: bool
    task: LabTask | None
    name: str = ""


def set_up(seed: int, *, eyeball: bool = True, task: str = "") -> Setup:
    """Set up the lab.

    Parameters
    ----------
    seed : int
        The slide, 0 to 99,999.
    eyeball : bool
        Whether the index is guessed from the map before anything is counted.
    task : str
        A name out of `lab_tasks`, or nothing for a free count.

    Returns
    -------
    Setup
        A task brings its own plan of slide and number of cells; a free count asks for the WHO's number (fact B2-02).

    Raises
    ------
    ValueError
        If there is no such seed or task.
    """
    tasks = lab_tasks()
    if task and task not in tasks:
        raise ValueError(f"{task!r} is no task of the counting lab; there is {', '.join(tasks)}")
    chosen = tasks[task] if task else None
    slide = make_slide(seed, chosen.plan if chosen else PLANS[0])
    return Setup(slide, chosen.cells if chosen else who_cells(), eyeball, chosen, task)


def drawn(setup: Setup) -> Shown:
    """What the view draws, once: every nucleus by its looks, without a word on what it is.

    Returns
    -------
    dict
        `fields`: for each its name, its looks in words, the fields `beside` it that share a side, and its nuclei, each a list of
        x, y, long, short (tenths of a unit), angle, brown, dark, and the places of its size, shape and colour in the lists of
        words of the same names.
    """
    fields: list[Json] = [
        {
            "name": name,
            "words": f"{crowding(nuclei)}, {brownness(nuclei)}",
            "beside": sorted(beside(name)),
            "nuclei": [
                [n.x, n.y, n.long, n.short, n.angle, n.brown, n.dark, size(n), shape(n), colour(n)]
                for n in (nucleus.looks for nucleus in nuclei)
            ],
        }
        for name, nuclei in setup.slide.fields.items()
    ]
    return {
        "title": f"{TITLE}, slide {setup.slide.seed}",
        "note": NOTE,
        "task": setup.task.words if setup.task else FREE_WORDS,
        "hints": list(setup.task.hints) if setup.task else [],
        # By it the browser remembers that the task was done.
        "key": f"CountingLab/{setup.name}/{setup.slide.seed}" if setup.task else "",
        "fields": fields,
        "sizes": SIZES,
        "shapes": SHAPES,
        "colours": COLOURS,
        "eyeball": setup.eyeball,
    }


def show(setup: Setup, asked: Mapping[str, object]) -> Shown:
    """What is seen after what was done.

    Parameters
    ----------
    setup : Setup
        What the lesson set.
    asked : mapping
        `guess`: what was typed, or nothing yet; `marks`: one sign a nucleus by field; `truth`: whether it was asked for; `found`:
        whether the browser remembers that the task was done; `last`: how far the try before was from it, or nothing.

    Returns
    -------
    dict
        Plain data for the view. If something cannot be, `problem` says so in a line and the rest is as without it.
    """
    guess, problem = _read_guess(asked.get("guess"))
    try:
        sheet = settle_sheet(setup.slide, asked.get("marks") or {}, guess)
    except ValueError as wrong:
        sheet, problem = Sheet({}, guess), str(wrong)
    read = read_count(sheet)
    counted = read if isinstance(read, Count) else None
    waits = setup.eyeball and guess is None
    why = tell(counted.reasons if counted else ())
    found: Shown = {
        "problem": problem,
        "guess": guess_in_words(sheet) if guess is not None else "",
        # By it the page knows whether this is about the guess that stands, or that one is still on its way.
        "heard": str(asked.get("guess") or ""),
        "may_count": not waits,
        "counted": sorted(sheet.fields),
        "may_drop": sorted(may_drop(sheet.fields)),
        "said": _said(setup, counted, waits=waits),
        "rows": _rows(setup, counted) if counted else [],
        "reasons": list(why.reasons),
        "sources": list(why.sources),
        "task_line": _task_line(setup, earlier=asked.get("found") is True),
        "code": write_code(setup.slide, sheet) if counted else "",
        "truth": None,
    }
    if counted and asked.get("truth") is True:
        found |= _truth(setup, sheet, counted, asked)
    return found


def _read_guess(raw: object) -> tuple[Fraction | None, str]:
    text = str(raw or "").strip().removesuffix("%").strip().replace(",", ".")
    if not text:
        return None, "" if raw is None else f"Type a number from 0 to {PER_CENT}."
    try:
        typed = Decimal(text)
        index = Fraction(typed)
    except (InvalidOperation, ValueError, OverflowError):
        return None, f"{str(raw)[:20]!r} is not a number from 0 to {PER_CENT}."
    return (index, "") if 0 <= index <= PER_CENT else (None, f"An index lies between 0 and {PER_CENT}%.")


def _said(setup: Setup, read: Count | None, *, waits: bool) -> str:
    if waits:
        return "Look at the map and guess the Ki-67 index of its hot spot first."
    if read is None:
        return "Open a field. Its first mark starts your hot spot; then add fields that share a side."
    index = read.index
    lacks = setup.cells - index.counted
    more = f"{lacks} more to count." if lacks > 0 else "Enough are counted: show the truth when you are done."
    return f"{index.counted} tumour cells, {index.positive} positive: {shown(index.percent)}%. {more}"


def _rows(setup: Setup, read: Count) -> list[Json]:
    low, high = ends_shown(read.index.interval)
    inside = " and ".join(read.limits_inside)
    return [
        ["Tumour cells counted", f"{read.index.counted} ({setup.cells} are asked for)"],
        ["Positive", str(read.index.positive)],
        ["Ki-67 index", f"{shown(read.index.percent)}%"],
        ["95% interval (Wilson)", f"{low}% to {high}%, {f'holds {inside}' if inside else 'holds no limit'}"],
        ["Grade by Ki-67 alone", read.what.partition(":")[0].removesuffix(" by Ki-67 alone")],
        ["Chance that an equal recount gives another grade", _chance(read.recount.changed)],
    ]


def _task_line(setup: Setup, *, earlier: bool) -> str:
    if setup.task is None:
        return ""
    if earlier:
        return f"{DONE_EARLIER} {setup.task.then}"
    return "Not there yet. Once enough is counted, the truth says what is still to do."


def _judged(setup: Setup, read: Count, truth: Truth, asked: Mapping[str, object]) -> Shown:
    """Whether the task is done, and if not, whether this try came nearer than the last one."""
    if setup.task is None:
        return {}
    last = asked.get("last")
    before = float(last) if isinstance(last, int | float) else None
    done = setup.task.done(read, truth)
    told = f"{DONE} {setup.task.then}" if done else f"{setup.task.answer(read, truth, before)} {AGAIN}"
    if not done and asked.get("found") is True:
        told = f"{told} {DONE_EARLIER}"
    return {"task_done": done, "task_line": told, "distance": setup.task.distance(read, truth)}


def _truth(setup: Setup, sheet: Sheet, read: Count, asked: Mapping[str, object]) -> Shown:
    truth = compare(setup.slide, sheet, setup.cells)
    told = findings(setup.slide, sheet, read, truth)
    why = tell((*read.reasons, *(one.found for one in told)))
    lines: list[Json] = [[plain(one.found.text), one.then] for one in told]
    return {
        "truth": {name: "".join(one) for name, one in truth.verdicts.items()},
        "legend": {str(letter): words for letter, words in VERDICT_WORDS.items() if letter is not Verdict.RIGHT},
        "not_lettered": f"{Verdict.RIGHT}{NOT_LETTERED}",
        "tally": {str(letter): number for letter, number in truth.tally.items()},
        "findings": lines[:IN_VIEW],
        "more": lines[IN_VIEW:],
        "sources": list(why.sources),
        "compared": _compared(sheet, read, truth),
        **_judged(setup, read, truth, asked),
        "said": f"The truth: your fields hold {shown(truth.chosen.percent)}%, you counted {shown(read.index.percent)}%.",
    }


def _compared(sheet: Sheet, read: Count, truth: Truth) -> list[Json]:
    hottest = ", ".join(truth.hottest_fields)
    indices = [
        ("Your count", read.index),
        (f"Truth in your fields ({', '.join(sheet.fields)})", truth.chosen),
        (f"Truth in the hottest area ({hottest})", truth.hottest),
        ("Truth over the whole slide", truth.whole),
    ]
    by_eye: list[Json] = []
    if sheet.guess is not None:
        by_eye = [["Your guess by eye", guess_in_words(sheet), str(grade_by_ki67(sheet.guess))]]
    return [*by_eye, *(_row(*one) for one in indices)]


def _row(name: str, index: Ki67Index) -> Json:
    return [name, index.what, str(grade_by_ki67(index.percent))]


def _chance(share: float) -> str:
    # Never "0%" for what can happen.
    return "below 1%" if share < 0.01 else f"{share:.0%}"
