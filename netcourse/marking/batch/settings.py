"""nbgrader as a course folder sets it up: our configuration, and all that the instructor added in nbgrader_config.py."""

import copy
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.nbgrader import course_api
from netcourse.marking.replaying import ExecutesApart

CONFIG = "nbgrader_config.py"


def instructors_api(root: Path, *, apart: bool = True) -> Any:
    """nbgrader's own API with the instructor's settings, such as a penalty for lateness.

    Parameters
    ----------
    root : Path
        The course folder. Without an nbgrader_config.py in it, our configuration stands alone.
    apart : bool
        As for `netcourse.marking.nbgrader.configure`.

    Raises
    ------
    CourseError
        If the instructor's file fails, or has steps that would run student code outside our step.
    """
    from nbgrader.preprocessors import Execute

    api = course_api(root, apart=apart)
    if not (root / CONFIG).is_file():
        return api
    settings = copy.deepcopy(api.config)
    settings.merge(_instructors(root))
    steps = [_found(step, root) for step in settings.Autograde.autograde_preprocessors]
    if not apart:
        steps = [Execute if step is ExecutesApart else step for step in steps]
    elif ExecutesApart not in steps or any(issubclass(step, Execute) for step in steps):
        raise CourseError(f"{root / CONFIG}: its steps run student code without netcourse's ExecutesApart, so not shut in")
    settings.Autograde.autograde_preprocessors = steps
    settings.CourseDirectory.root = str(root)
    return type(api)(config=settings)


def _instructors(root: Path) -> Any:
    from traitlets.config.loader import PyFileConfigLoader

    try:
        return PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except Exception as error:
        raise CourseError(f"{root / CONFIG}: nbgrader can't read it: {type(error).__name__}: {error}") from error


def _found(step: Any, root: Path) -> Any:
    from traitlets.utils.importstring import import_item

    try:
        found = import_item(step) if isinstance(step, str) else step
    except ImportError as error:
        raise CourseError(f"{root / CONFIG}: no such step: {step}: {error}") from error
    return found if isinstance(found, type) else type(found)
