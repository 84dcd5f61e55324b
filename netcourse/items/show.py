"""What a student sees of marks and feedback: short HTML that also reads well as plain text."""

from collections.abc import Mapping, Sequence
from html import escape

# Marks as data, for the page of feedback. It stands in what the marker's process shows, never in what students run.
MARKS = "application/vnd.netcourse.marks+json"


def reasons_html(earned: float, points: float, reasons: Sequence[tuple[float, float, str]]) -> str:
    """Marks and reasons as HTML. Earned and lost are told in words, never by colour alone."""
    rows = "".join(f"<li><strong>{earned_words(got, of)}.</strong> {escape(why)}</li>" for got, of, why in reasons)
    return f"<section><p><strong>{earned:g} of {_points(points)}.</strong></p><ul>{rows}</ul></section>"


def reasons_text(earned: float, points: float, reasons: Sequence[tuple[float, float, str]]) -> str:
    """The same as plain text, for a screen without HTML."""
    rows = [f"- {earned_words(got, of)}. {why}" for got, of, why in reasons]
    return "\n".join([f"{earned:g} of {_points(points)}.", *rows])


def show_reasons(earned: float, points: float, reasons: Sequence[tuple[float, float, str]], about: Mapping[str, object]) -> None:
    """Display marks and reasons under the running cell: as HTML, as text, and as data with what else is known `about` them."""
    rows = [{"earned": float(got), "of": float(of), "words": why} for got, of, why in reasons]
    data = {**about, "earned": float(earned), "points": float(points), "reasons": rows}
    html, text = reasons_html(earned, points, reasons), reasons_text(earned, points, reasons)
    show_bundle({"text/html": html, "text/plain": text, MARKS: data})


def display_both(html: str, text: str) -> None:
    """Display HTML with its plain-text twin under the running cell."""
    show_bundle({"text/html": html, "text/plain": text})


def show_bundle(bundle: Mapping[str, object], display_id: str | None = None) -> None:
    """Display an output under the running cell; one with a display id can be changed later."""
    from IPython.display import display

    display(dict(bundle), raw=True, display_id=display_id)


def update_bundle(bundle: Mapping[str, object], display_id: str) -> None:
    """Change every output with this display id in place, if there is one."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.display import update_display

    if InteractiveShell.initialized():
        update_display(dict(bundle), raw=True, display_id=display_id)


def earned_words(got: float, of: float) -> str:
    """What one reason earned, in words; less than nothing is what it took back of the rest."""
    if got < 0:
        return f"Takes back {-got:g}"
    if got >= of:
        return f"Earned {got:g}"
    return f"Not earned ({of:g})" if got == 0 else f"Earned {got:g} of {of:g}"


def _points(points: float) -> str:
    return f"{points:g} mark" if points == 1 else f"{points:g} marks"
