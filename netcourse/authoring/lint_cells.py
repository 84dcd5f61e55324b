"""Lint rules on what a student reads: headings, figures, numbers."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from netcourse.authoring.finding import Finding

SHORTEST_ALT = 20
_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
# A number that says something of the disease: with a unit of measure, not a question's number or its marks.
_CLINICAL = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:%|mm²|mm2|per 2 mm|HPF|mg|µg|ug|µmol|umol|nmol|pmol|ng/mL|mL|GBq|months|years|weeks|tumour cells)"
)


def headings_that_skip(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A heading more than one level below the last: who listens to the page loses the thread."""
    found = []
    level = 0
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        for marks in _HEADING.findall(cell.source):
            if len(marks) > level + 1:
                what = f"a heading of level {len(marks)} follows one of level {level}"
                found.append(Finding(file, cell.id, "heading-skips", what, f"use {'#' * (level + 1)}"))
            level = len(marks)
    return found


def figures_without_alt_text(file: Path, notebook: NotebookNode) -> list[Finding]:
    """An image without alt text, or with one too short to stand for it; an SVG without a title."""
    found = []
    for cell in notebook.cells:
        pages = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
        if cell.cell_type == "markdown":
            pages.append(cell.source)
            if re.search(r"!\[\s*\]\(", cell.source):
                found.append(Finding(file, cell.id, "no-alt-text", "a Markdown image has no alt text", "write it into ![...]"))
        for page in (BeautifulSoup("".join(page), "html.parser") for page in pages if page):
            short = [image for image in page.find_all("img") if len(str(image.get("alt") or "")) < SHORTEST_ALT]
            short += [drawing for drawing in page.find_all("svg") if drawing.find("title") is None]
            mend = f"say what it shows, in {SHORTEST_ALT} letters or more"
            found += [Finding(file, cell.id, "no-alt-text", f"<{one.name}> has no usable alt text", mend) for one in short]
        images = [key for output in cell.get("outputs", []) for key in output.get("data", {}) if key.startswith("image/")]
        found += [Finding(file, cell.id, "no-alt-text", f"an {key} output has none", "emit a Figure") for key in images]
    return found


def numbers_without_a_fact(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A lesson cell that states a clinical number and names no fact.

    A vignette states the numbers of a synthetic patient: the stem above an answer is let through, and a cell that says
    "synthetic".
    """
    found = []
    for cell, following in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        if cell.cell_type != "markdown" or cell.metadata.get("netcourse", {}).get("facts"):
            continue
        is_stem = following is not None and following.cell_type == "code"
        number = _CLINICAL.search(cell.source)
        if number and not is_stem and "synthetic" not in cell.source.lower() and "### Sources" not in cell.source:
            what = f"states {number.group(0)!r} and names no fact"
            found.append(Finding(file, cell.id, "number-without-fact", what, 'add "facts" to the cell\'s netcourse metadata'))
    return found
