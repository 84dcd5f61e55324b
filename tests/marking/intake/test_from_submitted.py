"""What nbgrader's exchange, a hub or a hand laid into submitted/ gets the repairs and the report of a collection, in place."""

import json
import multiprocessing
import shutil
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from pathlib import Path

import pytest

from netcourse.authoring.course import MARKER, Unit
from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.items.plain import as_data
from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.in_place import collect_in_place
from netcourse.marking.intake.report import as_lines
from netcourse.marking.nbgrader import course_api
from tests.conftest import ROOT
from tests.marking.intake.handing_in import UNIT, Files, Json, answered, as_bytes, by_student, cell_of, kept, lay, submitted, tree
from tests.marking.intake.receipts import OUTPUTS, entry, with_receipts

NAME = f"{UNIT}.ipynb"
ANSWERS = json.dumps({"version": 1, "answers": as_data({"q1": entry("q1")})})


def duplicated(release: Json) -> Files:
    notebook = answered(release)
    notebook["cells"].append(notebook["cells"][2])
    return {NAME: as_bytes(notebook)}


def stripped(release: Json) -> Files:
    notebook = answered(release)
    for at, cell in enumerate(notebook["cells"]):
        cell.update(metadata={}, id=f"new-{at}")
    return {NAME: as_bytes(notebook)}


def receipts_written_wrongly(release: Json) -> Files:
    notebook = with_receipts(answered(release), 1, [entry("q1")])
    OUTPUTS["metadata_null"](notebook["cells"][1]["outputs"][0])
    return {NAME: as_bytes(notebook)}


def in_utf_16(release: Json) -> Files:
    return {NAME: as_bytes(answered(release)).decode().encode("utf-16"), "answers.json": ANSWERS.encode("utf-16")}


def answers_with_a_mark(release: Json) -> Files:
    return {NAME: as_bytes(answered(release)), "answers.json": ANSWERS.encode("utf-8-sig")}


def answers_cut_off(release: Json) -> Files:
    return {NAME: as_bytes(answered(release)), "answers.json": ANSWERS[:40].encode()}


Put = Callable[[Files], Path]


@pytest.fixture
def laid(built: Unit) -> Put:
    """Lays bob's files into submitted/, as nbgrader's collect does; gives his folder."""
    return lambda files: lay(built.root / "submitted" / "bob" / UNIT, files)


@pytest.mark.parametrize(
    "sent",
    [duplicated, stripped, receipts_written_wrongly, in_utf_16, answers_with_a_mark, answers_cut_off],
    ids=lambda one: one.__name__,
)
def test_it_is_repaired_and_told_as_a_collection_does(
    sent: Callable[[Json], Files], built: Unit, release: Json, handed_over: Path, tmp_path: Path, laid: Put
) -> None:
    files = sent(release)
    other = Path(shutil.copytree(built.root, tmp_path / "other"))
    lay(handed_over / "bob" / UNIT, files)
    wanted = by_student(collect(other, UNIT, [handed_over]))["bob"]
    laid(files)
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert told.verdict == wanted.verdict == "repaired"
    assert told.reasons == (*wanted.reasons, "put in order in submitted/; as it was it is kept in received/")
    assert told.holding == wanted.holding
    assert put(built.root) == put(other)
    assert set(files.values()) <= kept(built.root)


def put(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(root).items() if name.startswith("submitted/")}


def test_what_needs_no_repair_stays_as_it_is_with_all_that_is_beside_it(built: Unit, release: Json, laid: Put) -> None:
    files = {NAME: as_bytes(answered(release)), "timestamp.txt": b"2026-03-01 12:00:00 UTC", "data/table.csv": b"1,2"}
    folder = laid(files)
    before = {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert told.verdict == "accepted"
    assert told.holding is not None
    assert told.holding.words == "0 of 1 form, 1 of 1 exercise, no comment"
    assert {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))} == before


def test_a_repair_leaves_the_files_beside_the_notebook_where_they_are(built: Unit, release: Json, laid: Put) -> None:
    folder = laid({**duplicated(release), "timestamp.txt": b"2026-03-01 12:00:00 UTC", "data/table.csv": b"1,2"})
    collect_in_place(built.root, UNIT)
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert names == [NAME, "data/table.csv", "timestamp.txt"]
    assert (folder / "timestamp.txt").read_bytes().startswith(b"2026-03-01 12:00:00")


def test_run_again_it_changes_nothing(built: Unit, release: Json, laid: Put) -> None:
    laid(duplicated(release))
    collect_in_place(built.root, UNIT)
    before = put(built.root)
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert (told.verdict, told.put) == ("accepted", None)
    assert put(built.root) == before


