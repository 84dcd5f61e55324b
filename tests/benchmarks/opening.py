"""What it takes until a student can start: requests and bytes, the wheel, the import, and the time until Python is ready.

Run by `make bench`. It prints and asserts nothing. The same unit is opened in JupyterLab and in the browser edition, in one run;
the browser edition as fast as this machine sends it and at the speed of a household line, each by a browser with a profile of its
own, as a student's is: what it compiles it keeps.
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
from tests.browser.lab import CHROMIUM, MISSING, PATIENCE, QUIET, browser_page, jupyterlab
from tests.browser.site import open_unit
from tests.conftest import ROOT

UNIT = "05_tumour_grade"
ROUNDS = 5
# A household line: bytes a second of 20 Mbit/s.
LINE = 20_000_000 / 8
CHUNK = 65_536
STAYS = 60_000
IMPORTS = {
    "bare Python": "pass",
    "netcourse": "import netcourse",
    "forms and explorers": "import netcourse.items\nfrom netcourse.explorers import GradePlane, Workbench, count_ki67, explore",
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
        peer = _jupyterlab(Path(scratch) / "student")
        print(f"JupyterLab, from the click on a unit to Python ready: {peer:.1f} s")
        for line, speed in (("as fast as this machine sends", None), ("at 20 Mbit/s", LINE)):
            print(f"Browser edition, {line}:")
            first, explorer = _visits(site, Path(scratch) / f"profile-{speed}", speed)
            print(f"  from the click on a unit to Python ready: {first[0]:.1f} s, {first[0] / peer:.2f} of JupyterLab")
            print(f"  second visit: {first[1]:.1f} s, {first[1] / first[0]:.2f} of the first")
            print(f"  from Python ready to the first explorer: {explorer[0]:.1f} s, at the second visit {explorer[1]:.1f} s")


def _timed(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def _visits(site: Path, profile: Path, speed: float | None) -> tuple[list[float], list[float]]:
    """Seconds until Python is ready, and from then until an explorer answers: with nothing kept, and at the next visit."""
    ready, answered = [], []
    with _counted(site, speed) as (address, traffic):
        for visit in ("first", "second"):
            with _browser(profile) as page:
                began = time.perf_counter()
                open_unit(page, address, UNIT)
                ready.append(time.perf_counter() - began)
                print(f"  {visit} visit, until Python is ready:          {traffic}")
                plane = page.locator(".netcourse-explorer:has(input[type=range])").first
                plane.wait_for()
                before = plane.inner_text()
                plane.locator("input[type=range]").first.focus()
                page.keyboard.press("ArrowUp")
                page.wait_for_function("([e, was]) => e.innerText !== was", arg=[plane.element_handle(), before])
                answered.append(time.perf_counter() - began - ready[-1])
                print(f"  {visit} visit, until the first explorer answers: {traffic}")
                # As long as somebody stays who reads: what the unit did not wait for comes in.
                page.wait_for_timeout(STAYS)
            traffic.requests = traffic.sent = 0
    return ready, answered


@contextmanager
def _browser(profile: Path) -> Iterator[Any]:
    """A page of a browser that keeps its profile, as a student's does; nothing stands between it and the site."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(str(profile), executable_path=CHROMIUM, args=QUIET)
        context.set_default_timeout(3 * PATIENCE)
        yield context.new_page()
        context.close()


def _jupyterlab(folder: Path) -> float:
    folder.mkdir()
    copy_release(ROOT, folder)
    with jupyterlab(folder) as address:
        began = time.perf_counter()
        with browser_page(address, f"{UNIT}/{UNIT}.ipynb", folder):
            return time.perf_counter() - began


@contextmanager
def _counted(folder: Path, speed: float | None) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder, at most `speed` bytes a second over all that is asked for; gives the address and what was sent."""
    traffic, turn = Traffic(), threading.Lock()
    free = time.monotonic()  # when the line has sent what was asked of it so far

    class Counts(SimpleHTTPRequestHandler):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            nonlocal free
            while part := source.read(CHUNK):
                if speed is not None:
                    # By the clock, and not a pause a part: on a busy machine each pause is longer than it was meant to be.
                    with turn:
                        free = max(free, time.monotonic()) + len(part) / speed
                        sent = free
                    time.sleep(max(0.0, sent - time.monotonic()))
                traffic.sent += len(part)
                outputfile.write(part)

        def log_request(self, *_: Any) -> None:
            traffic.requests += 1

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counts, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", traffic
        server.shutdown()


if __name__ == "__main__":
    main()
