"""Facts are found by id or words, and shown with everything that throws doubt on them."""

from dataclasses import replace

import pytest

from netcourse import evidence
from netcourse.evidence import (
    Signature,
    UnknownIdError,
    Verdict,
    find,
    find_statements,
    library,
    load_library,
    render,
    render_statement,
)
from netcourse.evidence.signatures import Signed

from .conftest import SmallData


def shown(fact_id: str) -> str:
    return render(find(fact_id)[0])


def test_id_is_found_in_any_case() -> None:
    assert [one.fact.id for one in find("b1-2.KI67 ")] == ["B1-2.ki67"]


def test_row_of_a_table_finds_all_that_it_became() -> None:
    found = [one.fact.id for one in find("b5-08")]
    assert found[0] == "B5-08"
    assert "M-wilson.15-500" in found


def test_words_are_found_by_their_beginning_and_all_are_needed() -> None:
    found = find("mitot G2")
    assert "B1-2.mitoses" in [one.fact.id for one in found]
    assert all("mitot" in one.fact.statement.casefold() for one in found)


def test_words_with_hyphens_are_found() -> None:
    assert "B1-1.ki67" in [one.fact.id for one in find("Ki-67 below 3%")]


def test_a_word_finds_its_plural_and_the_ids_that_hold_it() -> None:
    found = [one.fact for one in find("biopsy")]
    assert any("biopsies" in one.statement and "biopsy" not in one.statement for one in found)
    assert "B2-10.biopsy" in [one.id for one in found]


@pytest.mark.parametrize("text", ["", "   ", "xylophone"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert find(text) == ()


def test_search_looks_where_it_is_told(small_data: SmallData) -> None:
    small = load_library(small_data.folder)
    assert [one.fact.id for one in find("grade", small)] == ["B1-2.ki67", "B6-01"]


def test_rendering_shows_number_population_place_and_date() -> None:
    text = shown("E2-06.licence-eu")
    assert "jurisdiction: EU; as of 2025-07" in text
    assert "evidence: secondary" in text
    assert "value: 3 to 20 %" in shown("B1-2.ki67")
    assert "value: below 3 %" in shown("B1-1.ki67")
    assert "value: 0.276 (0.182 to 0.418) ratio" in shown("E3-08.hr")
    assert "value: about 2.5 fold" in shown("C3-01.fold")
    assert "value: none" in shown("B1-4.graded")
    assert "holds for: healthy people on lansoprazole" in shown("C3-01.fold")


def test_rendering_names_sources_with_titles_and_the_line_of_the_article() -> None:
    assert "source WHO19a: WHO 2019 table" in shown("B1-2.ki67")
    assert "source ARTICLE:61: The article" in shown("C1-06")


def test_rendering_warns_of_unverified_facts_only() -> None:
    assert "WARNING: general knowledge, not verified" in shown("B6-01")
    assert "WARNING" not in shown("B1-2.ki67")


def test_rendering_shows_conflicts_discrepancies_and_contested_topics() -> None:
    assert "sources disagree, E3x-4" in shown("E3-07.hr")
    assert "article, H-03" in shown("B1-2.ki67")
    assert "contested, J-10" in shown("C8-05.limit")


def test_rendering_says_that_no_clinician_has_signed() -> None:
    assert shown("B2-02").endswith("\n  no clinician has signed this")


def test_rendering_says_who_signed_and_what_was_said_of_an_earlier_wording() -> None:
    found = find("B2-02")[0]
    now = Signature(Signed.FACT, "B2-02", found.digest, "A. Doctor", "2026-11-28", Verdict.AGREE, "", {})
    before = replace(now, digest="sha256-0", signed_by="B. Doctor", verdict=Verdict.CHANGE, comment="say hot spot")
    assert render(replace(found, signatures=(now, before))).splitlines()[-2:] == [
        "  signed by A. Doctor, 2026-11-28, agree",
        "  signed by B. Doctor, 2026-11-28, change: say hot spot; the fact has changed since",
    ]


def test_rendering_tells_where_signatures_are_if_this_copy_has_none() -> None:
    found = replace(find("B2-02")[0], signatures=None)
    assert render(found).endswith("signed: not told here; signatures stay with the course's source")


def test_rendering_tells_where_the_second_reading_is_if_this_copy_has_none() -> None:
    found = find("B2-02", replace(library(), readings=None))[0]
    assert "second reading: not told here; it stays with the course's source" in render(found)


def test_every_fact_can_be_rendered() -> None:
    for fact_id in evidence.facts():
        assert shown(fact_id).startswith(f"{fact_id}: ")


def test_statements_are_found_by_id_in_any_case_and_by_words() -> None:
    assert [one.id for one in find_statements(" s333")] == ["S333"]
    assert "S333" in [one.id for one in find_statements("check grade treatm")]
    assert find_statements("") == find_statements("xylophone") == find_statements("S999") == ()


def test_search_for_statements_looks_where_it_is_told(small_data: SmallData) -> None:
    small = load_library(small_data.folder)
    assert {one.id for one in find_statements("a", small)} <= set(small.statements)


def test_every_statement_can_be_rendered_with_unit_lines_and_objectives() -> None:
    for one in evidence.statements().values():
        first, line, unit, *objectives = render_statement(one).splitlines()
        assert first == f"{one.id}: {one.statement}"
        assert line.startswith(f"  {one.kind} of the article, line")
        assert unit == f"  taught by unit {one.unit}: {one.tier}"
        assert all(told.startswith("  objective ") for told in objectives)


def test_unknown_id_names_itself_and_the_nearest() -> None:
    with pytest.raises(LookupError, match=r"'B1-2\.ki76'.*nearest: B1-2\.ki67") as caught:
        evidence.fact("B1-2.ki76")
    assert isinstance(caught.value, UnknownIdError)
    assert caught.value.wanted == "B1-2.ki76"


def test_id_in_the_wrong_case_names_the_right_one() -> None:
    with pytest.raises(UnknownIdError, match=r"nearest: B1-2\.ki67"):
        evidence.fact("b1-2.KI67")


def test_row_that_was_split_names_its_parts() -> None:
    with pytest.raises(UnknownIdError, match=r"nearest: E3-08\."):
        evidence.fact("E3-08")


def test_id_that_resembles_nothing_names_no_neighbours() -> None:
    with pytest.raises(UnknownIdError) as caught:
        evidence.fact("????????")
    assert caught.value.nearest == ()
