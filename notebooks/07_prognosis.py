# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 7 · Prognosis

Elena Petrova is 48 and teaches maths. Her NET of the ileum, G1, had spread to the liver; lanreotide has held it for three years. She has read: *"Neuroendocrine tumours, US registry: median survival 41 months."* She is in month 36. *"So five months?"*

By the end you can say whose number that is, what may be said in its place, and how follow-up is planned.

> **For education only.** Nothing here is advice about a real patient. All patients in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know. Whoever lives with such a number at home may leave any part for another day.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**; change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once.** What was right in **graded questions**, and why, comes back with your marks. Where you choose all that you could defend, one earns half, two earn all, a weak one takes back half. Guessing earns little.

48 marks: 18 short questions, two exercises, your answer to Elena. Plan 85 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Rank** what weighs in the outlook, and order cases by it. *(PRO1)*
2. **Quote** the outlook of early disease, hedged. *(PRO2)*
3. **Describe** that of metastatic disease. *(PRO3)*
4. **Explain** what survival figures can and can't tell. *(PRO4)*
5. **Propose** a follow-up that fits. *(PRO5)*
"""

# %% [markdown]
"""
## 1 Whose number is it?
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S320"], "facts": ["F-21.spikes"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-1",
        "**Decide first.** Your first sentence to Elena?",
        {
            "A": '"Forty-one less thirty-six: about five"',
            "B": '"Numbers say nothing. Please do not look them up"',
            "C": '"You will be fine, I am sure of it"',
            "D": '"What have you understood so far, and how much would you like to know?"',
        },
        hints=("Before you tell her anything: what don't you know about her yet?", "One of the four asks. What does each of the others take for granted?"),
        certainty=True,
    ),
    Best(
        "D",
        right="You can't answer before you know what she has heard, and whether she wants a figure at all.",
        wrong={
            "A": "It sounds exact. Who was counted, and from which day? And did she want a figure?",
            "B": "Then she is left alone with a number that she can read. What would you have to ask her first?",
            "C": "Kind, and more than anybody knows. What would you have to ask her first?",
        },
    ),
    worked="Ask, then tell as much as was asked for: two of the six steps of SPIKES (2000). You will meet this choice once more at the end, in your own words.",
)

# %% [markdown] netcourse={"teaches": ["S311", "S317", "S320"], "facts": ["F-16.median", "F-16.one-year", "F-16.three-year", "F-12.five-year", "F-16.ten-year", "F-12.denominator"]}
"""
A survival figure answers three questions: **who was counted, since when, dead of what?** This one: 73,782 people of the US registry, 1973 to 2014; every NET, high grade included; dead of anything. Median 41 months; alive after one year 72.8%, after three 52.7%, after five 39.4%, after ten 18.1%.

The **median** is the time by which half had died. Outlook varies widely with grade, stage and site, so that one median over all fits few; and figures describe populations, and can't foretell one patient's course.

Patients and families need to understand the outlook: as much of it as they want.
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "pro01",
        """She would like to know, she says: "I can bear arithmetic." And once more: *"Forty-one minus thirty-six. Five months?"*""",
        {
            "A": '"On average, yes. But an average can be beaten, and you have always been one to fight for things"',
            "B": '"No. A median means that most reach it, so until then you are safe"',
            "C": '"No. That clock ran for fast tumours too, from diagnosis. You are past its steepest stretch"',
            "D": '"Nobody can know. Statistics of this kind are worthless, for you as for everybody else"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S311", "S320"], "facts": ["F-16.median", "F-16.three-year", "F-12.denominator", "F-14.first-years"]}
from netcourse.items import check

check("pro01")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "pro01",
    2,
    Best(
        "C",
        right="Half of *everybody* was alive at 41 months, fast disease included, over four decades. In the first three years 47 of 100 died; she has come through these. Nothing is left to subtract from, and no figure of a group is hers.",
        wrong={
            "A": "You subtracted from a median. It is the middle of a group, counted from the first day; of those who reach month 36 nearly all live past month 41. She would have left with a date. Who was in that group, and where on its curve does she stand?",
            "B": "A median is reached by half, not by most, and it protects nobody until then. Said so, it frightens her from month 41 on. What does it count, and from when?",
            "D": "The figure is worth something: for a group. Thrown away, it leaves her alone with it. Tell her whose it is: who was counted, and from which day?",
        },
    ),
    again=("A man reads: \"median 24 months\". He was diagnosed 20 months ago. Has he 4 months left?", "No. Half of that group lived longer than 24 months, counted from the first day; he is among those who came far. And it is the group's figure."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 What pulls the curve
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S324", "S325"], "facts": ["F-03.g1", "F-03.g2"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-2",
        "**Decide first.** In her patients' group Elena meets a widow. \"My husband's had spread just as yours has. He died within two years. How can that be?\" What do you look up first?",
        {
            "A": "The grade of his tumour",
            "B": "How many scans he had",
            "C": "How long he had symptoms before",
        },
        hints=("Same stage. What else is told in a pathology report?", "Which of the three belongs to the tumour itself?"),
        certainty=True,
    ),
    Best(
        "A",
        right="The stage was equal, so another factor must have weighed, and grade is the first to look at.",
        wrong={
            "B": "Scans watch; they don't decide how fast a tumour grows. Which line of the pathology report does?",
            "C": "Slow tumours may give symptoms for years. Which line of the pathology report speaks of speed?",
        },
    ),
    worked="Outcomes fall stepwise from G1 to G2 to G3. Of equal grade patients may differ still: by stage, site and more.",
)

# %% [markdown] netcourse={"teaches": ["S322", "S323", "S324", "S325", "S326"], "facts": ["F-03.g1", "F-03.g2", "F-03.high", "F-16.site"]}
"""
The main factors are **grade, stage at diagnosis, primary site** and **particular molecular features**. Grade may well be the weightiest. The US registry, as a Spanish guideline quotes it (2018):

| group | survival |
|---|---|
| G1 | 16.2 years |
| G2 | 8.3 years |
| high grade | 10 months |

Patients of equal grade may still differ. Site is one reason: with a NET of the pancreas the hazard of death was twice that of the rectum (US registry, 1973 to 2014), and pancreas and small bowel may run different courses.

