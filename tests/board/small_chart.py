"""A small chart that shows each rule, for the tests of the board: nobody in it is a patient of the course."""

from netcourse.board.chart import Chart, read_chart

TEXT = """
id = "p99"
budget = 20
triage = "{name}, {age}, feels unwell."

[persona]
name = "Test Person"
sex = "female"
words = "teacher"

[draws]
age = {low = 40, high = 49}
own = {low = 0.3, high = 0.4, decimals = 1}
kit = {words = ["a", "b"]}
potassium = {low = 3.8, high = 4.2, decimals = 1, A = {low = 2.2, high = 2.6}}
positive = {low = 8, high = 12}
size = {low = 11, high = 16}

[start]
ppi = -400
supplement = -90

[reveals.drugs]
A.says = "A tablet for the stomach."
B.says = "A tablet for the stomach, for {size} years."

[reveals.potassium]
rule = "value"
value = "potassium"
unit = "mmol/L"
low = 3.5
high = 5.1

[reveals.cga]
rule = "cga"
own = "own"
drug = "pantoprazole"
kit = "kit"
kits = [{unit = "ng/mL", high = 100}, {unit = "nmol/L", high = 4, decimals = 1}]
facts = ["C3-03.fold"]

[reveals.hiaa-urine]
rule = "hiaa"
own = 25
unit = "umol/24 h"
high = 45
eaten = [{food = "banana", grams = 500}]
substance = "5-hydroxytryptophan"
adds = 180
gone_after = 4
collected = 0.4
creatinine = 10
weight = 62

[reveals.gastrin]
rule = "gastrin"
value = 60
on_ppi = 240
unit = "pg/mL"
high = 100
ph = 1.6
ph_on_ppi = 5.2
back_after = 7

[reveals.gastric-ph]
rule = "gastric-ph"
ph = 1.6
ph_on_ppi = 5.2
back_after = 7

[reveals.eus-fna]
only = "A"
says = "Small cells in nests."

[reveals.count-ki67]
rule = "ki67"
only = "A"
positive = "positive"
counted = 1040
needs = ["eus-fna"]
facts = ["B1-1.ki67"]

[reveals.count-mitoses]
rule = "mitoses"
mitoses = 3
area_mm2 = 10
needs = ["eus-fna"]

[reveals.stain-p53-rb]
rule = "stains"
morphology = "diffuse-abnormal"
p53 = "mutant pattern"
rb = "lost"

[reveals.hiaa-plasma]
rule = "value"
value = 80
unit = "nmol/L"
high = 120
needs = ["fast-overnight"]
at_most = 0
unprepared = "The patient had walnuts for breakfast; {size} were counted."

[reveals.sstr-pet-ga]
rule = "uptake"
A.lesions = [{place = "liver", uptake = "above spleen or kidney"}, {place = "ileum", uptake = "above liver"}]
B.lesions = []

[reveals.fdg-pet]
rule = "fdg"
lesions = [{place = "segment VI", fdg = "intense", netpet = "FDG uptake only"}]

[[stops]]
plan = "debulk-now"
unless_done = ["echo"]
fork = "A"
harm = "H9"
says = "The anaesthetist stops you."

[turn]
A = "The pressure falls."

[truth]
facts = ["B1-1.ki67"]
function = "carcinoid syndrome"

[truth.A]
site = "ileum"
differentiation = "well"
positive = "positive"
counted = 1040
mitoses = 3
area_mm2 = 10
extent = "subserosa"
size_mm = "size"
nodes_positive = 3
metastases = "liver"
uptake = "sstr-pet-ga"
"""


def small_chart(*changes: tuple[str, str]) -> Chart:
    """The chart, with pieces of its text changed."""
    return read_chart(changed(*changes), "p99.toml")


def changed(*changes: tuple[str, str]) -> str:
    """The text with each first piece replaced by the second."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
