"""A package's `__init__.py` that imports each module when somebody asks for a name of it, in place of all at once.

In a browser every module costs time at the start of every visit, and a unit uses three explorers of twenty. Elsewhere it is not
felt: so the rewriting is done for the browser's wheel alone, from the file that everybody else imports.
"""

import ast
from pathlib import Path

from netcourse.errors import CourseError

_LAZY = """
_WHERE = {where}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_WHERE[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({{*globals(), *_WHERE}})
"""


def lazily(init: Path, package: str) -> str:
    """The text of an `__init__.py` that gives the same names later.

    Parameters
    ----------
    init : Path
        The file, which imports names from modules of its own package and says `__all__`, and nothing else.
    package : str
        The package's name.

    Returns
    -------
    str
        The new text. A name that is a module's as well (`grade_plane`) is still imported at once: otherwise whoever asks for it
        gets the module, as soon as anybody has imported that.

    Raises
    ------
    CourseError
        If the file does something else.
    """
    tree = ast.parse(init.read_text(encoding="utf-8"))
    kept: list[ast.stmt] = []
    where: dict[str, str | None] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and _is_own(statement, package):
            names = [one.name for one in statement.names]
            if any((init.parent / name).is_dir() or (init.parent / f"{name}.py").is_file() for name in names):
                kept.append(statement)
            else:
                where.update(dict.fromkeys(names, statement.module))
        elif _is_text(statement) or _is_all(statement):
            kept.append(statement)
        else:
            raise CourseError(
                f"{init}, line {statement.lineno}: only imports of {package}'s own names and __all__ can stand here"
            )
    return ast.unparse(ast.Module(kept, [])) + "\n" + _LAZY.format(where=where)


def _is_own(statement: ast.ImportFrom, package: str) -> bool:
    return (statement.module or "").startswith(f"{package}.") and not any(one.asname for one in statement.names)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_all(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__"
