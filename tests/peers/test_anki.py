"""A deck in Anki's own program: imported, studied, corrected, imported again; nothing lost and nothing doubled.

Anki is AGPL and 40 MB large: it is fetched into a folder of its own for this test, and is no dependency.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.exporting.cards.card import Card
from netcourse.exporting.cards.deck import NOTE_TYPE_NAME, deck_name, guid_of, write_deck
from netcourse.exporting.cards.gather import practice_cards
from netcourse.exporting.cards.stamps import keep_stamps, stamps_of
from tests.conftest import ROOT

pytestmark = pytest.mark.soak

ANKI = "anki==26.9.3"
# A folder that holds it already.
PLACE = "NETCOURSE_ANKI"
UNIT = "05_tumour_grade"
WORD = Card("odd", "Ki-67 <3% & <b>more</b> {{c1::x}} <script>", "NET G1 <20 per 2 mm²")


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if os.environ.get(PLACE):
        return Path(os.environ[PLACE])
    folder = tmp_path_factory.mktemp("anki")
    words = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), ANKI]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"NOT TESTED: {ANKI} can't be had here: {(ran.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return folder


@pytest.fixture
def played(anki: Path, tmp_path: Path) -> Any:
    """Plays steps on one collection, and gives what is there after each."""

    def play(*steps: tuple[str, Any]) -> list[Any]:
        there = f"{ROOT}{os.pathsep}{anki}"
        words = [sys.executable, "-m", "tests.peers.in_anki", str(tmp_path / "mine.anki2"), json.dumps(steps)]
        ran = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": there}, check=False)
        assert ran.returncode == 0, ran.stderr
        found: list[Any] = json.loads(ran.stdout.splitlines()[-1])
        return found

    return play


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    found = practice_cards(UNIT, nbformat.read(ROOT / "release" / UNIT / f"{UNIT}.ipynb", as_version=4))
    return [WORD, *found]


def written(path: Path, cards: list[Card], built: float) -> str:
    """A package as the command builds it, with a list of the last build beside it."""
    ledger = path.parent / "practice.json"
    stamps = stamps_of(ledger, cards, int(built))
    write_deck(path, UNIT, cards, stamps)
    keep_stamps(ledger, cards, stamps)
    return str(path)


def test_a_corrected_deck_corrects_and_nothing_is_lost_or_doubled(played: Any, cards: list[Card], tmp_path: Path) -> None:
    now, name = time.time(), deck_name(UNIT)
    first = written(tmp_path / "first.apkg", cards, now - 86_400)
    tagged, other = guid_of(cards[1]), guid_of(cards[2])
    imported, _, studied, *_, renamed = played(
        ("import", first),
        ("select", name),
        ("study", 3),
        ("tag", tagged),
        ("tag", other),
        ("rename deck", [name, "My::tumours"]),
    )
    assert imported["said"] == {"new": len(cards), "updated": 0, "duplicate": 0, "conflicting": 0}
    assert (imported["decks"], imported["types"]) == ([name], [NOTE_TYPE_NAME])
    assert all(len(own) == 1 for own in imported["cards"].values())
    # New cards come in the order of the unit.
    assert [one[:20] for one in studied["said"]] == [imported["notes"][guid_of(one)][0]["Front"][:20] for one in cards[:3]]
    assert studied["reviews"] == 3

    mended = replace(cards[1], back="A corrected answer.")
    added = Card(f"{UNIT}/new", "A new question?", "A new answer.")
    later = written(tmp_path / "later.apkg", [cards[0], mended, *cards[2:], added], now + 60)
    again, once_more = played(("import", later), ("import", later))
    assert again["said"]["conflicting"] == 0
    assert again["said"]["new"] == 1
    assert again["notes"][tagged][0]["Back"] == "A corrected answer."
    assert set(again["notes"]) == {guid_of(one) for one in (*cards, added)}
    assert again["types"] == [NOTE_TYPE_NAME]
    assert "mine" in renamed["notes"][tagged][1]
    # Anki's importer replaces the tags of what it corrects: why nothing else may have a later stamp.
    assert "mine" not in again["notes"][tagged][1]
    assert again["said"]["updated"] == 1
    assert again["notes"][other] == renamed["notes"][other]
    assert "mine" in again["notes"][other][1]
    # What was learnt stays learnt, where the student put it.
    assert {guid: own for guid, own in again["cards"].items() if guid != guid_of(added)} == renamed["cards"]
    assert again["reviews"] == 3
    assert "My::tumours" in again["decks"]
    assert (once_more["notes"], once_more["cards"]) == (again["notes"], again["cards"])


def test_the_same_stamp_corrects_nothing_which_is_why_a_correction_has_that_of_its_build(
    played: Any, cards: list[Card], tmp_path: Path
) -> None:
    now = time.time()
    first = written(tmp_path / "first.apkg", cards, now)
    changed = [replace(cards[0], back="Other."), *cards[1:]]
    same = written(tmp_path / "same.apkg", changed, now)
    _, unchanged = played(("import", first), ("import", same))
    assert unchanged["notes"][guid_of(cards[0])][0]["Back"] != "Other."


def test_what_is_shown_is_what_was_written(played: Any, cards: list[Card], tmp_path: Path) -> None:
    (there,) = played(("import", written(tmp_path / "first.apkg", cards, time.time())))
    question, answer = there["shown"][guid_of(WORD)]
    assert "Ki-67 &lt;3% &amp; &lt;b&gt;more&lt;/b&gt;" in question
    assert "<script" not in question
    assert "c1::x" in question
    assert "NET G1 &lt;20 per 2 mm²" in answer
