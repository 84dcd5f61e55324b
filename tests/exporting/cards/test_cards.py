"""Decks of cards: what is on them, what never changes from build to build, and what is refused."""

import hashlib
import json
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import nbformat
import pytest

from netcourse.authoring.course import units
from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.exporting.cards import deck
from netcourse.exporting.cards.card import Card, as_field, as_tag
from netcourse.exporting.cards.deck import FIELDS, SPARE, deck_id, guid_of, write_deck
from netcourse.exporting.cards.gather import missed_cards, practice_cards
from netcourse.exporting.cards.stamps import keep_stamps, stamps_of
from netcourse.items.best_answer import BestAnswer
from netcourse.marking.debrief.asked import awarded
from netcourse.marking.debrief.lesson import Part
from netcourse.marking.debrief.model import Debrief, Given, Marked, Written
from netcourse.marking.debrief.told import NewCase, Reason
from tests.conftest import ROOT

UNITS = [unit.name for unit in units(ROOT)]
UNIT = "05_tumour_grade"
TWO = [Card("k1", "First?", "One.", "Because.", "WHO 2019", ("practice", "Count, then grade")), Card("k2", "Second?", "Two.")]


def practice(unit: str) -> list[Card]:
    return practice_cards(unit, nbformat.read(ROOT / "release" / unit / f"{unit}.ipynb", as_version=4))


