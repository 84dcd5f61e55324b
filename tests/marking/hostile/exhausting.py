"""Students who use up what there is. What they answered before keeps its marks, and nobody waits for them longer than allowed."""

import json
from hashlib import sha256
from textwrap import dedent

from tests.marking.hostile.cases import EVERYTHING, Family, all_but, as_bytes, earns, zipped
from tests.marking.hostile.unit import SOLUTIONS, UNIT, Json, Scene

exhausts = Family()

BEFORE = earns("q1-marks", "q2-marks", "x1-marks", "n1-marks", "f1-marks")
TOO_LONG = "p1-answer: it took more than 4 seconds"


def _last(scene: Scene, code: str) -> Json:
    """Everything is answered; the last answer cell runs this first."""
    return scene.typing(dedent(code).strip() + "\n" + SOLUTIONS["p1-answer"], at="p1-answer", into=scene.solved())


def _seen(scene: Scene, code: str) -> Json:
    """Everything is answered; a cell whose output is shown, as no hidden test has called a function by then, runs this first."""
    return scene.typing(dedent(code).strip() + "\n" + SOLUTIONS["n1-answer"], at="n1-answer", into=scene.solved())


@exhausts(BEFORE, says=f"{TOO_LONG}$")
def loops_for_ever(scene: Scene) -> Json:
    return _last(scene, "while True: pass")


@exhausts(BEFORE, says=f"{TOO_LONG}$")
def sleeps_for_ever(scene: Scene) -> Json:
    return _last(scene, "import time; time.sleep(10**6)")


@exhausts(BEFORE, says=f"{TOO_LONG}; it did not stop when interrupted and was killed")
def swallows_interrupts(scene: Scene) -> Json:
    code = """
        def on():
            while True:
                try:
                    while True: sum(range(10_000))
                except BaseException:
                    pass
        on()
    """
    return _last(scene, code)


@exhausts(BEFORE, says=f"{TOO_LONG}; it did not stop when interrupted and was killed")
def computes_where_no_interrupt_reaches(scene: Scene) -> Json:
    return _last(scene, "sum(range(10**14))")


@exhausts(BEFORE, says=f"{TOO_LONG}; it did not stop when interrupted and was killed")
def stops_its_own_process(scene: Scene) -> Json:
    return _last(scene, "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)")


@exhausts(BEFORE, says="p1-answer")
def forks_without_end(scene: Scene) -> Json:
    code = """
        import os, time
        while True:
            try:
                os.fork()
            except OSError:
                time.sleep(0.05)
    """
    return _last(scene, code)


_AS_MANY_AS_POSSIBLE = """
import os, time
try:
    while True:
        if os.fork() == 0:
            time.sleep(10**6)
except OSError:
    pass
"""


@exhausts(EVERYTHING)
def leaves_as_many_processes_as_it_can(scene: Scene) -> Json:
    return _last(scene, _AS_MANY_AS_POSSIBLE)


@exhausts(EVERYTHING)
def leaves_no_process_for_the_tests(scene: Scene) -> Json:
    return scene.typing(_AS_MANY_AS_POSSIBLE, into=scene.solved())


@exhausts(EVERYTHING)
def starts_threads_without_end(scene: Scene) -> Json:
    code = """
        import threading, time
        try:
            for _ in range(10_000):
                threading.Thread(target=time.sleep, args=(10**6,), daemon=True).start()
        except RuntimeError:
            pass
    """
    return _last(scene, code)


@exhausts(BEFORE, says="p1-answer: it (needed more than 700 MB of memory|took more than 4 seconds)")
def fills_memory_in_one_process(scene: Scene) -> Json:
    return _last(scene, "kept = []\nwhile True: kept.append(bytearray(10_000_000))")


@exhausts(BEFORE, says="p1-answer")
def fills_memory_in_many_processes(scene: Scene) -> Json:
    code = """
        import os, time
        for _ in range(8):
            if os.fork() == 0:
                kept = bytearray(os.urandom(1)) * 150_000_000
                time.sleep(10**6)
        kept = bytearray(b"x") * 150_000_000
        time.sleep(10**6)
    """
    return _last(scene, code)


@exhausts(all_but("n1-marks"), shows="No space left")
def fills_the_disk(scene: Scene) -> Json:
    return _seen(scene, "for at in range(1000): open(f'{at}.bin', 'wb').write(bytes(1_000_000))")


@exhausts(all_but("n1-marks"), shows="No space left")
def fills_the_disk_with_empty_files(scene: Scene) -> Json:
    return _seen(scene, "import os\nfor at in range(10**6): os.close(os.open(f'/tmp/{at}', os.O_CREAT))")


@exhausts(all_but("n1-marks"), shows="File too large")
def writes_one_file_without_end(scene: Scene) -> Json:
    return _seen(scene, "with open('big', 'wb') as out:\n    while True: out.write(bytes(1_000_000))")


