"""How a zygote is set up, and the environment that student code finds."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from netcourse.marking.isolation.root import HOME, STUDENT


@dataclass(frozen=True, slots=True)
class Settings:
    """How a zygote is set up.

    Attributes
    ----------
    work : str
        A module with `prepare(preload)`, called once before the first fork, and `handle(options, receive, places)`, called in
        each fork: it gives bytes for the bytes that `receive()` gives. Until it calls that, the fork knows of a request nothing
        but the options, and nor does what it forks. The places are where it may fork to.
    preload : tuple of str
        Modules to import before the first fork.
    isolated : bool
        Whether to found a house.
    hidden : tuple of str
        Folders that must not be seen even if Python is installed around them.
    slots : int
        How many places there are in all.
    seconds : float
        When a fork is killed, whatever it does.
    folder : str
        A scratch folder; used only without isolation.
    """

    work: str
    preload: tuple[str, ...]
    isolated: bool
    hidden: tuple[str, ...]
    slots: int
    seconds: float
    folder: str = ""


def environment(settings: Settings) -> dict[str, str]:
    """The environment of student code: nothing of the marker's own but the language and the time zone."""
    own = {name: value for name in ("LANG", "LC_ALL", "TZ") if (value := os.environ.get(name))}
    home, root = (HOME, STUDENT) if settings.isolated else (settings.folder, settings.folder)
    return {
        **own,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"]),
        "HOME": home,
        "USER": "student",
        "LOGNAME": "student",
        "IPYTHONDIR": f"{root}/ipython",
        "MPLCONFIGDIR": f"{root}/matplotlib",
        "NBGRADER_EXECUTION": "autograde",
        # The same notebook must give the same bytes each time it is marked.
        "PYTHONHASHSEED": "0",
        # A thread in the zygote would be missing in its forks.
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"),
    }
