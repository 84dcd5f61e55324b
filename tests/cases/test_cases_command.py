"""`netcourse cases`: lists, shows and writes; bad input is one line, and nothing half-written stays."""

import json
from pathlib import Path

import pytest

from netcourse.cases.cohorts import COHORTS
from netcourse.cli import main


def said(capsys: pytest.CaptureFixture[str]) -> str:
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_it_lists_the_cohorts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(COHORTS)
    assert "cga_referrals         500" in lines[2]


def test_it_shows_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "CG-001"]) == 0
    assert capsys.readouterr().out == "CG-001  age 48, ppi no, egfr 92, cga_ng_ml 100, net_found no\n"


def test_a_case_goes_to_the_screen_as_a_bundle(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--fhir", "UC-004"]) == 0
    bundle = json.loads(capsys.readouterr().out)
    assert (bundle["resourceType"], bundle["id"], len(bundle["entry"])) == ("Bundle", "UC-004", 3)


def test_a_cohort_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "trial.json"
    assert main(["cases", "--fhir", "trial_participants", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"400 synthetic patient(s): {out}\n"
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "trial-participants"
    assert [path.name for path in tmp_path.iterdir()] == ["trial.json"]


def test_all_cohorts_go_into_one_bundle_each_with_ids_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert main(["cases", "--fhir", "--out", str(out)]) == 0
    addresses = [entry["fullUrl"] for entry in json.loads(out.read_text(encoding="utf-8"))["entry"]]
    assert len(addresses) == len(set(addresses)) > 10_000


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("cga_referals", "nearest: cga_referrals"), ("CG-501", "CG-001 to CG-500"), ("cg-001", "nearest: CG-001"), ("", "BR-001")],
)
def test_an_unknown_cohort_or_case(wanted: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--fhir", wanted, "--out", str(tmp_path / "out.json")]) == 2
    message = said(capsys)
    assert f"{wanted!r}: no such cohort or case; there is biopsy_reports" in message
    assert hint in message
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_bundle(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "CG-001", "--out", "x.json"]) == 2
    assert "--out x.json: only a bundle goes into a file; add --fhir" in said(capsys)


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--fhir", "CG-001", "--out", str(tmp_path / "none" / "out.json")]) == 2
    assert f"there is no folder {tmp_path / 'none'}" in said(capsys)


def test_a_folder_in_place_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--fhir", "CG-001", "--out", str(tmp_path)]) == 2
    assert "this is no file" in said(capsys)


def test_when_writing_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["cases", "--fhir", "CG-001", "--out", str(out)]) == 2
    assert f"--out {out}: can't be written: No space left on device" in said(capsys)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.json", "old")]
