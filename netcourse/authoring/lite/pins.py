"""What the browser edition is put together from, and where it is found.

The pair of JupyterLite and its Pyodide are changed together.

The pure wheels stand in wheels.txt, with hashes; the pair itself in requirements.lock.
"""

PYODIDE = "314.0.6"
# Of the npm package `pyodide`: Pyodide's core, as npm's own lock files would name it. Where packages come from is npm's to say.
PYODIDE_SHA512 = "BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR4YrVOIFxbV8poyDOOmWwxQ=="
# Where Pyodide publishes what its core leaves out.
DISTRIBUTION = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"
# What stays there: too large to carry along, and not on PyPI.
FROM_DISTRIBUTION = ("numpy", "pandas", "matplotlib")
# What the kernel would install before the first cell, if it were not told that it is there.
FIRST = ("ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite", "ipywidgets", "anywidget", "netcourse")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
# The module by which the kernel starts Python, beside Pyodide's own: python.mjs.
STARTER = "netcourse-python.mjs"
