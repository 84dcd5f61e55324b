"""A question's own text, above its form."""

from netcourse.items.item import Item
from netcourse.items.show import show_bundle


def show_stem(item: Item, *, with_options: bool, display_id: str | None = None) -> None:
    """Display a question, its picture first; see `stem_bundle`. One with a display id can be changed later."""
    figure = item.figure()
    if figure:
        alt = getattr(item, "alt", "")
        show_bundle({"text/html": figure, "text/plain": f"[Picture: {alt}]"})
    show_bundle(stem_bundle(item, with_options=with_options), display_id)


def stem_bundle(item: Item, *, with_options: bool = False) -> dict[str, object]:
    """A question as text that stays readable in a saved notebook, with what is on offer if there is no form to show it."""
    listing = item.listing() if with_options else ""
    text = "\n\n".join(filter(None, [item.stem.strip(), listing]))
    return {"text/markdown": text, "text/plain": text}


def stem_id(item: Item) -> str:
    """By which a stem on the page is changed in place."""
    return f"netcourse-stem-{item.id}"
