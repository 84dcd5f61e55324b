"""Signatures that come back: as spreadsheets save them, all of a file or nothing of it; what changes after that is shown."""

from datetime import date
from pathlib import Path

import pytest

from netcourse.authoring.review.agenda import agenda
from netcourse.authoring.review.gather import Course, gather
from netcourse.authoring.review.sign import sign
from netcourse.authoring.review.table import table
from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.evidence import Verdict
from netcourse.evidence.signatures import FILE, read_signatures

from .conftest import DATA, UNIT, as_table, fill, rows_of

TODAY = date(2026, 11, 29)
AGREED = {"B1-1.ki67": ("agree", ""), f"{UNIT}/q05": ("agree", "")}


@pytest.fixture(scope="module")
def exported(read: Course) -> list[dict[str, str]]:
    return rows_of(table(agenda(read, "")))


def signed(own: Path) -> dict[str, tuple[str, str, str]]:
    found = read_signatures(own / DATA) or ()
    return {one.id: (one.signed_by, one.verdict.value, one.comment) for one in found}


def take(read: Course, own: Path, text: str, *, encoding: str = "utf-8") -> str:
    """Sign with a file of that text; what was complained of, in one line, or nothing."""
    file = own / "back.csv"
    file.write_bytes(text.encode(encoding))
    before = (own / DATA / FILE).read_bytes()
    try:
        sign(read, own, file, TODAY)
    except CourseError as error:
        said = str(error)
    else:
        return ""
    assert (own / DATA / FILE).read_bytes() == before
    assert "\n" not in said
    return said.removeprefix(str(file)).strip()


@pytest.mark.parametrize(
    ("separator", "end", "encoding"),
    [
        pytest.param(",", "\r\n", "utf-8-sig", id="as_it_was_exported"),
        pytest.param(";", "\r\n", "utf-8-sig", id="excel_of_a_country_with_decimal_commas"),
        pytest.param("\t", "\n", "utf-8", id="tabs"),
    ],
)
def test_a_table_is_taken_back_as_spreadsheets_save_it(
    read: Course, own: Path, exported: list[dict[str, str]], separator: str, end: str, encoding: str
) -> None:
    rows = fill(exported, {"B1-1.ki67": ("Agree ", ""), f"{UNIT}/q10": ("change", "  =2 mitoses;\nare too few, «Größe» ")})
    # What only looks at the numbers is a spreadsheet's own affair: they are not read back.
    rows = [{**row, "value": row["value"].replace("3.0", "3")} for row in rows]
    rows.append(dict.fromkeys(rows[0], ""))
    assert take(read, own, as_table(rows, separator, end), encoding=encoding) == ""
    assert signed(own) == {
        "B1-1.ki67": ("A. Doctor", "agree", ""),
        f"{UNIT}/q10": ("A. Doctor", "change", "=2 mitoses; are too few, «Größe»"),
    }
    # The file of signatures is opened in spreadsheets too.
    assert ",'=2 mitoses; are too few" in (own / DATA / FILE).read_text(encoding="utf-8").replace('"', "")


def test_a_guarded_cell_that_comes_back_as_it_was_means_the_same(read: Course, own: Path, exported: list[dict[str, str]]) -> None:
    rows = fill(exported, {"B1-1.ki67": ("change", "'-3 is meant")})
    assert take(read, own, as_table(rows)) == ""
    assert signed(own)["B1-1.ki67"][2] == "-3 is meant"


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        pytest.param(
            {"verdict": "fine"}, "column verdict: 'fine' is not allowed; allowed: agree, change, not mine", id="verdict"
        ),
        pytest.param({"verdict": ""}, "column verdict: '' is not allowed; allowed: agree, change, not mine", id="no_verdict"),
        pytest.param({"verdict": "change"}, "column comment: '' is not allowed; allowed: what should be changed", id="no_reason"),
        pytest.param({"signed_by": ""}, "column signed_by: '' is not allowed; allowed: text that is not blank", id="no_name"),
        pytest.param({"signed_on": ""}, "column signed_on: '' is not allowed; allowed: the day as YEAR-MONTH-DAY", id="no_day"),
        pytest.param({"signed_on": "28.11.2026"}, "write 2026-11-28, in a column that is formatted as text", id="german_day"),
        pytest.param({"signed_on": "28/11/2026"}, "write 2026-11-28, in a column that is formatted as text", id="british_day"),
        pytest.param({"signed_on": "05/11/2026"}, "05/11/2026 can be read in two ways", id="either_day"),
        pytest.param({"signed_on": "2026-02-30"}, "allowed: a day that the calendar has", id="no_such_day"),
        pytest.param({"signed_on": "20261128"}, "the day as YEAR-MONTH-DAY", id="day_without_dashes"),
        pytest.param({"signed_on": "2026-11-30"}, "allowed: a day that has come, at the latest 2026-11-29", id="tomorrow"),
        pytest.param({"id": "B1-1.ki76"}, "column id: 'B1-1.ki76' is not allowed; allowed: the id of a fact", id="unknown_fact"),
        pytest.param({"kind": "item"}, "column id: 'B1-1.ki67' is not allowed; allowed: the id of a question", id="unknown_item"),
        pytest.param({"kind": "Fact"}, "column kind: 'Fact' is not allowed; allowed: fact, item", id="unknown_kind"),
        pytest.param({"digest": "sha256-0"}, "this row was exported before the fact changed: export anew", id="stale"),
    ],
)
def test_one_bad_row_refuses_the_whole_file(
    read: Course, own: Path, exported: list[dict[str, str]], cells: dict[str, str], complaint: str
) -> None:
    rows = fill(exported, AGREED)
    at = next(at for at, row in enumerate(rows) if row["id"] == "B1-1.ki67")
    rows[at] = {**rows[at], **cells}
    said = take(read, own, as_table(rows))
    assert said.startswith(f"row {at + 2}, column ")
    assert complaint in said
    assert signed(own) == {}


