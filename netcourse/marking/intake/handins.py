"""A student's hand-ins: which notebook, with which answers.json, from when; and which of several counts."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from netcourse.items.decoding import decode
from netcourse.items.store import GARBLED, PRACTICE, parse, too_big
from netcourse.marking.intake.claim import platform_named
from netcourse.marking.intake.found import Moment, digest, newer
from netcourse.marking.intake.names import is_notebook, is_same_name, is_zip, shown
from netcourse.marking.intake.owners import Owned
from netcourse.marking.intake.repair import Examined
from netcourse.marking.intake.times import shown_time, stamp_of

_ANSWERS, _PRACTICE = (
    re.compile(rf"{name}(?: ?\(\d{{1,3}}\)|-\d{{1,3}})?\.json", re.IGNORECASE) for name in ("answers", "practice")
)
_PACKED = re.compile(r"\.(?:7z|rar|tar|tgz|gz|bz2|xz)$", re.IGNORECASE)
STAMP = "timestamp.txt"
# Looking at one may take seconds, and nobody hands in so many by mistake.
_MOST_NOTEBOOKS = 20


class Undecided(Exception):  # noqa: N818 (it carries the reason that a report shows)
    """Several files, and nothing tells which counts; the reason in plain words."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """One notebook with its answers, ready to be put into `submitted/`.

    Attributes
    ----------
    notebook : bytes
        As nbgrader will read it.
    answers : bytes or None
        The answers.json beside it.
    key : str
        What was sent, by its bytes.
    times : tuple of Moment
        When it was handed in, as far as anything says so.
    stamp : str
        For nbgrader's timestamp.txt; empty where the source states no time.
    repairs, notes : tuple of str
        What was done, and what else should be known.
    practice : bytes or None
        The practice.json beside it, where the student sent it of his own accord; it gives no marks, and is part of no key.
    files : mapping of str to bytes
        All that is put there by path, of an assignment that is no single notebook; then `notebook` and `answers` say nothing.
    """

    notebook: bytes
    answers: bytes | None
    key: str
    times: tuple[Moment, ...]
    stamp: str = ""
    repairs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    practice: bytes | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def made(self) -> str:
        """What stands in `submitted/`, by its bytes."""
        return set_key(self.files) if self.files else pair_key(self.notebook, self.answers)


def pair_key(notebook: bytes, answers: bytes | None) -> str:
    """Equal for equal notebooks with equal answers."""
    return _pair_of(digest(notebook), digest(answers) if answers is not None else None)


def set_key(files: Mapping[str, bytes]) -> str:
    """Equal for equal files of equal names."""
    return digest("\n".join(f"{digest(data)} {name}" for name, data in sorted(files.items())).encode())


def _pair_of(notebook: str, answers: str | None) -> str:
    return digest(f"{notebook} {answers if answers is not None else '-'}".encode())


def hand_in(files: Sequence[Owned], unit: str, look: Callable[[bytes], Examined]) -> HandIn:
    """The hand-in among one student's files.

    Parameters
    ----------
    files : sequence of Owned
        All that the student sent, in one collection.
    unit : str
        The unit.
    look : callable
        Examines a notebook's bytes.

    Raises
    ------
    Undecided
        If there is none, or several that no time tells apart.
    """
    work = [one for one in files if not one.paper]
    for one in work:
        if one.found.refusal and (is_zip(one.name) or is_notebook(one.name) or not one.found.held):
            raise Undecided(f"{shown(one.found.name)}: {one.found.refusal}")
    notebooks = _distinct([one for one in work if is_notebook(one.name) and not one.found.refusal])
    if not notebooks:
        raise Undecided(no_notebook([one.name for one in work or files]))
    if len(notebooks) > _MOST_NOTEBOOKS:
        raise Undecided(f"{len(notebooks)} different notebooks; at most {_MOST_NOTEBOOKS} are looked at")
    examined = [(one, look(one.found.data)) for one in notebooks]
    good = [(one, seen) for one, seen in examined if not seen.refusal]
    bad = [f"{shown(one.name)}: {seen.refusal}" for one, seen in examined if seen.refusal]
    if not good:
        raise Undecided("; ".join(bad[:3]))
    chosen = chosen_of([one for one, _ in good], "notebooks")
    seen = next(seen for one, seen in good if one is chosen)
    older = [f"an older notebook kept, not marked: {shown(one.name)}" for one, _ in good if one is not chosen]
    together = [one for one in work if one.claim.said == chosen.claim.said]
    answers, answer_repairs, sent_answers = _answers(chosen, together)
    stamp, times, stamp_notes = stamp_for(chosen, together)
    return HandIn(
        notebook=seen.notebook or b"",
        answers=answers,
        key=_pair_of(chosen.sent, sent_answers),
        times=times,
        stamp=stamp,
        repairs=(*_renamed(chosen, unit), *seen.repairs, *answer_repairs, *(f"passed over {line}" for line in bad)),
        notes=(*older, *stamp_notes, *_others(together), *_apart(chosen, work), *_late(chosen)),
        practice=_practice(chosen, together),
    )


def no_notebook(names: Sequence[str]) -> str:
    """Why there is nothing to mark in files of these names."""
    sent = ", ".join(sorted({shown(one) for one in names})[:6])
    packed = any(_PACKED.search(one) for one in names)
    return f"no notebook in what was sent ({sent})" + ("; an archive is opened here if it is a .zip" if packed else "")


def _distinct(files: Sequence[Owned]) -> list[Owned]:
    by_bytes: dict[str, Owned] = {}
    for one in files:
        there = by_bytes.setdefault(digest(one.found.data), one)
        # The same bytes handed in twice were handed in, at the latest, the second time.
        if there is not one and one.claim.said and newer(one.times, there.times):
            by_bytes[digest(one.found.data)] = one
    return list(by_bytes.values())


def chosen_of(files: Sequence[Owned], what: str, *, any_will_do: bool = False) -> Owned:
    """The newest of several files; of the same bytes, and where any will do, one of them.

    Raises
    ------
    Undecided
        If no time tells which is newer.
    """
    files = _distinct(files)
    for one in files:
        if all(other is one or newer(one.times, other.times) for other in files):
            return one
    if any_will_do:
        return files[0]
    names = " and ".join(shown("/".join(one.found.path[-2:])) for one in files[:3])
    raise Undecided(f"{len(files)} different {what} that no time tells apart ({names})")


def is_answers(name: str) -> bool:
    """Whether a name is that of answers.json; a browser may have numbered it."""
    return bool(_ANSWERS.fullmatch(name))


def _beside(chosen: Owned, files: Sequence[Owned], wanted: Callable[[str], Any]) -> list[Owned]:
    named = [one for one in files if wanted(one.name) and not one.found.refusal]
    return [one for one in named if one.found.path[:-1] == chosen.found.path[:-1]] or named


def _answers(chosen: Owned, files: Sequence[Owned]) -> tuple[bytes | None, list[str], str | None]:
    beside = _distinct(_beside(chosen, files, is_answers))
    if not beside:
        return None, [], None
    newest = chosen_of(beside, "answers.json")
    sent = newest.found.data
    text, encoding = ("", "") if too_big(len(sent)) else decode(sent)
    if parse(text) is None:
        why = too_big(len(sent)) or GARBLED
        return None, [f"answers.json can't be read and is left out ({why}); the receipts in the notebook count"], newest.sent
    return (
        (text.encode(errors="replace") if encoding else sent),
        [f"answers.json, {encoding}, made UTF-8"] if encoding else [],
        newest.sent,
    )


def _practice(chosen: Owned, files: Sequence[Owned]) -> bytes | None:
    """What was practised, for the report; one that can't be read, or of which no time tells which counts, says nothing."""
    beside = _beside(chosen, files, _PRACTICE.fullmatch)
    if not beside:
        return None
    try:
        data = chosen_of(beside, PRACTICE).found.data
    except Undecided:
        return None
    return data if not too_big(len(data)) and parse(decode(data)[0]) else None


