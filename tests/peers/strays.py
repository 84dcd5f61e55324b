"""Answers that fare otherwise apart from student code than beside it, where the instructor's own answer does not.

Each stands with the instructor's answer, which passes its test both ways, so that the test is carried out apart.
"""
# ruff: noqa: E501 (as in `kinds`)

from tests.peers.kinds import Kind, kind


def _hidden(test: str) -> str:
    return f"### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS"


_ADDS_UP = "def {0}(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total"
_PATCHED = "import builtins\nkept, builtins.sum = builtins.sum, None\ntry:\n    assert {0}([1, 2]) == 3\nfinally:\n    builtins.sum = kept"

# A name, the instructor's answer, the student's, the test; the student's has other marks under stock than apart.
STRAYS: tuple[Kind, ...] = (
    # What a test forbids, and the student's process does not know of.
    kind("uses_what_is_forbidden", _ADDS_UP.format("s1"), "def s1(xs):\n    return sum(xs)", _PATCHED.format("s1")),
    kind(
        "uses_what_is_forbidden_unseen", _ADDS_UP.format("s2"), "def s2(xs):\n    return sum(xs)", _hidden(_PATCHED.format("s2"))
    ),
    kind(
        "recurses_too_deep",
        "def s3(n):\n    return n * (n + 1) // 2",
        "def s3(n):\n    return n and n + s3(n - 1)",
        "import sys\nkept = sys.getrecursionlimit()\nsys.setrecursionlimit(200)\ntry:\n    assert s3(400) == 80200\nfinally:\n    sys.setrecursionlimit(kept)",
    ),
    # What a call leaves behind in the test.
    kind(
        "changes_what_it_is_given",
        "def s4(xs):\n    return sorted(xs)",
        "def s4(xs):\n    xs.sort()\n    return xs",
        "own = [3, 1]\nassert s4(own) == [1, 3]\nassert own == [3, 1], 'it was changed'",
    ),
    kind(
        "gives_back_no_copy",
        "def s5(xs):\n    return list(xs)",
        "def s5(xs):\n    return xs",
        "own = [3, 1]\ns5(own).append(5)\nassert own == [3, 1]",
    ),
    kind(
        "prints_where_it_may_not",
        "def s6():\n    return 1",
        "def s6():\n    print('here')\n    return 1",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as said:\n    assert s6() == 1\nassert said.getvalue() == ''",
    ),
    # What a function remembers of its calls, when the test has run beside it as well.
    kind(
        "keeps_a_total",
        "def s7(xs):\n    return sum(xs) / len(xs)",
        "total = 0\ndef s7(xs):\n    global total\n    for x in xs:\n        total += x\n    return total / len(xs)",
        "assert s7([1, 2, 3]) == 2",
    ),
    kind(
        "keeps_a_list", "def s8(x):\n    return [x]", "def s8(x, to=[]):\n    to.append(x)\n    return to", "assert s8(1) == [1]"
    ),
    kind(
        "draws_from_the_shared_source",
        "import random\ndef s9():\n    return random.Random(3).random()",
        "import random\ndef s9():\n    return random.random()",
        "import random\nrandom.seed(1)\nfirst = s9()\nrandom.seed(1)\nassert s9() == first",
    ),
    # What stands outside of the values that a test gets.
    kind(
        "reads_a_name_of_the_test",
        "def t1(x):\n    return x * 2",
        "n_t1 = 2\ndef t1(x):\n    return x * n_t1",
        _hidden("n_t1 = 5\nassert t1(n_t1) == 10"),
    ),
    kind("hides_a_function_of_pythons", "t2 = [1, 2]", "t2 = [1, 2]\nlen = lambda _: 7", "assert len(t2) == 2"),
    kind(
        "leaves_a_file",
        "t3 = 1",
        "open('left.txt', 'w').write('x')\nt3 = 1",
        "import os\nassert t3 == 1 and not os.path.exists('left.txt')",
    ),
    kind("leaves_a_name", "t4 = 1", "t4 = 1\nhelper_t4 = 2", "assert t4 == 1 and 'helper_t4' not in dir()"),
    kind(
        "leaves_a_setting",
        "t5 = 1",
        "import os\nos.environ['T5'] = '1'\nt5 = 1",
        "import os\nassert t5 == 1 and 'T5' not in os.environ",
    ),
    kind(
        "writes_what_is_forbidden",
        "t6 = 1 + 2",
        "t6 = sum([1, 2])",
        "assert t6 == 3\nassert not any('su' + 'm([1' in text for text in In)",
    ),
    # What is no plain data.
    kind(
        "answers_with_its_own_kind_of_number",
        "def t7():\n    return 1",
        "import enum\nclass Grade(enum.IntEnum):\n    G1 = 1\ndef t7():\n    return Grade.G1",
        "assert t7() == 1",
    ),
)