def inside(path: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of a package."""
    with ZipFile(path) as parcel:
        parcel.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as db:
        db.row_factory = sqlite3.Row
        return {name: [dict(row) for row in db.execute(f"select * from {name}")] for name in ("notes", "cards", "col")}  # noqa: S608


@pytest.mark.parametrize("unit", UNITS)
def test_every_practice_question_that_can_be_turned_up_is_a_card(unit: str) -> None:
    found = practice(unit)
    source = (ROOT / "notebooks" / f"{unit}.py").read_text(encoding="utf-8")
    assert len(found) >= source.count("\npractise(") - source.count("ShortText(")
    assert len({card.key for card in found}) == len(found)
    assert all(card.front.strip() and card.back.strip() for card in found)
    graded = {award.question for cell in source.split("# %%") if (award := awarded(cell))}
    assert not {card.key.partition("/")[2] for card in found} & graded


def test_a_card_holds_question_choices_key_reason_worked_answer_and_source() -> None:
    card = next(one for one in practice(UNIT) if one.key == f"{UNIT}/practice-1")
    assert card.front.startswith("Which word in a report comes before any number?")
    assert '"Stage"' in card.front
    assert '"Differentiation"' in card.back
    assert "which family the tumour belongs to" in card.why
    assert card.source == "WHO 2019"
    assert card.tags[0] == "practice"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Ki-67 <3% & more", "Ki-67 &lt;3% &amp; more"),
        ("<b>bold</b> <script>x</script>", "&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;"),
        ("**Which** one, *surely*?\n\nA: this", "<b>Which</b> one, <i>surely</i>?<br><br>A: this"),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c"),
    ],
)
def test_a_field_is_escaped_before_anything_is_made_of_it(text: str, field: str) -> None:
    assert as_field(text) == field


def test_a_field_holds_no_cloze_and_no_template() -> None:
    assert "{{" not in as_field("{{c1::a {{c2::b}}}} {{Front}}")
    assert "}}" not in as_field("{{c1::a {{c2::b}}}} {{Front}}")


def test_a_tag_is_one_word() -> None:
    assert as_tag("Count, then grade") == "Count-then-grade"
    assert as_tag(" ?? ") == "other"


def test_a_package_has_a_card_for_each_note_in_order_with_the_stamp_of_the_build(tmp_path: Path) -> None:
    path = tmp_path / "two.apkg"
    write_deck(path, UNIT, TWO, {"k1": 1_900_000_000, "k2": 1_800_000_000})
    there = inside(path, tmp_path)
    assert [note["guid"] for note in there["notes"]] == [guid_of(one) for one in TWO]
    assert [note["mod"] for note in there["notes"]] == [1_900_000_000, 1_800_000_000]
    assert [card["nid"] for card in there["cards"]] == [note["id"] for note in there["notes"]]
    assert [card["due"] for card in there["cards"]] == [0, 1]
    assert there["notes"][0]["tags"].split() == ["netcourse", UNIT, "practice", "Count-then-grade"]
    assert there["notes"][0]["flds"].split("\x1f")[-len(SPARE) :] == [""] * len(SPARE)
    assert {one["name"] for one in json.loads(there["col"][0]["decks"]).values()} >= {f"netcourse::{UNIT}"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_only_what_was_corrected_gets_a_new_stamp(tmp_path: Path) -> None:
    ledger = tmp_path / "cards" / "practice.json"
    first = stamps_of(ledger, TWO, 1000)
    keep_stamps(ledger, TWO, first)
    mended = [TWO[0], replace(TWO[1], back="Two!"), Card("k3", "Third?", "Three.")]
    later = stamps_of(ledger, mended, 2000)
    keep_stamps(ledger, mended, later)
    assert (first, later) == ({"k1": 1000, "k2": 1000}, {"k1": 1000, "k2": 2000, "k3": 2000})
    assert stamps_of(ledger, mended, 3000) == later
    ledger.write_text("garbled", encoding="utf-8")
    assert set(stamps_of(ledger, mended, 3000).values()) == {3000}


def test_what_anki_knows_things_by_never_changes() -> None:
    # Another note type would never update a note that somebody studies: use a spare field, and leave these as they are.
    kind = json.dumps([deck.NOTE_TYPE, deck.NOTE_TYPE_NAME, FIELDS, deck.FRONT, deck.BACK])
    assert hashlib.sha256(kind.encode()).hexdigest()[:16] == "d33cf7b282722abe"
    assert guid_of(TWO[0]) == "b5f8eae9e5edeeb343fd"
    assert deck_id(UNIT) == 956406259407
    assert len({deck_id(unit) for unit in UNITS}) == len(UNITS)


@pytest.mark.parametrize(
    ("cards", "why"),
    [
        ([], "nothing to make a card of"),
        ([TWO[0], TWO[0]], "two cards with the key k1"),
        ([Card("k", " ", "x")], "k: a card without a question"),
        ([Card("k", "x", "")], "k: a card without an answer"),
    ],
)
def test_what_can_be_no_deck_is_refused_and_nothing_written(tmp_path: Path, cards: list[Card], why: str) -> None:
    with pytest.raises(CourseError, match=why):
        write_deck(tmp_path / "no.apkg", UNIT, cards, {card.key: 1 for card in cards})
    assert list(tmp_path.iterdir()) == []


def entry(**known: Any) -> Marked:
    reasons = (Reason(0, 2, "20% belongs to G2: where does G3 begin?"), Reason(1, 1, "You counted well."))
    given = {"title": "Question 5", "question": "Which grade?", "answer": "NET G3", "reasons": reasons, "part": 0, "id": "q05"}
    return Marked(**{"given": Given(0, 2), **given, **known})


def test_what_was_missed_says_what_the_page_says_and_no_key_before_its_day() -> None:
    case, best = NewCase("A new case. Which grade?", "NET G2."), BestAnswer("NET G2", "The limit is above 20%.")
    entries = (
        entry(again=case),
        entry(id="q06", best=best),
        entry(id="q07", given=Given(2, 2), again=case, best=best),
        entry(id="q08", given=Given(0, 2, waits=True)),
        Written("Your text", Given(1, 3), text="mine"),
    )
    again, closed, opened = missed_cards(UNIT, Debrief("Grade", "a1", entries, (Part("Where G3 begins", ""),)))
    assert (again.key, again.front, again.back) == (f"{UNIT}/q05/again", case.case, case.answer)
    assert closed.back == "20% belongs to G2: where does G3 begin?"
    assert "NET G2" not in closed.front + closed.back + closed.why
    assert "You answered: NET G3" in closed.why
    assert (opened.back, "The limit is above 20%." in opened.why) == ("NET G2", True)
    assert closed.tags == ("missed", "Where G3 begins")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder that holds a release alone."""
    shutil.copytree(ROOT / "release" / UNIT, tmp_path / "course" / "release" / UNIT)
    return tmp_path / "course"


def test_the_command_writes_into_exports_and_says_how_many(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--course", str(course), "cards", UNIT]) == 0
    made = course / "exports" / "cards" / f"{UNIT}.apkg"
    assert f"{len(practice(UNIT))} practice question(s), 0 card(s) on what was missed: {made}" in capsys.readouterr().out
    assert len(inside(made, tmp_path)["notes"]) == len(practice(UNIT))
    for words, why in (
        (["99_none"], f"no such unit in {course}/source; there is {UNIT}"),
        ([UNIT, "--to", str(tmp_path / "grade.zip")], "NAME.apkg"),
        ([UNIT, "--student", "nobody"], "no marked work"),
        ([UNIT, "--student", ""], "no marked work"),
    ):
        assert main(["--course", str(course), "cards", *words]) == 2
        assert why in capsys.readouterr().err


def test_without_genanki_it_is_one_line(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert main(["--course", str(course), "cards", UNIT]) == 2
    said = capsys.readouterr().err
    assert (said.count("\n"), "genanki is not installed" in said) == (1, True)
    assert list(course.rglob("*.apkg")) == []
