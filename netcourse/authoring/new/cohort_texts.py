"""The module of a new cohort and its test: three fields, two rows on an edge, and a draw that is the same on every machine."""

COHORT = '''"""A synthetic cohort: FILL IN: whom it holds, and for which exercise of which unit.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
found                  FILL IN: the fact, or why this share was chosen
age                    FILL IN: the fact, or why these ages were chosen
=====================  ==================================================================================

The first rows lie on an edge: FILL IN: which, and which careless reading each of them catches.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import drawn_once, whole, yes_no
from netcourse.cases.frame import edges_first

# FILL IN: a share of the disease is read from its fact where it is used: value("ID") / 100
SHARE_FOUND = 0.5
# FILL IN: in years, both included
AGES = (30, 80)


@dataclass(frozen=True, slots=True)
class @class@:
    """FILL IN: what one row is.

    `age` is in years; `found` is ``"yes"`` or ``"no"``.
    """

    @one@_id: str
    age: int
    found: str


# Age, found.
# FILL IN: rows exactly on a limit, or that a careless filter gets wrong
_EDGES = ((AGES[0], "no"), (AGES[1], "yes"))


@drawn_once
def @module@(n: int = 240, seed: int = 1) -> list[@class@]:
    """A cohort of synthetic people, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 2.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of @class@
        `n` people, ``@prefix@001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    rng = Random(seed)
    return edges_first(n, "@prefix@", _EDGES, @class@, lambda one: _draw(rng, one))


def _draw(rng: Random, @one@_id: str) -> @class@:
    return @class@(@one@_id, whole(rng, *AGES), yes_no(rng, SHARE_FOUND))
'''

TABLE = """def _@module@() -> Table:
    columns = {
        "@one@_id": "",
        "age": "years",
        "found": "FILL IN: what was found, and by what",
    }
    return _table("@module@", "people", columns, @module@())


"""

NAMED = '    Cohort("@module@", "FILL IN: whom it holds (unit NN)", @module@, "@prefix@"),'

TEST = '''"""The synthetic cohort @module@: FILL IN: what it has to show."""

from statistics import mean

import pytest

from netcourse.cases import @class@, @module@
from netcourse.cases.@module@ import AGES, SHARE_FOUND

EDGES = 2


@pytest.fixture(scope="module")
def many() -> list[@class@]:
    return @module@(20_000, seed=7)[EDGES:]


def test_the_first_rows_lie_on_an_edge() -> None:
    # FILL IN: each row with what a right filter and a careless one make of it
    assert [one.age for one in @module@()[:EDGES]] == list(AGES)


def test_shares_are_those_that_are_sourced_or_were_chosen(many: list[@class@]) -> None:
    # FILL IN: compare with the fact itself where there is one. Four standard errors of 20,000 people are 1.4 points.
    assert mean(one.found == "yes" for one in many) == pytest.approx(SHARE_FOUND, abs=0.015)
    assert {one.age for one in many} == set(range(AGES[0], AGES[1] + 1))


def test_two_draws_are_alike_and_another_seed_gives_others() -> None:
    assert @module@(50) == @module@(50)
    assert @module@(50) != @module@(50, seed=2)
'''
