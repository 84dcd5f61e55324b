"""What of the lock this environment has in another version: whom to suspect where `make newest` fails.

`python -m docs.making.newer` prints the table.
"""

import re
from collections.abc import Mapping
from importlib.metadata import distributions

from docs.making.licences import LOCK, NAME


def other_than_locked(lock: str, installed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The packages that are installed in another version than the lock has, with both.

    Parameters
    ----------
    lock : str
        The text of requirements.lock, in which a package stands once for each group of Pythons that needs another version.
    installed : mapping of str to str
        Versions by name, as `pip list` has them.

    Returns
    -------
    list of (str, str, str)
        Name, versions in the lock, version here; by name. What the lock does not know has none there.
    """
    locked: dict[str, list[str]] = {}
    for name, at in NAME.findall(lock):
        locked.setdefault(_plain(name), []).append(at)
    here = {_plain(name): at for name, at in installed.items()}
    return [(name, ", ".join(locked.get(name, ["-"])), at) for name, at in sorted(here.items()) if at not in locked.get(name, [])]


def main() -> None:
    """Print the table; what every environment has, and this course itself, are left out."""
    here = {one.metadata["Name"]: one.version for one in distributions()}
    for name, locked, newer in other_than_locked(LOCK.read_text(encoding="utf-8"), here):
        if name not in {"netcourse", "pip", "setuptools"}:
            print(f"{name:32} {locked:24} {newer}")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
