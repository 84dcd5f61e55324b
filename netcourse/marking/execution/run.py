"""The unit of work: one submission in, its executed notebook and the result of each test out.

Student code runs in one sandbox, tests in another that never ran any. Between them goes plain data alone. A hidden test that
calls a function of the student's calls it in a third, where the student's cells run once more: what the function is tried with
never reaches the process whose output, values and answers are shown.
"""

import json
import resource
import time
from collections.abc import Callable, Sequence

import nbformat
from nbformat import NotebookNode

from netcourse.marking.execution import odd, wire
from netcourse.marking.execution.cells import Step, hides, steps
from netcourse.marking.execution.job import CellTest, Done, Job, Kind, Trouble
from netcourse.marking.execution.kernel import DirectKernel
from netcourse.marking.execution.outputs import Outputs, error_output, record_error
from netcourse.marking.execution.room import NoRoomError, lay_down
from netcourse.marking.execution.talk import Called, Ran, Taking, Talk, Unconfined, cause_of_death
from netcourse.marking.execution.twin import Twin
from netcourse.marking.isolation.sandbox import Gone, Sandbox

Open = Callable[[], Sandbox]

_TIMEOUT = {"status": "error", "ename": "CellTimeoutError", "evalue": ""}
_TIMEOUT_SHOWN = "\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"


def run_submission(job: Job, student: Sandbox, twin: Sandbox | None, open_tester: Open, made: bytes = b"") -> Done:
    """Run a submission and test it.

    Parameters
    ----------
    job : Job
        The submission.
    student, twin : Sandbox
        Run `child.main`, and were forked from a process that had never seen the job: memory is inherited, tests must not be. The
        second runs the student's cells once more for hidden tests that call a function, see `Twin`; None where none may.
    open_tester : callable
        Gives another sandbox that runs `child.main`.
    made : bytes
        What is known of the tests' code; see `made_ahead`.

    Returns
    -------
    Done
        Whatever happens. What could not be run or tested is said in it, and earns nothing.
    """
    started = time.monotonic()
    try:
        notebook: NotebookNode = nbformat.v4.reads_json(job.notebook.decode())
        todo = steps(notebook, job.tests, job.locked, as_stock=job.stderr_counts)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        return _nothing(job, started, f"this is no notebook: {type(error).__name__}: {error}")

    def ready_tester() -> Sandbox:
        tester = open_tester()
        if made:
            tester.send(wire.KNOW, made)
        return tester

    run = _Run(job, notebook, todo, (student, twin), ready_tester)
    try:
        run.all()
    except Unconfined as error:
        return _nothing(job, started, f"it could not be isolated, so nothing was run: {error}")
    except NoRoomError as error:
        return _nothing(job, started, str(error))
    finally:
        run.close()
    text = json.dumps(notebook, separators=(",", ":")).encode()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    return Done(job.name, text, run.tests, tuple(run.troubles), time.monotonic() - started, cpu)


def _nothing(job: Job, started: float, says: str) -> Done:
    tests = dict.fromkeys(job.tests, CellTest(whole=False, error="NotMarked"))
    return Done(job.name, b"", tests, (Trouble("", "failed", says),), time.monotonic() - started)


