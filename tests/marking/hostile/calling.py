"""Students whose function does something else when a test calls it, or keeps what it is called with; the rest is answered."""

from textwrap import dedent

from tests.marking.hostile.cases import EVERYTHING, Family, all_but
from tests.marking.hostile.unit import Json, Scene

answers_calls = Family()

OTHERS = all_but("f1-marks")


def _function(scene: Scene, code: str) -> Json:
    return scene.typing(dedent(code).strip(), at="f1-answer", into=scene.solved())


@answers_calls(OTHERS, says="it needs what mitoses returns, something of the type Equal")
def returns_what_equals_everything(scene: Scene) -> Json:
    code = """
        class Equal(float):
            __eq__ = lambda *_: True
            __hash__ = lambda _: 0

        def mitoses(seen, fields): return Equal(3)
    """
    return _function(scene, code)


@answers_calls(OTHERS, says="it needs what mitoses returns, something of the type function")
def puts_a_callable_that_equals_everything_in_its_place(scene: Scene) -> Json:
    code = """
        class Equal:
            __eq__ = lambda *_: True
            __call__ = __getattr__ = lambda self, *_, **__: self

        mitoses = Equal()
    """
    return _function(scene, code)


@answers_calls(OTHERS)
def puts_a_builtin_in_its_place(scene: Scene) -> Json:
    return _function(scene, "import os\nmitoses = os._exit")


@answers_calls(OTHERS)
def leaves_by_every_exit_when_called(scene: Scene) -> Json:
    code = """
        from netcourse.items.answers import AnswerProblem

        def mitoses(seen, fields):
            for error in (SystemExit(0), KeyboardInterrupt(), GeneratorExit(), AnswerProblem("9.0")):
                if seen == 6:
                    raise error
    """
    return _function(scene, code)


@answers_calls(EVERYTHING)
def shows_marks_and_overwrites_variables_when_called(scene: Scene) -> Json:
    code = """
        from IPython.display import display

        def mitoses(seen, fields):
            global x1, n1
            x1 = n1 = "FORGED"
            print("FORGED")
            display({"text/plain": "FORGED"}, raw=True)
            open("answers.json", "w").write("FORGED")
            return seen / fields * 10
    """
    return _function(scene, code)


@answers_calls(OTHERS, says="f1-marks")
def never_returns(scene: Scene) -> Json:
    return _function(scene, "def mitoses(seen, fields):\n    while True: pass")


@answers_calls(OTHERS, says="f1-marks: a function that it called gave no answer: the process was ended by SIGKILL")
def dies_when_called(scene: Scene) -> Json:
    return _function(scene, "import os, signal\n\ndef mitoses(seen, fields): os.kill(os.getpid(), signal.SIGKILL)")


@answers_calls(OTHERS)
def returns_without_end(scene: Scene) -> Json:
    return _function(scene, "def mitoses(seen, fields): return list(range(1_000_000))")


@answers_calls(OTHERS)
def forges_the_form_of_what_it_returns(scene: Scene) -> Json:
    code = """
        import sys
        child = sys.modules["netcourse.marking.execution.child"]
        child.call = lambda *_: {"returned": {"is": "scalar", "dtype": "object", "numbers": ["9.0"]}}

        def mitoses(seen, fields): return 0
    """
    return _function(scene, code)


# A function that is right, and keeps what it was tried with wherever it can.
_KEEPS = """
    import os, threading
    from pathlib import Path

    tried, handle = [], None
    Path("kept.txt").touch()

    def mitoses(seen, fields):
        tried.append(seen)
        for folder in (".", "/tmp", "/dev/shm", os.path.expanduser("~")):
            Path(folder, "kept.txt").write_text(f"{seen}")
        os.environ["KEPT"] = f"{seen}"
        print("KEPT", seen, flush=True)
        if handle:
            handle.update(f"KEPT {seen}")
        return seen / fields * 10
"""


@answers_calls(EVERYTHING)
def shows_what_its_function_was_tried_with_in_every_cell_below(scene: Scene) -> Json:
    code = """
        import threading
        from IPython.display import display

        print(tried, os.environ.get("KEPT"), [Path(place, "kept.txt").read_text() for place in (".", "/tmp")])
        display({"text/plain": f"{tried}"}, raw=True)
        threading.Thread(target=print, args=(tried,)).start()
        raise ValueError(f"{tried}")
    """
    return scene.typing(dedent(code).strip(), into=scene.called_first(dedent(_KEEPS).strip(), scene.solved()))


@answers_calls(all_but("q2-marks"))
def answers_a_question_with_what_its_function_was_tried_with(scene: Scene) -> Json:
    solved = scene.called_first(dedent(_KEEPS).strip(), scene.solved())
    scene.cell(solved, "q1")["outputs"] = scene.cell(scene.recorded({"q1": "B"}), "q1")["outputs"]
    code = """
        from netcourse.items import record

        record("q2", f"{(tried or [8])[-1]} µmol/24 h")
    """
    return scene.typing(dedent(code).strip(), into=solved)


@answers_calls(all_but("x1-marks"))
def gives_what_its_function_was_tried_with_for_a_number(scene: Scene) -> Json:
    return scene.typing(
        "x1 = (tried or [8])[-1]", at="x1-answer", into=scene.called_first(dedent(_KEEPS).strip(), scene.solved())
    )


@answers_calls(EVERYTHING)
def changes_an_output_above_when_called(scene: Scene) -> Json:
    code = f"{dedent(_KEEPS).strip()}\nfrom IPython.display import display\nhandle = display('nothing yet', display_id=True)"
    return _function(scene, code)


@answers_calls(EVERYTHING)
def leaves_a_program_that_prints_what_its_function_was_tried_with(scene: Scene) -> Json:
    code = """
        import subprocess, sys

        waits = "import time; time.sleep(0.3); print(open('kept.txt').read(), flush=True)"
        left = [subprocess.Popen([sys.executable, "-S", "-c", f"{waits}\\n"]) for _ in range(2)]
    """
    solved = _function(scene, f"{dedent(_KEEPS).strip()}\n{dedent(code).strip()}")
    return scene.typing("left[0].wait()\n" + scene.cell(solved, "p1-answer")["source"], at="p1-answer", into=solved)
