"""axe-core over a page: what it complains of in what is ours, and what is known of the programs around it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# What stands inside the areas that JupyterLab gives a lesson; the areas themselves are its own.
OURS_IN_LAB = ".jp-RenderedMarkdown > *, .jp-OutputArea-output > *, .netcourse-bar, .netcourse-own-buttons"
# A body of no height, as JupyterLab's is, makes axe take all inside it for cut off, and look at no colours.
ALL_THERE = "html, body { height: 100% }"


@dataclass(frozen=True, slots=True)
class Scan:
    """What axe found on a page.

    `ours` and `strange` are sentences: about what is ours, certain or not, and about what is neither ours nor known. `known`
    holds places in the list of what is known upstream. `checked` counts the elements of ours that passed some rule.
    """

    ours: Sequence[str]
    strange: Sequence[str]
    known: frozenset[int]
    checked: int


@cache
def upstream() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """What is known to be wrong in the programs around a lesson, by page and for the console; see upstream.toml."""
    found: Mapping[str, Sequence[Mapping[str, str]]] = tomllib.loads((HERE / "upstream.toml").read_text(encoding="utf-8"))
    return found


def scan(page: Any, known: Sequence[Mapping[str, str]], ours: str) -> Scan:
    """Run axe-core with the rules of WCAG 2.2 A and AA.

    Parameters
    ----------
    page : Page
        Playwright's. All that is to be checked must lie in the window, however tall that has to be.
    known : sequence of mapping
        Entries of upstream.toml, each with a `rule` and a selector `where`.
    ours : str
        A selector of what is ours, with all inside it.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    script = (HERE / "axe.js").read_text(encoding="utf-8")
    found = page.evaluate(
        script[script.index("async") :], [ours, [{"rule": one["rule"], "where": one["where"]} for one in known]]
    )
    return _sorted_out(found["complaints"], found["checked"])


def _sorted_out(complaints: Sequence[Mapping[str, Any]], checked: int) -> Scan:
    elsewhere = [one for one in complaints if not one["ours"]]
    return Scan(
        ours=[one["words"] for one in complaints if one["ours"]],
        strange=[one["words"] for one in elsewhere if one["sure"] and one["known"] < 0],
        known=frozenset(one["known"] for one in elsewhere if one["known"] >= 0),
        checked=checked,
    )


def make_window_tall(page: Any, scroller: str) -> None:
    """Make the window as tall as what is scrolled in it: axe leaves out what is scrolled away."""
    page.add_style_tag(content=ALL_THERE)
    height = page.locator(scroller).evaluate("e => e.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 400})
    page.wait_for_timeout(500)  # what was out of sight is drawn
    # There is still something to scroll: JupyterLab leaves a window's height free below the last cell.
    page.locator(scroller).evaluate("e => { e.scrollTop = 0; }")


def complaints_of_ours(complaints: Sequence[str]) -> list[str]:
    """What the browser complained of, less what is known upstream."""
    known = [one["text"] for one in upstream()["console"]]
    return [one for one in complaints if not any(text in one for text in known)]
