"""Pack the charts of the tumour board: from an author's text to the file that students have."""

from pathlib import Path

from netcourse.board.catalogue import acts
from netcourse.board.chart import SUFFIX, Chart
from netcourse.board.chart_data import Fault, chart_of
from netcourse.board.chart_text import line_of, read_tables
from netcourse.board.curtain import packed, unpacked
from netcourse.errors import CourseError


def chart_texts(root: Path) -> list[Path]:
    """What authors write: `notebooks/board/pNN.toml`, in order; a key lies beside it and is no chart."""
    return sorted(one for one in (root / "notebooks" / "board").glob("p[0-9][0-9].toml"))


def packed_path(root: Path, patient: str) -> Path:
    """Where a packed chart lies."""
    return root / "netcourse" / "board" / "data" / f"{patient}{SUFFIX}"


def packed_charts(root: Path) -> dict[Path, bytes]:
    """Each packed chart of a course with what a build gives for it.

    Parameters
    ----------
    root : Path
        The author's course; without charts there is nothing.

    Returns
    -------
    dict of Path to bytes
        A chart that opens to the same as what is committed keeps its bytes: how a text is deflated is zlib's own affair.

    Raises
    ------
    CourseError
        If a chart is malformed, with file and line.
    """
    made = {}
    for text in chart_texts(root):
        path = packed_path(root, text.stem)
        new = _packed(text, root)
        made[path] = _kept(path, new)
    return made


def stray_charts(root: Path) -> list[Path]:
    """Packed charts whose text is gone."""
    known = {text.stem for text in chart_texts(root)}
    return sorted(one for one in packed_path(root, "p").parent.glob(f"*{SUFFIX}") if one.stem not in known)


def _packed(text: Path, root: Path) -> str:
    where = str(text.relative_to(root))
    written = text.read_text(encoding="utf-8")
    data = read_tables(written, where)
    try:
        chart = chart_of(data)
        _check_ids(chart, text.stem)
    except Fault as fault:
        raise CourseError(f"{where}:{line_of(written, *fault.at)}: {fault}") from None
    return packed(data, {act.id: act.kind for act in acts().values()})


def _check_ids(chart: Chart, name: str) -> None:
    if chart.id != name:
        raise Fault(("id",), f"{chart.id!r}; allowed: {name!r}, as the file is named")
    for act in chart.reveals:
        if act not in acts():
            raise Fault(("reveals", act), "no such act; allowed: an act of the catalogue")


def _kept(path: Path, new: str) -> bytes:
    if path.is_file():
        old = path.read_bytes()
        try:
            if unpacked(old.decode("utf-8"), path.name) == unpacked(new, path.name):
                return old
        except (CourseError, UnicodeDecodeError):
            pass
    return new.encode()
