"""What this kernel knows: which questions were asked, where their answers lie, and how one is recorded, by hand or by form."""

from collections.abc import Callable
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from netcourse.frontend import has_frontend
from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import COURSE_ID
from netcourse.items.item import Item
from netcourse.items.numbers import draw_again, forget, shown_for, stays
from netcourse.items.plain import Entry, Plain, goes_on_from, now
from netcourse.items.receipts import CHECK, entries_beside, receipt
from netcourse.items.recorded import folder, look
from netcourse.items.show import show_bundle, update_bundle
from netcourse.items.stem import stem_bundle, stem_id
from netcourse.items.store import Diverged, Recorded, append, load, save

Respond = Callable[[object, str], None]
# What takes an answer that a form sends, and gives the reply; see `netcourse.items.form`.
Submit = Callable[[object, str], dict[str, Any]]

_asked: dict[str, Item] = {}
_practised: dict[str, Respond] = {}
_forms: dict[str, tuple[Item, Submit]] = {}


def declare(item: Item, submit: Submit | None = None) -> None:
    """Let `record`, `check` and `award_item` know a question, and `hear` who takes what its form sends."""
    _practised.pop(item.id, None)
    forget(item.id)
    _asked[item.id] = item
    if submit:
        _forms[item.id] = (item, submit)


def declare_practice(item: Item, respond: Respond, submit: Submit) -> None:
    """Let `record` and `hear` know a practice question, and who answers to it."""
    _asked.pop(item.id, None)
    _practised[item.id] = respond
    _forms[item.id] = (item, submit)


def form_of(item_id: object) -> tuple[Item, Submit] | None:
    """The question of that id and who takes what its form sends, or None if its cell has not run in this kernel."""
    return _forms.get(item_id) if type(item_id) is str else None


def find(item_id: str) -> Item:
    """A question that was asked in this kernel.

    Raises
    ------
    AnswerProblem
        If there is none of that id.
    """
    if type(item_id) is str and item_id in _asked:
        return _asked[item_id]
    raise _unknown(item_id)


def keep(item: Item, value: Plain, *, typed: bool) -> Entry:
    """Record a parsed answer and bring every receipt of the question up to date.

    Raises
    ------
    AnswerProblem
        If it can't be saved, or is another id than that for which numbers were drawn.
    """
    before, recorded = look(item)
    if item.id == COURSE_ID.id:
        stays(recorded, value)
    count = before.n + 1 if before else 1
    line = value if typed else (before.typed if before else None)
    entry = Entry(item.id, item.kind, value, now(), count, line, shown_for(item.id))
    kept = _kept(item, entry, lambda entry: save(folder(), entry))
    if item.id == COURSE_ID.id:
        for other in draw_again():
            _asked[other.id] = other
            update_bundle(stem_bundle(other), stem_id(other))
    return kept


def keep_on(item: Item, value: Plain, before: Plain | None) -> Entry:
    """Record a parsed answer that grew out of what was recorded before, as `keep` does.

    Parameters
    ----------
    item : Item
        The question.
    value : Plain
        The answer as it is now.
    before : Plain or None
        The answer that it grew out of; None if there was none.

    Raises
    ------
    AnswerProblem
        If another tab or kernel recorded something else meanwhile, or it can't be saved.
    """
    there = load(folder()).entries.get(item.id)
    entry = Entry(item.id, item.kind, value, now(), there.n + 1 if there else 1)
    # What is no possible answer counts as none, and nobody could go on from it.
    grown_from = there.value if there and before is None and look(item)[0] is None else before
    try:
        return _kept(item, entry, lambda entry: append(folder(), entry, grown_from))
    except Diverged:
        raise AnswerProblem(f"{item.id}: NOT recorded. This patient was worked on elsewhere; run this cell again.") from None


def catch_up(item: Item, mine: Callable[[Plain], bool]) -> None:
    """Take up a log that grew elsewhere and came back in a notebook, before its question is shown.

    What is recorded here stays unless a log in a notebook beside it goes on from it: whoever played on another computer and
    brought the notebook back goes on there, and nothing of either is lost.

    Parameters
    ----------
    item : Item
        The question.
    mine : callable
        Whether a log may be taken up where nothing at all is recorded for the question.
    """
    recorded = load(folder())
    there, beside = recorded.entries.get(item.id), entries_beside(folder())[0].get(item.id)
    if beside is None or recorded.closed:
        return
    with suppress(AnswerProblem, Diverged, OSError):
        item.parse(beside.value)
        if goes_on_from(beside.value, there.value) if there else mine(beside.value):
            append(folder(), beside, there.value if there else None)


