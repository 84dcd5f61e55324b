"""The neuroendocrine tumour course: lessons, questions and fair marking in Jupyter."""

import sys

if sys.platform == "emscripten":  # the browser's own Python
    from IPython import get_ipython

    from netcourse.keep_running import keep_running
    from netcourse.missing import explain_missing

    explain_missing()
    keep_running(get_ipython())
