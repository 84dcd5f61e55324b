"""Show a question: its stem, a form, and the receipt."""

from collections.abc import Callable

from netcourse.frontend import is_silent
from netcourse.items.form import Reply, show_form
from netcourse.items.identity import COURSE_ID
from netcourse.items.item import Item
from netcourse.items.numbers import declare_varied, drawn_for
from netcourse.items.plain import Plain
from netcourse.items.recorded import look
from netcourse.items.session import declare, keep, show_receipt
from netcourse.items.setting import AS_SET
from netcourse.items.show import show_bundle
from netcourse.items.stem import show_stem, stem_id
from netcourse.items.varied import Varied

_SAME_FOR_ALL = "In this course everybody has the same numbers; nothing is asked here."


def ask(question: Item | Varied) -> None:
    """Ask a graded question. This stands in a locked cell; running it again shows what was recorded.

    Parameters
    ----------
    question : Item or Varied
        It says nothing about what is right. One whose numbers vary shows those of the student who typed an id in the cell of
        `ask_id`, and those on paper without.

    Raises
    ------
    ValueError
        If it asks for certainty, which is for practice.
    """
    item = question.of(drawn_for(question)) if isinstance(question, Varied) else question
    if item.certainty:
        raise ValueError(f"{item.id}: certainty is asked in practice only")

    as_set: Callable[[], Plain] | None = None
    # How it opened, if nothing is recorded: that is nobody's answer.
    untouched: Plain | None = None

    def submit(raw: object, _: str) -> Reply:
        chosen = as_set() if raw == AS_SET and as_set else raw
        if raw == AS_SET and untouched is not None and chosen == untouched:
            raise item.problem("it stands as it opened.")
        entry = keep(item, item.parse(chosen), typed=False)
        return {"said": f"Recorded: {item.words(entry.value)}", "entry": entry.as_data()}

    declare(item, submit)
    if isinstance(question, Varied):
        declare_varied(question)
    if is_silent():
        return
    entry, recorded = look(item)
    show_stem(item, with_options=recorded.closed, display_id=stem_id(item) if isinstance(question, Varied) else None)
    if not recorded.closed:
        as_set = item.open(entry.value if entry else None)
        untouched = as_set() if as_set and not entry else None
        show_form(item, entry.value if entry else None, submit, "Record")
    show_receipt(item)


def ask_id(*, off: bool = False) -> None:
    """Ask for the student's id. This stands in a locked cell above the first question whose numbers vary.

    Parameters
    ----------
    off : bool
        Whether everybody has the numbers on paper in this course; then nothing is asked. The build fills it in.
    """
    if off:
        show_bundle(dict.fromkeys(("text/markdown", "text/plain"), _SAME_FOR_ALL))
    else:
        ask(COURSE_ID)