def _kept(item: Item, entry: Entry, write: Callable[[Entry], Recorded]) -> Entry:
    try:
        report = write(entry).report
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise AnswerProblem(f"{item.id}: NOT recorded: answers.json can't be written here ({why}).") from None
    if report:
        print(report)
    update_bundle(receipt(item, entry), _display_id(item))
    update_bundle({CHECK: {"id": item.id}, "text/plain": f"{item.id} is recorded: {item.words(entry.value)}"}, _check_id(item))
    return entry


def show_receipt(item: Item) -> None:
    """Show what is recorded; later recordings change this output in place."""
    entry, recorded = look(item)
    show_bundle(receipt(item, entry, note=recorded.notes.get(item.id, ""), closed=recorded.closed), _display_id(item))


def record(item_id: str, value: object, *, certainty: str = "") -> None:
    """Record an answer by typing it: ``record("q05", "B")``.

    Running the same line again never undoes what was chosen in the form since.

    Parameters
    ----------
    item_id : str
        The question, which must have been asked above.
    value : object
        The answer; what is possible depends on the question, and a message says so.
    certainty : {"low", "medium", "high"}, optional
        How sure you are; for practice questions.

    Raises
    ------
    AnswerProblem
        If there is no such question, or this is no possible answer to it.
    """
    if type(item_id) is str and item_id in _practised:
        _practised[item_id](value, certainty)
        return
    item = find(item_id)
    parsed = item.parse(value)
    entry, recorded = look(item)
    if entry is not None and recorded.closed and entry.value != parsed:
        print(f"{item.id}: this line says {item.words(parsed)}, but what counts is what was recorded: {item.words(entry.value)}.")
    elif entry is not None and entry.typed == parsed and entry.value != parsed:
        print(
            f"{item.id}: unchanged. After this line you chose {item.words(entry.value)} in the form; go back there to change it."
        )
    elif entry is None or entry.value != parsed or entry.typed != parsed:
        keep(item, parsed, typed=True)
    show_receipt(item)


def check(item_id: str) -> None:
    """Say what is recorded for a question, never whether it is right.

    In front of a person a missing answer is told as plain text, which recording brings up to date. nbgrader runs cells without
    anybody there: then it is an error, so that Validate lists the question and marking gives it nothing.

    Raises
    ------
    AnswerProblem
        If nothing is recorded and nobody is there, or there is no such question.
    """
    item = find(item_id)
    try:
        said = _checked(item)
    except AnswerProblem as problem:
        if not has_frontend():
            raise
        said = str(problem)
    show_bundle({CHECK: {"id": item.id}, "text/plain": said}, _check_id(item))


def _checked(item: Item) -> str:
    entry, recorded = look(item)
    note = recorded.notes.get(item.id, "")
    if entry is None:
        there = recorded.entries.get(item.id)
        if there is not None:
            item.parse(there.value)  # raises, and says what is wrong with it
        raise AnswerProblem(
            f"{item.id}: no answer is recorded. Choose one in the form above and press Record, or type "
            f'record("{item.id}", {item.example}) with your own answer.' + (f" {note}" if note else "")
        )
    return f"{item.id} is recorded: {item.words(entry.value)}" + (f"\n{note}" if note else "")


def answer(item_id: str) -> Plain:
    """The recorded answer as plain data, for a test of your own.

    Raises
    ------
    AnswerProblem
        If nothing is recorded.
    """
    item = find(item_id)
    entry, _ = look(item)
    if entry is None:
        raise AnswerProblem(f"{item.id}: no answer is recorded.")
    return entry.value


def _unknown(item_id: object) -> AnswerProblem:
    known = sorted({*_asked, *_practised})
    if not known:
        return AnswerProblem("No question has been asked yet: run the question's cell first (click it, press Shift+Enter).")
    near = get_close_matches(item_id, known, n=1) if isinstance(item_id, str) else []
    meant = f" Did you mean {near[0]}?" if near else ""
    shown = f"{known[0]} to {known[-1]}" if len(known) > 8 else ", ".join(known)
    return AnswerProblem(
        f"{item_id!s:.40}: no such question.{meant} Asked so far: {shown}. If it is missing, run its cell first."
    )


def _display_id(item: Item) -> str:
    return f"netcourse-receipt-{item.id}"


def _check_id(item: Item) -> str:
    return f"netcourse-check-{item.id}"
