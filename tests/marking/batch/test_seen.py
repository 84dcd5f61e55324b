"""What was read in a hand-in is read again only where its bytes changed, and is the same as when it is read."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.course import find_course, find_unit
from netcourse.items.store import ANSWERS
from netcourse.marking.batch import boards, holdings
from netcourse.marking.batch.holdings import Holdings
from netcourse.marking.batch.seen import Seen
from netcourse.marking.batch.submissions import Submission
from netcourse.marking.intake.holding import Holding, holding_of
from tests.marking.varied import varied

UNIT = "05_tumour_grade"


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> list[Submission]:
    """A course folder with five hand-ins and no gradebook."""
    root, unit = tmp_path_factory.mktemp("seen"), find_unit(find_course(Path(__file__)), UNIT)
    shutil.copytree(unit.release.parent, root / "release" / UNIT)
    found = []
    for one in varied(unit, 5):
        found.append(Submission(root, UNIT, one.student))
        found[-1].folder.mkdir(parents=True)
        found[-1].notebook.write_text(one.notebook, encoding="utf-8")
        for name, text in one.files.items():
            (found[-1].folder / name).write_text(text, encoding="utf-8")
    return found


def test_what_a_hand_in_holds_is_counted_once(handed_in: list[Submission], monkeypatch: pytest.MonkeyPatch) -> None:
    root = handed_in[0].root
    first = [Holdings(root, UNIT).of(one) for one in handed_in]
    assert all(first)
    with monkeypatch.context() as watched:
        watched.setattr(holdings, "holding_of", lambda *_: pytest.fail("it was counted again"))
        assert [Holdings(root, UNIT).of(one) for one in handed_in] == first
    (handed_in[0].folder / ANSWERS).write_text('{"version": 1, "answers": {}}', encoding="utf-8")
    (handed_in[0].root / ".netcourse" / "held" / UNIT / f"{handed_in[1].student}.json").write_text('{"from": ', encoding="utf-8")
    counted: list[int] = []

    def count(*words: Any) -> Holding | None:
        counted.append(1)
        return holding_of(*words)

    monkeypatch.setattr(holdings, "holding_of", count)
    assert [Holdings(root, UNIT).of(one) for one in handed_in[1:]] == first[1:]
    Holdings(root, UNIT).of(handed_in[0])
    assert len(counted) == 2


def test_answers_are_read_once(handed_in: list[Submission], monkeypatch: pytest.MonkeyPatch) -> None:
    root, wanted = handed_in[0].root, {"course-id", "q01", "q03"}

    def read() -> list[object]:
        seen = Seen(root, UNIT, "recorded", sorted(wanted))
        return [boards._recorded_before(one.folder, UNIT, wanted, seen) for one in handed_in]

    whole = [boards.recorded(one.folder, UNIT) for one in handed_in]
    first = read()
    assert first == [{name: entry for name, entry in one.items() if name in wanted} for one in whole]
    assert any(first)
    with monkeypatch.context() as watched:
        watched.setattr(boards, "recorded", lambda *_: pytest.fail("it was read again"))
        assert read() == first
    handed_in[2].notebook.write_text("{}", encoding="utf-8")
    assert read()[3:] == first[3:]


def test_what_was_read_is_for_its_owner_alone(handed_in: list[Submission]) -> None:
    Holdings(handed_in[3].root, UNIT).of(handed_in[3])
    kept = handed_in[3].root / ".netcourse" / "held" / UNIT / f"{handed_in[3].student}.json"
    assert kept.stat().st_mode & 0o077 == 0
