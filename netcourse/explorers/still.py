"""The starting state of an explorer where nobody sits (nbval, nbgrader, nbconvert): one output that is always the same."""

from collections.abc import Sequence
from html import escape

from netcourse.explorers.explorer import Explorer, Shown, Values

MORE, SOURCES = "More on this", "Sources, and what is not sure"


def still_html(explorer: Explorer, begin: Values | None = None, shown: Shown | None = None) -> str:
    """The starting state as HTML, from its own start or from settled values; what is folded in the panel is folded here.

    Parameters
    ----------
    explorer : Explorer
        Any.
    begin : mapping, optional
        Settled values to start from.
    shown : Shown, optional
        What `explorer.show` gave for these, if it was asked before.
    """
    shown = shown or explorer.show(begin or explorer.settle({}))
    task = f"<p><strong>Task:</strong> {escape(explorer.task.words)}</p>" if explorer.task else ""
    figures = "".join(figure._repr_html_() for figure in shown.figures)
    return (
        f'<section class="netcourse-still" aria-label="{escape(explorer.title)}">'
        f"<p><strong>{escape(explorer.title)}</strong></p>{task}"
        f"<p><strong>{escape(shown.headline)}</strong></p>{figures}"
        + _list(shown.in_view)
        + _folded(MORE, shown.more)
        + _folded(SOURCES, shown.sources)
        + (f"<p><small>{escape(explorer.note)}</small></p>" if explorer.note else "")
        + "</section>"
    )


def still_text(explorer: Explorer, begin: Values | None = None, shown: Shown | None = None) -> str:
    """The starting state as plain text; see `still_html`."""
    shown = shown or explorer.show(begin or explorer.settle({}))
    return "\n".join(
        [
            explorer.title,
            *([f"Task: {explorer.task.words}"] if explorer.task else []),
            shown.headline,
            *(repr(figure) for figure in shown.figures),
            *(f"- {reason}" for reason in shown.reasons),
            *([f"{SOURCES}:", *(f"- {line}" for line in shown.sources)] if shown.sources else []),
            *([explorer.note] if explorer.note else []),
        ]
    )


def _list(lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _folded(head: str, lines: Sequence[str]) -> str:
    return f"<details><summary>{escape(head)}</summary>{_list(lines)}</details>" if lines else ""
