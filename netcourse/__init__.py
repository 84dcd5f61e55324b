"""The neuroendocrine tumour course: lessons, questions and fair marking in Jupyter."""

import sys

# The one place: pyproject.toml reads it here, and a test holds what repeats it (CITATION.cff, CHANGELOG.md) to it.
__version__ = "0.2.0"

if sys.platform == "emscripten":  # the browser's own Python
    from IPython import get_ipython

    from netcourse.keep_running import keep_running
    from netcourse.missing import explain_missing

    explain_missing()
    keep_running(get_ipython())
