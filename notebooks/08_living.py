# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit 8 · Living with the disease

Rosa Alvarez, 59, is a baker: ileal NET, liver metastases, carcinoid syndrome, lanreotide. It is Friday, 17:40. Her husband Miguel has dialled, and holds the telephone to her. *"Cramps since noon, like always. Shall I come on Monday?"* Your clinic closes at six.

By the end you can tell now from this week, fill a card and a plate, see when tiredness has a cause, and ask the second person in the room.

> **For education only.** Nothing here is advice about a real patient. All patients in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**; change it until you hand in. (In another Jupyter first *Run > Run All Cells*.) **Practice** answers at once, and costs nothing. **Graded questions** come back with marks and reasons; a wrong tick takes back what a right one earns; of pairs, one is not counted, as chance gives it.

There are 48 marks: 20 short questions, two exercises with a table, one page. Plan 90 minutes.
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "course-id", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import ask_id

ask_id()

# %% [markdown]
"""
## What you will be able to do

1. **Counsel** on cause, blame and help. *(LIV1)*
2. **Assess** fatigue, and look for its cause. *(LIV2)*
3. **Identify** burden in patient and carer. *(LIV3)*
4. **Adapt** a diet, forbidding no more than needed. *(LIV4)*
5. **Triage** symptoms: now, or the team. *(LIV5)*
6. **Instruct** for an emergency. *(LIV6)*
"""

# %% [markdown]
"""
## 1 Friday, 17:40
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S363"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-1",
        "**Decide first.** You have one question before you choose between tonight and Monday. Which?",
        {
            "A": '"From 0 to 10, how bad is the pain?"',
            "B": '"When was your last injection?"',
            "C": '"Have you vomited, and does wind pass?"',
        },
        hints=("Which answer could move her from Monday to tonight?", "What does a bowel do that is open, however much it hurts?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Either answer could move her from Monday to tonight. The other two only make the picture fuller.",
        wrong={
            "A": "A bowel can be shut at four and open at eight. Which answer could move her from Monday to tonight?",
            "B": "The date may explain loose stools and flushes. Does it say whether the bowel is open?",
        },
    ),
    worked="How bad and since when are good questions for later. Vomiting and wind tell whether a bowel may be shut. You will meet this choice once more at the end.",
)

# %% [markdown] netcourse={"teaches": ["S362", "S363", "S364", "S365", "S366", "S367", "S368", "S369", "S370", "S371", "S372", "S373"], "facts": ["G-10", "G-11", "G-12.fever", "G-13", "G-33.leg"]}
"""
An article for patients, by iMedic, on which this course rests, knows **two levels**, and only these are marked here. Other sources put a third between them, *today*: for one leg that is swollen and hurts, a scan within 24 hours (NHS, UK, 2026).

| **now**: the nearest emergency department | what may be behind it |
|---|---|
| severe pain in the belly, the more so with vomiting or no wind | a bowel that is shut |
| a severe flush with faintness, low pressure, hard breathing or a fast heart | carcinoid crisis |
| high fever under treatment, chemotherapy above all | infection without white cells |
| a severe headache or a neurological sign, out of nowhere | the brain |
| anything else that is new **and** severe | |

**The team** hears of diarrhoea that persists, of what is new or worse but not severe, and of worries about side effects. Parting the two brings the right care and spares needless nights in a corridor; a team that stays in touch makes asking easy.
"""

# %% [markdown]
"""
### Explore: sixteen calls
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S363", "S364", "S372"], "facts": ["G-10", "G-11"]}
from netcourse.explorers import OnCall, explore

