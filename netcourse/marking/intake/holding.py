"""How many answers a hand-in holds, and what is likely if it holds none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from netcourse.items.gathering import Gathered, gather
from netcourse.items.store import parse
from netcourse.items.words import written_in
from netcourse.marking.debrief.asked import awarded
from netcourse.marking.intake.cells import valid_cells
from netcourse.marking.intake.editions import read_otherwise
from netcourse.marking.intake.keeping import named
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.matching import Matching, match
from netcourse.marking.intake.reading import NotReadable, as_format_4, read_object
from netcourse.marking.intake.release import Cell, Release, plain, text_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one kind of question: those that are answered, and all."""

    answered: tuple[str, ...]
    asked: tuple[str, ...]

    def words(self, what: str) -> str:
        """Such as ``2 of 3 forms``."""
        return f"{len(self.answered)} of {len(self.asked)} {what if len(self.asked) == 1 else f'{what}s'}"


@dataclass(frozen=True, slots=True)
class Holding:
    """The answers in a hand-in, answers.json included.

    Attributes
    ----------
    forms, exercises, texts : Tally
        Questions answered in a form, with lines of code, and in words.
    warnings : tuple of str
        What a person should look at: no answers at all and why that may be, answers that can't be read.
    """

    forms: Tally
    exercises: Tally
    texts: Tally
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Such as ``19 of 19 forms, 2 of 2 exercises, comment``."""
        said = [tally.words(what) for tally, what in ((self.forms, "form"), (self.exercises, "exercise")) if tally.asked]
        if len(self.texts.asked) > 1:
            said.append(self.texts.words("comment"))
        elif self.texts.asked:
            said.append("comment" if self.texts.answered else "no comment")
        return ", ".join(said)

    def as_data(self) -> Json:
        """The same for a program."""
        kinds = (("forms", self.forms), ("exercises", self.exercises), ("texts", self.texts))
        return {name: {"answered": list(tally.answered), "asked": list(tally.asked)} for name, tally in kinds}


def holding_of(notebook: bytes, answers: bytes | None, release: Release, limits: Limits) -> Holding | None:
    """The answers in a notebook and the answers.json beside it; None if it can't be read.

    Parameters
    ----------
    notebook, answers : bytes
        As they stand in `submitted/`.
    release : Release
        The unit.
    limits : Limits
        What is bearable.
    """
    try:
        raw, _ = read_object(notebook, limits)
        given, _ = as_format_4(raw, limits)
    except NotReadable:
        return None
    cells, _ = valid_cells(given["cells"])
    found = match(release, cells)
    receipts = gather(raw)
    recorded = {*receipts.entries, *_beside(answers)}
    forms = [one for cell in release.cells if cell.overwritten and (one := _question(cell.source))]
    solved = [at for at, cell in enumerate(release.cells) if cell.kind == "code" and (cell.grading or {}).get("solution")]
    written = [at for at, cell in enumerate(release.cells) if _is_written(cell) and not written_in(cell.label, forms)]
    holding = Holding(
        Tally(tuple(one for one in forms if one in recorded), tuple(forms)),
        _tally(release, solved, [at for at in solved if _worked_on(release, cells, found, at)]),
        _tally(release, written, [at for at in written if _is_answered(release, cells, found, at)]),
    )
    old = read_otherwise(cells, release)
    edition = (
        [f"answered in another edition, where the question read otherwise: {named(old)}; look at these by hand"] if old else []
    )
    warnings = [*edition, *_unreadable(receipts, forms, recorded), *_emptiness(holding, release, cells, found)]
    return Holding(holding.forms, holding.exercises, holding.texts, tuple(warnings))


@lru_cache(4096)
def _question(source: str) -> str:
    """What a marks cell of a release gives marks for; the same for each submission of a class."""
    award = awarded(source)
    return award.question if award else ""


def _beside(answers: bytes | None) -> set[str]:
    recorded = parse(answers.decode(errors="replace")) if answers is not None else None
    return set(recorded.entries) if recorded else set()


def _tally(release: Release, asked: Sequence[int], answered: Sequence[int]) -> Tally:
    return Tally(tuple(release.cells[at].label for at in answered), tuple(release.cells[at].label for at in asked))


def _is_written(cell: Cell) -> bool:
    grading = cell.grading or {}
    return bool(grading.get("task")) or (cell.kind != "code" and bool(grading.get("solution")))


def _worked_on(release: Release, cells: Sequence[Json], found: Matching, at: int) -> bool:
    there = found.pairs.get(at)
    text = "" if there is None else plain(text_of(cells[there].get("source")))
    return text not in ("", plain(release.cells[at].source))


def _is_answered(release: Release, cells: Sequence[Json], found: Matching, at: int) -> bool:
    """Whether a text was typed: into the cell itself, or below a task, where the release invites to it and no further."""
    if not (release.cells[at].grading or {}).get("task"):
        return _worked_on(release, cells, found, at)
    if at not in found.pairs:
        return False
    of = {there: one for one, there in found.pairs.items()}
    for there in range(found.pairs[at] + 1, len(cells)):
        one = of.get(there)
        if one is not None and (release.cells[one].grading or not _is_open(release.cells[one])):
            return False
        text = plain(text_of(cells[there].get("source")))
        if text and (one is None or text != plain(release.cells[one].source)):
            return True
        if one is not None and one != at + 1:
            return False
    return False


def _is_open(cell: Cell) -> bool:
    return cell.metadata.get("editable", True) is not False


def _unreadable(receipts: Gathered, forms: Sequence[str], recorded: set[str]) -> list[str]:
    lost = [one for one in receipts.unreadable if one in forms and one not in recorded]
    said = []
    if lost:
        said.append(f"answered, but the data of the answer are gone or can't be read: {named(lost)}; ask for answers.json")
    if receipts.nameless:
        said.append(f"{receipts.nameless} receipt(s) that can't be read, of no known question; ask for answers.json")
    return said


def _emptiness(holding: Holding, release: Release, cells: Sequence[Json], found: Matching) -> list[str]:
    """What to say where no form is answered, or nothing is: the likely cause."""
    asked = holding.forms.asked or holding.exercises.asked or holding.texts.asked
    none_at_all = not (holding.forms.answered or holding.exercises.answered or holding.texts.answered)
    if not asked or holding.forms.answered or not (none_at_all or holding.forms.asked):
        return []
    what = "no answer at all" if none_at_all else "no answer in its forms"
    if none_at_all and _as_released(release, cells, found):
        return [f"{what}: the release as it was handed out, untouched"]
    if holding.forms.asked and not any(cell.get("outputs") for cell in cells):
        return [
            f"{what}, and no output either: outputs were cleared before it was handed in, or it was made anew from a text, "
            "and recorded answers go with them; ask for answers.json"
        ]
    return [f"{what}: nothing was recorded, or the outputs of the questions were cleared; ask for answers.json"]


def _as_released(release: Release, cells: Sequence[Mapping[str, Any]], found: Matching) -> bool:
    if len(found.pairs) != len(cells) or any(cell.get("execution_count") for cell in cells):
        return False
    same = all(plain(text_of(cells[there].get("source"))) == plain(release.cells[at].source) for at, there in found.pairs.items())
    shown = any(cell.get("outputs") for cell in cells)
    return same and (shown or not release.shows)
