"""Words by which two texts speak of the same thing: stems without what every text has, labels of classes, names of people."""

import re
from collections.abc import Collection
from functools import lru_cache

# So many letters tell a word from another, whatever its ending.
LETTERS = 6
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been both but by can did do does for from had has have he her hers him his how if in into is it
        its may more most must no none nor not of off on one only or other our out own say says she should so some such than that
        the their them then there these they this those to too two three four was we were what when where which while who whom
        whose why will with without you your also any before after above below patient patients tumour tumours net nets report
        question
        number woman man years year old went through hour hours upper limit""",
    )
)
_LABELS = (
    (r"\batypical carcinoid", "atypical"),
    (r"(?<!a)\btypical carcinoid", "typical"),
    (r"\bG1\b", "g1"),
    (r"\bG2\b", "g2"),
    (r"\bG3\b", "g3"),
    (r"\bNEC\b", "nec"),
)


# Every case of a unit is held against every text of it.
@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[str]:
    """The stems of a text's telling words."""
    found = (word.lower() for word in re.findall(r"[^\W\d_][^\W_]+", text))
    return frozenset(word.removesuffix("s")[:LETTERS] for word in found if word not in _COMMON)


def labels(text: str) -> frozenset[str]:
    """The classes that a text names: G1, G2, G3, NEC, typical and atypical carcinoid."""
    found = {label for pattern, label in _LABELS if re.search(pattern, text, re.IGNORECASE if "carcinoid" in pattern else 0)}
    return frozenset(found)


def first_label(text: str) -> str:
    """The first class that a text names; empty if it names none."""
    flags = re.IGNORECASE
    at = {label: found.start() for pattern, label in _LABELS if (found := re.search(pattern, text, flags))}
    return min(at, key=lambda label: at[label], default="")


def share(of: Collection[str], within: Collection[str]) -> float:
    """How much of some stems stands within others, from 0 to 1; 0 of nothing."""
    return sum(one in within for one in of) / len(of) if of else 0.0


def names(text: str, course: str) -> frozenset[str]:
    """Names of people in a text: words that the course writes with a capital wherever they stand, more than once."""
    found = set(re.findall(r"\b[A-Z][a-z]{2,}\b", text))
    return frozenset(one for one in found if _is_name(one, course))


def _is_name(word: str, course: str) -> bool:
    return len(re.findall(rf"\b{word}\b", course)) > 1 and not re.search(rf"\b{word.lower()}\b", course)
