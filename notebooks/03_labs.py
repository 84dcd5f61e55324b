# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 3 · Laboratory tests

Priya Nair is 52. For a year she has had flushes and loose stools. Her GP sends her to you with one sheet of paper: *"Chromogranin A 480 ng/mL
(upper limit 100). Medicines: omeprazole 40 mg. ?NET, please scan."*

By the end of this unit you can say what that number is worth, what to do before anybody is scanned, and how to get a urine test that
you can believe.

> **For education only.** Nothing here is advice about a real patient. All patients, letters and results in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, with hints, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks. *Open book*: you may set this case in that explorer.

**Guessing earns little.** Where several may be right, a wrong tick takes back what a right one earns; of pairs, one right pair is not counted, as chance gives it.

There are 43 marks: 18 short questions, two exercises with a table, and one letter in your own words. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Outline** the work-up: its three limbs, its four aims, who takes part. *(LAB1)*
2. **Describe** what chromogranin A is, where it is measured and what for. *(LAB2)*
3. **Interpret** a raised chromogranin A by checking each confounder first. *(LAB3)*
4. **Describe** what 5-HIAA measures, how it is collected and when it helps most. *(LAB4)*
5. **Judge** whether a 5-HIAA result is usable, given a diary of food and medicines. *(LAB5)*
6. **Select** the hormone test that fits the picture. *(LAB6)*
"""

# %% [markdown]
"""
## 1 Four questions before any test
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S183", "S185"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-1",
        '**Decide first.** "CgA 480. ?NET, please scan," says the sheet about Priya. Which of these do you settle first?',
        {
            "A": "How high the value has to be before it means a NET",
            "B": "What we want to know about her, and which test can tell",
            "C": "What the scan should cover, so that she need not come twice",
        },
        hints=("Would one number, or one picture, say all that you want to know?", "A test is the answer to a question. Who has asked one?"),
        certainty=True,
    ),
    Best(
        "B",
        right="A test answers its own question and no other. So write the questions down: how many are there?",
        wrong={
            "A": "However high it is, it answers one question at most. Which would that be, and which are left?",
            "C": "A picture shows where something is. Is that what you want to know first?",
        },
    ),
    worked="First the question, then the test. Several tests are often needed, and each adds a piece; together they steer the treatment and help to say what lies ahead.",
)

# %% [markdown] netcourse={"teaches": ["S176", "S177", "S178", "S179", "S180", "S181", "S182", "S183", "S184", "S185"]}
"""
A work-up for a NET has four aims, and no single test serves them all.

| aim | what serves it |
|---|---|
| **confirm** that it is a NET | tissue: a biopsy with its stains |
| find the **grade** | the same tissue: Ki-67 and mitoses |
| map the **extent** (stage) | imaging |
| find out whether it is **functional** | hormones, or what they break down to, in blood or urine |

So there are three limbs: **laboratory** (chromogranin A and hormones in blood, 5-HIAA in urine), **imaging**, and **biopsy**. Several are often needed. Together they steer treatment and help to forecast the outcome. The laboratory is used twice: to diagnose, and later to monitor.

Oncology, endocrinology, gastroenterology and radiology look at the pieces together.
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "lab01",
        """A 61-year-old man has lesions in the liver that look like metastases of a NET. The board has four questions. Which test answers which? A test may
serve several questions, or none.""",
        {
            "1": "Is it a NET at all?",
            "2": "How fast does it grow: which grade?",
            "3": "Where else is it?",
            "4": "Do his flushes come from a hormone of the tumour?",
        },
        {
            "A": "CT and receptor PET",
            "B": "5-HIAA in 24-hour urine",
            "C": "Biopsy: form and stains",
            "D": "Chromogranin A, which most neuroendocrine cells make, in blood",
            "E": "Biopsy: Ki-67 and mitoses",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S176", "S177", "S179", "S180", "S181", "S182", "S187", "S188"]}
from netcourse.items import check

check("lab01")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "lab01",
    2,
    Pairs(
        {"1": "C", "2": "E", "3": "A", "4": "B"},
        right="Tissue confirms and grades, imaging maps, and the product of the hormone shows function.",
        wrong={
            "1": "Only tissue confirms a NET. Which test looks at tissue, before anything is counted?",
            "2": "Grade is two counts in the tissue. Which test holds them?",
            "3": "Extent is where the disease is. Which test shows places?",
            "4": "Function is what the tumour releases. Which test measures the product of the hormone behind flushes?",
            ("1", "D"): "Chromogranin A can support the suspicion; it never confirms a NET. What does?",
            ("1", "A"): "Imaging shows where something is. That it is a NET, only tissue confirms.",
            ("2", "D"): "How high chromogranin A stands is not the grade. Grade is counted in tissue.",
            ("3", "D"): "Chromogranin A shows no place. Which test does?",
            (
                "4",
                "D",
            ): "Most neuroendocrine cells make chromogranin A, whether they release a hormone or not. Which test follows serotonin?",
        },
    ),
    again=('A woman of 50 with lesions in the liver. Which test answers whether it is a NET at all?', 'Tissue. Markers and scans support the suspicion; only a biopsy confirms it.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 Chromogranin A: what it is worth
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S189", "S194"], "facts": ["C1-01.specificity"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-2",
        '**Decide first.** "95% of people without a NET test normal, says a leaflet. Mine is raised," says Priya. "So I am 95% certain to have one?" What do you answer?',
        {
            "A": '"No: such a test tells nothing, whoever takes it"',
            "B": '"Nearly: only five of a hundred raised values can be wrong"',
            "C": '"That hangs on your chance before, and on whom they tested"',
        },
        hints=("The 95% speak of people without a NET. Does she know that she is one?", "Were those people well, or ill with something, as she is?"),
        certainty=True,
    ),
    Best(
        "C",
        right="A test moves a chance from where it stood. So ask where it stood, and in whom the test was tried.",
        wrong={
            "A": "It moves the chance, so it tells something. What decides where it ends?",
            "B": "That is a share of people without a NET, and she wants to know whether she has one. What else has to be known?",
        },
    ),
    worked="The 95% come from people without a NET, and healthy ones: among patients with other illnesses fewer test normal. How likely hers is now hangs on how likely it was before.",
    sources=("a meta-analysis of 13 studies",),
)

# %% [markdown] netcourse={"teaches": ["S187", "S188", "S189", "S190"], "facts": ["C1-01.sensitivity", "C1-01.specificity", "C1-03"]}
"""
Chromogranin A (CgA) is a protein that most neuroendocrine cells make. It is measured in blood as
the general marker of NETs: a high value speaks in favour of one, and its course can show how a treatment works.

How good is it? In a meta-analysis of 13 studies, 1,260 patients with a NET and 967 **healthy** people, sensitivity was 73% and specificity 95%. Healthy
people flatter a test: your patients are ill with something. And in *localised* pancreatic NETs only 30% to 52% had a raised value. So:

- **a normal CgA excludes nothing**;
- **a raised CgA confirms nothing**: it moves a probability, and by how much depends on where you started.
"""

# %% [markdown] netcourse={"differ": "J-08", "facts": ["C1-05", "C1-06", "C1-10"]}
"""
### Where bodies differ: whether to measure CgA

