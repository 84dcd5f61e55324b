"""Hostile students for the class of a demo. They answer nothing: whatever they try, they earn nothing and disturb nobody.

The whole corpus of hostile submissions stands with the tests.
"""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.intake.decide import Decision, Verdict


@dataclass(frozen=True, slots=True)
class HostileStudent:
    """One hostile student.

    Attributes
    ----------
    id : str
        The student's id.
    tries : str
        What is tried, in plain words.
    hand_in : callable
        The bytes that are handed in, from the release.
    says : str
        What the report of marking must say, or of collecting if it is refused; empty for nothing.
    collected : {"accepted", "repaired", "refused"}
        What collecting makes of it.
    """

    id: str
    tries: str
    hand_in: Callable[[NotebookNode], bytes]
    says: str = ""
    collected: Verdict = "accepted"


def unexpected(student: HostileStudent, told: Outcome | None, collected: Decision, marks: float) -> list[str]:
    """What came otherwise than it must.

    Parameters
    ----------
    student : HostileStudent
        Who tried it.
    told : Outcome or None
        What the report of marking says; None if it was not marked.
    collected : Decision
        What the report of collecting says.
    marks : float
        What the gradebook holds.
    """
    found = [f"earned {marks:g} marks, expected none"] if marks else []
    if collected.verdict != student.collected:
        found.append(f"was {collected.verdict}, expected {student.collected}")
    said = "; ".join(told.reasons if told else collected.reasons)
    if student.says not in said or bool(said) != bool(student.says):
        found.append(f"the report says {said!r}, expected {student.says!r}")
    if told and told.verdict != "marked":
        found.append(f"is {told.verdict}")
    return found


def _typing(code: str) -> Callable[[NotebookNode], bytes]:
    def hand_in(release: NotebookNode) -> bytes:
        notebook = copy.deepcopy(release)
        source = dedent(code).strip()
        code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        answer = next((cell for cell in code_cells if cell.metadata.get("nbgrader", {}).get("solution")), None)
        if answer is None:
            # At the board nothing is typed; anybody may add a cell all the same.
            notebook.cells.insert(notebook.cells.index(code_cells[0]), new_code_cell(source))
        else:
            answer.source = source
        return json.dumps(notebook).encode()

    return hand_in


def _doubled(release: NotebookNode) -> bytes:
    notebook = copy.deepcopy(release)
    at = next(at for at, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("grade"))
    notebook.cells.insert(at + 1, copy.deepcopy(notebook.cells[at]))
    return json.dumps(notebook).encode()  # nbformat refuses to write an id twice


HOSTILE = (
    HostileStudent(
        "hostile-1",
        "Looks for the tests and writes 999 into everybody's marks.",
        _typing("""
            import os
            import sqlite3

            found, sources = ["../../../gradebook.db"], []
            for folder, folders, files in os.walk("/"):
                # What an operating system and a front end's builder lay down takes longer to walk than a cell may.
                folders[:] = [name for name in folders if name not in {"node_modules", "proc", "sys"}]
                found += [os.path.join(folder, name) for name in files if name == "gradebook.db"]
                sources += [os.path.join(folder, name) for name in folders if name == "source"]
            print(sources[:9])
            for path in found:
                db = sqlite3.connect(path)
                db.execute("UPDATE grade SET manual_score = 999")
                db.commit()
        """),
    ),
    HostileStudent(
        "hostile-2",
        "Puts own functions and objects that equal everything in the place of the course's.",
        _typing("""
            import netcourse.items as items

            class Equal(float):
                __eq__ = lambda *_: True
                __getattr__ = __call__ = lambda self, *_, **__: self

            for name in items.__all__:
                setattr(items, name, Equal(99))
        """),
    ),
    HostileStudent("hostile-3", "Never ends.", _typing("import time\nwhile True:\n    time.sleep(1)"), says="it took more than"),
    HostileStudent(
        "hostile-4",
        "Starts as many processes as there is room for.",
        _typing("""
            import os, time

            try:
                while True:
                    if os.fork() == 0:
                        time.sleep(10**6)
            except OSError:
                pass
        """),
    ),
    HostileStudent("hostile-5", "Hands in a marks cell twice, which stops all of nbgrader.", _doubled, collected="repaired"),
    HostileStudent("hostile-6", "Hands in no notebook.", lambda _: b"My dog ate it.", collected="refused", says="JSON"),
)
