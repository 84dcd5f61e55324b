"""Finding statements of the article, which a question names as what it examines, and saying what is known about each."""

from netcourse.evidence.load import Library, library
from netcourse.evidence.records import Statement
from netcourse.evidence.search import holds_words


def find_statements(text: str, among: Library | None = None) -> tuple[Statement, ...]:
    """Find statements by id or by words.

    Parameters
    ----------
    text : str
        The id of a statement, in any case, such as ``"S333"``; or words, each of which must begin a word of the statement or of
        its section.
    among : Library, optional
        Where to look; the course's own evidence by default.

    Returns
    -------
    tuple of Statement
        In the order of the file; empty when there is none.
    """
    where = library() if among is None else among
    wanted = text.casefold().strip()
    if not wanted:
        return ()
    named = tuple(one for one in where.statements.values() if one.id.casefold() == wanted)
    words = wanted.split()
    return named or tuple(one for one in where.statements.values() if holds_words(f"{one.statement} {one.section}", words))


def render_statement(statement: Statement, among: Library | None = None) -> str:
    """Say in plain text what is known about a statement: what it says, which unit teaches it, and for which objective.

    Returns
    -------
    str
        Lines of text without a line feed at the end.
    """
    where = library() if among is None else among
    lines = ", ".join(map(str, statement.article_lines))
    return "\n".join(
        [
            f"{statement.id}: {statement.statement}",
            f"  {statement.kind} of the article, line{'s' if len(statement.article_lines) > 1 else ''} {lines}",
            f"  taught by unit {statement.unit}: {statement.tier}",
            *(f"  objective {one.id}: {one.objective}" for one in where.objectives.values() if statement.id in one.statements),
        ]
    )
