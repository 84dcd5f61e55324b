# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 5 · Tumour grade

Ines Duarte is 49. A scan for something else has shown a 3 cm tumour in her pancreas. The biopsy is back, and tomorrow you present her.
Everybody in the room will ask one thing first: **what grade is it?** You will read her tissue for three years; at the next desk sits Kofi, new to these tumours.

By the end you can read that off the counts, say how sure the number is, and spot reports that should not have been graded that way.

> **For education only.** Nothing here is advice about a real patient. All patients and reports in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, with hints, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks. *Open book*: you may set this case in that explorer.

There are 40 marks: 19 short questions, two exercises with a table of reports, and one comment in your own words. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Contrast** NET and NEC: look, growth, behaviour, response to drugs. *(GRD1)*
2. **Justify** why family and grade must be known before treatment and prognosis are discussed. *(GRD2)*
3. **Compute** the Ki-67 index and the mitotic rate from counts. *(GRD3)*
4. **Assign** G1, G2 or G3, exact limits included. *(GRD4)*
5. **Discriminate** a well-differentiated G3 NET from a NEC, and say what follows. *(GRD5)*
6. **Interpret** a biopsy report: what proves the origin, what sets the grade, what is missing. *(GRD6)*
7. **Choose** the biopsy route, and the precaution in a functional tumour. *(GRD7)*
"""

# %% [markdown] netcourse={"teaches": ["S011", "S012", "S013", "S014", "S015", "S016", "S017", "S021", "S238", "S239"], "facts": ["B2-11.stains"]}
"""
## 1 First the family

NET and NEC are both neuroendocrine neoplasms. The microscope tells them apart.

| | NET | NEC |
|---|---|---|
| full name | neuroendocrine **tumour** | neuroendocrine **carcinoma** |
| differentiation | well | poor |
| the cells | still resemble normal neuroendocrine cells | look very abnormal |
| growth | usually slower | fast; cells divide rapidly |
| behaviour | less aggressive | more aggressive |
| grade | G1, G2 or G3 | none: high grade by definition |

Two stains, **synaptophysin** and **chromogranin**, show that a tumour is neuroendocrine at all. They do not say which family it
belongs to: both families can stain.

