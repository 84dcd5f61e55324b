# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 9 · Tumour board

Tuesday, seven in the morning. Three letters lie on your desk, and at four o'clock the board meets. Nobody has told you the diagnosis. You ask, examine, wait for results, change your mind, and stand up with a plan.

> **For education only.** Nothing here is advice about a real patient. All patients in this unit are synthetic: no story, no number and no image belongs to anybody.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How a patient unfolds

**You need no programming.** Everything is a list and a button; Tab, arrow keys and Enter are enough.

1. **First the letter.** Say how soon you see the patient.
2. **Ask and examine.** The patient answers what you ask, and only that. Then close the part: the findings that count, one sentence, and three to five diagnoses in order.
3. **Tests.** Each costs points and days. A result comes out as it would **in this body on this day**: what was eaten and swallowed counts. Say of each whether you use it, repeat it or set it aside. Rank again, and close.
4. **Pictures and tissue.** Then the class, the grade, the stage.
5. **The board.** A plan, each item tied to a finding that **you** have seen.
6. **A turn of events**, and a few words to the patient.

**What you have closed stays.** Closing keeps all that stands in a part: **Keep** is for whoever stops halfway. You may go back to the bedside until the tissue is in; your earlier list is kept beside the new one. To change your mind on a result is what is marked, not to be right at the letter.

**Points are limited.** The line below the name says how many are spent; when all are, the ward is full: choose what would change the plan. The burden beside it is what the patient has to bear. It is shown, not marked.

**An unsafe step is stopped** at the bedside. The patient is safe, you may go on, and the step counts.

You can leave at any moment and go on later, on any computer that has this file.
"""

# %% [markdown]
"""
## What you will be able to do

1. **Ask** what decides, before what is dear. *(BRD1)*
2. **Rank** diagnoses, and move them when a result arrives. *(BRD2)*
3. **Read** a result in the body that gave it. *(BRD3)*
4. **Classify**, and say what can't be decided yet. *(BRD4)*
5. **Plan** with reasons, and do no harm. *(BRD5)*
6. **Tell** the patient. *(BRD6)*
"""

# %% [markdown]
"""
## 1 Ten minutes with Tom

Tom Reed's letter asks for a date in theatre. You will learn the screens on him: nothing is marked, and he waits in no one's list of results. Look for one thing: **what would change the plan, and is it known?**

A sentence that sums up a patient is short and already thinks: *who* (age, what matters of the past), *since when and how*, *what goes together*, in a doctor's words. "Young man, chance finding in an appendix, taken out whole, no complaints, size and edge decide" beats six lines that repeat the letter.
"""

# %% jupyter={"source_hidden": true}
from netcourse.board import Board, meet

meet(
    Board(
        "board-practice",
        "**Practice.** Meet Tom Reed. Take him from the letter to the last word; it costs nothing.",
        patients=("p00",),
        salt="2026",
    )
)

# %% [markdown]
"""
When his case is closed, run the next cell (click it, press Shift+Enter). It says part by part what was good, and what a careful colleague would have done.
"""

# %% jupyter={"source_hidden": true}
from netcourse.board import look_back

look_back("board-practice", """{{key p00}}""")

# %% [markdown]
"""
### How the next three are marked

| part | of 20 | what earns it |
|---|---|---|
| work | 3 | what had to be known was found, and little that was not |
| order | 2 | what has to come first came first |
| ranking | 3 | your three lists, each by what could be known **then** |
| moving | 2 | a result moved the right names up or down |
| class | 3 | five fields, "not decidable" among the right answers |
| plan | 3 | each part, tied to something you saw |
| turn | 1 | the first three acts |
| words | 3 | by a person: your sentence, your reasons, your words to the patient |

An unsafe step caps the whole at half, two at a quarter. The order in which you click otherwise, your pace, and how long you take earn and cost nothing.

Your patients and their numbers come from your id: a neighbour's results are not yours.
"""

# %% [markdown]
"""
## 2 The first letter: a hormone?

One of four people. What they feel has a name already, in somebody else's letter. Which answer, at the bedside and for nothing, would change what you order?

Plan 40 minutes. You may stop and come back.
"""

# %% [markdown]
"""
### Patient 1 · 17 marks, and 3 for your words
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "board-1", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.board import Board, meet

