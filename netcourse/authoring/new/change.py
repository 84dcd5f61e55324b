"""What is about to be written: whole texts beside what stands there, as a difference or in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from netcourse.authoring.build import write


@dataclass(frozen=True, slots=True)
class Change:
    """Texts by path as they will be, and what the author is told to do next, a line each."""

    texts: Mapping[Path, str]
    then: tuple[str, ...] = ()

    def difference(self, root: Path) -> str:
        """What changes, as a unified difference; paths are relative to the course."""
        lines: list[str] = []
        for path, text in self.texts.items():
            name = str(path.relative_to(root))
            before = path.read_text(encoding="utf-8") if path.is_file() else ""
            old, new = before.splitlines(keepends=True), text.splitlines(keepends=True)
            lines += unified_diff(old, new, name if before else "/dev/null", name)
        return "".join(lines)

    def write(self) -> None:
        """Write every text, or none.

        Raises
        ------
        CourseError
            If a folder can't be written; nothing has then changed.
        """
        write({path: text.encode() for path, text in self.texts.items()})
