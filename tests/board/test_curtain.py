"""The curtain hides what lies behind it from a glance, opens with its word, and notices a hand that changed it."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.authoring.board_charts import packed_charts, packed_path, stray_charts
from netcourse.authoring.build import build_manifest, stale, write
from netcourse.board.catalogue import acts
from netcourse.board.chart_data import chart_of
from netcourse.board.chart_text import read_chart
from netcourse.board.curtain import opened, packed, sealed, unpacked
from netcourse.errors import CourseError
from tests.board.small_chart import TEXT, changed, small_chart

ROOT = Path(__file__).parents[2]
KINDS = {act.id: act.kind for act in acts().values()}


def test_what_is_sealed_opens_with_the_same_words_only() -> None:
    behind = sealed({"a": [1, "ß"]}, "p99", "tests", "word")
    assert opened(behind, "p99", "tests", "word") == {"a": [1, "ß"]}
    for words in (("p98", "tests", "word"), ("p99", "images", "word"), ("p99", "tests", "World"), ()):
        assert opened(behind, *words) is None


@pytest.mark.parametrize("bad", ["", "not base 64", "AAAA", "A" * 400])
def test_garbage_behind_a_curtain_is_nothing(bad: str) -> None:
    assert opened(bad, "p99", "tests", "word") is None


def test_a_packed_chart_opens_to_the_chart_that_was_written() -> None:
    text = packed(tomllib.loads(TEXT), KINDS)
    assert chart_of(unpacked(text, "p99.chart")) == small_chart()
    assert text.isascii()


def test_only_what_is_seen_before_the_first_act_can_be_read_in_a_packed_chart() -> None:
    text = packed(tomllib.loads(TEXT), KINDS)
    assert "feels unwell" in text
    for hidden in ("mutant", "Small cells", "potassium", "carcinoid", "ileum", "stomach", "anaesthetist", "pressure", "debulk"):
        assert hidden not in text


def test_a_chart_that_names_words_of_its_own_is_refused_with_its_line() -> None:
    text = TEXT + "\n[curtain]\nexam = true\n"
    with pytest.raises(CourseError, match=rf"p99\.toml:{text.splitlines().index('[curtain]') + 1}: curtain: unknown; allowed: "):
        read_chart(text, "p99.toml")


def test_a_section_without_its_word_is_no_packed_chart() -> None:
    written = json.loads(packed(tomllib.loads(TEXT), KINDS))
    del written["sections"]["images"]["word"]
    with pytest.raises(CourseError, match=r"p99\.chart: not a packed chart"):
        unpacked(json.dumps(written), "p99.chart")


def test_a_changed_section_is_noticed() -> None:
    written = json.loads(packed(tomllib.loads(TEXT), KINDS))
    behind = written["sections"]["truth"]["packed"]
    written["sections"]["truth"]["packed"] = ("B" if behind[0] == "A" else "A") + behind[1:]
    with pytest.raises(CourseError, match=r"p99\.chart: section truth was changed by hand"):
        unpacked(json.dumps(written), "p99.chart")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"v": 1}', '{"v": 1, "open": 3, "sections": {}}', "\ud800"])
def test_what_is_no_packed_chart_is_refused(text: str) -> None:
    with pytest.raises(CourseError, match=r"p99\.chart: not a packed chart"):
        unpacked(text, "p99.chart")


def test_a_chart_of_another_version_is_refused() -> None:
    with pytest.raises(CourseError, match="a chart of version 9; allowed: 1"):
        unpacked('{"v": 9, "open": {"id": "p99"}, "sections": {}}', "p99.chart")


PLAIN = st.recursive(
    st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner)
)


@settings(derandomize=True, max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(("v", "open", "sections")),
        st.just(1) | PLAIN | st.just({"id": "p99"}) | st.just({"truth": {"packed": "AAAAAAAA"}}),
    )
)
def test_any_other_file_is_refused_in_one_line_or_has_nothing_behind_its_curtain(written: dict[str, object]) -> None:
    said = ""
    data: dict[str, object] = {"reveals": {}}
    try:
        data = unpacked(json.dumps(written), "p99.chart")
    except CourseError as error:
        said = str(error)
    assert said.startswith("p99.chart: ") != (said == "")
    assert "\n" not in said
    assert data["reveals"] == {}


def course(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks" / "board"
    folder.mkdir(parents=True)
    (folder / "p99.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notebooks" / "01_a.py").write_text("", encoding="utf-8")
    return tmp_path


def test_a_build_packs_a_chart_and_its_check_finds_one_that_is_stale_missing_or_stray(tmp_path: Path) -> None:
    root = course(tmp_path)
    made = packed_charts(root)
    path = packed_path(root, "p99")
    assert stale(root, made) == ["netcourse/board/data/p99.chart: missing"]
    write(made)
    assert stale(root, packed_charts(root)) == []
    text = root / "notebooks" / "board" / "p99.toml"
    text.write_text(changed(("budget = 20", "budget = 21")), encoding="utf-8")
    assert stale(root, packed_charts(root)) == ["netcourse/board/data/p99.chart: differs from what its text gives"]
    write(packed_charts(root))
    text.unlink()
    assert stray_charts(root) == [path]
    assert stale(root, {}) == ["netcourse/board/data/p99.chart: belongs to no chart in notebooks/board"]


def test_a_chart_that_was_deflated_otherwise_is_not_stale(tmp_path: Path) -> None:
    root = course(tmp_path)
    write(packed_charts(root))
    path = packed_path(root, "p99")
    spread = json.dumps(json.loads(path.read_text(encoding="utf-8")))
    path.write_text(spread, encoding="utf-8")
    assert packed_charts(root)[path].decode() == spread


def test_a_fault_in_a_chart_stops_the_build_with_file_and_line(tmp_path: Path) -> None:
    root = course(tmp_path)
    text = root / "notebooks" / "board" / "p99.toml"
    for old, new, says in (
        ("[reveals.gastric-ph]", "[reveals.gastric-acid]", "reveals.gastric-acid: no such act"),
        ('id = "p99"', 'id = "p98"', "id: 'p98'; allowed: 'p99'"),
    ):
        written = changed((old, new))
        text.write_text(written, encoding="utf-8")
        line = written[: written.index(new)].count("\n") + 1
        with pytest.raises(CourseError, match=rf"notebooks/board/p99\.toml:{line}: {says}"):
            packed_charts(root)


def test_what_is_committed_is_what_the_texts_give() -> None:
    made = packed_charts(ROOT)
    assert made
    for path, content in made.items():
        assert path.read_bytes() == content, path.name
    assert set(made) <= set(build_manifest(ROOT, {}))
    assert stray_charts(ROOT) == []
