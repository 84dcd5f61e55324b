"""What it takes until a student can start: requests and bytes, the wheel, the import, and the time until Python is ready.

Run by `make bench`. It prints and asserts nothing. The same unit is opened in JupyterLab and in the browser edition, in one run.
"""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from netcourse.authoring.lite.site import build_site
from netcourse.lab import copy_release
from tests.browser.lab import MISSING, browser_page, jupyterlab
from tests.browser.site import open_unit, visitor
from tests.conftest import ROOT

UNIT = "05_tumour_grade"
ROUNDS = 5
IMPORTS = {
    "bare Python": "pass",
    "netcourse": "import netcourse",
    "forms and explorers": "import netcourse.items, netcourse.explorers",
}


@dataclass
class Traffic:
    """What a server was asked for and sent."""

    requests: int = 0
    sent: int = 0

    def __str__(self) -> str:
        return f"{self.requests:4} requests, {self.sent / 1e6:6.1f} MB"


def main() -> None:
    """Measure and print."""
    seconds = {name: median(_timed(code) for _ in range(ROUNDS)) for name, code in IMPORTS.items()}
    for name, took in seconds.items():
        print(f"import, {name:22}{took * 1000:7.0f} ms, {took / seconds['bare Python']:.2f} of bare Python")
    if MISSING:
        print(f"In the browser: not measured, missing {' and '.join(MISSING)}")
        return
    with tempfile.TemporaryDirectory(prefix="netcourse-bench-") as scratch:
        site = Path(scratch) / "site"
        build_site(ROOT, site, lambda _: None)
        parcel = next((site / "static" / "pyodide").glob("netcourse-packages-*.zip"))
        print(f"all packages of the browser edition: {parcel.stat().st_size / 1e6:.1f} MB")
        first, explorer = _visits(site)
        peer = _jupyterlab(Path(scratch) / "student")
    print(f"from the click on a unit to Python ready: {first[0]:.1f} s; in JupyterLab {peer:.1f} s, ratio {first[0] / peer:.2f}")
    print(f"second visit: {first[1]:.1f} s, {first[1] / first[0]:.2f} of the first")
    print(f"from Python ready to the first explorer: {explorer[0]:.1f} s at the first visit, {explorer[1]:.1f} s at the second")


def _timed(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def _visits(site: Path) -> tuple[list[float], list[float]]:
    """Seconds until Python is ready, and from then until an explorer answers: with nothing kept, and at the next visit."""
    ready, answered = [], []
    with _counted(site) as (address, traffic), visitor(address) as (page, _):
        for visit in ("first", "second"):
            page.goto("about:blank")
            began = time.perf_counter()
            open_unit(page, address, UNIT)
            ready.append(time.perf_counter() - began)
            print(f"browser edition, {visit} visit, until Python is ready:          {traffic}")
            plane = page.locator(".netcourse-explorer:has(input[type=range])").first
            plane.wait_for()
            before = plane.inner_text()
            plane.locator("input[type=range]").first.focus()
            page.keyboard.press("ArrowUp")
            page.wait_for_function("([e, was]) => e.innerText !== was", arg=[plane.element_handle(), before])
            answered.append(time.perf_counter() - began - ready[-1])
            print(f"browser edition, {visit} visit, until the first explorer answers: {traffic}")
            traffic.requests = traffic.sent = 0
    return ready, answered


def _jupyterlab(folder: Path) -> float:
    folder.mkdir()
    copy_release(ROOT, folder)
    with jupyterlab(folder) as address:
        began = time.perf_counter()
        with browser_page(address, f"{UNIT}/{UNIT}.ipynb", folder):
            return time.perf_counter() - began


@contextmanager
def _counted(folder: Path) -> Iterator[tuple[str, Traffic]]:
    traffic = Traffic()

    class Counts(SimpleHTTPRequestHandler):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            data = source.read()
            traffic.sent += len(data)
            outputfile.write(data)

        def log_request(self, *_: Any) -> None:
            traffic.requests += 1

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counts, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", traffic
        server.shutdown()


if __name__ == "__main__":
    main()
