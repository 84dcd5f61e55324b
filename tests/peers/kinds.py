"""Kinds of marks cells that teachers write, each with an answer that is right and one that is not.

All stand in one unit: an answer cell `NAME`, a test `NAME-test` worth two marks. What a test needs of the student's is at times
no plain data, or no data at all: a file, a name that it takes away, a figure, what a function does to its argument.
"""
# ruff: noqa: E501 (a kind is its three texts, however long)

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, a right and a wrong answer, and the test."""

    name: str
    right: str
    wrong: str
    test: str


def kind(name: str, right: str, wrong: str, test: str) -> Kind:
    """A kind whose texts are written with the indentation of this file."""
    return Kind(name, dedent(right).strip(), dedent(wrong).strip(), dedent(test).strip())


KINDS = (
    # Values.
    kind("whole", "n1 = 7", "n1 = 8", "assert n1 == 7"),
    kind("close", "n2 = 0.1 + 0.2", "n2 = 0.4", "assert abs(n2 - 0.3) < 1e-9"),
    kind("typed", "n3 = 2.0", "n3 = 2", "assert type(n3) is float, 'a float is wanted'"),
    kind("same_true", "n4 = True", "n4 = 1", "assert n4 is True"),
    kind("nothing", "n5 = None", "n5 = 0", "assert n5 is None"),
    kind("words", "n6 = ['a', 'b']", "n6 = ['b', 'a']", "assert ' '.join(n6) == 'a b'"),
    kind("pairs", "n7 = {'net': (1, 2)}", "n7 = {'net': [1, 2]}", "assert n7 == {'net': (1, 2)}"),
    kind("unordered", "n8 = {3, 4}", "n8 = [3, 4]", "assert isinstance(n8, set) and n8 == {4, 3}"),
    kind("huge", "n9 = 3 ** 400", "n9 = 3.0 ** 400", "assert n9 == 3 ** 400"),
    kind("not_a_number", "n10 = float('nan')", "n10 = 0.0", "assert n10 != n10"),
    kind("bytes", "n11 = b'ki67'", "n11 = 'ki67'", "assert n11.decode() == 'ki67'"),
    kind(
        "bytearray",
        "n12 = bytearray(b'ki')",
        "n12 = bytearray(b'ik')",
        "assert n12[0] == ord('k') and isinstance(n12, bytearray)",
    ),
    kind("complex", "n13 = 3 + 4j", "n13 = 3 - 4", "assert abs(n13) == 5.0"),
    kind("range", "n14 = range(0, 10, 5)", "n14 = [0]", "assert list(n14) == [0, 5]"),
    kind("slice", "n15 = slice(1, 3)", "n15 = slice(1, 2)", "assert 'abcd'[n15] == 'bc'"),
    kind("type", "n16 = dict", "n16 = list", "assert n16 is dict"),
    kind("generator", "n17 = (i * i for i in range(4))", "n17 = (i for i in range(4))", "assert list(n17) == [0, 1, 4, 9]"),
    kind("iterator", "n18 = iter('ab')", "n18 = iter('ba')", "assert next(n18) == 'a'"),
    kind("zipped", "n19 = zip([1], [2])", "n19 = zip([2], [1])", "assert dict(n19) == {1: 2}"),
    kind("views", "n20 = {'a': 1}.keys()", "n20 = {'b': 1}.keys()", "assert 'a' in n20 and len(n20) == 1"),
    kind("nested", "n21 = [[1], {'k': {2}}]", "n21 = [[1], {'k': {3}}]", "assert 2 in n21[1]['k']"),
    kind("aliases", "n22 = [[0]]; n22.append(n22[0])", "n22 = [[0], [0]]", "assert n22[0] is n22[1]"),
    # Values of libraries.
    kind("decimal", "from decimal import Decimal\nm1 = Decimal('0.30')", "m1 = 0.3", "assert str(m1) == '0.30'"),
    kind(
        "fraction",
        "from fractions import Fraction\nm2 = Fraction(1, 3)",
        "m2 = 1 / 3",
        "assert m2 * 3 == 1 and m2.denominator == 3",
    ),
    kind("date", "import datetime\nm3 = datetime.date(2026, 3, 1)", "m3 = '2026-03-01'", "assert m3.month == 3"),
    kind(
        "counter",
        "from collections import Counter\nm4 = Counter('aab')",
        "m4 = Counter('abb')",
        "assert m4.most_common(1) == [('a', 2)]",
    ),
    kind(
        "named",
        "from collections import namedtuple\nm5 = namedtuple('Dose', 'drug mg')('lanreotide', 120)",
        "m5 = ('lanreotide', 120)",
        "assert m5.mg == 120",
    ),
    kind("path", "from pathlib import Path\nm6 = Path('a') / 'b.csv'", "m6 = Path('a')", "assert m6.suffix == '.csv'"),
    kind(
        "pattern",
        "import re\nm7 = re.compile('G[123]')",
        "m7 = re.compile('G')",
        "assert m7.fullmatch('G2') and not m7.fullmatch('G4')",
    ),
    kind("matrix", "import numpy as np\nm8 = np.eye(2)", "m8 = np.ones((2, 2))", "assert m8.shape == (2, 2) and m8.sum() == 2"),
    kind("matrix_type", "m9 = np.array([1, 2], dtype='int8')", "m9 = np.array([1, 2])", "assert m9.dtype == 'int8'"),
    kind(
        "near_matrix",
        "m10 = np.array([0.1, 0.2])",
        "m10 = np.array([0.1, 0.3])",
        "import numpy as np\nnp.testing.assert_allclose(m10, [0.1, 0.2])",
    ),
    kind(
        "frame",
        "import pandas as pd\nm11 = pd.DataFrame({'g': [1, 1, 2], 'ki': [1.0, 2.0, 9.0]})",
        "m11 = pd.DataFrame({'g': [1, 2], 'ki': [1.0, 9.0]})",
        "assert m11.groupby('g').ki.mean()[1] == 1.5",
    ),
    kind(
        "same_frame",
        "m12 = pd.DataFrame({'a': [1]}, index=['x'])",
        "m12 = pd.DataFrame({'a': [1]})",
        "import pandas as pd\npd.testing.assert_frame_equal(m12, pd.DataFrame({'a': [1]}, index=['x']))",
    ),
    kind("grouped", "m13 = m11.groupby('g')", "m13 = m11.groupby('ki')", "assert len(m13) == 2 and m13.ngroups == 2"),
    kind(
        "random_source",
        "import random\nm14 = random.Random(5)",
        "m14 = random.Random(6)",
        "import random\nassert m14.random() == random.Random(5).random()",
    ),
    # Functions.
    kind("call", "def f1(x):\n    return x + 1", "def f1(x):\n    return x", "assert f1(2) == 3"),
    kind(
        "call_by_name",
        "def f2(seen, *, fields=2):\n    return seen / fields",
        "def f2(seen, fields):\n    return seen / fields",
        "assert f2(4) == 2 and f2(4, fields=4) == 1",
    ),
    kind(
        "raises",
        "def f3(x):\n    if x < 0:\n        raise ValueError('below 0')\n    return x",
        "def f3(x):\n    return x",
        """
        try:
            f3(-1)
        except ValueError as error:
            assert 'below' in str(error)
        else:
            raise AssertionError('no error')
        """,
    ),
    kind(
        "raises_own",
        "class TooFew(Exception):\n    pass\ndef f4(x):\n    raise TooFew(x)",
        "class TooFew(Exception):\n    pass\ndef f4(x):\n    raise KeyError(x)",
        """
        try:
            f4(1)
        except TooFew as error:
            assert error.args == (1,)
        """,
    ),
    kind("yields", "def f5():\n    yield 1\n    yield 2", "def f5():\n    yield 2", "assert list(f5()) == [1, 2]"),
    kind(
        "makes_functions",
        "def f6(n):\n    return lambda x: x * n",
        "def f6(n):\n    return lambda x: x + n",
        "assert f6(3)(2) == 6",
    ),
    kind(
        "changes_its_argument",
        "def f7(xs):\n    xs.sort()",
        "def f7(xs):\n    return sorted(xs)",
        "own = [2, 1]\nf7(own)\nassert own == [1, 2]",
    ),
    kind(
        "gives_back_its_argument",
        "def f8(x):\n    return x",
        "def f8(x):\n    return list(x)",
        "one = [1]\nassert f8(one) is one",
    ),
    kind(
        "prints",
        "def f9():\n    print('G1')",
        "def f9():\n    print('G2')",
        """
         import contextlib, io
         with contextlib.redirect_stdout(io.StringIO()) as said:
             f9()
         assert said.getvalue().strip() == 'G1'
         """,
    ),
    kind(
        "asks",
        "def f10():\n    return input('Ki-67? ')",
        "def f10():\n    return '4'",
        """
         import builtins
         before, builtins.input = builtins.input, lambda *_: '3'
         try:
             assert f10() == '3'
         finally:
             builtins.input = before
         """,
    ),
    kind(
        "reads_a_global",
        "limit = 3\ndef f11(x):\n    return x < limit",
        "limit = 3\ndef f11(x):\n    return x < 3",
        """
         limit = 20
         assert f11(10)
         limit = 3
         assert not f11(10)
         """,
    ),
    kind(
        "relies_on_another",
        "def square(x):\n    return x * x\ndef f12(xs):\n    return sum(square(x) for x in xs)",
        "def square(x):\n    return x * x\ndef f12(xs):\n    return sum(x * x for x in xs)",
        """
         assert f12([1, 2]) == 5
         kept = square
         del square
         try:
             f12([1])
         except NameError:
             pass
         else:
             raise AssertionError('it does not use square')
         finally:
             square = kept
         """,
    ),
    kind(
        "replaced",
        "import random\ndef f13():\n    return random.random() < 0.5",
        "def f13():\n    return True",
        """
         import random
         before, random.random = random.random, lambda: 0.9
         try:
             assert f13() is False
         finally:
             random.random = before
         """,
    ),
    kind(
        "signature",
        "def f14(patient, dose=1):\n    return dose",
        "def f14(patient):\n    return 1",
        "import inspect\nassert list(inspect.signature(f14).parameters) == ['patient', 'dose']",
    ),
    kind(
        "source",
        "def f15(xs):\n    return [x for x in xs]",
        "def f15(xs):\n    out = []\n    out.extend(xs)\n    return out",
        "import inspect\nassert 'for' in inspect.getsource(f15)",
    ),
    kind("doc", "def f16():\n    '''Grade a tumour.'''", "def f16():\n    pass", "assert f16.__doc__ and 'Grade' in f16.__doc__"),
    kind("name", "def grade():\n    pass\nf17 = grade", "f17 = lambda: None", "assert f17.__name__ == 'grade'"),
    kind(
        "notes",
        "def f18(x: int) -> float:\n    return x / 2",
        "def f18(x):\n    return x / 2",
        "assert f18.__annotations__['return'] is float",
    ),
    kind("attribute", "def f19():\n    pass\nf19.calls = 3", "def f19():\n    pass", "assert f19.calls == 3"),
    kind(
        "doctests",
        "def f20(x):\n    '''\n    >>> f20(2)\n    4\n    '''\n    return x * 2",
        "def f20(x):\n    '''\n    >>> f20(2)\n    4\n    '''\n    return x",
        "import doctest\ntests = doctest.DocTestFinder().find(f20, 'f20', globs=globals())\nrunner = doctest.DocTestRunner(verbose=False)\n"
        "for one in tests:\n    runner.run(one, out=lambda _: None)\nassert runner.tries and not runner.failures",
    ),
    kind("awaits", "async def f21():\n    return 5", "async def f21():\n    return 6", "assert await f21() == 5"),
    kind(
        "calls_back",
        "def f22(act):\n    return [act(i) for i in range(2)]",
        "def f22(act):\n    return [act(0)]",
        "assert f22(lambda i: i + 1) == [1, 2]",
    ),
    kind(
        "how_often",
        "def f23(act):\n    act(); act()",
        "def f23(act):\n    act()",
        "said = []\nf23(lambda: said.append(1))\nassert len(said) == 2",
    ),
    kind(
        "remembers",
        "seen = []\ndef f24(x):\n    seen.append(x)\n    return len(seen)",
        "seen = []\ndef f24(x):\n    return 1",
        "first, second = f24(0), f24(0)\nassert second == first + 1",
    ),
    kind("mapped", "f25 = str.upper", "f25 = str.lower", "assert list(map(f25, 'ab')) == ['A', 'B']"),
    kind(
        "sorted_by",
        "def f26(pair):\n    return pair[1]",
        "def f26(pair):\n    return pair[0]",
        "assert sorted([(1, 9), (2, 3)], key=f26)[0] == (2, 3)",
    ),
    # Classes.
    kind(
        "makes_one",
        "class C1:\n    def __init__(self, ki67):\n        self.ki67 = ki67",
        "class C1:\n    def __init__(self, ki67):\n        pass",
        "assert C1(4).ki67 == 4",
    ),
    kind(
        "instance",
        "class C2:\n    grade = 2\nc2 = C2()",
        "class C2:\n    grade = 1\nc2 = C2()",
        "assert isinstance(c2, C2) and c2.grade == 2",
    ),
    kind(
        "inherits",
        "class C3:\n    pass\nclass C4(C3):\n    pass",
        "class C3:\n    pass\nclass C4:\n    pass",
        "assert issubclass(C4, C3)",
    ),
    kind(
        "shows",
        "class C5:\n    def __repr__(self):\n        return 'NET G1'\nc5 = C5()",
        "class C5:\n    pass\nc5 = C5()",
        "assert repr(c5) == 'NET G1'",
    ),
    kind(
        "adds",
        "class C6:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n        return C6(self.n + other.n)",
        "class C6:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n        return C6(self.n)",
        "assert (C6(1) + C6(2)).n == 3",
    ),
    kind(
        "dataclass",
        "from dataclasses import dataclass\n@dataclass\nclass C7:\n    site: str = 'ileum'",
        "class C7:\n    def __init__(self, site='ileum'):\n        self.site = site",
        "assert C7() == C7('ileum')",
    ),
    kind("enum", "from enum import Enum\nclass C8(Enum):\n    G1 = 1", "class C8:\n    G1 = 1", "assert C8(1) is C8.G1"),
    kind("subclass_of_dict", "class C9(dict):\n    pass\nc9 = C9(a=1)", "c9 = {'b': 1}", "assert c9['a'] == 1"),
    kind(
        "context",
        "import contextlib\n@contextlib.contextmanager\ndef c10():\n    yield 3",
        "import contextlib\n@contextlib.contextmanager\ndef c10():\n    yield 4",
        "with c10() as found:\n    assert found == 3",
    ),
    # What stands outside of variables.
    kind(
        "file",
        "open('grades.txt', 'w').write('G1\\n')",
        "open('grade.txt', 'w').write('G1\\n')",
        "assert open('grades.txt').read().split() == ['G1']",
    ),
    kind(
        "given_file",
        "rows = open('counts.csv').read().splitlines()",
        "rows = []",
        "assert len(rows) == len(open('counts.csv').read().splitlines())",
    ),
    kind(
        "table_file",
        "pd.DataFrame({'a': [1]}).to_csv('out.csv', index=False)",
        "pd.DataFrame({'b': [1]}).to_csv('out.csv', index=False)",
        "import pandas as pd\nassert list(pd.read_csv('out.csv')) == ['a']",
    ),
    kind(
        "database",
        "import sqlite3\nbase = sqlite3.connect(':memory:')\nbase.execute('create table t (a)')\nbase.execute('insert into t values (1)')",
        "import sqlite3\nbase = sqlite3.connect(':memory:')\nbase.execute('create table t (a)')",
        "assert base.execute('select count(*) from t').fetchone() == (1,)",
    ),
    kind(
        "environment",
        "import os\nos.environ['GRADE'] = 'G2'",
        "import os\nos.environ['GRADE'] = 'G1'",
        "import os\nassert os.environ.get('GRADE') == 'G2'",
    ),
    kind("imported", "import statistics as st", "import math as st", "assert st.mean([1, 3]) == 2"),
    kind("loaded", "import colorsys", "pass", "import sys\nassert 'colorsys' in sys.modules"),
    kind("by_global_name", "wanted = 4", "wanted = 5", "assert globals()['wanted'] == 4"),
    kind(
        "by_built_name",
        "dose_low, dose_high = 1, 2",
        "dose_low, dose_high = 1, 3",
        "assert [globals()['dose_' + end] for end in ('low', 'high')] == [1, 2]",
    ),
    kind("evaluated", "ev = 6", "ev = 7", "assert eval('ev') == 6"),
    kind("executed", "ex = 6", "ex = 7", "exec('assert ex == 6')"),
    kind("all_names", "cut_off = 20", "cutoff = 20", "assert 'cut_off' in dir()"),
    kind("from_main", "in_main = 2", "in_main = 3", "import __main__\nassert __main__.in_main == 2"),
    kind("shell", "in_shell = 2", "in_shell = 3", "assert get_ipython().user_ns['in_shell'] == 2"),
    kind("history", "hist = 'G3'", "hist = 'G4'", 'assert any("hist = \'G" + "3\'" in text for text in In)'),
    kind("magic", "mag = 3", "mag = 4", "got = !echo {mag}\nassert got == ['3']"),
    kind("deleted", "gone = 1\ndel gone", "gone = 1", "assert 'gone' not in globals()"),
    # Marks by a number, and other ways to say them.
    kind("part", "p1 = [1, 2]", "p1 = [1, 3]", "float(p1[0] == 1) + float(p1[1] == 2)"),
    kind("whole_number", "p2 = 2", "p2 = 1", "p2"),
    kind("printed_first", "p3 = 1", "p3 = 0", "print('read')\n2 if p3 else 0.5"),
    kind("none_at_the_end", "p4 = 1", "p4 = 0", "assert p4 == 1\nNone"),
    kind("a_word_at_the_end", "p5 = 1", "p5 = 0", "assert p5 == 1\n'well done'"),
    kind(
        "loop_of_asserts", "p6 = [2, 4]", "p6 = [2, 5]", "for at, one in enumerate(p6):\n    assert one % 2 == 0, f'place {at}'"
    ),
    kind(
        "unittest",
        "def p7(x):\n    return -x",
        "def p7(x):\n    return x",
        "import unittest\nclass Tries(unittest.TestCase):\n    def test_one(self):\n        self.assertEqual(p7(1), -1)\n"
        "import io\nran = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tries))\nassert ran.wasSuccessful()",
    ),
    kind("helper_of_a_test", "p8 = 3", "p8 = 4", "def is_three(x):\n    return x == 3\nassert is_three(p8)"),
    kind("helper_used_later", "p9 = 3", "p9 = 4", "assert is_three(p9)"),
    kind("changed_by_a_test", "p10 = [1]", "p10 = [2]", "p10.append(2)\nassert p10 == [1, 2]"),
    kind("uses_what_a_test_changed", "p11 = len(p10)", "p11 = 0", "assert p11 == 2"),
    kind(
        "in_time",
        "def p12(n):\n    return n",
        "def p12(n):\n    return n + 1",
        "import time\nbegan = time.perf_counter()\nassert p12(1) == 1\nassert time.perf_counter() - began < 3",
    ),
)
NAMES = tuple(one.name for one in KINDS)
