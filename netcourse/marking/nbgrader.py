"""nbgrader as this course uses it: one configuration for the command line, the formgrader, the build and the demo."""

import os
import sys
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError

SECONDS_A_CELL = 30


def configure(c: Any, *, apart: bool = True) -> None:
    """Fill a traitlets configuration; `nbgrader_config.py` calls this with its own.

    Parameters
    ----------
    c : traitlets.config.Config
        Changed in place.
    apart : bool
        Whether student code runs apart (`ExecutesApart`); without, in nbgrader's own `Execute`, to compare with.
    """
    import zmq
    from nbconvert.preprocessors import ClearMetadataPreprocessor
    from nbgrader.preprocessors import (
        AssignLatePenalties,
        CheckCellMetadata,
        ClearHiddenTests,
        ClearMarkScheme,
        ClearOutput,
        ClearSolutions,
        ComputeChecksums,
        DeduplicateIds,
        Execute,
        GetGrades,
        IgnorePattern,
        IncludeHeaderFooter,
        InstantiateTests,
        LimitOutput,
        LockCells,
        OverwriteKernelspec,
        SaveAutoGrades,
        SaveCells,
    )

    from netcourse.marking.debrief.exporter import DebriefExporter
    from netcourse.marking.handing_back import HandsPagesBack
    from netcourse.marking.in_time import InTime
    from netcourse.marking.lifting import LaysAnswersDown, LiftsAnswers, RestoresCells
    from netcourse.marking.on_postgresql import write_constants_out
    from netcourse.marking.preprocessors import AsksForTasksAgain, DropsWidgetState, GetsWaiting, KeepsShown, SparesStderr
    from netcourse.marking.replaying import ExecutesApart

    write_constants_out()
    c.CourseDirectory.course_id = "netcourse"
    # An empty stub: the line above the region already tells the student what to type.
    c.ClearSolutions.code_stub = {"python": ""}
    # A marks cell that a student deleted by accident comes back, instead of counting 0 in silence.
    c.OverwriteCells.add_missing_cells = True
    c.Execute.timeout = SECONDS_A_CELL
    # "auto": a kernel that can speak encrypted does, so nobody else on a shared machine listens in.
    c.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"
    # A submission downloaded from a learning platform: <student>_<unit>.ipynb.
    c.FileNameCollectorPlugin.named_regexp = r".*[/\\](?P<student_id>[^/\\_]+)_(?P<file_id>\d\d_\w+)"
    # The steps of nbgrader 0.9.6, with KeepsShown for ClearOutput: a released unit can be read before Python runs.
    c.GenerateAssignment.preprocessors = [
        IncludeHeaderFooter,
        InstantiateTests,
        LockCells,
        ClearSolutions,
        KeepsShown,
        CheckCellMetadata,
        ComputeChecksums,
        SaveCells,
        ClearHiddenTests,
        ClearMarkScheme,
        ComputeChecksums,
        CheckCellMetadata,
    ]
    # The steps of nbgrader 0.9.6 with ours. LiftsAnswers reads the outputs that ClearOutput clears.
    c.Autograde.sanitize_preprocessors = [
        LiftsAnswers,
        DropsWidgetState,
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        RestoresCells,
        CheckCellMetadata,
    ]
    c.Autograde.autograde_preprocessors = [
        LaysAnswersDown,
        ExecutesApart if apart else Execute,
        SparesStderr,
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        SaveAutoGrades,
        AsksForTasksAgain,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    # Reads a submission and takes the steps above; it stops one that keeps the others waiting.
    c.Autograde.exporter_class = InTime
    c.GenerateFeedback.preprocessors = [GetGrades, GetsWaiting]
    c.GenerateFeedback.exporter_class = DebriefExporter
    c.ExchangeFactory.release_feedback = HandsPagesBack
    # The formgrader's page is nbconvert's: there a text is shown as it was typed, not as Markdown.
    c.HTMLExporter.preprocessors = ["netcourse.marking.debrief.as_typed.ShowsAsTyped"]
    # It needs no network, and takes no marks before it can keep them.
    c.HTMLExporter.template_file = str(Path(__file__).with_name("formgrader.html.j2"))


def configure_guest(c: Any, *, apart: bool = True) -> None:
    """Fill a configuration for a course that is not made with this package: nbgrader's own settings, and student code shut in.

    Marks are then those of stock nbgrader: nothing of this course's rules (cells that come back, lines on stderr, forms) holds.

    Parameters
    ----------
    c, apart
        As for `configure`.
    """
    from nbconvert.preprocessors import ClearMetadataPreprocessor
    from nbgrader.preprocessors import (
        AssignLatePenalties,
        CheckCellMetadata,
        ClearOutput,
        DeduplicateIds,
        Execute,
        IgnorePattern,
        LimitOutput,
        OverwriteKernelspec,
        SaveAutoGrades,
    )

    from netcourse.marking.lifting import RestoresCells
    from netcourse.marking.preprocessors import DropsWidgetState
    from netcourse.marking.replaying import ExecutesApart

    # Which of its read-only cells run is the course's own affair.
    c.RestoresCells.untags_locked = False
    c.Autograde.sanitize_preprocessors = [
        DropsWidgetState,
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        RestoresCells,
        CheckCellMetadata,
    ]
    c.Autograde.autograde_preprocessors = [
        ExecutesApart if apart else Execute,
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
    ]


def is_ours(config: Any) -> bool:
    """Whether an instructor's configuration is that of a course made with this package: `configure` filled it."""
    from netcourse.marking.debrief.exporter import DebriefExporter
    from netcourse.marking.replaying import ExecutesApart

    said = [
        config.get("GenerateFeedback", {}).get("exporter_class"),
        *config.get("Autograde", {}).get("autograde_preprocessors", []),
    ]
    return DebriefExporter in said or ExecutesApart in said


def course_api(root: Path, *, apart: bool = True, guest: bool = False) -> Any:
    """nbgrader's own API for a course folder, with our configuration; `apart` as for `configure`, `guest` for `configure_guest`.

    Raises
    ------
    CourseError
        If nbgrader is not installed.
    """
    try:
        from nbgrader.apps import NbGraderAPI
        from traitlets.config import Config
    except ImportError:
        raise CourseError(
            f"nbgrader is not installed for {sys.executable}; run 'make demo' once, or pip install -r requirements.lock"
        ) from None
    # nbgrader starts `alembic` by name: the environment's own programs must be found first.
    here = str(Path(sys.executable).parent)
    if os.environ.get("PATH", "").split(os.pathsep)[0] != here:
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
    c = Config()
    (configure_guest if guest else configure)(c, apart=apart)
    c.CourseDirectory.root = str(root)
    return NbGraderAPI(config=c)


def generate_assignment(root: Path, unit: str) -> None:
    """Let nbgrader make the release of a unit from its source.

    Raises
    ------
    CourseError
        If nbgrader refuses.
    """
    expect_success(course_api(root).generate_assignment(unit, force=True, create=True), f"making the release of {unit}")


def expect_success(answer: dict[str, Any], what: str) -> None:
    """Raise what nbgrader's API answered, if it is a failure, as one line."""
    if not answer["success"]:
        said = (answer.get("error") or answer.get("log") or "no reason given").strip().splitlines()
        raise CourseError(f"nbgrader failed at {what}: {said[-1]}")
