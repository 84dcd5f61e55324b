"""The page "What changed after the article": dated entries, each with who says so and where; one page, linked from every unit."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

from netcourse import evidence
from netcourse.errors import CourseError

NAME = "what_changed"
# Units lie in folders of their own name, and this is no unit: whatever looks for units passes it over.
FOLDER = "course"
_DATE = re.compile(r"\d{4}(-\d{2})?")
_KEYS = ("date", "where", "title", "text", "facts", "units", "asked")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that came after the article.

    `date` is an ISO year or month, `where` the country or body; `facts` hold its numbers, `units` link it, and `asked` are the
    ids of the questions that ask about it.
    """

    date: str
    where: str
    title: str
    text: str
    facts: tuple[str, ...]
    units: tuple[str, ...]
    asked: tuple[str, ...]


def read_entries(path: Path) -> tuple[str, tuple[Entry, ...]]:
    """What `notebooks/what_changed.toml` says: the words above the entries, and the entries, oldest first.

    Parameters
    ----------
    path : Path
        A course may do without the file; then there is neither.

    Raises
    ------
    CourseError
        If it is malformed, an entry names a fact that there is not, or the dates are out of order.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "", ()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(f"{path}: not TOML in UTF-8: {error}") from None
    entries = tuple(_entry(path, number, one) for number, one in enumerate(found.get("entry", ()), start=1))
    for before, after in pairwise(entries):
        if after.date < before.date:
            raise CourseError(f"{path}: {after.title!r} ({after.date}) stands after {before.date}; allowed: oldest first")
    return " ".join(str(found.get("about", "")).split()), entries


def text_path(root: Path) -> Path:
    """What an author writes."""
    return root / "notebooks" / f"{NAME}.toml"


def page_path(root: Path) -> Path:
    """The page, a notebook without code beside the released units: what opens a unit opens it too."""
    return root / "release" / FOLDER / f"{NAME}.ipynb"


def page(about: str, entries: Iterable[Entry], titles: Mapping[str, str]) -> bytes:
    """The page as a notebook, the same bytes for the same entries.

    Parameters
    ----------
    about : str
        The words above the entries.
    entries : iterable of Entry
        In the order in which they are read.
    titles : mapping of str to str
        The heading of each unit by its name.
    """
    parts = [f"# What changed after the article\n\n{about}"]
    for one in entries:
        source = "- **Source:** " + "; ".join(_sources(one.facts))
        course = "- **In the course:** " + ", ".join(_links(one.units, titles)) + _asked(one.asked)
        parts.append(f"## {one.date} · {one.title}\n\n*{one.where}*\n\n{one.text}\n\n{source}\n{course}")
    # It is read: no key that a hand slips on changes or deletes a part of it.
    fixed = {"deletable": False, "editable": False}
    cells = [new_markdown_cell(part, id=f"{NAME}-{number}", metadata=fixed) for number, part in enumerate(parts)]
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return (str(nbformat.writes(notebook)) + "\n").encode()


def _entry(path: Path, number: int, found: Mapping[str, object]) -> Entry:
    missing = [key for key in _KEYS if key not in found]
    if missing or set(found) - set(_KEYS):
        raise CourseError(f"{path}: entry {number}: allowed are exactly {', '.join(_KEYS)}")
    strange = [one for one in _texts(found["facts"]) if one not in evidence.facts()]
    if strange or not found["facts"]:
        raise CourseError(f"{path}: entry {number}: facts {', '.join(strange) or 'none'}; allowed: ids of facts, at least one")
    if not _DATE.fullmatch(str(found["date"])):
        raise CourseError(f"{path}: entry {number}: date {found['date']!r}; allowed: a year or a month such as 2025-07")
    date, where, title, text = (" ".join(str(found[key]).split()) for key in ("date", "where", "title", "text"))
    return Entry(date, where, title, text, _texts(found["facts"]), _texts(found["units"]), _texts(found["asked"]))


def _texts(found: object) -> tuple[str, ...]:
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _sources(fact_ids: Iterable[str]) -> dict[str, None]:
    cited = [evidence.sources()[key] for one in fact_ids for key in evidence.fact(one).source_keys]
    return dict.fromkeys(_with_date(one) for one in cited if one.key != "COMPUTED")


def _with_date(source: evidence.Source) -> str:
    if source.year and source.year in source.title:
        return source.title
    return f"{source.title} ({source.year or f'no date, seen {source.seen}'})"


def _links(units: Iterable[str], titles: Mapping[str, str]) -> list[str]:
    return [f"[{titles[one]}](../{one}/{one}.ipynb)" if one in titles else one for one in units]


def _asked(questions: tuple[str, ...]) -> str:
    if not questions:
        return "; taught, not asked"
    return f"; a {'practice ' if all('practice' in one for one in questions) else ''}question asks about it"
