"""The units that a course folder has, and which are ours: a command for another names them before it starts anything."""

from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.layout import Layout, layout_of


def check_unit(root: Path, unit: str) -> Layout:
    """Refuse a unit that the course has neither a source nor a release of.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.

    Returns
    -------
    Layout
        Where the course has it.

    Raises
    ------
    CourseError
        With the units that there are.
    """
    layout = Layout()
    if unit in units_in(root, layout):
        return layout
    if (root / "nbgrader_config.py").is_file():
        from netcourse.marking.batch.settings import instructors_api

        layout = layout_of(instructors_api(root))
    there = units_in(root, layout)
    if unit not in there:
        where = layout.folder(root, "source", "").resolve()
        known = f"there is {', '.join(there)}" if there else "there is none; --course FOLDER says where a course lies"
        raise CourseError(f"{unit.strip() or repr(unit)}: no such unit in {where}; {known}")
    return layout


def check_own(root: Path, unit: str, what: str) -> None:
    """Refuse an assignment whose notebooks bear other names than its own: what reads a unit of this package has nothing there.

    Parameters
    ----------
    root, unit
        As for `check_unit`, which is asked first.
    what : str
        What is asked for, such as ``"a report"``.

    Raises
    ------
    CourseError
        With the notebooks that there are.
    """
    layout = check_unit(root, unit)
    found = {path.name for step in ("source", "release") for path in layout.folder(root, step, unit).glob("*.ipynb")}
    if f"{unit}.ipynb" not in found:
        names = ", ".join(sorted(found))
        raise CourseError(
            f"{unit}: {what} is for units that were made with this package, with one notebook, {unit}.ipynb; here is {names}"
        )


def units_in(root: Path, layout: Layout) -> list[str]:
    """The units of a course of which there is a notebook in the instructor's folder, or in that of the release."""
    found = set()
    for step in ("source", "release"):
        parts = layout.folder(Path(), step, "*").parts
        if "*" in parts:
            paths = root.glob(str(Path(*parts, "*.ipynb")))
            found |= {path.relative_to(root).parts[parts.index("*")] for path in paths}
    return sorted(found)
