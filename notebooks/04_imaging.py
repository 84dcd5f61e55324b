# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 4 · Imaging

Yusuf Demir is 54 and drives a tram. Ultrasound for gallstones: a bright lesion in the liver. CT: "liver normal". Receptor PET: *"Receptor-positive lesion of the uncinate
process of the pancreas. Second focus in the right lower abdomen."* A pancreatic operation stands on Thursday's list, and the form on your desk waits for a signature.

By the end you can say which scan answers which question, read a receptor PET, and say when a scan would change nothing.

> **For education only.** Nothing here is advice about a real patient. All patients and scans in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once** and costs nothing: each part opens with a first decision. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks.

**Where experts differ** you choose all that you could defend: one earns half, two earn all; a weak one takes back half, one that would harm loses all. **Guessing earns little.** A wrong tick takes back what a right one earns; of pairs, one right pair is not counted.

There are 48 marks: 18 short questions, two exercises with a table, and one request form in your own words. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Explain** what imaging adds, and why methods are combined. *(IMA1)*
2. **Select** CT, of the right kind. *(IMA2)*
3. **Justify** MRI over CT. *(IMA3)*
4. **Explain** how receptor PET works, how well, and what it predicts. *(IMA4)*
5. **Compare** Octreoscan with receptor PET, and choose. *(IMA5)*
"""

# %% [markdown]
"""
## 1 Five questions, five pictures

Three pictures of Yusuf lie before you, and they seem to disagree.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S214", "S215", "S216"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-1",
        '**First decision.** Ultrasound: a lesion in the liver. CT: liver normal. PET: a bright spot in the pancreas. "One of them must be wrong," says the registrar. What do you answer?',
        {
            "A": '"The newest is right: the PET decides"',
            "B": '"Perhaps none is wrong. Which question did each of them answer?"',
            "C": '"Repeat all three: then we shall see which result holds"',
        },
        hints=(
            "Could all three reports be true at the same time?",
            "One shows shape, another shows receptors. Does a shape contradict a receptor?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="Each scan answers a question of its own, and the answers are put together.",
        wrong={
            "A": "The newest scan answers a new question, not every question. What does a PET see, and what does a CT see?",
            "C": "The same questions would bring the same answers. Which question has nobody asked yet?",
        },
    ),
    worked="The methods complement each other. A lesion that one of them can't show may be plain in another, so that all three reports can be true.",
)

# %% [markdown] netcourse={"teaches": ["S214", "S215", "S216", "S231"]}
"""
Imaging finds a NET and stages it. **CT** sees anatomy, **MRI** soft tissue, **FDG PET** the use of sugar. **Receptor PET**, with gallium-68 DOTATATE, sees somatostatin receptors, and has changed how NETs are found and staged.

They complement each other. So a request names the question, not the machine: *what would I do differently if it were yes, and what if it were no?* Where both lead to the same action, nobody needs the scan.
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "ima01",
        """The board looks at Yusuf's liver and asks five questions. What answers each? An answer may serve several, or none.""",
        {
            "1": "How large is the lesion, and how near to the great vessels?",
            "2": "Are there others, of a few millimetres?",
            "3": "Could a drug for receptors reach all of it, wherever it is?",
            "4": "Does any part of it use sugar as fast tumours do?",
            "5": "What is it, and of which grade?",
        },
        {
            "A": "FDG PET",
            "B": "CT",
            "C": "Receptor PET",
            "D": "Tissue",
            "E": "MRI",
            "F": "Chromogranin A",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S214", "S215", "S216", "S217", "S220", "S222", "S227"], "facts": ["D-02.best", "D-10.use"]}
from netcourse.items import check

check("ima01")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "ima01",
    2,
    Pairs(
        {"1": "B", "2": "E", "3": "C", "4": "A", "5": "D"},
        right="Anatomy, fine lesions of the liver, receptors, sugar: four scans. What it is, and its grade, no scan says.",
        wrong={
            "1": "Size and neighbours are anatomy. Which scan measures them best?",
            "2": "Tiny lesions of the liver need the scan with the best contrast between soft tissues. Which is it?",
            "3": "Such a drug needs receptors. Which scan shows them, from head to thigh?",
            "4": "Sugar is the tracer of one PET, and not of the other. Which?",
            "5": "A scan shows places. What a tumour is, and its grade, are read under the microscope.",
            ("2", "B"): "CT is excellent for liver metastases, but small ones it may miss. Which scan shows them?",
            ("5", "C"): "Receptors are found in healthy tissue too. They don't name a tumour, and they don't grade it.",
            ("3", "A"): "FDG is a sugar. It says how much of it is used, not where receptors are.",
            ("4", "C"): "Receptor PET shows receptors, in slow and in fast tumours. Which tracer follows sugar?",
        },
    ),
    again=('A surgeon wants to know how far a tumour lies from a vessel, an oncologist whether it has receptors. One scan for both?', 'Two questions: CT for the anatomy, receptor PET for the receptors.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 CT: often first, but in which phase?

You ring the radiologist: "Is that CT of Yusuf's normal?"
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S221"], "facts": ["D-01.phases"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-2",
        '**First decision.** She asks back: "Normal for what?" What, apart from the scanner, decides which lesions a CT of the liver can show?',
        {
            "A": "When the pictures were taken after the injection of contrast",
            "B": "How long the patient had symptoms",
            "C": "How much contrast the lesions held before",
        },
        hints=(
            "Contrast reaches the liver twice: by the artery, then by the portal vein.",
            "A tumour with many arteries is bright early. When does the liver catch up?",
        ),
        certainty=True,
    ),
    Best(
        "A",
        right="The same lesion can be bright in one phase and dark or invisible in the next.",
        wrong={
            "B": "Symptoms change nothing in the picture. What changes in the liver in the first minutes after an injection?",
            "C": "Nothing holds contrast before it is injected. What happens in the liver afterwards, minute by minute?",
        },
    ),
    worked="Each phase after the injection is a picture of its own: a lesion shows only where it differs from the liver around it.",
)

# %% [markdown] netcourse={"teaches": ["S217", "S218", "S219", "S220", "S221"], "facts": ["D-01.phases", "D-22.pattern", "D-22.cte", "D-22.abdominal-ct"]}
"""
**CT** shows anatomy in detail, and is often the scan that comes first: quick, near, excellent for liver metastases and for measuring.

For NETs of pancreas, small bowel and liver it is taken in **several phases**: *late arterial*, when tumours with many vessels are bright, and *portal venous*, when the liver itself is. Of 559 liver metastases of NETs 70% were brighter than the liver in the arterial phase (2017).

**CT enterography**, with the small bowel filled, showed a mass in 52 of 55 people with a small-bowel NET; a usual CT of the abdomen did in 37 of 85 others (US, 2020).
"""

# %% [markdown]
"""
### Explore: one lesion, two phases

A report can speak only of the phases that were taken. See what a single one leaves out.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S221"], "facts": ["D-01.phases", "D-22.pattern", "D-22.bright-equal-pancreas", "D-22.bright-equal-bowel"]}
from netcourse.explorers import Phases, explore

explore(Phases("portal-normal"))

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima02",
        """Yusuf's ultrasound: a lesion of 18 mm in the liver. His CT was taken in one phase, the portal venous: *"Liver normal."* He feels well. A colleague says: "Normal CT, so that is settled."

