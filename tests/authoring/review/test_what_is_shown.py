"""What a reviewer is shown: all of the speciality's facts and questions, doubts first, and what everything rests on."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from netcourse.authoring.course import units
from netcourse.authoring.review.agenda import agenda, specialities
from netcourse.authoring.review.compare import as_text, compare
from netcourse.authoring.review.entries import Entry, State
from netcourse.authoring.review.gather import Course, gather
from netcourse.authoring.review.items import ReviewItem
from netcourse.authoring.review.page import page, where
from netcourse.authoring.review.table import FILLED_IN, table
from netcourse.authoring.review.uses import Weight
from netcourse.authoring.review.walk import Role
from netcourse.authoring.review.words import duration, opening
from netcourse.cli import main
from netcourse.evidence import Fact, Signature, Source, SourceKind, Verdict
from netcourse.evidence.signatures import Signed

from .conftest import DATA, rows_of


def named(course: Course, name: str) -> Entry:
    return next(entry for entry in course.entries if entry.id == name)


def item(course: Course, name: str) -> ReviewItem:
    found = named(course, f"05_tumour_grade/{name}").subject
    assert isinstance(found, ReviewItem)
    return found


def verdict(entry: Entry, what: Verdict, *, now: bool = True, comment: str = "") -> Signature:
    content = entry.content if now else {**entry.content, "statement": "It was otherwise."}
    return Signature(entry.kind, entry.id, entry.digest if now else "sha256-0", "A. Doctor", "2026-11-28", what, comment, content)


def test_every_question_and_every_fact_is_there_and_has_somebody_to_review_it(course: Path) -> None:
    whole = gather(course)
    roles = [entry.subject.role for entry in whole.entries if isinstance(entry.subject, ReviewItem)]
    assert roles.count(Role.GRADED) >= 80
    # One letter a unit; at the board the words on each of three patients.
    assert roles.count(Role.WRITTEN) == len(units(course)) + 2
    assert roles.count(Role.PRACTICE) >= 29
    assert [entry.id for entry in whole.entries if entry.kind is Signed.FACT] == list(whole.library.facts)
    assert [entry.id for entry in whole.entries if not specialities(entry, whole)] == []
    assert len({(entry.kind, entry.id) for entry in whole.entries}) == len(whole.entries)


def test_a_slot_of_the_board_shows_the_key_of_each_of_its_patients(course: Path) -> None:
    found = named(gather(course), "09_tumour_board/board-2").subject
    assert isinstance(found, ReviewItem)
    assert [name.split(";")[0] for name, _ in found.texts] == [f"The key of {one}" for one in ("p07", "p08", "p09", "p12")]
    assert all('patient = "p' in text for _, text in found.texts)
    assert found.marks == 17


def test_a_graded_question_shows_stem_options_key_marks_misconceptions_and_what_it_rests_on(read: Course) -> None:
    q05 = item(read, "q05")
    assert (q05.name, q05.marks) == ("Question 5", 2)
    assert "Ki-67: 15 of 500" in q05.asked
    assert "**B** NET G2" in q05.asked
    assert [row.answer for row in q05.rows if row.is_key] == ["B: NET G2"]
    assert any(row.stands == "wrong, still earns 0.5" and "2,000 is a convention" in row.told for row in q05.rows)
    assert q05.facts == ("B3-01", "M-wilson.15-500")
    assert any("30 of 1,000" in text for _, text in q05.texts)


def test_a_written_task_shows_its_mark_scheme_and_an_exercise_what_students_are_told(read: Course) -> None:
    comment, exercise = item(read, "comment"), item(read, "e1")
    assert comment.role is Role.WRITTEN
    assert "Grade by rule" in dict(comment.texts)["Mark scheme"]
    assert "Mark scheme" not in comment.asked
    told = dict(exercise.texts)["What students are told, by what they did"]
    assert "You took the raw count for the rate per 2 mm²." in told
    assert "… of … tumours go up" in told
    assert "_got_grades" in named(read, "05_tumour_grade/e1").content["hidden test"]


def test_a_fact_knows_where_it_is_used(read: Course) -> None:
    uses = [(use.weight, use.where) for use in named(read, "B3-01").uses]
    assert (Weight.MARKS, "Question 5 (q05)") in uses
    assert (Weight.LESSON, "lesson, part 4") in uses
    assert uses == sorted(uses, key=lambda use: use[0])
    # A rule names the row of the one, and makes the id of the other while it runs.
    assert "rule who_grade" in [use.where for use in named(read, "B1-1.ki67").uses]
    assert "rule prrt" in [use.where for use in named(read, "E2-12.wbc").uses]
    # A question that names a harm rests on the facts of the harm.
    assert "Question 13 (q13)" in [use.where for use in named(read, "E5-03").uses]


def test_a_doubt_is_open_until_a_clinician_has_agreed_in_spite_of_it(read: Course) -> None:
    q05 = named(read, "05_tumour_grade/q05")
    assert "contested (J-13)" in q05.doubts
    assert q05.state is State.DOUBT
    assert replace(q05, signatures=(verdict(q05, Verdict.AGREE),)).state is State.SIGNED
    assert replace(q05, signatures=(verdict(q05, Verdict.AGREE, now=False),)).state is State.DOUBT


def test_general_knowledge_is_a_doubt_where_it_is_used_and_only_there(read: Course) -> None:
    unverified = [one for one in read.entries if isinstance(one.subject, Fact) and one.subject.evidence == "unverified"]
    used = [one for one in unverified if one.uses]
    assert used
    assert len(used) < len(unverified)
    assert all(("not verified" in one.doubts) == bool(one.uses) for one in unverified)
    assert {one.state for one in used} == {State.DOUBT}
    assert {one.state for one in unverified if not one.uses} == {State.UNSIGNED}


@pytest.mark.parametrize(
    ("what", "now", "state"),
    [
        (Verdict.AGREE, True, State.SIGNED),
        (Verdict.CHANGE, True, State.DOUBT),
        (Verdict.NOT_MINE, True, State.UNSIGNED),
        (Verdict.AGREE, False, State.CHANGED),
        (Verdict.CHANGE, False, State.CHANGED),
        (Verdict.NOT_MINE, False, State.UNSIGNED),
    ],
)
def test_what_a_signature_makes_of_a_fact_without_doubts(
    read: Course,
    what: Verdict,
    now: bool,  # noqa: FBT001 (pytest gives it by name)
    state: State,
) -> None:
    entry = named(read, "B2-07")
    assert not entry.doubts
    assert replace(entry, signatures=(verdict(entry, what, now=now, comment="why"),)).state is state


def test_doubts_stand_first_then_units_and_in_each_what_marks_depend_on(read: Course) -> None:
    review = agenda(read, "pathology")
    assert [section.state for section in review.sections] == list(State)
    assert [number for number, _ in review.entries] == list(range(1, len(review.entries) + 1))
    for section in review.sections:
        for group in section.groups:
            order = [(entry.kind is Signed.FACT, entry.weight) for _, entry in group.numbered]
            assert order == sorted(order)
    assert review.sections[0].groups[0].title == "Unit 5 · Tumour grade"


def test_the_first_lines_say_how_much_it_is_and_that_the_time_is_assumed(read: Course) -> None:
    review = agenda(read, "Nuclear  Medicine")
    facts = sum(entry.kind is Signed.FACT for _, entry in review.entries)
    lines = opening(review)
    assert lines[0].startswith(f"There are {facts} facts and ")
    assert lines[0].endswith("that concern nuclear medicine.")
    assert "Open doubts: " in lines[1]
    assert "No clinician has signed any of it." in lines
    assert "an assumption, measured by nobody" in lines[-1]


@pytest.mark.parametrize(("minutes", "words"), [(1, "about 5 minutes"), (83, "about 85 minutes"), (200, "about 3.5 hours")])
def test_a_duration_is_rounded_as_a_person_would(minutes: float, words: str) -> None:
    assert duration(minutes) == words


def test_two_wordings_are_compared_word_by_word_with_a_little_around() -> None:
    old = "one two three four five six seven eight nine G2 is below 20 per cent"
    pieces = compare(old, old.replace("below 20", "at most 25"))
    assert as_text(pieces) == "… six seven eight nine G2 is [below 20 → at most 25] per cent"
    assert as_text(compare("", "new")) == "[nothing → new]"
    assert as_text(compare("old", "")) == "[old → nothing]"


def test_the_page_shows_what_changed_since_somebody_signed(read: Course) -> None:
    entry = named(read, "B2-07")
    changed = replace(entry, signatures=(verdict(entry, Verdict.AGREE, now=False),))
    course = replace(read, entries=tuple(changed if one is entry else one for one in read.entries))
    text = page(agenda(course, "pathology"), course)
    assert "Changed since A. Doctor signed on 2026-11-28" in text
    assert re.search(r"<del>It was otherwise\.</del> → <ins>[^<]+</ins>", text)
    rows = rows_of(table(agenda(course, "pathology")))
    history = next(row["history"] for row in rows if row["id"] == "B2-07")
    assert "statement: [It was otherwise. → " in history


def test_what_was_signed_and_is_gone_is_told(read: Course) -> None:
    gone = Signature(Signed.FACT, "Z9-99", "sha256-0", "A. Doctor", "2026-11-28", Verdict.AGREE, "", {})
    course = replace(read, library=replace(read.library, signatures=(gone,)))
    assert "Z9-99" in page(agenda(course, "genetics"), course)


def test_a_second_reading_that_did_not_confirm_is_an_open_doubt(own: Path) -> None:
    header = "fact_id,verdict,said,source_title,source_address,year,notes,decision,why"
    row = "B2-07,contradicted,It is 0.5,A table,example.org/t,2024,,corrected,Seen."
    (own / DATA / "second_reading.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    course = gather(own)
    entry = named(course, "B2-07")
    assert entry.state is State.DOUBT
    assert (
        entry.doubts["second reading"]
        == "contradicted; It is 0.5; seen in A table, example.org/t, 2024; decided: corrected: Seen."
    )
    assert "second reading of B2-07" in named(course, "05_tumour_grade/q10").doubts


def test_no_cell_of_the_table_is_a_formula_and_the_reviewers_columns_are_empty(read: Course) -> None:
    exported = table(agenda(read, ""))
    assert exported.startswith(b"\xef\xbb\xbf")
    rows = rows_of(exported)
    assert len(rows) == len(read.entries)
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert {row[name] for row in rows for name in FILLED_IN} == {""}
    assert list(rows[0])[-4:] == list(FILLED_IN)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("PMC5757869 and table T1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5757869"),
        ("doi 10.1159/000321535", "https://doi.org/10.1159/000321535"),
        ("ncbi.nlm.nih.gov/books/NBK279041", "https://ncbi.nlm.nih.gov/books/NBK279041"),
        ("tech.snmjournals.org/highwire/markup/10279/...", ""),
        ("Cancer Imaging 2023", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_address_is_a_link_only_if_it_is_complete(address: str, link: str) -> None:
    shown = where(Source("X", "A paper", address, SourceKind.PRIMARY, "2020", ""))
    assert address in shown
    assert ("href" in shown) == bool(link)
    assert link in shown


def test_an_unknown_speciality_is_one_line_with_those_that_there_are(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(own), "review", "--speciality", "astrology"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("netcourse: 'astrology' is no speciality of this course; allowed: anaesthesia, dietetics, ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("place", ["release/review.html", "netcourse/evidence/data/review.html", "source/r.html"])
def test_keys_are_not_written_where_students_get_their_files(own: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    (own / place).parent.mkdir(parents=True, exist_ok=True)
    assert main(["--course", str(own), "review", "--html", str(own / place)]) == 2
    assert "from where students get their files" in capsys.readouterr().err
    assert not (own / place).exists()


def test_a_table_that_is_there_is_never_overwritten(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = own / "mine.csv"
    mine.write_text("filled in", encoding="utf-8")
    assert main(["--course", str(own), "review", "--csv", str(mine)]) == 2
    assert "perhaps filled in" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "filled in"


def test_who_has_no_source_of_the_course_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "nbgrader_config.py").write_text("", encoding="utf-8")
    assert main(["--course", str(tmp_path), "review"]) == 2
    assert "a review needs the source of the course" in capsys.readouterr().err