Of every row ask: *who is in it?*
"""

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Ordering, ask

ask(
    Ordering(
        "pro02",
        "Four patients of one clinic, all aged about 55. **Put them in order, the best expected outlook first.**",
        {
            "A": "Poorly differentiated carcinoma of the colon, in liver and lung",
            "B": "NET of the ileum, Ki-67 1%, in the liver",
            "C": "Well-differentiated NET of the pancreas, Ki-67 35%, in the liver",
            "D": "NET of the appendix, Ki-67 1%, removed whole",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S312", "S314", "S318", "S324"], "facts": ["F-06.css", "F-09.metastatic", "F-19.g3", "F-10", "F-19.nec"]}
from netcourse.items import check

check("pro02")
### BEGIN HIDDEN TESTS
from netcourse.items import Order, award_item

award_item(
    "pro02",
    2,
    Order(
        ["D", "B", "C", "A"],
        right="As groups: local NET G1, metastatic NET G1, metastatic NET G3, metastatic NEC: stage first parts the two G1, then grade, then differentiation.",
        wrong={
            ("D", "B"): "Both are G1. One is out, the other has spread: stage parts them.",
            ("B", "C"): "Both have spread. Ki-67 of 1% is G1, of 35% G3: outcomes fall with the grade.",
            ("C", "A"): "Many cells divide in both. One is well differentiated, and as a group people with NET G3 live longer than those with NEC.",
        },
    ),
    again=("NET G2 of the ileum in the liver; NET G1 of the rectum, removed whole; NEC in the liver. Order?", "Rectum, ileum, NEC: local before metastatic, NET before NEC."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 3 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "pro03",
            """A man of {age}; pancreas, liver metastases. Pathology: well differentiated, Ki-67 {ki67}%. In his letter stands: *"Grade 3. US registry: survival 10 months."* "Is that so?" he asks.""",
            {
                "A": '"Yes. Grade weighs most of all, and that is the row of your grade"',
                "B": '"No. That row is old and pools yours with carcinomas"',
                "C": '"Yes. G3 is another word for carcinoma; we start platinum and etoposide this week"',
                "D": '"No. Well differentiated means G2 at the most, so read that row"',
            },
        ),
        {"age": Window(56, 64), "ki67": Window(28, 40)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro03-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S318", "S322"], "facts": ["F-03.high", "F-19.g3", "F-19.g3-earlier", "F-19.nec", "H3"]}
from netcourse.items import check

check("pro03")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "pro03",
    2,
    Drawn(
        lambda age, ki67: Best(
            "B",
            right="The registry's high grade holds NET G3 and NEC together. Counted apart, survival with NET G3 was 21.8 months in one Nordic cohort (2025) and 31 to 41 in earlier reports, with NEC 7.4. These are groups too, and none of them foretells him.",
            wrong={
                "A": "You took the row for the patient. It mixes two diseases: most of these people had a carcinoma. He would plan for months, perhaps without need. What does 'well differentiated' change?",
                "C": "Unsafe: NET G3 is no carcinoma, and platinum with etoposide by default is the treatment of the other disease. What does 'well differentiated' say?",
                "D": f"A Ki-67 of {ki67}% is G3, whatever the differentiation. Since 2017 there is a well-differentiated G3. Which two diseases lie together in that row?",
            },
        ),
        sides=lambda age, ki67: {"B1-3.ki67": ki67, "E3-17.direction": ki67},
    ),
    again=("A table without a year: \"G3: median 11 months\". What do you ask before you quote it for a NET G3?", "Whether NET G3 and NEC were counted apart. Before 2017 they were not."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "pro04",
        "Elena's chart. **Which entries belong to the main factors of outlook?**",
        {
            "A": "Ki-67 1%, well differentiated",
            "B": "Flushes: four a day",
            "C": "Liver metastases when it was found",
            "D": '"Means to fight this"',
            "E": "Began in the ileum",
            "F": "Had pain for two years before anybody looked",
            "G": "Its molecular test, in detail",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S311", "S322", "S326"], "facts": ["F-03.g1", "F-16.site", "F-12.denominator"]}
from netcourse.items import check

check("pro04")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "pro04",
    2,
    Several(
        ["A", "C", "E", "G"],
        right="Grade, stage at diagnosis, site, and particular molecular features: by these a group is chosen that is near to her.",
        wrong={
            "A": "This is her grade, which may weigh more than anything else.",
            "B": "Flushes tell of hormone and of how she feels. They are treated; how many she has is no main factor.",
            "C": "This is her stage at diagnosis.",
            "D": "It tells how she meets the disease. Nobody dies of too little will, and nobody should be told so.",
            "E": "The site: ileum and pancreas may run different courses.",
            "F": "It tells how late it was found. What counts is how far it had spread by then.",
            "G": "Particular molecular features count among the main factors.",
        },
    ),
    again=("\"Ki-67 12%, nodes positive, pancreas, hopeful\": which of these four does not weigh?", "Hopeful. Grade, stage and site do."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "pro05",
        """Two women, both NET G1, Ki-67 1%. One: pancreas, the liver full of metastases. The other: ileum, removed whole, nothing elsewhere. "Equal grade, equal outlook," writes the student.""",
        {
            "A": '"Right. Grade is the weightiest factor, so it settles the matter"',
            "B": '"Have both counted again: one of these grades can\'t be right"',
            "C": '"No. How far it had spread, and where it began, count as well"',
            "D": '"Right, as where it began matters to the surgeon only"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S323", "S325", "S326"], "facts": ["F-05.pancreas", "F-09.localised", "F-16.site"]}
from netcourse.items import check

check("pro05")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "pro05",
    2,
    Best(
        "C",
        right="Grade may be the weightiest, and it is not alone: stage and site put these two into groups that lie far apart.",
        wrong={
            "A": "Weightiest is not only. By grade alone both would be told the same, and for one of them it would be wrong. Which two other factors differ here?",
            "B": "Both counts can be right: a slow tumour can spread, given time. What differs between these two, if not the grade?",
            "D": "Pancreas and small bowel may run different courses, and their stage differs too. What would you tell each of them?",
        },
    ),
    again=("Two men, both NET G2 in the liver: one from the pancreas, one from the ileum. Same outlook?", "Not necessarily: of equal grade and stage the site may still part them."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 Local and early
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S312"], "facts": ["F-08"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-3",
        '**Decide first.** A woman of 50: NET G1 of the appendix, removed whole, nothing elsewhere. "Am I cured?"',
        {
            "A": '"Yes. Local means cured"',
            "B": '"Your outlook is excellent. Shall I tell you what happened to a hundred people like you?"',
            "C": '"With cancer nobody can ever say"',
        },
        hints=("Two of the three answers claim to know the future. Which one does not?", "What do you know: about her, or about people like her?"),
        certainty=True,
    ),
    Best(
        "B",
        right="It says how good the outlook is, and of whom you know it.",
        wrong={
            "A": "Most likely so. But it promises a future, and you know only a group. What can you say of people like her?",
            "C": "Much can be said: hardly any outlook is better. What can you say of people like her?",
        },
    ),
    worked="Excellent, yes: five-year survival of localised, well-differentiated G1 can top 90%. That is a sentence on a group, and she may ask for it.",
)

# %% [markdown] netcourse={"teaches": ["S312", "S123"], "facts": ["F-06.css", "F-06.os", "F-08", "E1-04.risk"]}
"""
Localised, well differentiated, G1: the outlook is excellent, and 5-year survival can top 90%. In the US registry (2018) the five-year **cancer-specific** survival was 97.6%: only deaths from the tumour count. **Overall** survival counts every death, and its median was 233 months: a stroke at 82 lowers it, and says nothing of the tumour.

