"""Show a question: its stem, a form where somebody can use one, and the receipt."""

from netcourse.frontend import has_frontend, has_widgets
from netcourse.items.item import Item
from netcourse.items.session import declare, keep, look, show_receipt
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
    declare(item)
    entry, recorded = look(item)
    if has_frontend() and has_widgets() and not recorded.closed:
        show_stem(item, with_options=False)
        from netcourse.items.form import show_form

        def save(raw: object, _: str) -> str:
            keep(item, item.parse(raw), typed=False)
            return f"{item.id} is recorded."

        show_form(item, entry.value if entry else None, save, "Record")
    else:
        show_stem(item, with_options=True)
        if not recorded.closed:
            print(typing_help(item))
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


def typing_help(item: Item) -> str:
    """How to answer without a form."""
    return f'To answer, type record("{item.id}", {item.example}) in a cell of your own, with your own answer. {item.how}'
