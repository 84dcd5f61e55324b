# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 6 · Treatment choice

Samuel Okoro is 63. Flushes, four loose stools a day. A NET of the ileum, well differentiated, G2 (Ki-67 7%), has spread to the liver; every lesion lights up on the receptor PET. He asks: *"What do I get, and what comes after that?"*

By the end you can tell him what can be defended, what would harm him, and where experts differ.

> **For education only.** Nothing here is advice about a real patient, and no dose is taught. All patients in this unit are synthetic. Licences and guidance differ by country and date: each is named.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, with hints, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks.

**Where experts differ** a question says "choose every one that you could defend". One such choice earns half, two earn all. A weak choice takes back half; one that would harm loses all. *Open book*: you may set the case in that explorer.

**Guessing earns little.** A wrong tick takes back what a right one earns; of pairs, one right pair is not counted.

51 marks: 20 short questions, two exercises with a table, one plan in your own words. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Weigh** what sets the treatment, and defend an individual plan. *(TRE1)*
2. **Choose** between cure, debulking and long-term control. *(TRE2)*
3. **Plan** an operation in a patient who releases hormones. *(TRE3)*
4. **Explain** what somatostatin analogues do, and what trials showed. *(TRE4)*
5. **Select** everolimus or sunitinib. *(TRE5)*
6. **Determine** who may have PRRT, and what it costs. *(TRE6)*
7. **Decide** when chemotherapy is due. *(TRE7)*
8. **Match** treatments of the liver to their use. *(TRE8)*
"""

# %% [markdown]
"""
## 1 Before the drug: what must the board know?
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S249", "S256", "S257", "S260"], "facts": ["E5-02.second"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-1",
        '**Decide first.** "What do I get, and what comes after that?" asks Samuel. "Just read me the list." What do you answer?',
        {
            "A": '"An injection, then tablets, then chemotherapy: the order is fixed"',
            "B": '"After the first there is not much left, so let us talk of that alone"',
            "C": '"There is no list: each time we look anew, all of us, with you"',
        },
        hints=("Many patients go through several treatments. What decides which?", "Which answer leaves room for what will have changed by then?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Goals and options are talked over again each time the disease changes. So ask what has changed, and what he wants.",
        wrong={
            "A": "No standard order exists. What would you look at before the next choice?",
            "B": "Several treatments work, and many patients go through more than one. What decides which comes next?",
        },
    ),
    worked="No fixed order: oncology, surgery, radiology, nuclear medicine and endocrinology look together at what the tumour does and what he wants, and again each time.",
    sources=("the article; ASCO 2023 (US)",),
)

# %% [markdown] netcourse={"teaches": ["S247", "S248", "S249", "S250", "S251", "S252", "S253", "S254", "S255", "S256", "S257", "S259", "S260"]}
"""
Four things set the treatment: **grade, site, extent, function**. Within that the choice weighs how fast it grows, whether it shows receptors, the symptoms, and **what the patient prefers**.

Treatment is tailored. In low-grade disease the aim is usually **long-term control**: side effects are set against benefit. Four families serve advanced disease: somatostatin analogues, targeted drugs, PRRT, and chemotherapy where
it is aggressive. **No standard order exists.** Many patients go through several, and goals are talked over again each time.

NETs belong before an experienced team of several specialities.
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "tre01",
        """A woman of 70 is referred for "treatment of her NET". The letter gives: *ileum, well differentiated, G1, liver metastases on CT.* What else does the board need before it chooses?""",
        {
            "A": "Which treatment stands first in the standard order",
            "B": "Whether she ever smoked",
            "C": "Whether she has symptoms of a hormone",
            "D": "What matters to her",
            "E": "Whether the lesions show somatostatin receptors",
            "F": "How fast they have grown",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S247", "S250", "S251", "S255", "S256", "S259"]}
from netcourse.items import check

check("tre01")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "tre01",
    2,
    Several(
        ["C", "D", "E", "F"],
        right="Grade, site and extent were there. Function, receptors, pace and her own wishes were not.",
        wrong={
            "A": "There is no standard order. The choice is made for her.",
            "B": "It changes neither the tumour's traits nor the options.",
            "C": "Function is one of the four things that set the treatment.",
            "D": "Preferences belong to the choice: long control is lived with for years.",
            "E": "Receptors decide whether receptor-directed drugs have a target.",
            "F": "Slow disease may be watched or held; fast disease may not.",
        },
    ),
    again=('"Pancreas, G2, liver metastases, non-functional." What else does the board need?', 'Receptors, the pace of growth, symptoms, and what matters to the patient.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 Cut it out, if that cures
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S264", "S265", "S266"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-2",
        '**Decide first.** "Cut it out, and I am cured," says Samuel. What do you have to know before you answer?',
        {
            "A": "How large the primary is, and how deep it sits",
            "B": "Whether all of it can come out, wherever it is",
            "C": "How fast it grows: what is slow can be cured with a knife",
        },
        hints=("When is somebody cured by an operation?", "What does he have besides the primary?"),
        certainty=True,
    ),
    Best(
        "B",
        right="A knife cures where nothing stays behind. So look everywhere first; and where all of it can come out, ask how much has to.",
        wrong={
            "A": "Even a small one may have spread, and his has. What must be gone for somebody to be cured?",
            "C": "What is slow and stays behind goes on growing slowly. What must be gone for somebody to be cured?",
        },
    ),
    worked="Only surgery can cure, and only if all of it comes out. His has spread to the liver, so the first question is whether that can come out as well; if not, the aim is another.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S264", "S265", "S266", "S267", "S268"], "facts": ["E1-01", "E1-02.disputed", "E1-03", "E1-04.treatment", "E1-06.treatment", "E1-07.surveillance", "E1-07.surgery", "E1-08"]}
"""
Surgery comes first for a localised NET, of which all can be removed: **nothing else can cure**, and it often does. The best odds: the whole primary **and** the involved regional nodes. In the small
intestine that means the segment, its nodes and the mesentery.

Not every localised NET needs it:

| site | what guidance says | as of |
|---|---|---|
| **appendix**, below 1 cm, removed completely (R0) | appendicectomy is enough; no follow-up | 2023, strong agreement |
| appendix, 1 to 2 cm | disputed: hemicolectomy or not | 2023 |
| appendix, above 2 cm | right hemicolectomy | 2023, strong agreement |
| **rectum**, below 1 cm, no risk factor | endoscopic resection, margins free | Europe, 2021 |
| rectum, 1 to 2 cm | bodies differ: see below. First endoscopic ultrasound and MRI | 2021 to 2025 |
| rectum, above 2 cm, no distant metastasis | oncological resection | Europe, 2021 |
| **pancreas**, non-functional, 2 cm or less, no symptoms | active surveillance is an option; surgery if the duct is dilated, with symptoms, in high G2 or if it grows | 2022, moderate agreement |
| pancreas, functional or above 2 cm | resection with nodes; an insulinoma is enucleated | strong agreement |

An article for patients, by iMedic, on which this course rests, operates on all localised NETs; guidance goes by site and size. (On exactly 1 and 2 cm in the rectum papers differ.)
"""

# %% [markdown] netcourse={"differ": "J-21", "facts": ["E1-05.treatment", "E1-05.jnets", "E1-05.enets", "E1-05.canada", "E1-05.nccn", "E1-05.csco", "E1-05.risk"]}
"""
### Where bodies differ: a rectal NET of 1 to 2 cm

At this size 5% to 15% have metastases. Five guidelines, side by side in an editorial of 2025:

| who | where, when | says |
|---|---|---|
| JNETS | Japan, 2025 | radical resection with nodes |
| ENETS | Europe, 2025 | the board decides, by risk factors |
| CNETS | Canada, 2025 | local without risk factors, radical with them |
| NCCN | US, 2025 | local, then close surveillance for a year |
| CSCO | China, 2025 | local |
"""

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre02",
        """A man of 55: a 2 cm NET of the ileum, G1, with three enlarged nodes in the mesentery; no metastasis elsewhere. He is fit. What do you propose?

