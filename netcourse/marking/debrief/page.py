"""A debrief as one HTML page that asks nobody for anything. All that is a student's is escaped."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from netcourse.items.show import earned_words
from netcourse.marking.debrief.markdown import as_html
from netcourse.marking.debrief.model import Debrief, Marked, Written
from netcourse.marking.debrief.sums import in_words, inside, losses, marks_words, parts_to_read, sums, things


def page(debrief: Debrief) -> str:
    """Write the page.

    Returns
    -------
    str
        The same debrief gives the same page, letter for letter.
    """
    entries = debrief.entries
    lost = losses(debrief)
    again = [at for at, entry in enumerate(entries) if entry.given.look_again]
    return _template().render(
        debrief=debrief,
        entries=entries,
        sums=sums(debrief),
        lost=lost,
        answered=[at for at in lost if not _is_missing(entries[at])],
        unanswered=[at for at in sorted(lost) if _is_missing(entries[at])],
        again=again,
        again_marks=sum(entries[at].given.score for at in again),
        parts=parts_to_read(debrief, lost),
        marked=[at for at, entry in enumerate(entries) if isinstance(entry, Marked)],
        written=[at for at, entry in enumerate(entries) if isinstance(entry, Written)],
        css=Markup(_text("page.css")),  # noqa: S704 (ours)
    )


@cache
def _template() -> Template:
    # Every value is escaped unless it is Markup: CSS of ours, and the course's own Markdown.
    environment = Environment(
        autoescape=True, loader=FunctionLoader(_text), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"marks": marks_words, "number": in_words, "things": things, "inside": inside, "html": as_html}
    environment.filters["earned"] = earned_words
    environment.tests["written"] = lambda entry: isinstance(entry, Written)
    return environment.get_template("page.html.j2")


def _text(name: str) -> str:
    return (files("netcourse.marking.debrief") / name).read_text(encoding="utf-8")


def _is_missing(entry: Marked | Written) -> bool:
    return isinstance(entry, Marked) and entry.missing
