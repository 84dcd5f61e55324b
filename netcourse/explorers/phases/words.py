"""What the explorer of phases says: what the report would say, and what it can have missed."""

from collections.abc import Iterable
from fractions import Fraction

from netcourse.disease.ct_phases import Primary, share_of_metastases
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.explorers.phases.lesion import Lesion
from netcourse.explorers.wording import capital

_NETS = {Primary.BOWEL: "bowel NET", Primary.PANCREAS: "pancreatic NET"}


def headline(one: Lesion) -> str:
    """What is reported beside what is there."""
    if not one.taken:
        found = "MRI shows the lesion." if one.seen else "Nothing shows the lesion."
        return f"A CT without contrast: whether the liver is normal can't be decided. {found}"
    done = f"CT, {' and '.join(one.taken)} phase{'s' if len(one.taken) > 1 else ''}"
    if one.seen_on_ct:
        return f"{done}: a lesion of {one.size:g} mm is seen."
    also = " MRI shows it." if one.mri and one.seen else " MRI misses it too." if one.mri else ""
    return f"{done}: “liver normal”. A lesion of {one.size:g} mm is there.{also}"


def reasons(one: Lesion) -> Iterable[Reason]:
    """Why, what matters most first."""
    yield _how_often(one)
    if not one.seen_on_ct:
        yield from _left_open(one)
    elif len(one.taken) == 1:
        yield because(
            "It is seen here. Another lesion of the same patient may hide in the phase that was not taken.", "D-01.phases"
        )
    yield stated("D-22.pattern")
    yield stated("D-22.dark-twice")
    yield stated("D-21.mri")
    yield stated("D-21.ct")
    yield because(
        "What size takes away, and from where something is seen, is chosen. A faint lesion may be seen or missed by a person."
    )


def _how_often(one: Lesion) -> Reason:
    share = share_of_metastases(one.pattern, primary=one.primary)
    look = f"{one.pattern.arterial}, then {one.pattern.portal}"
    if share is None:
        return because(f"{capital(look)}: the study counted no such pattern on its own.", "D-22.pattern")
    whose = "all liver metastases" if one.pattern.arterial is one.pattern.portal else f"liver metastases of {_NETS[one.primary]}"
    return because(f"{capital(look)}: {_percent(share)} of {whose} look like this.", "D-22.pattern")


def _left_open(one: Lesion) -> Iterable[Reason]:
    found = one.left_open
    if isinstance(found, NotDecidable):
        yield because(f"Not decidable: this needs {' and '.join(found.needs)}.", "D-01.phases")
        return
    if any(one.contrast(phase) for phase in one.taken):
        yield because(f"A lesion of {one.size:g} mm fades on CT; from which size on is chosen here.")
    hidden = ""
    if found.at_least and len(one.taken) == 1:
        hidden = f" At least {_percent(found.at_least[0])} of the metastases of {_NETS[one.primary]} are hidden from it."
    yield because(f"A normal CT of this kind excludes nothing.{hidden} Next: {found.next_study}.", "D-01.phases", "D-02.best")
    yield from found.reasons


def _percent(share: Fraction) -> str:
    return f"{float(share):.0%}"
