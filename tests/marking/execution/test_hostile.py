"""Submissions that attack: none gains a mark, sees what is not its own, or stops another; each is told apart in the result."""

import json
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from nbformat import NotebookNode

import netcourse
from netcourse.marking.execution import Done, LocalExecutor
from netcourse.marking.isolation.confine import users_of
from netcourse.marking.isolation.limits import MB, Limits
from tests.conftest import SOAK
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook, outputs, question, through_ours
from tests.marking.execution.conftest import LIMITS
from tests.marking.execution.test_marks import ANSWERS, ASK, ASSERT, CHECK, NUMBER
from tests.marking.processes import processes_of

T = TypeVar("T")
QUICK = Limits(
    cell_seconds=6, grace_seconds=1, submission_seconds=20, cpu_seconds=20, memory_bytes=LIMITS.memory_bytes, file_bytes=8 * MB,
    disk_bytes=16 * MB, cell_output_bytes=200_000, output_bytes=1 * MB, export_bytes=1 * MB,
)  # fmt: skip

# Of what waits until the kernel ends it: on a busy machine that takes longer than any cell may.
PATIENT = replace(QUICK, cell_seconds=60, submission_seconds=120)
# Whoever keeps Python or a checkout in his home shows the way there, and nothing beside it.
_SHOWN = (Path(sys.prefix), Path(sys.base_prefix), Path(netcourse.__file__).parents[1])
LEADS_TO_PYTHON = sorted({one.relative_to(Path.home()).parts[0] for one in _SHOWN if one.is_relative_to(Path.home())})
UNHURRIED = {"takes_all_memory_by_forking"}

