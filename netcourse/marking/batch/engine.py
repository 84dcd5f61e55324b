"""One database engine while a class is recorded, and one transaction for each submission.

nbgrader opens its gradebook eight times for each submission: it makes an engine, looks whether every table is there, and commits
after each cell. Here the engine stays with the statements that it has compiled, the tables are looked for once, and all that is
written of one submission is written together or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader import api
from sqlalchemy.orm import scoped_session, sessionmaker

from netcourse.marking.batch.rows import add_submission


class _Together:
    """A session in a transaction of our own: what nbgrader commits is flushed, and it is never closed."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def commit(self) -> None:
        """Write, but keep the transaction open. As after a commit, everything is read anew."""
        self._session.flush()
        self._session.expire_all()

    def remove(self) -> None:
        """Nothing: another gradebook goes on with it."""


class _Engines:
    """What is kept meanwhile, by the address of the database."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}
        self._together: dict[str, _Together] = {}
        # Addresses and courses of which it is known that they are there.
        self._known: set[tuple[str, str]] = set()
        self._stock = api.create_engine, api.Gradebook.__init__, api.Gradebook.close
        self._adds = api.Gradebook.add_submission

    def __enter__(self) -> "_Engines":
        create_engine, begin, _ = self._stock

        def kept(url: str, **options: Any) -> Any:
            if url not in self._made:
                self._made[url] = create_engine(url, **options)
            return self._made[url]

        def opened(gradebook: Any, db_url: str, course_id: str = "default_course", authenticator: Any = None) -> None:
            known = (db_url, course_id) in self._known
            if not known and db_url not in self._together:
                begin(gradebook, db_url, course_id, authenticator)
            else:
                gradebook.engine, gradebook.db = self._made[db_url], self._together.get(db_url) or self._session(db_url)
                gradebook.course_id, gradebook.authenticator = course_id, authenticator
                if not known:
                    gradebook.check_course(course_id=course_id)
            self._known.add((db_url, course_id))

        api.create_engine = kept
        api.Gradebook.__init__ = opened
        api.Gradebook.close = lambda gradebook: gradebook.db.remove()
        api.Gradebook.add_submission = add_submission
        return self

    def __exit__(self, *_: object) -> None:
        api.create_engine, api.Gradebook.__init__, api.Gradebook.close = self._stock
        api.Gradebook.add_submission = self._adds
        for engine in self._made.values():
            engine.dispose()

    @contextmanager
    def together(self, gradebook: Any, url: str) -> Iterator[None]:
        """See `one_transaction`."""
        session = gradebook.db
        self._together[url] = _Together(session)
        try:
            yield
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            del self._together[url]
            gradebook.close()

    def _session(self, url: str) -> Any:
        return scoped_session(sessionmaker(autoflush=True, bind=self._made[url], future=True))


_now: list[_Engines] = []


@contextmanager
def one_engine() -> Iterator[None]:
    """Have every gradebook that is opened meanwhile use the same engine for the same database."""
    with _Engines() as engines:
        _now.append(engines)
        try:
            yield
        finally:
            _now.remove(engines)


@contextmanager
def one_transaction(api_of_course: Any) -> Iterator[None]:
    """Write all that is written into the gradebook meanwhile at the end, or, if anything is raised, nothing of it.

    Parameters
    ----------
    api_of_course : NbGraderAPI
        Whose gradebook. Outside of `one_engine` it is opened with an engine for this transaction.
    """
    if not _now:
        with one_engine(), one_transaction(api_of_course):
            yield
        return
    with _now[-1].together(api_of_course.gradebook, api_of_course.coursedir.db_url):
        yield