explore(OnCall("one-question"))

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv01", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv01",
        'Back to Rosa. She answers: "No wind since this morning. Not sick, but tight as a drum. Five of ten: I know my carcinoid cramps, and I have an ampoule for bad days." What do you say? *Open book: on-call telephone.*',
        {
            "A": '"Take the ampoule now, and ring me again at eight"',
            "B": '"Go to the nearest emergency department, now"',
            "C": '"Nothing to eat tonight, and clinic on Monday at nine"',
            "D": '"I book a CT for tomorrow: then we know whether it is the bowel"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv01-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S362", "S363"], "facts": ["G-10", "A3-18.emergency", "H10"]}
from netcourse.items import check

check("liv01")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv01",
    2,
    Best(
        "B",
        right="Cramps without wind: obstruction until shown otherwise, at five of ten as at nine. Up to 25% of people with an ileal NET have emergency surgery. That she knows her cramps does not make these the same.",
        wrong={
            "A": "Unsafe: an injection opens no bowel, and eight o'clock is two hours away. What does it mean that no wind passes?",
            "C": "You took known pain for harmless pain. What is new about these cramps, since this morning?",
            "D": "Unsafe: a bowel that may be shut does not wait a night for a scan. Where is one done while somebody treats her?",
        },
    ),
    again=("A man with an ileal NET: his usual colic, but nothing has passed since last night. His clinic opens in two days. What do you tell him?", "The nearest emergency department, now. Colic without wind is an obstruction until shown otherwise."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 2 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv02", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "liv02",
        "Six more calls before six o'clock. Where does each belong? *Open book: on-call telephone.*",
        {
            "1": "His usual flush after a beer, gone in five minutes",
            "2": "Loose stools for two weeks; drinks well",
            "3": "A flush as never before, and black before the eyes",
            "4": "The last injection left a tender lump",
            "5": "A headache like a blow, an hour ago",
            "6": "Black stools this morning, and giddy",
        },
        {
            "A": "Now: the nearest emergency department",
            "B": "The NET team",
            "C": "Ordinary advice",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv02-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S364", "S366", "S368", "S369", "S371", "S372"], "facts": ["G-11", "G-13"]}
from netcourse.items import check

check("liv02")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "liv02",
    2,
    Pairs(
        {"1": "C", "2": "B", "3": "A", "4": "B", "5": "A", "6": "A"},
        right="Three go now, two to the team, one needs a word of advice. Whoever sends all six lets three wait behind the other three.",
        wrong={
            "1": "Usual, after something known, and over: what would anybody do about it tonight?",
            ("1", "A"): "You sent everybody. His usual flush is over: a night in a corridor helps nobody. What is it that he could learn?",
            "2": "It persists, and is not severe. Who looks for its reason?",
            ("2", "A"): "You sent everybody. Two weeks of loose stools in somebody who drinks well are no emergency. Who looks for the reason?",
            "3": "Severe, with near fainting: what may this be the beginning of?",
            "4": "A worry about a side effect: who gave the injection, and can look at it?",
            "5": "Sudden and severe. You need no diagnosis to know where it goes.",
            "6": "New and severe: blood is lost. Whatever bleeds, how soon?",
        },
    ),
    again=("Wind and cramps after cabbage, and wind passes; a seizure an hour ago; a rash under new tablets. Which of them goes now?", "The seizure. The rash goes to the team, the cabbage to ordinary advice."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 3 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv03", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv03",
        'A man of 70 with carcinoid syndrome: "It is my usual flush, only it does not want to go." Your first question? *Open book: on-call telephone.*',
        {
            "A": '"What did you eat or drink, and how long ago was it?"',
            "B": '"Is your next injection due?"',
            "C": '"Faint? Short of breath? Does your heart race?"',
            "D": '"How red are you, from 0 to 10?"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv03-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S364"], "facts": ["G-11"]}
from netcourse.items import check

check("liv03")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv03",
    1,
    Best(
        "C",
        right="Any yes makes it an emergency; three times no, and there is time for the others.",
        wrong={
            "A": "Good for the diary. First: which answer would turn this flush into an emergency?",
            "B": "A late injection explains more flushes, and tells nothing of this one. Which answer would make it an emergency?",
            "D": "Colour tells little, in dark skin less. Which three signs make a flush dangerous?",
        },
    ),
    again=("A woman's flush goes on for half an hour. She breathes easily, her pulse is as always, she stands without trouble. Is anything left to ask?", "What came before it. The three signs of a crisis are not there, so this goes into the diary."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 4 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv04", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "liv04",
            'A man of {age} on capecitabine and temozolomide: "{temperature} °C, twice. But I feel fine, and my GP opens on Monday." What do you say? *Open book: on-call telephone.*',
            {
                "A": '"Emergency department now: chemotherapy, and fever"',
                "B": '"Paracetamol, much to drink, and ring if you feel ill"',
                "C": '"Find a GP who opens tomorrow, to look for the focus"',
                "D": '"A blood count on Monday; no capsules until then"',
                "E": '"The antibiotic that is left from winter"',
            },
        ),
        {"age": Window(57, 65), "temperature": Window(38.8, 39.8, 1)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv04-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S365"], "facts": ["G-12.nice", "G-12.fever", "G-12.mask"]}
from netcourse.items import check

check("liv04")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "liv04",
    2,
    Drawn(
        lambda age, temperature: Best(
            "A",
            right="High fever on chemotherapy is treated as neutropenic sepsis until shown otherwise: antibiotics at once (NICE, UK, 2012). Feeling fine is no test of white cells.",
            wrong={
                "B": "You took well for safe, and paracetamol hides the fever. Without white cells he may feel fine until he does not. What is in his blood?",
                "C": "Nobody finds a focus without white cells, and tomorrow may be late. What is given in the first hour?",
                "D": "Right not to take more, and two days too late. Where can blood be taken and antibiotics be given tonight?",
                "E": "The thought is right, the drug and the place are not: into a vein, at once, with somebody watching. Where?",
            },
        ),
        sides=lambda age, temperature: {"38 °C, the higher of the limits that patients are told": (temperature, 38)},
    ),
    again=("Second week after chemotherapy, 39.5 °C, a shiver in the afternoon, now playing cards. Wait for the night?", "No: the emergency department now, with the words chemotherapy and fever."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 5 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv05", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, OnCall
from netcourse.items import ask

ask(
    Asked(
        "liv05",
        """Another evening Miguel rings.

**Take the call**: ask what decides, four questions at most; set how soon; choose the three sentences that you say. Then record. Whoever marks it can replay the call.

*Open book: on-call telephone.*""",
        explorer=OnCall(sealed="miguel"),
        counts=("asked", "level", "say_1", "say_2", "say_3"),
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv05-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S364", "S374"], "facts": ["G-11", "H10"]}
from netcourse.items import check

check("liv05")
### BEGIN HIDDEN TESTS
from netcourse.items import Includes, OneOf, Placed, award_item

award_item(
    "liv05",
    2,
    Placed(
        {
            "asked": Includes(
                ["breath"],
                {"breath": "You never asked how she breathes. Which sign makes a flush dangerous, whatever it is called?"},
                "More than four questions: while you ask, nobody comes. Which of them decides?",
                most=4,
            ),
            "level": OneOf(
                ["now"],
                "Decide: a flush with a wheeze, and she looks grey. How soon?",
                {
                    "today": "A wheeze in a flush does not wait for a call back. How soon?",
                    "week": "You took their word for it: just a flush. What does he answer when you ask how she breathes?",
                    "advice": "You took their word for it: just a flush. What does he answer when you ask how she breathes?",
                },
            ),
            **{
                place: OneOf(
                    keys,
                    "Three sentences are needed: where to go, what to tell the staff, and to wait for nothing.",
                    {
                        "worse": "It is already severe. Where do they go, what do they tell the staff, and what may they not wait for?",
                        "ring-today": "Nobody needs to ring them: somebody needs to come. Where do they go, and what do they tell the staff?",
                        "diary": "A diary is for flushes that end. Where do they go, and what do they tell the staff?",
                    },
                )
                for place, keys in (
                    ("say_1", ["go-now", "card", "no-waiting"]),
                    ("say_2", ["card", "go-now", "no-waiting"]),
                    ("say_3", ["no-waiting", "go-now", "card"]),
                )
            },
        },
        right="One question was enough: she wheezes. Now, with the card, and without waiting for anything. Miguel saw that she was grey; he was right to ring.",
        harms={(place, "inject-first", "in"): "waiting for an injection or a scan delays the treatment of a crisis." for place in ("say_1", "say_2", "say_3")},
    ),
    again=("His wife rings: a flush, she says, and he talks in single words. What decides, and what do you say?", "His breath. An ambulance now, the card into their hands, and nothing is waited for."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 6 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv06", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv06",
        'A woman of 54 on everolimus: five days of dry cough; on the second floor she stops for air. "A virus." What do you say?',
        {
            "A": '"Antibiotics from your GP; the tablets go on, and we look if that does not help"',
            "B": '"Stop everolimus for good; we talk at your next visit"',
            "C": '"The team sees you today; no tablet before that; your lungs are imaged"',
            "D": '"Your scan is due in six weeks anyway"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv06-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S368", "S370", "S371"], "facts": ["G-30.report", "G-30.pneumonitis", "E2-04.harms"]}
from netcourse.items import check

check("liv06")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv06",
    2,
    Best(
        "C",
        right="Who takes everolimus reports any new cough or breathlessness at once: of 90 people, CT showed pneumonitis in 18. Infection is looked for too. If she cannot speak a sentence it is an ambulance.",
        wrong={
            "A": "You took every cough for an infection, and the drug that may be the cause goes on. What else inflames a lung here?",
            "B": "Stopping for good before anybody has looked takes away a treatment that may be working. Who decides, and after which picture?",
            "D": "A pneumonitis does not wait six weeks. What would the tablets do meanwhile?",
        },
    ),
    again=("On everolimus for three months, new cough, no fever, otherwise well. Next visit in four weeks?", "No: such a cough is reported at once. The team decides on tablet and picture; an infection is one cause among others."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 7 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv07", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv07",
        "A man of 66, NET stable: at breakfast his speech was slurred and his cup fell; after twenty minutes all was well. What now? *Open book: on-call telephone.*",
        {
            "A": "The team on Monday: the next scan takes the head in",
            "B": "Nothing: it is over",
            "C": "A dark room: this is how migraine begins",
            "D": "An emergency call",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv07-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S366", "S367"], "facts": ["G-13"]}
from netcourse.items import check

check("liv07")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv07",
    1,
    Best(
        "D",
        right="A sudden neurological sign is a red flag, and so it stays when it is over: the next one may not pass.",
        wrong={
            "A": "A sudden sign does not wait for Monday. What may happen before that?",
            "B": "You took gone for over. What may the next one do?",
            "C": "At 66, for the first time, with a hand that drops a cup? What has to be excluded first?",
        },
    ),
    again=("For ten minutes she could not find her words; now she laughs about it. Ordinary advice?", "No: a sudden neurological sign goes to the emergency department, also when it is over."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 8 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv08", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "liv08",
        'Rosa, five years into the syndrome: "Since Easter both my ankles swell. No pain, breath as ever." **What belongs to your answer?**',
        {
            "A": "An echocardiogram within days",
            "B": "Less salt, and feet up in the evening: that will do",
            "C": "Lanreotide does that: it settles by itself",
            "D": "Her next visit moves up, and the team knows why",
            "E": "To the emergency department, tonight",
            "F": "If breath gets short, or the chest hurts: at once, at any hour",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv08-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S370", "S372"], "facts": ["G-37.heart", "G-05.heart"]}
from netcourse.items import check

check("liv08")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "liv08",
    2,
    Several(
        ["A", "D", "F"],
        right="Both ankles, for weeks, after years of the syndrome: the valves of the right heart. Symptoms of carcinoid heart disease come late and its signs are easy to miss, so an echocardiogram, soon; and she knows when soon becomes now.",
        wrong={
            "A": "The right heart has to be seen before anything is blamed. How soon?",
            "B": "Salt may have its part. What does serotonin do to the right heart in five years?",
            "C": "Named without a look. Which organ has to be seen before a drug is blamed?",
            "D": "New, worse and not severe: this is the team's, and it does not wait for the next date.",
            "E": "You sent everybody now. For weeks, no pain, breath as ever: what could tonight do that this week can't?",
            "F": "Severe or sudden turns it into an emergency. She has to hear that today.",
        },
    ),
    again=("Carcinoid syndrome for seven years; a belt that no longer closes, ankles thick by evening, breath as ever. What, and how soon?", "The team, within days, and an echocardiogram: the right heart fails late and quietly."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 2 In the emergency department
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S375"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-2",
        "**Decide first.** A hospital where nobody knows them; she is in pain. Miguel has one breath with the nurse at the desk. What does he use it for?",
        {
            "A": "The story, from the first letter on",
            "B": "What changes what this nurse does in the next hour",
            "C": "The wish to be moved to their own centre",
        },
        hints=("What will a stranger do with it, now?", "Which of the three can wait until she has been seen?"),
        certainty=True,
    ),
    Best(
        "B",
        right="A stranger needs few words, and those first. The rest fits on paper.",
        wrong={
            "A": "It is long, and she is in pain. Which words would change what is done now?",
            "C": "She has not been seen by anybody yet. What has to happen first, and here?",
        },
    ),
    worked="First what changes the next hour, then the paper with the rest. Whether she is moved is decided by those who have seen her.",
)

# %% [markdown] netcourse={"teaches": ["S374", "S375"], "facts": ["G-14", "G-14.card", "G-14.card-uk", "E4-09"]}
"""
In an emergency the way leads to the **closest** emergency department; the own team joins by telephone. Who has carcinoid syndrome **tells the staff**, as drugs, anaesthesia and procedures may need precautions. Organisations of patients in Australia and the UK give out cards for it.

A card forbids no drug of resuscitation: that adrenaline worsens a crisis is questioned (58 patients, one group, 2019).
"""

# %% [markdown]
"""
### Explore: a card that strangers read
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S374", "S375"], "facts": ["G-14", "G-14.card"]}
from netcourse.explorers import EmergencyCard, explore

explore(EmergencyCard("insulinoma"))

# %% [markdown]
"""
### Question 9 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv09", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.explorers import Asked, EmergencyCard
from netcourse.items import ask

ask(
    Asked(
        "liv09",
        """Rosa's card is empty.

**Choose the lines that strangers need**, eight at most. Then record.

*Open book: emergency card.*""",
        explorer=EmergencyCard(sealed="rosa"),
        counts=("lines",),
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv09-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S374", "S375"], "facts": ["G-14", "G-14.card", "H10"]}
from netcourse.items import check

check("liv09")
### BEGIN HIDDEN TESTS
from netcourse.items import Includes, Placed, award_item

award_item(
    "liv09",
    2,
    Placed(
        {
            "lines": Includes(
                ["plain", "carcinoid", "analogue", "heart-normal", "ring", "nearest"],
                {
                    "plain": "Who reads it has never heard of a NET: the diagnosis in plain words is missing.",
                    "carcinoid": "The syndrome is what changes drugs and anaesthesia: it is missing.",
                    "analogue": "The last injection is missing: staff ask for it first.",
                    "heart-normal": "What is known of her heart is missing.",
                    "ring": "Whom to ring is missing, day and night.",
                    "nearest": "Who finds her must know where to take her: the nearest department.",
                },
                "More than eight lines: in the first minute nobody reads them. Which could go?",
                most=8,
            ),
        },
        right="Who she is in plain words, the syndrome, the last injection, her heart, whom to ring, where to take her: a stranger can act on it.",
        harms={
            ("lines", "octreotide-wait", "in"): "a line that makes staff give octreotide and wait delays what everyone agrees on.",
            ("lines", "scan-first", "in"): "a scan before treatment delays resuscitation.",
        },
    ),
    again=("A card reads: metastasised neuroendocrine neoplasm G2, SSTR positive, no bananas. What is missing for a stranger?", "Plain words, the syndrome, the last injection, the heart, whom to ring, and that the nearest department is the right one."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 10 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv10", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv10",
        "On holiday, 400 km from home, Rosa wakes with the worst belly pain of her life. What do they do?",
        {
            "A": "Drive home: her own centre knows her",
            "B": "The next hospital; the team joins by telephone",
            "C": "Ring the team first, and wait for the call back",
            "D": "The first flight, as soon as the pain allows it",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv10-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S373", "S374"], "facts": ["G-10"]}
from netcourse.items import check

check("liv10")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv10",
    1,
    Best(
        "B",
        right="Severe pain goes to the closest emergency department. What the own team knows travels by telephone, and on the card.",
        wrong={
            "A": "Four hours on the road with a bowel that may be shut. How does the centre's knowledge reach her faster?",
            "C": "Ringing is good, waiting is not. Where is she while the telephone is silent?",
            "D": "A flight is no place for a belly like that. What lies nearest?",
        },
    ),
    again=("A flush with a wheeze at a wedding, two hours from the centre that treats him. Which hospital?", "The nearest, by ambulance. The centre is rung from there."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 3 "What did I do wrong?"
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S144"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-3",
        '**Decide first.** Sunday; the bowel has been operated on, and all went well. She looks at the ceiling. "What did I do wrong?" You:',
        {
            "A": "Answer at once: the facts will help",
            "B": "Ask what she thinks it was, then answer",
            "C": "Speak of the operation: she needs courage",
        },
        hints=("Do you know what she is afraid of?", "An answer to another question than hers: will she hear it?"),
        certainty=True,
    ),
    Best(
        "B",
        right="Now you know which fear to answer. The facts come next, and they are kind ones.",
        wrong={
            "A": "Good facts, perhaps for another fear. What would you have to know first?",
            "C": "She asked something else, and will ask it again, alone. What does she want to know?",
        },
    ),
    worked="Ask, listen, then answer what was meant. Whoever is overrun is also helped by hearing what each test measures, before it comes.",
)

# %% [markdown] netcourse={"teaches": ["S141", "S144", "S186", "S335", "S336", "S337", "S338"]}
"""
Not to find a cause is hard for people who want to know why. As a rule nothing that somebody did is to blame.

Life with a NET means dates for treatment, an eye on symptoms, new habits. It touches more than the body; still, what matters and who is close remain possible for many. Whoever knows what each test measures feels less overrun. **Three kinds of help**: the NET team, organisations of patients, psychologists.
"""

# %% [markdown]
"""
### Question 11 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv11", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv11",
        'She fears the cigarettes of her youth, and the heat of the ovens. "And my daughter smokes too." What do you say?',
        {
            "A": '"Smoking plays its part, as in most cancers: your daughter should stop"',
            "B": '"Then it is in the genes: your children are tested now"',
            "C": '"Neither, as a rule: for most NETs nobody finds a cause"',
            "D": '"Nobody knows. Better not to dig in it"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv11-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S141", "S144"]}
from netcourse.items import check

check("liv11")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv11",
    1,
    Best(
        "C",
        right="True, and a relief. Her daughter has better reasons to stop smoking, and they are another talk.",
        wrong={
            "A": "You carried the rule of other cancers over. Smoking has little to do with most NETs: what does such an answer do to her?",
            "B": "Most NETs run in no family, and an ileal one asks for no gene test by itself. What is she really asking?",
            "D": "Half true, and it leaves her alone with it. What may she hear that is true and helps?",
        },
    ),
    again=("A farmer with a NET of the ileum: was it the sprays? What may you say?", "For most NETs no cause is found, and as a rule nothing he did is to blame. Ask what made him think of it."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 4 The plate
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S358"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-4",
        "**Decide first.** In winter she shows you a list from the internet: bananas, walnuts, tomatoes, avocado and ten more, forbidden for life. Which question first?",
        {
            "A": '"Forbidden for what: for a test, or because you flush?"',
            "B": '"Which of them do you still eat?"',
            "C": '"Has the list helped others?"',
        },
        hints=("Two lists go round. What is each of them for?", "How long does a test last?"),
        certainty=True,
    ),
    Best(
        "A",
        right="Two lists go round, and one of them is for a few days only.",
        wrong={
            "B": "Then you would make a list stricter of which nobody knows the purpose. What is it for?",
            "C": "Others have other triggers. What is this list for?",
        },
    ),
    worked="Ask what a list is for. One belongs to a test and its days; the other names what can set off a flush, and is gone through with each person.",
)

# %% [markdown] netcourse={"teaches": ["S353", "S354", "S355", "S356", "S357", "S358", "S359", "S360", "S361"], "facts": ["G-06", "G-05.triggers", "C6-12.aci", "C6-12.mayo", "C6-12.oxford", "G-24.diet", "G-24.malnourished", "G-24.dietitian"]}
"""
- **The test list**: foods that raise 5-HIAA in urine. It holds for the collection and 1 to 3 days before, by laboratory; then it is over.
- **The trigger list**: what *can* set off flushes: alcohol, spices, and foods that bear amines: old cheeses, meat from the smoke, what is fermented. Which of them does is one's own, and shows in a diary.

Healthy basics (balanced food, movement that fits, sleep, less stress) do good with a NET as without one. They cure nothing, but can make treatment easier to bear.

With the syndrome the diet may need changing. Too strict a diet costs strength and joy: of 61 people in Melbourne (2020) 56% had changed theirs, 29% were malnourished, 21% saw a dietitian.
"""

# %% [markdown]
"""
### Explore: a week of plates
"""

# %% jupyter={"source_hidden": true} netcourse={"teaches": ["S353", "S358", "S359"], "facts": ["G-06", "G-05.triggers"]}
from netcourse.explorers import PlateWeek, explore

explore(PlateWeek("give-back"))

# %% [markdown]
"""
### Question 12 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv12", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv12",
        'Five months "serotonin-free": 6 kg lighter, flushes as before. "Stricter still?" What do you say?',
        {
            "A": '"Yes: serotonin feeds the tumour"',
            "B": '"Diet plays no part: eat and drink what you like, wine too"',
            "C": '"Take 5-HTP from the shop: it replaces what is missing, and lifts the mood"',
            "D": '"A list for a test. Out stays what your diary blames; see a dietitian"',
            "E": '"Fast for three days, then add one food a day"',
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv12-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S353", "S358", "S359"], "facts": ["C6-04.5htp", "C6-12.mayo", "C5-13.content"]}
from netcourse.items import check

check("liv12")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv12",
    2,
    Best(
        "D",
        right="That list was made for a test, and names no triggers; 6 kg is harm. What sets off flushes in her, her diary says: that stays out, and nothing else.",
        wrong={
            "A": "You let food feed the tumour. What she eats raises what is measured in urine, not the tumour. What has the list cost her?",
            "B": "With the syndrome, alcohol and some foods do set off flushes. Which of them do in her?",
            "C": "5-HTP from a shop raises 5-HIAA and can imitate the syndrome in the laboratory. What has she lost, and who can help with it?",
            "E": "She has lost 6 kg already, and her diary knows more than a fast would show. What does it blame?",
        },
    ),
    again=("A man has eaten no tomato and no nuts since his last urine collection, a year ago. What do you tell him?", "That the list ended with the collection. He may eat both; what stays out is what his own diary blames."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 13 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv13", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, Varied, Window, ask

ask(
    Varied(
        SingleBest(
            "liv13",
            "Her diary. *Raclette with wine: a flush on 6 of {wine} evenings. Raclette with water: 0 of {water}. Wine alone: 3 of 4.* What does she leave out?",
            {
                "A": "Both, to be on the safe side",
                "B": "The wine; the cheese stays",
                "C": "The cheese: old cheese bears amines",
                "D": "Cheese, smoked meat, all that is fermented",
                "E": "Nothing yet: so few evenings prove nothing",
            },
        ),
        {"wine": Window(6, 8), "water": Window(3, 5)},
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv13-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S353", "S358"]}
from netcourse.items import check

check("liv13")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "liv13",
    2,
    Drawn(
        lambda wine, water: Best(
            "B",
            right=f"With water the cheese did nothing on {water} evenings; wine needed no cheese. Few evenings, but enough to give one of the two back and go on watching.",
            wrong={
                "A": "Safe, and poorer than need be. What did the evenings with water show?",
                "C": "You went by the list of what *can*. What did cheese do on the evenings without wine?",
                "D": "You forbade a whole class for something that her diary acquits. What did cheese do without wine?",
                "E": f"Few, yes, and not silent: 0 of {water} beside 6 of {wine}. What can be given back, and what left out meanwhile?",
            },
        ),
        sides=lambda wine, water: {"half of the evenings with wine": (6 / wine, 0.5)},
    ),
    again=("Curry with beer: flush on 5 of 6. Curry with tea: 1 of 8. Beer alone: 4 of 6. What goes?", "The beer. Curry with tea hardly ever did anything."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 14 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv14", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "liv14",
        "The town's market. **Which of these bear amines, and go through a diary one by one?**",
        {
            "A": "Curd, made this morning",
            "B": "Rice",
            "C": "A ripe banana",
            "D": "Cheddar, two years in the cellar",
            "E": "Walnuts, still in the shell",
            "F": "Ham from the smokehouse",
            "G": "Sauerkraut from the barrel",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv14-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S354", "S355", "S356", "S357"], "facts": ["C5-10.content"]}
from netcourse.items import check

check("liv14")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "liv14",
    2,
    Several(
        ["D", "F", "G"],
        right="Aged, smoked, fermented: in all three amines gather. Whether they do anything in one person, only a diary shows.",
        wrong={
            "A": "Fresh curd had no time to gather amines: it is not milk that counts but age.",
            "B": "Rice stands on no list. People have to eat something.",
            "C": "Banana is on the list of the test for 5-HIAA. That is another list than the triggers of a flush.",
            "D": "Cheese that ages gathers amines.",
            "E": "Walnuts are on the list of the test for 5-HIAA: another list, for other days.",
            "F": "Smoked meat stands on the list of triggers.",
            "G": "What is fermented bears amines.",
        },
    ),
    again=("Salami from the smoke, fresh mozzarella, kimchi, pineapple. Which bear amines as triggers?", "Salami and kimchi. Mozzarella is fresh, and pineapple belongs to the test list."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 15 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv15", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "liv15",
        'Three people on lanreotide, one word: "diarrhoea", for weeks. What does the team look for first?',
        {
            "1": "Pale, greasy, hard to flush away; 4 kg lighter",
            "2": "Watery since the ileum was taken out; no flush",
            "3": "Watery, with flushes, most just before the injection",
        },
        {
            "A": "The syndrome: is its treatment enough?",
            "B": "The pancreas: enzymes on trial, stool tested",
            "C": "Bile acids that the bowel no longer takes up",
            "D": "A short gut that needs more fibre",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv15-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S369"], "facts": ["G-23.causes", "E2-03.pancreas", "G-23.elastase"]}
from netcourse.items import check

check("liv15")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "liv15",
    2,
    Pairs(
        {"1": "B", "2": "C", "3": "A"},
        right="One word, three mechanisms: the analogue slows the pancreas, bile acids run through, serotonin drives the bowel. More analogue helps the third and may worsen the first. A normal elastase does not rule fat out.",
        wrong={
            "1": "Greasy and pale: fat is not digested. What does an analogue do to the pancreas?",
            ("1", "A"): "You took all diarrhoea for the syndrome. More analogue may make this one worse: what is in such a stool?",
            "2": "What is taken up in the last loop of the ileum, and runs on without it?",
            ("2", "A"): "You took all diarrhoea for the syndrome. It began with the operation: what is no longer taken up?",
            "3": "Flushes with it, and a rhythm of four weeks: what has worn off?",
        },
    ),
    again=("On octreotide for a year: loose stools that float, no flush, weight falls. More octreotide?", "No: think of the pancreas first. Enzymes on trial, whatever one elastase says."),
)
### END HIDDEN TESTS

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S335", "S360", "S361"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-5",
        '**Practice.** A man of 48: "I eat well, I walk, I sleep. So the disease will stop, and I can leave out the injections?"',
        {
            "A": '"Good habits make treatment easier to bear. They do not replace it"',
            "B": '"For a NET habits make no difference at all"',
            "C": '"Try it for half a year, and we scan"',
        },
        hints=("What do healthy habits do for somebody with a NET?", "What do they not do?"),
        certainty=True,
    ),
    Best(
        "A",
        right="Food, movement, sleep and less stress help people with a NET as they help everybody; they cure nobody's.",
        wrong={
            "B": "Too little: they help wellbeing, and make treatment easier to bear. What do they not do?",
            "C": "He would lose half a year of treatment. What can habits do, and what not?",
        },
    ),
    worked="Balanced food, movement that fits, sleep, stress kept small: good for wellbeing and for treatment. A cure they are not.",
)

# %% [markdown]
"""
## 5 Tired
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S341"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-6",
        '**Decide first.** Spring; now she has radionuclide therapy (PRRT). "I am so tired," she says in the corridor. Your first sentence?',
        {
            "A": '"After such a year everybody is"',
            "B": '"Walk half an hour a day: that helps"',
            "C": '"Since when, what does rest do to it, and what can you no longer do?"',
        },
        hints=("Do you know yet which tiredness this is?", "What would make you look for a cause?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Three questions, and you know whether to advise or to look for a cause.",
        wrong={
            "A": "Kind, and the end of the talk. What would you have to know?",
            "B": "Perhaps later. Which tiredness is it?",
        },
    ),
    worked="Ask first: since when, what rest does, what is no longer possible, what else is new. Then advise, or look.",
)

# %% [markdown] netcourse={"teaches": ["S339", "S340", "S341", "S342", "S343", "S344", "S345", "S346"], "facts": ["G-07.advice"]}
"""
Fatigue is among the commonest burdens with a NET; both the disease and its treatment bring it. Unlike plain tiredness it runs deep, and rest does not fully lift it.

**Fatigue that lasts goes to the team**, as a treatable cause may lie behind it. Then: what matters most comes first; rests are short, lest strength be lost; gentle exercise, regularly. Studies show that exercise can lessen it.
"""

# %% [markdown] netcourse={"differ": "J-18", "facts": ["G-28.for", "G-28.against"]}
"""
### Where bodies differ: exercise against fatigue

| who | where, when | says |
|---|---|---|
| a meta-analysis of trials | international, 2018 | eases fatigue: effect size 0.605 (0.235 to 0.975) in 6 trials with a low risk of bias |
| a review of 16 reviews | international, 2017 | benefit not certain; no sign that it makes fatigue worse |
"""

# %% [markdown]
"""
### Question 16 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv16", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import Matching, ask

ask(
    Matching(
        "liv16",
        "Four people in a waiting room are tired. What is each tiredness?",
        {
            "1": "Up at two for the ovens, to bed at ten; fresh on holiday",
            "2": "Blood normal: heavy as lead after a shower; ten hours' sleep change nothing",
            "3": "Since a new tablet against itching: sleepy until noon, then well",
            "4": "Legs heavy after a day in the hills; next morning stronger",
        },
        {
            "A": "Plain tiredness: it follows effort",
            "B": "A side effect",
            "C": "Lack of sleep",
            "D": "Want of will",
            "E": "Cancer-related fatigue",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv16-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S339", "S340", "S341"]}
from netcourse.items import check

check("liv16")
### BEGIN HIDDEN TESTS
from netcourse.items import Pairs, award_item

award_item(
    "liv16",
    2,
    Pairs(
        {"1": "C", "2": "E", "3": "B", "4": "A"},
        right="Cancer-related fatigue is deep, out of proportion, and not lifted by rest. Disease and treatment both bring it, chemotherapy or not. The others have a reason that rest, or a change of tablet, removes.",
        wrong={
            "1": "A holiday lifts it: what was missing before?",
            "2": "A shower, and ten hours of sleep do not repair it. Which tiredness does rest not touch?",
            ("2", "D"): "You took it for a want of will. A shower is enough to bring it on. Which tiredness does rest not touch?",
            ("2", "B"): "Treatment may have its part. But what is tiredness called that no rest touches?",
            "3": "It came with the tablet and goes by noon. What is to blame?",
            "4": "It follows effort, and a night repairs it. Who does not know it?",
        },
    ),
    again=("After shopping she sleeps two hours, wakes as tired as before, and her tests are normal. Is that laziness?", "No: deep, out of proportion, not lifted by rest. It has a name, and there is something to do about it."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 17 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv17", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv17",
        "Rosa, five weeks after her second PRRT: exhausted for two weeks, pale; on one flight of stairs she stops. She asks for the walking group. What do you do?",
        {
            "A": "Let her begin gently: exercise helps against fatigue",
            "B": "Two weeks of bed, and then the group",
            "C": "Blood today, and a call to her team; the group waits",
            "D": "Explain that this is part of PRRT, and passes",
            "E": "An iron tablet, and the group from next week",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv17-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S340", "S346"], "facts": ["E2-11.anaemia", "E2-11.nadir"]}
from netcourse.items import check

check("liv17")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv17",
    2,
    Best(
        "C",
        right="Pale, new, on one flight: anaemia until counted. It is frequent on this treatment, and blood counts reach their lowest after about five weeks. A treatable cause comes before any programme.",
        wrong={
            "A": "Right advice for another day. You took fatigue for a reason to exercise before anybody looked for its cause. What does her colour say?",
            "B": "Bed takes strength and finds nothing. What does her colour say?",
            "D": "It may be part of it, and may still need treatment now. Which number tells?",
            "E": "A tablet before a count: it may be the marrow that is short, not iron. What is measured first?",
        },
    ),
    again=("Three weeks of new exhaustion on treatment, with bruises. A plan for walks?", "First blood and the team. New and lasting fatigue has its causes looked for."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 18 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv18", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import DefensibleSet, ask

ask(
    DefensibleSet(
        "liv18",
        "In summer all causes have been looked for: nothing to treat, and she is as tired. **Choose every advice that you could defend.**",
        {
            "A": "Slow walks on most days, and short rests by the clock",
            "B": "Bed whenever she is tired, until it lifts",
            "C": "Push on: strength comes back through effort",
            "D": "An iron tablet, to be safe",
            "E": "Coffee until four, and no rest by day",
            "F": "The good hours for the bakery; laundry goes to others",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv18-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S342", "S343", "S344", "S345"], "facts": ["G-07.advice", "G-28.for", "G-28.against"]}
from netcourse.items import check

check("liv18")
### BEGIN HIDDEN TESTS
from netcourse.items import Defensible, award_item

award_item(
    "liv18",
    2,
    Defensible(
        defensible={
            "A": "Gentle, regular exercise is advised; trials say that it helps, one review is not certain, none found harm. Short rests spare strength, long ones take it.",
            "F": "What matters most comes first: the strength that there is goes where she wants it.",
        },
        weak={
            "B": "Long rest takes strength and does not lift this tiredness. Which rest helps?",
            "C": "Beyond her strength she will stop altogether. Which amount helps?",
            "D": "Her blood is normal: there is nothing to replace. What is left that helps?",
            "E": "Rest is needed, in short spells; coffee only hides it. What spares her strength?",
        },
    ),
    again=("Tests normal, tired as before; he would like to garden. Rest till it passes?", "No: the garden first, in the good hours; short rests; a slow walk on most days."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 6 Two people
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["S347", "S348", "S349"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "liv-practice-7",
        '**Decide first.** At five in the morning she cries over the dough. "Is that normal?" she asks. You:',
        {
            "A": '"No. You need a psychiatrist"',
            "B": '"Yes, so it will pass"',
            "C": '"Yes. And it deserves that we look after it"',
        },
        hints=("Can something be normal and still need help?", "What would each answer do to her next question?"),
        certainty=True,
    ),
    Best(
        "C",
        right="Both halves count: nothing is wrong with her, and she is not left alone with it.",
        wrong={
            "A": "You made an illness of it before you had heard more. What may be normal and still need attention?",
            "B": "Half of it: what is normal can last, and can be helped. What is missing?",
        },
    ),
    worked="Fear, sadness and uncertainty are normal with cancer, and merit attention: many centres have psychologists, and organisations of patients have people who know it.",
)

# %% [markdown] netcourse={"teaches": ["S347", "S348", "S349", "S350", "S351", "S352"], "facts": ["G-08", "G-27.anxiety-one", "G-27.anxiety-five", "G-27.depression-one", "G-27.depression-five"]}
"""
Cancer brings anxiety, depression and uncertainty, and shifts roles: who cooks now, who drives, who earns? Such reactions are normal and merit attention: from psychologists, whom many centres have, and from other patients. After surgery for a NET anxiety became rarer over the years (30%, then 10%), depression did not (25%, then 30%; one hospital, 2022).

**Relatives need help of their own.** They tend to neglect themselves; that they are well also makes their help better.
"""

# %% [markdown]
"""
### Question 19 · 2 marks
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv19", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SeveralOfMany, ask

ask(
    SeveralOfMany(
        "liv19",
        'A man of 57 with carcinoid syndrome, depressed for months, was refused an SSRI: "forbidden, because of the serotonin". **What do you do?**',
        {
            "A": "Let the refusal stand: serotonin sets off crises",
            "B": "Have him treated, with an SSRI if it suits him",
            "C": "Wait: once the tumour is held, the mood follows",
            "D": "Have flushes and stools watched, and tell his NET team",
            "E": "Name a psychologist, and an organisation of patients",
            "F": "St John's wort: a plant does not touch hormones",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv19-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S336", "S347", "S348", "S349", "S350"], "facts": ["G-32.ssri", "G-32.worse", "G-32.watch"]}
from netcourse.items import check

check("liv19")
### BEGIN HIDDEN TESTS
from netcourse.items import Several, award_item

award_item(
    "liv19",
    2,
    Several(
        ["B", "D", "E"],
        right="Of 92 people with a NET on antidepressants none had a crisis (US, 2018). In a review (2020) symptoms got worse in 6 of 72 with the syndrome: reason to watch, not to withhold.",
        wrong={
            "A": "You took a fear for a rule. What happened to people with a NET who were treated?",
            "B": "Reviewers do not support withholding antidepressants in NET. Depression is treated.",
            "C": "Depression does not wait for tumours. What can be done now?",
            "D": "In 6 of 72 symptoms got worse: somebody has to look, and to know.",
            "E": "Tablets are one help of several. Who talks with him, and who knows what it is like?",
            "F": "A plant with interactions of its own, taken unwatched. What is known of the usual drugs?",
        },
    ),
    again=("She has taken sertraline for years and feels well on it. Now a NET is found, with flushes. Stop it?", "No, and never suddenly or without its prescriber. The team is told, and symptoms are watched."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 20 · 1 mark
"""

# %% jupyter={"source_hidden": true} nbgrader={"grade": false, "grade_id": "liv20", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(
    SingleBest(
        "liv20",
        'Miguel has grown thin, wakes at every sound, and has cancelled his own doctor. "She is the patient," he says. What do you do?',
        {
            "A": "Praise him: she needs somebody strong",
            "B": "Ask Rosa to cheer him up",
            "C": "Come back to it when treatment is over",
            "D": "Ask on, and find help that is his own",
        },
    )
)

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv20-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S350", "S351", "S352"], "facts": ["G-08"]}
from netcourse.items import check

check("liv20")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item(
    "liv20",
    1,
    Best(
        "D",
        right="Carers neglect themselves, as he does. Help of his own is good for him, and for her.",
        wrong={
            "A": "Praise that asks for more of the same. What has he stopped doing for himself?",
            "B": "Now she looks after two. Who looks after him?",
            "C": "Treatment has no date on which it is over. What does he need this month?",
        },
    ),
    again=("A daughter has given up work and sleep for her father. She says she has no time to be asked. And you?", "You ask, and name help of her own: a group of relatives, her own doctor, somebody who takes a night."),
)
### END HIDDEN TESTS

# %% [markdown]
"""
## 7 One page for the fridge
"""

# %% [markdown] nbgrader={"grade": false, "grade_id": "page-task", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S359", "S362", "S363", "S364", "S365", "S369", "S370", "S372", "S374", "S375"], "facts": ["G-10", "G-11", "G-12.told", "G-14", "H10"]}
"""
### The page for the fridge · 5 marks, marked by a person

At night nobody reads a leaflet. **Write Rosa and Miguel one page for the fridge**, 80 to 120 words. One mark each: three signs that mean *now*, one of the bowel and one of a crisis among them; where to go, and what to say first; what goes to the team, and by when; one thing that she need not fear or give up; plain words, no doses, Miguel in it. Type below.

### BEGIN MARK SCHEME
**Mark scheme.** One mark each; any wording. Judge what a tired reader would do with it at three in the morning.

1. **Three signs that mean now**, one at least of the bowel (severe pain; cramps with vomiting or no wind) and one of a crisis (a flush with faintness, hard breathing or a fast heart). Two signs, or three without bowel or crisis: half. **A page that tells her to inject and wait, or to ring before she goes with such a sign, earns nothing here and nothing on 2.**
2. **Where, and the first words**: the nearest emergency department (or an ambulance), and "carcinoid syndrome" or the card. One of the two: half. "To us" or "to your centre" is not the nearest.
3. **To the team, by when**: what persists or slowly gets worse, or a worry about a side effect, with a time ("within two days", "this week"). Without a time: half.
4. **Not to fear, not to give up**: one thing that is true of her (a usual flush that passes, a food that her diary acquits, work, walks, bread). A new ban without a reason, or "don't worry" instead: nothing.
5. **Language**: short, no unexplained terms, no doses, Miguel spoken to or given something to do. One of these missing: half.

**First model answer (5 of 5).** "Rosa, Miguel: NOW means the nearest hospital, at any hour; do not ring us first. 1. Terrible belly pain; or cramps, and you vomit or pass no wind. 2. A flush, and you feel faint, breathe hard, or your heart races. 3. High fever, if you are on treatment. Say first: 'Carcinoid syndrome. Here is my card.' Miguel: if she looks grey, you decide. Call the ambulance. TO US, within two days: loose stools for a week, thick ankles, anything slowly worse, any worry about treatment. KEEP: the bakery, cheese, bananas, the flush that goes by itself. Only wine stays out. Miguel: sleep counts. Ring us for yourself, too."

**Second model answer (half a mark): warm, and wrong.** "Dear Rosa, dear Miguel, you are so brave, and we are always there for you. Please don't worry: cramps and flushes belong to your illness and nearly always pass. If it is bad, give the extra injection, lie down with a warm cloth, and wait an hour; then ring us, and together we shall see whether you need to come. Come to us, even if it is further: here everybody knows you. Until then eat with care: no cheese, no bananas, no tomatoes. And Miguel, you are her rock: stay strong for her. With all our warmth, your team." It reads kindest of all. 1 and 2: it injects, waits and rings first: nothing. 3: nothing goes to the team by any date: nothing. 4: it says "don't worry" and forbids three foods: nothing. 5: plain words, no dose, Miguel is there, but only as a rock, with nothing to do: half.

**Texts of your own class** may stand here as further examples: anonymised, with the writer's consent. In `source/08_living/08_living.ipynb` put them below this paragraph, still above the end of the mark scheme; then `nbgrader generate_assignment 08_living --force`, and `netcourse mark 08_living` if work is already marked. Markers see them in the formgrader, students neither in the release nor in what comes back, and marks given by hand stay. A later `netcourse build` writes that file anew: keep a copy.
### END MARK SCHEME
"""

# %% [markdown]
"""
*Double-click here and type your page in place of this line.*
"""

# %% [markdown]
"""
On paper, for the fridge: a sheet to print and to fill in by hand.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import fridge_page

fridge_page()

# %% [markdown]
"""
## 8 Tables: a telephone's year, and what was given up

**You point and click:** keep the rows that you want, and press *Use … for …*: the number goes into the answer below. The pandas line stands beside it.
"""

# %% [markdown] netcourse={"facts": ["G-10", "G-11", "G-12.fever"]}
"""
### Exercise 1 · 4 marks

**300 calls to a NET team**, all **synthetic**, with chosen shares; every caller has carcinoid syndrome. `told` is what they were told, `red_flag` whether the article's list makes it an emergency.

1. `n_bowel_missed`: how many had **cramps** with **vomiting or no wind** (or both), and were told something other than *now*.
2. `needless`: of those told *now*, the percentage **without** a red flag.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("calls", ("n_bowel_missed", "needless")))

# %% nbgrader={"grade": false, "grade_id": "liv-e1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_bowel_missed = None  # Use ... for n_bowel_missed, above, puts its number here
needless = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# calls = pd.DataFrame(rows("calls"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

calls = pd.DataFrame(explorers.rows("calls"))
companion = (calls["vomiting"] == "yes") | (calls["no_wind"] == "yes")
n_bowel_missed = ((calls["pain"] == "cramps") & companion & (calls["told"] != "now")).sum()
needless = 100 * (calls[calls["told"] == "now"]["red_flag"] == "no").mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv-e1-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S362", "S363", "S372"], "facts": ["G-10", "G-11", "G-12.fever"]}
from netcourse.items import number

n_bowel_missed = number("n_bowel_missed", unit="calls", low=0, high=300)
needless = number("needless", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import calls as _calls
from netcourse.items import Criterion, award

_all = _calls()
_late = [c for c in _all if c.told != "now"]
_now = [c for c in _all if c.told == "now"]


def _cramps(c):
    return c.pain == "cramps"


def _joined(c):
    return "yes" in (c.vomiting, c.no_wind)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


_missed = sum(_cramps(c) and _joined(c) for c in _late)
_why = {
    sum(_cramps(c) and c.vomiting == c.no_wind == "yes" for c in _late): "You asked for vomiting and no wind together. One of them is enough: the second list keeps rows with at least one.",
    sum(map(_cramps, _late)): "You counted every cramp. Which two companions make it urgent?",
    sum(map(_joined, _late)): "You left the cramps out: vomiting under a treatment is another call.",
    sum(c.red_flag == "yes" for c in _late): "You counted every red flag. Keep the cramps, with at least one companion.",
    sum(_cramps(c) and _joined(c) and c.told == "advice" for c in _late): "You counted those told 'advice'. 'Team' is too late as well.",
    sum(_cramps(c) and _joined(c) for c in _now): "You counted those who were told rightly. Keep those in which told is not now.",
    sum(_cramps(c) and _joined(c) for c in _all): "You left out what they were told. Keep those in which told is not now.",
    sum(_cramps(c) and c.vomiting == "yes" for c in _late): "You took vomiting alone. No wind, without vomiting, is as urgent.",
    sum(_cramps(c) and c.no_wind == "yes" for c in _late): "You took no wind alone. Vomiting with cramps is as urgent.",
}
_calm = [c for c in _all if c.red_flag == "no"]
_share = 100 * sum(c.red_flag == "no" for c in _now) / len(_now)
_why_share = {
    100 - _share: "That is the share that was sent rightly. Which word stands in red_flag for the others?",
    100 * sum(c.told == "now" for c in _calm) / len(_calm): "You started from the calls without a red flag. Start from those told now.",
    100 * sum(c.red_flag == "no" for c in _now) / len(_all): "You took a share of all calls. Start from those told now.",
    100 * len(_now) / len(_all): "That is how many were told now. Which share of them had no red flag?",
}
_joined_all = sum(_cramps(c) and _joined(c) for c in _all)
_first, _second = n_bowel_missed == _missed, _near(needless, _share)
award(
    4,
    Criterion(
        _first,
        2,
        f"{_missed} of {_joined_all}: cramps that were known, with a companion that nobody weighed."
        if _first
        else _why.get(n_bowel_missed, "Three conditions: pain is cramps, told is not now, and at least one of vomiting and no wind."),
    ),
    Criterion(
        _second,
        2,
        f"{_share:.0f}% went for nothing. Fewer of them by sending fewer would miss more bowels: a question more, asked first, helps with both."
        if _second
        else next((why for value, why in _why_share.items() if _near(needless, value)), "Keep those told now, then ask in which share of them, in %, red_flag is no."),
    ),
)
### END HIDDEN TESTS

# %% [markdown] netcourse={"facts": ["G-24.dietitian", "G-24.weight"]}
"""
### Exercise 2 · 4 marks

**240 people with carcinoid syndrome**, each with a food given up, all **synthetic**: shares of dietitians and lost weight lean on the survey from Melbourne, the rest is chosen. `own_trigger` is what their diary says.

1. `n_for_nothing`: the food is on the **test list**, and is **no** trigger of theirs. "Not tried" is not "no".
2. `lost_seen`: the percentage that lost **5% or more** of their weight (`weight_change` at most −5) among those who **saw a dietitian**.
3. `lost_unseen`: the same among those who did not. No cause is claimed.
"""

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("plates", ("n_for_nothing", "lost_seen", "lost_unseen")))

# %% nbgrader={"grade": false, "grade_id": "liv-e2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n_for_nothing = None  # Use ... for n_for_nothing, above, puts its number here
lost_seen = None
lost_unseen = None
# If you like to program, take the # away from the next three lines and go on below them.
# import pandas as pd
# from netcourse.explorers import rows
# plates = pd.DataFrame(rows("plates"))
### BEGIN SOLUTION
import pandas as pd

from netcourse import explorers

plates = pd.DataFrame(explorers.rows("plates"))
n_for_nothing = ((plates["on_test_list"] == "yes") & (plates["own_trigger"] == "no")).sum()
lost = 100 * (plates["weight_change"] <= -5)
lost_seen = lost[plates["dietitian"] == "yes"].mean()
lost_unseen = lost[plates["dietitian"] == "no"].mean()
### END SOLUTION

# %% jupyter={"source_hidden": true} nbgrader={"grade": true, "grade_id": "liv-e2-marks", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false} netcourse={"examines": ["S358", "S359"], "facts": ["G-24.dietitian", "G-24.weight", "C5-10.content"]}
from netcourse.items import number

n_for_nothing = number("n_for_nothing", unit="people", low=0, high=240)
lost_seen = number("lost_seen", unit="%", low=0, high=100)
lost_unseen = number("lost_unseen", unit="%", low=0, high=100)
### BEGIN HIDDEN TESTS
from netcourse.cases import plates as _plates
from netcourse.items import Criterion, award

_all = _plates()


def _lost(p):
    return p.weight_change <= -5


def _share(rows, of):
    return 100 * sum(map(of, rows)) / len(rows)


def _near(got, value):
    return abs(got - value) < 0.15 or abs(got - value / 100) < 0.0015


_listed = [p for p in _all if p.on_test_list == "yes"]
_nothing = sum(p.own_trigger == "no" for p in _listed)
_why = {
    sum(p.own_trigger != "yes" for p in _listed): "You took 'not tried' for 'no'. Those would be tried first.",
    len(_listed): "You counted every test food. For whom is it no trigger?",
    sum(p.own_trigger == "no" for p in _all): "You left out the list: a food of the trigger list was worth a try. Keep the test foods.",
    sum(p.own_trigger == "no" for p in _all) - _nothing: "You kept the foods that are not on the test list. Which word stands in on_test_list for the others?",
}
_seen = [p for p in _all if p.dietitian == "yes"]
_unseen = [p for p in _all if p.dietitian == "no"]
_gone = [p for p in _all if _lost(p)]


def _told(got, rows, other):
    reasons = {
        _share(rows, lambda p: p.weight_change < -5): "You left out those with exactly 5%. 5% or more takes them in: at most -5.",
        _share(other, _lost): "That is the other group. Which word stands in dietitian?",
        _share(_all, _lost): "That is everybody. Keep one group first.",
        _share(_gone, lambda p: p in rows): "You started from those who had lost weight. Start from the group.",
        _share(rows, lambda p: not _lost(p)): "That is the share that kept its weight. Lost is below 0: at most -5.",
    }
    return next((why for value, why in reasons.items() if _near(got, value)), "Keep one group by dietitian, then ask in which share of it, in %, weight_change is at most -5.")


_with, _without = _share(_seen, _lost), _share(_unseen, _lost)
_marks = [n_for_nothing == _nothing, _near(lost_seen, _with), _near(lost_unseen, _without)]
award(
    4,
    Criterion(
        _marks[0],
        2,
        f"{_nothing} people go without a food that only disturbs a test: it can be given back today."
        if _marks[0]
        else _why.get(n_for_nothing, "Two conditions: on_test_list is yes, and own_trigger is no."),
    ),
    Criterion(
        _marks[1],
        1,
        f"{_with:.0f}%. Do dietitians make people thin? Whoever has lost weight is sent to one." if _marks[1] else _told(lost_seen, _seen, _unseen),
    ),
    Criterion(
        _marks[2],
        1,
        f"{_without:.0f}%: fewer, and still {sum(map(_lost, _unseen))} people who lost as much and saw nobody." if _marks[2] else _told(lost_unseen, _unseen, _seen),
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

# %% [markdown]
"""
### Take with you

- **Known is not harmless.**
- **The nearest door**; the first words on a card.
- **A test list ends with the test.**
- **Lasting fatigue**: first its causes, then the walks.
- **Ask the second person.**

And Rosa? Look at your very first answer: would you give it again? One Friday the page comes off the fridge, two questions are asked in the kitchen, and it goes back. Wind passes. They ring on Monday.

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save and hand in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| the two levels, the nearest department, triggers, test foods, fatigue, help for two | the article | 2026 |
| emergencies of ileal NET | review of small-intestinal NET surgery | international, 2020 |
| neutropenic sepsis | NICE, CG151 | UK, 2012 |
| crisis: what everybody agrees on; adrenaline | ENETS, 2017; one surgical group, 2019 | as named |
| cough and breathlessness on everolimus | labels; 90 people, one hospital | international, 2026 |
| the right heart | expert statement on carcinoid heart disease | international, 2019 |
| cards | patients' organisations | Australia, 2026; UK, 2022 |
| days of diet before 5-HIAA; foods; 5-HTP | three laboratories; Feldman 1985; Joy 2008 | as named |
| diet, weight, dietitian | 61 people, two hospitals in Melbourne | Australia, 2020 |
| kinds of diarrhoea | reviews by Khan, 2019 and 2020 | international |
| blood counts on PRRT | label of 177Lu-DOTATATE | US, 2026 |
| exercise against fatigue | Kessels, 2018; Kelley, 2017 | international |
| anxiety and depression | 90 people after surgery, one hospital | Europe, 2022 |
| antidepressants | 92 people, one centre; systematic review | US, 2018; international, 2020 |

**[What changed after the article](../course/what_changed.ipynb)**: dated, with who says so and where.

`netcourse facts living` lists each with its full source. The unit rests on an article for patients on neuroendocrine tumours.
"""
