"""The frame that cohorts share: ids in order, those on an edge first, and no fewer than those."""

import pytest

from netcourse.cases.frame import edges_first


def test_those_on_an_edge_come_first_and_the_others_are_drawn_by_their_id() -> None:
    made = edges_first(4, "XX-", [("a", 1), ("b", 2)], lambda *row: row, lambda one: (one, "drawn", 0))
    assert made == [("XX-001", "a", 1), ("XX-002", "b", 2), ("XX-003", "drawn", 0), ("XX-004", "drawn", 0)]


def test_fewer_than_those_on_an_edge_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"^n=1: at least 2 are drawn, the calls at midnight among them$"):
        edges_first(1, "XX-", ["a", "b"], lambda *row: row, lambda one: (one,), who="calls at midnight")
