"""One finding of lint."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is wrong (file and cell id; no cell if it is the whole file), by which rule, and how to mend it."""

    file: Path
    cell: str
    rule: str
    what: str
    mend: str

    def line(self, root: Path) -> str:
        """The finding as one line, with the file relative to the course."""
        file = self.file.relative_to(root) if self.file.is_relative_to(root) else self.file
        cell = f" cell {self.cell}" if self.cell else ""
        return f"{file}{cell}: {self.rule}: {self.what}; {self.mend}"
