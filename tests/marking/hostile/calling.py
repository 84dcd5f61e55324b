"""Students whose function does something else when a test calls it. Everything else is answered."""

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


@answers_calls(all_but("f1-marks", "p1-marks"), says="f1-marks|p1-answer")
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
