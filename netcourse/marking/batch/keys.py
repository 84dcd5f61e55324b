"""Whether a submission is the author's own notebook: `collect` refuses it, but not all of `submitted/` came by `collect`."""

from pathlib import Path

from netcourse.marking.batch.submissions import Contents
from netcourse.marking.intake.key_out import key_in
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.reading import NotReadable, as_format_4, read_object
from netcourse.marking.intake.release import Release, read_release
from netcourse.marking.layout import Layout

# Stands in every notebook that holds the key; looked for first, because reading a notebook takes far longer.
_HINT = b"### BEGIN"


class Keys:
    """Looks for a unit's key in submissions. Without a release to compare with, every hidden region is taken for the key's.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    """

    def __init__(self, root: Path, unit: str, layout: Layout | None = None) -> None:
        self._unit = unit
        self._folder = (layout or Layout()).folder(root, "release", unit)
        self._releases: dict[str, Release] = {}

    def alarm(self, contents: Contents) -> str:
        """What of the key a submission holds, as an alarm in words; empty if it holds nothing of it, or is no notebook."""
        return next(filter(None, (self._alarm(Path(name).stem, data) for name, data in contents.notebooks.items())), "")

    def _alarm(self, name: str, data: bytes) -> str:
        if len(data) > LIMITS.file or _HINT not in data:
            return ""
        try:
            raw, _ = read_object(data, LIMITS)
            given, _ = as_format_4(raw, LIMITS)
        except NotReadable:
            return ""
        return key_in(given["cells"], self._release(name))

    def _release(self, name: str) -> Release:
        if name not in self._releases:
            found = read_release(self._unit, self._folder / f"{name}.ipynb")
            self._releases[name] = found or Release(self._unit, (), {})
        return self._releases[name]
