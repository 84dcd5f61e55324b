"""The hand-in of an assignment with several notebooks, or of one named otherwise than its folder, as any nbgrader course has.

Each notebook of the release has its file by name, or, where a student or a platform renamed it, by what is in it. What else was
sent goes beside them, for nbgrader lays it there and a notebook may read it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.intake.decide import Before, Decision, decided_by
from netcourse.marking.intake.handins import STAMP, HandIn, Undecided, chosen_of, no_notebook, set_key, stamp_for
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.names import is_notebook, is_zip, shown, stem_of
from netcourse.marking.intake.owners import Bundle, Owned
from netcourse.marking.intake.release import Release, read_release
from netcourse.marking.intake.repair import Examined, examine
from netcourse.marking.intake.store import Store
from netcourse.marking.layout import Layout

_PLAIN = re.compile(r"[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]{0,199}")
_COPY = re.compile(r"(?: ?\(\d{1,3}\)|-\d{1,3})$")
_ALONE = ("_", "-", " ")
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Set:
    """The notebooks of a release by name, and where the course keeps its folders."""

    unit: str
    notebooks: Mapping[str, Release]
    layout: Layout


def released_set(root: Path, unit: str, layout: Layout) -> Set:
    """The release of an assignment, whatever its notebooks are called.

    Raises
    ------
    CourseError
        If there is none, or one is no notebook.
    """
    folder = layout.folder(root, "release", unit)
    paths = sorted(path for path in folder.glob("*.ipynb") if path.is_file())
    if not paths:
        raise CourseError(f"{folder}: no such release. Release it first, or use --course")
    found = {path.stem: read_release(path.stem, path) for path in paths}
    for name, one in found.items():
        if one is None:
            raise CourseError(f"{folder / f'{name}.ipynb'}: not a notebook; release the assignment again")
    return Set(unit, {name: one for name, one in found.items() if one is not None}, layout)


class SetStore(Store):
    """The store of an assignment that is no single notebook; see `Store`."""

    def __init__(self, root: Path, released: Set) -> None:
        super().__init__(root, released.unit)
        self._set = released

    def collected(self) -> set[str]:
        """Students whose work is in `submitted/`."""
        layout, names = self._set.layout, self._set.notebooks
        everybody = layout.students(self.root, self.unit)
        return {one for one in everybody if any((self.folder(one) / f"{name}.ipynb").is_file() for name in names)}

    def folder(self, student: str) -> Path:
        """Where a student's work is put."""
        return self._set.layout.folder(self.root, "submitted", self.unit, student)

    def _standing(self, folder: Path) -> str | None:
        found = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.name != STAMP
        }
        return set_key(found) if any(is_notebook(name) for name in found) else None

    def _since(self, folder: Path) -> float:
        return max(path.stat().st_mtime for path in folder.rglob("*.ipynb"))

    def _files(self, made: HandIn) -> dict[str, bytes | None]:
        return {**made.files, STAMP: made.stamp.encode() or None}


def decide_set(bundle: Bundle, before: Before, released: Set, limits: Limits) -> Decision:
    """What becomes of one student's files; as `decide`."""
    return decided_by(bundle, before, lambda: hand_in_set(bundle.everything, released, limits))


