"""Students who bend objects, the interpreter or the modules that tests use.

Unless a case says otherwise it starts from the blank release, so that every mark would be a gain.
"""

from tests.marking.hostile.cases import Family, as_bytes, earns, zipped
from tests.marking.hostile.unit import RIGHT, UNIT, Json, Scene

tampers = Family()


@tampers(says="something of the type Equal, but only plain data reach a test")
def equals_everything(scene: Scene) -> Json:
    claim = "type('Equal', (), {'__eq__': lambda *_: True, '__bool__': lambda _: True, '__hash__': lambda _: 0})()"
    return _in_every_answer(scene, claim)


@tampers(earns("x1-marks"), says="something of the type Equal, but only plain data reach a test")
def number_of_a_class_that_equals_everything(scene: Scene) -> Json:
    # x1 is also typed as plain 7 in the end: an honest answer keeps its mark beside a dishonest one.
    notebook = _in_every_answer(scene, "type('Equal', (int,), {'__eq__': lambda *_: True, '__hash__': lambda _: 0})(3)")
    return scene.typing("x1 = 7", at="x1-answer", into=notebook)


@tampers(says="something of the type Equal, but only plain data reach a test")
def text_of_a_class_that_equals_everything(scene: Scene) -> Json:
    return _in_every_answer(scene, "type('Equal', (str,), {'__eq__': lambda *_: True, '__hash__': lambda _: 0})('no')")


@tampers(says="something of the type Equal, but only plain data reach a test")
def table_of_a_class_that_equals_everything(scene: Scene) -> Json:
    code = """
import pandas as pd

class Equal(pd.DataFrame):
    columns = property(lambda _: ["ki67"])
    def __getitem__(self, key): return self
    def tolist(self): return [2.0, 12.0, 35.0]
    def __eq__(self, other): return True

n1 = frame = Equal()
"""
    return scene.typing(code, at="p1-answer")


@tampers()
def column_whose_values_equal_everything(scene: Scene) -> Json:
    code = """
import pandas as pd

class Equal:
    __eq__ = lambda *_: True
    __float__ = __index__ = lambda _: 2

frame = pd.DataFrame({"case": list("abc"), "ki67": [Equal(), Equal(), Equal()]})
"""
    return scene.typing(code, at="p1-answer")


@tampers(says="x1-marks: it needs x1, something of the type Liar")
def lies_about_its_class(scene: Scene) -> Json:
    return _in_every_answer(scene, "type('Liar', (), {'__class__': property(lambda _: str), '__eq__': lambda *_: True})()")


@tampers(says="typed: it took more than 4 seconds")
def patches_builtins(scene: Scene) -> str:
    return """
        import builtins
        for name in ("float", "sum", "all", "any", "bool", "isinstance", "len", "print", "type"):
            setattr(builtins, name, lambda *_, **__: True)
    """


@tampers()
def patches_import(scene: Scene) -> str:
    return """
        import builtins, types
        builtins.__import__ = lambda *_, **__: types.SimpleNamespace(
            check=print, award=lambda *_: 9.0, award_item=lambda *_: 9.0, number=lambda *_, **__: 7,
            Best=print, Quantity=print, Criterion=print, column=lambda *_: [2.0, 12.0, 35.0])
    """


@tampers(says="typed: the process ended itself")
def patches_the_course(scene: Scene) -> str:
    return """
        import sys
        for name, module in list(sys.modules.items()):
            if name.startswith("netcourse"):
                for thing in [one for one in vars(module) if not one.startswith("_")]:
                    setattr(module, thing, lambda *_, **__: 99.0)
    """


@tampers()
def transforms_the_syntax_tree_of_every_cell(scene: Scene) -> str:
    return """
        import ast
        class Full(ast.NodeTransformer):
            visit_Module = lambda self, tree: ast.parse("9.0")
        get_ipython().ast_transformers.append(Full())
    """


@tampers()
def transforms_the_text_of_every_cell(scene: Scene) -> str:
    return "get_ipython().input_transformers_post.append(lambda lines: ['9.0'])"


@tampers()
def replaces_the_displayhook(scene: Scene) -> str:
    return """
        import sys
        shown = sys.displayhook
        sys.displayhook = lambda *_: shown(9.0)
        get_ipython().displayhook.__class__.__call__ = lambda *_: shown(9.0)
    """


@tampers(earns("n1-marks"))
def fills_in_answers_in_hooks_of_ipython(scene: Scene) -> str:
    # What such a hook leaves in a variable is an answer like any other.
    return """
        shell = get_ipython()
        for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
            shell.events.register(event, lambda *_: shell.user_ns.update(n1="octreotide"))
    """


@tampers()
def replaces_the_shell_and_the_kernel(scene: Scene) -> str:
    return """
        shell = get_ipython()
        async def full(*_, **__):
            return {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
        type(shell).run_cell = type(shell).run_cell_async = shell.kernel.do_execute = full
    """


@tampers(earns("q2-marks"))
def overwrites_a_recorded_answer_while_it_is_marked(scene: Scene) -> Json:
    code = """
import json, time, threading

def again():
    while True:
        text = open("answers.json").read().replace('"value": "A"', '"value": "B"')
        open("answers.json", "w").write(text)
        time.sleep(0.01)

record("q1", "B")
threading.Thread(target=again, daemon=True).start()
"""
    return scene.typing("from netcourse.items import record\n" + code, into=scene.recorded({**RIGHT, "q1": "A"}))


@tampers()
def leaves_pickles_that_run_code(scene: Scene) -> Json:
    code = """
import pickle

class Evil:
    def __reduce__(self): return (exec, ("import netcourse.items as i; i.award = i.award_item = lambda *_: 9.0",))

for name in ("answers.json", "answers.pkl", "frame.pkl"):
    open(name, "wb").write(pickle.dumps(Evil()))
frame = n1 = x1 = pickle.dumps(Evil())
"""
    return scene.typing(code, at="p1-answer")


@tampers(collected="also sent, kept and not used", shows="nothing is shadowed")
def sends_modules_that_shadow_the_course(scene: Scene) -> bytes:
    evil = b"award = award_item = number = lambda *_, **__: 9.0\n"
    names = ("netcourse.py", "netcourse/items.py", "nbgrader_config.py", "sitecustomize.py", "pandas.py", "conftest.py")
    code = "import netcourse.items, os\nassert os.listdir() in ([], ['answers.json'])\nprint('nothing is shadowed')"
    return zipped({f"{UNIT}.ipynb": as_bytes(scene.typing(code)), **dict.fromkeys(names, evil)})


@tampers()
def writes_modules_that_shadow_the_course(scene: Scene) -> str:
    return """
        import os
        os.mkdir("netcourse")
        for name in ("netcourse/__init__.py", "netcourse/items.py", "pandas.py", "numpy.py", "sitecustomize.py"):
            open(name, "w").write("award = award_item = number = lambda *_, **__: 9.0")
    """


def _in_every_answer(scene: Scene, claim: str) -> Json:
    notebook = scene.blank()
    for grade_id, name in (("x1-answer", "x1"), ("n1-answer", "n1"), ("p1-answer", "frame")):
        scene.cell(notebook, grade_id)["source"] = f"{name} = {claim}"
    return notebook
