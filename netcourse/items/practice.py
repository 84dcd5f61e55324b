"""Practice questions: they cost nothing and answer fully, so their key may stand in the notebook."""

import sys
from collections.abc import Mapping
from html import escape

from netcourse.items.answers import look_up
from netcourse.items.show import display_both


def practise(name: str, *, key: str, hint: str, worked: str, wrong: Mapping[str, str]) -> None:
    """Answer a practice question under its cell: what the choice means, then a hint, then the worked answer.

    Parameters
    ----------
    name : str
        The variable that holds the answer in the calling notebook, such as ``"practice_1"``; an empty text there gets the
        invitation to choose.
    key : str
        The best option.
    hint : str
        A question that leads to the answer; shown after a wrong choice.
    worked : str
        The worked answer, folded away after a wrong choice and shown openly after the right one.
    wrong : mapping of str to str
        For each other option the misconception behind it, in the student's words.

    Raises
    ------
    AnswerProblem
        If the answer cell has not been run.
    """
    answer = look_up(name, sys._getframe(1))
    chosen = answer.strip().upper() if isinstance(answer, str) else ""
    if chosen == key:
        display_both(f"<p><strong>Yes, {key}.</strong> {escape(worked)}</p>", f"Yes, {key}. {worked}")
    elif chosen in wrong:
        display_both(
            f"<p><strong>{chosen} is not it.</strong> {escape(wrong[chosen])}</p><p><strong>Hint.</strong> {escape(hint)}</p>"
            f"<details><summary>Show the worked answer</summary><p>{escape(worked)}</p></details>",
            f"{chosen} is not it. {wrong[chosen]}\nHint. {hint}",
        )
    else:
        options = ", ".join(sorted({key, *wrong}))
        say = f"Type one of {options} between the quotation marks, then press Shift+Enter twice."
        display_both(f"<p>{escape(say)}</p>", say)