def stamp_for(chosen: Owned, files: Sequence[Owned]) -> tuple[str, tuple[Moment, ...], list[str]]:
    """The time of handing in, where whoever collected stated it: the teacher's table, a platform's name, nbgrader's own folders.

    A time inside a student's own zip is the student's word, and the times that a download carries are those of the download.
    """
    times, said, when = chosen.times, chosen.claim.said, chosen.when
    if when is not None:
        other = [f"its name says {shown_time(said.seconds)}"] if said and said.clock == "stated" and said.seconds != when else []
        return stamp_of(when), (Moment(when, "stated"),), [f"handed in {shown_time(when)}, as --times says", *other]
    if said and said.clock == "stated":
        return (
            stamp_of(said.seconds),
            times,
            [f"handed in {shown_time(said.seconds)}, as {platform_named(chosen.claim.form)} says"],
        )
    by_student = chosen.claim.form != "nbgrader" or any(is_zip(part) for part in chosen.found.path[chosen.claim.at - 1 :])
    stamps = [one for one in _beside(chosen, files, lambda name: name == STAMP) if one.found.path[:-1] == chosen.found.path[:-1]]
    if not stamps:
        return "", times, []
    if by_student:
        return "", times, [f"{STAMP} in what the student sent is not believed"]
    from nbgrader.utils import parse_utc

    try:
        stated = parse_utc(stamps[0].found.data.decode("utf-8")[:100].strip()).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return "", times, [f"{STAMP} can't be read and is left out"]
    return stamp_of(stated.timestamp()), (Moment(stated.timestamp(), "stated"),), []


def stated(stamp: str) -> Moment:
    """The moment of a stamp as `hand_in` writes it."""
    return Moment(datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S.%f UTC").replace(tzinfo=UTC).timestamp(), "stated")


def _renamed(chosen: Owned, unit: str) -> list[str]:
    whose, _, rest = chosen.name.rpartition(f"{unit}.ipynb")
    expected = not rest and (not whose or (whose[-1] == "_" and is_same_name(whose, chosen.claim.name)))
    return [] if expected else [f"renamed from {shown(chosen.name)}"]


def _others(files: Sequence[Owned]) -> list[str]:
    # Not laid beside the notebook: a student's netcourse.py there would be imported in place of ours.
    names = {one.name for one in files if not _used(one.name)}
    shorter = sorted(map(shown, names))[:6]
    return [f"also sent, kept and not used: {', '.join(shorter)}"] if names else []


def _apart(chosen: Owned, work: Sequence[Owned]) -> list[str]:
    """What lies in another attempt or version, other than notebooks."""
    others = {one.name for one in work if one.claim.said != chosen.claim.said and not is_notebook(one.name)} - {STAMP}
    shorter = sorted(map(shown, others))[:6]
    return [f"of another attempt or version, kept and not used: {', '.join(shorter)}"] if others else []


def _used(name: str) -> bool:
    return is_notebook(name) or is_answers(name) or name == STAMP or bool(_PRACTICE.fullmatch(name))


def _late(chosen: Owned) -> list[str]:
    return ["Canvas marks it as late; its download does not say when it came"] if chosen.claim.late else []
