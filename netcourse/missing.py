"""In the browser: what to do where a large package, which is fetched when a cell asks for it, could not be had."""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

LARGE = ("numpy", "pandas", "matplotlib")
WORDS = (
    "{name} could not be loaded. In the browser it is fetched the first time that a cell asks for it, which takes an internet "
    "connection. With a connection: reload the page, choose Run > Run All Cells, and your recorded answers are there again. "
    "Without one: leave this exercise for later. Everything else on this page works without {name}."
)


class NotFetchedError(ModuleNotFoundError):
    """A large package that is not there. IPython shows the message alone, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class ExplainsMissing:
    """Stands behind Python's own search for modules: what gets here was not found."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:  # noqa: ARG004 (importlib's signature)
        """As importlib asks.

        Raises
        ------
        NotFetchedError
            For a package that is fetched, in words for a student.
        """
        if name in LARGE:
            raise NotFetchedError(WORDS.format(name=name), name=name)
        return None


def explain_missing() -> None:
    """Have a student told what to do where a large package is missing. Done once, when netcourse is imported in a browser."""
    if ExplainsMissing not in sys.meta_path:
        # Before Pyodide's own hint, which speaks of package managers.
        sys.meta_path.insert(sys.meta_path.index(PathFinder) + 1, ExplainsMissing)