# What each does in its own cell, above the tests. The right answers are B for q1, 7 for x, and ["a", "b"] with 0.3.
TAMPERS = {
    "an_object_that_equals_everything": """
class Any(float):
    def __eq__(self, other): return True
    def __lt__(self, other): return True
    def __gt__(self, other): return True
    def __hash__(self): return 0
    __le__ = __ge__ = __lt__
x = words = share = Any(7)""",
    "a_text_that_equals_everything": """
class Any(str):
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def strip(self, *_): return "7"
x = words = share = Any("7")""",
    "a_list_of_objects_that_equal_everything": """
class Any:
    def __eq__(self, other): return True
words = [Any(), Any()]
share = 0.3""",
    "a_list_that_is_a_subclass": """
class Any(list):
    def __eq__(self, other): return True
words, share = Any(), 0.3""",
    "mock_any": "from unittest.mock import ANY\nx = words = share = ANY",
    "a_class_that_calls_itself_numpy": """
class Any:
    def __eq__(self, other): return True
Any.__module__ = "numpy"
x = words = share = Any()""",
    "builtins_patched": """
import builtins
builtins.isinstance = lambda *_: True
builtins.all = builtins.any = lambda *_: True
builtins.float = builtins.list = lambda *_: 7""",
    "the_award_patched": """
import netcourse.items, netcourse.items.award, netcourse.items.award_item, netcourse.items.session
for module in (netcourse.items, netcourse.items.award, netcourse.items.award_item):
    module.award = module.award_item = module.announce = lambda *a, **k: 2.0
netcourse.items.session._checked = lambda item: "fine"
netcourse.items.number = lambda *a, **k: 5""",
    "an_ast_transformer": """
import ast
class Turn(ast.NodeTransformer):
    def visit_Module(self, node): return ast.parse("2.0")
get_ipython().ast_transformers.append(Turn())""",
    "an_input_transformer": "get_ipython().input_transformers_cleanup.append(lambda lines: ['2.0'])",
    "a_display_hook": """
import sys
sys.displayhook = lambda value: print("2.0")
get_ipython().displayhook.write_format_data = lambda *a: None""",
    "events": "get_ipython().events.register('post_run_cell', lambda result: get_ipython().push({'x': 7}) if False else None)",
    "answers_json_overwritten": """
import json
text = open("answers.json").read()
changed = json.loads(text)
changed["answers"]["q1"]["value"] = "B"
open("answers.json", "w").write(json.dumps(changed))""",
    "answers_json_replaced_by_a_folder": "import os\nos.remove('answers.json')\nos.mkdir('answers.json')",
    "answers_json_that_is_huge": "open('answers.json', 'w').write('[' * 5_000_000)",
    "a_module_called_netcourse_beside_the_notebook": """
import os
os.makedirs("netcourse/items")
open("netcourse/__init__.py", "w").close()
open("netcourse/items/__init__.py", "w").write("check = award = award_item = number = lambda *a, **k: 2.0")
for name in ("fractions", "json", "pandas"):
    open(name + ".py", "w").write("raise SystemExit")""",
    "forged_messages": """
import json, os, struct
def say(kind, payload):
    for fd in range(3, 20):
        try: os.write(fd, struct.pack("<BBHI", kind, 3, len(payload), 1) + payload)
        except OSError: pass
result = {"header": {}, "parent_header": {"msg_id": "cell-1"}, "msg_type": "execute_result", "buffers": [],
          "content": {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 3}}
for at in range(20):
    result["parent_header"]["msg_id"] = f"cell-{at}"
    say(1, json.dumps(result).encode())
    result["msg_type"] = "update_display_data"
    result["content"]["transient"] = {"display_id": "netcourse-check-q1"}
    say(1, json.dumps(result).encode())
say(5, json.dumps({"values": {"x": 7, "words": ["a", "b"], "share": 0.3, "isinstance": 1}, "answers": None}).encode())""",
    "values_that_are_no_values": """
import json, os, struct
coded = {"values": {"x": {"is": "module", "name": "os"}, "words": {"is": "array", "dtype": "object", "shape": [-1], "parts": 7},
         "share": {"is": "frame"}}, "answers": 7}
payload = json.dumps(coded).encode()
import netcourse.marking.execution.child as child
child.Child._hand_out = lambda self, names: self._say(5, payload)""",
    "values_nested_a_million_times": """
import netcourse.marking.execution.child as child
child.Child._hand_out = lambda self, names: self._say(5, b'{"values": {"x": ' + b'[' * 300_000)""",
    "an_output_widget_that_swallows_results": """
import ipywidgets
widgets = []
for at in range(40):
    out = ipywidgets.Output()
    out.msg_id = f"cell-{at}"
    widgets.append(out)""",
}
# Words of which one must stand in the last output of the cell.
SPIES = {
    "reads_the_gradebook": ("open({gradebook!r}).read()", "FileNotFoundError"),
    "reads_the_source": ("open({source!r}).read()", "FileNotFoundError"),
    "reads_the_source_through_a_link": ("import os\nos.symlink({source!r}, 'link')\nopen('link').read()", "FileNotFoundError"),
    "lists_the_home_of_the_marker": ("import os\nsorted(os.listdir({home!r}))", f"FileNotFoundError|[]|{LEADS_TO_PYTHON}"),
    "looks_for_notebooks": (
        "import os\nfound = []\nfor root, folders, files in os.walk('/'):\n"
        "    folders[:] = [f for f in folders if f not in ('usr', 'proc', 'dev', '.venv', '.pyenv', 'site-packages')]\n"
        "    found += [f for f in files if f.endswith(('.ipynb', '.db'))]\nfound",
        "[]",
    ),
    "reads_the_memory_of_its_guard": ("open('/proc/1/mem', 'rb').read(1)", "PermissionError"),
    "reads_the_environment_of_its_guard": ("open('/proc/1/environ').read()", "PermissionError"),
    "looks_for_other_processes": ("import os\nsorted(int(p) for p in os.listdir('/proc') if p.isdigit())", "[1, 2]"),
    "looks_for_open_files": (
        "import os\nfor fd in os.listdir('/proc/self/fd'):\n    try:\n        path = os.readlink('/proc/self/fd/' + fd)\n"
        "    except OSError:\n        continue\n"
        "    if not path.startswith(('pipe:', 'anon_inode:', 'socket:', '/dev/null', '/proc')):\n"
        "        print(path)\n'nothing'",
        "'nothing'",
    ),
    "calls_out": ("import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)", "OSError|ConnectionRefusedError"),
    "calls_an_abstract_socket": (
        "import socket\nsocket.socket(socket.AF_UNIX).connect('\\0netcourse-test')",
        "ConnectionRefusedError",
    ),
    "looks_a_name_up": ("import socket\nsocket.getaddrinfo('example.org', 80)", "gaierror"),
    "writes_outside": ("open('/usr/netcourse', 'w')", "OSError|PermissionError|Read-only"),
    "writes_into_the_package": ("import netcourse\nopen(netcourse.__file__, 'a')", "PermissionError|Read-only"),
    "writes_into_tmp": (
        "import os\nopen('/tmp/netcourse-was-here', 'w').write('x')\nos.path.exists('/tmp/netcourse-was-here')",
        "True",
    ),
    "mounts": ("import ctypes, os\nctypes.CDLL(None, use_errno=True).mount(b'/proc', b'/tmp', b'', 4096, None)", "-1"),
    "becomes_root": ("import os\nos.setuid(0)", "PermissionError"),
    "uses_a_setuid_program": (
        "import subprocess\nsubprocess.run(['su', '-c', 'id'], capture_output=True).returncode != 0",
        "True",
    ),
    "traces_its_guard": ("import ctypes\nctypes.CDLL(None, use_errno=True).ptrace(16, 1, 0, 0)", "-1"),
    "signals_everybody": ("import os\nos.kill(1, 9)\nos.kill(1, 15)\n'still here'", "'still here'"),
    "makes_a_device": ("import os\nos.mknod('disk', 0o60600, os.makedev(254, 0))", "PermissionError"),
    "leaves_through_chroot": ("import os\nos.chroot('/tmp')", "PermissionError"),
}
EXHAUSTS = {
    "loops_for_ever": ("while True: pass", "timeout"),
    "swallows_interrupts": ("while True:\n    try:\n        while True: pass\n    except BaseException: pass", "timeout"),
    "ignores_interrupts": ("import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(60)", "timeout"),
    "leaves_by_the_back_door": ("import os\nprint('so long', flush=True)\nos._exit(0)", "dead"),
    "crashes": ("import ctypes\nctypes.string_at(0)", "dead"),
    "kills_itself": ("import os\nos.kill(os.getpid(), 9)", "dead"),
    "takes_all_memory_by_forking": (
        "import os, time\nfor _ in range(8):\n"
        "    if os.fork() == 0:\n        hog = bytearray(120_000_000)\n        time.sleep(60)\n"
        "hog = bytearray(380_000_000)\ntime.sleep(600)",
        "memory",
    ),
    "writes_without_end": ("while True: print('x' * 1000)", "output"),
    "spoils_the_channel": (
        "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'\\xff' * 4096)\n    except OSError: pass",
        "talk",
    ),
}
SURVIVES = {
    "takes_all_memory": ("hog = bytearray(10_000_000_000)", "MemoryError"),
    "fills_the_disk": ("for at in range(40): open(f'f{at}', 'wb').write(bytes(1_000_000))", "No space left"),
    "writes_a_huge_file": ("with open('big', 'wb') as f:\n    for _ in range(12): f.write(bytes(1_000_000))", "File too large"),
    "opens_all_files": ("kept = [open('/dev/null') for _ in range(2000)]", "Too many open files"),
    "forks_for_ever": (
        "import os, time\nmade = 0\ntry:\n    while True:\n        if os.fork() == 0: time.sleep(60)\n        made += 1\n"
        "except OSError as error:\n    print(made < 64, type(error).__name__)",
        "True BlockingIOError",
    ),
    "starts_threads_for_ever": (
        "import threading, time\nmade = 0\ntry:\n    while True:\n"
        "        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "        made += 1\nexcept RuntimeError:\n    print(made < 64)",
        "True",
    ),
    "shows_a_huge_picture": ("from IPython.display import HTML\nHTML('x' * 5_000_000)", "it was cut"),
    "prints_much": ("print('x' * 5_000_000)", "it was cut"),
}
# What is like another one here, or like one of the hostile corpus, which is marked as a class.
LEFT_TO_THE_SOAK = {
    "a_text_that_equals_everything",
    "a_list_that_is_a_subclass",
    "mock_any",
    "a_class_that_calls_itself_numpy",
    "an_input_transformer",
    "a_display_hook",
    "answers_json_replaced_by_a_folder",
    "answers_json_that_is_huge",
    "values_nested_a_million_times",
    "reads_the_source",
    "reads_the_environment_of_its_guard",
    "looks_a_name_up",
    "writes_into_the_package",
    "becomes_root",
    "makes_a_device",
    "swallows_interrupts",
    "leaves_by_the_back_door",
    "crashes",
    "writes_without_end",
    "fills_the_disk",
    "opens_all_files",
    "starts_threads_for_ever",
    "shows_a_huge_picture",
}


