"""A new explorer: its folder, its name among the others, its test, and the way to its task."""

from pathlib import Path

from netcourse.authoring.new import explorer_texts as texts
from netcourse.authoring.new.change import Change
from netcourse.authoring.new.names import check_module, class_of, put
from netcourse.authoring.new.registry import (
    check_free,
    check_unnamed,
    read,
    with_entry,
    with_import,
    with_name,
    with_typed_import,
)


def new_explorer(root: Path, name: str) -> Change:
    """Add the skeleton of an explorer to the code.

    Parameters
    ----------
    root : Path
        The checkout; nothing is written.
    name : str
        Of its folder, such as ``"liver_map"``.

    Returns
    -------
    Change
        Its files, and the files that name it.

    Raises
    ------
    CourseError
        If the name is malformed or taken, or the course has no code to add to.
    """
    check_module(name, "an explorer")
    room = root / "netcourse" / "explorers"
    folder, public, test = room / name, room / "__init__.py", root / "tests" / "explorers" / f"test_{name}.py"
    ways = root / "tests" / "explorers" / "ways.py"
    check_free(folder, room / f"{name}.py", test)
    made, within = class_of(name), f"netcourse.explorers.{name}"
    check_unnamed(public, made, "choose another name")
    # It is imported when somebody asks for it; of which type it is, is known before.
    shown = with_typed_import(read(public), f"from {within} import {made}", public)
    shown = with_entry(shown, "_LATER", f'    "{name}": ("{made}",),', public)
    explorer = with_import(put(texts.EXPLORER, **{"class": made}), f"from {within}.tasks import TASKS")
    return Change(
        {
            folder / "__init__.py": put(texts.INIT, module=name, **{"class": made}),
            folder / "explorer.py": with_import(explorer, f"from {within}.drawing import MOST, bar"),
            folder / "drawing.py": texts.DRAWING,
            folder / "tasks.py": with_import(texts.TASKS, f"from {within}.drawing import MOST"),
            public: with_name(shown, "__all__", made, public),
            test: put(texts.TEST, **{"class": made}),
            ways: with_entry(read(ways), "WAYS", put(texts.WAY, **{"class": made}), ways),
        },
        (
            f"{made} stands in {folder.relative_to(root)}; each blank is marked 'FILL IN:'.",
            f"Next: fill in, then 'python -m pytest {test.relative_to(root)} tests/explorers/test_every_explorer.py'.",
            f'A lesson shows it with: explore({made}("find")).',
        ),
    )
