"""What the companion asks of the kernel: it draws forms itself and hands over what a student chose."""

import json

from netcourse.items.form import Reply, reply_to
from netcourse.items.plain import read_json
from netcourse.items.session import form_of
from netcourse.items.show import show_bundle

REPLY = "application/vnd.netcourse.reply+json"


def hear(message: str) -> None:
    """Take an answer that a form on the page sent, and show the reply as an output that the page reads.

    Parameters
    ----------
    message : str
        JSON: the question's ``id``, the raw ``value`` and the ``certainty``.
    """
    reply = replied(message)
    show_bundle({REPLY: reply, "text/plain": json.dumps(reply)})


def replied(message: str) -> Reply:
    """The reply to a message of the page; see `hear`.

    Returns
    -------
    dict
        As `netcourse.items.form.reply_to`; ``{"ok": False, "unknown": True}`` if the question's cell has not run in this kernel.
    """
    try:
        raw = read_json(message)
    except ValueError:
        raw = None
    found = form_of(raw.get("id")) if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or found is None:
        return {"ok": False, "unknown": True, "said": "The question's own cell has not run yet."}
    return reply_to(*found, raw)
