"""Which worker gets which job: bounded, fair, and a suspect alone."""

from netcourse.marking.cluster.sharing_out import Hand, Sharing


def _sharing(**threads: int) -> Sharing:
    sharing = Sharing()
    for name, count in threads.items():
        sharing.join(Hand(name, name, count, bounded=True))
    return sharing


def _fill(sharing: Sharing) -> list[str]:
    given: list[str] = []
    while (address := sharing.free()) is not None:
        sharing.give(str(len(given)), address)
        given.append(address)
    return given


def test_as_many_jobs_are_on_their_way_as_there_are_threads_and_one_more_a_worker() -> None:
    sharing = _sharing(small=1, large=3)
    given = _fill(sharing)
    assert (given.count("small"), given.count("large")) == (2, 4)
    assert len(given) == sharing.room == 6
    sharing.take("0")
    assert sharing.free() is not None


def test_without_workers_nobody_gets_a_job() -> None:
    assert Sharing().free() is None
    assert Sharing().idle() is None
    assert Sharing().free(saving_one=True) is None


def test_the_jobs_of_a_worker_that_left_are_known_and_no_others() -> None:
    sharing = _sharing(one=1, two=1)
    given = _fill(sharing)
    lost = sharing.leave("one")
    assert lost == [str(at) for at, address in enumerate(given) if address == "one"]
    assert sharing.leave("one") == []
    assert list(sharing.hands) == ["two"]


def test_a_suspect_has_a_worker_for_itself() -> None:
    sharing = _sharing(one=2, two=2)
    sharing.give("suspect", "one", alone=True)
    assert set(_fill(sharing)) == {"two"}
    sharing.take("suspect")
    assert sharing.free() == "one"


def test_a_worker_is_kept_for_a_suspect_until_it_is_idle() -> None:
    sharing = _sharing(one=2, two=2)
    sharing.give("first", "one")
    sharing.give("second", "two")
    sharing.give("third", "two")
    assert sharing.idle() is None
    assert sharing.free(saving_one=True) == "two"
    sharing.take("first")
    assert sharing.idle() == "one"


def test_the_last_worker_is_kept_as_well() -> None:
    sharing = _sharing(only=4)
    sharing.give("first", "only")
    assert sharing.free(saving_one=True) is None
    sharing.take("first")
    assert sharing.idle() == "only"
