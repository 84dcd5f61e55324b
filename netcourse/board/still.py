"""A patient as words, for a saved notebook, a marker and whoever has no panel. The same log gives the same words."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

NOBODY = "Nobody has been met yet."


def still_html(name: str, state: Mapping[str, Any], how: str) -> str:
    """A state as HTML; what is long is folded.

    Parameters
    ----------
    name : str
        What the question is called.
    state : mapping
        As `netcourse.board.shown.state` gives it; empty where nobody has been met.
    how : str
        One sentence on how to go on; empty where nothing can.
    """
    body = _met_html(state) if state else f"<p>{NOBODY}</p>"
    below = f"<p><small>{escape(how)}</small></p>" if how else ""
    return f'<section class="netcourse-still" aria-label="{escape(name)}">{body}{below}</section>'


def still_text(name: str, state: Mapping[str, Any], how: str) -> str:
    """The same as plain text; see `still_html`."""
    lines = [name, *(_lines(state) if state else [NOBODY]), *([how] if how else [])]
    return "\n".join(lines)


def _met_html(state: Mapping[str, Any]) -> str:
    head, known, after = state["head"], state["known"], state["after"]
    parts = [
        f"<p><strong>{escape(head['who'])}</strong><br>{escape(head['status'])}</p>",
        _folded("The triage note", f"<p>{escape(head['note'])}</p>"),
        f"<p><strong>{escape(head['name'])}.</strong> {escape(head['aim'])}</p>",
        f"<p>{escape(head['turn'])}</p>" if head["turn"] else "",
        *(f"<p><strong>{escape(group)}</strong></p>{_list(map(_found, rows))}" for group, rows in known["groups"]),
        f"<p><strong>On the way</strong></p>{_list(map(_due, known['waiting']))}" if known["waiting"] else "",
        f"<p><strong>What was stopped</strong></p>{_list(known['stops'])}" if known["stops"] and not after else "",
        _rows(known["said"]),
    ]
    if after:
        stops = [" ".join(filter(None, (f"{what}.", says, why))) for what, says, why in after["stops"]]
        parts.append(f"<p><strong>What was stopped, and why</strong></p>{_list(stops or ['Nothing.'])}")
        parts.append(_folded("The course of this patient", _list(after["course"], "ol")))
    return "".join(parts)


def _lines(state: Mapping[str, Any]) -> list[str]:
    head, known, after = state["head"], state["known"], state["after"]
    lines = [head["who"], head["status"], f"Triage note: {head['note']}", f"{head['name']}. {head['aim']}"]
    lines += [head["turn"]] if head["turn"] else []
    for group, rows in known["groups"]:
        lines += [f"{group}:", *(f"- {_found(row)}" for row in rows)]
    lines += ["On the way:", *(f"- {_due(row)}" for row in known["waiting"])] if known["waiting"] else []
    lines += [f"- {one}" for one in known["stops"]] if not after else []
    lines += [f"{what}: {words}" for what, words in known["said"]]
    if after:
        lines += [f"- Stopped: {' '.join(filter(None, row))}" for row in after["stops"]]
        lines += ["The course of this patient:", *after["course"]]
    return lines


def _found(row: Mapping[str, Any]) -> str:
    tag = {"use": " [use]", "repeat": " [repeat]", "aside": " [set aside]"}.get(row["tag"] or "", "")
    return f"{row['words']} (day {row['day']}): {row['text']}{tag}"


def _due(row: Sequence[Any]) -> str:
    return f"{row[0]}: on day {row[1]}"


def _rows(rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    return "<dl>" + "".join(f"<dt>{escape(what)}</dt><dd>{escape(words)}</dd>" for what, words in rows) + "</dl>"


def _list(lines: Any, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"


def _folded(head: str, body: str) -> str:
    return f"<details><summary>{escape(head)}</summary>{body}</details>"
