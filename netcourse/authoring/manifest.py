"""The course's manifest, `release/course.json`: what the course page, the bar above a unit and its running by itself rest on.

It is read out of the released notebooks, so that it can say nothing that students do not have anyway.
"""

import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.lint import reading_minutes
from netcourse.authoring.questions import plain_number, questions_of
from netcourse.errors import CourseError

VERSION = 1
LONGEST_HOOK = 240
_NUMBERED = re.compile(r"^Unit \d+ *[·:] *")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]+")


@dataclass(frozen=True, slots=True)
class About:
    """What stands in no unit: the course's title and aim, the article it rests on, planned units, and words explained."""

    title: str = "Course"
    about: str = ""
    article: Mapping[str, str] | None = None
    planned: tuple[tuple[int, str], ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()


def read_about(path: Path) -> About:
    """What `notebooks/course.toml` says.

    Parameters
    ----------
    path : Path
        A course may do without the file.

    Raises
    ------
    CourseError
        If it is malformed; the message names what is wrong.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return About()
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: not TOML: {error}") from None
    try:
        article = found.get("article")
        return About(
            title=_text(found["title"]),
            about=_text(found["about"]),
            article={key: _text(article[key]) for key in ("title", "about")} if article else None,
            planned=tuple((int(one["number"]), _text(one["title"])) for one in found.get("planned", ())),
            glossary=_glossary(found.get("glossary", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CourseError(
            f"{path}: malformed: {error}; it needs title, about, and perhaps article, planned and glossary"
        ) from None


def manifest(about: About, released: Mapping[str, NotebookNode]) -> bytes:
    """The manifest as it is committed.

    Parameters
    ----------
    about : About
        What stands in no unit.
    released : mapping of str to NotebookNode
        Each unit's released notebook by its name, such as ``05_tumour_grade``.

    Returns
    -------
    bytes
        JSON; the same for the same notebooks.
    """
    units = [unit_entry(name, released[name]) for name in sorted(released)]
    there = {unit["number"] for unit in units}
    data: dict[str, Any] = {"version": VERSION, "title": about.title, "about": about.about}
    if about.article:
        data["article"] = dict(about.article)
    data["units"] = units
    data["planned"] = [{"number": number, "title": title} for number, title in about.planned if number not in there]
    if about.glossary:
        data["glossary"] = [{"term": term, "means": means} for term, means in about.glossary]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def unit_entry(name: str, release: NotebookNode) -> dict[str, Any]:
    """What the manifest says of one unit.

    `cells` holds the hash of each code cell as it was released: a page runs nothing by itself that is not one of these.
    """
    questions = questions_of(release)
    return {
        "name": name,
        "number": int(name[:2]),
        "title": title_of(release) or name,
        "hook": hook_of(release),
        "minutes": reading_minutes(release),
        "marks": plain_number(sum(question.marks for question in questions)),
        "questions": [question.as_data() for question in questions],
        "cells": {cell.id: source_hash(cell.source) for cell in release.cells if cell.cell_type == "code"},
    }


def title_of(notebook: NotebookNode) -> str:
    """A unit's title without its number: ``# Unit 5 · Tumour grade`` is ``Tumour grade``."""
    for line in _first_text(notebook).split("\n"):
        if line.startswith("# "):
            return _NUMBERED.sub("", line.removeprefix("# ").strip())
    return ""


def hook_of(notebook: NotebookNode) -> str:
    """The words with which a unit opens, the patient and the question, as plain text that ends with a sentence."""
    _, _, below = _first_text(notebook).partition("\n")
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", below))
    told = (part for part in paragraphs if part and not part.startswith((">", "#", "|", "-", "<")))
    return _shortened(_MARKS.sub("", _LINK.sub(r"\1", " ".join(told))))


def source_hash(source: str) -> str:
    """The SHA-256 of a cell's source as UTF-8, in hexadecimal digits."""
    return hashlib.sha256(source.encode()).hexdigest()


def _first_text(notebook: NotebookNode) -> str:
    return next((str(cell.source).strip() for cell in notebook.cells if cell.cell_type == "markdown"), "")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_HOOK:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= LONGEST_HOOK]
    return text[: ends[-1]] if ends else text[: LONGEST_HOOK - 1].rsplit(" ", 1)[0] + "…"


def _glossary(found: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    entries = tuple((_text(one["term"]), _text(one["means"])) for one in found)
    twice = [term for term, times in Counter(term.lower() for term, _ in entries).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]!r} stands twice in the glossary")
    return entries


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is needed, found {value!r}")
    return " ".join(value.split())
