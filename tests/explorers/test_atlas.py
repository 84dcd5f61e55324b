"""The atlas: what it says is what the facts say, and a student can reach all of it by list, by click and by ear."""

from fractions import Fraction
from itertools import product
from re import findall
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.heredity import Finding
from netcourse.evidence import fact
from netcourse.explorers.atlas.cells import CHAINS, releases
from netcourse.explorers.atlas.explorer import Atlas
from netcourse.explorers.atlas.heredity import GENES, ORGANS_OF, SYNDROMES, findings_of, syndromes_touching, touched_organs
from netcourse.explorers.atlas.organs import MIDDLE, NARROW, ORGANS, WIDE, View, organ_at
from netcourse.explorers.atlas.shares import SHARES, commonest, gut_share, share
from netcourse.explorers.atlas.words import DOUBT, Word
from netcourse.explorers.explorer import Shown, Value

LAYERS = ("cells", "tumours", "heredity")


def seen(**raw: str) -> Shown:
    atlas = Atlas()
    return atlas.show(atlas.settle(raw))


def met(task: str, **raw: str) -> bool:
    atlas = Atlas(task)
    assert atlas.task is not None
    return atlas.task.met(atlas.settle(raw))


def every_setting() -> list[dict[str, str]]:
    layers = [{"layer": layer, "organ": organ} for layer, organ in product(LAYERS, ORGANS)]
    return layers + [{"layer": "heredity", "organ": "colon", "syndrome": syndrome} for syndrome in SYNDROMES]


def all_words() -> list[Word]:
    chains = [chain for chains in CHAINS.values() for chain in chains]
    return [*(word for chain in chains for word in chain.links if word), *GENES.values()]


@pytest.mark.parametrize("word", all_words(), ids=lambda word: f"{word.fact_id}: {word.text}")
def test_every_word_on_the_map_stands_in_the_fact_that_it_cites(word: Word) -> None:
    stated = fact(word.fact_id).statement.casefold()
    missing = [part for part in findall(r"[a-z0-9]{2,}", word.text.casefold()) if part not in stated]
    assert not missing


def test_an_unverified_word_says_so_and_a_verified_one_does_not() -> None:
    assert str(Word("C cell", "A1-11")) == f"C cell {DOUBT}"
    assert str(Word("insulinoma", "A1-04")) == "insulinoma"


def test_a_box_that_nobody_verified_has_a_sign_and_a_dashed_edge() -> None:
    verified, doubtful = (seen(organ=organ).figures[1].svg for organ in ("duodenum", "thyroid"))
    assert "? C cell" in doubtful
    assert "? G cell" not in verified
    assert doubtful.count('stroke-dasharray="6 4"') > verified.count('stroke-dasharray="6 4"')


@pytest.mark.parametrize("setting", every_setting(), ids=str)
def test_every_setting_has_a_map_that_is_an_svg_with_alt_text_and_a_table_of_even_rows(setting: dict[str, str]) -> None:
    shown = seen(**setting)
    assert ORGANS[setting["organ"]].name.casefold() in shown.headline.casefold()
    assert shown.reasons or setting["layer"] == "cells"
    for figure in shown.figures:
        ET.fromstring(figure.svg)  # noqa: S314 (made a line above)
        assert len(figure.alt) > 60
        assert {len(row) for row in figure.rows} == {len(figure.header)}


def test_a_chosen_organ_is_marked_by_sign_texture_and_alt_text() -> None:
    body = seen(organ="appendix").figures[0]
    assert ">▶ Appendix</text>" in body.svg
    assert body.svg.count("url(#hatch)") == 1
    assert "hatched: Appendix" in body.alt
    assert [row[0] for row in body.rows if "(chosen)" in row[0]] == ["Appendix (chosen)"]


def test_a_touched_organ_is_marked_by_sign_texture_and_alt_text() -> None:
    body = seen(layer="heredity", organ="rectum", syndrome="TSC").figures[0]
    assert ">● Brain</text>" in body.svg
    assert "url(#dots)" in body.svg
    assert "Dotted, touched by TSC: Brain, Kidney, Pancreas." in body.alt