def hand_in_set(files: Sequence[Owned], released: Set, limits: Limits) -> HandIn:
    """The hand-in among one student's files.

    Raises
    ------
    Undecided
        If none of the release's notebooks is among them, or several of one that no time tells apart.
    """
    work = [one for one in files if not one.paper]
    for one in work:
        if one.found.refusal and (is_zip(one.name) or is_notebook(one.name) or not one.found.held):
            raise Undecided(f"{shown(one.found.name)}: {one.found.refusal}")
    sent = [one for one in work if is_notebook(one.name) and not one.found.refusal]
    by_name: dict[str, list[tuple[Owned, Examined]]] = {}
    strange, bad = [], []
    for one in sent:
        name, seen = _which(one, released, limits)
        if seen.refusal:
            bad.append(f"{shown(one.name)}: {seen.refusal}")
        elif name:
            by_name.setdefault(name, []).append((one, seen))
        else:
            strange.append(one)
    if not by_name:
        raise Undecided("; ".join(bad[:3]) or no_notebook([one.name for one in work or files]))
    chosen: dict[str, tuple[Owned, Examined]] = {}
    for name, found in sorted(by_name.items()):
        newest = chosen_of([one for one, _ in found], f"notebooks for {name}")
        chosen[name] = next(pair for pair in found if pair[0] is newest)
    first = chosen_of([one for one, _ in chosen.values()], "notebooks", any_will_do=True)
    together = [one for one in work if one.claim.said == first.claim.said]
    stamp, times, notes = stamp_for(first, together)
    beside, unused = _beside(chosen, [one for one in together if one not in sent or one in strange])
    made = {f"{name}.ipynb": seen.notebook or b"" for name, (_, seen) in chosen.items()}
    many = len(released.notebooks) > 1
    missing = [f"{name}.ipynb was not handed in" for name in released.notebooks if name not in chosen]
    return HandIn(
        b"",
        None,
        set_key({f"{name}.ipynb": one.found.data for name, (one, _) in chosen.items()} | beside),
        times,
        stamp,
        repairs=(
            *(
                f"{name}.ipynb: renamed from {shown(one.name)}"
                for name, (one, _) in chosen.items()
                if one.name != f"{name}.ipynb"
            ),
            *(f"{name}: {line}" if many else line for name, (_, seen) in chosen.items() for line in seen.repairs),
            *(f"passed over {line}" for line in bad),
        ),
        notes=(*missing, *notes, *([f"also sent, kept and not used: {', '.join(unused[:6])}"] if unused else [])),
        files={**beside, **made},
    )


def _which(one: Owned, released: Set, limits: Limits) -> tuple[str, Examined]:
    """Which notebook of the release a file is, empty if none; and what was found in it."""
    stem = _COPY.sub("", stem_of(one.name)).casefold()
    ends = {name: (name.casefold(), *(f"{end}{name.casefold()}" for end in _ALONE)) for name in released.notebooks}
    named = [name for name, (alone, *behind) in ends.items() if stem == alone or stem.endswith(tuple(behind))]
    if named:
        name = max(named, key=len)
        return name, _examined(one.found.data, name, released, limits)
    for name, release in released.notebooks.items():
        seen = _examined(one.found.data, name, released, limits)
        if release.by_grade_id and not seen.refusal:
            return name, seen
    return "", Examined(None)


def _examined(data: bytes, name: str, released: Set, limits: Limits) -> Examined:
    release = released.notebooks[name]
    if not release.by_grade_id:
        # Nothing in it is marked, so that nothing tells it from another; it is put there as it was sent.
        return Examined(data)
    others = [other for unit, other in released.notebooks.items() if unit != name]
    return examine(data, release, others, limits)


def _beside(chosen: Mapping[str, tuple[Owned, Examined]], others: Sequence[Owned]) -> tuple[dict[str, bytes], list[str]]:
    """The other files by the path that they have beside the notebooks, and the names of those that have none."""
    folders = {one.found.path[:-1] for one, _ in chosen.values()}
    own = {f"{name}.ipynb".casefold() for name in chosen}
    found: dict[str, bytes] = {}
    unused: list[str] = []
    for one in others:
        path = _path_beside(one, folders)
        fine = path and path.casefold() not in own and len(found) < _MOST_FILES and not one.found.refusal
        if fine and path not in found:
            found[path] = one.found.data
        elif one.name != STAMP:
            unused.append(shown(one.name))
    # A file can't be a folder as well.
    clash = {name for name in found if any(other.startswith(f"{name}/") for other in found)}
    return {name: data for name, data in found.items() if name not in clash}, sorted({*unused, *map(shown, clash)})


def _path_beside(one: Owned, folders: set[tuple[str, ...]]) -> str:
    if one.claim.at == len(one.found.path):
        parts: tuple[str, ...] = (one.name,)
    else:
        folder = max((folder for folder in folders if one.found.path[: len(folder)] == folder), key=len, default=None)
        if folder is None or len(folder) < one.claim.at:
            return ""
        parts = one.found.path[len(folder) :]
    usable = all(_PLAIN.fullmatch(part) for part in parts) and not any(is_zip(part) for part in parts[:-1])
    return "/".join(parts) if usable and parts != (STAMP,) and "__MACOSX" not in parts else ""
