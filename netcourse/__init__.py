"""The neuroendocrine tumour course: lessons, questions and fair marking in Jupyter."""

import sys

if sys.platform == "emscripten":  # the browser's own Python
    from netcourse.missing import explain_missing

    explain_missing()
