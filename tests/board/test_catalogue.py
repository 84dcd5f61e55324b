"""The catalogue is one for all patients, can be read, and tells nothing about anybody."""

import re
from collections.abc import Mapping

import pytest

from netcourse.board.catalogue import KINDS, PARTS, Act, Diagnosis, acts, diagnoses, plan_items

_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")


def test_the_catalogue_is_as_large_as_a_real_choice() -> None:
    assert len(acts()) >= 230
    assert len(diagnoses()) >= 60
    assert len(plan_items()) >= 60


def test_an_id_can_stand_in_a_line_of_a_log() -> None:
    assert [name for name in [*acts(), *diagnoses(), *plan_items()] if not _ID.fullmatch(name)] == []


def test_an_id_means_one_thing() -> None:
    names = [*acts(), *diagnoses(), *plan_items()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("known", [acts(), diagnoses()], ids=["acts", "diagnoses"])
def test_a_list_is_in_the_order_of_its_words(known: Mapping[str, Act | Diagnosis]) -> None:
    words = [one.words.casefold() for one in known.values()]
    assert words == sorted(words)
    assert len(set(words)) == len(words)


def test_every_kind_and_part_has_something_to_choose() -> None:
    assert {one.kind for one in acts().values()} == set(KINDS)
    assert {one.part for one in plan_items().values()} == set(PARTS)


def test_an_act_has_words_a_bearable_price_and_an_answer() -> None:
    for act in acts().values():
        assert act.words.strip() == act.words, act.id
        assert act.normal, act.id
        assert 0 <= act.price <= 20, act.id
        assert 0 <= act.wait <= 28, act.id
        assert 0 <= act.burden <= 3, act.id


def test_a_normal_finding_holds_no_number_that_a_laboratory_would_have_to_state() -> None:
    odd = [act.id for act in acts().values() if act.kind == "test" and re.search(r"\d", act.normal)]
    assert odd == []