What do you answer?""",
        {
            "A": '"Yes. CT is the better picture, so it overrules the ultrasound"',
            "B": '"No. It explains the spot on the PET: prepare the pancreatic operation"',
            "C": '"Not yet. A phase is missing: multiphase CT, or MRI of the liver"',
            "D": '"No. A needle now, as more scans would only cost time"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S219", "S221"], "facts": ["D-01.phases", "D-22.pattern"]}
from netcourse.items import check

check("ima02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima02",
    2,
    Best(
        "C",
        right="In the portal phase alone a metastasis of a NET may look like the liver around it. The arterial phase, or MRI, asks the question again.",
        wrong={
            "A": "You took one phase for the whole CT. A metastasis that is bright in the arterial phase can vanish in the portal one: he would have gone home with it. Which phase was not taken?",
            "B": "You let one picture explain another. What the liver lesion is, nobody knows yet, and the pancreas is a question of its own. First show the lesion: with which phase, or which scan?",
            "D": "Tissue will be needed if it is a tumour. But no scan has shown yet what kind of lesion it is, nor how many there are: a needle may meet a nest of vessels. Complete the picture first: what was missing?",
        },
    ),
    again=('A woman with an ileal NET. CT in the portal phase only: "no liver metastases". Staging done?', 'No. The arterial phase is missing: a multiphase CT, or MRI of the liver.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 3 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima03",
        """A small hospital: CT, an MRI on two days a week, no PET. A woman of 63 has lost 9 kg and has a firm mass above her navel. No diagnosis yet.

Which scan comes first?""",
        {
            "A": "CT with contrast, today",
            "B": "Receptor PET in the city, as the most sensitive scan leads",
            "C": "MRI, on Thursday, as it spares her the radiation",
            "D": "Octreoscan, as it looks at the whole body at once",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima03-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S217", "S218"], "facts": ["D-26.basic"]}
from netcourse.items import check

check("ima03")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima03",
    1,
    Best(
        "A",
        right="It is there today and shows what the mass is part of, how large it is, and whether the liver is involved. Everything else is aimed from there.",
        wrong={
            "B": "Sensitive for receptors, but nobody knows that this is a NET. She would travel and wait for an answer to a question that is not yet asked. What does one look at first?",
            "C": "Radiation counts most where scans are repeated for years in the young. Here a day counts. Which scan is there now?",
            "D": "It looks for one receptor, and not sharply. What the mass is part of is anatomy: which scan shows that?",
        },
    ),
    again=('A man of 70, weight loss, a lump in the belly, in a hospital without PET. First scan?', 'CT with contrast. It comes first because it shows the anatomy at once.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 MRI: where CT is not enough

A colleague's daughter is 24 and has VHL: her pancreas will be looked at every year, for life.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S224", "S226"], "facts": ["D-24.pet", "D-24.ct"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-3",
        '**First decision.** "Receptor PET with a full CT each time, then nothing is missed," suggests somebody. The PET gives about 5 mSv, the CT with it about 15. What do you say?',
        {
            "A": '"Yes: 20 mSv are nothing beside a tumour"',
            "B": '"Yes: it is the CT that counts, and the PET comes almost free"',
            "C": '"No: MRI each year; a PET for a question that only a PET answers"',
        },
        hints=(
            "What do 20 mSv a year make in ten years?",
            "Which scan shows the pancreas well and could be repeated for life?",
        ),
        certainty=True,
    ),
    Best(
        "C",
        right="About 200 mSv in ten years, for a question that MRI answers without any.",
        wrong={
            "A": "Once, perhaps. She comes every year, for life. Which scan of the pancreas costs her no radiation?",
            "B": "Five a year are fifty in ten years, and the CT comes with it. Which scan of the pancreas brings none?",
        },
    ),
    worked="20 mSv a year make 200 in ten years. MRI shows the pancreas well, without radiation. A PET is added where receptors are the question.",
    sources=("J Nucl Med 2013 (US); PMC4912712 (US)",),
)

# %% [markdown] netcourse={"teaches": ["S222", "S223", "S224", "S225", "S226"], "facts": ["D-02.best", "D-02.sequences", "D-02.specificity", "D-26.lung", "D-26.mri"]}
"""
**MRI** shows soft tissue very well, and brings **no radiation**, which adds up for the young who are scanned for years. It helps in the pancreas, and is at its best in the liver, where it can show small metastases that CT misses: by *diffusion weighting* (water moves less between packed cells) and a *hepatobiliary contrast agent*, which liver cells take up and metastases don't. So its sensitivity for liver metastases was 86%, its specificity 94% (67 patients, 2020).

Its limits: it may miss small metastases **in the lung**, and suits large parts of the body less well than CT (ENETS, Europe, 2017). It is slow, the tunnel narrow, and some metal must stay outside.
"""

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "ima04",
        """For whom would you ask for **MRI rather than CT**?""",
        {
            "A": "Man, 71, hit by a car an hour ago: is he bleeding?",
            "B": "Woman, 58: liver metastases are to be cut out. Are there more, of 4 mm?",
            "C": "Man, 66: are there small metastases in the lung?",
            "D": "Man, 29, liver metastases: a look every four months, for years",
            "E": "Woman, 60, can't bear a tunnel: has the node in her mesentery grown?",
            "F": "Man, 49: does the 9 mm lesion in the pancreas touch the duct?",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S222", "S224", "S225", "S226"], "facts": ["D-02.best", "D-26.lung", "D-26.mri"]}
from netcourse.items import check

check("ima04")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "ima04",
    2,
    Several(
        ["B", "D", "F"],
        right="Small lesions of the liver, the pancreas, and scans for years in the young: that is where MRI is strong.",
        wrong={
            "A": "Tonight needs the scan that is quick and near. MRI is neither.",
            "B": "Small metastases of the liver, before an operation: this is what MRI shows and CT may miss.",
            "C": "MRI may miss small metastases of the lung. CT shows them.",
            "D": "Three times a year, from 29 on: without radiation, and in the organ that MRI shows best.",
            "E": "Size of a node is what CT measures well, and the tunnel would be hard on her.",
            "F": "A small lesion of the pancreas and its duct are soft tissue, which MRI shows best.",
        },
    ),
    again=('A man of 30, pancreas to be looked at each year. And his lungs, once, for small metastases?', 'Pancreas: MRI, without radiation. Lungs: CT, as MRI may miss small metastases there.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima05",
        """A woman of 61; her ileal NET is out. CT in two phases: two liver metastases. Receptor PET: the same two, and nothing elsewhere. Next week both are to be cut out. "Will these pictures do?" asks the surgeon.""",
        {
            "A": '"Yes. CT is excellent at finding liver metastases, and it was done well"',
            "B": '"Yes. Any further one would have been seen on the PET"',
            "C": '"Wait three months, then repeat the CT: small ones will have grown by then"',
            "D": '"One more: MRI with diffusion and a hepatobiliary agent"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S222", "S223"], "facts": ["D-02.best", "D-02.sequences", "D-21.mri", "D-21.ct"]}
from netcourse.items import check

check("ima05")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima05",
    2,
    Best(
        "D",
        right="It can show small metastases that CT misses (in 34 patients 14.3 lesions each, CT 12.1). A third one would change the operation, so it is looked for before, not after.",
        wrong={
            "A": "CT is excellent, and still it may miss the small ones. If a third stays behind, the operation has not done what she went through it for. Which scan shows lesions of a few millimetres in the liver?",
            "B": "A small lesion drowns in the liver's own uptake, and PET does not count millimetres. Before a knife, which scan of the liver looks for the smallest?",
            "C": "Three months give the tumour time, not you an answer. What shows small lesions today?",
        },
    ),
    again=('CT shows one liver metastasis; ablation is planned. What is asked of the liver before?', 'Whether there are more: MRI with diffusion weighting and a hepatobiliary agent.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 Receptor PET: what lights up

Back to Yusuf's report: *"receptor-positive lesion"*. You are asked to sign for an operation on these words.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S227"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-4",
        "**First decision.** Taken word by word: what has the tracer shown?",
        {
            "A": "That a tumour sits there",
            "B": "That the cells there use much energy",
            "C": "That something there binds somatostatin",
        },
        hints=(
            "What does DOTATATE attach to?",
            "Which other tracer follows sugar?",
        ),
        certainty=True,
    ),
    Best(
        "C",
        right="It shows receptors. Whose receptors they are, it does not say.",
        wrong={
            "A": "The tracer finds receptors. Do only tumours have them?",
            "B": "That would be FDG, a sugar. What does DOTATATE attach to?",
        },
    ),
    worked="Gallium-68 DOTATATE is radioactive and attaches to somatostatin receptors. What carries them, a tumour or healthy tissue, has to be read from place and company.",
)

# %% [markdown] netcourse={"teaches": ["S227", "S228", "S229", "S230", "S231", "S232", "S233", "S234"], "facts": ["D-09.insulinoma", "D-25.exendin", "D-25.ssa", "D-25.eus", "D-10.use", "D-03", "D-04.lesion", "D-04.lesion-octreotide"]}
"""
Most well-differentiated NETs carry **somatostatin receptors**. The tracer attaches to them, and the PET shows where: primaries and metastases, over the whole body, with high sensitivity. As PRRT uses the same receptors, it helps to predict whether that can work.

