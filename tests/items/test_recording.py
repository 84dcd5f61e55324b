"""Recording answers beside the notebook, and finding them again."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.items import AnswerProblem, SingleBest, answer, ask, award_item, check, record, session, store
from netcourse.items.gathering import Gathered, gather
from netcourse.items.item import Item
from netcourse.items.plain import Entry, entries_from, entry_from, is_plain, newest
from netcourse.items.receipts import MIME, entries_in, receipt
from netcourse.items.schemes import Scheme
from netcourse.items.session import keep
from netcourse.items.store import Recorded, dump, load, parse, save, write
from tests.items.kinds import BEST, ITEMS, RIGHT, SEVERAL


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The kernel's folder, with no question asked yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "_asked", {})
    monkeypatch.setattr(session, "_practised", {})
    return tmp_path  # type: ignore[return-value]


def entry(name: str = "best", value: str = "A", recorded: str = "2026-03-01T10:00:00Z", n: int = 1) -> Entry:
    return Entry(name, "SingleBest", value, recorded, n)


def notebook_with(*entries: Entry) -> nbformat.NotebookNode:
    outputs = [{"output_type": "display_data", "data": {MIME: one.as_data()}, "metadata": {}} for one in entries]
    cell = nbformat.v4.new_code_cell("ask()", outputs=[nbformat.from_dict(one) for one in outputs])
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=[cell])
    return notebook


@pytest.mark.parametrize(("item", "raw", "scheme"), RIGHT, ids=lambda part: getattr(part, "id", ""))
def test_a_typed_answer_is_recorded_checked_and_marked(
    item: Item, raw: object, scheme: Scheme, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(item)
    record(item.id, raw)
    capsys.readouterr()
    check(item.id)
    assert f"{item.id} is recorded: {item.words(item.parse(raw))}" in capsys.readouterr().out
    assert award_item(item.id, 2, scheme) == 2


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_without_an_answer_a_check_says_so_and_nothing_is_marked(item: Item, capsys: pytest.CaptureFixture[str]) -> None:
    ask(item)
    assert f'record("{item.id}"' in capsys.readouterr().out
    with pytest.raises(AnswerProblem, match=f"{item.id}: no answer is recorded"):
        check(item.id)
    with pytest.raises(AnswerProblem, match="no answer is recorded"):
        answer(item.id)


def test_a_question_that_was_not_asked_is_told_with_those_that_were() -> None:
    with pytest.raises(AnswerProblem, match="No question has been asked yet"):
        record("best", "A")
    ask(BEST)
    with pytest.raises(AnswerProblem, match="Did you mean best"):
        record("bset", "A")
    with pytest.raises(AnswerProblem, match=r"'E' is not one of the options\. Choose one: A, B or C\."):
        record("best", "E")


def test_a_graded_question_never_asks_for_certainty() -> None:
    with pytest.raises(ValueError, match="practice only"):
        ask(SingleBest("q", "?", {"A": "a", "B": "b"}, certainty=True))


def test_asking_again_shows_what_was_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    ask(BEST)
    record("best", "B")
    capsys.readouterr()
    ask(BEST)
    assert "best is recorded: B: NET G2" in capsys.readouterr().out


def test_answers_json_holds_the_entry_and_counts(folder: Path) -> None:
    ask(BEST)
    record("best", "A")
    record("best", "B")
    got = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]["best"]
    assert got["value"] == "B"
    assert got["n"] == 2
    assert got["kind"] == "SingleBest"


def test_running_a_typed_line_again_does_not_undo_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    ask(BEST)
    record("best", "A")
    keep(BEST, "B", typed=False)
    record("best", "A")
    assert "unchanged" in capsys.readouterr().out
    assert answer("best") == "B"
    record("best", "C")
    assert answer("best") == "C"


def test_nothing_changes_after_handing_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, Recorded({"best": entry()}, {"best": "The two differ."}, closed=True))
    ask(BEST)
    record("best", "B")
    check("best")
    said = capsys.readouterr().out
    assert answer("best") == "A"
    assert "what counts is what was recorded: A: NET G1" in said
    assert "The two differ." in said
    assert "You can change it" not in said


def test_an_impossible_entry_in_the_file_is_told_and_marked_as_none(folder: Path) -> None:
    write(folder, Recorded({"best": entry(value="Z")}))
    ask(BEST)
    with pytest.raises(AnswerProblem, match="'Z' is not one of the options"):
        check("best")
    with pytest.raises(AnswerProblem, match="no answer is recorded"):
        answer("best")


def test_a_second_notebook_in_the_folder_loses_nothing(folder: Path) -> None:
    script = """
import sys
from netcourse.items.plain import Entry
from netcourse.items.store import save
from pathlib import Path
for i in range(25):
    save(Path.cwd(), Entry(f"{sys.argv[1]}{i}", "SingleBest", "A", "2026-03-01T10:00:00Z", 1))