def tried(attacks: Mapping[str, T]) -> dict[str, T]:
    return {name: how for name, how in attacks.items() if os.environ.get(SOAK) or name not in LEFT_TO_THE_SOAK}


TAMPERS, SPIES, EXHAUSTS, SURVIVES = tried(TAMPERS), tried(SPIES), tried(EXHAUSTS), tried(SURVIVES)


def attacked(cell: str) -> NotebookNode:
    tests = [marks_cell("q1-marks", 2, CHECK), marks_cell("x-marks", 1, NUMBER), marks_cell("words-marks", 1, ASSERT)]
    return notebook(question("q1", ASK), cell, *tests)


@pytest.fixture(scope="module")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    (folder / "gradebook.db").write_text("marks", encoding="utf-8")
    (folder / "source.ipynb").write_text("tests", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def servers() -> Iterator[int]:
    """Somebody listens on this machine, on a port and on an abstract socket."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0netcourse-test")
        abstract.listen()
        yield server.getsockname()[1]


@pytest.fixture(scope="module")
def results(executor: LocalExecutor, course_folder: Path, servers: int) -> dict[str, Done]:
    """All attacks in one run, an honest student among them."""
    known = {
        "gradebook": str(course_folder / "gradebook.db"),
        "source": str(course_folder / "source.ipynb"),
        "home": str(Path.home()),
        "port": servers,
    }
    cells = dict(TAMPERS)
    for name, (cell, _) in SPIES.items():
        for word, value in known.items():
            cell = cell.replace("{" + word + "!r}", repr(value)).replace("{" + word + "}", str(value))
        cells[name] = cell
    cells |= {name: cell for name, (cell, _) in {**EXHAUSTS, **SURVIVES}.items()}
    cells["honest"] = "x = 7\nwords, share = ['a', 'b'], 0.3"
    jobs = [
        job(attacked(cell), ANSWERS % ("B" if name == "honest" else "A"), name, limits=PATIENT if name in UNHURRIED else QUICK)
        for name, cell in cells.items()
    ]
    return {done.name: done for done in executor.run(jobs)}


def shown(done: Done) -> str:
    return json.dumps(outputs(executed(done))[1][1], ensure_ascii=False)


@pytest.mark.parametrize("name", [*TAMPERS, *SPIES, *EXHAUSTS, *SURVIVES])
def test_an_attack_earns_nothing(results: dict[str, Done], name: str) -> None:
    assert sum(mark or 0 for mark in marks(executed(results[name])).values()) == 0
    assert all(cell.outputs for cell in executed(results[name]).cells[2:])


@pytest.mark.parametrize("name", SPIES)
def test_what_is_not_the_students_can_not_be_reached(results: dict[str, Done], name: str) -> None:
    last = executed(results[name]).cells[1].outputs[-1]
    said = last.data["text/plain"] if "data" in last else f"{last.ename} {last.evalue}"
    assert any(word in said for word in SPIES[name][1].split("|")), said


@pytest.mark.parametrize("name", EXHAUSTS)
def test_a_submission_that_had_to_be_stopped_is_reported_with_the_reason(results: dict[str, Done], name: str) -> None:
    assert results[name].troubles[0].kind == EXHAUSTS[name][1]
    assert not results[name].whole


@pytest.mark.parametrize("name", SURVIVES)
def test_a_limit_is_told_to_the_student_and_the_rest_goes_on(results: dict[str, Done], name: str) -> None:
    assert SURVIVES[name][1] in shown(results[name])
    assert executed(results[name]).cells[1].execution_count == 2
    assert all(test.whole for test in results[name].tests.values())


def test_recorded_answers_are_marked_even_after_the_process_died(executor: LocalExecutor) -> None:
    (done,) = through_ours(executor, job(attacked("import os\nos._exit(1)"), ANSWERS % "B", limits=QUICK))
    assert marks(executed(done)) == {"q1-marks": 2, "x-marks": 0, "words-marks": 0}
    assert "no answer found" in str(outputs(executed(done))[3])


def test_an_honest_student_among_them_gets_full_marks(results: dict[str, Done]) -> None:
    assert marks(executed(results["honest"])) == {"q1-marks": 2, "x-marks": 1, "words-marks": 1}
    assert results["honest"].whole


def test_the_machine_is_as_before(executor: LocalExecutor, results: dict[str, Done], course_folder: Path) -> None:
    assert sorted(path.name for path in course_folder.iterdir()) == ["gradebook.db", "source.ipynb"]
    assert not Path("/tmp/netcourse-was-here").exists()  # noqa: S108 (an attack writes there, or so it thinks)
    assert not Path("/usr/netcourse").exists()
    users = users_of(executor._zygote.pid)
    # A fork that has answered may still be on its way out.
    until = time.monotonic() + 10
    while (left := processes_of(users)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left