meet(
    Board(
        "board-1",
        "**Patient 1.** From the letter to the last word. What you do is recorded at once.",
        patients=("p01", "p03", "p04", "p06"),
        salt="2026",
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "board-1-marks", "locked": true, "points": 17, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["B1-1.ki67", "B1-1.mitoses", "B2-01.rule", "A2-06.hallmark", "A2-06.heart", "C4-15.fast", "C7-06.drugs", "C7-03.nmol", "A2-01.test", "D-11.4", "C7-09.fold", "C7-09.ph", "A4-01.gene", "H1", "H6", "H9"]}
from netcourse.items import check

check("board-1")
### BEGIN HIDDEN TESTS
from netcourse.board import award_board

award_board("board-1", 17, """{{key p01}}""", """{{key p03}}""", """{{key p04}}""", """{{key p06}}""")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "board-1-words", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true} netcourse={"facts": ["B1-1.ki67", "B1-1.mitoses", "B2-01.rule", "A2-06.hallmark", "A2-06.heart", "C4-15.fast", "C7-06.drugs", "C7-03.nmol", "A2-01.test", "D-11.4", "C7-09.fold", "C7-09.ph", "A4-01.gene", "H1", "H6", "H9"]}
"""
### Your words on patient 1 · 3 marks, marked by a person

You have written them already, in the case: the sentence that sums up the patient, your reasons to the board, your words to the patient. Nothing has to be typed here.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each, half marks allowed; any wording, any of the defensible plans. The three texts stand in the record of patient 1 above.

1. **The sentence** (after the summary statement of Smith, 2016): accurate; narrows (what goes together, not a list of everything); translated into a doctor's words; with the qualifiers that matter (since when, how often, how bad). Three or four of these: 1. Two: half. **Example for 1:** "Woman of 31, three attacks of confusion before breakfast, low glucose at the time, relieved by sugar, weight gain." **For half:** "Woman who faints and has low sugar, works as a nurse, took sweet tea." **For 0:** the referrer's letter again, or a diagnosis without a finding.
2. **Reasons to the board**: names the finding that decided, what was set aside and why, and one thing that would change the plan. Two of three: half. **For 1:** "The count, not the word on the report: well differentiated with retained Rb, all lesions take up tracer; the old CT shows years, not weeks. A lesion without uptake would have changed this." **For half:** the plan with one finding. **For 0:** the plan again, or a guideline's name in place of a reason.
3. **Words to the patient**: says what was found and what was not, in words that the patient would use; what happens next and when; leaves room for a question; promises nothing that nobody can know, no years. Three or four: 1. Two: half. **A sentence that frightens without need, or comforts with what is not so, earns nothing here.**
### END MARK SCHEME
"""

# %% [markdown]
"""
## 3 The second letter: a word that frightens

The report holds one word that everybody has read, and some that nobody has. What does the word on the report not say?

Plan 40 minutes. You may stop and come back.
"""

# %% [markdown]
"""
### Patient 2 · 17 marks, and 3 for your words
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "board-2", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.board import Board, meet

meet(
    Board(
        "board-2",
        "**Patient 2.** From the letter to the last word. What you do is recorded at once.",
        patients=("p07", "p08", "p09", "p12"),
        salt="2026",
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "board-2-marks", "locked": true, "points": 17, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["B1-3.ki67", "B2-01.rule", "B3-11", "A5-04", "A5-05", "A5-07", "B3-10", "B1-5.graded", "D-12.practice", "D-14.p5", "E2-14.first", "B4-2.mitoses", "E2-12.kidney", "H2", "H3", "H4", "H14"]}
from netcourse.items import check

check("board-2")
### BEGIN HIDDEN TESTS
from netcourse.board import award_board

award_board("board-2", 17, """{{key p07}}""", """{{key p08}}""", """{{key p09}}""", """{{key p12}}""")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "board-2-words", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true} netcourse={"facts": ["B1-3.ki67", "B2-01.rule", "B3-11", "A5-04", "A5-05", "A5-07", "B3-10", "B1-5.graded", "D-12.practice", "D-14.p5", "E2-14.first", "B4-2.mitoses", "E2-12.kidney", "H2", "H3", "H4", "H14"]}
"""
### Your words on patient 2 · 3 marks, marked by a person

You have written them already, in the case: the sentence that sums up the patient, your reasons to the board, your words to the patient. Nothing has to be typed here.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each, half marks allowed; any wording, any of the defensible plans. The three texts stand in the record of patient 2 above.

