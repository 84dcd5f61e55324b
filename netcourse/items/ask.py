"""Show a question: its stem, a form, and the receipt."""

from collections.abc import Callable

from netcourse.items.form import Reply, show_form
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.session import declare, keep, look, show_receipt
from netcourse.items.setting import AS_SET
from netcourse.items.show import show_bundle


def ask(item: Item) -> None:
    """Ask a graded question. This stands in a locked cell; running it again shows what was recorded.

    Parameters
    ----------
    item : Item
        The question. It says nothing about what is right.

    Raises
    ------
    ValueError
        If it asks for certainty, which is for practice.
    """
    if item.certainty:
        raise ValueError(f"{item.id}: certainty is asked in practice only")

    as_set: Callable[[], Plain] | None = None
    # How it opened, if nothing is recorded: that is nobody's answer.
    untouched: Plain | None = None

    def submit(raw: object, _: str) -> Reply:
        chosen = as_set() if raw == AS_SET and as_set else raw
        if raw == AS_SET and untouched is not None and chosen == untouched:
            raise item.problem("it stands as it opened.")
        entry = keep(item, item.parse(chosen), typed=False)
        return {"said": f"Recorded: {item.words(entry.value)}", "entry": entry.as_data()}

    declare(item, submit)
    entry, recorded = look(item)
    show_stem(item, with_options=recorded.closed)
    if not recorded.closed:
        as_set = item.open(entry.value if entry else None)
        untouched = as_set() if as_set and not entry else None
        show_form(item, entry.value if entry else None, submit, "Record")
    show_receipt(item)


def show_stem(item: Item, *, with_options: bool) -> None:
    """Display a question as text that stays readable in a saved notebook, its picture first."""
    figure = item.figure()
    if figure:
        alt = getattr(item, "alt", "")
        show_bundle({"text/html": figure, "text/plain": f"[Picture: {alt}]"})
    text = item.stem.strip()
    if with_options and item.listing():
        text += "\n\n" + item.listing()
    show_bundle({"text/markdown": text, "text/plain": text})
