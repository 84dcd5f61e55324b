"""What a hostile submission is: what it hands in, the marks that it must get, and its line in the report."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.marking.hostile.unit import POINTS, UNIT, Json, Scene

Verdict = Literal["marked", "partly marked", "not marked", "refused"]
# A notebook, the bytes of a notebook or zip, or the text of code for the first answer cell.
HandedIn = Json | bytes | str
Make = Callable[[Scene], HandedIn]

NOTHING: Mapping[str, float] = {}
EVERYTHING = POINTS
DAY = (2026, 3, 1, 10, 0, 0)


@dataclass(frozen=True)
class Case:
    """One hostile submission.

    Attributes
    ----------
    name : str
        What it does.
    make : callable
        What it hands in.
    marks : mapping of str to float
        What each marks cell earns; one that is not named earns nothing.
    verdict : str
        As in the report of marking, or refused by the collection.
    says : str
        A regular expression that the reasons in that report match; empty if there must be none.
    collected : str
        A regular expression that the reasons in the report of the collection match.
    shows : str
        A regular expression that the outputs of the student's own cells match.
    by_hand : bool
        Put into `submitted/` as it is, as nbgrader's own collecting does.
    links : bool
        Links to the gradebook and to `source/` lie beside it there.
    """

    name: str
    make: Make = field(repr=False)
    marks: Mapping[str, float] = field(default_factory=dict)
    verdict: Verdict = "marked"
    says: str = ""
    collected: str = ""
    shows: str = ""
    by_hand: bool = False
    links: bool = False

    @property
    def student(self) -> str:
        """The student's id."""
        return self.name.replace("_", "-")

    def notebook(self, scene: Scene) -> bytes:
        """The bytes that are handed in."""
        made = self.make(scene)
        if isinstance(made, str):
            made = scene.typing(dedent(made))
        return made if isinstance(made, bytes) else as_bytes(made)

    def file_name(self, data: bytes) -> str:
        """What the file is called in the folder that is handed over."""
        return f"{self.student}_{UNIT}.{'zip' if data[:2] == b'PK' else 'ipynb'}"


class Family:
    """Cases of one kind; an instance decorates the function that makes a submission."""

    def __init__(self) -> None:
        self.cases: list[Case] = []

    def __call__(
        self,
        marks: Mapping[str, float] = NOTHING,
        *,
        verdict: Verdict = "marked",
        says: str = "",
        collected: str = "",
        shows: str = "",
        by_hand: bool = False,
        links: bool = False,
    ) -> Callable[[Make], Make]:
        """Take up a case; the arguments are those of `Case`."""

        def register(make: Make) -> Make:
            self.cases.append(Case(make.__name__, make, marks, verdict, says, collected, shows, by_hand, links))
            return make

        return register


def earns(*cells: str) -> Mapping[str, float]:
    """Full marks for these marks cells."""
    return {cell: POINTS[cell] for cell in cells}


def all_but(*cells: str) -> Mapping[str, float]:
    """Full marks for all but these marks cells."""
    return {cell: points for cell, points in POINTS.items() if cell not in cells}


def as_bytes(notebook: Json) -> bytes:
    """A notebook as Jupyter writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parcel:
        for name, data in files.items():
            parcel.writestr(ZipInfo(name, DAY), data, ZIP_DEFLATED)
    return packed.getvalue()


def own_cell(source: str, name: str = "own-cell") -> Json:
    """A code cell that the student added."""
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, "outputs": [], "execution_count": None}