1. **The sentence** (after the summary statement of Smith, 2016): accurate; narrows (what goes together, not a list of everything); translated into a doctor's words; with the qualifiers that matter (since when, how often, how bad). Three or four of these: 1. Two: half. **Example for 1:** "Woman of 31, three attacks of confusion before breakfast, low glucose at the time, relieved by sugar, weight gain." **For half:** "Woman who faints and has low sugar, works as a nurse, took sweet tea." **For 0:** the referrer's letter again, or a diagnosis without a finding.
2. **Reasons to the board**: names the finding that decided, what was set aside and why, and one thing that would change the plan. Two of three: half. **For 1:** "The count, not the word on the report: well differentiated with retained Rb, all lesions take up tracer; the old CT shows years, not weeks. A lesion without uptake would have changed this." **For half:** the plan with one finding. **For 0:** the plan again, or a guideline's name in place of a reason.
3. **Words to the patient**: says what was found and what was not, in words that the patient would use; what happens next and when; leaves room for a question; promises nothing that nobody can know, no years. Three or four: 1. Two: half. **A sentence that frightens without need, or comforts with what is not so, earns nothing here.**
### END MARK SCHEME
"""

# %% [markdown]
"""
## 4 The third letter: a spot

A spot, found while somebody looked for something else. What would you do with the result of the next test, whichever way it comes out?

Plan 40 minutes. You may stop and come back.
"""

# %% [markdown]
"""
### Patient 3 · 17 marks, and 3 for your words
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "board-3", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.board import Board, meet

meet(
    Board(
        "board-3",
        "**Patient 3.** From the letter to the last word. What you do is recorded at once.",
        patients=("p02", "p05", "p10", "p11"),
        salt="2026",
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "board-3-marks", "locked": true, "points": 17, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["C6-04.5htp", "C6-04.5htp-before", "D-08.spleen", "D-20.rbc", "D-20.splenosis", "E1-07.surveillance", "E1-07.surgery", "C3-01.fold", "B1-1.ki67", "B6-04.t1", "E1-05.risk", "H7", "H13"]}
from netcourse.items import check

check("board-3")
### BEGIN HIDDEN TESTS
from netcourse.board import award_board

award_board("board-3", 17, """{{key p02}}""", """{{key p05}}""", """{{key p10}}""", """{{key p11}}""")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "board-3-words", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true} netcourse={"facts": ["C6-04.5htp", "C6-04.5htp-before", "D-08.spleen", "D-20.rbc", "D-20.splenosis", "E1-07.surveillance", "E1-07.surgery", "C3-01.fold", "B1-1.ki67", "B6-04.t1", "E1-05.risk", "H7", "H13"]}
"""
### Your words on patient 3 · 3 marks, marked by a person

You have written them already, in the case: the sentence that sums up the patient, your reasons to the board, your words to the patient. Nothing has to be typed here.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each, half marks allowed; any wording, any of the defensible plans. The three texts stand in the record of patient 3 above.

1. **The sentence** (after the summary statement of Smith, 2016): accurate; narrows (what goes together, not a list of everything); translated into a doctor's words; with the qualifiers that matter (since when, how often, how bad). Three or four of these: 1. Two: half. **Example for 1:** "Woman of 31, three attacks of confusion before breakfast, low glucose at the time, relieved by sugar, weight gain." **For half:** "Woman who faints and has low sugar, works as a nurse, took sweet tea." **For 0:** the referrer's letter again, or a diagnosis without a finding.
2. **Reasons to the board**: names the finding that decided, what was set aside and why, and one thing that would change the plan. Two of three: half. **For 1:** "The count, not the word on the report: well differentiated with retained Rb, all lesions take up tracer; the old CT shows years, not weeks. A lesion without uptake would have changed this." **For half:** the plan with one finding. **For 0:** the plan again, or a guideline's name in place of a reason.
3. **Words to the patient**: says what was found and what was not, in words that the patient would use; what happens next and when; leaves room for a question; promises nothing that nobody can know, no years. Three or four: 1. Two: half. **A sentence that frightens without need, or comforts with what is not so, earns nothing here.**
### END MARK SCHEME
"""

# %% [markdown]
"""
### Take with you

- **The bedside is the cheapest laboratory.** Ask first what no machine can tell you.
- **A result belongs to a body and a day.** Ask what was swallowed before you ask what it means.
- **To move is the skill.** Your first list was never meant to be your last.
- **The word on the report is not the class**, and the class is not the plan.
- **What can't be undone waits for what can be known.**

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save and hand in.
"""

# %% [markdown]
"""
### Sources

Every finding is computed by the rules of this course from facts with a source, a place and a year. `netcourse facts` lists them all; your feedback names those that decided your patients. Prices, waiting times and stories are chosen for teaching.

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

The design of the case owes much to others: unfolding patients to NEJM Healer and CASUS, the summary statement's scheme to Smith and colleagues (Academic Medicine, 2016), the ranking measure to Webber, Moffat and Zobel (ACM TOIS, 2010).
"""