def test_what_was_repaired_here_is_known_to_a_later_collection(built: Unit, release: Json, handed_over: Path, laid: Put) -> None:
    files = duplicated(release)
    laid(files)
    collect_in_place(built.root, UNIT)
    lay(handed_over / "bob" / UNIT, files)
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert "the same as before; nothing changed" in told.reasons


def test_what_collect_put_there_is_left_alone(built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over / "bob" / UNIT, duplicated(release))
    collect(built.root, UNIT, [handed_over])
    before = tree(built.root)
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert told.verdict == "accepted"
    assert {name: data for name, data in tree(built.root).items() if name in before} == before


def test_the_authors_notebook_is_an_alarm_and_stays_where_it_is(built: Unit, laid: Put) -> None:
    data = built.source.read_bytes()
    folder = laid({NAME: data})
    found = collect_in_place(built.root, UNIT)
    assert by_student(found)["bob"].verdict == "refused"
    assert "ALARM, THE KEY IS OUT: bob" in as_lines(found)
    assert (folder / NAME).read_bytes() == data


def test_a_notebook_of_another_name_is_taken_for_the_units(built: Unit, release: Json, laid: Put) -> None:
    data = as_bytes(answered(release))
    folder = laid({"my work.ipynb": data})
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert "renamed from my work.ipynb" in told.reasons
    assert submitted(built.root, "bob") == answered(release)
    assert (folder / "my work.ipynb").read_bytes() == data


def test_another_notebook_beside_the_units_is_named_and_does_not_compete(built: Unit, release: Json, laid: Put) -> None:
    laid({NAME: as_bytes(answered(release)), "scratch.ipynb": as_bytes(answered(release, "x1 = 1")), "old.zip": b"no zip"})
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert told.verdict == "accepted"
    assert "also there, and not marked: old.zip, scratch.ipynb" in told.reasons
    assert submitted(built.root, "bob") == answered(release)


def linked_folder(root: Path, other: Path) -> str:
    (root / "submitted" / "eve").symlink_to(root / "submitted" / "bob")
    return "eve is a link"


def linked_notebook(root: Path, other: Path) -> str:
    (root / "submitted" / "eve" / UNIT).mkdir(parents=True)
    (root / "submitted" / "eve" / UNIT / NAME).symlink_to(root / "submitted" / "bob" / UNIT / NAME)
    return f"{NAME} is a link"


def linked_store(root: Path, other: Path) -> str:
    lay(root / "submitted" / "eve" / UNIT, {NAME: b"{"})
    (root / "received").mkdir(exist_ok=True)
    (root / "received" / "eve").symlink_to(other)
    return ""


@pytest.mark.parametrize("there", [linked_folder, linked_notebook], ids=lambda one: one.__name__)
def test_a_link_is_refused_and_the_others_are_looked_at(
    there: Callable[[Path, Path], str], built: Unit, release: Json, tmp_path: Path, laid: Put
) -> None:
    laid(duplicated(release))
    said = there(built.root, tmp_path)
    told = by_student(collect_in_place(built.root, UNIT))
    assert (told["eve"].verdict, told["bob"].verdict) == ("refused", "repaired")
    assert told["eve"].reasons[0].startswith(said)


def test_nothing_is_kept_through_a_link(built: Unit, release: Json, tmp_path: Path, laid: Put) -> None:
    laid(duplicated(release))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    linked_store(built.root, elsewhere)
    before = put(built.root)
    with pytest.raises(CourseError, match="a link; nothing is written through it"):
        collect_in_place(built.root, UNIT)
    assert list(elsewhere.iterdir()) == []
    assert put(built.root) == before


def test_the_roster_says_who_is_missing_and_who_is_nobody_and_the_table_when(
    built: Unit, release: Json, tmp_path: Path, laid: Put
) -> None:
    folder = laid({NAME: as_bytes(answered(release))})
    shutil.copytree(folder.parent, folder.parent.with_name("nobody"))
    (tmp_path / "roster.csv").write_text("student_id,name\nbob,Bob Miller\neve,Eve Adams\n", encoding="utf-8")
    (tmp_path / "times.csv").write_text("student_id,submitted_at\nbob,2026-03-01T12:00:00Z\n", encoding="utf-8")
    found = collect_in_place(built.root, UNIT, roster=tmp_path / "roster.csv", times=tmp_path / "times.csv")
    told = by_student(found)
    assert (told["bob"].verdict, told["nobody"].verdict, found.missing) == ("accepted", "refused", ("eve",))
    assert (folder / "timestamp.txt").read_text(encoding="utf-8").startswith("2026-03-01 12:00:00")
    assert found.people["bob"].last == "Miller"