*Open book: treatment board.*""",
        {
            "A": "Segment, nodes and mesentery in one operation",
            "B": "The segment alone: in G1 the nodes can stay",
            "C": "A somatostatin analogue first, to shrink it",
            "D": "Watch it: G1 grows slowly",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S264", "S265", "S266", "S267", "S268"], "facts": ["E1-13"]}
from netcourse.items import check

check("tre02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre02",
    2,
    Best(
        "A",
        right="All of it can be removed, and only that can cure: the segment with its nodes and the mesentery. The whole bowel is palpated, as there may be more than one.",
        wrong={
            "B": "Grade does not empty the nodes. The best odds of cure need the involved nodes out as well.",
            "C": "Somatostatin analogues slow growth; they seldom shrink, and they never cure. What can?",
            "D": "Watching suits some small tumours elsewhere. Here nodes are involved, he is fit, and cure is within reach.",
        },
    ),
    again=('Jejunum, 15 mm, G1, two nodes in the mesentery, fit. What do you propose?', 'The segment with its nodes and the mesentery: all of it can be removed, and only that cures.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 3 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "tre03",
            """A woman of {age} had her appendix out. By chance: a NET at the tip, **{mm} mm**, G1, removed completely (R0). She asks what comes next.

*Open book: treatment board.*""",
            {
                "A": "Right hemicolectomy, to be safe",
                "B": "A somatostatin analogue for two years",
                "C": "Nothing more, and no follow-up",
                "D": "CT every year for ten years",
            },
        ),
        {"age": Window(21, 27), "mm": Window(7, 9)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre03-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S264", "S266"], "facts": ["E1-01", "H5"]}
from netcourse.items import check

check("tre03")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "tre03",
    2,
    Drawn(
        lambda age, mm: Best(
            "C",
            right="Below 1 cm and R0: appendicectomy is enough, and guidance agrees strongly. Say so clearly: she is cured of it.",
            wrong={
                "A": "Unsafe: an operation with risks of its own for a disease that is gone. From which size does guidance ask for it?",
                "B": "There is nothing left to hold back. What does guidance say below 1 cm, R0?",
                "D": "Guidance asks for no follow-up here; ten years of CT cost radiation and peace of mind.",
            },
        ),
        sides=lambda age, mm: {"E1-01": mm / 10},
    ),
    again=('Appendix, 6 mm, G1, at the tip, R0. What follows?', 'Nothing more, and no follow-up: below 1 cm and R0 appendicectomy is enough.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "tre04",
        """A man of 59: a rectal NET of **14 mm**, G1. Endoscopic ultrasound and MRI: T1 N0; no distant metastasis. No vessel invasion in the biopsy.

**Choose every plan that you could defend by naming whose guidance it follows.**

*Open book: treatment board.*""",
        {
            "A": "Leave it: below 2 cm a rectal NET of G1 does not spread",
            "B": "Radical resection with nodes",
            "C": "A somatostatin analogue, so that it stays small",
            "D": "Local removal, then close surveillance",
            "E": "PRRT, if the lesion shows receptors",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S264"], "facts": ["E1-05.treatment", "E1-05.jnets", "E1-05.enets", "E1-05.nccn", "E1-05.risk"]}
from netcourse.items import check

check("tre04")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "tre04",
    2,
    Defensible(
        defensible={
            "B": "Japan's JNETS asks for it at this size; elsewhere it is for those with risk factors, and he has none so far.",
            "D": "NCCN (US) takes this way, and Canada's CNETS without risk factors; in Europe the board may choose it.",
        },
        weak={
            "A": "At 10 to 19 mm 5% to 15% have metastases. Nothing is watched here that can be removed.",
            "C": "Nothing shows that an analogue keeps a localised NET small. What can cure him?",
            "E": "PRRT is for disease that can't be removed. His can: which two ways are there?",
        },
    ),
    again=('Rectum, 6 mm, G1, no risk factor. And one of 28 mm without distant metastasis?', '6 mm: endoscopic removal with free margins. 28 mm: oncological resection.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, Varied, Window, ask

ask(
    Varied(
        DefensibleSet(
            "tre05",
            """A man of {age} with angina. By chance: a non-functional NET in the pancreas, **{mm} mm**, G1, no dilated duct, no symptoms, no growth in a year.

**Choose every plan that you could defend to the board.**

*Open book: treatment board.*""",
            {
                "A": "Discharge: below 2 cm nothing can happen",
                "B": "Platinum with etoposide, to be on the safe side",
                "C": "A somatostatin analogue, so that it stays small",
                "D": "Surveillance with imaging",
                "E": "Surgery, after he has weighed its risks and wants it",
            },
        ),
        {"age": Window(68, 74), "mm": Window(12, 16)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S250", "S252", "S253", "S264"], "facts": ["E1-07.surveillance", "E1-07.surgery"]}
from netcourse.items import check

check("tre05")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, Drawn, award_item

award_item(
    "tre05",
    2,
    Drawn(
        lambda age, mm: Defensible(
            defensible={
                "D": "No symptoms, no duct, no growth, and a heart that makes surgery dearer: surveillance is an option that guidance names (2022, moderate agreement).",
                "E": "Resection is what surgery offers for a localised NET; at his age, with angina it needs his informed wish.",
            },
            weak={
                "A": "Surveillance is not discharge: growth, symptoms or a wide duct would change the plan.",
                "C": "Nothing shows that an analogue keeps a small, quiet NET small. Look at the two plans of the table.",
            },
            harms={"B": "that is chemotherapy for a carcinoma, given to a quiet G1 tumour: toxicity for nothing."},
        ),
        sides=lambda age, mm: {"E1-07.surveillance": mm / 10},
    ),
    again=('Pancreas, 18 mm, G1, non-functional; the duct above it is wide. Watch it?', 'A dilated duct speaks for surgery, though it is below 2 cm.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 Somatostatin analogues: the mainstay, and its limits
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S253", "S279", "S281"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-3",
        '**Decide first.** Samuel is to have an injection every month. "What will it do for me?" he asks. On what do you build your promise?',
        {
            "A": "On what was measured in people who took it",
            "B": "On how it acts: what it does in the body decides",
            "C": "On your last patient: she has been well with it for years",
        },
        hints=("Which of the three could show that a hope was wrong?", "Who counted those who were not well with it?"),
        certainty=True,
    ),
    Best(
        "A",
        right="Promise what was measured, and no more. So ask of each trial: what did it count, and in whom?",
        wrong={
            "B": "How it acts says what may be hoped for. What says whether it came true in people?",
            "C": "You see those who come back. Who has counted the others as well?",
        },
    ),
    worked="What was measured in people like him can be promised, and its price belongs to it: then he can set a monthly injection and its side effects against the benefit.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S100", "S274", "S275", "S276", "S277", "S278", "S279", "S280", "S281"], "facts": ["E3-01.ttp", "E3-01.os", "E3-02.pfs-24", "E3-02.os", "E2-03.stones", "E2-03.pancreas", "E2-16"]}
"""
Octreotide LAR and lanreotide imitate the body's somatostatin; the mainstay in most well-differentiated NETs, usually injected once a month.

- **They cut hormone release**, and so control carcinoid syndrome, together with avoiding triggers.
- **They slow growth.** PROMID (2009): time to progression 14.3 against 6.0 months. CLARINET (2014), in patients without hormone symptoms: 65.1% against 33.0% without progression at 24 months.
- **What was not shown:** that people live longer.
- **What they cost:** gallstones in 27%; and, when the pancreas delivers too few enzymes, pale, greasy stool that is not the syndrome coming back.

