"""What a released notebook shows before anybody has run it: which outputs of a source may reach students."""

import hashlib
import json
from collections.abc import Sequence

from nbformat import NotebookNode

from netcourse.items.receipts import MIME

# A notebook's metadata of ours, and in a source's the hashes of what its cells show.
ABOUT, SHOWN = "netcourse", "shown"


def may_show(cell: NotebookNode) -> bool:
    """Whether a cell may be released with outputs: neither a marks cell nor one in which a student answers, nor with answers."""
    meta = cell.metadata.get("nbgrader", {})
    return not (meta.get("grade") or meta.get("solution") or any(MIME in one.get("data", {}) for one in cell.get("outputs", [])))


def digest_of(outputs: Sequence[NotebookNode]) -> str:
    """A hash of a cell's outputs, the same before and after the notebook was written."""
    return hashlib.sha256(json.dumps(outputs, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
