"""The room is pure Python until a frame is asked for; the frames hold what the files hold."""

import subprocess
import sys
from pathlib import Path

import pytest

from netcourse import evidence

HEAVY = ("pandas", "numpy", "matplotlib", "ipywidgets", "nbgrader")
PROJECT = Path(__file__).parents[2]


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, netcourse.evidence as room, netcourse.evidence.frames\n"
        "room.find('Ki-67')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_data_is_read_once() -> None:
    assert evidence.facts() is evidence.facts()
    assert evidence.library() is evidence.library()


def test_shared_records_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        evidence.facts()["B2-02"] = evidence.fact("B2-04.area")  # type: ignore[index]


def test_public_names_exist_and_are_sorted() -> None:
    assert evidence.__all__ == sorted(evidence.__all__)
    assert all(hasattr(evidence, name) for name in evidence.__all__)


def test_frames_hold_every_record() -> None:
    pytest.importorskip("pandas", reason="pandas is only needed for the frames")
    from netcourse.evidence import frames

    for name in (
        "facts",
        "sources",
        "statements",
        "objectives",
        "discrepancies",
        "contested_topics",
        "harms",
        "conflicts",
    ):
        frame = getattr(frames, f"{name}_frame")()
        assert list(frame.index) == list(getattr(evidence, name)())


def test_frame_of_facts_has_numbers_and_plain_text() -> None:
    pytest.importorskip("pandas", reason="pandas is only needed for the frames")
    from netcourse.evidence.frames import facts_frame

    frame = facts_frame()
    assert [str(frame[name].dtype) for name in ("value", "low", "high")] == ["float64"] * 3
    assert frame.loc["E3-08.hr", "value"] == pytest.approx(0.276)
    assert frame.loc["B1-2.ki67", "source"] == "WHO19a;WHO19b"
    assert frame.groupby("evidence").size()["unverified"] > 0
