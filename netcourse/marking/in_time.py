"""A time limit for whatever nbgrader's own command, or the formgrader's button, does with one submission."""

from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from traitlets import Float

from netcourse.marking.patience import SECONDS, at_most
from netcourse.marking.released import limits_of


class InTime(NotebookExporter):
    """In the place of nbgrader's exporter for autograding: it reads a submission and takes its steps, or ends in time.

    Cells have limits of their own, in `Limits`; this one is for all that is done beside them. A submission that takes longer is
    not marked, nbgrader's log says so, and the next one follows. `netcourse mark` has the same limit in another place.
    """

    seconds = Float(SECONDS, help="What preparing a submission may take, and writing its marks, beside its cells.").tag(
        config=True
    )

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """What nbconvert does, in time.

        Raises
        ------
        TooLong
            If it took too long.
        """
        # nbgrader takes two turns: the first prepares, and runs nothing.
        prepares = getattr(self.parent, "_sanitizing", False)
        cells = 0.0 if prepares else limits_of(self.config).submission_seconds
        with at_most(self.seconds + cells):
            return super().from_filename(filename, resources=resources, **kw)
