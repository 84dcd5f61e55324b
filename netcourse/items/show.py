"""What a student sees of marks and feedback: short HTML that also reads well as plain text."""

from collections.abc import Mapping, Sequence
from html import escape


def reasons_html(earned: float, points: float, reasons: Sequence[tuple[float, float, str]]) -> str:
    """Marks and reasons as HTML. Earned and lost are told in words, never by colour alone."""
    rows = "".join(f"<li><strong>{_earned(got, of)}.</strong> {escape(why)}</li>" for got, of, why in reasons)
    return f"<section><p><strong>{earned:g} of {_points(points)}.</strong></p><ul>{rows}</ul></section>"


def reasons_text(earned: float, points: float, reasons: Sequence[tuple[float, float, str]]) -> str:
    """The same as plain text, for a screen without HTML."""
    rows = [f"- {_earned(got, of)}. {why}" for got, of, why in reasons]
    return "\n".join([f"{earned:g} of {_points(points)}.", *rows])


def show_reasons(earned: float, points: float, reasons: Sequence[tuple[float, float, str]]) -> None:
    """Display marks and reasons under the running cell."""
    display_both(reasons_html(earned, points, reasons), reasons_text(earned, points, reasons))


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


def _earned(got: float, of: float) -> str:
    if got >= of:
        return f"Earned {got:g}"
    return f"Not earned ({of:g})" if got == 0 else f"Earned {got:g} of {of:g}"


def _points(points: float) -> str:
    return f"{points:g} mark" if points == 1 else f"{points:g} marks"
