"""The browser edition's first page says what it asks for, and deletes what this browser keeps of a student, by keys alone."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.companion import FOLDER
from netcourse.authoring.course import manifest_path
from netcourse.authoring.lite.page import STORAGE, Offered, first_page
from tests.browser.axe import scan
from tests.browser.lab import needs_a_browser, wait_for
from tests.conftest import ROOT

pytestmark = needs_a_browser

PACKAGE = Path(ROOT, "netcourse")
WORKED = """async name => {
    const database = await new Promise(done => {
        const asked = indexedDB.open(name, 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("files");
        asked.onsuccess = () => done(asked.result);
    });
    const entry = {id: "q01", kind: "SingleBest", value: "B", recorded: "2026-03-01T10:00:00Z", n: 1};
    const content = {version: 1, answers: {q01: entry}};
    await new Promise(done => {
        const kept = database.transaction("files", "readwrite");
        kept.objectStore("files").put({format: "json", content}, "05_tumour_grade/answers.json");
        kept.oncomplete = done;
    });
    database.close();
    localStorage.setItem("netcourse-student", "a1234");
    localStorage.setItem("somebody-else", "stays");
}"""


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page beside its modules, as a browser opens it in which a unit was worked on."""
    own = PACKAGE / "authoring" / "lite"
    for path in (
        *(own / name for name in ("home.js", "kept.js", "mine.js")),
        *(FOLDER / "shared" / name for name in ("course.js", "newest.js", "progress.js")),
        PACKAGE / "dom.js",
    ):
        shutil.copy(path, tmp_path)
    shutil.copy(manifest_path(ROOT), tmp_path / "course.json")
    (tmp_path / "visit.js").touch()
    (tmp_path / "index.html").write_text(first_page([Offered("05_tumour_grade", "Grade")], "1"), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.evaluate(WORKED, STORAGE)
        page.reload()
        yield page
        page.close()
        server.shutdown()


def counted(page: Any) -> str:
    return str(page.locator("[data-unit='05_tumour_grade'] .netcourse-figures strong").first.text_content())


def test_all_of_it_is_deleted_after_a_second_word_and_nobody_elses(page: Any) -> None:
    wait_for(lambda: counted(page).startswith("1 of "), "the page does not see the answer")
    button = page.get_by_role("button", name="Delete my answers on this computer")
    button.focus()
    page.keyboard.press("Enter")
    # The focus is on what keeps them.
    page.keyboard.press("Enter")
    assert button.is_visible()
    assert counted(page).startswith("1 of ")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    status = page.locator(".netcourse-mine [role=status]")
    wait_for(lambda: "Deleted" in str(status.text_content()), "it says nothing")
    wait_for(lambda: not counted(page).startswith("1 of "), "the card still shows the answer")
    assert page.evaluate("async () => (await indexedDB.databases()).map(one => one.name)") == []
    assert page.evaluate("({...localStorage})") == {"somebody-else": "stays"}


def test_the_page_says_what_it_asks_for_and_keeps_nobody_out(page: Any) -> None:
    said = str(page.locator(".netcourse-mine").text_content())
    assert "asks for your id" in said
    assert "cdn.jsdelivr.net" in said
    page.get_by_role("button", name="Delete my answers on this computer").click()
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = scan(page, [], "html")
    assert [*found.ours, *found.strange] == []
    assert found.checked > 10
