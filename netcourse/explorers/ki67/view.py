"""The counting lab on the screen: a thin widget around `lab.show`, which computes all that it shows."""

from pathlib import Path
from typing import Any

from netcourse.explorers.ki67.lab import Setup, drawn, set_up, show
from netcourse.explorers.ki67.map import still_map
from netcourse.frontend import has_frontend, has_widgets, joined

# The scripts of the lab in their order; the last one is the widget.
PARTS = ("parts", "paint", "find", "map", "brush", "looks", "results", "lab")


def count_ki67(seed: int = 1, *, eyeball: bool = True, task: str = "") -> None:
    """Show the Ki-67 counting lab. This stands at the end of a cell.

    Parameters
    ----------
    seed : int
        The slide, 0 to 99,999: the same for everybody who is to compare counts.
    eyeball : bool
        Whether the student guesses the index from the map before counting.
    task : str
        ``"first_field"``, ``"hot_spot"``, ``"limit"``, or nothing for a free count of the WHO's number of cells.

    Raises
    ------
    ValueError
        If there is no such seed or task.
    """
    from IPython.display import display

    setup = set_up(seed, eyeball=eyeball, task=task)
    still = still_map(setup)
    if not (has_frontend() and has_widgets()):
        display(still)
        return
    bundle, metadata = lab_widget(setup)._repr_mimebundle_()
    # Where the notebook is read later, without a kernel, the map still shows.
    display({**bundle, "text/html": still._repr_html_(), "text/plain": repr(still)}, metadata=metadata, raw=True)


def lab_script() -> str:
    """All JavaScript of the lab as one text: a widget is one file, and so its parts are joined."""
    here = Path(__file__).parent
    return joined(here.parent / "voice.js", *(here / f"{name}.js" for name in PARTS))


def lab_widget(setup: Setup) -> Any:
    """The lab as a widget; `asked` comes from the page, `shown` goes to it, `slide` is sent once."""
    # Imported here, as a student's rooms load no widgets before they are shown.
    import anywidget
    import traitlets

    looks = (Path(__file__).parent / "lab.css").read_text(encoding="utf-8")

    class Ki67Lab(anywidget.AnyWidget):
        _esm = lab_script()
        _css = looks
        slide = traitlets.Dict().tag(sync=True)
        asked = traitlets.Dict().tag(sync=True)
        shown = traitlets.Dict().tag(sync=True)

    lab = Ki67Lab(slide=drawn(setup), shown=show(setup, {}))
    lab.observe(lambda change: lab.set_trait("shown", show(setup, change["new"])), "asked")
    return lab