class _Run:
    """One submission on its way through."""

    def __init__(
        self, job: Job, notebook: NotebookNode, todo: Sequence[Step], students: tuple[Sandbox, Sandbox | None], open_tester: Open
    ) -> None:
        self._job = job
        self._notebook = notebook
        self._open_tester = open_tester
        self._until = time.monotonic() + job.limits.submission_seconds
        self._steps = todo
        self._declared: list[str] = []
        self._unanswered = False
        # What the twin died of, if a test called a function there all the same.
        self._ended: tuple[Kind, str] | None = None
        self._odd: dict[str, str] = {}
        self._hidden = False
        self._counted = 0
        self._tester: Talk | None = None
        # One for each process: no message of one may change an output of the other.
        self._student_outputs, self._test_outputs = (
            Outputs(notebook, job.limits.cell_output_bytes, job.limits.output_bytes) for _ in range(2)
        )
        self._student = Talk(students[0], self._student_outputs, job.limits, self._until)
        second = Talk(students[1], Outputs(notebook, 0, 0), job.limits, self._until) if students[1] else None
        self._twin = Twin(second, job)
        self.tests: dict[str, CellTest] = {}
        self.troubles: list[Trouble] = []

    def all(self) -> None:
        """Run every cell."""
        for cell in self._notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        for step in self._steps:
            if step.role == "test":
                # Until its test was carried out, a marks cell shows an error: without one nbgrader gives full marks.
                self._fail(step, "it was not reached")
        lay_down(self._student, self._job)
        for step in self._steps:
            self._step(step)
        self._student_outputs.widgets()
        self._notebook.metadata["language_info"] = NotebookNode(DirectKernel.language_info)

    def close(self) -> None:
        """End all processes; they end beside one another."""
        left: list[Talk | Twin] = [self._student, self._twin, *([self._tester] if self._tester else [])]
        for one in left:
            one.dismiss()
        for one in left:
            one.close()

    def _step(self, step: Step) -> None:
        self._counted += 1
        if time.monotonic() >= self._until:
            self._trouble(step, "time", f"all cells together took more than {self._job.limits.submission_seconds:g} seconds")
            return
        if step.role == "test" and step.cell in self._job.beside:
            self._test_beside(step)
            return
        wrote = self._beside_student(step)
        if step.role == "locked":
            self._declared.append(step.trusted)
            if self._tester:
                self._tester.declare(step.trusted)
        elif step.role == "test":
            self._test(step, wrote=wrote)

    def _beside_student(self, step: Step) -> bool:
        """Run a cell in the student's process; whether it wrote to stderr."""
        was_gone = bool(self._student.gone)
        shown = None if step.role == "test" else step.at
        ran = self._student.run(step.code, shown, locked=step.role == "locked")
        self._twin.follows(step.code)
        if was_gone:
            if step.role == "student":
                self._trouble(step, "not run", "it was not run, because an earlier cell had ended the process")
            return False
        if shown is not None:
            self._conclude(step, ran, self._student_outputs)
        self._explain(step, ran)
        return ran.wrote

    def _test(self, step: Step, *, wrote: bool) -> None:
        names = tuple(self._job.reads.get(step.cell, ()))
        payload = self._student.hand_out(names)
        tester = self._ready_tester()
        self._unanswered, self._ended, self._odd = False, None, {}
        self._hidden = hides(step.trusted)
        taking = Taking(payload, self._counted, names, self._job.answers, self._job.stderr_counts, wrote)
        taken, ran = tester.test(taking, step.trusted, step.at, self._call)
        if taken and taken.wrong:
            self._trouble(step, "values", f"what the student's process handed out can't be read: {taken.wrong}")
        self._odd = {**(taken.odd if taken else {}), **self._odd}
        if ran.gone or taken is None:
            kind, why = cause_of_death(ran.gone or tester.gone or Gone(9, 0), self._job.limits)
            self._trouble(step, kind, f"the test could not be carried out: {why}")
            self._fail(step, why)
            return
        self._conclude(step, ran, self._test_outputs)
        self._explain(step, ran)
        if self._ended:
            kind, why = self._ended
            self._trouble(step, kind, f"a function that it called gave no answer: {why}")
        error = self._error(step, ran, self._test_outputs)
        if error is None:
            return
        for name, type_name in self._odd.items():
            self._trouble(step, "values", odd.words(name, type_name))
        # A test that waited in vain for the student's function has its result; one that needs a class has none.
        apart = (self._twin.missing and bool(self._ended)) or (odd.CLASS in self._odd.values() and bool(error))
        self.tests[step.cell] = CellTest(whole=not apart and (not ran.stopped or self._unanswered), error=error)

    def _test_beside(self, step: Step) -> None:
        """Test as stock nbgrader does, in the process that ran the student's code, still shut in."""
        was_gone = bool(self._student.gone)
        ran = self._student.run(step.trusted, step.at)
        # It may have changed what the cells below find.
        self._twin.follows(step.trusted)
        if was_gone or ran.gone:
            kind, why = cause_of_death(self._student.gone or Gone(9, 0), self._job.limits)
            self._trouble(step, kind, f"the test could not be carried out: {why}")
            self._fail(step, why)
            return
        self._conclude(step, ran, self._student_outputs)
        self._explain(step, ran)
        error = self._error(step, ran, self._student_outputs)
        if error is not None:
            self.tests[step.cell] = CellTest(whole=True, error=error)

    def _error(self, step: Step, ran: Ran, outputs: Outputs) -> str | None:
        """What a test raised, empty if nothing; None where that can't be told, and the cell says so."""
        if ran.stopped:
            return "CellTimeoutError"
        if outputs.reply is None or outputs.dropped or outputs.cut:
            self._trouble(step, "failed", "the test could not be carried out: its output can't be read")
            self._fail(step, "its output can't be read")
            return None
        return str(outputs.reply.get("ename", ""))

    def _call(self, asked: bytes) -> Called:
        began = time.monotonic()
        called = self._twin if self._hidden else self._student
        if self._hidden:
            self._twin.catch_up()
        ready = time.monotonic()
        answer = called.call(asked)
        waited = time.monotonic() - ready >= self._job.limits.cell_seconds
        self._unanswered = self._unanswered or waited or not answer
        if self._hidden and self._twin.missing:
            self._ended = ("failed", "nobody saw from the test's text that it calls one")
        elif self._hidden and self._twin.gone:
            self._ended = cause_of_death(self._twin.gone, self._job.limits)
        self._odd.update(odd.returned_otherwise(asked, answer))
        return Called(answer, ready - began)

    def _ready_tester(self) -> Talk:
        if self._tester is None or self._tester.gone:
            self._tester = Talk(self._open_tester(), self._test_outputs, self._job.limits, self._until)
            self._tester.lay_down(self._job.given)
            for declared in self._declared:
                self._tester.declare(declared)
        return self._tester

    def _conclude(self, step: Step, ran: Ran, outputs: Outputs) -> None:
        """Do to a cell what nbclient and nbgrader's Execute do when it has run."""
        cell = self._notebook.cells[step.at]
        if ran.gone:
            _, why = cause_of_death(ran.gone, self._job.limits)
            why = "it did not stop when interrupted" if ran.stopped else why
            cell.outputs.append(error_output("DeadKernelError", f"Kernel died: {why}"))
        elif ran.stopped == "timeout":
            record_error(cell, {**_TIMEOUT, "traceback": [_TIMEOUT_SHOWN]})
        elif ran.stopped == "output":
            record_error(cell, {**_TIMEOUT, "ename": "OutputTooLarge", "traceback": ["OutputTooLarge: the cell was stopped"]})
        elif outputs.reply is not None:
            record_error(cell, outputs.reply)

    def _explain(self, step: Step, ran: Ran) -> None:
        limits = self._job.limits
        if ran.stopped == "timeout":
            stayed = "; it did not stop when interrupted and was killed" if ran.gone else ""
            self._trouble(step, "timeout", f"it took more than {limits.cell_seconds:g} seconds{stayed}")
        elif ran.stopped == "output":
            self._trouble(step, "output", "it was stopped: it never ceased to write output")
        elif ran.gone:
            kind, why = cause_of_death(ran.gone, limits)
            self._trouble(step, kind, f"{why}; the cells below it were not run")
        elif step.role != "test" and self._student_outputs.cut:
            self._trouble(step, "output", f"its output was cut after {limits.cell_output_bytes:,} bytes")

    def _fail(self, step: Step, why: str) -> None:
        cell = self._notebook.cells[step.at]
        cell.outputs = [error_output("NotMarked", f"this test could not be carried out: {why}")]
        cell.execution_count = self._counted or None
        self.tests[step.cell] = CellTest(whole=False, error="NotMarked")

    def _trouble(self, step: Step, kind: Kind, says: str) -> None:
        self.troubles.append(Trouble(step.cell, kind, says))
