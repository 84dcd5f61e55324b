"""The pictures in docs/, taken of the real thing: JupyterLab as `netcourse lab` starts it, in a real browser.

`make pictures` takes them anew, into docs/student/pictures/. None shows whether a graded answer is right.
"""

import tempfile
from pathlib import Path
from typing import Any

from netcourse.authoring.course import manifest_path
from netcourse.lab import copy_release
from tests.browser.companion import BAR, LONG, form, open_unit, record
from tests.browser.lab import MISSING, PATIENCE, chromium, jupyterlab

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "student" / "pictures"
UNIT = "05_tumour_grade"
FILE = f"{UNIT}/{UNIT}.ipynb"
# Wide enough for the bar in one line, and small enough to be read in a page's column.
WIDTH, HEIGHT = 960, 640
# An explorer is seen whole.
TALL = 1300
PHONE = {"width": 360, "height": 720}


def take(page: Any, name: str, of: Any = None) -> None:
    """Keep a picture of what is in sight, or of one element."""
    page.mouse.move(1, 1)
    page.wait_for_timeout(600)  # what has just been pressed fades
    PICTURES.mkdir(exist_ok=True)
    (of or page).screenshot(path=str(PICTURES / f"{name}.png"), animations="disabled", caret="hide")
    print(f"{name}.png: {(PICTURES / f'{name}.png').stat().st_size // 1000} kB")


def take_all(context: Any, address: str) -> None:
    """Walk through a unit as a student does, and take a picture at each stop."""
    page = context.new_page()
    page.goto(f"{address}/lab?reset", timeout=LONG)
    page.locator(".netcourse-card", has_text="Tumour grade").get_by_text("recorded").wait_for()
    take(page, "course")
    page.close()
    with open_unit(context, address, FILE) as opened:
        page = opened.page
        take(page, "unit")
        practice = form(page, "practice-1")
        practice.locator("input[type=radio]").nth(2).check()
        practice.locator(".netcourse-sure input").first.check()
        practice.locator(".netcourse-record").click()
        practice.get_by_text("Stage says").first.wait_for()
        take(page, "practice", practice)
        record(page, "q01", 0)
        form(page, "q01").locator(".netcourse-said", has_text="✔ Recorded:").wait_for()
        take(page, "recorded", form(page, "q01"))
        page.locator(f"{BAR} [data-part=hand-in]").click()
        page.get_by_label("Your name or number").fill("a1234")
        take(page, "hand-in")
        page.locator(f"{BAR} [data-part=hand-in]").click()
        page.set_viewport_size(PHONE)
        form(page, "q01").scroll_into_view_if_needed()
        take(page, "phone")
        page.set_viewport_size({"width": WIDTH, "height": TALL})
        explorer = page.locator(".netcourse-explorer:has(.netcourse-task)").first
        explorer.scroll_into_view_if_needed(timeout=PATIENCE)
        take(page, "explorer", explorer)


def main() -> None:
    """Start what is needed, take the pictures, and end it."""
    if MISSING:
        raise SystemExit(f"netcourse: pictures need {' and '.join(MISSING)}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "course"
        copy_release(ROOT, folder)
        manifest = manifest_path(ROOT).read_text(encoding="utf-8")
        with jupyterlab(folder, manifest=manifest) as address, chromium(WIDTH, HEIGHT) as context:
            take_all(context, address)


if __name__ == "__main__":
    main()
