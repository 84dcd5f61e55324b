"""The built pages lead only to what there is, ask nobody for anything, and give no key away."""

import json
import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import nbformat
import pytest

from netcourse import evidence
from netcourse.authoring.course import units
from netcourse.authoring.gates import lines_in, secrets
from tests.browser.axe import scan
from tests.browser.lab import chromium, needs_a_browser
from tests.conftest import ROOT

# What a page loads, as tag and attribute.
LOADS = (("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"))
# Every colour and layout of the house: doors, pictures, a wide table, facts, a drawing, functions.
LOOKED_AT = (
    "index.html",
    "student/index.html",
    "instructor/when.html",
    "made/facts/grade.html",
    "architecture/index.html",
    "reference/cases.html",
)

# What axe can't judge, and says so: words of the drawing, whose boxes let the page through and which have its colour, and arrows.
UNSURE = ("could not be determined because it is overlapped by another element <text ", "contains only non-text characters")


class Page(HTMLParser):
    """A page, read once: where it leads, what it loads, its anchors, its pictures, and for each fact on it the sources linked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.pictures: list[str] = []
        self.facts: dict[str, set[str]] = {}
        self._fact = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.anchors |= {told[name] for name in ("id", "name") if name in told}
        self.loads += [told[attribute] for loading, attribute in LOADS if loading == tag and attribute in told]
        if tag == "img" and "_images/" in told["src"]:
            self.pictures.append(told.get("alt", ""))
        if tag == "article" and told.get("class") == "fact":
            self._fact = told["id"]
            self.facts[self._fact] = set()
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
            page, anchor = urldefrag(told["href"])
            if self._fact and page == "sources.html":
                self.facts[self._fact].add(anchor)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._fact = ""


@cache
def pages(site: Path) -> Mapping[Path, Page]:
    """Every page of a site, read."""
    there = (path for path in sorted(site.rglob("*.html")) if "_static" not in path.parts)
    return {path: Page(path.read_text(encoding="utf-8")) for path in there}


def dead_links(site: Path) -> list[str]:
    """Links within the pages that lead to no page, or to no place on it."""
    dead = []
    read = pages(site)
    for path, page in read.items():
        for link in page.links:
            address, anchor = urldefrag(link)
            if urlsplit(address).scheme:
                continue
            there = Path(normpath(path.parent / unquote(address))) if address else path
            found = unquote(anchor) in read[there].anchors or not anchor if there in read else there.is_file()
            dead += [] if found else [f"{path.relative_to(site)}: {link}"]
    return dead


def asked_elsewhere(site: Path) -> list[str]:
    """What a page or a style would load from another address."""
    found = [
        f"{path.relative_to(site)}: {one}" for path, page in pages(site).items() for one in page.loads if urlsplit(one).netloc
    ]
    return found + [
        path.name for path in site.rglob("*.css") if re.search(r"url\(.?(https?:)?//", path.read_text(encoding="utf-8"))
    ]


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    assert len(pages(site)) > 60
    assert dead_links(site) == []


def test_a_dead_link_and_a_dead_anchor_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html">1</a><a href="a.html#x">2</a><a href="#y">3</a><p id="y">', encoding="utf-8"
    )
    assert dead_links(tmp_path) == ["a.html: b.html", "a.html: a.html#x"]


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    assert asked_elsewhere(site) == []


def test_every_picture_says_what_it_shows(site: Path) -> None:
    pictures = [told for page in pages(site).values() for told in page.pictures]
    assert len(pictures) > 5
    assert [told for told in pictures if len(told) < 40] == []


def test_every_fact_stands_with_its_sources_and_can_be_searched_for(site: Path) -> None:
    shown = {name: cited for page in pages(site).values() for name, cited in page.facts.items()}
    assert shown == {one.id: set(one.source_keys) for one in evidence.facts().values()} | {
        key: set() for key in evidence.sources()
    }
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    words = json.loads(index.removeprefix("Search.setIndex(").rstrip(";").removesuffix(")"))["terms"]
    assert {"octreotid", "collect"} <= words.keys()


def test_no_hidden_line_of_any_unit_stands_in_the_pages(site: Path) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages(site))
    words = unescape(re.sub(r"<[^>]*>", "", text))
    hidden = {line for unit in units(ROOT) for line in secrets(nbformat.read(unit.notebook, as_version=4))}
    # What only calls a library gives nothing away; an example of the author's pages may call it as well.
    telling = {line for line in hidden if '"' in line or "'" in line}
    assert len(telling) > 500
    assert lines_in(words, telling) == []


@pytest.mark.soak
@needs_a_browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 360])
def test_the_pages_keep_nobody_out(site: Path, theme: str, width: int) -> None:
    with chromium(width, 900) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}')")
        for name in LOOKED_AT:
            page.goto((site / name).as_uri())
            assert page.evaluate("document.documentElement.dataset.theme") == theme
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            found = [one for one in scan(page, [], "main").ours if not any(words in one for words in UNSURE)]
            assert found == [], name
        assert [address for address in asked if not address.startswith("file:")] == []