**In insulinoma** they may make hypoglycaemia worse: only as a monitored trial. **In NEC** alone they delay what helps.
"""

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "tre06",
        """Samuel is to start lanreotide. The nurse shows you the draft of his leaflet. **Which lines can you defend?**

*Open book: treatment board.*""",
        {
            "A": '"It acts like the body\'s own brake on hormones: fewer flushes"',
            "B": '"Two large trials showed that people live longer with it"',
            "C": '"It should hold the tumours for longer"',
            "D": '"It shrinks the tumours until they can be cut out"',
            "E": '"Gallstones may form, in about one person of four"',
            "F": '"No flushes any more? Then you may stop"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S274", "S275", "S276", "S277", "S278", "S279", "S280"], "facts": ["E3-01.ttp", "E3-01.os", "E3-02.pfs-24", "E3-02.os", "E2-03.stones"]}
from netcourse.items import check

check("tre06")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "tre06",
    2,
    Several(
        ["A", "C", "E"],
        right="Less hormone, slower growth, and a price. Overall survival did not differ in either trial.",
        wrong={
            "A": "It imitates somatostatin, and that is how it eases carcinoid syndrome: he should know what to look for.",
            "B": "Here progression was turned into survival. Both trials delayed progression; survival did not differ.",
            "C": "PROMID and CLARINET both delayed progression: that is half of the reason why he gets it.",
            "D": "Shrinking is rare with these drugs: they hold. What was the endpoint of both trials?",
            "E": "In one series 27% got gallstones. He should know the price, and what to report.",
            "F": "CLARINET took people without hormone symptoms, and in them too lanreotide delayed progression. So he goes on.",
        },
    ),
    again=('"CLARINET showed that I live longer with it?" What do you say?', 'It delayed progression. Longer life was not shown.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre07",
        """A year on lanreotide. Samuel's flushes are gone and 5-HIAA keeps falling, but he now has diarrhoea again: **pale, greasy, hard to flush**. Faecal elastase 90 µg/g (normal above 200). What do you do?

*Open book: treatment board.*""",
        {
            "A": "Raise the dose of lanreotide",
            "B": "Add telotristat",
            "C": "Give pancreatic enzymes with meals",
            "D": "Go on to the next treatment: the tumour is growing",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre07-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S100", "S277", "S253"], "facts": ["E2-03.pancreas"]}
from netcourse.items import check

check("tre07")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre07",
    2,
    Best(
        "C",
        right="Fat in the stool, low elastase, falling 5-HIAA: the drug has slowed his pancreas. Enzymes treat that.",
        wrong={
            "A": "More of the drug would slow the pancreas more. Which diarrhoea floats, and what does elastase say?",
            "B": "Telotristat lowers serotonin, which is falling already. Greasy stool has another cause.",
            "D": "5-HIAA is falling and the flushes are gone. Which side effect looks like the syndrome?",
        },
    ),
    again=('On octreotide the flushes are gone, and the stool floats and is hard to flush. What do you check?', 'Faecal elastase: the pancreas may deliver too few enzymes. Enzymes with meals treat that.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 8 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre08",
        """A woman of 41 waits for surgery of an insulinoma. She faints twice a week. "Octreotide blocks hormones," says a colleague, "give her a monthly injection to take home."

*Open book: treatment board.*""",
        {
            "A": "Agree: drugs that block hormones suit all functional NETs, at home as well",
            "B": "Disagree: it may worsen the hypoglycaemia; diazoxide can bridge",
            "C": "Agree, at half the dose",
            "D": "Disagree: insulinomas are treated with chemotherapy first",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre08-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S277"], "facts": ["E2-16", "E1-08", "H6"]}
from netcourse.items import check

check("tre08")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre08",
    1,
    Best(
        "B",
        right="It may also switch off what raises her sugar. Diazoxide bridges the time to surgery; an analogue only as a monitored trial.",
        wrong={
            "A": "Unsafe: in insulinoma the analogue can make hypoglycaemia worse, and at home nobody sees it.",
            "C": "Unsafe: the risk is in the drug, not in the dose. Which drug bridges to surgery?",
            "D": "Most insulinomas are solitary and are enucleated. What bridges until then?",
        },
    ),
    again=('A man with an insulinoma waits for surgery and faints in the mornings. Which drug can bridge?', 'Diazoxide. A somatostatin analogue may worsen his hypoglycaemia.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 An operation in a patient who releases hormones
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S109", "S111"], "facts": ["E4-01", "E4-08.prevention"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-4",
        "**Decide first.** A tooth of Samuel's is to come out, under a short anaesthetic. \"A small thing, far from the tumour,\" says the ward; \"nobody there need know of it.\" What do you say?",
        {
            "A": '"Agreed: only an operation on the tumour can set off a crisis"',
            "B": '"No: whoever operates and whoever puts him to sleep are told"',
            "C": '"Agreed, as long as he has had his injection this month"',
        },
        hints=("Is his tumour functional?", "What besides touching the tumour can make it release hormone?"),
        certainty=True,
    ),
    Best(
        "B",
        right="Fear and some drugs can be enough, and whoever knows can prepare. Ask what they will need from you.",
        wrong={
            "A": "The tumour need not be touched. What do fear and some anaesthetic drugs do?",
            "C": "An injection is no reason to keep silent. Who has to be ready all the same?",
        },
    ),
    worked="His tumour is functional, so any operation can set off a carcinoid crisis. Surgeon and anaesthetist are told in time, relieve anxiety and avoid drugs that release histamine.",
    sources=("the article; ENETS and UKINETS guidance",),
)

# %% [markdown] netcourse={"teaches": ["S108", "S109", "S110", "S111"], "facts": ["E4-01", "E4-03.prophylaxis", "E4-05.vasopressor-duration", "E4-08.response", "E4-08.prevention", "A2-06.heart", "A2-06.heart-before"]}
"""
Any operation can set off a **carcinoid crisis** in a functional tumour: the pressure falls, the airways close. Tell surgeon and anaesthetist.

All agree: **look for carcinoid heart disease first** (in about 20% of patients with the syndrome; before analogues in more than 50%); avoid drugs that release histamine; relieve anxiety. In a crisis: stop handling the tumour, call for help, give volume and a vasopressor, treat
the airways.

> **What the article says, what is debated.** The article asks for octreotide before and during any operation on a functional tumour. **Both views of the table are accepted here**, if the rest of the plan is safe.
"""

# %% [markdown] netcourse={"differ": "J-01", "facts": ["E4-01", "E4-03.prophylaxis", "E4-05.vasopressor-duration", "E4-07"]}
"""
### Where bodies differ: octreotide around an operation

| who | where, when | says |
|---|---|---|
| ENETS; UKINETS | Europe, 2017; UK | octreotide before and throughout |
| a meta-analysis, 943 operations | 2022 | crises not significantly rarer with it (odds ratio 0.73, 0.32 to 1.66) |
| one surgical group | US, 2022, 2024 | a vasopressor first: shorter crises |
"""

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre09",
        """A man of 66 has had carcinoid syndrome for five years and is booked to have part of his liver removed on Monday. You see swollen ankles, a large V wave in the neck and hear a murmur over the tricuspid valve. What now?

