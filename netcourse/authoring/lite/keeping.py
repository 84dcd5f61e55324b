"""The site's service worker: what a browser keeps of the site, so that a later visit is quick and works without network."""

import base64
import hashlib
import json
import re
from pathlib import Path

from netcourse.authoring.lite.pins import DISTRIBUTION

WORKER = "service-worker.js"
# JupyterLite's own, whose messages between Python and the page's files ours leaves to it.
UPSTREAM = "service-worker-of-jupyterlite.js"
_TEXT = Path(__file__).parent / "worker.js"
# What nothing waits for: kept when a page asks for it, and not fetched ahead.
_RARE = re.compile(
    r".*\.(eot|ttf|svg|map|txt|md)$|.*/pypi/|.*licenses\.json$|doc/|rspack\.|(.*/)?package\.json$|jupyterlite\.schema|icon-|build/[^/]+\.worker"
)
# What the way from the first page to the first answer needs, in this order.
_FIRST = (
    r"build/jlab_core\.",
    r"build/notebooks/bundle\.js$",
    r"extensions/.*/remoteEntry\.",
    r"static/pyodide/pyodide\.asm\.wasm$",
    r"static/pyodide/",
    r"extensions/.*/static/.*\.js$",
    r"files/",
)
_LARGE = ("build/", "extensions/", "static/", "files/")


def write_worker(site: Path) -> str:
    """Write the worker of a finished site, beside JupyterLite's.

    Parameters
    ----------
    site : Path
        With all its other files; whatever changes later is not kept by any browser.

    Returns
    -------
    str
        The name of this build: it follows from the content of the site.
    """
    (site / WORKER).replace(site / UPSTREAM)
    files = {
        path.relative_to(site).as_posix(): f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != UPSTREAM
    }
    worker = _TEXT.read_text(encoding="utf-8")
    # Another worker is another build as well: it may keep files another way.
    everything = json.dumps([files, worker, (site / UPSTREAM).read_text(encoding="utf-8")])
    build = hashlib.sha256(everything.encode()).hexdigest()[:16]
    known = {"build": build, "files": files, **ahead(list(files)), "distribution": DISTRIBUTION}
    (site / WORKER).write_text(f"const SITE = {json.dumps(known, separators=(',', ':'))};\n{worker}", encoding="utf-8")
    return build


def ahead(paths: list[str]) -> dict[str, list[str]]:
    """What is fetched before a page asks for it.

    Parameters
    ----------
    paths : list of str
        All files of the site.

    Returns
    -------
    dict
        ``shell``: with the worker itself; ``first``: while the first page is read; ``later``: once Python is ready.
    """
    wanted = [path for path in paths if not _RARE.match(path)]
    first = [path for pattern in _FIRST for path in wanted if re.match(pattern, path)]
    shell = [path for path in wanted if not path.startswith(_LARGE)]
    return {
        "shell": shell,
        "first": list(dict.fromkeys(first)),
        "later": [path for path in wanted if path not in {*first, *shell}],
    }
