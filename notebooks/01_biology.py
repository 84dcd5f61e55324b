# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 1 · Biology

Leila Haddad is 29. She came with kidney stones; her calcium is high. On the CT somebody noticed two small lesions in her pancreas. The biopsy of one says: *"well-differentiated
neuroendocrine tumour"*. On the old referral letter stands another word: *"carcinoid, so benign. No follow-up needed."*

By the end of this unit you can tell her what this tumour is, where such tumours come from, why her family matters, and what to make of that letter.

> **For education only.** Nothing here is advice about a real patient. All patients and families in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, with hints, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks.

**Guessing earns little.** Where several may be right, a wrong tick takes back what a right one earns; of pairs, one right pair is not counted, as chance gives it. Some questions ask for every choice that you could defend: one such choice earns half the marks, two earn all, and a weak one takes back half.

There are 45 marks: 18 short questions, two exercises with a table, and one conversation in your own words. Plan 90 minutes.
"""

# %% [markdown]
"""
## What you will be able to do

1. **Define** NET and neuroendocrine cell, and explain how such a tumour causes symptoms. *(BIO1)*
2. **Explain** why "carcinoid" was given up as a name. *(BIO2)*
3. **State** incidence, trend and age, and interpret why incidence rises. *(BIO3)*
4. **Classify** a NET by its primary site. *(BIO4)*
5. **Differentiate** sporadic from inherited NET. *(BIO5)*
6. **Match** MEN1, VHL, NF1 and TSC to their tumours. *(BIO6)*
7. **Decide** whether genetic testing, counselling or surveillance is due. *(BIO7)*
"""

# %% [markdown]
"""
## 1 A cell that listens to nerves and answers with hormones
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S002", "S006"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-1",
        "**Decide first.** \"They are so small,\" says Leila of her two lesions. \"Then they can't have made me ill yet?\" What do you answer?",
        {
            "A": "\"Size alone can't tell: what their cells release might\"",
            "B": '"Right: a tumour has to be large, or have spread, to make somebody ill"',
            "C": '"They have: in the pancreas they must press on the bile duct"',
        },
        hints=("What can these cells do that most tumour cells can't?", "Does a hormone need a lump to act far away?"),
        certainty=True,
    ),
    Best(
        "A",
        right="Hormone, not size, makes the symptoms of such a tumour. So ask what she feels.",
        wrong={
            "B": "That holds for tumours that only take up room. What else can a neuroendocrine cell do?",
            "C": "They may lie far from the duct. What leaves a tumour and acts everywhere?",
        },
    ),
    worked="Neuroendocrine cells release hormones. Malignant ones may keep doing so, and too much of it makes ill, even from a tumour that nobody can feel. Small is no reason not to ask.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009", "S010"]}
"""
A **neuroendocrine cell** takes input from nerves and answers it by releasing hormones: it links the nervous and the endocrine system. Such cells are spread
over the whole body, so a **neuroendocrine tumour (NET)**, a cancer of these cells, can start in any organ that holds them.

When they turn malignant they may keep making their hormone. If it is too much, it causes the symptoms that belong to that hormone: a patient can be ill from a tumour that is too small to
be felt.

**And the old word?** "Carcinoid" meant "like a carcinoma, but milder". NETs are malignancies with a **range** of aggressiveness: most grow slowly, some do not, and even a slow one can spread.
The name was given up for that reason.
"""