def quietly(root: Path) -> Collected:
    return collect_in_place(root, UNIT)


def _finished(root: Path, finished: dict[str, bytes]) -> int:
    try:
        return sum(data == finished[name] for name, data in put(root).items())
    except FileNotFoundError:
        # Looked at while something was put in its place.
        return 0


def test_killed_at_many_moments_and_run_again_it_ends_as_if_never_killed(built: Unit, release: Json, tmp_path: Path) -> None:
    students = [f"s{number:02}" for number in range(8)]
    for one in students:
        broken = deepcopy(answered(release, f"x1 = '{one}'"))
        cell_of(broken, "x1-answer")["metadata"] = {}
        files = {NAME: as_bytes(broken), "answers.json": ANSWERS.encode("utf-16")}
        lay(built.root / "submitted" / one / UNIT, files)
    sent = put(built.root)
    whole = Path(shutil.copytree(built.root, tmp_path / "whole"))
    quietly(whole)
    finished = put(whole)
    assert all(finished[name] != data for name, data in sent.items())
    fork = multiprocessing.get_context("fork")
    for wanted in range(0, 2 * len(students), 3):
        child = fork.Process(target=quietly, args=(built.root,))
        child.start()
        while child.is_alive() and _finished(built.root, finished) < wanted:
            pass
        child.kill()
        child.join()
        # Each file is the old one or the new one, whole; and the old one is kept.
        assert all(data in (sent[name], finished[name]) for name, data in put(built.root).items())
        assert all(sent[name] in kept(built.root) for name, data in put(built.root).items() if data != sent[name])
    quietly(built.root)
    assert put(built.root) == finished


def test_what_nbgraders_own_collect_took_from_the_exchange_is_repaired(built: Unit, release: Json, tmp_path: Path) -> None:
    (built.root / MARKER).write_bytes((ROOT / MARKER).read_bytes())
    api = course_api(built.root)
    api.config.Exchange.root = str(tmp_path / "exchange")
    inbound = tmp_path / "exchange" / "netcourse" / "inbound"
    lay(
        inbound / f"bob+{UNIT}+2026-03-01 12:00:00.000000 UTC+0a1b2c",
        {**duplicated(release), "timestamp.txt": b"2026-03-01 12:00:00.000000 UTC"},
    )
    api = type(api)(config=api.config)
    with closing(api.gradebook) as gradebook:
        gradebook.add_assignment(UNIT)
        gradebook.add_student("bob")
    answer = api.collect(UNIT)
    assert answer["success"], answer
    told = by_student(collect_in_place(built.root, UNIT))["bob"]
    assert told.verdict == "repaired"
    assert (built.root / "submitted" / "bob" / UNIT / "timestamp.txt").read_text(encoding="utf-8").startswith("2026-03-01 12:00")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--from-submitted", "class.zip"], "class.zip: --from-submitted takes no SOURCE"),
        (["--from-submitted", "--groups", "groups.csv"], "--groups: not with --from-submitted"),
        (["--from-submitted"], f"nothing of {UNIT} is there"),
    ],
)
def test_a_wrong_call_gets_one_line_and_exit_code_2(
    words: list[str], says: str, built: Unit, release: Json, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--course", str(built.root), "collect", UNIT, *words]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1
    assert not (built.root / "submitted").exists()


def test_the_command_prints_the_table_and_ends_in_1_where_a_person_is_needed(
    built: Unit, release: Json, laid: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(duplicated(release))
    assert main(["--course", str(built.root), "collect", UNIT, "--from-submitted"]) == 0
    said = capsys.readouterr().out
    assert "0 of 1 form, 1 of 1 exercise, no comment" in said
    assert "1 repaired" in said
    laid({NAME: b"{"})
    assert main(["--course", str(built.root), "collect", UNIT, "--from-submitted"]) == 1


def test_options_may_stand_before_the_source(built: Unit, release: Json, handed_over: Path, tmp_path: Path) -> None:
    lay(handed_over / "bob" / UNIT, {NAME: as_bytes(answered(release))})
    (tmp_path / "roster.csv").write_text("student_id\nbob\n", encoding="utf-8")
    words = ["--course", str(built.root), "collect", UNIT, "--roster", str(tmp_path / "roster.csv"), str(handed_over)]
    assert main(words) == 0


def test_a_collection_of_nothing_is_refused(built: Unit, release: Json) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--course", str(built.root), "collect", UNIT])
    assert ended.value.code == 2
