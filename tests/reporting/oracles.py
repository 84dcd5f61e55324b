"""Item analysis beside two public libraries, on complete marks and on marks with gaps. Neither is a dependency of the course.

    pip install --target FOLDER pingouin==0.7.0 mirt==1.2.0 scikit-learn==1.9.1
    PYTHONPATH=FOLDER python -m tests.reporting.oracles

prints each figure beside theirs and ends with 1 if one differs by more than 1e-6. What mirt says of alpha with gaps is printed
and not held against us: it counts a gap as a mark.
"""

import sys
from collections.abc import Iterator
from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from netcourse.reporting.agreement import weighted_kappa
from netcourse.reporting.discrimination import item_rest
from netcourse.reporting.reliability import feldt, reliability

CLOSE = 1e-6
Row = tuple[str, float, str, float, bool]


def marks(students: int, items: int, gaps: float, seed: int) -> NDArray[np.float64]:
    """Marks of a class in which one ability stands behind every question; a share of them is missing."""
    chosen = np.random.default_rng(seed)
    ability, hard = chosen.normal(0, 1.2, (students, 1)), chosen.normal(-0.5, 1, items)
    right = chosen.random((students, items)) < 1 / (1 + np.exp(hard - ability))
    found = right.astype(np.float64)
    found[chosen.random(found.shape) < gaps] = np.nan
    return found


def compared(found: NDArray[np.float64], what: str) -> Iterator[Row]:
    """Our figures and theirs: what, ours, whose, theirs, and whether they have to be the same."""
    import pandas as pd

    mirt, pingouin = (import_module(name) for name in ("mirt", "pingouin"))

    frame = pd.DataFrame(found)
    ours = reliability(found)
    assert ours is not None
    theirs, (low, high) = pingouin.cronbach_alpha(data=frame, nan_policy="pairwise")
    interval = feldt(ours.alpha, len(found), found.shape[1])
    yield f"{what}: alpha", ours.alpha, "pingouin", float(theirs), True
    # pingouin prints its interval with three decimals.
    yield f"{what}: low", round(interval.low, 3), "pingouin", float(low), True
    yield f"{what}: high", round(interval.high, 3), "pingouin", float(high), True
    complete = not np.isnan(found).any()
    raw = np.where(np.isnan(found), -1, found).astype(int)
    told = mirt.traditional(raw)
    yield f"{what}: alpha", ours.alpha, "mirt", float(told.alpha), complete
    for at in range(found.shape[1]):
        if not complete:
            continue
        without = ours.without[at]
        assert without is not None
        yield f"{what}: alpha without {at}", without, "mirt", float(told.alpha_if_deleted[at]), True
        own = item_rest(found, np.ones(found.shape[1]), at)
        assert own is not None
        yield f"{what}: item-rest {at}", own.r, "mirt", float(told.discrimination[at]), True


def kappas() -> Iterator[Row]:
    """Weighted kappa beside scikit-learn's, which needs every mark in between to be told of for it to weight by value."""
    cohen_kappa_score = import_module("sklearn.metrics").cohen_kappa_score

    chosen = np.random.default_rng(3)
    one = chosen.integers(0, 6, 80)
    other = np.clip(one + chosen.integers(-1, 2, 80), 0, 5)
    for power, name in ((1, "linear"), (2, "quadratic")):
        theirs = cohen_kappa_score(one, other, weights=name, labels=list(range(6)))
        ours = weighted_kappa(one.tolist(), other.tolist(), power)
        assert ours is not None
        yield f"kappa, {name}", ours, "scikit-learn", float(theirs), True
    gapped, beside = np.where(one > 1, 5, one), np.where(other > 1, 5, other)
    ours = weighted_kappa(gapped.tolist(), beside.tolist(), 1)
    assert ours is not None
    told = cohen_kappa_score(gapped, beside, weights="linear", labels=list(range(6)))
    ranked = cohen_kappa_score(gapped, beside, weights="linear")
    yield "kappa of 0, 1 and 5, all marks told", ours, "scikit-learn", float(told), True
    yield "kappa of 0, 1 and 5, by rank", ours, "scikit-learn", float(ranked), False


def main() -> int:
    """Print the comparison."""
    rows = [*kappas()]
    for students, items in ((12, 5), (60, 20), (300, 22)):
        rows += compared(marks(students, items, 0.0, students), f"{students} x {items} complete")
        rows += compared(marks(students, items, 0.12, students), f"{students} x {items} with gaps")
    bad = [row for row in rows if row[4] and abs(row[1] - row[3]) > CLOSE]
    for what, ours, whose, theirs, same in rows:
        print(f"{what:45} {ours:12.7f}  {whose:13} {theirs:12.7f}{'' if same else '  (theirs is known to differ)'}")
    print(f"{len(rows)} figures, {len(bad)} differ that must not")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