*Open book: treatment board.*""",
        {
            "A": "Postpone; echocardiogram, and cardiology decides on the valve first",
            "B": "Operate on Monday, with more octreotide",
            "C": "Measure NT-proBNP: if it is low, operate on Monday",
            "D": "Operate on Monday: with less tumour less hormone reaches the heart, and it recovers",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S108", "S109"], "facts": ["A2-06.heart", "H9"]}
from netcourse.items import check

check("tre09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre09",
    2,
    Best(
        "A",
        right="These are signs of carcinoid heart disease. Liver surgery before it has been looked at can end in death; valve and liver are timed together.",
        wrong={
            "D": "Unsafe: a failing right heart and liver surgery are a deadly pair. Look at the valve first.",
            "B": "Unsafe: octreotide does not mend a valve. Which examination comes before any liver surgery?",
            "C": "A marker does not replace looking: he has the signs. Which examination shows the valve?",
        },
    ),
    again=('Carcinoid syndrome; an embolisation is booked; nobody has looked at the heart. What first?', 'An echocardiogram: carcinoid heart disease is looked for before, not after.'),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "plan-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S108", "S109", "S110"], "facts": ["E4-01", "E4-03.prophylaxis", "E4-08.response", "E4-08.prevention", "H9"]}
"""
### Your plan · 5 marks, marked by a person

Samuel is to have his primary removed, under general anaesthesia, in ten days. He is on lanreotide; he flushes when he is nervous. Nobody has looked at his heart.

**Write the note to the anaesthetist and the surgeon**, 80 to 120 words: what he has, what could happen, what must be done before, what should be ready on the day. No doses. Type in the cell below.

Risk, heart, octreotide, readiness, and tone count one mark each.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **Risk named**: carcinoid syndrome (functional tumour), so a carcinoid crisis may occur at induction or when the tumour is handled.
2. **Heart first**: an echocardiogram before the operation, and postponing if it shows heart disease. **"Operate first, echo later" earns nothing here and nothing for point 4.**
3. **Octreotide**: takes a stand with a reason. *For*: cover before and continued throughout, as the article and ENETS/UKINETS ask. *Against or sparing*: newer data show no clear effect, so vasopressors and volume first. Either earns the mark; silence earns none. "It surely prevents a crisis": half.
4. **Readiness**: volume and vasopressor at hand, avoid histamine-releasing drugs, relieve anxiety, gentle handling; who is called; when the next lanreotide is due. Three of these: full; two: half.
5. **Tone**: short, ordered, no doses, no blame, a contact.

Model answer: "Mr Okoro, 63, has a functional ileal NET with carcinoid syndrome, controlled on lanreotide. He may have a carcinoid crisis at induction or when the tumour is handled. Please do not operate before he has had an echocardiogram, which I have asked for; if it shows
carcinoid heart disease, we postpone and talk to cardiology. As our guidance asks, octreotide should run before and throughout, knowing that newer data doubt its effect: so please have volume and a vasopressor ready, avoid drugs that release histamine, and relieve his anxiety
beforehand. Should his pressure fall: stop handling, call, treat. I am on 4711 all day."
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your note in place of this line.*
"""

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "tre10",
        """The day of the operation. The surgeon lifts the tumour in the mesentery; Samuel turns dark red, his airways tighten, blood pressure 55/30. **Choose every step of the first minutes that you could defend.**""",
        {
            "A": "Treat it as an allergy: an antihistamine by vein, and watch",
            "B": "An echocardiogram first: nothing is given before it is read",
            "C": "Stop, and call for help",
            "D": "Volume and a vasopressor; treat the airways",
            "E": "Octreotide by vein, beside volume and a vasopressor",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S109"], "facts": ["E4-08.response", "H10"]}
from netcourse.items import check

check("tre10")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "tre10",
    2,
    Defensible(
        defensible={
            "C": "Nothing more is squeezed out of the tumour, and one pair of hands is not enough.",
            "D": "This raises the pressure and opens the airways: everybody agrees on it.",
            "E": "Guidance adds octreotide; newer data doubt that the bolus adds much. Beside the bundle it can be defended, in its place never.",
        },
        harms={
            "A": "an antihistamine does not raise a pressure of 55, and watching delays resuscitation.",
            "B": "it delays resuscitation for a scan, at a pressure of 55/30.",
        },
    ),
    again=('At induction the pressure of a woman with a functional NET falls to 60/30, and she wheezes. The first minute?', 'Stop handling, call for help, volume and a vasopressor, treat the airways.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 5 The liver: what each method does
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S269", "S272", "S273", "S302", "S303", "S309", "S310"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-5",
        "**Decide first.** A woman in Samuel's patient group flushes all day in spite of her injections. A surgeon could take out nine tenths of what she has in the liver; a tenth would stay. \"If not all, why any?\" Samuel asks for her. What is the aim?",
        {
            "A": "Cure: what stays is too little to grow again",
            "B": "None: surgery that can't cure is not worth its risk",
            "C": "Fewer symptoms, and perhaps a longer life",
        },
        hints=("Where does the hormone come from that reaches her face?", "A tenth stays. Which aim can still be reached?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Less tumour, less hormone. Ask what she hopes for, and whether that is it.",
        wrong={
            "A": "What stays is tumour. If this is no cure, what does it change for her?",
            "B": "Most of her symptoms come from the liver. What happens to them when most of the tumour is gone?",
        },
    ),
    worked="With most of the tumour in the liver gone she releases less hormone: symptoms ease, quality of life can become markedly better, and survival might. No cure. Other treatments aimed at the liver ease symptoms as well, and all can be combined with drugs.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S269", "S270", "S271", "S272", "S273", "S301", "S302", "S303", "S304", "S305", "S306", "S307", "S308", "S309", "S310"], "facts": ["E2-17.list"]}
"""
NETs metastasise to the liver most often, and that drives much of the carcinoid syndrome. Surgery can be worthwhile without cure: **debulking** removes as much as one can. In functional NETs that lowers hormone output, eases symptoms and can markedly improve
quality of life; it might prolong life.

| method | what it does |
|---|---|
| embolisation | cuts the blood supply of the tumours through the hepatic artery |
| chemoembolisation (TACE) | the same, with local chemotherapy |
| 90Y radioembolisation | radioactive microspheres through the hepatic artery |
| heat: radiofrequency, microwave | burns tumour; for the smaller ones |

All ease symptoms, can be combined with drugs, and depend on the centre: experts differ on which one when.
"""

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "tre11",
        """Five reports from liver boards. Which method was chosen?""",
        {
            "1": '"Three quarters of the tumour came out; her flushes are gone, though some tumour stayed"',
            "2": '"The artery was blocked; nothing else was given"',
            "3": '"The artery was blocked, with a drug in the same session"',
            "4": '"Microspheres that radiate went through the artery"',
            "5": '"A needle, heat, one lesion of 2 cm"',
        },
        {
            "A": "Embolisation",
            "B": "90Y radioembolisation",
            "C": "PRRT",
            "D": "Debulking",
            "E": "Chemoembolisation (TACE)",
            "F": "Radiofrequency or microwave ablation",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S270", "S271", "S272", "S273", "S301", "S304", "S305", "S306", "S307", "S308"]}
from netcourse.items import check

check("tre11")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "tre11",
    2,
    Pairs(
        {"1": "D", "2": "A", "3": "E", "4": "B", "5": "F"},
        right="Knife, blood, blood with drug, radiation through the artery, heat.",
        wrong={
            "1": "Tumour was taken out, and some stayed: what is that called?",
            "2": "Only the blood supply was cut. Which name has no addition?",
            "3": "The blood supply, and a drug: which name says both?",
            "4": "Which method sends spheres that radiate through the hepatic artery?",
            "5": "Heat through a needle, for a small lesion: which method?",
            (
                "4",
                "C",
            ): "PRRT finds its cells by a receptor, in the whole body. These spheres get stuck where the artery takes them.",
        },
    ),
    again=('"Blocked with spheres that radiate." Which method?', '90Y radioembolisation.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 Progression: PRRT and targeted drugs
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S290"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-6",
        '**Decide first.** Samuel has read of a drug that carries radiation to the tumour, "like a letter with an address". Which of his results do you look up, should it ever be due?',
        {
            "A": "Ki-67: whatever divides faster is hit harder by radiation",
            "B": "The receptor PET: do his lesions bear that address?",
            "C": "The CT: is the largest lesion small enough for it?",
        },
        hints=("The drug travels in the blood. What makes it stay in one place?", "What lights up on that scan?"),
        certainty=True,
    ),
    Best(
        "B",
        right="The carrier looks for receptors, so look first whether they are there. Then ask what the rest of him would get.",
        wrong={
            "A": "Radiation has to arrive before it can hit. What leads it there?",
            "C": "The blood takes it to lesions of any size. What makes it stay in one?",
        },
    ),
    worked="A radioactive atom rides on a somatostatin analogue, and goes where receptors are. So the receptor PET comes first, and then whether he could bear it.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S248", "S282", "S283", "S284", "S285", "S286", "S287", "S289", "S290", "S291", "S292", "S293", "S294"], "facts": ["E2-11.anaemia", "E2-11.platelets", "E2-11.platelets-severe", "E2-11.mds", "E2-11.crisis", "E2-12.kidney", "E2-05.use", "E2-06.licence", "E2-06.licence-eu", "E3-05.population", "H4"]}
"""
Two questions open the way: is there a target, and can the patient bear it?

