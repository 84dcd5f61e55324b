"""Which cards there are: practice questions of the released unit, and what one student's page of feedback tells him.

Practice is read from the release, in which no hidden test stands, so no key of a graded question can be among it.
"""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from netcourse.exporting.cards.card import Card
from netcourse.items.best_answer import best_answer
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.asked import calls, made
from netcourse.marking.debrief.model import Debrief, Marked

# "**Practice.** Which word …": what it is, and no part of the question.
_LABEL = re.compile(r"^\*\*(?:Practice|Decide first)\.?\*\*\s*")
_LESSON = re.compile(r"^#{2}\s+(.+)$", re.MULTILINE)


def practice_cards(unit: str, release: NotebookNode) -> list[Card]:
    """The practice questions of a unit that can be asked on a card: those with a best answer, or at least a worked one.

    Parameters
    ----------
    unit : str
        Its name.
    release : NotebookNode
        As students get it.
    """
    found: list[Card] = []
    part = ""
    for cell in release.cells:
        if cell.cell_type == "markdown" and (headings := _LESSON.findall(cell.source)):
            part = headings[-1]
        elif cell.cell_type == "code":
            found += _practised(unit, cell.source, part)
    return found


def _practised(unit: str, source: str, part: str) -> Iterator[Card]:
    for call in calls(source, "practise"):
        item, scheme = made(call.args[0]) if call.args else None, made(call.args[1]) if len(call.args) > 1 else None
        if not isinstance(item, Item):
            continue
        told = {keyword.arg: made(keyword.value) for keyword in call.keywords}
        best = best_answer(scheme, item) if isinstance(scheme, Scheme) else None
        worked = str(told.get("worked") or "")
        back, why = (best.words, f"{best.reason}\n\n{worked}") if best else (worked, "")
        if not back:
            continue  # nothing could be turned up
        sources = told.get("sources")
        yield Card(
            f"{unit}/{item.id}",
            "\n\n".join(filter(None, (_LABEL.sub("", item.stem), item.listing()))),
            back,
            why,
            "; ".join(map(str, sources)) if isinstance(sources, list | tuple) else "",
            ("practice", part) if part else ("practice",),
        )


def missed_cards(unit: str, debrief: Debrief) -> list[Card]:
    """What a student lost marks for, as far as his page of feedback says: nothing else is looked at.

    A new case, with its answer, where the page has one; the question itself with what cost marks; and the best answer only if
    the page shows it by now.
    """
    lost = [one for one in debrief.entries if isinstance(one, Marked) and one.given.lost and not one.given.waits]
    return [card for one in lost for card in _missed(unit, one, _part(debrief, one))]


def _missed(unit: str, entry: Marked, part: str) -> Iterator[Card]:
    tags = ("missed", part) if part else ("missed",)
    if entry.again:
        yield Card(f"{unit}/{entry.id}/again", entry.again.case, entry.again.answer, "", part, tags)
    reasons = "\n".join(reason.words for reason in entry.missed)
    if entry.question and (reasons or entry.best):
        answered = f"You answered: {entry.answer}" if entry.answer else "You answered nothing."
        back = entry.best.words if entry.best else reasons
        why = "\n\n".join(filter(None, ((entry.best.reason if entry.best else ""), reasons if entry.best else "", answered)))
        yield Card(f"{unit}/{entry.id}/missed", entry.question, back, why, part, tags)


def _part(debrief: Debrief, entry: Marked) -> str:
    return debrief.parts[entry.part].heading if entry.part is not None else ""