@pytest.mark.parametrize("view", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("key", ORGANS)
def test_a_click_on_an_organ_or_on_its_name_chooses_it(key: str, view: View) -> None:
    atlas, organ = Atlas(), ORGANS[key]
    before = atlas.settle({"layer": "tumours"})
    name = (MIDDLE + (-view.beside if organ.on_left else view.beside), organ.label[1])
    for x, y in (organ.leader, name):
        across, up = view.place(x, y)
        after = atlas.point(before, across / view.width, up / view.height, narrow=view == NARROW)
        assert after == {**before, "organ": key}


def test_a_click_beside_all_organs_changes_nothing() -> None:
    atlas = Atlas()
    values = atlas.settle({})
    assert organ_at(1, WIDE.height - 1) is None
    assert atlas.point(values, 0.001, 0.999) == values


@given(st.floats(0, 1), st.floats(0, 1))
def test_wherever_a_click_falls_the_setting_can_be_shown(across: float, up: float) -> None:
    atlas = Atlas()
    after: dict[str, Value] = dict(atlas.point(atlas.settle({}), across, up))
    assert atlas.settle(after) == after


def test_the_organ_in_front_wins_a_click_on_two() -> None:
    # The parathyroid glands lie on the thyroid.
    gland = ORGANS["parathyroid"].shapes[0]
    x, y = (sum(point[axis] for point in gland.points) / len(gland.points) for axis in (0, 1))
    assert ORGANS["thyroid"].distance(x, y) == 0
    assert organ_at(x, y) == "parathyroid"


def test_serotonin_comes_from_small_intestine_appendix_and_lung() -> None:
    assert {organ for organ in ORGANS if releases(organ, "serotonin")} == {"small-intestine", "appendix", "lung"}


def test_shares_are_those_of_one_registry_set_and_make_a_whole() -> None:
    assert len({fact(one).population for one in SHARES.values()}) == 1
    assert sum(share(organ) or 0 for organ in SHARES) == 100
    assert gut_share() == Fraction("58.6")
    assert share("appendix") is None
    assert commonest() == "lung"


def test_the_lung_shows_the_article_beside_the_registry_and_says_why_they_differ() -> None:
    shown = seen(layer="tumours", organ="lung")
    assert shown.headline.startswith("Lung (bronchi): 30.6%")
    assert any("about 25%" in reason for reason in shown.reasons)
    assert {"about 25%", "25.3%", "21.3%"} <= {row[1] for row in shown.figures[1].rows}
    assert any("SEER 1973 to 2014" in reason and "US" in reason for reason in shown.reasons)


def test_a_site_that_the_set_does_not_count_is_not_shown_as_nought() -> None:
    shown = seen(layer="tumours", organ="appendix")
    assert "not one of the six sites" in shown.headline
    assert ["Appendix (chosen)", "not counted in this set"] in [list(row) for row in shown.figures[0].rows]


@pytest.mark.parametrize(
    ("syndrome", "organs"),
    [
        ("MEN1", {"pituitary", "parathyroid", "lung", "thymus", "stomach", "pancreas", "duodenum"}),
        ("VHL", {"kidney", "adrenal", "pancreas"}),
        ("NF1", {"duodenum", "adrenal"}),
        ("TSC", {"brain", "kidney", "pancreas"}),
        ("MEN2", {"thyroid", "parathyroid", "adrenal"}),
    ],
)
def test_a_syndrome_touches_the_organs_that_the_rule_links_to_it(syndrome: str, organs: set[str]) -> None:
    assert set(touched_organs(syndrome)) == organs


def test_every_finding_has_a_place_or_is_named_as_not_drawn() -> None:
    assert set(ORGANS_OF) == set(Finding)
    reasons = " ".join(seen(layer="heredity", syndrome="NF1").reasons)
    assert Finding.NEUROFIBROMA in findings_of("NF1")
    assert "not drawn: neurofibroma" in reasons


def test_the_pancreas_is_touched_by_three_syndromes_and_the_colon_by_none() -> None:
    assert syndromes_touching("pancreas") == ("MEN1", "VHL", "TSC")
    assert syndromes_touching("colon") == ()


def test_a_risk_is_never_one_figure_where_sources_differ_and_a_doubt_is_named() -> None:
    rows = {row[0].split(":")[0]: row[4] for row in seen(layer="heredity").figures[0].rows}
    assert "30 to 80% (the article)" in rows["MEN1"]
    assert "about 75%" in rows["MEN1"]
    assert rows["TSC"].startswith("0.65% (")
    assert rows["NF1"].startswith("rare")


def test_the_choice_of_a_syndrome_is_shown_in_its_own_layer_only() -> None:
    assert [seen(layer=layer).hidden for layer in LAYERS] == [{"syndrome"}, {"syndrome"}, frozenset()]


def test_three_glands_are_found_with_men1_alone() -> None:
    task = "two-organs-one-syndrome"
    assert [one for one in SYNDROMES if met(task, layer="heredity", syndrome=one)] == ["MEN1"]
    assert not met(task, layer="cells", syndrome="MEN1")


def test_serotonin_is_found_in_the_layer_of_cells() -> None:
    assert met("serotonin", organ="appendix")
    assert not met("serotonin", organ="rectum")
    assert not met("serotonin", organ="appendix", layer="tumours")


def test_the_commonest_site_is_the_lung_and_not_the_small_intestine() -> None:
    assert met("most-common", organ="lung", layer="tumours")
    assert not met("most-common", organ="small-intestine", layer="tumours")
    assert not met("most-common", organ="lung")
    assert Atlas.tasks["most-common"].then.startswith("The lung.")
    assert gut_share() > 50


def test_the_tumour_of_nf1_is_found_in_the_duodenum() -> None:
    assert met("nf1-duodenum", organ="duodenum", layer="heredity", syndrome="NF1")
    assert not met("nf1-duodenum", organ="adrenal", layer="heredity", syndrome="NF1")
    assert not met("nf1-duodenum", organ="duodenum", layer="heredity", syndrome="VHL")


@pytest.mark.parametrize("task", Atlas.tasks)
def test_no_task_is_met_at_the_start(task: str) -> None:
    assert not met(task)
