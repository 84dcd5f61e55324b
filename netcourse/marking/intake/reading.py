"""From bytes to a notebook as plain data, whatever a mail program, an editor or an old Jupyter did to it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from netcourse.items.decoding import decode
from netcourse.items.plain import read_json
from netcourse.marking.intake.limits import Limits
from netcourse.marking.letters import whole

Json = dict[str, Any]


class NotReadable(Exception):  # noqa: N818 (it carries the reason that a report shows)
    """Bytes that are no notebook, with the reason in plain words."""


def read_notebook(data: bytes, limits: Limits) -> tuple[Json, list[str]]:
    """A notebook of format 4 as plain data: `cells`, a list of dictionaries that have been checked for nothing else.

    Parameters
    ----------
    data : bytes
        What was sent.
    limits : Limits
        What is bearable.

    Returns
    -------
    tuple
        The notebook, and what had to be repaired.

    Raises
    ------
    NotReadable
        If it is no notebook, or an unbearable one.
    """
    raw, repairs = read_object(data, limits)
    notebook, upgraded = as_format_4(raw, limits)
    return notebook, repairs + upgraded


def read_object(data: bytes, limits: Limits) -> tuple[Json, list[str]]:
    """The JSON object that bytes hold, of whatever format; as for `read_notebook`."""
    if len(data) > limits.file:
        raise NotReadable(f"too big ({len(data) / 1e6:,.1f} MB; at most {limits.file / 1e6:,.0f} MB)")
    text, encoding = decode(data)
    raw = _parse(text, limits)
    repairs = [f"encoding {encoding} made UTF-8"] if encoding else []
    if not isinstance(raw, dict):
        raise NotReadable("not a notebook (JSON, but no notebook's)")
    if not _encodable(raw):
        whole(raw)
        repairs.append("half characters (lone surrogates) replaced")
    return raw, repairs


def as_format_4(raw: Json, limits: Limits) -> tuple[Json, list[str]]:
    """A JSON object as a notebook of format 4; as for `read_notebook`."""
    notebook, upgraded = _as_format_4(raw)
    if len(notebook["cells"]) > limits.cells:
        raise NotReadable(f"more than {limits.cells:,} cells")
    return notebook, upgraded


def _parse(text: str, limits: Limits) -> object:
    start = text[:2000].strip()
    if not start:
        raise NotReadable("an empty file")
    if re.match(r"(?i)<!doctype html|<html", start):
        raise NotReadable("not JSON (a web page was saved in place of the notebook)")
    if sum(map(text.count, "[{,")) > limits.tokens:
        raise NotReadable("too many parts")
    try:
        raw = read_json(text)
    except ValueError as error:
        where = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)[:80]
        raise NotReadable(f"not JSON ({where})") from None
    if _deeper_than(raw, limits.json_depth):
        raise NotReadable("nested too deeply")
    return raw


def _deeper_than(raw: object, most: int) -> bool:
    level = [raw]
    for _ in range(most):
        level = [part for one in level for part in _parts(one)]
        if not level:
            return False
    return True


def _parts(one: object) -> Iterator[object]:
    inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return (part for part in inside if isinstance(part, (dict, list)))


def _as_format_4(raw: Json) -> tuple[Json, list[str]]:
    major, minor = raw.get("nbformat"), raw.get("nbformat_minor")
    if type(major) is not int or not isinstance(raw.get("worksheets" if major < 4 else "cells"), list):
        raise NotReadable("not a notebook (JSON, but without nbformat and cells)")
    if major > 4:
        raise NotReadable(f"a notebook of format {major}, which is not known here")
    if major < 4:
        return _upgraded(raw, major), [f"notebook format {major} made 4.5"]
    metadata = raw.get("metadata")
    notebook = {"cells": raw["cells"], "metadata": metadata if isinstance(metadata, dict) else {}}
    plain = type(minor) is int and minor == 5
    return notebook, [] if plain else [f"notebook format 4.{minor if type(minor) is int else '?'} made 4.5"]


def _upgraded(raw: Json, major: int) -> Json:
    import nbformat

    try:
        # Nothing that a hostile notebook makes the library raise may stop a class; what it says is of no use to a student.
        notebook: Json = json.loads(json.dumps(nbformat.convert(nbformat.reader.reads(json.dumps(raw)), 4)))
    except Exception:  # noqa: BLE001
        raise NotReadable(f"a damaged notebook of format {major}") from None
    for cell in notebook["cells"]:
        # The library draws these at random; equal bytes must give an equal notebook.
        cell.pop("id", None)
    return {"cells": notebook["cells"], "metadata": notebook.get("metadata", {})}


def _encodable(raw: object) -> bool:
    try:
        json.dumps(raw, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
