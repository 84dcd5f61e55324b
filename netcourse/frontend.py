"""Whether a person sits in front of this kernel, and whether forms can be shown to them."""

import sys
from pathlib import Path


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


def keys_script() -> str:
    """JavaScript that keeps plain keys inside a form or an explorer, where JupyterLab would take them for commands."""
    return (Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
