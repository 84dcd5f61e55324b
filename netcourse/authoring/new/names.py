"""Names of new things, as the house spells them, and texts into which they are put."""

import keyword
import re

from netcourse.errors import CourseError

LONGEST = 40
_MODULE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CLASS = re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)*")


def check_module(name: str, what: str) -> None:
    """Check a name of small letters, digits and underscores.

    Raises
    ------
    CourseError
        If it is none; `what` says what is named.
    """
    if not _MODULE.fullmatch(name) or keyword.iskeyword(name) or len(name) > LONGEST:
        raise CourseError(
            f"{name}: {what} is called by small letters, digits and underscores, such as liver_map, at most {LONGEST} of them"
        )


def check_class(name: str, what: str) -> None:
    """Check a name like ``LiverMap``.

    Raises
    ------
    CourseError
        If it is none; `what` says what is named.
    """
    if not _CLASS.fullmatch(name) or len(name) > LONGEST:
        raise CourseError(f"{name}: {what} is called like LiverMap, at most {LONGEST} letters and digits")


def class_of(module: str) -> str:
    """The class that goes with a module: ``liver_map`` gives ``LiverMap``."""
    return "".join(word.capitalize() for word in module.split("_"))


def one_of(module: str) -> str:
    """One of what a module is named for in the plural: ``stool_samples`` gives ``stool_sample``."""
    if module.endswith("ies"):
        return f"{module.removesuffix('ies')}y"
    return module.removesuffix("s") if not module.endswith("ss") else module


def put(template: str, **names: str) -> str:
    """A template with each ``@name@`` replaced."""
    for name, value in names.items():
        template = template.replace(f"@{name}@", value)
    return template