A small rectal NET that is fully removed has an excellent outlook too: below 10 mm fewer than 3 in 100 spread (2018).
"""

# %% [markdown]
"""
### Question 6 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "pro06",
        "Local NET G1, removed. **Which sentences may stand in the letter to the patient?**",
        {
            "A": '"You are cured"',
            "B": '"You have a chance of 97.6%"',
            "C": '"In a US registry 2 or 3 of 100 people with such a tumour died of it within five years"',
            "D": '"You may count on 233 months"',
            "E": '"Of people with such a tumour, more than 90 in 100 were alive after five years"',
            "F": '"At least 90 of 100 such people reach old age"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro06-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S312", "S320"], "facts": ["F-06.css", "F-06.os", "F-08"]}
from netcourse.items import check

check("pro06")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "pro06",
    1,
    Several(
        ["C", "E"],
        right="Both say who was counted, for how long, and in C dead of what. Neither promises anything to anybody.",
        wrong={
            "A": "A promise. What you know is what happened to people like this one: say that.",
            "B": "The group's figure became the patient's own, and of what it is the chance is left out.",
            "C": "Cancer-specific, with its group and its years: this may stand.",
            "D": "A median of overall survival is no promise; half of these people lived shorter, many of them dying of something else.",
            "E": "A group, a number, a time: this may stand.",
            "F": "Five years became a lifetime. The figure ends where counting ended.",
        },
    ),
    again=("\"95% are cured of it,\" says a leaflet on local G1, quoting five-year survival. What is wrong?", "Five years are not cure, and whether all deaths or those from the tumour were counted is left out."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "pro07",
            """Elena's father is {age}. His NET of the rectum, {mm} mm, G1, came out whole by endoscopy (R0). Since his daughter's diagnosis he asks for a CT each year, "to be on the safe side". What do you offer? *Open book: follow-up planner.*""",
            {
                "A": "No planned scans (Europe, 2020); he hears what to come with",
                "B": "A CT each year, as he wishes: more looking can only be the safer way for him",
                "C": "One receptor PET, and if it shows nothing, no more",
                "D": "A colonoscopy every three months for two years",
            },
        ),
        {"age": Window(71, 77), "mm": Window(7, 9)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro07-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S123", "S333"], "facts": ["G-01", "E1-04.follow-up", "E1-04.risk"]}
from netcourse.items import check

check("pro07")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "pro07",
    2,
    Drawn(
        lambda age, mm: Best(
            "A",
            right="Complete, G1, below 10 mm: European guidance (2020) asks for no follow-up. What he needs is that sentence, his daughter's story told apart from his, and a number to ring.",
            wrong={
                "B": "You took looking for safety. Ten years of CT bring radiation and chance findings, and next to nothing to find. What does he fear, and what would you tell him?",
                "C": "Once is not free either: bright spots in health start a search. Nothing is asked of a scan here. What does guidance say of such a small tumour?",
                "D": "It came out whole, and there is nothing there to look at so often. What does guidance say after complete removal?",
            },
        ),
        sides=lambda age, mm: {"G-01": mm / 10},
    ),
    again=("Appendix, 6 mm, G1, R0; the patient asks for yearly MRI. Your answer?", "None is needed (Europe, 2020). Explain why, and what would bring them back."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 Metastatic is not one disease
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S315", "S316", "S327", "S328"], "facts": ["F-09.metastatic"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-4",
        '**Decide first.** "In the liver from the first day," says a brother. "So it was too late. Months?" You know: NET, liver. What do you need before you answer?',
        {
            "A": "Nothing: metastatic is metastatic",
            "B": "The size of the largest metastasis",
            "C": "Its grade and differentiation, where it began, how it behaves",
        },
        hints=("Many NETs have already spread when they are found. Do all of them then run alike?", "Which of the three would tell a slow disease from a fast one?"),
        certainty=True,
    ),
    Best(
        "C",
        right="In metastatic disease the outlook hinges on the traits of the case: from weeks that count to years that are lived well.",
        wrong={
            "A": "Between the slowest and the fastest lie many years. What would part them?",
            "B": "Size is a snapshot. What tells whether it will be larger in three months, or the same in three years?",
        },
    ),
    worked="Many NETs have spread when they are found, mostly to the liver. A well-differentiated one often stays manageable for long: slow growth lets many live, often well, for years. So the traits come first, then the answer.",
)

# %% [markdown] netcourse={"teaches": ["S313", "S314", "S315", "S316", "S318", "S319", "S327", "S328", "S329", "S330"], "facts": ["F-09.metastatic", "F-10"]}
"""
Many NETs have **already spread** when they are found, mostly to the liver. A low-grade one usually keeps a favourable outlook even then: it often lacks the rapid progression of other metastatic cancers, and with suitable treatment stays manageable for years, in some people for decades, at good quality. How long hinges on the traits of the case. For metastatic ileal NET a review (2020) gives a 5-year survival of 35 to 60%.

**NEC** is another disease: its outlook is guarded, much like that of small-cell lung cancer.
"""

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "pro08",
        "Elena asks: \"Then what *can* you promise me?\" **Which of these sentences are honest?**",
        {
            "A": '"You will have decades. There are people who have lived with it for thirty years"',
            "B": '"Of people whose ileal NET had spread, 35 to 60 in 100 lived five years, by a review of 2020"',
            "C": '"In the liver means palliative: we speak of months"',
            "D": '"Many with a slow one live for years, and often well"',
            "E": '"Nobody can say anything at all"',
            "F": '"I can promise you no time. I can promise to look, and to treat when it grows"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S313", "S314", "S328", "S329", "S330"], "facts": ["F-09.metastatic"]}
from netcourse.items import check

check("pro08")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "pro08",
    2,
    Several(
        ["B", "D", "F"],
        right="A group with its range, a hedge, and what you can really promise: what you will do.",
        wrong={
            "A": "Some live that long. You made the far end of the curve her own.",
            "B": "A group, a range, a source, a year: honest.",
            "C": "Palliative does not mean soon. A slow NET often stays manageable for years after it has spread.",
            "D": "That is what is known of low-grade NETs that have spread, hedged as it has to be.",
            "E": "Much is known, of groups. Silence leaves her with the number that she found.",
            "F": "The only promise here that is yours to keep.",
        },
    ),
    again=("\"She has metastases, so she is terminal,\" says a nurse of a woman with a NET G1. What do you say?", "That a slow NET often stays manageable for years; what she needs is a plan, not a date."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "pro09",
        """Ruth, a colleague of Elena's, has a NEC of the colon, in the liver. One paper: median 11 to 12 months. A newer one: 7.4. She asks about her outlook. What do you tell her of these two?""",
        {
            "A": "The newer: a later paper is always the truer one",
            "B": "Neither: it is neuroendocrine, so she may reckon with many years",
            "C": "The longer: hope does no harm, and nobody can check",
            "D": "Neither as hers: others were counted in each. The outlook is guarded",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S318", "S319"], "facts": ["F-10", "F-19.nec", "F-19.shorter"]}
from netcourse.items import check

check("pro09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "pro09",
    2,
    Best(
        "D",
        right="The 7.4 come from a whole population, the elderly and the frail counted in: its authors see in that why it is shorter. Each is true of its group. For NEC the outlook is guarded, much like that of small-cell lung cancer, and treatment does not wait.",
        wrong={
            "A": "Newer is not truer: it counted other people, the elderly and the frail among them. Which of the two groups is she nearer to, and is either her own figure?",
            "B": "You gave her the figures of another disease: NEC behaves much like small-cell lung cancer. How would you say guarded, kindly?",
            "C": "Hope on a borrowed number ends in mistrust, and she plans by what you say. What do you know of the people behind each number?",
        },
    ),
    again=("Two papers on one tumour: 30 months in a university clinic, 18 in a whole country. Which is wrong?", "Neither. The clinic saw those who could travel: ask who was counted."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 5 Alive after three years
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S320"], "facts": ["F-15.typical", "F-15.near", "F-15.worst", "F-15.best", "F-15.rule"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-5",
        "**Decide first.** A man with an advanced cancer wants a figure. The best estimate for people like him is a median of 20 months. How do you say it?",
        {
            "A": '"For six in ten such people it is 10 to 40 months; for a few much less, for some far more"',
            "B": '"About 20 months"',
            "C": '"That can\'t be said in numbers"',
        },
        hints=("How many of a hundred such people live just about as long as their median?", "Which answer leaves room on both sides?"),
        certainty=True,
    ),
    Best(
        "A",
        right="A median told as a range, with both ends: nobody takes a range for a date.",
        wrong={
            "B": "Only about a quarter come near the estimate. What would the others have planned by?",
            "C": "He asked, and something is known. How do you say it so that it can't be heard as a date?",
        },
    ),
    worked="In 114 people with advanced cancers of any kind 62% lived from half to double the estimate, 27% near it, 6% a quarter of it or less, 9% three times as long or longer (Australia, 2012). Not one study of NETs; a way to speak.",
    sources=("Congress abstract, Australia, 2012",),
)

# %% [markdown] netcourse={"teaches": ["S320", "S321"], "facts": ["F-16.one-year", "F-16.three-year", "F-14.first-years", "F-17.verdict"]}
"""
**Conditional survival** asks: of those who came as far as this, how many come further? Divide: alive *later* by alive *now*. In that registry 72.8% were alive after one year, 52.7% after three; so of those who had reached the first year 72% reached the third.

In a mixed group the odds improve with time: whoever had the fast disease has died. Nobody's tumour became kinder. In NETs of gut and pancreas most deaths fell into the first three years (US registry, 1988 to 2011).

A **model** that gives one patient a number, such as a nomogram, gives that of a group, and is worth what its check in other people is worth. Many do better than the statistics.
"""

# %% [markdown]
"""
### Explore: one curve, read from here

A figure from diagnosis grows old: who asks in year five asks another question.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S320", "S321"], "facts": ["F-16.median", "F-12.denominator"]}
from netcourse.explorers import ReadSurvival, explore

explore(ReadSurvival("likelier-later"))

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(
    NumberWithUnit(
        "pro10",
        """Elena does the sum herself, for the whole group of the registry: after five years 39.4% were alive, after ten 18.1%. **Of those who were alive after five years, what percentage reached the tenth?**""",
        "%",
        0,
        100,
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S320", "S321"], "facts": ["F-12.five-year", "F-16.ten-year"]}
from netcourse.items import check

check("pro10")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, Slip, award_item

award_item(
    "pro10",
    2,
    Quantity(
        46,
        2,
        right="18.1 of 39.4 is 46%: nearly half. From diagnosis on it was 18 of 100.",
        otherwise="Take 100 people. How many are alive at five years, and how many of these at ten? Divide the second by the first.",
        slips=[
            Slip(18.1, "You counted from diagnosis. Those who died before year five are no longer asked: of how many are the 18?"),
            Slip(21.3, "You subtracted: that is the share of all who died between five and ten years. What do you divide by what?"),
            Slip(54, "That is the share of these who died. How many are left?"),
            Slip(36, "So says a drawn curve with the same risk in every year. The count says otherwise: divide its two shares."),
        ],
    ),
    again=("Alive after one year 80%, after three 60%. Of those alive after one, how many reach the third?", "60 of 80: 75%."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, ReadSurvival
from netcourse.items import ask

ask(
    Asked(
        "pro11",
        """"And from *today*?" asks Elena. **Set what you would show her:** of people nearest to her, by where it began and how far it had spread, who have come as far as she has, how many are alive five years on. As a group, and not as a figure of her own.""",
        explorer=ReadSurvival(),
        counts=("group", "survived", "horizon", "picture"),
        begin={"horizon": 1, "picture": "one"},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S320", "S321"], "facts": ["F-09.metastatic", "F-12.denominator"]}
from netcourse.items import check

check("pro11")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, OneOf, Placed, Slip, award_item

award_item(
    "pro11",
    2,
    Placed(
        {
            "group": OneOf(
                ["ileum"],
                "Which group is nearest to her: begun in the ileum, in the liver when it was found?",
                {
                    "registry": "That is everybody, carcinomas included: the group she came in with. Which is nearer to her?",
                    "g1": "Her grade, at every stage and site: most of these people had no metastases, so that it looks too bright for her. Which group had spread?",
                    "local-g1": "Hers had spread when it was found. Which group had as well?",
                },
            ),
            "survived": Between(3, 3, "She is in month 36. Where on the curve does she stand?", slips=[Slip(0, "You started at diagnosis, as every printed curve does. She has lived three years since: where does her curve start?")]),
            "horizon": Between(5, 5, "Five years on was asked."),
            "picture": OneOf(["people"], "People, a hundred of them, show that it is a group.", {"one": "One person is a fog without a point in it: no figure is hers. What shows a group?", "curve": "A curve is read by few. She teaches maths, and still: what shows that these are people?"}),
        },
        right="Metastatic ileal NET, from year three, five years on, a hundred people: near to her, from today, a range and nobody's date. Nobody in it is Elena.",
    ),
    again=("A woman, NET G1 removed locally, two years ago, asks about the next three. Which curve do you open?", "Local G1, already survived two years, three years on, as a hundred people."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "pro12",
        """She brings a printout. A nomogram for NETs of the small bowel has put her into "high risk": *"not dying of it within five years: 26%"*. What do you say?""",
        {
            "A": '"One chance in four, then. It was made for your kind of tumour"',
            "B": '"Throw it away. What was computed for everybody can help nobody"',
            "C": '"Take the double: such figures come out too low, in every group"',
            "D": '"A group\'s figure. In 400 others that group did better: 53%"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S320", "S321"], "facts": ["F-17.high-risk", "F-17.low-risk", "F-17.verdict"]}
from netcourse.items import check

check("pro12")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "pro12",
    2,
    Best(
        "D",
        right="In two Dutch centres (2020) it told the groups apart, and was too dark: of its high-risk group 53% had not died of the tumour after five years, predicted were 26%. A model is worth what its check in people like her is worth.",
        wrong={
            "A": "You took the model for the patient. It describes a group, and in other people it foretold too little: 53% in place of 26%. What do you ask of every model before you quote it?",
            "B": "It did part low from high risk, which can help a plan. What it got wrong was the height. What do you ask of a model before you quote it?",
            "C": "Not in every group: in the low-risk one 86% were predicted and 82% seen. A rule of thumb mends no model. Which check would you quote to her?",
        },
    ),
    again=("A risk score was made in Japan; your patient lives in Spain. What do you ask before you use it?", "Whether somebody has checked it in people like yours, and how far it was off."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 Better than twenty years ago?
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S321"], "facts": ["F-20.improved", "F-20.norway-early", "F-20.norway-late"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-6",
        '**Decide first.** "Five-year survival of NETs has risen for decades," says the registrar. "There you see what the new drugs do." And you?',
        {
            "A": '"Yes, that proves it"',
            "B": '"No, drugs change nothing"',
            "C": '"Perhaps. What else has changed meanwhile?"',
        },
        hints=("From which day on are the five years counted? Has that day moved?", "Scanners changed too. Does a better one change only what is seen?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Drugs may have done it. Labels and the day of diagnosis have moved as well, and a rise can come from each.",
        wrong={
            "A": "It fits, and so do other stories. Were the same people counted, from the same day on, under the same labels?",
            "B": "New treatments do raise survival; the authors of that registry think so too. What has to be asked before a rise is credited to them?",
        },
    ),
    worked="In the US registry survival rose, most with distant NETs of gut and pancreas, and its authors credit treatment (2017). In one Norwegian hospital it rose from 63.5% to 83.5% though neither stage nor oncological treatment differed (2023). So ask what else moved.",
    sources=("US registry, 2017; Norway, 2023",),
)

# %% [markdown] netcourse={"teaches": ["S321"], "facts": ["F-13.migration", "F-13.zero-time", "F-20.improved"]}
"""
Three things can lift a survival figure:

- **People live longer.**
- **Labels move.** A better scanner finds silent metastases, and people change their stage: the *Will Rogers phenomenon*, described for lung cancer (1985).
- **The clock starts sooner.** Found earlier, and dying on the same day, somebody is counted for longer: *lead time*. And what is found by chance is more often slow.

> **What the article says, what is taught here.** The article for patients, by iMedic, on which this course rests, says that new treatments keep raising survival. Much speaks for that. Here a rise is read after labels and clock.
"""

# %% [markdown]
"""
### Explore: a new scanner

When every stage looks better, somebody will call it progress. See what else can do that.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S321"], "facts": ["F-13.migration"]}
from netcourse.explorers import Migration, explore

explore(Migration("both-gain"))

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "pro13",
        """On her hospital's page Elena reads, on five-year survival since the new scanner came: "Local NETs: from 89 to 95%. Metastatic: from 50 to 60%." Small print: "All together: 78%, before and after." What has happened?""",
        {
            "A": "Relabelling: people with silent metastases now count elsewhere",
            "B": "Better drugs, as both groups of patients now live longer than they did before",
            "C": "Earlier diagnosis, and with it more people who are cured",
            "D": "An error of addition: if both parts rise, the whole must",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S321"], "facts": ["F-13.migration"]}
from netcourse.items import check

check("pro13")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "pro13",
    2,
    Best(
        "A",
        right="The people with silent metastases were the worst of the local group and are the best of the other. Both means rise, and nobody lives a day longer: all together stay at 78%.",
        wrong={
            "B": "Then all together would have risen too. They did not. Who could move from one group into the other, and lift both?",
            "C": "More cured people would lift the whole, which stands still at 78%. What did the scanner change, if not the outcome?",
            "D": "It is no error: the parts changed their members. Take the lowest of one class into a weaker class: what happens to both means?",
        },
    ),
    again=("A new blood test moves people from stage I to stage II. Survival rises in both stages. What do you ask for first?", "Survival of all together, before and after."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "pro14",
            """Elena's class gets a problem. Ten people have a slow tumour. They die 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 8.2, 8.5, 9.5 and 12 years after it was found through symptoms. Had a scan found each {sooner} sooner, and had each died on the very same day: **what would five-year survival be?**""",
            "%",
            0,
            100,
        ),
        {"lead": Window(1, 3)},
        also={"sooner": lambda lead: ("one year", "two years", "three years")[lead - 1]},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro14-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S321"], "facts": ["F-13.zero-time"]}
from netcourse.items import check

check("pro14")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "pro14",
    2,
    Drawn(
        lambda lead: Quantity(
            (key := 10 * sum(time + lead >= 5 for time in (1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 8.2, 8.5, 9.5, 12))),
            0.5,
            right=f"{key // 10} of 10, where 6 of 10 were counted before: {key - 60} points more by the clock alone. Nobody lived a day longer.",
            otherwise=f"Add {lead} to each time, in years, as counting starts sooner. How many of the ten then reach five years?",
            slips=[
                Slip(60, "That is five-year survival from the symptoms. Counting now starts sooner: add that time to each."),
                Slip(10 * sum(time - lead >= 5 for time in (1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 8.2, 8.5, 9.5, 12)), "You took the time away. They die on the same day, and are counted from an earlier one: which way do the times change?"),
                Slip(100, f"Not all of them get there: the first dies {1.5 + lead} years after the scan. Count again."),
                Slip(key - 60, "That is the gain, in points. Asked was five-year survival after it."),
            ],
        ),
    ),
    again=("Found a year sooner, dying on the same day: what happens to five-year survival, and to the age at death?", "Survival may rise, the age at death stays."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 Follow-up
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S331", "S334"], "facts": ["G-22.scans"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "pro-practice-7",
        '**Decide first.** A man with a stable NET G1: "Could I have a CT every month? I would sleep better." What do you ask yourself?',
        {
            "A": "Whether the insurance pays",
            "B": "How fast it can grow, and what I would change if it had",
            "C": "Whether he has the right to it",
        },
        hints=("What could a month show in a tumour that is slow?", "A scan is worth what it changes. What could it change here?"),
        certainty=True,
    ),
    Best(
        "B",
        right="In a month a slow tumour shows nothing that can be measured, so that nothing would change, and the radiation adds up.",
        wrong={
            "A": "Suppose that it does. What would the scan show after a month, and what would you do?",
            "C": "Suppose that he has. What would the scan show after a month, and what would you do?",
        },
    ),
    worked="Regular intervals, so that treatment can be adapted: as close as the tumour is fast. And his sleep deserves an answer of its own.",
)

# %% [markdown] netcourse={"teaches": ["S331", "S332", "S333", "S334"], "facts": ["G-21", "F-18.late", "F-18.marsden", "G-22.dose-year"]}
"""
Follow-up at regular intervals tracks the disease, so that treatment can be adapted: repeated scans (CT, MRI or PET) and laboratory tests. **How often** depends on grade and treatment status: the more aggressive the tumour, the closer.

Evidence-based studies are largely missing, European experts wrote (2017). So bodies differ: name body and year, and ask twice.

- **What would be missed?** After complete operations 24% of 77 *recurrences* came later than five years (Marburg, 2014); of 120 *patients* 5% relapsed so late, most with a node-positive NET of the small bowel (UK, 2025). Two shares, two denominators.
- **What does looking cost?** 10.6 mSv a year in the mean (Canada, 2024), chance findings, bad nights.
"""

# %% [markdown]
"""
### Explore: plan a follow-up

Guidance does not reach every patient. See where it ends, and what then.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S331", "S333", "S334"], "facts": ["G-01", "G-02.interval", "G-03.first", "G-04.first"]}
from netcourse.explorers import FollowUpPlanner, explore

explore(FollowUpPlanner("no-interval"))

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "pro15",
        "Four people, four rhythms (Europe, 2020; the third US, 2023). What fits whom? One rhythm fits nobody. *Open book: follow-up planner.*",
        {
            "1": "Appendix, 7 mm, G1, removed whole",
            "2": "Ileum, G1, operated on, nothing left behind",
            "3": "Small bowel, G1, low volume, watched without treatment",
            "4": "NEC, on chemotherapy",
        },
        {
            "A": "Every 2 to 3 months",
            "B": "Every 3 to 6 months, later 6 to 12",
            "C": "None planned",
            "D": "Every 6 to 12 months, after five years 1 to 2 years",
            "E": "Every 2 weeks",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S331", "S333", "S334"], "facts": ["G-01", "G-02.interval", "G-02.later", "G-04.first", "G-04.later", "G-02.nec"]}
from netcourse.items import check

check("pro15")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "pro15",
    2,
    Pairs(
        {"1": "C", "2": "D", "3": "B", "4": "A"},
        right="None, wide, closer, closest: by how fast it is and by what is still there.",
        wrong={
            "1": "Small, slow and gone. What is there to look for?",
            "2": "Slow, and taken out; it may come back late. Which rhythm is wide and lasts?",
            "3": "Slow, but still there and untreated. It is watched more closely than what was taken out.",
            "4": "The most aggressive of the four, on treatment. Which rhythm is closest, and still shows change?",
            ("1", "D"): "More looking is not safer here: guidance asks for none after complete removal of one so small.",
            ("4", "E"): "In two weeks no scan can tell growth from nothing. Which is the closest rhythm that can?",
            ("2", "C"): "Ileal NETs come back late and quietly. Which wide rhythm goes on?",
        },
    ),
    again=("Which of two is seen more closely: a NET G1 taken out, or a NET G1 left in place and watched?", "The one in place: what is still there can grow."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "pro16",
        "Elena's follow-up. She flushes now and then: carcinoid syndrome. **What belongs to it?** *Open book: follow-up planner.*",
        {
            "A": "A bone scan each time, so that nothing is overlooked",
            "B": "CT or MRI, with receptor PET as needed",
            "C": "The laboratory tests that her tumour calls for",
            "D": "A gastroscopy each year, as for all NETs",
            "E": "How she is: history and examination",
            "F": "An echocardiogram each year",
            "G": "One tumour marker, in place of the scans",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S331", "S332"], "facts": ["G-05.heart"]}
from netcourse.items import check

check("pro16")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "pro16",
    2,
    Several(
        ["B", "C", "E", "F"],
        right="Scans, laboratory tests, the patient herself, and in carcinoid syndrome the heart each year.",
        wrong={
            "A": "Receptor PET looks at her bones too. Each time, without a question, nobody needs it.",
            "B": "Repeated scans are one half of follow-up.",
            "C": "Laboratory tests are the other half: those that her tumour calls for.",
            "D": "Her tumour began in the ileum; in the stomach there is no question to answer.",
            "E": "She feels things before a scan shows them. It costs nothing.",
            "F": "In carcinoid syndrome the heart is looked at every year: its valves may suffer silently.",
            "G": "No marker alone stands for the scans: it may rise without growth and growth may come without it.",
        },
    ),
    again=("A man with an ileal NET and no syndrome: which part of Elena's list falls away?", "The yearly look at the heart."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "pro17",
        """A man of 57: NET of the pancreas, 18 mm, G1, no positive node, removed whole (R0). "How long will you watch me?" **Choose every answer that you could defend.** *Open book: follow-up planner.*""",
        {
            "A": '"Every 6 to 12 months, later more rarely, for life: Europe, 2020"',
            "B": '"Not at all: North America, 2018"',
            "C": '"Five years and no more, as after colon cancer"',
            "D": '"A receptor PET every three months: small ones are the treacherous ones"',
            "E": '"Yearly, until two scans in a row are clear"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S333"], "facts": ["G-03.none", "G-03.more", "G-02.interval", "G-02.later"]}
from netcourse.items import check

check("pro17")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "pro17",
    2,
    Defensible(
        defensible={
            "A": "European guidance (2020) goes on for life after R0 and R1, with wider intervals after five years.",
            "B": "A North American group (2018) asks for none below 2 cm without positive nodes.",
        },
        weak={
            "C": "That is the rule of another tumour. NETs may come back late, if at all. What do the two bodies say?",
            "D": "Nothing in him is fast. Four PETs a year find what is healthy and bright. Which two rhythms have a body behind them?",
            "E": "Clear scans are what one hopes for; neither body ends with two of them. What do the two bodies say?",
        },
    ),
    again=("The same tumour with one positive node. Do both bodies still differ?", "Hardly: North America (2018) then asks for more follow-up, Europe (2020) for its lifelong one."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "pro18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, FollowUpPlanner
from netcourse.items import ask

ask(
    Asked(
        "pro18",
        """A woman of 51: NET G1 of the ileum, 20 mm, nodes positive, removed whole (R0). "My cousin had colon cancer," she says, "five years, and then goodbye." **Plan her follow-up**: how often at first, how often later, for how long. *Open book: follow-up planner.*""",
        explorer=FollowUpPlanner(guidance=False),
        counts=("first", "later", "until"),
        begin={"grade": "NET G1", "size": 20, "nodes": True},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S331", "S333", "S334"], "facts": ["G-02.interval", "G-02.later", "G-03.first", "G-03.later", "G-03.duration", "G-03.more", "F-18.late", "F-18.marsden", "F-18.ileum"]}
from netcourse.items import check

check("pro18")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "pro18",
    2,
    Placed(
        {
            "first": OneOf(["6", "12"], "Europe (2020) says every 6 to 12 months, North America (2018) yearly at least, and more with positive nodes.", {"3": "That is the rhythm of a fast disease. Hers is G1, and out. What would three months show?", "24": "That is rarer than both bodies begin, and her nodes were positive. How often do you look at first?"}),
            "later": OneOf(["12", "24"], "Both bodies widen to every 1 to 2 years.", {"3": "Four visits a year for life, in a slow tumour that is out. How do both bodies change the rhythm?", "6": "Both bodies look more rarely after the first years. By how much?"}),
            "until": OneOf(["10", "life"], "Both bodies go on for ten years or longer.", {"none": "Positive nodes in the small bowel are those that come back. How long do you look?", "5": "You took the rule of colon cancer. Of the late relapses in a UK series most came from node-positive NETs of the small bowel. How long do you look?"}),
        },
        right="Every 6 to 12 months at first, every 1 to 2 years later, for ten years or for life: Europe (2020) and North America (2018). Five clean years are no cure here.",
    ),
    again=("Ileum, nodes positive, R0, five clean years. Stop now?", "No: ten years or longer. Late relapses are mostly of this kind."),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "answer-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S313", "S320", "S331"], "facts": ["F-16.median", "F-12.denominator", "F-09.metastatic", "F-21.spikes"]}
"""
### Your answer to Elena · 5 marks, marked by a person

Back to the first morning. *"Forty-one minus thirty-six. So five months?"* You know: NET of the ileum, G1, liver metastases, stable on lanreotide for three years; flushes now and then; a CT next month.

**Write what you say**, 80 to 120 words, as it is spoken. What she would answer may stand in brackets.

One mark each: you ask before you tell; whose number that is; what is known of people nearer to her; her feeling; what happens next.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording; half marks are given. It follows the steps of SPIKES (2000), and no sentence earns twice.

1. **Asks first** what she has understood, and how much she wants to know. One of the two: half a mark.
2. **Whose number**: who was counted (every NET, fast ones too; decades; from diagnosis), and that she stands elsewhere on that curve or in another group. "Statistics are nonsense" earns nothing here. Subtracting earns nothing here.
3. **People nearer to her**: a group, with a range or a hedge (such as 35 to 60 in 100 alive at five years, counted from diagnosis; or "many for years, not all"), and that it is no figure of hers. **Any "you have x months or years", short or long, earns nothing here**, whatever else is said.
4. **Her feeling**, in one sentence that names it or makes room for it. "Don't worry", "stay positive" or "be strong" earns nothing here.
5. **What happens next**: plan, follow-up (the CT, the heart), and whom she can ring. Two of the three.

Model answer, 5 of 5: "Before I answer: what have you understood so far, and would you like figures today? (Yes, all of them.) The forty-one months are real, and they are not yours. They come from American records since 1973, with very fast tumours
among them, and run from the first day. You are three years past that day, with a slow one. Of people whose tumour began like yours and had spread, 35 to 60 in a hundred lived five years; many live longer, and for nobody can I name a date. You must have carried that sum for
days. Next month we do the CT and look at your heart, then we sit down here. Until then Sister Anna answers this number."

Warm and wrong, 0 of 5: "Elena, please don't worry! These are only statistics, and statistics are nonsense. Look at you: you are young, you are strong, you teach every day. I have a patient who has had this for twenty years, and she went skiing last
winter. You will have ten good years at the very least, I promise you that. Don't read on the internet any more, it only makes you sad. Stay positive, that is half the treatment. We are all so proud of you here. And now go home, have a lovely evening with your family, and enjoy
your life." Friendly from the first word to the last: it asks nothing (1), throws the number away (2), names years for her (3), forbids the feeling (4), and leaves her without a plan (5).
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type what you say in place of this line.*
"""

# %% [markdown] netcourse={"facts": ["F-03.g1", "F-03.g2", "F-10"]}
"""
## 8 Eight hundred people

**You point and click:** keep the rows that you want, read the number, press *Use … for …*. All rows are **synthetic**; medians by grade are published ones, all else was chosen. Everybody was followed until death or for 12 years, which no registry can say. `years` of at least 5: alive at five years.

### Exercise 1 · 4 marks

**From diagnosis, and from year three**, all grades together.

1. `five`: the percentage **alive at five years**.
2. `five_more`: of those **alive at three years**, the percentage **alive at eight**.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("outcomes", ("five", "five_more")))

# %% nbgrader={"grade": false, "grade_id": "pro-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
five = None  # Use ... for five, above, puts its number here
five_more = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# outcomes = pd.DataFrame(rows("outcomes"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

outcomes = pd.DataFrame(explorers.rows("outcomes"))
years = outcomes["years"]
five = 100 * (years >= 5).mean()
five_more = 100 * (years[years >= 3] >= 8).mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S320", "S321"], "facts": ["F-03.g1", "F-03.g2", "F-10"]}
from netcourse.items import number

five = number("five", unit="%", low=0, high=100)
five_more = number("five_more", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import net_outcomes
from netcourse.items import Criterion, award

_all = net_outcomes()


def _alive(years, among=0.0):
    rows = [one for one in _all if one.years >= among]
    return 100 * sum(one.years >= years for one in rows) / len(rows)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


_five, _more = _alive(5), _alive(8, among=3)
_beyond = 100 * sum(one.years > 5 for one in _all) / len(_all)
_beyond_more = 100 * sum(one.years > 8 for one in _all) / sum(one.years > 3 for one in _all)
_why = {
    _beyond: "You left out those with exactly 5 years: at least 5 takes them in.",
    100 - _five: "That is the share who had died by then.",
    _more: "That belongs to the second number. The first counts everybody, from diagnosis.",
}
_why_more = {
    _alive(8): "You counted from diagnosis. Keep those with at least 3 years first; the step after that has the share.",
    _alive(5, among=3): "That is two more years, from the third to the fifth. Five more lead to the eighth.",
    _alive(8, among=5): "You started at year five. Elena stands at year three.",
    _beyond_more: "You left out those with exactly 3 or 8 years: at least takes them in.",
    100 - _more: "That is the share of them who died in these years.",
}


def _told(got, why, otherwise):
    return next((reason for value, reason in why.items() if _near(got, value)), otherwise)


_first, _second = _near(five, _five), _near(five_more, _more)
award(
    4,
    Criterion(_first, 2, f"{_five:.0f} of 100 were alive at five years." if _first else _told(five, _why, "Ask in which share of all people years is at least 5.")),
    Criterion(
        _second,
        2,
        f"{_more:.0f}%, where it was {_five:.0f}% from diagnosis. Keep one grade, and the difference is gone: nobody became kinder, the carcinomas are behind."
        if _second
        else _told(five_more, _why_more, "Keep the people with at least 3 years, then ask in which share of them years is at least 8."),
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Exercise 2 · 4 marks

**The same 800, two scanners**: `stage_old` is what the old one called them, `stage_new` the new one. `years` stay.

1. `local_old`: of those **localised by the old** scanner, the percentage alive at five years.
2. `local_new`: of those **localised by the new** one.
3. `all_old`, `all_new`: of all 800. (Do you have to count twice?)
4. `gain_local` and `gain_all`: new minus old, in points.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("outcomes", ("local_old", "local_new", "all_old", "all_new"), {"gain_local": "local_new - local_old", "gain_all": "all_new - all_old"}))

# %% nbgrader={"grade": false, "grade_id": "pro-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
local_old = None  # Use ... for local_old, above, puts its number here
local_new = None
all_old = None
all_new = None
gain_local = None  # new minus old
gain_all = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# outcomes = pd.DataFrame(rows("outcomes"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

outcomes = pd.DataFrame(explorers.rows("outcomes"))
alive = 100 * (outcomes["years"] >= 5)
local_old = alive[outcomes["stage_old"] == "localised"].mean()
local_new = alive[outcomes["stage_new"] == "localised"].mean()
all_old = all_new = alive.mean()
gain_local = local_new - local_old
gain_all = all_new - all_old
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "pro-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S321"], "facts": ["F-13.migration"]}
from netcourse.items import number

local_old = number("local_old", unit="%", low=0, high=100)
local_new = number("local_new", unit="%", low=0, high=100)
gain_local = number("gain_local", unit="points", low=-100, high=100)
gain_all = number("gain_all", unit="points", low=-100, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import net_outcomes
from netcourse.items import Criterion, award

_all = net_outcomes()


def _share(stage, word="localised"):
    rows = [one for one in _all if getattr(one, stage) == word]
    return 100 * sum(one.years >= 5 for one in rows) / len(rows)


def _backwards(stage):
    rows = [one for one in _all if one.years >= 5]
    return 100 * sum(getattr(one, stage) == "localised" for one in rows) / len(rows)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


def _told(got, stage, other):
    reasons = {
        _share(other): "That is the other scanner. Look at the name of the column.",
        _share(stage, "metastatic"): "Those are the metastatic ones. Keep the localised.",
        _backwards(stage): "That is how many of those alive were localised. Keep the localised first, then ask who was alive.",
    }
    return next((why for value, why in reasons.items() if _near(got, value)), f"Keep the people whose {stage} is localised, then ask in which share of them years is at least 5.")


_old, _new = _share("stage_old"), _share("stage_new")
_spread = _share("stage_new", "metastatic") - _share("stage_old", "metastatic")
_marks = [_near(local_old, _old), _near(local_new, _new), _near(gain_local, _new - _old), abs(gain_all) < 0.0015]
award(
    4,
    Criterion(_marks[0], 1, f"{_old:.0f}% of those whom the old scanner called localised." if _marks[0] else _told(local_old, "stage_old", "stage_new")),
    Criterion(_marks[1], 1, f"{_new:.0f}% by the new scanner: it looks like progress." if _marks[1] else _told(local_new, "stage_new", "stage_old")),
    Criterion(
        _marks[2],
        1,
        f"{_new - _old:.1f} points, and the metastatic ones gain {_spread:.0f} as well."
        if _marks[2]
        else "You took the new from the old: a gain is new minus old."
        if _near(gain_local, _old - _new)
        else "Subtract in points: localised by the new scanner minus localised by the old one.",
    ),
    Criterion(
        _marks[3],
        1,
        "Nothing: nobody lived a day longer, the labels moved."
        if _marks[3]
        else "That is the gain of the localised. All 800 together: did anybody's years change with the label?"
        if _near(gain_all, _new - _old)
        else "All 800 together, by either scanner, are the same people with the same years. What is the difference?",
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

# %% [markdown]
"""
### Take with you

- **Who was counted, since when, dead of what?**
- **Grade, stage, site, molecular features**; a row of G3 may hold two diseases.
- **A median is no date.** Where on the curve does somebody stand?
- **Both stages better, all together the same**: labels.
- **As closely as the tumour is fast**; name body and year.

And Elena? Look at your very first answer, and at the one you wrote. She wanted all the figures, got a range, and drew it on the blackboard in the empty classroom: a hundred small people, none of them with a name. Her CT was as before.

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save and hand in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| median of 41 months, survival at 1 to 10 years, sites | US registry, 73,782 people, 1973 to 2014 | US, 2018 |
| survival by grade | Spanish guideline (SEOM), quoting the US registry | US, 2018 |
| local G1: overall and cancer-specific | US registry, 85,133 people | US, 2018 |
| ileal NET, local and metastatic | review of small-intestinal NET surgery | international, 2020 |
| metastatic NEC; NET G3 and NEC counted apart | ENETS guidance on NEC; NORDIC NEC 2 | Europe, 2023; 2025 |
| most deaths in the first three years | Cancer Med 2018;7:3521 (abstract) | US |
| half to double the estimate | congress abstract; advanced cancer of any kind | Australia, 2012 |
| nomogram and its check | J Clin Med 2020;9:2502 | Netherlands |
| stage migration, earlier clock | Feinstein, N Engl J Med 1985;312:1604 (lung cancer) | US |
| survival over time | JAMA Oncol 2017; one Norwegian hospital, 2023 | US; Norway |
| six steps of a hard conversation | SPIKES, Oncologist 2000;5:302 | international |
| follow-up | ESMO, 2020; North American group, 2018; ASCO, 2023; ENETS, 2017 | as named |
| late recurrences | Digestion 2014;90:89; a UK series, 2025; St Olav's hospital | as named |
| radiation of follow-up | 62 people after an operation | Canada, 2024 |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts survival` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours.
"""