"""
    both = [subprocess.Popen([sys.executable, "-c", script, name], cwd=folder) for name in "ab"]
    assert [one.wait(timeout=60) for one in both] == [0, 0]
    assert len(load(folder).entries) == 50
    assert [path.name for path in folder.iterdir()] == ["answers.json"]


def test_a_write_that_fails_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, entry())
    before = (folder / "answers.json").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ask(BEST)
    with pytest.raises(AnswerProblem, match=r"NOT recorded: answers.json can't be written here \(No space left on device\)"):
        record("best", "C")
    assert (folder / "answers.json").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["answers.json"]


GARBLED = [b"{", b"\xff\xfe", b"[]", b'{"answers": 3}', b"[" * 100_000, b"9" * 10_000, b" " * 1_000_001]


@pytest.mark.parametrize("content", GARBLED, ids=["cut", "bytes", "list", "number", "deep", "long", "large"])
def test_a_garbled_file_is_set_aside_and_costs_nothing_that_receipts_hold(
    folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "answers.garbled-1.json").write_text("an earlier one", encoding="utf-8")
    (folder / "answers.json").write_bytes(content)
    nbformat.write(notebook_with(entry(), entry("several", "C")), folder / "unit.ipynb")
    ask(BEST)
    said = capsys.readouterr().out
    assert "answers.json could not be read and was set aside as answers.garbled-2.json; of your answers 2 found again" in said
    assert said.count("could not be read") == 1
    assert (folder / "answers.garbled-2.json").read_bytes() == content
    record("best", "B")
    assert {name: one.value for name, one in load(folder).entries.items()} == {"best": "B", "several": "C"}


def test_a_lone_notebook_brings_its_answers_along(folder: Path) -> None:
    nbformat.write(notebook_with(entry("several", "C")), folder / "unit.ipynb")
    ask(SEVERAL)
    assert answer("several") == ["C"]
    assert not (folder / "answers.json").exists()


def test_a_receipt_carries_the_entry_and_reads_as_words() -> None:
    shown = receipt(BEST, entry(value="B"))
    assert entry_from(shown[MIME]) == entry(value="B")
    assert "best is recorded: B: NET G2 (1 March 2026, 10:00 UTC)" in str(shown["text/plain"])
    assert "<strong>best is recorded</strong>: B: NET G2" in str(shown["text/html"])


@pytest.mark.parametrize("left", ["text/plain", "text/html"])
def test_a_receipt_that_lost_its_data_still_says_that_there_was_an_answer(left: str) -> None:
    def held(shown: object) -> Gathered:
        return gather({"cells": [{"outputs": [{"output_type": "display_data", "data": shown}]}]})

    whole, nothing = receipt(BEST, entry(value="B")), receipt(BEST, None)
    assert held(whole) == Gathered({"best": entry(value="B")})
    assert held({left: whole[left]}) == Gathered({}, ("best",))
    assert held(nothing) == Gathered()


def test_the_newest_receipt_counts() -> None:
    old, new = entry(), entry(value="C", recorded="2026-03-02T10:00:00Z")
    assert entries_in(notebook_with(new, old)) == {"best": new}
    assert newest([entry(n=2, value="B"), entry(n=1)])["best"].value == "B"


plain = st.recursive(
    st.text(max_size=20) | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
).filter(is_plain)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True), plain, max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    folder = tmp_path_factory.mktemp("round")
    entries = {name: Entry(name, "ShortText", value, "2026-03-01T10:00:00Z", 1) for name, value in values.items()}  # type: ignore[arg-type]
    write(folder, Recorded(entries))
    assert load(folder).entries == entries


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["id", "kind", "value", "recorded", "n", "cells", "outputs", "data", MIME]), inner)
    ),
)


@given(anything)
def test_anything_may_stand_in_a_file_or_a_notebook_and_breaks_nothing(raw: object) -> None:
    assert all(isinstance(one, Entry) for one in [*entries_from(raw).values(), *entries_in(raw).values()])
    parse(json.dumps(raw))


@pytest.mark.parametrize(
    "forged",
    [
        {"id": "../../etc"},
        {"id": 7},
        {"kind": "<script>"},
        {"recorded": "tomorrow"},
        {"recorded": "2026-3-1T10:00:00Z"},
        {"n": True},
        {"n": 0},
        {"n": 1e300},
        {"value": None},
        {"value": True},
        {"value": float("nan")},
        {"value": 10**400},
        {"value": "x" * 10_001},
        {"value": "half a pair \ud800"},
        {"value": ["x"] * 1000},
        {"value": [[[[[["deep"]]]]]]},
        {"typed": {"a": None}},
    ],
    ids=str,
)
def test_a_forged_entry_is_dropped(forged: dict[str, object]) -> None:
    assert entry_from(entry().as_data()) == entry()
    assert entry_from({**entry().as_data(), **forged}) is None


def test_the_same_file_read_again_is_looked_through_once_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dump(Recorded({"best": entry(), "other": replace(entry("other"), typed="a", drawn_for="anna")}))
    odd = whole.replace('"n": 1', '"n": "one"', 1)
    first, left_out = parse(whole), parse(odd)
    looked: list[object] = []

    def counted(raw: object) -> dict[str, Entry]:
        looked.append(raw)
        return entries_from(raw)

    monkeypatch.setattr(store, "entries_from", counted)
    assert parse(whole) == first
    assert looked == []
    # Of a file in which something is no answer nothing is taken on trust.
    assert parse(odd) == left_out
    assert len(looked) == 1
