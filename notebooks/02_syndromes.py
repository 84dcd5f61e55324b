# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 2 · Syndromes

Grace Mensah is 57 and cooks for a school. Three letters in three years: *"irritable bowel: pain after meals"*, *"asthma"*, *"menopause: hot face over the stove"*. Nobody wrote "flush", because nobody saw red: her skin is dark.

By the end you can say when three diagnoses are one, which hormone a picture points to, what only looks like it, and what the first minute of a crisis needs.

> **For education only.** Nothing here is advice about a real patient. All patients in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks. **Guessing earns little**: a wrong tick takes back what a right one earns; of pairs, one is not counted, as chance gives it.

There are 52 marks: 20 short questions, two exercises with a table, one note. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Explain** how site and hormone make symptoms, and why NETs are found late. *(SYN1)*
2. **Tell** functional from non-functional. *(SYN2)*
3. **Explain** how hormones get past the liver. *(SYN3)*
4. **Recognise** the classic features and what imitates them. *(SYN4)*
5. **Find** a patient's own triggers. *(SYN5)*
6. **Recognise** a carcinoid crisis, and act. *(SYN6)*
7. **Infer** the primary in gut or lung. *(SYN7)*
8. **Diagnose** what a pancreatic NET releases, if anything. *(SYN8)*
"""

# %% [markdown]
"""
## 1 Vague, silent, late
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S067"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-1",
        "**Decide first.** Three letters, three diagnoses. You have ten minutes with Grace. How do you begin?",
        {
            "A": "Keep the three: each of them is common, and each has been treated",
            "B": "Put one rare disease in their place: three in three years can't be chance",
            "C": "Ask what no letter asked: how the complaints go together",
        },
        hints=("Each letter looked at one complaint. What could none of them see?", "You need not choose yet. Which answer would make one disease likelier than three?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Nothing is shown yet, and asking is free. Each letter looked at one complaint; none could see how they go together.",
        wrong={
            "A": "Common is a good first guess. What would have to be asked before you keep it, or give it up?",
            "B": "Letters prove nothing by their number. What would you have to hear before one disease is likelier than three?",
        },
    ),
    worked="Three common diagnoses stay possible, and so does one disease. Ask how they go together, then weigh again. You will meet this choice once more at the end.",
)

# %% [markdown] netcourse={"teaches": ["S062", "S063", "S064", "S065", "S066", "S067", "S068", "S069", "S113"], "facts": ["A3-15.small-bowel", "A3-16"]}
"""
What a NET makes somebody feel depends on **where it lies** and **whether it releases hormone**: each site has its own picture. Many give no symptoms at first, stay silent for years, and are found by chance: on a scan, or at an operation for something else.

What can be felt (flushing, diarrhoea, abdominal pain, wheeze, weight loss) has commoner causes, so another label comes first and the diagnosis late: historically after several years. In a survey (2018) small-bowel NETs took 36 months in the median, and 29% were first called irritable bowel. Awareness shortens the delay.
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn01",
        "Grace answers. Which of her sentences argues most for one disease rather than three?",
        {
            "A": '"The pain comes after meals, and the tablets for irritable bowel hardly help"',
            "B": '"My face began to run hot at 54, with my last period, and the stove makes it worse"',
            "C": '"With the heat I wheeze, in the same minutes; loose stools wake me at night"',
            "D": '"My weight is what it was three years ago"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S062", "S065", "S067", "S068", "S115"], "facts": ["A3-15.small-bowel", "A3-16"]}
from netcourse.items import check

check("syn01")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn01",
    2,
    Best(
        "C",
        right="Heat, airway and bowel are tied together. Three separate diseases do not keep time with each other. Next you want to see such a spell.",
        wrong={
            "A": "Pain after meals fits irritable bowel and a NET alike, so it can't part them: 29% of small-bowel NETs were first called irritable bowel. Which sentence ties two organs together?",
            "B": "Heat at that age fits the menopause as well, so it can't part them. Which sentence would three separate diseases not explain?",
            "D": "A steady weight tells nothing here: a NET may be silent for years and leave it alone. Which sentence ties two organs together?",
        },
    ),
    again=('A man of 61: loose stools, "asthma" and a hot face for two years. What do you ask before any test?', "Whether they come in the same minutes, and at night. One cause would tie them together."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn02",
        'A man of 60: a CT for a hernia shows a NET of the ileum, 2 cm. He feels well; his 5-HIAA is normal. "No symptoms: so we have it early," says the surgeon. And you?',
        {
            "A": '"Agreed: a NET makes itself felt once it has left the bowel"',
            "B": "\"We can't tell yet: about half of ileal NETs have reached the liver\"",
            "C": '"Agreed, and at 2 cm we may take it for benign"',
            "D": '"Early or not, one thing is sure: it releases no hormone, or he would feel it"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S063", "S064", "S066", "S072"], "facts": ["A3-18.liver", "A3-18.nodes", "A2-09.hallmark"]}
from netcourse.items import check

check("syn02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn02",
    2,
    Best(
        "B",
        right="Silence says nothing of stage. About half of ileal NETs have liver metastases, and more than 80% have reached the nodes: look there before you say early.",
        wrong={
            "A": "You took silent for early. Many NETs that have spread are silent for years. Which two places does an ileal NET reach most often?",
            "C": "You took silent for benign. A NET is a malignancy at any size; silence tells neither stage nor behaviour. Where should you look for more of it?",
            "D": "You took no syndrome for no secretion. He may release some and feel nothing, as it is too little or the liver breaks it down. What else does silence not tell you?",
        },
    ),
    again=("An ileal NET is found by chance in a woman who feels well. May the liver be left unlooked at?", "No. About half of ileal NETs have liver metastases, felt or not."),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S070", "S071", "S072", "S073"], "facts": ["A2-09.functional-article", "A2-09.hallmark"]}
"""
### Functional, or a mass

A **functional** NET secretes enough hormone to cause a syndrome. A **non-functional** one may secrete some, too little to be felt; it makes itself known as a **mass**: obstruction, or pain where it grows.

