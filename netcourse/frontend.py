"""Whether a person sits in front of this kernel, and whether forms can be shown to them."""

import re
import sys
from pathlib import Path

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
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return False
    content = kernel.get_parent("shell").get("content", {})
    return bool(content.get("allow_stdin"))


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
