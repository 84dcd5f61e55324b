"""Layer three of the atlas: which organs an inherited syndrome touches, its gene, its risk by source, and whom to test.

Which finding belongs to which syndrome is read from the rule `netcourse.disease.heredity`; where on the map a finding lies is
chosen here. What the map doesn't draw (skin, nerves, haemangioblastomas) is named in words.
"""

from collections.abc import Iterator
from functools import cache

from netcourse.disease.heredity import Finding, HereditarySyndrome, HereditySet, matching_hereditary_syndromes, net_risk
from netcourse.disease.result import Reason, because, stated
from netcourse.evidence import statements
from netcourse.explorers.atlas.organs import ORGANS
from netcourse.explorers.atlas.words import DOUBT, Word, number, source_names

_F = Finding
ORGANS_OF: dict[Finding, tuple[str, ...]] = {
    _F.PANCREATIC_NET: ("pancreas",),
    _F.DUODENAL_NET: ("duodenum",),
    _F.AMPULLARY_NET: ("duodenum",),
    _F.GASTRINOMA: ("duodenum", "pancreas"),
    _F.INSULINOMA: ("pancreas",),
    _F.GASTRIC_NET_TYPE_2: ("stomach",),
    _F.THYMIC_NET: ("thymus",),
    _F.BRONCHIAL_NET: ("lung",),
    _F.PARATHYROID: ("parathyroid",),
    _F.PITUITARY: ("pituitary",),
    _F.KIDNEY_TUMOUR: ("kidney",),
    _F.HAEMANGIOBLASTOMA: (),
    _F.PHAEOCHROMOCYTOMA: ("adrenal",),
    _F.NEUROFIBROMA: (),
    _F.ANGIOMYOLIPOMA: ("kidney",),
    _F.BRAIN_TUBER: ("brain",),
    _F.TSC_SKIN: (),
    _F.MEDULLARY_THYROID_CARCINOMA: ("thyroid",),
}
GENES: dict[str, Word] = {
    "MEN1": Word("MEN1 (11q13)", "A4-01.gene"),
    "VHL": Word("VHL (3p25)", "A4-02.gene"),
    "NF1": Word("NF1 (17q11)", "A4-03.tumours"),
    "TSC": Word("TSC1 and TSC2", "A4-04.tumours"),
    "MEN2": Word("RET", "A4-06"),
}
# The facts that say what a syndrome brings.
_BRINGS = {
    "MEN1": ("A4-01.gene", "A4-01.tumours"),
    "VHL": ("A4-02.gene",),
    "NF1": ("A4-03.tumours", "A4-03.risk"),
    "TSC": ("A4-04.tumours",),
    "MEN2": ("A4-06",),
}
SYNDROMES: dict[str, str] = {name: f"{name}: {HereditarySyndrome[name]}" for name in GENES}
HEREDITY_HEADER = ("Syndrome", "Gene", "Tumours and signs", "Marked on the map", "Risk of NET")


@cache
def findings_of(syndrome: str) -> tuple[Finding, ...]:
    """What belongs to a syndrome, by the rule: each finding is asked for alone.

    Parameters
    ----------
    syndrome : str
        A key of `SYNDROMES`.
    """
    wanted = HereditarySyndrome[syndrome]
    answers = {one: matching_hereditary_syndromes([one]) for one in Finding}
    return tuple(one for one, found in answers.items() if isinstance(found, HereditySet) and _names(found, wanted))


def touched_organs(syndrome: str) -> tuple[str, ...]:
    """The keys of the organs of the map that a syndrome touches, from the head down."""
    reached = {organ for finding in findings_of(syndrome) for organ in ORGANS_OF[finding]}
    return tuple(organ for organ in ORGANS if organ in reached)


def syndromes_touching(organ: str) -> tuple[str, ...]:
    """The syndromes that touch an organ."""
    return tuple(one for one in SYNDROMES if organ in touched_organs(one))


def risk_words(syndrome: str) -> str:
    """What each source says on the risk of NET in a syndrome, in one line."""
    figures = net_risk(HereditarySyndrome[syndrome])
    return "; ".join(_risk(one.fact_id, verified=one.verified) for one in figures) or "no gastroenteropancreatic NET"


def heredity_headline(syndrome: str, organ: str) -> str:
    """Which organs are touched, and whether the chosen one is."""
    names = ", ".join(ORGANS[one].name.lower() for one in touched_organs(syndrome))
    own = "touches" if organ in touched_organs(syndrome) else "does not touch"
    return f"{syndrome} touches: {names}. It {own} the organ that you chose ({ORGANS[organ].name.lower()})."


def heredity_reasons(syndrome: str, organ: str) -> tuple[Reason, ...]:
    """What the syndrome brings, what else touches the organ, and who should be offered a test."""
    off_map = [str(one) for one in findings_of(syndrome) if not ORGANS_OF[one]]
    others = ", ".join(syndromes_touching(organ)) or "none of the five"
    figures = net_risk(HereditarySyndrome[syndrome])
    return (
        *(stated(one) for one in _BRINGS[syndrome]),
        *_by_the_article(syndrome),
        because(f"Risk of NET, a figure for each source: {_figures(syndrome)}.", *(one.fact_id for one in figures)),
        *([because(f"Belongs to {syndrome}, but is not drawn: {', '.join(off_map)}.")] if off_map else []),
        because(f"{ORGANS[organ].name}: touched by {others}."),
        because(f"Who is tested: {stated('A4-09.when').text} {stated('A4-09.age').text}", "A4-09.when", "A4-09.age"),
        because(f"The article: {statements()['S152'].statement} {statements()['S151'].statement}", "S151", "S152"),
    )


def heredity_rows(chosen: str) -> Iterator[list[str]]:
    """Each syndrome with its gene, its tumours, its organs and its risk; the chosen one says so."""
    for syndrome, words in SYNDROMES.items():
        name = f"{words} (chosen)" if syndrome == chosen else words
        organs = ", ".join(ORGANS[one].name for one in touched_organs(syndrome))
        yield [name, str(GENES[syndrome]), ", ".join(findings_of(syndrome)), organs, risk_words(syndrome)]


def _by_the_article(syndrome: str) -> list[Reason]:
    wanted = HereditarySyndrome[syndrome]
    found = matching_hereditary_syndromes(findings_of(syndrome))
    matches = (*found.fits, *found.weaker) if isinstance(found, HereditySet) else ()
    cited = next((one.statements for one in matches if one.syndrome is wanted), ())
    return [because(f"The article adds: {' '.join(statements()[one].statement for one in cited)}", *cited)] if cited else []


def _names(found: HereditySet, wanted: HereditarySyndrome) -> bool:
    return any(one.syndrome is wanted for one in (*found.fits, *found.weaker))


def _figures(syndrome: str) -> str:
    return "; ".join(_bare(one.fact_id) for one in net_risk(HereditarySyndrome[syndrome])) or "no gastroenteropancreatic NET"


def _bare(fact_id: str) -> str:
    words = number(fact_id)
    return "rare" if words == "none" else words


def _risk(fact_id: str, *, verified: bool) -> str:
    said = _bare(fact_id)
    return f"{said} ({source_names(fact_id)})" if verified else f"{said} {DOUBT}"