def test_a_table_without_a_needed_column_or_with_one_of_its_own_is_refused(
    read: Course, own: Path, exported: list[dict[str, str]]
) -> None:
    rows = fill(exported, AGREED)
    without = [{name: cell for name, cell in row.items() if name != "digest"} for row in rows]
    assert "the column digest is missing" in take(read, own, as_table(without))
    assert "column 'my notes'" in take(read, own, as_table([{**row, "my notes": "x"} for row in rows]))
    assert "kind is missing" in take(read, own, "")
    # A table of Windows has a question mark for what its letters can't write, such as the arrow between a pair.
    windows = as_table(fill(exported, AGREED, signed_by="Dr Müller")).encode("cp1252", "replace").decode("cp1252")
    assert "save it as 'CSV UTF-8'" in take(read, own, windows, encoding="cp1252")


def test_a_row_that_has_slipped_is_refused(read: Course, own: Path, exported: list[dict[str, str]]) -> None:
    text = as_table(fill(exported, AGREED))
    assert "cells, allowed are" in take(read, own, text.replace("agree,,A. Doctor", "agree,,,A. Doctor", 1))


def test_nothing_filled_in_is_told(read: Course, own: Path, exported: list[dict[str, str]]) -> None:
    assert "no row is filled in" in take(read, own, as_table(exported))


def test_the_same_person_twice_in_one_file_is_refused(read: Course, own: Path, exported: list[dict[str, str]]) -> None:
    rows = fill(exported, {"B1-1.ki67": ("agree", "")})
    again = next(row for row in rows if row["id"] == "B1-1.ki67")
    said = take(read, own, as_table([*rows, {**again, "signed_by": "a.  doctor"}]))
    assert "once a person; row" in said


def test_two_people_sign_the_same_and_one_who_signs_again_replaces_her_own(own: Path, exported: list[dict[str, str]]) -> None:
    assert take(gather(own), own, as_table(fill(exported, AGREED))) == ""
    assert take(gather(own), own, as_table(fill(exported, AGREED, signed_by="B. Doctor"))) == ""
    rows = fill(exported, {"B1-1.ki67": ("change", "say below 3%")}, signed_by="a. doctor", signed_on="2026-11-29")
    assert take(gather(own), own, as_table(rows)) == ""
    found = [(one.signed_by, one.verdict) for one in read_signatures(own / DATA) or () if one.id == "B1-1.ki67"]
    assert found == [("a. doctor", Verdict.CHANGE), ("B. Doctor", Verdict.AGREE)]
    said = take(gather(own), own, as_table(fill(exported, AGREED)))
    assert "allowed: 2026-11-29 or later, as a. doctor signed this then" in said


def test_from_the_export_to_a_change_that_is_shown(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = ["--course", str(own), "review", "--speciality", "pathology"]
    out, back = tmp_path / "out.csv", tmp_path / "back.csv"
    assert main([*course, "--csv", str(out)]) == 0
    rows = fill(rows_of(out.read_bytes()), {"B2-07": ("agree", ""), f"{UNIT}/q09": ("agree", "")}, signed_on=_today())
    back.write_text(as_table(rows, ";"), encoding="utf-8-sig")
    capsys.readouterr()
    assert main([*course, "--sign", str(back)]) == 0
    assert capsys.readouterr().out == "A. Doctor: 2 new, 0 renewed, 0 as before\n"
    assert main([*course, "--sign", str(back)]) == 0
    assert capsys.readouterr().out == "A. Doctor: 0 new, 0 renewed, 2 as before\n"
    text = own / "notebooks" / f"{UNIT}.py"
    text.write_text(text.read_text(encoding="utf-8").replace("duodenal tumour of a 66-", "duodenal tumour of a 67-"), "utf-8")
    assert main([*course, "--html", str(tmp_path / "page.html")]) == 0
    assert "Changed since somebody signed: 1." in capsys.readouterr().out
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"Changed since A. Doctor signed on {_today()}" in page
    assert "<del>66-year-old</del> → <ins>67-year-old</ins>" in page
    assert main([*course, "--sign", str(back)]) == 2
    assert "this row was exported before the question changed: export anew" in capsys.readouterr().err


def _today() -> str:
    return date.today().isoformat()