| who | where, when | says |
|---|---|---|
| AJCC, version 9 | US, 2024 | against it, for diagnosis and for monitoring |
| Mayo Clinic Laboratories | US, seen 2026 | to monitor a GEP-NET of G1 or G2 beside other methods; not to screen or diagnose |
| many centres, says the article for patients on which this course rests | Europe and UK, seen 2026 | still measure it |
"""

# %% [markdown]
"""
### Question 2 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab02",
        """Priya's sister Meera runs a health club. She wants to offer CgA to all its members. About 7 in 10,000 people live with a NET. Take a
sensitivity of 73% and a specificity of 95%. What do you tell her?

*Open book: CgA explorer.*""",
        {
            "A": "Do not offer it: of 100 raised results, about 1 would be a NET",
            "B": "Offer it: with 95% specificity, 95 of 100 raised results are right",
            "C": "Offer it, and scan every member with a raised result",
            "D": "Do not offer it: at 73% sensitivity, 27 of 100 raised results are wrong",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab02-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S188", "S189"], "facts": ["M-bayes.se0.73.sp0.95.prev0.0007.ppv", "H12"]}
from netcourse.items import check

check("lab02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab02",
    1,
    Best(
        "A",
        right="Of 10,000 members about 5 raised results are true and about 500 false: one in a hundred. CgA never screens.",
        wrong={
            "B": "You read specificity as the share of raised results that are right. It is the share of people without a NET who test normal. "
            "Start from 10,000 members: how many have a NET, and how many of the rest test raised?",
            "C": "Unsafe: about 500 of 10,000 members would be scanned for nothing. Work out first how many raised results are true.",
            "D": "The conclusion is right, the reason is not: 27% is the share of NETs that are missed, not of raised results that are wrong. "
            "Count true and false raised results among 10,000 members.",
        },
    ),
    again=('A company offers CgA to its 10,000 employees, of whom about 7 have a NET. Of 100 raised results, about how many are right?', 'About 1: at a specificity of 95% some 500 are raised without a NET, and about 5 with one.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S190"], "facts": ["C2-08", "C2-04.units", "C2-01.plasma", "C1-09.rise", "C1-09.level", "C1-02.use"]}
"""
### Two values, two laboratories

CgA kits are **not interchangeable**. 1 ng/mL is 1 µg/L, but the same blood gives other numbers in another kit, and in plasma others than in serum. So a
value is read as a **multiple of its own laboratory's upper limit**, and a series stays in one laboratory.

Small changes are noise: one widely used kit (Kryptor; US label) calls only a rise of **more than 50%, to a value above 100 ng/mL**, a signal of progression. In follow-up CgA helps to
rule progression in, not to rule it out.
"""

# %% [markdown]
"""
### Question 3 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab03",
        """Priya's new neighbour, 66, has an ileal NET. She moved here in summer. *March, laboratory A: 210 ng/mL (upper limit 99). September,
laboratory B: 300 µg/L (upper limit 187).* No new treatment, no acid blocker; she feels well. What do you write to her doctor?""",
        {
            "A": "A rise of more than 40%: order a scan for progression",
            "B": "A fall, from 2.1 to 1.6 times the limit: the treatment works",
            "C": "No trend can be read: measure again in one laboratory",
            "D": "The units differ, so the second value has to be converted first",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab03-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S178", "S190"], "facts": ["C2-08", "C2-04.units"]}
from netcourse.items import check

check("lab03")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab03",
    1,
    Best(
        "C",
        right="Two kits, two scales. As multiples of the limits the values are 2.1 and 1.6, but even these give no trend across kits.",
        wrong={
            "A": "You compared the bare numbers of two kits. Each is read against its own limit, and a series stays in one laboratory.",
            "B": "Multiples of the limit are the right way to read each value, but across kits they give no trend, in either direction.",
            "D": "ng/mL and µg/L are the same number. What differs is the kit, and no factor converts that.",
        },
    ),
    again=('CgA 150 ng/mL in spring and 190 in autumn, same laboratory, same kit (Kryptor). A rise?', 'With that kit only more than 50% counts. 190 is 27% more than 150: noise.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 What else raises chromogranin A
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S193", "S194"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-3",
        "**Decide first.** One question to Priya could take most of the meaning out of her 480. Which?",
        {
            "A": '"What do you take, and since when?"',
            "B": '"How long does a flush last, and what brings it on?"',
            "C": '"Has anybody in your family had a NET?"',
        },
        hints=("Which answer could explain the value without any tumour?", "A piece of that answer stands on the sheet."),
        certainty=True,
    ),
    Best(
        "A",
        right="Something other than a tumour may have raised it. Ask for that before you ask how high it is.",
        wrong={
            "B": "Worth asking, for her flushes; the value stays what it is. What could have raised it by itself?",
            "C": "Worth asking, and it explains no number. What could have raised this one by itself?",
        },
    ),
    worked="Ask what she takes, and since when: a medicine can raise CgA by itself. So can kidneys and stomach, some other illnesses, a meal or a hard run before the sample.",
    sources=("as the table of this part, November 2026",),
)

# %% [markdown] netcourse={"teaches": ["S191", "S192", "S193", "S194"], "facts": ["C3-01.fold", "C3-01.halflife", "C3-03.fold", "C3-04.stopped", "C3-01.stop", "C3-05.label", "C3-05.residual", "C3-06.bridge", "C3-07.cause", "C3-07.action", "C3-08.cause", "C3-09.cause", "C3-09.action", "C3-10.cause", "C3-11", "C3-12", "C3-13", "C3-15", "C3-16", "C3-18", "C3-20.danger", "C3-20.how"]}
"""
Read the medicine list before you read the number: much besides a NET can raise it.

| reason | what is published on its size | what to do |
|---|---|---|
| **proton pump inhibitor (PPI)** | about 2.5 times after 7 days, with a large spread; about 9 times in long use | stop it with the prescriber for at least 14 days, then the same test |
| **kidney disease** | rises as the eGFR falls; how far, sources disagree | read it with the eGFR; look on if it stays high |
| **atrophic gastritis** | raised by the high gastrin | no wash-out possible: gastrin, gastric pH, endoscopy |
| heart failure, hypertension | raised | treat, and read with care |
| liver disease; inflammatory bowel disease; *H. pylori* | mildly, in liver disease up to moderately | treat; read with care |
| rheumatic disease, thyroid or parathyroid overactivity, other cancers | mildly, or variably | think of them |
| a meal, hard exercise | mildly | take blood fasting and rested |

**How long does a PPI last?** After seven days of use the excess halves every 4 to 5 days. After 14 days a value that the drug had raised 2.5 times is still 13% to
22% too high. In one Dutch clinic two weeks without it lowered CgA by 82%. Seven days are too few. (Two weeks are worked out from the half-life, not measured.) An H2 blocker or an antacid can bridge the time.

**One patient must not stop at home**: ulcers, diarrhoea and a high gastrin suggest a gastrinoma (Zollinger-Ellison syndrome). There, stopping a PPI abruptly can end in
bleeding or perforation. It is changed in a specialist unit only.

> **What the article says, what is taught here.** It names PPIs, kidney disease and "some other conditions", without sizes or times; the table adds them (November 2026). The 14 days come from the assay's label (US); 10 to 21 days are accepted here.
"""

# %% [markdown] netcourse={"differ": "J-24", "facts": ["C3-09.fold", "C3-09.london"]}
"""
### Where bodies differ: how high the kidneys alone can push CgA

| who | where, when | says |
|---|---|---|
| a clinic, 38 people on haemodialysis | 2006 | 50 times the controls, on average |
| Imperial College, 106 people with failing kidneys | UK, without a date | nobody above 500 pmol/L: above that look on |
"""

# %% [markdown] netcourse={"facts": ["C3-03.fold", "C3-05.label"]}
"""
### A case worked through

*Karl Adler, 71 (synthetic). A CT for kidney stones shows a 12 mm lesion in the pancreas. "CgA 250 ng/mL (upper limit 100). Pantoprazole for years. eGFR 74. Well."*

1. **Which question?** Whether the lesion is a NET. CgA can't confirm that; tissue can.
2. **Another reason?** Yes: a PPI for years. Long use alone went with values about nine times higher.
3. **What is left of the number?** Nothing: with this drug 250 can't be read.
4. **What next?** No ulcers, no diarrhoea: stop the PPI with the prescriber, bridge, repeat after 14 days or more. The lesion is followed up on its own merits meanwhile.
"""

# %% [markdown]
"""
### Explore: how long must the drug be gone?

Whoever measures too early measures the drug once more. The day that you find here is the *model's*: the days that you act on stand in its reasons.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S191", "S194"], "facts": ["C3-01.fold", "C3-01.halflife", "C3-05.label"]}
from netcourse.explorers import CgaCauses, explore

explore(CgaCauses("long-enough"))

# %% [markdown]
"""
### Question 4 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "lab04",
            """Priya Nair, CgA 480 ng/mL (upper limit 100), takes omeprazole. Suppose the drug alone had multiplied her CgA by {factor}, and the excess halves every 4.5 days.

**By what factor is her CgA still raised after {days} days without it?** One decimal place is enough.""",
            "times",
            0,
            100,
        ),
        {"factor": Window(4.2, 5.8, 1), "days": Window(12, 16)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab04-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S191"], "facts": ["C3-01.fold", "C3-01.halflife", "C3-03.fold"]}
from netcourse.items import check

check("lab04")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "lab04",
    1,
    Drawn(
        lambda factor, days: Quantity(
            round(1 + (factor - 1) * (left := 0.5 ** (days / 4.5)), 2),
            0.07,
            right=f"The excess of {factor - 1:g} has halved {days / 4.5:.1f} times: 1 + {factor - 1:g} × 0.5^({days} ÷ 4.5) = {1 + (factor - 1) * left:.2f}. The value is still {100 * (factor - 1) * left:.0f}% too high.",
            slips=[
                Slip(round((factor - 1) * left, 2), "That is what is left of the excess. Her own level, the 1, comes on top.", 0.5),
                Slip(
                    round(factor * left, 2),
                    f"You let the whole {factor:g} decay ({factor:g} × {left:.2f}). Only the excess above 1 decays: start from {factor - 1:g}, and add the 1 at the end.",
                ),
                Slip(factor, f"That is the factor on the day of stopping. {days / 4.5:.1f} half-lives have passed since."),
                Slip(round(1 + (factor - 1) * 0.5 ** (7 / 4.5), 2), f"That is about one and a half half-lives, or seven days. She has been without it for {days} days."),
            ],
            otherwise=f"The excess is {factor:g} - 1 = {factor - 1:g}. How many times does 4.5 days fit into {days}? Halve {factor - 1:g} as often, then add 1.",
        ),
    ),
    again=('A PPI had tripled a CgA; the excess halves every 4.5 days. By what factor is it still raised after 9 days?', 'The excess is 2. After two half-lives 0.5 of it is left: 1.5 times.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab05",
        """Priya has taken omeprazole for three years, for reflux. Last year's endoscopy showed no ulcer, and the drug has not changed her
stools. eGFR 88. CgA 480 ng/mL (upper limit 100).

What do you do with this value?

*Open book: CgA explorer.*""",
        {
            "A": "Order a receptor PET: 480 is nearly five times the limit",
            "B": "Subtract the drug's share: 480 ÷ 2.5 is 192, so it is still raised",
            "C": "Tell her that it confirms a NET, and refer her to oncology",
            "D": "Stop omeprazole with her GP for 14 days or more, bridge, and repeat the same assay",
            "E": "Stop omeprazole with her GP for 7 days, with an antacid if she needs one, and repeat the same assay",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S191", "S194"], "facts": ["C3-01.fold", "C3-03.fold", "C3-05.label", "M-ppi.4.5d.7", "H7"]}
from netcourse.items import check

check("lab05")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab05",
    2,
    Best(
        "D",
        right="No ulcer, and no diarrhoea that the drug stops: it can be paused with the prescriber, for 14 days or more, under an H2 blocker or antacid. Loose stools on a PPI can still hide a gastrinoma: she calls back if pain comes or they get worse. Then the same assay.",
        wrong={
            "A": "One CgA on a PPI is not a reason to image: it leads into a cascade. First take the other reason away, then measure again.",
            "E": (
                1,
                "The plan is right, the time is short: a value that the drug raised 2.5 times is still about 1.5 times too high after 7 days. How long does the label ask for?",
            ),
            "C": "CgA can support a NET; it never confirms one, and on a PPI it does not even support. Take the drug away and measure again.",
            "B": "The factor of 2.5 is an average over a week of use, with a large spread; in long use it was about nine. No share can be subtracted: measure without the drug.",
        },
    ),
    again=('Reflux, no ulcers, no diarrhoea; CgA 300 (limit 100) on pantoprazole. He asks for a scan at once. What first?', 'Stop the drug with the prescriber for at least 14 days, bridged if needed, and repeat the same test.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab06",
        """In the next room sits a man of 45. Three duodenal ulcers in two years; diarrhoea that stops whenever he takes omeprazole. On the drug his fasting gastrin is 1,450 pg/mL
(upper limit 100; about 700 pmol/L, limit 48) and his CgA 520 ng/mL (upper limit 100). He asks whether he should stop omeprazole at home for two weeks, "so that the tests are right".

*Open book: CgA explorer.*""",
        {
            "A": '"No: keep taking it. A specialist unit measures the acid in your stomach first"',
            "B": '"Yes: for seven days only, because of your ulcers"',
            "C": '"Yes: stop for two weeks at home, then we repeat both"',
            "D": '"No need to: omeprazole explains both values by itself, so nothing is wrong with you"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S191", "S194", "S210"], "facts": ["C3-20.danger", "C3-20.how", "A2-02.hallmark", "H1"]}
from netcourse.items import check

check("lab06")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab06",
    2,
    Best(
        "A",
        right="Ulcers, diarrhoea that a PPI stops, and this gastrin suggest a gastrinoma. Any change of the PPI belongs into a specialist unit, with the prescriber, and the gastric pH comes first.",
        wrong={
            "B": "Unsafe: a short stop at home is still an abrupt stop. With these signs of a gastrinoma the drug is changed in a specialist unit only.",
            "C": "Unsafe: you treated him as you treat Priya. With ulcers, diarrhoea and a high gastrin, stopping abruptly can end in bleeding or perforation.",
            "D": "A PPI does raise gastrin and CgA, but it does not make three ulcers and diarrhoea. Which tumour does, and how high is the acid?",
        },
    ),
    again=('Ulcers, diarrhoea that a PPI stops, gastrin 1,200 pg/mL (about 580 pmol/L). "Leave it off for two weeks at home," says a colleague. And you?', 'No. This may be a gastrinoma: stopping can end in bleeding or perforation. A specialist unit changes it.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, CgaCauses
from netcourse.items import ask

ask(
    Asked(
        "lab07",
        """A woman of 58 with autoimmune thyroid disease and a low vitamin B12. She takes no acid blocker. CgA 620 ng/mL (upper limit 100), fasting gastrin 900 pg/mL (upper limit 100; about 430 pmol/L, limit 48),
gastric pH 7.

**Set the explorer to what explains both values**, the acid blocker as she told it. Then record.""",
        explorer=CgaCauses(),
        counts=("ppi", "gastritis"),
        begin={"ppi": "days"},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab07-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S193", "S194", "S210"], "facts": ["C3-07.cause", "C3-07.action", "C7-09.ph", "C7-11"]}
from netcourse.items import check

check("lab07")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "lab07",
    1,
    Placed(
        {
            "ppi": OneOf(["none"], "She takes no acid blocker. Which disease goes with a low B12 and leaves the stomach without acid?"),
            "gastritis": OneOf(
                ["on"],
                "In a gastrinoma the stomach is full of acid: pH 2 or less. Hers is 7. What makes gastrin rise when acid is missing?",
            ),
        },
        right="The pH decides: gastrin is high because the acid is missing. It can't be washed out; the next step is endoscopy.",
    ),
    again=('Gastrin 700 pg/mL (about 340 pmol/L) and CgA four times its limit; gastric pH 6; no PPI. Gastrinoma?', 'Unlikely: in a gastrinoma the pH is 2 or less. Without acid gastrin rises: think of atrophic gastritis.'),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "letter-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S188", "S189", "S191", "S194"], "facts": ["C3-03.fold", "C3-05.label", "C3-06.bridge", "C1-05"]}
"""
### Your letter · 5 marks, marked by a person

Priya's GP wrote: *"CgA 480 (upper limit 100). Omeprazole 40 mg for three years. ?NET, please scan."* You know what else there is: no ulcer, eGFR 88, flushes and
loose stools for a year.

**Write the answer to the GP**, 80 to 120 words. Say what the value means, what should happen next and when, what should not happen yet, and what else you arrange
for her symptoms. A GP with ten minutes must be able to act on it.

Meaning, reason, next step, what to leave out, and tone with a safety net count one mark each. Type in the cell below.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **Meaning**: a CgA of 480 on omeprazole can't be interpreted; it neither confirms nor excludes a NET. "Positive marker" or "probable NET" earns nothing here.
2. **Reason**: names the PPI (and that long use can raise CgA several times). Kidneys are fine and need not be named. Half a mark for "a drug" without its name.
3. **Next step**: stop omeprazole with the prescriber (the GP), 14 days or more (10 to 21 are accepted; 7 days: half a mark), then the **same assay**. With a bridge (H2 blocker or antacid): without one half a mark. A letter that adds "gastrin can't be read on a PPI either" loses nothing.
4. **What to leave out**: no scan and no oncology referral on this value; and a call back if ulcer symptoms or diarrhoea appear, as reflux with loose stools can hide a gastrinoma. One of the two: half.
   **A letter that orders a scan or confirms a NET on this value earns nothing here, and nothing for point 1.**
5. **Tone and safety net**: plain and courteous, synthetic patient's symptoms taken seriously: 24-hour urine 5-HIAA with diet, or a date to be seen again, or what should bring her
   back sooner. Views differ on whether CgA should be measured at all: a letter that says so, with its reason, loses nothing; nor does one that names other causes of flushes (menopause, alcohol, medicines, rosacea).

Model answer: "Thank you for sending Mrs Nair. A chromogranin A of 480 on omeprazole can't be interpreted: long use of a PPI alone can raise it several times. It neither confirms nor
excludes a NET, and I would not scan or refer her on it. As she has had no ulcer, please pause omeprazole for at least 14 days, with an H2 blocker or antacid if she needs one, and
repeat the test in the same laboratory, fasting; she can then go back to it. Should reflux become severe, or ulcer symptoms appear, please call us before going on. Her flushes and
loose stools deserve an answer of their own: we arrange a 24-hour urine 5-HIAA, with a diet sheet, and see her in four weeks."
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your letter in place of this line.*
"""

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab08",
        """Priya's next CgA, same laboratory, fasting, the drug out of the way for long enough: **92 ng/mL (upper limit 100)**. She still flushes.

What do you tell her?""",
        {
            "A": '"That rules a NET out. Let\'s look for another reason for the flushes"',
            "B": '"The first laboratory made an error"',
            "C": '"Most of the first value came from the tablets. A NET is neither shown nor ruled out"',
            "D": '"92 is so close to 100 that I count it as raised"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S189", "S190", "S191"], "facts": ["C3-04.stopped", "C1-01.sensitivity", "C1-03"]}
from netcourse.items import check

check("lab08")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab08",
    2,
    Best(
        "C",
        right="480 fell by about four fifths, as it did in a clinic that stopped the drug for two weeks. But a quarter or more of NETs test normal: her symptoms still need their own test.",
        wrong={
            "A": "A normal CgA excludes nothing: about 27 of 100 people with a NET test normal, more in localised disease. Her symptoms decide what comes next.",
            "B": "Nothing was wrong with the measurement. Which drug has gone since?",
            "D": "92 is below 100. The fall tells more than the distance to the limit: what explained the first value?",
        },
    ),
    again=('A 2 cm NET of the pancreas is proven; CgA is normal. "Then it can\'t be one." What do you say?', 'Tissue proves it. In localised pancreatic NETs only 30% to 52% had a raised value.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab09",
        """A man of 70 has flushed since starting amlodipine. eGFR 19, no PPI. *CgA 900 ng/mL (upper limit 100). 5-HIAA in 24-hour urine 4 mg (21 µmol; upper limit 10 mg, 52 µmol); collection complete, diet kept.* What
do the two values tell you?""",
        {
            "A": "The CgA is false, the 5-HIAA is right: kidneys hold CgA back only",
            "B": "No NET: the normal 5-HIAA outweighs the CgA",
            "C": "Little: failing kidneys push CgA up and urinary 5-HIAA down",
            "D": "A NET without carcinoid syndrome: CgA is high, 5-HIAA is normal",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S192", "S194"], "facts": ["C3-09.cause", "C4-14.renal"]}
from netcourse.items import check

check("lab09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab09",
    2,
    Best(
        "C",
        right="The kidneys spoil both tests, in opposite directions. His new drug comes next, and 5-HIAA in plasma, read with caution. If CgA stays this high, look on: how far kidneys alone push it is disputed.",
        wrong={
            "D": "You took both values as they are. What does an eGFR of 19 do to each of them?",
            "B": "In renal disease 5-HIAA in urine is falsely low, so a normal value does not exclude. What does the eGFR do to CgA?",
            "A": (0.5, "Half right: CgA is pushed up. But in renal disease 5-HIAA in urine is falsely low as well."),
        },
    ),
    again=('eGFR 22, CgA five times its limit, no symptoms. What does the value tell you?', 'Little by itself: CgA rises as the eGFR falls. If it stays so high, look on.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 5-HIAA: a day in a bottle
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S196"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-4",
        "**Decide first.** Priya is to collect her urine for 24 hours, from seven to seven. At seven she gets up and has to pass urine. Where does this first portion go?",
        {
            "A": "Into the bottle: it is the first of the day, and the strongest",
            "B": "Into the toilet: it was made before the day began",
            "C": "Either will do: one portion more or less changes little",
        },
        hints=("When was this urine made?", "Which hours should the bottle hold?"),
        certainty=True,
    ),
    Best(
        "B",
        right="The bottle holds 24 hours, no more and no less; so the last portion, at seven the next day, goes in. Have her say the steps back to you.",
        wrong={
            "A": "It was made in the night before. How many hours would the bottle hold then?",
            "C": "It holds a night. Which hours should be in the bottle?",
        },
    ),
    worked="At the start the bladder is emptied and that urine thrown away; at the end it goes in. Otherwise the bottle holds more than a day, and the result is too high.",
    sources=("the four steps of this part",),
)

# %% [markdown] netcourse={"teaches": ["S195", "S196", "S197", "S198", "S199", "S207"], "facts": ["C4-12.sensitivity", "C4-12.specificity", "C4-12.elsewhere", "C6-12.aci", "C6-12.mayo", "C6-12.labcorp", "C6-15.void", "C6-15.record", "C4-01.mg", "C4-03", "C4-04", "C4-11.mg", "C4-15.fast", "C4-15.diet", "C4-14.renal", "C4-14.gut", "C6-16.limits"]}
"""
5-HIAA (5-hydroxyindoleacetic acid) is what the body makes of serotonin. It is measured in urine collected over 24
hours. It helps most to diagnose, and later to monitor, NETs with **carcinoid syndrome**: sensitivity and specificity are often quoted as about 70% and 90%, elsewhere
as above 90%; sources disagree.

**The collection** is half of the test:

1. Keep the diet, and leave out certain medicines, for the 24 to 72 hours that your laboratory asks for.
2. Start: empty the bladder and **throw this urine away**; note the time.
3. Collect everything for 24 hours, and **keep the diet during the collection**.
4. At the end empty the bladder **into** the bottle. Note time and volume.

Laboratories differ in their **range and unit**: one gives 3 to 10 mg, another up to 14.9 mg, Helsinki up to 47.1 µmol. 1 mg is 5.23 µmol. Some measure plasma instead: one
asks for an overnight fast, another for 24 hours of diet.

**What makes it wrongly low:** renal disease, a lost part of the collection, some drugs. **Wrongly high:** food, other drugs, malabsorption.
Creatinine in the bottle shows gross under-collection, no more.
"""

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "lab10",
            """In a drawer Priya finds a sheet from last year: {mg} mg of 5-HIAA in 24 hours (upper limit there: 10 mg), and beside it "normal". Your clinic's laboratory works in µmol, with an upper
limit of 47.1 µmol.

**How many µmol in 24 hours are {mg} mg?** Then ask yourself on which side of each limit the same urine lies.

*Open book: 5-HIAA explorer.*""",
            "µmol",
            0,
            1000,
        ),
        {"mg": Window(9.2, 9.6, 1)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S195"], "facts": ["C4-11.mg", "M-hiaa.mg-umol"]}
from netcourse.items import check

check("lab10")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "lab10",
    2,
    Drawn(
        lambda mg: Quantity(
            round(mg * 5.23, 1),
            0.3,
            right=f"{mg} × 5.23 = {mg * 5.23:.1f} µmol: normal in one laboratory, raised in the other, and it is the same urine. A result near a limit is read with its own limit, and repeated.",
            slips=[
                Slip(round(mg / 5.23, 1), "You divided. One mg is 5.23 µmol, so there are more µmol than mg: multiply."),
                Slip(47.1, f"That is the other laboratory's limit. Convert the result: {mg} mg times the µmol in one mg."),
                Slip(52.3, f"You converted the limit of 10 mg. Convert the result of {mg} mg."),
            ],
            otherwise=f"One mg of 5-HIAA is 5.23 µmol. Multiply {mg} by it.",
        ),
        sides=lambda mg: {"M-hiaa.47.1umol": mg, "M-hiaa.10mg": mg * 5.23},
    ),
    again=('12 mg of 5-HIAA in 24 hours. How many µmol?', '12 × 5.23 = 62.8 µmol.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 5 The diary: food and medicines
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S199", "S207"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-5",
        "**Decide first.** \"What I eat and swallow can't change what a tumour makes,\" says Priya before she collects. \"So I just live as always?\" What do you answer?",
        {
            "A": "\"The bottle can't tell where it comes from: both can show in it\"",
            "B": '"Yes: the bottle shows the tumour, and you as you are"',
            "C": '"Food matters, as some holds serotonin; medicines hold none"',
        },
        hints=("Is 5-HIAA from a meal another substance than that from a tumour?", "Could a drug act on the way from serotonin to the bottle?"),
        certainty=True,
    ),
    Best(
        "A",
        right="One substance, from a plate or a tumour; and a drug can push it either way. So ask what she takes in, and when.",
        wrong={
            "B": "The tumour is not alone in making it. Where else could serotonin come from?",
            "C": "They need not hold any. What could a drug do on the way from serotonin to the bottle, or to the measuring?",
        },
    ),
    worked="Some foods bring serotonin with them, and some medicines push the value up or down. Before the bottle ask what she eats and swallows, and when.",
    sources=("the article; laboratory lists of Australia, the US and the UK",),
)

# %% [markdown] netcourse={"teaches": ["S199", "S200", "S201", "S202", "S203", "S204", "S205", "S206", "S207"], "facts": ["C5-19.recovery", "M-diet.walnut-black.mg", "C5-19.rise", "M-diet.plantain.mg", "M-diet.pineapple.mg", "M-diet.walnut-eng.mg", "M-diet.pecan.mg", "M-diet.kiwi.mg", "M-diet.tomato.mg", "M-diet.plum.mg", "C5-14", "C5-15", "C5-19.normal", "C6-01", "C6-02", "C6-03", "C6-04.tryptophan", "C6-04.5htp", "C6-04.5htp-median", "C6-06", "C6-07", "C6-08.drugs", "C6-08.alcohol", "C6-11.telotristat", "C6-09.listed", "H11", "C6-12.aci", "C6-12.mayo", "C6-12.labcorp", "C6-12.oxford"]}
"""
Some foods hold serotonin, and 60% to 80% of it turns up in the urine as 5-HIAA. The article names seven to leave out:
bananas, avocados, plums, aubergine, tomatoes, pineapple and walnuts. All seven stand on laboratories' lists:

| food, one portion | adds to the urine, roughly |
|---|---|
| black walnuts, 30 g | 5.9 to 7.9 mg |
| **3 to 4 bananas** | 8.8 mg were measured |
| plantain, 150 g | 3.0 to 3.9 mg |
| pineapple, 165 g | 1.8 to 2.4 mg |
| English walnuts, 30 g | 1.7 to 2.3 mg |
| pecans, 30 g | 0.6 to 0.8 mg |
| kiwi, 75 g | 0.3 to 0.4 mg |
| tomato, 120 g; plum, 66 g | 0.2 to 0.3 mg each |
| avocado, aubergine | on every list; the effect is small |

After bananas the urine is normal again by 8 to 10 hours: the diet must go on **during** the collection.

**Medicines and other substances**

| pushes the measured value up | pushes it down |
|---|---|
| paracetamol (some methods), guaifenesin and cold remedies; tryptophan and **5-HTP from the shop**; nicotine, caffeine | MAO inhibitors, levodopa, methyldopa; aspirin, isoniazid; alcohol; telotristat (its treatment effect) |

**5-HTP can imitate a carcinoid syndrome.** On 100 mg a day healthy people reached 204 µmol (39 mg) in the median, one 459 µmol (88 mg; 2008): ask for supplements first.

About SSRIs sources do not agree. **Nobody stops an MAO inhibitor or an antidepressant for a test**: the harm is greater than the gain. Ask the prescriber, or choose another test.

> **What the article says, what is taught here.** Its seven foods leave out some and include weak ones; it gives no time and no medicine. Here: your laboratory's own list, or else the whole table. Laboratories ask for 24 hours (Australia), 48 (US) or 72 (UK, US), before **and during**; as of November 2026.
"""

# %% [markdown]
"""
### Explore: a raised result without a tumour

What was on the plate can look like a tumour, and nobody should be scanned for it.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S199", "S200", "S206"], "facts": ["C5-19.recovery", "C4-11.mg", "C6-12.mayo"]}
from netcourse.explorers import HiaaCollection, explore

explore(HiaaCollection("banana-smoothie"))

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "lab11",
        """A new collection is due. Priya ticks what she eats in a usual week. **Which of these must go, before and during it?**""",
        {
            "A": "Banana on her muesli",
            "B": "Ripe cheese",
            "C": "Boiled rice",
            "D": "Pineapple juice",
            "E": "Chilli and curry",
            "F": "A handful of walnuts",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S199", "S200", "S205", "S206"], "facts": ["C5-10.content", "C5-09", "C5-04", "C5-19.rise"]}
from netcourse.items import check

check("lab11")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "lab11",
    2,
    Several(
        ["A", "F", "D"],
        right="The three with the most serotonin. Cheese and chilli may bring on a flush, but they leave the test alone.",
        wrong={
            "A": "Three to four bananas added nearly 9 mg to the urine of a day.",
            "B": "Ripe cheese is on the list of flush triggers. Triggers and foods that disturb the test are two different lists.",
            "F": "A handful of walnuts adds about 2 mg, black walnuts three times as much.",
            "D": "Pineapple adds about 2 mg a portion.",
            "E": "Spicy food is on the list of flush triggers. Triggers and foods that disturb the test are two different lists.",
            "C": "Rice stands on no list: she has to eat something.",
        },
    ),
    again=('Plums, avocado, chilli, plain rice: what goes before a 5-HIAA collection?', 'Plums and avocado. Chilli may bring on a flush, but it leaves the test alone.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab12",
        """A man of 67 with flushes and liver lesions. *5-HIAA 58 mg (303 µmol) in 24 hours (upper limit 10 mg, 52 µmol); complete; no medicines, no supplements; eGFR 90.* He kept off bananas, nuts and pineapple, but during the
collection he ate two tomatoes, a plum, half an avocado and a slice of fried aubergine.

What do you conclude?

*Open book: 5-HIAA explorer.*""",
        {
            "A": "The result is void: a listed food was eaten, so it has to be repeated",
            "B": "It stands: these four add about 1 mg",
            "C": "The four foods together explain it",
            "D": "It stands: none of the four is on the list",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S199", "S201", "S202", "S203", "S204"], "facts": ["M-diet.tomato.mg", "M-diet.plum.mg", "C5-14", "C5-15"]}
from netcourse.items import check

check("lab12")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab12",
    2,
    Best(
        "B",
        right="All four are on the list, and all four are weak. About 1 mg of 58 can't change the conclusion; near the limit it could have.",
        wrong={
            "A": "You asked whether a rule was broken. Ask by how much: what do two tomatoes and a plum add, beside 58 mg?",
            "C": "You took listed for strong. Look at the table: which of the four adds even half a milligram?",
            "D": (
                0.5,
                "It does stand, but all four are on the list. They just add little: tomato and plum 0.2 to 0.3 mg a portion.",
            ),
        },
    ),
    again=('5-HIAA 49 mg in 24 hours (upper limit 10), complete; one plum was eaten. Void?', 'No: a plum adds 0.2 to 0.3 mg.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, HiaaCollection
from netcourse.items import ask

ask(
    Asked(
        "lab13",
        """Priya's first bottle for you: **15 mg of 5-HIAA (upper limit 10)**; complete. The diet sheet had come too late: a smoothie of two bananas with walnuts, an avocado, paracetamol for a headache. For years sertraline, an SSRI, has kept her well.

**Clear her diary for the second bottle**: take out what has to go, leave what may stay. Then record. (The result shown stays that of the first bottle.)""",
        explorer=HiaaCollection(),
        counts=("foods", "drugs"),
        begin={
            "mg": 15,
            "foods": [
                {"food": "banana", "hour": 2, "portions": 2},
                {"food": "walnut", "hour": 2, "portions": 1},
                {"food": "avocado", "hour": 8, "portions": 1},
            ],
            "drugs": [{"drug": "paracetamol", "hour": 6}, {"drug": "ssri", "hour": 0}],
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S199", "S200", "S201", "S206", "S207"], "facts": ["C5-19.rise", "C6-01", "C6-12.mayo", "C6-12.labcorp", "H11"]}
from netcourse.items import check

check("lab13")
### BEGIN HIDDEN TESTS
from netcourse.items import Exactly, Placed, award_item

award_item(
    "lab13",
    2,
    Placed(
        {
            "foods": Exactly(
                [],
                wrong={
                    "banana": "Bananas add several mg: they go, before and during the collection.",
                    "walnut": "A handful of walnuts adds about 2 mg, black walnuts three times as much: they go.",
                    "avocado": "Avocado is on every list. Its effect is small, but leaving it out for some days costs nothing.",
                },
                other="Nothing on the list of foods may come in anew.",
            ),
            "drugs": Exactly(
                ["ssri"],
                wrong={"paracetamol": "Paracetamol disturbs some methods: for a headache it can wait, or be replaced."},
                other="Nothing that disturbs the test may come in anew.",
            ),
        },
        right="Food and paracetamol go, for 48 to 72 hours before and during. The antidepressant stays: nobody stops it for a test.",
        harms={("drugs", "ssri", "out"): "Unsafe: stopping an antidepressant for a test harms more than it gains. Ask the prescriber, or choose another test."},
    ),
    again=('A banana each morning, and phenelzine (an MAO inhibitor) for years. A collection is due. What goes, what stays?', 'The banana goes, before and during. Nobody stops phenelzine for a test; as it makes the value falsely low, choose another test.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab14",
        """A woman of 59 has flushes, diarrhoea and liver lesions. For years phenelzine, an MAO inhibitor, has kept her depression away. *5-HIAA 3 mg (16 µmol) in 24 hours (upper limit 10 mg, 52 µmol); complete, diet kept.*
What follows?

*Open book: 5-HIAA explorer.*""",
        {
            "A": "Double the value, since the drug halves it",
            "B": "Stop phenelzine for two weeks, keep the diet, and repeat the test without the drug",
            "C": "Normal 5-HIAA: carcinoid syndrome is excluded",
            "D": "Leave phenelzine alone; the value can't exclude; go on to tissue and imaging",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab14-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S195", "S207"], "facts": ["C6-06", "H11"]}
from netcourse.items import check

check("lab14")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab14",
    1,
    Best(
        "D",
        right="The drug blocks the step from serotonin to 5-HIAA, so a normal value is worth nothing here. The liver lesions can be biopsied; psychiatry and anaesthesia hear of the drug before any sedation.",
        wrong={
            "B": "Unsafe: withdrawal and relapse for the sake of a test. Which other way to the diagnosis leaves her medicine alone?",
            "C": "An MAO inhibitor keeps serotonin from becoming 5-HIAA: the value is falsely low. What else can show the diagnosis?",
            "A": "No factor is known. When a drug blocks the step that is measured, choose another test.",
        },
    ),
    again=('He flushes and takes an MAO inhibitor; 5-HIAA is normal. "So it is no carcinoid syndrome?"', "This value can't tell: the drug keeps it low. It is not stopped for a test; imaging and tissue answer."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab15",
        """A man of 85 kg with an ileal NET flushes more than before. *5-HIAA 6 mg (31 µmol) in 24 hours (upper limit 10 mg, 52 µmol). Volume 650 mL; creatinine 4.1 mmol in 24 hours (men: about 15 on average).* He kept the diet, takes no
medicines and has healthy kidneys. "I may have forgotten the night", he says. What goes into your letter to his GP?

*Open book: 5-HIAA explorer.*""",
        {
            "A": "Normal: his syndrome is controlled",
            "B": "Repeat it: most of the day is missing from the bottle",
            "C": "Multiply by 15 ÷ 4.1: the true result is 22 mg",
            "D": "His kidneys fail: creatinine is low",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab15-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S196", "S198"], "facts": ["C6-15.void", "C6-16.limits", "C6-16.men"]}
from netcourse.items import check

check("lab15")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab15",
    1,
    Best(
        "B",
        right="A quarter of the usual creatinine is gross under-collection: explain the four steps again, and repeat, or measure plasma.",
        wrong={
            "A": "The value is only as complete as the bottle. What do 650 mL and this creatinine say about the day?",
            "C": "Creatinine shows gross under-collection, no more: between people it differs too much to correct by. Collect again.",
            "D": "Failing kidneys raise creatinine in the blood. In the urine of a day, little creatinine means little of the day.",
        },
    ),
    again=('A bottle with 500 mL and a third of the usual creatinine; 5-HIAA normal. What now?', 'Most of the day is missing: explain the four steps and collect again.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "lab16",
        """Priya's second bottle went to the clinic's laboratory. Nothing in food, medicines or supplements could disturb it; complete; eGFR 88. **118 µmol (22.6 mg) in 24 hours (upper limit 47.1 µmol, 9 mg)**. Her last
CgA: 92 ng/mL (upper limit 100).

**What do you arrange for the next weeks?**""",
        {
            "A": "A visit to the NET team",
            "B": "Another CgA first: two markers that disagree cancel each other out",
            "C": "A somatostatin analogue from today: with the flushes, 118 confirms a NET",
            "D": "CT and receptor PET",
            "E": "A biopsy of what imaging finds",
            "F": "Nothing: at a specificity of about 90% it is probably a false alarm",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S176", "S179", "S181", "S184", "S197"], "facts": ["C4-12.specificity"]}
from netcourse.items import check

check("lab16")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "lab16",
    2,
    Several(
        ["A", "D", "E"],
        right="Now a raised value can be used: no food, no drug, no 5-HTP, complete, and it fits her symptoms. It starts imaging and tissue; it does not replace them.",
        wrong={
            "A": "This value can be used, and she has been ill for a year. Who reads laboratory, pictures and tissue together? Send her there.",
            "B": "A normal CgA excludes nothing, and it measures something else. A usable 5-HIAA that fits the symptoms goes first.",
            "C": "A usable 5-HIAA supports carcinoid syndrome; it confirms no NET. Tissue does, and gives the grade: that comes before a treatment for it.",
            "D": "5-HIAA shows no place. Imaging shows where a tumour is and how far it has gone: arrange it.",
            "E": "Neither 118 µmol nor a picture confirms a NET, and neither gives its grade. Only tissue does both: plan for it.",
            "F": "You read the specificity without the patient. A year of flushes and loose stools puts her chance before the test far above a stranger's: look on.",
        },
    ),
    again=('5-HIAA at twice its limit; complete, no food or drug that disturbs; loose stools for months; CgA normal. What next?', 'Refer: imaging to find a tumour, then tissue. The normal CgA excludes nothing.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 Other hormones: ask for what the patient shows
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S208", "S213"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "lab-practice-6",
        '**Decide first.** The pictures are still to come. "Then test me for every hormone meanwhile, to be safe," says Priya. What do you answer?',
        {
            "A": '"Yes: the more we test, the less can be missed"',
            "B": '"No need: CgA stands for all of them"',
            "C": '"Only for those that your symptoms point to"',
        },
        hints=("Of twenty tests in somebody who needs none, how many will be abnormal by chance?", "What makes one hormone likelier than another?"),
        certainty=True,
    ),
    Best(
        "C",
        right="A test without a picture finds mostly chance. So ask what she feels, and which hormone does that.",
        wrong={
            "A": "And the more is found by chance: each false alarm brings another test. What would tell you which to choose?",
            "B": "CgA is general: it tells no hormone from another. What would?",
        },
    ),
    worked="The symptoms choose the test. Without them some values are raised by chance, and each leads to more tests. If she shows something new, another test may be due.",
    sources=("the article",),
)

# %% [markdown] netcourse={"teaches": ["S208", "S209", "S210", "S211", "S212", "S213"], "facts": ["A2-01.hallmark", "A2-02.hallmark", "A2-03.hallmark", "A2-04.hallmark", "C7-02", "C7-02.pmol", "C7-03.nmol", "C7-03.ngml", "C7-04", "C7-05.bhb", "C7-16.insulin", "C7-16.cpeptide", "C7-16.proinsulin", "C7-06.drugs", "C7-06.antibodies", "C7-09.fold", "C7-09.ph"]}
"""
Hormone tests are chosen by symptoms, never as a panel for everybody.

| picture | ask for |
|---|---|
| confusion when fasting, gone after sugar (insulinoma?) | **insulin together with C-peptide**, in a supervised fast |
| ulcers, or diarrhoea that a PPI stops (gastrinoma?) | **gastrin**, with the gastric pH |
| watery diarrhoea that goes on while fasting, low potassium (VIPoma?) | **VIP** |
| a wandering rash, diabetes, weight loss (glucagonoma?) | **glucagon** |

These are examples: another picture may call for another test.

**Why C-peptide?** The body's own insulin brings C-peptide with it; injected insulin does not. At a low glucose, insulin of 3 µU/mL (18 pmol/L; 21 where the laboratory multiplies by 6.945) **or more**, C-peptide of 0.2 nmol/L (0.6 ng/mL) **or more** and proinsulin of 5
pmol/L **or more** are not suppressed as they should be; beta-hydroxybutyrate of 2.7 mmol/L **or less** says that insulin acts. Each alone also catches healthy people: specificity 78% to 83% (China, 2022). Before anybody says insulinoma, the screen for sulfonylureas and the insulin antibodies must be negative.

A gastrin more than 10 times its limit means a gastrinoma **only** if the gastric pH is 2 or less.
"""

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "lab17",
        """Four people, one test each to start with. Which?""",
        {
            "1": "Confused before breakfast; well after orange juice",
            "2": "Bleeding from the duodenum for the third time; loose stools, but never on omeprazole",
            "3": "Six litres of watery stool a day, even when fasting; potassium 2.1 mmol/L",
            "4": "Red, crusted patches that move from groin to shin; sugar newly high; 9 kg lighter",
        },
        {
            "A": "Gastrin, with the gastric pH",
            "B": "Insulin with C-peptide at a low glucose",
            "C": "Glucagon",
            "D": "VIP",
            "E": "Chromogranin A",
            "F": "5-HIAA in 24-hour urine",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S177", "S208", "S209", "S210", "S211", "S212"], "facts": ["A2-01.hallmark", "A2-02.hallmark", "A2-03.hallmark", "A2-04.hallmark"]}
from netcourse.items import check

check("lab17")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "lab17",
    2,
    Pairs(
        {"1": "B", "2": "A", "3": "D", "4": "C"},
        right="The picture names the hormone. In the third the potassium is treated first, and nobody waits for the result.",
        wrong={
            "1": "Low sugar when fasting: which hormone, and which partner tells where it comes from?",
            "2": "Ulcers come from acid. Which hormone drives the acid?",
            "3": "Stool that goes on while fasting is secreted. Which hormone does that?",
            "4": "This rash has one hormone behind it, which also raises the sugar and takes weight. Which?",
            (
                "3",
                "F",
            ): "5-HIAA belongs to flushes and looser stools. Six litres while fasting, with this potassium, is another hormone.",
            ("4", "E"): "CgA is general: it can't tell this tumour from another. Which hormone raises the sugar?",
            ("1", "E"): "CgA is general. The question is where the low sugar comes from: which two values answer that?",
        },
    ),
    again=('Four litres of watery stool a day, also when fasting; potassium 2.5 mmol/L. Which hormone first?', 'VIP. And the potassium is treated now.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "lab18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "lab18",
        """A woman of 41 is fasted under supervision. After 26 hours she is confused: *glucose 2.3 mmol/L (41 mg/dL), insulin 3 µU/mL (18 pmol/L), C-peptide 0.4 nmol/L (1.2 ng/mL), proinsulin 14 pmol/L, beta-hydroxybutyrate 0.5 mmol/L.* Counted as not suppressed at this glucose: insulin of 3 µU/mL or
more, C-peptide of 0.2 nmol/L or more, proinsulin of 5 pmol/L or more; insulin acts at a beta-hydroxybutyrate of 2.7 mmol/L or less. Screen for sulfonylureas and antibodies negative; no operation on the stomach. How do you read the fast?""",
        {
            "A": "Suppressed: insulin does not lie above its limit",
            "B": "Too much insulin of her own: think of an insulinoma first",
            "C": "Insulin from outside: the insulin is higher than it should be",
            "D": "A tablet for diabetes: C-peptide and insulin are both there",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S208", "S209"], "facts": ["C7-02", "C7-03.nmol", "C7-04", "C7-05.bhb", "C7-06.drugs", "C7-06.antibodies"]}
from netcourse.items import check

check("lab18")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "lab18",
    2,
    Best(
        "B",
        right="Insulin lies exactly on its limit, and the limit counts: 'or more'. The other three say the same, and the screen is negative. Imaging looks for an insulinoma next.",
        wrong={
            "A": "You read 'or more' as 'more than'. Exactly 3 already counts, at a glucose that should have switched insulin off.",
            "C": "Injected insulin brings no C-peptide with it. Here C-peptide lies above its limit: compare 0.4 with '0.2 or more'.",
            "D": "A sulfonylurea would give these values too: that is why it is screened for. What did the screen show?",
        },
    ),
    again=('In a fast: glucose 2.4 mmol/L (43 mg/dL), insulin 1 µU/mL (6 pmol/L), C-peptide 0.05 nmol/L. Suppressed?', 'Yes: both lie below their limits of 3 and 0.2, as they should at this glucose.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["C1-01.sensitivity", "C1-01.specificity", "C3-01.fold", "C3-03.fold"]}
"""
## 7 A clinic's year: 500 people with a CgA

Two exercises use tables with one row a person or bottle. **You point and click:** keep the rows that you want, read the number, and press *Use … for …*; it goes into the answer below. If you like to program, the pandas line stands beside it, and the answer cell says how to begin.

All rows are **synthetic**: made from a seed, with the test's published sensitivity, specificity and PPI effect, and with shares that were chosen for teaching. Everybody here was referred because somebody suspected a NET; `net_found` says what two years of work-up found. This laboratory's upper limit is 100 ng/mL.

### Exercise 1 · 4 marks

**A raised CgA comes back.** How often is there a NET, here? And how often among people without a PPI?

1. `ppv_all`: of the rows with a CgA **above** 100, the percentage in which `net_found` is yes. (This is the positive predictive value.) Keep the raised ones first; the step after that has the share.
2. `ppv_without_ppi`: the same among those in which `ppi` is no.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("cga", ("ppv_all", "ppv_without_ppi")))

# %% nbgrader={"grade": false, "grade_id": "lab-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
ppv_all = None  # Use ... for ppv_all, above, puts its number here
ppv_without_ppi = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# referrals = pd.DataFrame(rows("cga"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

referrals = pd.DataFrame(explorers.rows("cga"))
raised = referrals[referrals["cga_ng_ml"] > 100]
ppv_all = 100 * (raised["net_found"] == "yes").mean()
without_ppi = raised[raised["ppi"] == "no"]
ppv_without_ppi = 100 * (without_ppi["net_found"] == "yes").mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S189", "S191", "S194"], "facts": ["C1-01.sensitivity", "C1-01.specificity", "C3-01.fold", "C3-03.fold"]}
from netcourse.items import number

ppv_all = number("ppv_all", unit="%", low=0, high=100)
ppv_without_ppi = number("ppv_without_ppi", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import cga_referrals
from netcourse.items import Criterion, award

_all = cga_referrals()
_calm = [r for r in _all if r.ppi == "no"]


def _share(rows, of):
    rows = [r for r in rows if of(r)]
    return 100 * sum(r.net_found == "yes" for r in rows) / len(rows)


def _sensitivity(rows):
    nets = [r for r in rows if r.net_found == "yes"]
    return 100 * sum(r.cga_ng_ml > 100 for r in nets) / len(nets)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


def _told(got, rows):
    reasons = {
        _share(rows, lambda r: r.cga_ng_ml >= 100): "You took exactly 100 as raised. Above the limit leaves it out.",
        _sensitivity(rows): "That is the sensitivity: raised results among people with a NET. Start from the raised results instead.",
        _share(rows, lambda r: r.cga_ng_ml >= 0): "That is the share of NETs among everybody. Keep the raised results first.",
        100 - _share(rows, lambda r: r.cga_ng_ml > 100): "That is the share without a NET. Which word stands in net_found for the others?",
    }
    return next((why for value, why in reasons.items() if _near(got, value)), "Keep the raised rows, then ask in which share of them, in %, net_found is yes.")


_ppv, _ppv_calm = _share(_all, lambda r: r.cga_ng_ml > 100), _share(_calm, lambda r: r.cga_ng_ml > 100)
_ppv_users = _share([r for r in _all if r.ppi == "yes"], lambda r: r.cga_ng_ml > 100)
_first, _second = _near(ppv_all, _ppv), _near(ppv_without_ppi, _ppv_calm)
award(
    4,
    Criterion(_first, 2, f"{_ppv:.0f}% of the raised results belong to a NET: most do not." if _first else _told(ppv_all, _all)),
    Criterion(
        _second,
        2,
        f"Without a PPI it is {_ppv_calm:.0f}%: the medicine list is worth more than a second marker."
        if _second
        else "You kept the people with a PPI. Keep those without."
        if _near(ppv_without_ppi, _ppv_users)
        else _told(ppv_without_ppi, _calm),
    ),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["C4-01.mg", "C4-04", "C6-12.mayo"]}
"""
### Exercise 2 · 4 marks

**420 bottles.** Two laboratories measured 5-HIAA in 24-hour urine, each in its own unit and with its own `upper_limit`: a result is raised **above** it. They ask for 48 hours of diet or more before the collection, the diet
kept during it, and no paracetamol. `complete` is the laboratory's word on gross under-collection. All bottles are **synthetic**.

1. `n_usable`: the **raised** results with `diet_hours` of 48 or more, `diet_during` yes and `paracetamol` no. These may be acted on.
2. `n_not_reassuring`: the results that are **not** raised, from a bottle that is not complete. These must not reassure anybody.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("bottles", ("n_usable", "n_not_reassuring")))

# %% nbgrader={"grade": false, "grade_id": "lab-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_usable = None  # Use ... for n_usable, above, puts its number here
n_not_reassuring = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# bottles = pd.DataFrame(rows("bottles"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

bottles = pd.DataFrame(explorers.rows("bottles"))
raised = bottles["hiaa"] > bottles["upper_limit"]
well_kept = (bottles["diet_hours"] >= 48) & (bottles["diet_during"] == "yes") & (bottles["paracetamol"] == "no")
n_usable = (raised & well_kept).sum()
n_not_reassuring = (~raised & (bottles["complete"] == "no")).sum()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "lab-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S196", "S199", "S207"], "facts": ["C6-12.mayo", "C6-01", "C6-16.limits"]}
from netcourse.items import number

n_usable = number("n_usable", unit="bottles", low=0, high=420)
n_not_reassuring = number("n_not_reassuring", unit="bottles", low=0, high=420)
### BEGIN HIDDEN TESTS
from netcourse.cases import hiaa_collections
from netcourse.items import Criterion, award

_all = hiaa_collections()
_raised = [b for b in _all if b.hiaa > b.upper_limit]
_kept = [b for b in _raised if b.diet_hours >= 48 and b.diet_during == "yes" and b.paracetamol == "no"]
_low = [b for b in _all if b.hiaa <= b.upper_limit and b.complete == "no"]
_why = {
    len(_raised): "You counted every raised result. Which of them kept the diet, before and during, and took no paracetamol?",
    sum(b.diet_hours > 48 for b in _kept): "You left out those with exactly 48 hours: 48 or more takes them in.",
    sum(
        b.diet_hours >= 48 and b.paracetamol == "no" for b in _raised
    ): "You forgot the diet during the collection: what is eaten then counts too.",
    sum(b.diet_hours >= 48 and b.diet_during == "yes" for b in _raised): "You forgot paracetamol: it disturbs some methods.",
    sum(
        b.diet_hours >= 48 and b.diet_during == "yes" and b.paracetamol == "no" for b in _all
    ): "You counted bottles that are not raised as well.",
    sum(
        b.complete == "yes" for b in _kept
    ): "You left incomplete bottles out: a raised result from too little urine is raised all the more.",
}
_why_low = {
    sum(
        b.complete == "no" for b in _all
    ): "You counted raised results as well: only a result that is not raised could reassure falsely.",
    sum(b.complete == "no" for b in _raised): "You counted the raised ones. Which results could reassure somebody falsely?",
    sum(
        b.hiaa <= b.upper_limit for b in _all
    ): "You counted all results that are not raised. Which of them come from an incomplete bottle?",
}
_first, _second = n_usable == len(_kept), n_not_reassuring == len(_low)
award(
    4,
    Criterion(
        _first,
        2,
        f"{len(_kept)} of {len(_raised)} raised results may be acted on. The others are repeated, not scanned."
        if _first
        else _why.get(n_usable, "Four conditions have to hold: raised, 48 hours or more, diet during, no paracetamol."),
    ),
    Criterion(
        _second,
        2,
        f"{len(_low)} results look normal because part of the day is missing."
        if _second
        else _why_low.get(n_not_reassuring, 'Two conditions: not raised, and complete is "no".'),
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

# %% [markdown] netcourse={"facts": ["C3-05.label", "H7", "H11", "H12"]}
"""
### Take with you

- **Which question first**: tissue confirms and grades, imaging maps, hormones show function. CgA confirms nothing and excludes nothing.
- **Read the medicine list before the number.** A PPI: 14 days or more without it, the same laboratory; never at home when ulcers and diarrhoea suggest a gastrinoma.
- **5-HIAA is as good as its collection**: diet before and during, medicines, a complete bottle, the laboratory's own limit.
- **One doubtful value starts a better test, not a scan.** Nobody stops an antidepressant for it.

And Priya? She keeps every sheet now, and her GP your letter.

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| sensitivity and specificity of CgA, healthy controls | meta-analysis of 13 studies (YANG15) | international, 2015 |
| CgA in follow-up | meta-analysis of 8 studies (ROSSI18) | international, 2018 |
| CgA in localised pancreatic NET | TSENG18 | international, 2018 |
| against CgA for diagnosis and monitoring | AJCC system, version 9 | US, 2024 |
| PPI for 7 days, half-life; long use; stopping | MOSLI12; RAINES12; KORSE11 (Netherlands) | 2011 to 2012 |
| 14 days; the signal of the Kryptor kit | assay label and test directory (ARUP) | US |
| other reasons for a raised CgA | CGAT; LABCORP | international; US |
| gastrinoma and PPI; gastrin with pH | ZES1 | international |
| ranges of 5-HIAA | UMICH, ANMED (US); HELS21 (Finland) | 2021 to 2026 |
| serotonin in food; bananas | FELD85; HEL92; computed with a recovery of 60% to 80% | |
| time on the diet; medicines | ACI (Australia); MAYO24, ANMED (US); CALAN16 (UK); YOURDOC, second hand | |
| insulin, C-peptide, proinsulin | INS-U, INS-N (US); ENDO-HYPO | |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts CgA` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours. Where it is dated or simplified, a box says so.
"""