**PRRT** (peptide receptor radionuclide therapy) couples a radioactive atom, usually Lutetium-177, to a somatostatin analogue that homes to tumour cells with receptors. NETTER-1, in progressive midgut NET, showed longer progression-free survival.

- **Not without receptors, not with failing kidneys**: no target, or no way out.
- **What it costs**: anaemia (81%), low platelets (53%, severe in 1%), kidneys; myelodysplastic syndrome in about 2%; a hormonal crisis can follow a dose.

**Targeted drugs** for progression: **everolimus** blocks mTOR; licensed for progressive pancreatic NET and for *non-functional* gut or lung NET. **Sunitinib** blocks several kinases; pancreatic NET only. **Cabozantinib**, previously treated NET: US, March 2025; EU, July 2025 (adults).

> **What the article says, what is taught here.** "Spares normal tissue" is too kind: marrow and kidney are hit. PRRT is no longer for midgut alone.
"""

# %% [markdown] netcourse={"differ": "J-05", "facts": ["E2-08.us", "E2-08.eu", "E2-08.eu-withdrawn"]}
"""
### Where bodies differ: who may have 177Lu-DOTATATE

| who | where, when | says |
|---|---|---|
| FDA | US, 2024 | any receptor-positive GEP-NET, from 12 years |
| EMA | EU, 2024 | adults, progressive G1 and G2; to widen it was applied for and withdrawn (2025) |
"""

# %% [markdown]
"""
### Explore: commit first, then see

Which choices can be defended hangs on single features. Commit yourself before the board opens, then see what **one** of them moves, and why.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S255", "S289", "S293"], "facts": ["H4"]}
from netcourse.explorers import TreatmentBoard, explore

