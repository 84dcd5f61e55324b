"""One finding of lint."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is wrong (file and cell id; no cell if it is the whole file), by which rule, and how to mend it.

    `at` is the line of the file where that is known, else 0.
    """

    file: Path
    cell: str
    rule: str
    what: str
    mend: str
    at: int = 0

    def line(self, root: Path) -> str:
        """The finding as one line, with the file relative to the course."""
        file = self.file.relative_to(root) if self.file.is_relative_to(root) else self.file
        where = f"{file}:{self.at}" if self.at else f"{file}"
        cell = f" cell {self.cell}" if self.cell else ""
        return f"{where}{cell}: {self.rule}: {self.what}; {self.mend}"
