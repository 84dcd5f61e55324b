"""Cells that come in every way in which Python and IPython can run one, or refuse to."""

ODD_CELLS = [
    "x = 1\nx + 1",
    "x = 2;\nx;",
    "def f(n):\n    return [lambda: n][0]()\nx = f(7)\nx",
    "x = 3\n1 / 0",
    "def g():\n    raise KeyError('x')\n\ng()",
    "import asyncio\nx = await asyncio.sleep(0, 5)\nx",
    "from __future__ import annotations\nx = 4\n\ndef f(n: nothing): ...",
    "x = [y := 3, y]\nif x:\n    x",
    "%who_ls str",
    "return 3",
    "x = '\\d'",
    "assert (1, 'x')",
    "for",
    "",
    "# nothing",
]
