"""From hallmark features to the set of functional syndromes that fit, each with its key test and dangers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.result import NotDecidable, Reason, because, is_verified, stated
from netcourse.evidence import fact, harms


class Syndrome(StrEnum):
    """What a neuroendocrine tumour can present as."""

    INSULINOMA = "insulinoma"
    GASTRINOMA = "gastrinoma"
    VIPOMA = "VIPoma"
    GLUCAGONOMA = "glucagonoma"
    SOMATOSTATINOMA = "somatostatinoma"
    CARCINOID = "carcinoid syndrome"
    ATYPICAL_CARCINOID = "atypical carcinoid syndrome"
    ECTOPIC_ACTH = "ectopic ACTH syndrome"
    NON_FUNCTIONAL = "non-functional tumour"


class Feature(StrEnum):
    """A symptom, a sign or a routine blood result, as a student would report it."""

    WHIPPLE_TRIAD = "Whipple triad"
    FASTING_NEUROGLYCOPENIA = "neuroglycopenia on fasting"
    RELIEF_ON_EATING = "relief on eating"
    REFRACTORY_ULCER = "refractory ulcer"
    MULTIPLE_ULCERS = "multiple ulcers"
    DIARRHOEA_BETTER_ON_PPI = "diarrhoea that a PPI improves"
    SECRETORY_DIARRHOEA = "diarrhoea that persists on fasting"
    DIARRHOEA = "diarrhoea"
    LOW_POTASSIUM = "low potassium"
    ACIDOSIS = "acidosis"
    LOW_GASTRIC_ACID = "low gastric acid"
    NECROLYTIC_MIGRATORY_ERYTHEMA = "necrolytic migratory erythema"
    HIGH_GLUCOSE = "diabetes or high glucose"
    WEIGHT_LOSS = "weight loss"
    DEEP_VEIN_THROMBOSIS = "deep vein thrombosis"
    DEPRESSION = "depression"
    ANAEMIA = "anaemia"
    GLOSSITIS = "glossitis"
    GALLSTONES = "gallstones"
    STEATORRHOEA = "steatorrhoea"
    FLUSHING = "flushing"
    WHEEZE = "wheeze"
    TACHYCARDIA = "tachycardia"
    FACIAL_SWELLING = "facial swelling and redness"
    TEARS = "tears with the flush"
    CUSHINGOID = "Cushingoid appearance"
    HYPERTENSION = "hypertension"
    PROXIMAL_WEAKNESS = "proximal weakness"
    INFECTION = "infection"
    PAIN = "abdominal pain"
    JAUNDICE = "jaundice"
    OBSTRUCTION = "bowel obstruction"


@dataclass(frozen=True, slots=True)
class SyndromeMatch:
    """One syndrome beside a patient's features; `verified` is False where only general knowledge links the two."""

    syndrome: Syndrome
    matching: tuple[Feature, ...]
    against: tuple[str, ...]
    verified: bool
    key_test: Reason
    caveats: tuple[Reason, ...]
    harms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyndromeSet:
    """The syndromes that fit, the weaker ones (another explains all that they do, and more), and what none explains."""

    fits: tuple[SyndromeMatch, ...]
    weaker: tuple[SyndromeMatch, ...]
    unexplained: tuple[Feature, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    hallmarks: dict[Feature, str]
    key_test: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()


def _all(fact_id: str, *features: Feature) -> dict[Feature, str]:
    return dict.fromkeys(features, fact_id)


_F = Feature
_PROFILES = {
    Syndrome.INSULINOMA: _Profile(
        _all("A2-01.hallmark", _F.WHIPPLE_TRIAD, _F.FASTING_NEUROGLYCOPENIA, _F.RELIEF_ON_EATING),
        ("A2-01.test", "C7-06.drugs"),
        ("A2-01.benign", "A2-01.men1", "D-09.insulinoma"),
        ("H6",),
    ),
    Syndrome.GASTRINOMA: _Profile(
        _all("A2-02.hallmark", _F.REFRACTORY_ULCER, _F.MULTIPLE_ULCERS, _F.DIARRHOEA_BETTER_ON_PPI, _F.DIARRHOEA),
        ("A2-02.gastrin-fold",),
        ("A2-02.holds", "A2-02.men1", "A2-02.duodenal", "C7-11"),
        ("H1",),
    ),
    Syndrome.VIPOMA: _Profile(
        _all("A2-03.hallmark", _F.SECRETORY_DIARRHOEA, _F.DIARRHOEA, _F.LOW_POTASSIUM, _F.ACIDOSIS, _F.LOW_GASTRIC_ACID),
        ("C7-12.limit",),
        ("A2-03.emergency", "A2-03.stool", "C7-12.false", "A2-11.secretory", "A2-11.laxative"),
        ("H10",),
    ),
    Syndrome.GLUCAGONOMA: _Profile(
        _all(
            "A2-04.hallmark", _F.NECROLYTIC_MIGRATORY_ERYTHEMA, _F.HIGH_GLUCOSE, _F.WEIGHT_LOSS, _F.DEEP_VEIN_THROMBOSIS,
            _F.DEPRESSION, _F.ANAEMIA, _F.GLOSSITIS,
        ),
        ("C7-13",),
        ("A2-04.size", "G-20.vte", "A2-04.men1", "A2-04.men1-other"),
    ),
    Syndrome.SOMATOSTATINOMA: _Profile(
        _all("A2-05.hallmark", _F.HIGH_GLUCOSE, _F.GALLSTONES, _F.STEATORRHOEA, _F.LOW_GASTRIC_ACID),
        ("A2-05.hallmark",),
        ("A2-05.nf1",),
    ),
    Syndrome.CARCINOID: _Profile(
        _all("A2-06.hallmark", _F.FLUSHING, _F.DIARRHOEA, _F.WHEEZE, _F.TACHYCARDIA),
        ("A2-06.hallmark",),
        ("A2-06.heart", "C4-12.sensitivity", "C4-12.elsewhere", "A2-10.way"),
        ("H7", "H9"),
    ),
    Syndrome.ATYPICAL_CARCINOID: _Profile(
        _all("A2-07.article", _F.FACIAL_SWELLING) | _all("A2-07.hallmark", _F.FLUSHING, _F.TEARS),
        ("A2-07.hiaa",),
        ("A2-07.hallmark",),
    ),
    Syndrome.ECTOPIC_ACTH: _Profile(
        _all("A2-08.hallmark", _F.LOW_POTASSIUM, _F.HYPERTENSION, _F.HIGH_GLUCOSE, _F.PROXIMAL_WEAKNESS, _F.INFECTION)
        | _all("G-19", _F.CUSHINGOID),
        ("A2-08.test",),
        ("A2-08.site", "G-19"),
    ),
    Syndrome.NON_FUNCTIONAL: _Profile(
        _all("A2-09.hallmark", _F.PAIN, _F.JAUNDICE, _F.OBSTRUCTION, _F.WEIGHT_LOSS),
        ("A2-09.hallmark",),
        ("A2-09.functional", "A2-09.functional-article"),
    ),
}  # fmt: skip


def matching_syndromes(
    features: Iterable[str] | None,
    *,
    absent: Iterable[str] = (),
    stool_ml_per_24h: Number | None = None,
) -> SyndromeSet | NotDecidable:
    """Match features against the functional syndromes.

    A syndrome stays in the set unless a syndrome with verified features explains everything that it explains, and more.

    Parameters
    ----------
    features : iterable of Feature or str, or None
        What the patient has; the order does not matter.
    absent : iterable of Feature or str
        What was looked for and not found: it speaks against a syndrome and never removes it.
    stool_ml_per_24h : number, at least 0, in mL per 24 hours, optional

    Returns
    -------
    SyndromeSet or NotDecidable
        Those with most matching features come first; not decidable without features. Nothing here is rare or common: the set says
        what to think of, and common causes of the same symptoms are thought of as well.

    Raises
    ------
    ValueError
        If a feature is not in the list, or is both present and absent, or the stool volume is negative.
    """
    present = frozenset(Feature(one_of("features", one, Feature)) for one in features or ())
    missing = frozenset(Feature(one_of("absent", one, Feature)) for one in absent)
    if present & missing:
        raise ValueError(f"absent={', '.join(sorted(present & missing))}: also given as present; allowed is one of the two")
    stool = None if stool_ml_per_24h is None else exact("stool_ml_per_24h", stool_ml_per_24h, low=0, unit="mL/24 h")
    low_stool = stool is not None and not fact("A2-03.stool").holds(stool)
    if not present:
        return NotDecidable(("at least one symptom, sign or routine result",))
    found = [_match(syndrome, present, missing, low_stool=low_stool) for syndrome in _PROFILES]
    ranked = sorted((one for one in found if one.matching), key=lambda one: -len(one.matching))
    weaker = tuple(one for one in ranked if any(_explains_more(other, one) for other in ranked))
    explained = {feature for one in ranked for feature in one.matching}
    return SyndromeSet(
        tuple(one for one in ranked if one not in weaker),
        weaker,
        tuple(feature for feature in Feature if feature in present - explained),
        tuple(reason for one in ranked for reason in _reasons(one)),
        (
            "A hallmark feature that is found, or looked for and missing.",
            "The key test of one of the syndromes, taken under the conditions that it needs.",
            "A common cause of the same symptom, such as a drug or a bowel disease.",
        ),
    )


def _match(syndrome: Syndrome, present: frozenset[Feature], missing: frozenset[Feature], *, low_stool: bool) -> SyndromeMatch:
    profile = _PROFILES[syndrome]
    matching = tuple(feature for feature in profile.hallmarks if feature in present)
    against = tuple(f"no {feature}" for feature in profile.hallmarks if feature in missing)
    if syndrome is Syndrome.VIPOMA and low_stool:
        against = (*against, fact("A2-03.stool").statement)
    tests = [stated(one) for one in profile.key_test]
    return SyndromeMatch(
        syndrome,
        matching,
        against,
        is_verified(profile.hallmarks[feature] for feature in matching),
        because(" ".join(one.text for one in tests), *profile.key_test),
        (
            *(stated(one) for one in profile.caveats),
            *(because(f"Harm {one}: {harms()[one].act}. {harms()[one].why}", one) for one in profile.harms),
        ),
        profile.harms,
    )


def _explains_more(other: SyndromeMatch, one: SyndromeMatch) -> bool:
    # Only verified links may push another syndrome aside.
    backed = {feature for feature in other.matching if is_verified([_PROFILES[other.syndrome].hallmarks[feature]])}
    return set(one.matching) < backed


def _reasons(one: SyndromeMatch) -> list[Reason]:
    hallmarks = _PROFILES[one.syndrome].hallmarks
    cited = dict.fromkeys(hallmarks[feature] for feature in one.matching)
    doubt = "" if one.verified else " (general knowledge, not verified)"
    return [because(f"These speak for {one.syndrome}: {', '.join(one.matching)}{doubt}.", *cited)]