> **What the article says, what is taught here.** An article for patients, by iMedic, on which this course rests, gives NETs "grade 1 to 2" and sets them against NECs.
> That leaves out the well-differentiated **NET G3**, which it describes elsewhere. Here: NET is G1, G2 or G3; a NEC has no G
> (WHO 2019).
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S011", "S021"], "practises": ["S021"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-1",
        "**Practice.** Which word in a report comes before any number?",
        {
            "A": '"Ki-67"',
            "B": '"Differentiation": well or poorly differentiated',
            "C": '"Stage"',
        },
        hints=(
            "Two tumours can share a Ki-67 of 40% and still be two diseases. What tells them apart?",
            "Which of the three is read off the cells before anybody counts?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="Differentiation says which family the tumour belongs to.",
        wrong={
            "A": "You start from the number. The same Ki-67 means one thing in a NET and another in a NEC.",
            "C": "Stage says how far a tumour has spread. It matters as much, but it is a different question.",
        },
    ),
    worked="Differentiation comes first: it says which family the tumour belongs to. Only then does a number mean something.",
    sources=("WHO 2019",),
)

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q01",
        """Two liver biopsies arrive on the same day. Both stain for synaptophysin and chromogranin.

*Specimen 1*: nests of cells that still resemble normal neuroendocrine cells. *Specimen 2*: sheets of very abnormal cells, many of
them dividing.

What belongs in the first line of the two reports?""",
        {
            "A": "NET and NET: both stain for the neuroendocrine markers",
            "B": "NET and NEC: they differ in look, and will in growth",
            "C": "NET G1 and NET G3: the second simply divides faster",
            "D": "Nothing yet: the family depends on the Ki-67 index",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S011", "S012", "S013", "S015", "S016", "S017", "S021", "S238", "S239"], "facts": ["B1-1.ki67", "B1-5.graded"]}
from netcourse.items import check

check("q01")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q01",
    2,
    Best(
        "B",
        right="Differentiation separates the families, and you read it off the cells before any count. NECs as a rule grow faster.",
        wrong={
            "A": "The stains show that both are neuroendocrine; they do not show which family. Look at the cells: which still resemble "
            "their normal counterparts?",
            "C": "You put both on one scale of speed. Very abnormal cells make it a NEC, and a NEC gets no G. Go back to the table "
            "above: which row comes before grade?",
            "D": "Ki-67 can be high in both families, so it can't separate them. Read the differentiation first, then the number.",
        },
    ),
    again=('A biopsy stains for both markers; its cells lie in nests and resemble normal ones. NET or NEC?', 'NET: the cells still resemble their normal counterparts. The stains only say that it is neuroendocrine.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S018", "S019", "S020", "S022", "S044", "S048", "S051", "S054", "S057", "S060"], "facts": ["H2", "H3"]}
"""
## 2 Why the team waits for it

**No plan before the family and the grade are known.**

- **Drugs.** Drugs aimed at receptors and at signalling, and drugs that block hormones, work better in NETs than in NECs. NECs are
  treated in another way, as a rule with platinum-based chemotherapy. Giving either family the other's treatment costs time or does harm.
- **Outlook.** G1 grows slowly and has the best outlook of the three. G2 lies between. G3 is more aggressive and calls for more
  intensive treatment.

Grade is not the only guide: **stage** (how far it has spread) is a separate question and matters at least as much. And a G1 NET is still a
cancer.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S014", "S022", "S054", "S057"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-2",
        "**Practice.** A colleague sums it up in four sentences. Which one would you correct?",
        {
            "A": '"G2 lies between G1 and G3 in behaviour."',
            "B": '"Hormone-blocking drugs work as well in a NEC as in a NET."',
            "C": '"G3 calls for more intensive treatment than G1."',
            "D": '"A NET can be G3 and still be well differentiated."',
        },
        hints=(
            "Three of them describe NETs by grade. One mixes the two families.",
            "Which sentence speaks of a NEC?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="They work better in well-differentiated NETs.",
        wrong={
            "A": "This one holds: G2 behaves in between. Look for the sentence that mixes two families.",
            "C": "This one holds: G3 is more aggressive and is treated more intensively. Look for the sentence that mixes two families.",
            "D": "This one holds: that is exactly a NET G3. Look for the sentence that mixes two families.",
        },
    ),
    worked="Hormone-blocking and targeted drugs work better in well-differentiated NETs than in NECs. The other three hold.",
)

# %% [markdown]
"""
### Question 2 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q02",
        """A 63-year-old woman is stable. Half of her liver biopsy report is in: "Neuroendocrine neoplasm, high grade, Ki-67 45%;
differentiation under review." The referring team wants to start something today. What do you advise?""",
        {
            "A": "Cisplatin with etoposide now: high grade means carcinoma",
            "B": "A somatostatin analogue now: it suits all neuroendocrine neoplasms",
            "C": "Tell her the survival figures for a Ki-67 of 45%, then plan",
            "D": "Wait for the differentiation, then plan",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q02-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S018", "S019", "S020", "S060"], "facts": ["B3-11"]}
from netcourse.items import check

check("q02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q02",
    1,
    Best(
        "D",
        right="She is stable, and one word in the report decides between two different treatments. It is worth waiting for.",
        wrong={
            "A": 'Unsafe as a default: "high grade" covers NET G3 as well, and a NET G3 responds poorly to platinum with etoposide. '
            "Ask for the differentiation first.",
            "B": "Unsafe here: if this is a NEC, a somatostatin analogue alone delays the chemotherapy that she needs. Ask for the "
            "differentiation first.",
            "C": "The outlook of NET G3 and of NEC differs at the same Ki-67, and group figures are not one patient's future. Wait for "
            "the differentiation.",
        },
    ),
    again=('"High-grade neuroendocrine neoplasm, Ki-67 60%." A colleague books cisplatin. What do you ask first?', 'The differentiation: NET G3 and NEC are treated in different ways.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 Two counts
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S046"], "facts": ["B2-02"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-3",
        "**Decide first.** Tonight Kofi counts Ines's biopsy. \"A hundred nuclei in each of five places,\" he says, \"to be fair to the whole tumour.\" What do you answer?",
        {
            "A": '"Well done: the average is what describes a tumour"',
            "B": '"The place does not matter, if only you count enough of them"',
            "C": '"Find the busiest area first, and count them there"',
        },
        hints=("Which part of a tumour decides how it behaves?", "Could an average hide a part that grows faster?"),
        certainty=True,
    ),
    Best(
        "C",
        right="The fastest part decides, and an average hides it. Then ask: how many cells, in how large an area?",
        wrong={
            "A": "An average can hide a part that grows fast. Which part decides how the tumour behaves?",
            "B": "More cells in the wrong place stay in the wrong place. Where do you look first, at low power?",
        },
    ),
    worked="At low power find the busiest area, the hot spot; there count 500 tumour cells or more.",
    sources=("WHO 2019",),
)

# %% [markdown] netcourse={"teaches": ["S045", "S046", "S047", "S240"], "facts": ["B2-02", "B2-03.rcpath", "B2-03.range", "B2-04.fields", "B2-04.area"]}
"""
Two measures set the grade of a NET. Each says what was counted, where, and in how much.

**The Ki-67 index** is the share of tumour cells that are in the cell cycle: those whose nuclei stain for the Ki-67 protein.

> Ki-67 index (%) = 100 × stained tumour nuclei ÷ all tumour nuclei counted

- Count at least **500 tumour cells**, in the **hot spot**: the busiest area, found at low power (WHO 2019). British practice has
  long asked for 2,000.
- Only tumour cells count. Lymphocytes divide too; they stay out, above the line and below it.

**The mitotic rate** is the number of dividing cells that the microscope shows in an area. Count **10 mm²** (50 fields of 0.2 mm²) and
divide by five: the table speaks of mitoses **per 2 mm²** (WHO 2019).
"""

# %% [markdown]
"""
### Question 3 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "q03",
            """In the hot spot a pathologist counts {counted} tumour nuclei; {brown} of them are brown. Between them lie 300 lymphocytes; 30 of those are brown.

**What is the Ki-67 index, in %?** One decimal place is enough.""",
            "%",
            0,
            100,
        ),
        {"counted": Window(1180, 1220), "brown": Window(38, 46)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q03-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S046"], "facts": ["B2-02"]}
from netcourse.items import check

check("q03")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "q03",
    1,
    Drawn(
        lambda counted, brown: Quantity(
            round(100 * brown / counted, 2),
            0.05,
            right=f"{brown} of {counted:,} tumour nuclei is {100 * brown / counted:.1f}%. The lymphocytes stay out of both counts.",
            slips=[
                Slip(round(100 * (brown + 30) / (counted + 300), 2), f"You counted the lymphocytes as well ({brown + 30} of {counted + 300:,}). They divide, but they are not tumour: leave them out."),
                Slip(round(100 * (brown + 30) / counted, 2), f"You put brown lymphocytes above the line ({brown + 30} of {counted:,}). Count brown tumour nuclei only."),
                Slip(round(100 * brown / (counted + 300), 2), f"You put the lymphocytes below the line ({brown} of {counted + 300:,}). Only tumour nuclei belong there."),
                Slip(round(brown / counted, 3), f"Right count, wrong unit: {brown / counted:.3f} is a share. Times 100 gives per cent.", 0.5),
            ],
            otherwise=f"Divide the brown tumour nuclei ({brown}) by all tumour nuclei ({counted:,}) and multiply by 100.",
        ),
        sides=lambda counted, brown: {"B1-2.ki67": 100 * brown / counted},
    ),
    again=('800 tumour nuclei, 36 of them stained; between them 100 lymphocytes, 10 stained. Which index?', '36 of 800 is 4.5%. Lymphocytes stay out of both counts.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit(
            "q04",
            """In the same tumour she finds {mitoses} mitoses in 50 fields of 0.2 mm² each.

**What is the mitotic rate per 2 mm²?**""",
            "per 2 mm²",
            0,
            1000,
        ),
        {"mitoses": Window(11, 17)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S047"], "facts": ["B2-04.fields", "B2-04.area"]}
from netcourse.items import check

check("q04")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "q04",
    2,
    Drawn(
        lambda mitoses: Quantity(
            mitoses / 5,
            0.05,
            right=f"50 fields of 0.2 mm² are 10 mm²; {mitoses} divided by five is {mitoses / 5:.1f} per 2 mm².",
            slips=[
                Slip(mitoses, f"{mitoses} is the raw count in 10 mm². The table is per 2 mm²: divide by five."),
                Slip(mitoses / 10, f"{mitoses / 10:.1f} is the rate per 1 mm². The table is per 2 mm²: what does that make?"),
                Slip(mitoses / 50, f"{mitoses / 50:.2f} is the count per field of 0.2 mm². How many such fields make 2 mm²?"),
                Slip(5 * mitoses, "You multiplied by five. 2 mm² is a fifth of the 10 mm² that were counted, so divide."),
            ],
            otherwise=f"Work out the area first (50 × 0.2 mm²), then what share of it 2 mm² is, and take that share of {mitoses}.",
        ),
        sides=lambda mitoses: {"B1-2.mitoses": mitoses / 5},
    ),
    again=('21 mitoses in 50 fields of 0.2 mm² each. Which rate per 2 mm²?', '50 fields are 10 mm²; 21 ÷ 5 = 4.2 per 2 mm².'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S046"], "facts": ["B2-02"]}
"""
### Explore: count it yourself

**Task.** Guess the index from the map first. Then choose the hot spot, count it, and ask for the truth: which cells did you count that are no
tumour, and was there a hotter field?
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S046"], "facts": ["B2-02", "B5-02.fleiss"]}
from netcourse.explorers import count_ki67

count_ki67(seed=5)

# %% [markdown] netcourse={"teaches": ["S049", "S050", "S052", "S053", "S055", "S056"], "facts": ["B1-1.ki67", "B1-1.mitoses", "B1-2.ki67", "B1-2.mitoses", "B1-3.ki67", "B1-3.mitoses", "B2-01.rule", "B3-01", "B3-02", "B3-03", "B3-06"]}
"""
## 4 The table, and its edges

This is the WHO table of 2019 for well-differentiated NETs of the gut and pancreas (GEP-NETs):

| | Ki-67 index | mitoses per 2 mm² |
|---|---|---|
| **NET G1** | below 3% | below 2 |
| **NET G2** | 3% to 20% | 2 to 20 |
| **NET G3** | above 20% | above 20 |

Three rules go with it:

1. **The edges belong to G2.** Exactly 3% is G2; exactly 20% is G2. The same holds for exactly 2 and exactly 20 mitoses.
2. **Nothing is rounded.** 2.9% is below 3%, so it is G1. (The table of 2010 ended G1 at 2%; you may still meet it.)
3. **The higher of the two decides.** If Ki-67 says G1 and mitoses say G2, the tumour is G2. Usually Ki-67 is the higher one.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S049", "S052", "S055"], "facts": ["B1-1.ki67", "B1-1.mitoses", "B1-2.ki67", "B1-2.mitoses", "B1-3.ki67", "B1-3.mitoses"]}
from netcourse.explorers import PlacedCase, grade_plane

grade_plane(
    [
        PlacedCase("A", 1.2, 0.4),
        PlacedCase("B", 7.0, 0.8),
        PlacedCase("C", 1.4, 5.0),
        PlacedCase("D", 28.0, 3.0),
    ]
)

# %% [markdown]
"""
### A case worked through

*Ines Duarte, 49, pancreas (synthetic). "Well differentiated. Ki-67: 25 of 1,000 tumour cells. Mitoses: 16 in 10 mm²."*

1. **Family.** Well differentiated: a NET. The table may be used.
2. **Ki-67.** 25 of 1,000 is 2.5%: below 3%, so G1.
3. **Mitoses.** 16 in 10 mm² is 16 ÷ 5 = 3.2 per 2 mm²: between 2 and 20, so G2.
4. **The higher decides: NET G2.**
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S053"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-4",
        "**Practice.** Pancreas, well differentiated. Ki-67: 60 of 500 tumour cells. Mitoses: 100 in 10 mm². Which grade?",
        {
            "A": "NET G3: 100 mitoses are far above 20",
            "B": "NET G3: 20 per 2 mm² is where G3 starts",
            "C": "NET G2",
        },
        hints=("How many mitoses are that in 2 mm²?", "To which grade do the edges belong?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Both counts say G2: 12%, and exactly 20 per 2 mm².",
        wrong={
            "A": "100 is the number in 10 mm². What is left of it in 2 mm²?",
            "B": "G3 starts above 20. To which grade does exactly 20 belong?",
        },
    ),
    worked="60 of 500 is 12%: G2. 100 in 10 mm² is exactly 20 per 2 mm²: the edge belongs to G2. Both agree: NET G2.",
    sources=("WHO 2019",),
)

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q05",
        """A 55-year-old man has an ileal tumour, well differentiated. Ki-67: 15 of 500 tumour cells. Mitoses: 3 in 10 mm². For this count the
95% interval of the index runs from 1.8% to 4.9%.

Which grade goes into the report?

*Open book: grade plane.*""",
        {
            "A": "NET G1: 3% is the end of G1",
            "B": "NET G2",
            "C": "No grade: the interval reaches into both",
            "D": "NET G2, provisional: fewer than 2,000 cells",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S046", "S049", "S052"], "facts": ["B3-01", "M-wilson.15-500"]}
from netcourse.items import check

check("q05")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q05",
    2,
    Best(
        "B",
        right="15 of 500 is exactly 3%, and the edge belongs to G2. The interval belongs into the comment, not into the grade.",
        wrong={
            "A": 'You read 3% as still G1. G1 is below 3%; exactly 3% is G2. Say the limit aloud: "below three".',
            "C": "The interval is a good reason for a comment or a recount, but the grade follows the count by rule. What does exactly "
            "3% make?",
            "D": (
                0.5,
                "The grade is right. But 500 cells in the hot spot are enough for WHO; 2,000 is a convention, mostly British. Nothing "
                "is provisional here.",
            ),
        },
    ),
    again=('Ileum, well differentiated. Ki-67: 30 of 1,000; 1 mitosis in 10 mm². Which grade?', '30 of 1,000 is exactly 3%, and the edge belongs to G2: NET G2.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 6 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q06",
        """Kofi is about to sign out a rectal polyp of a 61-year-old woman: well differentiated, Ki-67 14 of 500 tumour cells, mitoses 4 in 10 mm². He has
typed "NET G2" and looks at you. What do you tell him?

*Open book: grade plane.*""",
        {
            "A": '"Leave the grade out: the table is empty between 2% and 3%"',
            "B": '"Sign it: 2.8% rounds to 3%"',
            "C": '"Type NET G1"',
            "D": '"Sign it: G1 ends at 2%"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q06-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S049", "S050"], "facts": ["B3-02"]}
from netcourse.items import check

check("q06")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q06",
    1,
    Best(
        "C",
        right="2.8% is below 3% and 0.8 mitoses per 2 mm² is below 2. Counts are compared as they are, never rounded.",
        wrong={
            "B": "You rounded before you compared. 14 of 500 is less than 15 of 500, and only 15 reaches 3%.",
            "D": "That is the limit of 2010. Since 2017 G1 reaches up to, but not including, 3%.",
            "A": "The gap comes from older tables that ended G1 at 2%. In the table of 2019 everything below 3% is G1.",
        },
    ),
    again=('Rectum, well differentiated. Ki-67: 58 of 2,000; 8 mitoses in 10 mm². Which grade?', '2.9% is below 3%, and 1.6 per 2 mm² is below 2: NET G1. Nothing is rounded.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(
    NumberWithUnit(
        "q07",
        """Four weeks later the tumour of the case above has been removed: well differentiated, as before. You are about to count 1,000 tumour nuclei in its hot spot.

**From how many stained nuclei on would Ki-67 say G3?** Give the smallest number that does.""",
        "stained nuclei",
        0,
        1000,
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q07-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S055"], "facts": ["B3-03", "B1-3.ki67"]}
from netcourse.items import check

check("q07")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, Slip, award_item

award_item(
    "q07",
    1,
    Quantity(
        201,
        0.4,
        right="200 of 1,000 is exactly 20%, and the edge belongs to G2. One more nucleus is above 20%: G3.",
        slips=[
            Slip(200, "You read 20% as already G3. 200 of 1,000 is exactly 20%, and the edge belongs to G2. How many more does it take?"),
            Slip(210, "You went to the next whole per cent. Nothing is rounded: which number is the first above 20%?"),
            Slip(20, "20 is the limit in per cent. How many nuclei are that among 1,000, and how many are more than that?"),
            Slip(21, "You counted in per cent, and in whole ones. How many of 1,000 nuclei are 20%, and how many are more than that?"),
            Slip(30, "From 30 on, which is 3%, Ki-67 says G2. Where does G3 begin?"),
        ],
        otherwise="Find what 20% of 1,000 nuclei are. To which grade does the edge itself belong?",
    ),
    again=('A colleague counts 1,200 tumour nuclei of a well-differentiated tumour. From how many stained ones on does Ki-67 say G2?', '3% of 1,200 is 36, and the edge belongs to G2: from 36 on.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, GradePlane
from netcourse.items import Varied, Window, ask

ask(
    Varied(
        Asked(
            "q08",
            """Ines's removed tumour, well differentiated, has been counted. Ki-67: {stained} of 1,000 tumour cells. Mitoses: {mitoses} in 10 mm².

**Put it on the plane**, with its mitoses per 2 mm²: the grade that it shows there is the one that you sign. Then record.""",
            explorer=GradePlane(),
            counts=("ki67", "rate"),
        ),
        {"stained": Window(16, 24), "mitoses": Window(26, 34)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S045", "S053", "S056"], "facts": ["B2-01.rule", "B3-09"]}
from netcourse.items import check

check("q08")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, Drawn, Placed, Slip, award_item

award_item(
    "q08",
    2,
    Drawn(
        lambda stained, mitoses: Placed(
            {
                "ki67": Between(
                    stained / 10,
                    stained / 10,
                    f"{stained} of 1,000: how many in a hundred?",
                    slips=[Slip(stained, f"{stained} is the number of stained cells. The index is their share: {stained} of 1,000.")],
                ),
                "rate": Between(
                    mitoses / 5,
                    mitoses / 5,
                    f"{mitoses} in 10 mm²: what part of that lies in 2 mm²?",
                    slips=[
                        Slip(mitoses, f"You read the raw count as the rate. {mitoses} is the number in 10 mm²; per 2 mm² it is a fifth of that."),
                        Slip(1.0, f"You let Ki-67 decide alone. Mitoses always count: what are {mitoses} in 10 mm², per 2 mm²?"),
                        Slip(mitoses / 10, f"{mitoses / 10:g} is the rate per 1 mm². The table is per 2 mm²: what does that make?"),
                    ],
                ),
            },
            right=f"Ki-67 is {stained / 10:.1f}% (G1); {mitoses} in 10 mm² is {mitoses / 5:g} per 2 mm² (G2). The higher one decides: NET G2.",
        ),
        sides=lambda stained, mitoses: {"B1-2.ki67": stained / 10, "B1-2.mitoses": mitoses / 5},
    ),
    again=('Appendix, well differentiated. Ki-67 1%; 15 mitoses in 10 mm². Which grade?', 'Ki-67 says G1; 15 in 10 mm² is 3 per 2 mm²: G2. The higher decides: NET G2.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 9 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q09",
        """Kofi has four drafts for one duodenal tumour of a 66-year-old man, well differentiated: Ki-67 24 of 1,000 tumour cells, mitoses 9 in 10 mm².

**Which draft do you sign?**

*Open book: grade plane.*""",
        {
            "A": "NET G2: 1.8 is as good as 2",
            "B": "NET G2: nine mitoses lie between 2 and 20",
            "C": "NET G1: below 3% of Ki-67, mitoses play no part",
            "D": "NET G1: both counts lie below their limit",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q09-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S045", "S050", "S053"], "facts": ["B3-06", "B2-01.rule"]}
from netcourse.items import check

check("q09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q09",
    1,
    Best(
        "D",
        right="2.4% and 1.8 per 2 mm²: both below, so G1. A rate need not be a whole number.",
        wrong={
            "A": "You rounded before you compared. 9 in 10 mm² is 1.8, and 1.8 is below 2; ten mitoses would have made it G2.",
            "B": "You read the raw count as the rate. Nine in 10 mm² is 1.8 per 2 mm².",
            "C": (
                0.25,
                "The grade is right, the reason is not: mitoses always count, and the higher of the two decides. Here they also say G1.",
            ),
        },
    ),
    again=('Duodenum, well differentiated. Ki-67 2%; 10 mitoses in 10 mm². Which grade?', '10 in 10 mm² is exactly 2 per 2 mm², and the edge belongs to G2: NET G2.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S047", "S050", "S053", "S056"], "facts": ["B2-06.when", "B2-06.fn20", "B2-07", "M-hpf.fn22.factor", "M-hpf.fn20.factor"]}
"""
## 5 "Per 10 high-power fields": an old unit

The article, like many older reports, counts mitoses per 10 high-power fields (HPF). But a
field has the size that the microscope gives it.

| eyepiece (field number) | ten fields at ×40 cover | to get the rate per 2 mm², multiply by |
|---|---|---|
| 18 | 1.59 mm² | 1.26 |
| 20 | 1.96 mm² | 1.02 |
| 22 | 2.38 mm² | 0.84 |
| 25 | 3.07 mm² | 0.65 |
| 26.5 | 3.45 mm² | 0.58 |

Only with a field number of 20 is "per 10 HPF" nearly the same as "per 2 mm²".
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S047"], "practises": ["S047"], "facts": ["M-hpf.fn25.factor"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-5",
        '**Practice.** "4 mitoses per 10 HPF", field number 25. Which rate per 2 mm² do you take to the table?',
        {"A": "4.0", "B": "6.1", "C": "2.6"},
        hints=(
            "Ten of these fields cover 3.07 mm². Is 2 mm² more or less than that?",
            "Will the rate per 2 mm² be larger or smaller than 4?",
        ),
        certainty=True,
    ),
    Best(
        "C",
        right="You scaled down, to the smaller area.",
        wrong={
            "A": "You took ten fields for 2 mm². That holds for a field number of 20 only.",
            "B": "You scaled the wrong way. The area counted is larger than 2 mm², so the rate must become smaller.",
        },
    ),
    worked="4 × 0.65 = 2.6 per 2 mm²: 2 mm² is about two thirds of the area in which the 4 were found.",
    sources=("computed: π · (field number ÷ 40)² ÷ 4 for each field",),
)

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q10",
        """The patient of question 8 wants a second opinion. Another hospital is sent one block of her tumour and writes: "Well differentiated. Ki-67 2.2% (22 of 1,000). 10 mitoses
in 50 HPF, that is 2 per 10 HPF." Their field number: 22.

**Which grade do their counts make?**

*Open book: grade plane.*""",
        {
            "A": "NET G1: that makes 1.7 per 2 mm²",
            "B": "No grade: fields can't be turned into mm²",
            "C": "NET G2: that makes 2.4 per 2 mm²",
            "D": "NET G2: two per ten fields is the lower edge of G2",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S047", "S050"], "facts": ["B2-02", "B2-07", "M-hpf.fn22.factor"]}
from netcourse.items import check

check("q10")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q10",
    2,
    Best(
        "A",
        right="2 × 0.84 = 1.7 per 2 mm², below 2, counted in 11.9 mm²; with a Ki-67 of 2.2% this block is G1. The busiest part of the tumour sets her grade, so you write back with both counts.",
        wrong={
            "D": 'You took "per 10 HPF" for "per 2 mm²". With field number 22, ten fields cover 2.38 mm². What is the rate in 2 mm²?',
            "B": "It can be done as soon as the field number is known; the unit's table of eyepieces has the factor. Without it you would have to ask.",
            "C": "You scaled the wrong way: you multiplied by the area instead of dividing by it. 2 mm² is less than 2.38 mm².",
        },
    ),
    again=('"3 mitoses per 10 HPF", field number 18. Which rate per 2 mm²?', '3 × 1.26 = 3.8 per 2 mm²: ten such fields cover less than 2 mm².'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S047", "S058"], "facts": ["B2-06.when", "B2-07"]}
"""
### Explore: one tumour, three ways to read it

The same slide gives another grade to whoever reads it another way. After the task switch to *poorly differentiated* and watch the number go; then
move the tumour into the lung and watch the table change.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S047", "S058"], "facts": ["B2-06.when", "B2-07", "B1-5.graded", "B4-2.necrosis"]}
from netcourse.explorers import GradePlane, explore

explore(GradePlane("field-matters"))

# %% [markdown] netcourse={"teaches": ["S018", "S058", "S059"], "facts": ["A5-04", "A5-05", "A5-07", "B1-4.graded", "B1-5.graded", "B3-10", "B3-11"]}
"""
## 6 Above 20%: NET G3 or NEC?

Above 20% both are possible, and no Ki-67 value separates them. What separates
them is differentiation, helped by stains:

| | NET G3 | NEC |
|---|---|---|
| the cells | organoid pattern kept | very abnormal |
| p53 and Rb | wild-type pattern; Rb retained | TP53 and RB1 typically inactivated |
| SSTR2 | expressed | no typical finding |
| ATRX or DAXX | may be lost, in the pancreas | no typical finding |
| name in the report | NET G3 | NEC, small-cell or large-cell type; **no G** |

A well-differentiated tumour with a Ki-67 of 60% is rare, and a reason to look again.

**What follows.** A NEC is treated with platinum-based chemotherapy. For a NET G3 that is not the default: a tumour board can defend several first choices (unit 6).

> **What the article says, what is taught here.** "G3: Ki-67 above 20%" without differentiation would make every NEC a G3. Here: family first. It also says that G3 NETs often respond to targeted drugs; for somatostatin analogues alone that is too hopeful when the disease is active.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S011"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-6",
        "**Practice.** Pancreas, Ki-67 70%. The pattern looks organoid, but Rb is lost and p53 of mutant pattern. The board wants one word. What does the report say?",
        {
            "A": "NET G3: the pattern counts, stains do not",
            "B": "NEC: a Ki-67 of 70% settles it",
            "C": "That form and stains contradict each other, and that it goes to a second reader",
        },
        hints=("Which column does the pattern fit, and which one the stains?", "Does any value of Ki-67 separate the two?"),
        certainty=True,
    ),
    Best(
        "C",
        right='An honest "not decidable from these" keeps the board from treating the wrong disease.',
        wrong={
            "A": "The pattern speaks for a NET, both stains speak against it. What do you write when they disagree?",
            "B": "No Ki-67 value separates the families. What do you write when pattern and stains disagree?",
        },
    ),
    worked="Pattern: NET. Stains: NEC. The report says so, gives the numbers, and asks for a second look before anybody treats.",
    sources=("the table above; WHO 2019",),
)

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q11",
        """Two years after the operation there are lesions in Ines's liver; one has been biopsied. Organoid pattern. Ki-67: 170 of 500 tumour cells, 34%. Mitoses: 45
in 10 mm². SSTR2 expressed, DAXX lost, p53 of wild-type pattern, Rb retained.

**What do you call it?**

*Open book: grade plane.*""",
        {
            "A": "NET G3",
            "B": "NEC: the loss of DAXX proves it",
            "C": "NEC: Ki-67 lies above 20%",
            "D": "NET G2: nine mitoses per 2 mm² settle it",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S055", "S058"], "facts": ["B1-3.ki67", "B2-01.rule", "A5-05", "A5-07"]}
from netcourse.items import check

check("q11")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q11",
    2,
    Best(
        "A",
        right="Pattern and stains say well differentiated; Ki-67 says G3, the mitoses G2, and the higher decides: NET G3. Each sample is graded by its own counts.",
        wrong={
            "B": "It points the other way: loss of ATRX or DAXX is a feature of pancreatic NETs. Look at p53 and Rb for NEC.",
            "C": "You let the number choose the family. Above 20% both are possible; the organoid pattern, p53 and Rb say NET.",
            "D": "The mitoses do say G2. But 34% is above 20%: which of two counts that disagree decides?",
        },
    ),
    again=('Ileum, Ki-67 30%, organoid pattern, SSTR2 expressed, Rb retained. NET G3 or NEC?', 'NET G3: pattern and stains say well differentiated, and 30% is above 20%.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "q12",
        """Four other biopsies are on the board's list that day, all of them positive for synaptophysin. Name each.

*Open book: grade plane.*""",
        {
            "1": "Colon: sheets of large, very abnormal cells, wide necrosis; Ki-67 85%, Rb lost; chromogranin negative",
            "2": "Oesophagus: sheets of small, very abnormal cells; Ki-67 75%, p53 of mutant pattern",
            "3": "Pancreas: organoid pattern; Ki-67 100 of 500 tumour cells, 12 mitoses in 10 mm²",
            "4": "Rectum: organoid pattern, Rb retained; Ki-67 101 of 500 tumour cells, 12 mitoses in 10 mm²",
        },
        {
            "A": "NET G2",
            "B": "NEC G3",
            "C": "NEC, small-cell type",
            "D": "NET G3",
            "E": "NEC, large-cell type",
            "F": "Not neuroendocrine",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S011", "S015", "S052", "S055", "S058", "S238"], "facts": ["B1-3.ki67", "B1-5.graded", "B3-03", "B3-10", "A5-04", "A5-07"]}
from netcourse.items import check

check("q12")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "q12",
    2,
    Pairs(
        {"1": "E", "2": "C", "3": "A", "4": "D"},
        right="Two are poorly differentiated: NEC, named by its cells and given no G. Two are well differentiated, and one nucleus parts them: exactly 20% is G2, 20.2% is G3.",
        wrong={
            "1": "Large, very abnormal cells, Rb lost: which family, and which type of cell?",
            ("1", "B"): "NEC is right. But a NEC is high grade by definition and is given no G: name its cell type instead.",
            ("1", "D"): "You said NET of a NEC. NET means well differentiated; these cells are very abnormal, and Rb is lost.",
            ("1", "F"): "Synaptophysin shows that it is neuroendocrine; one negative stain does not undo that. Now read the differentiation.",
            "2": "Small, very abnormal cells in sheets: which family, and which type of cell?",
            ("2", "B"): "NEC is right. But a NEC is high grade by definition and is given no G: name its cell type instead.",
            ("2", "D"): "You said NET of a NEC. NET means well differentiated; these cells are very abnormal, and p53 is of mutant pattern.",
            "3": "Organoid: a NET. 100 of 500 is exactly 20%: to which grade does the edge belong?",
            ("3", "D"): "You read 20% as already G3. G3 is above 20%; exactly 20% is G2.",
            "4": "Organoid, Rb retained: a NET. 101 of 500 is 20.2%: which grade is that?",
            ("4", "A"): "You rounded before you compared. 101 of 500 is 20.2%, and that is above 20%.",
            ("4", "B"): "A high number does not make a NEC. The pattern is organoid and Rb is retained: read the table of NETs.",
        },
    ),
    again=('Stomach: sheets of small, very abnormal cells, Ki-67 90%, Rb lost. A colleague types "NEC G3". What do you change?', 'The G goes: "NEC, small-cell type". A NEC is high grade by definition.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 13 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q13",
        """Back to Ines and the biopsy of question 11. Her disease is bulky and gives symptoms; every lesion takes up the tracer on receptor PET. At the
board four colleagues each propose how to begin; three proposals can be defended. **Which one do you challenge?**""",
        {
            "A": "Radionuclide therapy (PRRT) with a somatostatin analogue, as far as it is licensed here",
            "B": "Capecitabine with temozolomide",
            "C": "A clinical trial",
            "D": "Platinum with etoposide: it is high grade, so that is the default",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q13-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S018", "S058", "S059"], "facts": ["H3"]}
from netcourse.items import check

check("q13")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q13",
    1,
    Best(
        "D",
        right='"High grade" covers two diseases. Hers is a NET G3 with a Ki-67 of 34%, and platinum with etoposide as its default is the harm to avoid. (From 55% on bodies differ.)',
        wrong={
            "A": "This can be defended: all lesions show the receptor. Where it is licensed for G3 differs by country and date. "
            "Look for the proposal that treats her as if she had a NEC.",
            "B": "This can be defended: temozolomide is active in pancreatic NETs. Look for the proposal that treats hers as a NEC.",
            "C": "A trial is always worth asking for where no sequence is proven. Look for the proposal that treats hers as a NEC.",
        },
    ),
    again=('Rectum, well differentiated, Ki-67 28%. A letter says: high grade, so platinum with etoposide. What do you answer?', 'That it is a NET G3: well differentiated. Platinum with etoposide as the default belongs to NEC, another disease.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 The lung has its own table
"""

# %% jupyter={"source_hidden": true} netcourse={"facts": ["B1-1.ki67", "B1-1.mitoses", "B3-14"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-7",
        '**Decide first.** In the next bed lies a woman with a carcinoid of the lung. Ines has copied for her the table by which she herself was graded. "Her Ki-67 is low: so hers is a G1?" she asks you. What do you answer?',
        {
            "A": '"Yes: whatever lies below 3% is G1, wherever it begins"',
            "B": '"That table is for your organ. What does hers go by?"',
            "C": '"Yes, as long as her mitoses lie below 2 per 2 mm² as well"',
        },
        hints=("For which organs was the table of this unit made?", "Does every organ have to go by the same two counts?"),
        certainty=True,
    ),
    Best(
        "B",
        right="The organ comes before the table. Ask where the primary is, then what its own table reads.",
        wrong={
            "A": "That limit belongs to gut and pancreas. Who says that the lung goes by it?",
            "C": "Now both counts are read, off a table that may not be hers. For which organs was it made?",
        },
    ),
    worked="Ines's table is for gut and pancreas. The lung has one of its own, with other signs and other names: first the primary, then its table.",
    sources=("WHO classification of lung tumours, as reprinted",),
)

# %% [markdown] netcourse={"facts": ["B4-1.mitoses", "B4-1.necrosis", "B4-2.mitoses", "B4-2.necrosis", "B4-3.mitoses", "B4-4.mitoses", "B3-14"]}
"""
If the primary is in the lung, put the GEP table away. Lung carcinoids are named by mitoses and
**necrosis**; Ki-67 is reported, but is no criterion. A small biopsy rarely tells typical from atypical: the resected tumour does.

| | mitoses per 2 mm² | necrosis |
|---|---|---|
| **typical carcinoid** (5 mm or larger) | below 2 | none |
| **atypical carcinoid** | 2 to 10 | **or** punctate |
| **large-cell NEC** | above 10 | large zones |
| **small-cell carcinoma** | above 10 | large zones |

At the upper limit printed tables differ (above 10, or 11 and more), so no question here turns on it.

> **What the article says, what is taught here.** It lists small-cell and large-cell carcinoma among the lung NETs. They are NECs.
"""

# %% [markdown]
"""
### Question 14 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q14",
        """A lobe of the lung lies on Kofi's desk. A 34-year-old woman, never a smoker, has had pneumonia three times in it. In its bronchus sits a 22 mm tumour of
carcinoid pattern: 1 mitosis per 2 mm², no necrosis, Ki-67 4%.

**What do you have him write?**

*Open book: grade plane.*""",
        {
            "A": "NET G2",
            "B": "Atypical carcinoid: Ki-67 is above 3%",
            "C": "Typical carcinoid",
            "D": "NET G1",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q14-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["B4-1.mitoses", "B4-1.necrosis", "B3-14"]}
from netcourse.items import check

check("q14")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q14",
    1,
    Best(
        "C",
        right="Below 2 mitoses and no necrosis in the whole tumour: typical carcinoid. Ki-67 is reported, but is no criterion in the lung.",
        wrong={
            "A": "You used the table of gut and pancreas on a lung tumour. In the lung look at mitoses and necrosis only.",
            "B": "You carried the 3% limit over from the other table. In the lung atypical means 2 to 10 mitoses, or necrosis.",
            "D": "You used the table of gut and pancreas on a lung tumour. The mitoses are low: what is that called in the lung?",
        },
    ),
    again=('Lung, carcinoid pattern: no mitosis in 2 mm², no necrosis, Ki-67 6%. What is it called?', 'Typical carcinoid: fewer than 2 mitoses and no necrosis. Ki-67 does not count here.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, GradePlane
from netcourse.items import ask

ask(
    Asked(
        "q15",
        """A 47-year-old man had an 18 mm nodule in the lung, which was removed with its lobe. Carcinoid pattern: 1 mitosis per 2 mm², one focus of punctate necrosis, Ki-67 8%.

**Set the plane so that it names his tumour**: site, mitoses and necrosis. Then record.""",
        explorer=GradePlane(),
        counts=("site", "rate", "necrosis"),
        begin={"ki67": 8, "rate": 5},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["B4-2.mitoses", "B4-2.necrosis"]}
from netcourse.items import check

check("q15")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, OneOf, Placed, Slip, award_item

award_item(
    "q15",
    2,
    Placed(
        {
            "site": OneOf(["lung"], "The nodule lies in the lung, and the lung has its own table: Ki-67 is no criterion there."),
            "rate": Between(
                1.0,
                1.0,
                "The report gives 1 mitosis per 2 mm²: that is the rate already.",
                slips=[Slip(8.0, "8 is his Ki-67, in per cent. How many mitoses does the report give?")],
            ),
            "necrosis": OneOf(
                ["punctate or focal"],
                "One focus of punctate necrosis was seen.",
                {
                    "absent": "You stopped at the mitoses. In the lung a focus of necrosis counts as well.",
                    "large zones": "Large zones belong to large-cell NEC. One small focus fits another row.",
                },
            ),
        },
        right="Punctate necrosis alone is enough for atypical carcinoid, at 1 mitosis per 2 mm².",
    ),
    again=('Lung, carcinoid pattern: 5 mitoses per 2 mm², no necrosis. What is it called?', 'Atypical carcinoid: 2 to 10 mitoses are enough, with or without necrosis.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S235", "S236", "S237", "S238", "S239", "S240"], "facts": ["B2-02", "B2-08", "B2-10.number", "B2-10.biopsy", "B3-12"]}
"""
## 8 Reading a report: is it all there?

Only a biopsy confirms a NET, and only a biopsy yields the grade. A pathologist
reads it under the microscope and adds stains. A report that you can act on has five parts:

1. **Differentiation**, well or poor.
2. **Origin**: synaptophysin and chromogranin in the tissue. (The chromogranin A in *blood* is another test: unit 3.)
3. **Ki-67**, as a number with its count: "25 of 1,000", not only "G1".
4. **Mitoses**, as a number with its area.
5. **What limits it**: fewer than 500 cells, a needle biopsy, a value close to a limit.

With **fewer than 500 tumour cells** the grade is provisional: "at least G1", with a comment. Small samples tend to grade too low.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S045"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-8",
        '**Practice.** "Well differentiated. Synaptophysin and chromogranin positive. Ki-67 40 of 800 (5%). Mitoses: 6." What is missing?',
        {
            "A": "Nothing: it says G2 by itself",
            "B": "The area in which the 6 were counted",
            "C": "The chromogranin A in blood",
        },
        hints=("Go through the five parts one by one.", "6 in 10 mm² and 6 in 2 mm² are two different rates. Which one is it?"),
        certainty=True,
    ),
    Best(
        "B",
        right="A number of mitoses without its area is no rate.",
        wrong={
            "A": "Ki-67 says so. Could the mitoses say more? For that you need to know their area.",
            "C": "That is another test, of another question. Which number stands there without its measure?",
        },
    ),
    worked="The area. In 10 mm² the 6 are 1.2 per 2 mm²; in 0.4 mm² they would be 30, and the grade another.",
    sources=("the five parts above",),
)

# %% [markdown]
"""
### Question 16 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q16",
        """A year into treatment one of Ines's liver lesions grows, while the others shrink. A needle biopsy of it is well differentiated and holds 230 tumour cells; 21 stain
for Ki-67, and none divides.

**What can you tell the board about its grade?**""",
        {
            "A": "NET G2: 9.1% lies between 3% and 20%",
            "B": "Nothing: 230 cells allow no statement",
            "C": "At least NET G2, provisional, with a comment",
            "D": "The grade of her last biopsy, which held more cells",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q16-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S236", "S240"], "facts": ["B2-02", "B3-12"]}
from netcourse.items import check

check("q16")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q16",
    1,
    Best(
        "C",
        right='21 of 230 is 9.1%, but 230 cells are fewer than 500: "at least G2", say why, and ask for more tissue if it matters. Here it does: small samples tend to grade too low.',
        wrong={
            "A": (0.25, '9.1% is in the range of G2, but 230 cells are too few for a firm grade. Which words belong before "G2"?'),
            "B": "The count still says something. WHO asks for a note that fewer than 500 cells were available, not for silence.",
            "D": "That was another lesion, a year ago. It belongs into the comment, to compare. What do these 230 cells say, and how firmly?",
        },
    ),
    again=('A needle biopsy holds 310 tumour cells, 8 of them stained; no mitosis. What do you write?', '8 of 310 is 2.6%: "at least NET G1", provisional, as fewer than 500 cells were there.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 17 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "q17",
        """More tissue has been taken from that lesion, and read elsewhere: "Liver, needle biopsy. Synaptophysin and chromogranin positive. Ki-67 12%. 7 mitoses in 10 mm².
Serum chromogranin A raised. Grade: G2." Ines's next treatment hangs on it.

**What do you still ask the pathologist for?**""",
        {
            "A": "A second serum chromogranin A",
            "B": "A receptor PET, before anybody grades",
            "C": "The area in which the mitoses were counted",
            "D": "How many tumour cells the 12% rests on",
            "E": "One more stain, to prove that it is neuroendocrine",
            "F": "What the cells look like: which family",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q17-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S045", "S236", "S238", "S239", "S240"], "facts": ["B2-10.number", "B2-02", "B3-12"]}
from netcourse.items import check

check("q17")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "q17",
    1,
    Several(
        ["D", "F"],
        right='12% of 100 cells and 12% of 1,000 are not equally sure, and "G2" takes for granted what nobody wrote: well differentiated. Stains and mitoses are complete.',
        wrong={
            "A": "Blood and tissue are two different uses of chromogranin, and the one in blood sets no grade. What does the 12% rest on?",
            "B": "A PET shows receptors and spread. The grade comes from the tissue: what is not said about that?",
            "C": "It stands there: 7 in 10 mm². Which other number has no count beside it?",
            "D": "12% of how many cells? Below 500 the grade would be provisional.",
            "E": "Synaptophysin and chromogranin are positive: the origin is shown. They leave the family open.",
            "F": 'No G without a family: only a well-differentiated tumour gets one. "G2" takes it for granted, and nobody wrote it.',
        },
    ),
    again=('"Well differentiated. Ki-67 4% (40 of 1,000). G2." What is missing?', 'The stains that prove the origin, and the mitoses with their area.'),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S241", "S242", "S243", "S244", "S245", "S246"]}
"""
### Getting the tissue

**The route follows the place.** What the endoscope reaches is biopsied through it, as with Ines. Liver metastases, and some other sites, are reached with a needle under CT. Surgery for a biopsy is the last resort. Patients mostly tolerate a biopsy well.

**The precaution.** A functional tumour might, in theory, release hormones when it is touched: a small risk, and a reason to prepare.
"""

# %% [markdown]
"""
### Question 18 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q18",
        """A 61-year-old woman has flushes and diarrhoea. CT shows a mass in the ileum, out of the endoscope's reach, and several liver metastases.
How do you get tissue?""",
        {
            "A": "Surgical biopsy of the ileal mass, because it yields the most tissue",
            "B": "Needle biopsy of a liver metastasis under CT, with precautions",
            "C": "None is needed: symptoms and CT confirm a NET between them",
            "D": "No biopsy, because a functional tumour must not be touched",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q18-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S235", "S236", "S241", "S242", "S243", "S244", "S245", "S246"]}
from netcourse.items import check

check("q18")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q18",
    1,
    Best(
        "B",
        right="The metastases can be reached with a needle, and the team prepares for a small risk of hormone release.",
        wrong={
            "A": "Surgical biopsy is for cases where no other route works. Which lesion can a needle reach here?",
            "D": "Biopsy is mostly well tolerated, and the risk of hormone release is small: a reason for precautions, not for going "
            "without a diagnosis.",
            "C": "Only tissue confirms a NET, and only tissue gives the grade. Which lesion is easiest to reach?",
        },
    ),
    again=('A man without symptoms; a tumour of the rectum, seen at endoscopy. How do you get tissue?', 'Through the endoscope: the route follows the place.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 19 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "q19", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "q19",
        """On the ward Ines has met a man of 57. His letter says "NET G1", and he tells everybody that his is the benign kind. She asks you whether that is true. What
do you say?""",
        {
            "A": '"Yes. G1 is the benign form; it does not come back."',
            "B": '"G1 tells how far it has spread: not far."',
            "C": '"It is a slow cancer with the best outlook of the three grades."',
            "D": '"G1 tells how good the evidence for your treatment is."',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "q19-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S044", "S048", "S051", "S060"]}
from netcourse.items import check

check("q19")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "q19",
    1,
    Best(
        "C",
        right="Slow, best outlook of the three, and still a cancer. The next thing to explain is stage.",
        wrong={
            "A": "G1 is slow, not harmless: it is a cancer and can spread. How would you say that kindly?",
            "B": "You described the stage. The grade tells how fast the cells divide.",
            "D": "That is GRADE, a way to rate evidence. A tumour's grade tells how fast its cells divide.",
        },
    ),
    again=('"G2: so it has spread?" asks a patient. What do you say?', 'Grade says how fast it grows. How far it has spread is the stage, another question.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 9 How sure is the number?
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S046"], "facts": ["B1-1.ki67", "B2-08", "B2-03.rcpath"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "practice-9",
        "**Decide first.** Kofi leafs back to Ines's first biopsy. \"Ki-67 25 of 1,000, that is 2.5%,\" he reads. \"Close to 3%, though.\" What do you have him ask of such a number?",
        {
            "A": "How far a second count of 1,000 could lie from it",
            "B": "Nothing: what lies below the limit lies below it",
            "C": "Whether it should be called 3%, to be on the safe side",
        },
        hints=("Would a second careful count find exactly 25 of 1,000?", "What can stand in a report beside the grade?"),
        certainty=True,
    ),
    Best(
        "A",
        right="A count is a sample. So ask how wide it is, and whether a limit lies within.",
        wrong={
            "B": "By five nuclei of a thousand. What might the next thousand show, and should the reader know?",
            "C": "The grade follows the count by rule, and doubt does not move it. Where does doubt belong?",
        },
    ),
    worked="The grade follows the count by rule. How near a limit lies belongs into the comment, and more cells, such as 2,000, make the number surer.",
    sources=("checklist in the style of CAP, AJCC 8 (US)",),
)

# %% [markdown] netcourse={"teaches": ["S046", "S240"], "facts": ["M-wilson.15-500", "M-wilson.60-2000", "B2-08", "B5-03.g1", "B5-03.g2", "B5-02.fleiss"]}
"""
A count is a sample: two careful people who count 500 cells each get different numbers, even in the same hot spot. The bars show how far chance
alone can carry a count. Does a limit lie inside?
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S046"], "facts": ["M-wilson.14-500", "M-wilson.15-500", "M-wilson.60-2000", "M-wilson.64-2000", "M-wilson.100-500", "M-wilson.400-2000"]}
from netcourse.explorers import CountedCase, counting_error

counting_error(
    [
        CountedCase(14, 500),
        CountedCase(15, 500),
        CountedCase(25, 1000),
        CountedCase(60, 2000),
        CountedCase(64, 2000),
        CountedCase(100, 500),
        CountedCase(400, 2000),
    ]
)

# %% [markdown] netcourse={"facts": ["B1-1.ki67", "B2-08", "B5-03.g1", "B5-03.g2", "B5-02.fleiss"]}
"""
**Four times the cells halve the bar**, and the bar holds chance alone: it is the smallest error there is. The bar of Ines's first biopsy (25 of 1,000) reaches past 3%; its mitoses make it G2 all the same.

People add to it. When 176 resected pancreatic tumours were graded again, about a quarter of the G1 became G2 and about an eighth of the G2 became G1. Six pathologists who chose the hot spot themselves agreed only moderately (kappa 0.42).

So near a limit, count again: by hand on a captured image, or with validated image analysis. Far from a limit an estimate by eye will do.
"""

# %% [markdown] nbgrader={"grade": false, "grade_id": "comment-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S046", "S052", "S237"], "facts": ["B3-01", "M-wilson.15-500", "B2-08"]}
"""
### Your comment · 5 marks, marked by a person

Go back to the man of question 5: ileum, well differentiated, Ki-67 15 of 500, mitoses 3 in 10 mm², 95% interval 1.8% to 4.9%.

**Write the comment that stands under the grade in his report**, 50 to 100 words, so that a colleague who was not there understands what
you counted, what you concluded, how sure you are, and what should happen next. Say nothing about his personal future.

Grade, numbers, uncertainty, next step and tone count one mark each. Type in the cell below.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **Grade by rule**: NET G2, because exactly 3% is not below 3%. "Borderline G1/G2" without a decision earns nothing here.
2. **Numbers with their counts**: Ki-67 3.0% (15 of 500) and mitoses 0.6 per 2 mm² (3 in 10 mm²). One of the two: half a mark.
3. **Uncertainty**: the interval 1.8% to 4.9% holds the limit, or: a recount could give G1. Not: "the grade is unreliable".
4. **Next step**: recount on more cells (such as 2,000) in the hot spot, on a captured image or with validated image analysis.
5. **Tone**: plain, factual, no statement on this patient's prognosis and no treatment advice.

Model answer: "NET G2. Ki-67 3.0% (15 of 500 tumour cells in the hot spot); mitoses 0.6 per 2 mm² (3 in 10 mm²). The Ki-67 index lies exactly
on the lower limit of G2, and the limit belongs to G2. With 500 cells the 95% interval is 1.8% to 4.9%, so that a second count could
fall into G1. We suggest counting 2,000 cells on a captured image before the board meets, and reading this grade together with the stage."
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your comment in place of this line.*
"""

# %% [markdown] netcourse={"teaches": ["S045", "S052"], "facts": ["B2-01.rule", "B2-09"]}
"""
## 10 A department's year: 400 reports

Two exercises use a table with one row a report. **You point and click:** keep the rows that you want, read the number, and press *Use … for …*; it goes into the answer below. If you like to program, the pandas line stands beside it, and the answer cell says how to begin. The 400 reports are
**synthetic**: made from a seed, with the site shares of a US registry and a mean Ki-67 from one study.

### Exercise 1 · 4 marks

**Your department has been grading by Ki-67 alone.** In how many well-differentiated tumours outside the lung would the grade go *up* if mitoses were read too?

1. Make `grade_by_mitoses`: say from which column, and where each edge belongs. (Some biopsies are small: the area is not always 10 mm².)
2. Keep the rows in which it is above the column `grade_by_ki67`.
3. Use the count for `n_regraded`.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("gep", ("n_regraded",)))

# %% nbgrader={"grade": false, "grade_id": "e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_regraded = None  # Use ... for n_regraded, above, puts its number here
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# gep = pd.DataFrame(rows("gep"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

gep = pd.DataFrame(explorers.rows("gep"))
gep["grade_by_mitoses"] = 1 + (gep["mitoses_per_2mm2"] >= 2) + (gep["mitoses_per_2mm2"] > 20)
n_regraded = (gep["grade_by_mitoses"] > gep["grade_by_ki67"]).sum()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S045", "S047", "S050", "S053", "S056"], "facts": ["B2-01.rule", "B2-04.fields", "B2-04.area", "B3-05"]}
from netcourse.items import number

n_regraded = number("n_regraded", unit="reports", low=0, high=400)
### BEGIN HIDDEN TESTS
from netcourse.cases import biopsy_reports
from netcourse.items import Criterion, award, column

_true = [r for r in biopsy_reports() if r.site != "lung" and r.differentiation == "well"]
_rates = [2 * r.mitoses / r.area_mm2 for r in _true]
_by_mitoses = [1 + (rate >= 2) + (rate > 20) for rate in _rates]
_by_ki67 = [1 + (100 * r.ki67_positive >= 3 * r.cells_counted) + (r.ki67_positive * 100 > 20 * r.cells_counted) for r in _true]
_n = sum(m > k for m, k in zip(_by_mitoses, _by_ki67))
_raw = sum(1 + (r.mitoses >= 2) + (r.mitoses > 20) > k for r, k in zip(_true, _by_ki67))
_edges = sum(1 + (rate > 2) + (rate > 20) > k for rate, k in zip(_rates, _by_ki67))
_edges_both = sum(1 + (rate > 2) + (rate >= 20) > k for rate, k in zip(_rates, _by_ki67))
_got_grades = column(globals().get("gep"), "grade_by_mitoses") or []
# Whoever points hands in a number alone, and it shows which column and which edges it comes from.
_grades_met = _got_grades == _by_mitoses or n_regraded == _n
_rates_met = _grades_met or n_regraded in (_edges, _edges_both)
_why = {
    _raw: "You took the raw count for the rate per 2 mm². Divide by the area and multiply by two first.",
    _edges: "You left the edge to G1: exactly 2 per 2 mm² is already G2.",
    _edges_both: "The edges are swapped: exactly 2 is already G2, exactly 20 is still G2.",
}
award(
    4,
    Criterion(
        _rates_met,
        1,
        "The rate per 2 mm², from each report's own area."
        if _rates_met
        else "Take mitoses_per_2mm2: two times the mitoses, divided by that report's area_mm2.",
    ),
    Criterion(_grades_met, 1, "The grade by mitoses: below 2, from 2, above 20, each edge in G2."),
    Criterion(
        n_regraded == _n,
        2,
        f"{_n} of {len(_true)} tumours go up when mitoses are read too: few, but each is a patient with another grade."
        if n_regraded == _n
        else _why.get(n_regraded, "Compare the two grade columns; only a rise counts."),
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Exercise 2 · 4 marks

**The lung reports.** Somebody has graded them with the wrong table. Name the **well-differentiated** ones of the **lung** by the lung's own table.

1. `n_typical`: below 2 mitoses per 2 mm² **and** necrosis absent.
2. `n_atypical`: all others of them.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("reports", ("n_typical", "n_atypical")))

# %% nbgrader={"grade": false, "grade_id": "e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_typical = None  # Use ... for n_typical, above, puts its number here
n_atypical = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# reports = pd.DataFrame(rows("reports"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

reports = pd.DataFrame(explorers.rows("reports"))
lung = reports[(reports["site"] == "lung") & (reports["differentiation"] == "well")]
n_typical = ((lung["mitoses_per_2mm2"] < 2) & (lung["necrosis"] == "absent")).sum()
n_atypical = len(lung) - n_typical
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"facts": ["B4-1.mitoses", "B4-1.necrosis", "B4-2.mitoses", "B4-2.necrosis"]}
from netcourse.items import number

n_typical = number("n_typical", unit="reports", low=0, high=400)
n_atypical = number("n_atypical", unit="reports", low=0, high=400)
### BEGIN HIDDEN TESTS
from netcourse.cases import biopsy_reports
from netcourse.items import Criterion, award

_lung = [r for r in biopsy_reports() if r.site == "lung" and r.differentiation == "well"]
_typical = sum(2 * r.mitoses < 2 * r.area_mm2 and r.necrosis == "absent" for r in _lung)
_no_necrosis = sum(2 * r.mitoses < 2 * r.area_mm2 for r in _lung)
_raw = sum(r.mitoses < 2 and r.necrosis == "absent" for r in _lung)
_edge = sum(2 * r.mitoses <= 2 * r.area_mm2 and r.necrosis == "absent" for r in _lung)
_ki67 = sum(100 * r.ki67_positive < 3 * r.cells_counted for r in _lung)
_why = {
    _no_necrosis: "You counted by mitoses alone. A tumour with punctate necrosis is atypical even below 2 mitoses.",
    _raw: "You took the raw count for the rate. Read the column mitoses_per_2mm2.",
    _edge: "You counted exactly 2 per 2 mm² as typical; typical is below 2.",
    _ki67: "You sorted them by Ki-67 below 3%. That is the table of gut and pancreas; in the lung Ki-67 is not a criterion.",
}
_all = n_typical + n_atypical == len(_lung)
award(
    4,
    Criterion(
        n_typical == _typical,
        3,
        f"{_typical} typical carcinoids: below 2 mitoses per 2 mm² and no necrosis."
        if n_typical == _typical
        else _why.get(
            n_typical, "Typical needs both: below 2 mitoses per 2 mm², and necrosis absent. Are these the lung reports only?"
        ),
    ),
    Criterion(
        _all,
        1,
        "Every well-differentiated lung tumour has one of the two names."
        if _all
        else "Typical and atypical together should make all well-differentiated lung tumours.",
    ),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"teaches": ["S022"]}
"""
## Before you go

**How well did you know what you knew?** Practice only; it never touches your marks.
"""

# %% jupyter={"source_hidden": true}
from netcourse.items import calibration

calibration()

# %% [markdown] netcourse={"facts": ["B1-2.ki67", "B1-2.mitoses", "B2-01.rule", "B2-02", "B4-2.necrosis", "B5-08"]}
"""
### Take with you

- **Family before number.** Well differentiated: NET, G1 to G3. Poorly: NEC, no G.
- **Two counts, the higher decides**, per 2 mm², from at least 500 cells in the hot spot; the edges belong to G2.
- **The lung has its own table**: mitoses and necrosis.
- **Near a limit, say so and count again.**

And Ines? She is 52, and carries a folder: a line for each sample, with its family, both counts, their cells and their area. When the next one is due, she asks before you do: "How many cells will they have?"

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown] netcourse={"teaches": ["S061"]}
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| limits, higher of the two, 500 cells, 10 mm² | WHO Classification of Tumours, Digestive System Tumours, 5th edition, 2019; read in published copies of its table (J Nucl Med Technol; UpToDate) | international, 2019 |
| the limit of 2010 | earlier WHO table | international, until 2017 |
| count on a printed image near a limit | checklist in the style of the College of American Pathologists, AJCC 8 | US |
| 2,000 cells | J Clin Pathol 2013;66:700; older ENETS and RCPath convention | UK and Europe |
| stains in high-grade neoplasms | Virchows Archiv 2021, doi 10.1007/s00428-021-03202-6; WHO 2022 | international, 2022 |
| lung table | WHO 1999 criteria as reprinted (Molecular Medicine); PMC5359105 | international |
| regrading of 176 tumours | PMC9523719 | one series |
| six pathologists, hot spots | Fleiss kappa 0.42, read in a digest | one series |
| site shares of the cohort | SEER 1973-2014, PMC6239108 | US |
| mean Ki-67 of the cohort | 91 pancreatic NETs, Endocrine Pathology 2025 | one series |
| field areas, intervals | computed: π·(field number ÷ 40)² ÷ 4; Wilson 1927 | |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

Where the article is dated or simplified, a box says so.
"""
