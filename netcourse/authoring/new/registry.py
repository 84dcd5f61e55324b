"""Lists in the code where a new thing has to be named: a line goes in at its place, and the rest stays as it was."""

import ast
from collections.abc import Callable, Sequence
from pathlib import Path

from netcourse.errors import CourseError

_OURS = "netcourse"


def with_import(text: str, line: str) -> str:
    """A module with one import more, `from netcourse.… import …`, in the order in which ruff wants them."""
    return _imported(text, ast.parse(text).body, line)


def with_typed_import(text: str, line: str, where: Path) -> str:
    """A module with one such import more among those that are made for types alone, below `if TYPE_CHECKING`.

    Raises
    ------
    CourseError
        If it makes none; `where` is named.
    """
    for one in ast.parse(text).body:
        if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING":
            return _imported(text, one.body, line)
    raise CourseError(f"{where}: imports nothing for types alone; nothing was written")


def with_imported(text: str, module: str, name: str, where: Path) -> str:
    """A module whose import of several names, a line each, has one name more.

    Raises
    ------
    CourseError
        If there is no such import; `where` is named.
    """
    for one in ast.parse(text).body:
        if isinstance(one, ast.ImportFrom) and one.module == module and one.end_lineno != one.lineno:
            there = [(alias.name, alias.lineno) for alias in one.names]
            return _sorted_in(text, there, name, f"    {name},", one.end_lineno or 0)
    raise CourseError(f"{where}: imports no list of names from {module}; nothing was written")


def with_name(text: str, listed: str, name: str, where: Path) -> str:
    """A module with one name more in a sorted list of names in quotes, such as ``__all__``.

    Raises
    ------
    CourseError
        If there is no such list; `where` is named.
    """
    held = _value(text, listed, where)
    there = [(one.value, one.lineno) for one in getattr(held, "elts", ()) if isinstance(one, ast.Constant)]
    return _sorted_in(text, [(str(value), at) for value, at in there], name, f'    "{name}",', held.end_lineno or 0)


def with_entry(text: str, listed: str, entry: str, where: Path) -> str:
    """A module with an entry more at the end of a tuple, list or dictionary whose bracket closes on a line of its own.

    Raises
    ------
    CourseError
        If there is no such one; `where` is named.
    """
    return _inserted(text, _value(text, listed, where).end_lineno or 0, entry)


def with_alternative(text: str, union: str, name: str, where: Path) -> str:
    """A module whose union of classes, a line each, has one class more.

    Raises
    ------
    CourseError
        If there is no such union; `where` is named.
    """
    return _inserted(text, (_value(text, union, where).end_lineno or 0) + 1, f"    | {name}")


def with_lines_above(text: str, listed: str, lines: str, where: Path) -> str:
    """A module with lines more above the place at which a name gets its value.

    Raises
    ------
    CourseError
        If there is no such name; `where` is named.
    """
    return _inserted(text, _assigned(text, listed, where).lineno, lines)


def read(path: Path) -> str:
    """A file of the code that a new thing goes into.

    Raises
    ------
    CourseError
        If the course has none: it is a course without its package's code.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"{path}: no such file; this is added to the code, so it needs a checkout of the project") from None


def check_free(*paths: Path) -> None:
    """Check that no file stands where a new one goes.

    Raises
    ------
    CourseError
        If one does.
    """
    for path in paths:
        if path.exists():
            raise CourseError(f"{path}: is there already; nothing was written")


def check_unnamed(path: Path, quoted: str, mend: str) -> None:
    """Check that no list of a file holds a name.

    Raises
    ------
    CourseError
        If one does; `mend` says what to do.
    """
    if f'"{quoted}"' in read(path):
        raise CourseError(f"{path}: holds a {quoted} already; {mend}")


def _imported(text: str, body: Sequence[ast.stmt], line: str) -> str:
    (new,) = ast.parse(line).body
    if not isinstance(new, ast.ImportFrom):
        raise TypeError(f"{line}: not an import from a module")
    ours = [one for one in body if isinstance(one, ast.ImportFrom) and (one.module or "").split(".")[0] in (_OURS, "tests")]
    later = [one for one in ours if _by_module(one) > _by_module(new)]
    return _inserted(text, later[0].lineno if later else (ours[-1].end_lineno or 0) + 1, " " * ours[0].col_offset + line)


def _by_module(one: ast.ImportFrom) -> str:
    return (one.module or "").casefold()


def _by_kind(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest: as ruff sorts names."""
    rank: Callable[[str], int] = lambda word: 0 if word.isupper() else 1 if word[0].isupper() else 2  # noqa: E731
    return rank(name), name


def _sorted_in(text: str, there: list[tuple[str, int]], name: str, line: str, end: int) -> str:
    return _inserted(text, next((at for one, at in there if _by_kind(one) > _by_kind(name)), end), line)


def _value(text: str, name: str, where: Path) -> ast.expr:
    value = _assigned(text, name, where).value
    if value is None or value.end_lineno == value.lineno:
        raise CourseError(f"{where}: {name} is no list of a line each; nothing was written")
    return value


def _assigned(text: str, name: str, where: Path) -> ast.Assign | ast.AnnAssign:
    for one in ast.parse(text).body:
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        if isinstance(one, ast.Assign | ast.AnnAssign) and any(getattr(target, "id", "") == name for target in targets):
            return one
    raise CourseError(f"{where}: has no {name} to add to; nothing was written")


def _inserted(text: str, at: int, lines: str) -> str:
    """A text with lines before its line number `at`, counted from 1."""
    parts = text.splitlines(keepends=True)
    return "".join([*parts[: at - 1], lines if lines.endswith("\n") else f"{lines}\n", *parts[at - 1 :]])