Three sentences that the scan does **not** say:

- *"Bright, so a tumour."* It shows receptors, and healthy tissue has them: part 5.
- *"Dark, so nothing there."* A benign insulinoma can be dark. In 69 adults with proven insulin excess, receptor PET was right in 65%, **GLP-1 receptor PET** in 94%, endoscopic ultrasound in 83% (2024).
- *"Bright, so active."* Speed is asked of **FDG**: in G3, NEC and some G2.

**Octreoscan** is the older scan of the same receptors. Lesion by lesion it found 78% where receptor PET found all (meta-analysis, 2017). Where PET can be had, it has mostly been replaced; where it can't, it keeps its place.
"""

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima06",
        """A woman of 44 becomes confused after a day's fast under supervision. Her own insulin is far too high at that sugar; the screen for tablets is negative. CT and MRI show nothing. Receptor PET: no focus.

What do you write?""",
        {
            "A": '"Insulinoma ruled out: the scan is highly sensitive for NETs"',
            "B": '"GLP-1 receptor PET, or endoscopic ultrasound"',
            "C": '"A trial of octreotide at home will show whether there is one"',
            "D": '"Too small for now. The same PET again in six months"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S228", "S229"], "facts": ["D-09.insulinoma", "D-25.exendin", "D-25.ssa", "D-25.eus", "H6"]}
from netcourse.items import check

check("ima06")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima06",
    2,
    Best(
        "B",
        right="The fast has made the diagnosis; the scans only look for the place. A benign insulinoma can lack this receptor: ask for another one, or look from inside the stomach.",
        wrong={
            "A": "You read dark as absent. High sensitivity is that of NETs as a whole, and a benign insulinoma is the exception. The blood has proved it: which other receptor can be looked for?",
            "C": "Unsafe: octreotide without supervision may make her sugar fall further. She needs the place to be found. By which scan?",
            "D": "She faints now. The scan did not fail by a few millimetres but may have looked for a receptor that is not there. Which one do insulinomas carry?",
        },
    ),
    again=('Proven insulin excess, receptor PET and MRI dark. Next?', 'Not excluded: endoscopic ultrasound, or GLP-1 receptor PET.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "ima07",
        """Some weeks on. Yusuf's liver has been biopsied: a NET. Receptor PET, read again: all lesions of the liver are bright. FDG PET: none of them is.

**Which sentences may stand in the report?**""",
        {
            "A": '"The lesions are benign"',
            "B": '"The lesions carry somatostatin receptors"',
            "C": '"No lesion stands out by its use of sugar"',
            "D": '"This proves G1; the Ki-67 is no longer needed"',
            "E": '"Receptor uptake measures how fast the lesions grow"',
            "F": '"A drug for these receptors would find them"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima07-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S227", "S228", "S230"], "facts": ["D-14.p1", "D-10.prognosis"]}
from netcourse.items import check

check("ima07")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "ima07",
    2,
    Several(
        ["B", "C", "F"],
        right="Receptors, no sugar, and so a target: that is what two tracers say. Grade and future they don't.",
        wrong={
            "A": "He has metastases. Dark on FDG goes with a better outlook, which is not the same as harmless.",
            "B": "This is what the tracer shows: where it was bound.",
            "C": "This is what FDG shows, and all that its darkness says.",
            "D": "Grade is counted in tissue. No tracer replaces the Ki-67.",
            "E": "Receptors are no speedometer: slow tumours have many of them.",
            "F": "Receptor PET helps to predict whether such a treatment has a target.",
        },
    ),
    again=('Bright with the receptor tracer, dark with FDG. "So it is grade 1," says a colleague. And you?', 'It has receptors and uses little sugar. The grade is counted in tissue.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima08",
        """A hospital on an island, 600 km from the next PET, has an Octreoscan. A woman of 68, ileal NET removed, has two new liver lesions and can't travel before summer. Octreoscan: both dark.

What does that tell you?""",
        {
            "A": "Nothing: a scan that was replaced should no longer be used",
            "B": "That they lack receptors, as both scans look for the same ones",
            "C": "Less than a dark PET would: it leaves more unseen",
            "D": "That chromogranin A has to show now whether they have receptors",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S232", "S233", "S234"], "facts": ["D-03", "D-04.lesion", "D-04.lesion-octreotide"]}
from netcourse.items import check

check("ima08")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima08",
    2,
    Best(
        "C",
        right="It has its place where PET can't be had, and a bright lesion would have helped. A dark one is weak: it finds about 78 of 100 lesions that PET shows.",
        wrong={
            "A": "Replaced where there is something better. Six hundred kilometres from it, an older scan is better than none. How much do you trust its dark result?",
            "B": "The same receptors, but an older and blunter picture: about 22 of 100 lesions that PET shows stay dark. She could be refused a treatment that has a target. How sure is a dark result?",
            "D": "Chromogranin A shows no place and no receptor. The question stays with a scan: what does a dark one leave open?",
        },
    ),
    again=('No PET within reach; Octreoscan shows every known metastasis brightly. Is that worth less than a PET?', 'For this question hardly: a bright lesion has receptors. It is the dark result that is weak.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 5 The reading room

Next on your screen: a woman of 57 with an ileal NET. Receptor PET: one new bright spot, on the inner side of the skull.
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S229"], "facts": ["D-08.other", "D-07.label", "D-19.low", "D-19.bladder"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-5",
        '**First decision.** The report says "brain metastasis". Do you tell her so?',
        {
            "A": "Yes: in somebody with a NET, a bright spot is a metastasis",
            "B": "No: first MRI of the head; a meningioma lights up as well",
            "C": "No: the skull is bright in everybody",
        },
        hints=(
            "Which harmless tumour sits on the inner side of the skull?",
            "Which picture of the head would tell the two apart?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="Meningiomas carry these receptors too, and so does inflamed tissue.",
        wrong={
            "A": "That she has a NET makes it possible, not certain. What else sits there and binds the tracer?",
            "C": "Bone takes up little of it, and the pituitary sits elsewhere. What could sit on the inner side of the skull?",
        },
    ),
    worked="Meningioma, inflammation and fibrous dysplasia of bone take up the tracer without being a NET. The second picture decides, here MRI of the head.",
)

# %% [markdown] netcourse={"teaches": ["S229"], "facts": ["D-19.order", "D-19.bladder", "D-19.low", "D-08.uncinate", "A1-08.uncinate", "D-07.label", "D-08.spleen", "D-08.other", "D-20.rbc", "D-20.splenosis", "D-26.bone", "H13"]}
"""
**Receptors belong to a healthy body.** In 118 people without a NET the tracer was highest in the spleen, then kidneys, adrenals, liver, stomach and small bowel (2021); bladder and pituitary are bright too. Three traps:

