"""A new cohort: its module, its name in the lists of cohorts and of tables, and its test."""

import re
from pathlib import Path

from netcourse.authoring.new import cohort_texts as texts
from netcourse.authoring.new.change import Change
from netcourse.authoring.new.names import check_class, check_module, class_of, one_of, put
from netcourse.authoring.new.registry import (
    check_free,
    check_unnamed,
    read,
    with_alternative,
    with_entry,
    with_import,
    with_imported,
    with_lines_above,
    with_name,
)
from netcourse.errors import CourseError

_PREFIX = re.compile(r"[A-Z]{2}-")


def new_cohort(root: Path, name: str, row: str | None, prefix: str | None) -> Change:
    """Add the skeleton of a cohort to the code.

    Parameters
    ----------
    root : Path
        The checkout; nothing is written.
    name : str
        Of the module and of the function that draws, in the plural, such as ``"stool_samples"``.
    row : str, optional
        Of the class of one row; by default the name in the singular, such as ``"StoolSample"``.
    prefix : str, optional
        Two capital letters and a hyphen with which ids begin; by default of the name's words, such as ``"SS-"``.

    Returns
    -------
    Change
        Its files, and the files that name it.

    Raises
    ------
    CourseError
        If a name is malformed or taken, or the course has no code to add to.
    """
    check_module(name, "a cohort")
    made, letters = class_of(one_of(name)) if row is None else row, _letters(name) if prefix is None else prefix
    check_class(made, "one row of a cohort")
    if not _PREFIX.fullmatch(letters):
        raise CourseError(f"--prefix {letters or repr(letters)}: ids begin with two capital letters and a hyphen, such as SS-")
    room, workbench = root / "netcourse" / "cases", root / "netcourse" / "explorers" / "workbench" / "tables.py"
    module, test = room / f"{name}.py", root / "tests" / "cases" / f"test_{name}.py"
    public, cohorts = room / "__init__.py", room / "cohorts.py"
    check_free(module, room / name, test)
    check_unnamed(public, made, "name the class of a row with --row")
    check_unnamed(cohorts, letters, "choose how ids begin with --prefix")
    line = f"from netcourse.cases.{name} import {made}, {name}"
    words = {"class": made, "module": name, "one": one_of(name), "prefix": letters}
    shown = with_name(with_import(read(public), line), "__all__", made, public)
    listed = with_alternative(with_import(read(cohorts), line), "Case", made, cohorts)
    tables = with_imported(read(workbench), "netcourse.cases", name, workbench)
    tables = with_lines_above(tables, "TABLES", put(texts.TABLE, **words), workbench)
    return Change(
        {
            module: put(texts.COHORT, **words),
            public: with_name(shown, "__all__", name, public),
            cohorts: with_entry(listed, "COHORTS", put(texts.NAMED, **words), cohorts),
            workbench: with_entry(tables, "TABLES", f'    "{name}": _{name},', workbench),
            test: put(texts.TEST, **words),
        },
        (
            f"{name} stands in {module.relative_to(root)}; each blank is marked 'FILL IN:'.",
            f"Next: fill in, then 'netcourse cases {name}' and 'python -m pytest {test.relative_to(root)}'.",
            f'A lesson shows it with: explore(Workbench("{name}", ("n_found",))).',
        ),
    )


def _letters(name: str) -> str:
    """The initials of the first two words of a name, or the first two letters of its only one."""
    first, *more = name.split("_")
    return f"{first[0]}{more[0][0] if more else first[1:2]}-".upper()
