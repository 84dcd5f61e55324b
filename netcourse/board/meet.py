"""Meet a patient: what a locked cell calls, and the line that does the same by typing."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from netcourse.board.chain import opening
from netcourse.board.chart import load_chart
from netcourse.board.item import Board, keeper
from netcourse.board.log import append, started
from netcourse.board.retyped import Retyped
from netcourse.board.scene import Scene
from netcourse.board.still import still_html, still_text
from netcourse.board.typed import find
from netcourse.board.variant import vary
from netcourse.board.view import panel, show
from netcourse.errors import CourseError
from netcourse.evidence import nearest
from netcourse.frontend import has_frontend, has_widgets
from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import COURSE_ID, normal_id
from netcourse.items.numbers import identified
from netcourse.items.plain import Plain
from netcourse.items.recorded import look
from netcourse.items.session import catch_up, declare, keep, show_receipt
from netcourse.items.show import show_bundle
from netcourse.items.stem import show_stem

_ASKED = "From your id come the patient and the numbers that you get. It is asked once, and kept for every question."
_PAPER = "Without an id everybody gets the same patient, with the numbers on paper."
_NEEDED = "In this course nobody is met without one."
_tables: dict[str, "Table"] = {}


class Table:
    """One slot of the board in this kernel: nobody met yet, or a scene, and the panel that shows it.

    Parameters
    ----------
    item : Board
        The question.
    """

    def __init__(self, item: Board) -> None:
        self.item = item
        self.problem = ""
        self.scene: Scene | None = None
        self.widget: Any = None
        catch_up(item, _is_mine)
        entry, self.recorded = look(item)
        self._keep = keeper(item)
        lines = _lines_of(entry.value) if entry else ()
        if lines:
            self._take_up(lines)
        self.retyped = Retyped(lines)

    @property
    def state(self) -> dict[str, Any]:
        """What is seen now: the patient, or the question for the id."""
        if self.scene:
            return self.scene.state
        needed = self.item.require_id
        about = self.problem or f"{_ASKED} {_NEEDED if needed else _PAPER}"
        return {"start": {"about": about, "id": identified(), "needed": needed}}

    def begin(self, student_id: str) -> str:
        """Meet the patient whom this id gives, with the first line of the log.

        Parameters
        ----------
        student_id : str
            As typed; empty for the patient on paper.

        Returns
        -------
        str
            What is said.

        Raises
        ------
        AnswerProblem
            If the line can't be kept, or the course asks for an id and there is none.
        """
        if self.scene is None:
            student = normal_id(student_id)
            if not student and self.item.require_id:
                raise AnswerProblem(f"{self.item.id}: this course asks for your id, as on the course list.")
            if student:
                keep(COURSE_ID, COURSE_ID.parse(student), typed=False)
                # Whoever waits below need not be told it a second time.
                for other in _tables.values():
                    other.show()
            patient = self.item.drawn(student)
            digest = vary(load_chart(patient), student, self.item.salt).digest
            lines = append((), started(patient, self.item.id, student, secrets.token_hex(4), digest), 0)
            self._keep((), lines)
            self._take_up(lines)
        return f"You meet {self.state['head']['who']}."

    def hear(self, message: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Take what a press sent; gives the reply and what is seen then."""
        if "start" in message:
            return self._heard_start(message["start"]), self.state
        if self.scene is None:
            return {"ok": False, "said": "Meet the patient first."}, self.state
        line = message.get("line")
        reply = self.scene.tell(message.get("do"), line if type(line) is int else None)
        return {"ok": reply.ok, "said": reply.said.removeprefix(f"{self.item.id}: ")}, reply.state

    def show(self) -> None:
        """Let the panel show what is so now."""
        if self.widget is not None:
            show(self.widget, self.state)

    def _heard_start(self, typed: object) -> dict[str, Any]:
        if type(typed) is str and not typed.strip():
            return {"ok": False, "said": "Type your id first." if self.item.require_id else "Type your id, or go on without one."}
        try:
            return {"ok": True, "said": self.begin(typed if type(typed) is str else "")}
        except (AnswerProblem, CourseError) as problem:
            return {"ok": False, "said": str(problem)}

    def _take_up(self, lines: Sequence[str]) -> None:
        begun = opening(lines)
        try:
            # Its question has read the record: it begins with a patient.
            chart = load_chart(begun.patient if begun else "")
            self.scene = Scene(chart, vary(chart, begun.student_id if begun else "", self.item.salt), lines, self._keep)
        except CourseError as problem:
            self.problem = str(problem)