- **The uncinate process.** Intense in 35 of 50 people (2012): cells that make pancreatic polypeptide cluster there.
- **Splenic tissue elsewhere**: an accessory spleen in the pancreas, or seeds of spleen after its removal. Damaged red cells, labelled, go to the spleen and to no NET.
- **Inflammation, meningioma, fibrous dysplasia.**

And one on the other side: healthy bone takes up little, and CT often misses bone metastases (ENETS, 2017). So a spot is read with **place, second picture and history**.

> **What the article says, what is taught here.** The article for patients, by iMedic, on which this course rests calls this PET "highly sensitive", which is true, and leaves out healthy tissue. Here uptake alone is never a reason to operate.
"""

# %% [markdown]
"""
### Explore: read a scan

The hottest spot draws the eye, and heat is no diagnosis. Black is hottest.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S229"], "facts": ["D-08.uncinate", "D-19.order", "D-26.bone"]}
from netcourse.explorers import ReadingRoom, explore

explore(ReadingRoom("hottest-is-healthy"))

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima09",
        """Yusuf's second focus is a bright node of 17 mm in the mesentery. The CT of his abdomen shows no tumour of the bowel. A colleague concludes: "No primary. It must come from the pancreas."

What is your next step?""",
        {
            "A": "CT enterography",
            "B": "None: what neither scan shows does not exist",
            "C": "Removal of the appendix, as it lies in the right lower abdomen",
            "D": "A bone scan, as bone comes after the nodes",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S215", "S221"], "facts": ["D-22.cte", "D-22.abdominal-ct", "D-04.primary", "D-04.unknown-found", "A3-18.nodes", "D-01.phases"]}
from netcourse.items import check

check("ima09")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima09",
    2,
    Best(
        "A",
        right="Small primaries of the ileum hide on a usual CT, and their nodes are often larger than they are. With the bowel filled, and in several phases, more of them are seen.",
        wrong={
            "B": "Receptor PET finds an unknown primary in about half, and a usual CT of the abdomen misses many in the small bowel. He could lose his pancreas to a tumour of his ileum. Which CT looks at the bowel itself?",
            "C": "The right lower abdomen holds the end of the ileum too, and nothing was seen in the appendix. Look before you cut: with which CT?",
            "D": "That looks for spread and not for the origin. A node in the mesentery drains the bowel: which CT shows the bowel?",
        },
    ),
    again=('Bright node in the mesentery, usual CT without a primary. Where do you look, and how?', 'In the small bowel, by CT enterography in several phases.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 10 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, ReadingRoom
from netcourse.items import ask

ask(
    Asked(
        "ima10",
        """A man of 59, ileal NET removed. The registrar has read his first receptor PET; her marks stand in the two lists.

**Correct her reading.** Into the first list belongs what is probably tumour, into the second what may as well be healthy; no place into both. Only places count.""",
        explorer=ReadingRoom(kept="J"),
        counts=("tumours-J", "tests-J"),
        begin={
            "tumours-J": [
                {"place": "liver-left", "uptake": "above liver"},
                {"place": "uncinate", "uptake": "above liver"},
                {"place": "adrenals", "uptake": "above liver"},
            ],
            "tests-J": [{"place": "pituitary", "test": "mri"}, {"place": "bladder", "test": "ct"}],
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima10-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S215", "S229"], "facts": ["D-26.bone", "D-19.low", "D-19.order", "D-19.bladder", "D-08.uncinate", "D-23.bone"]}
from netcourse.items import check

check("ima10")
### BEGIN HIDDEN TESTS
from netcourse.items import Exactly, Placed, award_item

award_item(
    "ima10",
    2,
    Placed(
        {
            "tumours-J": Exactly(
                ["liver-left", "pelvis"],
                {
                    "liver-left": "The mass in the left lobe is brighter than the liver around it, and CT shows it: it stays.",
                    "pelvis": "Healthy bone takes up little. The spot in the pelvis is small and brighter than the liver; a normal CT does not overrule it, as CT often misses metastases in bone.",
                    "uncinate": "The uncinate process is bright in seven of ten healthy people. Called tumour, it would cost him the head of his pancreas: it needs a picture first.",
                    "adrenals": "Healthy adrenals are bright, brighter than the liver. Nothing is wrong there.",
                },
                "Compare this place with what is bright in health, and with bone, which is not.",
            ),
            "tests-J": Exactly(
                ["uncinate"],
                {
                    "uncinate": "A bright uncinate process that only a low-dose CT has seen: MRI or multiphase CT says whether there is a mass.",
                    "pituitary": "The pituitary is bright in health. Nobody has asked a question there.",
                    "bladder": "The tracer leaves by the kidneys: the bladder is bright in everybody.",
                },
                "A test is for a place that could be either. Which one here?",
            ),
        },
        right="The liver and the pelvic bone are tumour, though CT of the bone is normal; the uncinate process is probably his own and needs a picture; adrenals, pituitary and bladder are bright in health.",
    ),
    again=('Receptor PET: a faint spot in a rib, CT of the rib normal; the uncinate process far brighter. Which is more likely tumour?', 'The rib: healthy bone takes up little, and CT often misses it. The uncinate process is bright in most people.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 11 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima11",
        """Wednesday. Yusuf's uncinate process is the hottest spot of his scan, spleen, kidneys and adrenals aside. MRI: no mass there, the duct is of normal width. CT there: normal. "Do I operate tomorrow?" asks the surgeon.""",
        {
            "A": "\"Yes. With an SUV as high as this it can't be healthy tissue\"",
            "B": '"Yes. So bright a PET outweighs a scan that shows nothing"',
            "C": '"First a needle: seven in ten such spots turn out to be cancers"',
            "D": '"No. Healthy until shown otherwise; look again at the next scan"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima11-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S229"], "facts": ["D-08.uncinate", "D-08.uncinate-ct", "D-08.uncinate-suv", "A1-08.uncinate", "D-07.label", "H13"]}
from netcourse.items import check

check("ima11")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima11",
    2,
    Best(
        "D",
        right="Hot in 35 of 50 people, with a normal CT and MRI: this is how a healthy uncinate process looks. Nothing is removed, and the next planned scan looks there again.",
        wrong={
            "A": "Unsafe: a healthy uncinate process can be intensely bright, in one series with a mean SUV of 9; brightness alone does not separate it from a tumour. He would lose the head of a healthy pancreas. What do CT and MRI say?",
            "B": "Unsafe: uptake shows receptors, and healthy cells there have them. He would lose the head of a healthy pancreas. Two scans looked for a mass: what did they find?",
            "C": "You turned the number round. Seven in ten healthy uncinates are bright; that is no share of cancers. Without a mass there is nothing to aim at. What follows from two normal scans?",
        },
    ),
    again=('Uncinate bright on receptor PET, CT and MRI normal there. Operate?', 'No: this is how a healthy uncinate looks in most people. It is looked at again at the next planned scan.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "ima12",
            """A man of {age}: rectal NET removed last year, spleen lost in a motorcycle accident at 20. Receptor PET: a nodule of {mm} mm in the tail of the pancreas, very bright, dark on FDG.

What comes next?""",
            {
                "A": "Distal pancreatectomy: bright, and in the pancreas",
                "B": "A scan with damaged red cells",
                "C": "PRRT, since it shows so many receptors",
                "D": "Nothing: what FDG does not show is benign",
            },
        ),
        {"age": Window(54, 62), "mm": Window(13, 17)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S229"], "facts": ["D-08.spleen", "D-20.rbc", "D-20.splenosis", "D-20.operated", "H13"]}
from netcourse.items import check

check("ima12")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "ima12",
    2,
    Drawn(
        lambda age, mm: Best(
            "B",
            right="Splenic tissue takes up damaged red cells, a NET does not. In somebody without a spleen such a nodule may be all that is left of it.",
            wrong={
                "A": "Unsafe: of 8 false positives in one series 6 were a spleen within the pancreas, and such nodules have been cut out as a NET. Which test tells spleen from tumour, and what in his history points to it?",
                "C": "That treats a picture. Nobody knows that it is a tumour, and if it is his last splenic tissue, it would be irradiated. Which test tells what it is?",
                "D": "FDG-dark fits a slow NET as well as a spleen, so it decides nothing. Which cells go to a spleen and not to a NET?",
            },
        ),
        sides=lambda age, mm: {"E1-07.surveillance": mm / 10},
    ),
    again=('Spleen removed years ago; nodules in the fat around the stomach are bright on receptor PET. Metastases?', 'Perhaps seeded spleen. A scan with damaged red cells tells before anybody cuts.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 A target, and how sure

A year later Yusuf is on lanreotide. Somebody at the board says: "When it grows, he gets PRRT."
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S230"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-6",
        "**First decision.** PRRT carries its radiation to receptors. Which of his lesions decides whether there is a target?",
        {
            "A": "The brightest: it shows that the tracer works",
            "B": "The average of all lesions",
            "C": "The weakest: it would be left out",
        },
        hints=(
            "What happens to a lesion that binds nothing?",
            "Can a bright lesion make up for a dark one?",
        ),
        certainty=True,
    ),
    Best(
        "C",
        right="A lesion without receptors gets the side effects of its neighbours' treatment, and no treatment.",
        wrong={
            "A": "That one would be reached. Which one would not?",
            "B": "No lesion is reached by an average. Which one would be missed?",
        },
    ),
    worked="The weakest lesion that matters decides: uptake in the others does not treat it.",
)

# %% [markdown] netcourse={"teaches": ["S230"], "facts": ["D-11.0", "D-11.1", "D-11.2", "D-11.3", "D-11.4", "D-13.planar", "D-14.p1", "D-14.p5", "D-15.os-p1", "D-15.os-p2p4", "D-15.os-p5"]}
"""
Uptake is scored beside the body's own, lesion by lesion, after **Krenning**:

| score | uptake in the lesion |
|---|---|
| 0 | none |
| 1 | much lower than in the liver |
| 2 | up to that of the liver |
| 3 | higher than in the liver |
| 4 | higher than in the spleen or kidney |

These are ranks: **they have no mean**. They were defined on flat Octreoscan pictures; a report says "on PET".

**FDG beside it** asks about the part without receptors. From P1 (receptors only) to P5 (FDG only) the outlook falls: among 319 patients the median survival was 102 months with P1, 12 with P5 (2022). Groups foretell nobody. A lesion of the P5 kind has **no target** for PRRT.
"""

# %% [markdown] netcourse={"differ": "J-12", "facts": ["D-12.eu", "D-12.practice", "D-12.netter"]}
"""
### Where bodies differ: how much uptake is target enough

| who | where, when | says |
|---|---|---|
| label of 177Lu-DOTATATE | EU, 2024 | at least as high as in normal liver: a score of 2 or more |
| practice and many trials | international, 2021 | often 3 or more |
| NETTER-1, the trial | international, 2017 | took in scores of 2, 3 and 4 |
"""

# %% [markdown] netcourse={"differ": "J-09", "facts": ["D-16.long", "D-17.lanreotide", "D-17.lar"]}
"""
### Where bodies differ: a long-acting analogue before a receptor PET

| who | where, when | says |
|---|---|---|
| tradition | international, before 2019 | leave it out for 3 to 4 weeks |
| a study of lanreotide | international, 2019 | tumour a little brighter, liver and spleen darker: no need to stop |
| a study of octreotide LAR | international, 2017 | lesions unchanged; liver, spleen, thyroid darker |
"""

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "ima13",
        """Yusuf's PET, read with the window set above the liver. What stands in the report? An entry may serve several, or none.""",
        {
            "1": "The node in the mesentery: brighter than the spleen",
            "2": "Liver, segment 4: brighter than the liver, less than the spleen",
            "3": "Liver, segment 7: just as bright as the liver around it",
            "4": "The line for the board, on all three",
        },
        {
            "A": "Score 1",
            "B": "Score 2",
            "C": "Score 3",
            "D": "Score 4",
            "E": "A mean score of 3.0",
            "F": "Each lesion with its score, on PET; the weakest is named",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S230"], "facts": ["D-11.2", "D-11.3", "D-11.4", "D-13.planar"]}
from netcourse.items import check

check("ima13")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "ima13",
    2,
    Pairs(
        {"1": "D", "2": "C", "3": "B", "4": "F"},
        right="4, 3 and 2: ranks beside liver and spleen. The board needs the weakest, not a mean.",
        wrong={
            "1": "Two yardsticks, liver and spleen. It passes both: which score?",
            "2": "It passes one yardstick and not the other. Which score lies between?",
            "3": '"Up to that of the liver" includes just as bright. Which score is that?',
            "4": "Ranks can't be added, and the board wants to know which lesion would be left out. Which line says that?",
            ("2", "D"): "Hot is not 4. For 4 it has to pass the spleen or kidney. Which yardstick does it pass?",
            ("3", "A"): "1 is much lower than the liver. This one is as bright as the liver.",
            ("4", "E"): "You averaged ranks. A mean of 3 hides the lesion of 2, which decides. What does the board have to see?",
            ("4", "D"): "The brightest lesion speaks for itself alone. Which one decides on a target?",
        },
    ),
    again=('Two lesions: one above the spleen, one much lower than the liver. The score of this patient?', '4 and 1, lesion by lesion. No mean: the weak one decides on a target.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "ima14",
        """Yusuf's follow-up PET is in three days. His last lanreotide was two weeks ago. The PET unit's old leaflet says "stop analogues beforehand".

**Choose everything that you could defend.**""",
        {
            "A": "Scan in three days; tell the reader which drug, and when",
            "B": "Have him leave out two injections, without troubling anybody",
            "C": "Cancel: under lanreotide a receptor PET shows nothing",
            "D": "Move the scan to just before a dose, agreed with the prescriber",
            "E": "An FDG PET in its place, as it asks the same question",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima14-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S229"], "facts": ["D-16.long", "D-17.lanreotide", "D-17.lar"]}
from netcourse.items import check

check("ima14")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "ima14",
    2,
    Defensible(
        defensible={
            "A": "Studies before and after the drug found the lesions as bright as before or a little brighter: no need to stop. The reader must know of it.",
            "D": "It follows the older texts without costing him a dose, and the prescriber knows. Evidence calls it unnecessary, no more.",
        },
        weak={
            "C": "Lesions stay bright under the drug; it is liver and spleen that get darker. Which two ways keep the scan?",
            "E": "FDG asks about sugar. The question was receptors: which two ways answer it?",
        },
        harms={
            "B": "the drug that holds his tumour would be gone for two months, and whoever prescribes it would not know. A drug is changed with the prescriber only.",
        },
    ),
    again=('Octreotide LAR a week ago, receptor PET tomorrow. Must it be put off?', 'Not by the evidence: lesions are unchanged. Some texts still ask for a pause; then with the prescriber, not by the patient alone.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "ima15",
            """Two years on Yusuf has four lesions. Three are bright with the receptor tracer and unchanged. The one in segment 7, bright on FDG and dark on receptors, has grown from {before} to {now} mm in half a year. "PRRT," proposes somebody, "most of it has a target." And you?""",
            {
                "A": "Biopsy of the one that grows; no PRRT alone",
                "B": "Agreed: three of four lesions would be reached",
                "C": "Agreed: his mean uptake lies above the liver's",
                "D": "Wait: most of his disease is stable, so look again in six months",
            },
        ),
        {"before": Window(11, 13), "now": Window(22, 28)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S215", "S230"], "facts": ["D-14.p5", "D-15.os-p5", "H4"]}
from netcourse.items import check

check("ima15")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "ima15",
    2,
    Drawn(
        lambda before, now: Best(
            "A",
            right="The lesion that grows has no target and may have become another tumour: its tissue decides what he needs. PRRT alone would treat the three that do nothing.",
            wrong={
                "B": "Unsafe: a majority of lesions is no target for the one that grows; he would get the toxicity, and it would go on. Which lesion decides, and what has to be known of it?",
                "C": "Unsafe: an average reaches no lesion. The one that grows has no receptors, and PRRT would pass it by. What has to be known of it first?",
                "D": f"It grew to {now / before:.1f} times its size in half a year and burns sugar: half a year more is what he does not have. Which lesion has to be understood now, and how?",
            },
        ),
        sides=lambda before, now: {"growth by a fifth": (now / before, 1.2)},
    ),
    again=('Ten lesions with receptors, one without, and that one grows, bright on FDG. PRRT?', 'Not alone: first the tissue of that one.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "ima16",
        """A clinic in the EU, 2024. A woman of 66: ileal NET, G2, growing on lanreotide; kidneys and marrow healthy. Every lesion lights up; the weakest is just as bright as the liver. Target enough for PRRT?

**Choose every answer that you could defend.**""",
        {
            "A": '"Yes: the mean of her lesions lies above the liver"',
            "B": '"Yes: uptake as in normal liver is what the label asks for"',
            "C": '"Yes, and a lesion with a score of 0 would not change that"',
            "D": '"Nobody may say: the score was never meant for a PET"',
            "E": '"Not by our practice: more than the liver in each"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S230"], "facts": ["D-12.eu", "D-12.practice", "D-12.netter", "H4"]}
from netcourse.items import check

check("ima16")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "ima16",
    2,
    Defensible(
        defensible={
            "B": "The EU label (2024) asks for uptake at least as high as in normal liver; NETTER-1 took in a score of 2.",
            "E": "Practice and many trials ask for 3 or more; a board may follow that, if it says so.",
        },
        weak={
            "A": "Ranks have no mean, and no lesion is reached by one. Which lesion do label and practice look at?",
            "D": "It was defined on flat pictures, which a report says; boards use it on PET all the same. Which two rules are there?",
        },
        harms={
            "C": "a lesion without receptors has no target: it would go on growing while she bears the toxicity.",
        },
    ),
    again=('The weakest lesion is above the liver, below the spleen. Do label and practice differ here?', 'No: a score of 3 is enough for both. They differ at a score of 2.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 Would you scan at all?

Yusuf's brother is 50 and well. "I want that PET too," he says, "just to be safe."
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S229"], "facts": ["D-08.uncinate"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "ima-practice-7",
        "**First decision.** What do you ask yourself first?",
        {
            "A": "How good is the scan?",
            "B": "How likely is a NET in him, and what would I do with the result?",
            "C": "How soon can he have it?",
        },
        hints=(
            "He has no symptom, no finding, and no gene in the family.",
            "If one in thousands has the disease, whose are most of the bright spots?",
        ),
        certainty=True,
    ),
    Best(
        "B",
        right="With next to nothing to find, almost every bright spot is healthy tissue, and each one starts a search.",
        wrong={
            "A": "Even a very good scan finds mostly false alarms where there is nothing to find. What comes before the test?",
            "C": "Soon or late, what would a bright spot mean in him? What comes before the test?",
        },
    ),
    worked="First how likely it is, then what would change. Healthy uncinates and accessory spleens are far commoner than NETs.",
)

# %% [markdown] netcourse={"teaches": ["S219", "S229"], "facts": ["D-04.sensitivity", "D-04.specificity", "D-04.yield", "D-06.sensitivity", "D-06.prevalence"]}
"""
**Sensitivity and specificity** belong together, to one study, to its patients. What you need is another number: *how often is a bright result right, here?* It depends on how likely the disease was before.

Take a sensitivity of 92% and a specificity of 82% (DOTATOC PET, meta-analysis, 2017), and 1,000 people of whom 100 have a NET. Bright: 92 of these, and 162 of the 900 others. So 92 of 254 are right: **36%**.

A **yield** is not that number: for symptoms or a marker with normal conventional imaging, PET found something in 13% (same study). Nor is the predictive value **of a study**: in 2,383 pairs of receptor PET and liver MRI, 71% had the liver involved (2023). In your clinic?
"""

# %% [markdown]
"""
### Explore: who should be scanned?

Whether a bright result is right depends on whom you send. See where it tips.
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S219", "S229"], "facts": ["D-04.sensitivity", "D-04.specificity", "D-04.yield"]}
from netcourse.explorers import WhichScan, explore

explore(WhichScan("more-right"))

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "ima17",
        """A woman of 47 has flushed for two years, in warm rooms and after wine. 5-HIAA normal twice, off all supplements. Multiphase CT: clear. Her GP writes: "Please do the PET, then we know."

What do you answer?""",
        {
            "A": '"Yes. It is so sensitive that a negative one settles the matter"',
            "B": '"Yes. A chance of 13% that she has a NET is worth a scan"',
            "C": '"Not yet. First the story of her flushes, once more"',
            "D": '"Yes, and chromogranin A every month until something shows"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S229"], "facts": ["D-04.yield", "D-04.specificity", "H7"]}
from netcourse.items import check

check("ima17")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "ima17",
    2,
    Best(
        "C",
        right="Little speaks for a NET, and so a bright spot would most likely be healthy tissue. The history costs nothing and often tells: drugs, menopause, wine, rosacea.",
        wrong={
            "A": "Sensitive is not useful. She hardly has what the scan looks for: a negative would change nothing, a bright spot would most likely be false. What has not been asked yet?",
            "B": "13% is how often something was seen in other people, not her chance of a NET. What makes hers smaller, and what has not been asked yet?",
            "D": "Unsafe: scans and markers without a question lead into a cascade of false alarms. What would you ask her first?",
        },
    ),
    again=('One chromogranin A slightly raised, no symptoms, CT clear. PET?', 'No: the value is repeated under the right conditions. One marker alone is no reason to scan.'),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "ima18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, WhichScan
from netcourse.items import Varied, Window, ask

ask(
    Varied(
        Asked(
            "ima18",
            """You write "the liver is involved" only where that is right in at least {line} of 100. Receptor PET, set beside MRI of the liver, has a sensitivity of 97.0% and a specificity of 97.7%.

**From which probability before the scan on does a positive receptor PET earn that sentence?** Set question, scan, your line and the lowest such probability.""",
            explorer=WhichScan(judges=False),
            counts=("question", "scan", "act", "before"),
        ),
        {"line": Window(93, 97)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S219", "S229"], "facts": ["D-06.sensitivity", "D-06.specificity"]}
from netcourse.items import check

check("ima18")
### BEGIN HIDDEN TESTS
from netcourse.items import Between, Drawn, OneOf, Placed, Slip, award_item

award_item(
    "ima18",
    2,
    Drawn(
        lambda line: Placed(
            {
                "question": OneOf(["small_liver_lesions"], "The study looked for lesions of the liver. Which question is that?"),
                "scan": OneOf(["sstr_pet"], "Asked was what a positive receptor PET means."),
                "act": Between(line, line, f"The line is drawn where {line} of 100 such sentences are right."),
                "before": Between(
                    (low := int(-(-100 * 0.023 * line / (0.023 * line + 0.97 * (100 - line)) // 1))),
                    low + 1,
                    "Go down from a high probability until a positive result only just reaches your line.",
                    slips=[
                        Slip(low - 1, f"Close: at {low - 1}% a positive result is right in just under {line} of 100."),
                        Slip(1, "You took the sensitivity for it: 97% of the sick light up. How many of those who light up are sick depends on how many are."),
                        Slip(71, "71% had the liver involved in the study. Asked was the lowest probability that is enough."),
                        Slip(min(line, 95), f"{line}% is the line after the scan. Before it much less is enough: how much?"),
                        Slip(int(-(-100 * 0.18 * line / (0.18 * line + 0.92 * (100 - line)) // 1)), "That is for staging, with the numbers of another study. Which question is asked here?"),
                    ],
                ),
            },
            right=f"From {low}% on: of 1,000 such people {10 * low} have metastases, {9.7 * low:.0f} of them bright, and {0.23 * (100 - low):.0f} of the others. Below that the same PET is not enough for that sentence.",
        ),
    ),
    again=('The same PET, liver involvement suspected in 1 of 10. Of 100 positive results, about how many are right?', 'About 82: of 1,000 people 97 true and 21 false positives.'),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "request-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S215", "S219", "S221", "S229"], "facts": ["D-01.phases", "D-08.uncinate", "D-08.spleen", "D-16.long", "D-17.lanreotide", "H7", "H13"]}
"""
### Your request · 5 marks, marked by a person

Yusuf's first receptor PET was ordered as *"?NET"*. Known on that day: ultrasound, a liver lesion of 18 mm; CT in the portal venous phase, "normal"; no tissue. He has his
spleen, never had an operation, takes no analogue. eGFR 82, no metal.

**Write the request that should have gone out**, 60 to 90 words.

One mark each: the question with what each answer would change; what is known; traps for the reader; safety, or why another scan would not do; what must not follow from it.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording.

1. **Question**: one sentence that asks something, with what each answer would change. "Exclude NET", "?NET" or a raised marker as the reason earns nothing here: a negative PET excludes none, and one marker is no reason to scan.
2. **Known**: the lesion on ultrasound; the CT in the portal phase only (half a mark for "CT normal" without the phase); no histology.
3. **Traps for the reader**: two of: uncinate process, accessory spleen (he has his spleen), no operation so far, no analogue (with a date if there were one), inflammation.
4. **Safety**: kidneys and metal, pregnancy not applicable; **or** why another scan would not be enough, or should come first (the missing arterial phase, MRI). A request that asks for multiphase CT or MRI first, with the reason, earns this point in full.
5. **What must not follow**: no operation, and no treatment, on uptake alone: a second picture or tissue first.

Model answer: "Receptor PET/CT, please: do the liver lesion (18 mm on ultrasound) and any other place carry somatostatin receptors? If yes, we biopsy the liver and stage; if no, MRI decides what it is. CT so far in the
portal phase only, normal; multiphase CT is booked. No histology. Beware: uncinate process, accessory spleen (spleen in place, no operations, no analogue). eGFR 82, no metal. A bright spot alone leads to MRI or tissue
here, not to surgery."
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your request in place of this line.*
"""

# %% [markdown] netcourse={"facts": ["D-06.sensitivity", "D-06.specificity"]}
"""
## 8 A clinic's year

**You point and click:** keep the rows that you want, read the number, and press *Use … for …*. All rows are **synthetic**; sensitivity and specificity are those of 2,383 pairs of receptor PET and liver MRI (2023), shares were chosen for teaching.

### Exercise 1 · 4 marks

**The same PET in two clinics.** 600 people had both scans; `metastases_on_mri` counts as the truth here. How often was a positive PET right?

1. `ppv_low`: of the people with **low** suspicion and a **positive** PET, the percentage with `metastases_on_mri` yes. Keep those two first; the step after that has the share.
2. `ppv_high`: the same with **high** suspicion.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("pets", ("ppv_low", "ppv_high")))

# %% nbgrader={"grade": false, "grade_id": "ima-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
ppv_low = None  # Use ... for ppv_low, above, puts its number here
ppv_high = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# pets = pd.DataFrame(rows("pets"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

pets = pd.DataFrame(explorers.rows("pets"))
positive = pets[pets["pet"] == "positive"]
right = positive["metastases_on_mri"] == "yes"
ppv_low = 100 * right[positive["suspicion"] == "low"].mean()
ppv_high = 100 * right[positive["suspicion"] == "high"].mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S219", "S229"], "facts": ["D-06.sensitivity", "D-06.specificity"]}
from netcourse.items import number

ppv_low = number("ppv_low", unit="%", low=0, high=100)
ppv_high = number("ppv_high", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import liver_pets
from netcourse.items import Criterion, award


def _share(rows, of):
    rows = list(rows)
    return 100 * sum(of(r) for r in rows) / len(rows)


def _is_positive(r):
    return r.pet == "positive"


def _has_metastases(r):
    return r.metastases_on_mri == "yes"


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


def _told(got, rows, other):
    reasons = {
        _share(filter(_has_metastases, rows), _is_positive): "That is the sensitivity: positive PETs among people with metastases. Start from the positive PETs instead.",
        _share(rows, _has_metastases): "That is how common metastases are in this group. Keep the positive PETs first.",
        _share(rows, _is_positive): "That is the share of positive PETs in this group. Of these, how many have metastases on MRI?",
        _share(filter(_is_positive, rows), lambda r: not _has_metastases(r)): "That is the share of positive PETs that are wrong. Which word stands for the others?",
        _share(filter(_is_positive, other), _has_metastases): "That is the other group. Which word stands in suspicion?",
        _share(filter(_is_positive, liver_pets()), _has_metastases): "That is both groups together. Keep one suspicion first.",
    }
    return next((why for value, why in reasons.items() if _near(got, value)), "Keep one suspicion and the positive PETs, then ask in which share of them, in %, metastases_on_mri is yes.")


_low = [r for r in liver_pets() if r.suspicion == "low"]
_high = [r for r in liver_pets() if r.suspicion == "high"]
_ppv_low, _ppv_high = (_share(filter(_is_positive, rows), _has_metastases) for rows in (_low, _high))
_first, _second = _near(ppv_low, _ppv_low), _near(ppv_high, _ppv_high)
award(
    4,
    Criterion(_first, 2, f"{_ppv_low:.0f}%: where little was suspected, about one positive PET in nine is wrong." if _first else _told(ppv_low, _low, _high)),
    Criterion(_second, 2, f"{_ppv_high:.0f}%: the same PET, right nearly always, as most of these people have metastases." if _second else _told(ppv_high, _high, _low)),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["D-08.uncinate", "D-12.practice", "D-14.p5"]}
"""
### Exercise 2 · 4 marks

**420 receptor PETs, read again.** `weakest_krenning` is the weakest lesion **that the receptor PET shows**; `fdg_only_lesion` says whether FDG shows one more. This clinic asks for a score of 3 or more in every lesion; labels and other clinics differ.

1. `n_needless`: the hottest place is the **uncinate**, MRI shows **no** mass there, and an operation on the **pancreas** is booked. Where MRI was not done, it comes first: those don't count here.
2. `n_target`: a weakest score of **3 or more**, and **no** lesion that only FDG shows.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("reads", ("n_needless", "n_target")))

# %% nbgrader={"grade": false, "grade_id": "ima-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_needless = None  # Use ... for n_needless, above, puts its number here
n_target = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# reads = pd.DataFrame(rows("reads"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

reads = pd.DataFrame(explorers.rows("reads"))
healthy = (reads["hottest_place"] == "uncinate") & (reads["mass_on_mri"] == "no")
n_needless = (healthy & (reads["operation_booked"] == "pancreas")).sum()
n_target = ((reads["weakest_krenning"] >= 3) & (reads["fdg_only_lesion"] == "no")).sum()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "ima-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S229", "S230"], "facts": ["D-08.uncinate", "D-14.p5", "D-12.practice"], "applies": "J-12"}
from netcourse.items import number

n_needless = number("n_needless", unit="readings", low=0, high=420)
n_target = number("n_target", unit="readings", low=0, high=420)
### BEGIN HIDDEN TESTS
from netcourse.cases import receptor_reads
from netcourse.items import Criterion, award

_all = receptor_reads()
_booked = [r for r in _all if r.hottest_place == "uncinate" and r.operation_booked == "pancreas"]
_needless = sum(r.mass_on_mri == "no" for r in _booked)
_why = {
    len(_booked): "You counted every such operation: hottest means tumour? Which of them have an MRI without a mass?",
    sum(r.mass_on_mri != "yes" for r in _booked): "You took 'not done' for 'no mass'. Where nobody has looked, MRI comes first.",
    sum(
        r.hottest_place == "uncinate" and r.mass_on_mri == "no" and r.operation_booked != "none" for r in _all
    ): "You counted operations on other organs too. Which organ lies at stake here?",
    sum(r.hottest_place == "uncinate" and r.mass_on_mri == "no" for r in _all): "You left out whether an operation is booked.",
    sum(r.operation_booked == "pancreas" and r.mass_on_mri == "no" for r in _all): "You left out which place is the hottest.",
    sum(r.mass_on_mri == "yes" for r in _booked): "You counted those with a mass: there is a second picture that speaks for a tumour.",
}
_target = sum(r.weakest_krenning >= 3 and r.fdg_only_lesion == "no" for r in _all)
_why_target = {
    sum(r.weakest_krenning >= 3 for r in _all): "A lesion that only FDG shows has no receptors, and no score here. Leave those readings out.",
    sum(r.weakest_krenning > 3 and r.fdg_only_lesion == "no" for r in _all): "You left out those with exactly 3: 3 or more takes them in.",
    sum(r.weakest_krenning >= 2 and r.fdg_only_lesion == "no" for r in _all): "That is the EU label's threshold of 2. This clinic asks for 3 or more.",
    sum(r.fdg_only_lesion == "no" for r in _all): "You left out the score. Which readings have a weakest score of 3 or more?",
}
_first, _second = n_needless == _needless, n_target == _target
award(
    4,
    Criterion(
        _first,
        2,
        f"{_needless} operations on a healthy uncinate process would be taken off the list."
        if _first
        else _why.get(n_needless, "Three conditions: hottest place uncinate, MRI without a mass, an operation on the pancreas."),
    ),
    Criterion(
        _second,
        2,
        f"{_target} readings: the weakest lesion decides, and the one that the receptor PET can't see."
        if _second
        else _why_target.get(n_target, "Two conditions: a weakest score of 3 or more, and no lesion on FDG only."),
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
**How well did you know what you knew?** Your first decisions, and how sure you were; it never touches your marks.
"""

# %% jupyter={"source_hidden": true}
from netcourse.items import calibration

calibration()

# %% [markdown] netcourse={"facts": ["H13"]}
"""
### Take with you

- **The question first**, and what each answer would change.
- **A CT is normal for its phases.** MRI for the smallest liver lesions, and for years of scans.
- **Receptor PET shows receptors**, in health too: place, second picture, history.
- **Dark is not absent; the weakest lesion decides** on a target.
- **How often a scan is right depends on whom you scan.**

And Yusuf? He is 56, and drives the early tram. Before each scan he asks: "What will you do if it is bright, doctor? And what if it is dark?"

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| phases of CT; MRI for liver and pancreas | the article | 2026 |
| 559 liver metastases on three-phase CT | Eur J Radiol 2017;89:156 (abstract) | one series, Paris |
| CT enterography and usual CT | Abdom Radiol 2020;45:623 (abstract) | US, retrospective, two groups of people |
| MRI with diffusion and hepatobiliary agent | HAYOZ20; Cancers 2023;15:5109 (abstract) | 67 and 34 patients |
| basic CT; limits of CT in bone, of MRI in the lung | ENETS Standards of Care, Neuroendocrinology 2017 (abstract) | Europe, 2017 |
| radiation of receptor PET and of CT | J Nucl Med 2013;54:855; PMC4912712 | US |
| DOTATOC PET: accuracy, yield, management, lesions | meta-analysis (GRAHAM17) | international, 2017 |
| receptor PET against liver MRI, 2,383 pairs | GRAWE23 | international, 2023 |
| unknown primary | Acta Radiol 2021;62:1217 (abstract) | international, 2021 |
| insulinoma: GLP-1 receptor PET and others | J Nucl Med 2024;65:1959 (abstract) | 69 adults |
| uptake in health | Mol Imaging Radionucl Ther 2021;30:39 (abstract); Ann Nucl Med 2013 | 118 and 120 people |
| uncinate process | UNC12: 50 examinations | 2012 |
| accessory spleen, splenosis, red cells | IPAS17; World J Surg Oncol 2019; Nucl Med Mol Imaging 2020;54:43; World J Nucl Med 2018;17:56 | case series and reports |
| other uptake; label of 64Cu-DOTATATE | DIAG22, FIBRO17; CURIUM (US) | 2017 to 2026 |
| replacing Octreoscan | appropriate use criteria (AUC18) | international, 2018 |
| Krenning score; thresholds | KREN 2021; EU label 2024; NETTER-1 2017 | as named |
| FDG beside receptors | NETPET, 319 patients, 2022 | international |
| analogues before PET | AALB19; AYATI17 | 2017, 2019 |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts PET` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours. Where it is dated or simplified, a box says so.
"""
