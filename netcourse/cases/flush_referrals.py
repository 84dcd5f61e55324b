"""A synthetic cohort of people referred for hot spells, with one 5-HIAA each, for the first exercise of unit 02.

No row is a real person. What is sourced (read from these facts), and what was chosen for teaching:

=====================  ==================================================================================
raised with a NET      fact C4-12.sensitivity: 70%. Sources disagree: C4-12.elsewhere says above 90%
raised without a NET   fact C4-12.specificity: 10%. Sources disagree here too
5-HTP from a shop      fact C6-04.5htp: it raises 5-HIAA. Here always, which is more than the fact says
liver metastases       S077: with carcinoid syndrome they are the rule. How often is chosen: 90% of those in whom a NET was found
a drug that flushes    fact A2-12.drugs: there are such drugs. How many take one is chosen
shares                 chosen: 8% have a NET, which then causes the spells; 6% take 5-HTP, 20% a drug that flushes; none
                       depends on another
what is told           chosen: a spell that somebody else saw, wheeze and loose stools, more often with a NET
age, sex               chosen: 25 to 85 years; 60 of 100 are women
=====================  ==================================================================================

The first ten rows hold each way in which 5-HTP, the result and the NET go together, so that a row kept or left out wrongly
changes an answer.
"""

from dataclasses import dataclass
from random import Random

from netcourse.cases.draws import drawn_once, value, whole, yes_no
from netcourse.cases.frame import edges_first

SHARE_WITH_NET = 0.08
SHARE_ON_5HTP = 0.06
SHARE_ON_DRUG = 0.20
SHARE_WOMEN = 0.60
SHARE_LIVER = 0.90
AGES = (25, 85)
# With a NET, and without one.
SEEN_BY_OTHERS = {"yes": 0.85, "no": 0.60}
WHEEZE = {"yes": 0.25, "no": 0.08}
DIARRHOEA = {"yes": 0.75, "no": 0.15}


@dataclass(frozen=True, slots=True)
class FlushReferral:
    """One synthetic person who was referred for hot spells.

    `age` in years; `flush` is ``"yes"`` when somebody else saw a spell; `drug` when a drug that can flush is taken; `takes_5htp`
    when 5-hydroxytryptophan from a shop is; `hiaa_raised` is the 5-HIAA in 24-hour urine against its laboratory's limit;
    `net_found` what two years of work-up found, and `liver_metastases` whether there were any. Answers are ``"yes"`` or ``"no"``.
    """

    referral_id: str
    sex: str
    age: int
    flush: str
    wheeze: str
    diarrhoea: str
    drug: str
    takes_5htp: str
    hiaa_raised: str
    net_found: str
    liver_metastases: str


# Sex, age, flush, wheeze, diarrhoea, drug, 5-HTP, 5-HIAA raised, NET found, liver metastases.
_EDGES = (
    ("woman", 57, "yes", "yes", "yes", "no", "no", "yes", "yes", "yes"),
    ("man", 64, "yes", "no", "yes", "no", "no", "no", "yes", "yes"),
    ("woman", 49, "yes", "no", "no", "no", "yes", "yes", "no", "no"),
    ("man", 52, "yes", "no", "no", "yes", "no", "yes", "no", "no"),
    ("woman", 61, "no", "no", "yes", "no", "yes", "yes", "yes", "yes"),
    ("man", 45, "no", "no", "no", "no", "yes", "yes", "no", "no"),
    ("woman", 70, "yes", "no", "yes", "no", "no", "yes", "yes", "no"),
    ("woman", 38, "yes", "yes", "no", "no", "no", "no", "no", "no"),
    ("man", 59, "no", "yes", "yes", "no", "no", "yes", "no", "no"),
    ("woman", 54, "yes", "no", "no", "yes", "yes", "yes", "no", "no"),
)


@dataclass(frozen=True, slots=True)
class _Sourced:
    raised_with_net: float
    raised_without_net: float


@drawn_once
def flush_referrals(n: int = 400, seed: int = 429) -> list[FlushReferral]:
    """A cohort of synthetic referrals, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many people, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of FlushReferral
        `n` people, ``FR-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of rows that every cohort holds.
    """
    rng = Random(seed)
    sourced = _Sourced(value("C4-12.sensitivity") / 100, 1 - value("C4-12.specificity") / 100)
    return edges_first(
        n,
        "FR-",
        _EDGES,
        FlushReferral,
        lambda one: _draw(rng, one, sourced),
        who="people in whom test, 5-HTP and NET go together differently",
    )


def _draw(rng: Random, referral_id: str, sourced: _Sourced) -> FlushReferral:
    sex = "woman" if yes_no(rng, SHARE_WOMEN) == "yes" else "man"
    # Two dice make the middle of the range commoner than its ends.
    age = round((whole(rng, *AGES) + whole(rng, *AGES)) / 2)
    net = yes_no(rng, SHARE_WITH_NET)
    flush, wheeze, diarrhoea = (yes_no(rng, shares[net]) for shares in (SEEN_BY_OTHERS, WHEEZE, DIARRHOEA))
    drug, takes_5htp = yes_no(rng, SHARE_ON_DRUG), yes_no(rng, SHARE_ON_5HTP)
    raised = yes_no(rng, sourced.raised_with_net if net == "yes" else sourced.raised_without_net)
    metastases = yes_no(rng, SHARE_LIVER if net == "yes" else 0)
    if takes_5htp == "yes":
        raised = "yes"
    return FlushReferral(referral_id, sex, age, flush, wheeze, diarrhoea, drug, takes_5htp, raised, net, metastases)
