"""A review as one HTML page that asks nobody for anything. It holds answer keys."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from netcourse.authoring.review.agenda import Agenda
from netcourse.authoring.review.entries import State
from netcourse.authoring.review.gather import Course
from netcourse.authoring.review.uses import Use
from netcourse.authoring.review.words import amounts, changes, duration, opening, said
from netcourse.evidence import Source
from netcourse.evidence.content import remarks
from netcourse.explorers.wording import capital
from netcourse.marking.debrief.markdown import as_html

HEADINGS = {
    State.DOUBT: "Open doubts",
    State.CHANGED: "Changed since somebody signed",
    State.UNSIGNED: "Not signed yet",
    State.SIGNED: "Signed",
}
_SITE = re.compile(r"(https?://)?([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?/[^\s;]*")
_KNOWN = (
    (re.compile(r"(PMC\d+)\b"), "https://pmc.ncbi.nlm.nih.gov/articles/"),
    (re.compile(r"doi (10\.\S+)"), "https://doi.org/"),
)


def page(review: Agenda, course: Course) -> str:
    """Write the page.

    Parameters
    ----------
    review : Agenda
        In order.
    course : Course
        From which it is taken.

    Returns
    -------
    str
        HTML; the same review gives the same page, letter for letter.
    """
    here = {entry.id: number for number, entry in review.entries}
    return _template().render(
        review=review,
        opening=opening(review),
        sections=[section for section in review.sections if section.size],
        headings=HEADINGS,
        library=course.library,
        here=here,
        whom=review.speciality or "all specialities",
        used=lambda uses: used_in(uses, course.titles),
        css=Markup(_style()),  # noqa: S704 (ours)
    )


def used_in(uses: Iterable[Use], titles: Mapping[str, str]) -> list[str]:
    """Say where a fact is used, a line for each unit and one for rules and programs.

    Parameters
    ----------
    uses : iterable of Use
        The heaviest first.
    titles : mapping of str to str
        What each unit is called.

    Returns
    -------
    list of str
        Such as `Unit 5: Question 3 (q03); lesson, part 3`.
    """
    lines: dict[str, list[str]] = {}
    for use in uses:
        unit = titles.get(use.unit, "").partition(" · ")[0]
        lines.setdefault(f"{unit}: " if unit else "", []).append(use.where)
    return [head + "; ".join(places) for head, places in lines.items()]


def where(source: Source) -> Markup:
    """Say where a source was seen, with a link where its address is complete.

    Parameters
    ----------
    source : Source
        Of the evidence.

    Returns
    -------
    Markup
        The address as it was noted: it is read on paper too.
    """
    address = source.address
    target = ""
    for pattern, site in _KNOWN:
        if found := pattern.match(address):
            target = site + found[1]
    if not target and _SITE.fullmatch(address) and "..." not in address:
        target = address if address.startswith("http") else f"https://{address}"
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(target, address) if target else escape(address)


@cache
def _template() -> Template:
    # Every value is escaped unless it is Markup: CSS of ours, and the course's own Markdown.
    environment = Environment(
        autoescape=True, loader=FunctionLoader(_text), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"html": as_html, "where": where, "said": said, "duration": duration, "amounts": amounts}
    environment.filters |= {"inside": _inside, "capitalize_first": capital}
    environment.globals |= {"changes": changes, "remarks": remarks}
    return environment.get_template("page.html.j2")


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]


def _text(name: str) -> str:
    return (files("netcourse.authoring.review") / name).read_text(encoding="utf-8")


def _style() -> str:
    shared = (files("netcourse.marking.debrief") / "page.css").read_text(encoding="utf-8")
    return f"{shared}\n{_text('page.css')}"
