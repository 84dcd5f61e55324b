"""Whether a person sits in front of this kernel, and whether forms can be shown to them."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
# What every view of ours is made with.
DOM = PACKAGE / "dom.js"
_OWN_IMPORT = re.compile(r'^import \{[^}]*\} from "\.[^"]*";\n', re.MULTILINE)


def has_frontend() -> bool:
    """Whether somebody sits in front of this kernel.

    A page that a person uses lets the kernel ask back; nbgrader, nbval and nbconvert run cells without that.
    """
    if sys.platform == "emscripten":  # the browser's own kernel
        return True
    return bool(request().get("content", {}).get("allow_stdin"))


def is_silent() -> bool:
    """Whether what runs now was asked for silently, as Jupyter calls it: nothing that it shows goes anywhere.

    The process in which a marker tests has the questions declared like that.
    """
    return bool(request().get("content", {}).get("silent"))


def request() -> Mapping[str, Any]:
    """The message with which the cell that runs now was asked for; empty without a kernel, or with one that does not say."""
    # The browser's own kernel has a function of the same name that takes no channel, and knows the header alone.
    if sys.platform == "emscripten":
        return {}
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    parent = getattr(getattr(shell, "kernel", None), "get_parent", None)
    return parent("shell") if parent else {}


def has_widgets() -> bool:
    """Whether forms can be shown at all."""
    try:
        import ipywidgets  # noqa: F401 (its presence is the answer)
    except ImportError:
        return False
    return True


def joined(*paths: Path) -> str:
    """The modules of a widget as the one file that a widget is: what they import from one another stands in it already.

    Parameters
    ----------
    *paths : Path
        JavaScript in the order in which it is needed; the last one is the widget. Before all stands what keeps plain keys inside
        a form or an explorer, where JupyterLab would take them for commands.
    """
    text = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "keys.js", *paths))
    return _OWN_IMPORT.sub("", text)
