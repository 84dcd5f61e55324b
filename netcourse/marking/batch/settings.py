"""nbgrader as a course folder sets it up: our configuration, and all that the instructor added in nbgrader_config.py."""

import copy
import re
import sys
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.lifting import LaysAnswersDown
from netcourse.marking.nbgrader import course_api, is_ours
from netcourse.marking.replaying import ExecutesApart

CONFIG = "nbgrader_config.py"
# As `netcourse build` writes into the metadata of a unit of its own.
_OURS = re.compile(rb'"netcourse": \{[^{}]*"unit": "')


def instructors_api(root: Path, *, apart: bool = True) -> Any:
    """nbgrader's own API with the instructor's settings, such as a penalty for lateness.

    Parameters
    ----------
    root : Path
        The course folder. Without an nbgrader_config.py in it, our configuration stands alone; with one that does not call our
        `configure`, in a course without a unit of ours, nbgrader's own settings hold, and student code is shut in.
    apart : bool
        As for `netcourse.marking.nbgrader.configure`.

    Raises
    ------
    CourseError
        If the instructor's file fails, or has steps that would run student code outside our step.
    """
    from nbgrader.preprocessors import Execute

    if not (root / CONFIG).is_file():
        return course_api(root, apart=apart)
    instructors = _instructors(root)
    guest = not is_ours(instructors) and not _has_units_of_ours(root, instructors)
    api = course_api(root, apart=apart, guest=guest)
    settings = copy.deepcopy(api.config)
    settings.merge(instructors)
    steps = [_found(step, root) for step in settings.Autograde.autograde_preprocessors]
    if not apart:
        steps = [Execute if step is ExecutesApart else step for step in steps]
    elif guest:
        steps = [ExecutesApart if step is Execute else step for step in steps]
    if apart and (ExecutesApart not in steps or any(issubclass(step, Execute) for step in steps)):
        raise CourseError(f"{root / CONFIG}: its steps run student code without netcourse's ExecutesApart, so not shut in")
    settings.Autograde.autograde_preprocessors = steps
    settings.CourseDirectory.root = str(root)
    return type(api)(config=settings)


def is_guest(api: Any) -> bool:
    """Whether a course is not made with this package, so that nothing but nbgrader's own rules holds in it.

    Parameters
    ----------
    api : NbGraderAPI
        From `instructors_api`.
    """
    return LaysAnswersDown not in api.config.Autograde.autograde_preprocessors


def _has_units_of_ours(root: Path, instructors: Any) -> bool:
    """Whether a notebook of `source/` was built by this package, whatever the settings beside it leave out."""
    course = instructors.get("CourseDirectory", {})
    sources = root / str(course.get("source_directory", "source"))
    return any(_OURS.search(path.read_bytes()) for path in sorted(sources.glob("*/*.ipynb")) if not path.is_symlink())


def settings_files(root: Path) -> list[Path]:
    """Where nbgrader's command reads its settings: the machine's, the user's and the course's files; a later one counts more.

    Parameters
    ----------
    root : Path
        The course folder.
    """
    from jupyter_core.paths import jupyter_config_path

    folders = [*map(Path, reversed(jupyter_config_path())), root]
    return [path for folder in folders for path in (folder / CONFIG, (folder / CONFIG).with_suffix(".json")) if path.is_file()]


def _instructors(root: Path) -> Any:
    from traitlets.config import Config
    from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

    # As nbgrader's command does for the folder it is called in: plug-ins may lie beside the settings.
    if str(root) not in sys.path:
        sys.path.append(str(root))
    settings = Config()
    for path in settings_files(root):
        loader = JSONFileConfigLoader if path.suffix == ".json" else PyFileConfigLoader
        try:
            settings.merge(loader(path.name, path=str(path.parent)).load_config())
        except Exception as error:
            raise CourseError(f"{path}: nbgrader can't read it: {type(error).__name__}: {error}") from error
    return settings


def _found(step: Any, root: Path) -> Any:
    from traitlets.utils.importstring import import_item

    try:
        found = import_item(step) if isinstance(step, str) else step
    except ImportError as error:
        raise CourseError(f"{root / CONFIG}: no such step: {step}: {error}") from error
    return found if isinstance(found, type) else type(found)