# %% [markdown]
"""
### Explore: where they sit

A hormone in the blood points back to the organs that can make it. Walk through the map organ by organ.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S004", "S005", "S006"], "facts": ["A1-03.serotonin", "A1-04", "A1-05"]}
from netcourse.explorers import Atlas, explore

explore(Atlas("serotonin"))

# %% [markdown]
"""
### Question 1 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio01",
        """Rob, 44, has the desk next to Leila's. He has a tumour in the bronchus, and a hormone in his blood that the lung, he has read, does not make. "Surely it came from a gland and spread to the lung?" The biopsy says
*neuroendocrine tumour of the bronchus*. What do you answer?""",
        {
            "A": '"Yes: a hormone means that it started in a gland"',
            "B": '"No: cells that take orders from nerves and answer with hormones sit in the lung too"',
            "C": '"No: lung cells turned into gland cells because of the tumour"',
            "D": '"No: the tumour presses on a gland nearby, which then releases more of its own hormone"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio01-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S001", "S002", "S003", "S004", "S005", "S006"]}
from netcourse.items import check

check("bio01")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio01",
    1,
    Best(
        "B",
        right="Neuroendocrine cells are spread over the body, the airways included. A tumour of them may go on making hormones.",
        wrong={
            "A": "You took hormones for the privilege of glands. Where else do cells sit that answer nerves with hormones?",
            "C": "Nothing had to turn into something else: the cells of origin were neuroendocrine before. Where do they sit?",
            "D": "Pressure makes no hormone. The tumour's own cells release it: what kind of cell did it start from?",
        },
    ),
    again=('A tumour of the appendix releases a hormone. How can an appendix do that?', 'Cells that take orders from nerves and answer with hormones sit there too.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio02",
        """Leila holds two papers. The old letter: *"carcinoid, so benign. No follow-up needed."* The biopsy: *"well-differentiated neuroendocrine tumour, G1"*. What do you make of the letter?""",
        {
            "A": "Agree: a carcinoid is a benign forerunner of a NET",
            "B": "Disagree: it is a cancer like any other, so platinum-based chemotherapy has to start now",
            "C": "Agree for now: G1 means that it is not a cancer",
            "D": "Disagree: it is a NET, a cancer that mostly grows slowly and can still spread",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S001", "S007", "S008", "S009", "S010"]}
from netcourse.items import check

check("bio02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio02",
    2,
    Best(
        "D",
        right="The word is old, the tumour is a NET: a malignancy within a range, mostly slow. Neither the old word nor a low grade makes it benign: she needs a stage and follow-up.",
        wrong={
            "A": "Carcinoid is the former name of the same tumour, not of a forerunner. Why was the name given up? Look at section 1.",
            "B": "You went from one extreme to the other. Most NETs grow slowly, and what follows depends on grade and stage: ask for the stage.",
            "C": "Grade says how fast a NET grows. A NET of any grade is a cancer, and even a slow one can spread: she needs follow-up.",
        },
    ),
    again=('"Carcinoid of the appendix", says an old letter. Benign?', 'No: that is the old name of a NET, a malignancy within a range, mostly slow.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 How often, and where
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S005", "S032"], "facts": ["A3-12"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-2",
        '**Decide first.** Leila has found two rankings of where NETs of the gut begin. An article for patients: small intestine, rectum, appendix. A registry in Asia: the rectum first. "Which of them is wrong?" What do you say?',
        {
            "A": '"The registry: what holds for most countries holds for it too"',
            "B": '"The older of the two: newer figures replace it"',
            "C": '"Perhaps neither: which people did each of them count?"',
        },
        hints=("Could both be right at once?", "Who stands in a registry, and who does not?"),
        certainty=True,
    ),
    Best(
        "C",
        right="A ranking holds for those who were counted. Put the same question to every share that she reads.",
        wrong={
            "A": "Why should it? A site may be frequent in one place and rare in another. Whom does each ranking count?",
            "B": "Newer is not yet nearer to the truth. Whom does each of the two count?",
        },
    ),
    worked="Not every place is equally common, and the order is not everywhere the same. The article ranks small intestine, rectum, appendix; in Asia rectum and pancreas lead. Both can be right: ask who was counted.",
    sources=("the article", "registries of the US and of Asia"),
)

# %% [markdown] netcourse={"teaches": ["S023", "S024", "S025", "S026", "S027", "S028", "S030", "S031", "S032", "S033", "S034", "S035", "S036", "S037", "S038", "S039", "S040", "S041", "S042", "S043"], "facts": ["A3-01", "A3-02", "A3-03", "A3-09", "A3-10.lung", "A3-11.article", "A3-11.groups", "A3-11.all-sites", "A3-12", "A3-13.age"]}
"""
Both rankings can be right: a share belongs to the people who were counted. So with all that follows ask: **of whom?**

NETs count as rare. The article for patients on which this course rests gives **5 to 7 new patients in 100,000 people a year**; a US registry counted 1.09 in 1973 and 6.98 in 2012. Typically they are
around 60 years old, but every age is possible.

Why the rise? Better imaging finds tumours that were missed before: that is **part** of it. In the registry it rose at all sites, stages and grades, so it may not be all of it.

**Sites.** Most start in the gut. There the small intestine leads, above all the ileum; rectum and appendix follow in the article's order. Registries differ: in Asia rectum and pancreas lead. Besides the gut, the **lung**
is a main site. The groups:

- **gastroenteropancreatic (GEP)**, the largest: stomach, small intestine, appendix, colon and rectum, pancreas;
- **pancreatic**, a part of GEP that stands out: its tumours make different hormones, each with a syndrome of its own;
- **bronchopulmonary**: lungs and airways, from the typical carcinoid (slow) over the atypical carcinoid to the neuroendocrine carcinomas (aggressive).

The primary site is worth finding even when there are metastases: it shapes symptoms and treatment.

> **What the article says, what is taught here.** It gives the lung about 25%. That fits the three groups GEP, lung and unknown; among six sites of a US registry it is 30.6%, of all NETs of 2012 it is 21%. Here: a fifth to a third, *by
> registry and denominator*. It also counts small-cell and large-cell carcinoma among the lung NETs: they are carcinomas (NEC), not NETs.
"""

# %% [markdown]
"""
### Question 3 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(
    NumberWithUnit(
        "bio03",
        """Leila asks: "Am I the only one around here?" Her region has 400,000 people. Take the article's rate: 5 to 7 new patients per 100,000 people and year.

**How many new patients do you expect in a year?** One number within the range will do.""",
        "patients",
        0,
        400000,
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio03-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S023", "S024"], "facts": ["A3-09"]}
from netcourse.items import check

check("bio03")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, Slip, award_item

award_item(
    "bio03",
    2,
    Quantity(
        24,
        4,
        right="Four times 5 to 7 is 20 to 28 new patients a year. A rare cancer, and yet she is not alone: most of them live with it for years.",
        slips=[
            Slip(6, "That is the number in 100,000 people. The region has four times as many."),
            Slip(2400, "That is a hundred times too many: the rate is per 100,000, not per 1,000."),
            Slip(240, "That is ten times too many: the rate is per 100,000, not per 10,000."),
        ],
        otherwise="How many times do 100,000 people fit into 400,000? Multiply 5 to 7 by that.",
    ),
    again=('A town of 150,000 people, at 5 to 7 new patients per 100,000 a year. How many do you expect in a year?', 'One and a half times 5 to 7: 7.5 to 10.5, so 8 to 10.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio04",
        """Leila has read on her telephone: "NET diagnoses have risen more than six-fold in forty years. We live in an epidemic." Over the same time CT and endoscopy became common. In the registry the rise
was seen at all sites, stages and grades, and most of it in early stages. Which answer can you defend?""",
        {
            "A": '"Better imaging explains a part; how much is left is open"',
            "B": '"It is all due to better imaging; the disease has not changed"',
            "C": '"It is an epidemic: imaging can\'t find metastatic disease that was not there"',
            "D": '"It is due to people growing older: NETs do not occur before 60"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio04-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S025", "S026", "S027", "S028"], "facts": ["A3-03"]}
from netcourse.items import check

check("bio04")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio04",
    1,
    Best(
        "A",
        right="Most of the rise is in early stages: tumours that were missed are found now. Advanced stages rose too, so that need not be all.",
        wrong={
            "B": "Early stages rose most, which fits better imaging. But advanced stages rose as well. What does that leave open?",
            "C": "More is found than before, at every stage, and part of that is better looking. A rise in diagnoses is not yet a rise in disease.",
            "D": "Around 60 is typical, but every age is possible. Look at what else changed in forty years.",
        },
    ),
    again=('"All of the rise is better scanners." What speaks against all of it?', 'Most of the rise is in early stages, which fits scanners; but advanced stages rose too.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(
    NumberWithUnit(
        "bio05",
        """Rob asks how often a NET sits in the lung, as his does. A US registry gives new patients per 100,000 people and year: GEP 3.56, lung 1.49, primary unknown 0.84.

**What percentage of the NETs with a *known* primary is lung?** One decimal place is enough.""",
        "%",
        0,
        100,
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S033", "S039", "S040"], "facts": ["A3-05", "A3-06", "A3-07", "A3-11.groups"]}
from netcourse.items import check

check("bio05")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, Slip, award_item

award_item(
    "bio05",
    2,
    Quantity(
        29.5,
        0.5,
        right="1.49 of 5.05 is 29.5%. With the unknown primaries in the denominator it is a quarter: say of whom.",
        slips=[
            Slip(25.3, "You left the unknown primaries in. The question asks for those whose primary is known."),
            Slip(41.9, "That is lung against GEP. A share is a part of both together."),
            Slip(0.295, "Right share, wrong unit: times 100 gives per cent.", 1),
        ],
        otherwise="Add the rates of the known primaries, and divide 1.49 by the sum.",
    ),
    again=('New patients per 100,000 a year: site A 3.0, site B 1.0, primary unknown 0.5. What share of the known primaries is B?', '1.0 of 4.0 is 25%. With the unknown ones in the denominator it would be 22%: say of whom.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "bio06",
        """The GEP board meets today. Whose tumour belongs on its list?""",
        {
            "A": "A 12 mm tumour of the ileum",
            "B": "Rob's tumour of the bronchus, 2 cm",
            "C": "A polyp of the rectum, NET G1",
            "D": "An insulinoma",
            "E": "A phaeochromocytoma of the adrenal gland",
            "F": "A tumour of the tip of the appendix",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S030", "S035", "S036", "S037"], "facts": ["A1-04", "A1-12"]}
from netcourse.items import check

check("bio06")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "bio06",
    2,
    Several(
        ["A", "C", "D", "F"],
        right="Gut and pancreas, the insulinoma included. Lung and adrenal have groups of their own.",
        wrong={
            "A": "The ileum is the main place in the small intestine: gut.",
            "B": "The bronchus makes it bronchopulmonary, with a table of its own.",
            "C": "The rectum belongs to the gut, however small the polyp.",
            "D": "An insulinoma sits in the pancreas: the P in GEP.",
            "E": "A phaeochromocytoma comes from the adrenal medulla and has a classification of its own.",
            "F": "The appendix belongs to the gut.",
        },
    ),
    again=('A NET of the duodenum, a paraganglioma of the neck, a carcinoid of the lung. Which is for the GEP board?', 'The NET of the duodenum: it belongs to the gut. Lung and paraganglia have groups of their own.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio07",
        """A 62-year-old woman in Leeds: liver metastases of a well-differentiated NET, primary unknown; flushes. A colleague wants to stop looking: "NET is NET, and it has spread anyway." What do you say?""",
        {
            "A": '"Agreed: once it is in the liver, the primary site plays no part"',
            "B": '"Look on, first in the small intestine: the site shapes symptoms and treatment"',
            "C": '"Look on, first in the colon: most of the gut is colon"',
            "D": '"Look on, in the lung only: flushes come from the lung"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio07-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S030", "S031", "S033", "S034"], "facts": ["A1-03.serotonin", "A3-12"]}
from netcourse.items import check

check("bio07")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio07",
    2,
    Best(
        "B",
        right="Most NETs start in the gut, and there the small intestine leads in western registries; flushes fit it. The site decides what can be offered.",
        wrong={
            "A": "You took metastatic for uniform. Drugs and operations differ by primary: which site would you look for first?",
            "C": "Length of bowel is not frequency. Which part of the gut holds most NETs?",
            "D": "A lung NET can cause flushes, but the commonest reason with liver metastases lies in the gut. Where first?",
        },
    ),
    again=('Liver metastases of a well-differentiated NET, nothing seen in the gut on CT, no symptoms. Is the search for the primary over?', 'No: the primary still shapes what can be offered, and in western registries the small intestine comes first.'),
)
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S039", "S041", "S042", "S043"]}
from netcourse.items import Order, Ordering, practise

practise(
    Ordering(
        "bio-practice-3",
        "**Practice.** Three reports from the lung. Order them from the slow to the aggressive end.",
        {
            "A": "Neuroendocrine carcinoma, small-cell type",
            "B": "Typical carcinoid",
            "C": "Atypical carcinoid",
        },
        hints=(
            "Two of the three are NETs, one is a carcinoma.",
            '"Atypical" means a step further on. From what?',
        ),
        certainty=True,
    ),
    Order(
        ["B", "C", "A"],
        right="Typical, atypical, carcinoma. Only the first two are NETs.",
        wrong={
            ("B", "C"): "The typical carcinoid is the slow end; atypical is the step between.",
            ("C", "A"): "A neuroendocrine carcinoma is poorly differentiated and more aggressive than either carcinoid.",
        },
    ),
    worked="Typical carcinoid, atypical carcinoid, neuroendocrine carcinoma. The first two are NETs of the lung, the last is a NEC.",
    sources=("WHO classification of lung tumours, as reprinted",),
)

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "bio08",
        """Four pancreatic NETs of the same size and grade. Which cell did each start from?""",
        {
            "1": "Faints before breakfast; well after sugar",
            "2": "Ulcers that come back; diarrhoea",
            "3": "Red patches that move over the legs; sugar newly high; clothes too wide",
            "4": "Leila's: no low sugar, no ulcer, no rash; found by chance",
        },
        {
            "A": "G cell: gastrin",
            "B": "Alpha cell: glucagon",
            "C": "EC cell: serotonin",
            "D": "Beta cell: insulin",
            "E": "Can't be told from the symptoms",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S006", "S038"], "facts": ["A1-02.cell", "A1-04", "A1-05", "A2-04.hallmark"]}
from netcourse.items import check

check("bio08")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "bio08",
    2,
    Pairs(
        {"1": "D", "2": "A", "3": "B", "4": "E"},
        right="Same organ, same grade, different hormone, different disease. Silence says only that no hormone makes itself felt.",
        wrong={
            "1": "Low sugar that sugar cures: which hormone lowers it?",
            "2": "Ulcers come from acid. Which hormone drives acid?",
            "3": "A high sugar, weight loss and a rash that moves: which hormone works against insulin?",
            "4": "A silent tumour may come from any of these cells and release too little to be felt.",
            ("4", "C"): "Serotonin would bring flushes and diarrhoea. A silent tumour tells nothing of its cell.",
        },
    ),
    again=('A NET of the pancreas; when a meal is late she sweats and is confused. Which cell did it start from?', 'The beta cell: it makes insulin.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 Why the liver decides who flushes
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S006"], "facts": ["A1-03.serotonin"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-4",
        '**Decide first.** In the waiting room Leila has met a man. For years his NET of the ileum released serotonin, and he felt nothing; now it has spread to the liver, and he flushes. "Why only now?" she asks. What do you think of first?',
        {
            "A": "The metastases must make another hormone than the tumour in the ileum did",
            "B": "The blood of the metastases goes another way than that of the ileum",
            "C": "There is more tumour now, and so more serotonin",
        },
        hints=("Which organ did the serotonin of the ileum meet first?", "Where does the blood go that leaves the liver?"),
        certainty=True,
    ),
    Best(
        "B",
        right="The same hormone, from a place behind the barrier. Ask of every such tumour: which way does its blood go?",
        wrong={
            "A": "Metastases are made of the same cells. What is different is where their blood goes.",
            "C": "More, perhaps. But he felt nothing at all for years. What took the serotonin away?",
        },
    ),
    worked="Blood from the ileum passes the liver, which breaks serotonin down. Blood that leaves the liver goes to the heart: what metastases release there reaches the body.",
    sources=("the article; teaching model of the explorer",),
)

# %% [markdown] netcourse={"teaches": ["S006", "S034", "S078", "S079"], "facts": ["A1-03.serotonin"]}
"""
Blood from the gut passes through the liver before it reaches the heart. A healthy liver breaks serotonin down on this **first pass**. So a tumour in the ileum can release a great deal and cause
nothing, until metastases in the liver release behind the barrier. That is the rule, and the article knows no other. Yet a tumour whose blood does not pass the liver (bronchus, ovary, retroperitoneum) needs no metastases.
"""

# %% [markdown]
"""
### Explore: a barrier and a way round it

The rule has an exception, and whoever knows it looks in other places too. This is a teaching model: its assumptions stand beside it.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S006"], "facts": ["A1-03.serotonin"]}
from netcourse.explorers import FirstPass, explore

explore(FirstPass("bypass"))

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, FirstPass
from netcourse.items import ask

ask(
    Asked(
        "bio09",
        """Two women with a serotonin-releasing NET of the same size, neither with liver metastases. *The first has it in the ileum and feels nothing. The second has it in an ovary and flushes.*

**Set the model so that it shows the second woman**: where her tumour lies, and how much of her liver is metastases. See why she flushes, then record.""",
        explorer=FirstPass(),
        counts=("origin", "metastases"),
        begin={"origin": "gut", "metastases": 10},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S006", "S034", "S078"], "facts": ["A1-03.serotonin"]}
from netcourse.items import check

check("bio09")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, OneOf, Placed, award_item

award_item(
    "bio09",
    2,
    Placed(
        {
            "origin": OneOf(
                ["ovary"],
                "Her tumour sits in an ovary. Which way does the blood of an ovary take?",
                {"gut": "That is the first woman. What stands between an ileum and the heart, and not between an ovary and the heart?"},
            ),
            "metastases": Between(0, 0, "Metastases are the usual reason, not the only one: she has none. What else lets serotonin past the liver?"),
        },
        right="The liver removes serotonin from gut blood. Blood from the ovary goes round it: she flushes without a single metastasis.",
    ),
    again=('A bronchial NET, no metastasis in the liver, flushes. Does that fit?', 'Yes: blood from the bronchus does not pass the liver first.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 Why me? Chance and inheritance
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S145", "S148"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-5",
        '**Decide first.** "So it comes from changed genes," says Leila. "Then it is in the family?" What do you answer?',
        {
            "A": '"That is open: they can change in the tumour alone, or in every cell"',
            "B": '"Yes: what has changed in a tumour is handed down to the next generation"',
            "C": '"No: most NETs arise by chance, so yours did as well"',
        },
        hints=("In which cells does a gene have to be changed to reach a child?", '"Most" speaks of a hundred people. What does it say of one?'),
        certainty=True,
    ),
    Best(
        "A",
        right="Both happen, and so far nothing says which is hers. Ask what would tell them apart.",
        wrong={
            "B": "The cells of her tumour are handed down to nobody. Where would the change have to sit to reach a child?",
            "C": "True of most, and too soon for her. What would you have to know before you say so?",
        },
    ),
    worked="Most NETs are sporadic: the change arose in the tumour and is not passed on. In some people it is in every cell. Which of the two is hers has to be found out.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S138", "S139", "S140", "S142", "S143", "S145", "S146", "S147", "S148", "S149"], "facts": ["A4-07.article", "A4-07.all", "A4-07.pancreatic", "A4-07.unselected", "A4-08.gastrinoma", "A5-01.presence", "A5-02.presence"]}
"""
For most NETs **no cause is known**. No habit is an established risk for most NETs, smoking included (its tie is weak), and there is no clear
environmental one either: nothing like smoking in lung cancer or hepatitis in liver cancer.

Tumours carry mutations, **in the tumour or in the person**. In sporadic pancreatic NETs these are, among others, **MEN1, DAXX and ATRX**: they arose *in the tumour* and are not passed on. But a test of the tumour alone can't say where a change sits: **the blood tells**. Genomic research goes on.

In some people the mutation is *in every cell*. How many?

| who says so | of whom | inherited |
|---|---|---|
| the article | all NETs | 10% to 20% |
| a Spanish guideline (2018) | all neuroendocrine neoplasms | about 5% |
| reviews, the known syndromes | pancreatic NETs | about 10% |
| a US cohort tested without selection (2024), all genes | pancreatic NETs | 21% |
| reviews | gastrinomas | 25% |

> **What the article says, what is taught here.** Its 10% to 20% fits pancreatic NETs better than all NETs. Here: always say of which tumours. That smoking hardly matters holds for NETs; the carcinomas of the lung are another matter.
"""

# %% [markdown]
"""
### Question 10 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio10",
        """A 57-year-old man with a NET of the ileum, the first in his family: "I smoked until forty, and I ate badly. Did I bring this on myself?" """,
        {
            "A": '"For most NETs no cause is known; no habit is an established one"',
            "B": '"It was probably something in the environment, at work or at home; we can\'t say which"',
            "C": '"It is in your genes: your children should be tested"',
            "D": '"Smoking is the likeliest cause, as in lung cancer"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio10-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S138", "S139", "S140", "S142", "S143"]}
from netcourse.items import check

check("bio10")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio10",
    1,
    Best(
        "A",
        right="True, and kind: for most NETs nothing that he did explains it.",
        wrong={
            "D": "That is lung cancer. For most NETs smoking is only weakly tied, if at all.",
            "B": 'There is no clear environmental factor either. "Not known" is the honest answer, and takes the blame away.',
            "C": "Most NETs are not inherited. One tumour at 57 in the ileum, and none in the family, is no reason to think so first.",
        },
    ),
    again=('"Was it the pesticides?" asks a farmer with a rectal NET.', 'For most NETs no cause in the environment is known. Saying so takes blame away.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio11",
        """A laboratory has sequenced Leila's **tumour**: mutations in *MEN1* and *DAXX*. Her cousin, 22 and well, asks for a test of her own *MEN1* gene. What do you arrange?""",
        {
            "A": "Not the cousin yet: Leila's blood, which shows whether she carries it",
            "B": "A test of the cousin: a MEN1 mutation was found in Leila, so she may carry it too",
            "C": "A test of all relatives for DAXX: it comes with MEN1 in the tumour, so it runs in the family",
            "D": "No test: what is found in a tumour surely arose in the tumour",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S145", "S146"], "facts": ["A5-01.presence", "A5-02.presence", "A4-07.unselected"]}
from netcourse.items import check

check("bio11")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio11",
    2,
    Best(
        "A",
        right="A tumour's test can't say where the change sits; her blood tells. Only if she carries it is there something to look for in a cousin, who then decides for herself.",
        wrong={
            "B": "You took the tumour's mutation for the family's. Where was it found, and whose blood comes before the cousin's?",
            "C": "DAXX is mutated in tumours, not handed down as a syndrome. Where was it found?",
            "D": "Often it did, but not surely: tested without selection, about a fifth of people with a pancreatic NET carried a variant in the blood, some in MEN1. Ask her blood.",
        },
    ),
    again=('A man of 66, one pancreatic NET, none in the family. His tumour shows a mutation of MEN1, and his son asks for a test. And you?', "The father's blood first. At 66 the change most likely arose in the tumour; blood tells."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 12 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "bio12",
        """Leila asks how many NETs are inherited. **Choose every sentence that you could defend before her, with a source.**""",
        {
            "A": '"More than half: most patients have an affected relative"',
            "B": '"About 5% of all neuroendocrine neoplasms, says a Spanish guideline"',
            "C": '"About 10% of pancreatic NETs"',
            "D": '"10 to 20%, says an article for patients"',
            "E": '"None: NETs are a disease of chance"',
            "F": '"About a fifth of pancreatic NETs, in a US cohort that tested everybody (2024)"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio12-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S148", "S149"], "facts": ["A4-07.article", "A4-07.all", "A4-07.pancreatic", "A4-07.unselected"]}
from netcourse.items import check

check("bio12")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "bio12",
    1,
    Defensible(
        defensible={
            "B": "It stands in the guideline of 2018, and names of whom.",
            "C": "A review of 2020 gives this for the known syndromes in pancreatic NETs, and it names of whom.",
            "D": "It stands in the article; say whose figure it is, and that it fits pancreatic NETs better.",
            "F": "22 of 106 people carried a variant. It counts more genes than the four syndromes: say so.",
        },
        weak={
            "A": "Most NETs are sporadic: no source comes near a half. Look at the table of section 4.",
            "E": "Most are sporadic, but a part is inherited: four syndromes follow.",
        },
    ),
    again=('A slide says "one in ten is inherited", and no more. What has to be added before you defend it?', 'Whose figure it is, and of whom: it counts NETs of the pancreas, not all NETs.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 5 Four syndromes to recognise
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S150", "S173"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-6",
        "**Decide first.** You have one question about her family before you think of a gene. What do you ask Leila?",
        {
            "A": '"Has anybody else had a NET?"',
            "B": '"Who had a tumour, of any organ, and which?"',
            "C": '"Did your parents smoke, or work with chemicals?"',
        },
        hints=("Does a gene that is changed in every cell show in one organ only?", "Which answer could tell one syndrome from another?"),
        certainty=True,
    ),
    Best(
        "B",
        right="What else has grown, and where, tells the syndromes apart. Go organ by organ, with her as well.",
        wrong={
            "A": "Good, and too narrow: in a relative the same gene may show in another organ. Which question would hear of that?",
            "C": "For most NETs no such cause is known. What would a gene that is changed in every cell leave behind in a family?",
        },
    ),
    worked="Ask for tumours of any organ, hers and her relatives', and for what was removed and why. An empty answer counts as well.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S150", "S151", "S152", "S153", "S154", "S155", "S156", "S157", "S158", "S159", "S160", "S161", "S162", "S163", "S164", "S165", "S166", "S167", "S168", "S169", "S170", "S171", "S172", "S173", "S174", "S175"], "facts": ["A4-01.gene", "A4-01.tumours", "A4-01.article", "A4-02.gene", "A4-02.article", "A4-03.tumours", "A4-03.risk", "A4-04.tumours", "A4-09.when", "A4-09.pancreas", "A3-18.multiple", "A4-09.age", "H8"]}
"""
Inherited syndromes raise the risk of a NET markedly. The NET alone does not tell them apart: what else the family has does. The article names four:

| syndrome | gene | NET | what else gives it away |
|---|---|---|---|
| **MEN1** | MEN1 | pancreas and duodenum, in 30% to 80% of carriers; also thymus, bronchus | parathyroid (high calcium, stones), pituitary |
| **VHL** | VHL, a tumour suppressor | pancreas, in 10% to 17% | kidney tumours, haemangioblastomas, phaeochromocytoma |
| **NF1** | NF1 | duodenum: typically a somatostatinoma close to the ampulla; rare | neurofibromas; phaeochromocytoma |
| **TSC** | TSC1, TSC2 | pancreas | skin findings, angiomyolipomas of the kidney, tubers in the brain |

**Before anybody operates** on a patient with NF1 (or VHL, or MEN2): metanephrines. An unrecognised phaeochromocytoma can kill under anaesthesia.

**Whom to test.** More than one NET of pancreas or duodenum; NET or a related tumour in the family; diagnosis much younger than usual (below 40 is often used). In the ileum several NETs are common, 30 to 50%, and by themselves no sign of heredity. Carriers gain from surveillance that finds tumours early: in MEN1 regular imaging and
hormone tests. Relatives may gain from testing and follow-up. **Counselling comes first**: what would a result mean, for her and for them?
"""

# %% [markdown] netcourse={"differ": "J-22", "facts": ["A4-07.unselected", "A4-09.when", "A4-09.universal", "A4-09.arup"]}
"""
### Where bodies differ: whom with a pancreatic NET to test

| who | where, when | says |
|---|---|---|
| the article; a review | international, 2020 | with a reason: several, family, young age |
| authors of a cohort tested without selection | US, 2024 | everybody with a pancreatic NET |
| ARUP Consult, a laboratory's guide | US, 2019 | consider it in all |
"""

# %% [markdown]
"""
### Explore: three organs, one name

Tumours in several organs can be one disease, and which organs they are names it. Once you have found it, see how the other three differ.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S150", "S154", "S155", "S156"], "facts": ["A4-01.tumours"]}
from netcourse.explorers import Atlas, explore

explore(Atlas("two-organs-one-syndrome"))

# %% [markdown] netcourse={"facts": ["A4-02.gene", "H8"]}
"""
### A case worked through

*Jonas Frei, 46 (synthetic). A pancreatic NET of 2 cm, silent. At 25 he lost the sight of one eye to a "blood-vessel tumour". His mother had a kidney removed.*

1. **What else has he?** A vascular tumour of the eye: ask for the report. A haemangioblastoma would fit one syndrome.
2. **What has the family?** A kidney: ask why it was removed.
3. **Which syndrome?** Pancreas, haemangioblastoma, kidney: VHL. None of the other three brings all of these.
4. **What next?** Counselling, then the VHL gene in his blood. **Metanephrines before any operation**: phaeochromocytoma belongs to VHL.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S151", "S152", "S158", "S175"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-7",
        "**Practice.** A woman's test shows a mutation of MEN1. Her brother, 24, is well. What do you offer?",
        {
            "A": "Nothing: he has no symptom",
            "B": "A whole-body scan, at once",
            "C": "Counselling and, if he wants it, the test; if positive, imaging and hormone tests at intervals",
        },
        hints=(
            "Who decides about knowing one's genes?",
            "What does a carrier gain from knowing, before any symptom?",
        ),
        certainty=True,
    ),
    Best(
        "C",
        right="He decides, after hearing what a result would mean. A carrier gains from finding tumours early.",
        wrong={
            "A": "Carriers gain from surveillance before symptoms. But the decision to know is his: what comes first?",
            "B": "Only a carrier needs to be scanned, and only at intervals. Which step tells whether he is one?",
        },
    ),
    worked="Genetic counselling first; then the test, if he wants it; in a carrier regular imaging and hormone tests.",
    sources=("the article; GEURTS20",),
)

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "bio13",
        """Four patients with a NET. Which syndrome do you think of?""",
        {
            "1": "Gastrinoma at 34; stones passed twice; his mother had a gland behind the nose removed",
            "2": "Pancreatic NET; operated on a vascular tumour of the cerebellum; an aunt with a tumour of the adrenal",
            "3": "Jaundice from a small NET of the duodenum; many soft lumps in the skin",
            "4": "Pancreatic NET; seizures since childhood; a fatty kidney tumour that bled",
        },
        {"A": "TSC", "B": "MEN1", "C": "NF1", "D": "VHL", "E": "None of the four"},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S150", "S154", "S155", "S156", "S159", "S161", "S162", "S165", "S166", "S167", "S168", "S170", "S171"]}
from netcourse.items import check

check("bio13")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "bio13",
    2,
    Pairs(
        {"1": "B", "2": "D", "3": "C", "4": "A"},
        right="The companion tumours name the syndrome, not the NET.",
        wrong={
            "1": "Stones may come from the parathyroids, the gland behind the nose is the pituitary: which syndrome holds them and the pancreas?",
            "2": "The vascular tumour is a haemangioblastoma, the aunt's may be a phaeochromocytoma: which syndrome?",
            "3": "The lumps are neurofibromas; the place near the ampulla is typical. Which syndrome?",
            "4": "Tubers cause seizures, and the fatty tumour is an angiomyolipoma: which syndrome?",
            (
                "2",
                "A",
            ): "TSC brings tubers to the brain; a vascular tumour of the cerebellum, a haemangioblastoma, belongs to another.",
            ("4", "D"): "Both bring kidney tumours. In VHL they are no fatty ones; which syndrome brings seizures as well?",
        },
    ),
    again=('A kidney tumour, a vascular tumour of the spinal cord, a NET of the pancreas. Which syndrome?', 'VHL.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio14",
        """Two people of 25 ask how likely a pancreatic NET is for them. *One carries a mutation of the MEN1 gene, the other of the VHL gene.* Which pair of answers fits the article?""",
        {
            "A": "MEN1: 10 to 17%; VHL: 30 to 80%",
            "B": "Both: certain, sooner or later",
            "C": "MEN1: 30 to 80%; VHL: 10 to 17%",
            "D": "Both: as in everybody, about 6 in 100,000 a year",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio14-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S150", "S153", "S157", "S160"], "facts": ["A4-01.article", "A4-02.article"]}
from netcourse.items import check

check("bio14")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio14",
    2,
    Best(
        "C",
        right="In MEN1 a pancreatic NET is likely, in VHL it is one of several tumours to look for. Both ranges are wide: populations and methods differ.",
        wrong={
            "A": "The two are swapped. In which of the syndromes is a NET of the pancreas a leading feature?",
            "B": "Likely is not certain: in the article the upper end of MEN1 is 80%. Certainty would frighten, and change nothing in surveillance.",
            "D": "That is the rate of the whole population. A carrier's risk is markedly raised: by how much in each?",
        },
    ),
    again=('He carries a VHL mutation and has read that 30 to 80% get a NET of the pancreas. What do you tell him?', 'That range is the one of MEN1. For VHL the article gives 10 to 17%.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "bio15",
        """Leila is 29: kidney stones, a high calcium, two NETs in the pancreas, both G1; she smokes. Her sister Nour had a pituitary adenoma removed.

Which of these are reasons for genetic testing, as the article and a review of 2020 list them?""",
        {
            "A": "Two NETs in the pancreas",
            "B": "Her age",
            "C": "Grade 1",
            "D": "Her sister's pituitary adenoma",
            "E": "Smoking",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S172", "S173", "S174"], "facts": ["A4-09.when", "A4-09.pancreas", "A4-09.age"], "applies": "J-22"}
from netcourse.items import check

check("bio15")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "bio15",
    2,
    Several(
        ["A", "B", "D"],
        right="Three reasons, and with the calcium they point to one syndrome: MEN1.",
        wrong={
            "A": "More than one NET of the pancreas is a reason by itself. (In the ileum it is not: several are common there.)",
            "B": "29 is much younger than the usual 60.",
            "C": "The grade says how fast it grows, not whether it is inherited.",
            "D": "A pituitary adenoma is a related tumour: it belongs to MEN1.",
            "E": "Smoking is no established cause, and no sign of inheritance.",
        },
    ),
    again=('A man of 35 with one NET of the pancreas; his father had a parathyroid tumour. Which reasons for a test?', "His age, and his father's parathyroid tumour: it belongs to MEN1."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio16",
        """Bodies differ: some test everybody with a pancreatic NET. **This clinic's rule**: a gene test for those who are **below 40**, or who have a NET or a related tumour in the family. *Ada turned 40 today; her family is healthy. Ben is 39 and was adopted: his
family is not known. Cem is 61; his mother had a parathyroid tumour.* One NET each. Whom does the rule reach?""",
        {
            "A": "Ben only: he alone is young",
            "B": "Ada and Ben: both are about 40",
            "C": "Ben and Cem",
            "D": "Cem only: an unknown family counts as healthy",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S155", "S173", "S174"], "facts": ["A4-09.when", "A4-09.age"], "applies": "J-22"}
from netcourse.items import check

check("bio16")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio16",
    2,
    Best(
        "C",
        right="39 is below 40, exactly 40 is not; a parathyroid tumour is related to MEN1, so Cem's mother counts at any age of his.",
        wrong={
            "A": "You left the family out. Which of the four syndromes brings parathyroid tumours?",
            "B": "Exactly 40 is not below 40. Other clinics would test Ada, but this rule does not reach her. And whose mother matters?",
            "D": "For Ben the age is enough, whatever his family. Where does the rule draw its line?",
        },
    ),
    again=('Dora is 39, her family is healthy. Emil is 52, his sister has a NET. Whom does "below 40, or a NET in the family" reach?', 'Both: Dora by her age, Emil by his sister.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "bio17",
        """A man of 41 is jaundiced. A well-differentiated NET sits at the ampulla, and his skin shows many neurofibromas. His blood pressure is 165/100. Theatre is free on Thursday. What comes first?""",
        {
            "A": "Theatre on Thursday: jaundice can't wait",
            "B": "Somatostatin in blood, to prove the type",
            "C": "Genetic counselling, then theatre on Thursday",
            "D": "Metanephrines, before any anaesthesia",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S166", "S167"], "facts": ["A4-03.tumours", "H8"]}
from netcourse.items import check

check("bio17")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "bio17",
    2,
    Best(
        "D",
        right="NF1 brings phaeochromocytoma too, and his pressure is high. The jaundice is looked after meanwhile.",
        wrong={
            "A": "Unsafe: with NF1 a phaeochromocytoma may be there, and anaesthesia without knowing can kill. Which test comes first? Infected bile is drained meanwhile.",
            "B": "The type is plausible without it, and it does not decide about Thursday. Which test does?",
            "C": "Counselling is due, but it does not make Thursday safe. Which tumour of NF1 threatens him under anaesthesia?",
        },
    ),
    again=('NF1, a NET of the duodenum, blood pressure 170/100, operation tomorrow. What first?', 'Metanephrines: an unrecognised phaeochromocytoma can kill under anaesthesia.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "bio18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, Atlas
from netcourse.items import ask

ask(
    Asked(
        "bio18",
        """Two people wait for the removal of a NET. *In one the cause is NF1, in the other it is VHL.*

**Choose the organ that both syndromes touch**: it has to be looked at in both people before an anaesthetic. A third syndrome of this map touches it too, and brings no NET of gut or pancreas: **choose that syndrome.** Then record.""",
        explorer=Atlas(),
        counts=("organ", "syndrome"),
        begin={"layer": "heredity", "syndrome": "MEN1", "organ": "pancreas"},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S163"], "facts": ["A4-03.tumours", "A4-06", "H8"]}
from netcourse.items import check

check("bio18")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "bio18",
    2,
    Placed(
        {
            "organ": OneOf(
                ["adrenal"],
                "Set the map to NF1, then to VHL. Which organ is marked both times, and can a tumour of it kill under anaesthesia?",
                {
                    "kidney": "VHL touches it, NF1 does not. Which tumour is common to both, and in which organ does it sit?",
                    "pancreas": "VHL touches it, NF1 does not. Which tumour is common to both, and in which organ does it sit?",
                    "duodenum": "NF1 touches it, VHL does not. Which tumour is common to both, and in which organ does it sit?",
                },
            ),
            "syndrome": OneOf(
                ["MEN2"],
                "Choose the organ and read which syndromes touch it. Which of them brings no NET of gut or pancreas?",
                {
                    "MEN1": "MEN1 brings NETs of gut and pancreas, and leaves this organ alone on the map. Which syndrome is due to RET?",
                    "NF1": "That is one of the two. Which third syndrome touches the organ, and brings no NET of gut or pancreas?",
                    "VHL": "That is one of the two. Which third syndrome touches the organ, and brings no NET of gut or pancreas?",
                },
            ),
        },
        right="The adrenal: NF1, VHL and MEN2 all bring phaeochromocytoma, so metanephrines come before an anaesthetic in each.",
    ),
    again=('NF1 is known; a hernia is to be repaired under general anaesthesia. Does the syndrome matter for that?', 'Yes: metanephrines first. A phaeochromocytoma does not ask what is being operated on.'),
)
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S163", "S164", "S169", "S170", "S171"], "facts": ["A4-04.tumours"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "bio-practice-8",
        "**Practice.** A boy with epilepsy, pale patches on the skin and an angiomyolipoma of the kidney. Which gene do you think of?",
        {"A": "VHL, a tumour suppressor", "B": "TSC1 or TSC2", "C": "MEN1"},
        hints=(
            "Epilepsy may come from tubers in the brain.",
            "Which row of the table names skin, kidney and brain?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="Skin, kidney and brain together: tuberous sclerosis. Pancreatic NETs belong to it.",
        wrong={
            "A": "VHL is a tumour suppressor and brings kidney tumours too, but with haemangioblastomas and phaeochromocytoma.",
            "C": "MEN1 brings parathyroid, pituitary and pancreatic tumours, not these.",
        },
    ),
    worked="TSC1 or TSC2: skin findings, angiomyolipomas of the kidney, tubers of the brain, and pancreatic NETs.",
    sources=("the article; Johns Hopkins",),
)

# %% [markdown] nbgrader={"grade": false, "grade_id": "sister-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S138", "S150", "S151", "S152", "S157", "S158", "S175"], "facts": ["A4-01.gene", "A4-01.article"]}
"""
### Your conversation · 5 marks, marked by a person

Leila's test is positive: MEN1. Her sister Nour, 34, had a pituitary adenoma removed at 30 and has two small children. She sits before you: *"So I have it too? And the children? Did our smoking father give us this?"*

**Write what you say to her**, 80 to 120 words, as you would say it. Type in the cell below.

What is known, what is not, blame, the next step, and tone count one mark each.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **What is known**: her sister carries a mutation of MEN1, and with a pituitary adenoma of her own Nour meets the clinical definition of familial MEN1: most likely she has it, and a blood test settles it, as an adenoma can be a coincidence. "You may well carry it" earns the mark too; "you have it, no test needed": half.
2. **What is not**: only a blood test tells; carrying it is not the same as having a NET (30% to 80% by the article: a range; a number is not required). The children: no conclusion before she is tested; if she carries it, each has a 50% chance (autosomal dominant; saying so is not required).
3. **Blame**: smoking did not cause it; it is a change in a gene, nobody's fault.
4. **Next step**: genetic counselling, then the test if she wants it; what follows if positive: regular imaging and hormone tests, and the children through counselling later. Ordering scans now without a test earns nothing here.
5. **Tone**: plain, no jargon left unexplained, room for a decision ("you may decide not to know"), a way to come back. A statement on how long she will live earns nothing here.

Model answer: "Your sister carries a change in a gene called MEN1. Your pituitary tumour fits it, so you most likely have it too. A blood test settles it, as such a tumour can also be a coincidence; whether you want to know is up to you. It is a change in a gene: neither
smoking nor anything you did brought it on. If you carry it, that does not mean that you have a tumour now. It means that we would look regularly, with scans and blood tests, to find one early. For the children nothing has to be decided today: only if you carry it could they, each with a chance of one half. I suggest that you
talk to our genetic counsellor first; she will also explain what a result would mean for them. May I arrange that, and see you afterwards?"
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type what you say in place of this line.*
"""

# %% [markdown] netcourse={"facts": ["A3-05", "A3-06", "A3-07", "A3-10.lung", "A3-10.pancreas", "A3-13.age"]}
"""
## 6 A registry: 600 people

Two exercises use a table with one row a person. **You point and click:** keep the rows that you want, read the number, and press *Use … for …*; it goes into the answer below. If you like to program, the pandas line stands beside it, and the answer cell says how to begin.

The 600 people are **synthetic**: made from a seed, with the rates and site shares of a US registry and shares of inherited disease that were chosen for teaching.

### Exercise 1 · 4 marks

**How many NETs come from the pancreas?** It depends on of whom.

1. `pancreas_of_all`: the percentage of **all** people whose primary is the pancreas.
2. `pancreas_of_known`: the percentage of those **whose primary is known**. Keep them first; the step after that has the share.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("registry", ("pancreas_of_all", "pancreas_of_known")))

# %% nbgrader={"grade": false, "grade_id": "bio-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
pancreas_of_all = None  # Use ... for pancreas_of_all, above, puts its number here
pancreas_of_known = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# registry = pd.DataFrame(rows("registry"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

registry = pd.DataFrame(explorers.rows("registry"))
pancreas_of_all = 100 * (registry["primary"] == "pancreas").mean()
known = registry[registry["primary"] != "unknown"]
pancreas_of_known = 100 * (known["primary"] == "pancreas").mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S033", "S040"], "facts": ["A3-05", "A3-06", "A3-07", "A3-10.pancreas"]}
from netcourse.items import number

pancreas_of_all = number("pancreas_of_all", unit="%", low=0, high=100)
pancreas_of_known = number("pancreas_of_known", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import registry_entries
from netcourse.items import Criterion, award

_all = registry_entries()
_known = [r for r in _all if r.primary != "unknown"]


def _share(rows, site):
    return 100 * sum(r.primary == site for r in rows) / len(rows)


def _near(got, value):
    return abs(got - value) < 0.06 or abs(got - value / 100) < 0.0006


_first, _second = _near(pancreas_of_all, _share(_all, "pancreas")), _near(pancreas_of_known, _share(_known, "pancreas"))
_others = 100 * sum(r.primary == "pancreas" for r in _all) / sum(r.primary != "pancreas" for r in _all)
award(
    4,
    Criterion(
        _first,
        2,
        f"{_share(_all, 'pancreas'):.1f}% of everybody."
        if _first
        else "That is the pancreas against all others. A share is a part of everybody."
        if _near(pancreas_of_all, _others)
        else "Keep the rows whose primary is the pancreas, and take their share of all rows, in %.",
    ),
    Criterion(
        _second,
        2,
        f"{_share(_known, 'pancreas'):.1f}% of those with a known primary: the same people, another denominator. Always say of whom."
        if _second
        else "You divided by everybody again. Divide by the people with a known primary only: keep them first."
        if _near(pancreas_of_known, _share(_all, "pancreas"))
        else "Keep the rows whose primary is not unknown first; then ask which share of these has it in the pancreas.",
    ),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["A4-09.when", "A4-09.age"]}
"""
### Exercise 2 · 4 marks

**Whom would you offer genetic testing?** Take the three reasons of this unit: more than one NET **of the pancreas** (`n_pancreas` above 1), a family history, an age **below** 40.

1. `n_offered`: how many people have at least one reason (the second list).
2. `n_missed`: how many have **none** of the three, and yet `carrier` is yes (the first list).
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("registry", ("n_offered", "n_missed")))

# %% nbgrader={"grade": false, "grade_id": "bio-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_offered = None  # Use ... for n_offered, above, puts its number here
n_missed = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# registry = pd.DataFrame(rows("registry"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

registry = pd.DataFrame(explorers.rows("registry"))
reason = (registry["n_pancreas"] > 1) | (registry["family"] == "yes") | (registry["age"] < 40)
n_offered = reason.sum()
n_missed = (~reason & (registry["carrier"] == "yes")).sum()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "bio-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S172", "S173", "S174"], "facts": ["A4-09.when", "A4-09.age"]}
from netcourse.items import number

n_offered = number("n_offered", unit="people", low=0, high=600)
n_missed = number("n_missed", unit="people", low=0, high=600)
### BEGIN HIDDEN TESTS
from netcourse.cases import registry_entries
from netcourse.items import Criterion, award

_all = registry_entries()
_anywhere = {r.entry_id for r in _all if r.n_nets > 1}
_many = {r.entry_id for r in _all if r.n_nets > 1 and r.primary == "pancreas"}
_family = {r.entry_id for r in _all if r.family == "yes"}
_young = {r.entry_id for r in _all if r.age < 40}
_forty = {r.entry_id for r in _all if r.age <= 40}
_carriers = {r.entry_id for r in _all if r.carrier == "yes"}
_offered = _many | _family | _young
_missed = _carriers - _offered
_why = {
    len(_anywhere | _family | _young): "You took several NETs anywhere. In the ileum several are common, and no sign of heredity.",
    len(_many | _family | _forty): "You counted people of exactly 40 as well. Below 40 leaves them out.",
    len(_many)
    + len(_family)
    + len(_young): "You counted people with two reasons twice. Ask for at least one of the three, and count once.",
    len(_many & _family & _young): "You asked for all three reasons at once. One is enough.",
    len(_many | _family): "You left out the age.",
    len(_many | _young): "You left out the family.",
    len(_family | _young): "You left out those with more than one NET of the pancreas.",
}
_why_missed = {
    len(_carriers): "You counted all carriers. How many of them have no reason?",
    len(_carriers & _offered): "You counted the carriers who are found. How many are not?",
    len(_offered - _carriers): "You counted people with a reason who are no carriers. Turn both round.",
}
award(
    4,
    Criterion(
        n_offered == len(_offered),
        2,
        f"{len(_offered)} of {len(_all)} people have at least one reason."
        if n_offered == len(_offered)
        else _why.get(n_offered, "Three conditions, of which one is enough; then the count."),
    ),
    Criterion(
        n_missed == len(_missed),
        2,
        f"{len(_missed)} of {len(_carriers)} carriers have none of the three reasons: a rule finds most, not all."
        if n_missed == len(_missed)
        else _why_missed.get(n_missed, 'No reason of the three, and carrier is "yes".'),
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

# %% [markdown] netcourse={"facts": ["A4-09.when", "H8"]}
"""
### Take with you

- **A NET is a cancer of cells that answer nerves with hormones.** Mostly slow, never "benign because carcinoid".
- **Site first**: gut, then lung; the pancreas stands out by its hormones. Of every share ask: of whom?
- **Mutations in the tumour are not mutations in the person.** Most NETs are sporadic.
- **More than one NET of the pancreas, family, young age**: counselling, then a test. **Metanephrines before surgery** where a phaeochromocytoma may hide.

And Leila? She and Nour come on the same day now, and Rob drives them. Read once more what you said to Nour: would you come back to you?

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown] netcourse={"teaches": ["S029"]}
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| incidence and its rise; rates by group | Dasari et al., JAMA Oncology 2017: trends in incidence, prevalence and survival (SEER); SEOM22 | US, 2017; 2022 |
| site shares | SEER 1973-2014 (MAN18) | US, 2018 |
| cells and hormones | ZES1, GLUC, VIP1; the article | international |
| MEN1, VHL | HER1, HER2, Johns Hopkins (JHU) | international |
| NF1, MEN4, age for testing | GEURTS20 | international, 2020 |
| inherited share | the article; SEOM18 (Spain); HER1; GEURTS20 | 2018 to 2020 |
| mutations in sporadic pancreatic NETs | PANGEN, ICGC; the article | international |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts MEN1` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours. Where it is dated or simplified, a box says so.
"""