def meet(item: Board) -> None:
    """Show a patient of the board. This stands in a locked cell; running it again goes on where it was.

    Parameters
    ----------
    item : Board
        The question. After the work was handed in the record is shown and nothing can be changed.
    """
    declare(item)
    table = _tables[item.id] = Table(item)
    show_stem(item, with_options=False)
    closed = table.recorded.closed
    how = "" if closed else typing_help(item)
    seen = table.state if table.scene else {}
    bundle: dict[str, object] = {"text/html": still_html(item.name, seen, how), "text/plain": still_text(item.name, seen, how)}
    if not closed and has_frontend() and has_widgets():
        table.widget = panel(item.id, item.name, table.state, table.hear)
        # The words go with it, for whoever reads the saved notebook where no widget can be drawn.
        bundle |= table.widget._repr_mimebundle_()[0] | bundle
    show_bundle(bundle)
    show_receipt(item)


def board(item_id: str, command: str = "", *, student_id: str | None = None) -> None:
    """Play a patient by typing: ``board("board-1", "do hiaa-plasma; wait 2")``.

    Running the same cell again does nothing twice.

    Parameters
    ----------
    item_id : str
        The slot, whose own cell must have run.
    command : str
        One command, or several with ``;`` between them; ``"find calcium"`` looks into the lists; nothing shows what is known.
    student_id : str, optional
        Your id, with which a patient is met; ``""`` for the patient on paper.

    Raises
    ------
    AnswerProblem
        If there is no such slot, nobody has been met, or a command can't be done; the message is one line.
    """
    table = _table(item_id)
    if table.recorded.closed:
        # No error: a marker runs the student's own cells too.
        print(f"{item_id}: this was handed in; it can be read, and not changed.")
        return
    if student_id is not None:
        print(table.begin(student_id))
        table.show()
    if command.strip().casefold().startswith("find"):
        print(
            "\n".join(f"{verb} {name}   {words}" for verb, name, words in find(command.strip()[4:])) or "Nothing has these words."
        )
        return
    if table.scene is None:
        raise AnswerProblem(
            f'{item_id}: nobody has been met yet. Type board("{item_id}", student_id="your id")'
            + ("." if table.item.require_id else ', or "" without one.')
        )
    if not command.strip():
        if student_id is None:
            print(still_text(table.item.name, table.scene.state, ""))
        return
    print(table.retyped.tell(table.scene, command))
    table.show()


def typing_help(item: Board) -> str:
    """How to play without a panel."""
    line = f'from netcourse.board import board; board("{item.id}", student_id="your id")'
    return f'Without a panel: type {line} in a cell of your own, then commands such as board("{item.id}", "find calcium").'


def _is_mine(log: Plain) -> bool:
    """Whether a log was begun by whoever typed an id here; without one nobody can say that it was not."""
    begun, student = opening(log), identified()
    return begun is not None and student in ("", begun.student_id)


def _table(item_id: object) -> Table:
    if type(item_id) is str and item_id in _tables:
        return _tables[item_id]
    near = nearest(item_id, _tables) if isinstance(item_id, str) else ()
    meant = f" Did you mean {near[0]}?" if near else ""
    raise AnswerProblem(f"{item_id!s:.40}: no such patient here.{meant} If it is missing, run its cell first.")


def _lines_of(value: Plain) -> tuple[str, ...]:
    log = value.get("log") if isinstance(value, dict) else None
    return tuple(str(line) for line in log) if isinstance(log, list) else ()