explore(TreatmentBoard("flip-receptor"))

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "tre12",
        """Two years on, Samuel's liver lesions grow under lanreotide. G2, Ki-67 7%, every lesion strongly receptor-positive; eGFR 72, platelets 190; flushes controlled. You sit on a board in the US in 2026. **Choose every next step that you could defend.**

*Open book: treatment board.*""",
        {
            "A": "Nothing: there is no standard order, so no choice can be defended",
            "B": "A clinical trial",
            "C": "Platinum with etoposide: it is growing, so it has turned into a NEC",
            "D": "Liver-directed treatment, if the growth is in the liver alone",
            "E": "PRRT with 177Lu-DOTATATE, the analogue going on as the protocol says",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S248", "S254", "S255", "S289", "S292", "S293"], "facts": ["E2-08.us", "E5-01.next"]}
from netcourse.items import check

check("tre12")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "tre12",
    2,
    Defensible(
        defensible={
            "B": "Where no sequence is proven, a trial is always worth asking for.",
            "D": "With growth in the liver alone and a centre that offers it, this can be defended, above all for symptoms.",
            "E": "Receptors everywhere, kidneys and platelets fit, progression under an analogue: this is what NETTER-1 tested in midgut NET. Plan for a hormonal crisis.",
        },
        weak={
            "A": "No fixed order does not mean that nothing can be defended: each option has its reasons. Which fit his features?",
        },
        harms={
            "C": "growth does not make a NET a NEC. Well differentiated with a Ki-67 of 7% gets no carcinoma chemotherapy by default."
        },
    ),
    again=('A NET of the ileum, G1, grows slowly under an analogue; all lesions receptor-positive, kidneys and marrow well. Name two steps that you could defend.', 'PRRT, or a trial; treatment directed at the liver, if the growth is there alone. No order is proven.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "tre13",
        """In Samuel's patient group four people with progressive NET ask for PRRT. **To whom could the board offer it?**

*Open book: treatment board.*""",
        {
            "A": "Pancreas, receptor PET negative; lesions bright on FDG",
            "B": "Pancreas, all lesions receptor-positive, creatinine clearance 85 mL/min, age 79",
            "C": "Rectum, all lesions receptor-positive, creatinine clearance 24 mL/min",
            "D": "Ileum, all lesions receptor-positive, creatinine clearance 62 mL/min",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S289", "S290", "S293"], "facts": ["E2-12.kidney", "H4"]}
from netcourse.items import check

check("tre13")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "tre13",
    2,
    Several(
        ["D", "B"],
        right="Receptors in all lesions and kidneys that suffice, in both. Age alone and a clearance of 62 are no reason against it.",
        wrong={
            "D": "Receptors are in all lesions, and a clearance of 62 suffices.",
            "B": "Receptors and kidneys are fine; age alone is no reason against it.",
        },
        harms={
            "A": "without receptors the drug has no target: only its toxicity would arrive.",
            "C": "with seriously impaired kidneys it is not given: what the kidneys can't clear stays.",
        },
    ),
    again=('Lesions bright on FDG, receptor PET negative. She asks for PRRT.', 'It is not offered: without receptors the drug has no target, only toxicity.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre14",
        """Before his first dose Samuel says: "The leaflet calls it targeted, so the rest of me gets nothing. Right?" """,
        {
            "A": '"Right: it homes to the receptors of tumour cells and goes nowhere else"',
            "B": '"Only the liver gets some, as the tumours lie there"',
            "C": '"Not quite: marrow and kidneys get some, so we watch both"',
            "D": '"No: it harms as much as radiotherapy of the whole body"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre14-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S290", "S291"], "facts": ["E2-11.mds", "E2-11.anaemia", "E2-11.platelets"]}
from netcourse.items import check

check("tre14")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre14",
    1,
    Best(
        "C",
        right="It stays where receptors are; the rest circulates, and leaves through the kidneys. Marrow and kidneys are watched, for years: in about 2 of 100 a disease of the marrow follows.",
        wrong={
            "A": '"Targeted" is not "only": anaemia and low platelets are common. Which two organs are watched?',
            "B": "Where the tumours lie is not the point: the drug circulates and leaves through the kidneys. What else divides fast?",
            "D": "It homes to cells with receptors, which spares most of the body. Which two organs still get enough to be watched?",
        },
    ),
    again=('"Does PRRT leave my marrow alone?"', 'Not wholly: blood counts are watched; in about 2 of 100 a disease of the marrow follows.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "tre15",
        """Which drug do these notes speak of?

*Open book: treatment board.*""",
        {
            "1": '"Her bronchial carcinoid grows and makes no hormone: a blocker of mTOR. With flushes the licence would not cover her"',
            "2": '"A blocker of several kinases: licensed for her, not for her neighbour, whose NET began in the ileum"',
            "3": '"It imitates somatostatin. The nurse comes every four weeks; if the stools turn greasy, we add enzymes"',
            "4": '"Her pancreatic NET must shrink. Platinum would be for the other family"',
        },
        {
            "A": "Sunitinib",
            "B": "177Lu-DOTATATE",
            "C": "Everolimus",
            "D": "Lanreotide",
            "E": "Capecitabine with temozolomide",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S275", "S276", "S282", "S283", "S284", "S286", "S287", "S300"], "facts": ["E2-05.use", "E3-05.population"]}
from netcourse.items import check

check("tre15")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "tre15",
    2,
    Pairs(
        {"1": "C", "2": "A", "3": "D", "4": "E"},
        right="mTOR: everolimus. Several kinases, pancreas only: sunitinib. The brake: an analogue. Temozolomide: pancreas.",
        wrong={
            "1": "Which of the two targeted drugs blocks mTOR and is licensed beyond the pancreas?",
            "2": "Which targeted drug is for pancreatic NET only?",
            "3": "The body's brake is somatostatin. Which drug imitates it?",
            "4": "The other family is NEC. Which chemotherapy is active in pancreatic NETs?",
            ("1", "A"): "Sunitinib blocks several kinases and is for pancreatic NET only. Which one blocks mTOR?",
            ("2", "C"): "Everolimus blocks mTOR and is licensed beyond the pancreas too.",
        },
    ),
    again=('A non-functional NET of the ileum grows. Everolimus or sunitinib, by licence?', 'Everolimus. Sunitinib is for the pancreas only.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Explore: trials, read honestly

A hazard ratio compares two groups; a patient counts in months. Which would you rather tell?
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S279", "S285", "S288", "S292", "S295"], "facts": ["E3-01.hr", "E3-04.hr", "E3-05.hr"]}
from netcourse.explorers import Trials, explore

explore(Trials("same-hr"))

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "tre16",
        """Samuel has read of RADIANT-4 (2016), everolimus against placebo in non-functional lung and gut NET: *median progression-free survival 11.0 against 3.9 months; hazard ratio 0.48 (0.35 to 0.67); overall survival not significantly different.* "What did those people gain?" he asks.""",
        {
            "A": '"They lived about twice as long: the drug halved their risk of dying, at any time"',
            "B": '"In the median it held the disease seven months longer; longer life was not shown"',
            "C": '"It worked in 52 of 100 of them"',
            "D": '"Nothing: overall survival was the same in both arms, so there was no gain"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S282", "S284", "S285"], "facts": ["E3-05.pfs", "E3-05.pfs-control", "E3-05.hr", "E3-05.os", "E3-05.population"]}
from netcourse.items import check

check("tre16")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "tre16",
    2,
    Best(
        "B",
        right="The difference of the medians, in months, and the endpoint named: that can be weighed against side effects. People with flushes, like him, were not in this trial.",
        wrong={
            "A": "You turned a ratio of progression into a length of life. What was measured, and what happened to survival?",
            "C": "1 - 0.48 is a relative reduction of the rate of progression, not a share of patients in whom it works.",
            "D": "Longer control without longer life can still be worth it, or not: that is for the patient to weigh. How many months?",
        },
    ),
    again=('Hazard ratio of progression 0.50. "So half of us are cured?"', 'No: at any moment progression is half as frequent. It is no share of people, and no cure.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 Chemotherapy: for whom
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S296", "S297"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "tre-practice-7",
        "**Decide first.** \"My neighbour got chemotherapy at once, and his shrank,\" says Samuel. \"His was neuroendocrine too. Why not mine?\" What do you ask about the neighbour's?",
        {
            "A": '"Was it well or poorly differentiated?"',
            "B": '"How far had it spread, and to which organs?"',
            "C": '"Did it show receptors on the PET?"',
        },
        hints=("One word covers two families. What parts them?", "What does chemotherapy hit, and in which family is there much of it?"),
        certainty=True,
    ),
    Best(
        "A",
        right="Neuroendocrine is said of two families, and they are treated in two ways. Ask for the family before anybody speaks of a drug.",
        wrong={
            "B": "Both families spread. What parts a tumour that divides seldom from one that divides all the time?",
            "C": "Receptors lead other drugs to their target. What has chemotherapy to find in a cell?",
        },
    ),
    worked="His is well differentiated: such tumours often respond less to chemotherapy. The neighbour's may have been a carcinoma, which is poorly differentiated and grows fast.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S296", "S297", "S298", "S299", "S300"], "facts": ["E2-14.first", "E5-03", "E5-10.high", "H3"]}
"""
In well-differentiated NETs chemotherapy plays a smaller part than in many cancers, as they often respond less. Two exceptions matter:

- **NEC**: platinum-based, along the lines of small-cell lung cancer (cisplatin or carboplatin with etoposide; ENETS 2023).
- **Pancreatic NETs**: temozolomide-based combinations are active.

**NET G3 is not a NEC.** Platinum with etoposide is not its default below a Ki-67 of 55%. A somatostatin analogue alone is too weak for bulky, fast disease.
"""

# %% [markdown] netcourse={"differ": "J-23", "facts": ["E5-10.usual", "E5-10.high", "E3-18.platinum"]}
"""
### Where bodies differ: platinum in NET G3 from a Ki-67 of 55%

| who | where, when | says |
|---|---|---|
| usual practice | international, 2025 | temozolomide or FOLFOX; other drugs if aggressive, such as a Ki-67 of 55% or more |
| NORDIC NEC 2, 117 people with NET G3 | 2025 | platinum first was too weak, and later lines did not make up for it |
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S297"], "facts": ["E5-11.us", "E5-11.china", "E3-19", "E3-20", "E3-09.pfs", "E3-09.pfs-control", "E3-09.os-hr", "E5-08"]}
from netcourse.items import Matching, Pairs, practise

practise(
    Matching(
        "tre-practice-8",
        "**Practice.** A daughter has cut out five headlines for her father, whose NET of the ileum is well differentiated. What may be said of each, as of November 2026?",
        {
            "1": '"Surufatinib: licensed for NETs since 2020"',
            "2": '"Obrixtamig finds DLL3: tumours shrink in one of five"',
            "3": '"Alpha rays, 212Pb-DOTAMTATE, met their goal in 61 people with a NET"',
            "4": '"COMPETE: 177Lu-edotreotide holds NETs for 23.9 months, everolimus for 14.1"',
            "5": '"Chemotherapy shrinks cancers: why is it kept from NETs?"',
        },
        {
            "A": "Tried against another drug: held for longer; longer life was not shown",
            "B": "NET, but no control group: better than what there is? Nobody knows yet",
            "C": "NEC, another family than his, and no control group",
            "D": "True in one country; another refused it",
            "E": "Where cells seldom divide it has little to hit",
            "F": "Settled: it holds for longer, and people live longer",
        },
        hints=(
            "Ask of each: who was treated, and against what was it tried? Two had no control group.",
            "One drug got two answers, from two countries. One headline is not about a new drug at all.",
        ),
        certainty=True,
    ),
    Pairs(
        {"1": "D", "2": "C", "3": "B", "4": "A", "5": "E"},
        right="Who was treated, against what, who licensed it and where: four questions to any headline.",
        wrong={
            "1": "China licensed it; the US refused it in 2022, as trials from one country were not enough. A licence holds for its country.",
            "2": "DLL3 was the target in NEC. Which family is his, and was there anything to compare with?",
            "3": "The goal was a response, in one group. What would show that it does better than what there is?",
            "4": "Two arms, and months until growth. What did the trial say of length of life?",
            "5": "No trial is needed here. How often does a cell of a well-differentiated NET divide?",
            ("4", "F"): "You turned longer control into longer life: that was not shown.",
            ("3", "F"): "Without a control group nothing of that can be known. What did these 61 people not have beside them?",
            ("1", "F"): "A licence in one country settles nothing elsewhere. What did the US say?",
            ("2", "B"): "No control group, rightly. But who were these people: NET or NEC?",
            ("3", "C"): "No control group, rightly. But who were these people: NET or NEC?",
        },
    ),
    worked="Surufatinib: licensed in China (2020, 2021), refused in the US (2022). DLL3: a response in 22% of 60 people with a NEC, phase 1, no control group. Alpha emitter: promising, uncontrolled. COMPETE (2026): longer control than with everolimus, longer life not shown; we saw no licence. Chemotherapy: well-differentiated NETs often respond less.",
    sources=("the page on what changed after the article, with date and country of each", "the article (chemotherapy)"),
)

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, Varied, Window, ask

ask(
    Varied(
        DefensibleSet(
            "tre17",
            """A woman of 49: pancreatic NET **G3**, well differentiated, Ki-67 {ki67}%, bulky liver metastases with pain. Every lesion strongly receptor-positive. US, 2026. **Choose every first treatment that you could defend.**

*Open book: treatment board.*""",
            {
                "A": "Platinum with etoposide",
                "B": "PRRT with a somatostatin analogue",
                "C": "A somatostatin analogue alone",
                "D": "Capecitabine with temozolomide",
                "E": "A clinical trial",
            },
        ),
        {"ki67": Window(27, 37)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S296", "S300"], "facts": ["E5-03", "E5-05.us", "E2-08.eu", "E2-08.eu-withdrawn", "E3-08.pfs", "E3-18.platinum", "H3"]}
from netcourse.items import check

check("tre17")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, Drawn, award_item

award_item(
    "tre17",
    2,
    Drawn(
        lambda ki67: Defensible(
            defensible={
                "B": "NETTER-2 tested it first-line in G2 and G3; licensed for this in the US. In the EU the licence covers G1 and G2; the application to widen it was withdrawn in 2025.",
                "D": "Active in pancreatic NETs, and it can relieve bulky disease.",
                "E": "Where first choices compete, a trial can always be defended.",
            },
            weak={"C": "Too weak alone for bulky, symptomatic disease at this Ki-67. What acts faster?"},
            harms={"A": f"at a Ki-67 of {ki67}% this treats a NET G3 as if it were a NEC: it works poorly, and better choices come first."},
        ),
        sides=lambda ki67: {"B1-3.ki67": ki67, "E3-17.direction": ki67},
    ),
    again=('NET G3 of the pancreas, Ki-67 25%, symptoms. Platinum with etoposide first?', 'Not as the default: capecitabine with temozolomide, PRRT where it is licensed, or a trial can be defended.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "tre18",
        """A man of 66: colon, **NEC**, large-cell, Ki-67 85%, liver metastases; he is fit. The receptor PET is faintly positive. **Choose every first treatment that you could defend.**

*Open book: treatment board.*""",
        {
            "A": "A somatostatin analogue alone, since receptors are there",
            "B": "Everolimus",
            "C": "PRRT alone, since receptors are there",
            "D": "Carboplatin with etoposide",
            "E": "Cisplatin with etoposide",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S298", "S299"], "facts": ["E2-14.first", "E5-06.first", "H2"]}
from netcourse.items import check

check("tre18")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "tre18",
    2,
    Defensible(
        defensible={
            "D": "ENETS 2023 names it for digestive NEC.",
            "E": "Platinum with etoposide, along the lines of small-cell lung cancer; no difference between the platinums is established.",
        },
        weak={"B": "It is licensed for progressive NETs. For a NEC it comes too slow, and it is not what is tested there."},
        harms={
            "A": "it delays the chemotherapy that he needs.",
            "C": "it delays the chemotherapy that he needs; a faint signal is no reason.",
        },
    ),
    again=('Small-cell NEC of the oesophagus, metastases, fit. First treatment?', 'Platinum with etoposide.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 19 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre19", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, Trials
from netcourse.items import ask

ask(
    Asked(
        "tre19",
        """Four years on, after lanreotide and PRRT, Samuel's NET grows again. He flushes, and no lesion takes up the receptor tracer any more. He asks: *"Was a drug ever tried in people like me, and did it hold the tumour?"*

**Set the trial and the endpoint that answer him.** Then record.""",
        explorer=Trials(),
        counts=("trial", "endpoint"),
        begin={"trial": "clarinet", "endpoint": "os"},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre19-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S248"], "facts": ["E3-13.pfs", "E3-13.hr", "E3-13.os-hr"]}
from netcourse.items import check

check("tre19")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "tre19",
    2,
    Placed(
        {
            "trial": OneOf(
                ["cabinet-other"],
                "Who was in this trial? Look for people with a NET outside the pancreas that had grown on earlier treatment.",
                {
                    "cabinet-pancreas": "The same drug, other people: these had a NET of the pancreas. Where did his begin?",
                    "radiant-4": "These had no hormone symptoms, and he flushes. Which trial took people who had been treated before?",
                    "netter-1": "Midgut, yes; but PRRT needs receptors, and no lesion of his shows any more.",
                    "compete": "Both arms are for people unlike him: PRRT needs receptors, and no lesion of his shows any more.",
                },
            ),
            "endpoint": OneOf(["pfs"], "He asks whether it held the tumour. Which endpoint counts until it grows?"),
        },
        right="CABINET, sites outside the pancreas: pretreated like him, and the drug held the tumour for longer. That it prolongs life was not shown.",
    ),
    again=('The same story, but the NET began in the pancreas. Which trial?', 'The part of CABINET with pancreatic NETs: the same drug, a part of its own.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 20 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "tre20", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, TreatmentBoard
from netcourse.items import ask

ask(
    Asked(
        "tre20",
        """Ten patients wait at this board. **For one of them surgery on the liver would be a harm as things stand, and could be defended once something has been looked at.**

**Choose that patient, and flip the one feature that opens the way.** (Decide as you like: only the patient and the flip count.) Then record.""",
        explorer=TreatmentBoard(patient="F"),
        counts=("patient", "flip"),
        in_sight=("flip",),
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre20-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S108", "S109"], "facts": ["A2-06.heart", "H9"]}
from netcourse.items import check

check("tre20")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "tre20",
    2,
    Placed(
        {
            "patient": OneOf(["B"], "Look for somebody with liver metastases whose hormone can damage another organ."),
            "flip": OneOf(
                ["heart"],
                "Something has to be looked at before the operation. Which organ does carcinoid syndrome harm?",
                {"non-functional": "That would be another disease: no examination takes hers away. What can be examined in her?"},
            ),
        },
        right="Carcinoid syndrome, liver metastases, and nobody had looked at the heart. An echocardiogram first; then surgery can be discussed.",
    ),
    again=('Carcinoid syndrome; the echocardiogram shows a failing tricuspid valve. May the liver be operated on next week?', 'Not before cardiology has decided on the valve: liver and valve are timed together.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["E2-12.kidney", "E2-12.gfr", "H4"]}
"""
## 8 Two tables

One row a person, all **synthetic**, made from a seed. **You point and click:** keep the rows that you want, read the number, and press *Use … for …*; it goes into the answer below. If you like to program, the pandas line stands beside it.

### Exercise 1 · 4 marks

**A clinic's list for PRRT: 420 referrals.** How many may be discussed for it, and how many would it harm?

1. `n_to_discuss`: `differentiation` well, `receptors` in all lesions, and `creatinine_clearance` of 30 mL/min **or more**. (30 is the limit that the US clinic of this exercise has set; labels and trials differ.)
2. `n_harmed`: `receptors` none, **or** `creatinine_clearance` **below** 30 (the second list).
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("prrt", ("n_to_discuss", "n_harmed")))

# %% nbgrader={"grade": false, "grade_id": "tre-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_to_discuss = None  # Use ... for n_to_discuss, above, puts its number here
n_harmed = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# referrals = pd.DataFrame(rows("prrt"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

referrals = pd.DataFrame(explorers.rows("prrt"))
receptors, clearance = referrals["receptors"], referrals["creatinine_clearance"]
n_to_discuss = ((referrals["differentiation"] == "well") & (receptors == "all lesions") & (clearance >= 30)).sum()
n_harmed = ((receptors == "none") | (clearance < 30)).sum()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S289", "S293"], "facts": ["E2-12.kidney", "H4"]}
from netcourse.items import number

n_to_discuss = number("n_to_discuss", unit="people", low=0, high=420)
n_harmed = number("n_harmed", unit="people", low=0, high=420)
### BEGIN HIDDEN TESTS
from netcourse.cases import prrt_referrals
from netcourse.items import Criterion, award

_all = prrt_referrals()
_well = [r for r in _all if r.differentiation == "well"]
_discuss = [r for r in _well if r.receptors == "all lesions" and r.creatinine_clearance >= 30]
_harmed = [r for r in _all if r.receptors == "none" or r.creatinine_clearance < 30]
_why = {
    sum(r.creatinine_clearance > 30 for r in _discuss): "You left out those with exactly 30: 30 or more takes them in.",
    sum(
        r.receptors == "all lesions" and r.creatinine_clearance >= 30 for r in _all
    ): "You counted NECs as well. Differentiation is read first.",
    sum(r.receptors == "all lesions" for r in _well): "You forgot the kidneys.",
    sum(r.creatinine_clearance >= 30 for r in _well): "You forgot the receptors: without them there is no target.",
    sum(
        r.receptors != "none" and r.creatinine_clearance >= 30 for r in _well
    ): "You took some lesions for all. Lesions without receptors get nothing.",
}
_why_harmed = {
    sum(
        r.receptors == "none" or r.creatinine_clearance <= 30 for r in _all
    ): "You counted exactly 30 as below 30.",
    sum(
        r.receptors == "none" and r.creatinine_clearance < 30 for r in _all
    ): "You asked for both at once. Either one harms.",
    sum(r.receptors == "none" for r in _all): "You forgot the kidneys.",
    sum(r.creatinine_clearance < 30 for r in _all): "You forgot those without receptors.",
    len(_all) - len(_discuss): "Not to be discussed is not the same as harmed. Count: no receptors, or a clearance below 30.",
}
_first, _second = n_to_discuss == len(_discuss), n_harmed == len(_harmed)
award(
    4,
    Criterion(
        _first,
        2,
        f"{len(_discuss)} of {len(_all)}: a referral is not an indication."
        if _first
        else _why.get(n_to_discuss, "Three conditions have to hold: well, all lesions, 30 or more."),
    ),
    Criterion(
        _second,
        2,
        f"{len(_harmed)} would get toxicity without a target, or without kidneys to clear it."
        if _second
        else _why_harmed.get(n_harmed, "One of two is enough: no receptors, or below 30."),
    ),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["E3-05.pfs", "E3-05.pfs-control", "E3-05.hr"]}
"""
### Exercise 2 · 4 marks

**What does a hazard ratio feel like?** 400 synthetic people in two arms, drawn from the medians of RADIANT-4 (everolimus 11.0 months, placebo 3.9), as if everybody had been followed to progression: an illustration, not the trial, whose hazard ratio of 0.48 is not that of this table. `months` is the time to progression.

1. `held`: the percentage of the **everolimus** arm with `months` of 12 or more. Keep the arm first; the step after that has the share.
2. `held_on_placebo`: the same for the other arm.
3. `gain`: the difference, in percentage points. Which would you rather tell a patient: this, or a hazard ratio?
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("people", ("held", "held_on_placebo"), {"gain": "held - held_on_placebo"}))

# %% nbgrader={"grade": false, "grade_id": "tre-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
held = None  # Use ... for held, above, puts its number here
held_on_placebo = None
gain = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# people = pd.DataFrame(rows("people"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

people = pd.DataFrame(explorers.rows("people"))
everolimus = people[people["arm"] == "everolimus"]
placebo = people[people["arm"] == "placebo"]
held = 100 * (everolimus["months"] >= 12).mean()
held_on_placebo = 100 * (placebo["months"] >= 12).mean()
gain = held - held_on_placebo
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "tre-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S282", "S285"], "facts": ["E3-05.pfs", "E3-05.pfs-control", "E3-05.os"]}
from netcourse.items import number

held = number("held", unit="%", low=0, high=100)
held_on_placebo = number("held_on_placebo", unit="%", low=0, high=100)
gain = number("gain", unit="points", low=-100, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import trial_participants
from netcourse.items import Criterion, award

_all = trial_participants()


def _held(arm):
    months = [p.months for p in _all if p.arm == arm]
    return 100 * sum(m >= 12 for m in months) / len(months)


_drug, _none = _held("everolimus"), _held("placebo")
_everybody = 100 * sum(p.months >= 12 for p in _all) / len(_all)


def _near(got, value):
    return abs(got - value) < 0.06 or abs(got - value / 100) < 0.0006


def _told(got, value):
    if _near(got, 100 - value):
        return "That is the share that progressed before 12 months. How many were still held?"
    if _near(got, _everybody):
        return "You took both arms together. Keep one arm first."
    return "Keep the arm, then ask in which share of it, in %, months are at least 12."


_gained = _near(gain, _drug - _none)
award(
    4,
    Criterion(_near(held, _drug), 1, f"{_drug:.0f}% were held for a year." if _near(held, _drug) else _told(held, _drug)),
    Criterion(
        _near(held_on_placebo, _none),
        1,
        f"{_none:.0f}% without the drug." if _near(held_on_placebo, _none) else _told(held_on_placebo, _none),
    ),
    Criterion(
        _gained,
        2,
        f"{_drug - _none:.0f} more of 100 people held at one year: that is what a patient can weigh. It says nothing of length of life."
        if _gained
        else "The gain is the first percentage less the second, in points, not their ratio.",
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
**How well did you know what you knew?** Practice only; it never touches your marks.
"""

# %% jupyter={"source_hidden": true}
from netcourse.items import calibration

calibration()

# %% [markdown] netcourse={"facts": ["E3-01.os", "H4", "H9"]}
"""
### Take with you

- **Grade, site, extent, function**; then receptors, pace, symptoms, wishes. No fixed order.
- **What can be cut out completely is cut out**, by site and size.
- **Analogues hold; they were not shown to prolong life.**
- **Heart before liver. Receptors and kidneys before PRRT. NET or NEC before chemotherapy.**

And Samuel? You can tell him what comes next, and why each step is talked over with him.

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown] netcourse={"teaches": ["S258", "S261", "S262", "S263", "S288", "S295"]}
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| surgery by site and size | ENETS guidance papers and reviews as named in the facts E1-01 to E1-13; Hu et al., World J Gastroenterol 2025 (rectum) | by body, 2018 to 2025 |
| somatostatin analogues | PROMID (2009), CLARINET (2014) | international |
| everolimus | RADIANT-4: Yao et al., Lancet 2016 | international |
| PRRT | NETTER-1: Strosberg et al., N Engl J Med 2017; labels of 177Lu-DOTATATE; EMA | US 2024; EU 2024, 2025 |
| licence of cabozantinib | US regulator; European Commission | US, March 2025; EU, July 2025 |
| octreotide around operations | meta-analysis 2022; one surgical group 2022 and 2024; the article; ENETS, UKINETS | international; UK |
| sequence | ASCO 2023 | US, 2023 |
| NEC and NET G3 | ENETS 2023; TOPIC-NEC 2022; NORDIC NEC 2 (Sorbye et al., Br J Cancer 2025) | Europe; Japan; Nordic countries |
| what the article cites | Pavel et al., ESMO guideline, Ann Oncol 2020; ENETS Standards of Care (2017, cited by it as 2023); NANETS 2023; its evidence rated by GRADE, which is no tumour grade | |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts PRRT` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours. Where it is dated or simplified, a box says so.
"""
