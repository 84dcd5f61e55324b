"""Mark each submission of a course folder with nbgrader alone: `python -m tests.peers.one_by_one FOLDER UNIT`."""

import os
import sys
import warnings
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader


def main(folder: Path, unit: str) -> None:
    """Mark."""
    # nbgrader starts alembic by name.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    warnings.simplefilter("ignore")
    settings = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    settings.CourseDirectory.root = str(folder)
    api = NbGraderAPI(config=settings)
    for student in sorted(path.name for path in (folder / "submitted").iterdir()):
        api.autograde(unit, student, force=True, create=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
