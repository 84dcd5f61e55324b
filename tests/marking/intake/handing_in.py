"""What the tests of intake hand in: notebooks of the small unit, zips, and a look at what came of them."""

import io
import json
import stat
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from netcourse.marking.intake.collect import Collected
from netcourse.marking.intake.decide import Decision

UNIT = "01_small"
DAY = (2026, 3, 1, 10, 0, 0)
Json = dict[str, Any]
Files = dict[str, bytes]


def as_bytes(notebook: Json) -> bytes:
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def answered(release: Json, x1: str = "x1 = 7") -> Json:
    """The release with an answer typed into its answer cell."""
    notebook = deepcopy(release)
    cell_of(notebook, "x1-answer")["source"] = x1
    return notebook


def cell_of(notebook: Json, grade_id: str) -> Json:
    found: Json = next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
    return found


def sources_of(notebook: Json) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"]]


def grade_ids_of(notebook: Json) -> list[str]:
    return [cell["metadata"]["nbgrader"]["grade_id"] for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def zipped(files: Mapping[str, bytes], when: tuple[int, int, int, int, int, int] = DAY) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parcel:
        for name, data in files.items():
            parcel.writestr(ZipInfo(name, when), data, ZIP_DEFLATED)
    return packed.getvalue()


def zipped_link(name: str, target: str) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as parcel:
        link = ZipInfo(name, DAY)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        parcel.writestr(link, target)
    return packed.getvalue()


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Files laid out in a folder, as downloaded."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def by_student(collected: Collected) -> dict[str, Decision]:
    return {one.student: one for one in collected.decisions}


def submitted(root: Path, student: str) -> Json:
    notebook: Json = json.loads((root / "submitted" / student / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    return notebook


def kept(root: Path) -> set[bytes]:
    """The bytes of everything in received/."""
    return {path.read_bytes() for path in (root / "received").rglob("*") if path.is_file()}


def tree(root: Path) -> dict[str, bytes]:
    """Every file that a collection wrote, with its bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("submitted", "received")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
