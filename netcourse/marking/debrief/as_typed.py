"""In the formgrader: a student's own text as it was typed. As Markdown "[Grade]: G2" would vanish, + and - look alike."""

from html import escape
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

# What Markdown or MathJax would still read inside. A blank line would end the block, a reference to a line's end does not.
_READ = {ord(letter): f"&#{ord(letter)};" for letter in "\n$\\`*_[]~"}


def as_typed(text: str) -> str:
    """A text as HTML that shows every letter, blank and line, whatever reads it as Markdown first."""
    return f'<pre style="white-space: pre-wrap">{escape(text).translate(_READ)}</pre>'


class ShowsAsTyped(Preprocessor):
    """For nbconvert's HTML, which the formgrader shows: what the course locked stays Markdown, all other text is a student's."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:  # noqa: ARG002 (nbconvert's)
        """Show a student's Markdown cell as typed."""
        meta = cell.metadata.get("nbgrader", {})
        ours = meta.get("locked") or meta.get("task") or cell.metadata.get("editable", True) is False
        if cell.cell_type == "markdown" and not ours:
            cell.source = as_typed(cell.source)
        return cell, resources
