"""The first page of the site: what it is, the units, and how to hand in. It needs no Python and reads well on a phone.

A list of links stands in it; where scripts run, cards take its place (home.js).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

# What JupyterLite calls what it keeps in a browser. By default all sites of one host would share it.
STORAGE = "netcourse"
_TEMPLATE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Offered:
    """A unit as the page offers it: its name, such as ``05_tumour_grade``, and its title."""

    name: str
    title: str

    @property
    def link(self) -> str:
        """Where it opens."""
        return f"notebooks/index.html?{urlencode({'path': f'{self.name}/{self.name}.ipynb'})}"


def first_page(units: Sequence[Offered], version: str) -> str:
    """The page as HTML.

    Parameters
    ----------
    units : sequence of Offered
        In the order in which they are learnt.
    version : str
        JupyterLite's.
    """
    rows = (f'<li><a href="{escape(unit.link)}" data-unit="{escape(unit.name)}">{escape(unit.title)}</a></li>' for unit in units)
    return _TEMPLATE.substitute(units="\n".join(rows), storage=STORAGE, version=escape(version))