@exhausts(all_but("n1-marks"), shows="Too many open files")
def opens_files_without_end(scene: Scene) -> Json:
    return _seen(scene, "kept = [open('/dev/null') for _ in range(10_000)]")


@exhausts(BEFORE, says="p1-answer: it was stopped: it never ceased to write output")
def prints_without_end(scene: Scene) -> Json:
    return _last(scene, "while True: print('x' * 10_000)")


@exhausts(BEFORE, says="p1-answer: it was stopped: it never ceased to write output")
def lets_a_program_print_without_end(scene: Scene) -> Json:
    return _last(scene, "import subprocess\nsubprocess.run(['yes'])")


@exhausts(BEFORE, says="p1-answer: it was stopped: it never ceased to write output")
def writes_to_stderr_without_end(scene: Scene) -> Json:
    return _last(scene, "import os\nwhile True: os.write(2, b'x' * 10_000)")


@exhausts(EVERYTHING, says="p1-answer: its output was cut")
def shows_a_huge_page(scene: Scene) -> Json:
    return _last(scene, "from IPython.display import HTML, display\ndisplay(HTML('<p>x</p>' * 100_000))")


@exhausts(EVERYTHING, says="p1-answer: its output was cut")
def shows_a_huge_picture(scene: Scene) -> Json:
    code = "import os\nfrom IPython.display import Image, display\n"
    return _last(scene, code + "display(Image(data=b'\\x89PNG' + os.urandom(1_000_000), format='png', width=1, height=1))")


@exhausts(EVERYTHING, says="p1-answer: its output was cut")
def shows_a_huge_object_of_an_unknown_type(scene: Scene) -> Json:
    return _last(scene, "from IPython.display import display\ndisplay({'application/x-mine': 'x' * 1_000_000}, raw=True)")


@exhausts(BEFORE, says="p1-answer: it was stopped: it never ceased to write output")
def updates_a_display_without_end(scene: Scene) -> Json:
    code = """
        from IPython.display import HTML, display
        handle = display(HTML("x"), display_id=True)
        while True: handle.update(HTML("x" * 5000))
    """
    return _last(scene, code)


@exhausts(EVERYTHING, says="p1-answer: its output was cut")
def shows_many_small_things(scene: Scene) -> Json:
    return _last(scene, "from IPython.display import display\nfor _ in range(3_000): display(0)")


@exhausts(all_but("p1-marks"), says="p1-marks: it needs frame, of the type DataFrame, too large to be read")
def answers_with_a_huge_table(scene: Scene) -> Json:
    return scene.typing("import pandas as pd\nframe = pd.DataFrame({'ki67': range(10**6)})", at="p1-answer", into=scene.solved())


@exhausts(all_but("n1-marks", "p1-marks"))
def answers_with_things_that_never_end(scene: Scene) -> Json:
    notebook = scene.typing("n1 = []\nfor _ in range(100_000): n1 = [n1]", at="n1-answer", into=scene.solved())
    return scene.typing("frame = {}\nframe['again'] = frame", at="p1-answer", into=notebook)


@exhausts(EVERYTHING)
def writes_a_huge_answers_json(scene: Scene) -> Json:
    return _last(scene, "with open('answers.json', 'w') as out: out.write('{\"answers\": {' + ' ' * 3_000_000)")


@exhausts(all_but("q1-marks", "q2-marks"))
def writes_a_deep_answers_json(scene: Scene) -> Json:
    notebook = scene.solved()
    scene.cell(notebook, "q1")["outputs"] = []
    code = "open('answers.json', 'w').write('{\"answers\": ' + '[' * 100_000 + ']' * 100_000 + '}')"
    return scene.typing(code, into=notebook)


@exhausts(EVERYTHING, collected=r"answers.json can't be read and is left out")
def sends_a_huge_answers_json(scene: Scene) -> bytes:
    huge = json.dumps({"answers": {f"x{at}": sha256(str(at).encode()).hexdigest() for at in range(20_000)}}).encode()
    return zipped({f"{UNIT}.ipynb": as_bytes(scene.solved()), "answers.json": huge})


@exhausts(BEFORE, says="p1-answer: the process was ended by SIGSEGV")
def recurses_until_the_stack_is_full(scene: Scene) -> Json:
    code = """
        import sys
        sys.setrecursionlimit(10**9)
        class Deep:
            def __repr__(self): return repr(Deep())
        repr(Deep())
    """
    return _last(scene, code)


@exhausts(BEFORE, says="p1-answer: the process was ended by SIGSEGV")
def crashes_the_interpreter(scene: Scene) -> Json:
    return _last(scene, "import ctypes; ctypes.string_at(0)")


@exhausts(EVERYTHING)
def goes_on_in_threads_between_cells(scene: Scene) -> Json:
    code = """
import threading

def on():
    while True: pass

threading.Thread(target=on, daemon=True).start()
"""
    return scene.typing(code, into=scene.solved())
