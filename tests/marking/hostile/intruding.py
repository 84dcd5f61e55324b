"""Students who go for the processes that mark them, or for what these are told.

Unless a case says otherwise it starts from the blank release, so that every mark would be a gain.
"""

import json

from tests.marking.hostile.cases import EVERYTHING, Family, all_but, earns, own_cell
from tests.marking.hostile.unit import RIGHT, SOLUTIONS, Json, Scene

intrudes = Family()


@intrudes(earns("q1-marks", "q2-marks"), shows="no code of a test")
def reads_the_frames_that_call_it(scene: Scene) -> Json:
    code = """
import gc, sys

frame_, found = sys._getframe(), []
while frame_:
    found += [*map(str, frame_.f_locals.values()), *map(str, frame_.f_globals.values())]
    frame_ = frame_.f_back
found += [one for one in gc.get_objects() if type(one) is str]
for one in gc.get_objects():
    if type(one) is dict:
        found += [str(value) for value in list(one.values()) if type(value) in (str, bytes)]
words = ["Best" + '("B"', "Multiply by" + " 5.23.", "Seven" + " reports go up", "HIDDEN" + " TESTS\\n"]
hits = [word for word in words if any(word in text for text in found if "words =" not in text)]
print(hits or "no code of a test")
"""
    return scene.typing(code, at="x1-answer", into=scene.recorded(RIGHT))


@intrudes(shows=r"attached to \[\]")
def traces_every_process(scene: Scene) -> str:
    return """
        import ctypes, os
        libc = ctypes.CDLL(None)
        attach, detach = 16, 17
        pids = [int(one) for one in os.listdir("/proc") if one.isdigit() and int(one) != os.getpid()]
        held = [pid for pid in {1, os.getppid(), *pids} - {0} if libc.ptrace(attach, pid, 0, 0) == 0]
        print(f"attached to {held}")
    """


@intrudes(EVERYTHING, shows="still here")
def signals_every_process(scene: Scene) -> Json:
    code = """
import os, signal

for pid in (-1, 1, os.getppid(), *range(2, 400)):
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):
        if pid != os.getpid():
            try:
                os.kill(pid, number)
            except OSError:
                pass
print("still here")
"""
    return scene.typing(code, into=scene.solved())


@intrudes(earns("q1-marks", "q2-marks"), says="x1-answer: the process was ended by SIGKILL")
def kills_itself(scene: Scene) -> Json:
    return scene.typing("import os; os.kill(os.getpid(), 9)", at="x1-answer", into=scene.recorded(RIGHT))


@intrudes(earns("q1-marks", "q2-marks"), says="x1-answer: the process ended itself with code 113")
def ends_with_the_code_that_stands_for_missing_isolation(scene: Scene) -> Json:
    return scene.typing("import os; os._exit(113)", at="x1-answer", into=scene.recorded(RIGHT))


@intrudes(EVERYTHING)
def raises_what_nobody_catches(scene: Scene) -> Json:
    code = """
class Odd(BaseException):
    def __str__(self): raise SystemExit(0)
    __repr__ = __str__

raise Odd
"""
    return scene.typing(code, into=scene.solved())


@intrudes(earns("q1-marks", "q2-marks"), says="spoilt the channel")
def writes_nonsense_into_every_descriptor(scene: Scene) -> Json:
    code = """
import os

for fd in range(3, 200):
    try:
        os.write(fd, bytes(range(256)) * 15)
    except OSError:
        pass
"""
    return scene.typing(code, at="x1-answer", into=scene.recorded(RIGHT))


@intrudes(says="x1-marks: what the student's process handed out can't be read")
def hands_out_values_that_are_malformed(scene: Scene) -> str:
    forged = {name: {"is": "frame", "columns": [{"is": "frame"}], "names": {}, "index": 9} for name in ("x1", "n1", "frame")}
    return _handing_out(forged)


@intrudes(says="x1-marks: what the student's process handed out can't be read")
def hands_out_types_that_do_not_parse(scene: Scene) -> str:
    return _handing_out({name: {"is": "scalar", "dtype": "(1,2", "numbers": [1]} for name in ("x1", "n1", "frame")})


@intrudes(says="x1-marks: what the student's process handed out can't be read")
def hands_out_a_tower_of_lists(scene: Scene) -> str:
    tower: object = 7
    for _ in range(90):
        tower = [tower]
    return _handing_out(dict.fromkeys(("x1", "n1", "frame"), tower))


@intrudes(says="it needs x1, something of the type module")
def hands_out_modules_and_more_names_than_asked(scene: Scene) -> str:
    names = ("x1", "n1", "frame", "award", "award_item", "number", "check", "column", "__builtins__", "__name__", "get_ipython")
    return _handing_out({name: {"is": "module", "name": "builtins"} for name in names})


@intrudes(all_but("q1-marks"))
def changes_displays_of_tests_through_their_ids(scene: Scene) -> Json:
    code = """
from IPython.display import display, update_display
import threading, time

def forge():
    for name in ("netcourse-check-q1", "netcourse-receipt-q1", "netcourse-check-q2"):
        update_display({"text/plain": "FORGED"}, raw=True, display_id=name)

def forge_on():
    while True:
        forge()
        time.sleep(0.05)

forge()
threading.Thread(target=forge_on, daemon=True).start()
"""
    return scene.typing(code, into=_wrong_grade(scene))


@intrudes()
def answers_requests_in_place_of_the_kernel(scene: Scene) -> str:
    return """
        session = get_ipython().kernel.session
        for at in range(40):
            header = {"msg_id": f"cell-{at}", "msg_type": "execute_request"}
            for kind, content in (
                ("execute_result", {"data": {"text/plain": "9.0"}, "metadata": {}, "execution_count": at}),
                ("execute_reply", {"status": "ok", "execution_count": at}),
                ("status", {"execution_state": "idle"}),
            ):
                session.send(None, kind, content, parent={"header": header})
    """


@intrudes(shows="the names alone")
def follows_every_call_until_the_end(scene: Scene) -> Json:
    code = """
import sys

seen = set()

def follow(frame, *_):
    if "netcourse" in frame.f_code.co_filename:
        seen.update(str(value)[:5000] for value in frame.f_locals.values() if type(value) in (str, bytes, dict))

sys.setprofile(follow)
"""
    notebook = scene.typing(code)
    code = 'sys.setprofile(None)\nprint("LOOT" if any("octreo" + "tide" in one for one in seen) else "the names alone")'
    notebook["cells"].append(own_cell(code))
    return notebook


def _handing_out(values: Json) -> str:
    return f"""
        import json, sys
        forged = json.loads({json.dumps(json.dumps(values))})
        sys.modules["netcourse.marking.execution.child"].hand_out = lambda *_: forged
    """


def _wrong_grade(scene: Scene) -> Json:
    notebook = scene.recorded({**RIGHT, "q1": "A"})
    for grade_id, source in SOLUTIONS.items():
        scene.cell(notebook, grade_id)["source"] = source
    return notebook