An article for patients, by iMedic, on which this course rests, counts 30% to 40% of GEP-NETs as functional.
"""

# %% [markdown]
"""
### Question 3 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "syn03",
        "Four people with a NET. What does each picture show so far?",
        {
            "1": "Ileum, found on a scan; well; CgA five times its limit, healthy kidneys, no medicine",
            "2": "Pancreas: dull pain, 8 kg lighter, now yellow",
            "3": "Pancreas: confused before breakfast, well after juice",
            "4": "Ileum: belly swollen, vomiting; never a flush, stools as ever",
        },
        {
            "A": "Functional: its hormone is felt",
            "B": "Non-functional so far: felt as a mass",
            "C": "Non-functional so far: not felt at all",
            "D": "Nothing, before its hormone is measured",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn03-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S070", "S072", "S073", "S135", "S136", "S137"], "facts": ["A2-09.hallmark", "A2-01.hallmark"]}
from netcourse.items import check

check("syn03")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "syn03",
    2,
    Pairs(
        {"1": "C", "2": "B", "3": "A", "4": "B"},
        right="What is felt decides: a syndrome, a mass, or nothing yet. A number decides none of them.",
        wrong={
            "1": "Nothing is felt: neither a hormone nor a mass. What is a raised number alone?",
            ("1", "A"): "You took a marker for function. Most neuroendocrine cells make CgA, felt or not. What does this person feel?",
            "2": "Pain, weight loss and a blocked bile duct: is that a hormone, or room taken up?",
            "3": "Low sugar when fasting, gone after juice: a hormone is felt. Which answer says that?",
            ("3", "D"): "The syndrome is felt, whatever the laboratory says later. Measuring names the hormone; feeling makes it functional.",
            "4": "The bowel is blocked, and no hormone is felt. Which answer says that?",
            ("4", "A"): "You took every ileal NET for a functional one. Which symptom of a hormone has this person?",
        },
    ),
    again=("A NET of the ileum; 5-HIAA twice its limit; no symptom at all. Functional?", "Not so far. Hormone measured is not hormone felt."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn04",
        "Three figures for a leaflet. *The article: 30% to 40% of GEP-NETs are functional. A Spanish guideline, 2018: 20% to 25% of neuroendocrine neoplasms. US data, 2017: 19% of people of 65 or over with a NET, pancreas left out, had carcinoid syndrome.* Which one goes in?",
        {
            "A": "The 19%: it was counted, so it is the share of functional NETs",
            "B": "About 25%: the middle of the three",
            "C": "20% to 25%: a guideline outranks the rest",
            "D": "Any of them, if it says of whom",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S071"], "facts": ["A2-09.functional-article", "A2-09.functional", "A2-06.share"]}
from netcourse.items import check

check("syn04")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn04",
    2,
    Best(
        "D",
        right="Three groups, three figures: GEP-NETs, all neoplasms, and one syndrome among older people without pancreatic tumours. Each holds for its own.",
        wrong={
            "A": "You took carcinoid syndrome for all function: an insulinoma is functional too, and pancreatic tumours were left out. Of whom is each figure a share?",
            "B": "The middle of three different groups is a figure of nobody. Of whom is each of them a share?",
            "C": "Rank does not make it fit another group: it counts all neoplasms. Of whom is each figure a share?",
        },
    ),
    again=('"Up to 35% have carcinoid syndrome," says a paper on well-differentiated small-bowel NETs. May a leaflet say "up to 35% of NETs"?', "No, that is another group. Say of whom."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 The way past the liver
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S078"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-2",
        "**Decide first.** Suppose the tumour lies in Grace's ileum. Where does its blood go first?",
        {
            "A": "Through the lower vena cava to the heart",
            "B": "Through the portal vein to the liver",
            "C": "Through the arteries to the face",
        },
        hints=("Which vein collects the blood of stomach and bowel?", "Which organ stands between that vein and the heart?"),
        certainty=True,
    ),
    Best(
        "B",
        right="Blood of the gut passes the liver before it reaches the heart.",
        wrong={
            "A": "That is the way of blood from legs, kidneys and ovaries. Which vein collects the blood of the bowel?",
            "C": "Arteries carry it to the face last. Which organ does the blood of the bowel meet first?",
        },
    ),
    worked="The portal vein carries the blood of the ileum into the liver, and only then does it reach the heart.",
)

# %% [markdown] netcourse={"teaches": ["S074", "S075", "S076", "S077", "S078", "S079"], "facts": ["A2-06.hallmark", "A1-03.serotonin", "A2-14.mediators"]}
"""
**Carcinoid syndrome** is a cluster of symptoms from what a NET releases. Serotonin leads; histamine and other substances that act on vessels take part, and none of them alone explains the flush.

A healthy liver breaks them down before they reach the body: the **first pass**. Liver metastases release behind it, so as a rule the syndrome means liver metastases. Blood from bronchus, ovary or retroperitoneum never meets the liver first.
"""

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, FirstPass
from netcourse.items import ask

ask(
    Asked(
        "syn05",
        """Suppose a tumour lay in Grace's ileum for years before the first letter, and she felt nothing. "Then it can't have released anything," says a colleague.

**Set the model to prove him wrong**: as much serotonin released as it allows, and nothing felt. Then record.""",
        explorer=FirstPass(),
        counts=("origin", "released", "metastases"),
        begin={"origin": "ovary", "released": 10, "metastases": 20},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S072", "S077", "S078", "S079"], "facts": ["A1-03.serotonin", "A2-06.hallmark"]}
from netcourse.items import check

check("syn05")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, OneOf, Placed, Slip, award_item

award_item(
    "syn05",
    2,
    Placed(
        {
            "origin": OneOf(
                ["gut"],
                "From here the blood goes past the liver, and it is felt. Which place drains into the portal vein?",
                {"ovary": "Blood of the ovary goes past the liver, so even a little is felt. Which place drains into the portal vein?"},
            ),
            "released": Between(
                100,
                100,
                "The model allows more. How much can be released before a healthy liver lets enough through?",
                slips=[Slip(0, "A tumour that releases nothing proves your colleague right. How much can be released and not be felt?")],
            ),
            "metastases": Between(0, 3, "What metastases release no liver breaks down: with so many it is felt. How few may there be in her liver?"),
        },
        right="Released in full, and felt by nobody: a healthy liver takes nearly all of it out at the first pass. Silence does not mean that nothing is released.",
    ),
    again=("A man's ileal NET is the size of last year's. Now there are metastases in the liver, and he flushes. What has changed?", "Not the bowel. The metastases release behind the first pass, and less liver is left to break it down."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn06",
        "A woman of 63 has a NET of the ovary; her liver is clean on MRI. She flushes, and you hear a murmur over the tricuspid valve. The ovary is to come out on Thursday. What do you say?",
        {
            "A": "Her flushes fit: that blood goes round the liver. Echocardiogram first",
            "B": "Something else makes her flush: no liver metastases, no carcinoid syndrome",
            "C": "Repeat the MRI until metastases are seen, and operate then",
            "D": "Operate: without the tumour the heart recovers, and an echocardiogram can follow",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S077", "S079"], "facts": ["A2-10.ovary", "A2-10.way", "A2-10.heart", "G-18"]}
from netcourse.items import check

check("syn06")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn06",
    2,
    Best(
        "A",
        right="Blood of the ovary never meets the liver first: 8 of 34 women with such a NET came with the syndrome, and 2 had carcinoid heart disease. The murmur is looked at before anaesthesia.",
        wrong={
            "B": "You took the rule for a law. Liver metastases are the usual way, not the only one: which way does the blood of an ovary take? And what does the murmur ask for?",
            "C": "Nothing in the liver is needed to explain her: waiting for it leaves tumour and heart as they are. Which way does the blood of an ovary take?",
            "D": "Unsafe: an anaesthetic with a valve that nobody has looked at. Which examination comes before the operation?",
        },
    ),
    again=("A bronchial NET, liver clean, swollen ankles, a murmur over the tricuspid valve. What comes before any operation?", "An echocardiogram. Signs of right heart failure come first, wherever the tumour drains."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 The look, and what imitates it
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S080", "S081", "S082"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-3",
        "**Decide first.** Grace has a spell before your eyes. Within seconds her face and upper chest are hot to your hand and darker than the skin around; after some minutes it is over. You see no red. What do you write?",
        {
            "A": "No erythema, so no flush",
            "B": "Hot flushes, as the letter on the menopause says",
            "C": "A flush: sudden warmth of face and upper chest, the skin darker there, for minutes",
        },
        hints=("Which skin turns red, and which turns darker?", "A letter is read by people who were not there. What do they need to know?"),
        certainty=True,
    ),
    Best(
        "C",
        right="What is seen and felt, in plain words: so that the next reader can recognise it.",
        wrong={
            "A": "You looked for red only. Flushed skin may look darker, not red, in people with dark skin. What did your hand feel?",
            "B": "That is somebody else's conclusion. Write first what you see and feel.",
        },
    ),
    worked="A flush is a sudden spell of warmth of the face, often with neck or upper chest. In dark skin it can look darker rather than red; the warmth is the same.",
)

# %% [markdown] netcourse={"teaches": ["S080", "S081", "S082", "S090", "S091", "S092", "S093", "S094", "S095", "S096", "S097", "S098", "S099"], "facts": ["A2-06.hallmark", "A2-12.common", "A2-12.rosacea", "A2-12.drugs"]}
"""
| feature | what it is like | mind |
|---|---|---|
| **flush** | sudden warmth and redness of the face, down to neck or upper body | dark skin can look darker, not red |
| **diarrhoea** | watery, frequent, may disable: serotonin drives the bowel | water and salts are lost |
| **wheeze** | bronchospasm from hormones, hard breathing | passes for asthma; a worry at operations, in stress |
| **fast heartbeat** | palpitations, often with the flush | frightens |

**Most flushing is harmless**: rosacea (redness and spots stay between spells), the menopause, a drug such as nifedipine. Ask and look before any test.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S081"], "facts": ["A2-12.common", "A2-12.rosacea", "A2-12.drugs"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-4",
        '**Practice.** A man of 46 is sent with "?carcinoid". His cheeks burn after wine and in the sun. Between the spells the middle of his face stays red, with small pustules. In spring he began nifedipine. What first?',
        {
            "A": "5-HIAA: every flush has to be explained",
            "B": "History and a look: two common reasons are in sight",
            "C": "Receptor PET, so that a NET is excluded",
        },
        hints=("What stays on his face between the spells?", "What did he begin in spring?"),
        certainty=True,
    ),
    Best(
        "B",
        right="Rosacea, and a drug that flushes. Both can be dealt with, the drug with its prescriber, before anybody measures.",
        wrong={
            "A": "Most flushing has a common, harmless cause. Which two can you see and hear here?",
            "C": "A scan without a reason finds chance things. Which two common causes can you see and hear here?",
        },
    ),
    worked="History and examination show most causes of flushing. Here they show rosacea and nifedipine. A test comes when these do not explain it.",
    sources=("a review of flushing, 2006; pages on rosacea",),
)

# %% [markdown]
"""
### Question 7 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "syn07",
        "Grace lists all that has bothered her this year. **Which belong to the classic carcinoid syndrome?**",
        {
            "A": "Watery stools, also at night",
            "B": "Knees that ache on the stairs",
            "C": "Greasy stools since a slimming tablet",
            "D": "Itching shins in winter",
            "E": "A racing heart while the face is hot",
            "F": "Wheeze while the face is hot",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn07-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S074", "S080", "S090", "S091", "S094", "S098", "S099"], "facts": ["A2-06.hallmark"]}
from netcourse.items import check

check("syn07")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "syn07",
    2,
    Several(
        ["A", "E", "F"],
        right="Bowel, airway and heart, two of them in the same minutes as the heat. The rest has reasons of its own.",
        wrong={
            "A": "Watery, frequent stools belong to it, above all beside the other features.",
            "B": "Joints do not belong to the syndrome. A diagnosis that explains everything explains nothing.",
            "C": "Its stools are watery. Greasy ones since a tablet have another reason: ask what she takes.",
            "D": "Dry skin itches in winter. You gave the syndrome a symptom that has a plainer reason.",
            "E": "A fast heartbeat often comes with the flush, and frightens.",
            "F": "Bronchospasm from hormones belongs to it, above all with the flush.",
        },
    ),
    again=("Hot face for minutes, watery stools, a stiff neck. Which does not belong to carcinoid syndrome?", "The stiff neck."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn08",
        "A man of 66 with carcinoid syndrome: ten watery stools a day for a week, faint on standing, potassium 2.9 mmol/L (2.9 mEq/L). What do you do?",
        {
            "A": "Loperamide, and clinic in four weeks: loose stools belong to his disease",
            "B": "An antihistamine: histamine drives the bowel",
            "C": "CgA first: a rise would show that the tumour grows and needs other treatment",
            "D": "Fluids and potassium today, before any search for the reason",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S075", "S076", "S092", "S093"], "facts": ["A2-06.hallmark", "A2-14.mediators"]}
from netcourse.items import check

check("syn08")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn08",
    2,
    Best(
        "D",
        right="Serotonin drives his bowel, and water and salts go with the stools. He is short of both now: replace first, then ask why it got worse.",
        wrong={
            "A": "You took chronic for harmless. He faints and his potassium is low: in four weeks that may be too late. What is he losing?",
            "B": "Histamine takes part in the syndrome, but serotonin drives the bowel, and no tablet replaces what he has lost. What does he need today?",
            "C": "A marker can wait, a potassium of 2.9 can't. What is he losing with every stool?",
        },
    ),
    again=("Known carcinoid syndrome, twelve watery stools a day, dizzy, dry tongue. Ring again in a week?", "No: fluids and salts today, and blood for potassium."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn09",
        "Grace's \"asthma\" comes only with the heat; between spells her breathing test is normal. A colonoscopy under sedation is booked for tomorrow. What do you do?",
        {
            "A": "Nothing: her asthma is mild, and she brings the inhaler",
            "B": "Cancel it: somebody with such spells must never be sedated by anybody",
            "C": "Tell whoever sedates her; look at her heart; calm her fear",
            "D": "An antihistamine tonight: it covers the wheeze as well",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S095", "S096", "S097", "S106"], "facts": ["A2-06.hallmark"]}
from netcourse.items import check

check("syn09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn09",
    2,
    Best(
        "C",
        right="Wheeze that keeps time with the heat may come from hormones, and fear, drugs or handling can set off worse. Those who know of it can prepare; with a sound heart she gets her colonoscopy.",
        wrong={
            "A": "You took the letter's word for it. Asthma does not keep time with a hot face. Who has to know before she is sedated?",
            "B": "You went too far: she may need sedation, and an operation, more than once. What makes it safer?",
            "D": "Histamine is one of several mediators: it covers neither airway nor heart. Who has to know before she is sedated?",
        },
    ),
    again=('"Asthma" that comes with flushes only; a tooth is to be pulled under sedation. What does the dentist need to know?', "That the wheeze may come from hormones, which fear and sedation can set free. A plan comes before the appointment."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 Triggers: one of two that come together
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S084", "S087"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-5",
        "**Decide first.** On four evenings with cheese Grace had a spell three times. There was wine on each of the four. What do you tell her?",
        {
            "A": "Leave out the cheese: three times in four is enough",
            "B": "It can't be told yet: wait for evenings with one and not the other",
            "C": "Leave out both for good, to be safe",
        },
        hints=("How many evenings had cheese and no wine?", "What would you need to see before you take away something that she likes?"),
        certainty=True,
    ),
    Best(
        "B",
        right="What always comes together can't be told apart. Days with one of them alone can tell.",
        wrong={
            "A": "The wine was there each time as well. Which evenings would tell the two apart?",
            "C": "Safe, and a life poorer than it need be. Which evenings would show what can stay?",
        },
    ),
    worked="Wine and cheese came together on all four evenings, so they can't be told apart. Evenings with only one of them could do it.",
)

# %% [markdown] netcourse={"teaches": ["S083", "S084", "S085", "S086", "S087", "S088", "S089"], "facts": ["G-06", "G-05.triggers"]}
"""
Stress, alcohol, exertion and certain foods can set off a flush; the article names cheese, chocolate and spicy food. Each patient has triggers of their own: go through them one by one, and give up no more than needed.

Two that come together are told apart by **holding one fixed**: compare days with wine among themselves, and days without.
"""

# %% [markdown]
"""
### Explore: a diary of fourteen days
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S084", "S087"], "facts": ["G-06", "G-05.triggers"]}
from netcourse.explorers import FlushDiary, explore

explore(FlushDiary("clear-cheese"))

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "syn10",
        "Grace goes through her Friday with you. **Which of these could have set off a flush?**",
        {
            "A": "A banana at the bus stop",
            "B": "A quarrel with a supplier",
            "C": "Crates carried up three flights",
            "D": "Walnuts with her tea",
            "E": "Blue cheese from the staff fridge",
            "F": "A mug of hot chocolate",
            "G": "Rice and beans",
            "H": "Chilli stew for supper",
            "I": "A glass of wine",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S083", "S084", "S085", "S086", "S087", "S088", "S089"], "facts": ["C5-10.content"]}
from netcourse.items import check

check("syn10")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "syn10",
    2,
    Several(
        ["B", "C", "E", "F", "H", "I"],
        right="Stress, exertion, alcohol, cheese, chocolate, spices: each *can*. Which of them does, in her, only a diary shows.",
        wrong={
            "A": "Bananas disturb the test for 5-HIAA. Foods that disturb a test and foods that set off a flush are two different lists.",
            "B": "Stress can set off a flush.",
            "C": "Exertion can set off a flush.",
            "D": "Walnuts disturb the test for 5-HIAA. That is another list than the triggers of a flush.",
            "E": "Cheese is one of the foods that can set off a flush.",
            "F": "Chocolate is one of the foods that can set off a flush.",
            "G": "Rice and beans stand on no list: she has to eat something.",
            "H": "Spicy food can set off a flush.",
            "I": "Alcohol can set off a flush, as can what is eaten with it.",
        },
    ),
    again=("A run for the bus, pineapple, a beer, curry. Which could set off a flush?", "The run, the beer and the curry. Pineapple disturbs the 5-HIAA test: another list."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "syn11",
            """Grace keeps a diary of her evenings. *Wine and cheese: a flush on 5 of 6. Wine alone: 4 of 5. Cheese alone: 1 of {alone}. Neither: 1 of {neither}.*

With the wine held fixed, by how many points (of a hundred) does cheese raise her risk: on evenings with wine, and on evenings without? **Give the mean of the two.**""",
            "points",
            -100,
            100,
        ),
        {"alone": Window(5, 7), "neither": Window(11, 15)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S084", "S087"]}
from netcourse.items import check

check("syn11")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "syn11",
    2,
    Drawn(
        lambda alone, neither: Quantity(
            round((with_wine := 100 * (5 / 6 - 4 / 5)) / 2 + (without := 100 * (1 / alone - 1 / neither)) / 2, 1),
            0.6,
            right=f"83 − 80 is 3, and {100 / alone:.0f} − {100 / neither:.0f} is {without:.0f}: {(with_wine + without) / 2:.1f} on average, from few evenings. Over all evenings cheese seemed to add {100 * (6 / (6 + alone) - 5 / (5 + neither)):.0f}. It was the wine that came with it.",
            slips=[
                Slip(round(100 * (6 / (6 + alone) - 5 / (5 + neither)), 2), "You compared all evenings with cheese to all without. Wine came with much of the cheese: hold it fixed."),
                Slip(round(600 / (6 + alone), 1), "That is the share of flushes on all evenings with cheese. Compare with and without cheese, among evenings with the same wine."),
                Slip(3.3, "That is the evenings with wine only. Do the same for those without, and take the mean.", 1),
                Slip(round(without, 1), "That is the evenings without wine only. Do the same for those with wine, and take the mean.", 1),
            ],
            otherwise="Four shares in %: with wine, cheese minus no cheese; without wine, the same; then the mean of both differences.",
        ),
    ),
    again=("Coffee and cake: flush on 4 of 8. Coffee alone: 3 of 6. Cake alone: 1 of 10. Neither: 1 of 10. What does cake add?", "Nothing: 50% and 50% with coffee, 10% and 10% without."),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "note-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S065", "S067", "S074", "S080", "S090", "S094", "S096"], "facts": ["A2-06.hallmark", "A2-12.common", "A2-12.serious", "E4-08.prevention", "H7"]}
"""
### Your note · 5 marks, marked by a person

She is on the ward, for fluids. Spells of heat with wheeze and a racing heart; watery stools, also at night; pain after meals; weight steady; last period at 54; nifedipine, omeprazole. 5-HIAA is in the laboratory.

**Write the note for the ward round**, 80 to 120 words, before it is back. One mark each: summary in one sentence; likeliest diagnosis, two findings for, one against; two alternatives, one common, one dangerous, with what settles each; what next, what not yet; what brings her back at once. Type below.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **Summary**: one sentence that joins bowel, face and airway in a woman of 57. Three complaints in a row without what ties them (the same minutes, the nights): half.
2. **Likeliest**: carcinoid syndrome is *suspected*; two findings for (heat with wheeze or racing heart in the same minutes, watery stools at night), one against (steady weight, nothing known of the liver, the age of the menopause, nifedipine, a frequent look-alike). **"Proven carcinoid syndrome" earns nothing here.**
3. **Alternatives**: one common (menopause, rosacea, nifedipine, irritable bowel beside asthma), one dangerous (phaeochromocytoma, mastocytosis or anaphylaxis, cancer of the bowel), each with what would settle it. One of the two, or without what settles: half.
4. **Next, and not yet**: the 5-HIAA is read with diet, supplements and medicines; the heart is looked at before any sedation or operation; no receptor PET on symptoms alone; no drug is stopped without its prescriber. Two of these: full; one: half. A CT or a colonoscopy for the pain and the changed stools loses nothing. **An operation or sedation without a look at the heart, or omeprazole stopped at home, earns nothing here.**
5. **Back at once**: a severe flush, wheeze or faintness; cramps with vomiting and no wind. One of the two: half.

Model answer: "57-year-old cook: for three years spells of heat of face and chest with wheeze and a racing heart in the same minutes, watery stools also at night, pain after meals. Likeliest: carcinoid syndrome, suspected; for it that heat and wheeze keep time, and the nights; against it her steady weight. Alternatives: menopause or nifedipine (a diary; change of drug with the prescriber); phaeochromocytoma (metanephrines). Next: read the 5-HIAA with diet and supplements; echocardiogram before any sedation. Not yet: receptor PET; no drug stopped alone. Back at once: a severe flush, wheeze, faintness; cramps with vomiting and no wind."
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your note in place of this line.*
"""

# %% [markdown]
"""
## 5 The primary in the picture
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S126", "S127", "S128"], "facts": ["A2-07.article", "A1-10.flush"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-6",
        "**Decide first.** A man of 44: his third pneumonia in the same lobe, short of breath, wheezing. Twice his face was swollen and red for hours. His liver is clean. Where do you look?",
        {
            "A": "In the allergy clinic: a swollen face and wheeze",
            "B": "In the liver once more: flushes mean metastases",
            "C": "In the bronchus: CT of the chest, bronchoscopy",
        },
        hints=("Why should pneumonia come back in one lobe only?", "Is a swollen face for hours the usual flush of minutes?"),
        certainty=True,
    ),
    Best(
        "C",
        right="The same lobe three times: something sits in its bronchus. Some bronchial NETs make the face swell and redden by hormones of their own, for hours; no liver is needed.",
        wrong={
            "A": "An allergy does not choose one lobe three times. What could sit in that bronchus?",
            "B": "That is the rule for the bowel. Blood of the lung does not meet the liver first. What could sit in that bronchus?",
        },
    ),
    worked="Cough, wheeze, breathlessness and pneumonia that comes back in one place point to a bronchus. The swollen, red face is an effect of some bronchial NETs, not the usual carcinoid flush.",
)

# %% [markdown] netcourse={"teaches": ["S113", "S114", "S115", "S116", "S117", "S118", "S119", "S120", "S121", "S122", "S124", "S125", "S126", "S127", "S128"], "facts": ["A2-07.article"]}
"""
| primary | how it shows itself |
|---|---|
| **small intestine** | pain that comes and goes, mostly after meals, taken for irritable bowel; later partial or full obstruction: bad cramps, bloating, vomiting. Of all sites likeliest to reach the liver and give the syndrome |
| **colon, rectum** | bleeding, changed bowel habit; in the rectum often a small chance finding at a routine colonoscopy |
| **lung** | cough, at times with blood; wheeze, breathlessness, repeated pneumonia; in some a swollen, red face |
"""

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn12",
        "Two weeks later, Saturday night, Grace rings: cramps as never before, a belly like a drum, she vomits, and has passed no wind since yesterday. What do you say?",
        {
            "A": '"Irritable bowel again: an antispasmodic, and see your GP on Tuesday"',
            "B": '"A surgical emergency: to hospital, now"',
            "C": '"It is your hormones: an injection of octreotide, and clinic on Monday"',
            "D": '"We bring your scan forward to next week, and then decide"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S115", "S116", "S117"], "facts": ["A3-18.emergency", "H10"]}
from netcourse.items import check

check("syn12")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn12",
    2,
    Best(
        "B",
        right="Cramps, bloating, vomiting and no wind: obstruction until shown otherwise, whatever stood in the old letter. Up to 25% of people with an ileal NET have emergency surgery.",
        wrong={
            "A": "The old label speaks once more. Irritable bowel does not stop wind and make vomit. What has happened to her bowel?",
            "C": "Unsafe: an injection opens no bowel, and clinic is two days away. What has happened to her bowel?",
            "D": "Unsafe: a bowel that is shut does not wait a week for a scan. What has happened to it?",
        },
    ),
    again=('"My usual cramps," says a man with an ileal NET. This time he vomits and passes no wind. An extra injection?', "No: obstruction until shown otherwise. Hospital now."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "syn13",
        "Where do these five point first? A site may fit several.",
        {
            "1": "Cramps an hour after lunch; gastroscopy and colonoscopy normal",
            "2": "Fourth antibiotic for the same lobe; blood when he coughs",
            "3": "Yellow eyes, dark urine, 5 kg lighter",
            "4": "A bump of 6 mm at a screening colonoscopy; no complaint",
            "5": "Blood on stools that have been loose for months",
        },
        {
            "A": "Colon or rectum",
            "B": "Pancreas",
            "C": "Stomach",
            "D": "Small intestine",
            "E": "Bronchus",
            "F": "Appendix",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S113", "S114", "S119", "S120", "S121", "S124", "S125", "S127", "S136"], "facts": ["A3-18.nodes", "A2-09.hallmark"]}
from netcourse.items import check

check("syn13")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "syn13",
    2,
    Pairs(
        {"1": "D", "2": "E", "3": "B", "4": "A", "5": "A"},
        right="Local effects first: what is narrow, what bleeds, what is in the way. The first was missed by two scopes that did not go there.",
        wrong={
            "1": "Pain after meals, and both scopes normal: which part of the bowel did neither of them see?",
            "2": "The same lobe again and again, with blood: what leads into that lobe?",
            "3": "Something blocks the bile duct. Which organ does it run through?",
            "4": "Where did the scope stand that met it?",
            "5": "Blood on the stool and a changed habit: how high up does it bleed?",
            ("1", "C"): "The gastroscopy was normal. Which part of the bowel did neither scope see?",
            ("3", "D"): "The duct that is blocked lies above it. Which organ does it run through?",
        },
    ),
    again=("A woman of 50: cough with a little blood, and twice pneumonia in the left lower lobe. Where do you look?", "In its bronchus."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn14",
        "On a drip Grace's bowel opens again. CT: lesions in the liver, a NET by biopsy; no primary to be seen. Where do you look first?",
        {
            "A": "The rectum: most NETs that a colonoscopy meets are there",
            "B": "The appendix: surgeons often meet one by chance, above all in the young",
            "C": "The small intestine, all of it: no site reaches the liver more often",
            "D": "The stomach: gastroscopy is quick and safe",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn14-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S118", "S122"], "facts": ["A3-18.liver", "A3-18.multiple"]}
from netcourse.items import check

check("syn14")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn14",
    2,
    Best(
        "C",
        right="Pain after meals, an obstruction, a syndrome and a liver: the small bowel explains all four. In 30% to 50% of ileal NETs there is more than one: hence all of it.",
        wrong={
            "A": "You went by how often a scope meets one. Rectal NETs are mostly small chance findings without a syndrome. Which site explains cramps, obstruction and flushes?",
            "B": "You went by age and chance. She is 57, and cramps after meals came first. Which site explains cramps, obstruction and flushes?",
            "D": "Quick and safe, but it looks where nothing points. Which site explains cramps, obstruction and flushes?",
        },
    ),
    again=("Flushes, liver metastases of a NET, no primary on CT. Where does the search start?", "In the small intestine: of all sites likeliest to reach the liver and to give the syndrome."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 The pancreas: which finding would exclude it?
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S129"], "facts": ["A2-08.hallmark", "A2-08.test"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-7",
        "**Decide first.** A man of 58: thighs so weak that he can't rise from a chair, 6 kg lighter, pressure 180/100. Potassium 2.3 mmol/L, glucose 19 mmol/L (342 mg/dL). \"No moon face, so no Cushing,\" says a colleague. What now?",
        {
            "A": "Agreed: diabetes and a water tablet explain it",
            "B": "Cortisol and ACTH now, and potassium meanwhile",
            "C": "CT from neck to groin, then decide",
        },
        hints=("Which hormone raises glucose and pressure, wastes muscle and empties potassium?", "Does its absence in the face exclude it?"),
        certainty=True,
    ),
    Best(
        "B",
        right="In ectopic ACTH the look is often missing. Weak thighs, low potassium and high glucose are enough to test, and where it is severe, treatment does not wait.",
        wrong={
            "A": "One of them alone, perhaps. Which hormone explains potassium, glucose, pressure and thighs together?",
            "C": "Which hormone would the CT look for, and who treats the potassium meanwhile?",
        },
    ),
    worked="Low potassium, high glucose, hypertension and weak thighs suggest ectopic ACTH; the typical look is often missing. Cortisol is tested first, then ACTH; the potassium is treated at once.",
    sources=("a chapter on ectopic ACTH, 2022; Endocrine Society, 2008",),
)

# %% [markdown] netcourse={"teaches": ["S129", "S130", "S131", "S132", "S133", "S134", "S135", "S136", "S137"], "facts": ["A2-01.hallmark", "A2-02.hallmark", "A2-11.gap", "A2-11.secretory", "A2-11.osmotic"]}
"""
What a pancreatic NET makes somebody feel follows from its hormone.

- **Insulinoma**: low blood sugar, felt as confusion, sweating, tremor; better on eating.
- **Gastrinoma**: severe peptic ulcers, the Zollinger-Ellison syndrome.
- **Non-functional**: abdominal pain, jaundice if the bile duct is blocked, weight loss.
- Rarer: VIPoma, glucagonoma, somatostatinoma, ectopic ACTH.

No single value proves one of them: ask what would **exclude** it. In watery diarrhoea the osmotic gap of stool helps: 290 minus twice the sum of sodium and potassium (mmol/L). At 50 mOsm/kg or less the bowel secretes; above 100 something holds the water.
"""

# %% [markdown]
"""
### Explore: from the picture to the hormone
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S129"], "facts": ["A2-01.hallmark", "A2-03.hallmark"]}
from netcourse.explorers import PictureToHormone, explore

explore(PictureToHormone("two-findings"))

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "syn15",
            "A woman of {age} is found confused, sweating and trembling; after juice she is well. *Glucose {glucose} mmol/L ({mg_dl} mg/dL), insulin {insulin} µU/mL ({pmol} pmol/L), C-peptide {c_peptide} nmol/L ({ng_ml} ng/mL).* What next?",
            {
                "A": "First a screen for sulfonylureas, and insulin antibodies",
                "B": "Endoscopic ultrasound: insulin and C-peptide at this glucose prove an insulinoma",
                "C": "A search for injected insulin: somebody gives it to her",
                "D": "Octreotide at home until she is scanned",
            },
        ),
        {"age": Window(27, 35), "glucose": Window(2.0, 2.4, 1), "insulin": Window(16, 24), "c_peptide": Window(0.9, 1.3, 1)},
        also={
            "mg_dl": lambda glucose, **_: f"{18 * glucose:.0f}",
            "pmol": lambda insulin, **_: f"{6 * insulin:.0f}",
            "ng_ml": lambda c_peptide, **_: f"{3.02 * c_peptide:.1f}",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S130", "S131", "S132"], "facts": ["A2-01.hallmark", "C7-06.drugs", "C7-06.antibodies", "C7-03.nmol", "C7-02", "H6"]}
from netcourse.items import check

check("syn15")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "syn15",
    2,
    Drawn(
        lambda age, glucose, insulin, c_peptide: Best(
            "A",
            right="The insulin is her own, as C-peptide comes with it. But a tablet can give the same values, and antibodies can feign them: both are excluded, and operations on the stomach asked for, before anybody looks for a tumour.",
            wrong={
                "B": "You took one set of values for proof. What else makes a pancreas release insulin at a low glucose?",
                "C": "Injected insulin brings no C-peptide, and hers is high: the insulin is her own. What makes a healthy pancreas release it?",
                "D": "Unsafe: in an insulinoma octreotide without supervision may worsen the low sugar, and nobody has shown one. What has to be excluded first?",
            },
        ),
        sides=lambda age, glucose, insulin, c_peptide: {"C7-01.older-mmol": glucose, "C7-02": insulin, "C7-03.nmol": c_peptide},
    ),
    again=("Glucose 2.1 mmol/L (38 mg/dL), C-peptide 0.9 nmol/L (2.7 ng/mL), insulin high. His wife takes gliclazide. What first?", "A screen for sulfonylureas: a tablet gives the same values as an insulinoma."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "syn16",
        "A man of 52: reflux and loose stools, both better on a PPI. On it there is no ulcer, and gastrin is 800 pg/mL (about 380 pmol/L; limit 100, or 48). **What do you do or say?**",
        {
            "A": "Go on with the PPI until a specialist unit has seen him",
            "B": "Stop the PPI at home for 14 days, then gastrin again",
            "C": "Have that unit measure gastric pH",
            "D": "Measure calcium: could it be MEN1?",
            "E": '"The PPI explains both: nothing else is needed"',
            "F": '"Eight times the limit: this proves a gastrinoma"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S133", "S134"], "facts": ["A2-02.hallmark", "A2-02.men1", "C7-11", "G-17", "H1"]}
from netcourse.items import check

check("syn16")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "syn16",
    2,
    Several(
        ["A", "C", "D"],
        right="Stools that a PPI improves, and a gastrin that may or may not be the PPI's: the pH parts them, where it is safe to measure. Of gastrinomas 20% to 30% belong to MEN1, hence calcium.",
        wrong={
            "A": "The drug may be all that stands between him and an ulcer: it goes on until a specialist unit and the prescriber decide.",
            "C": "Gastrin with the pH tells a gastrinoma from a stomach without acid. One without the other does not.",
            "E": "You let the PPI explain everything. It raises gastrin, but stools that get better on it are no effect of it, and ulcers vanish under it.",
            "D": "Of patients with a gastrinoma 20% to 30% have MEN1, and calcium tells whether the parathyroids take part: one tube of blood.",
            "F": "You took one value for proof. Without acid, on a PPI or in gastritis, gastrin rises as well. What parts the two?",
        },
        harms={
            "B": "with an undetected gastrinoma, stopping at home can end in bleeding or perforation.",
        },
    ),
    again=("Ulcers for years, none since omeprazole; gastrin six times its limit on it. Stop it at home and repeat?", "Never at home: ulcers can bleed or perforate. A specialist unit measures gastric pH, with the prescriber."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, PictureToHormone
from netcourse.items import ask

ask(
    Asked(
        "syn17",
        """A nurse of 29, sent with "VIPoma". Her potassium is being replaced; you may ask ten questions.

**Set the likeliest candidate, and the next step that settles it.** Then record.""",
        explorer=PictureToHormone(sealed="R"),
        counts=("first", "next_test"),
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S129"], "facts": ["A2-03.hallmark", "A2-11.laxative", "A2-11.osmotic"]}
from netcourse.items import check

check("syn17")
### BEGIN HIDDEN TESTS
from netcourse.items import OneOf, Placed, award_item

award_item(
    "syn17",
    2,
    Placed(
        {
            "first": OneOf(
                ["laxative"],
                "What do her stools do when she fasts, and how large is their osmotic gap?",
                {
                    "VIPoma": "A low potassium goes with any large loss of stool. A VIPoma goes on while fasting: do hers?",
                    "carcinoid syndrome": "Watery stools alone are no carcinoid syndrome: does she flush or wheeze? And what happens when she fasts?",
                },
            ),
            "next_test": OneOf(
                ["stool"],
                "That settles another question. What is in her stool, besides water?",
                {
                    "vip": "VIP is for stools that go on while fasting with a small gap. What is in her stool, besides water?",
                    "hiaa": "That is the test for flushes and looser stools. What is in her stool, besides water?",
                    "scan": "A scan that nothing points to finds chance things, and leads from one to the next. What is in her stool, besides water?",
                    "octreotide": "Given to see what happens, it hides what there is to see. What is in her stool, besides water?",
                },
            ),
        },
        right="They stop when she fasts, and the gap is large: something that she swallows holds the water. Sodium, potassium and a laxative screen show it, and she will need kindness.",
    ),
    again=("A man of 60: 900 mL of watery stool a day, none when he fasts; stool sodium 30, potassium 35 mmol/L. A VIPoma?", "No: it stops on fasting, and the gap is 290 − 2 × 65 = 160. Osmotic: laxatives, or sugars that he can't absorb."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 The first minute
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S101", "S107"], "facts": ["E4-08.response", "H10"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "syn-practice-8",
        "**Decide first.** On the ward, an hour after a biopsy of his liver, a man with an ileal NET flushes and wheezes; pressure 62/35. Your first minute?",
        {
            "A": "CT, to see whether he bleeds",
            "B": "Call for help; volume and a vasopressor; treat the airways",
            "C": "An antihistamine, then watch",
        },
        hints=("What falls, and what is tight?", "Does the cause have to be known before these are treated?"),
        certainty=True,
    ),
    Best(
        "B",
        right="Whatever it is, pressure and airways come first. The cause is looked for while somebody treats.",
        wrong={
            "A": "He may bleed. But a scanner is no place for somebody at 62/35 whom nobody treats. What comes before it?",
            "C": "An antihistamine raises no pressure, and watching loses the minute. What falls, and what is tight?",
        },
    ),
    worked="Help, volume, a vasopressor, the airways. A crisis, a bleeding and an anaphylaxis need the same first minute; then they part.",
)

# %% [markdown] netcourse={"teaches": ["S101", "S102", "S103", "S104", "S105", "S106", "S107", "S112", "S097"], "facts": ["E4-08.prevention", "E4-08.response"]}
"""
A **carcinoid crisis** is a surge of hormone that endangers life: severe low pressure, bronchospasm, an irregular heart. Surgery, anaesthesia, or merely handling the tumour can set it off. In a known NET a severe flush, trouble breathing or faintness is treated as one anywhere.

All agree on what comes **before** an operation: look for carcinoid heart disease, avoid drugs that release histamine, relieve anxiety.
"""

# %% [markdown] netcourse={"differ": "J-01", "facts": ["E4-01", "E4-03.prophylaxis", "E4-05.vasopressor", "E4-07"]}
"""
### Where bodies differ: octreotide around an operation

| who | where, when | says |
|---|---|---|
| ENETS; UKINETS | Europe, 2017; UK, 2024 | octreotide before and throughout |
| a meta-analysis, 943 operations | 2022 | not significantly fewer crises (odds ratio 0.73, 0.32 to 1.66) |
| one surgical group | US, 2022, 2024 | a vasopressor first: shorter crises (no trial) |
"""

# %% [markdown]
"""
### Explore: ten minutes on the monitor
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S101", "S102", "S105"], "facts": ["E4-08.response", "E4-07"]}
from netcourse.explorers import CrisisHour, explore

explore(CrisisHour("not-called-crisis"))

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "syn18",
        """Grace's heart is sound; her bowel is operated on. The surgeon feels the liver. Within a minute: pressure 55/30, pulse irregular, hard to ventilate.

**Choose all that belongs into the first two minutes**, octreotide aside. *Open book: crisis hour.*""",
        {
            "A": "Hands off the tumour",
            "B": "An antihistamine, then watch",
            "C": "Blood for 5-HIAA",
            "D": "Call for help",
            "E": "Volume with a vasopressor",
            "F": "CT first, for the cause",
            "G": "Treat the bronchospasm",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S101", "S102", "S103", "S104", "S105", "S107"], "facts": ["H10"]}
from netcourse.items import check

check("syn18")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "syn18",
    2,
    Several(
        ["A", "D", "E", "G"],
        right="Hands off and help called in one breath, volume with a vasopressor, the airways: nobody disputes them, and they can't wait for the dispute over octreotide.",
        wrong={
            "A": "Every touch presses more hormone out of it.",
            "C": "A result comes in days. It helps nobody in these minutes.",
            "D": "One pair of hands is not enough.",
            "E": "Her pressure is 55/30: volume alone leaves the vessels wide, so a vasopressor goes with it.",
            "G": "She is hard to ventilate: it is treated now.",
        },
        harms={
            "B": "an antihistamine raises no pressure and opens no airway, and watching loses the minute.",
            "F": "a scan delays treatment at 55/30. What everyone agrees on comes before the cause.",
        },
    ),
    again=('At induction a man with a functional NET falls to 60/35 and wheezes. "Octreotide first, and see," somebody says. And you?', "Whether octreotide is given is disputed. Stopping, help, volume with a vasopressor and the airways are not: they come now."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 19 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn19", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "syn19",
        "In autumn Grace's liver is to be operated on. **Choose every plan for that day that you could defend.**",
        {
            "A": "Echocardiogram read; octreotide before and throughout; volume and vasopressor at hand",
            "B": "Octreotide covers her: nobody needs to look at the heart again",
            "C": "An extra long-acting injection that morning",
            "D": "Echocardiogram read; no octreotide; vasopressor drawn up; a centre that audits its crises",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn19-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S105", "S106"], "facts": ["E4-01", "E4-03.prophylaxis", "E4-05.octreotide-vasopressor", "E4-08.prevention", "H9"]}
from netcourse.items import check

check("syn19")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "syn19",
    2,
    Defensible(
        defensible={
            "A": "This is what ENETS (2017) and British guidance ask for, with the heart seen and the rest at hand.",
            "D": "A meta-analysis found no significant difference without octreotide (2022), and where it was given first, 93% still needed a vasopressor (one group, 2024). With the heart seen and a vasopressor ready it can be defended.",
        },
        weak={
            "C": "A long-acting injection works over weeks, not that morning, and nothing is ready if the pressure falls. Which two plans have something at hand?",
        },
        harms={
            "B": "octreotide mends no valve. Liver surgery before anybody has looked at the heart can end in death.",
        },
    ),
    again=("A centre gives octreotide for every operation on a functional NET, another gives none and keeps a vasopressor ready. Which one errs?", "Neither, as long as both have looked at the heart and are ready for the pressure."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 20 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "syn20", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "syn20",
        "A year on, Grace rings from a bus stop: the hottest spell of her life, hardly any breath, and black before her eyes when she stands. What do you say?",
        {
            "A": '"Sit down and drink something; most spells pass by themselves"',
            "B": '"Give yourself an extra injection, and ring again tonight"',
            "C": '"Come to clinic tomorrow morning"',
            "D": '"I call an ambulance now"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn20-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S112"]}
from netcourse.items import check

check("syn20")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "syn20",
    1,
    Best(
        "D",
        right="A severe flush with trouble breathing and faintness, in a known NET: help at once. Somebody stays on the line.",
        wrong={
            "A": "Most spells do pass. This one comes with breathlessness and blackness: how does a crisis announce itself?",
            "B": "An injection under the skin does not treat a failing pressure, and tonight is late. Who can, and how fast?",
            "C": "Tomorrow may be too late. Which three words of hers call for help today?",
        },
    ),
    again=("A man with a known NET: flush, wheeze, near fainting in a train. Next stop or next clinic?", "Emergency call, at the next stop."),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["C4-12.sensitivity", "C4-12.specificity", "C6-04.5htp"]}
"""
## 8 Tables: a clinic's year, and six diaries

**You point and click:** keep the rows that you want, and press *Use … for …*: the number goes into the answer below. The pandas line stands beside it.

### Exercise 1 · 4 marks

**400 people with hot spells**, all **synthetic**: with the often quoted sensitivity (70%) and specificity (90%) of 5-HIAA, on which sources disagree, and chosen shares. 5-HTP, sold in shops, can raise 5-HIAA as a NET does; here it always does.

1. `ppv_all`: the percentage with `net_found` among those with `hiaa_raised`.
2. `ppv_without_5htp`: the same in those who do not take 5-HTP.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("flushes", ("ppv_all", "ppv_without_5htp")))

# %% nbgrader={"grade": false, "grade_id": "syn-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
ppv_all = None  # Use ... for ppv_all, above, puts its number here
ppv_without_5htp = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# flushes = pd.DataFrame(rows("flushes"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

flushes = pd.DataFrame(explorers.rows("flushes"))
raised = flushes[flushes["hiaa_raised"] == "yes"]
ppv_all = 100 * (raised["net_found"] == "yes").mean()
calm = raised[raised["takes_5htp"] == "no"]
ppv_without_5htp = 100 * (calm["net_found"] == "yes").mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S065", "S080"], "facts": ["C4-12.sensitivity", "C4-12.specificity", "C6-04.5htp"]}
from netcourse.items import number

ppv_all = number("ppv_all", unit="%", low=0, high=100)
ppv_without_5htp = number("ppv_without_5htp", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import flush_referrals
from netcourse.items import Criterion, award

_all = flush_referrals()
_calm = [r for r in _all if r.takes_5htp == "no"]


def _share(rows, of, among):
    rows = [r for r in rows if among(r)]
    return 100 * sum(map(of, rows)) / len(rows)


def _net(r):
    return r.net_found == "yes"


def _raised(r):
    return r.hiaa_raised == "yes"


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


def _told(got, rows):
    reasons = {
        _share(rows, _raised, _net): "That is the sensitivity: raised results among people with a NET. Start from the raised results instead.",
        _share(rows, _net, lambda _: True): "That is the share of NETs among everybody. Keep the raised results first.",
        100 - _share(rows, _net, _raised): "That is the share without a NET. Which word stands in net_found for the others?",
    }
    return next((why for value, why in reasons.items() if _near(got, value)), "Keep the raised rows, then ask in which share of them, in %, net_found is yes.")


_ppv, _ppv_calm = _share(_all, _net, _raised), _share(_calm, _net, _raised)
_users = _share([r for r in _all if r.takes_5htp == "yes"], _net, _raised)
_first, _second = _near(ppv_all, _ppv), _near(ppv_without_5htp, _ppv_calm)
award(
    4,
    Criterion(_first, 2, f"{_ppv:.0f}% of the raised results belong to a NET: most hot spells have another cause, a raised result or not." if _first else _told(ppv_all, _all)),
    Criterion(
        _second,
        2,
        f"Without 5-HTP it is {_ppv_calm:.0f}%: one question about a supplement, asked before the test."
        if _second
        else "You left those in who take 5-HTP. Keep the rows in which takes_5htp is no."
        if _near(ppv_without_5htp, _ppv)
        else "You kept the people who take 5-HTP. Keep those who do not."
        if _near(ppv_without_5htp, _users)
        else _told(ppv_without_5htp, _calm),
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Exercise 2 · 4 marks

**Six synthetic diaries**, a row a day: wine, cheese, a quarrel, a flush.

1. `with_cheese`: the percentage of days with cheese that had a flush.
2. `cheese_no_wine`: the same **without wine**.
3. `neither`: the same with **neither** of the two.
4. `left_over`: the second minus the third, in points.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("diary", ("with_cheese", "cheese_no_wine", "neither"), {"left_over": "cheese_no_wine - neither"}))

# %% nbgrader={"grade": false, "grade_id": "syn-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
with_cheese = None  # Use ... for with_cheese, above, puts its number here
cheese_no_wine = None
neither = None
left_over = None  # the second number minus the third
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# diary = pd.DataFrame(rows("diary"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

diary = pd.DataFrame(explorers.rows("diary"))
flushed = 100 * (diary["flush"] == "yes")
cheese, wine = diary["cheese"] == "yes", diary["wine"] == "yes"
with_cheese = flushed[cheese].mean()
cheese_no_wine = flushed[cheese & ~wine].mean()
neither = flushed[~cheese & ~wine].mean()
left_over = cheese_no_wine - neither
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "syn-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S084", "S087"], "facts": ["C5-10.content"]}
from netcourse.items import number

with_cheese = number("with_cheese", unit="%", low=0, high=100)
cheese_no_wine = number("cheese_no_wine", unit="%", low=0, high=100)
neither = number("neither", unit="%", low=0, high=100)
left_over = number("left_over", unit="points", low=-100, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import flush_diary
from netcourse.items import Criterion, award

_all = flush_diary()


def _share(**had):
    rows = [d for d in _all if all(getattr(d, name) == word for name, word in had.items())]
    return 100 * sum(d.flush == "yes" for d in rows) / len(rows)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


_crude, _alone, _calm = _share(cheese="yes"), _share(cheese="yes", wine="no"), _share(cheese="no", wine="no")
_left, _apart = _alone - _calm, _crude - _share(cheese="no")
_backwards = 100 * sum(d.cheese == "yes" for d in _all if d.flush == "yes") / sum(d.flush == "yes" for d in _all)
_marks = [_near(with_cheese, _crude), _near(cheese_no_wine, _alone), _near(neither, _calm), _near(left_over, _left)]
award(
    4,
    Criterion(
        _marks[0],
        1,
        f"A flush on {_crude:.0f}% of the days with cheese, and on {_crude - _apart:.0f}% of those without: cheese looks guilty."
        if _marks[0]
        else "That is the share of cheese among the days with a flush. Keep the days with cheese, and ask in which share a flush came."
        if _near(with_cheese, _backwards)
        else "Keep the days with cheese, then ask in which share of them, in %, flush is yes.",
    ),
    Criterion(
        _marks[1],
        1,
        f"Without wine {_alone:.0f}%: most of it went with the wine."
        if _marks[1]
        else "The days with wine are still in it. Keep those with cheese and without wine."
        if _near(cheese_no_wine, _crude)
        else "Keep the days with cheese, of these the days without wine, and ask in which share flush is yes.",
    ),
    Criterion(
        _marks[2],
        1,
        f"With neither {_calm:.0f}%." if _marks[2] else "Keep the days without cheese and without wine, and ask in which share flush is yes.",
    ),
    Criterion(
        _marks[3],
        1,
        f"{_left:.0f} points are left of {_apart:.0f}. Sort the days by person: they come from one of the six, whose trigger cheese is. Each patient has triggers of their own."
        if _marks[3]
        else "You compared all days with cheese to all without: the wine is still in it. Compare days without wine among themselves."
        if _near(left_over, _apart)
        else "Days with cheese and no wine, minus days with neither, in points.",
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

- **Ask what ties the complaints together.** Dark skin may show no red.
- **Silent is not early**; no single value proves a syndrome.
- **The liver is the barrier**; some blood goes round it.
- **Hold one thing fixed** before you take another away.
- **In a crisis**: first what everyone agrees on.

And Grace? Look at your very first answer. It was one disease, and it took three years to say so. Two days after that bus stop she went home; in her own diary cheese is allowed now, quarrels are not.

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save and hand in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| delay, and the first label | survey of presenting symptoms (Basuroy) | international, 2018 |
| ileal NET: liver, nodes, several, emergencies | review of small-intestinal NET surgery | international, 2020 |
| functional share | the article; Spanish guideline (SEOM); Halperin | 2026; 2018; US, 2017 |
| small-bowel NET with the syndrome | ENETS, carcinoid syndrome | Europe, 2022 |
| ovarian NET | 34 patients of two centres | UK, 2018 |
| what mediates the syndrome | review, 2020; study of tachykinins, 1987 | international |
| what imitates a flush | review of flushing; pages on rosacea and drugs | international, 2006 to 2026 |
| ectopic ACTH | chapter, 2022; Endocrine Society, 2008 | international |
| insulin, C-peptide, gastrin | hormone criteria as in unit 3 | US, international, 2017 to 2023 |
| osmotic gap of stool | laboratory and reference pages | US, international, 2026 |
| 5-HIAA and 5-HTP | Calanor 2016; Joy 2008 | international |
| crisis | ENETS, 2017; UK audit, 2024; Xu, 2022; US group, 2022 and 2024 | as named |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts syndrome` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours.
"""
